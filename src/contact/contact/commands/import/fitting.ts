import { optionalFields } from '../../../../record/clearing.ts'
import type { Own, Row, Write } from '../../../../register/register.ts'
import { contact } from '../../contact.ts'
import type { NewContact } from '../../store/contact.ts'

/** The columns of what may be told of a contact, and left out. */
const toldColumns = optionalFields(contact).map(({ field }) => field.column as Exclude<keyof Own<'contact'>, 'number'>)

/**
 * Contacts of the same customer, day, channel, staff and outcome in which nothing contradicts this one: what is empty in
 * one of the two may be given in the other.
 */
export function fittingContacts(tx: Write, wanted: NewContact): Row<'contact'>[] {
  const { customer_id, on_day, channel, staff_id, outcome } = wanted
  return tx
    .find('contact', { customer_id, on_day, channel, staff_id, outcome })
    .filter((row) =>
      toldColumns.every((column) => wanted[column] === null || row[column] === null || row[column] === wanted[column]),
    )
}

/** Fills what the contact on record lacks; false where it lacks nothing of it. */
export function fillContact(tx: Write, there: Row<'contact'>, wanted: NewContact): boolean {
  const lacking: Exclude<keyof Own<'contact'>, 'number'>[] = toldColumns.filter(
    (column) => there[column] === null && wanted[column] !== null,
  )
  const filled = lacking.includes('surveillance') ? [...lacking, 'surveillance_by' as const] : lacking
  return tx.update('contact', there.id, Object.fromEntries(filled.map((column) => [column, wanted[column]])))
}
