import type { Compilable } from 'kysely'
import { type Block, blockOf } from '../clause/block.ts'
import { inBatches } from '../register/in-batches.ts'
import type { Db } from '../register/register.ts'
import type { FactTable } from '../register/tables.ts'
import type { ReadLater } from '../terminal/items.ts'
import { anyOf, type Rows } from './read.ts'

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

/**
 * Which rows of a query stand from a place in its order on, so many at most, as a block of their ids; and how many it has. It is asked by the ids
 * alone, which an index may answer, so that nothing is read of the others.
 */
export async function someRows<T extends FactTable>(
  query: Rows<T>,
  from: number,
  count: number,
): Promise<{ readonly ids: Block; readonly length: number }> {
  const rows = anyOf(query).clearSelect()
  const counted = rows.clearOrderBy().select(({ fn }) => fn.countAll<number>().as('length'))
  const { length } = await counted.executeTakeFirstOrThrow()
  const found = await rows.select('id').limit(count).offset(from).execute()
  return { ids: blockOf(found.map(({ id }) => id)), length }
}
