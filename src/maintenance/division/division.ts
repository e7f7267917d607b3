import { relationsOn } from '../../certificate/certificate/store/relation.ts'
import type { Asked } from '../../clause/block.ts'
import { compared } from '../../clause/compared.ts'
import type { Day } from '../../clause/day.ts'
import { heldOn, isServed, type Maintained } from '../../customer/customer/rules.ts'
import { customerNames } from '../../customer/customer/store/master.ts'
import { judgedMaintainers } from '../../customer/maintainer/store.ts'
import { allVipSpans } from '../../customer/vip/store.ts'
import type { Db } from '../../register/register.ts'

/** A certified organization with who maintains it: one line of the maintenance list (4.3.1). */
export interface MaintainedCustomer extends Maintained {
  readonly id: number
  readonly vip: boolean
}

/** The organizations asked about that are certified on the day, with their maintainers. */
export async function maintainedCustomers(db: Db, day: Day, asked: Asked = null): Promise<MaintainedCustomer[]> {
  const relations = await relationsOn(db, day, asked)
  const maintainers = await judgedMaintainers(db, day, asked)
  const vip = await allVipSpans(db, asked)
  return (await customerNames(db, asked))
    .filter(({ id }) => relations.get(id) === 'certified')
    .map(({ id, code, name }) => ({
      id,
      code,
      name,
      maintainer: maintainers.get(id) ?? null,
      vip: heldOn(vip.get(id) ?? [], day) !== null,
    }))
}

/** The organizations that one maintainer has. */
export interface MaintainerPart<Customer extends Maintained> {
  readonly maintainer: string
  readonly customers: readonly Customer[]
}

/** All certified organizations as 4.3.1 divides them. */
export interface Division<Customer extends Maintained> {
  /** In the order of their names. */
  readonly parts: readonly MaintainerPart<Customer>[]
  /** Those that nobody of the business department has: somebody who left it has them on paper only. */
  readonly unassigned: readonly Customer[]
}

/** Divides organizations among those who maintain them, each part in the order in which they were given. */
export function divided<Customer extends Maintained>(customers: readonly Customer[]): Division<Customer> {
  const parts = new Map<string, Customer[]>()
  const unassigned: Customer[] = []
  for (const customer of customers) {
    const { maintainer } = customer
    if (!isServed(maintainer)) {
      unassigned.push(customer)
      continue
    }
    const own = parts.get(maintainer.name)
    if (own === undefined) parts.set(maintainer.name, [customer])
    else own.push(customer)
  }
  const ordered = [...parts].sort(([a], [b]) => compared(a, b))
  return { parts: ordered.map(([maintainer, own]) => ({ maintainer, customers: own })), unassigned }
}
