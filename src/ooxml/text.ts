import { visible } from '../clause/visible.ts'

/** A text as XML can hold it: control characters are written out; halves of characters, and two that readers take for damage, are replaced. */
export const writableText = (text: string): string =>
  visible(text, '\n\t')
    .toWellFormed()
    .replace(/[\ufffe\uffff]/g, '\ufffd')

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** A text as it stands between tags and within double quotes. */
export const escapedText = (text: string): string =>
  text.replace(/[&<>"]/g, (character) => entities[character] ?? character)
