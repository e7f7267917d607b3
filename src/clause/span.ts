import { compared } from './compared.ts'
import type { Day } from './day.ts'

/**
 * A time during which something holds: from its day inclusive until the day on which it no longer does (null: open).
 * A status holds from its day inclusive, so the day that ends one span may begin the next.
 */
export interface Span {
  readonly from: Day
  readonly until: Day | null
}

export const holdsOn = (span: Span, day: Day): boolean => span.from <= day && (span.until === null || day < span.until)

/** Whether the span shares at least one day with `from`…`to`, both inclusive. One that ends before it begins has none. */
export const touches = (span: Span, from: Day, to: Day): boolean =>
  span.from <= to && (span.until === null || (span.until > from && span.until > span.from))

/** The spans as few spans as cover the same days, in order; what else a span says is said by the one that ends last. */
export function union<S extends Span>(spans: readonly S[]): S[] {
  const [only] = spans
  if (only === undefined) return []
  if (spans.length === 1) return only.until !== null && only.until <= only.from ? [] : [only]
  const merged: S[] = []
  for (const span of [...spans].sort((a, b) => compared(a.from, b.from))) {
    if (span.until !== null && span.until <= span.from) continue
    const last = merged.at(-1)
    if (last === undefined || (last.until !== null && last.until < span.from)) merged.push(span)
    else if (last.until !== null && (span.until === null || span.until > last.until))
      merged[merged.length - 1] = { ...span, from: last.from }
  }
  return merged
}

/** What the others leave of the span, in order: the days of it on which none of them holds. */
export function without(span: Span, others: readonly Span[]): Span[] {
  const left: Span[] = []
  let from = span.from
  for (const other of union(others)) {
    if (other.until !== null && other.until <= from) continue
    if (span.until !== null && other.from >= span.until) break
    if (from < other.from) left.push({ from, until: other.from })
    if (other.until === null) return left
    from = other.until
  }
  if (span.until === null || from < span.until) left.push({ from, until: span.until })
  return left
}
