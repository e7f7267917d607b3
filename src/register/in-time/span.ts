import { type Day, earlier, type Moment } from '../../clause/day.ts'
import { images } from '../reverse.ts'
import type { Values } from '../statements.ts'
import type { Until } from './deadlines.ts'
import type { EvidenceRows } from './evidence.ts'
import { type InTimeImage, lateBy, type RowHistory, type Stood, stoodOn } from './image.ts'

/** The column of a span's first day, and that of its end; of those that take the place of one another, the column that tells which do. */
export interface SpanColumns {
  readonly from: string
  readonly end: string | null
  readonly same: string | null
}

/** The columns of a span; null of what holds for no time. */
export function spanColumns({ day, holds }: Pick<EvidenceRows, 'day' | 'holds'>): SpanColumns | null {
  if (day === null || holds === undefined) return null
  return { from: day[0], end: null, same: null, ...('until' in holds ? { end: holds.until } : holds) }
}

/**
 * A span as it held by what was on record in time. One that was recorded late holds from the day of its entry, so that as of a later day nothing is
 * late any more; until an end was recorded, or it was taken back, it is not over. An end proves nothing, so that it is no late part; that one was
 * taken back whose place another takes may have turned what is judged by it.
 */
export function spanInTime(history: RowHistory, { from, end }: SpanColumns, until: Until): InTimeImage {
  const { row } = history
  const day = row[' day'] as Day
  const stood = stoodOn(history, until.last(day), until)
  if (row.voided_at !== null)
    return stood.values === null ? { image: row, late: [] } : takenBack(history, end, stood, until)
  const part = stood.values === null ? lateBy(null, day, stood, [], from) : null
  const over = end === null ? {} : { [end]: endInTime(history, end, until) }
  if (part === null && (end === null || over[end] === row[end])) return { image: row, late: [] }
  const begins = part === null ? day : until.recorded(part.at)
  return { image: { ...row, [from]: begins, ...over }, late: part === null ? [] : [part] }
}

/** A span that was on record in time and was taken back late: it held until then. */
function takenBack(history: RowHistory, end: string | null, stood: Stood, until: Until): InTimeImage {
  const { row } = history
  const image: Values = { ...row, voided_at: null, voided_by: null, void_reason: null }
  if (end === null) {
    const part = lateBy(null, row[' day'] as Day, stood, ['voided_at'])
    return { image, late: part === null ? [] : [part] }
  }
  const on = until.recorded(row.voided_at as Moment)
  return { image: { ...image, [end]: earlier(endInTime(history, end, until) ?? on, on) }, late: [] }
}

/** When a span was over by its ends one after the other: each since its own day where it was recorded in time, else since its entry. */
function endInTime({ row, changes }: RowHistory, end: string, until: Until): Day | null {
  // From the newest back to what was recorded first.
  let told = row[end] as Day | null
  const ends: { readonly told: Day | null; readonly on: Day | null }[] = []
  for (const change of changes) {
    const { before } = images(change)
    if (change.op === 'insert' || !(end in before)) continue
    // To merge two customers says whose the row is, and makes nothing late.
    ends.unshift({ told, on: 'customer_id' in before ? null : until.recorded(change.at) })
    told = before[end] as Day | null
  }
  for (const { told: next, on } of ends)
    told = next !== null && on !== null && on > until.last(next) ? earlier(told ?? on, on) : next
  return told
}
