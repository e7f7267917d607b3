import type { Block } from '../../clause/block.ts'
import type { AssessedDuty } from '../../clause/clause.ts'
import type { Day } from '../../clause/day.ts'
import { yearsJudged } from '../../clause/judge.ts'
import { inForceFrom } from '../../clause/limit.ts'
import { wallTime } from '../../clause/moment.ts'
import { usage } from '../../clause/problem.ts'
import { together } from '../../clause/together.ts'
import { yearOf } from '../../clause/year.ts'
import { maintainedBy } from '../../customer/maintainer/store.ts'
import { listFindings } from '../../finding/finding.ts'
import { waitingParts, waitingView } from '../../office/confirmation/columns.ts'
import type { AwaitedAct } from '../../office/confirmation/rules.ts'
import { unconfirmed } from '../../office/confirmation/store/acts.ts'
import { judgingOn } from '../../office/judging.ts'
import { limitWords } from '../../office/limit/words.ts'
import { procedureOn } from '../../office/revision/store.ts'
import { type Db, type Head, headText } from '../../register/register.ts'
import { type ReadCall, verb } from '../../terminal/command.ts'
import { formatOf, isRowsAlone } from '../../terminal/format.ts'
import { count } from '../../terminal/number-flag.ts'
import { heading, type Part, type Result, sentence, table } from '../../terminal/result.ts'
import { version } from '../../terminal/version.ts'
import { type Basis, basisOf, basisParts, type Procedure } from '../basis.ts'
import { chosenDuties, clauseFlag, failOnFlag, maintainerFlag } from '../chosen.ts'
import {
  type FindingLine,
  findingColumns,
  findingLines,
  idColumn,
  lineColumns,
  proof,
  recordColumn,
  remarkColumns,
  remarkLines,
  settleColumn,
  unknownColumn,
} from '../columns.ts'
import { type ClauseLine, failsOn, summarize } from '../compliance.ts'
import { judge } from '../judge.ts'
import { lateParts, lateRowColumns } from '../late/columns.ts'
import { proved } from '../proved.ts'
import { unknownParts } from '../unknowns.ts'
import { watched } from '../watched.ts'
import { leftParts } from '../way-out/columns.ts'
import type { LeftOfDuty } from '../way-out/kinds.ts'
import { reportWords, reportSections as sections } from '../words.ts'

/** The procedure's table of contents, or those of its duties that are asked about. */
export type Duties = readonly AssessedDuty<Db>[]

function yearsWanted(year: number | undefined, call: ReadCall): readonly number[] {
  if (year === undefined) return yearsJudged(call.asOf)
  if (year < yearOf(inForceFrom) || year > yearOf(call.asOf))
    throw usage(reportWords.yearNotJudged(year, yearOf(inForceFrom)), reportWords.judgedYears(inForceFrom))
  return [year]
}

/** Whether the output has the facts that prove a finding: nobody else reads them. */
const hasFacts = (call: ReadCall): boolean => ['json', 'jsonl'].includes(formatOf(call))

/** `report compliance`: how every duty stands as of a day, known at a moment. */
export const compliance = (procedure: Procedure, duties: Duties) =>
  verb({
    words: { en: 'How every duty stands as of a day', zh: '截至某日各项职责的符合情况' },
    access: 'read',
    judges: true,
    flags: {
      clause: clauseFlag,
      maintainer: maintainerFlag,
      year: count({ en: 'judge this calendar year only', zh: '仅判定该年度' }, 1, 'YEAR'),
      failOn: failOnFlag,
    },
    examples: {
      'report compliance': { en: 'every duty as of today', zh: '今天各项职责的符合情况' },
      'report compliance --clause 4.3.2 --as-of 2026-06-30': {
        en: 'one clause on another day',
        zh: '某一条款在另一日的情况',
      },
      'report compliance --fail-on breach --quiet': {
        en: 'exits with 1 where anything is in breach: for a scheduled job',
        zh: '有不符合时以 1 退出，供定时任务使用',
      },
      'report compliance --output compliance.xlsx': { en: 'the report as a workbook', zh: '存为工作簿（XLSX）' },
    },
    run: async ({ clause, maintainer, year, failOn }, call) => {
      const chosen = chosenDuties(duties, clause)
      const years = yearsWanted(year, call)
      const judged = await call.read(async (db): Promise<Judged> => {
        const only = maintainer === undefined ? null : await maintainedBy(db, maintainer, call.asOf)
        const { asOf, document, records } = await together({
          asOf: judgingOn(db, call.asOf, call.timeZone, { years, only }),
          document: procedureOn(db, procedure, call.asOf),
          records: listFindings(db, call.asOf),
        })
        const titled = document.titled(chosen)
        const { lines, left } = await judge(titled, db, asOf, records, {
          watched: watched(call, titled.length),
          facts: hasFacts(call),
          countsLeft: true,
        })
        const { basis, waiting } = await together({
          basis: basisOf(db, procedure, duties, lines, asOf),
          waiting: unconfirmed(db, call.asOf),
        })
        return {
          number: procedure.number,
          chosen,
          all: duties,
          ...{ lines, left, basis, waiting },
          head: call.head(),
          maintainer,
          only,
        }
      })
      if (isRowsAlone(call)) for (const deviation of judged.basis.deviations) call.warn(limitWords.deviation(deviation))
      return {
        ...reported(judged, call.asOf),
        parts: partsOf(judged, call.asOf, call.timeZone),
        exit: failOn !== undefined && failsOn(judged.lines, failOn) ? 1 : 0,
      }
    },
  })

/** The duties as they were judged, and what by. */
interface Judged {
  /** The procedure's. */
  readonly number: string
  readonly chosen: Duties
  /** All that the procedure has: what is unknown for good is told of each. */
  readonly all: Duties
  readonly lines: readonly ClauseLine[]
  /** How many breaches left since the end of the month before without being cured. */
  readonly left: readonly LeftOfDuty[]
  readonly basis: Basis
  /** What counts and waits for the word of whoever is said to have done it. */
  readonly waiting: readonly AwaitedAct[]
  readonly head: Head
  /** Whose customers alone were judged, and which they are. */
  readonly maintainer: string | undefined
  readonly only: Block | null
}

/** The report for programs, and what a sheet of it says besides. */
function reported({ number, lines, left, basis, waiting, head }: Judged, asOf: Day): Omit<Result, 'parts'> {
  const { document, deviations, unknowns, unofficial } = basis
  const { revision, title } = document
  const known = headText(head)
  return {
    title: reportWords.heading(number, revision, title, asOf),
    foot: proved(known),
    json: {
      ...{ procedure: number, revision, title, asOf, knownAt: head.at, head: known, version },
      ...{
        clauses: lines,
        summary: summarize(lines),
        left,
        unknown: unknowns,
        deviations,
        unofficialDays: unofficial,
        unconfirmed: waiting.map(waitingView),
      },
    },
    items: lines.map((line) => ({ ...line, asOf, head: known, version, unknownPercent: unknowns.percent })),
    rows: table(
      [
        ...[...findingColumns, idColumn, settleColumn, recordColumn, ...proof<FindingLine>(asOf, known)],
        ...lateRowColumns<FindingLine>(({ line }) => line),
        unknownColumn<FindingLine>(unknowns),
      ],
      findingLines(lines, true),
    ),
  }
}

/** The report for people. */
function partsOf(judged: Judged, asOf: Day, timeZone: string): Part[] {
  const { chosen, all, lines, left, basis, waiting, head, maintainer, only } = judged
  const found = findingLines(lines, false)
  const remarks = remarkLines(lines)
  return [
    // Said of every report, asked for or not: the same report known at this moment is the same to the byte.
    sentence(reportWords.knownAt(head.seq, wallTime(head.at, timeZone))),
    ...(maintainer === undefined ? [] : [sentence(reportWords.onlyOf(maintainer, only?.named?.size ?? 0))]),
    ...unknownParts(basis.unknowns, all),
    heading('duties', sections.duties, { offTerminal: true }),
    table(lineColumns(lines), lines),
    heading('findings', sections.findings, { offTerminal: true }),
    table([...findingColumns, settleColumn], found, { empty: reportWords.nothingOpen }),
    ...(remarks.length === 0 ? [] : [heading('also-on-record', sections.alsoOnRecord), table(remarkColumns, remarks)]),
    heading('notes', sections.notes, { offTerminal: true }),
    sentence(reportWords.summary(summarize(lines), found.length)),
    ...lateParts(lines),
    ...leftParts(left, asOf, head),
    ...waitingParts(waiting),
    ...basisParts(chosen, lines, basis),
  ]
}
