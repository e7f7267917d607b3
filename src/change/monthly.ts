import { daysBetween } from '../clause/day.ts'
import {
  inMonth,
  type MonthlySection,
  middleAndMost,
  monthlyTable,
  numbers,
  type ReportedMonth,
} from '../clause/monthly.ts'
import { customerNameTitle, customerTitle } from '../customer/customer/title-words.ts'
import type { Db } from '../register/register.ts'
import { actsBy, standingOn } from './application.ts'
import { monthlyChangeWords as words } from './monthly-words.ts'
import { states } from './rules.ts'
import { listApplications } from './store/application.ts'

/** The change applications that moved in the month or are open after it, and how long the closed ones took (4.2). */
export async function changesOfMonth(db: Db, month: ReportedMonth): Promise<MonthlySection> {
  const applications = (await listApplications(db)).flatMap((application) => {
    const acts = actsBy(application, month.last)
    const standing = standingOn(application, month.last)
    const [first, last] = [acts[0], acts.at(-1)]
    if (standing === null || first === undefined || last === undefined) return []
    const ended = standing.open ? null : last.on
    return [{ application, standing, begun: first.on, last: last.on, ended, days: daysBetween(first.on, last.on) }]
  })
  const begun = applications.filter((each) => inMonth(each.begun, month))
  const closed = applications.filter(({ standing, ended }) => standing.state === 'closed' && inMonth(ended, month))
  const open = applications.filter(({ standing }) => standing.open)
  const listed = applications.filter((each) => each.standing.open || inMonth(each.last, month))
  return {
    key: 'changes',
    title: words.title,
    said: [words.said(begun.length, closed.length, open.length, middleAndMost(closed.map(({ days }) => days)))],
    tables: [
      monthlyTable({ key: 'applications', title: words.table }, listed, [
        { key: 'application', title: words.application, cell: ({ application }) => application.number },
        { key: 'customer', title: customerTitle, cell: ({ application }) => application.customer.code },
        { key: 'name', title: customerNameTitle, cell: ({ application }) => application.customer.name },
        {
          key: 'state',
          title: words.state,
          cell: ({ standing: { state } }) => ({ code: state, words: states[state] }),
        },
        { key: 'begun', title: words.begun, cell: ({ begun }) => begun },
        { key: 'lastAct', title: words.lastAct, cell: ({ last }) => last },
        numbers('days', words.days, ({ ended, begun, days }) =>
          ended === null ? daysBetween(begun, month.last) : days,
        ),
      ]),
    ],
  }
}
