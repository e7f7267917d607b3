import { type CsvError, parse } from 'csv-parse/sync'
import { mayHaveInvisible } from '../clause/invisible.ts'
import type { Words } from '../clause/words.ts'
import { recover } from '../terminal/neutral.ts'
import { textOf } from './decode.ts'
import { sepLine } from './delimiter.ts'
import type { Ditto } from './ditto.ts'
import type { Encoding } from './encoding.ts'
import { type BrokenRecord, longestRecord, type PlainRecord, RecordCutter } from './records.ts'
import type { Source } from './source.ts'
import { textOfFormula, withFormulasQuoted } from './text-formula.ts'
import {
  inspected,
  type RowNote,
  readableCells,
  readableHeaders,
  suspect,
  type Unreadable,
  unusual,
} from './unreadable.ts'
import { readBack } from './written-out.ts'

/** A row as it stands in the file: nothing trimmed, nothing recovered. */
export interface Row {
  /** The first physical line of the record, from 1. */
  readonly line: number
  readonly cells: readonly string[]
  /** Another header: the rows below it are held against it. */
  readonly isHeader?: true
  /** The cells that meant what stands above them. */
  readonly dittos?: readonly Ditto[]
  /** The title of a header that stands below it. */
  readonly isTitle?: true
  /** Whether some cell may have characters that nobody sees. */
  readonly unseen?: true
  readonly note?: RowNote
}

/** A row that cannot be read as one. The rows below it are not affected. */
export interface BadRow {
  readonly line: number
  readonly code: BrokenRecord['fault'] | 'cell-count' | Unreadable['code']
  readonly reason: Words
  /** Its cells where they could be told apart, else its text as the only one (the beginning of one that is too long). */
  readonly cells: readonly string[]
  readonly isTitle?: true
}

export const isBad = (row: Row | BadRow): row is BadRow => 'code' in row

/**
 * The rows of a source in batches, in the order of the file; the first one is the header, if there is one. Blank rows are left out, and
 * so are empty cells behind the header's last one. Memory does not grow with the file.
 *
 * Lines without a quotation mark are split; the others go through csv-parse, a batch at a time.
 * A byte that the encoding does not have costs its row alone.
 */
export async function* readRows(source: Source, how: Written, { line, width, isHeader }: Below = top) {
  const shape = new Shape(null, width, isHeader)
  for await (const batch of rawRows(source, how)) {
    const isAbove = (batch[0]?.line ?? line) < line
    const rows = shape.rows(isAbove ? batch.filter((row) => row.line >= line) : batch)
    if (rows.length > 0) yield rows
  }
}

/** How rows are written. */
interface Written {
  readonly encoding: Encoding
  readonly delimiter: string
}

/** Where the rows of a list begin, with its header; where it has none, how many cells they have; which of them are other headers. */
interface Below {
  readonly line: number
  readonly width: number | null
  readonly isHeader?: IsHeader
}

type IsHeader = (cells: readonly string[]) => boolean

const top: Below = { line: 1, width: null }

/** The first rows of a source, in whatever shape they are. */
export async function firstRows(source: Source, how: Written, most: number): Promise<(Row | BadRow)[]> {
  const rows: (Row | BadRow)[] = []
  for await (const batch of rawRows(source, how)) {
    for (const row of batch) if (isBad(row) || !isBlank(row.cells)) rows.push(row)
    if (rows.length >= most) break
  }
  return rows.slice(0, most)
}

async function* rawRows(source: Source, { encoding, delimiter }: Written): AsyncGenerator<readonly (Row | BadRow)[]> {
  const cutter = new RecordCutter((record) => {
    const cells = parsedAlone(record, delimiter)
    return cells instanceof Error ? faultOf(cells) : cells.length === 1 ? null : 'stray-quote'
  })
  for await (const piece of textOf(source, encoding)) yield cellsOf(cutter.cut(piece), delimiter)
  yield cellsOf(cutter.cut('', true), delimiter)
}

/** Holds every row against the header: the number of cells, and characters that no cell may hold. */
export class Shape {
  /** How a column is called, from 0; in a spreadsheet every row is as wide as the sheet. */
  readonly #columnName: ((column: number) => string) | null
  #width: number | null
  /** The cells of the header row, with the empty ones behind its last header. */
  #headerCells = 0
  #header: readonly string[] = []
  readonly #isHeader: IsHeader
  /** Whether the rows are those of a file of rejected rows, whose cells are read back. */
  #isOfRejects = false

  /** `width` where the first row is no header; `isHeader` tells the headers of lists that were put behind the first. */
  constructor(
    columnName: ((column: number) => string) | null = null,
    width: number | null = null,
    isHeader: IsHeader = () => false,
  ) {
    this.#columnName = columnName
    this.#width = width
    this.#isHeader = isHeader
  }

  /** The rows that are not blank, the first of them as the header where there is one. */
  rows(records: readonly (Row | BadRow)[]): (Row | BadRow)[] {
    const rows: (Row | BadRow)[] = []
    for (const record of records) {
      if (isBad(record)) rows.push({ ...record, cells: readableCells(record.cells) })
      else if (isBlank(record.cells)) continue
      else if (this.#width === null) rows.push(this.#headed(record))
      else if (this.#isHeader(record.cells)) rows.push({ ...this.#headed(record), isHeader: true })
      else {
        const row = this.#shaped(record)
        const joined = isBad(row) ? this.#parted(record) : null
        if (joined === null) rows.push(row)
        else rows.push(this.#shaped(joined.row), { ...this.#headed(joined.header), isHeader: true })
      }
    }
    return rows
  }

  /**
   * The last row of a file that had no end of line, and the header of the file that was put behind it: they stand on one line, and one
   * cell has the last value of the one and the first title of the other. Null where a row is only too long.
   */
  #parted({ line, cells }: Row): { readonly row: Row; readonly header: Row } | null {
    const at = (this.#width ?? 0) - 1
    const [joined, behind] = [cells[at], cells.slice(at + 1)]
    if (joined === undefined || behind.length === 0) return null
    for (let from = 1; from < joined.length; from += 1) {
      const header = [joined.slice(from), ...behind]
      if (joined[from] === byteOrderMark || !this.#isHeader(header)) continue
      const last = joined.slice(0, from).replace(byteOrderMark, '')
      return { row: { line, cells: [...cells.slice(0, at), last] }, header: { line, cells: header } }
    }
    return null
  }

  #shaped(found: Row): Row | BadRow {
    if (this.#width === null) return this.#headed(found)
    const row = this.#isOfRejects ? { ...found, cells: found.cells.map(rejectedCell) } : found
    // Most rows end here.
    return row.cells.some((cell) => unusual.test(cell)) ? this.#inspected(row) : this.#fitted(row)
  }

  /** A row with characters that are not met with in every list: some of them nobody can read, others nobody sees. */
  #inspected(row: Row): Row | BadRow {
    const { line, cells: written } = row
    if (!written.some((cell) => suspect.test(cell)))
      return this.#fitted(written.some(mayHaveInvisible) ? { ...row, unseen: true } : row)
    const found = inspected(line, written, (column) => this.#called(column))
    const cells = readableCells(written)
    if ('code' in found) return { line, cells, ...found }
    const readable = { line, cells, note: found }
    return this.#fitted(cells.some(mayHaveInvisible) ? { ...readable, unseen: true } : readable)
  }

  /** A row that is held against the header. */
  #fitted(row: Row): Row | BadRow {
    const { line, cells } = row
    const width = this.#width ?? cells.length
    if (cells.length === width) return row
    if (cells.length > width && lastFilled(cells) < width) return { ...row, cells: cells.slice(0, width) }
    // A sheet has no row that is too short: cells at its end are empty.
    if (cells.length < width && this.#columnName !== null)
      return { ...row, cells: [...cells, ...Array.from({ length: width - cells.length }, () => '')] }
    const nameless = lastFilled(cells) + 1
    const isNameless = nameless > width && (this.#columnName !== null || nameless <= this.#headerCells)
    const reason = isNameless
      ? noHeader(this.#columnName?.(nameless - 1) ?? String(nameless))
      : cellCount(cells.length, width)
    return { line, code: 'cell-count', reason, cells }
  }

  /** The header is what can be read of it: a column whose header is damaged is not known, which costs no more than that column. */
  #headed({ line, cells: written }: Row): Row {
    this.#isOfRejects = written.some((cell) => cell.trim() === '_check')
    const titles = readableHeaders(this.#isOfRejects ? written.map(rejectedCell) : written)
    const cells = titles.map((cell) => cell.replace(byteOrderMark, ''))
    const header = cells.slice(0, lastFilled(cells) + 1)
    this.#width = header.length
    this.#headerCells = cells.length
    this.#header = header
    return { line, cells: header }
  }

  #called(column: number): Words {
    return columnCalled(this.#columnName?.(column) ?? String(column + 1), (this.#header[column] ?? '').trim())
  }
}

/** Stands at the beginning of a file, and in the middle of a list that was put together of several files. */
const byteOrderMark = '\ufeff'

/** A cell as it stood in the list, of a file of rejected rows. */
const rejectedCell = (cell: string): string => readBack(recover(cell))

const isBlank = (cells: readonly string[]): boolean => lastFilled(cells) < 0

function lastFilled(cells: readonly string[]): number {
  for (let index = cells.length - 1; index >= 0; index -= 1) if ((cells[index] ?? '').trim() !== '') return index
  return -1
}

/** Takes the records apart. Those with quotation marks are parsed together, and one by one where one of them is wrong. */
function cellsOf(records: readonly (PlainRecord | BrokenRecord)[], delimiter: string): (Row | BadRow)[] {
  const quoted = records.filter((record): record is PlainRecord => 'quoted' in record && record.quoted)
  const texts = quoted.map((record) => record.text)
  const together = parsed(texts, delimiter)
  const inOrder = together instanceof Error || together.length !== quoted.length ? null : together
  let next = 0
  const rows: (Row | BadRow)[] = []
  for (const record of records) {
    // Excel's own note to itself about the delimiter is neither header nor row.
    if (record.line === 1 && sepLine.test(record.text)) {
      if ('quoted' in record && record.quoted) next += 1
    } else if ('fault' in record) rows.push(broken(record.line, record.fault, record.text))
    else if (!record.quoted) rows.push({ line: record.line, cells: record.text.split(delimiter) })
    else if (inOrder === null) rows.push(...alone(record, delimiter))
    else rows.push(rowOf(record.line, inOrder[next++] ?? []))
  }
  return rows
}

/** The row of a record; two rows where a file was put behind another that had no end of line, so that quotation marks of both meet. */
function alone({ line, text }: PlainRecord, delimiter: string): (Row | BadRow)[] {
  const cells = parsedAlone(text, delimiter)
  if (!(cells instanceof Error)) return [rowOf(line, cells[0] ?? [])]
  const [one = '', ...others] = text.split(byteOrderMark)
  const parts = [one, others.join(byteOrderMark)].map((part) => parsedAlone(part, delimiter))
  if (others.length === 0 || parts.some((part) => part instanceof Error || part.length !== 1))
    return [broken(line, faultOf(cells), text)]
  return parts.map((part) => rowOf(line, part instanceof Error ? [] : (part[0] ?? [])))
}

/** Only a record with quotation marks has a text that is written as a formula. */
const rowOf = (line: number, cells: readonly string[]): Row => ({ line, cells: cells.map(textOfFormula) })

/** One record. Where its quotation marks are wrong, they may be those of texts that are written as formulas. */
function parsedAlone(text: string, delimiter: string): string[][] | CsvError {
  const cells = parsed([text], delimiter)
  return cells instanceof Error && text.includes('="')
    ? parsed([withFormulasQuoted(text, delimiter)], delimiter)
    : cells
}

/** The cells of whole records, or csv-parse's error for the first that is wrong. */
function parsed(records: readonly string[], delimiter: string): string[][] | CsvError {
  if (records.length === 0) return []
  try {
    return parse(records.join('\n'), {
      delimiter,
      bom: false,
      columns: false,
      relax_column_count: true,
      // The cutter found the ends; inside quotation marks a cell keeps its own.
      record_delimiter: '\n',
      // In bytes: the cutter counts characters, of which UTF-8 makes at most three bytes each.
      max_record_size: 3 * longestRecord + 1,
    }) as string[][]
  } catch (error) {
    return error as CsvError
  }
}

/** One of csv-parse's codes lacks the prefix that the others have, so only the telling part is compared. */
const faultOf = (error: CsvError): BrokenRecord['fault'] => {
  const code: string = error.code
  if (code === 'CSV_QUOTE_NOT_CLOSED') return 'unclosed-quote'
  return code === 'CSV_MAX_RECORD_SIZE' ? 'too-long' : 'stray-quote'
}

function broken(line: number, code: BrokenRecord['fault'], text: string): BadRow {
  return { line, code, reason: faults[code](line), cells: [text] }
}

const faults: Readonly<Record<BrokenRecord['fault'], (line: number) => Words>> = {
  'unclosed-quote': (line) => ({
    en: `The quotation mark opened in line ${line} is never closed`,
    zh: `第 ${line} 行的引号没有结束`,
  }),
  'stray-quote': () => ({
    en: 'A quotation mark stands inside a cell: put the cell in quotation marks and double those inside',
    zh: '单元格中间有引号：请将整个单元格放在引号内，并把其中的引号写成两个',
  }),
  'too-long': () => ({
    en: `The row is longer than ${longestRecord.toLocaleString('en')} characters`,
    zh: `该行超过 ${longestRecord / 10_000} 万个字符`,
  }),
}

const columnCalled = (column: string, header: string): Words =>
  header === ''
    ? { en: `column ${column}`, zh: `第 ${column} 列` }
    : { en: `column ${column} "${header}"`, zh: `第 ${column} 列“${header}”` }

const noHeader = (column: string): Words => ({
  en: `Column ${column} has no header, but the row has a value there`,
  zh: `第 ${column} 列没有表头，但该行在此列有内容`,
})

const cellCount = (found: number, expected: number): Words => ({
  en: `The row has ${found} cells, the header ${expected}`,
  zh: `该行有 ${found} 个单元格，表头有 ${expected} 个`,
})
