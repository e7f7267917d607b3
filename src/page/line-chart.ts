import { at, drawing, ink, label, letters, marksOf, type Range, rule, shareOf } from './drawing.ts'
import { type Html, html } from './html.ts'
import { legend, lookOf, marker, markerReach } from './legend.ts'
import { lettered, widthOf } from './lettering.ts'

/** A place on the x axis: a year, a month. */
export interface Column {
  readonly label: string
  /** Not to be held against the others: its points are hollow and the line passes them by. */
  readonly apart: boolean
}

/** A value and how it is written. */
export interface Point {
  /** Null if there is none: the line is interrupted. */
  readonly value: number | null
  readonly text: string
}

/** What one line shows. */
export interface Series {
  readonly name: string
  /** One for each column. */
  readonly points: readonly Point[]
}

/** What `lineChart` draws. */
export interface LineChart {
  readonly title: string
  readonly columns: readonly Column[]
  readonly series: readonly Series[]
  /** What hollow points mean; shown where there are any. */
  readonly apart: string
  /** What stands in the middle where there is no point at all. */
  readonly none: string
  /** 0 to 10 unless given. */
  readonly range?: Range
  readonly width?: number
}

const size = 12
/** Values at one point of the x axis stand so far below each other, at least. */
const lineHigh = 15
/** Where a value stands beside its point. */
const beside = markerReach + 4

const known = (point: Point | undefined): point is Point & { readonly value: number } =>
  typeof point?.value === 'number' && Number.isFinite(point.value)

/** What is drawn, and where its columns and its values stand. */
function laidOut(chart: LineChart) {
  const { title, range = { from: 0, to: 10 }, width = 880 } = chart
  const columns = chart.columns.map((column) => ({ ...column, label: label(column.label) }))
  const series = chart.series.map(({ name, points }) => ({
    name: label(name),
    points: columns.map((_, i) => ({ value: points[i]?.value ?? null, text: label(points[i]?.text ?? '') })),
  }))
  const hollow = columns.some(({ apart }, i) => apart && series.some(({ points }) => known(points[i])))
  const names = series.map(({ name }) => name)
  const legended = legend(names, hollow ? label(chart.apart) : null, width)
  const texts = series.flatMap(({ points }) => points.filter(known).map(({ text }) => text))
  const textRoom = Math.max(0, ...texts.map((text) => widthOf(text, size)))
  const top = legended.high + 14
  const foot = top + Math.max(width < 480 ? 190 : 230, series.length * lineHigh)
  const left = Math.max(...marksOf(range).map((mark) => widthOf(String(mark), size))) * 1.08 + 10
  const step = (width - left - textRoom - beside) / Math.max(1, columns.length)
  return {
    ...{ title, range, width, columns, series, textRoom, top, foot, left, step },
    legend: legended.drawn,
    empty: texts.length === 0,
    placeOf: (column: number) => left + (column + 0.5) * step,
    heightOf: (value: number) => foot - shareOf(value, range) * (foot - top),
    /** Whether a column is labelled where labels need so much room: every, every second (third …), and always the last. */
    labels: (needed: number) => (column: number) =>
      (columns.length - 1 - column) % Math.max(1, Math.ceil(needed / step)) === 0,
  }
}

type Layout = ReturnType<typeof laidOut>

/**
 * Lines over columns such as years, told apart by dash and marker, with a legend and a value at each point. Values that would
 * stand on each other move apart, with a thin line to their points; where there are too many columns, only some are
 * labelled. The drawing is `width` wide (880).
 */
export function lineChart(chart: LineChart): Html {
  const layout = laidOut(chart)
  const { title, width, foot, series, columns, empty } = layout
  const said = series.map(({ name, points }) => {
    const values = columns.map((column, i) => `${column.label} ${points[i]?.text || '—'}`)
    return `${name}: ${values.join(', ')}`
  })
  return drawing(width, foot + 28, { title, description: empty ? chart.none : said.join('; ') }, [
    ...layout.legend,
    ...axes(layout),
    ...series.flatMap(({ points }, index) => linesOf(points, index, layout)),
    ...columns.flatMap((_, i) => columnOf(i, layout)),
    ...(empty ? [noneOf(chart.none, layout)] : []),
  ])
}

function axes({ range, left, width, foot, columns, step, labels, placeOf, heightOf }: Layout): Html[] {
  const grid = marksOf(range).flatMap((mark) => [
    rule(left, heightOf(mark), width, heightOf(mark), ink.line),
    letters(left - 8, heightOf(mark) + 4, String(mark), { size, anchor: 'end', fill: ink.quiet }),
  ])
  const room = Math.min(160, Math.max(step - 6, widthOf('0000-00', size)))
  const named = labels(Math.min(room, Math.max(0, ...columns.map((column) => widthOf(column.label, size)))) + 6)
  const names = columns.flatMap((column, i) => {
    const [name = ''] = lettered(column.label, room, size, 1)
    const written = letters(placeOf(i), foot + 18, name, { size, anchor: 'middle' })
    return named(i) ? [html`<g><title>${column.label}</title>${written}</g>`] : []
  })
  return [...grid, ...names]
}

/** The points that one line joins: a null interrupts it, columns that stand apart are no part of it. */
function runsOf(points: readonly Point[], columns: readonly Column[]): { i: number; value: number }[][] {
  const runs: { i: number; value: number }[][] = [[]]
  columns.forEach(({ apart }, i) => {
    const point = points[i]
    if (apart) return
    if (known(point)) runs.at(-1)?.push({ i, value: point.value })
    else runs.push([])
  })
  return runs.filter((run) => run.length > 1)
}

function linesOf(points: readonly Point[], index: number, { columns, placeOf, heightOf }: Layout): Html[] {
  const { dash, colour, width } = lookOf(index)
  const dashed = dash === '' ? null : html` stroke-dasharray="${dash}"`
  return runsOf(points, columns).map((run) => {
    const path = run.map(({ i, value }) => `${at(placeOf(i))} ${at(heightOf(value))}`).join('L')
    return html`<path d="M${path}" fill="none" stroke="${colour}" stroke-width="${at(width)}"${dashed}/>`
  })
}

/** The points of all series at one column with their values beside them. */
function columnOf(i: number, { columns, series, textRoom, top, foot, labels, placeOf, heightOf }: Layout): Html[] {
  const here = series.flatMap(({ name, points }, index) => {
    const point = points[i]
    return known(point) ? [{ name, index, text: point.text, y: heightOf(point.value) }] : []
  })
  const wanted = here.map(({ y }) => y)
  const heights = parted(wanted, lineHigh, top, foot - 4)
  const { label: column = '', apart = false } = columns[i] ?? {}
  const valued = labels(textRoom + beside + markerReach + 2)(i)
  const x = placeOf(i)
  return here.map(({ name, index, text, y }, n) => {
    const middle = heights[n] ?? y
    const how = { size, bold: true, clear: true, fill: lookOf(index).colour } as const
    const link = Math.abs(middle - y) > 5 ? rule(x, y, x + beside - 1, middle, ink.quiet, '', 0.75) : null
    const value = valued ? html`${link}${letters(x + beside, middle + 4, text, how)}` : null
    return html`<g><title>${name}, ${column}: ${text}</title>${value}${marker(x, y, index, apart)}</g>`
  })
}

/** Heights as near as can be to those wanted, in their order, at least `high` apart and between `from` and `to`. */
function parted(wanted: readonly number[], high: number, from: number, to: number): number[] {
  const order = wanted.map((_, i) => i).sort((a, b) => (wanted[a] ?? 0) - (wanted[b] ?? 0) || a - b)
  const heights = [...wanted]
  let least = from
  for (const i of order) {
    heights[i] = Math.max(wanted[i] ?? 0, least)
    least = (heights[i] ?? 0) + high
  }
  let most = to
  for (const i of order.toReversed()) {
    heights[i] = Math.min(heights[i] ?? 0, most)
    most = (heights[i] ?? 0) - high
  }
  return heights
}

function noneOf(none: string, { left, width, top, foot }: Layout): Html {
  const [said = ''] = lettered(label(none), width - left - 8, size + 1, 1)
  const how = { size: size + 1, anchor: 'middle', fill: ink.quiet, clear: true } as const
  return letters((left + width) / 2, (top + foot) / 2, said, how)
}
