import type { Value } from '../../statements.ts'
import { type Link, ServerFailure } from '../link/link.ts'
import type { Answered, Sending, Step } from '../link/message.ts'
import { listsOf, objectsOf } from '../link/rows.ts'
import { Advance, type Question, type Sent } from './advance.ts'
import { asked, beginnings, type Kind } from './beginnings.ts'
import { Course } from './course.ts'

/** A step that waits to be sent, and who is told what it gave, or why it gave nothing. */
interface Kept {
  readonly step: Step
  readonly told?: { readonly done: (answered: Answered) => void; readonly failed: (error: unknown) => void }
}

/** How many rows are fetched at a time. */
const rowsAtOnce = 2000

/** How many statements wait at most: an import may ask for nothing for a long time. */
const mostKept = 2000

/** What is written by hand and begins or ends a transaction. */
const bounds = /^\s*(begin|start|commit|end|rollback|abort)\b/i

/**
 * The transactions of a link. What asks for no rows waits, in one that may make something, for the next question or for the commit, and goes
 * with it in one round trip, in its order: an error is thrown by whatever sends it.
 */
export class Session {
  #link: Link
  /** What is sent with the next question. */
  #kept: Kept[] = []
  /** How many of them somebody waits for. */
  #awaited = 0
  /** The transaction that was begun through here. */
  #kind: Kind | null = null
  /** Whether its beginning has been sent. */
  #isSent = false
  /** Whether one is open that was begun by a statement. */
  #isByHand = false
  /** What was sent and is not waited for yet (`pass`). */
  #passing: number | null = null
  /** Hands on what somebody keeps back for the open transaction: is called before anything is sent. */
  beforeSending: (() => void) | null = null
  /** The number of the newest portal. */
  #portals = 0
  #byHand = 0
  /** How many views lie over tables of the register. */
  #views = 0
  readonly #advance = new Advance()
  readonly course = new Course(this)
  /** How many of what waits make nothing be sent by themselves, besides the beginning. */
  #ahead = 0

  constructor(link: Link) {
    this.#link = link
  }

  get link(): Link {
    return this.#link
  }

  /** Goes on over another link, in no transaction; returns the one that it had. */
  over(link: Link): Link {
    this.#over()
    const before = this.#link
    this.#link = link
    return before
  }

  /** Whether a transaction is open that can go on: an error ends it, as a full disk ends a file's. */
  get inTransaction(): boolean {
    if (this.#kind === null) return this.#isByHand
    // What was sent and is not waited for yet may have failed: whoever waits for it is told why.
    return !this.#isSent || this.#passing !== null || this.#link.standing === 'open'
  }

  /** Begins a transaction. It is there, and a write has the lock, once something was asked. */
  begin(kind: Kind): void {
    if (this.inTransaction) throw new Error('a transaction is open already')
    this.#kept = beginnings[kind].map((step) => ({ step }))
    this.#kind = kind
    this.#isSent = false
  }

  /** How many statements were run after which a question that was answered before may have another answer, but for those of `write`. */
  get byHand(): number {
    return this.#byHand
  }

  /** Whether views lie over tables of the register: what is asked is answered by them. */
  get isCovered(): boolean {
    return this.#views > 0
  }

  /** Whether something waits to be sent, which comes before whatever is sent in advance: the end of a view, what somebody asks. */
  get holdsBack(): boolean {
    return this.#kept.length > 0
  }

  /** Lays a view over a table, or takes it away. */
  cover(sql: string): void {
    this.run(sql, [])
    this.#views += 1
  }

  uncover(sql: string): void {
    this.run(sql, [])
    this.#views -= 1
  }

  /** Has a question go with whatever is sent first, which `done` is told before anybody else hears of it. It makes nothing be sent. */
  ahead(sql: string, done: (answered: Answered) => void): void {
    this.#kept.push({ step: asked(sql), told: { done, failed: () => undefined } })
    this.#ahead += 1
  }

  /**
   * The answer to a question in the transaction that is open. It goes with all others that are asked before anybody waits, and with whatever
   * is sent meanwhile.
   */
  later(sql: string, values: readonly Value[]): Promise<Answered> {
    this.beforeSending?.()
    const answer = new Promise<Answered>((done, failed) => {
      this.#kept.push({ step: asked(sql, values), told: { done, failed } })
    })
    // Where one of several fails, nobody may wait for the others any more.
    answer.catch(() => undefined)
    this.#awaited += 1
    if (this.#awaited === 1) setImmediate(() => this.#sendAwaited())
    return answer
  }

  /** Puts questions in a read whose answers are wanted later, and goes on: the server works at them meanwhile. */
  inAdvance(questions: readonly Question[]): Sent {
    return this.#advance.put(this.#link, questions)
  }

  /** Sends what somebody waits for, who is told what is wrong with it. */
  #sendAwaited(): void {
    if (this.#awaited === 0) return
    try {
      this.#send([])
    } catch (error) {
      if (!(error instanceof ServerFailure)) throw error
    }
  }

  /** Ends the transaction. A write is on record when this returns; where it throws an unanswered failure it may be. */
  commit(): void {
    this.beforeSending?.()
    const kind = this.#kind
    if (kind === null) throw new Error('no transaction is open')
    this.passed()
    const isAsked = this.#isSent || this.#kept.length > beginnings[kind].length + this.#ahead
    // Of a read there is nothing to be kept, and so nothing to wait for; what one of the past has made goes with it.
    if (isAsked && kind === 'read') this.#link.send([asked('COMMIT')])
    if (isAsked && kind === 'past') this.#link.send([asked('ROLLBACK')])
    const [kept] = isAsked && kind === 'write' ? this.#send([asked('COMMIT')]) : []
    this.#over()
    // A server answers with another word to a transaction that an error has ended.
    if (kept !== undefined && kept.command !== 'COMMIT') throw new Error('an error has ended the transaction before')
  }

  /** Takes back what the transaction did. Never throws: where the server is gone it has done so itself. */
  rollback(): void {
    if (this.#kind !== null && this.#isSent && this.#link.standing !== 'gone') this.#link.send([asked('ROLLBACK')])
    this.#over()
  }

  #over(): void {
    this.beforeSending = null
    if (this.#passing !== null) this.#link.forget(this.#passing)
    this.#passing = null
    this.course.goOn(null, null)
    this.#advance.drop()
    this.#views = 0
    const kept = this.#kept
    this.#leave()
    for (const { told } of kept) told?.failed(new Error('the transaction is over'))
    this.#kind = null
    this.#isSent = false
  }

  #leave(): void {
    this.#kept = []
    this.#awaited = 0
    this.#ahead = 0
  }

  /**
   * Whoever writes has the lock of all who would. A server counts how long a session has stood still that it waits for, but not in the middle of a batch:
   * of one that is stopped there, or cut off without a word, it would keep the lock for ever.
   */
  get #sending(): Sending {
    return this.#kind === 'write' ? 'whole' : 'prepared'
  }

  #send(steps: readonly Step[]): readonly Answered[] {
    this.beforeSending?.()
    const kept = this.#kept
    this.#leave()
    this.#isSent = true
    try {
      const sent = this.#link.post([...kept.map(({ step }) => step), ...steps], this.#sending)
      // While this is waited for the server may go on with what is wanted next.
      this.course.put()
      const answers = this.#link.take(sent)
      for (const [place, { told }] of kept.entries()) told?.done(answers[place] as Answered)
      return answers.slice(kept.length)
    } catch (error) {
      const why = this.#causeOf(error)
      for (const { told } of kept) told?.failed(why)
      throw why
    } finally {
      this.#isByHand = this.#kind === null && this.#link.standing === 'open'
    }
  }

  /** Where something fails behind what was sent and not waited for, that may have failed, which is why. */
  #causeOf(error: unknown): unknown {
    try {
      this.passed()
      this.#advance.all()
      return error
    } catch (before) {
      return before
    }
  }

  #last(step: Step): Answered {
    return this.#send([step]).at(-1) as Answered
  }

  objects(sql: string, values: readonly Value[]): object[] {
    return objectsOf(this.#last(asked(sql, values)))
  }

  /**
   * Puts a question outside of a transaction and goes on without its answer; returns what gives the rows, or throws what is wrong with it.
   * It is a batch of its own, which takes nothing else with it.
   */
  posted(sql: string): () => object[] {
    const link = this.#link
    const id = link.post([asked(sql)])
    return () => objectsOf(link.take(id)[0] as Answered)
  }

  lists(sql: string, values: readonly Value[]): Iterable<readonly unknown[]> {
    return listsOf(this.#last(asked(sql, values)))
  }

  /** Does what nobody reads the rows of: with the next question where a transaction is open that may make something, else at once. */
  run(sql: string, values: readonly Value[]): void {
    // A read changes nothing but temporary tables, which have names of their own; of its views `isCovered` tells.
    if (this.#kind !== 'past') this.#byHand += 1
    if (this.#kind === null || this.#kind === 'read' || bounds.test(sql)) this.#send([asked(sql, values)])
    else this.write(sql, values)
  }

  /** The same in a write, of what changes rows of the register and nothing else. */
  write(sql: string, values: readonly Value[]): void {
    if (this.#kept.push({ step: asked(sql, values) }) >= mostKept) this.flush()
  }

  /**
   * Sends what asks for no rows, with all that waits, and goes on: only what was sent so before is waited for. For much that is written without a
   * question between, of which memory then holds two pieces at a time. Its errors come out in the next call of it, of `passed`, or in whatever
   * fails because of them.
   */
  pass(sql: string, values: readonly Value[]): void {
    // It is to be known that the transaction is there, and somebody may wait for an answer.
    if (!this.#isSent || this.#kept.some(({ told }) => told !== undefined)) this.flush()
    const steps = [...this.#kept.map(({ step }) => step), asked(sql, values)]
    this.#leave()
    const before = this.#passing
    this.#passing = this.#link.post(steps, this.#sending)
    if (before !== null) this.#link.take(before)
  }

  /** Waits for what was sent so last. */
  passed(): void {
    const last = this.#passing
    this.#passing = null
    if (last !== null) this.#link.take(last)
  }

  /** Sends what waits, so that its errors come out here. */
  flush(): void {
    this.beforeSending?.()
    if (this.#kept.length > 0) this.#send([])
  }

  /**
   * The rows of a statement, some thousand at a time; the next are on their way while these are used. Other questions may be asked
   * meanwhile. Outside a transaction it is read in one of its own, which is open until the last row was taken or `return` called.
   */
  *batches(sql: string, values: readonly Value[]): Generator<Answered, void> {
    const isOwn = !this.inTransaction
    if (isOwn) this.begin('read')
    this.#portals += 1
    const portal = `p${this.#portals}`
    let next: number | null = null
    let isOpen = true
    try {
      let rows = this.#last({ sql, values, portal, rows: rowsAtOnce })
      for (;;) {
        isOpen = rows.isMore
        if (isOpen) next = this.#link.post([{ fetch: portal, rows: rowsAtOnce }])
        if (rows.count > 0) yield rows
        if (next === null) return
        const id: number = next
        next = null
        rows = this.#link.take(id)[0] as Answered
      }
    } finally {
      if (next !== null) this.#link.forget(next)
      if (isOwn) this.rollback()
      else if (isOpen && this.inTransaction) this.#link.send([{ close: portal }])
    }
  }
}

/** The SQLSTATE of a server's error; empty where it is none. */
export const stateOf = (error: unknown): string => (error instanceof ServerFailure ? error.failure.code : '')
