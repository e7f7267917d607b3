import type { AsOf, AssessedDuty, Result } from '../clause/clause.ts'
import { addDaysTo, type Day } from '../clause/day.ts'
import { yearsJudged } from '../clause/judge.ts'
import type { MonthlyFigures, MonthlySection, ReportedMonth } from '../clause/monthly.ts'
import type { Words } from '../clause/words.ts'
import { maintainersOn } from '../customer/store/maintainer.ts'
import { customerNames } from '../customer/store/master.ts'
import { keyOf, keyText } from '../finding/rules.ts'
import { listFindings } from '../finding/store.ts'
import type { Db } from '../register/register.ts'
import { type ClauseLine, judge } from './compliance.ts'

/** A duty as of the month's last day, with how it stood a month before; null where that period did not exist yet. */
export interface MatrixLine extends ClauseLine {
  readonly before: Result | null
}

/** A breach, with the duty it is one of. */
export interface Breach {
  readonly clause: string
  readonly title: Words
  readonly period: string
  readonly customer: string | null
  readonly name: string | null
  readonly text: Words
}

/** How many findings the customers of one maintainer have; null: those of nobody, and of the body itself. */
export interface MaintainerFindings {
  readonly maintainer: string | null
  readonly breach: number
  readonly atRisk: number
  readonly onTrack: number
}

/** A month, judged as of its last day, beside the month before and the day after. */
export interface MonthlyReport {
  readonly matrix: readonly MatrixLine[]
  /** In breach on the last day, and not a month before. */
  readonly newBreaches: readonly Breach[]
  /** In breach a month before, and not any more. */
  readonly settled: readonly Breach[]
  /** Turned into a breach the day after; null where that day has not come. */
  readonly dayAfter: readonly Breach[] | null
  readonly maintainers: readonly MaintainerFindings[]
  readonly sections: readonly MonthlySection[]
}

/** What a monthly report is made of, handed in: the duties and the rooms' own sections. */
export interface MonthlyOf {
  readonly duties: readonly AssessedDuty<Db>[]
  readonly figures: readonly MonthlyFigures<Db>[]
}

/** Works out the report on a month. `today` is the day up to which anything is known to have come. */
export async function monthlyReport(
  db: Db,
  month: ReportedMonth,
  asOf: AsOf,
  today: Day,
  { duties, figures }: MonthlyOf,
): Promise<MonthlyReport> {
  const on = (day: Day): AsOf => ({ ...asOf, day, years: yearsJudged(day) })
  const judgedOn = async (day: Day) => judge(duties, db, on(day), await listFindings(db, day))
  const now = await judgedOn(month.last)
  const before = await judgedOn(addDaysTo(month.first, -1))
  const next = addDaysTo(month.last, 1)
  const after = next <= today ? await judgedOn(next) : null
  const sections: MonthlySection[] = []
  for (const figuresOf of figures) sections.push(await figuresOf(db, month, on(month.last)))
  return {
    matrix: worthALine(now).map((line) => ({ ...line, before: beforeOf(line, before) })),
    newBreaches: breachesBeyond(now, before),
    settled: breachesBeyond(before, now),
    dayAfter: after === null ? null : breachesBeyond(after, now),
    maintainers: await byMaintainer(db, now, month.last),
    sections,
  }
}

/** Of each duty its newest period, and of the earlier ones those that are not simply over: nobody to judge, or all met. */
function worthALine(lines: readonly ClauseLine[]): ClauseLine[] {
  const newest = new Map<string, string>()
  for (const { id, period } of lines) if (period > (newest.get(id) ?? '')) newest.set(id, period)
  const isOver = ({ result }: ClauseLine) => result === 'not-applicable' || result === 'met'
  return lines.filter((line) => newest.get(line.id) === line.period || !isOver(line))
}

const isDay = (period: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(period)

/** A state has no period but its day, and is compared with itself a month before. */
const beforeOf = ({ id, period }: ClauseLine, lines: readonly ClauseLine[]): Result | null =>
  lines.find((line) => line.id === id && (line.period === period || (isDay(period) && isDay(line.period))))?.result ??
  null

function* breachesIn(lines: readonly ClauseLine[]): Generator<{ readonly identity: string; readonly breach: Breach }> {
  for (const line of lines)
    for (const finding of line.findings) {
      if (finding.state !== 'breach') continue
      const { customer, name, text } = finding
      const { clause, title } = line
      const breach = { clause, title, period: finding.period ?? line.period, customer, name, text }
      yield { identity: keyText(keyOf(line.id, isDay(line.period) ? '' : line.period, finding)), breach }
    }
}

/** The breaches of some lines that others do not have. */
function breachesBeyond(lines: readonly ClauseLine[], others: readonly ClauseLine[]): Breach[] {
  const known = new Set([...breachesIn(others)].map(({ identity }) => identity))
  return [...breachesIn(lines)].filter(({ identity }) => !known.has(identity)).map(({ breach }) => breach)
}

/** How many findings each maintainer's customers have, the most breaches first. */
async function byMaintainer(db: Db, lines: readonly ClauseLine[], day: Day): Promise<MaintainerFindings[]> {
  const maintainers = await maintainersOn(db, day)
  const ofCustomer = new Map((await customerNames(db)).map(({ id, code }) => [code, maintainers.get(id) ?? null]))
  const counted = new Map<string | null, { breach: number; atRisk: number; onTrack: number }>()
  for (const { findings } of lines)
    for (const { customer, state } of findings) {
      const maintainer = customer === null ? null : (ofCustomer.get(customer) ?? null)
      const own = counted.get(maintainer) ?? { breach: 0, atRisk: 0, onTrack: 0 }
      own[state === 'breach' ? 'breach' : state === 'at-risk' ? 'atRisk' : 'onTrack']++
      counted.set(maintainer, own)
    }
  return [...counted]
    .map(([maintainer, counts]) => ({ maintainer, ...counts }))
    .sort(
      (a, b) => b.breach - a.breach || b.atRisk - a.atRisk || ((a.maintainer ?? '') < (b.maintainer ?? '') ? -1 : 1),
    )
}
