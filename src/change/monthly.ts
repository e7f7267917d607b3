import { daysBetween } from '../clause/day.ts'
import { inMonth, type MonthlyCell, type MonthlySection, middleAndMost, type ReportedMonth } from '../clause/monthly.ts'
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
    charts: [],
    tables: [
      {
        key: 'applications',
        title: words.table,
        columns: [
          { key: 'application', title: words.application },
          { key: 'customer', title: customerTitle },
          { key: 'name', title: customerNameTitle },
          { key: 'state', title: words.state },
          { key: 'begun', title: words.begun },
          { key: 'lastAct', title: words.lastAct },
          { key: 'days', title: words.days, number: true },
        ],
        rows: listed.map(({ application: { number, customer }, standing, begun, last, ended, days }): MonthlyCell[] => [
          number,
          customer.code,
          customer.name,
          { code: standing.state, words: states[standing.state] },
          begun,
          last,
          ended === null ? daysBetween(begun, month.last) : days,
        ]),
        empty: words.none,
      },
    ],
  }
}
