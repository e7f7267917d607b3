import type { Day } from '../../clause/day.ts'
import { notBefore } from '../../clause/fact.ts'
import type { DueState } from '../../clause/judge.ts'
import { inForceFrom, valueOn } from '../../clause/limit.ts'
import { customerArgument } from '../../customer/customer/argument.ts'
import { customerCoded, customerNamed } from '../../customer/customer/reference.ts'
import { workingCalendar } from '../../office/calendar/store.ts'
import { setLimits } from '../../office/limit/store/held.ts'
import { timely } from '../../office/limit/timely.ts'
import { goLive } from '../../office/setting/store.ts'
import { staffNamed } from '../../office/staff/argument.ts'
import { staffed } from '../../office/staff/reference.ts'
import { derived, kept, value } from '../../record/field.ts'
import { noSuch, requireRow } from '../../record/find.ts'
import { kindOf, series, type View } from '../../record/kind.ts'
import { recordedBy, viewedRows } from '../../record/read.ts'
import type { Db, Row } from '../../register/register.ts'
import { stages } from '../../survey/rules.ts'
import { day, pastDay } from '../../terminal/day-flag.ts'
import { askedAs, choice, line, text, worded } from '../../terminal/flag.ts'
import { decidedOn } from '../case/store/decided.ts'
import {
  classificationState,
  classifications,
  daysTooEarly,
  type FeedbackChannel,
  feedbackChannels,
  isComplaint,
} from './rules.ts'
import { feedbackWords } from './words.ts'

/** Feedback that came by another way than the survey (4.5.1). Complaints among it have numbers of their own, CP-2026-0001. */
export const feedback = kindOf({
  table: 'feedback',
  command: 'feedback',
  identity: series('FB', 4, {
    en: 'the feedback, such as FB-2026-0001 or CP-2026-0001',
    zh: '反馈编号，如 FB-2026-0001 或 CP-2026-0001',
  }),
  day: 'received_on',
  called: { one: { en: 'feedback', zh: '反馈记录' }, row: { en: 'feedback', zh: '客户反馈' }, uncounted: true },
  offered: ['received', 'name', 'channel', 'content'],
  fields: {
    number: kept('number', 'Feedback', '编号'),
    customer: customerCoded(
      'customer_id',
      'Customer',
      '客户',
      worded({ en: 'the customer it comes from', zh: '反馈的客户' }, customerArgument),
    ),
    /** The customer's name, or that of an organization which is not in the register; null where nobody is named. */
    name: customerNamed('customer_id', 'From', '反馈方'),
    channel: value(
      'channel',
      'Channel',
      '渠道',
      choice({ en: 'how it came', zh: '反馈渠道' }, feedbackChannels, 'CHANNEL'),
    ),
    received: value('received_on', 'Received', '收到日期', pastDay({ en: 'the day it was received', zh: '收到日期' })),
    content: value('content', 'Content', '内容', text({ en: 'what was said', zh: '反馈内容' })),
    stage: value(
      'stage',
      'Stage',
      '阶段',
      choice({ en: 'the stage of the service it is about', zh: '涉及的服务阶段' }, stages),
    ),
    topic: value('topic', 'Topic', '主题', line({ en: 'what of the service it is about', zh: '主题' })),
    classification: value(
      'classification',
      'Classification',
      '分类',
      choice({ en: 'what it amounts to', zh: '分类' }, classifications),
      { typedAs: 'as' },
    ),
    classified: value(
      'classified_on',
      'Classified',
      '分类日期',
      pastDay({ en: 'the day it was classified', zh: '分类日期' }),
      { typedAs: 'classifiedOn' },
    ),
    classifiedBy: staffed('classified_by', 'Classified by', '分类人'),
    owner: staffed('owner_id', 'Owner', '责任人', staffNamed({ en: 'who settles a complaint', zh: '投诉的责任人' })),
    due: value(
      'due_on',
      'Due',
      '期限',
      day('ahead', { en: 'by when a complaint is settled; may lie ahead', zh: '投诉的处理期限，可为将来日期' }),
    ),
    closed: value(
      'closed_on',
      'Closed',
      '关闭日期',
      pastDay({ en: 'the day the complaint was closed', zh: '投诉关闭日期' }),
      { since: 'closed_on' },
    ),
    outcome: value('outcome', 'Outcome', '结果', text({ en: 'what came of the complaint', zh: '投诉处理结果' }), {
      since: 'closed_on',
    }),
    by: staffed('staff_id', 'Received by', '接收人'),
    /** Received before the register went live. */
    migrated: derived<boolean>('Migrated', '迁移记录'),
    /** The day on which a complaint was decided, or not accepted (ISO/IEC 17021-1 9.8); null before, and of other feedback. */
    decided: derived<Day | null>('Decided', '决定日期'),
  },
  columns: { about: '对象', case_asked: '按投诉办理' },
  derive: async (db, rows, day) => {
    const live = await goLive(db)
    const complaints = rows.filter(({ channel }) => isComplaint(channel as FeedbackChannel))
    const decided = await decidedOn(
      db,
      complaints.map(({ id }) => id),
      day,
    )
    return ({ id, received_on }) => ({
      migrated: live !== null && received_on < live,
      decided: decided.get(id) ?? null,
    })
  },
})

export type FeedbackRecord = View<typeof feedback>

/** Who the feedback comes from, where that is not in the register. */
export const aboutFlag = askedAs(
  { en: 'Organization it comes from (where that is not in the register)', zh: '反馈的组织（未登记时填写）' },
  text({ en: 'whom it comes from, where that is not in the register', zh: '反馈的组织（未登记时填写）' }, 'NAME'),
)

/** Which feedback is listed. */
interface FeedbackFilter {
  /** What was received, classified or closed later is not known yet. */
  readonly asOf: Day
  readonly customerId?: number | undefined
  readonly channel?: FeedbackChannel | undefined
  /** Received on this day or later. */
  readonly from?: Day | undefined
  /** Received on this day or earlier. */
  readonly to?: Day | undefined
  readonly number?: string | undefined
}

/** Feedback received by the day, newest first, with the customer that it comes from. */
export async function listFeedback(
  db: Db,
  { asOf, customerId, channel, from, to, number }: FeedbackFilter,
): Promise<(FeedbackRecord & { readonly customerId: number | null })[]> {
  let select = recordedBy(db, feedback, asOf)
  if (customerId !== undefined) select = select.where('customer_id', '=', customerId)
  if (channel !== undefined) select = select.where('channel', '=', channel)
  if (from !== undefined) select = select.where('received_on', '>=', from)
  if (to !== undefined) select = select.where('received_on', '<=', to)
  if (number !== undefined) select = select.where('number', '=', number)
  const rows = await select.orderBy('received_on', 'desc').orderBy('id', 'desc').execute()
  const known = rows.map((row) => knownBy(row, asOf))
  return (await viewedRows(db, feedback, known, asOf)).map(({ row, view }) => ({
    ...view,
    name: view.name ?? row.about,
    customerId: row.customer_id,
  }))
}

/** A classification that came later than the day is not known yet; one that is not complete has no day, and is. */
const knownBy = (row: Row<'feedback'>, day: Day): Row<'feedback'> =>
  row.classified_on !== null && row.classified_on > day ? { ...row, ...notClassified } : row

/** The columns of feedback that nobody classified. */
export const notClassified = {
  stage: null,
  topic: null,
  classification: null,
  classified_on: null,
  classified_by: null,
} as const

/** The feedback that the filter lets through as it is printed. */
export const feedbackViews = async (db: Db, filter: FeedbackFilter): Promise<FeedbackRecord[]> =>
  (await listFeedback(db, filter)).map(({ customerId: _, ...view }) => view)

/** One record of feedback as it is printed. Usage problem if it is not on record by the day, or void. */
export async function feedbackView(db: Db, number: string, asOf: Day): Promise<FeedbackRecord> {
  await requireRow(db, feedback, number)
  const [view] = await feedbackViews(db, { asOf, number })
  if (view === undefined) throw noSuch(feedback, number)
  return view
}

/** How the classification of any feedback stands on the day. */
export type ClassificationJudge = (item: Pick<FeedbackRecord, 'received' | 'classified'>) => DueState

/** 4.5.1: judges classifications on the day, each by the limit of the day on which the feedback was received. */
export async function classificationJudge(db: Db, on: Day): Promise<ClassificationJudge> {
  const [set, calendar] = [await setLimits(db), await workingCalendar(db)]
  return (item) => classificationState(item, valueOn(timely, item.received, set), on, calendar)
}

/** Whether 4.5.1 asks by when the feedback is classified: not of what came before the procedure, or was migrated. */
export const isJudged = ({ received, migrated }: Pick<FeedbackRecord, 'received' | 'migrated'>): boolean =>
  received >= inForceFrom && !migrated

/** The days are in their order. Usage problem naming the flag that gives a day too early. */
export function checkFeedbackOrder(
  row: Pick<Row<'feedback'>, 'received_on' | 'classified_on' | 'due_on' | 'closed_on'>,
  labels: { readonly classified?: string; readonly closed?: string } = {},
): void {
  const { received_on: received, classified_on: classified, due_on: due, closed_on: closed } = row
  const [wrong] = daysTooEarly({ received, classified, due, closed })
  if (wrong === undefined) return
  const { field, on, than, day } = wrong
  const label = { classified: '--classified-on', due: '--due', closed: '--closed', ...labels }[field]
  notBefore(label, on, feedbackWords.than[than], day, field === 'due' ? feedbackWords.laterDue : undefined)
}

/** Usage problem of a day by which feedback is settled that lies before its receipt, as far as they are known. */
export const refuseDueBefore = (
  _: Db,
  { received, due }: { readonly received?: Day | undefined; readonly due?: Day | undefined },
  today: Day,
): void =>
  checkFeedbackOrder({ received_on: received ?? today, classified_on: null, due_on: due ?? null, closed_on: null })
