import type { MonthlyCell, MonthlySection, ReportedMonth } from '../../clause/monthly.ts'
import { customerNameTitle, customerTitle } from '../../customer/customer/title-words.ts'
import type { Db } from '../../register/register.ts'
import { monthlyMaintenanceWords as words } from '../monthly-words.ts'
import { intelligence, listIntelligence } from './intelligence.ts'

/** What was collected online for the month, and who was told (4.3.4). */
export async function intelligenceOfMonth(db: Db, month: ReportedMonth): Promise<MonthlySection> {
  const records = await listIntelligence(db, { day: month.last, month: month.month })
  const found = records.filter(({ finding }) => finding !== null)
  const told = records.filter(({ reported }) => reported !== null)
  return {
    key: 'intelligence',
    title: words.intelligence,
    said: [words.intelligenceSaid(records.length, found.length, told.length)],
    charts: [],
    tables: [
      {
        key: 'intelligence',
        title: words.intelligenceOfMonth,
        columns: [
          { key: 'intelligence', title: words.number },
          { key: 'collected', title: intelligence.fields.collected.title },
          { key: 'source', title: intelligence.fields.source.title },
          { key: 'finding', title: intelligence.fields.finding.title },
          { key: 'customer', title: customerTitle },
          { key: 'name', title: customerNameTitle },
          { key: 'leader', title: intelligence.fields.leader.title },
          { key: 'reported', title: intelligence.fields.reported.title },
        ],
        rows: records.map(({ number, collected, source, finding, customer, name, leader, reported }): MonthlyCell[] => [
          number,
          collected,
          source,
          finding ?? { code: 'nothing', words: words.nothingFound },
          customer,
          name,
          leader,
          reported,
        ]),
        empty: words.none,
      },
    ],
  }
}
