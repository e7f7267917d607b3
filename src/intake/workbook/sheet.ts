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
function* present(cells: Cells | undefined): Generator<readonly [column: number, cell: CellObject]> {
  if (cells === undefined) return
  const columns = cells.length > sparse ? Object.keys(cells) : cells.keys()
  for (const column of columns) {
    const cell = cells[Number(column)]
    if (cell != null) yield [Number(column), cell]
  }
}

const hasValue = ({ t, v, f }: CellObject): boolean => {
  if (t === 'z' || v === undefined || v === null) return f !== undefined
  return typeof v !== 'string' || v.trim() !== ''
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
  readonly #data: readonly (Cells | undefined)[]
  readonly #text: (cell: CellObject) => string
  readonly #merged = new Map<number, Merged[]>()

  /** Throws where a value lies outside of what a sheet can have. */
  constructor(name: string, sheet: Partial<DenseWorkSheet>, formats: Formats, date1904: boolean) {
    this.name = name
    this.#data = sheet['!data'] ?? []
    if (this.#data.length > mostRows || this.#data.some((cells) => cells !== undefined && cells.length > mostColumns))
      throw new Error(`${name} has values where no sheet has cells`)
    this.#text = (cell) => writtenCell(cell, formats, date1904)
    const rows: number[] = []
    for (let row = 0; row < this.#data.length; row++)
      for (const [, cell] of present(this.#data[row]))
        if (hasValue(cell)) {
          rows.push(row)
          break
        }
    this.rows = rows
    this.#merge(sheet['!merges'] ?? [])
  }

  /** Merges by column. Of those that overlap, which no spreadsheet writes, the upper one counts. */
  #merge(ranges: readonly Range[]): void {
    for (const { s, e } of [...ranges].sort((a, b) => a.s.r - b.s.r)) {
      const cell = this.#data[s.r]?.[s.c]
      if (e.r <= s.r || cell == null || !hasValue(cell)) continue
      const above = this.#merged.get(s.c) ?? []
      if ((above.at(-1)?.to ?? -1) >= s.r) continue
      above.push({ from: s.r, to: e.r, text: this.#text(cell) })
      this.#merged.set(s.c, above)
    }
  }

  /** The texts of a row, as far as it has any. */
  cells(row: number): string[] {
    const texts: string[] = []
    const put = (column: number, text: string) => {
      while (texts.length < column) texts.push('')
      texts[column] = text
    }
    for (const [column, cell] of present(this.#data[row])) if (hasValue(cell)) put(column, this.#text(cell))
    for (const [column, merges] of this.#merged) {
      const merge = firstOf(merges, ({ to }) => to >= row)
      if (merge !== undefined && merge.from <= row && (texts[column] ?? '') === '') put(column, merge.text)
    }
    return texts
  }

  /** Whether the column has a value in any of the rows below that one. */
  hasValueBelow(row: number, column: number): boolean {
    return this.rows.some((each) => {
      const cell = each > row ? this.#data[each]?.[column] : undefined
      return cell != null && hasValue(cell)
    })
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
