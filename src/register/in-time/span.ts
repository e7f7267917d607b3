import { type Day, earlier } from '../../clause/day.ts'
import { images } from '../reverse.ts'
import type { Until } from './deadlines.ts'
import type { Path } from './evidence.ts'
import { type InTimeImage, lateBy, type RowHistory, stoodOn } from './image.ts'

/** The columns of a span's first day and of the one on which it is over. */
export interface SpanColumns {
  readonly from: string
  readonly end: string
}

/** The columns of a span; null of what holds for no time. */
export const spanColumns = ({
  day,
  span: end,
}: {
  readonly day: Path | null
  readonly span?: string
}): SpanColumns | null => (day === null || end === undefined ? null : { from: day[0], end })

/**
 * A span as it held by what was on record in time. One that was recorded late holds from the day of its entry, so that as of a later day nothing is late
 * any more; until an end was recorded, it is none. An end proves nothing: it is no late part.
 */
export function spanInTime(history: RowHistory, { from, end }: SpanColumns, until: Until): InTimeImage {
  const { row } = history
  const day = row[' day'] as Day
  const stood = stoodOn(history, until.last(day), until)
  const part = stood.values === null ? lateBy(null, day, stood, []) : null
  const ends = endInTime(history, end, until)
  if (part === null && ends === row[end]) return { image: row, late: [] }
  const begins = part === null ? day : until.recorded(part.at)
  return { image: { ...row, [from]: begins, [end]: ends }, late: part === null ? [] : [part] }
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
