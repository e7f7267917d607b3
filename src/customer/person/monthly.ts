import { inMonth, type MonthlySection, monthlyTable, type ReportedMonth } from '../../clause/monthly.ts'
import type { Db } from '../../register/register.ts'
import { customerTitle } from '../customer/title-words.ts'
import { monthlyPersonWords as words } from './monthly-words.ts'
import { listErasures, listRestrictions } from './store/restriction.ts'

/** Whose data were restricted in the month, and who was erased while the records were still to be kept, by whom and why. */
export async function retentionOfMonth(db: Db, month: ReportedMonth): Promise<MonthlySection> {
  const restrictions = await listRestrictions(db, month.last)
  const erased = (await listErasures(db, month.last)).filter(({ on }) => inMonth(on, month))
  const inside = erased.filter(({ keptUntil }) => keptUntil !== null)
  const restricted = restrictions.filter(({ since }) => inMonth(since, month))
  return {
    key: 'erased',
    title: words.title,
    said: [words.said(restricted.length, erased.length, inside.length)],
    tables: [
      monthlyTable({ key: 'erasedInside', title: words.table }, inside, [
        { key: 'on', title: words.on, cell: ({ on }) => on },
        { key: 'customer', title: customerTitle, cell: ({ customer }) => customer },
        { key: 'keptUntil', title: words.keptUntil, cell: ({ keptUntil }) => keptUntil },
        { key: 'by', title: words.by, cell: ({ by }) => by },
        { key: 'reason', title: words.reason, cell: ({ reason }) => reason },
      ]),
    ],
  }
}
