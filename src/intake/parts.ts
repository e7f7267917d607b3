import { contents } from './content.ts'
import { filledIn } from './head.ts'
import { isSameRow, type RecognizedHeaders } from './headers.ts'
import { type BadRow, isBad, type Row } from './reader.ts'
import type { Skipped } from './skipped.ts'

/** The rows below one header, and how they are read. A list that was put together of several has one for each. */
export interface Part<Field extends string = string> {
  /** Of a list without one: the numbers of its columns. */
  readonly header: Row
  readonly recognized: RecognizedHeaders<Field>
  /** What a row is that is none, such as the header once more or the number of a page; null for a row. */
  skipped(row: Row | BadRow): Skipped | null
}

/** Rows of a part, as they come. */
export interface PartRows<Field extends string = string> {
  readonly part: Part<Field>
  readonly rows: readonly (Row | BadRow)[]
}

type Rows = readonly (Row | BadRow)[]

/** So many rows below a header tell what its columns hold. */
const sampled = 50

/** A narrower table has rows with a single cell of their own. */
const narrow = 3

/**
 * The rows by the headers that they stand below. `below` makes the part of another header, with the first cells below it. A cell that
 * stands alone above such a header is its title.
 */
export async function* partsOf<Field extends string>(
  batches: AsyncIterable<Rows>,
  first: Part<Field>,
  below: (header: Row, sample: readonly (readonly string[])[]) => Part<Field>,
): AsyncGenerator<PartRows<Field>> {
  let part = first
  let waiting: Rows = []
  for await (const { rows, isLast } of withEnd(batches)) {
    waiting = waiting.length === 0 ? rows : [...waiting, ...rows]
    for (let at = headerIn(waiting, part); at >= 0; at = headerIn(waiting, part)) {
      const behind = waiting.slice(at + 1)
      const end = behind.findIndex(isHeader)
      if (!isLast && end < 0 && behind.length < sampled) break
      yield { part, rows: titled(waiting.slice(0, at), part) }
      part = below(waiting[at] as Row, cellsOf(end < 0 ? behind : behind.slice(0, end)))
      waiting = behind
    }
    const kept = isLast ? 0 : keptBack(waiting, part)
    if (kept < waiting.length) yield { part, rows: waiting.slice(0, waiting.length - kept) }
    waiting = waiting.slice(waiting.length - kept)
  }
}

async function* withEnd(
  batches: AsyncIterable<Rows>,
): AsyncGenerator<{ readonly rows: Rows; readonly isLast: boolean }> {
  for await (const rows of batches) yield { rows, isLast: false }
  yield { rows: [], isLast: true }
}

const isHeader = (row: Row | BadRow): boolean => !isBad(row) && row.isHeader === true

/** Where a header stands that is another than that of the part; -1 where none does. */
const headerIn = (rows: Rows, { header }: Part): number =>
  rows.findIndex((row) => isHeader(row) && !isSameRow(header.cells, row.cells))

const cellsOf = (rows: Rows): readonly (readonly string[])[] => rows.flatMap((row) => (isBad(row) ? [] : [row.cells]))

/** How many rows at the end are kept back until it is known whether a header follows: it itself, and what may be its title. */
const keptBack = (rows: Rows, part: Part): number => {
  const header = headerIn(rows, part)
  return header >= 0 ? rows.length : rows.length - titlesFrom(rows, part)
}

/** From where on the rows at the end may be titles of what follows. */
function titlesFrom(rows: Rows, { header }: Part): number {
  let from = rows.length
  if (header.cells.length < narrow) return from
  while (from > 0 && isLone(rows[from - 1])) from -= 1
  return from
}

const isLone = (row: Row | BadRow | undefined): boolean =>
  row !== undefined &&
  filledIn(row.cells) === 1 &&
  !row.cells.some((cell) => contents.organization.is(cell.trim())) &&
  (!isBad(row) || row.code === 'cell-count')

const titled = (rows: Rows, part: Part): Rows => {
  const from = titlesFrom(rows, part)
  return rows.map((row, at) => (at < from ? row : { ...row, isTitle: true }))
}
