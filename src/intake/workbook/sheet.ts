import type { CellObject, DenseWorkSheet, Range } from '@e965/xlsx'
import { cellName } from '../../workbook/cell-name.ts'
import { type Formats, writtenCell } from './written.ts'

/** A value that stands in several rows of a column, from 0. */
interface Merged {
  readonly from: number
  readonly to: number
  readonly text: string
}

type Cells = readonly (CellObject | undefined)[]

/** No spreadsheet has more. What lies farther out was never written by one, and would fill the memory with empty cells. */
const mostRows = 1_048_576
const mostColumns = 16_384

/** Longer rows are mostly holes. */
const sparse = 256

/** The cells of a row that are there, with their columns. */
function* present(cells: Cells): Generator<readonly [column: number, cell: CellObject]> {
  const columns = cells.length > sparse ? Object.keys(cells) : cells.keys()
  for (const column of columns) {
    const cell = cells[Number(column)]
    if (cell != null) yield [Number(column), cell]
  }
}

/**
 * The cells of a sheet as texts. A value merged over several rows is that of each of them: a form lists a customer once
 * beside its three persons. One merged over several columns is that of the first. A row that has nothing but such values
 * is not one.
 */
export class Sheet {
  readonly name: string
  /** The rows that have a value of their own, from 0 and in order. */
  readonly rows: readonly number[]
  /** Those among them that the sheet does not show. */
  readonly hidden: readonly number[]
  /** What people wrote beside cells, by the name of the cell. */
  readonly comments: readonly { readonly cell: string; readonly text: string }[]
  /** What a row has, as far as it has any; undefined where it has nothing. */
  readonly #texts: (readonly string[] | undefined)[] = []
  readonly #merged = new Map<number, Merged[]>()

  /**
   * Makes texts of the library's cells and lets go of them row by row: they take three times the memory, for as long as
   * the import runs. Throws where a value lies outside of what a sheet can have.
   */
  constructor(name: string, sheet: Partial<DenseWorkSheet>, formats: Formats, date1904: boolean) {
    this.name = name
    const data: (Cells | undefined)[] = sheet['!data'] ?? []
    if (data.length > mostRows || data.some((cells) => cells !== undefined && cells.length > mostColumns))
      throw new Error(`${name} has values where no sheet has cells`)
    const rows: number[] = []
    const comments: { readonly cell: string; readonly text: string }[] = []
    for (let row = 0; row < data.length; row++) {
      const texts: string[] = []
      for (const [column, cell] of present(data[row] ?? [])) {
        const text = writtenCell(cell, formats, date1904)
        for (const { t = '' } of cell.c ?? []) comments.push({ cell: cellName(column, row + 1), text: t.trim() })
        if (text.trim() !== '') put(texts, column, text)
      }
      data[row] = undefined
      if (texts.length === 0) continue
      this.#texts[row] = texts
      rows.push(row)
    }
    this.rows = rows
    this.comments = comments
    const info = sheet['!rows'] ?? []
    this.hidden = rows.filter((row) => info[row]?.hidden === true)
    this.#merge(sheet['!merges'] ?? [])
  }

  /** Merges by column. Of those that overlap, which no spreadsheet writes, the upper one counts. */
  #merge(ranges: readonly Range[]): void {
    for (const { s, e } of [...ranges].sort((a, b) => a.s.r - b.s.r)) {
      const text = this.#texts[s.r]?.[s.c] ?? ''
      if (e.r <= s.r || text === '') continue
      const above = this.#merged.get(s.c) ?? []
      if ((above.at(-1)?.to ?? -1) >= s.r) continue
      above.push({ from: s.r, to: e.r, text })
      this.#merged.set(s.c, above)
    }
  }

  /** The texts of a row, as far as it has any. */
  cells(row: number): string[] {
    const texts = [...(this.#texts[row] ?? [])]
    for (const [column, merges] of this.#merged) {
      const merge = firstOf(merges, ({ to }) => to >= row)
      if (merge !== undefined && merge.from <= row && (texts[column] ?? '') === '') put(texts, column, merge.text)
    }
    return texts
  }

  /** Whether the column has a value in any of the rows below that one. */
  hasValueBelow(row: number, column: number): boolean {
    return this.rows.some((each) => each > row && (this.#texts[each]?.[column] ?? '') !== '')
  }

  /** The last row of what is merged downwards from a row; the row itself where nothing is. */
  lastMergedFrom(row: number): number {
    let last = row
    for (const merges of this.#merged.values())
      for (const { from, to } of merges) if (from === row) last = Math.max(last, to)
    return last
  }

  /** The ranges below a row, such as A3:A5, of which several rows have their value, in those columns. */
  rangesBelow(row: number, columns: readonly number[]): string[] {
    return columns.flatMap((column) =>
      (this.#merged.get(column) ?? [])
        .filter(({ from, to }) => from > row && (firstOf(this.rows, (each) => each > from) ?? Infinity) <= to)
        .map(({ from, to }) => `${cellName(column, from + 1)}:${cellName(column, to + 1)}`),
    )
  }
}

/** Puts a text into its column, with empty ones before it where there are none. */
function put(texts: string[], column: number, text: string): void {
  while (texts.length < column) texts.push('')
  texts[column] = text
}

/** The first of which it holds, as it does of all behind it, found by halves: there may be as many as rows. */
function firstOf<Item>(items: readonly Item[], holds: (item: Item) => boolean): Item | undefined {
  let [low, high] = [0, items.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (holds(items[middle] as Item)) high = middle
    else low = middle + 1
  }
  return items[low]
}
