import type { Result as DutyResult, Remark } from '../clause/clause.ts'
import type { Day } from '../clause/day.ts'
import { same } from '../clause/words.ts'
import { customerNameTitle, customerTitle } from '../customer/customer/title-words.ts'
import { type Column, columnOf } from '../terminal/result.ts'
import type { ClauseLine, RecordableFinding } from './compliance.ts'
import { reportWords, resultWords } from './words.ts'

/** How a result strikes the reader. */
const tones: Readonly<Partial<Record<DutyResult, 'bad' | 'warn' | 'good'>>> = {
  breach: 'bad',
  'at-risk': 'warn',
  met: 'good',
}

const column = columnOf<ClauseLine>()

/** How a duty stands: a line of every report on duties. */
export const lineColumns: readonly Column<ClauseLine>[] = [
  column('clause', 'Clause', '条款'),
  { key: 'title', title: { en: 'Duty', zh: '职责' }, cell: (line) => line.title.en, shown: (line) => line.title },
  column('period', 'Period', '期间', { whole: true }),
  column('result', 'Result', '结果', { shown: (line) => resultWords[line.result], tone: (line) => tones[line.result] }),
  column('population', 'Judged', '对象', { align: 'right', whole: true }),
  { key: 'met', title: resultWords.met, cell: (line) => line.counts.met, align: 'right', whole: true },
  { key: 'onTrack', title: resultWords['on-track'], cell: (line) => line.counts.onTrack, align: 'right', whole: true },
  { key: 'atRisk', title: resultWords['at-risk'], cell: (line) => line.counts.atRisk, align: 'right', whole: true },
  { key: 'breach', title: resultWords.breach, cell: (line) => line.counts.breach, align: 'right', whole: true },
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
  { key: 'name', title: customerNameTitle, cell: ({ finding }) => finding?.name ?? null },
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

export const remarkColumns: readonly Column<RemarkLine>[] = [
  { key: 'clause', title: { en: 'Clause', zh: '条款' }, cell: ({ line }) => line.clause },
  { key: 'period', title: { en: 'Period', zh: '期间' }, cell: ({ line }) => line.period, whole: true },
  { key: 'customer', title: customerTitle, cell: ({ remark }) => remark.customer, whole: true },
  { key: 'name', title: customerNameTitle, cell: ({ remark }) => remark.name },
  {
    key: 'remark',
    title: { en: 'What', zh: '事项' },
    cell: ({ remark }) => remark.text.en,
    shown: ({ remark }) => remark.text,
    prose: true,
  },
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
  cell: ({ finding }) => (finding?.settle == null ? null : reportWords.settle(finding.settle).en),
  command: true,
  offTerminal: true,
}

export const recordColumn: Column<FindingLine> = {
  key: 'record',
  title: { en: 'Record', zh: '不符合记录' },
  cell: ({ finding }) => finding?.record ?? null,
}

/** What a row filed by itself is held against later: the day that was asked about, and the journal's head. */
export const proof = <Item>(asOf: Day, head: string): Column<Item>[] => [
  { key: 'asOf', title: { en: 'As of', zh: '截至' }, cell: () => asOf },
  { key: 'head', title: { en: 'Journal head', zh: '日志头' }, cell: () => head },
]

export const findingLines = (lines: readonly ClauseLine[], withEmpty: boolean): FindingLine[] =>
  lines.flatMap((line): FindingLine[] =>
    line.findings.length === 0 && withEmpty
      ? [{ line, finding: null }]
      : line.findings.map((finding) => ({ line, finding })),
  )
