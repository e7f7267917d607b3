import type { Day } from '../../clause/day.ts'
import { type DueState, dueWithin } from '../../clause/judge.ts'
import { inForceFrom, valueOn } from '../../clause/limit.ts'
import { type Month, monthOf } from '../../clause/month.ts'
import { usage } from '../../clause/problem.ts'
import { customerArgument } from '../../customer/customer/argument.ts'
import { customerCoded, customerNameField } from '../../customer/customer/reference.ts'
import { workingCalendar } from '../../office/calendar/store.ts'
import { setLimits } from '../../office/limit/store/held.ts'
import { timely } from '../../office/limit/timely.ts'
import { staffNamed } from '../../office/staff/argument.ts'
import { staffed } from '../../office/staff/reference.ts'
import { derived, kept, value } from '../../record/field.ts'
import { noSuch } from '../../record/find.ts'
import { kindOf, series, type View } from '../../record/kind.ts'
import { recordedBy, viewsOf } from '../../record/read.ts'
import type { Db, Row } from '../../register/register.ts'
import { month, pastDay } from '../../terminal/day-flag.ts'
import { line, text, worded } from '../../terminal/flag.ts'
import { intelligenceWords } from './words.ts'

/**
 * Information collected online (4.3.4). The series is OI, of online information: IN is that of information received
 * (4.1.2).
 */
export const intelligence = kindOf({
  table: 'intelligence',
  command: 'intel',
  json: 'intelligence',
  identity: series('OI', 4, {
    en: 'the online information, such as OI-2026-0001',
    zh: '网上信息编号，如 OI-2026-0001',
  }),
  day: 'collected_on',
  called: { one: { en: 'online information', zh: '网上信息' } },
  offered: ['collected', 'name', 'source', 'finding'],
  fields: {
    number: kept('number', 'Number', '编号'),
    month: value(
      'month',
      'Month',
      '月份',
      month({ en: 'the month it counts for (default that of the day)', zh: '计入的月份（默认收集当月）' }),
    ),
    collected: value(
      'collected_on',
      'Collected',
      '收集日期',
      pastDay({ en: 'the day it was collected', zh: '收集日期' }),
      { typedAs: 'on' },
    ),
    source: value('source', 'Source', '来源', line({ en: 'where it was looked for', zh: '信息来源' })),
    /** Null: it was looked for, and nothing was there. */
    finding: value('content', 'Finding', '发现', text({ en: 'what was found', zh: '发现的内容' })),
    customer: customerCoded(
      'customer_id',
      'Customer',
      '客户',
      worded({ en: 'the customer it is about', zh: '涉及的客户' }, customerArgument),
    ),
    name: customerNameField,
    by: staffed('staff_id', 'By', '收集人'),
    /** The leader who was told, and when. */
    leader: staffed(
      'leader_id',
      'Leader',
      '机构领导',
      staffNamed({ en: 'the leader who was told', zh: '接收反馈的机构领导' }, ['leader']),
      { since: 'reported_on' },
    ),
    reported: value(
      'reported_on',
      'Fed back',
      '反馈日期',
      pastDay({ en: 'the day on which the leader was told', zh: '反馈日期' }),
      { since: 'reported_on' },
    ),
    delivery: value('delivery', 'Delivery', '反馈方式', line({ en: 'how it was delivered', zh: '反馈方式' }), {
      since: 'reported_on',
    }),
    due: derived<Day | null>('Due', '期限'),
  },
  derive: dueDays,
})

export type IntelligenceRecord = View<typeof intelligence>

/** What is asked of the information collected by a day. */
interface IntelligenceFilter {
  readonly day: Day
  readonly number?: string | undefined
  readonly month?: Month | undefined
  readonly customerId?: number | undefined
}

/** The information collected by the day that the filter lets through, oldest first. */
export async function listIntelligence(
  db: Db,
  { day, number, month, customerId }: IntelligenceFilter,
): Promise<IntelligenceRecord[]> {
  let rows = recordedBy(db, intelligence, day)
  if (number !== undefined) rows = rows.where('number', '=', number)
  if (month !== undefined) rows = rows.where('month', '=', month)
  if (customerId !== undefined) rows = rows.where('customer_id', '=', customerId)
  return viewsOf(db, intelligence, await rows.orderBy('collected_on').orderBy('id').execute(), day)
}

/** What was collected by the day and no leader was told of, oldest first; of one month or of all. */
export async function unreported(db: Db, day: Day, month?: Month): Promise<Row<'intelligence'>[]> {
  const rows = recordedBy(db, intelligence, day).where('reported_on', 'is', null).orderBy('collected_on').orderBy('id')
  return (month === undefined ? rows : rows.where('month', '=', month)).execute()
}

/** How the feeding back of what was collected stands on the day, by the limit of the day of the collection (4.3.4). */
export type ReportJudge = (record: { readonly collected: Day; readonly reported: Day | null }) => DueState | null

export async function reportJudge(db: Db, on: Day): Promise<ReportJudge> {
  const [set, calendar] = [await setLimits(db), await workingCalendar(db)]
  return ({ collected, reported }) =>
    collected < inForceFrom ? null : dueWithin(collected, valueOn(timely, collected, set), reported, on, calendar)
}

/** By when a leader is to be told; null of what was collected before the procedure was in force. */
async function dueDays(db: Db, _: readonly Row<'intelligence'>[], day: Day) {
  const judge = await reportJudge(db, day)
  return ({ collected_on: collected, reported_on: reported }: Row<'intelligence'>) => ({
    due: judge({ collected, reported })?.due ?? null,
  })
}

/** One record as it is printed. Usage problem if it is not on record by the day. */
export async function intelligenceView(db: Db, number: string, day: Day): Promise<IntelligenceRecord> {
  const [view] = await listIntelligence(db, { day, number })
  if (view === undefined) throw noSuch(intelligence, number)
  return view
}

/** Information is collected in its month, or late for it, but never ahead. Usage problem. */
export function refuseMonthAhead(month: Month, on: Day): void {
  if (month > monthOf(on)) throw usage(intelligenceWords.monthAhead(month, on), intelligenceWords.ownMonth)
}
