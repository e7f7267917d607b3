import { fieldColumns, inMonth, type MonthlySection, monthlyTable, type ReportedMonth } from '../clause/monthly.ts'
import type { Db } from '../register/register.ts'
import { finding, listFindings } from './finding.ts'
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
    tables: [
      monthlyTable({ key: 'recorded', title: words.table }, listed, [
        { key: 'finding', title: words.number, cell: ({ number }) => number },
        ...fieldColumns(finding.fields, 'clause', 'period', 'customer'),
        {
          key: 'what',
          title: finding.fields.content.title,
          cell: ({ content }) => ({ code: content.en, words: content }),
        },
        ...fieldColumns(finding.fields, 'opened', 'cause', 'acknowledged'),
      ]),
    ],
  }
}
