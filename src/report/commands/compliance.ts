import { isUnder } from '../../clause/cite.ts'
import type { AssessedDuty, Result as DutyResult, Pending, Remark } from '../../clause/clause.ts'
import type { Day } from '../../clause/day.ts'
import { yearsJudged } from '../../clause/judge.ts'
import { inForceFrom, type Limit } from '../../clause/limit.ts'
import { wallTime } from '../../clause/moment.ts'
import { usage } from '../../clause/problem.ts'
import { same, type Words } from '../../clause/words.ts'
import { yearOf } from '../../clause/year.ts'
import { maintainedBy } from '../../customer/store/maintainer.ts'
import { listFindings } from '../../finding/store.ts'
import { judgingOn } from '../../office/store.ts'
import { type Db, headText } from '../../register/register.ts'
import { type ReadCall, verb } from '../../terminal/command.ts'
import { choice, count, many, text } from '../../terminal/flag.ts'
import { type Column, heading, type Part, type Result, sentence, table } from '../../terminal/result.ts'
import { type ClauseLine, failsOn, judge, type RecordableFinding, summarize } from '../compliance.ts'
import { reportWords, resultWords, reportSections as sections } from '../words.ts'

/** The document that a report is about. */
export interface Procedure {
  readonly number: string
  readonly title: Words
  readonly revision: string
}

/** The procedure's table of contents, or those of its duties that are asked about. */
export type Duties = readonly (AssessedDuty<Db> | Pending)[]

const tones: Readonly<Partial<Record<DutyResult, 'bad' | 'warn' | 'good'>>> = {
  breach: 'bad',
  'at-risk': 'warn',
  met: 'good',
}

const lineColumns: readonly Column<ClauseLine>[] = [
  { key: 'clause', title: { en: 'Clause', zh: '条款' }, cell: (line) => line.clause },
  { key: 'title', title: { en: 'Duty', zh: '职责' }, cell: (line) => line.title.en, shown: (line) => line.title },
  { key: 'period', title: { en: 'Period', zh: '期间' }, cell: (line) => line.period, whole: true },
  {
    key: 'result',
    title: { en: 'Result', zh: '结果' },
    cell: (line) => line.result,
    shown: (line) => resultWords[line.result],
    tone: (line) => tones[line.result],
  },
  {
    key: 'population',
    title: { en: 'Judged', zh: '对象' },
    cell: (line) => line.population,
    align: 'right',
    whole: true,
  },
  { key: 'met', title: resultWords.met, cell: (line) => line.counts.met, align: 'right', whole: true },
  { key: 'onTrack', title: resultWords['on-track'], cell: (line) => line.counts.onTrack, align: 'right', whole: true },
  { key: 'atRisk', title: resultWords['at-risk'], cell: (line) => line.counts.atRisk, align: 'right', whole: true },
  { key: 'breach', title: resultWords.breach, cell: (line) => line.counts.breach, align: 'right', whole: true },
]

/** A finding with the duty it belongs to; or a duty without findings, so that no line is lost in CSV. */
interface FindingLine {
  readonly line: ClauseLine
  readonly finding: RecordableFinding | null
}

const findingColumns: readonly Column<FindingLine>[] = [
  { key: 'clause', title: { en: 'Clause', zh: '条款' }, cell: ({ line }) => line.clause },
  {
    key: 'period',
    title: { en: 'Period', zh: '期间' },
    cell: ({ line, finding }) => finding?.period ?? line.period,
    whole: true,
  },
  {
    key: 'state',
    title: { en: 'State', zh: '状态' },
    cell: ({ line, finding }) => finding?.state ?? line.result,
    shown: ({ line, finding }) => resultWords[finding?.state ?? line.result],
    tone: ({ line, finding }) => tones[finding?.state ?? line.result],
  },
  {
    key: 'customer',
    title: { en: 'Customer', zh: '客户' },
    cell: ({ finding }) => finding?.customer ?? null,
    whole: true,
  },
  { key: 'name', title: { en: 'Name', zh: '名称' }, cell: ({ finding }) => finding?.name ?? null },
  {
    key: 'finding',
    title: { en: 'What', zh: '事项' },
    cell: ({ finding }) => finding?.text.en ?? null,
    shown: ({ finding }) => finding?.text ?? same(''),
    prose: true,
  },
]

interface RemarkLine {
  readonly line: ClauseLine
  readonly remark: Remark
}

const remarkColumns: readonly Column<RemarkLine>[] = [
  { key: 'clause', title: { en: 'Clause', zh: '条款' }, cell: ({ line }) => line.clause },
  { key: 'period', title: { en: 'Period', zh: '期间' }, cell: ({ line }) => line.period, whole: true },
  { key: 'customer', title: { en: 'Customer', zh: '客户' }, cell: ({ remark }) => remark.customer, whole: true },
  { key: 'name', title: { en: 'Name', zh: '名称' }, cell: ({ remark }) => remark.name },
  {
    key: 'remark',
    title: { en: 'What', zh: '事项' },
    cell: ({ remark }) => remark.text.en,
    shown: ({ remark }) => remark.text,
    prose: true,
  },
]

const remarkLines = (lines: readonly ClauseLine[]): RemarkLine[] =>
  lines.flatMap((line) => line.remarks.map((remark) => ({ line, remark })))

/** What the document leaves open about the duties, each once. */
const gapsOf = (lines: readonly ClauseLine[]): Words[] => [
  ...new Map(
    lines.flatMap(({ id, clause, gap }) => (gap === null ? [] : [[id, reportWords.gap(clause, gap)] as const])),
  ).values(),
]

/** Tells two duties of one clause apart where there is no title. */
const idColumn: Column<FindingLine> = { key: 'id', title: { en: 'Duty', zh: '职责' }, cell: ({ line }) => line.id }

/** What cures a finding. On a terminal there is no room for it beside the finding. */
const settleColumn: Column<FindingLine> = {
  key: 'settle',
  title: { en: 'Settled by', zh: '处理命令' },
  cell: ({ finding }) => (finding?.settle == null ? null : reportWords.settle(finding.settle).en),
  command: true,
  offTerminal: true,
}

const recordColumn: Column<FindingLine> = {
  key: 'record',
  title: { en: 'Record', zh: '不符合记录' },
  cell: ({ finding }) => finding?.record ?? null,
}

/** What a row filed by itself is held against later: the day that was asked about, and the journal's head. */
const proof = (asOf: Day, head: string): Column<FindingLine>[] => [
  { key: 'asOf', title: { en: 'As of', zh: '截至' }, cell: () => asOf },
  { key: 'head', title: { en: 'Journal head', zh: '日志头' }, cell: () => head },
]

const findingLines = (lines: readonly ClauseLine[], withEmpty: boolean): FindingLine[] =>
  lines.flatMap((line): FindingLine[] =>
    line.findings.length === 0 && withEmpty
      ? [{ line, finding: null }]
      : line.findings.map((finding) => ({ line, finding })),
  )

/** The limits that were judged by, each once with its value, or with its values by period where they differ. */
function limitsOf(duties: Duties, lines: readonly ClauseLine[]): Words[] {
  const byLimit = new Map<Limit, Map<number, Words[]>>()
  const judgedBy = (limit: Limit, value: number, when: Words) => {
    const values = byLimit.get(limit) ?? new Map<number, Words[]>()
    byLimit.set(limit, values.set(value, [...(values.get(value) ?? []), when]))
  }
  for (const line of lines) {
    const duty = duties.find((each): each is AssessedDuty<Db> => each.id === line.id && 'limits' in each)
    for (const [name, value] of Object.entries(line.limits)) {
      const limit = duty?.limits[name]
      if (limit === undefined) continue
      const changes = line.limitChanges.filter((change) => change.name === name)
      judgedBy(limit, changes[0]?.before ?? value, same(line.period))
      for (const { from, value } of changes) judgedBy(limit, value, reportWords.limitFrom(from))
    }
  }
  return [...byLimit].map(([limit, values]) => reportWords.limit(limit.title, values))
}

/**
 * The duties that `--clause` names: a clause with everything below it (4.3 → 4.3.1 …), with its document or without, or a
 * duty by its id.
 */
function chosenDuties(duties: Duties, wanted: readonly string[]): Duties {
  if (wanted.length === 0) return duties
  const names = (duty: AssessedDuty<Db> | Pending, clause: string) =>
    duty.id === clause || isUnder(duty.cite, clause) || (clause === '3' && duty.cite === '2')
  for (const clause of wanted)
    if (!duties.some((duty) => names(duty, clause)))
      throw usage(
        reportWords.unknownClause(clause),
        reportWords.knownClauses([...new Set(duties.map((duty) => duty.cite))]),
      )
  return duties.filter((duty) => wanted.some((clause) => names(duty, clause)))
}

function yearsWanted(year: number | undefined, call: ReadCall): readonly number[] {
  if (year === undefined) return yearsJudged(call.asOf)
  if (year < yearOf(inForceFrom) || year > yearOf(call.asOf))
    throw usage(reportWords.yearNotJudged(year, yearOf(inForceFrom)), reportWords.judgedYears(inForceFrom))
  return [year]
}

/** `report compliance`: how every duty stands as of a day, known at a moment. */
export const compliance = (procedure: Procedure, duties: Duties) =>
  verb({
    words: { en: 'How every duty stands as of a day', zh: '截至某日各项职责的符合情况' },
    access: 'read',
    flags: {
      clause: many(
        text(
          {
            en: 'only this clause, such as 4.3.2, or all below one, such as 4.3',
            zh: '仅此条款，如 4.3.2；或某条款之下全部，如 4.3',
          },
          'CLAUSE',
        ),
      ),
      maintainer: text({ en: 'only the customers of this maintainer', zh: '仅此维护人的客户' }, 'NAME'),
      year: count({ en: 'judge this calendar year only', zh: '仅判定该年度' }, 1, 'YEAR'),
      failOn: choice(
        { en: 'exit with 1 when anything is in breach, or at risk', zh: '有不符合（或有风险）时以 1 退出' },
        { 'at-risk': resultWords['at-risk'], breach: resultWords.breach },
        'at-risk|breach',
      ),
    },
    examples: [
      'report compliance',
      'report compliance --clause 4.3.2 --as-of 2026-06-30',
      'report compliance --fail-on breach --quiet',
      'report compliance --output compliance.xlsx',
    ],
    run: async ({ clause, maintainer, year, failOn }, call) => {
      const chosen = chosenDuties(
        duties,
        clause.map((each) => each.normalize('NFKC')),
      )
      const years = yearsWanted(year, call)
      const { lines, only, plain, head } = await call.read(async (db) => {
        const only = maintainer === undefined ? null : await maintainedBy(db, maintainer, call.asOf)
        const asOf = await judgingOn(db, call.asOf, call.timeZone, { years, only })
        return {
          lines: await judge(chosen, db, asOf, await listFindings(db, call.asOf)),
          only,
          plain: asOf.calendar.holidays.size === 0,
          head: call.head(),
        }
      })
      // A scheduled job must not take for clean what nobody looked at.
      if (failOn !== undefined && lines.every((line) => line.result === 'pending'))
        throw usage(reportWords.notChecked([...new Set(lines.map((line) => line.clause))]), reportWords.leaveFailOn)
      const summary = summarize(lines)
      const parts: Part[] = [
        // Said of every report, asked for or not: the same report known at this moment is the same to the byte.
        sentence(reportWords.knownAt(head.seq, wallTime(head.at, call.timeZone))),
      ]
      if (maintainer !== undefined) parts.push(sentence(reportWords.onlyOf(maintainer, only?.size ?? 0)))
      const judged = lines.filter((line) => line.result !== 'pending')
      // Duties that were asked for stand in the table even where nothing is checked of them yet.
      parts.push(heading('duties', sections.duties, { offTerminal: true }))
      parts.push(table(lineColumns, clause.length > 0 ? lines : judged))
      const found = findingLines(lines, false)
      if (judged.length > 0)
        parts.push(
          heading('findings', sections.findings, { offTerminal: true }),
          table([...findingColumns, settleColumn], found, { empty: reportWords.nothingOpen }),
        )
      const remarks = remarkLines(lines)
      if (remarks.length > 0)
        parts.push(heading('also-on-record', sections.alsoOnRecord), table(remarkColumns, remarks))
      parts.push(heading('notes', sections.notes, { offTerminal: true }))
      parts.push(sentence(reportWords.summary(summary, found.length)))
      const limits = limitsOf(chosen, lines)
      if (limits.length > 0) parts.push(sentence(reportWords.limits(limits)))
      const pending = lines.filter((line) => line.result === 'pending')
      if (pending.length > 0) parts.push(sentence(reportWords.notYetChecked(pending)))
      for (const gap of gapsOf(lines)) parts.push(sentence(gap))
      if (plain) parts.push(sentence(reportWords.noCalendar))
      return {
        title: reportWords.heading(procedure.number, procedure.revision, procedure.title, call.asOf),
        foot: [reportWords.head(headText(head))],
        json: {
          procedure: procedure.number,
          revision: procedure.revision,
          asOf: call.asOf,
          knownAt: head.at,
          head: headText(head),
          clauses: lines,
          summary,
        },
        items: lines.map((line) => ({ ...line, asOf: call.asOf, head: headText(head) })),
        parts,
        rows: table(
          [...findingColumns, idColumn, settleColumn, recordColumn, ...proof(call.asOf, headText(head))],
          findingLines(lines, true),
        ),
        exit: failOn !== undefined && failsOn(lines, failOn) ? 1 : 0,
      } satisfies Result
    },
  })
