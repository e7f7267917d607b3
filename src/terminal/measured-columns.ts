import { isPlain, visible } from '../clause/visible.ts'
import type { Lang } from '../clause/words.ts'
import type { Measured } from './column-widths.ts'
import type { Column, TablePart } from './result.ts'
import { shownCell } from './shown.ts'
import { widestLine, widestToken } from './wrap.ts'

/** Only this many rows are looked at for the longest word of a column, however long the list is. */
export const measuredRows = 1000

/** A column with the width of its widest value, and of the longest word among the first thousand, in columns of a terminal. */
export interface MeasuredColumn extends Measured {
  readonly column: Column<unknown>
}

/** A text as a cell holds it: line ends are kept, everything else that a terminal obeys is written out. */
export const inCell = (text: string): string =>
  isPlain(text) ? text : visible(text.replace(/\r\n/g, '\n').replace(/\t/g, ' '), '\n')

/** The columns of a table with the widths of what they show. */
export function measure(part: TablePart, lang: Lang): MeasuredColumn[] {
  const sample = part.items.slice(0, measuredRows)
  return part.columns.map((column) => {
    const textOf = (item: unknown) => inCell(shownCell(column, item, lang))
    return {
      column,
      title: inCell(column.title[lang]),
      widest: part.items.reduce<number>((most, item) => Math.max(most, widestLine(textOf(item))), 0),
      token: sample.reduce<number>((most, item) => Math.max(most, widestToken(textOf(item))), 0),
      ...(column.atLeast === undefined ? {} : { atLeast: column.atLeast }),
      whole: column.whole === true,
    }
  })
}
