import type { Day, Moment } from '../../clause/day.ts'
import { type CitedLimit, isLooser, ofProcedure, valueOn } from '../../clause/limit.ts'
import { touches } from '../../clause/span.ts'
import type { Words } from '../../clause/words.ts'
import type { HeldValue } from './store/held.ts'

/** A value that the body set and that is looser than the procedure's own: every report prints it. */
export interface Deviation {
  readonly limit: string
  readonly title: Words
  readonly clauses: readonly string[]
  readonly value: number
  /** What the procedure says in its place. */
  readonly procedure: number
  readonly from: Day
  /** The day on which another value takes its place; null: none is set. */
  readonly until: Day | null
  readonly reason: string
  /** Who set it, and when that was recorded: a day long after the first is seen to be one. */
  readonly by: string
  readonly recordedAt: Moment
}

/** A deviation as far as the values alone tell it. */
export type LooserValue = Omit<Deviation, 'by'>

/**
 * The body's own values that are looser than the procedure's and in force on some day from `first` to `last`. That is
 * worked out and not stored: a later revision may make a deviation of what was none, and a register of an earlier program
 * holds looser values that nobody gave a reason of their own.
 */
export function looserValues(
  limits: readonly CitedLimit[],
  set: ReadonlyMap<string, readonly HeldValue[]>,
  first: Day,
  last: Day,
): LooserValue[] {
  const procedures = ofProcedure(set)
  return limits.flatMap(({ limit, clauses }) => {
    const held = set.get(limit.name) ?? []
    return held.flatMap((value, at): LooserValue[] => {
      const { from, reason, deviation, recordedAt } = value
      const later = [...limit.values, ...held.slice(at + 1)].map((other) => other.from).filter((day) => day > from)
      const until = later.sort()[0] ?? null
      const procedure = valueOn(limit, from, procedures)
      if (value.revision !== null || !isLooser(limit, value.value, procedure)) return []
      if (!touches({ from, until }, first, last)) return []
      return [
        {
          ...{ limit: limit.name, title: limit.title, clauses, value: value.value, procedure, from, until },
          ...{ reason: deviation ?? reason, recordedAt },
        },
      ]
    })
  })
}
