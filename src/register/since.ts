import { quoted } from './catalogue.ts'
import { cover, uncover } from './cover.ts'
import { askedAnew, snapshotStatements } from './in-time/snapshot.ts'
import { besides, dropAll, makeBeside, putBeside } from './known-at.ts'
import { putRows } from './put-rows.ts'
import type { Db, Head } from './register.ts'
import { images } from './reverse.ts'
import type { Value, Values } from './statements.ts'
import type { FactTable } from './tables.ts'

/** A way in which a row is not what it was after an earlier entry: it was added, or a column of it has another value. */
export interface Difference {
  readonly table: FactTable
  readonly id: number
  /** Null: the row was added since. */
  readonly column: string | null
  readonly before: Value
  readonly after: Value
  /** The entry that added the row, or was the last to write the column. */
  readonly entry: number
}

/** The id of the newest change that an entry and those before it made. */
async function lastChangeOf(db: Db, { seq }: Pick<Head, 'seq'>): Promise<number> {
  const entry = await db.selectFrom('entry').select('last_change').where('seq', '=', seq).executeTakeFirst()
  return entry?.last_change ?? 0
}

/** The rows of the tables that were added since an entry. */
export async function addedSince(
  db: Db,
  at: Pick<Head, 'seq'>,
  tables: readonly FactTable[],
): Promise<readonly Difference[]> {
  if (tables.length === 0) return []
  const added = await db
    .selectFrom('entry_change')
    .select(['table', 'key', 'entry'])
    .where('id', '>', await lastChangeOf(db, at))
    .where('op', '=', 'insert')
    .where('table', 'in', tables)
    .orderBy('id')
    .execute()
  return added.map(({ table, key, entry }) => ({
    ...{ table: table as FactTable, id: key, column: null, before: null, after: null, entry },
  }))
}

/**
 * The differences since an entry in rows that were there by then, column by column. A column that was set back to what it was is not
 * different; personal columns are left out.
 */
export async function differencesSince(db: Db, at: Pick<Head, 'seq'>): Promise<readonly Difference[]> {
  const lastChange = await lastChangeOf(db, at)
  const changes = await db
    .selectFrom('entry_change as change')
    .select(['change.table', 'change.key', 'change.before', 'change.after', 'change.entry'])
    .where('change.id', '>', lastChange)
    .where('change.op', '=', 'update')
    .where(({ exists, not, selectFrom }) =>
      not(
        exists(
          selectFrom('entry_change as added')
            .select('added.id')
            .whereRef('added.table', '=', 'change.table')
            .whereRef('added.key', '=', 'change.key')
            .where('added.id', '>', lastChange)
            .where('added.op', '=', 'insert'),
        ),
      ),
    )
    .orderBy('change.id')
    .execute()
  const found = new Map<string, Difference>()
  for (const { table, key: id, before, after, entry } of changes) {
    const values = images({ before, after, private: null })
    for (const column of Object.keys(values.after)) {
      const place = `${table} ${id} ${column}`
      const known = found.get(place)
      found.set(place, {
        ...{ table: table as FactTable, id, column, entry },
        before: known === undefined ? (values.before[column] ?? null) : known.before,
        after: values.after[column] ?? null,
      })
    }
  }
  return [...found.values()].filter(({ before, after }) => before !== after)
}

/** A snapshot as it would be had some of what changed in it not been entered, to be asked beside the snapshot as it is. To be closed. */
export class Without {
  readonly #db: Db
  readonly #asked: Db
  readonly #tables: readonly {
    readonly changed: { readonly table: FactTable; readonly rows: string; readonly ids: string }
    readonly list: string
  }[]

  /** `name` tells several of them apart. */
  constructor(db: Db, differences: readonly Difference[], name: string) {
    const statements = snapshotStatements(db)
    this.#db = db
    this.#asked = askedAnew(db)
    this.#tables = [...Map.groupBy(differences, ({ table }) => table)].map(([table, own]) => {
      const changed = { table, rows: `without_${name}_${table}`, ids: `without_${name}_ids_${table}` }
      const list = makeBeside(statements, changed, quoted(table))
      const added = new Set(own.flatMap(({ id, column }) => (column === null ? [id] : [])))
      const before = new Map<number, Values>()
      for (const { id, column, before: value } of own)
        if (column !== null && !added.has(id)) before.set(id, { ...before.get(id), [column]: value })
      putRows(
        statements,
        quoted(changed.ids),
        [...new Set([...added, ...before.keys()])].map((id) => [id]),
      )
      putBeside(statements, changed, before, quoted(table))
      return { changed, list }
    })
  }

  /** Asks it; what the snapshot remembers of how it is now is not touched. */
  async with<T>(work: (db: Db) => Promise<T>): Promise<T> {
    const statements = snapshotStatements(this.#db)
    const before = this.#tables.map(
      ({ changed, list }) =>
        [changed.table, cover(statements, changed.table, (rows) => besides(changed, list, rows))] as const,
    )
    try {
      return await work(this.#asked)
    } finally {
      for (const [table, shown] of before) uncover(statements, table, shown)
    }
  }

  /** Takes the temporary tables away. */
  close(): void {
    const made = this.#tables.flatMap(({ changed: { rows, ids } }) => [rows, ids])
    dropAll(snapshotStatements(this.#db), made)
  }
}
