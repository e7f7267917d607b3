import { firstDayOfMonth } from '../../clause/month.ts'
import type { MonthlyCell, MonthlySection, ReportedMonth } from '../../clause/monthly.ts'
import { yearOf } from '../../clause/year.ts'
import type { Db } from '../../register/register.ts'
import { monthlyMaintenanceWords as words } from '../monthly-words.ts'
import { coveredIssues, magazine } from './magazine.ts'

/** The magazine's issues of the year up to the month, and how far each reached (4.3.6). */
export async function magazineOfMonth(db: Db, month: ReportedMonth): Promise<MonthlySection> {
  const year = yearOf(firstDayOfMonth(month.month))
  const issues = (await coveredIssues(db, month.last)).filter(({ published }) => yearOf(published) === year)
  return {
    key: 'magazine',
    title: words.magazine,
    said: [words.magazineSaid(issues.length, year)],
    charts: [],
    tables: [
      {
        key: 'magazine',
        title: words.issuesOfYear,
        columns: [
          { key: 'magazine', title: words.number },
          { key: 'issue', title: magazine.fields.issue.title },
          { key: 'published', title: magazine.fields.published.title },
          { key: 'certified', title: words.certified, number: true },
          { key: 'missing', title: words.missing, number: true },
          { key: 'complete', title: words.complete },
        ],
        rows: issues.map(({ number, issue, published, certified, missing, complete }): MonthlyCell[] => [
          number,
          issue,
          published,
          certified,
          missing.length,
          complete,
        ]),
        empty: words.none,
      },
    ],
  }
}
