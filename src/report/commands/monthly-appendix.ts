import type { AssessedDuty, Result as DutyResult } from '../../clause/clause.ts'
import { addDaysTo, type Day } from '../../clause/day.ts'
import type { MonthlyCell, MonthlyChart, MonthlySection, MonthlyTable, ReportedMonth } from '../../clause/monthly.ts'
import { commandLine, same, type Words } from '../../clause/words.ts'
import type { Db, Head } from '../../register/register.ts'
import { type Cell, type Column, chart, heading, type Part, sentence, table } from '../../terminal/result.ts'
import { type Basis, basisParts } from '../basis.ts'
import type { Breaches } from '../breaches-beyond.ts'
import { summarize } from '../compliance.ts'
import { lateColumns, lateParts } from '../late/columns.ts'
import { type MatrixLine, type MonthlyReport, monthsFolded } from '../monthly.ts'
import { monthlyWords as words } from '../monthly-words.ts'
import { otherWays } from '../way-out/kinds.ts'
import { leftIn } from '../way-out/left-breaches.ts'
import { wayTitles } from '../way-out/words.ts'
import { reportWords, resultWords } from '../words.ts'
import { breachColumns, leftColumns, maintainerColumns, matrixColumns } from './monthly-columns.ts'

/** All that stands behind the opening: every duty, what changed, whose it is, each room's section, and what it was judged by. */
export const appendixParts = (
  report: MonthlyReport,
  month: ReportedMonth,
  basis: Basis,
  duties: readonly AssessedDuty<Db>[],
): Part[] => [
  heading('appendix', words.appendix, { appendix: true }),
  table(saidColumns, saidOf(report.sections), { empty: words.none }),
  ...dutyParts(report),
  ...changeParts(report, month),
  heading('maintainers', words.maintainers),
  table(maintainerColumns(report.maintainers), report.maintainers, { empty: words.none }),
  ...report.sections.flatMap(sectionParts),
  heading('basis', words.basis),
  ...basisParts(duties, report.matrix, basis),
]

const populationOf = (lines: readonly MatrixLine[]) => lines.reduce((sum, { population }) => sum + population, 0)

function dutyParts({ matrix, judged }: MonthlyReport): Part[] {
  const folded = monthsFolded(matrix)
  const leftOut = populationOf(judged) - populationOf(matrix)
  const findings = matrix.reduce((sum, line) => sum + line.findings, 0)
  return [
    heading('duties', words.matrix),
    sentence(reportWords.summary(summarize(matrix), findings)),
    table([...matrixColumns(folded), ...lateColumns(folded)], folded),
    ...(leftOut > 0 ? [sentence(words.leftOut(leftOut))] : []),
    ...lateParts(folded),
  ]
}

function changeParts(report: MonthlyReport, { last }: ReportedMonth): Part[] {
  const { matrix, newBreaches, settled, left, dayAfter, monthBefore } = report
  const changes = matrix
    .filter(({ before, result }) => before !== null && before !== result)
    .map(({ id, clause, title, period, before, result }) => ({
      clause,
      title,
      period: matrix.find((line) => line.id === id)?.period === period ? null : period,
      from: resultWords[before as DutyResult],
      to: resultWords[result],
    }))
  const next = addDaysTo(last, 1)
  return [
    heading('changes', words.changed),
    sentence(words.comparedWith(monthBefore.day, monthBefore.known?.seq ?? null)),
    sentence(words.counts(newBreaches.total, settled.total, leftIn(left), dayAfter?.total ?? null)),
    sentence(changes.length === 0 ? words.nothingChanged : words.resultsChanged(changes)),
    ...breaches(newBreaches, words.newBreaches, last),
    ...breaches(settled, words.settled, monthBefore.day, monthBefore.known),
    ...otherWays
      .filter((way) => left[way].total > 0)
      .flatMap((way) =>
        breaches(left[way], wayTitles(way, monthBefore.day), monthBefore.day, monthBefore.known, leftColumns),
      ),
    ...(dayAfter === null ? [sentence(words.dayAfterAhead(next))] : breaches(dayAfter, words.dayAfter(next), next)),
  ]
}

/** `known`: the entry that they were known after, where that is not the report's own. */
function breaches(
  { total, first: shown }: Breaches,
  title: Words,
  day: Day,
  known: Head | null = null,
  columns = breachColumns,
): Part[] {
  const then = known === null ? [] : ['--known-at', `#${known.seq}`]
  const all = commandLine(['report', 'compliance', '--as-of', day, ...then, '--format', 'csv'])
  return [
    table(columns, shown, { title, empty: words.none }),
    ...(total > shown.length ? [sentence(words.firstOf(shown.length, total, all))] : []),
  ]
}

/** The charts that stand at the front are not drawn a second time. */
function sectionParts({ key, title, said, charts = [], tables }: MonthlySection): Part[] {
  return [
    heading(key, title),
    ...said.map(sentence),
    ...charts.filter(({ front }) => front !== true).map(chartOf),
    ...tables.map(tableOf),
  ]
}

/** The picture of a section. */
export const chartOf = ({ title, drawn }: MonthlyChart): Part => chart(title, drawn)

const codeOf = (cell: MonthlyCell): Cell => (typeof cell === 'object' && cell !== null ? cell.code : cell)
const shownOf = (cell: MonthlyCell): Words =>
  cell === null ? same('—') : typeof cell === 'object' ? cell.words : same(String(cell))

function tableOf({ title, columns, rows, empty }: MonthlyTable): Part {
  const cells = columns.map(
    ({ key, title, number }, i): Column<readonly MonthlyCell[]> => ({
      key,
      title,
      cell: (row) => codeOf(row[i] ?? null),
      shown: (row) => shownOf(row[i] ?? null),
      ...(number === true ? { align: 'right' as const, whole: true as const } : {}),
    }),
  )
  return table(cells, rows, { title, empty })
}

/** The rows of a section's table for programs. */
export const rowsOf = ({ columns, rows }: MonthlyTable) =>
  rows.map((row) => Object.fromEntries(columns.map(({ key }, i) => [key, codeOf(row[i] ?? null)])))

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
