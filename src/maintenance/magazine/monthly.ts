import { firstDayOfMonth } from '../../clause/month.ts'
import { fieldColumns, type MonthlySection, monthlyTable, numbers, type ReportedMonth } from '../../clause/monthly.ts'
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
    tables: [
      monthlyTable({ key: 'magazine', title: words.issuesOfYear }, issues, [
        { key: 'magazine', title: words.number, cell: ({ number }) => number },
        ...fieldColumns(magazine.fields, 'issue', 'published'),
        numbers('certified', words.certified, ({ certified }) => certified),
        numbers('missing', words.missing, ({ missing }) => missing.length),
        { key: 'complete', title: words.complete, cell: ({ complete }) => complete },
      ]),
    ],
  }
}
