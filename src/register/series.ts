import { quoted } from './catalogue.ts'
import type { Statements, Value } from './statements.ts'
import type { FactTable } from './tables.ts'

/** A series of readable numbers, such as `CT-2026-` with four digits: CT-2026-0001. */
export interface Series {
  /** The table whose rows bear them. */
  readonly table: FactTable
  /** The column that they stand in, `number` unless it is said. */
  readonly column?: string
  /** Whether its index has the rows that count alone: those that were taken back are then gone through. */
  readonly voidedApart?: true
  readonly prefix: string
  /** How many digits a number has at least. */
  readonly digits: number
}

/** More digits than a whole number can be told by: a text of so many is no number of a series, whatever list it came from. */
const mostDigits = 15

/** The highest that a counter may say. */
export const mostNumber = 10 ** mostDigits

/** A number of a series as rows bear it. */
export const numberOf = ({ prefix, digits }: Series, number: number): string =>
  `${prefix}${String(number).padStart(digits, '0')}`

/** The rows whose numbers have between so many and so many digits. */
const borne = ({ table, column = 'number', prefix }: Series, select: (column: string) => string, only = '') => {
  const name = quoted(column)
  return `SELECT ${select(name)} FROM ${quoted(table)}
    WHERE ${only} ${name} >= ? AND ${name} < ? AND length(${name}) BETWEEN ? AND ? AND ltrim(substr(${name}, ${prefix.length + 1}), '0123456789') = ''`
}

/** What `borne` is asked for; a colon comes behind the last digit. */
const asked = ({ prefix }: Series, from: number, to: number) =>
  [`${prefix}0`, `${prefix}:`, prefix.length + from, prefix.length + to] as const

/**
 * The highest number of a series that a row bears, one that was taken back too, of those with its usual digits; 0 where none does. Found
 * at the end of the index of its column. The rows are asked and not the journal: what the journal alone still knows was cut out of its table, which
 * `audit verify` tells; and it has no index by what was in a row.
 */
const highestBorne = (series: Series, only?: string): string =>
  `(SELECT * FROM (${borne(series, (column) => column, only)} ORDER BY 1 DESC LIMIT 1) AS borne)`

/** How far a series has come. */
export interface Reached {
  /** What its counter says was given last, 0 where it says nothing: it knows of numbers that no row bears any more. */
  readonly counted: number
  /** The highest that a row bears, one that was taken back too, of those with its usual digits; 0 where none does. */
  readonly borne: number
}

/** How far a series has come, and what one asks besides that gives one row: in one question. */
export function reachedBy<Row>(
  statements: Statements,
  series: Series,
  besides: { readonly sql: string; readonly values: readonly Value[] },
): { readonly reached: Reached; readonly besides: Row } {
  const { prefix, digits, voidedApart } = series
  const parts = voidedApart ? ['voided_at IS NULL AND', 'voided_at IS NOT NULL AND'] : [undefined]
  const highest = parts.map((only, n) => `${highestBorne(series, only)} AS borne${n}`).join(', ')
  const values = parts.flatMap(() => asked(series, digits, digits))
  const found = statements.get<Readonly<Record<string, number | string | null>>>(
    `SELECT reached.*, besides.* FROM (SELECT (SELECT value FROM counter WHERE name = ?) AS counted, ${highest}) AS reached,
      (${besides.sql}) AS besides`,
    ...[prefix, ...values, ...besides.values],
  )
  const borne = parts.map((_, n) => Number(String(found?.[`borne${n}`] ?? '').slice(prefix.length)))
  return { reached: { counted: Number(found?.counted ?? 0), borne: Math.max(...borne) }, besides: found as Row }
}

/**
 * The highest with more than the usual digits; 0 where none is. They stand among the others in the index, so that all are gone through:
 * to be asked when the next number would be one of them.
 */
export const highestBeyond = (statements: Statements, series: Series): number =>
  statements.value<number | null>(
    borne(series, (column) => `max(CAST(substr(${column}, ${series.prefix.length + 1}) AS BIGINT))`),
    ...asked(series, series.digits + 1, mostDigits),
  ) ?? 0
