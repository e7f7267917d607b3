import type { Moment } from '../clause/day.ts'
import type { Statements } from './statements.ts'
import type { EntryTable } from './tables.ts'

const day = 86_400_000

/** How far, in milliseconds, the clock may be behind the last entry, and how far after it, before a person should look at it. */
const mostBehind = day
const mostAfter = 40 * day
/** Two months, of any year: from then on an entry is refused where nobody can be asked. */
const farAfter = 62 * day

/** What makes a clock doubtful: the last entry is of a later day, or very long ago. */
export interface ClockDoubt {
  readonly is: 'behind' | 'after'
  /** When the last entry was written. */
  readonly last: Moment
  /** Whether the last entry was itself dated just after the one before it, since the clock was behind: whoever wrote it was told. */
  readonly isKnown: boolean
  /** Whether the last entry is so long ago that the clock must be confirmed before anything is recorded. */
  readonly isFar: boolean
}

/** Whether the clock, in milliseconds, may be wrong, as the journal tells; null where nothing says so. */
export function clockDoubt(statements: Statements, now: number): ClockDoubt | null {
  const newest = statements.all<Pick<EntryTable, 'at'>>('SELECT at FROM entry ORDER BY seq DESC LIMIT 2')
  const moments = newest.map(({ at }) => at)
  return clockDoubtAfter(moments, now)
}

/** The same, as the moments of the two newest entries tell, or of as many as there are. */
export function clockDoubtAfter([last, before]: readonly Moment[], now: number): ClockDoubt | null {
  if (last === undefined) return null
  const at = Date.parse(last)
  const isKnown = before !== undefined && at - Date.parse(before) === 1
  if (at - now > mostBehind) return { is: 'behind', last, isKnown, isFar: false }
  return now - at > mostAfter ? { is: 'after', last, isKnown: false, isFar: now - at > farAfter } : null
}
