import type { AsOf, AssessedDuty, Assessment, Counts, Finding, Pass, Remark, Result } from '../clause/clause.ts'
import { compared } from '../clause/compared.ts'
import { earlier } from '../clause/day.ts'
import { worseResult } from '../clause/judge.ts'
import { changesWithin, type LimitChange, type LimitValues } from '../clause/limit.ts'
import { firstDayOfMonth, lastDayOfMonth, parseMonth } from '../clause/month.ts'
import { firstDayOf, lastDayOf } from '../clause/year.ts'
import type { Db } from '../register/register.ts'
import type { BreachRecords, RecordableFinding } from './breach-records.ts'
import type { ClauseLine } from './compliance.ts'
import type { Kept } from './kept.ts'

/** What is kept of a line, in the order in which it is printed: the most urgent findings first, then what met the duty. */
const sections: readonly Finding['state'][] = ['breach', 'at-risk', 'on-track']
const passes = sections.length

/** A line with how many findings there are, and things that met the duty; `list` is where they are kept. */
export interface SummedLine extends Omit<ClauseLine, 'findings' | 'passed'> {
  readonly list: number
  readonly findings: number
  readonly passed: number
}

/** A line with the findings that were kept of it, and what met the duty where that was to be proved. */
export const withFindings = ({ list, passed, ...line }: SummedLine, kept: Kept, proving: boolean): ClauseLine => ({
  ...line,
  findings: kept.of<RecordableFinding>(list, 0, passes - 1, line.findings),
  ...(proving ? { passed: kept.of<Pass>(list, passes, passes, passed) } : {}),
})

/** A line as far as it is added up. */
interface Summed {
  readonly period: string
  readonly list: number
  readonly limits: LimitValues
  readonly counts: { -readonly [State in keyof Counts]: number }
  readonly remarks: Remark[]
  result: Result
  findings: number
  passed: number
}

/** What the parts of one duty come to as of one day: a line for each period. */
export class DutySum {
  readonly #duty: AssessedDuty<Db>
  readonly #asOf: AsOf
  readonly #records: BreachRecords
  readonly #kept: Kept | null
  readonly #number: number
  readonly #lines = new Map<string, Summed>()

  /** `kept` takes the findings, where they are wanted; `number` is that of the duty among those that it takes them of. */
  constructor(duty: AssessedDuty<Db>, asOf: AsOf, records: BreachRecords, kept: Kept | null, number: number) {
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
      line.remarks.push(...(each.remarks ?? []))
      line.findings += each.findings.length
      line.passed += each.passed?.length ?? 0
      this.#keep(line.list, each)
    }
  }

  #line({ period, result, limits }: Assessment): Summed {
    const known = this.#lines.get(period)
    if (known !== undefined) return known
    const counts = { met: 0, onTrack: 0, atRisk: 0, breach: 0 }
    const list = this.#number * 1000 + this.#lines.size
    const line: Summed = { period, list, limits, counts, remarks: [], result, findings: 0, passed: 0 }
    this.#lines.set(period, line)
    return line
  }

  #keep(list: number, judged: Assessment): void {
    const led = this.#records.lead(this.#duty.id, judged)
    if (this.#kept === null) return
    for (const [section, state] of sections.entries()) {
      const own = judged.findings.map((finding, i) => [finding, led[i]] as const)
      this.#put(
        list,
        section,
        own.filter(([finding]) => finding.state === state),
      )
    }
    const proved = judged.passed ?? []
    this.#put(
      list,
      passes,
      proved.map((pass) => [pass, withoutPlace(pass)] as const),
    )
  }

  /** Each at its place; what has none together. */
  #put(list: number, section: number, items: readonly (readonly [{ readonly place?: string }, unknown])[]): void {
    if (items.every(([{ place }]) => place === undefined))
      this.#kept?.add(
        list,
        section,
        '',
        items.map(([, item]) => item),
      )
    else for (const [{ place = '' }, item] of items) this.#kept?.add(list, section, place, [item])
  }

  lines(): SummedLine[] {
    const { cite, id, title, gap = null } = this.#duty
    // Parts may come upon an earlier year in any order.
    const latestFirst = [...this.#lines.values()].sort((a, b) => compared(b.period, a.period))
    return latestFirst.map(({ period, list, result, limits, counts, remarks, findings, passed }) => ({
      ...{ list, passed, clause: cite, id, period, title, result, limits, limitChanges: this.#changesIn(period) },
      population: counts.met + counts.onTrack + counts.atRisk + counts.breach,
      ...{ counts, findings },
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

const withoutPlace = <Item extends { readonly place?: string }>({ place: _, ...item }: Item): Omit<Item, 'place'> =>
  item

const inPlace = (remarks: readonly Remark[]): Remark[] =>
  [...remarks].sort((a, b) => compared(a.place ?? '', b.place ?? '')).map(withoutPlace)
