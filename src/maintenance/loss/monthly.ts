import { fieldColumns, inMonth, type MonthlySection, monthlyTable, type ReportedMonth } from '../../clause/monthly.ts'
import type { Db } from '../../register/register.ts'
import { monthlyMaintenanceWords as words } from '../monthly-words.ts'
import { loss, lossViews } from './loss.ts'
import { lossKinds } from './rules.ts'

/** The abnormalities and losses found or closed in the month, or open after it (4.3.7). */
export async function lossesOfMonth(db: Db, month: ReportedMonth): Promise<MonthlySection> {
  const losses = await lossViews(db, month.last)
  const found = losses.filter((each) => inMonth(each.found, month))
  const open = losses.filter(({ closed }) => closed === null)
  const listed = losses.filter(
    (each) => each.closed === null || inMonth(each.found, month) || inMonth(each.closed, month),
  )
  return {
    key: 'losses',
    title: words.losses,
    said: [words.lossesSaid(found.length, open.length)],
    tables: [
      monthlyTable({ key: 'losses', title: words.lossesListed }, listed, [
        { key: 'loss', title: words.number, cell: ({ number }) => number },
        { key: 'kind', title: loss.fields.kind.title, cell: ({ kind }) => ({ code: kind, words: lossKinds[kind] }) },
        ...fieldColumns(loss.fields, 'customer', 'name', 'found', 'cause', 'reported', 'closed'),
      ]),
    ],
  }
}
