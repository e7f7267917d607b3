import type Database from 'better-sqlite3'
import { factTables, journaledColumns } from './file/schema.ts'
import type { Head } from './register.ts'
import { images } from './reverse.ts'

type Values = Record<string, string | number | null>

const quoted = (name: string) => `"${name}"`

/**
 * Shows the register as the journal says it stood after an entry: temporary views shadow every table that changed
 * since, so queries run unchanged. Must be called inside the read transaction whose snapshot it belongs to.
 */
export function shadow(raw: Database.Database, at: Head): void {
  const lastChange = raw.prepare('SELECT last_change FROM main.entry WHERE seq = ?').pluck().get(at.seq) as number
  for (const table of factTables(raw)) shadowTable(raw, table, lastChange)
  raw.exec(`CREATE TEMP VIEW entry AS SELECT * FROM main.entry WHERE seq <= ${at.seq}`)
  raw.exec(`CREATE TEMP VIEW entry_change AS SELECT * FROM main.entry_change WHERE id <= ${lastChange}`)
}

/** Takes the views away again. */
export function unshadow(raw: Database.Database): void {
  const made = raw.prepare(`SELECT type, name FROM temp.sqlite_schema WHERE type IN ('view', 'table')`).all() as {
    type: string
    name: string
  }[]
  for (const { type, name } of made.sort((a, b) => (a.type < b.type ? 1 : -1)))
    if (type === 'view' || name.startsWith('past_')) raw.exec(`DROP ${type} temp.${quoted(name)}`)
}

/** Rows that changed since, with the first value each field had before; null for a row that did not exist yet. */
function pastRows(raw: Database.Database, table: string, lastChange: number): Map<number, Values | null> {
  const past = new Map<number, Values | null>()
  const changes = raw
    .prepare(`SELECT key, op, before, private FROM main.entry_change WHERE "table" = ? AND id > ? ORDER BY id`)
    .raw()
    .iterate(table, lastChange) as IterableIterator<[number, string, string | null, string | null]>
  for (const [key, op, before, personal] of changes) {
    const known = past.get(key)
    if (known === null) continue
    if (op === 'insert') past.set(key, null)
    // The earlier value wins: what a field was before its first change since is what it was then.
    else past.set(key, { ...images({ before, after: null, private: personal }).before, ...known })
  }
  return past
}

function shadowTable(raw: Database.Database, table: string, lastChange: number): void {
  const past = pastRows(raw, table, lastChange)
  if (past.size === 0) return
  const columns = ['id', ...journaledColumns(raw, table)]
  const list = columns.map(quoted).join(', ')
  raw.exec(`CREATE TEMP TABLE ${quoted(`past_${table}`)} AS SELECT ${list} FROM main.${quoted(table)} WHERE 0`)
  raw.exec(`CREATE TEMP TABLE ${quoted(`past_ids_${table}`)} (id INTEGER PRIMARY KEY)`)
  const read = raw.prepare(`SELECT ${list} FROM main.${quoted(table)} WHERE id = ?`)
  const put = raw.prepare(`INSERT INTO temp.${quoted(`past_${table}`)} VALUES (${columns.map(() => '?').join(', ')})`)
  const mark = raw.prepare(`INSERT INTO temp.${quoted(`past_ids_${table}`)} VALUES (?)`)
  for (const [id, before] of past) {
    mark.run(id)
    if (before === null) continue
    const row = { ...(read.get(id) as Values), ...before }
    put.run(...columns.map((name) => row[name] ?? null))
  }
  raw.exec(`CREATE TEMP VIEW ${quoted(table)} AS
    SELECT ${list} FROM main.${quoted(table)} WHERE id NOT IN (SELECT id FROM temp.${quoted(`past_ids_${table}`)})
    UNION ALL SELECT ${list} FROM temp.${quoted(`past_${table}`)}`)
}
