import { compared } from '../clause/compared.ts'
import type { Shelf } from '../register/file/shelf.ts'
import type { CountedLater } from '../terminal/items.ts'

/** How items are written where they wait, some at a time, and read again. */
export interface Packing<Item> {
  pack(items: readonly Item[]): unknown
  unpack(packed: unknown): readonly Item[]
}

/** As they are: for items of plain values. */
export const unpacked = <Item>(): Packing<Item> => ({ pack: (items) => items, unpack: (packed) => packed as Item[] })

/** Items that came together and stand at one place of a section. */
interface Held<Item> {
  readonly section: number
  readonly place: string
  readonly items: readonly Item[]
}

/** A small office never has as many, and so never makes a temporary file. */
const mostHeld = 20_000

/** How many items are packed together: few enough to be garbage again at once, and enough that a row costs little. */
const together = 200

/**
 * Long lists until they are printed: in memory while the items are few, in a temporary file once they are many. Of each list the
 * sections follow each other; within one, items stand by their place, else as they came.
 */
export class Kept<Item> {
  readonly #packing: Packing<Item>
  readonly #most: number
  readonly #held = new Map<number, Held<Item>[]>()
  #count = 0
  #shelf: Shelf | null = null

  /** Beyond `most` items what is held goes to a temporary file. */
  constructor(packing: Packing<Item>, most = mostHeld) {
    this.#packing = packing
    this.#most = most
  }

  /** Keeps items of one place in a section of a list. */
  add(list: number, section: number, place: string, items: readonly Item[]): void {
    if (items.length === 0) return
    if (this.#shelf !== null) {
      this.#put(this.#shelf, list, { section, place, items })
      return
    }
    const own = this.#held.get(list)
    if (own === undefined) this.#held.set(list, [{ section, place, items }])
    else own.push({ section, place, items })
    this.#count += items.length
  }

  /** Makes room where much is held: to be called now and then while items come. */
  async settle(): Promise<void> {
    if (this.#shelf !== null || this.#count <= this.#most) return
    const { Shelf } = await import('../register/file/shelf.ts')
    const shelf = new Shelf()
    for (const [list, own] of this.#held) for (const held of own) this.#put(shelf, list, held)
    this.#held.clear()
    this.#shelf = shelf
  }

  #put(shelf: Shelf, list: number, { section, place, items }: Held<Item>): void {
    for (let from = 0; from < items.length; from += together)
      shelf.put(list, section, place, this.#packing.pack(items.slice(from, from + together)))
  }

  /** The items of a list, section after section; `length` is how many there are. */
  of(list: number, length: number): CountedLater<Item> {
    return { length, batches: () => this.#read(list) }
  }

  *#read(list: number): Generator<readonly Item[]> {
    if (this.#shelf !== null) for (const packed of this.#shelf.read(list)) yield this.#packing.unpack(packed)
    const own = [...(this.#held.get(list) ?? [])]
    own.sort((a, b) => a.section - b.section || compared(a.place, b.place))
    for (const { items } of own) yield items
  }
}
