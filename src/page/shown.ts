import { joined, type Words } from '../clause/words.ts'

/** A text in the language of the page. */
export type Say = (words: Words) => string

/** A text as the page shows it: what is not there is a dash. */
export const shown = (text: string | null): string => (text === null || text.trim() === '' ? '—' : text)

/** Several sentences one after the other: Chinese has no blanks between them. */
export const sentences = (parts: readonly Words[]): Words => joined(parts, ' ', '')
