import { at, ink, letters, rule } from './drawing.ts'
import { type Html, html } from './html.ts'
import { lettered, widthOf } from './lettering.ts'

/** How the lines of several series are told apart, in black and white as well. */
const looks = [
  { dash: '', colour: '#1b222c', width: 2.5 },
  { dash: '7 4', colour: '#2f6690', width: 1.75 },
  { dash: '2 3', colour: '#8a4b08', width: 1.75 },
  { dash: '9 3 2 3', colour: '#5b3a86', width: 1.75 },
] as const

/** The outlines of markers around 0, 0: a circle, a square, a triangle, a diamond. */
const outlines = [
  'M-4 0a4 4 0 1 0 8 0a4 4 0 1 0-8 0z',
  'M-4-4h8v8h-8z',
  'M0-5l5 9h-10z',
  'M0-5.5l5.5 5.5l-5.5 5.5l-5.5-5.5z',
] as const

/** How far a marker reaches from its point, at most. */
export const markerReach = 6

/** The dash, colour and width of the series of that number, from 0. */
export const lookOf = (index: number) => looks[index % looks.length] ?? looks[0]

/** Where the looks begin anew, the markers go on by one: sixteen series are told apart. */
const outlineOf = (index: number) =>
  outlines[(index + Math.floor(index / looks.length)) % outlines.length] ?? outlines[0]

/** The marker of a series at a point; a hollow one stands for what is not to be held against the others. */
export function marker(x: number, y: number, index: number, hollow: boolean): Html {
  const { colour } = lookOf(index)
  const fill = hollow ? ink.paper : colour
  return html`<path transform="translate(${at(x)} ${at(y)})" d="${outlineOf(index)}" fill="${fill}" stroke="${colour}" stroke-width="1.5"/>`
}

const size = 12
/** The sample before a name, and how far apart names and rows of names stand. */
const sample = 34
const apart = 18
const rowHigh = 20

/** Names with a sample before each, drawn on `x` and the middle `y` of its line; and how high all of that is. */
export function legendOf(
  names: readonly string[],
  sampleAt: (x: number, y: number, index: number) => Html,
  width: number,
): { drawn: Html[]; high: number } {
  let [x, y] = [0, 16]
  const drawn = names.map((whole, index) => {
    const [name = ''] = lettered(whole, width - sample - 2, size, 1)
    const needed = sample + widthOf(name, size)
    if (x > 0 && x + needed > width) [x, y] = [0, y + rowHigh]
    const entry = html`<g><title>${whole}</title>${sampleAt(x, y - 4, index)}${letters(x + sample, y, name, { size })}</g>`
    x += needed + apart
    return entry
  })
  return { drawn, high: y + 10 }
}

/** The names of the series with their lines, and what a hollow marker means unless it is null; and how high that is. */
export const legend = (
  series: readonly string[],
  hollow: string | null,
  width: number,
): { drawn: Html[]; high: number } =>
  legendOf(hollow === null ? series : [...series, hollow], (x, y, index) => sampleOf(x, y, index, series.length), width)

function sampleOf(x: number, y: number, index: number, count: number): Html {
  if (index >= count) return marker(x + 14, y, 0, true)
  const { colour, dash, width } = lookOf(index)
  return html`${rule(x, y, x + 28, y, colour, dash, width)}${marker(x + 14, y, index, false)}`
}
