import { type SqlBool, sql } from 'kysely'
import type { Db } from './register.ts'
import { type FactTable, privateColumns } from './tables.ts'

type Value = string | number | null

/** A row of any fact table as it is recorded, personal columns left out, with the entry that recorded it. */
export interface RecordRow {
  readonly id: number
  readonly entry: number | null
  readonly values: Readonly<Record<string, Value>>
}

/** On which day a row became a fact; a row of which nothing is said here is one of every day. */
export interface RowDay {
  /** The earliest of these days; a row without any of them is one of every day. */
  readonly days?: readonly string[]
  /** A row that has this was planned, and is there before its day. */
  readonly unless?: string
  /** The row that it goes with: it is not there before that one is. */
  readonly with?: { readonly column: string; readonly table: FactTable }
  /** What it is made of: it is not there before the first row that refers to it. */
  readonly begunBy?: { readonly table: FactTable; readonly column: string }
}

/** How many rows are read at once. */
const batch = 1000

/** What is kept about a row besides what it says: that it was voided is why it is not there. */
const silent = ['id', 'voided_at', 'voided_by', 'void_reason']

/** The columns of a table in its own order, personal ones left out. */
export async function recordColumns(db: Db, table: FactTable): Promise<string[]> {
  const rows = await db
    .selectFrom(sql<{ name: string }>`pragma_table_info(${table}, 'main')`.as('info'))
    .select('name')
    .execute()
  const hidden = [...silent, ...(privateColumns[table] ?? [])]
  return rows.map(({ name }) => name).filter((name) => !hidden.includes(name))
}

/**
 * The rows of a table that count, by id, in batches: those that were facts on the day, by what `days` says of each table.
 * A later step of such a row is in it.
 */
export async function* recordsOf(
  db: Db,
  table: FactTable,
  columns: readonly string[],
  days: Readonly<Partial<Record<FactTable, RowDay>>>,
  day: string,
): AsyncGenerator<RecordRow[]> {
  for (let last = 0; ; ) {
    // The builder knows each table by its own type; which one it is makes no difference here.
    const rows = await db
      .selectFrom(`${table} as own` as 'contact as own')
      .select(['own.id', ...columns.map((name) => `own.${name}` as 'own.id')])
      .where('own.voided_at', 'is', null)
      .where('own.id', '>', last)
      .where(isFact('own', table, days, day))
      .orderBy('own.id')
      .limit(batch)
      .execute()
    const newest = rows.at(-1)
    if (newest === undefined) return
    const entries = await entriesOf(db, table, rows[0]?.id ?? 0, newest.id)
    yield rows.map(({ id, ...values }) => ({ id, entry: entries.get(id) ?? null, values }))
    last = newest.id
  }
}

/** Whether the row called `name` was a fact on the day. */
function isFact(
  name: string,
  table: FactTable,
  days: Readonly<Partial<Record<FactTable, RowDay>>>,
  day: string,
): ReturnType<typeof sql<SqlBool>> {
  const { days: own = [], unless, with: parent, begunBy: child } = days[table] ?? {}
  const column = (each: string) => sql.ref(`${name}.${each}`)
  const all = [sql<SqlBool>`1`]
  if (own.length > 0) {
    const either = [
      ...own.map((each) => sql<SqlBool>`${column(each)} <= ${day}`),
      sql<SqlBool>`(${sql.join(
        own.map((each) => sql<SqlBool>`${column(each)} IS NULL`),
        sql` AND `,
      )})`,
      ...(unless === undefined ? [] : [sql<SqlBool>`${column(unless)} IS NOT NULL`]),
    ]
    all.push(sql<SqlBool>`(${sql.join(either, sql` OR `)})`)
  }
  if (parent !== undefined) all.push(isThere(name, parent.column, parent.table, 'id', days, day))
  if (child !== undefined) all.push(isThere(name, 'id', child.table, child.column, days, day))
  return sql<SqlBool>`(${sql.join(all, sql` AND `)})`
}

/** Whether another table has a row that belongs to the one called `name` and was a fact on the day. */
function isThere(
  name: string,
  column: string,
  table: FactTable,
  by: string,
  days: Readonly<Partial<Record<FactTable, RowDay>>>,
  day: string,
): ReturnType<typeof sql<SqlBool>> {
  const other = `${name}_${table}`
  return sql<SqlBool>`EXISTS (SELECT 1 FROM ${sql.table(table)} AS ${sql.ref(other)} WHERE ${sql.ref(`${other}.${by}`)} = ${sql.ref(`${name}.${column}`)} AND ${sql.ref(`${other}.voided_at`)} IS NULL AND ${isFact(other, table, days, day)})`
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
