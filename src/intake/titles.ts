import { contents } from './content.ts'
import { foldHeader, type HeaderCatalogue, knownHeaders, meaningOf } from './headers.ts'

/** Titles that say outright that their column holds names: no row has one of them for a value, as rows have 客户. */
const saysName = /(?:名称|全称|.名|name)$/u

/** What of a row's cells are titles of columns, by a catalogue and the values of `--map`: made once, and asked of many rows. */
export class Titles {
  readonly #known: ReturnType<typeof knownHeaders>
  readonly #mapped: ReadonlySet<string>
  /** The fields that name the organization of a row. */
  readonly #names: ReadonlySet<string>

  constructor(catalogue: HeaderCatalogue, maps: readonly string[]) {
    this.#known = knownHeaders(catalogue)
    this.#mapped = new Set(maps.map((map) => foldHeader(map.slice(0, map.lastIndexOf('=')))))
    const named = (catalogue.contents ?? []).filter(({ content }) => content === contents.organization)
    this.#names = new Set(named.flatMap(({ field, kin = [] }) => [field, ...kin]))
  }

  /** How many cells are titles. */
  count(cells: readonly string[]): number {
    return cells.filter((cell) => this.has(cell)).length
  }

  has(cell: string): boolean {
    const folded = foldHeader(cell)
    return folded !== '' && (meaningOf(folded, this.#known) !== undefined || this.#mapped.has(folded))
  }

  /** Whether a cell says that its column names the organizations: outright, or with an organization below it. */
  namesRows(cells: readonly string[], below: readonly string[] = []): boolean {
    return cells.some((cell, at) => {
      const folded = foldHeader(cell)
      const means = this.#known.get(folded)
      if (typeof means !== 'string' || !this.#names.has(means)) return false
      return saysName.test(folded) || contents.organization.is((below[at] ?? '').trim())
    })
  }

  /** Whether every header that `--map` names stands in the row; false where it names none. */
  hasAllMapped(cells: readonly string[]): boolean {
    if (this.#mapped.size === 0) return false
    const folded = new Set(cells.map(foldHeader))
    return [...this.#mapped].every((header) => folded.has(header))
  }
}
