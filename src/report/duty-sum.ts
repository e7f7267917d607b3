import type { AsOf, AssessedDuty, Assessment, Counts, Finding, RecordedLate, Remark, Result } from '../clause/clause.ts'
import { compared } from '../clause/compared.ts'
import { earlier } from '../clause/day.ts'
import { noCounts, worseResult } from '../clause/judge.ts'
import { changesWithin, type LimitChange, type LimitValues } from '../clause/limit.ts'
import { firstDayOfMonth, lastDayOfMonth, parseMonth } from '../clause/month.ts'
import { firstDayOf, lastDayOf } from '../clause/year.ts'
import type { Db } from '../register/register.ts'
import type { BreachRecords, RecordableFinding } from './breach-records.ts'
import type { ClauseLine, KeptPass } from './compliance.ts'
import type { Kept } from './kept.ts'
import { isToTakeOver } from './said-unknown.ts'

/** The order in which the findings of a line are printed: the most urgent first. */
const states: readonly Finding['state'][] = ['breach', 'at-risk', 'unknown', 'on-track']

/** Where findings are kept until they are printed, and what met the duties where that is to be proved. */
export interface KeptThings {
  readonly findings: Kept<RecordableFinding>
  readonly passed: Kept<KeptPass> | null
}

/** A line with how many findings there are, and things that met the duty; `list` is where they are kept. */
export interface SummedLine extends Omit<ClauseLine, 'findings' | 'passed'> {
  readonly list: number
  readonly findings: number
  readonly passed: number
}

/** A line with the findings that were kept of it, and what met the duty where that was to be proved. */
export const withFindings = ({ list, passed, ...line }: SummedLine, kept: KeptThings): ClauseLine => ({
  ...line,
  findings: kept.findings.of(list, line.findings),
  ...(kept.passed === null ? {} : { passed: kept.passed.of(list, passed) }),
})

/** A line as far as it is added up. */
interface Summed {
  readonly period: string
  readonly list: number
  readonly limits: LimitValues
  readonly counts: { -readonly [State in keyof Counts]: number }
  readonly remarks: Remark[]
  result: Result
  recordedLate: RecordedLate
  endedLate: RecordedLate
  toTakeOver: number
  findings: number
  passed: number
}

const noneLate: RecordedLate = { count: 0, days: 0 }

/** Both counts, and the most days of either. */
export const together = (one: RecordedLate, other = noneLate): RecordedLate => ({
  count: one.count + other.count,
  days: Math.max(one.days, other.days),
})

/** What the parts of one duty come to as of one day: a line for each period. */
export class DutySum {
  readonly #duty: AssessedDuty<Db>
  readonly #asOf: AsOf
  readonly #records: BreachRecords
  readonly #kept: KeptThings | null
  readonly #number: number
  readonly #lines = new Map<string, Summed>()

  /** `kept` takes the findings, where they are wanted; `number` is that of the duty among those that it takes them of. */
  constructor(duty: AssessedDuty<Db>, asOf: AsOf, records: BreachRecords, kept: KeptThings | null, number: number) {
    this.#duty = duty
    this.#asOf = asOf
    this.#records = records
    this.#kept = kept
    this.#number = number
  }

  /** Adds what the duty says of some customers, or of the body. */
  add(judged: readonly Assessment[]): void {
    for (const each of judged) {
      const line = this.#line(each)
      line.result = worseResult(line.result, each.result)
      for (const state of Object.keys(line.counts) as (keyof Counts)[]) line.counts[state] += each.counts[state]
      line.recordedLate = together(line.recordedLate, each.recordedLate)
      line.endedLate = together(line.endedLate, each.endedLate)
      // Part of what is worse than unknown may be unknown, too.
      line.toTakeOver += Math.min(each.counts.unknown, each.findings.filter(isToTakeOver).length)
      line.remarks.push(...(each.remarks ?? []))
      line.findings += each.findings.length
      line.passed += each.passed?.length ?? 0
      this.#keep(line.list, each)
    }
  }

  #line({ period, result, limits }: Assessment): Summed {
    const known = this.#lines.get(period)
    if (known !== undefined) return known
    const counts = noCounts()
    const list = this.#number * 1000 + this.#lines.size
    const line: Summed = {
      period,
      list,
      limits,
      counts,
      remarks: [],
      result,
      recordedLate: noneLate,
      endedLate: noneLate,
      toTakeOver: 0,
      findings: 0,
      passed: 0,
    }
    this.#lines.set(period, line)
    return line
  }

  #keep(list: number, { period, findings, passed = [] }: Assessment): void {
    const { id } = this.#duty
    if (this.#kept === null) {
      this.#records.note(id, { period, findings })
      return
    }
    const led = this.#records.lead(id, { period, findings })
    for (const [section, state] of states.entries()) {
      const isOf = (_: unknown, i: number) => findings[i]?.state === state
      put(this.#kept.findings, list, section, findings.filter(isOf), led.filter(isOf))
    }
    if (this.#kept.passed !== null) put(this.#kept.passed, list, 0, passed, passed.map(withoutPlace))
  }

  /** A line for each period, the latest first. */
  lines(): SummedLine[] {
    const { cite, id, title, gap = null } = this.#duty
    // Parts may come upon an earlier year in any order.
    const latestFirst = [...this.#lines.values()].sort((a, b) => compared(b.period, a.period))
    return latestFirst.map(({ period, result, limits, counts, remarks, ...line }) => ({
      ...{ list: line.list, passed: line.passed, clause: cite, id, period, title },
      ...{ result, limits, limitChanges: this.#changesIn(period) },
      population: counts.met + counts.onTrack + counts.atRisk + counts.breach + counts.unknown,
      ...{ counts, recordedLate: line.recordedLate, endedLate: line.endedLate },
      ...{ toTakeOver: line.toTakeOver, findings: line.findings },
      // Of some customers alone others' records are not looked for.
      remarks: [...inPlace(remarks), ...(this.#asOf.only === null ? this.#records.withdrawn(id, period) : [])],
      gap,
    }))
  }

  /** How the duty's limits changed within a period that is a year or a month; those of a day have no time to. */
  #changesIn(period: string): LimitChange[] {
    const { limits } = this.#duty
    const { day, set } = this.#asOf
    const month = parseMonth(period)
    if (month !== null) return changesWithin(limits, firstDayOfMonth(month), earlier(lastDayOfMonth(month), day), set)
    if (!/^\d{4}$/.test(period)) return []
    const year = Number(period)
    return changesWithin(limits, firstDayOf(year), earlier(lastDayOf(year), day), set)
  }
}

/** Keeps each item at the place of what it was made of, and what has none together. */
function put<Item>(
  kept: Kept<Item>,
  list: number,
  section: number,
  of: readonly Placed[],
  items: readonly Item[],
): void {
  if (of.every(({ place }) => place === undefined)) kept.add(list, section, '', items)
  else for (const [i, item] of items.entries()) kept.add(list, section, of[i]?.place ?? '', [item])
}

type Placed = Pick<Finding, 'place'>

const withoutPlace = <Item extends { readonly place?: string }>({ place: _, ...item }: Item): Omit<Item, 'place'> =>
  item

const inPlace = (remarks: readonly Remark[]): Remark[] =>
  [...remarks].sort((a, b) => compared(a.place ?? '', b.place ?? '')).map(withoutPlace)
