import { flowOf, flowShown } from '../clause/flow.ts'
import { fieldColumns, inMonth, type MonthlySection, monthlyTable, type ReportedMonth } from '../clause/monthly.ts'
import type { Db } from '../register/register.ts'
import { finding, listFindings } from './finding.ts'
import { monthlyFindingWords as words } from './monthly-words.ts'

/** The records of breaches opened and acknowledged by month, and those of the month: opened or acknowledged in it, or not acknowledged yet. */
export async function findingsOfMonth(db: Db, month: ReportedMonth): Promise<MonthlySection> {
  const records = await listFindings(db, month.last)
  const open = records.filter(({ days }) => days.acknowledge === null)
  const opened = records.filter((each) => inMonth(each.opened, month))
  const listed = records.filter(
    (each) => each.days.acknowledge === null || inMonth(each.opened, month) || inMonth(each.days.acknowledge, month),
  )
  const flow = flowShown(
    flowOf(
      records.map((each) => ({ from: each.opened, until: each.days.acknowledge })),
      month,
    ),
    flowWords,
  )
  return {
    key: 'recorded',
    title: words.title,
    said: [words.said(opened.length, open.length)],
    charts: flow.charts,
    tables: [
      ...flow.tables,
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

/** Whether as many are acknowledged as are opened, and what is left. */
const flowWords = {
  ...{ key: 'recordedByMonth', table: words.flowTable, chart: words.flowChart, month: words.month },
  opened: ['opened', words.opened],
  closed: ['acknowledged', words.acknowledged],
  open: ['open', words.open],
} as const
