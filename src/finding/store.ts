import type { Day } from '../clause/day.ts'
import type { Words } from '../clause/words.ts'
import { numbered } from '../register/numbered.ts'
import type { Changes, Db, NewRow, Row, Write } from '../register/register.ts'
import { contentWords, type FindingDays, type RecordedFinding } from './rules.ts'

/** The record of a breach that can no longer be cured, as it stood on the day asked of. */
export interface FindingRecord extends RecordedFinding {
  readonly clause: string
  readonly name: string | null
  readonly content: Words
  readonly opened: Day
  readonly openedBy: string
  readonly cause: string | null
  readonly correction: string | null
  readonly action: string | null
  readonly effectiveness: string | null
  readonly verifiedBy: string | null
  readonly acknowledgedBy: string | null
}

/** The days of a row's steps, of whatever day they are. */
export const findingDays = (row: Row<'finding'>): FindingDays => ({
  cause: row.cause_on,
  correct: row.corrected_on,
  verify: row.verified_on,
  acknowledge: row.acknowledged_on,
})

/** The records opened by the day, of all customers and the body itself or of one customer, oldest first. */
export async function listFindings(db: Db, day: Day, customerId?: number): Promise<FindingRecord[]> {
  let select = db
    .selectFrom('finding')
    .leftJoin('customer', 'customer.id', 'finding.customer_id')
    .selectAll('finding')
    .select(['customer.code', 'customer.name'])
    .where('finding.voided_at', 'is', null)
    .where('opened_on', '<=', day)
  if (customerId !== undefined) select = select.where('finding.customer_id', '=', customerId)
  const rows = await select.orderBy('opened_on').orderBy('finding.id').execute()
  const staff = new Map(
    (await db.selectFrom('staff').select(['id', 'name']).execute()).map(({ id, name }) => [id, name]),
  )
  const nameOf = (id: number | null): string | null => staff.get(id ?? 0) ?? null
  const by = (on: Day | null) => (on !== null && on <= day ? on : null)
  return rows.map((row): FindingRecord => {
    const taken = findingDays(row)
    const days: FindingDays = {
      cause: by(taken.cause),
      correct: by(taken.correct),
      verify: by(taken.verify),
      acknowledge: by(taken.acknowledge),
    }
    return {
      number: row.number,
      duty: row.duty,
      clause: row.clause,
      period: row.period,
      customer: row.code,
      name: row.name,
      about: row.about,
      content: contentWords(row.content),
      opened: row.opened_on,
      openedBy: nameOf(row.staff_id) ?? '',
      days,
      cause: days.cause === null ? null : row.cause,
      correction: days.correct === null ? null : row.correction,
      action: days.correct === null ? null : row.action,
      effectiveness: days.verify === null ? null : row.effectiveness,
      verifiedBy: days.verify === null ? null : nameOf(row.verified_by),
      acknowledgedBy: days.acknowledge === null ? null : nameOf(row.acknowledged_by),
    }
  })
}

/** Adds a record and returns its number, of the year in which it is opened. */
export const addFinding = (tx: Write, row: Omit<NewRow<'finding'>, 'number'>): string =>
  numbered(tx, `FD-${row.opened_on.slice(0, 4)}-`, 4, (number) => tx.insert('finding', { number, ...row })).number

/** The row of a number, voided or not, or null. */
export const findingByNumber = async (db: Db, number: string): Promise<Row<'finding'> | null> =>
  (await db.selectFrom('finding').selectAll().where('number', '=', number).executeTakeFirst()) ?? null

export const changeFinding = (tx: Write, id: number, changes: Changes<'finding'>): boolean =>
  tx.update('finding', id, changes)
