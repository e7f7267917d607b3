import type { Day } from '../../clause/day.ts'
import { happened } from '../../clause/fact.ts'
import type { DueState } from '../../clause/judge.ts'
import { usage } from '../../clause/problem.ts'
import { lines, same, type Words } from '../../clause/words.ts'
import { contactWords } from '../../contact/contact/words.ts'
import { customerArgument } from '../../customer/customer/argument.ts'
import { requireCustomer } from '../../customer/customer/store/find.ts'
import { goLive } from '../../office/setting/store.ts'
import { doneBy } from '../../office/staff/done-by.ts'
import { requirePresent } from '../../office/staff/store/role.ts'
import { doerOf } from '../../office/staff/store/staff.ts'
import { columnsOf, everyColumn, shownFields } from '../../record/columns.ts'
import { flagsOf, numberOf } from '../../record/flags.ts'
import { recordWords } from '../../record/sentences.ts'
import type { Db, Row } from '../../register/register.ts'
import { noun, verb } from '../../terminal/command.ts'
import { day } from '../../terminal/day-flag.ts'
import { required, type ValuesOf, worded, yes } from '../../terminal/flag.ts'
import { list, noneOf, one, orDash, table } from '../../terminal/result.ts'
import {
  aboutFlag,
  type ClassificationJudge,
  classificationJudge,
  type FeedbackRecord,
  feedback,
  feedbackView,
  feedbackViews,
  isJudged,
  refuseDueBefore,
} from './feedback.ts'
import { complaintState, differingParts, isComplaint, missingParts, type PartlyClassified } from './rules.ts'
import { addFeedback, type NewFeedback, sameFeedback, toldBy } from './store.ts'
import { feedbackWords } from './words.ts'

const clause = '4.5.1'

const feedbackNumber = numberOf(feedback)
const { channel, received, content, stage, topic, as, owner, due } = flagsOf(feedback)

const addFlags = {
  channel: required(channel),
  received: worded({ en: 'the day it was received (default today)', zh: '收到日期（默认今天）' }, received),
  content: required(content),
  ...{ about: aboutFlag, stage, topic, as, owner, due },
} as const

/** `feedback add`: what a customer said of the service by another way than the survey; says by when it is classified. */
const feedbackAdd = verb({
  words: { en: 'Record feedback that came by another way than the survey', zh: '记录问卷调查以外的客户反馈' },
  access: 'write',
  by: doneBy('business', clause),
  args: {
    customer: worded(
      { en: 'whom it comes from, where it is in the register', zh: '反馈的客户（已登记时填写）' },
      customerArgument,
    ),
  },
  flags: addFlags,
  asks: [
    'customer',
    ['about', ({ customer }) => customer === undefined],
    'received',
    ['owner', ({ channel }) => channel === 'complaint'],
    ['due', ({ channel }) => channel === 'complaint'],
  ],
  rules: [refuseDueBefore],
  examples: {
    'feedback add C00001 --channel visit --content "Wants the report sooner"': {
      en: 'what was said on a visit',
      zh: '走访时客户的意见',
    },
    'feedback add C00001 --channel 投诉 --content "Report came late" --owner 王芳 --due 2026-07-31': {
      en: 'a complaint, with who settles it by when',
      zh: '投诉，及责任人和期限',
    },
  },
  run: async (input, call) => {
    const received = happened(input.received ?? call.today, call.today, '--received')
    if (input.customer !== undefined && input.about !== undefined)
      throw usage(feedbackWords.twoSubjects, feedbackWords.oneSubject)
    const told = wholeClassification(input)
    checkComplaint(input)
    const { there, more, view } = await call.write(async (tx) => {
      const { id: staffId } = await doerOf(tx)
      const customerId = input.customer === undefined ? null : (await requireCustomer(tx.db, input.customer)).id
      const ownerId = input.owner === undefined ? null : (await requirePresent(tx.db, input.owner, tx.today)).id
      const { about = null, channel, content, due = null } = input
      const isClassified = told.classification !== null
      const by = { classified_on: isClassified ? call.today : null, classified_by: isClassified ? staffId : null }
      const said = { customer_id: customerId, about, channel, received_on: received, content }
      const given = { ...said, ...told, ...by, owner_id: ownerId, due_on: due, staff_id: staffId }
      refuseDueBefore(tx.db, { received, due: input.due }, tx.today)
      const there = sameFeedback(tx, said)
      if (there !== null) refuseOtherwise(there, given, told)
      const number = there?.number ?? addFeedback(tx, given)
      const view = await feedbackView(tx.db, number, call.today)
      return { there, more: there === null ? await remarksOn(tx.db, view, call.today) : [], view }
    })
    if (there !== null) return one('feedback', view, recordWords.already(there.number))
    return one('feedback', view, lines([feedbackWords.added(view.number), ...more]))
  },
})

/** All of a classification or nothing of it. Usage problem naming what is missing. */
function wholeClassification(input: Pick<ValuesOf<typeof addFlags>, 'stage' | 'topic' | 'as'>): PartlyClassified {
  const { stage = null, topic = null, as: classification = null } = input
  const told = { stage, topic, classification }
  const missing = missingParts(told)
  if (missing.length > 0 && missing.length < 3)
    throw usage(feedbackWords.partsMissing(missing), feedbackWords.wholeOrNone)
  return told
}

/** A complaint has an owner and a day by which it is settled; nothing else has. Usage problem. */
function checkComplaint({ channel, owner, due }: ValuesOf<typeof addFlags>): void {
  const given = [owner === undefined ? null : '--owner', due === undefined ? null : '--due'].filter((f) => f !== null)
  if (!isComplaint(channel) && given.length > 0)
    throw usage(feedbackWords.onlyComplaintsHave(given), feedbackWords.leaveOut)
  const missing = ['--owner', '--due'].filter((flag) => !given.includes(flag))
  if (isComplaint(channel) && missing.length > 0)
    throw usage(feedbackWords.complaintNeeds(missing), feedbackWords.giveOwnerAndDue)
}

/** The same text again with something else to it is no retry: that would be lost without a word. Usage problem. */
function refuseOtherwise(there: Row<'feedback'>, given: NewFeedback, told: PartlyClassified): void {
  const isOther =
    differingParts(told, toldBy(there)).length > 0 ||
    (given.owner_id !== null && given.owner_id !== there.owner_id) ||
    (given.due_on !== null && given.due_on !== there.due_on)
  if (isOther) throw usage(feedbackWords.otherwise(there.number), feedbackWords.classifyOrEdit(there.number))
}

/** What the clerk should know of the feedback at once: by when it is classified, and settled. */
async function remarksOn(db: Db, view: FeedbackRecord, today: Day): Promise<Words[]> {
  const said: Words[] = []
  const live = view.migrated ? await goLive(db) : null
  if (live !== null) said.push(contactWords.migrated(live))
  if (isJudged(view)) {
    const state = (await classificationJudge(db, today))(view)
    if (view.classified === null) said.push(feedbackWords.classifyBy(view.number, state))
    else if (state.daysLate > 0) said.push(feedbackWords.classifiedLate(state.daysLate))
  }
  const complaint = complaintState(view, today)
  if (view.owner !== null && complaint !== null) said.push(feedbackWords.settleBy(view.number, view.owner, complaint))
  return said
}

const lateTone = ({ daysLate }: DueState) => (daysLate > 0 ? 'bad' : 'warn')

/** The list as it stands on the day: what is late is marked. */
const listed = (on: Day, judge: ClassificationJudge) =>
  columnsOf(feedback, {
    number: { whole: true },
    received: { whole: true },
    name: { shown: (item) => orDash(item.name) },
    channel: {},
    content: {},
    classification: {
      title: { en: 'Classified', zh: '分类' },
      shown: (item) => feedbackWords.classificationState(item, item.classified, isJudged(item) ? judge(item) : null),
      tone: (item) => (item.classified === null && isJudged(item) ? lateTone(judge(item)) : undefined),
    },
    due: {
      title: { en: 'Complaint', zh: '投诉' },
      shown: (item) => feedbackWords.complaint(complaintState(item, on), item.decided, item.closed),
      tone: (item) => {
        const state = item.closed === null && item.decided === null ? complaintState(item, on) : null
        return state === null ? undefined : lateTone(state)
      },
    },
  })

/** `feedback list`: what came in, how it is classified, and which complaints are open. */
const feedbackList = verb({
  words: { en: 'Feedback, how it is classified, and open complaints', zh: '客户反馈、分类情况及未关闭的投诉' },
  access: 'read',
  args: { customer: worded({ en: 'only that of this customer', zh: '仅此客户的反馈' }, customerArgument) },
  flags: {
    channel: worded({ en: 'only what came this way', zh: '仅此渠道的反馈' }, channel),
    stage,
    from: day('past', { en: 'received on this day or later', zh: '自该日起收到' }),
    to: day('past', { en: 'received on this day or earlier', zh: '至该日止收到' }),
    unclassified: yes({ en: 'only what is not classified', zh: '仅未分类的' }),
    open: yes({ en: 'only complaints that are not closed', zh: '仅未关闭的投诉' }),
  },
  examples: {
    'feedback list --unclassified': { en: 'what nobody has classified yet', zh: '尚未分类的反馈' },
    'feedback list --open': { en: 'complaints that are not closed', zh: '未关闭的投诉' },
    'feedback list C00001 --from 2026-01-01': {
      en: 'what one customer said since the beginning of the year',
      zh: '自年初起某客户的反馈',
    },
  },
  run: async (asked, call) => {
    const { customer, channel, stage, from, to, unclassified, open } = asked
    if (from !== undefined && to !== undefined && from > to)
      throw usage(contactWords.notThatOrder(from, to), contactWords.swapDays)
    const { views, judge } = await call.read(async (db) => {
      const customerId = customer === undefined ? undefined : (await requireCustomer(db, customer)).id
      const filter = { asOf: call.asOf, customerId, channel, from, to }
      return { views: await feedbackViews(db, filter), judge: await classificationJudge(db, call.asOf) }
    })
    const wanted = views.filter(
      (view) =>
        (stage === undefined || view.stage === stage) &&
        (unclassified !== true || view.classified === null) &&
        (open !== true || (isComplaint(view.channel) && view.closed === null)),
    )
    const found = list('feedback', listed(call.asOf, judge), wanted, noneOf(asked, feedbackWords.none))
    return { ...found, rows: table(everyColumn(feedback), wanted) }
  },
})

/** Feedback that nobody classified yet is shown with blanks. */
const blanksOf = ({ stage, classification }: FeedbackRecord) => ({
  ...(stage === null ? { stage: { shown: same('') } } : {}),
  ...(classification === null ? { classification: { shown: same('') } } : {}),
})

const feedbackShow = verb({
  words: { en: 'One record of feedback in full', zh: '查看一条反馈记录' },
  access: 'read',
  args: { number: required(feedbackNumber) },
  examples: { 'feedback show FB-2026-0001': { en: 'what was said and what became of it', zh: '该条反馈及处理情况' } },
  run: async ({ number }, call) => {
    const view = await call.read((db) => feedbackView(db, number, call.asOf))
    return one('feedback', view, null, shownFields(feedback, view, blanksOf(view)))
  },
})

/** Feedback on the service by other ways than the survey (4.5.1). */
export const feedbackCommands = noun(
  { en: 'Feedback besides the survey, and complaints (4.5.1)', zh: '问卷调查以外的客户反馈与投诉（4.5.1）' },
  {
    add: async () => feedbackAdd,
    list: async () => feedbackList,
    show: async () => feedbackShow,
    classify: async () => (await import('./commands/classify.ts')).feedbackClassify,
    close: async () => (await import('./commands/close.ts')).feedbackClose,
    edit: async () => (await import('./commands/edit.ts')).feedbackEdit,
    void: async () => (await import('./commands/edit.ts')).feedbackVoid,
    import: async () => (await import('./commands/import.ts')).feedbackImport,
  },
)
