import type { Lang } from '../clause/words.ts'
import { erasedWords } from '../register/erasure.ts'
import { type Cell, type Column, yesNo } from './result.ts'

/** A value as people read it: what the command says it shows, a yes or no, nothing for null; the mark of an erased name in the language. */
export function shownText(cell: Cell, shown: string | undefined, lang: Lang): string {
  if (shown === undefined && typeof cell === 'boolean') return yesNo(cell)[lang]
  return erasedWords(shown ?? (cell === null ? '' : String(cell)))[lang]
}

/** A column's value of one item as people read it. */
export const shownCell = (column: Column<unknown>, item: unknown, lang: Lang): string =>
  shownText(column.cell(item), column.shown?.(item)[lang], lang)
