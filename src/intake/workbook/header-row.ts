import type { Sheet } from './sheet.ts'

/** A header that is merged downwards spans at most this many rows. */
const mostLevels = 4

/** The rows of a sheet's header, from 0, and what they say together. */
export interface Levels {
  readonly last: number
  readonly rows: readonly (readonly string[])[]
  readonly cells: readonly string[]
}

/**
 * Where headers are merged over several rows, as beside a group of columns, the last of those rows has the names, and a
 * column that it leaves empty has that of the row above.
 */
export function headerLevels(sheet: Sheet, top: number): Levels {
  const last = Math.min(sheet.lastMergedFrom(top), top + mostLevels - 1)
  const numbers = sheet.rows.filter((row) => row >= top && row <= last)
  const rows = numbers.map((row) => sheet.cells(row))
  return { last: numbers.at(-1) ?? top, rows, cells: joinedLevels(rows) }
}

const joinedLevels = (levels: readonly (readonly string[])[]): string[] => {
  const width = Math.max(0, ...levels.map((cells) => cells.length))
  return Array.from({ length: width }, (_, column) => {
    const names = levels.map((cells) => cells[column] ?? '').filter((name) => name.trim() !== '')
    return names.at(-1) ?? ''
  })
}
