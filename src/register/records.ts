import type { Db } from './register.ts'
import { type FactTable, privateColumns } from './tables.ts'

/** A row of any fact table as it is recorded, personal columns left out, with the entry that recorded it. */
export interface RecordRow {
  readonly id: number
  readonly entry: number | null
  readonly values: Readonly<Record<string, string | number | null>>
}

/** How many rows are read at once. */
const batch = 1000

/**
 * The rows of a table that count, by id, in batches. `by` is the column of the day that a row is about, and only rows of
 * that day or before are given.
 */
export async function* recordsOf(
  db: Db,
  table: FactTable,
  by: { readonly column: string; readonly day: string } | null,
): AsyncGenerator<RecordRow[]> {
  const personal = privateColumns[table] ?? []
  for (let last = 0; ; ) {
    // The builder knows each table by its own type; which one it is makes no difference here.
    let select = db
      .selectFrom(table as 'contact')
      .selectAll()
      .where('voided_at', 'is', null)
      .where('id', '>', last)
    if (by !== null) select = select.where(by.column as 'on_day', '<=', by.day as never)
    const rows = await select.orderBy('id').limit(batch).execute()
    const newest = rows.at(-1)
    if (newest === undefined) return
    const entries = await entriesOf(db, table, rows[0]?.id ?? 0, newest.id)
    yield rows.map(({ id, ...row }) => {
      const values = Object.entries(row).filter(([name]) => !name.startsWith('void') && !personal.includes(name))
      return { id, entry: entries.get(id) ?? null, values: Object.fromEntries(values) as RecordRow['values'] }
    })
    last = newest.id
  }
}

/** The entries that recorded rows, by the rows' ids. */
async function entriesOf(db: Db, table: FactTable, first: number, last: number): Promise<Map<number, number>> {
  const rows = await db
    .selectFrom('entry_change')
    .select(['key', 'entry'])
    .where('table', '=', table)
    .where('op', '=', 'insert')
    .where('key', '>=', first)
    .where('key', '<=', last)
    .execute()
  return new Map(rows.map(({ key, entry }) => [key, entry]))
}
