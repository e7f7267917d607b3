import type { Words } from '../../../clause/words.ts'
import type { Place } from './pieces.ts'

/** What is wrong with a line, in a sentence, and where: the places are underlined. None where something is missing. */
export interface Fault {
  readonly words: Words
  readonly at: readonly Place[]
}

export const fault = (words: Words, ...at: readonly Place[]): Fault => ({
  words,
  at: at.map(({ from, to }) => ({ from, to })),
})
