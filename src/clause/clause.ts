import type { Block } from './block.ts'
import type { Day } from './day.ts'
import type { CitedLimit, Limit, Limits, LimitValues, SetLimits } from './limit.ts'
import type { Takeover } from './takeover.ts'
import type { Words } from './words.ts'
import type { WorkingCalendar } from './working-days.ts'
import type { Year } from './year.ts'

/**
 * How one thing that is judged stands: done, not yet due, nearly due, or failed; `unknown` where that turns on something before
 * go-live that is not on record. Of a whole duty also: nobody to judge, or a person must say so.
 */
export type State = 'met' | 'on-track' | 'at-risk' | 'breach'
export type JudgedState = State | 'unknown'
export type Result = JudgedState | 'not-applicable' | 'attest'

/** Facts that prove a finding: plain values under stable English keys, the same in every format and language. */
export type Evidence = Readonly<Record<string, string | number | boolean | null | readonly string[]>>

/** Something that is not (yet) as the procedure wants it. On-track shortfalls are findings too: they can still be met. */
export interface Finding {
  /** The customer's code and name, or null where the finding is about the body itself. */
  readonly customer: string | null
  readonly name: string | null
  readonly state: Exclude<JudgedState, 'met'>
  /** The day it falls due, where the finding is about one event. */
  readonly period?: string
  /** Where it stands among the others of its state, in ASCII (`placeOf`), where that is not in the order of the customers' ids. */
  readonly place?: string
  readonly text: Words
  readonly facts: Evidence
  /** The command that would settle it, or null where no honest record can any more. */
  readonly settle: readonly string[] | null
  /** What the command settles where it settles the findings of many customers at once: what is to be done is one line then. */
  readonly together?: Words
  /** The command for all who are found the same, where there is one. */
  readonly forAll?: ForAll
}

/** One command that settles the same finding of many customers, each of which has a command of its own, too. */
export interface ForAll {
  readonly settle: readonly string[]
  readonly text: (customers: number) => Words
}

/**
 * How much of a duty stands as it does by late evidence alone (补录): how many things, and the largest number of days between a fact and
 * the entry that made it count; 0 and 0 where all was recorded in time.
 */
export interface RecordedLate {
  readonly count: number
  readonly days: number
}

/** Something judged that is no finding, with the facts that prove it: it is as the procedure wants it, or on its way. */
export interface Pass {
  /** It is met by late evidence alone: the days between the fact and the entry that made it count. */
  readonly recordedLate?: number
  /** Met where nothing is said. */
  readonly state?: 'on-track'
  readonly customer: string | null
  readonly name: string | null
  /** The day it fell due, where it is about one event. */
  readonly period?: string
  readonly place?: string
  readonly facts: Evidence
}

/** Something on record that is as the procedure wants it, and that whoever judges should see: a correction, an exception. */
export interface Remark {
  readonly customer: string | null
  readonly name: string | null
  /** Where it stands among others, as that of a finding. */
  readonly place?: string
  readonly text: Words
  readonly facts: Evidence
}

/** How many of the population stand where. They add up to the population. */
export interface Counts {
  readonly met: number
  readonly onTrack: number
  readonly atRisk: number
  readonly breach: number
  readonly unknown: number
}

/** A duty judged for one period: "2026", "2026-03", or the day itself for a state. */
export interface Assessment {
  readonly period: string
  readonly result: Result
  readonly limits: LimitValues
  readonly population: number
  readonly counts: Counts
  readonly findings: readonly Finding[]
  readonly remarks?: readonly Remark[]
  /** What of it is met by late evidence alone, where that was looked for. */
  readonly recordedLate?: RecordedLate
  /** How much of it is not applicable by late evidence alone: what would be judged had a fact that ends the duty not been entered late. */
  readonly endedLate?: RecordedLate
  /** What met the duty, one by one: told where proof is asked for (`AsOf.proving`), since it is most of all. */
  readonly passed?: readonly Pass[]
}

/** The question's day and all that judging needs besides the facts. */
export interface AsOf {
  readonly day: Day
  /** The calendar years judged: that of the day and the one before it, or the one asked for. */
  readonly years: readonly Year[]
  readonly set: SetLimits
  readonly calendar: WorkingCalendar
  /** Only these customers are judged; null: all. Duties of the body itself are judged either way. */
  readonly only: Block | null
  /** In which recording moments become days. */
  readonly timeZone: string
  /** What may be missing of before the register went live. */
  readonly takeover: Takeover
  /** What met a duty is to be proved as well. */
  readonly proving?: true
}

/** `automated` is judged from facts, `attest` by a person's word, `advisory` is advice and never a breach. */
export type Kind = 'automated' | 'attest' | 'advisory'

/** When a duty is judged: each calendar year, each month, at each event, or always. */
export type Cadence = 'year' | 'month' | 'event' | 'always'

/** Whom a duty judges: customers one by one, so that some of them can be judged alone, or the body itself. */
export type Judges = 'customers' | 'body'

/** What every duty says of itself. */
export interface Duty {
  readonly id: string
  readonly cite: string
  readonly title: Words
  /** What is judged, in a sentence of ours. */
  readonly rule: Words
  /** The tables whose rows prove it. */
  readonly evidence: readonly string[]
  /** What is typed to do it and to see how it stands, in the order in which that is done. */
  readonly commands: readonly string[]
  readonly kind: Kind
  readonly judges: Judges
  readonly cadence: Cadence
  /** Of a duty of the body itself: some of what it finds is about single customers, such as what they complained of. */
  readonly tellsOfCustomers?: true
  /** What the document leaves open about it: printed, not papered over. */
  readonly gap?: Words
}

/**
 * A duty of the procedure, declared once: where it stands in the document, what it is judged by, which facts it needs
 * and how they are judged. Lists, reports, agenda and evidence are folds over these declarations.
 */
export interface Clause<Db, Facts, Name extends string = string> extends Duty {
  readonly limits: Limits<Name>
  /** The facts as of the day: only those dated by then, and of customers only those of `AsOf.only`. */
  facts(db: Db, asOf: AsOf): Promise<Facts>
  /** Pure: the same facts, day and limits always give the same assessments, one per period. */
  check(facts: Facts, asOf: AsOf): readonly Assessment[]
}

/** A clause with its facts' type closed over, so that clauses of different facts stand in one list. */
export interface AssessedDuty<Db> extends Duty {
  readonly limits: Limits
  assess(db: Db, asOf: AsOf): Promise<readonly Assessment[]>
}

/** The clause as the table of contents holds it. */
export function duty<Db, Facts, Name extends string>(clause: Clause<Db, Facts, Name>): AssessedDuty<Db> {
  const { id, cite, title, rule, evidence, commands, kind, judges, cadence, tellsOfCustomers, gap, limits } = clause
  const assess = async (db: Db, asOf: AsOf) => clause.check(await clause.facts(db, asOf), asOf)
  const said = {
    id,
    cite,
    title,
    rule,
    evidence,
    commands,
    kind,
    judges,
    cadence,
    ...(gap === undefined ? {} : { gap }),
    ...(tellsOfCustomers === undefined ? {} : { tellsOfCustomers }),
  }
  return { ...said, limits, assess }
}

/** The limits of the duties, each once, with the clauses that are judged by it. */
export function citedLimits<Db>(duties: readonly AssessedDuty<Db>[]): CitedLimit[] {
  const cited = new Map<Limit, Set<string>>()
  for (const { cite, limits } of duties)
    for (const limit of Object.values(limits)) cited.set(limit, (cited.get(limit) ?? new Set()).add(cite))
  return [...cited].map(([limit, clauses]) => ({ limit, clauses: [...clauses] }))
}
