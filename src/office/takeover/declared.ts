import type { Day } from '../../clause/day.ts'
import type { Db } from '../../register/register.ts'

/** What somebody said to be unknown for good, of how many customers; null: of everybody. */
export interface Declared {
  /** The id of the duty. */
  readonly duty: string
  readonly by: string
  readonly on: Day
  readonly reason: string | null
  readonly customers: number | null
}

/** What was said by the day to be unknown for good, and by whom: no report leaves it out. */
export async function declaredUnknown(db: Db, day: Day): Promise<Declared[]> {
  const rows = await db
    .selectFrom('takeover')
    .innerJoin('staff', 'staff.id', 'takeover.staff_id')
    .where('takeover.voided_at', 'is', null)
    .where('answered_on', '<=', day)
    .where('answer', '=', 'unknown')
    .select(({ fn }) => [
      ...(['duty', 'staff.name as by', 'answered_on as on', 'reason'] as const),
      fn.count<number>('customer_id').distinct().as('customers'),
      fn.min<number>('takeover.id').as('first'),
    ])
    .groupBy(['duty', 'staff.name', 'answered_on', 'reason'])
    .orderBy('first')
    .execute()
  return rows.map(({ first: _, customers, ...row }) => ({ ...row, customers: customers === 0 ? null : customers }))
}
