import { oneLine, visible } from '../clause/visible.ts'
import type { Lang } from '../clause/words.ts'
import { batchesOf, firstOf, type Items } from './items.ts'
import { neutralize } from './neutral.ts'
import type { Cell, Column, Result } from './result.ts'

/** Rows of values, some at a time. */
type Batches = AsyncIterable<readonly (readonly Cell[])[]> | Iterable<readonly (readonly Cell[])[]>

/** What programs read of a result: the keys of the first table or record, and a row of values per item. */
interface Rows {
  readonly keys: readonly string[]
  readonly rows: Batches
}

const isCell = (value: unknown): value is Cell =>
  value === null || ['string', 'number', 'boolean'].includes(typeof value)

/** A result that only says a sentence still has its facts: the plain values of the thing it is about. */
function plainValues(item: unknown): Rows | null {
  const entries = Object.entries(item ?? {}).filter((entry): entry is [string, Cell] => isCell(entry[1]))
  if (entries.length === 0) return null
  return { keys: entries.map(([key]) => key), rows: [[entries.map(([, value]) => value)]] }
}

async function* valuesOf(
  columns: readonly Column<unknown>[],
  items: Items<unknown>,
  lang: Lang,
): AsyncGenerator<readonly Cell[][]> {
  const value = (column: Column<unknown>, item: unknown) =>
    column.prose === true && column.shown !== undefined ? column.shown(item)[lang] : column.cell(item)
  for await (const batch of batchesOf(items)) yield batch.map((item) => columns.map((column) => value(column, item)))
}

/** The rows of a result, or null where it has none: neither a table nor a record nor plain values. */
async function rowsOf(result: Result, lang: Lang): Promise<Rows | null> {
  for (const part of result.rows === undefined ? result.parts : [result.rows]) {
    if (part.kind === 'table')
      return { keys: part.columns.map((column) => column.key), rows: valuesOf(part.columns, part.items, lang) }
    if (part.kind === 'record')
      return { keys: part.fields.map((field) => field.key), rows: [[part.fields.map((field) => field.cell)]] }
  }
  return plainValues(await firstOf(result.items ?? []))
}

const textOf = (cell: Cell): string => (cell === null ? '' : String(cell))

/** A value on one line, which no spreadsheet runs. */
const inTsv = (cell: Cell): string => (typeof cell === 'string' ? neutralize(oneLine(cell)) : textOf(cell))

/** Tab-separated, a header of keys, LF: what shell tools read. Tabs and line ends in values become spaces, formulas are neutralized. */
export async function* tsv(result: Result, lang: Lang): AsyncGenerator<string> {
  const found = await rowsOf(result, lang)
  if (found === null) return
  yield `${found.keys.join('\t')}\n`
  for await (const batch of found.rows)
    yield batch.map((row) => `${row.map((cell) => inTsv(cell)).join('\t')}\n`).join('')
}

/** A text that is no cell of CSV as it is. */
const needsQuotes = /[",\r\n]/

const quoted = (text: string): string => (needsQuotes.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

/** A value as a cell. By hand, since a library that tells its own options anew for each cell takes as long as the database. */
const inCsv = (cell: Cell, shown: (text: string) => string): string =>
  quoted(shown(typeof cell === 'string' ? neutralize(cell) : textOf(cell)))

/**
 * CSV by RFC 4180 as spreadsheets want it: a byte order mark, CRLF, a header of keys, formulas neutralized except in
 * numbers. `shown` is what becomes of a text on its way.
 */
export async function* csvOf(
  keys: readonly string[],
  batches: Batches,
  shown: (text: string) => string = (text) => text,
): AsyncGenerator<string> {
  yield `\ufeff${keys.map(quoted).join(',')}\r\n`
  for await (const batch of batches) {
    let text = ''
    for (const row of batch) {
      // A lone empty value is quoted, or its line would be blank and lost to every reader.
      const line =
        row.length === 1 ? inCsv(row[0] ?? null, shown) || '""' : row.map((cell) => inCsv(cell, shown)).join(',')
      text += `${line}\r\n`
    }
    yield text
  }
}

/** A result as CSV. On a terminal control characters are written out. */
export async function* csv(result: Result, lang: Lang, onTerminal: boolean): AsyncGenerator<string> {
  const found = await rowsOf(result, lang)
  if (found === null) return
  yield* csvOf(found.keys, found.rows, onTerminal ? (text) => visible(text, '\n') : undefined)
}
