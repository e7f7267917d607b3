import type { Words } from '../clause/words.ts'

/** Something that is not as the journal says: where, and what. */
export interface Difference {
  readonly kind: 'file' | 'schema' | 'seal' | 'chain' | 'change' | 'row' | 'anchor' | 'checkpoint'
  /** `customer 12`, `entry 7`: the same in every language. */
  readonly where: string
  readonly detail: Words
}

/** How many differences are named before the rest are only counted in the last one. */
const mostNamed = 100

/** The differences found so far. */
export class Differences {
  readonly list: Difference[] = []
  #more = 0

  add(kind: Difference['kind'], where: string, en: string, zh: string): void {
    if (this.list.length < mostNamed) this.list.push({ kind, where, detail: { en, zh } })
    else this.#more++
  }

  all(): Difference[] {
    if (this.#more === 0) return this.list
    const detail = { en: `and ${this.#more} more`, zh: `另有 ${this.#more} 处` }
    return [...this.list, { kind: 'row', where: '…', detail }]
  }
}
