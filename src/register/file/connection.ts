import fs from 'node:fs'
import Database from 'better-sqlite3'
import type { DatabaseConnection, SqliteStatement, TransactionSettings } from 'kysely'
import { CompiledQuery, Kysely, SqliteAdapter, SqliteDriver, SqliteQueryCompiler } from 'kysely'
import type { Cursor } from '../in-batches.ts'
import { madeOnce } from '../made-once.ts'
import type { Tables } from '../tables.ts'
import { fileAt, noteHeld, whichFile } from './held-here.ts'
import { replaced } from './look.ts'
import { requireSingleName } from './second-name.ts'

/** How long a command waits for the lock of another command, in milliseconds. */
export const lockWait = 30_000

/** 16 MB. A larger cache is no faster, because the operating system caches the file's pages too. */
const cacheAtWork = 'cache_size = -16384'

/** Sets the settings that SQLite does not store in the file, so that every connection needs them. */
export function configure(raw: Database.Database): void {
  // The driver's default, NORMAL, loses acknowledged records in a power cut.
  raw.pragma('synchronous = FULL')
  raw.pragma('foreign_keys = ON')
  raw.pragma('trusted_schema = OFF')
  raw.pragma('cell_size_check = ON')
  raw.pragma(cacheAtWork)
}

/**
 * Tunes a connection for reading every page once, in order, and returns a function that restores the usual settings. The cache
 * shrinks to 256 KB, which stays in the processor's cache: reading through 16 MB takes a fifth longer, and no page is read twice.
 * A file that no other process has open is mapped into memory instead of copied page by page. A shared file is not: the system
 * would kill this process if another program truncated the file.
 */
export function readOnce(raw: Database.Database, { shared }: { readonly shared: boolean }): () => void {
  raw.pragma('cache_size = -256')
  // Two gigabytes, the most that SQLite is compiled for. Pages beyond it are read as usual.
  if (!shared) raw.pragma('mmap_size = 2147418112')
  return () => {
    raw.pragma('mmap_size = 0')
    raw.pragma(cacheAtWork)
  }
}

/** The file that each connection opened, as `fileAt` identifies it. A database in memory has no entry. */
const openedTo = new WeakMap<Database.Database, string | null>()

/** Throws `replaced` if `file` now names another file than the one this connection opened. */
export function requireNamed(raw: Database.Database, file: string): void {
  const opened = openedTo.get(raw)
  if (opened !== undefined && opened !== fileAt(file)) throw replaced(file)
}

/** Throws where an entry would be lost: `file` names another file than was opened, or the opened file has a second name. */
export function requireOnlyName(raw: Database.Database, file: string): void {
  const opened = openedTo.get(raw)
  if (opened === undefined) return
  const stat = fs.statSync(file, { throwIfNoEntry: false })
  if (stat === undefined || opened !== whichFile(stat)) throw replaced(file)
  if (stat.nlink > 1) requireSingleName(file)
}

/** How many times a file is opened at most, while other files keep taking its name during the opening. */
const openings = 5

/**
 * Opens an existing file; never creates one, and changes no byte of it, whatever its journal mode. SQLite looks for the log by
 * the file's name, and only at the first read: if another file has taken the name by then, SQLite would mix this file with the
 * other file's log. In that case nothing is used and the other file is opened instead. After the first read, a file in WAL mode
 * is held: a program that asks for its lock first, as a restore does, cannot replace it. `readonly` leaves a log in place that no
 * other connection has open.
 */
export function connect(file: string, wait = lockWait, readonly = false): Database.Database {
  for (let opening = 1; ; opening++) {
    const before = fileAt(file)
    const isMoved = () => fileAt(file) !== before
    const raw = new Database(file, { fileMustExist: true, timeout: wait, readonly })
    noteHeld(raw, file)
    try {
      configure(raw)
      raw.pragma('schema_version')
      if (!isMoved()) {
        openedTo.set(raw, before)
        return raw
      }
    } catch (error) {
      if (!isMoved()) {
        raw.close()
        throw error
      }
    }
    raw.close()
    if (opening === openings) throw replaced(file)
  }
}

/**
 * Closes a connection that wrote nothing, without touching the log. The last connection to close a file checkpoints the log, so a
 * read-only connection, which cannot, closes last.
 */
export function closeAsItWas(raw: Database.Database, file: string): void {
  let last: Database.Database | undefined
  try {
    last = connect(file, 0, true)
  } catch {
    // Then closing checkpoints the log, which loses nothing.
  }
  raw.close()
  last?.close()
}

/**
 * Switches the file to WAL mode. The mode is stored in the file, but a copy made by VACUUM INTO loses it. Call this only after a
 * record has been written, so that a refused write changes no byte. If another connection has the file open, the mode stays as it
 * is.
 */
export function logAhead(raw: Database.Database): void {
  if (raw.pragma('journal_mode', { simple: true }) === 'wal') return
  try {
    raw.pragma('journal_mode = WAL')
  } catch {
    // The records are already written; only the mode is unchanged.
  }
}

const namesOf = (query: Database.Statement<unknown[]>): readonly string[] => query.columns().map(({ name }) => name)

function objectOf(names: readonly string[], values: readonly unknown[]): object {
  const row: Record<string, unknown> = {}
  for (let at = 0; at < names.length; at++) row[names[at] as string] = values[at]
  return row
}

/**
 * A query that builds its row objects here. The driver could build them, but takes twice as long, because it calls V8 for each
 * property of each row. The column names are read once: a query has the same columns in every run, since the views that show past
 * states have the columns of their tables, in the same order.
 */
function queryOf(prepared: Database.Statement<unknown[]>): SqliteStatement {
  const query = prepared.raw()
  let names: readonly string[] | null = null
  const all = (parameters: readonly unknown[]): unknown[] => {
    const rows = query.all(parameters) as unknown[][]
    if (rows.length === 0) return rows
    names ??= namesOf(query)
    const columns = names
    return rows.map((values) => objectOf(columns, values))
  }
  const iterate = (parameters: readonly unknown[]) => all(parameters)[Symbol.iterator]()
  return { reader: true, all, iterate, run: (parameters) => query.run(parameters) }
}

/** How many rows a cursor reads at a time. */
const rowsAtOnce = 1000

/**
 * Reads the rows of a query in batches. Kysely's own streams block every other query until their last row is read. The statement
 * is prepared each time, because a statement that is still returning rows cannot be run again.
 */
export const cursorOver = (raw: Database.Database): Cursor =>
  function* (sql, parameters) {
    const query = raw.prepare<unknown[]>(sql).raw()
    const names = namesOf(query)
    let rows: object[] = []
    for (const values of query.iterate(parameters)) {
      rows.push(objectOf(names, values as unknown[]))
      if (rows.length < rowsAtOnce) continue
      yield rows
      rows = []
    }
    if (rows.length > 0) yield rows
  }

/** A prepared statement in the form that Kysely runs. */
const statementOf = (prepared: Database.Statement<unknown[]>): SqliteStatement =>
  prepared.reader ? queryOf(prepared) : (prepared as unknown as SqliteStatement)

/**
 * Begins writes with BEGIN IMMEDIATE: Kysely's deferred transactions fail at once when they lose the race for the write lock,
 * whatever the timeout. Sends ROLLBACK only inside a transaction; otherwise its error would hide the one that caused the
 * rollback.
 */
class RegisterDriver extends SqliteDriver {
  readonly #raw: Database.Database

  constructor(raw: Database.Database) {
    // `close` does nothing: the code that opened the file closes it.
    super({ database: { prepare: madeOnce((sql) => statementOf(raw.prepare(sql))), close: () => undefined } })
    this.#raw = raw
  }

  override async beginTransaction(connection: DatabaseConnection, settings?: TransactionSettings): Promise<void> {
    const begin = settings?.accessMode === 'read only' ? 'begin deferred' : 'begin immediate'
    await connection.executeQuery(CompiledQuery.raw(begin))
  }

  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    if (this.#raw.inTransaction) await connection.executeQuery(CompiledQuery.raw('rollback'))
  }
}

export const kyselyOver = (raw: Database.Database): Kysely<Tables> =>
  new Kysely<Tables>({
    dialect: {
      createAdapter: () => new SqliteAdapter(),
      createDriver: () => new RegisterDriver(raw),
      createIntrospector: () => {
        throw new Error('SQLite itself tells which tables there are')
      },
      createQueryCompiler: () => new SqliteQueryCompiler(),
    },
  })
