import { addDaysTo, addMonthsTo, type Day, earlier } from '../../clause/day.ts'
import type { WhatIsDue } from '../../clause/due.ts'
import { wallTime } from '../../clause/moment.ts'
import { firstDayOfMonth, lastDayOfMonth, type Month, monthOf } from '../../clause/month.ts'
import type { MonthlyFigures, ReportedMonth } from '../../clause/monthly.ts'
import { usage } from '../../clause/problem.ts'
import { judgingOn } from '../../office/judging.ts'
import { procedureOn } from '../../office/revision/store.ts'
import { behindWords } from '../../register/mirror/behind.ts'
import { type Db, headText } from '../../register/register.ts'
import { verb } from '../../terminal/command.ts'
import { month as monthFlag } from '../../terminal/day-flag.ts'
import { yes } from '../../terminal/flag.ts'
import { type Result, table } from '../../terminal/result.ts'
import { version } from '../../terminal/version.ts'
import { type Basis, basisOf, type Procedure } from '../basis.ts'
import type { Breaches } from '../breaches-beyond.ts'
import { failOnFlag } from '../chosen.ts'
import { proof, unknownColumn } from '../columns.ts'
import { failsOn, summarize } from '../compliance.ts'
import { lateRowColumns } from '../late/columns.ts'
import type { LateNames } from '../late/late-list.ts'
import { mirrorsNow } from '../mirrors.ts'
import { type MatrixLine, type MonthlyReport, monthlyReport } from '../monthly.ts'
import { monthlyWords as words } from '../monthly-words.ts'
import { proved } from '../proved.ts'
import { unknownSaid } from '../unknowns.ts'
import { watched } from '../watched.ts'
import { otherWays } from '../way-out/kinds.ts'
import { reportWords } from '../words.ts'
import type { Duties } from './compliance.ts'
import { appendixParts, rowsOf } from './monthly-appendix.ts'
import { idColumn, matrixColumns } from './monthly-columns.ts'
import { openingParts, sentenceOf } from './monthly-opening.ts'

/** What the report on a month is made of. */
interface ReportedBy {
  readonly procedure: Procedure
  readonly duties: Duties
  readonly dues: readonly WhatIsDue<Db>[]
  readonly figures: readonly MonthlyFigures<Db>[]
  readonly names: LateNames
}

/** `report monthly`: a month for the manager, as of its last day, compared with the month before and the day after. */
export const monthly = ({ procedure, duties, dues, figures, names }: ReportedBy) =>
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
        const of = { duties: titled, dues, figures, names, watched: watched(call, titled.length) }
        const report = await monthlyReport(db, month, asOf, call.asOf, of)
        return { report, basis: await basisOf(db, procedure, duties, report.judged, asOf), head: call.head() }
      })
      const { document } = basis
      // All that it depends on besides the register: reprinted on any day, it is the same.
      const seen = report.dayAfter === null ? month.last : addDaysTo(month.last, 1)
      const again = ['report', 'monthly', '--month', month.month, '--as-of', seen, '--known-at', `#${head.seq}`]
      const mirrors = mirrorsNow(call)
      const notes = [
        ...(month.last < lastDayOfMonth(month.month) ? [words.running(month.month, month.last)] : []),
        reportWords.knownAt(head.seq, wallTime(head.at, call.timeZone)),
        ...mirrors.map(behindWords),
        ...unknownSaid(basis.unknowns, duties),
      ]
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
          ...openingParts(report, month, notes, basis.deviations.length),
          ...appendixParts(report, month, basis, duties),
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

function jsonOf(
  procedure: Procedure,
  of: ReportedMonth,
  report: MonthlyReport,
  { document, deviations, unknowns, unofficial }: Basis,
  head: string,
  knownAt: string,
): Readonly<Record<string, unknown>> {
  const { month, last } = of
  const { matrix, judged, newBreaches, settled, left, dayAfter, maintainers, sections, monthBefore } = report
  const { compared, first } = report
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
    sentence: sentenceOf(report, of),
    compared,
    first,
    monthBefore: { asOf: before, knownAt: known?.at ?? null, head: known === null ? null : headText(known) },
    clauses: judged,
    newBreaches: listed(newBreaches),
    settled: { ...listed(settled), recordedLate: left.late.total },
    left: Object.fromEntries(otherWays.map((way) => [way, listed(left[way])])),
    dayAfter: dayAfter === null ? null : listed(dayAfter),
    maintainers,
    sections: Object.fromEntries(
      sections.map(({ key, tables }) => [key, Object.fromEntries(tables.map((each) => [each.key, rowsOf(each)]))]),
    ),
    summary: summarize(matrix),
    unknown: unknowns,
    deviations,
    unofficialDays: unofficial,
  }
}
