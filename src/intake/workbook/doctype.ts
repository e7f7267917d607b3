/** How a document type definition begins, in UTF-8 and, of whichever byte order, in UTF-16: the zero byte at either end is left off. */
const begins = ['<!DOCTYPE', '<!ENTITY'].flatMap((text) => [
  Buffer.from(text),
  Buffer.from(text, 'utf16le').subarray(0, -1),
])

/** Whether an element has begun: a definition stands before the first one, and what looks like one behind it is a cell's text. */
const hasElement = (before: string): boolean => /<[^!?]/.test(before.replace(/<!--[\s\S]*?-->|<\?[\s\S]*?\?>/g, ''))

/**
 * Whether an XML part has a document type definition. No spreadsheet writes one; what they are for is to name other files or
 * to blow up.
 */
export const hasDoctype = (part: Buffer): boolean =>
  begins.some((mark) => {
    const at = part.indexOf(mark)
    return at >= 0 && !hasElement(part.toString('latin1', 0, at).replaceAll('\0', ''))
  })
