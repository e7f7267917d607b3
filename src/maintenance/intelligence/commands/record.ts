import type { Day } from '../../../clause/day.ts'
import { type DueState, dueWithin } from '../../../clause/judge.ts'
import { inForceFrom, valueOn } from '../../../clause/limit.ts'
import { type Month, monthOf } from '../../../clause/month.ts'
import { usage } from '../../../clause/problem.ts'
import { same } from '../../../clause/words.ts'
import { customerArgument } from '../../../customer/customer/argument.ts'
import { timely } from '../../../office/rules.ts'
import { everHolding } from '../../../office/staff/store/role.ts'
import { setLimits, workingCalendar } from '../../../office/store.ts'
import type { Db, Row } from '../../../register/register.ts'
import { month, naming, offering, seriesNumber, text, yes } from '../../../terminal/flag.ts'
import { type Column, columnOf, orDash } from '../../../terminal/result.ts'
import { type IntelligenceFilter, type IntelligenceRecord, intelligenceByNumber, listIntelligence } from '../store.ts'
import { intelligenceWords } from '../words.ts'

export const intelligenceNumber = seriesNumber(
  {
    en: 'the online information, such as OI-2026-0001',
    zh: '网上信息编号，如 OI-2026-0001',
  },
  'intelligence',
)

/** What is said of information collected online. */
export const intelligenceFlags = {
  month: month({ en: 'the month it counts for (default that of the day)', zh: '计入的月份（默认收集当月）' }),
  source: text({ en: 'where it was looked for', zh: '信息来源' }),
  finding: text({ en: 'what was found', zh: '发现的内容' }),
  nothing: yes({ en: 'it was looked for, and nothing was found', zh: '已查询，未发现' }),
  customer: { ...customerArgument, words: { en: 'the customer it is about', zh: '涉及的客户' } },
} as const

/** The leader who is told. */
export const leaderFlag = naming(
  offering('staff', text({ en: 'the leader who was told', zh: '接收反馈的机构领导' }, 'NAME')),
  everHolding(['leader']),
)

/** Information is collected in its month, or late for it, but never ahead. Usage problem. */
export function refuseMonthAhead(month: Month, on: Day): void {
  if (month > monthOf(on)) throw usage(intelligenceWords.monthAhead(month, on), intelligenceWords.ownMonth)
}

/** Information collected online as it is printed. */
export interface IntelligenceView extends IntelligenceRecord {
  /** By when a leader is to be told; null of what was collected before the procedure was in force. */
  readonly due: Day | null
}

/** How the feeding back of what was collected stands on the day, by the limit of the day of the collection (4.3.4). */
export type ReportJudge = (record: Pick<IntelligenceRecord, 'collected' | 'reported'>) => DueState | null

export async function reportJudge(db: Db, on: Day): Promise<ReportJudge> {
  const [set, calendar] = [await setLimits(db), await workingCalendar(db)]
  return ({ collected, reported }) =>
    collected < inForceFrom ? null : dueWithin(collected, valueOn(timely, collected, set), reported, on, calendar)
}

/** What the filter lets through as it is printed, oldest first. */
export async function intelligenceViews(db: Db, filter: IntelligenceFilter): Promise<IntelligenceView[]> {
  const judge = await reportJudge(db, filter.day)
  const records = await listIntelligence(db, filter)
  return records.map((record) => ({ ...record, due: judge(record)?.due ?? null }))
}

const unknown = (number: string) => usage(intelligenceWords.unknown(number), intelligenceWords.list)

/** One record as it is printed. Usage problem where there is none by the day. */
export async function intelligenceView(db: Db, number: string, day: Day): Promise<IntelligenceView> {
  const [view] = await intelligenceViews(db, { day, number })
  if (view === undefined) throw unknown(number)
  return view
}

/** The record of a number. Usage problem where there is none, or it was taken back. */
export async function requireIntelligence(db: Db, number: string): Promise<Row<'intelligence'>> {
  const found = await intelligenceByNumber(db, number)
  if (found === null) throw unknown(number)
  if (found.voided_at !== null)
    throw usage(intelligenceWords.isVoid(number, found.void_reason ?? ''), intelligenceWords.list)
  return found
}

const plain = columnOf<IntelligenceView>()

const finding: Column<IntelligenceView> = {
  ...plain('finding', 'Finding', '发现'),
  shown: (each) => (each.finding === null ? intelligenceWords.nothing : same(each.finding)),
}

/** Every value: what CSV and TSV write. */
export const intelligenceRows: readonly Column<IntelligenceView>[] = [
  plain('number', 'Number', '编号'),
  plain('month', 'Month', '月份'),
  plain('collected', 'Collected', '收集日期'),
  plain('source', 'Source', '来源'),
  plain('finding', 'Finding', '发现'),
  plain('customer', 'Customer', '客户'),
  plain('name', 'Name', '名称'),
  plain('by', 'By', '收集人'),
  plain('leader', 'Leader', '机构领导'),
  plain('reported', 'Reported', '反馈日期'),
  plain('delivery', 'Delivery', '反馈方式'),
  plain('due', 'Due', '期限'),
]

/** What people need on one screen. */
export const intelligenceColumns = (judge: ReportJudge): readonly Column<IntelligenceView>[] => [
  { ...plain('number', 'Number', '编号'), whole: true },
  { ...plain('month', 'Month', '月份'), whole: true },
  plain('source', 'Source', '来源'),
  finding,
  { ...plain('name', 'Customer', '客户'), shown: (each) => orDash(each.name), minor: true },
  {
    ...plain('reported', 'Fed back', '反馈领导'),
    shown: (each) => intelligenceWords.state(each.leader, each.reported, judge(each)),
    tone: (each) => (each.reported === null && (judge(each)?.daysLate ?? 0) > 0 ? 'bad' : undefined),
  },
]
