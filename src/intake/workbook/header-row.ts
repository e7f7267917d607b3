import type { Sheet } from './sheet.ts'

/** How many rows are searched for the header: above it there may be titles, who made the list and when. */
const mostAbove = 30

/** A header that is merged downwards spans at most this many rows. */
const mostLevels = 4

/** The header of a sheet, and what stands above it. */
export interface HeaderRow {
  /** The last of its rows, from 0. */
  readonly row: number
  readonly cells: readonly string[]
  readonly above: readonly { readonly line: number; readonly text: string }[]
}

/**
 * The header of a sheet: the first row of which at least two columns are known, or else one, or else the first row.
 * `known` counts them. Where headers are merged over several rows, as beside a group of columns, the last of those rows
 * has the names, and a column that it leaves empty has that of the row above.
 */
export function findHeader(sheet: Sheet, known: (cells: readonly string[]) => number): HeaderRow {
  const rows = sheet.rows.slice(0, mostAbove).map((row) => ({ row, cells: sheet.cells(row) }))
  const counts = rows.map(({ cells }) => known(cells))
  const two = counts.findIndex((count) => count > 1)
  const one = counts.findIndex((count) => count > 0)
  const at = two >= 0 ? two : Math.max(0, one)
  const top = rows[at]?.row ?? 0
  const last = Math.min(sheet.lastMergedFrom(top), top + mostLevels - 1)
  const levels = rows.filter(({ row }) => row >= top && row <= last)
  return {
    row: levels.at(-1)?.row ?? top,
    cells: joinedLevels(levels.map(({ cells }) => cells)),
    above: rows.slice(0, at).map(({ row, cells }) => ({ line: row + 1, text: excerpt(cells) })),
  }
}

const joinedLevels = (levels: readonly (readonly string[])[]): string[] => {
  const width = Math.max(0, ...levels.map((cells) => cells.length))
  return Array.from({ length: width }, (_, column) => {
    const names = levels.map((cells) => cells[column] ?? '').filter((name) => name.trim() !== '')
    return names.at(-1) ?? ''
  })
}

function excerpt(cells: readonly string[]): string {
  const text = cells
    .map((cell) => cell.replace(/\s+/g, ' ').trim())
    .filter((cell) => cell !== '')
    .join(' | ')
  return text.length > 40 ? `${text.slice(0, 39)}…` : text
}
