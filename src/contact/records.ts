import type { AnyKind } from '../record/kind.ts'
import { contact } from './contact/contact.ts'
import { transmittal } from './contact/transmittal.ts'
import { information } from './information/information.ts'

/** The kinds of record of this room. */
export const contactKinds: readonly AnyKind[] = [contact, transmittal, information]
