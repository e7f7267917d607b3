import type { AsOf, AssessedDuty, Assessment, Finding, Remark, Result } from '../clause/clause.ts'
import { type Day, earlier, later } from '../clause/day.ts'
import { assessment } from '../clause/judge.ts'
import { changesWithin, inForceFrom, type LimitChange } from '../clause/limit.ts'
import { firstDayOfMonth, lastDayOfMonth, parseMonth } from '../clause/month.ts'
import type { Words } from '../clause/words.ts'
import { firstDayOf, lastDayOf, type Year } from '../clause/year.ts'
import type { Db } from '../register/register.ts'

/** A finding with the record of it, where it is a breach that can no longer be cured and somebody has recorded that. */
export interface RecordableFinding extends Finding {
  /** The number of the record, such as FD-2026-0001. */
  readonly record: string | null
}

/** One duty judged for one period, as the duty itself says. */
export interface AssessedLine extends Assessment {
  readonly clause: string
  readonly id: string
  readonly title: Words
  /** How the limits changed within the period: those of the assessment are the values at its end, or on the day asked about. */
  readonly limitChanges: readonly LimitChange[]
  readonly remarks: readonly Remark[]
  /** What the document itself leaves open about the duty. */
  readonly gap: Words | null
}

/** One duty judged for one period: a line of the compliance report. */
export interface ClauseLine extends AssessedLine {
  readonly findings: readonly RecordableFinding[]
}

/** Most urgent first; within one state in the order of the customers. */
const urgency: Readonly<Record<Finding['state'], number>> = { breach: 0, 'at-risk': 1, 'on-track': 2 }
const byUrgency = (a: Finding, b: Finding): number => urgency[a.state] - urgency[b.state]

/**
 * Judges the duties in clause order, each for its periods. Before the procedure was in force nobody is judged. What a
 * breach says of its cure is the duty's own word.
 */
export async function assess(duties: readonly AssessedDuty<Db>[], db: Db, asOf: AsOf): Promise<AssessedLine[]> {
  const lines: AssessedLine[] = []
  for (const duty of duties) {
    const judged = asOf.day < inForceFrom ? [assessment(asOf.day, {}, [])] : await duty.assess(db, asOf)
    for (const { period, result, limits, population, counts, findings, remarks = [], passed = [] } of judged)
      lines.push({
        clause: duty.cite,
        id: duty.id,
        period,
        title: duty.title,
        result,
        limits,
        limitChanges: changesIn(duty, period, asOf),
        population,
        counts,
        findings: [...findings].sort(byUrgency),
        remarks,
        gap: duty.gap ?? null,
        ...(asOf.proving ? { passed } : {}),
      })
  }
  return lines
}

/** The last day of a period: a year, a month, or a day. */
export function lastDayIn(period: string): Day {
  const month = parseMonth(period)
  if (month !== null) return lastDayOfMonth(month)
  return /^\d{4}$/.test(period) ? lastDayOf(Number(period)) : (period as Day)
}

/** How the duty's limits changed within a period that is a year or a month; those of a day have no time to. */
function changesIn(duty: AssessedDuty<Db>, period: string, { day, set }: AsOf): LimitChange[] {
  const month = parseMonth(period)
  if (month !== null)
    return changesWithin(duty.limits, firstDayOfMonth(month), earlier(lastDayOfMonth(month), day), set)
  if (!/^\d{4}$/.test(period)) return []
  const year = Number(period)
  return changesWithin(duty.limits, firstDayOf(year), earlier(lastDayOf(year), day), set)
}

/** The days that the lines are about: an open event of an earlier year makes that one of those judged. */
export function judgedSpan(
  lines: readonly Pick<AssessedLine, 'period'>[],
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
