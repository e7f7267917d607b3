import type { Words } from '../../clause/words.ts'
import { columnName } from '../../workbook/cell-name.ts'
import { foldHeader, type HeaderCatalogue, type RecognizedHeaders, recognizeHeaders } from '../headers.ts'
import { collectGarbage } from '../memory-limit.ts'
import { type BadRow, type Row, Shape } from '../reader.ts'
import { sampleOf } from '../sample.ts'
import { findHeader, type HeaderRow } from './header-row.ts'
import type { OpenedSheet } from './open.ts'
import type { Sheet } from './sheet.ts'
import { sheetWords } from './words.ts'

/** How many rows are handed on at a time. */
const batchLength = 500

/** From so many rows on it pays to clean up behind the library before they are read. */
const many = 10_000

/** At most this many merged ranges are named. */
const mostNamed = 5

/**
 * A sheet that is understood: the same as any table, with the cells of a spreadsheet to call things by, and the rows below
 * the header that is found in it. Usage problem for a map that names no header of it.
 */
export function sheetTable<Field extends string>(
  { format, sheet, remarks }: OpenedSheet,
  catalogue: HeaderCatalogue<Field>,
  maps: readonly string[],
) {
  const header = findHeader(sheet, (cells) => recognizeHeaders(cells, catalogue, mapsOf(maps, cells)).columns.length)
  const recognized = recognizeHeaders(header.cells, catalogue, maps, {
    columnName,
    isUnused: (column) => !sheet.hasValueBelow(header.row, column),
  })
  return {
    detected: { encoding: format, bom: false, near: [], remark: null },
    delimiter: null,
    sheet: sheet.name,
    header: { line: header.row + 1, cells: header.cells },
    recognized,
    catalogue,
    remarks: [
      ...remarks,
      ...(header.above.length > 0 ? [sheetWords.aboveHeader(header.above)] : []),
      ...mergedRemark(sheet, header, recognized),
    ],
    readings: [],
    sample: sampleOf(
      sheet.rows
        .filter((row) => row > header.row)
        .slice(0, 50)
        .map((row) => ({ line: row + 1, cells: sheet.cells(row) })),
      recognized.columns,
    ),
    rows: () => rowsBelow(sheet, header),
  }
}

/** Those maps that name a header of these cells. */
const mapsOf = (maps: readonly string[], cells: readonly string[]): readonly string[] =>
  maps.filter((map) =>
    cells.some((cell) => cell.trim() !== '' && foldHeader(cell) === foldHeader(map.slice(0, map.lastIndexOf('=')))),
  )

function mergedRemark(sheet: Sheet, { row }: HeaderRow, { columns }: RecognizedHeaders): Words[] {
  const known = columns.map(({ index }) => index)
  const ranges = sheet.rangesBelow(row, known)
  if (ranges.length === 0) return []
  return [sheetWords.merged(ranges.slice(0, mostNamed), Math.max(0, ranges.length - mostNamed))]
}

async function* rowsBelow(sheet: Sheet, header: HeaderRow): AsyncGenerator<readonly (Row | BadRow)[]> {
  const shape = new Shape(columnName)
  const [top] = shape.rows([{ line: header.row + 1, cells: header.cells }])
  const width = top?.cells.length ?? 0
  const below = sheet.rows.filter((row) => row > header.row)
  if (below.length >= many) collectGarbage()
  for (let first = 0; first < below.length; first += batchLength) {
    const batch = below.slice(first, first + batchLength).map((row) => {
      const cells = sheet.cells(row)
      while (cells.length < width) cells.push('')
      return { line: row + 1, cells }
    })
    yield shape.rows(batch)
  }
}
