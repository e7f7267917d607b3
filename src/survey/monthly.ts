import { monthOf, yearOfMonth } from '../clause/month.ts'
import { type MonthlyCell, type MonthlySection, type ReportedMonth, twelveMonths } from '../clause/monthly.ts'
import { same } from '../clause/words.ts'
import type { Db } from '../register/register.ts'
import { monthlySurveyWords as words } from './monthly-words.ts'
import { listRounds } from './round/store/round.ts'
import { printedRate, returnsNeeded } from './rules.ts'
import { figuresOf, rateOwed } from './score/figures.ts'
import { decimal } from './score/rational.ts'

/** How the survey of the year goes on (4.5): forms, return rate, score. */
export async function surveyOfMonth(db: Db, month: ReportedMonth): Promise<MonthlySection> {
  const round = (await listRounds(db, month.last)).find(({ year }) => year === yearOfMonth(month.month)) ?? null
  const section = { key: 'survey', title: words.survey, charts: [], tables: [] }
  if (round === null) return { ...section, said: [words.notDrawn(yearOfMonth(month.month))] }
  const figures = await figuresOf(db, round, month.last)
  const { issued, returned, valid, outstanding } = figures.tally
  const needed = returnsNeeded(issued, await rateOwed(db, round))
  const rate = issued === 0 ? null : printedRate(returned, issued)
  const total = figures.score.total === null ? null : decimal(figures.score.total, 2)
  const days = figures.sampled.flatMap(({ returned: form }) => (form?.outcome === 'returned' ? [form.on] : []))
  const months = twelveMonths(month.month)
  const values = months.map((each) => days.filter((day) => monthOf(day) === each).length)
  return {
    ...section,
    said: [words.progress(round.number, { issued, returned, outstanding, needed, rate })],
    charts: [{ title: words.returnsByMonth, labels: months.map(same), series: [{ name: words.returned, values }] }],
    tables: [
      {
        key: 'survey',
        title: words.forms,
        columns: [
          { key: 'survey', title: words.number },
          { key: 'drawn', title: words.drawn, number: true },
          { key: 'issued', title: words.issued, number: true },
          { key: 'returned', title: words.returned, number: true },
          { key: 'valid', title: words.valid, number: true },
          { key: 'outstanding', title: words.outstanding, number: true },
          { key: 'needed', title: words.needed, number: true },
          { key: 'returnRate', title: words.rate, number: true },
          { key: 'total', title: words.total, number: true },
          { key: 'closed', title: words.closed },
        ],
        rows: [
          [
            round.number,
            figures.sampled.length,
            issued,
            returned,
            valid,
            outstanding,
            needed,
            rate,
            total === null ? null : Number(total),
            figures.closing?.closedOn ?? null,
          ],
        ],
        empty: words.none,
      },
      {
        key: 'returnsByMonth',
        title: words.returnsByMonth,
        columns: [
          { key: 'month', title: words.month },
          { key: 'returned', title: words.returned, number: true },
        ],
        rows: months.map((each, i): MonthlyCell[] => [each, values[i] ?? 0]),
        empty: words.none,
      },
    ],
  }
}
