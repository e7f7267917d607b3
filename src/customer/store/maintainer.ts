import type { Day } from '../../clause/day.ts'
import type { Db, Write } from '../../register/register.ts'
import { type AssignmentSpan, heldOn } from '../rules.ts'

/** Who maintained the customer when, oldest first. */
export async function assignments(
  db: Db,
  customerId: number,
): Promise<(AssignmentSpan & { id: number; staffId: number })[]> {
  const rows = await db
    .selectFrom('assignment')
    .innerJoin('staff', 'staff.id', 'assignment.staff_id')
    .select(['assignment.id', 'assignment.staff_id', 'staff.name', 'assignment.from_day', 'assignment.until_day'])
    .where('assignment.customer_id', '=', customerId)
    .where('assignment.voided_at', 'is', null)
    .orderBy('assignment.from_day')
    .orderBy('assignment.id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    staffId: row.staff_id,
    maintainer: row.name,
    from: row.from_day,
    until: row.until_day,
  }))
}

/** Who maintains each customer that has somebody on the day, and since when, by customer id. */
export async function assignmentsOn(db: Db, day: Day): Promise<Map<number, { maintainer: string; from: Day }>> {
  const rows = await db
    .selectFrom('assignment')
    .innerJoin('staff', 'staff.id', 'assignment.staff_id')
    .select(['assignment.customer_id', 'staff.name', 'assignment.from_day'])
    .where('assignment.voided_at', 'is', null)
    .where('assignment.from_day', '<=', day)
    .where((eb) => eb.or([eb('assignment.until_day', 'is', null), eb('assignment.until_day', '>', day)]))
    .orderBy('assignment.from_day')
    .orderBy('assignment.id')
    .execute()
  return new Map(rows.map((row) => [row.customer_id, { maintainer: row.name, from: row.from_day }]))
}

/** The maintainer of every customer that has one on the day, by customer id. */
export async function maintainersOn(db: Db, day: Day): Promise<Map<number, string>> {
  return new Map([...(await assignmentsOn(db, day))].map(([id, { maintainer }]) => [id, maintainer]))
}

/**
 * Gives the customer to a maintainer from a day on (4.3.1): whoever had it then has it until that day. Assignments that
 * would begin later are left as they are. False where the same person already has it then.
 */
export function assign(tx: Write, customerId: number, staffId: number, from: Day): boolean {
  const rows = tx.find('assignment', { customer_id: customerId })
  const spans = rows
    .map((row) => ({ id: row.id, staffId: row.staff_id, from: row.from_day, until: row.until_day }))
    .sort((a, b) => (a.from === b.from ? a.id - b.id : a.from < b.from ? -1 : 1))
  const current = heldOn(spans, from)
  if (current?.staffId === staffId) return false
  const next = spans.find((span) => span.from > from)
  if (current !== null) {
    if (current.from === from) tx.void('assignment', current.id, 'assigned to somebody else from the same day')
    else tx.update('assignment', current.id, { until_day: from })
  }
  const until_day = next?.from ?? null
  tx.insert('assignment', { customer_id: customerId, staff_id: staffId, from_day: from, until_day })
  return true
}
