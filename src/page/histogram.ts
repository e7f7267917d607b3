import { box, drawing, ink, label, leading, letters, rule, stackedLetters } from './drawing.ts'
import { type Html, html } from './html.ts'
import { lettered } from './lettering.ts'

/** One bar of a histogram. */
export interface Bin {
  readonly label: string
  readonly count: number
}

/** What `bars` draws. */
export interface Histogram {
  readonly title: string
  readonly bins: readonly Bin[]
  /** What stands in the middle where nothing was counted. */
  readonly none: string
  readonly width?: number
}

const size = 12
/** Bins are narrow: their names are smaller. */
const nameSize = 11
const top = 20
const high = 110
const foot = top + high

/**
 * A histogram: a bar for each bin with its count above and its name below. The drawing is `width` wide (300, for three
 * beside each other or one on a telephone).
 */
export function bars({ title, bins, none, width = 300 }: Histogram): Html {
  const step = (width - 8) / Math.max(1, bins.length)
  const most = Math.max(1, ...bins.map(({ count }) => count))
  const columns = bins.map((bin, i) => columnOf(bin, 4 + i * step, step, (bin.count / most) * high))
  const lines = Math.max(1, ...columns.map((column) => column.lines))
  const empty = bins.every(({ count }) => count === 0)
  const description = empty ? none : bins.map((bin) => `${bin.label}: ${bin.count}`).join('; ')
  return drawing(width, foot + 20 + (lines - 1) * nameSize * leading, { title, description }, [
    ...columns.map(({ drawn }) => drawn),
    rule(2, foot, width - 2, foot, ink.text),
    ...(empty ? noneOf(none, width) : []),
  ])
}

function columnOf(bin: Bin, x: number, step: number, tall: number): { drawn: Html; lines: number } {
  const [whole, count, middle] = [label(bin.label), bin.count, x + step / 2]
  const lines = lettered(whole, step - 1, nameSize, 2)
  const gap = Math.min(6, step / 4)
  const bar = count === 0 ? null : box(x + gap / 2, foot - tall, step - gap, tall, ink.fill)
  const fill = count === 0 ? ink.quiet : ink.text
  const counted = letters(middle, foot - tall - 5, String(count), { size, anchor: 'middle', fill })
  const name = stackedLetters(middle, foot + 16, lines, { size: nameSize, anchor: 'middle' })
  return { drawn: html`<g><title>${whole}: ${count}</title>${bar}${counted}${name}</g>`, lines: lines.length }
}

function noneOf(none: string, width: number): Html[] {
  const lines = lettered(label(none), width - 40, size + 1, 2)
  return stackedLetters(width / 2, top + high / 2, lines, { size: size + 1, anchor: 'middle', fill: ink.quiet })
}
