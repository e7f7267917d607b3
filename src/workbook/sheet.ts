import type { Day } from '../clause/day.ts'

/** A value as a spreadsheet knows it. A text is a text and never a formula; a day is a date without a time. */
export type SheetValue = string | number | boolean | { readonly day: Day } | null

/** How a cell looks. */
export type CellLook = 'plain' | 'title' | 'caption' | 'head' | 'name' | 'bad' | 'warn'

export interface SheetCell {
  readonly value: SheetValue
  readonly look?: CellLook
  /** How a number is written, such as `0.00` or `0%`. */
  readonly format?: string
  readonly align?: 'right' | undefined
  /** Goes on in further lines where the column is too narrow. */
  readonly wrap?: boolean
  /** How many columns it takes. */
  readonly across?: number
  /** The height of its row in points, where a spreadsheet cannot tell it by itself. */
  readonly height?: number
}

/** Plain data of one sheet. */
export interface Sheet {
  readonly name: string
  /** Of its columns, in digits. */
  readonly widths: readonly number[]
  readonly rows: readonly (readonly SheetCell[])[]
  /** The sheet's table: the number of its head row from 0, its columns, and the rows below the head. */
  readonly table: { readonly head: number; readonly columns: number; readonly rows: number } | null
}

export interface Workbook {
  readonly title: string
  readonly lang: string
  /** At the foot of every printed page, beside its number. */
  readonly foot: string
  readonly sheets: readonly Sheet[]
}

/** No sheet has more rows. */
export const mostRows = 1_048_576
