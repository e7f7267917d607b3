import type { AssessedDuty } from '../../clause/clause.ts'
import { addDaysTo, type Day, earlier } from '../../clause/day.ts'
import { inForceOn, type Limit, type SetLimits } from '../../clause/limit.ts'
import { type LimitSource, limitSource } from '../../office/limit/source.ts'
import type { RecordedValue } from '../../office/limit/store/limit.ts'
import type { Db } from '../../register/register.ts'
import { type ClauseLine, lastDayIn } from '../compliance.ts'

/** A limit with a value that it had in a period, and where that comes from. */
export interface UsedLimit extends LimitSource {
  readonly limit: Limit
  readonly period: string
  readonly value: number
  readonly from: Day
  /** Who entered it, and why; null of what the procedure said from the beginning. */
  readonly by: string | null
  readonly reason: string | null
  readonly deviation: string | null
}

/** What limits are looked up in. */
export interface LimitsOnRecord {
  readonly set: SetLimits
  readonly recorded: readonly RecordedValue[]
  /** The revision that the program was written from. */
  readonly written: string
  readonly asOf: Day
}

/** The limits that a duty was judged by, period by period, each value that was in force in it. */
export const usedLimits = (
  duty: AssessedDuty<Db>,
  lines: readonly ClauseLine[],
  onRecord: LimitsOnRecord,
): UsedLimit[] =>
  lines.flatMap((line) =>
    Object.entries(line.limits).flatMap(([name, value]) => {
      const limit = duty.limits[name]
      return limit === undefined ? [] : valuesOf(limit, name, value, line, onRecord)
    }),
  )

/** The value before the first change within the period and each that took its place; the last is that of the line. */
function valuesOf(
  limit: Limit,
  name: string,
  value: number,
  { period, limitChanges }: ClauseLine,
  onRecord: LimitsOnRecord,
): UsedLimit[] {
  const used = (on: Day): UsedLimit => {
    const found = inForceOn(limit, on, onRecord.set)
    const source = limitSource(found, onRecord.written)
    const own = onRecord.recorded.find(
      (each) =>
        each.name === limit.name &&
        each.from === found.from &&
        each.revision === ('revision' in found ? found.revision : onRecord.written),
    )
    const why = { by: own?.by ?? null, reason: own?.reason ?? null, deviation: own?.deviation ?? null }
    return { limit, period, value: found.value, from: found.from, ...source, ...why }
  }
  const [first, ...rest] = limitChanges.filter((change) => change.name === name)
  const last = earlier(lastDayIn(period), onRecord.asOf)
  const values =
    first === undefined
      ? [used(last)]
      : [addDaysTo(first.from, -1), first.from, ...rest.map(({ from }) => from)].map(used)
  // Something is judged by the limits of its own day, such as a draw: they may have changed since.
  return values.some((each) => each.value === value) ? values : [used(dayOfValue(limit, value, last, onRecord.set))]
}

/** The newest day on which the limit got the value. */
const dayOfValue = (limit: Limit, value: number, last: Day, set: SetLimits): Day =>
  [...limit.values, ...(set.get(limit.name) ?? [])]
    .map(({ from }) => from)
    .filter((from) => from <= last && inForceOn(limit, from, set).value === value)
    .sort()
    .at(-1) ?? last
