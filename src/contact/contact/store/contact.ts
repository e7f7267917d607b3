import type { Asked } from '../../../clause/block.ts'
import type { Day } from '../../../clause/day.ts'
import { among } from '../../../register/among.ts'
import type { Db, Own, Row, Write } from '../../../register/register.ts'
import { toldColumns } from '../contact.ts'

/** What is recorded of a contact. */
export type NewContact = Omit<Own<'contact'>, 'number'>

/** The contact that says exactly the same, or null: recording it again would change nothing. */
export const sameContact = (tx: Write, wanted: NewContact): string | null =>
  tx.find('contact', wanted)[0]?.number ?? null

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
  const lacking = toldColumns.filter((column) => there[column] === null && wanted[column] !== null)
  return tx.update('contact', there.id, Object.fromEntries(lacking.map((column) => [column, wanted[column]])))
}

/** The last day on which each customer asked about was reached by the day, by customer id. */
export async function lastContacts(db: Db, day: Day, asked: Asked): Promise<Map<number, Day>> {
  const rows = await db
    .selectFrom('contact')
    .select((eb) => ['customer_id', eb.fn.max('on_day').as('last')])
    .where('voided_at', 'is', null)
    .where('outcome', '=', 'reached')
    .where('on_day', '<=', day)
    .where(among('customer_id', asked))
    .groupBy('customer_id')
    .execute()
  return new Map(rows.map((row) => [row.customer_id, row.last]))
}
