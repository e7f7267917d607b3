import { at, drawing, ink, label, letters, marksOf, rule, shareOf } from './drawing.ts'
import { filled } from './filling.ts'
import { type Html, html } from './html.ts'
import { legendOf, lookOf, marker } from './legend.ts'
import { lettered, widthOf } from './lettering.ts'

/** What one series of columns shows, or a line over them. */
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
  /** Drawn over the columns by the same axis: what they are held against. */
  readonly lines?: readonly ColumnSeries[]
  /** What stands in the middle where nothing is known. */
  readonly none: string
  /** The end of the axis where it is not the highest column. */
  readonly upTo?: number
  readonly width?: number
}

const size = 12
/** Room above the highest column for its figure. */
const figureRoom = 20
/** A line over columns has paper on both of its sides, so that it is seen on dark ones too. */
const casing = 3

/** A figure as it is written: at most two decimals, and no more than there are. */
const written = (value: number): string => String(Math.round(value * 100) / 100)

/** How wide a bold figure is in the widest of usual faces: their digits are wider than letters on average. */
const boldWidth = (figure: string): number => widthOf(figure, size) * 1.17

const known = (value: number | null | undefined): value is number =>
  typeof value === 'number' && Number.isFinite(value) && value >= 0

/** A column, or a piece of one. */
interface Piece {
  readonly index: number
  readonly value: number
  readonly said: string
}

/** What stands over one label: columns beside each other, each of one piece or of several on top of each other. */
type Group = readonly (readonly Piece[])[]

const saidOf = (name: string, column: string | undefined, value: number): string =>
  `${label(name)}, ${label(column ?? '')}: ${written(value)}`

function groupOf(chart: ColumnChart, place: number): Group {
  const pieces = chart.series.flatMap(({ name, values }, index): Piece[] => {
    const value = values[place]
    return known(value) ? [{ index, value, said: saidOf(name, chart.labels[place], value) }] : []
  })
  return chart.stacked ? [pieces] : chart.series.map((_, index) => pieces.filter((piece) => piece.index === index))
}

const heightOf = (column: readonly Piece[]): number => column.reduce((sum, { value }) => sum + value, 0)

/** What is drawn, and where its columns and their labels stand. */
function laidOut(chart: ColumnChart) {
  const { title, series, stacked, lines = [], width = 880 } = chart
  const labels = chart.labels.map(label)
  const groups = labels.map((_, place) => groupOf(chart, place))
  const points = lines.flatMap(({ values }) => labels.map((_, place) => values[place]).filter(known))
  const highest = Math.max(0, ...groups.flat().map(heightOf), ...points)
  const range = { from: 0, to: Math.max(chart.upTo ?? 0, highest) }
  const names = [...series, ...lines].map(({ name }) => label(name))
  const sample = (x: number, y: number, index: number) =>
    index < series.length ? filled(x, y - 6, 22, 12, index) : lineSample(x, y, index - series.length)
  const legend = names.length < 2 ? { drawn: [], high: 0 } : legendOf(names, sample, width)
  const top = legend.high + figureRoom
  const foot = top + (width < 480 ? 170 : 210)
  const left = Math.max(...marksOf(range).map((mark) => widthOf(String(mark), size))) * 1.08 + 10
  const step = (width - left) / Math.max(1, labels.length)
  const beside = stacked ? 1 : Math.max(1, series.length)
  const thick = Math.min(46, (step * 0.72) / beside)
  return {
    ...{ title, width, labels, groups, lines, legend: legend.drawn, top, foot, left, step, thick, beside, range },
    ceiling: legend.high,
    empty: points.length === 0 && groups.every((group) => group.flat().length === 0),
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
 * black and white as well, with a legend where there are several and a figure over each column that has room for one; and
 * lines over them, told apart by dash and marker. The drawing is `width` wide (880). Zero is a stroke on the axis; of what is
 * not known, or below zero, nothing is drawn.
 */
export function columnChart(chart: ColumnChart): Html {
  const layout = laidOut(chart)
  const { title, width, foot, labels, lines, empty } = layout
  const said = [...chart.series, ...lines].map(({ name, values }) => {
    const each = labels.map((text, i) => `${text} ${typeof values[i] === 'number' ? written(values[i]) : '—'}`)
    return `${label(name)}: ${each.join(', ')}`
  })
  const figures = labels.flatMap((_, place) => figuresOver(place, layout))
  return drawing(width, foot + 28, { title, description: empty ? chart.none : said.join('; ') }, [
    ...layout.legend,
    ...axes(layout),
    ...labels.flatMap((_, place) => groupDrawn(place, layout)),
    rule(layout.left, foot, width, foot, ink.text),
    ...lines.flatMap((_, index) => lineDrawn(index, layout)),
    ...figures.map(({ x, y, text }) => letters(x, y, text, { size, anchor: 'middle', bold: true, clear: true })),
    ...lineFigures(figures, layout).map(({ x, y, text, index }) =>
      letters(x, y, text, { size, anchor: 'middle', bold: true, clear: true, fill: lookOf(index).colour }),
    ),
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
  const widest = Math.min(room, Math.max(0, ...labels.map((text) => widthOf(text, size))))
  // The last one is moved left where it would go past the edge, towards the one before it.
  const named = hasRoom(widest + 6 + Math.max(0, (widest - step) / 2))
  const names = labels.flatMap((text, place) => {
    if (!named(place)) return []
    const [name = ''] = lettered(text, room, size, 1)
    const half = widthOf(name, size) / 2
    const middle = Math.min(placeOf(place), width - half)
    return [html`<g><title>${text}</title>${letters(middle, foot + 18, name, { size, anchor: 'middle' })}</g>`]
  })
  return [...grid, ...names]
}

/** Where the columns of a label stand, from left to right. */
const columnsAt = (place: number, { groups, thick, beside, placeOf }: Layout) =>
  (groups[place] ?? []).map((column, nr) => ({ column, x: placeOf(place) - (beside * thick) / 2 + nr * thick }))

function groupDrawn(place: number, layout: Layout): Html[] {
  const { thick, foot, lengthOf } = layout
  return columnsAt(place, layout).flatMap(({ column, x }) => {
    if (column.length > 0 && heightOf(column) === 0) {
      const zero = html`<path d="M${at(x)} ${at(foot - 1.5)}h${at(thick)}" stroke="${ink.text}" stroke-width="3"/>`
      return [html`<g><title>${column.map(({ said }) => said).join('; ')}</title>${zero}</g>`]
    }
    let y = foot
    return column.flatMap(({ index, value, said }) => {
      if (value === 0) return []
      const long = lengthOf(value)
      y -= long
      return [html`<g><title>${said}</title>${filled(x, y, thick, long, index)}</g>`]
    })
  })
}

/** A figure in the drawing: the middle and the foot of its letters. */
interface Figure {
  readonly x: number
  readonly y: number
  readonly text: string
}

/** The figures over the columns of a label that have room for them. */
function figuresOver(place: number, layout: Layout): Figure[] {
  const { thick, beside, step, foot, lengthOf } = layout
  return columnsAt(place, layout).flatMap(({ column, x }) => {
    const text = written(heightOf(column))
    if (column.length === 0 || boldWidth(text) > (beside === 1 ? step : thick) - 2) return []
    return [{ x: x + thick / 2, y: foot - lengthOf(heightOf(column)) - 5, text }]
  })
}

const lineSample = (x: number, y: number, index: number): Html => {
  const { colour, dash, width } = lookOf(index)
  return html`${rule(x, y, x + 28, y, colour, dash, width)}${marker(x + 14, y, index, true)}`
}

/** A line over the columns with its markers; what is not known interrupts it. */
function lineDrawn(index: number, { lines, labels, foot, placeOf, lengthOf }: Layout): Html[] {
  const { name, values } = lines[index] ?? { name: '', values: [] }
  const { dash, colour, width } = lookOf(index)
  const dashed = dash === '' ? null : html` stroke-dasharray="${dash}"`
  const runs: string[][] = [[]]
  const markers: Html[] = []
  for (const [place, column] of labels.entries()) {
    const value = values[place]
    if (!known(value)) {
      runs.push([])
      continue
    }
    const [x, y] = [placeOf(place), foot - lengthOf(value)]
    runs.at(-1)?.push(`${at(x)} ${at(y)}`)
    markers.push(html`<g><title>${saidOf(name, column, value)}</title>${marker(x, y, index, true)}</g>`)
  }
  const paths = runs.filter((run) => run.length > 1).map((run) => `M${run.join('L')}`)
  return [
    ...paths.map(
      (path) => html`<path d="${path}" fill="none" stroke="${ink.paper}" stroke-width="${at(width + 2 * casing)}"/>`,
    ),
    ...paths.map(
      (path) => html`<path d="${path}" fill="none" stroke="${colour}" stroke-width="${at(width)}"${dashed}/>`,
    ),
    ...markers,
  ]
}

/**
 * The figures of the lines, each by its point where it stands on no other figure and within the picture: the newest first, and
 * none where there is no room. The same is said at its marker and in the description.
 */
function lineFigures(others: readonly Figure[], layout: Layout): (Figure & { readonly index: number })[] {
  const { lines, labels, foot, ceiling, left, width, step, placeOf, lengthOf } = layout
  const taken = [...others]
  const isFree = (figure: Figure) =>
    figure.y - size >= ceiling && figure.y <= foot - 4 && taken.every((other) => !touch(figure, other))
  const placed: (Figure & { readonly index: number })[] = []
  for (const place of [...labels.keys()].reverse())
    for (const [index, { values }] of lines.entries()) {
      const value = values[place]
      // A line that stays where it is says so once.
      if (!known(value) || value === values[place + 1]) continue
      const text = written(value)
      const half = boldWidth(text) / 2
      if (2 * half > step - 2 && place < labels.length - 1 && known(values[place + 1])) continue
      const x = Math.min(Math.max(left + half, placeOf(place)), width - half)
      const y = foot - lengthOf(value)
      const found = [y - 9, y + 18, y - 24].map((foot) => ({ x, y: foot, text })).find(isFree)
      if (found === undefined || x - half < left - 2) continue
      taken.push(found)
      placed.push({ ...found, index })
    }
  return placed
}

const touch = (one: Figure, other: Figure): boolean =>
  Math.abs(one.x - other.x) < (boldWidth(one.text) + boldWidth(other.text)) / 2 + 2 &&
  Math.abs(one.y - other.y) < size + 2

function noneOf(none: string, { left, width, top, foot }: Layout): Html {
  const [said = ''] = lettered(label(none), width - left - 8, size + 1, 1)
  const how = { size: size + 1, anchor: 'middle', fill: ink.quiet, clear: true } as const
  return letters((left + width) / 2, (top + foot) / 2, said, how)
}
