import { compared } from '../clause/compared.ts'
import type { Shelf } from '../register/file/shelf.ts'
import type { ReadLater } from '../terminal/items.ts'

/** Items that came together and stand at one place of a section. */
interface Held {
  readonly section: number
  readonly place: string
  readonly items: readonly unknown[]
}

/** Beyond so many items what is held goes to a temporary file: a small office never makes one. */
const mostHeld = 20_000

/**
 * The findings of a report until they are printed: in memory while they are few, in a temporary file once they are many.
 * Of each list the sections follow each other; within one, items stand by their place, else as they came.
 */
export class Kept {
  #held = new Map<number, Held[]>()
  #count = 0
  #shelf: Shelf | null = null

  /** Keeps items of one place in a section of a list. */
  add(list: number, section: number, place: string, items: readonly unknown[]): void {
    if (items.length === 0) return
    if (this.#shelf !== null) {
      this.#shelf.put(list, section, place, items)
      return
    }
    const own = this.#held.get(list)
    if (own === undefined) this.#held.set(list, [{ section, place, items }])
    else own.push({ section, place, items })
    this.#count += items.length
  }

  /** Makes room where much is held: to be called now and then while items come. */
  async settle(): Promise<void> {
    if (this.#shelf !== null || this.#count <= mostHeld) return
    const { Shelf } = await import('../register/file/shelf.ts')
    this.#shelf = new Shelf()
    for (const [list, own] of this.#held)
      for (const { section, place, items } of own) this.#shelf.put(list, section, place, items)
    this.#held.clear()
  }

  /** The items of a list's sections from one to another; `length` is how many there are. */
  of<Item>(list: number, first: number, last: number, length: number): ReadLater<Item> {
    return { length, batches: () => this.#read(list, first, last) as Iterable<readonly Item[]> }
  }

  #read(list: number, first: number, last: number): Iterable<readonly unknown[]> {
    if (this.#shelf !== null) return this.#shelf.read(list, first, last)
    const own = (this.#held.get(list) ?? []).filter(({ section }) => section >= first && section <= last)
    return own.sort((a, b) => a.section - b.section || compared(a.place, b.place)).map(({ items }) => items)
  }
}
