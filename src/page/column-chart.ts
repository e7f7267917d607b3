import { drawing, ink, label, letters, marksOf, rule, shareOf } from './drawing.ts'
import { filled } from './filling.ts'
import { type Html, html } from './html.ts'
import { legendOf } from './legend.ts'
import { lettered, widthOf } from './lettering.ts'

/** What one series of columns shows. */
export interface ColumnSeries {
  readonly name: string
  /** One for each label; null if there is none. */
  readonly values: readonly (number | null)[]
}

/** What `columnChart` draws. */
export interface ColumnChart {
  readonly title: string
  readonly labels: readonly string[]
  readonly series: readonly ColumnSeries[]
  /** The series of a label stand on each other; else beside each other. */
  readonly stacked: boolean
  /** What stands in the middle where there is nothing to draw. */
  readonly none: string
  /** The end of the axis where it is not the highest column. */
  readonly upTo?: number
  readonly width?: number
}

const size = 12
/** Room above the highest column for its figure. */
const figureRoom = 20

/** A figure as it is written: at most two decimals, and no more than there are. */
const written = (value: number): string => String(Math.round(value * 100) / 100)

/** A column, or a piece of one. */
interface Piece {
  readonly index: number
  readonly value: number
  readonly said: string
}

/** What stands over one label: columns beside each other, each of one piece or of several on top of each other. */
type Group = readonly (readonly Piece[])[]

function groupOf(chart: ColumnChart, place: number): Group {
  const pieces = chart.series.flatMap(({ name, values }, index): Piece[] => {
    const value = values[place]
    if (typeof value !== 'number' || !Number.isFinite(value) || value <= 0) return []
    return [{ index, value, said: `${label(name)}, ${label(chart.labels[place] ?? '')}: ${written(value)}` }]
  })
  return chart.stacked ? [pieces] : chart.series.map((_, index) => pieces.filter((piece) => piece.index === index))
}

const heightOf = (column: readonly Piece[]): number => column.reduce((sum, { value }) => sum + value, 0)

/** What is drawn, and where its columns and their labels stand. */
function laidOut(chart: ColumnChart) {
  const { title, stacked, width = 880 } = chart
  const labels = chart.labels.map(label)
  const names = chart.series.map(({ name }) => label(name))
  const groups = labels.map((_, place) => groupOf(chart, place))
  const highest = Math.max(0, ...groups.flat().map(heightOf))
  const range = { from: 0, to: Math.max(chart.upTo ?? 0, highest) }
  const legend =
    names.length < 2 ? { drawn: [], high: 0 } : legendOf(names, (x, y, index) => filled(x, y - 6, 22, 12, index), width)
  const top = legend.high + figureRoom
  const foot = top + (width < 480 ? 170 : 210)
  const left = Math.max(...marksOf(range).map((mark) => widthOf(String(mark), size))) + 10
  const step = (width - left) / Math.max(1, labels.length)
  const beside = stacked ? 1 : Math.max(1, names.length)
  const thick = Math.min(46, (step * 0.72) / beside)
  return {
    ...{ title, width, labels, groups, legend: legend.drawn, top, foot, left, step, thick, beside, range },
    empty: highest === 0,
    placeOf: (place: number) => left + (place + 0.5) * step,
    lengthOf: (value: number) => shareOf(value, range) * (foot - top),
    /** Whether a label has room: every one, every second (third …), and always the last. */
    hasRoom: (needed: number) => (place: number) =>
      (labels.length - 1 - place) % Math.max(1, Math.ceil(needed / step)) === 0,
  }
}

type Layout = ReturnType<typeof laidOut>

/**
 * Upright columns over labels such as months: the series on each other or beside each other, told apart by their filling in
 * black and white as well, with a legend where there are several and a figure over each column that has room for one. The
 * drawing is `width` wide (880). Values below zero are not drawn.
 */
export function columnChart(chart: ColumnChart): Html {
  const layout = laidOut(chart)
  const { title, width, foot, labels, empty } = layout
  const said = chart.series.map(({ name, values }) => {
    const each = labels.map((text, i) => `${text} ${typeof values[i] === 'number' ? written(values[i]) : '—'}`)
    return `${label(name)}: ${each.join(', ')}`
  })
  return drawing(width, foot + 28, { title, description: empty ? chart.none : said.join('; ') }, [
    ...layout.legend,
    ...axes(layout),
    ...labels.flatMap((_, place) => groupDrawn(place, layout)),
    rule(layout.left, foot, width, foot, ink.text),
    ...(empty ? [noneOf(chart.none, layout)] : []),
  ])
}

function axes({ range, left, width, top, foot, labels, step, hasRoom, placeOf, lengthOf }: Layout): Html[] {
  const grid = marksOf(range).flatMap((mark) => {
    const y = foot - lengthOf(mark)
    if (y < top - 1) return []
    const figure = letters(left - 8, y + 4, String(mark), { size, anchor: 'end', fill: ink.quiet })
    return [rule(left, y, width, y, ink.line), figure]
  })
  const room = Math.min(160, Math.max(step - 6, widthOf('0000-00', size)))
  const named = hasRoom(Math.min(room, Math.max(0, ...labels.map((text) => widthOf(text, size)))) + 6)
  const names = labels.flatMap((text, place) => {
    if (!named(place)) return []
    const [name = ''] = lettered(text, room, size, 1)
    const half = widthOf(name, size) / 2
    const middle = Math.min(placeOf(place), width - half)
    return [html`<g><title>${text}</title>${letters(middle, foot + 18, name, { size, anchor: 'middle' })}</g>`]
  })
  return [...grid, ...names]
}

function groupDrawn(place: number, layout: Layout): Html[] {
  const { groups, thick, beside, foot, lengthOf, placeOf } = layout
  const first = placeOf(place) - (beside * thick) / 2
  return (groups[place] ?? []).flatMap((column, nr) => {
    const x = first + nr * thick
    let y = foot
    const pieces = column.map(({ index, value, said }) => {
      const long = lengthOf(value)
      y -= long
      return html`<g><title>${said}</title>${filled(x, y, thick, long, index)}</g>`
    })
    if (column.length === 0) return pieces
    const figure = written(heightOf(column))
    const isRoom = widthOf(figure, size) <= (beside === 1 ? layout.step : thick) - 2
    return isRoom ? [...pieces, letters(x + thick / 2, y - 5, figure, { size, anchor: 'middle', bold: true })] : pieces
  })
}

function noneOf(none: string, { left, width, top, foot }: Layout): Html {
  const [said = ''] = lettered(label(none), width - left - 8, size + 1, 1)
  const how = { size: size + 1, anchor: 'middle', fill: ink.quiet, clear: true } as const
  return letters((left + width) / 2, (top + foot) / 2, said, how)
}
