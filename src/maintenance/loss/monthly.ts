import { inMonth, type MonthlyCell, type MonthlySection, type ReportedMonth } from '../../clause/monthly.ts'
import { customerNameTitle, customerTitle } from '../../customer/customer/title-words.ts'
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
    charts: [],
    tables: [
      {
        key: 'losses',
        title: words.lossesListed,
        columns: [
          { key: 'loss', title: words.number },
          { key: 'kind', title: loss.fields.kind.title },
          { key: 'customer', title: customerTitle },
          { key: 'name', title: customerNameTitle },
          { key: 'found', title: loss.fields.found.title },
          { key: 'cause', title: loss.fields.cause.title },
          { key: 'reported', title: loss.fields.reported.title },
          { key: 'closed', title: loss.fields.closed.title },
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
