import { flowOf, flowShown } from '../../clause/flow.ts'
import {
  inMonth,
  type MonthlyColumnOf,
  type MonthlySection,
  monthlyTable,
  numbers,
  type ReportedMonth,
} from '../../clause/monthly.ts'
import type { Db } from '../../register/register.ts'
import { monthlyCaseWords as words } from './monthly-words.ts'
import { type CaseView, caseViews } from './record.ts'
import { type CaseSort, caseDecisions, caseSorts, caseStates } from './rules.ts'

type Row = CaseView & { readonly sort: CaseSort }

const columns: readonly MonthlyColumnOf<Row>[] = [
  { key: 'number', title: words.number, cell: ({ number }) => number },
  { key: 'sort', title: words.sort, cell: ({ sort }) => ({ code: sort, words: caseSorts[sort] }) },
  { key: 'received', title: words.received, cell: ({ received }) => received },
  { key: 'customer', title: words.customer, cell: ({ customer }) => customer },
  { key: 'content', title: words.content, cell: ({ content }) => content },
  { key: 'state', title: words.state, cell: ({ state }) => ({ code: state, words: caseStates[state] }) },
  { key: 'decideBy', title: words.decideBy, cell: ({ decideBy }) => decideBy },
  {
    key: 'decision',
    title: words.decision,
    cell: ({ decision }) => (decision === null ? null : { code: decision, words: caseDecisions[decision] }),
  },
  numbers('daysLate', words.daysLate, ({ daysLate }) => daysLate),
]

/** Complaints and appeals received, decided or closed in the month, and those that are open after it (ISO/IEC 17021-1 9.7, 9.8). */
export async function casesOfMonth(db: Db, month: ReportedMonth): Promise<MonthlySection> {
  const all: Row[] = []
  for (const sort of ['complaint', 'appeal'] as const)
    all.push(...(await caseViews(db, sort, { day: month.last })).map((view) => ({ ...view, sort })))
  const of = (sort: CaseSort) => all.filter((each) => each.sort === sort)
  const shown = all.filter(
    (each) => each.open || inMonth(each.closed, month) || each.acts.some(({ on }) => inMonth(on, month)),
  )
  const figures = (sort: CaseSort) => ({
    received: of(sort).filter(({ received }) => inMonth(received, month)).length,
    decided: of(sort).filter(({ decided }) => inMonth(decided, month)).length,
    open: of(sort).filter(({ open }) => open).length,
    late: of(sort).filter(({ open, daysLate }) => open && daysLate > 0).length,
  })
  // A case that was closed without a decision waits for none any more.
  const flow = flowShown(
    flowOf(
      all.map(({ received, decided, closed }) => ({ from: received, until: decided ?? closed })),
      month,
    ),
    flowWords,
  )
  return {
    key: 'complaints',
    title: words.title,
    said: [words.figures('complaint', figures('complaint')), words.figures('appeal', figures('appeal'))],
    charts: flow.charts,
    tables: [...flow.tables, monthlyTable({ key: 'complaints', title: words.table }, shown, columns)],
  }
}

/** Whether as many are decided as come in, and what waits. */
const flowWords = {
  ...{ key: 'complaintsByMonth', table: words.flowTable, chart: words.flowChart, month: words.month },
  opened: ['received', words.receivedIn],
  closed: ['decided', words.decidedIn],
  open: ['undecided', words.undecided],
} as const
