import type { Rows } from '../page/rows-nav.ts'
import { batchesOf, type Items, isReadLater } from './items.ts'
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

/**
 * Of a list too long for one page the items of the page that is asked for, else all of them; of a page behind the end the last. The others are counted
 * at most, never kept nor drawn, and whatever else the process serves has its turn between batches.
 */
export async function itemsShown(items: Items<unknown>, asked: Rows): Promise<ItemsShown> {
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
