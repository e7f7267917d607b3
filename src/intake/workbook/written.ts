import type { CellObject } from '@e965/xlsx'
import { textOfFormula } from '../text-formula.ts'

/** What is needed of the library to understand a number's format. */
export interface Formats {
  is_date(format: string): boolean
  format(format: string, value: number): string
  parse_date_code(
    serial: number,
    options: { readonly date1904: boolean },
  ): { y: number; m: number; d: number; H: number; M: number; S: number } | null
}

/** The errors of formulas by their number in a file. */
const errors: Readonly<Record<number, string>> = {
  0: '#NULL!',
  7: '#DIV/0!',
  15: '#VALUE!',
  23: '#REF!',
  29: '#NAME?',
  36: '#NUM!',
  42: '#N/A',
}

/** A formula whose value is not in the file, and a cell whose value no column is wide enough to show. */
const notComputed = '#GETTING_DATA'
const noDay = '########'

/** From here on a spreadsheet, which keeps 15 digits, has lost the last ones of a whole number. */
const digitsLost = 1e15

/**
 * A cell as the text that a list has for it, whatever its type: days as 2026-06-30, with the time of day where there is one,
 * and months as 2026-06; numbers with all their digits and without separators; a number that has lost digits as 9.14403E+17, an error by its
 * name, so that nobody takes either for a value.
 */
export function writtenCell(cell: CellObject, formats: Formats, date1904: boolean): string {
  const { t: type, v: value } = cell
  if (type === 'e') return errors[Number(value)] ?? '#VALUE!'
  if (type === 'z' || value === undefined || value === null) return cell.f === undefined ? '' : notComputed
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE'
  if (typeof value === 'number') return writtenNumber(value, String(cell.z ?? ''), formats, date1904)
  return textOfFormula(String(value)).replaceAll('\r\n', '\n')
}

/** Digits that stand for themselves, with what is put around them: 000000, 0000-0000, "C"00000. */
const filledUp = /^(?:"[^"]*"|[ -])*0(?:"[^"]*"|[ -])*0(?:"[^"]*"|[0 -])*$/

function writtenNumber(value: number, format: string, formats: Formats, date1904: boolean): string {
  if (!Number.isFinite(value)) return '#NUM!'
  if (format !== '' && formats.is_date(format)) return writtenMoment(value, format, formats, date1904)
  if (Number.isInteger(value) && Math.abs(value) >= digitsLost)
    return value
      .toExponential(14)
      .replace(/\.?0+e/, 'e')
      .toUpperCase()
  if (filledUp.test(format) && Number.isInteger(value) && value >= 0) return formats.format(format, value)
  return format.includes('%') ? `${plain(value * 100)}%` : plain(value)
}

/** As many digits as a spreadsheet keeps: 0.1 + 0.2 is 0.3, and never 3e-1. */
function plain(value: number): string {
  const text = String(Number(value.toPrecision(15)))
  return text.includes('e') ? value.toFixed(20).replace(/\.?0+$/, '') : text
}

const two = (number: number): string => String(number).padStart(2, '0')

/** Whether a format shows the month and no day, as a spreadsheet gives it to 2027年3月. */
function showsMonth(format: string): boolean {
  const letters = format.replace(/"[^"]*"|\[[^\]]*\]|\\./g, '').split(';')[0] ?? ''
  return /y/i.test(letters) && /m/i.test(letters) && !/[dhs]/i.test(letters)
}

function writtenMoment(serial: number, format: string, formats: Formats, date1904: boolean): string {
  const parts = formats.parse_date_code(serial, { date1904 })
  if (parts === null) return noDay
  const { y, m, d, H, M, S } = parts
  const time = `${two(H)}:${two(M)}${S === 0 ? '' : `:${two(S)}`}`
  if (serial < 1) return time
  const month = `${String(y).padStart(4, '0')}-${two(m)}`
  // Somebody typed the month alone, and the spreadsheet made its first day of it.
  if (d === 1 && showsMonth(format)) return month
  const day = `${month}-${two(d)}`
  return H === 0 && M === 0 && S === 0 ? day : `${day} ${time}`
}
