import { firstDayOfMonth } from '../../clause/month.ts'
import { type MonthlySection, monthlyTable, numbers, type ReportedMonth, twelveMonths } from '../../clause/monthly.ts'
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
        front: true,
        title: words.chart,
        labels: months.map(same),
        series: used.map((channel) => ({ name: channels[channel], values: months.map((each) => of(each, channel)) })),
      },
    ],
    tables: [
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
