import { isPlain, visible } from '../clause/visible.ts'
import type { Lang } from '../clause/words.ts'
import type { Measured } from './column-widths.ts'
import { batchesOf, type Items, isReadLater } from './items.ts'
import type { Cell, Column, TablePart } from './result.ts'
import { shownCell } from './shown.ts'
import { widestLine, widestToken } from './wrap.ts'

/** Only this many rows are looked at for the longest word of a column, however long the list is. */
export const measuredRows = 1000

/** What all values of a column are, as programs read them: it tells how they are sorted. */
export type ValueKind = 'number' | 'day' | 'text'

/** A column with the width of its widest value, and of the longest word among the first thousand, in columns of a terminal. */
export interface MeasuredColumn extends Measured {
  readonly column: Column<unknown>
  readonly kind: ValueKind
  /** Whether any of its values shows anything. */
  readonly isFilled: boolean
  /** What nine of ten of those values take at most, its widest line each. */
  readonly usual: number
  /** What all of its values show, where that is the same; null where it differs. */
  readonly only: string | null
}

/** A text as a cell holds it: line ends are kept, everything else that a terminal obeys is written out. */
export const inCell = (text: string): string =>
  isPlain(text) ? text : visible(text.replace(/\r\n/g, '\n').replace(/\t/g, ' '), '\n')

/** A table with what is known of it once every item was looked at. */
export interface MeasuredTable {
  readonly columns: readonly MeasuredColumn[]
  /** How many items it has. */
  readonly length: number
  /** The items again: in memory where there is room for them, or their rows would be read twice. */
  readonly items: Items<unknown>
}

/** A month, a day or a moment, as it is stored: in the order of its characters. */
const days = /^\d{4}-\d{2}(-\d{2}([T ][\d:.]+Z?)?)?$/

function kindOfValue(cell: Cell): ValueKind | null {
  if (cell === null || cell === '') return null
  if (typeof cell === 'number') return 'number'
  return typeof cell === 'string' && days.test(cell) ? 'day' : 'text'
}

const nineOfTen = (widths: readonly number[]): number =>
  [...widths].sort((a, b) => a - b)[Math.floor((widths.length - 1) * 0.9)] ?? 0

/** How many characters items may show so that they are kept, some ten megabytes; what holds a cell counts as eight. */
const keptAtMost = 1 << 24
const heldBy = 8

/** The columns of a table with the widths of what they show. */
export async function measure(part: TablePart, lang: Lang): Promise<MeasuredTable> {
  const found = part.columns.map((column) => ({
    ...{ column, widest: 0, token: 0, isFilled: false },
    widths: [] as number[],
    only: undefined as string | null | undefined,
    kind: null as ValueKind | null,
  }))
  const kept: (readonly unknown[])[] = []
  let shown = 0
  let length = 0
  for await (const batch of batchesOf(part.items)) {
    for (const so of found)
      for (const [i, item] of batch.entries()) {
        const kind = so.kind === 'text' ? null : kindOfValue(so.column.cell(item))
        if (kind !== null) so.kind = so.kind === null || so.kind === kind ? kind : 'text'
        const text = inCell(shownCell(so.column, item, lang))
        shown += text.length + heldBy
        if (so.only === undefined) so.only = text
        else if (so.only !== text) so.only = null
        if (text === '') continue
        so.isFilled = true
        so.widest = Math.max(so.widest, widestLine(text))
        if (length + i < measuredRows) so.widths.push(widestLine(text))
        if (length + i < measuredRows) so.token = Math.max(so.token, widestToken(text))
      }
    length += batch.length
    if (shown <= keptAtMost) kept.push(batch)
    else kept.length = 0
  }
  const columns = found.map(({ column, kind, widths, only = null, ...width }) => ({
    ...{
      column,
      only,
      usual: nineOfTen(widths),
      kind: kind ?? 'text',
      title: inCell(column.title[lang]),
      whole: column.whole === true,
    },
    ...(column.atLeast === undefined ? {} : { atLeast: column.atLeast }),
    ...width,
  }))
  const isKept = isReadLater(part.items) && shown <= keptAtMost
  return { columns, length, items: isKept ? { batches: () => kept } : part.items }
}
