import type { ChartSeries } from '../clause/chart.ts'
import { type MonthlyChart, type MonthlyTable, monthlyTable, numbers } from '../clause/monthly.ts'
import { same, type Words } from '../clause/words.ts'
import type { Year } from '../clause/year.ts'
import { monthlySurveyWords as words } from './monthly-words.ts'
import { stageNames } from './rules.ts'
import { lowEnd } from './score/scale.ts'
import type { SurveyYear } from './score/years.ts'

/** A year on the axis; one without a survey has none: the axis does not hide that time passed. */
interface Place {
  readonly year: Year
  readonly survey: SurveyYear | null
}

function withGaps(years: readonly SurveyYear[]): Place[] {
  const [first, last] = [years[0], years.at(-1)]
  if (first === undefined || last === undefined) return []
  return Array.from({ length: last.year - first.year + 1 }, (_, i) => ({
    year: first.year + i,
    survey: years.find(({ year }) => year === first.year + i) ?? null,
  }))
}

/** The years on record as pictures: the return rate against what is owed, the forms, the scores (4.5). */
export function yearCharts(years: readonly SurveyYear[]): MonthlyChart[] {
  const places = withGaps(years)
  if (places.length === 0) return []
  const labels = places.map(({ year, survey }) =>
    survey !== null && survey.closedOn === null ? words.running(year) : same(String(year)),
  )
  const series = (name: Words, of: (survey: SurveyYear) => number | null): ChartSeries => ({
    name,
    values: places.map(({ survey }) => (survey === null ? null : of(survey))),
  })
  const from = lowEnd(years.flatMap(({ total, stages }) => [total, ...stageNames.map((stage) => stages[stage])]))
  const apart = places.flatMap(({ survey }, place) => (survey?.comparable === false ? [place] : []))
  return [
    {
      title: words.rateByYear,
      drawn: {
        kind: 'columns',
        stacked: false,
        labels,
        series: [series(words.percent, ({ percent }) => percent)],
        lines: [series(words.rateOwed, ({ rateOwed }) => rateOwed)],
        upTo: 100,
      },
    },
    {
      title: words.formsByYear,
      drawn: {
        kind: 'columns',
        stacked: false,
        labels,
        series: [
          series(words.issued, ({ issued }) => issued),
          series(words.returned, ({ returned }) => returned),
          series(words.valid, ({ valid }) => valid),
        ],
      },
    },
    {
      title: words.scoresByYear(from),
      drawn: {
        kind: 'lines',
        labels,
        series: [
          series(words.total, ({ total }) => total),
          ...stageNames.map((stage) => series(words.stage(stage), ({ stages }) => stages[stage])),
        ],
        ...{ from, upTo: 10 },
        ...(apart.length === 0 ? {} : { apart: { places: apart, why: words.apart } }),
      },
    },
  ]
}

/** The same figures. */
export const yearTable = (years: readonly SurveyYear[]): MonthlyTable =>
  monthlyTable({ key: 'surveyYears', title: words.byYear }, years, [
    { key: 'year', title: words.year, cell: ({ year }) => String(year) },
    { key: 'survey', title: words.number, cell: ({ survey }) => survey },
    numbers('issued', words.issued, ({ issued }) => issued),
    numbers('returned', words.returned, ({ returned }) => returned),
    numbers('valid', words.valid, ({ valid }) => valid),
    numbers('needed', words.needed, ({ needed }) => needed),
    numbers('returnPercent', words.percent, ({ percent }) => percent),
    numbers('rateOwed', words.rateOwed, ({ rateOwed }) => rateOwed),
    numbers('total', words.total, ({ total }) => total),
    ...stageNames.map((stage) => numbers(stage, words.stage(stage), ({ stages }: SurveyYear) => stages[stage])),
    { key: 'closed', title: words.closed, cell: ({ closedOn }) => closedOn },
    {
      key: 'comparable',
      title: words.comparable,
      cell: ({ comparable }) => ({ code: comparable ? 'yes' : 'no', words: comparable ? words.yes : words.no }),
    },
  ])
