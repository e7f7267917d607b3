import { type Day, parseDay } from '../clause/day.ts'
import type { SheetValue } from '../workbook/sheet.ts'
import { unmistakable } from './neutral.ts'
import type { Cell } from './result.ts'

/** A value as a spreadsheet knows it, and how a number is written. */
export interface Typed {
  readonly value: SheetValue
  readonly format?: string
}

/** Before this day spreadsheets disagree which day a number is: they know of a 29 February 1900. */
const firstDay = '1900-03-01'

/** The day that a text is in the form in which days are recorded; null where it is anything else. */
const recordedDay = (text: string): Day | null =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && text >= firstDay ? parseDay(text) : null

/** Whether the values of a column are days: all that there are. One text that is no day makes texts of all of them. */
export function areDays(cells: Iterable<Cell>): boolean {
  let some = false
  for (const cell of cells) {
    if (cell === null) continue
    if (typeof cell !== 'string' || recordedDay(cell) === null) return false
    some = true
  }
  return some
}

const onlyNumber = /^(¥?)(-?(?:\d+|\d{1,3}(?:,\d{3})+))(\.\d+)?\s?(%?)$/

/** A text that is a number and nothing else, as that number and its format: ¥12,345.60 and 90 %; null for any other. */
function numberShown(text: string): Typed | null {
  const [, money, whole, fraction = '', percent] = onlyNumber.exec(text.trim()) ?? []
  if (whole === undefined) return null
  const value = Number(whole.replaceAll(',', '') + fraction)
  const zeros = fraction.replace(/\d/g, '0')
  if (percent === '%') return { value: Number((value / 100).toPrecision(15)), format: `0${zeros}%` }
  // In quotation marks: a sign of money alone would be that of the reader's own country.
  const format = money === '¥' ? `"¥"#,##0${zeros}` : `${whole.includes(',') ? '#,##' : ''}0${zeros}`
  return format === '0' ? { value } : { value, format }
}

const nothing: Typed = { value: null }

const text = (shown: string): Typed => (shown === '' ? nothing : { value: unmistakable(shown) })

/**
 * A value for a spreadsheet. People read the same there as anywhere: what is shown, and in its language; but a number stays
 * one as it is written, and in a column of days a day is a date. A dash for what is not there is an empty cell.
 */
export function sheetValue(cell: Cell, shown: string | undefined, isDay: boolean): Typed {
  if (cell === null) return shown === undefined || shown.trim() === '—' ? nothing : text(shown)
  if (typeof cell === 'boolean') return shown === undefined ? { value: cell } : text(shown)
  if (typeof cell === 'number') {
    if (shown === undefined) return Number.isFinite(cell) ? { value: cell } : text(String(cell))
    return numberShown(shown) ?? text(shown)
  }
  const day = isDay && (shown === undefined || shown === cell) ? recordedDay(cell) : null
  return day === null ? text(shown ?? cell) : { value: { day } }
}
