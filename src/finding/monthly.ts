import { inMonth, type MonthlyCell, type MonthlySection, type ReportedMonth } from '../clause/monthly.ts'
import { customerTitle } from '../customer/customer/title-words.ts'
import type { Db } from '../register/register.ts'
import { listFindings } from './finding.ts'
import { monthlyFindingWords as words } from './monthly-words.ts'

/** The records of breaches opened or acknowledged in the month, or not acknowledged yet. */
export async function findingsOfMonth(db: Db, month: ReportedMonth): Promise<MonthlySection> {
  const records = await listFindings(db, month.last)
  const open = records.filter(({ days }) => days.acknowledge === null)
  const opened = records.filter((each) => inMonth(each.opened, month))
  const listed = records.filter(
    (each) => each.days.acknowledge === null || inMonth(each.opened, month) || inMonth(each.days.acknowledge, month),
  )
  return {
    key: 'recorded',
    title: words.title,
    said: [words.said(opened.length, open.length)],
    charts: [],
    tables: [
      {
        key: 'recorded',
        title: words.table,
        columns: [
          { key: 'finding', title: words.number },
          { key: 'clause', title: words.clause },
          { key: 'period', title: words.period },
          { key: 'customer', title: customerTitle },
          { key: 'what', title: words.what },
          { key: 'opened', title: words.opened },
          { key: 'cause', title: words.cause },
          { key: 'acknowledged', title: words.acknowledged },
        ],
        rows: listed.map(({ number, clause, period, customer, content, opened, cause, days }): MonthlyCell[] => [
          number,
          clause,
          period,
          customer,
          { code: content.en, words: content },
          opened,
          cause,
          days.acknowledge,
        ]),
        empty: words.none,
      },
    ],
  }
}
