/**
 * Items that are read when they are printed: from the first, a batch at a time, as often as somebody asks. A table is read
 * once for its widths and once more to be drawn. How many there are nobody knows before. They are plain: none holds further
 * items that are read later.
 */
export interface ReadLater<Item> {
  batches(): AsyncIterable<readonly Item[]> | Iterable<readonly Item[]>
  /**
   * Those from a place on, counted from 0, so many at most: the very items that the batches have there, read without the others, with how many there
   * are in all. Left out where nobody can tell without looking at each.
   */
  some?(from: number, count: number): Promise<Some<Item>>
}

/** Some of the items of a list. */
export interface Some<Item> {
  readonly items: readonly Item[]
  /** How many the whole list has. */
  readonly length: number
}

/** The same, where somebody has counted them. */
export interface CountedLater<Item> extends ReadLater<Item> {
  readonly length: number
}

/** The items of a list: at hand, or read when they are printed. */
export type Items<Item> = readonly Item[] | ReadLater<Item>
export type CountedItems<Item> = readonly Item[] | CountedLater<Item>

/** How many items at hand are taken at once: a long list neither crawls nor fills the memory on its way out. */
const batchSize = 1000

export const isReadLater = (value: unknown): value is ReadLater<unknown> =>
  typeof value === 'object' && value !== null && 'batches' in value && typeof value.batches === 'function'

/** The items in their order, some at a time. */
export function batchesOf<Item>(items: Items<Item>): AsyncIterable<readonly Item[]> | Iterable<readonly Item[]> {
  if (isReadLater(items)) return items.batches()
  return items.length <= batchSize ? [items] : slices(items)
}

function* slices<Item>(items: readonly Item[]): Generator<readonly Item[]> {
  for (let from = 0; from < items.length; from += batchSize) yield items.slice(from, from + batchSize)
}

/** The first of the items; undefined where there is none. */
export const firstOf = async <Item>(items: Items<Item>): Promise<Item | undefined> => (await firstOnes(items, 1))[0]

/** The first of the items, so many at most. */
export async function firstOnes<Item>(items: Items<Item>, most: number): Promise<Item[]> {
  const first: Item[] = []
  for await (const batch of batchesOf(items)) {
    first.push(...batch.slice(0, most - first.length))
    if (first.length === most) break
  }
  return first
}

/** Other items, made of each batch when that is read. */
export const mapped = <Item, Made>(items: CountedItems<Item>, make: (item: Item) => Made): CountedLater<Made> => ({
  length: items.length,
  async *batches() {
    for await (const batch of batchesOf(items)) yield batch.map(make)
  },
})

/** Lists one after the other. */
export const together = <Item>(lists: readonly CountedItems<Item>[]): CountedLater<Item> => ({
  length: lists.reduce((sum, list) => sum + list.length, 0),
  async *batches() {
    for (const list of lists) yield* batchesOf(list)
  },
})

/** All of the items if there are no more than that, else null. */
export async function upTo<Item>(most: number, items: Items<Item>): Promise<readonly Item[] | null> {
  if (!isReadLater(items)) return items.length > most ? null : items
  const all: Item[] = []
  for await (const batch of items.batches()) {
    if (all.length + batch.length > most) return null
    all.push(...batch)
  }
  return all
}
