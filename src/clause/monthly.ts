import type { Chart } from './chart.ts'
import type { AsOf } from './clause.ts'
import { addMonthsTo, type Day, earlier } from './day.ts'
import { firstDayOfMonth, lastDayOfMonth, type Month, monthOf } from './month.ts'
import type { Words } from './words.ts'
import type { Year } from './year.ts'

/** A month as it is reported: the days of it that have come by the day of the report. */
export interface ReportedMonth {
  readonly month: Month
  readonly first: Day
  readonly last: Day
}

/** A value of a section: plain, or a code that programs read with the words that people do. */
export type MonthlyCell = string | number | null | { readonly code: string; readonly words: Words }

/** One column of a section's table. `key` names it for programs. */
export interface MonthlyColumn {
  readonly key: string
  readonly title: Words
  readonly number?: true
}

/** A table of a section. */
export interface MonthlyTable {
  readonly key: string
  readonly title: Words
  readonly columns: readonly MonthlyColumn[]
  readonly rows: readonly (readonly MonthlyCell[])[]
  /** What to say where there is no row. */
  readonly empty: Words
}

/** A column over the rows that a table is made of: what it is called, and what it has of each. */
export interface MonthlyColumnOf<Row> extends MonthlyColumn {
  readonly cell: (row: Row) => MonthlyCell
}

/** A column of numbers. */
export const numbers = <Row>(key: string, title: Words, cell: (row: Row) => number | null): MonthlyColumnOf<Row> => ({
  key,
  title,
  number: true,
  cell,
})

/** Columns of a record's own values, each with the title of its field, in the order given. */
export const fieldColumns = <Key extends string>(
  fields: Readonly<Record<Key, Pick<MonthlyColumn, 'title'>>>,
  ...keys: readonly Key[]
): MonthlyColumnOf<Readonly<Record<Key, MonthlyCell>>>[] =>
  keys.map((key) => ({ key, title: fields[key].title, cell: (record) => record[key] }))

const none: Words = { en: 'None.', zh: '没有。' }

/** A table of a section, of what a row is made of and the columns over it. */
export const monthlyTable = <Row>(
  said: Pick<MonthlyTable, 'key' | 'title'> & Partial<Pick<MonthlyTable, 'empty'>>,
  rows: readonly Row[],
  columns: readonly MonthlyColumnOf<NoInfer<Row>>[],
): MonthlyTable => ({ empty: none, ...said, columns, rows: rows.map((row) => columns.map(({ cell }) => cell(row))) })

/** A picture; its figures stand in a table of the section. */
export interface MonthlyChart {
  /** It belongs at the front of the month's report, and is not shown in its section. */
  readonly front?: true
  readonly title: Words
  readonly drawn: Chart
}

/** What a room has to tell of a month: plain data for whatever prints it. */
export interface MonthlySection {
  /** In Latin letters, the same in both languages. */
  readonly key: string
  readonly title: Words
  readonly said: readonly Words[]
  readonly charts?: readonly MonthlyChart[]
  readonly tables: readonly MonthlyTable[]
}

/** A room's section of the report on a month, as of the day of `asOf`; null where it tells nothing of this register. */
export type MonthlyFigures<Db> = (db: Db, month: ReportedMonth, asOf: AsOf) => Promise<MonthlySection | null>

/** The twelve months that end with one, oldest first: what a year looks back on. */
export const twelveMonths = (month: Month): Month[] =>
  [...Array(12).keys()].map((n) => monthOf(addMonthsTo(firstDayOfMonth(month), n - 11)))

/** The months of a calendar year. */
export const monthsOfYear = (year: Year): Month[] => twelveMonths(`${year}-12` as Month)

/** The last day of a month that has come by the last day reported. */
export const endOf = (month: Month, { last }: Pick<ReportedMonth, 'last'>): Day => earlier(lastDayOfMonth(month), last)

/** Whether a day lies in the month, and has come. */
export const inMonth = (day: Day | null, { first, last }: ReportedMonth): boolean =>
  day !== null && day >= first && day <= last

/** The middle of some numbers, and the largest; null if there are none. */
export function middleAndMost(values: readonly number[]): { readonly middle: number; readonly most: number } | null {
  const sorted = [...values].sort((a, b) => a - b)
  const most = sorted.at(-1)
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.floor(sorted.length / 2)]]
  return most === undefined || low === undefined || high === undefined ? null : { middle: (low + high) / 2, most }
}
