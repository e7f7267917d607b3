import Database from 'better-sqlite3'
import { type Day, dayOfMoment } from './days.ts'
import { OnRecord, type Row } from './record.ts'

/** A row as the journal has it: as it stood at a moment (null: not yet), as it stands, and on which day each column was last written. */
export interface RowSince {
  readonly table: string
  readonly id: number
  readonly before: Row | null
  readonly now: Row
  /** The day of the entry that added it, where that was afterwards. */
  readonly added: Day | null
  readonly written: ReadonlyMap<string, Day>
}

/** What became of a register since a moment, row by row, read from its journal alone; with the names of all of its tables. */
export function since(
  file: string,
  moment: string,
): { readonly tables: readonly string[]; readonly rows: readonly RowSince[] } {
  const raw = new Database(file, { readonly: true })
  try {
    const changes = raw
      .prepare(
        `SELECT "table", key, op, before, after, private, at FROM entry_change
        JOIN entry ON entry.seq = entry_change.entry ORDER BY id`,
      )
      .all() as Row[]
    const columns = new Map<string, Row>()
    const blank = (table: string): Row => {
      const known = columns.get(table)
      if (known !== undefined) return known
      const names = (raw.pragma(`table_info("${table}")`) as { name: string }[]).map(({ name }) => [name, null])
      const own = Object.fromEntries(names)
      columns.set(table, own)
      return own
    }
    const rows = new Map<string, { before: Row | null; now: Row; added: Day | null; written: Map<string, Day> }>()
    for (const { table, key, op, after, private: personal, at } of changes) {
      const values = { ...JSON.parse(after), ...(personal === null ? {} : JSON.parse(personal).after) }
      const place = `${table} ${key}`
      const isBefore = at <= moment
      const own = rows.get(place) ?? {
        before: null,
        now: { ...blank(table), id: key },
        added: null,
        written: new Map(),
      }
      own.now = { ...own.now, ...values }
      if (isBefore) own.before = own.now
      else {
        if (op === 'insert') own.added = dayOfMoment(at)
        for (const column of Object.keys(values)) own.written.set(column, dayOfMoment(at))
      }
      rows.set(place, own)
    }
    return {
      tables: raw.prepare(`SELECT name FROM sqlite_schema WHERE type = 'table'`).pluck().all() as string[],
      rows: [...rows].map(([place, own]) => {
        const [table = '', id] = place.split(' ')
        return { table, id: Number(id), ...own }
      }),
    }
  } finally {
    raw.close()
  }
}

/** A record of rows; those that are null or taken back are not on it. */
export function recordOf(tables: Iterable<string>, rows: Iterable<readonly [string, Row | null]>): OnRecord {
  const byTable = new Map<string, Row[]>([...tables].map((table) => [table, []]))
  for (const [table, row] of rows)
    if (row !== null && row.voided_at === null) byTable.set(table, [...(byTable.get(table) ?? []), row])
  for (const own of byTable.values()) own.sort((a, b) => a.id - b.id)
  return new OnRecord(byTable)
}
