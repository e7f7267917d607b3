import { visible } from '../clause/visible.ts'

/** What XML has no way to write, and a reader of such files takes for damage. */
const noCharacter = /[\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g

/** A text as a file of XML can hold it: control characters written out, halves of characters replaced. */
export const writableText = (text: string): string => visible(text, '\n\t').replace(noCharacter, '\ufffd')

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** A text as it stands between tags and within double quotes. */
export const escapedText = (text: string): string =>
  text.replace(/[&<>"]/g, (character) => entities[character] ?? character)
