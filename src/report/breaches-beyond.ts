import type { AsOf, AssessedDuty, Assessment, Finding } from '../clause/clause.ts'
import { compared } from '../clause/compared.ts'
import { isDay } from '../clause/day.ts'
import { keyOf } from '../finding/rules.ts'
import type { Db } from '../register/register.ts'
import type { BreachRecords, RecordableFinding } from './breach-records.ts'
import type { ClauseLine } from './compliance.ts'
import type { LateOfDuty } from './late/late-things.ts'
import type { LeavingEntry } from './way-out/kinds.ts'

/** A breach, with the duty it is one of. */
export interface Breach
  extends Pick<ClauseLine, 'clause' | 'title' | 'period'>,
    Pick<RecordableFinding, 'customer' | 'name' | 'text'> {
  /** Where late evidence alone meets it: the most days between a fact and the entry that made it count. */
  readonly recordedLate?: number
  /** Of a breach that left without being cured: the entry by which it left. */
  readonly entry?: LeavingEntry
}

/** Breaches of one kind: how many there are, and the first of them. */
export interface Breaches {
  readonly total: number
  readonly first: readonly Breach[]
}

/** A day on which the duties are judged, with the records of breaches of then. */
export interface JudgedDay {
  readonly duties: readonly AssessedDuty<Db>[]
  readonly asOf: AsOf
  readonly records: BreachRecords
}

/** At most this many breaches of a kind are listed in the month; the report on compliance lists them all. */
const mostOfMonth = 200

/** A breach with where it stands among the others of its duty and period. */
interface Placed {
  readonly place: string
  readonly breach: Breach
}

/** The breaches that stand on one day and not on another, as they are found part by part. */
export class BreachesBeyond {
  readonly #on: JudgedDay
  readonly #most: number
  #total = 0
  /** The first of each duty, by period. */
  readonly #first: readonly Map<string, Placed[]>[]

  /** `on` is the day on which they stand; at most so many are listed. */
  constructor(on: JudgedDay, most = mostOfMonth) {
    this.#on = on
    this.#most = most
    this.#first = on.duties.map(() => new Map())
  }

  /** Takes breaches of a part of one duty; `more` is what else is told of each. */
  take(
    duty: number,
    breaches: readonly KnownBreach[],
    more: (breach: KnownBreach) => Pick<Breach, 'recordedLate' | 'entry'> = () => ({}),
  ): void {
    this.#total += breaches.length
    for (const breach of breaches) this.#keep(duty, breach, more)
  }

  #keep(
    number: number,
    breach: KnownBreach,
    more: (breach: KnownBreach) => Pick<Breach, 'recordedLate' | 'entry'>,
  ): void {
    const { judged, finding } = breach
    const byPeriod = this.#first[number] as Map<string, Placed[]>
    const kept = byPeriod.get(judged.period) ?? []
    byPeriod.set(judged.period, kept)
    const { place = '' } = finding
    if (kept.length >= this.#most && compared(place, kept.at(-1)?.place ?? '') >= 0) return
    const { cite, id, title } = this.#on.duties[number] as AssessedDuty<Db>
    const [led] = this.#on.records.lead(id, { period: judged.period, findings: [finding] })
    const { customer, name, text, period = judged.period } = led as RecordableFinding
    // Behind all that stand no later.
    const behind = kept.findLastIndex((each) => compared(each.place, place) <= 0)
    kept.splice(behind + 1, 0, {
      place,
      breach: { clause: cite, title, period, customer, name, text, ...more(breach) },
    })
    if (kept.length > this.#most) kept.pop()
  }

  /** What was found: of each duty the latest period first. */
  listed(): Breaches {
    const first = this.#first.flatMap((_, duty) => this.of(duty))
    return { total: this.#total, first: first.slice(0, this.#most) }
  }

  /** What was found of one duty, the latest period first. */
  of(duty: number): readonly Breach[] {
    const latestFirst = [...(this.#first[duty] ?? [])].sort(([a], [b]) => compared(b, a))
    return latestFirst.flatMap(([, placed]) => placed.map(({ breach }) => breach))
  }
}

/** A breach with what it is known by among all of its duty. */
export interface KnownBreach {
  readonly judged: Assessment
  readonly finding: Finding
  readonly identity: string
}

/** The breaches of a part of a duty. */
export function breachesIn(part: readonly Assessment[]): KnownBreach[] {
  const breaches: KnownBreach[] = []
  for (const judged of part)
    for (const finding of judged.findings)
      if (finding.state === 'breach') breaches.push({ judged, finding, identity: identityOf(judged.period, finding) })
  return breaches
}

/** What a breach, or what is met in its place, is known by among all of its duty. A state is the same on whatever day it is looked at. */
function identityOf(judged: string, of: Pick<Finding, 'period' | 'customer' | 'facts'>): string {
  const { period, customer, about } = keyOf('', isDay(judged) ? '' : judged, of)
  return `${period} ${customer} ${about}`
}

/** Those of the breaches that others are not. */
export function beyond(breaches: readonly KnownBreach[], others: readonly KnownBreach[]): readonly KnownBreach[] {
  if (breaches.length === 0) return []
  const known = new Set(others.map(({ identity }) => identity))
  return breaches.filter(({ identity }) => !known.has(identity))
}

/** What late evidence alone met, with the days that it took, by the identity of the breach that it was. */
export function lateDays(late: LateOfDuty | undefined): ReadonlyMap<string, number> {
  const things = [...(late ?? [])].flatMap(([period, own]) => [...own.values()].map((thing) => ({ period, thing })))
  return new Map(things.map(({ period, thing: { pass, days } }) => [identityOf(period, pass), days]))
}
