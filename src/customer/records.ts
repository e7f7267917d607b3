import type { AnyKind } from '../record/kind.ts'
import { customer, formerName } from './customer/customer.ts'
import { maintainer } from './maintainer/maintainer.ts'
import { erasure } from './person/erasure.ts'
import { person } from './person/person.ts'
import { vip } from './vip/vip.ts'

/** The kinds of record of this room. */
export const customerKinds: readonly AnyKind[] = [customer, formerName, person, maintainer, vip, erasure]
