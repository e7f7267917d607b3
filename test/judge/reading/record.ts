import Database from 'better-sqlite3'
import type { Calendar, Day } from './days.ts'

/** A row as it stands in its table; which columns there are the judges know. */
// biome-ignore lint/suspicious/noExplicitAny: a plain read of the tables has no types but SQLite's.
export type Row = Readonly<Record<string, any>>

/** All that is on record at a moment: the rows of every table that are not taken back, and nothing worked out from them. */
export class OnRecord {
  readonly #rows: ReadonlyMap<string, readonly Row[]>
  readonly calendar: Calendar
  /** The day from which the register was kept. Facts dated before it are migrated. */
  readonly goLive: Day

  constructor(rows: ReadonlyMap<string, readonly Row[]>) {
    this.#rows = rows
    const days = this.all('calendar_day')
    const of = (kind: string) => new Set(days.filter((row) => row.kind === kind).map((row) => row.day as Day))
    this.calendar = { off: of('holiday'), worked: of('workday') }
    this.goLive = this.all('setting').find(({ name }) => name === 'go-live')?.value ?? '0000-00-00'
  }

  /** Whether registers have such a table: earlier ones lack what was not asked yet. */
  has(table: string): boolean {
    return this.#rows.has(table)
  }

  /** The rows of a table that are not taken back, in the order in which they were recorded. */
  all(table: string): readonly Row[] {
    const rows = this.#rows.get(table)
    if (rows === undefined) throw new Error(`the register has no table ${table}`)
    return rows
  }

  /** The same without the rows of a table. */
  without(table: string): OnRecord {
    return new OnRecord(new Map([...this.#rows, [table, []]]))
  }

  /** The row of an id. */
  one(table: string, id: number): Row {
    const found = this.all(table).find((row) => row.id === id)
    if (found === undefined) throw new Error(`${table} has no row ${id} that counts`)
    return found
  }

  /** The customers that are on record for themselves: not taken back, not merged into another. */
  get customers(): readonly Row[] {
    return this.all('customer').filter(({ merged_into }) => merged_into === null)
  }

  /** A limit on a day: what was set last from that day or earlier, else what the procedure says. */
  limit(name: string, otherwise: number, day: Day): number {
    const set = this.all('limit_value').filter((row) => row.name === name && row.effective_on <= day)
    return (
      set.reduce<Row | null>((a, b) => (a === null || b.effective_on >= a.effective_on ? b : a), null)?.value ??
      otherwise
    )
  }

  /** Whether somebody holds one of the roles on a day. The manager of the business department is of the business department. */
  holds(staffId: number, day: Day, ...roles: readonly string[]): boolean {
    const wanted = roles.includes('business') ? [...roles, 'manager'] : roles
    return this.all('staff_role').some(
      (row) =>
        row.staff_id === staffId &&
        wanted.includes(row.role) &&
        row.from_day <= day &&
        (row.until_day === null || row.until_day > day),
    )
  }
}

/** Reads what is on record now. */
export function readRecord(file: string): OnRecord {
  const raw = new Database(file, { readonly: true })
  try {
    const names = raw.prepare(`SELECT name FROM sqlite_schema WHERE type = 'table'`).pluck().all() as string[]
    const kept = names.filter((name) =>
      (raw.pragma(`table_info("${name}")`) as { name: string }[]).some((column) => column.name === 'voided_at'),
    )
    const rowsOf = (name: string) =>
      raw.prepare(`SELECT * FROM "${name}" WHERE voided_at IS NULL ORDER BY id`).all() as Row[]
    return new OnRecord(new Map(kept.map((name) => [name, rowsOf(name)])))
  } finally {
    raw.close()
  }
}
