import type { Day } from '../../../clause/day.ts'
import type { DueState } from '../../../clause/judge.ts'
import { inForceFrom, valueOn } from '../../../clause/limit.ts'
import { usage } from '../../../clause/problem.ts'
import { same, type Words } from '../../../clause/words.ts'
import { timely } from '../../../office/rules.ts'
import { goLive, setLimits, workingCalendar } from '../../../office/store.ts'
import type { Db, Row } from '../../../register/register.ts'
import { stages } from '../../../survey/rules.ts'
import { choice, day, offering, pastDay, seriesNumber, text } from '../../../terminal/flag.ts'
import { type Column, columnOf, type Field, field, orDash, yesNo } from '../../../terminal/result.ts'
import {
  classificationState,
  classifications,
  complaintState,
  daysTooEarly,
  feedbackChannels,
  type TooEarly,
} from '../rules.ts'
import { type FeedbackFilter, type FeedbackRecord, feedbackByNumber, listFeedback } from '../store.ts'
import { feedbackWords } from '../words.ts'

/** Feedback as it is printed. */
export interface FeedbackView extends Omit<FeedbackRecord, 'recorded'> {
  /** Received before the register went live. */
  readonly migrated: boolean
}

/** The feedback that the filter lets through, newest first. */
export async function feedbackViews(db: Db, filter: FeedbackFilter): Promise<FeedbackView[]> {
  const live = await goLive(db)
  const records = await listFeedback(db, filter)
  return records.map(({ customerId: _id, recorded: _recorded, ...record }) => ({
    ...record,
    migrated: live !== null && record.received < live,
  }))
}

/** One record of feedback as it is printed. Usage problem where there is none by the day, or it was taken back. */
export async function feedbackView(
  db: Db,
  number: string,
  at: Pick<FeedbackFilter, 'asOf' | 'timeZone'>,
): Promise<FeedbackView> {
  await requireFeedback(db, number)
  const [view] = await feedbackViews(db, { ...at, number })
  if (view === undefined) throw unknown(number)
  return view
}

const unknown = (number: string) => usage(feedbackWords.unknown(number), feedbackWords.listFeedback)

/** The feedback of that number. Usage problem where there is none, or it was taken back. */
export async function requireFeedback(db: Db, number: string): Promise<Row<'feedback'>> {
  const found = await feedbackByNumber(db, number)
  if (found === null) throw unknown(number)
  if (found.voided_at !== null)
    throw usage(feedbackWords.isVoid(number, found.void_reason ?? ''), feedbackWords.listFeedback)
  return found
}

/** How the classification of any feedback stands on the day. */
export type Judge = (item: Pick<FeedbackRecord, 'received' | 'classified'>) => DueState

/** 4.5.1: judges classifications on the day, each by the limit of the day on which the feedback was received. */
export async function classificationJudge(db: Db, on: Day): Promise<Judge> {
  const [set, calendar] = [await setLimits(db), await workingCalendar(db)]
  return (item) => classificationState(item, valueOn(timely, item.received, set), on, calendar)
}

/** Whether 4.5.1 asks by when the feedback is classified: not of what came before the procedure, or was migrated. */
export const isJudged = ({ received, migrated }: Pick<FeedbackView, 'received' | 'migrated'>): boolean =>
  received >= inForceFrom && !migrated

type DatedColumns = Pick<Row<'feedback'>, 'received_on' | 'classified_on' | 'due_on' | 'closed_on'>

/** The days are in their order. Usage problem naming the flag that gives a day too early. */
export function checkFeedbackOrder(
  { received_on, classified_on, due_on, closed_on }: DatedColumns,
  labels: Partial<Record<TooEarly['field'], string>> = {},
): void {
  const [wrong] = daysTooEarly({
    received: received_on,
    classified: classified_on,
    due: due_on,
    closed: closed_on,
  })
  if (wrong === undefined) return
  const label = { classified: '--classified-on', due: '--due', closed: '--closed', ...labels }[wrong.field]
  throw usage(
    feedbackWords.tooEarly(label, wrong),
    wrong.field === 'due' ? feedbackWords.laterDue : feedbackWords.ownDay,
  )
}

/** A value of an enumeration as people read it; nothing where there is none. */
const named = <Value extends string>(values: Readonly<Record<Value, Words>>, value: Value | null): Words =>
  value === null ? same('') : values[value]

/** The list as it stands on the day: what is late is marked. */
export const feedbackColumns = (on: Day, judge: Judge): readonly Column<FeedbackView>[] => [
  { key: 'number', title: { en: 'Feedback', zh: '编号' }, cell: (item) => item.number, whole: true },
  { key: 'received', title: { en: 'Received', zh: '收到日期' }, cell: (item) => item.received, whole: true },
  {
    key: 'name',
    title: { en: 'From', zh: '反馈方' },
    cell: (item) => item.name,
    shown: (item) => orDash(item.name),
  },
  {
    key: 'channel',
    title: { en: 'Channel', zh: '渠道' },
    cell: (item) => item.channel,
    shown: (item) => feedbackChannels[item.channel],
  },
  { key: 'content', title: { en: 'Content', zh: '内容' }, cell: (item) => item.content },
  {
    key: 'classification',
    title: { en: 'Classified', zh: '分类' },
    cell: (item) => item.classification,
    shown: (item) => feedbackWords.classificationState(item, item.classified, isJudged(item) ? judge(item) : null),
    tone: (item) => (item.classified === null && isJudged(item) ? lateTone(judge(item)) : undefined),
  },
  {
    key: 'due',
    title: { en: 'Complaint', zh: '投诉' },
    cell: (item) => item.due,
    shown: (item) => feedbackWords.complaint(complaintState(item, on), item.closed),
    tone: (item) => {
      const state = item.closed === null ? complaintState(item, on) : null
      return state === null ? undefined : lateTone(state)
    },
  },
]

const lateTone = ({ daysLate }: DueState) => (daysLate > 0 ? 'bad' : 'warn')

const plain = columnOf<FeedbackView>()

/** Every value: what CSV and TSV write. */
export const feedbackRows: readonly Column<FeedbackView>[] = [
  plain('number', 'Feedback', '编号'),
  plain('customer', 'Customer', '客户'),
  plain('name', 'From', '反馈方'),
  { ...plain('channel', 'Channel', '渠道'), shown: (item) => feedbackChannels[item.channel] },
  plain('received', 'Received', '收到日期'),
  plain('content', 'Content', '内容'),
  { ...plain('stage', 'Stage', '阶段'), shown: (item) => named(stages, item.stage) },
  plain('topic', 'Topic', '主题'),
  {
    ...plain('classification', 'Classification', '分类'),
    shown: (item) => named(classifications, item.classification),
  },
  plain('classified', 'Classified', '分类日期'),
  plain('classifiedBy', 'Classified by', '分类人'),
  plain('owner', 'Owner', '责任人'),
  plain('due', 'Due', '期限'),
  plain('closed', 'Closed', '关闭日期'),
  plain('outcome', 'Outcome', '结果'),
  plain('by', 'Received by', '接收人'),
  { ...plain('migrated', 'Migrated', '迁移记录'), shown: (item) => yesNo(item.migrated) },
]

/** Feedback field by field, for people. */
export const feedbackFields = (item: FeedbackView): Field[] =>
  feedbackRows.map(({ key, title, cell, shown }) => field(key, title, cell(item), shown?.(item)))

export const feedbackNumber = seriesNumber(
  {
    en: 'the feedback, such as FB-2026-0001 or CP-2026-0001',
    zh: '反馈编号，如 FB-2026-0001 或 CP-2026-0001',
  },
  'feedback',
)

/** What a classification is made of. */
export const classificationFlags = {
  stage: choice({ en: 'the stage of the service it is about', zh: '涉及的服务阶段' }, stages),
  topic: text({ en: 'what of the service it is about', zh: '主题' }),
  as: choice({ en: 'what it amounts to', zh: '分类' }, classifications),
} as const

/** What is said of feedback besides whom it comes from. */
export const feedbackFlags = {
  channel: choice({ en: 'how it came', zh: '反馈渠道' }, feedbackChannels, 'CHANNEL'),
  received: pastDay({ en: 'the day it was received (default today)', zh: '收到日期（默认今天）' }),
  content: text({ en: 'what was said', zh: '反馈内容' }),
  about: text(
    { en: 'whom it comes from, where that is not in the register', zh: '反馈的组织（未登记时填写）' },
    'NAME',
  ),
  ...classificationFlags,
  owner: offering('staff', text({ en: 'who settles a complaint', zh: '投诉的责任人' }, 'NAME')),
  due: day({ en: 'by when a complaint is settled; may lie ahead', zh: '投诉的处理期限，可为将来日期' }),
} as const
