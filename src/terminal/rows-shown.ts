import type { Rows } from '../page/rows-nav.ts'
import { batchesOf, type Items, isReadLater, type ReadLater } from './items.ts'
import { turn } from './turn.ts'

/** The items of a list that a page shows. */
export interface ItemsShown {
  readonly items: readonly unknown[]
  /** How many the whole list has. */
  readonly length: number
  /** Which of them they are, where it is not all. */
  readonly rows: Rows | null
}

/** How many there are, where that is known before they are read. */
const countOf = (items: Items<unknown>): number | null =>
  !isReadLater(items) ? items.length : 'length' in items ? Number(items.length) : null

/** Some items that can be had without the others; of a page behind the end the last. */
async function alone(list: ReadLater<unknown>, asked: Rows): Promise<ItemsShown | null> {
  const found = await list.some?.(asked.from, asked.count)
  if (found === undefined) return null
  const { items, length } = found
  // A list that has room on one page is never begun in its middle.
  const from = length <= asked.count ? 0 : Math.min(asked.from, length - 1)
  if (from !== asked.from) return alone(list, { ...asked, from })
  return { items, length, rows: length <= asked.count ? null : { ...asked, from } }
}

/**
 * Of a list too long for one page the items of the page that is asked for, else all of them; of a page behind the end the last. The others are counted
 * at most, never kept nor drawn, and whatever else the process serves has its turn between batches.
 */
export async function itemsShown(items: Items<unknown>, asked: Rows): Promise<ItemsShown> {
  const few = isReadLater(items) ? await alone(items, asked) : null
  if (few !== null) return few
  const known = countOf(items)
  const { count } = asked
  const from = known === null ? asked.from : known <= count ? 0 : Math.min(asked.from, known - 1)
  const shown: unknown[] = []
  let length = 0
  for await (const batch of batchesOf(items)) {
    shown.push(...batch.slice(Math.max(0, from - length), Math.max(0, from + count - length)))
    length += batch.length
    if (known !== null && length >= from + count) break
    await turn()
  }
  const all = known ?? length
  // Nobody knew before that it ends there.
  if (from > 0 && all <= count) return itemsShown(items, { ...asked, from: 0 })
  if (from >= all && all > 0) return itemsShown(items, { ...asked, from: all - 1 })
  return { items: shown, length: all, rows: all <= count ? null : { ...asked, from } }
}
