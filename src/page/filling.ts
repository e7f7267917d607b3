import { at, box, hatched, ink } from './drawing.ts'
import { type Html, html } from './html.ts'

/** How many fillings can be told apart in black and white; after the last the first is used again. */
const fillings = 8

/** How far apart the lines of a filling are. */
const step = 5

/** Lines from edge to edge of a box, that many units apart. */
function ruled(x: number, y: number, width: number, height: number, way: 'level' | 'upright'): string {
  const along = way === 'level' ? height : width
  const lines: string[] = []
  for (let place = step; place < along; place += step)
    lines.push(way === 'level' ? `M${at(x)} ${at(y + place)}h${at(width)}` : `M${at(x + place)} ${at(y)}v${at(height)}`)
  return lines.join('')
}

/** Lines that fall from left to right, as those of `hatched` rise. */
function falling(x: number, y: number, width: number, height: number): string {
  const lines: string[] = []
  for (let head = step - height; head < width; head += step) {
    const [from, to] = [Math.max(head, 0), Math.min(head + height, width)]
    if (to > from) lines.push(`M${at(x + from)} ${at(y + from - head)}L${at(x + to)} ${at(y + to - head)}`)
  }
  return lines.join('')
}

const lined = (path: string, outline: Html, stroke: string): Html =>
  html`${outline}<path d="${path}" stroke="${stroke}" fill="none"/>`

/** A box filled as the series of that number is, from 0: no two of the first eight look the same without colours. */
export function filled(x: number, y: number, width: number, height: number, index: number): Html {
  const outline = (stroke: string) => box(x, y, width, height, ink.paper, stroke)
  switch (index % fillings) {
    case 0:
      return box(x, y, width, height, ink.fill)
    case 1:
      return hatched(x, y, width, height, '#8a4b08')
    case 2:
      return box(x, y, width, height, '#dde3ea', ink.quiet)
    case 3:
      return lined(falling(x, y, width, height), outline('#5b3a86'), '#5b3a86')
    case 4:
      return lined(ruled(x, y, width, height, 'level'), outline(ink.alarm), ink.alarm)
    case 5:
      return box(x, y, width, height, ink.text)
    case 6:
      return lined(ruled(x, y, width, height, 'upright'), outline('#2c6e49'), '#2c6e49')
    default:
      return lined(
        `${ruled(x, y, width, height, 'level')}${ruled(x, y, width, height, 'upright')}`,
        outline(ink.text),
        ink.text,
      )
  }
}
