import { type Day, daysBetween } from '../../clause/day.ts'
import { type DueState, type JudgedMonth, monthlyState } from '../../clause/judge.ts'

/**
 * How the collection of a month (4.3.4) stands, given the days on which information was collected for it by the day
 * judged: one day of the month itself is enough, whether something was found or not. What was collected for a month that
 * was over stays a breach of it, late by the days from the month's end to the first collection.
 */
export function collectionState(collected: readonly Day[], month: JudgedMonth): Pick<DueState, 'state' | 'daysLate'> {
  const state = monthlyState(
    collected.some((day) => day <= month.end),
    month,
  )
  const [first] = [...collected].sort()
  return { state, daysLate: state === 'breach' && first !== undefined ? daysBetween(month.end, first) : 0 }
}
