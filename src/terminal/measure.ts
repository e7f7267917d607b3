import type { Lang } from '../clause/words.ts'
import type { Measured } from './columns.ts'
import type { Column, TablePart } from './result.ts'
import { shownCell } from './shown.ts'
import { visible } from './visible.ts'
import { widestLine, widestToken } from './wrap.ts'

/** So many rows settle the widths of a list, however long it is. */
export const measuredRows = 1000

/** A column with what is known of its values by the first thousand items, in columns of a terminal. */
export interface MeasuredColumn extends Measured {
  readonly column: Column<unknown>
}

/** A text as a cell holds it: line ends are kept, everything else that a terminal obeys is written out. */
export const inCell = (text: string): string => visible(text.replace(/\r\n/g, '\n').replace(/\t/g, ' '), '\n')

/** The columns of a table with the widths of what they show. */
export function measure(part: TablePart, lang: Lang): MeasuredColumn[] {
  const sample = part.items.slice(0, measuredRows)
  return part.columns.map((column) => {
    const texts = sample.map((item) => inCell(shownCell(column, item, lang)))
    return {
      column,
      title: inCell(column.title[lang]),
      widest: texts.reduce((most, text) => Math.max(most, widestLine(text)), 0),
      token: texts.reduce((most, text) => Math.max(most, widestToken(text)), 0),
      ...(column.atLeast === undefined ? {} : { atLeast: column.atLeast }),
      whole: column.whole === true,
    }
  })
}
