import type { Day, Moment } from '../../../clause/day.ts'
import { type CitedLimit, inForceFrom, isLooser, isWithin, ofProcedure, valueOn } from '../../../clause/limit.ts'
import { Problem, usage } from '../../../clause/problem.ts'
import type { Db, Write } from '../../../register/register.ts'
import { type Deviation, looserValues } from '../deviation.ts'
import { limitWords } from '../words.ts'
import { everSet, type HeldValue, setLimits } from './held.ts'

/**
 * The deviations from the procedure in force on some day from `first` to `last`, or on one day: what every report prints,
 * in the words of `limitWords.deviation`.
 */
export async function deviationsWithin(
  db: Db,
  limits: readonly CitedLimit[],
  first: Day,
  last = first,
): Promise<Deviation[]> {
  const looser = looserValues(limits, await setLimits(db), first, last)
  const staff = await whoRecorded(
    db,
    looser.map(({ recordedAt }) => recordedAt),
  )
  return looser.map((value) => ({ ...value, by: staff.get(value.recordedAt) ?? '' }))
}

/** Who did what was recorded at the moments: a moment names one entry of the journal. */
async function whoRecorded(db: Db, moments: readonly Moment[]): Promise<ReadonlyMap<Moment, string>> {
  if (moments.length === 0) return new Map()
  const entries = await db
    .selectFrom('entry')
    .select(['at', 'staff'])
    .where('at', 'in', [...new Set(moments)])
    .orderBy('seq')
    .execute()
  return new Map(entries.map(({ at, staff }) => [at, staff]))
}

/** What the body sets a limit to, and why. */
type OwnValue = Pick<HeldValue, 'from' | 'value' | 'reason' | 'deviation'>

/** Refuses a value beyond the limit's bounds, and a day before the procedure came into force. Usage problems. */
export function refuseValue(limit: CitedLimit['limit'], value: number | undefined, from: Day | undefined): void {
  if (value !== undefined && !isWithin(limit, value))
    throw usage(limitWords.outside(limit.name, value), limitWords.bounds(limit.least, limit.most))
  if (from !== undefined && from < inForceFrom) throw usage(limitWords.tooEarly(from), limitWords.since(inForceFrom))
}

/**
 * Sets a limit from a day on; false where it already has that value from that day. Refused, with the clauses that are
 * judged by it, where the value is looser than the procedure's own in force on that day and nobody says why.
 */
export async function setLimit(tx: Write, { limit, clauses }: CitedLimit, own: OwnValue): Promise<boolean> {
  const { from, value, reason, deviation } = own
  refuseValue(limit, value, from)
  const procedure = valueOn(limit, from, ofProcedure(await setLimits(tx.db)))
  const looser = isLooser(limit, value, procedure)
  if (looser && deviation === null) {
    const said = limitWords.looser(limit, value, procedure, from, clauses.length === 0)
    throw new Problem('refused', said, limitWords.sayWhy, clauses.length === 0 ? null : clauses.join(', '))
  }
  if (!looser && deviation !== null)
    throw usage(limitWords.noDeviation(limit.name, value, procedure, from), limitWords.leaveDeviation)
  const [same] = tx.find('limit_value', { name: limit.name, effective_on: from, revision_id: null })
  if (same?.value === value)
    // Of an earlier program there are looser values without a reason of their own: it can still be given.
    return deviation !== null && tx.update('limit_value', same.id, { deviation })
  if (same !== undefined) tx.void('limit_value', same.id, reason)
  tx.insert('limit_value', { name: limit.name, effective_on: from, value, reason, revision_id: null, deviation })
  return true
}

/** Takes back a limit that was set by mistake; throws where the body set none for that day. */
export async function voidLimit(tx: Write, name: string, from: Day, reason: string): Promise<void> {
  const [there] = tx.find('limit_value', { name, effective_on: from, revision_id: null })
  if (there !== undefined) return tx.void('limit_value', there.id, reason)
  const held = (await setLimits(tx.db)).get(name) ?? []
  const revision = held.find((value) => value.from === from)?.revision ?? null
  if (revision !== null) throw usage(limitWords.setByRevision(name, from, revision), limitWords.voidRevision(revision))
  throw usage(limitWords.noSuchValue(name, from), limitWords.seeHistory(name))
}

/** A value of a limit that somebody recorded, whether it still counts or not. */
export type RecordedValue = Awaited<ReturnType<typeof recordedValues>>[number]

/** Every value of every limit that was ever recorded, in the order of the days, and of one day as they were recorded. */
export async function recordedValues(db: Db) {
  const rows = await everSet(db)
    .select(['limit_value.voided_at as voided', 'limit_value.void_reason as voidReason'])
    .orderBy('limit_value.id')
    .execute()
  const staff = await whoRecorded(
    db,
    rows.map(({ recordedAt }) => recordedAt),
  )
  return rows.map((row) => ({ ...row, by: staff.get(row.recordedAt) ?? '' }))
}
