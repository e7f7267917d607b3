import fs from 'node:fs'
import Database from 'better-sqlite3'
import type { Kysely } from 'kysely'
import { type Day, dayOf, parseDay } from '../../clause/day.ts'
import { endOfWallTime, momentOf } from '../../clause/moment.ts'
import { unavailable, usage } from '../../clause/problem.ts'
import { shadow, unshadow } from '../known-at.ts'
import { markSnapshot } from '../once.ts'
import { refuseUnsealed } from '../refuse-altered.ts'
import type { Db, Head, Register, Write, WriteEntry } from '../register.ts'
import type { Tables } from '../tables.ts'
import { EntryWriter, nextPlace } from '../write.ts'
import { configure, connect, kyselyOver, lockWait } from './connection.ts'
import { expectedFingerprint } from './fingerprint.ts'
import { damaged, type FileLook, fileProblem, hasLog, lookAt, newer, readOnlyFile } from './look.ts'
import { migrate } from './migrate.ts'
import { fingerprint, schemaVersion } from './schema.ts'
import { wipe } from './wipe.ts'

/** How an opening is meant: a read looks at one snapshot, a write may also change. */
export interface Opening {
  readonly file: string
  readonly writes: boolean
  readonly clock: () => number
  /** Milliseconds to wait for another program that holds the file. */
  readonly wait?: number
}

/** Thrown inside a transaction that changed nothing, to leave it without a trace. */
const nothingChanged = new Error('nothing changed')

/**
 * Opens a register. Throws the sentence for a file that is missing, foreign, damaged, newer, locked or read-only; an
 * older one is brought up to date first, after a backup beside it.
 */
export function openRegister(opening: Opening): OpenRegister {
  const look = lookAt(opening.file)
  if (look.readOnly && opening.writes) throw readOnlyFile(opening.file)
  try {
    if (look.version < schemaVersion) {
      if (look.readOnly) throw readOnlyFile(opening.file)
      migrate(opening.file, opening.wait ?? lockWait)
    }
    const raw = opening.writes ? connect(opening.file, opening.wait) : openFile(opening.file, look, opening.wait)
    try {
      return new OpenRegister(raw, opening)
    } catch (error) {
      raw.close()
      throw error
    }
  } catch (error) {
    throw fileProblem(error, opening.file)
  }
}

/** What SQLite says where there is no room for the log that it wants to make before it reads. */
const noRoom = ['SQLITE_FULL', 'SQLITE_IOERR_SHMSIZE', 'SQLITE_IOERR_WRITE']

/**
 * The file itself, whatever is in it, for reading. On a full disk what is on record can still be read and rescued. Throws
 * where what stands in a log cannot be had: the file alone would be an older state.
 */
export function openFile(file: string, look: FileLook, wait = lockWait): Database.Database {
  if (look.readOnly && hasLog(file)) throw readOnlyFile(file)
  if (look.readOnly) return openCopy(file)
  try {
    return connect(file, wait, false)
  } catch (error) {
    if (noRoom.includes(String((error as { code?: unknown }).code)) && !hasLog(file)) return openCopy(file)
    throw error
  }
}

/**
 * A file beside which nothing can be written is read from memory: SQLite would need to make its log there. The header's
 * two format bytes say "log"; in memory there is none.
 */
function openCopy(file: string): Database.Database {
  const bytes = fs.readFileSync(file)
  bytes[18] = 1
  bytes[19] = 1
  const raw = new Database(bytes)
  configure(raw)
  return raw
}

export class OpenRegister implements Register {
  readonly file: string
  readonly timeZone: string
  /** Whether tables, indexes and triggers are as the program made them. Where not, nothing is written. */
  readonly asMade: boolean
  /** The file itself, for the commands on it. */
  readonly raw: Database.Database
  readonly #db: Kysely<Tables>
  readonly #clock: () => number
  #at: Head | null = null
  #written: number | null = null

  constructor(raw: Database.Database, opening: Opening) {
    this.raw = raw
    this.file = opening.file
    this.#clock = opening.clock
    const version = raw.pragma('user_version', { simple: true }) as number
    if (version > schemaVersion) throw newer(opening.file, version)
    this.asMade = fingerprint(raw) === expectedFingerprint
    if (opening.writes && !this.asMade) throw this.#altered()
    // What a statement must be able to take back, its triggers' rows included, is else written to a file: at every row.
    if (opening.writes) raw.pragma('temp_store = MEMORY')
    this.timeZone = this.#setting('time-zone') ?? 'Asia/Shanghai'
    this.#db = kyselyOver(raw)
  }

  #altered() {
    return unavailable(
      {
        en: `The schema of ${this.file} was altered outside certdesk, so nothing is written to it.`,
        zh: `${this.file} 的结构在 certdesk 之外被改动过，因此不再写入。`,
      },
      {
        en: 'See what differs with "certdesk doctor" and "certdesk audit verify"; restore a backup with "certdesk restore".',
        zh: '用 certdesk doctor 和 certdesk audit verify 查看差异，用 certdesk restore 恢复备份。',
      },
    )
  }

  #setting(name: string): string | undefined {
    if (!this.asMade && !this.#hasTable('setting'))
      throw damaged(this.file, { en: 'it has no settings', zh: '缺少设置表' })
    const value = this.raw.prepare('SELECT value FROM main.setting WHERE name = ? AND voided_at IS NULL').pluck()
    return value.get(name) as string | undefined
  }

  #hasTable(name: string): boolean {
    return (
      this.raw.prepare(`SELECT 1 FROM main.sqlite_schema WHERE type = 'table' AND name = ?`).get(name) !== undefined
    )
  }

  knownAt(moment: string): Head {
    const found = this.#entryAt(moment)
    if (found === undefined)
      throw usage(
        { en: `The register had no entry yet at "${moment}".`, zh: `登记簿在“${moment}”时还没有任何记录。` },
        { en: 'See the moments with: certdesk audit list', zh: '用 certdesk audit list 查看各条记录的时刻。' },
      )
    this.#at = found
    return found
  }

  #entryAt(moment: string): Head | undefined {
    const numbered = /^#(\d{1,15})(?::([0-9a-f]*))?$/.exec(moment)
    const select = 'SELECT seq, at, seal FROM main.entry'
    if (numbered !== null) {
      const [, seq, seal = ''] = numbered
      const entry = this.raw.prepare(`${select} WHERE seq = ?`).get(Number(seq)) as Head | undefined
      if (entry !== undefined && !entry.seal.startsWith(seal)) throw this.#otherSeal(moment)
      return entry
    }
    const wanted = readMoment(moment, this.timeZone)
    if (wanted === null)
      throw usage(
        { en: `--known-at is not a moment: "${moment}".`, zh: `--known-at 不是有效时刻：“${moment}”。` },
        {
          en: 'Write #12 (a journal entry), 2026-03-31 (the end of that day), "2026-03-31 17:30" or 2026-03-31T09:30:00Z.',
          zh: '请写成 #12（日志记录号）、2026-03-31（当日结束）、“2026-03-31 17:30”或 2026-03-31T09:30:00Z。',
        },
      )
    if (typeof wanted === 'number')
      return this.raw.prepare(`${select} WHERE at <= ? ORDER BY seq DESC LIMIT 1`).get(momentOf(wanted)) as
        | Head
        | undefined
    return this.#lastEntryOf(wanted)
  }

  #otherSeal(moment: string) {
    return usage(
      {
        en: `Entry ${moment.split(':')[0]} of this register has another seal.`,
        zh: `本登记簿第 ${moment.split(':')[0]} 条记录的封印与此不同。`,
      },
      {
        en: 'The head is of another register, or this one was changed: certdesk audit verify --anchor HEAD',
        zh: '该封印属于另一登记簿，或本登记簿被改动过：certdesk audit verify --anchor 封印',
      },
    )
  }

  /** The last entry made by the end of a day, in the register's time zone. */
  #lastEntryOf(day: Day): Head | undefined {
    const entries = this.raw.prepare('SELECT seq, at, seal FROM main.entry ORDER BY seq DESC').iterate()
    for (const entry of entries as IterableIterator<Head>) if (dayOf(entry.at, this.timeZone) <= day) return entry
    return undefined
  }

  head(): Head {
    const newest = 'SELECT seq, at, seal FROM main.entry ORDER BY seq DESC LIMIT 1'
    const head = this.#at ?? (this.raw.prepare(newest).get() as Head | undefined)
    if (head === undefined) throw damaged(this.file, { en: 'its journal has no entries', zh: '日志中没有任何记录' })
    return head
  }

  async read<T>(work: (db: Db) => Promise<T>): Promise<T> {
    try {
      return await this.#db
        .transaction()
        .setAccessMode('read only')
        .execute(async (trx) => {
          markSnapshot(trx)
          if (this.#at === null) return work(trx)
          shadow(this.raw, this.#at)
          try {
            return await work(trx)
          } finally {
            unshadow(this.raw)
          }
        })
    } catch (error) {
      throw this.#problem(error)
    }
  }

  /**
   * What an error that nobody foresaw is due to: to the file, where that is not as its journal says, such as a day that is
   * none; else to the program, and it is returned as it is. Goes through all of the file, which it is worth only then.
   */
  async blamed(error: unknown): Promise<unknown> {
    try {
      const { verifyRegister } = await import('../verify.ts')
      const [first] = verifyRegister(this.raw).differences
      if (first === undefined) return error
      const { where, detail } = first
      return damaged(this.file, { en: `${where} ${detail.en}`, zh: `${where} ${detail.zh}` })
    } catch (unreadable) {
      return fileProblem(unreadable, this.file)
    }
  }

  /** Where the schema was altered, a statement that does not fit it is no mistake of the program. */
  #problem(error: unknown): unknown {
    const { code, message } = error as { code?: unknown; message: string }
    return code === 'SQLITE_ERROR' && !this.asMade
      ? damaged(this.file, { en: `its schema was altered (${message})`, zh: `其结构被改动过（${message}）` })
      : fileProblem(error, this.file)
  }

  async write<T>(entry: WriteEntry, work: (tx: Write) => Promise<T> | T): Promise<T> {
    let result: { value: T } | undefined
    try {
      await this.#db.transaction().execute(async (trx) => {
        refuseUnsealed(this.raw, this.file)
        const place = nextPlace(this.raw, this.#clock(), this.file)
        const writer = new EntryWriter(this.raw, trx, place, entry, this.file)
        writer.begin()
        result = { value: await work(writer) }
        if (entry.dryRun === true || !writer.finish()) throw nothingChanged
        this.#written = place.seq
      })
    } catch (error) {
      if (error !== nothingChanged) throw this.#problem(error)
    }
    return (result as { value: T }).value
  }

  wipe(): boolean {
    try {
      return wipe(this.raw)
    } catch (error) {
      throw this.#problem(error)
    }
  }

  get written(): number | null {
    return this.#written
  }

  close(): void {
    this.raw.close()
  }
}

/**
 * A moment in UTC milliseconds, or a day. A time without a zone is one as lists of the journal show it, in the register's
 * time zone, and goes to the end of its minute or second, as a day goes to its own.
 */
function readMoment(text: string, timeZone: string): number | Day | null {
  const day = parseDay(text)
  if (day !== null) return day
  const [, date, time, seconds] = /^(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2})(:\d{2})?$/.exec(text) ?? []
  if (date !== undefined) return endOfWallTime(`${date} ${time}${seconds ?? ':59'}`, timeZone)
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/.test(text)) return null
  const milliseconds = Date.parse(text)
  return Number.isNaN(milliseconds) ? null : milliseconds
}
