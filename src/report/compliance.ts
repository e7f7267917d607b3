import type { Assessment, Pass, RecordedLate, Remark, Result } from '../clause/clause.ts'
import { type Day, earlier, later } from '../clause/day.ts'
import { inForceFrom, type LimitChange } from '../clause/limit.ts'
import { lastDayOfMonth, parseMonth } from '../clause/month.ts'
import type { Words } from '../clause/words.ts'
import { firstDayOf, lastDayOf, type Year } from '../clause/year.ts'
import type { CountedItems } from '../terminal/items.ts'
import type { RecordableFinding } from './breach-records.ts'

/** What met a duty, as it is kept. */
export type KeptPass = Omit<Pass, 'place'>

/** One duty judged for one period: a line of the compliance report. */
export interface ClauseLine extends Omit<Assessment, 'findings' | 'remarks' | 'passed' | 'recordedLate' | 'endedLate'> {
  readonly clause: string
  readonly id: string
  readonly title: Words
  /** How the limits changed within the period: those of the assessment are the values at its end, or on the day asked about. */
  readonly limitChanges: readonly LimitChange[]
  readonly recordedLate: RecordedLate
  readonly endedLate: RecordedLate
  /** How many of those that are unknown can still be taken over; of the others somebody said that they are so for good. */
  readonly toTakeOver: number
  /** Most urgent first; within one state in the order of the customers, or of the days. */
  readonly findings: CountedItems<RecordableFinding>
  readonly remarks: readonly Remark[]
  /** What the document itself leaves open about the duty. */
  readonly gap: Words | null
  readonly passed?: CountedItems<KeptPass>
}

/** The last day of a period: a year, a month, or a day. */
export function lastDayIn(period: string): Day {
  const month = parseMonth(period)
  if (month !== null) return lastDayOfMonth(month)
  return /^\d{4}$/.test(period) ? lastDayOf(Number(period)) : (period as Day)
}

/** The days that the lines are about: an open event of an earlier year makes that one of those judged. */
export function judgedSpan(
  lines: readonly Pick<ClauseLine, 'period'>[],
  years: readonly Year[],
  day: Day,
): { readonly first: Day; readonly last: Day } {
  const judged = [...years, ...lines.map(({ period }) => Number(period.slice(0, 4)))]
  return {
    first: later(firstDayOf(Math.min(...judged)), inForceFrom),
    last: earlier(lastDayOf(Math.max(...judged)), day),
  }
}

/** How many lines stand how: the report in one sentence. */
export interface Summary {
  readonly met: number
  readonly onTrack: number
  readonly atRisk: number
  readonly breach: number
  readonly unknown: number
  readonly notApplicable: number
  readonly attest: number
  /** No duty is: kept for programs that read it. */
  readonly pending: 0
}

export function summarize(lines: readonly Pick<ClauseLine, 'result'>[]): Summary {
  const count = (result: Result) => lines.filter((line) => line.result === result).length
  return {
    met: count('met'),
    onTrack: count('on-track'),
    atRisk: count('at-risk'),
    breach: count('breach'),
    unknown: count('unknown'),
    notApplicable: count('not-applicable'),
    attest: count('attest'),
    pending: 0,
  }
}

/** Whether a report that is to fail on a state has one: breaches alone, or what is at risk too. */
export const failsOn = (lines: readonly Pick<ClauseLine, 'result'>[], state: 'at-risk' | 'breach'): boolean =>
  lines.some((line) => line.result === 'breach' || (state === 'at-risk' && line.result === 'at-risk'))
