import { visible } from '../clause/visible.ts'

/**
 * A text that XML can hold: control characters are written out; lone surrogates, and two characters that readers take for damage
 * (U+FFFE and U+FFFF), are replaced.
 */
export const writableText = (text: string): string =>
  visible(text, '\n\t')
    .toWellFormed()
    .replace(/[\ufffe\uffff]/g, '\ufffd')

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** A text escaped for use between tags and within double quotes. */
export const escapedText = (text: string): string =>
  text.replace(/[&<>"]/g, (character) => entities[character] ?? character)
