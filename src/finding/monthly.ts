import { flowOf, isAny, type MonthOfFlow } from '../clause/flow.ts'
import {
  fieldColumns,
  inMonth,
  type MonthlyChart,
  type MonthlySection,
  type MonthlyTable,
  monthlyTable,
  numbers,
  type ReportedMonth,
} from '../clause/monthly.ts'
import { same } from '../clause/words.ts'
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
  const flow = flowOf(
    records.map((each) => ({ from: each.opened, until: each.days.acknowledge })),
    month,
  )
  return {
    key: 'recorded',
    title: words.title,
    said: [words.said(opened.length, open.length)],
    charts: flowChart(flow),
    tables: [
      ...flowTable(flow),
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

/** Whether as many are acknowledged as are opened, and what is left; nothing where there are none. */
function flowChart(flow: readonly MonthOfFlow[]): MonthlyChart[] {
  if (!isAny(flow)) return []
  return [
    {
      title: words.flowChart,
      drawn: {
        kind: 'columns',
        stacked: false,
        labels: flow.map(({ month }) => same(month)),
        series: [
          { name: words.opened, values: flow.map((each) => each.opened) },
          { name: words.acknowledged, values: flow.map((each) => each.closed) },
        ],
        lines: [{ name: words.open, values: flow.map((each) => each.open) }],
      },
    },
  ]
}

/** The same figures. */
const flowTable = (flow: readonly MonthOfFlow[]): MonthlyTable[] =>
  isAny(flow)
    ? [
        monthlyTable({ key: 'recordedByMonth', title: words.flowTable }, flow, [
          { key: 'month', title: words.month, cell: ({ month }) => month },
          numbers('opened', words.opened, ({ opened }) => opened),
          numbers('acknowledged', words.acknowledged, ({ closed }) => closed),
          numbers('open', words.open, ({ open }) => open),
        ]),
      ]
    : []
