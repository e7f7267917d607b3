import type { Paint } from '../colour.ts'
import { parted } from '../question-words.ts'
import { hanging, widthOf } from '../wrap.ts'
import type { OnPaste } from './pasted.ts'

/** How questions are drawn. */
export interface Look {
  readonly columns: number
  readonly rows: number
  readonly paint: Paint
  /** Has what is pasted heard. */
  readonly onPaste: OnPaste
  /** A text in lines as wide as the terminal, but for so many columns that stand before each. */
  readonly wrapped: (text: string, inset?: number) => readonly string[]
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
  const [, hint] = parted(message)
  // What is said beside it is dim, unless it begins on the line above.
  const strong = (line: string, i: number) =>
    hint !== '' && i === lines.length - 1 && line.endsWith(hint)
      ? paint.strong(line.slice(0, -hint.length)) + paint.faint(hint)
      : paint.strong(line)
  const own = lines.map((line, i) => (i === 0 ? paint.good('?') + strong(line.slice(1), i) : strong(line, i)))
  const plain = `${lines.at(-1) ?? ''} `
  if (widthOf(plain) > columns - 12) return { rows: own, last: '  ', plain: '  ' }
  return { rows: own.slice(0, -1), last: `${own.at(-1)} `, plain }
}
