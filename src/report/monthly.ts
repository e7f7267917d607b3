import type { AsOf, AssessedDuty, Result } from '../clause/clause.ts'
import { addDaysTo, addMonthsTo, type Day } from '../clause/day.ts'
import { yearsJudged } from '../clause/judge.ts'
import { firstDayOfMonth, monthOf, parseMonth } from '../clause/month.ts'
import type { MonthlyFigures, MonthlySection, ReportedMonth } from '../clause/monthly.ts'
import { customerNames } from '../customer/customer/store/master.ts'
import { maintainersOn } from '../customer/maintainer/store.ts'
import { listFindings } from '../finding/finding.ts'
import { keyOf, keyText } from '../finding/rules.ts'
import type { Db } from '../register/register.ts'
import { judge } from './breach-records.ts'
import type { ClauseLine, RecordableFinding } from './compliance.ts'

/** A duty as of the month's last day, with how it stood a month before; null where that period did not exist yet. */
export interface MatrixLine extends Omit<ClauseLine, 'findings'> {
  readonly before: Result | null
  /** How many findings it has: they themselves are the report on compliance. */
  readonly findings: number
}

/** A breach, with the duty it is one of. */
export interface Breach
  extends Pick<ClauseLine, 'clause' | 'title' | 'period'>,
    Pick<RecordableFinding, 'customer' | 'name' | 'text'> {}

/** Breaches of one kind: how many there are, and the first of them. */
export interface Breaches {
  readonly total: number
  readonly first: readonly Breach[]
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
  readonly newBreaches: Breaches
  /** In breach a month before, and not any more. */
  readonly settled: Breaches
  /** Turned into a breach the day after; null where that day has not come. */
  readonly dayAfter: Breaches | null
  readonly maintainers: readonly MaintainerFindings[]
  readonly sections: readonly MonthlySection[]
}

/** What a monthly report is made of, handed in: the duties and the rooms' own sections. */
export interface MonthlyOf {
  readonly duties: readonly AssessedDuty<Db>[]
  readonly figures: readonly MonthlyFigures<Db>[]
}

/** A line as far as days are compared: how many findings it has, and of them the breaches with what each is known by. */
interface StandingLine extends Omit<MatrixLine, 'before'> {
  readonly breaches: readonly { readonly identity: string; readonly breach: Breach }[]
}

/** At most this many breaches of a kind are listed; the report on compliance lists them all. */
const most = 200

/**
 * Works out the report on a month. `today` is the day up to which anything is known to have come. One duty and one day after
 * the other: of the findings there may be as many as customers, and never more than those of one duty on one day are in
 * memory; what the days are compared by is kept of each.
 */
export async function monthlyReport(
  db: Db,
  month: ReportedMonth,
  asOf: AsOf,
  today: Day,
  { duties, figures }: MonthlyOf,
): Promise<MonthlyReport> {
  const maintainers = await FindingsOfMaintainers.on(db, month.last)
  const judgedOn = async (day: Day) => {
    const on = { ...asOf, day, years: yearsJudged(day) }
    const records = await listFindings(db, day)
    return async (duty: AssessedDuty<Db>): Promise<StandingLine[]> => {
      const lines = await judge([duty], db, on, records)
      if (day === month.last) maintainers.add(lines)
      return lines.map(standing)
    }
  }
  const next = addDaysTo(month.last, 1)
  const judgedNow = await judgedOn(month.last)
  const judgedBefore = await judgedOn(addDaysTo(month.first, -1))
  const judgedAfter = next <= today ? await judgedOn(next) : null
  const matrix: MatrixLine[] = []
  const [fresh, settled, after] = [new Collected(), new Collected(), new Collected()]
  for (const duty of duties) {
    const before = await judgedBefore(duty)
    const now = await judgedNow(duty)
    fresh.beyond(now, before)
    settled.beyond(before.filter(isJudgedBy(month.last)), now)
    if (judgedAfter !== null) after.beyond(await judgedAfter(duty), now)
    matrix.push(...worthALine(now).map(({ breaches, ...line }) => ({ ...line, before: beforeOf(line, before) })))
  }
  const sections: MonthlySection[] = []
  for (const figuresOf of figures) sections.push(await figuresOf(db, month, { ...asOf, day: month.last }))
  return {
    matrix,
    newBreaches: fresh,
    settled,
    dayAfter: judgedAfter === null ? null : after,
    maintainers: maintainers.list(),
    sections,
  }
}

/** Whether a period is still judged on a day: what is no longer looked at has not been settled by that. */
const isJudgedBy = (day: Day) => {
  const years = yearsJudged(day).map(String)
  return ({ period }: StandingLine): boolean => years.includes(period.slice(0, 4))
}

/** Of each duty its newest period, and of the earlier ones those that are not simply over: nobody to judge, or all met. */
function worthALine(lines: readonly StandingLine[]): StandingLine[] {
  const newest = new Map<string, string>()
  for (const { id, period } of lines) if (period > (newest.get(id) ?? '')) newest.set(id, period)
  const isOver = ({ result }: StandingLine) => result === 'not-applicable' || result === 'met'
  return lines.filter((line) => newest.get(line.id) === line.period || !isOver(line))
}

/**
 * Months of one duty that follow each other and stand as they stood, as one line with the sum of their counts, for readers:
 * a year in which nothing was collected is one thing to be told.
 */
export function monthsFolded(matrix: readonly MatrixLine[]): MatrixLine[] {
  const groups: MatrixLine[][] = []
  for (const line of matrix) {
    const group = groups.at(-1)
    const later = group?.at(-1)
    if (later !== undefined && goesOn(line, later)) group?.push(line)
    else groups.push([line])
  }
  return groups.flatMap(together)
}

/** Whether a line is of the month before a later one, and stands alike. */
function goesOn({ id, period, before, result }: MatrixLine, later: MatrixLine): boolean {
  const [month, next] = [parseMonth(period), parseMonth(later.period)]
  const follows = month !== null && next !== null && monthOf(addMonthsTo(firstDayOfMonth(month), 1)) === next
  return follows && id === later.id && before === later.before && result === later.result
}

function together(group: readonly MatrixLine[]): MatrixLine[] {
  const [newest, oldest] = [group[0], group.at(-1)]
  if (newest === undefined || oldest === undefined || group.length === 1) return [...group]
  const sum = (of: (line: MatrixLine) => number) => group.reduce((total, line) => total + of(line), 0)
  const counts = {
    met: sum((line) => line.counts.met),
    onTrack: sum((line) => line.counts.onTrack),
    atRisk: sum((line) => line.counts.atRisk),
    breach: sum((line) => line.counts.breach),
  }
  const period = `${oldest.period} – ${newest.period}`
  return [{ ...newest, period, counts, population: sum((line) => line.population) }]
}

const isDay = (period: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(period)

/** A state has no period but its day, and is compared with itself a month before. */
const beforeOf = ({ id, period }: Pick<MatrixLine, 'id' | 'period'>, lines: readonly StandingLine[]): Result | null =>
  lines.find((line) => line.id === id && (line.period === period || (isDay(period) && isDay(line.period))))?.result ??
  null

const identityOf = (line: ClauseLine, finding: RecordableFinding): string =>
  keyText(keyOf(line.id, isDay(line.period) ? '' : line.period, finding))

function standing(line: ClauseLine): StandingLine {
  const { clause, title } = line
  const breaches = line.findings.flatMap((finding) => {
    if (finding.state !== 'breach') return []
    const { customer, name, text, period = line.period } = finding
    return [{ identity: identityOf(line, finding), breach: { clause, title, period, customer, name, text } }]
  })
  return { ...line, findings: line.findings.length, breaches }
}

/** Breaches as they are found, duty by duty. */
class Collected implements Breaches {
  total = 0
  readonly first: Breach[] = []

  /** Takes the breaches of some lines that others do not have. */
  beyond(lines: readonly StandingLine[], others: readonly StandingLine[]): void {
    const known = new Set(others.flatMap(({ breaches }) => breaches.map(({ identity }) => identity)))
    for (const { breaches } of lines)
      for (const { identity, breach } of breaches) {
        if (known.has(identity)) continue
        this.total++
        if (this.first.length < most) this.first.push(breach)
      }
  }
}

/** How many findings each maintainer's customers have. */
class FindingsOfMaintainers {
  readonly #maintainerOf: ReadonlyMap<string, string | null>
  readonly #counted = new Map<string | null, { breach: number; atRisk: number; onTrack: number }>()

  private constructor(maintainerOf: ReadonlyMap<string, string | null>) {
    this.#maintainerOf = maintainerOf
  }

  static async on(db: Db, day: Day): Promise<FindingsOfMaintainers> {
    const maintainers = await maintainersOn(db, day)
    const customers = await customerNames(db)
    return new FindingsOfMaintainers(new Map(customers.map(({ id, code }) => [code, maintainers.get(id) ?? null])))
  }

  add(lines: readonly ClauseLine[]): void {
    for (const { findings } of lines)
      for (const { customer, state } of findings) {
        const maintainer = customer === null ? null : (this.#maintainerOf.get(customer) ?? null)
        const own = this.#counted.get(maintainer) ?? { breach: 0, atRisk: 0, onTrack: 0 }
        own[state === 'breach' ? 'breach' : state === 'at-risk' ? 'atRisk' : 'onTrack']++
        this.#counted.set(maintainer, own)
      }
  }

  /** The most breaches first. */
  list(): MaintainerFindings[] {
    return [...this.#counted]
      .map(([maintainer, counts]) => ({ maintainer, ...counts }))
      .sort(
        (a, b) => b.breach - a.breach || b.atRisk - a.atRisk || ((a.maintainer ?? '') < (b.maintainer ?? '') ? -1 : 1),
      )
  }
}
