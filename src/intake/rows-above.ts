import { reasons } from '../clause/reason.ts'
import type { Words } from '../clause/words.ts'
import { type Ditto, isDitto } from './ditto.ts'
import { isRejectHeader } from './headers.ts'
import type { Part } from './parts.ts'
import { type BadRow, isBad, type Row } from './reader.ts'
import { type Remark, remark } from './remark.ts'

/**
 * Reads the rows below one header. A cell that means the row above gets the value from there; if that cell names the customer, the row also
 * gets the customer's number and credit code.
 */
export class RowsAbove {
  readonly #part: Part
  /** The columns that name the customer, and those that identify it. */
  readonly #names: readonly number[]
  readonly #identifying: readonly number[]
  /** A file of rejected rows has other rows above each than its list had. */
  readonly #isInOrder: boolean
  #above: Row | BadRow | null = null

  constructor(part: Part, names: readonly number[], identifying: readonly number[]) {
    this.#part = part
    this.#names = names
    this.#identifying = identifying
    this.#isInOrder = !part.header.cells.some((cell) => isRejectHeader(cell.trim()))
  }

  read(rows: readonly (Row | BadRow)[]): readonly (Row | BadRow)[] {
    let read: (Row | BadRow)[] | null = null
    for (const [at, row] of rows.entries()) {
      const dittos = isBad(row) ? [] : this.#dittosIn(row.cells)
      if (dittos.length === 0 || isBad(row)) continue
      read ??= [...rows]
      read[at] = this.#resolved(row, dittos, this.#lastOf(read.slice(0, at)))
    }
    this.#above = this.#lastOf(read ?? rows)
    return read ?? rows
  }

  #dittosIn(cells: readonly string[]): readonly number[] {
    let found: number[] | null = null
    for (const { index } of this.#part.recognized.columns) {
      const cell = cells[index]
      if (cell !== undefined && isDitto(cell)) found = [...(found ?? []), index]
    }
    return found ?? nothing
  }

  /** The last of rows that is a row, else the last before them. */
  #lastOf(rows: readonly (Row | BadRow)[]): Row | BadRow | null {
    return rows.findLast((row) => this.#part.skipped(row) === null) ?? this.#above
  }

  #resolved(row: Row, indices: readonly number[], above: Row | BadRow | null): Row {
    const source = above === null || isBad(above) || !this.#isInOrder ? [] : above.cells
    const cells = [...row.cells]
    const dittos = indices.map((index): Ditto => {
      const value = source[index] ?? ''
      const isFound = value.trim() !== '' && !isDitto(value)
      if (isFound) cells[index] = value
      return { index, written: row.cells[index] ?? '', isFound }
    })
    if (dittos.some(({ index, isFound }) => isFound && this.#names.includes(index)))
      for (const index of this.#identifying) if ((cells[index] ?? '').trim() === '') cells[index] = source[index] ?? ''
    return { ...row, cells, dittos }
  }
}

const nothing: readonly never[] = []

/**
 * The remarks on cells that meant the row above: a warning with the value taken, a refusal if there was none. None is made of a name that
 * was found, since the customer is named anyway.
 */
export function saidOfDittos<Field extends string>(
  { cells, dittos = nothing }: Row,
  { recognized }: Part<Field>,
  naming: readonly Field[],
): { readonly warnings: readonly Remark<Field>[]; readonly refusals: readonly Remark<Field>[] } {
  const [warnings, refusals]: [Remark<Field>[], Remark<Field>[]] = [[], []]
  for (const { index, written, isFound } of dittos) {
    const field = recognized.columns.find((column) => column.index === index)?.field ?? null
    if (!isFound) refusals.push(remark(field, written, words.nothingAbove))
    else if (field !== null && !naming.includes(field))
      warnings.push(remark(field, written, words.asAbove(cells[index] ?? '')))
  }
  return { warnings, refusals }
}

const words = reasons({
  asAbove: (value: string): Words => ({ en: `was read as "${value}" of the row above`, zh: `按上一行取为“${value}”` }),
  nothingAbove: {
    en: 'means the row above, where nothing stands that can be read: write it out',
    zh: '指上一行，但上一行没有可用的内容，请写明',
  },
})
