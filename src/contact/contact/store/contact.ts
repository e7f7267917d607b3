import type { Asked } from '../../../clause/block.ts'
import type { Day } from '../../../clause/day.ts'
import { among } from '../../../register/among.ts'
import type { Db, Own, Write } from '../../../register/register.ts'

/** What is recorded of a contact. */
export type NewContact = Omit<Own<'contact'>, 'number'>

/** The contact that says exactly the same, or null: recording it again would change nothing. What was read of it follows from that. */
export const sameContact = (tx: Write, { surveillance_by: _, ...said }: NewContact): string | null =>
  tx.find('contact', said)[0]?.number ?? null

/** The last day on which each customer asked about was reached by the day, by customer id. */
export async function lastContacts(db: Db, day: Day, asked: Asked): Promise<Map<number, Day>> {
  const rows = await db
    .selectFrom('customer')
    .select((eb) => [
      'id',
      // Looked for from the day backwards in the index, customer by customer: there are many contacts before the last.
      eb
        .selectFrom('contact')
        .select('on_day')
        .whereRef('customer_id', '=', 'customer.id')
        .where('voided_at', 'is', null)
        .where('outcome', '=', 'reached')
        .where('on_day', '<=', day)
        .orderBy('on_day', 'desc')
        .limit(1)
        .as('last'),
    ])
    .where(among('id', asked))
    .execute()
  const last = new Map<number, Day>()
  for (const row of rows) if (row.last !== null) last.set(row.id, row.last)
  return last
}
