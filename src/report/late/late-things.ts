import type { AssessedDuty, Assessment, Pass } from '../../clause/clause.ts'
import { type Day, daysBetween } from '../../clause/day.ts'
import type { LateFact } from '../../register/in-time/evidence.ts'
import type { Db } from '../../register/register.ts'
import type { FactTable } from '../../register/tables.ts'
import { evidenceRows } from './evidence-rows.ts'

/** Something judged, as far as it is known again in another judging. */
export type JudgedThing = Pick<Pass, 'period' | 'customer' | 'facts'>

/** A thing that is met by late evidence alone, or is not judged because of it: the late facts that it rests on, and the most days that one took. */
export interface LateThing {
  readonly duty: AssessedDuty<Db>
  readonly period: string
  readonly pass: JudgedThing
  /** The duty is not applicable by it. */
  readonly isEnded: boolean
  readonly days: number
  readonly facts: readonly LateFact[]
}

/** The things of a duty that are met only because of late evidence, by period and key, and those that are not judged because of it. */
export type LateOfDuty = ReadonlyMap<string, ReadonlyMap<string, LateThing>>

/** The things of an assessment that are met. */
export const metIn = ({ passed = [] }: Assessment): readonly Pass[] => passed.filter(({ state }) => state === undefined)

/** The days between a fact and the entry that made it count. */
export const daysLate = ({ day, recorded }: Pick<LateFact, 'day' | 'recorded'>): number =>
  daysBetween(day as Day, recorded as Day)

/** Late facts, looked up by the things that they may have met. */
export class FactsOfThings {
  readonly #byCustomer = new Map<string | null, LateFact[]>()
  readonly #all: readonly LateFact[]

  constructor(facts: readonly LateFact[]) {
    this.#all = facts
    for (const fact of facts) {
      const own = this.#byCustomer.get(fact.customer)
      if (own === undefined) this.#byCustomer.set(fact.customer, [fact])
      else own.push(fact)
    }
  }

  /**
   * The late facts that a thing rests on: of its own customer and of tables that are about nobody, else of the body, or of anybody where it is about
   * the body; those that its own facts name, by number and day where any is, else by number, else those of its period, else all. What was only
   * changed late counts where nothing was recorded late.
   */
  of(pass: JudgedThing, period: string, tables: ReadonlySet<FactTable>): Pick<LateThing, 'facts' | 'days'> {
    const inTables = (facts: readonly LateFact[] = []) => facts.filter(({ table }) => tables.has(table))
    const { customer } = pass
    const others = inTables(this.#byCustomer.get(null))
    const ofNobody = others.filter(({ table }) => evidenceRows[table]?.customer === null)
    const own =
      customer === null
        ? inTables(this.#all)
        : firstWithAny([...inTables(this.#byCustomer.get(customer)), ...ofNobody], others)
    const named = new Set(Object.values(pass.facts).flat())
    const byNumber = own.filter(({ number }) => number !== null && named.has(number))
    const facts = firstWithAny(
      byNumber.filter(({ day }) => named.has(day)),
      byNumber,
      own.filter(({ day }) => day.startsWith(period)),
      own,
    )
    const told = firstWithAny(
      facts.filter(({ changed }) => !changed),
      facts,
    )
    return { facts: told, days: told.reduce((most, fact) => Math.max(most, daysLate(fact)), 0) }
  }
}

const firstWithAny = <Item>(...lists: readonly (readonly Item[])[]): readonly Item[] =>
  lists.find((list) => list.length > 0) ?? []
