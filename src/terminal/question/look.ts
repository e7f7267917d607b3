import type { Paint } from '../colour.ts'
import { hanging, widthOf } from '../wrap.ts'

/** How questions are drawn. */
export interface Look {
  readonly columns: number
  readonly rows: number
  readonly paint: Paint
  /** A text in lines as wide as the terminal. */
  readonly wrapped: (text: string) => readonly string[]
}

/** The lines of a question: those above the one behind which is typed, and that one, as it is and as it is painted. */
interface QuestionRows {
  readonly rows: readonly string[]
  readonly last: string
  readonly plain: string
}

/** A question in lines of the terminal, its mark before it; where hardly any room is left behind it, one types below. */
export function questionRows(message: string, columns: number, paint: Paint): QuestionRows {
  const lines = hanging('?', message, columns - 1).map((line) => line.replace(/^(\s*\?) {2}/u, '$1 '))
  const own = lines.map((line, i) => (i === 0 ? paint.good('?') + paint.strong(line.slice(1)) : paint.strong(line)))
  const plain = `${lines.at(-1) ?? ''} `
  if (widthOf(plain) > columns - 12) return { rows: own, last: '  ', plain: '  ' }
  return { rows: own.slice(0, -1), last: `${own.at(-1)} `, plain }
}
