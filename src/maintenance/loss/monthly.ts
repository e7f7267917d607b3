import { inMonth, type MonthlyCell, type MonthlySection, type ReportedMonth } from '../../clause/monthly.ts'
import type { Db } from '../../register/register.ts'
import { monthlyMaintenanceWords as words } from '../monthly-words.ts'
import { lossViews } from './loss.ts'
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
    charts: [],
    tables: [
      {
        key: 'losses',
        title: words.lossesListed,
        columns: [
          { key: 'loss', title: words.number },
          { key: 'kind', title: words.kind },
          { key: 'customer', title: words.customer },
          { key: 'name', title: words.name },
          { key: 'found', title: words.foundOn },
          { key: 'cause', title: words.cause },
          { key: 'reported', title: words.reported },
          { key: 'closed', title: words.closed },
        ],
        rows: listed.map(({ number, kind, customer, name, found, cause, reported, closed }): MonthlyCell[] => [
          number,
          { code: kind, words: lossKinds[kind] },
          customer,
          name,
          found,
          cause,
          reported,
          closed,
        ]),
        empty: words.none,
      },
    ],
  }
}
