import { oneLine } from '../clause/visible.ts'
import { type Html, html, type Part } from './html.ts'

/** What a picture is drawn with. It is told by shape and label, so that it reads in black and white as well. */
export const ink = {
  text: '#1b222c',
  quiet: '#55606e',
  line: '#c9d0d8',
  fill: '#2f6690',
  alarm: '#a3341f',
  paper: '#ffffff',
} as const

/** A length in the drawing's own unit as it is written: at most two decimals, so that every machine writes the same. */
export const at = (value: number): string => String(Math.round(value * 100) / 100)

/** Labels in a drawing stand on one line each, and are measured as they are shown. */
export const label = (text: string): string => oneLine(text).trim()

/** What every picture says of itself to those who hear a page instead of seeing it. */
export interface Named {
  readonly title: string
  /** All that the picture shows, in words and numbers. */
  readonly description: string
}

/** A picture that scales with the page: its unit is a pixel where it is shown as wide as it is drawn. */
export const drawing = (width: number, height: number, { title, description }: Named, content: readonly Part[]): Html =>
  html`<svg viewBox="0 0 ${at(width)} ${at(height)}" role="img"><title>${label(title)}</title><desc>${label(description)}</desc>${content}</svg>`

export interface Lettering {
  readonly size: number
  readonly anchor?: 'start' | 'middle' | 'end'
  readonly bold?: true
  readonly fill?: string
  /** Set off from lines that run behind it. */
  readonly clear?: true
}

/** A line of text whose letters stand on `y`. */
export function letters(x: number, y: number, text: string, how: Lettering): Html {
  const { size, anchor = 'start', fill = ink.text } = how
  const weight = how.bold === undefined ? null : html` font-weight="600"`
  const clear =
    how.clear === undefined
      ? null
      : html` paint-order="stroke" stroke="${ink.paper}" stroke-width="4" stroke-linejoin="round"`
  return html`<text x="${at(x)}" y="${at(y)}" font-size="${at(size)}" text-anchor="${anchor}" fill="${fill}"${weight}${clear}>${text}</text>`
}

/** Several lines of text below each other, the first standing on `y`. */
export const stackedLetters = (x: number, y: number, lines: readonly string[], how: Lettering): Html[] =>
  lines.map((line, i) => letters(x, y + i * how.size * leading, line, how))

/** How many times as high as its letters a line is. */
export const leading = 1.25

export const rule = (x1: number, y1: number, x2: number, y2: number, stroke: string, dash = '', width = 1): Html =>
  html`<line x1="${at(x1)}" y1="${at(y1)}" x2="${at(x2)}" y2="${at(y2)}" stroke="${stroke}" stroke-width="${at(width)}"${dash === '' ? null : html` stroke-dasharray="${dash}"`}/>`

export const box = (x: number, y: number, width: number, height: number, fill: string, stroke = fill): Html =>
  html`<rect x="${at(x)}" y="${at(y)}" width="${at(width)}" height="${at(height)}" fill="${fill}" stroke="${stroke}"/>`

/** A box filled with slanting lines: what is told apart by colour on a screen is told apart by this on paper. */
export function hatched(x: number, y: number, width: number, height: number, stroke: string): Html {
  const lines: string[] = []
  for (let foot = 5 - height; foot < width; foot += 5) {
    const [from, to] = [Math.max(foot, 0), Math.min(foot + height, width)]
    if (to > from)
      lines.push(`M${at(x + from)} ${at(y + height - (from - foot))}L${at(x + to)} ${at(y + height - (to - foot))}`)
  }
  return html`${box(x, y, width, height, ink.paper, stroke)}<path d="${lines.join('')}" stroke="${stroke}" fill="none"/>`
}

/** Where an axis begins and ends. */
export interface Range {
  readonly from: number
  readonly to: number
}

/** The whole numbers that an axis is marked with: a handful, at round distances. The axis is at least 1 long. */
export function marksOf({ from, to }: Range): number[] {
  const length = Math.max(1, to - from)
  let step = 1
  while (length / step > 6) step = String(step).startsWith('2') ? (step / 2) * 5 : step * 2
  const marks: number[] = []
  for (let mark = Math.ceil(from / step) * step; mark <= from + length; mark += step) marks.push(mark)
  return marks
}

/** The share of an axis at which a value stands, 0 to 1: what lies outside stands at its end. */
export const shareOf = (value: number, { from, to }: Range): number =>
  Math.min(1, Math.max(0, (value - from) / Math.max(1, to - from)))
