import { visible } from '../terminal/visible.ts'

/** What XML has no way to write, and a reader of Word files takes for damage. */
const noCharacter = /[\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g

const printableText = (text: string): string => visible(text, '\n\t').replace(noCharacter, '\ufffd')

/**
 * The same data with every text such as paper can bear it: control characters written out, above all those that turn the
 * direction of writing, which would let a name be signed that is not the one on record.
 */
export function printable<Data>(data: Data): Data {
  if (typeof data === 'string') return printableText(data) as Data
  if (Array.isArray(data)) return data.map(printable) as Data
  if (typeof data !== 'object' || data === null) return data
  return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, printable(value)])) as Data
}
