/**
 * Whole numbers from 1 on under keys that are whole numbers, each key's as a chain from the newest back: two integers a number,
 * so that a million take eight megabytes.
 */
export class Chains {
  #newest = new Uint32Array(1024)
  #before = new Uint32Array(1024)

  /** The number that was put under a key last; 0 where none was. */
  newest(key: number): number {
    return this.#newest[key] ?? 0
  }

  /** The number that was put under the same key before this one; 0 where none was. */
  before(number: number): number {
    return this.#before[number] ?? 0
  }

  /** Puts a number that stands under no key yet under this one. */
  add(key: number, number: number): void {
    this.#newest = grown(this.#newest, key)
    this.#before = grown(this.#before, number)
    this.#before[number] = this.newest(key)
    this.#newest[key] = number
  }
}

/** An array with room at an index: itself, or a larger one of the same content. */
export function grown<Numbers extends Uint16Array | Uint32Array>(array: Numbers, index: number): Numbers {
  if (index < array.length) return array
  const larger = new (array.constructor as new (length: number) => Numbers)(Math.max(index + 1, array.length * 2))
  larger.set(array)
  return larger
}
