import { type Block, blockOf } from '../../clause/block.ts'
import type { AsOf, AssessedDuty, Assessment, Pass } from '../../clause/clause.ts'
import { keyOf, keyText } from '../../finding/rules.ts'
import type { Evidence } from '../../register/in-time/evidence.ts'
import { InTime } from '../../register/in-time/in-time.ts'
import type { Db } from '../../register/register.ts'
import type { FactTable } from '../../register/tables.ts'
import { assessedAll } from '../assessed.ts'
import { evidenceRows } from './evidence-rows.ts'
import { FactsOfThings, type LateThing } from './late-things.ts'
import { deadlinesOf } from './limits.ts'

type Duty = AssessedDuty<Db>

/** What of a duty is met by late evidence alone, by the period and the key of each thing. */
export type LateOfDuty = ReadonlyMap<string, ReadonlyMap<string, LateThing>>

/** What of some customers, or of the body, is met by late evidence alone, duty by duty. */
export type LateOfPart = ReadonlyMap<Duty, LateOfDuty>

export const noneLate: LateOfPart = new Map()

/** The tables of which a duty sees what was on record in time: what says to it only who is judged stands as it does now. */
const tablesFor = ({ id }: Pick<Duty, 'id'>): FactTable[] =>
  (Object.keys(evidenceRows) as FactTable[]).filter((table) => evidenceRows[table]?.proves?.includes(id) ?? true)

/** What is evidence to any of the duties: what proves some alone is not looked for where these are not asked about. */
const evidenceOf = (duties: readonly Duty[]): Evidence => {
  const tables = new Set(duties.flatMap(tablesFor))
  return Object.fromEntries(Object.entries(evidenceRows).filter(([table]) => tables.has(table as FactTable)))
}

/** The tables whose rows prove a duty. */
const provenBy = (duty: Duty): ReadonlySet<FactTable> =>
  new Set(tablesFor(duty).filter((table) => duty.evidence.includes(table)))

/** The key of a thing that is met, in the period it was judged for; what its key does not tell apart from another, its facts do. */
function keysOf(duty: Duty, period: string, passes: readonly Pass[]): (pass: Pass) => string {
  const own = (pass: Pass) => keyText(keyOf(duty.id, period, pass))
  const [seen, repeated] = [new Set<string>(), new Set<string>()]
  for (const key of passes.map(own)) (seen.has(key) ? repeated : seen).add(key)
  return (pass) => (repeated.has(own(pass)) ? `${own(pass)} ${JSON.stringify(pass.facts)}` : own(pass))
}

const metIn = ({ passed = [] }: Assessment): readonly Pass[] => passed.filter(({ state }) => state === undefined)

/**
 * Finds what is met by late evidence alone: what was judged is judged once more as it was on record in time, by the duties themselves.
 * Of the customers only those are judged again about whom anything was recorded late; all of them by duties that rest on what is about nobody,
 * such as price floors, where any of that was.
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

  /** Looks for late evidence of the duties; null where there is none. `seen` is told of each thing that is met by it alone. */
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

  /** What was recorded in time, and what afterwards. */
  get inTime(): InTime {
    return this.#inTime
  }

  /** What the duties find met in a block of the customers, or in the body itself, by late evidence alone. */
  async part(duties: readonly Duty[], asOf: AsOf, block: Block | null): Promise<LateOfPart> {
    const proven = duties.map((duty) => ({ duty, tables: provenBy(duty) }))
    const late = proven.filter(({ tables }) => this.#isAnyLate(tables, block))
    if (late.length === 0) return noneLate
    const tables = new Set(late.flatMap((each) => [...each.tables]))
    const facts = new FactsOfThings(this.#inTime.facts(tables, block).filter(({ day }) => day <= asOf.day))
    const asking = (only: Block | null) => ({ ...asOf, only, proving: true }) as const
    const concerned = asking(block === null ? asOf.only : this.#concerned(block, tables))
    const anybody = asking(block ?? asOf.only)
    const found = new Map<Duty, LateOfDuty>()
    // Those that see the same tables one after the other: what one asked about the customers, the others are told.
    for (const group of Map.groupBy(late, ({ duty }) => tablesFor(duty).join()).values()) {
      const shown = new Set(group.flatMap(({ duty }) => tablesFor(duty)))
      const asked = group.some((each) => this.#inTime.isAboutAnybody(each.tables)) ? anybody : concerned
      const judged = group.map(({ duty }) => duty)
      const now = await assessedAll(judged, this.#db, asked)
      // A question of its own: duties remember by it what they read.
      const then = await this.#inTime.with(shown, (db) => assessedAll(judged, db, { ...asked }))
      for (const [i, { duty, tables: own }] of group.entries())
        found.set(duty, this.#lateIn(duty, now[i] ?? [], then[i] ?? [], facts, own))
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

  /** What is met as things are, and was not by what was on record in time. */
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
        const thing = { duty, period, pass, ...facts.of(pass, period, tables) }
        late.set(key, thing)
        this.#seen?.(thing)
      }
      if (late.size > 0) periods.set(period, late)
    }
    return periods
  }

  /** Takes away what was made for it. */
  close(): void {
    this.#inTime.close()
  }
}

/** What was judged, with what of it is met by late evidence alone. */
export function withLate(
  judged: readonly Assessment[],
  duty: Duty,
  late: LateOfDuty | undefined,
): readonly Assessment[] {
  if (late === undefined || late.size === 0) return judged
  return judged.map((each) => {
    const own = late.get(each.period)
    if (own === undefined) return each
    const things = [...own.values()]
    const recordedLate = { count: things.length, days: Math.max(...things.map(({ days }) => days)) }
    const { passed } = each
    if (passed === undefined) return { ...each, recordedLate }
    const keyOfPass = keysOf(duty, each.period, metIn(each))
    const told = passed.map((pass) => {
      const thing = pass.state === undefined ? own.get(keyOfPass(pass)) : undefined
      return thing === undefined ? pass : { ...pass, recordedLate: thing.days }
    })
    return { ...each, recordedLate, passed: told }
  })
}
