import type { AsOf, AssessedDuty, Assessment, Remark, Result } from '../clause/clause.ts'
import { type Day, earlier, later } from '../clause/day.ts'
import { inForceFrom, type LimitChange } from '../clause/limit.ts'
import { lastDayOfMonth, parseMonth } from '../clause/month.ts'
import type { Words } from '../clause/words.ts'
import { firstDayOf, lastDayOf, type Year } from '../clause/year.ts'
import type { RecordedFinding } from '../finding/rules.ts'
import type { Db } from '../register/register.ts'
import type { Items } from '../terminal/items.ts'
import { BreachRecords, type RecordableFinding } from './breach-records.ts'
import { DutySum, type KeptPass, withFindings } from './duty-sum.ts'
import { type HowJudged, type JudgedPart, judgeInParts } from './judging.ts'
import { Kept, unpacked } from './kept.ts'
import { packedFindings } from './packed-findings.ts'

/** One duty judged for one period: a line of the compliance report. */
export interface ClauseLine extends Omit<Assessment, 'findings' | 'remarks' | 'passed'> {
  readonly clause: string
  readonly id: string
  readonly title: Words
  /** How the limits changed within the period: those of the assessment are the values at its end, or on the day asked about. */
  readonly limitChanges: readonly LimitChange[]
  /** Most urgent first; within one state in the order of the customers, or of the days. */
  readonly findings: Items<RecordableFinding>
  readonly remarks: readonly Remark[]
  /** What the document itself leaves open about the duty. */
  readonly gap: Words | null
  readonly passed?: Items<KeptPass>
}

/**
 * Judges the duties as of a day, each for its periods, and leads each breach that can no longer be cured to its record:
 * `records` are those of the day. Findings are kept until they are printed, with their facts where those are printed too.
 */
export async function judge(
  duties: readonly AssessedDuty<Db>[],
  db: Db,
  asOf: AsOf,
  records: readonly RecordedFinding[],
  { facts = true, ...how }: HowJudged & { readonly facts?: boolean } = {},
): Promise<ClauseLine[]> {
  const led = new BreachRecords(records)
  const kept = {
    findings: new Kept(packedFindings(facts)),
    passed: asOf.proving === true ? new Kept(unpacked<KeptPass>()) : null,
  }
  const sums = duties.map((duty, number) => new DutySum(duty, asOf, led, kept, number))
  const take = async ({ duty, days: [judged = []] }: JudgedPart) => {
    sums[duty]?.add(judged)
    await kept.findings.settle()
    await kept.passed?.settle()
  }
  await judgeInParts(duties, db, [asOf], take, how)
  return sums.flatMap((sum) => sum.lines().map((line) => withFindings(line, kept)))
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
    notApplicable: count('not-applicable'),
    attest: count('attest'),
    pending: 0,
  }
}

/** Whether a report that is to fail on a state has one: breaches alone, or what is at risk too. */
export const failsOn = (lines: readonly Pick<ClauseLine, 'result'>[], state: 'at-risk' | 'breach'): boolean =>
  lines.some((line) => line.result === 'breach' || (state === 'at-risk' && line.result === 'at-risk'))
