import { writableText } from '../ooxml/text.ts'

/**
 * The same data with every text such as paper can bear it: control characters written out, above all those that turn the
 * direction of writing, which would let a name be signed that is not the one on record.
 */
export function printable<Data>(data: Data): Data {
  if (typeof data === 'string') return writableText(data) as Data
  if (Array.isArray(data)) return data.map(printable) as Data
  if (typeof data !== 'object' || data === null) return data
  return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, printable(value)])) as Data
}
