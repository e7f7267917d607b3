/** Texts of things in memory, one line for each thing: looked through at once for whatever is a part of one. */
export class Lines<T> {
  readonly #of: T[] = []
  readonly #ends: number[] = []
  readonly #lines: string[] = []
  #lineOf: Map<T, number> | null = null
  #length = 0
  #all: string | null = null

  /** Adds a thing with its texts, folded as what is looked for; nothing where there are none. */
  add(of: T, texts: readonly string[]): void {
    if (texts.length === 0) return
    const line = texts.join(between)
    this.#of.push(of)
    this.#lines.push(line)
    this.#length += line.length + 1
    this.#ends.push(this.#length)
    this.#all = this.#lineOf = null
  }

  /** The things of which each part is in some text, in the order in which they were added, up to `most`. */
  holding([first = '', ...others]: readonly string[], most: number): T[] {
    this.#all ??= this.#lines.join(end) + end
    const found: T[] = []
    if (first === '') return found
    for (let at = this.#all.indexOf(first); at !== -1 && found.length < most; ) {
      const line = this.#lineAt(at)
      const text = this.#lines[line] as string
      if (others.every((part) => text.includes(part))) found.push(this.#of[line] as T)
      at = this.#all.indexOf(first, this.#ends[line])
    }
    return found
  }

  /** Those of some things of which each part is in some text, up to `most`. */
  among(those: readonly T[], parts: readonly string[], most: number): T[] {
    this.#lineOf ??= new Map(this.#of.map((each, line) => [each, line]))
    const found: T[] = []
    for (const each of those) {
      if (found.length === most) break
      const text = this.#lines[this.#lineOf.get(each) ?? -1]
      if (text !== undefined && parts.every((part) => text.includes(part))) found.push(each)
    }
    return found
  }

  /** The things whose last text ends with what was typed, in the order in which they were added, up to `most`. */
  ending(typed: string, most: number): T[] {
    return typed === '' ? [] : this.holding([typed + end], most)
  }

  /** The line in which a place is. */
  #lineAt(at: number): number {
    let [low, high] = [0, this.#ends.length - 1]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((this.#ends[middle] as number) > at) high = middle
      else low = middle + 1
    }
    return low
  }
}

/** What no folded text has in it. */
const [between, end] = [' ', '\n']
