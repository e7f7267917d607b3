import type { ReportedMonth } from '../../clause/monthly.ts'
import type { Words } from '../../clause/words.ts'
import { field, heading, type Part, sentence } from '../../terminal/result.ts'
import { summarize } from '../compliance.ts'
import { firstParts } from '../first/parts.ts'
import { firstWords } from '../first/words.ts'
import type { MonthlyReport } from '../monthly.ts'
import { monthlyWords as words } from '../monthly-words.ts'
import { leftByWay, leftIn } from '../way-out/left-breaches.ts'
import { chartOf } from './monthly-appendix.ts'

/**
 * The opening, of two sheets at most: how the month stands against the one before, what to do first, the picture, and in a line each what
 * else there is. `notes` are what has to be known to read it; `deviations`: how many limits were looser than written.
 */
export const openingParts = (
  report: MonthlyReport,
  month: ReportedMonth,
  notes: readonly Words[],
  deviations: number,
): Part[] => {
  const rest = ['today', '--all', '--as-of', month.last]
  const charts = report.sections.flatMap(({ charts = [] }) => charts.filter(({ front }) => front === true))
  const lines = besides(report, deviations)
  // A terminal has no pictures.
  const offTerminal = lines.length === 0 ? { offTerminal: true as const } : {}
  return [
    { ...sentence(sentenceOf(report, month)), lead: true },
    { kind: 'record', fields: figuresOf(report), prominent: true },
    ...notes.map(sentence),
    heading('first', firstWords.title),
    ...firstParts(report.first, rest),
    ...(charts.length + lines.length === 0 ? [] : [heading('month', words.month, offTerminal)]),
    ...charts.map(chartOf),
    ...lines.map(sentence),
  ]
}

/** How the month stands against the one before. */
export const sentenceOf = ({ compared, newBreaches, settled, left }: MonthlyReport, { month }: ReportedMonth): Words =>
  words.compared(month, compared, { fresh: newBreaches.total, settled: settled.total, left: leftIn(left) })

function figuresOf({ matrix, newBreaches, settled, left, dayAfter }: MonthlyReport) {
  const summary = summarize(matrix)
  return [
    field('breach', words.inBreach, summary.breach),
    field('atRisk', words.atRisk, summary.atRisk),
    field('newBreaches', words.newBreaches, newBreaches.total),
    field('settled', words.settled, settled.total),
    ...(leftIn(left) === 0 ? [] : [field('left', words.left, leftIn(left))]),
    ...(dayAfter === null ? [] : [field('dayAfter', words.dayAfterShort, dayAfter.total)]),
  ]
}

/** One line each, where there is anything: the lists stand in the appendix. */
const besides = ({ settled, left, late, unconfirmed }: MonthlyReport, deviations: number): Words[] => [
  ...(settled.total === 0 ? [] : [words.settledLine(settled.total)]),
  ...(leftIn(left) === 0 ? [] : [words.leftLine(leftByWay(left))]),
  ...(late === 0 ? [] : [words.lateLine(late)]),
  ...(unconfirmed === 0 ? [] : [words.unconfirmedLine(unconfirmed)]),
  ...(deviations === 0 ? [] : [words.deviationsLine(deviations)]),
]
