import type { Day } from '../clause/day.ts'
import type { Db } from './register.ts'
import { images } from './reverse.ts'
import type { Values } from './statements.ts'
import { type EntryTable, type FactTable, privateColumns } from './tables.ts'

/** A row of any fact table as it is recorded, personal columns left out, with the entry that recorded it. */
export interface RecordRow {
  readonly id: number
  readonly entry: number | null
  readonly values: Values
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

/** On which day the rows of each table became facts. */
export type RowDays = Readonly<Partial<Record<FactTable, RowDay>>>

/** How many rows are read at once. */
const batch = 1000

/** What is kept about a row besides what it says: that it was voided is why it is not there. */
const silent = ['id', 'voided_at', 'voided_by', 'void_reason']

/** The columns of a table in its own order, personal ones left out: of an empty one too. */
export async function recordColumns(db: Db, table: FactTable): Promise<string[]> {
  // No row has this id: joined to any other, one of it comes out that has its columns and nothing in them.
  const row = await db
    .selectFrom('entry')
    .leftJoin(`${table} as own` as 'contact as own', (join) => join.on('own.id', '=', -1))
    .selectAll('own')
    .limit(1)
    .executeTakeFirst()
  const hidden = [...silent, ...(privateColumns[table] ?? [])]
  return Object.keys(row ?? {}).filter((name) => !hidden.includes(name))
}

/**
 * The rows of a table that count, by id, in batches: those that were facts on the day, by what `days` says of each table.
 * A later step of such a row is in it.
 */
export async function* recordsOf(
  db: Db,
  table: FactTable,
  columns: readonly string[],
  days: RowDays,
  day: string,
): AsyncGenerator<RecordRow[]> {
  for (let last = 0; ; ) {
    const rows = await factRows(db, table, days, day)
      .select(['own.id', ...columns.map((name) => `own.${name}` as 'own.id')])
      .where('own.id', '>', last)
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

/**
 * The rows of a table, called `own`, that were facts on the day. The builder knows each table by its own type; which one
 * it is makes no difference here, and any of them stands for the others.
 */
function factRows(db: Db, table: FactTable, days: RowDays, day: string) {
  const { days: own = [], unless, with: parent, begunBy: child } = days[table] ?? {}
  const column = (name: string) => `own.${name}` as 'own.on_day'
  let rows = db.selectFrom(`${table} as own` as 'contact as own').where('own.voided_at', 'is', null)
  if (own.length > 0)
    rows = rows.where((eb) =>
      eb.or([
        ...own.map((name) => eb(column(name), '<=', day as Day)),
        eb.and(own.map((name) => eb(column(name), 'is', null))),
        ...(unless === undefined ? [] : [eb(column(unless), 'is not', null)]),
      ]),
    )
  if (parent !== undefined)
    rows = rows.where(column(parent.column), 'in', factRows(db, parent.table, days, day).select('own.id') as never)
  if (child !== undefined)
    rows = rows.where('own.id', 'in', factRows(db, child.table, days, day).select(column(child.column)) as never)
  return rows
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

/** One change of a row after it was recorded: a correction, a later step, or that it was taken back. */
export interface LaterChange extends Pick<EntryTable, 'at' | 'by' | 'staff' | 'note'> {
  readonly table: FactTable
  readonly key: number
  /** What changed, the personal part left out. */
  readonly before: Values
  readonly after: Values
  readonly entry: number
  readonly systemUser: string
}

/** Every change of rows of the tables after they were recorded, in the order of the journal, in batches. */
export async function* laterChanges(db: Db, tables: readonly FactTable[]): AsyncGenerator<LaterChange[]> {
  for (let last = 0; ; ) {
    const rows = await db
      .selectFrom('entry_change as change')
      .innerJoin('entry', 'entry.seq', 'change.entry')
      .select(['change.id', 'change.table', 'change.key', 'change.before', 'change.after', 'change.entry'])
      .select(['entry.at', 'entry.by', 'entry.staff', 'entry.system_user', 'entry.note'])
      .where('change.op', '=', 'update')
      .where('change.table', 'in', [...tables])
      .where('change.id', '>', last)
      .orderBy('change.id')
      .limit(batch)
      .execute()
    const newest = rows.at(-1)
    if (newest === undefined) return
    yield rows.map(({ table, key, before, after, entry, at, by, staff, system_user, note }) => {
      const open = images({ before, after, private: null })
      return { table: table as FactTable, key, ...open, entry, at, by, staff, systemUser: system_user, note }
    })
    last = newest.id
  }
}
