import type { Kysely } from 'kysely'
import type { Moment } from '../../clause/day.ts'
import { Problem, unavailable } from '../../clause/problem.ts'
import type { Words } from '../../clause/words.ts'
import type { CarriedTable, Carrier } from '../carried.ts'
import { type ClockDoubt, clockDoubt, clockDoubtAfter } from '../clock-doubt.ts'
import type { LoadsLock } from '../mirror/mirrors.ts'
import { type NotePlaces, notesAtServer } from '../mirror/noted.ts'
import type { MirrorTold } from '../mirror/told.ts'
import type { Opened, Sealed, Verifying } from '../opened.ts'
import type { Db, Head, Write, WriteEntry } from '../register.ts'
import { Snapshots } from '../snapshots.ts'
import type { Statements } from '../statements.ts'
import type { Tables } from '../tables.ts'
import { addressText, placeOf } from './link/address.ts'
import type { ServerAt } from './link/at.ts'
import { ServerFailure } from './link/link.ts'
import { mirrorsToldSql, ServerMirrors } from './mirrors.ts'
import { alteredThere, requireRegister } from './refusal/look-words.ts'
import { serverProblem } from './refusal/problem.ts'
import { nothingDone } from './refusal/working-words.ts'
import { isFoundAsMade } from './schema/as-made.ts'
import { schemaAlterations } from './schema/differences.ts'
import { lookAtServer } from './schema/look.ts'
import { cursorOver, kyselyOver } from './session/builder.ts'
import { isOnRecord } from './session/lost-answer.ts'
import { Questions } from './session/questions.ts'
import { Session } from './session/session.ts'
import { statementsOver } from './session/statements.ts'
import { wipe } from './wipe.ts'

/** How an opening is meant. */
export interface ServerOpening {
  readonly writes: boolean
  /** Milliseconds since 1970. */
  readonly clock: () => number
  /** The folder in which the account remembers of which schema registers are, where it has one. */
  readonly memory: string | null
  readonly sealed?: Sealed | undefined
  /** What the machine is called, for whoever is told which one keeps a mirror. */
  readonly machine: string
  readonly lock: LoadsLock
}

/** What is asked together with the look at the server: each question is a way there and back. */
const settingsSql = `SELECT (SELECT value FROM main.setting WHERE name = 'time-zone' AND voided_at IS NULL LIMIT 1) AS zone,
  (SELECT json_agg(at ORDER BY seq DESC)::text FROM (SELECT at, seq FROM main.entry ORDER BY seq DESC LIMIT 2) AS newest) AS moments,
  (${mirrorsToldSql}) AS mirrors`

interface Settings {
  readonly zone: string | null
  readonly moments: string | null
  readonly mirrors: string | null
}

/** Thrown inside a transaction that changed nothing, to leave it without a trace. */
const nothingChanged = new Error('nothing changed')

/** A register at a server that is open. */
export class ServerRegister implements Opened {
  readonly isFile = false
  readonly earlier = null
  readonly notes: NotePlaces | null
  /** Its address. */
  readonly file: string
  readonly timeZone: string
  readonly asMade: boolean
  readonly #at: ServerAt
  readonly #session: Session
  readonly #statements: Statements
  readonly #questions: Questions
  readonly #db: Kysely<Tables>
  readonly #snapshots: Snapshots
  readonly #clock: () => number
  readonly #sealed: Sealed | undefined
  readonly #mirrors: ServerMirrors
  /** When the newest entries were written that were there at the opening. */
  readonly #moments: readonly Moment[]
  #written: number | null = null
  #wouldChange = false

  /** Throws what keeps somebody from working with what is there. */
  constructor(at: ServerAt, { writes, clock, memory, sealed, machine, lock }: ServerOpening) {
    this.#at = at
    this.file = addressText(at.address)
    this.notes = memory === null ? null : notesAtServer(this.file, placeOf(at.address), memory, machine)
    this.#clock = clock
    this.#sealed = sealed
    this.#session = new Session(at.link())
    this.#statements = statementsOver(this.#session)
    this.#mirrors = new ServerMirrors(
      { places: this.notes, clock, lock },
      { statements: this.#statements, problem: (error) => this.problem(error) },
    )
    this.#questions = new Questions(this.#session)
    this.#db = kyselyOver(this.#session, this.#questions)
    this.#snapshots = new Snapshots({
      ...{ statements: this.#statements, db: this.#db, cursor: cursorOver(this.#session) },
    })
    try {
      const settings = this.#session.posted(settingsSql)
      const look = lookAtServer(this.#session)
      requireRegister(look, at.address)
      this.asMade = isFoundAsMade(this.#session, look, at.address, memory)
      if (writes && !this.asMade) throw alteredThere(at.address, schemaAlterations(this.#session))
      const [{ zone, moments, mirrors }] = settings() as [Settings]
      this.#mirrors.told = JSON.parse(mirrors ?? '[]')
      this.timeZone = zone ?? 'Asia/Shanghai'
      this.#moments = JSON.parse(moments ?? '[]')
    } catch (error) {
      throw this.problem(error)
    }
  }

  problem(error: unknown): unknown {
    return serverProblem(error, this.#at.address)
  }

  /** What a work that records nothing gives; an error as what it means for whoever works with the register. */
  async #told<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work()
    } catch (error) {
      if (!(error instanceof ServerFailure)) throw error
      // Nobody need look whether any of it is on record.
      throw this.problem(new ServerFailure({ ...error.failure, isUnanswered: false }, error.login))
    }
  }

  knownAt(moment: string): Head {
    return this.#snapshots.knownAt(moment, this.timeZone)
  }

  head(): Head {
    const head = this.#snapshots.head()
    if (head === undefined)
      throw unavailable({
        en: `The register at ${this.file} has no entries in its journal.`,
        zh: `${this.file} 上的登记簿日志中没有任何记录。`,
      })
    return head
  }

  read<T>(work: (db: Db) => Promise<T>): Promise<T> {
    return this.#told(() => this.#snapshots.read(work))
  }

  /**
   * Hands over all that is on record, in one snapshot, while others go on; `alterations` is how many parts of the schema are not as the program
   * makes them. Whoever may read it may have it.
   */
  show<T>(
    work: (shown: { tables: readonly CarriedTable[]; rows: Carrier; alterations: number }) => Promise<T>,
  ): Promise<T> {
    return this.#told(async () => {
      const { carriedTables, carrierOf } = await import('./move/carry.ts')
      const tables = carriedTables()
      this.#session.begin('read')
      try {
        const alterations = schemaAlterations(this.#session).length
        return await work({ tables, rows: carrierOf(this.#session, tables), alterations })
      } finally {
        this.#session.rollback()
      }
    })
  }

  readThen<T>(entry: number, work: (db: Db) => Promise<T>): Promise<T> {
    return this.#told(() => this.#snapshots.readThen(entry, work))
  }

  readOn<T>(work: (db: Db) => Promise<T>): Promise<T> {
    return this.#told(() => this.#snapshots.readOn(work))
  }

  async write<T>(entry: WriteEntry, work: (tx: Write) => Promise<T> | T): Promise<T> {
    const mirroring = entry.dryRun === true ? null : await this.#told(() => this.#mirrors.begin())
    // Loaded for what writes alone, and before the others have to wait for the transaction.
    const [{ begun }, { ServerGate }] = await Promise.all([import('../begun.ts'), import('./session/gate.ts')])
    const statements = this.#statements
    let result: { value: T } | undefined
    let made: Pick<Head, 'seq' | 'seal'> | null = null
    try {
      await this.#db.transaction().execute(async (trx) => {
        const gate = new ServerGate(this.#session, statements, this.#questions)
        const written = { statements, gate, db: trx, file: this.file, erasing: () => gate.noteErasing() }
        const remark = mirroring?.forJournal()
        const { writer, seq } = begun(written, this.#clock(), remark === undefined ? entry : { ...entry, remark })
        if (entry.settlesMirrors !== true) mirroring?.hold(statements)
        result = { value: await work(writer) }
        if (entry.dryRun === true) {
          // What the tables refuse is to be known by now.
          gate.settle()
          this.#wouldChange ||= writer.changes
          throw nothingChanged
        }
        const seal = writer.finish()
        if (seal === null) throw nothingChanged
        await this.#sealed?.({ seq, seal })
        made = { seq, seal }
      })
    } catch (error) {
      const problem = error === nothingChanged ? null : await this.#notKept(error, made)
      if (problem !== null) {
        mirroring?.close()
        throw problem
      }
    }
    this.#written = (made as Pick<Head, 'seq'> | null)?.seq ?? this.#written
    // What is on record already may be so by a command that was killed before it came to the mirrors.
    if (mirroring !== null) await this.#mirrors.keep(mirroring)
    return (result as { value: T }).value
  }

  /**
   * What an error means that came of a write, `made` being the entry whose commit it came of; null where that is on record. A connection that
   * breaks off at the commit leaves it open, and is asked about over another one.
   */
  async #notKept(error: unknown, made: Pick<Head, 'seq' | 'seal'> | null): Promise<unknown> {
    if (!(error instanceof ServerFailure)) return this.problem(error)
    const isOpen = made !== null && error.failure.isUnanswered
    const isKept = isOpen ? await isOnRecord(this.#at, this.#session, made) : false
    if (isKept === true) return null
    const told = this.problem(new ServerFailure({ ...error.failure, isUnanswered: isKept === null }, error.login))
    if (isKept === null || !(told instanceof Problem)) return told
    const { en, zh } = told.words
    // What the register itself refuses says so in words of its own.
    if (/recorded|written/.test(en)) return told
    return unavailable({ en: `${en} ${nothingDone.en}`, zh: `${zh}${nothingDone.zh}` }, told.hint)
  }

  wipe(): boolean {
    try {
      return wipe(this.#session, this.#statements)
    } catch (error) {
      throw this.problem(error)
    }
  }

  async mirror(): Promise<void> {
    await this.#told(() => this.#mirrors.catchUp())
  }

  doubt(): Promise<Problem | null> {
    return this.#told(() => this.#mirrors.doubt())
  }

  get remarks(): readonly Words[] {
    return this.#mirrors.remarks
  }

  get mirrorsTold(): readonly MirrorTold[] {
    return this.#mirrors.told
  }

  tellMirror(machine: string, place: string, seq: number | null): void {
    try {
      this.#mirrors.tell(machine, place, seq)
    } catch (error) {
      throw this.problem(error)
    }
  }

  get statements(): Statements {
    return this.#statements
  }

  clockDoubt(): ClockDoubt | null {
    const now = this.#clock()
    return this.#written === null ? clockDoubtAfter(this.#moments, now) : clockDoubt(this.#statements, now)
  }

  get written(): number | null {
    return this.#written
  }

  get wouldChange(): boolean {
    return this.#wouldChange
  }

  async blamed(unforeseen: unknown): Promise<unknown> {
    return this.problem(unforeseen)
  }

  async verifying(): Promise<Verifying> {
    const [{ keptAtServer }, { verifyingJournal }] = await Promise.all([import('./verify.ts'), import('../verify.ts')])
    const kept = keptAtServer(this.#statements, () => schemaAlterations(this.#session))
    return { statements: this.#statements, begin: (anchor) => verifyingJournal(kept, anchor) }
  }

  close(): void {
    this.#session.rollback()
    this.#at.release(this.#session.link)
  }
}
