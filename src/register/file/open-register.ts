import type Database from 'better-sqlite3'
import type { Kysely } from 'kysely'
import { Problem, unavailable } from '../../clause/problem.ts'
import type { Words } from '../../clause/words.ts'
import { alterationsNamed } from '../alterations.ts'
import { type ClockDoubt, clockDoubt } from '../clock-doubt.ts'
import { placeWords } from '../difference.ts'
import { Mirrors } from '../mirror/mirrors.ts'
import { type NotePlaces, notesOfFile } from '../mirror/noted.ts'
import type { Opened, Sealed, Verifying } from '../opened.ts'
import type { Db, Head, Write, WriteEntry } from '../register.ts'
import { type Engine, Snapshots } from '../snapshots.ts'
import type { Statements } from '../statements.ts'
import type { Tables } from '../tables.ts'
import { schemaVersion } from '../version.ts'
import { isAsMade } from './as-made.ts'
import { closeAsItWas, cursorOver, logAhead, requireNamed, requireOnlyName } from './connection.ts'
import type { Earlier, On, Upgrade } from './earlier.ts'
import { schemaAlterations } from './expected-schema.ts'
import type { KeptConnection } from './kept.ts'
import { damaged, fileProblem, newer } from './look.ts'
import { readyOn, schemaCount } from './ready.ts'
import { versionOf } from './version.ts'
import { noteErasing, wipe } from './wipe.ts'

/** How an opening is meant: a read looks at one snapshot, a write may also change. */
export interface Opening {
  readonly file: string
  readonly writes: boolean
  readonly clock: () => number
  /** Milliseconds to wait for another program that holds the file. */
  readonly wait?: number
  /** What keeps a connection for the next opening, where there is one. */
  readonly kept?: KeptConnection | undefined
  /** The folder in which the account remembers what it saw of registers that have a mirror, where it has one. */
  readonly memory?: string | null
  /** Told of an entry before it is committed; where it throws, nothing of it is kept. */
  readonly sealed?: Sealed | undefined
}

/** How a register was found. */
interface Found {
  /** The file that it is of, where its connection may be kept. */
  readonly keptAs?: string | null
  /** Whether a log stood beside it that may be a killed program's. */
  readonly hadLog?: boolean
  readonly earlier?: Earlier | null
}

/** Thrown inside a transaction that changed nothing, to leave it without a trace. */
const nothingChanged = new Error('nothing changed')

/** A register that is open, of an earlier schema too. */
export class OpenRegister implements Opened {
  readonly isFile = true
  readonly file: string
  readonly timeZone: string
  readonly notes: NotePlaces
  /** Whoever works with it is at the machine that keeps its mirrors. */
  readonly mirrorsTold = []
  /** Whether tables, indexes and triggers are as the program made them. Where not, nothing is written. */
  readonly asMade: boolean
  /** The file itself, for the commands on it; of an earlier register a copy that is up to date. */
  raw: Database.Database
  #statements: Statements
  #db: Kysely<Tables>
  #earlier: Earlier | null
  /** Whether a log stands beside the file that is to be left there. */
  #hadLog: boolean
  readonly #clock: () => number
  readonly #kept: KeptConnection | undefined
  readonly #mirrors: Mirrors
  readonly #sealed: Sealed | undefined
  /** The file that it is of, where the connection may be kept; null once something was done with it that stays in it. */
  #keptAs: string | null
  /** The schema that was held against what the program makes. */
  #schema: unknown
  readonly #snapshots: Snapshots
  #written: number | null = null
  #wouldChange = false

  constructor(raw: Database.Database, opening: Opening, found: Found = {}) {
    const { keptAs = null, hadLog = false, earlier = null } = found
    this.raw = raw
    this.#earlier = earlier
    this.#hadLog = hadLog
    this.#kept = opening.kept
    this.notes = notesOfFile(opening.file, opening.memory ?? null)
    const lock = async () => (await import('./lock.ts')).waitForLock
    this.#mirrors = new Mirrors({ places: this.notes, clock: opening.clock, lock, isGone: () => false })
    this.#keptAs = raw.memory ? null : keptAs
    this.#sealed = opening.sealed
    this.file = opening.file
    this.#clock = opening.clock
    const version = versionOf(raw)
    if (version > schemaVersion) throw newer(opening.file, version)
    const { schema, asMade, statements, db } = readyOn(raw)
    this.#schema = schema
    this.asMade = asMade
    this.#statements = statements
    this.#db = db
    this.#snapshots = new Snapshots(this.#engine)
    if (opening.writes && !this.asMade) throw this.#altered()
    // What a statement must be able to take back, its triggers' rows included, is else written to a file: at every row.
    if (opening.writes) raw.pragma('temp_store = MEMORY')
    this.timeZone = this.#timeZoneSet() ?? 'Asia/Shanghai'
  }

  get statements(): Statements {
    return this.#statements
  }

  tellMirror(): void {}

  /** Which schema the file has where that is an earlier one; null where it is up to date. */
  get earlier(): number | null {
    return this.#earlier?.version ?? null
  }

  #altered() {
    const named = alterationsNamed(schemaAlterations(this.raw))
    return unavailable(
      {
        en: `The schema of ${this.file} was altered outside certdesk, so nothing is written to it: ${named.en}.`,
        zh: `${this.file} 的结构在 certdesk 之外被改动过，因此不再写入：${named.zh}。`,
      },
      {
        en: 'See what differs with "certdesk doctor" and "certdesk audit verify"; restore a backup with "certdesk restore".',
        zh: '用 certdesk doctor 和 certdesk audit verify 查看差异，用 certdesk restore 恢复备份。',
      },
    )
  }

  /** Once more where the schema was touched since it was opened; a file that was only packed or indexed anew is well. */
  #requireAsMade(): void {
    const schema = schemaCount(this.raw)
    if (schema === this.#schema) return
    if (!isAsMade(this.raw)) throw this.#altered()
    this.#schema = schema
  }

  #timeZoneSet(): string | undefined {
    const settings = `SELECT 1 FROM main.sqlite_schema WHERE type = 'table' AND name = 'setting'`
    if (!this.asMade && this.#statements.value(settings) === undefined)
      throw damaged(this.file, { en: 'it has no settings', zh: '缺少设置表' })
    return this.#statements.value(`SELECT value FROM main.setting WHERE name = 'time-zone' AND voided_at IS NULL`)
  }

  knownAt(moment: string): Head {
    this.#keptAs = null
    return this.#snapshots.knownAt(moment, this.timeZone)
  }

  head(): Head {
    const head = this.#snapshots.head()
    if (head === undefined) throw damaged(this.file, { en: 'its journal has no entries', zh: '日志中没有任何记录' })
    return head
  }

  read<T>(work: (db: Db) => Promise<T>): Promise<T> {
    return this.#told(() => this.#snapshots.read(work))
  }

  readThen<T>(entry: number, work: (db: Db) => Promise<T>): Promise<T> {
    // What shows an earlier state is taken away behind it, unless that fails.
    this.#keptAs = null
    return this.#told(() => this.#snapshots.readThen(entry, work))
  }

  readOn<T>(work: (db: Db) => Promise<T>): Promise<T> {
    this.#keptAs = null
    return this.#told(() => this.#snapshots.readOn(work))
  }

  /** What a work gives; an error as what it means for whoever works with the file. */
  async #told<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work()
    } catch (error) {
      throw this.problem(error)
    }
  }

  /** Begins the snapshot with its first read: only from then on is the file held that it is of. */
  #requireNamed(): void {
    this.#statements.value('SELECT 1 FROM main.sqlite_schema LIMIT 1')
    requireNamed(this.raw, this.file)
  }

  get #engine(): Engine {
    const [statements, db, cursor] = [this.#statements, this.#db, cursorOver(this.raw)]
    return { statements, db, cursor, begun: () => this.#requireNamed() }
  }

  /**
   * What an error that nobody foresaw is due to: to the file, where that is not as its journal says, such as a day that is
   * none; else to the program, and it is returned as it is. Goes through all of the file, which it is worth only then.
   */
  async blamed(unforeseen: unknown): Promise<unknown> {
    const error = this.problem(unforeseen)
    if (error instanceof Problem) return error
    try {
      const { verifyRegister } = await import('./verify.ts')
      const [first] = verifyRegister(this.raw).differences
      if (first === undefined) return error
      const { where, detail } = first
      return damaged(this.file, { en: `${where} ${detail.en}`, zh: `${placeWords(first).zh} ${detail.zh}` })
    } catch (unreadable) {
      return fileProblem(unreadable, this.file)
    }
  }

  async verifying(): Promise<Verifying> {
    const { verifying } = await import('./verify.ts')
    return { statements: this.#statements, begin: (anchor) => verifying(this.raw, anchor) }
  }

  /** Where the schema was altered, a statement that does not fit it is no mistake of the program. */
  problem(error: unknown): unknown {
    if (this.asMade || !this.#statements.isUnfit(error)) return fileProblem(error, this.file)
    const { message } = error as Error
    return damaged(this.file, { en: `its schema was altered (${message})`, zh: `其结构被改动过（${message}）` })
  }

  async write<T>(entry: WriteEntry, work: (tx: Write) => Promise<T> | T): Promise<T> {
    const mirroring = entry.dryRun === true ? null : await this.#mirrors.begin(this.#statements)
    let result: { value: T } | undefined
    let seq: number | null = null
    // Loaded for what writes alone, and before the others have to wait for the transaction.
    const [{ begun }, { FileGate }] = await Promise.all([import('../begun.ts'), import('./gate.ts')])
    const upgrade = await this.#earlier?.upgrade()
    const { raw, statements, db }: On = upgrade ?? { raw: this.raw, statements: this.#statements, db: this.#db }
    let isKept = false
    // That something is on record already is an answer that is relied on, too: it may be so by a command that was killed before it
    // came to the mirrors.
    let isOnRecord = false
    try {
      await db.transaction().execute(async (trx) => {
        if (upgrade === undefined) this.#requireAsMade()
        const erasing = (seq: number) => {
          this.#keptAs = null
          noteErasing(raw, seq)
        }
        requireOnlyName(raw, this.file)
        upgrade?.step()
        if (upgrade !== undefined && !isAsMade(raw)) throw this.#altered()
        const written = { statements, gate: new FileGate(statements), db: trx, file: this.file, erasing }
        const remark = mirroring?.forJournal()
        const { writer, seq: own } = begun(written, this.#clock(), remark === undefined ? entry : { ...entry, remark })
        if (entry.settlesMirrors !== true) mirroring?.hold(statements)
        result = { value: await work(writer) }
        if (entry.dryRun === true) this.#wouldChange ||= writer.changes
        const seal = entry.dryRun === true ? null : writer.finish()
        if (seal === null) throw nothingChanged
        upgrade?.keep()
        requireOnlyName(raw, this.file)
        await this.#sealed?.({ seq: own, seal })
        seq = own
      })
      isKept = true
      isOnRecord = true
      this.#hadLog = false
      logAhead(raw)
    } catch (error) {
      if (error === nothingChanged && upgrade === undefined) isOnRecord = true
      else if (error !== nothingChanged) throw this.problem(error)
    } finally {
      upgrade?.end(isKept)
      if (!isOnRecord) mirroring?.close()
    }
    if (upgrade !== undefined && isKept) this.#goOn(upgrade)
    this.#written = seq ?? this.#written
    if (isOnRecord && mirroring !== null) await this.#mirrors.keep(mirroring, this.#statements)
    return (result as { value: T }).value
  }

  async mirror(): Promise<void> {
    await this.#mirrors.catchUp(this.#statements)
  }

  /** Why the register is not the one that it should be, by what is noted of its mirrors and what the account has seen; null where nothing says so. */
  doubt(): Promise<Problem | null> {
    return this.#mirrors.doubt(this.#statements)
  }

  /** What whoever writes should read of the register's mirrors. */
  get remarks(): readonly Words[] {
    return this.#mirrors.remarks
  }

  /** From the copy of what was an earlier register to the file, which is up to date now. */
  #goOn({ raw, statements, db }: Upgrade): void {
    this.#earlier?.close()
    this.#earlier = null
    this.#keptAs = null
    this.raw = raw
    this.#statements = statements
    this.#db = db
    this.#snapshots.goOn(this.#engine)
  }

  wipe(): boolean {
    this.#keptAs = null
    this.#hadLog = false
    try {
      if (this.#earlier !== null) return this.#earlier.wipe()
      requireNamed(this.raw, this.file)
      return wipe(this.raw)
    } catch (error) {
      throw this.problem(error)
    }
  }

  /** Whether the clock may be wrong by which an entry would be dated now. */
  clockDoubt(): ClockDoubt | null {
    return clockDoubt(this.#statements, this.#clock())
  }

  get written(): number | null {
    return this.#written
  }

  /** Whether a trial would have changed anything. */
  get wouldChange(): boolean {
    return this.#wouldChange
  }

  #closeEarlier(earlier: Earlier): void {
    if (this.#keptAs === null || this.raw.inTransaction || this.#kept === undefined) earlier.close()
    else this.#kept.keepEarlier(this.file, this.#keptAs, earlier)
  }

  close(): void {
    if (this.#earlier !== null) this.#closeEarlier(this.#earlier)
    else if (this.#hadLog && this.#keptAs === null) closeAsItWas(this.raw, this.file)
    else if (this.#keptAs === null || this.raw.inTransaction) this.raw.close()
    else this.#kept?.keep(this.file, this.#keptAs, this.raw)
  }
}
