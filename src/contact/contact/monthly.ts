import type { AsOf } from '../../clause/clause.ts'
import { judgedYear } from '../../clause/judge.ts'
import { firstDayOfMonth, lastDayOfMonth, type Month, yearOfMonth } from '../../clause/month.ts'
import {
  type MonthlyChart,
  type MonthlySection,
  type MonthlyTable,
  monthlyTable,
  monthsOfYear,
  numbers,
  type ReportedMonth,
  twelveMonths,
} from '../../clause/monthly.ts'
import { same, type Words } from '../../clause/words.ts'
import type { Year } from '../../clause/year.ts'
import type { Db } from '../../register/register.ts'
import { type MonthOwed, owedByMonth } from './figures.ts'
import { monthlyContactWords as words } from './monthly-words.ts'
import { atRiskFrom, type Channel, channels } from './rules.ts'
import { contactsByMonth, customersReached } from './store/by-month.ts'

/** How the year is kept up, the contacts of the twelve months by channel, and what the month itself brought (4.3.2). */
export async function contactsOfMonth(db: Db, reported: ReportedMonth, asOf: AsOf): Promise<MonthlySection> {
  const { month, first, last } = reported
  const months = twelveMonths(month)
  const year = yearOfMonth(month)
  const owed = await owedByMonth(db, year, upTo(month), reported, asOf)
  const counts = await contactsByMonth(db, firstDayOfMonth(months[0] ?? month), last)
  const used = (Object.keys(channels) as Channel[]).filter((channel) => counts.some((each) => each.channel === channel))
  const of = (wanted: string, channel: Channel) =>
    counts.find((each) => each.month === wanted && each.channel === channel)?.reached ?? 0
  const sum = (wanted: string, what: 'reached' | 'bothTopics' | 'noAnswer') =>
    counts.filter((each) => each.month === wanted).reduce((total, each) => total + each[what], 0)
  return {
    key: 'contacts',
    title: words.title,
    said: [
      words.said(sum(month, 'reached'), await customersReached(db, first, last), sum(month, 'bothTopics')),
      ...keptUp(year, owed, reported),
    ],
    charts: [
      ...owedChart(year, owed),
      {
        title: words.chart,
        drawn: {
          kind: 'columns',
          stacked: true,
          labels: months.map(same),
          series: used.map((channel) => ({ name: channels[channel], values: months.map((each) => of(each, channel)) })),
        },
      },
    ],
    tables: [
      owedTable(year, owed),
      monthlyTable({ key: 'contactsByMonth', title: words.table, empty: words.none }, months, [
        { key: 'month', title: words.month, cell: (each) => each },
        ...used.map((channel) => numbers(channel, channels[channel], (each: string) => of(each, channel))),
        numbers('reached', words.reached, (each) => sum(each, 'reached')),
        numbers('bothTopics', words.bothTopics, (each) => sum(each, 'bothTopics')),
        numbers('noAnswer', words.noAnswer, (each) => sum(each, 'noAnswer')),
      ]),
    ],
  }
}

/** The months of a month's year that have come by it. */
const upTo = (month: Month): Month[] => monthsOfYear(yearOfMonth(month)).filter((each) => each <= month)

const anyEnded = (owed: readonly MonthOwed[]): boolean => owed.some(({ ended }) => ended > 0)

/** What the year comes to so far, in a sentence; nothing where nobody is owed anything. */
function keptUp(year: Year, owed: readonly MonthOwed[], { month, last }: ReportedMonth): Words[] {
  const now = owed.at(-1)
  if (now === undefined || now.customers === 0) return []
  const judged = judgedYear(year, last)
  const runs = last < lastDayOfMonth(month)
  const months = 12 - Number(month.slice(5)) + (runs ? 1 : 0)
  return [words.kept(year, now, { months, none: atRiskFrom(judged, 0), some: atRiskFrom(judged, 1) })]
}

/**
 * The customers who had their contacts, month by month, on each other up to those who are owed any: what is left below the line has nothing yet.
 * Months ahead are not known.
 */
function owedChart(year: Year, owed: readonly MonthOwed[]): MonthlyChart[] {
  if (owed.every(({ customers }) => customers === 0)) return []
  const months = monthsOfYear(year)
  const series = (what: 'customers' | 'complete' | 'begun' | 'ended') => ({
    name: words[what],
    values: months.map((month) => owed.find((each) => each.month === month)?.[what] ?? null),
  })
  return [
    {
      title: words.owedChart(year),
      front: true,
      drawn: {
        kind: 'columns',
        stacked: true,
        labels: months.map(same),
        series: [series('complete'), series('begun'), ...(anyEnded(owed) ? [series('ended')] : [])],
        lines: [series('customers')],
      },
    },
  ]
}

const owedTable = (year: Year, owed: readonly MonthOwed[]): MonthlyTable =>
  monthlyTable(
    { key: 'contactsOwed', title: words.owedTable(year), empty: words.noneOwed },
    owed.some(({ customers }) => customers > 0) ? owed : [],
    [
      { key: 'month', title: words.month, cell: ({ month }) => month },
      numbers('customers', words.customers, ({ customers }) => customers),
      numbers('complete', words.complete, ({ complete }) => complete),
      numbers('begun', words.begun, ({ begun }) => begun),
      numbers('untouched', words.untouched, ({ untouched }) => untouched),
      numbers('ended', words.ended, ({ ended }) => ended),
      numbers('counted', words.counted, ({ counted }) => counted),
      numbers('missing', words.missing, ({ missing }) => missing),
    ],
  )
