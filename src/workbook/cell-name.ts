/** The letters of a spreadsheet's column, from 0: A, Z, AA. */
export const columnName = (index: number): string =>
  index < 26
    ? String.fromCharCode(65 + index)
    : columnName(Math.floor(index / 26) - 1) + String.fromCharCode(65 + (index % 26))

/** A cell as a spreadsheet names it, by its column from 0 and its row from 1: E12. */
export const cellName = (column: number, line: number): string => `${columnName(column)}${line}`
