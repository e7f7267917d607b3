/** One point in millimetres. */
const point = 0.3528

/** How many times as high as its letters a line is. */
export const leading = 1.3

/** How wide a text is, in the width of a Chinese character. Latin letters are taken for a little wider than they are. */
export function emsOf(text: string): number {
  let ems = 0
  for (const character of text) ems += emOf(character)
  return ems
}

const emOf = (character: string): number => (character > '\u02ff' ? 1 : /[A-Z@%&MWmw—]/.test(character) ? 0.8 : 0.55)

/** How many characters go on a line; one less than there is room for, since no line begins with a comma. */
const emsPerLine = (width: number, size: number): number => Math.max(1, width / (size * point) - 1)

/** The lines that a text takes in a column of that many millimetres, at a size in points. */
export function linesOf(text: string, width: number, size: number): number {
  const room = emsPerLine(width, size)
  return text.split('\n').reduce((lines, part) => lines + Math.max(1, Math.ceil(emsOf(part) / room)), 0)
}

/** The height of that many lines in millimetres. */
export const heightOf = (lines: number, size: number): number => lines * size * point * leading

/** The text in pieces of at most that many lines: what is longer than a page goes on in another row. */
export function slicesOf(text: string, width: number, size: number, most: number): string[] {
  const room = emsPerLine(width, size)
  const slices: string[] = []
  let slice = ''
  let line = 0
  let lines = 1
  for (const character of text) {
    const em = emOf(character)
    if (character === '\n' || line + em > room) {
      lines += 1
      line = 0
    }
    if (lines > most) {
      slices.push(slice)
      slice = ''
      lines = 1
    }
    if (character !== '\n') line += em
    slice += character
  }
  slices.push(slice)
  return slices
}
