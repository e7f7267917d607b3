import type { State } from '../../clause/clause.ts'
import { type Day, daysBetween } from '../../clause/day.ts'
import { type JudgedMonth, monthlyState } from '../../clause/judge.ts'

/** How the collection of a month stands. */
export interface CollectionState {
  readonly state: State
  /** Days by which the first collection came after the month's end, 0 where it came in time or has not come. */
  readonly daysLate: number
}

/**
 * How the collection of a month (4.3.4) stands, given the days on which information was collected for it by the day
 * judged: one day of the month itself is enough, whether something was found or not. What was collected for a month that
 * was over stays a breach of it.
 */
export function collectionState(collected: readonly Day[], month: JudgedMonth): CollectionState {
  const state = monthlyState(
    collected.some((day) => day <= month.end),
    month,
  )
  const [first] = [...collected].sort()
  return { state, daysLate: state === 'breach' && first !== undefined ? daysBetween(month.end, first) : 0 }
}
