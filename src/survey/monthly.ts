import { type Month, monthOf, yearOfMonth } from '../clause/month.ts'
import { type MonthlySection, monthlyTable, numbers, type ReportedMonth, twelveMonths } from '../clause/monthly.ts'
import { same } from '../clause/words.ts'
import type { Db } from '../register/register.ts'
import { monthlySurveyWords as words } from './monthly-words.ts'
import { yearCharts, yearTable } from './monthly-years.ts'
import { listRounds } from './round/store/round.ts'
import { printedRate, returnsNeeded } from './rules.ts'
import { figuresOf, rateOwed } from './score/figures.ts'
import { decimal } from './score/rational.ts'
import { surveyYears } from './score/years.ts'

/** How the survey of the year goes on (4.5): forms, return rate, score. */
export async function surveyOfMonth(db: Db, month: ReportedMonth): Promise<MonthlySection> {
  const wanted = yearOfMonth(month.month)
  const rounds = (await listRounds(db, month.last)).filter(({ year }) => year <= wanted)
  const round = rounds.find(({ year }) => year === wanted) ?? null
  const section = { key: 'survey', title: words.survey }
  const figures = round === null ? null : await figuresOf(db, round, month.last)
  const years = await surveyYears(db, rounds, month.last, figures)
  const [charts, tables] = [yearCharts(years), years.length === 0 ? [] : [yearTable(years)]]
  if (round === null || figures === null) return { ...section, said: [words.notDrawn(wanted)], charts, tables }
  const { issued, returned, valid, outstanding } = figures.tally
  const needed = returnsNeeded(issued, await rateOwed(db, round))
  const rate = issued === 0 ? null : printedRate(returned, issued)
  const { total } = figures.score
  const days = figures.sampled.flatMap(({ returned: form }) => (form?.outcome === 'returned' ? [form.on] : []))
  const months = twelveMonths(month.month)
  const returnedIn = (wanted: Month) => days.filter((day) => monthOf(day) === wanted).length
  return {
    ...section,
    said: [words.progress(round.number, { issued, returned, outstanding, needed, rate })],
    charts: [
      ...charts,
      {
        title: words.returnsByMonth,
        drawn: {
          kind: 'columns',
          stacked: true,
          labels: months.map(same),
          series: [{ name: words.returned, values: months.map(returnedIn) }],
        },
      },
    ],
    tables: [
      ...tables,
      monthlyTable(
        { key: 'survey', title: words.forms },
        [round],
        [
          { key: 'survey', title: words.number, cell: ({ number }) => number },
          numbers('drawn', words.drawn, () => figures.sampled.length),
          numbers('issued', words.issued, () => issued),
          numbers('returned', words.returned, () => returned),
          numbers('valid', words.valid, () => valid),
          numbers('outstanding', words.outstanding, () => outstanding),
          numbers('needed', words.needed, () => needed),
          numbers('returnRate', words.rate, () => rate),
          numbers('total', words.total, () => (total === null ? null : Number(decimal(total, 2)))),
          { key: 'closed', title: words.closed, cell: () => figures.closing?.closedOn ?? null },
        ],
      ),
      monthlyTable({ key: 'returnsByMonth', title: words.returnsByMonth }, months, [
        { key: 'month', title: words.month, cell: (each) => each },
        numbers('returned', words.returned, returnedIn),
      ]),
    ],
  }
}
