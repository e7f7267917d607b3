import type { Compilable } from 'kysely'
import { inBatches } from '../register/in-batches.ts'
import type { Db } from '../register/register.ts'
import type { ReadLater } from '../terminal/items.ts'

/**
 * The rows of a query as items that are read when they are printed, in a snapshot that stays until then
 * (`ReadCall.readToPrint`). `become` makes the items of some rows, and may leave rows out.
 */
export const readLater = <Row, Item>(
  db: Db,
  query: Compilable<Row>,
  become: (rows: readonly Row[]) => readonly Item[] | Promise<readonly Item[]>,
): ReadLater<Item> => readInTurn(db, () => [query], become)

/** The same of several queries, one after the other: where one of everything would have the database hold much in between. */
export const readInTurn = <Row, Item>(
  db: Db,
  queries: () => Iterable<Compilable<Row>>,
  become: (rows: readonly Row[]) => readonly Item[] | Promise<readonly Item[]>,
): ReadLater<Item> => ({
  async *batches() {
    for (const query of queries()) for (const rows of inBatches(db, query)) yield await become(rows)
  },
})
