import { fieldColumns, type MonthlySection, monthlyTable, type ReportedMonth } from '../../clause/monthly.ts'
import type { Db } from '../../register/register.ts'
import { monthlyMaintenanceWords as words } from '../monthly-words.ts'
import { intelligence, listIntelligence } from './intelligence.ts'

/** What was collected online for the month, and who was told (4.3.4). */
export async function intelligenceOfMonth(db: Db, month: ReportedMonth): Promise<MonthlySection> {
  const records = await listIntelligence(db, { day: month.last, month: month.month })
  const found = records.filter(({ finding }) => finding !== null)
  const fedBack = records.filter(({ reported }) => reported !== null)
  return {
    key: 'intelligence',
    title: words.intelligence,
    said: [words.intelligenceSaid(records.length, found.length, fedBack.length)],
    tables: [
      monthlyTable({ key: 'intelligence', title: words.intelligenceOfMonth }, records, [
        { key: 'intelligence', title: words.number, cell: ({ number }) => number },
        ...fieldColumns(intelligence.fields, 'collected', 'source'),
        {
          key: 'finding',
          title: intelligence.fields.finding.title,
          cell: ({ finding }) => finding ?? { code: 'nothing', words: words.nothingFound },
        },
        ...fieldColumns(intelligence.fields, 'customer', 'name', 'leader', 'reported'),
      ]),
    ],
  }
}
