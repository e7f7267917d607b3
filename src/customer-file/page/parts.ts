import type { Words } from '../../clause/words.ts'
import { type Html, html, type Part } from '../../page/html.ts'
import { note, section, type Table, table } from '../../page/parts.ts'
import { type Say, shown } from '../../page/shown.ts'
import { erasedWords } from '../../register/erasure.ts'

/** What a column of the file is called, and how its cells are set where that is not as running text. */
type Heading = Words & Pick<Table['columns'][number], 'whole' | 'number'>

/** A column of days or codes: never broken. */
export const whole = (words: Words): Heading => ({ ...words, whole: true })

/** A column of numbers. */
export const figures = (words: Words): Heading => ({ ...words, number: true })

interface Listing extends Pick<Table, 'headed' | 'listed' | 'rows'> {
  readonly caption: Words
  /** What is said instead of a table without rows. */
  readonly none?: Words
  readonly columns: readonly Heading[]
}

/** A table of the file. */
export function listing(say: Say, { caption, none, columns, ...more }: Listing): Html {
  if (none !== undefined && more.rows.length === 0) return note(say(none))
  const titled = columns.map(({ en, zh, ...set }) => ({ title: say({ en, zh }), ...set }))
  return table({ ...more, caption: say(caption), columns: titled })
}

/** A section of the file with a row for each thing, or with a sentence that says that there is none. */
export const listedSection = (
  say: Say,
  title: Words,
  none: Words,
  { columns, rows }: Pick<Listing, 'columns' | 'rows'>,
): Html => section(say(title), [listing(say, { caption: title, none, headed: true, listed: true, columns, rows })])

/** A text with a remark in small letters below it; a dash if there is none. */
export const small = (text: string | null, remark: string | null): Part =>
  html`${shown(text)}${remark === null ? null : html`<small>${remark}</small>`}`

/** A text in which somebody may be named: the mark of an erased name is told in the language of the page. */
export const named = (text: string | null, say: Say): string | null => (text === null ? null : say(erasedWords(text)))
