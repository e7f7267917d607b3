import { firstDayOfMonth } from '../../clause/month.ts'
import { type MonthlySection, type ReportedMonth, twelveMonths } from '../../clause/monthly.ts'
import { same } from '../../clause/words.ts'
import type { Db } from '../../register/register.ts'
import { monthlyContactWords as words } from './monthly-words.ts'
import { type Channel, channels } from './rules.ts'
import { contactsByMonth, customersReached } from './store/by-month.ts'

/** The contacts of the twelve months by channel, and what the month itself brought (4.3.2). */
export async function contactsOfMonth(db: Db, { month, first, last }: ReportedMonth): Promise<MonthlySection> {
  const months = twelveMonths(month)
  const counts = await contactsByMonth(db, firstDayOfMonth(months[0] ?? month), last)
  const used = (Object.keys(channels) as Channel[]).filter((channel) => counts.some((each) => each.channel === channel))
  const of = (wanted: string, channel: Channel) =>
    counts.find((each) => each.month === wanted && each.channel === channel)?.reached ?? 0
  const sum = (wanted: string, what: 'reached' | 'bothTopics' | 'noAnswer') =>
    counts.filter((each) => each.month === wanted).reduce((total, each) => total + each[what], 0)
  return {
    key: 'contacts',
    title: words.title,
    said: [words.said(sum(month, 'reached'), await customersReached(db, first, last), sum(month, 'bothTopics'))],
    charts: [
      {
        title: words.chart,
        labels: months.map(same),
        series: used.map((channel) => ({ name: channels[channel], values: months.map((each) => of(each, channel)) })),
      },
    ],
    tables: [
      {
        key: 'contactsByMonth',
        title: words.table,
        columns: [
          { key: 'month', title: words.month },
          ...used.map((channel) => ({ key: channel, title: channels[channel], number: true as const })),
          { key: 'reached', title: words.reached, number: true },
          { key: 'bothTopics', title: words.bothTopics, number: true },
          { key: 'noAnswer', title: words.noAnswer, number: true },
        ],
        rows: months.map((each) => [
          each,
          ...used.map((channel) => of(each, channel)),
          sum(each, 'reached'),
          sum(each, 'bothTopics'),
          sum(each, 'noAnswer'),
        ]),
        empty: words.none,
      },
    ],
  }
}
