import { type Html, html } from '../../../page/html.ts'
import { type Column, lineChart, type Series } from '../../../page/line-chart.ts'
import { figure, forBoth, note, section, type TableRow, table } from '../../../page/parts.ts'
import { type Say, sentences, shown } from '../../../page/shown.ts'
import { stageHeading } from '../../questionnaire/form/words.ts'
import { stageNames } from '../../rules.ts'
import { lowEnd } from '../scale.ts'
import type { Drawn, ScorePageView, YearView } from './view.ts'
import { pageWords } from './words.ts'

/** The scores of the years, joined where they can be held against each other. */
export function trendSection({ years }: ScorePageView, say: Say): Html {
  if (years.length === 0) return section(say(pageWords.trend), [note(say(pageWords.noYears))])
  const places = withGaps(years)
  const title = say(pageWords.trendPicture)
  const drawn = years.flatMap(({ value, stages }) => [value, ...stageNames.map((stage) => stages[stage].value)])
  const range = { from: lowEnd(drawn), to: 10 }
  const chart = { title, range, apart: say(pageWords.apart), none: say(pageWords.noYears) }
  const [columns, series] = [places.map(columnOf), seriesOf(places, say)]
  const notes = [
    ...(years.every(({ comparable }) => comparable) ? [] : [pageWords.apartNote]),
    ...(range.from === 0 ? [] : [pageWords.cutAxis(range.from)]),
  ]
  return section(say(pageWords.trend), [
    figure(
      title,
      forBoth((width) => lineChart({ ...chart, columns, series, width })),
    ),
    notes.length === 0 ? null : note(say(sentences(notes))),
    table({
      caption: say(pageWords.trendTable),
      stacked: true,
      columns: [
        { title: say(pageWords.year) },
        ...[pageWords.returnedOf, pageWords.total, ...stageNames.map(stageHeading)].map((words) => ({
          title: say(words),
          number: true as const,
        })),
      ],
      rows: years.map((year) => rowOf(year, say)),
    }),
  ])
}

/** A year on the axis; one without a survey has none, and interrupts the line. */
interface Place {
  readonly year: number
  readonly survey: YearView | null
}

/** The years with those between them in which there was no survey: the axis does not hide that time passed. */
function withGaps(years: readonly YearView[]): Place[] {
  return years.flatMap((survey, i) => {
    const before = years[i - 1]?.year ?? survey.year - 1
    const missing = Array.from({ length: Math.max(0, survey.year - before - 1) }, (_, n) => before + 1 + n)
    return [...missing.map((year) => ({ year, survey: null })), { year: survey.year, survey }]
  })
}

const isApart = (survey: YearView | null): boolean => survey !== null && !survey.comparable

const columnOf = ({ year, survey }: Place): Column => ({
  label: `${year}${isApart(survey) ? '*' : ''}`,
  apart: isApart(survey),
})

const nothing: Drawn = { text: '—', value: null }

function seriesOf(places: readonly Place[], say: Say): Series[] {
  const total = places.map(({ survey }) => (survey === null ? nothing : { text: survey.total, value: survey.value }))
  return [
    { name: say(pageWords.total), points: total },
    ...stageNames.map((stage) => ({
      name: say(stageHeading(stage)),
      points: places.map(({ survey }) => survey?.stages[stage] ?? nothing),
    })),
  ]
}

const rowOf = ({ year, survey, comparable, returned, issued, total, stages }: YearView, say: Say): TableRow => ({
  head: html`${year}${comparable ? null : '*'}<small>${shown(survey)} · ${say(comparable ? pageWords.comparable : pageWords.apart)}</small>`,
  cells: [
    say(pageWords.ofIssued(returned, issued)),
    shown(total),
    ...stageNames.map((stage) => shown(stages[stage].text)),
  ],
})
