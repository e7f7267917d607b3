import type { AsOf, AssessedDuty, Result } from '../clause/clause.ts'
import { addDaysTo, addMonthsTo, type Day, isDay } from '../clause/day.ts'
import type { WhatIsDue } from '../clause/due.ts'
import { yearsJudged } from '../clause/judge.ts'
import { firstDayOfMonth, monthOf, parseMonth } from '../clause/month.ts'
import type { MonthlyFigures, MonthlySection, ReportedMonth } from '../clause/monthly.ts'
import { listFindings } from '../finding/finding.ts'
import { unconfirmed } from '../office/confirmation/store/acts.ts'
import type { Db, Head } from '../register/register.ts'
import { BreachRecords } from './breach-records.ts'
import {
  type Breaches,
  BreachesBeyond,
  beyond,
  breachesIn,
  type JudgedDay,
  type KnownBreach,
} from './breaches-beyond.ts'
import type { ClauseLine } from './compliance.ts'
import { DutySum, together as lateTogether, type SummedLine } from './duty-sum.ts'
import { FindingsOfMaintainers, type MaintainerFindings } from './findings-of-maintainers.ts'
import { FirstThings } from './first/first-things.ts'
import type { First } from './first/told.ts'
import { type HowJudged, type JudgedPart, judgeInParts } from './judging.ts'
import { LateJudging } from './late/late-judging.ts'
import { LateList, type LateNames } from './late/late-list.ts'
import { MaintainersInHand } from './maintainers-in-hand.ts'
import { MonthBefore } from './month-before.ts'
import { type Compared, Comparison } from './month-compared.ts'
import type { OtherWay } from './way-out/kinds.ts'
import { LeftBreaches } from './way-out/left-breaches.ts'
import { WaysOut } from './way-out/ways-out.ts'

/** A duty as of the month's last day, with how it stood a month before, as was known then; null where that period did not exist yet. */
export interface MatrixLine extends Omit<ClauseLine, 'findings'> {
  readonly before: Result | null
  /** How many findings it has: they themselves are the report on compliance. */
  readonly findings: number
}

/** A month, judged as of its last day, beside the month before and the day after. */
export interface MonthlyReport {
  /** The last day before the month, and the newest entry at its end (`MonthBefore.known`). */
  readonly monthBefore: { readonly day: Day; readonly known: Head | null }
  /** How it stands against the month before. */
  readonly compared: Compared
  /** What is to be done first, as of the month's last day. */
  readonly first: First
  /** For people: of each duty its newest period, and of the earlier ones those that are not simply over. */
  readonly matrix: readonly MatrixLine[]
  /** For programs, and what the head counts: those and all others under which anything was judged, the same as the report on compliance. */
  readonly judged: readonly MatrixLine[]
  /** In breach on the last day, and not a month before, as was known then. */
  readonly newBreaches: Breaches
  /** In breach a month before, as was known then, and cured since. */
  readonly settled: Breaches
  /** In breach a month before, as was known then, and gone without being cured, by the way in which each left. */
  readonly left: Readonly<Record<OtherWay, Breaches>>
  /** Turned into a breach the day after; null where that day has not come. */
  readonly dayAfter: Breaches | null
  readonly maintainers: readonly MaintainerFindings[]
  /** How many records were entered late in the month, and how many acts waited for somebody's word at its end. */
  readonly late: number
  readonly unconfirmed: number
  readonly sections: readonly MonthlySection[]
}

/** What a monthly report is made of, handed in: the duties and the rooms' own sections. */
export interface MonthlyOf extends HowJudged {
  readonly duties: readonly AssessedDuty<Db>[]
  readonly dues: readonly WhatIsDue<Db>[]
  readonly figures: readonly MonthlyFigures<Db>[]
  /** How late records are called. */
  readonly names: LateNames
}

/**
 * Works out the report on a month. `today` is the day up to which anything is known to have come. Each part of the customers
 * is judged on all of the days at once: of what is found there, how much there is of it is added up, and the first breaches
 * are kept that are listed.
 */
export async function monthlyReport(
  db: Db,
  month: ReportedMonth,
  asOf: AsOf,
  today: Day,
  { duties, dues, figures, names, watched, atOnce }: MonthlyOf,
): Promise<MonthlyReport> {
  const on = async (day: Day): Promise<JudgedDay> => {
    const judged = { ...asOf, day, years: yearsJudged(day) }
    const records = new BreachRecords(await listFindings(db, day))
    return { duties, asOf: judged, records }
  }
  const next = addDaysTo(month.last, 1)
  const [now, after] = [await on(month.last), await on(next)]
  const past = await MonthBefore.of(db, duties, month, asOf)
  const sumsOf = ({ asOf, records }: JudgedDay) => duties.map((duty, i) => new DutySum(duty, asOf, records, null, i))
  const [sums, before] = [sumsOf(now), sumsOf(past)]
  const [fresh, turned] = [new BreachesBeyond(now), new BreachesBeyond(after)]
  const lateList = new LateList(month)
  const late = await LateJudging.of(db, now.asOf, duties, lateList.seen)
  const ways = await WaysOut.of(db, past.known, now.asOf, late?.inTime ?? null)
  const left = new LeftBreaches(past, ways)
  const maintainers = new FindingsOfMaintainers()
  const inHand = new MaintainersInHand(db, month.last)
  const first = await FirstThings.of(db, { duties, dues, isPast: true }, now.asOf, inHand)
  const compared = new Comparison(yearsJudged(month.last))
  const isStillJudged = isJudgedBy(month.last)
  const isAfterKnown = next <= today
  const days: [AsOf, ...AsOf[]] = [now.asOf, ...(isAfterKnown ? [after.asOf] : [])]
  const take = async ({ duty, block, days: [own = [], later = []], earlier, late }: JudgedPart) => {
    sums[duty]?.add(own)
    before[duty]?.add(earlier)
    const [stand, stood] = [breachesIn(own), breachesIn(earlier)]
    fresh.take(duty, beyond(stand, stood))
    await left.take(duty, block, beyond(stood.filter(isStillJudged), stand), late)
    turned.take(duty, beyond(breachesIn(later), stand))
    compared.add(own, earlier)
    const whose = await inHand.of(block, own)
    maintainers.add(whose, own)
    first.take({ duty, block, judged: own, maintainers: whose })
  }
  try {
    if (late !== null) lateList.note(late.inTime, asOf.timeZone)
    await judgeInParts(duties, db, days, take, { watched, atOnce, late, before: past })
  } finally {
    ways.close()
    late?.close()
    past.close()
  }
  const lines = duties.flatMap((_, duty): MatrixLine[] => {
    const then = before[duty]?.lines() ?? []
    const own = sums[duty]?.lines() ?? []
    return own.map(({ list: _, passed: __, ...line }) => ({ ...line, before: beforeOf(line, then) }))
  })
  const matrix = worthALine(lines)
  const counted = await Promise.all(figures.map((figuresOf) => figuresOf(db, month, now.asOf)))
  const sections = [...counted, await lateList.section(db, now.asOf, names)].filter((section) => section !== null)
  return {
    monthBefore: { day: past.asOf.day, known: past.known },
    compared: compared.result(),
    first: first.list(),
    matrix,
    judged: lines.filter((line) => line.population > 0 || matrix.includes(line)),
    newBreaches: fresh.listed(),
    ...left.listed(),
    dayAfter: isAfterKnown ? turned.listed() : null,
    maintainers: maintainers.list(),
    late: lateList.total,
    unconfirmed: (await unconfirmed(db, month.last)).length,
    sections,
  }
}

/** Whether a period is still judged on a day: what is no longer looked at has not been settled by that. */
const isJudgedBy = (day: Day) => {
  const years = yearsJudged(day).map(String)
  return ({ judged: { period } }: KnownBreach): boolean => years.includes(period.slice(0, 4))
}

/**
 * Of each duty its newest period, and of the earlier ones those that are not simply over: met as a month before, or with nobody to judge
 * and no breach then. What is open when a year ends is judged in the next one.
 */
function worthALine(lines: readonly MatrixLine[]): MatrixLine[] {
  const newest = new Map<string, string>()
  for (const { id, period } of lines) if (period > (newest.get(id) ?? '')) newest.set(id, period)
  const isOver = ({ result, before }: MatrixLine) =>
    result === 'met' ? before === null || before === 'met' : result === 'not-applicable' && before !== 'breach'
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
    unknown: sum((line) => line.counts.unknown),
  }
  const period = `${oldest.period} – ${newest.period}`
  const late = {
    recordedLate: group.map((line) => line.recordedLate).reduce(lateTogether),
    endedLate: group.map((line) => line.endedLate).reduce(lateTogether),
  }
  const toTakeOver = sum((line) => line.toTakeOver)
  return [{ ...newest, period, counts, ...late, toTakeOver, population: sum((line) => line.population) }]
}

/** A state has no period but its day, and is compared with itself a month before. */
const beforeOf = ({ id, period }: Pick<MatrixLine, 'id' | 'period'>, lines: readonly SummedLine[]): Result | null =>
  lines.find((line) => line.id === id && (line.period === period || (isDay(period) && isDay(line.period))))?.result ??
  null
