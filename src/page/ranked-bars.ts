import {
  at,
  box,
  drawing,
  hatched,
  ink,
  label,
  leading,
  letters,
  marksOf,
  type Range,
  rule,
  shareOf,
  stackedLetters,
} from './drawing.ts'
import { type Html, html } from './html.ts'
import { lettered, widthOf } from './lettering.ts'

/** A row of a picture of bars that lie below each other. */
export interface RankedBar {
  readonly label: string
  /** What stands at the end of the bar. */
  readonly text: string
  /** Null where there is nothing to draw: the row has its text only. */
  readonly value: number | null
}

/** What `rankedBars` draws. */
export interface RankedBars {
  readonly title: string
  readonly rows: readonly RankedBar[]
  /** A line across the bars; those that end before it are hatched. */
  readonly threshold?: { readonly value: number; readonly label: string }
  /** 0 to 10 unless given. */
  readonly range?: Range
  readonly width?: number
}

const markSize = 12
const size = 13
/** Room above the rows for the name of a threshold. */
const thresholdRoom = 28

const known = (value: number | null): value is number => value !== null && Number.isFinite(value)

/** Where the rows stand: labels before the bars, or above them where the picture is for a telephone. */
function laidOut({ rows, threshold, range = { from: 0, to: 10 }, width = 880 }: RankedBars) {
  const texts = rows.map(({ text }) => lettered(label(text), width * 0.2, size, 1).join(''))
  const names = rows.map((row) => label(row.label))
  const widest = (list: readonly string[]) => Math.max(0, ...list.map((text) => widthOf(text, size)))
  const above = width < 480
  const left = above ? 5 : Math.min(widest(names) + 14, width * 0.42)
  const length = width - left - Math.max(size, widest(texts) + 12)
  const barHigh = above ? 14 : 16
  const top = threshold === undefined ? 4 : thresholdRoom
  let y = top
  const lines = rows.map(({ value }, i) => {
    const [whole = '', text = ''] = [names[i], texts[i]]
    const name = lettered(whole, above ? width - 8 : left - 14, size, 2)
    const nameHigh = name.length * size * leading
    const high = (above ? nameHigh + barHigh : Math.max(nameHigh, barHigh)) + 10
    const barY = above ? y + nameHigh + 3 : y + (high - barHigh) / 2
    const nameY = above ? y + size : y + (high - nameHigh) / 2 + size - 0.5
    y += high
    return { value, whole, text, name, nameY, barY }
  })
  const placeOf = (value: number) => left + shareOf(value, range) * length
  return { width, range, above, left, top, lines, barHigh, foot: y + 4, placeOf }
}

type Layout = ReturnType<typeof laidOut>
type Row = Layout['lines'][number]

/**
 * Bars that lie below each other in the order given, with a label before or above each and its value at its end. The
 * drawing is `width` wide (880); below 480 it is one for a telephone.
 */
export function rankedBars(chart: RankedBars): Html {
  const { title, threshold } = chart
  const layout = laidOut(chart)
  const { width, range, above, left, top, lines, foot, placeOf } = layout
  const marks = marksOf(range)
  const markRoom = Math.max(...marks.map((mark) => widthOf(String(mark), markSize))) + 6
  const every = Math.max(1, Math.ceil(markRoom / Math.max(1, placeOf(marks[1] ?? range.to) - placeOf(range.from))))
  const grid = marks.flatMap((mark, i) => {
    const line = rule(placeOf(mark), top, placeOf(mark), foot, ink.line)
    const figure = String(mark)
    if (i % every !== 0 || placeOf(mark) + widthOf(figure, markSize) / 2 > width) return [line]
    return [line, letters(placeOf(mark), foot + 15, figure, { size: markSize, anchor: 'middle', fill: ink.quiet })]
  })
  const said = [...(threshold === undefined ? [] : [threshold.label]), ...lines.map(saidOf)]
  return drawing(width, foot + 22, { title, description: said.join('; ') }, [
    ...grid,
    ...lines.map((row) => barOf(row, threshold?.value, layout)),
    above ? null : rule(left, top, left, foot, ink.text),
    ...(threshold === undefined ? [] : thresholdLine(threshold, layout)),
    ...lines.map((row) => lettersOf(row, layout)),
  ])
}

const saidOf = ({ whole, text }: Row): string => `${whole}: ${text}`

function barOf(row: Row, threshold: number | undefined, { left, barHigh, placeOf }: Layout): Html | null {
  const { value, barY } = row
  if (!known(value)) return null
  const length = placeOf(value) - left
  const isLow = threshold !== undefined && value < threshold
  const bar = isLow ? hatched(left, barY, length, barHigh, ink.alarm) : box(left, barY, length, barHigh, ink.fill)
  return html`<g><title>${saidOf(row)}</title>${bar}</g>`
}

/** The label and the value of a row, above the lines that cross them. */
function lettersOf(row: Row, { left, above, barHigh, placeOf }: Layout): Html {
  const { value, text, name, nameY, barY } = row
  const end = known(value) ? placeOf(value) : left
  const named = stackedLetters(above ? left : 0, nameY, name, { size, clear: true })
  const valued = letters(end + 7, barY + barHigh / 2 + size * 0.36, text, { size, bold: true, clear: true })
  return html`<g><title>${saidOf(row)}</title>${named}${valued}</g>`
}

function thresholdLine({ value, label: text }: { value: number; label: string }, layout: Layout): Html[] {
  const { width, top, foot, placeOf } = layout
  const x = placeOf(value)
  const [name = ''] = lettered(label(text), width - 8, markSize, 1)
  const half = widthOf(name, markSize) / 2
  const middle = Math.min(Math.max(x, half + 4), width - half - 4)
  return [
    rule(x, top - 6, x, foot, ink.alarm, '6 3', 1.5),
    html`<path d="M${at(x - 4)} ${at(top - 10)}h8l-4 6z" fill="${ink.alarm}"/>`,
    letters(middle, top - 14, name, { size: markSize, anchor: 'middle', fill: ink.alarm }),
  ]
}
