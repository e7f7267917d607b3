import type { MonthlySection, ReportedMonth } from '../../clause/monthly.ts'
import type { Words } from '../../clause/words.ts'
import { type Column, field, heading, type Part, sentence, table } from '../../terminal/result.ts'
import { summarize } from '../compliance.ts'
import { firstParts } from '../first/parts.ts'
import { firstWords } from '../first/words.ts'
import type { MonthlyReport } from '../monthly.ts'
import { monthlyWords as words } from '../monthly-words.ts'
import { chartOf } from './monthly-appendix.ts'

/** What is said besides, in a line each: how many acts wait for a word, and how many limits were looser than written. */
export interface Besides {
  readonly deviations: number
}

/**
 * The opening, of two sheets at most: how the month stands against the one before, what to do first, the picture, and the month in a line
 * for each room. `notes` are what has to be known to read it.
 */
export const openingParts = (
  report: MonthlyReport,
  month: ReportedMonth,
  notes: readonly Words[],
  { deviations }: Besides,
): Part[] => {
  const rest = ['report', 'agenda', '--as-of', month.last]
  return [
    sentence(sentenceOf(report, month)),
    { kind: 'record', fields: figuresOf(report), prominent: true },
    ...notes.map(sentence),
    heading('first', firstWords.title),
    ...firstParts(report.first, rest),
    heading('month', words.month),
    ...report.sections.flatMap(({ charts = [] }) => charts.filter(({ front }) => front === true).map(chartOf)),
    ...besides(report, deviations).map(sentence),
    table(saidColumns, saidOf(report.sections), { empty: words.none }),
  ]
}

/** How the month stands against the one before. */
export const sentenceOf = ({ compared, newBreaches, settled }: MonthlyReport, { month }: ReportedMonth): Words =>
  words.compared(month, compared, { fresh: newBreaches.total, settled: settled.total, late: settled.recordedLate })

function figuresOf({ matrix, newBreaches, settled, dayAfter }: MonthlyReport) {
  const summary = summarize(matrix)
  return [
    field('breach', words.inBreach, summary.breach),
    field('atRisk', words.atRisk, summary.atRisk),
    field('newBreaches', words.newBreaches, newBreaches.total),
    field('settled', words.settled, settled.total),
    ...(dayAfter === null ? [] : [field('dayAfter', words.dayAfterShort, dayAfter.total)]),
  ]
}

/** One line each, where there is anything: the lists stand in the appendix. */
const besides = ({ settled, late, unconfirmed }: MonthlyReport, deviations: number): Words[] => [
  ...(settled.total === 0 ? [] : [words.settledLine(settled.total, settled.recordedLate)]),
  ...(late === 0 ? [] : [words.lateLine(late)]),
  ...(unconfirmed === 0 ? [] : [words.unconfirmedLine(unconfirmed)]),
  ...(deviations === 0 ? [] : [words.deviationsLine(deviations)]),
]

interface Said {
  readonly title: Words
  readonly said: Words
}

const saidColumns: readonly Column<Said>[] = [
  { key: 'title', title: words.aspect, cell: ({ title }) => title.en, shown: ({ title }) => title, atLeast: 14 },
  { key: 'said', title: words.inMonth, cell: ({ said }) => said.en, shown: ({ said }) => said, prose: true },
]

/** What each room says of the month in a sentence. */
const saidOf = (sections: readonly MonthlySection[]): Said[] =>
  sections.flatMap(({ title, said }) => {
    const [first] = said
    return first === undefined ? [] : [{ title, said: first }]
  })
