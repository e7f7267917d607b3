import type { Block } from '../../clause/block.ts'
import type { AsOf, AssessedDuty, Assessment, Finding } from '../../clause/clause.ts'
import { addDaysTo, type Day, earlier, later } from '../../clause/day.ts'
import type { DueItem, WhatIsDue } from '../../clause/due.ts'
import { listFindings } from '../../finding/finding.ts'
import type { Db } from '../../register/register.ts'
import { dueDay, takeoverLine } from '../agenda.ts'
import { BreachRecords } from '../breach-records.ts'
import type { Maintainers, MaintainersInHand } from '../maintainers-in-hand.ts'
import { type Matter, matterOf } from '../matter.ts'
import { isToTakeOver } from '../said-unknown.ts'
import { type Found, isBefore, Kind, type Thing, type Whose } from './kind.ts'
import { type Stake, stakeOf, stakeOfDue, stakes } from './stakes.ts'
import { type First, told } from './told.ts'

/** What comes due within so many days is looked at, as `today` does. */
const daysAhead = 30

/** What is judged and what falls due, in all rooms. */
export interface Lookout {
  readonly duties: readonly AssessedDuty<Db>[]
  readonly dues: readonly WhatIsDue<Db>[]
  /** Whether the lists that are led to are those of another day than today: they are then asked for as of it. */
  readonly isPast: boolean
}

/** What a part of one duty says, and whose customers it is about. */
export interface FirstPart {
  readonly duty: number
  readonly block: Block | null
  readonly judged: readonly Assessment[]
  readonly maintainers: Maintainers
}

/** Something that falls due, with whom its customer is maintained by. */
interface Waiting {
  readonly item: DueItem
  readonly whose: Whose
  /** A duty's finding is settled by the same command, and told in its place. */
  isTold: boolean
}

/** A thing that may be found again by another duty, until it is known which of them presses most. */
interface InHand {
  readonly stake: Stake
  readonly found: Found
  readonly add: () => void
}

/** Whether a thing presses more than another that the same command settles. */
const pressesMore = (a: InHand, b: InHand): boolean =>
  a.stake === b.stake ? isBefore(a.found, b.found) : stakes.indexOf(a.stake) < stakes.indexOf(b.stake)

const verbOf = ([noun = '', verb = '']: readonly string[]): string => `${noun} ${verb}`
const commandOf = (settle: readonly string[]): string => settle.join('\0')

/** What begins the record of a breach that nobody can cure any more. */
const recording = ['finding', 'open']

/**
 * What to do first as of a day, gathered from one pass of judging and from what the rooms have falling due. Of each kind of thing there
 * are counts and the first few, so that judging takes the same memory for any number of customers.
 */
export class FirstThings {
  readonly #of: Lookout
  readonly #records: BreachRecords
  readonly #asOf: AsOf
  readonly #until: Day
  readonly #kinds = new Map<string, Kind>()
  /** What falls due, by its command: what a duty finds that the same one settles is told as that. */
  readonly #waiting = new Map<string, Waiting>()
  readonly #waitingVerbs = new Set<string>()
  /** What one command settles of the body, or of many customers at once, with all the clauses that want it. */
  readonly #wholes = new Map<string, InHand & { readonly clauses: Set<string> }>()
  /** What one command settles of a customer of the block in hand is one thing, whichever duties want it: the most pressing of them. */
  readonly #inHand = new Map<string, InHand>()
  #block: Block | null = null
  #unknown = 0
  readonly #unknownOf = new Set<string>()

  private constructor(of: Lookout, asOf: AsOf, records: BreachRecords) {
    this.#of = of
    this.#asOf = asOf
    this.#records = records
    this.#until = addDaysTo(asOf.day, daysAhead)
  }

  /** Asks what falls due as of the day, and is ready for what is judged of it. */
  static async of(db: Db, of: Lookout, asOf: AsOf, maintainers: MaintainersInHand): Promise<FirstThings> {
    const records = new BreachRecords(await listFindings(db, asOf.day), { facts: false })
    const first = new FirstThings(of, asOf, records)
    const items = (await Promise.all(of.dues.map((dueOf) => dueOf(db, asOf, first.#until)))).flat()
    const wanted = items.filter(({ by }) => by <= first.#until)
    const own = await maintainers.ofCodes([...new Set(wanted.flatMap(({ customer }) => customer ?? []))])
    for (const item of wanted) {
      first.#waitingVerbs.add(verbOf(item.settle))
      const whose = item.owner ?? maintainerOf(item.customer, own)
      first.#waiting.set(commandOf(item.settle), { item, whose, isTold: false })
    }
    return first
  }

  /** Takes what was judged of a part. */
  take({ duty, block, judged, maintainers }: FirstPart): void {
    if (block !== this.#block) {
      this.#takeInHand()
      for (const kind of this.#kinds.values()) kind.forget()
    }
    this.#block = block
    for (const assessment of judged) {
      if (assessment.counts.unknown > 0) this.#countUnknown(duty, assessment)
      for (const finding of assessment.findings) this.#takeFinding(duty, assessment.period, finding, maintainers)
    }
  }

  #takeFinding(number: number, period: string, finding: Finding, maintainers: Maintainers): void {
    const duty = this.#of.duties[number] as AssessedDuty<Db>
    const { id, cite } = duty
    const { state, facts } = finding
    const { day } = this.#asOf
    const last = dueDay(period, finding)
    const settle = finding.settle ?? recording
    const waiting = this.#waitingVerbs.has(verbOf(settle)) ? this.#waiting.get(commandOf(settle)) : undefined
    const stake = stakeOf(cite, finding, last, this.#until, waiting?.item.ends)
    if (stake === null || (stake === 'record' && !this.#records.isLeft(id, period, finding))) return
    if (waiting !== undefined) waiting.isTold = true
    const { customer, name } = finding.together === undefined ? finding : { customer: null, name: null }
    // What is late was not to be done in days to come; what is on track waits for its next step from today on.
    const by = state === 'breach' ? earlier(last, day) : state === 'at-risk' ? last : later(last, day)
    const owned = typeof facts.owner === 'string'
    const found: Found = { by, last, customer, name, owned }
    const clauses = customer === null ? (this.#wholes.get(commandOf(settle))?.clauses ?? new Set()) : new Set<string>()
    const make = (): Thing => {
      const [led] = this.#records.lead(id, { period, findings: [finding] })
      const text = finding.together ?? led?.text ?? finding.text
      const forAll = finding.forAll?.settle ?? null
      return { by, last, customer, name, text, clauses: [...clauses.add(cite)], settle: led?.settle ?? settle, forAll }
    }
    const whose = typeof facts.owner === 'string' ? facts.owner : maintainerOf(customer, maintainers)
    const add = () => this.#kind(stake, matterOf(duty, cite, settle)).add(whose, found, make)
    // Each breach has a record of its own.
    if (stake === 'record') add()
    else if (customer !== null) this.#keepInHand(commandOf(settle), { stake, found, add })
    else this.#takeWhole(commandOf(settle), { stake, found, add, clauses: clauses.add(cite) })
  }

  #keepInHand(command: string, thing: InHand): void {
    const there = this.#inHand.get(command)
    if (there === undefined || pressesMore(thing, there)) this.#inHand.set(command, thing)
  }

  #takeInHand(): void {
    for (const { add } of this.#inHand.values()) add()
    this.#inHand.clear()
  }

  #takeWhole(command: string, thing: InHand & { readonly clauses: Set<string> }): void {
    const there = this.#wholes.get(command)
    if (there === undefined || pressesMore(thing, there)) this.#wholes.set(command, thing)
  }

  #countUnknown(duty: number, { findings }: Assessment): void {
    const left = findings.filter(isToTakeOver).length
    this.#unknown += left
    if (left > 0) this.#unknownOf.add((this.#of.duties[duty] as AssessedDuty<Db>).cite)
  }

  /** Things are of one kind where they weigh the same and are about the same. */
  #kind(stake: Stake, matter: Matter): Kind {
    const key = `${stake}\0${matter.name}`
    const kind = this.#kinds.get(key) ?? new Kind({ stake, matter, listed: this.#listedBy(stake, matter) })
    this.#kinds.set(key, kind)
    return kind
  }

  #listedBy(stake: Stake, { name }: Matter): Kind['of']['listed'] {
    return (whose, isOnly) => [
      ...['today', ...(whose === null ? ['--all'] : ['--maintainer', whose]), '--matter', name],
      ...(isOnly ? [] : ['--stake', stake]),
      ...this.#asked(),
    ]
  }

  #asked(): readonly string[] {
    return this.#of.isPast ? ['--as-of', this.#asOf.day] : []
  }

  /** What was found to come first. */
  list(): First {
    this.#takeInHand()
    for (const { add } of this.#wholes.values()) add()
    for (const { item, whose, isTold } of this.#waiting.values()) if (!isTold) this.#takeWaiting(item, whose)
    this.#takeUnknown()
    return told(this.#kinds.values(), this.#asOf.day, this.#asked())
  }

  #takeWaiting(item: DueItem, whose: Whose): void {
    const { clause, by, customer, name, text, settle, alike, owner } = item
    const thing = { by, last: by, customer, name, text, clauses: [clause], settle, forAll: alike?.settle ?? null }
    const found = { ...thing, owned: owner !== null }
    this.#kind(stakeOfDue(item, this.#asOf.day), matterOf(null, clause, settle)).add(whose, found, () => thing)
  }

  #takeUnknown(): void {
    for (const { by, text, clauses, settle, urgency } of takeoverLine(this.#unknown, this.#unknownOf, this.#asOf)) {
      const stake = urgency === 'due' ? 'due' : 'risk'
      const thing = { by, last: by, customer: null, name: null, text, clauses: [...clauses], settle, forAll: null }
      this.#kind(stake, matterOf(null, '', settle)).add(null, thing, () => thing)
    }
  }
}

const maintainerOf = (customer: string | null, maintainers: Maintainers): Whose =>
  (customer === null ? undefined : maintainers.get(customer)) ?? null
