import { type Block, blockOf } from '../../clause/block.ts'
import type { AsOf, AssessedDuty, Assessment, RecordedLate } from '../../clause/clause.ts'
import { keyOf, keyText } from '../../finding/rules.ts'
import type { Evidence } from '../../register/in-time/evidence.ts'
import { InTime } from '../../register/in-time/in-time.ts'
import type { Db } from '../../register/register.ts'
import type { FactTable } from '../../register/tables.ts'
import { assessedAll } from '../assessed.ts'
import { endingTables, evidenceRows } from './evidence-rows.ts'
import { endedLate } from './late-ends.ts'
import { FactsOfThings, type JudgedThing, type LateOfDuty, type LateThing, metIn } from './late-things.ts'
import { deadlinesOf } from './limits.ts'

type Duty = AssessedDuty<Db>

/** Late things by duty, for a block of customers or for the body itself. */
export type LateOfPart = ReadonlyMap<Duty, LateOfDuty>

export const noneLate: LateOfPart = new Map()

/**
 * The tables shown to a duty as they were on record in time. Tables that only identify the judged customers stay as they are now.
 */
const tablesFor = ({ id }: Pick<Duty, 'id'>): FactTable[] =>
  (Object.keys(evidenceRows) as FactTable[]).filter((table) => evidenceRows[table]?.proves?.includes(id) ?? true)

/** The tables of which a fact may end a duty. */
const endingTablesFor = ({ evidence }: Duty): FactTable[] => endingTables.filter((table) => evidence.includes(table))

/** The evidence of the duties: tables that prove only other duties, and end none of these, are left out. */
const evidenceOf = (duties: readonly Duty[]): Evidence => {
  const tables = new Set(duties.flatMap((duty) => [...tablesFor(duty), ...endingTablesFor(duty)]))
  return Object.fromEntries(Object.entries(evidenceRows).filter(([table]) => tables.has(table as FactTable)))
}

/** The tables whose rows prove a duty. */
const provenBy = (duty: Duty): ReadonlySet<FactTable> =>
  new Set(tablesFor(duty).filter((table) => duty.evidence.includes(table)))

/** The key of each met thing in its period. If two results share a key, their facts are appended to it. */
function keysOf(duty: Duty, period: string, passes: readonly JudgedThing[]): (pass: JudgedThing) => string {
  const own = (pass: JudgedThing) => keyText(keyOf(duty.id, period, pass))
  const [seen, repeated] = [new Set<string>(), new Set<string>()]
  for (const key of passes.map(own)) (seen.has(key) ? repeated : seen).add(key)
  return (pass) => (repeated.has(own(pass)) ? `${own(pass)} ${JSON.stringify(pass.facts)}` : own(pass))
}

/**
 * Finds things that are met only because of late evidence: the duties judge a second time, from the records made in time alone. So it finds
 * what is not judged because a fact that ended the duty was entered late, by showing those facts alone as they were in time.
 * Only customers with late records are judged again. But a duty that rests on records about no customer, such as price floors,
 * judges all customers again if one of those was late.
 */
export class LateJudging {
  readonly #db: Db
  readonly #inTime: InTime
  readonly #seen: ((thing: LateThing) => void) | undefined

  private constructor(db: Db, inTime: InTime, seen?: (thing: LateThing) => void) {
    this.#db = db
    this.#inTime = inTime
    this.#seen = seen
  }

  /**
   * Looks for late evidence of the duties; null if there is none. `seen` is called for each thing that only late evidence meets.
   */
  static async of(
    db: Db,
    asOf: AsOf,
    duties: readonly Duty[],
    seen?: (thing: LateThing) => void,
  ): Promise<LateJudging | null> {
    const inTime = new InTime(db, evidenceOf(duties), await deadlinesOf(db, asOf))
    if (inTime.tables.size > 0) return new LateJudging(db, inTime, seen)
    inTime.close()
    return null
  }

  /** The late records, and queries on the records made in time alone. */
  get inTime(): InTime {
    return this.#inTime
  }

  /** The things that only late evidence meets or ends, within a block of customers or, with null, the body itself. */
  async part(duties: readonly Duty[], asOf: AsOf, block: Block | null): Promise<LateOfPart> {
    const met = await this.#met(duties, asOf, block)
    const ended = block === null ? noneLate : await this.#ended(duties, asOf, block)
    for (const [duty, late] of ended) {
      const own = met.get(duty) ?? new Map<string, ReadonlyMap<string, LateThing>>()
      const both = [...late].map(
        ([period, things]) => [period, new Map([...things, ...(own.get(period) ?? [])])] as const,
      )
      met.set(duty, new Map([...own, ...both]))
    }
    return met
  }

  async #met(duties: readonly Duty[], asOf: AsOf, block: Block | null): Promise<Map<Duty, LateOfDuty>> {
    const proven = duties.map((duty) => ({ duty, tables: provenBy(duty) }))
    const late = proven.filter(({ tables }) => this.#isAnyLate(tables, block))
    if (late.length === 0) return new Map()
    const tables = new Set(late.flatMap((each) => [...each.tables]))
    const facts = new FactsOfThings(this.#inTime.facts(tables, block).filter(({ day }) => day <= asOf.day))
    const asking = (only: Block | null) => ({ ...asOf, only, proving: true }) as const
    const concerned = asking(block === null ? asOf.only : this.#concerned(block, tables))
    const anybody = asking(block ?? asOf.only)
    const found = new Map<Duty, LateOfDuty>()
    // Duties that see the same tables run together, so that they share answers about the customers.
    for (const group of Map.groupBy(late, ({ duty }) => tablesFor(duty).join()).values()) {
      const shown = new Set(group.flatMap(({ duty }) => tablesFor(duty)))
      const asked = group.some((each) => this.#inTime.isAboutAnybody(each.tables)) ? anybody : concerned
      const judged = group.map(({ duty }) => duty)
      const now = await assessedAll(judged, this.#db, asked)
      // A new object, because duties cache their reads by it.
      const then = await this.#inTime.with(shown, (db) => assessedAll(judged, db, { ...asked }))
      for (const [i, { duty, tables: own }] of group.entries())
        found.set(duty, this.#lateIn(duty, now[i] ?? [], then[i] ?? [], facts, own))
    }
    return found
  }

  /** What the duties do not judge in a block, or find met, because of an end that was entered late. */
  async #ended(duties: readonly Duty[], asOf: AsOf, block: Block): Promise<LateOfPart> {
    const tables = new Set(endingTables.filter((table) => this.#inTime.tables.has(table)))
    const { ids } = tables.size === 0 ? { ids: [] } : this.#inTime.among(block, tables)
    if (ids.length === 0) return noneLate
    const concerned = duties.filter((duty) => endingTablesFor(duty).some((table) => tables.has(table)))
    const asked = { ...asOf, only: blockOf(ids), proving: true } as const
    const facts = this.#inTime.facts(tables, asked.only).filter(({ day }) => day <= asOf.day)
    const now = await assessedAll(concerned, this.#db, asked)
    const then = await this.#inTime.with(tables, (db) => assessedAll(concerned, db, { ...asked }))
    const found = new Map<Duty, LateOfDuty>()
    for (const [i, duty] of concerned.entries()) {
      const ends = facts.filter(({ table }) => duty.evidence.includes(table))
      const late = endedLate(duty, now[i] ?? [], then[i] ?? [], ends)
      for (const thing of [...late.values()].flatMap((own) => [...own.values()])) this.#seen?.(thing)
      if (late.size > 0) found.set(duty, late)
    }
    return found
  }

  #isAnyLate(tables: ReadonlySet<FactTable>, block: Block | null): boolean {
    if (![...tables].some((table) => this.#inTime.tables.has(table))) return false
    if (block === null || this.#inTime.isAboutAnybody(tables)) return true
    const { ids, others } = this.#inTime.among(block, tables)
    return ids.length > 0 || others
  }

  #concerned(block: Block, tables: ReadonlySet<FactTable>): Block {
    const { ids, others } = this.#inTime.among(block, tables)
    return { ...blockOf(ids), others }
  }

  /** The things that are met now but were not by the records made in time. */
  #lateIn(
    duty: Duty,
    now: readonly Assessment[],
    then: readonly Assessment[],
    facts: FactsOfThings,
    tables: ReadonlySet<FactTable>,
  ): LateOfDuty {
    const periods = new Map<string, ReadonlyMap<string, LateThing>>()
    for (const judged of now) {
      const { period } = judged
      const keyOfPass = keysOf(duty, period, metIn(judged))
      const same = then.filter((each) => each.period === period)
      const inTime = new Set(same.flatMap(metIn).map(keyOfPass))
      const late = new Map<string, LateThing>()
      for (const pass of metIn(judged)) {
        const key = keyOfPass(pass)
        if (inTime.has(key)) continue
        const thing = { duty, period, pass, ...facts.of(pass, period, tables), isEnded: false }
        late.set(key, thing)
        this.#seen?.(thing)
      }
      if (late.size > 0) periods.set(period, late)
    }
    return periods
  }

  /** Removes the temporary tables. */
  close(): void {
    this.#inTime.close()
  }
}

const countOf = (things: readonly LateThing[] = []): RecordedLate => ({
  count: things.length,
  days: things.reduce((most, { days }) => Math.max(most, days), 0),
})

/** The assessments, with their late things marked and counted. */
export function withLate(
  judged: readonly Assessment[],
  duty: Duty,
  late: LateOfDuty | undefined,
): readonly Assessment[] {
  if (late === undefined || late.size === 0) return judged
  return judged.map((each) => {
    const own = late.get(each.period)
    if (own === undefined) return each
    const [ended, met] = [true, false].map((isEnded) => [...own.values()].filter((thing) => thing.isEnded === isEnded))
    const { passed } = each
    const counted = { ...each, recordedLate: countOf(met), endedLate: countOf(ended) }
    if (passed === undefined) return counted
    const keyOfPass = keysOf(duty, each.period, metIn(each))
    const told = passed.map((pass) => {
      const thing = pass.state === undefined ? own.get(keyOfPass(pass)) : undefined
      return thing === undefined ? pass : { ...pass, recordedLate: thing.days }
    })
    return { ...counted, passed: told }
  })
}
