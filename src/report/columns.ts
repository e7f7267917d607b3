import type { Result as DutyResult, Remark } from '../clause/clause.ts'
import type { Day } from '../clause/day.ts'
import { commandLine, same, type Words } from '../clause/words.ts'
import { customerNameTitle, customerTitle } from '../customer/customer/title-words.ts'
import { type CountedItems, type CountedLater, mapped, together } from '../terminal/items.ts'
import { type Column, columnOf } from '../terminal/result.ts'
import { version } from '../terminal/version.ts'
import type { Urgency } from './agenda.ts'
import type { RecordableFinding } from './breach-records.ts'
import type { ClauseLine } from './compliance.ts'
import { lateColumns } from './late/columns.ts'
import type { Unknowns } from './unknowns.ts'
import { resultWords } from './words.ts'

/** How a result strikes the reader. */
export const tones: Readonly<Partial<Record<DutyResult, 'bad' | 'warn' | 'good'>>> = {
  breach: 'bad',
  'at-risk': 'warn',
  unknown: 'warn',
  met: 'good',
}

/** How what is to be done strikes the reader. */
export const urgencyTones: Readonly<Partial<Record<Urgency, 'bad' | 'warn'>>> = { overdue: 'bad', 'at-risk': 'warn' }

/** What the duty of a row is called. */
export const dutyColumn: Column<{ readonly title: Words }> = {
  key: 'title',
  title: { en: 'Duty', zh: '职责' },
  cell: ({ title }) => title.en,
  shown: ({ title }) => title,
}

/** A sentence on what a row is about; none where there is nothing to tell. */
export const whatColumn = <Item>(key: string, text: (item: Item) => Words | null): Column<Item> => ({
  key,
  title: { en: 'What', zh: '事项' },
  cell: (item) => text(item)?.en ?? null,
  shown: (item) => text(item) ?? same(''),
  prose: true,
})

/** A column of counts. */
export const countColumn = <Item>(key: string, title: Words, cell: (item: Item) => number): Column<Item> => ({
  ...{ key, title, cell },
  ...{ align: 'right', whole: true },
})

type Counted = Pick<ClauseLine, 'population' | 'counts'>

const countOfUnknown = countColumn<Counted>('unknown', resultWords.unknown, ({ counts }) => counts.unknown)

/** How many stand where; for people without a column of what is unknown, where all is known. */
export const countsColumns = (lines: readonly Counted[] | null): readonly Column<Counted>[] =>
  lines === null || lines.some(({ counts }) => counts.unknown > 0)
    ? [...countsOfStates, countOfUnknown]
    : countsOfStates

const countsOfStates: readonly Column<Counted>[] = [
  countColumn('population', { en: 'Judged', zh: '对象' }, ({ population }) => population),
  countColumn('met', resultWords.met, ({ counts }) => counts.met),
  countColumn('onTrack', resultWords['on-track'], ({ counts }) => counts.onTrack),
  countColumn('atRisk', resultWords['at-risk'], ({ counts }) => counts.atRisk),
  countColumn('breach', resultWords.breach, ({ counts }) => counts.breach),
]

const column = columnOf<ClauseLine>()

/** How duties stand: the lines of every report on them. */
export const lineColumns = (lines: readonly ClauseLine[]): readonly Column<ClauseLine>[] => [
  column('clause', 'Clause', '条款'),
  dutyColumn,
  column('period', 'Period', '期间', { whole: true }),
  column('result', 'Result', '结果', { shown: (line) => resultWords[line.result], tone: (line) => tones[line.result] }),
  ...countsColumns(lines),
  ...lateColumns(lines),
]

/** A finding with the duty it belongs to; or a duty without findings, so that no line is lost in CSV. */
export interface FindingLine {
  readonly line: ClauseLine
  readonly finding: RecordableFinding | null
}

export const findingColumns: readonly Column<FindingLine>[] = [
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
  { key: 'customer', title: customerTitle, cell: ({ finding }) => finding?.customer ?? null, whole: true },
  {
    ...{ key: 'name', title: customerNameTitle, cell: ({ finding }) => finding?.name ?? null },
    lists: ({ finding }) => shown(finding?.customer),
  },
  whatColumn('finding', ({ finding }) => finding?.text ?? null),
]

/** The command that shows the customer whose name it is. */
const shown = (customer: string | null | undefined) => (customer == null ? null : ['customer', 'show', customer])

interface RemarkLine {
  readonly line: ClauseLine
  readonly remark: Remark
}

export const remarkColumns: readonly Column<RemarkLine>[] = [
  { key: 'clause', title: { en: 'Clause', zh: '条款' }, cell: ({ line }) => line.clause },
  { key: 'period', title: { en: 'Period', zh: '期间' }, cell: ({ line }) => line.period, whole: true },
  { key: 'customer', title: customerTitle, cell: ({ remark }) => remark.customer, whole: true },
  {
    ...{ key: 'name', title: customerNameTitle, cell: ({ remark }) => remark.name },
    lists: ({ remark }) => shown(remark.customer),
  },
  whatColumn('remark', ({ remark }) => remark.text),
]

export const remarkLines = (lines: readonly ClauseLine[]): RemarkLine[] =>
  lines.flatMap((line) => line.remarks.map((remark) => ({ line, remark })))

/** Tells two duties of one clause apart where there is no title. */
export const idColumn: Column<FindingLine> = {
  key: 'id',
  title: { en: 'Duty', zh: '职责' },
  cell: ({ line }) => line.id,
}

/** What cures a finding. On a terminal there is no room for it beside the finding. */
export const settleColumn: Column<FindingLine> = {
  key: 'settle',
  title: { en: 'Settled by', zh: '处理命令' },
  cell: ({ finding }) => (finding?.settle == null ? null : commandLine(finding.settle)),
  command: true,
  offTerminal: true,
}

export const recordColumn: Column<FindingLine> = {
  key: 'record',
  title: { en: 'Record', zh: '不符合记录' },
  cell: ({ finding }) => finding?.record ?? null,
}

/** Columns that only programs read, in CSV and TSV, where a key names them: nobody sees their titles. */
export const keyed = <Item>(...keys: Parameters<ReturnType<typeof columnOf<Item>>>[0][]): Column<Item>[] =>
  keys.map((key) => columnOf<Item>()(key, key, key))

/** The version of the program that read what a row says. */
export const versionColumn = <Item>(): Column<Item> => ({
  key: 'version',
  title: { en: 'Program', zh: '程序版本' },
  cell: () => version,
})

/** What a row filed by itself is held against later: the day asked about, the journal's head, the version of the program. */
export const proof = <Item>(asOf: Day, head: string): Column<Item>[] => [
  { key: 'asOf', title: { en: 'As of', zh: '截至' }, cell: () => asOf },
  { key: 'head', title: { en: 'Journal head', zh: '日志头' }, cell: () => head },
  versionColumn<Item>(),
]

/** How much of a report is unknown, beside each row: rows have no head that says it. */
export const unknownColumn = <Item>({ percent }: Pick<Unknowns, 'percent'>): Column<Item> => ({
  key: 'unknownPercent',
  title: { en: 'Unknown of the report (%)', zh: '全报告结果不明（%）' },
  cell: () => percent,
})

/** The findings of the lines one after the other; where it is wanted, a line without any as one of them. */
export const findingLines = (lines: readonly ClauseLine[], withEmpty: boolean): CountedLater<FindingLine> =>
  together(
    lines.map(
      (line): CountedItems<FindingLine> =>
        line.findings.length === 0 && withEmpty
          ? [{ line, finding: null }]
          : mapped(line.findings, (finding) => ({ line, finding })),
    ),
  )
