import { factTables, journaledColumns, quoted } from './catalogue.ts'
import { cover, uncoverAll } from './cover.ts'
import { inParts } from './parts.ts'
import { putRows } from './put-rows.ts'
import type { Head } from './register.ts'
import { images } from './reverse.ts'
import type { Statements, Values } from './statements.ts'

/** What shows the rows of a snapshot as they stood after an entry. */
export interface Past {
  /** The query of each table that changed since, and of the journal. */
  readonly selects: ReadonlyMap<string, string>
  /** The temporary tables that these rest on. */
  readonly made: readonly string[]
}

/** The temporary tables that a snapshot's own known-at rests on. */
const shadows = new WeakMap<Statements, readonly string[]>()

/**
 * Shows the register as the journal says it stood after an entry: temporary views shadow every table that changed
 * since, so queries run unchanged. Must be called inside the read transaction whose snapshot it belongs to.
 */
export function shadow(statements: Statements, at: Pick<Head, 'seq'>): void {
  const { selects, made } = past(statements, at, 'past')
  for (const [table, select] of selects) cover(statements, table, () => select)
  shadows.set(statements, made)
}

/** Takes the views away again. */
export function unshadow(statements: Statements): void {
  uncoverAll(statements)
  dropAll(statements, shadows.get(statements) ?? [])
  shadows.delete(statements)
}

/** Takes temporary tables away. */
export function dropAll(statements: Statements, tables: readonly string[]): void {
  for (const table of tables) statements.run(`DROP TABLE ${quoted(table)}`)
}

/**
 * The register as it stood after an entry. What rows were then is put into temporary tables whose names begin with `prefix`, those that
 * have changed alone.
 */
export function past(statements: Statements, at: Pick<Head, 'seq'>, prefix: string): Past {
  const lastChange = statements.value<number>('SELECT last_change FROM main.entry WHERE seq = ?', at.seq) ?? 0
  const changed = new Set(
    statements
      .all<{ name: string }>('SELECT DISTINCT "table" AS name FROM main.entry_change WHERE id > ?', lastChange)
      .map(({ name }) => name),
  )
  const selects = new Map<string, string>()
  const made: string[] = []
  for (const table of factTables(statements).filter((each) => changed.has(each))) {
    const [rows, ids] = [`${prefix}_${table}`, `${prefix}_ids_${table}`]
    selects.set(table, pastSelect(statements, { table, rows, ids }, lastChange))
    made.push(rows, ids)
  }
  selects.set('entry', `SELECT * FROM main.entry WHERE seq <= ${at.seq}`)
  selects.set('entry_change', `SELECT * FROM main.entry_change WHERE id <= ${lastChange}`)
  return { selects, made }
}

/** The rows that were there and changed since, with the first value each field had before. */
function pastRows(statements: Statements, table: string, lastChange: number): Map<number, Values> {
  const rows = new Map<number, Values>()
  const changes = statements.lists<[key: number, before: string | null, personal: string | null]>(
    `SELECT key, before, private FROM main.entry_change AS change WHERE "table" = ? AND id > ? AND op = 'update' AND NOT EXISTS
      (SELECT 1 FROM main.entry_change AS added WHERE added."table" = ? AND added.key = change.key AND added.id > ? AND added.op = 'insert')
    ORDER BY id`,
    ...[table, lastChange, table, lastChange],
  )
  // The earlier value wins: what a field was before its first change since is what it was then.
  for (const [key, before, personal] of changes)
    rows.set(key, { ...images({ before, after: null, private: personal }).before, ...rows.get(key) })
  return rows
}

/** The columns by which rows are looked up. */
const asked = ['id', 'customer_id', 'certificate_id']

/** How many rows are read at a time. */
const atOnce = 500

/** A table that has changed, and the temporary ones beside it: of what its rows were then, and of the ids of those that changed. */
interface Changed {
  readonly table: string
  readonly rows: string
  readonly ids: string
}

function pastSelect(statements: Statements, changed: Changed, lastChange: number): string {
  const { table, ids } = changed
  const list = makeBeside(statements, changed, `main.${quoted(table)}`)
  statements.run(
    `INSERT INTO ${quoted(ids)} SELECT DISTINCT key FROM main.entry_change WHERE "table" = ? AND id > ?`,
    ...[table, lastChange],
  )
  putBeside(statements, changed, pastRows(statements, table, lastChange), `main.${quoted(table)}`)
  return besides(changed, list, `main.${quoted(table)}`)
}

/** Makes the temporary tables, empty; returns the list of columns that both hold, for a SELECT. `from`: where the rows as they are come from. */
export function makeBeside(statements: Statements, { table, rows, ids }: Changed, from: string): string {
  const columns = ['id', ...journaledColumns(statements, table)]
  const list = columns.map(quoted).join(', ')
  statements.run(`CREATE TEMP TABLE ${quoted(rows)} AS SELECT ${list} FROM ${from} WHERE false`)
  statements.run(`CREATE TEMP TABLE ${quoted(ids)} (id BIGINT PRIMARY KEY)`)
  // A report asks about a thousand customers at a time, and is not to read all past rows each time.
  for (const column of asked.filter((each) => columns.includes(each)))
    statements.run(`CREATE INDEX ${quoted(`${rows}_${column}`)} ON ${quoted(rows)} (${quoted(column)})`)
  return list
}

/** Puts rows into the temporary table as they are but for the given values. */
export function putBeside(
  statements: Statements,
  { table, rows }: Changed,
  before: ReadonlyMap<number, Values>,
  from: string,
): void {
  const columns = ['id', ...journaledColumns(statements, table)]
  const read = `SELECT ${columns.map(quoted).join(', ')} FROM ${from} WHERE id IN (${statements.spelling.listed})`
  for (const part of inParts([...before], atOnce)) {
    const now = statements.all<Values>(read, JSON.stringify(part.map(([id]) => id)))
    const byId = new Map(now.map((row) => [row.id, row]))
    const then = part.map(([id, own]): Values => ({ ...byId.get(id), ...own }))
    putRows(
      statements,
      quoted(rows),
      then.map((row) => columns.map((name) => row[name] ?? null)),
    )
  }
}

/** The query of a table with the rows of the temporary one in the place of those whose ids are listed. */
export const besides = ({ rows, ids }: Changed, list: string, from: string): string =>
  `SELECT ${list} FROM ${from} AS own WHERE NOT EXISTS (SELECT 1 FROM ${quoted(ids)} AS changed WHERE changed.id = own.id)
    UNION ALL SELECT ${list} FROM ${quoted(rows)}`
