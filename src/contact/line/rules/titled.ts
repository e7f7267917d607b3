import type { Piece, Place } from './pieces.ts'
import { surnames, titles } from './vocabulary.ts'

/** A person as they are addressed: 李工, 王小明经理, Mr Smith. */
export interface Titled extends Place {
  /** As it was typed. */
  readonly text: string
  readonly surname: string
  /** The whole name, where more than the surname stands before how they are addressed; null elsewhere. */
  readonly name: string | null
  /** How many words of the line it takes. */
  readonly words: number
}

const surname = `(${surnames.two.join('|')}|[${surnames.one}])`

/** Of one character (工, 总, 董) many words end in one: a whole name does not stand before those. */
const behindSurname = new RegExp(`^${surname}(?:${titles.join('|')})$`, 'u')
const behindName = new RegExp(
  `^(${surname}\\p{sc=Han}{1,2})(?:${titles.filter((each) => each.length > 1).join('|')})$`,
  'u',
)
const english = /^(?:mr|mrs|ms|miss|dr)\.?$/iu

/** The person whom the first of the words addresses; null where it addresses nobody. */
export function surnameAndTitle([piece, next]: readonly Piece[]): Titled | null {
  if (piece === undefined) return null
  const { text, from, to } = piece
  const [, alone] = behindSurname.exec(text) ?? []
  if (alone !== undefined) return { ...{ text, from, to }, surname: alone, name: null, words: 1 }
  const [, name, first] = behindName.exec(text) ?? []
  if (name !== undefined && first !== undefined) return { ...{ text, from, to }, surname: first, name, words: 1 }
  if (!english.test(text) || next === undefined || next.isQuoted) return null
  return { text: `${text} ${next.text}`, from, to: next.to, surname: next.text, name: null, words: 2 }
}

const anyTitle = new RegExp(`^(.+?)(?:${titles.join('|')})$`, 'u')

/** A word without how somebody is addressed at its end: lj of lj工. */
export function titled(word: string): { readonly text: string; readonly isTitled: boolean } {
  const [, text] = anyTitle.exec(word) ?? []
  return text === undefined ? { text: word, isTitled: false } : { text, isTitled: true }
}
