import type { Day } from './day.ts'
import { type Month, monthOf } from './month.ts'
import {
  endOf,
  type MonthlyChart,
  type MonthlyTable,
  monthlyTable,
  numbers,
  type ReportedMonth,
  twelveMonths,
} from './monthly.ts'
import { same, type Words } from './words.ts'

/** From when until when something waits to be settled; null where it still does. */
export interface Waiting {
  readonly from: Day
  readonly until: Day | null
}

/** What came in and was settled in a month, and what waited at its end. */
export interface MonthOfFlow {
  readonly month: Month
  readonly opened: number
  readonly closed: number
  readonly open: number
}

/** What came in, was settled, and waited at the end of each of the twelve months that end with one. */
export function flowOf(all: readonly Waiting[], reported: ReportedMonth): MonthOfFlow[] {
  const { last } = reported
  return twelveMonths(reported.month).map((month) => {
    const end = endOf(month, reported)
    const isIn = (day: Day | null) => day !== null && day <= last && monthOf(day) === month
    return {
      month,
      opened: all.filter(({ from }) => isIn(from)).length,
      closed: all.filter(({ until }) => isIn(until)).length,
      open: all.filter(({ from, until }) => from <= end && (until === null || until > end)).length,
    }
  })
}

/** Whether anything is to be seen: something came in, was settled or waited. */
const isAny = (flow: readonly MonthOfFlow[]): boolean =>
  flow.some(({ opened, closed, open }) => opened + closed + open > 0)

/** What a flow is called: one of its figures as people read it and, in the table, as programs do. */
interface FlowWords {
  /** The table's own name for programs, and its title; that of its picture. */
  readonly key: string
  readonly table: Words
  readonly chart: Words
  readonly month: Words
  readonly opened: readonly [key: string, title: Words]
  readonly closed: readonly [key: string, title: Words]
  readonly open: readonly [key: string, title: Words]
}

/** Whether as many are settled as come in, and what waits: a picture, and a table of the same figures; neither where there is nothing. */
export function flowShown(
  flow: readonly MonthOfFlow[],
  said: FlowWords,
): { readonly charts: readonly MonthlyChart[]; readonly tables: readonly MonthlyTable[] } {
  if (!isAny(flow)) return { charts: [], tables: [] }
  const { opened, closed, open } = said
  const columns = { opened: flow.map((each) => each.opened), closed: flow.map((each) => each.closed) }
  return {
    charts: [
      {
        title: said.chart,
        drawn: {
          kind: 'columns',
          stacked: false,
          labels: flow.map(({ month }) => same(month)),
          series: [
            { name: opened[1], values: columns.opened },
            { name: closed[1], values: columns.closed },
          ],
          lines: [{ name: open[1], values: flow.map((each) => each.open) }],
        },
      },
    ],
    tables: [
      monthlyTable({ key: said.key, title: said.table }, flow, [
        { key: 'month', title: said.month, cell: ({ month }) => month },
        numbers(...opened, (each) => each.opened),
        numbers(...closed, (each) => each.closed),
        numbers(...open, (each) => each.open),
      ]),
    ],
  }
}
