import { factTables, journaledColumns, quoted } from './catalogue.ts'
import type { Head } from './register.ts'
import { images } from './reverse.ts'
import type { Statements, Values } from './statements.ts'

/**
 * Shows the register as the journal says it stood after an entry: temporary views shadow every table that changed
 * since, so queries run unchanged. Must be called inside the read transaction whose snapshot it belongs to.
 */
export function shadow(statements: Statements, at: Pick<Head, 'seq'>): void {
  for (const [table, select] of pastSelects(statements, at, 'past'))
    statements.run(`CREATE TEMP VIEW ${quoted(table)} AS ${select}`)
}

/**
 * Of every table that changed since an entry, and of the journal, the query that gives its rows as they stood after it. What rows
 * were then is put into temporary tables whose names begin with `prefix`, those that have changed alone.
 */
export function pastSelects(statements: Statements, at: Pick<Head, 'seq'>, prefix: string): Map<string, string> {
  const lastChange = statements.value<number>('SELECT last_change FROM main.entry WHERE seq = ?', at.seq) ?? 0
  const selects = new Map<string, string>()
  for (const table of factTables(statements)) {
    const select = pastSelect(statements, table, lastChange, prefix)
    if (select !== null) selects.set(table, select)
  }
  selects.set('entry', `SELECT * FROM main.entry WHERE seq <= ${at.seq}`)
  selects.set('entry_change', `SELECT * FROM main.entry_change WHERE id <= ${lastChange}`)
  return selects
}

/** Takes the views away again. */
export function unshadow(statements: Statements): void {
  const made = statements.all<{ type: string; name: string }>(
    `SELECT type, name FROM temp.sqlite_schema WHERE type IN ('view', 'table')`,
  )
  for (const { type, name } of made.sort((a, b) => (a.type < b.type ? 1 : -1)))
    if (type === 'view' || name.startsWith('past_')) statements.run(`DROP ${type} temp.${quoted(name)}`)
}

/** Rows that changed since, with the first value each field had before; null for a row that did not exist yet. */
function pastRows(statements: Statements, table: string, lastChange: number): Map<number, Values | null> {
  const past = new Map<number, Values | null>()
  const changes = statements.lists<[key: number, op: string, before: string | null, personal: string | null]>(
    `SELECT key, op, before, private FROM main.entry_change WHERE "table" = ? AND id > ? ORDER BY id`,
    table,
    lastChange,
  )
  for (const [key, op, before, personal] of changes) {
    const known = past.get(key)
    if (known === null) continue
    if (op === 'insert') past.set(key, null)
    // The earlier value wins: what a field was before its first change since is what it was then.
    else past.set(key, { ...images({ before, after: null, private: personal }).before, ...known })
  }
  return past
}

/** The columns by which rows are looked up. */
const asked = ['id', 'customer_id', 'certificate_id']

/** Null where the table has not changed since. */
function pastSelect(statements: Statements, table: string, lastChange: number, prefix: string): string | null {
  const past = pastRows(statements, table, lastChange)
  if (past.size === 0) return null
  const columns = ['id', ...journaledColumns(statements, table)]
  const list = columns.map(quoted).join(', ')
  const [rows, ids] = [`${prefix}_${table}`, `${prefix}_ids_${table}`]
  statements.run(`CREATE TEMP TABLE ${quoted(rows)} AS SELECT ${list} FROM main.${quoted(table)} WHERE 0`)
  statements.run(`CREATE TEMP TABLE ${quoted(ids)} (id INTEGER PRIMARY KEY)`)
  // A report asks about a thousand customers at a time, and is not to read all past rows each time.
  for (const column of asked.filter((each) => columns.includes(each)))
    statements.run(`CREATE INDEX temp.${quoted(`${rows}_${column}`)} ON ${quoted(rows)} (${quoted(column)})`)
  const read = `SELECT ${list} FROM main.${quoted(table)} WHERE id = ?`
  const put = `INSERT INTO temp.${quoted(rows)} VALUES (${columns.map(() => '?').join(', ')})`
  const mark = `INSERT INTO temp.${quoted(ids)} VALUES (?)`
  for (const [id, before] of past) {
    statements.run(mark, id)
    if (before === null) continue
    const row: Values = { ...statements.get<Values>(read, id), ...before }
    statements.run(put, ...columns.map((name) => row[name] ?? null))
  }
  return `SELECT ${list} FROM main.${quoted(table)} WHERE id NOT IN (SELECT id FROM temp.${quoted(ids)})
    UNION ALL SELECT ${list} FROM temp.${quoted(rows)}`
}
