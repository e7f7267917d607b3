import type { Asked } from '../../../clause/block.ts'
import type { Day } from '../../../clause/day.ts'
import { among } from '../../../register/among.ts'
import type { Db, Own, Write } from '../../../register/register.ts'

/** What is recorded of a contact. */
export type NewContact = Omit<Own<'contact'>, 'number'>

/** The contact that says exactly the same, or null: recording it again would change nothing. */
export const sameContact = (tx: Write, wanted: NewContact): string | null =>
  tx.find('contact', wanted)[0]?.number ?? null

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
