import type { Day } from '../../clause/day.ts'
import type { Month } from '../../clause/month.ts'
import { numbered } from '../../register/numbered.ts'
import type { Changes, Db, NewRow, Row, Write } from '../../register/register.ts'

/** Information collected online (4.3.4) as it stood on the day asked of. */
export interface IntelligenceRecord {
  readonly number: string
  readonly month: Month
  readonly collected: Day
  readonly source: string
  /** Null: it was looked for, and nothing was there. */
  readonly finding: string | null
  readonly customer: string | null
  readonly name: string | null
  readonly by: string
  /** The leader who was told, and when. */
  readonly leader: string | null
  readonly reported: Day | null
  readonly delivery: string | null
}

/** What is asked of the information collected by a day. */
export interface IntelligenceFilter {
  readonly day: Day
  readonly number?: string | undefined
  readonly month?: Month | undefined
  readonly customerId?: number | undefined
}

/** The information collected by the day that the filter lets through, oldest first. */
export async function listIntelligence(
  db: Db,
  { day, number, month, customerId }: IntelligenceFilter,
): Promise<IntelligenceRecord[]> {
  let select = db
    .selectFrom('intelligence')
    .innerJoin('staff', 'staff.id', 'intelligence.staff_id')
    .leftJoin('staff as leader', 'leader.id', 'intelligence.leader_id')
    .leftJoin('customer', 'customer.id', 'intelligence.customer_id')
    .selectAll('intelligence')
    .select(['staff.name as collector_name', 'leader.name as leader_name'])
    .select(['customer.code as customer_code', 'customer.name as customer_name'])
    .where('intelligence.voided_at', 'is', null)
    .where('collected_on', '<=', day)
  if (number !== undefined) select = select.where('number', '=', number)
  if (month !== undefined) select = select.where('month', '=', month)
  if (customerId !== undefined) select = select.where('customer_id', '=', customerId)
  const rows = await select.orderBy('collected_on').orderBy('intelligence.id').execute()
  return rows.map((row) => {
    const isReported = row.reported_on !== null && row.reported_on <= day
    return {
      number: row.number,
      month: row.month as Month,
      collected: row.collected_on,
      source: row.source,
      finding: row.content,
      customer: row.customer_code,
      name: row.customer_name,
      by: row.collector_name,
      leader: isReported ? row.leader_name : null,
      reported: isReported ? row.reported_on : null,
      delivery: isReported ? row.delivery : null,
    }
  })
}

/**
 * Records what was collected and returns its number, of the year in which it was collected. The series is OI, of online
 * information: IN is that of information received (4.1.2).
 */
export const addIntelligence = (tx: Write, given: Omit<NewRow<'intelligence'>, 'number'>): string =>
  numbered(tx, `OI-${given.collected_on.slice(0, 4)}-`, 4, (number) => tx.insert('intelligence', { number, ...given }))
    .number

/** The record of a number, voided or not, or null. */
export const intelligenceByNumber = async (db: Db, number: string): Promise<Row<'intelligence'> | null> =>
  (await db.selectFrom('intelligence').selectAll().where('number', '=', number).executeTakeFirst()) ?? null

/** What was collected by the day and no leader was told of, oldest first; of one month or of all. */
export async function unreported(db: Db, day: Day, month?: Month): Promise<Row<'intelligence'>[]> {
  const select = db
    .selectFrom('intelligence')
    .selectAll()
    .where('voided_at', 'is', null)
    .where('reported_on', 'is', null)
    .where('collected_on', '<=', day)
    .orderBy('collected_on')
    .orderBy('id')
  return (month === undefined ? select : select.where('month', '=', month)).execute()
}

/** Changes a record: the leader who was told, or what was mistyped. False where nothing differs. */
export const changeIntelligence = (tx: Write, id: number, changes: Changes<'intelligence'>): boolean =>
  tx.update('intelligence', id, changes)
