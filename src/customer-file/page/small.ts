import { html, type Part } from '../../page/html.ts'
import { type Say, shown } from '../../page/shown.ts'
import { erasedWords } from '../../register/erasure.ts'

/** A text with a remark in small letters below it; a dash where there is none. */
export const small = (text: string | null, remark: string | null): Part =>
  html`${shown(text)}${remark === null ? null : html`<small>${remark}</small>`}`

/** A text in which somebody may be named: the mark of an erased name is told in the language of the page. */
export const named = (text: string | null, say: Say): string | null => (text === null ? null : say(erasedWords(text)))
