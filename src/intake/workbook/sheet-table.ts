import type { Words } from '../../clause/words.ts'
import { columnName } from '../../workbook/cell-name.ts'
import { findHead, mostAbove, mostSampled } from '../head.ts'
import { type HeaderCatalogue, type RecognizedHeaders, recognizeHeaders } from '../headers.ts'
import { collectGarbage } from '../memory-limit.ts'
import { type BadRow, type Row, Shape } from '../reader.ts'
import { Titles } from '../titles.ts'
import type { Unsettled } from '../unsettled.ts'
import { headerLevels } from './header-row.ts'
import type { OpenedSheet } from './open.ts'
import type { Sheet } from './sheet.ts'
import { sheetWords } from './words.ts'

/** How many rows are handed on at a time. */
const batchLength = 500

/** From so many rows on it pays to clean up behind the library before they are read. */
const many = 10_000

const none: ReadonlySet<number> = new Set()

/** At most this many merged ranges are named. */
const mostNamed = 5

/**
 * A sheet that is understood by its header: the same as any table, with the cells of a spreadsheet to call things by, and the
 * rows below the header that is found in it. Usage problem for a map that names no header of it.
 */
export function sheetTable<Field extends string>(
  { format, sheet, remarks, titles: outside = none }: OpenedSheet,
  catalogue: HeaderCatalogue<Field>,
  maps: readonly string[],
): Unsettled<Field> {
  const first = sheet.rows.slice(0, mostAbove + mostSampled).map((row) => ({ line: row + 1, cells: sheet.cells(row) }))
  const titles = new Titles(catalogue, maps)
  const { at, isData } = findHead(first, titles, catalogue.contents ?? [])
  const top = sheet.rows[at] ?? 0
  const levels = headerLevels(sheet, top)
  const cells = isData ? (first[at]?.cells ?? []).map((_, column) => columnName(column)) : levels.cells
  const last = isData ? top - 1 : levels.last
  const below = { columnName, isUnused: (column: number) => !sheet.hasValueBelow(last, column) }
  const recognized = recognizeHeaders(cells, catalogue, maps, below)
  const hidden = sheet.hidden.filter((row) => row > last).map((row) => row + 1)
  return {
    detected: { encoding: format, bom: false, near: [], remark: null },
    delimiter: null,
    sheet: sheet.name,
    header: { line: last + 1, cells },
    recognized,
    catalogue,
    readings: [],
    maps,
    first: titles.upToAnotherHead(
      first.filter(({ line }) => line > last + 1 && !outside.has(line - 1)).map((row) => row.cells),
      cells,
    ),
    isHeadless: isData,
    remarks: [...remarks, ...mergedRemark(sheet, last, recognized), ...hiddenRemark(hidden), ...commentsRemark(sheet)],
    hidden,
    rows: () => rowsBelow(sheet, last, isData ? cells.length : null, cells, titles, outside),
    heads: isData ? [] : [...levels.rows, levels.cells],
    above: first.slice(0, at),
    below,
  }
}

function mergedRemark(sheet: Sheet, row: number, { columns }: RecognizedHeaders): Words[] {
  const known = columns.map(({ index }) => index)
  const ranges = sheet.rangesBelow(row, known)
  if (ranges.length === 0) return []
  return [sheetWords.merged(ranges.slice(0, mostNamed), Math.max(0, ranges.length - mostNamed))]
}

const hiddenRemark = (lines: readonly number[]): Words[] => (lines.length === 0 ? [] : [sheetWords.hiddenRows(lines)])

const commentsRemark = ({ comments }: Sheet): Words[] =>
  comments.length === 0
    ? []
    : [sheetWords.comments(comments.slice(0, mostComments), Math.max(0, comments.length - mostComments))]

/** At most this many comments are quoted. */
const mostComments = 20

async function* rowsBelow(
  sheet: Sheet,
  last: number,
  width: number | null,
  header: readonly string[],
  titles: Titles,
  outside: ReadonlySet<number>,
): AsyncGenerator<readonly (Row | BadRow)[]> {
  const shape = new Shape(columnName, width, titles.isAnotherHead)
  if (width === null) shape.rows([{ line: last + 1, cells: header }])
  const below = sheet.rows.filter((row) => row > last)
  if (below.length >= many) collectGarbage()
  for (let first = 0; first < below.length; first += batchLength) {
    const batch = below.slice(first, first + batchLength).map((row): Row => {
      const read = { line: row + 1, cells: sheet.cells(row) }
      return outside.has(row) ? { ...read, isTitle: true } : read
    })
    yield shape.rows(batch)
  }
}
