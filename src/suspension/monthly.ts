import { acts, suspensionLimits } from '../certificate/status/rules.ts'
import type { AsOf } from '../clause/clause.ts'
import { daysBetween } from '../clause/day.ts'
import { valuesByDay } from '../clause/limit.ts'
import { inMonth, type MonthlySection, monthlyTable, numbers, type ReportedMonth } from '../clause/monthly.ts'
import { fromBlocks } from '../customer/customer/store/in-blocks.ts'
import { customerNameTitle, customerTitle } from '../customer/customer/title-words.ts'
import type { Db } from '../register/register.ts'
import { standingSuspensions } from './due.ts'
import { monthlySuspensionWords as words } from './monthly-words.ts'
import { changedCertificates } from './store/case.ts'

/** The suspensions that began or ended in the month, and those that run on with their last day (4.4). */
export async function suspensionsOfMonth(db: Db, month: ReportedMonth, asOf: AsOf): Promise<MonthlySection> {
  const limitsOn = valuesByDay(suspensionLimits, asOf.set)
  const all = await fromBlocks(db, null, async (block) => {
    const changed = await changedCertificates(db, block)
    return changed
      .flatMap((each) => standingSuspensions(each, month.last, limitsOn))
      .filter(({ suspension, ended }) => ended === null || inMonth(ended.on, month) || inMonth(suspension.on, month))
  })
  const running = all.filter(({ ended }) => ended === null)
  const begun = all.filter(({ suspension }) => inMonth(suspension.on, month))
  const ended = all.filter((each) => inMonth(each.ended?.on ?? null, month))
  const listed = all.filter((each) => running.includes(each) || ended.includes(each))
  return {
    key: 'suspensions',
    title: words.title,
    said: [words.said(begun.length, ended.length, running.length)],
    tables: [
      monthlyTable({ key: 'suspensions', title: words.table }, listed, [
        { key: 'certificate', title: words.certificate, cell: ({ certificate }) => certificate.number },
        { key: 'customer', title: customerTitle, cell: ({ certificate }) => certificate.customer.code },
        { key: 'name', title: customerNameTitle, cell: ({ certificate }) => certificate.customer.name },
        { key: 'from', title: words.from, cell: ({ suspension }) => suspension.on },
        { key: 'until', title: words.until, cell: ({ last }) => last },
        numbers('daysLeft', words.daysLeft, ({ ended, last }) =>
          ended === null ? daysBetween(month.last, last) : null,
        ),
        {
          key: 'endedBy',
          title: words.endedBy,
          cell: ({ ended }) => (ended === null ? null : { code: ended.kind, words: acts[ended.kind] }),
        },
        { key: 'ended', title: words.ended, cell: ({ ended }) => ended?.on ?? null },
      ]),
    ],
  }
}
