import type { Day } from './day.ts'
import { type Month, monthOf } from './month.ts'
import { endOf, type ReportedMonth, twelveMonths } from './monthly.ts'

/** From when until when something waits to be settled; null where it still does. */
export interface Waiting {
  readonly from: Day
  readonly until: Day | null
}

/** What came in and was settled in a month, and what waited at its end. */
export interface MonthOfFlow {
  readonly month: Month
  readonly opened: number
  readonly closed: number
  readonly open: number
}

/** What came in, was settled, and waited at the end of each of the twelve months that end with one. */
export function flowOf(all: readonly Waiting[], reported: ReportedMonth): MonthOfFlow[] {
  const { last } = reported
  return twelveMonths(reported.month).map((month) => {
    const end = endOf(month, reported)
    const isIn = (day: Day | null) => day !== null && day <= last && monthOf(day) === month
    return {
      month,
      opened: all.filter(({ from }) => isIn(from)).length,
      closed: all.filter(({ until }) => isIn(until)).length,
      open: all.filter(({ from, until }) => from <= end && (until === null || until > end)).length,
    }
  })
}

/** Whether anything is to be seen: something came in, was settled or waited. */
export const isAny = (flow: readonly MonthOfFlow[]): boolean =>
  flow.some(({ opened, closed, open }) => opened + closed + open > 0)
