import type { Reason } from '../../../clause/reason.ts'
import { importWords } from './words.ts'

/** From so many on, and more than a tenth of the customers that a list touches, its numbers are doubted and not its names. */
const fewest = 5
const share = 0.1

/** How many customers a list would give another name, of all that it touches. */
export class Renames {
  /** The newest customer that was on record before. */
  before = 0
  readonly #areRight: boolean
  readonly #suspected = new Set<number>()
  /** Those of them of which no row is taken: a list touches them all the same. */
  readonly #untouched = new Set<number>()
  #touched = 0

  constructor(areRight: boolean) {
    this.#areRight = areRight
  }

  /** A customer that no earlier row was about is created or met. */
  touch(id: number): void {
    this.#touched += 1
    if (id <= this.before) this.#untouched.delete(id)
  }

  /** Notes that a row would give a customer another name; false where it was not on record before this list. */
  suspect(id: number): boolean {
    if (id > this.before) return false
    if (!this.#suspected.has(id)) this.#untouched.add(id)
    this.#suspected.add(id)
    return true
  }

  /** Why nothing is to be written; null where the names are few, or somebody said that they are right. */
  tooMany(): Reason | null {
    const renamed = this.#suspected.size
    const touched = this.#touched + this.#untouched.size
    if (this.#areRight || renamed < fewest || renamed <= touched * share) return null
    return importWords.manyRenames(renamed, touched)
  }
}
