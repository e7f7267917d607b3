/**
 * The numbers of the certificates of a list by their digits and letters: one number is spelled with and without signs, and with a
 * letter O for a zero.
 */
export class AlikeNumbers {
  readonly #first = new Map<string, string>()

  /** The number that another spelling of it had first, in the list or by `find` on record; null where this is the first. */
  other(number: string, find: (bare: string) => string | undefined): string | null {
    // Signs between digits tell numbers apart: 1-23 and 12-3; but not between a body's own number and a year.
    const together = number.replace(/^(\d{3})[^\p{L}\p{N}](?=\d{2}[^\p{L}\p{N}]?\p{L})/u, '$1')
    const bare = together.replace(/(?<!\d)[^\p{L}\p{N}]|[^\p{L}\p{N}](?!\d)/gu, '').replaceAll('O', '0')
    const first = this.#first.get(bare) ?? (bare === number ? undefined : find(bare)) ?? number
    this.#first.set(bare, first)
    return first === number ? null : first
  }
}
