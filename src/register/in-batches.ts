import type { Compilable } from 'kysely'
import type { Db } from './register.ts'

/** Gives the rows of a statement as they come, some at a time. */
export type Cursor = (sql: string, parameters: readonly unknown[]) => Iterable<object[]>

/** The cursor of each snapshot. */
const cursors = new WeakMap<Db, Cursor>()

/** Says how the rows of a snapshot are read as they come. */
export function markCursor(db: Db, cursor: Cursor): void {
  cursors.set(db, cursor)
}

/**
 * The rows of a query, some at a time, in its order: memory holds those and no others. Other questions may be asked of the
 * snapshot between them. To be gone through again is to ask the query again.
 */
export function inBatches<Row>(db: Db, query: Compilable<Row>): Iterable<readonly Row[]> {
  const cursor = cursors.get(db)
  if (cursor === undefined) throw new Error('rows come in batches from a snapshot alone')
  const { sql, parameters } = query.compile()
  return cursor(sql, parameters) as Iterable<readonly Row[]>
}
