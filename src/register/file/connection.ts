import Database from 'better-sqlite3'
import type { DatabaseConnection, SqliteStatement, TransactionSettings } from 'kysely'
import { CompiledQuery, Kysely, SqliteAdapter, SqliteDriver, SqliteQueryCompiler } from 'kysely'
import type { Cursor } from '../in-batches.ts'
import { madeOnce } from '../made-once.ts'
import type { Tables } from '../tables.ts'
import { fileAt, noteHeld } from './held-here.ts'
import { replaced } from './look.ts'

/** How long a command waits for another that holds the file, in milliseconds. */
export const lockWait = 30_000

/** 16 MB: more of it speeds nothing up, since the system keeps the file's pages in memory too. */
const cacheAtWork = 'cache_size = -16384'

/** Settings that do not live in the file, so that every opening sets them. */
export function configure(raw: Database.Database): void {
  // FULL on every open: the driver's own NORMAL loses acknowledged records in a power cut.
  raw.pragma('synchronous = FULL')
  raw.pragma('foreign_keys = ON')
  raw.pragma('trusted_schema = OFF')
  raw.pragma('cell_size_check = ON')
  raw.pragma(cacheAtWork)
}

/**
 * For work that reads every page of a file once, in order: kept pages are never used again, and going through 16 MB of them
 * takes a fifth longer than through a few that stay in the processor's own cache. A file that nobody else has open is mapped
 * into memory instead of copied page by page; a shared one is not, since this process would be killed if another program cut
 * it short. Returns a function that undoes all of it.
 */
export function readOnce(raw: Database.Database, { shared }: { readonly shared: boolean }): () => void {
  raw.pragma('cache_size = -256')
  // Two gigabytes, the most that SQLite is built for; what lies beyond is read as usual.
  if (!shared) raw.pragma('mmap_size = 2147418112')
  return () => {
    raw.pragma('mmap_size = 0')
    raw.pragma(cacheAtWork)
  }
}

/** The file that a connection was opened to, as `fileAt` tells it. What is in memory is nobody's file. */
const openedTo = new WeakMap<Database.Database, string | null>()

/** Throws where another file bears the name `file` than that which the connection was opened to. */
export function requireNamed(raw: Database.Database, file: string): void {
  const opened = openedTo.get(raw)
  if (opened !== undefined && opened !== fileAt(file)) throw replaced(file)
}

/** How often a file is opened anew whose name another took while it was opened. */
const openings = 5

/**
 * Opens an existing file; it is never created by looking, and stays as it is to the byte, whatever its mode. SQLite finds the log by the
 * file's name and not before the first read: where another file has taken the name by then, the log is that one's, and what would be
 * read a mixture. Nothing of that is used, and the other file opened. From that read on a file whose log is in use is held: nothing that
 * asks for its lock, as a restore does, puts another in its place. `readonly` leaves a log beside it that nobody else has open.
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
 * Closes a connection by which nothing was written, and leaves the log as it is. Whoever is the last to close a file folds it in: here the
 * last one may only read.
 */
export function closeAsItWas(raw: Database.Database, file: string): void {
  let last: Database.Database | undefined
  try {
    last = connect(file, 0, true)
  } catch {
    // Then it is folded in, which loses nothing.
  }
  raw.close()
  last?.close()
}

/**
 * Has the writes that follow go to a log first. The mode lives in the file, but a copy made by VACUUM INTO comes without it: it is set once
 * something is on record in it, so that a write that is refused changes no byte. Who else has the file open keeps it as it is.
 */
export function logAhead(raw: Database.Database): void {
  if (raw.pragma('journal_mode', { simple: true }) === 'wal') return
  try {
    raw.pragma('journal_mode = WAL')
  } catch {
    // What was written is on record all the same.
  }
}

const namesOf = (query: Database.Statement<unknown[]>): readonly string[] => query.columns().map(({ name }) => name)

function objectOf(names: readonly string[], values: readonly unknown[]): object {
  const row: Record<string, unknown> = {}
  for (let at = 0; at < names.length; at++) row[names[at] as string] = values[at]
  return row
}

/**
 * A query whose rows become objects here. The driver would give them as such, and takes twice as long over it: it asks V8
 * anew for each property of each row. A query has the same columns in every run: the views of the past have those of their
 * tables, in the same order.
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

/** How many rows are read at a time. */
const rowsAtOnce = 1000

/**
 * Reads the rows of a query as they come. Kysely's own streams keep every other question waiting until the last row was
 * taken. Prepared each time: a statement that is not through its rows yet cannot be asked again.
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

/** A statement as Kysely runs it. */
const statementOf = (prepared: Database.Statement<unknown[]>): SqliteStatement =>
  prepared.reader ? queryOf(prepared) : (prepared as unknown as SqliteStatement)

/**
 * Kysely begins deferred transactions, which lose the race for the write lock at once and whatever the wait; writes
 * begin immediate here. A rollback is sent only where one is open, or it would hide the error that caused it.
 */
class RegisterDriver extends SqliteDriver {
  readonly #raw: Database.Database

  constructor(raw: Database.Database) {
    // Whoever opened the file closes it.
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

/** Kysely over the open file. */
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
