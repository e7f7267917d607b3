import type { Result as DutyResult } from '../../clause/clause.ts'
import { addDaysTo, addMonthsTo, type Day, earlier } from '../../clause/day.ts'
import { wallTime } from '../../clause/moment.ts'
import { firstDayOfMonth, lastDayOfMonth, type Month, monthOf } from '../../clause/month.ts'
import type { MonthlyCell, MonthlyFigures, MonthlySection, MonthlyTable, ReportedMonth } from '../../clause/monthly.ts'
import { usage } from '../../clause/problem.ts'
import { commandLine, remarks, same, type Words } from '../../clause/words.ts'
import { customerColumns } from '../../customer/customer/columns.ts'
import { judgingOn } from '../../office/judging.ts'
import { procedureOn } from '../../office/revision/store.ts'
import { behindWords } from '../../register/mirror/behind.ts'
import { type Db, type Head, headText } from '../../register/register.ts'
import { verb } from '../../terminal/command.ts'
import { month as monthFlag } from '../../terminal/day-flag.ts'
import { yes } from '../../terminal/flag.ts'
import {
  type Cell,
  type Column,
  chart,
  columnOf,
  field,
  heading,
  type Part,
  type Result,
  sentence,
  table,
} from '../../terminal/result.ts'
import { version } from '../../terminal/version.ts'
import { type Basis, basisOf, basisParts, type Procedure } from '../basis.ts'
import type { Breach, Breaches } from '../breaches-beyond.ts'
import { failOnFlag } from '../chosen.ts'
import { countColumn, countsColumns, dutyColumn, proof, tones, unknownColumn, whatColumn } from '../columns.ts'
import { failsOn, summarize } from '../compliance.ts'
import type { MaintainerFindings } from '../findings-of-maintainers.ts'
import { lateColumns, lateParts, lateRowColumns } from '../late/columns.ts'
import type { LateNames } from '../late/late-list.ts'
import { mirrorsNow } from '../mirrors.ts'
import { type MatrixLine, type MonthlyReport, monthlyReport, monthsFolded } from '../monthly.ts'
import { monthlyWords as words } from '../monthly-words.ts'
import { proved } from '../proved.ts'
import { unknownParts } from '../unknowns.ts'
import { watched } from '../watched.ts'
import { reportWords, resultWords } from '../words.ts'
import type { Duties } from './compliance.ts'

const matrixColumn = columnOf<MatrixLine>()

const matrixColumns = (lines: readonly MatrixLine[] | null): readonly Column<MatrixLine>[] => [
  matrixColumn('clause', 'Clause', '条款'),
  { ...dutyColumn, atLeast: 14 },
  matrixColumn('period', 'Period', '期间', { whole: true }),
  {
    key: 'before',
    title: words.before,
    cell: (line) => line.before,
    shown: (line) => (line.before === null ? same('—') : resultWords[line.before]),
    tone: (line) => (line.before === null ? undefined : tones[line.before]),
  },
  {
    key: 'result',
    title: words.now,
    cell: (line) => line.result,
    shown: (line) => resultWords[line.result],
    tone: (line) => tones[line.result],
  },
  ...countsColumns(lines).map((column) =>
    whatIsWell.includes(column.key) ? { ...column, minor: true as const } : column,
  ),
]

/** Counts that a narrow terminal leaves out, so that periods and clauses are not cut: what is left of those judged. */
const whatIsWell: readonly string[] = ['met', 'onTrack']

/** The duty of a row, for programs: two duties may share a clause. */
const idColumn = matrixColumn('id', 'Duty', '职责')

const breachColumn = columnOf<Breach>()

const breachColumns: readonly Column<Breach>[] = [
  breachColumn('clause', 'Clause', '条款'),
  breachColumn('period', 'Period', '期间', { whole: true }),
  ...customerColumns,
  whatColumn('what', ({ text, recordedLate }) =>
    recordedLate === undefined ? text : remarks([text, words.metLate(recordedLate)]),
  ),
]

const maintainerColumns = (all: readonly MaintainerFindings[]): readonly Column<MaintainerFindings>[] => [
  {
    key: 'maintainer',
    title: words.maintainer,
    cell: (each) => each.maintainer,
    shown: (each) => (each.maintainer === null ? words.nobody : same(each.maintainer)),
  },
  countColumn('breach', resultWords.breach, ({ breach }) => breach),
  countColumn('atRisk', resultWords['at-risk'], ({ atRisk }) => atRisk),
  countColumn('onTrack', resultWords['on-track'], ({ onTrack }) => onTrack),
  ...(all.some(({ unknown }) => unknown > 0)
    ? [countColumn<MaintainerFindings>('unknown', resultWords.unknown, ({ unknown }) => unknown)]
    : []),
]

/** `report monthly`: a month for the manager, as of its last day, compared with the month before and the day after. */
export const monthly = (
  procedure: Procedure,
  duties: Duties,
  figures: readonly MonthlyFigures<Db>[],
  names: LateNames,
) =>
  verb({
    words: { en: 'The report on a month, for the manager', zh: '月度报告' },
    access: 'read',
    judges: true,
    flags: {
      month: monthFlag({ en: 'the month (default the one before this)', zh: '月份（默认上月）' }),
      bilingual: yes({ en: 'in both languages, the Chinese first', zh: '中英文双语，中文在前' }),
      failOn: failOnFlag,
    },
    fills: 'named',
    examples: {
      'report monthly': { en: 'last month', zh: '上月' },
      'report monthly --month 2026-05 --format html --output reports': {
        en: 'a month as a page, in a folder under its own name',
        zh: '某月的报告，以其名称存入文件夹',
      },
      'report monthly --bilingual --output reports --quiet': {
        en: 'a page in both languages, for a scheduled job',
        zh: '中英文双语页面，供定时任务使用',
      },
    },
    run: async ({ month: wanted, bilingual, failOn }, call) => {
      const month = reportedMonth(wanted, call.asOf)
      const { report, basis, head } = await call.read(async (db) => {
        const asOf = await judgingOn(db, month.last, call.timeZone)
        const titled = (await procedureOn(db, procedure, month.last)).titled(duties)
        const of = { duties: titled, figures, names, watched: watched(call, titled.length) }
        const report = await monthlyReport(db, month, asOf, call.asOf, of)
        return { report, basis: await basisOf(db, procedure, duties, report.judged, asOf), head: call.head() }
      })
      const { document } = basis
      // All that it depends on besides the register: reprinted on any day, it is the same.
      const seen = report.dayAfter === null ? month.last : addDaysTo(month.last, 1)
      const again = ['report', 'monthly', '--month', month.month, '--as-of', seen, '--known-at', `#${head.seq}`]
      const said = [
        sentence(reportWords.knownAt(head.seq, wallTime(head.at, call.timeZone))),
        ...(month.last < lastDayOfMonth(month.month) ? [sentence(words.running(month.month, month.last))] : []),
      ]
      const mirrors = mirrorsNow(call)
      return {
        json: {
          ...jsonOf(procedure, month, report, basis, headText(head), head.at),
          ...(mirrors.length === 0 ? {} : { mirrors }),
        },
        items: report.judged.map((line) => ({
          ...{ ...line, asOf: month.last, head: headText(head), version },
          unknownPercent: basis.unknowns.percent,
        })),
        title: words.title(procedure.number, document.revision, document.title, month.month, month.last),
        name: `${procedure.number}-${month.month}`,
        parts: [
          ...said,
          ...mirrors.map((each) => sentence(behindWords(each))),
          ...unknownParts(basis.unknowns, duties),
          ...partsOf(report, month),
          ...report.sections.flatMap(sectionParts),
          heading('basis', words.basis),
          ...basisParts(duties, report.matrix, basis),
        ],
        rows: table(
          [
            ...[...matrixColumns(null), idColumn, ...proof<MatrixLine>(month.last, headText(head))],
            ...lateRowColumns<MatrixLine>((line) => line),
            unknownColumn<MatrixLine>(basis.unknowns),
          ],
          report.judged,
        ),
        again: { argv: bilingual === true ? [...again, '--bilingual'] : again, words: words.again },
        foot: proved(headText(head)),
        ...(bilingual === true ? { langs: ['zh', 'en'] as const } : {}),
        exit: failOn !== undefined && failsOn(report.matrix, failOn) ? 1 : 0,
      } satisfies Result
    },
  })

/** The month asked for, else the one before; up to the day that is asked about. */
function reportedMonth(wanted: Month | undefined, asOf: Day): ReportedMonth {
  const before = monthOf(addMonthsTo(firstDayOfMonth(monthOf(asOf)), -1))
  const month = wanted ?? before
  const first = firstDayOfMonth(month)
  if (first > asOf) throw usage(words.monthAhead(month), words.nameAMonth(before))
  return { month, first, last: earlier(lastDayOfMonth(month), asOf) }
}

const populationOf = (lines: readonly MatrixLine[]) => lines.reduce((sum, { population }) => sum + population, 0)

function partsOf(report: MonthlyReport, { last }: ReportedMonth): Part[] {
  const { matrix, judged, newBreaches, settled, dayAfter, maintainers, monthBefore } = report
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
  const summary = summarize(matrix)
  const folded = monthsFolded(matrix)
  const leftOut = populationOf(judged) - populationOf(matrix)
  const figures = [
    field('breach', words.inBreach, summary.breach),
    field('atRisk', words.atRisk, summary.atRisk),
    field('newBreaches', words.newBreaches, newBreaches.total),
    field('settled', words.settled, settled.total),
    ...(dayAfter === null ? [] : [field('dayAfter', words.dayAfterShort, dayAfter.total)]),
  ]
  return [
    { kind: 'record', fields: figures, prominent: true },
    heading('duties', words.matrix),
    sentence(
      reportWords.summary(
        summarize(matrix),
        matrix.reduce((sum, { findings }) => sum + findings, 0),
      ),
    ),
    table([...matrixColumns(folded), ...lateColumns(folded)], folded),
    ...(leftOut > 0 ? [sentence(words.leftOut(leftOut))] : []),
    ...lateParts(folded),
    heading('changes', words.changed),
    sentence(words.comparedWith(monthBefore.day, monthBefore.known?.seq ?? null)),
    sentence(words.counts(newBreaches.total, settled.total, settled.recordedLate, dayAfter?.total ?? null)),
    sentence(changes.length === 0 ? words.nothingChanged : words.resultsChanged(changes)),
    ...breaches(newBreaches, words.newBreaches, last),
    ...breaches(settled, words.settled, monthBefore.day, monthBefore.known),
    ...(dayAfter === null ? [sentence(words.dayAfterAhead(next))] : breaches(dayAfter, words.dayAfter(next), next)),
    heading('maintainers', words.maintainers),
    table(maintainerColumns(maintainers), maintainers, { empty: words.none }),
  ]
}

/** `known`: the entry that they were known after, where that is not the report's own. */
function breaches({ total, first: shown }: Breaches, title: Words, day: Day, known: Head | null = null): Part[] {
  const then = known === null ? [] : ['--known-at', `#${known.seq}`]
  const all = commandLine(['report', 'compliance', '--as-of', day, ...then, '--format', 'csv'])
  return [
    table(breachColumns, shown, { title, empty: words.none }),
    ...(total > shown.length ? [sentence(words.firstOf(shown.length, total, all))] : []),
  ]
}

function sectionParts({ key, title, said, charts = [], tables }: MonthlySection): Part[] {
  return [
    heading(key, title),
    ...said.map(sentence),
    ...charts.map(({ title, drawn }) => chart(title, drawn)),
    ...tables.map(tableOf),
  ]
}

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

const rowsOf = ({ columns, rows }: MonthlyTable) =>
  rows.map((row) => Object.fromEntries(columns.map(({ key }, i) => [key, codeOf(row[i] ?? null)])))

function jsonOf(
  procedure: Procedure,
  { month, last }: ReportedMonth,
  report: MonthlyReport,
  { document, deviations, unknowns }: Basis,
  head: string,
  knownAt: string,
): Readonly<Record<string, unknown>> {
  const { matrix, judged, newBreaches, settled, dayAfter, maintainers, sections, monthBefore } = report
  const { day: before, known } = monthBefore
  const listed = ({ total, first }: Breaches) => ({ total, breaches: first })
  return {
    procedure: procedure.number,
    revision: document.revision,
    title: document.title,
    month,
    asOf: last,
    knownAt,
    head,
    version,
    monthBefore: { asOf: before, knownAt: known?.at ?? null, head: known === null ? null : headText(known) },
    clauses: judged,
    newBreaches: listed(newBreaches),
    settled: { ...listed(settled), recordedLate: settled.recordedLate },
    dayAfter: dayAfter === null ? null : listed(dayAfter),
    maintainers,
    sections: Object.fromEntries(
      sections.map(({ key, tables }) => [key, Object.fromEntries(tables.map((each) => [each.key, rowsOf(each)]))]),
    ),
    summary: summarize(matrix),
    unknown: unknowns,
    deviations,
  }
}
