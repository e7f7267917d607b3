import type { Words } from './words.ts'

/** Figures with what they are of: one for each label of an axis. Null is one that is not known, which is not zero. */
export interface ChartSeries {
  readonly name: Words
  readonly values: readonly (number | null)[]
}

/** What is counted for each label of an axis, such as contacts by channel for each month. */
interface SeriesChart {
  readonly labels: readonly Words[]
  readonly series: readonly ChartSeries[]
  /** The end of the axis where it is not that of the highest value, such as 100 for percentages. */
  readonly upTo?: number
}

/** Upright columns: the series of a label stand on each other, or beside each other. */
export interface ColumnChart extends SeriesChart {
  readonly kind: 'columns'
  readonly stacked: boolean
  /** Drawn over the columns by the same axis: what they are held against, such as what is owed. */
  readonly lines?: readonly ChartSeries[]
}

/** Lines over time, told apart by dash and marker. */
export interface LineChart extends SeriesChart {
  readonly kind: 'lines'
  /** Where the axis begins, where that is not zero: whoever says so says it in the title too. */
  readonly from?: number
  /** The labels, by their places, that are not to be held against the others, and why: their points are hollow, and no line joins them. */
  readonly apart?: { readonly places: readonly number[]; readonly why: Words }
}

/** A bar of a picture, and what it is of. */
export interface Bar {
  readonly label: Words
  readonly value: number | null
}

/** Bars below each other in the order given, such as findings by maintainer. */
export interface BarChart {
  readonly kind: 'bars'
  readonly bars: readonly Bar[]
  /** A line across the bars; those that end before it are hatched. */
  readonly threshold?: { readonly value: number; readonly label: Words }
  readonly upTo?: number
}

/** What a picture shows: plain figures, for whatever draws it. */
export type Chart = ColumnChart | BarChart | LineChart

/** More bars than these are no picture to be seen at a glance. */
const mostBars = 12

const others = (count: number): Words => ({ en: `others (${count})`, zh: `其他（${count} 项）` })

/**
 * Counts as bars, the longest first; where there are too many, what has no room is one bar at the foot, of them all together. One that would
 * stand there alone has the room itself.
 */
export function longestFirst(counts: readonly { readonly label: Words; readonly value: number }[]): Bar[] {
  const sorted = [...counts].sort((a, b) => b.value - a.value)
  if (sorted.length <= mostBars) return sorted
  const rest = sorted.slice(mostBars - 1)
  const value = rest.reduce((sum, each) => sum + each.value, 0)
  return [...sorted.slice(0, mostBars - 1), { label: others(rest.length), value }]
}
