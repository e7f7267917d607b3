import { hasTraditional } from '../clause/simplified.ts'
import { kindOf } from './cell-kind.ts'
import { contents, type FieldContent } from './content.ts'
import { foldHeader, type HeaderCatalogue, isSameRow, knownHeaders, meaningOf, nameFields } from './headers.ts'

/** Titles that say outright that their column holds names: no row has one of them for a value, as rows have 客户. */
const saysName = /(?:名称|全称|.名|name)$/u

/** Signs and capitals around or in a title, and the byte order mark of a file that was put behind another. */
const adorned = /[^\p{L}\p{N}]|[A-Z]/u

/** No title is longer. */
const longest = 30

/** What of a row's cells are titles of columns, by a catalogue and the values of `--map`: made once, and asked of many rows. */
export class Titles {
  readonly #known: ReturnType<typeof knownHeaders>
  readonly #mapped: ReadonlySet<string>
  /** Titles as most are spelled: a look into it is quicker than to fold a cell. */
  readonly #spelled: ReadonlySet<string>
  readonly #contents: readonly FieldContent[]
  /** The fields that name the organization of a row. */
  readonly #names: ReadonlySet<string>

  constructor(catalogue: HeaderCatalogue, maps: readonly string[]) {
    this.#known = knownHeaders(catalogue)
    this.#mapped = new Set(maps.map((map) => foldHeader(map.slice(0, map.lastIndexOf('=')))))
    this.#spelled = new Set([...this.#known.keys(), ...this.#mapped])
    this.#contents = catalogue.contents ?? []
    this.#names = new Set(nameFields(catalogue))
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

  /** Whether a row below the head is another one, by which the rows below it are to be read. Most are told to be none by a look. */
  readonly isAnotherHead = (cells: readonly string[]): boolean => {
    if (this.#names.size === 0 || isPlainlyData(cells) || !cells.some((cell) => this.#mayBe(cell))) return false
    const filled = cells.filter((cell) => cell.trim() !== '')
    const count = this.count(filled)
    if (filled.some((cell) => !this.has(cell) && kindOf(cell, this.#contents) === 'data')) return false
    if (this.namesRows(filled)) return count > 1 || filled.length === 1
    if (filled.some((cell) => this.#mapped.has(foldHeader(cell)))) return 2 * count > filled.length
    // 客户 and 电话 are values of some columns: of such words a whole row has to consist.
    return count > 2 && count === filled.length
  }

  /** The rows below a head, up to another. */
  upToAnotherHead(rows: readonly (readonly string[])[], head: readonly string[]): readonly (readonly string[])[] {
    const other = rows.findIndex((cells) => this.isAnotherHead(cells) && !isSameRow(head, cells))
    return other < 0 ? rows : rows.slice(0, other)
  }

  #mayBe(cell: string): boolean {
    if (cell.length > longest) return false
    return this.#spelled.has(cell) || ((adorned.test(cell) || hasTraditional(cell)) && this.has(cell))
  }
}

/** Whether a row begins as rows of data do: with a number, a code, or a name with its legal form. */
function isPlainlyData(cells: readonly string[]): boolean {
  const first = cells.find((cell) => cell !== '')
  if (first === undefined) return true
  return (
    first.endsWith('有限公司') || isDigit(first.charCodeAt(0)) || (first.length > 1 && isDigit(first.charCodeAt(1)))
  )
}

const isDigit = (unit: number): boolean => unit >= 0x30 && unit <= 0x39
