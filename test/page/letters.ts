import type { Html } from '../../src/page/html.ts'
import { widthOf } from '../../src/page/lettering.ts'

/** A line of text in a drawing and the room it takes. */
export interface Letters {
  readonly text: string
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

const pattern = /<text x="([^"]*)" y="([^"]*)" font-size="([^"]*)" text-anchor="(\w+)"[^>]*>([^<]*)<\/text>/g

/** Markup read back as the text it shows. */
export const unescaped = (text: string): string =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')

/** The texts that can be seen in a drawing. */
export const lettersIn = (drawing: Html): Letters[] =>
  [...String(drawing).matchAll(pattern)].map(([, x, y, size, anchor, escaped = '']) => {
    const text = unescaped(escaped)
    const width = widthOf(text, Number(size))
    const left = Number(x) - (anchor === 'end' ? width : anchor === 'middle' ? width / 2 : 0)
    return { text, left, right: left + width, top: Number(y) - 0.8 * Number(size), bottom: Number(y) }
  })

/** Those that stand on each other. */
export function overlaps(letters: readonly Letters[]): string[] {
  return letters.flatMap((one, i) =>
    letters
      .slice(i + 1)
      .filter(
        (other) => one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom,
      )
      .map((other) => `${one.text} | ${other.text}`),
  )
}

/** Width and height of a drawing. */
export const sizeOf = (drawing: Html): number[] =>
  /viewBox="0 0 (\S+) (\S+)"/.exec(String(drawing))?.slice(1).map(Number) ?? []
