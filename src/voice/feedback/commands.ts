import type { Day } from '../../clause/day.ts'
import { happened } from '../../clause/fact.ts'
import { refused, usage } from '../../clause/problem.ts'
import { lines, type Words } from '../../clause/words.ts'
import { requireCustomer } from '../../customer/customer/store/find.ts'
import { doneBy } from '../../office/staff/done-by.ts'
import { requirePresent } from '../../office/staff/store/role.ts'
import { doerOf, goLive } from '../../office/store.ts'
import type { Db, Row } from '../../register/register.ts'
import { noun, verb } from '../../terminal/command.ts'
import { choice, day, offering, pastDay, required, text, type ValuesOf, yes } from '../../terminal/flag.ts'
import { type Column, list, noneOf, one, table } from '../../terminal/result.ts'
import {
  checkFeedbackOrder,
  classificationFlags,
  classificationJudge,
  type FeedbackView,
  feedbackColumns,
  feedbackFields,
  feedbackFlags,
  feedbackNumber,
  feedbackRows,
  feedbackView,
  feedbackViews,
  isJudged,
  requireFeedback,
} from './commands/record.ts'
import {
  complaintState,
  differingParts,
  type FeedbackChannel,
  feedbackChannels,
  isComplaint,
  missingParts,
  type PartlyClassified,
} from './rules.ts'
import { addFeedback, changeFeedback, type NewFeedback, sameFeedback, toldBy } from './store.ts'
import { feedbackWords } from './words.ts'

const clause = '4.5.1'

const addFlags = {
  ...feedbackFlags,
  channel: required(feedbackFlags.channel),
  content: required(feedbackFlags.content),
} as const

/** `feedback add`: what a customer said of the service by another way than the survey; says by when it is classified. */
const feedbackAdd = verb({
  words: { en: 'Record feedback that came by another way than the survey', zh: '记录问卷调查以外的客户反馈' },
  access: 'write',
  by: doneBy('business', clause),
  args: {
    customer: offering(
      'customer',
      text({ en: 'whom it comes from, where it is in the register', zh: '反馈的客户（已登记时填写）' }),
    ),
  },
  flags: addFlags,
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
    const at = { asOf: call.today, timeZone: call.timeZone }
    const { there, more, view } = await call.write(async (tx) => {
      const { id: staffId } = await doerOf(tx)
      const customerId = input.customer === undefined ? null : (await requireCustomer(tx.db, input.customer)).id
      const ownerId = input.owner === undefined ? null : (await requirePresent(tx.db, input.owner, tx.today)).id
      const { about = null, channel, content, due = null } = input
      const isClassified = told.classification !== null
      const by = isClassified
        ? { classified: call.today, classifiedBy: staffId }
        : { classified: null, classifiedBy: null }
      const feedback = { customerId, about, channel, received, content, ...told, ...by, ownerId, due, staffId }
      checkFeedbackOrder({ received_on: received, classified_on: null, due_on: due, closed_on: null })
      const there = sameFeedback(tx, feedback)
      if (there !== null) refuseOtherwise(there, feedback)
      const number = there?.number ?? addFeedback(tx, feedback)
      const view = await feedbackView(tx.db, number, at)
      return { there, more: there === null ? await remarksOn(tx.db, view, call.today) : [], view }
    })
    if (there !== null) return one('feedback', view, feedbackWords.already(there.number))
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
function refuseOtherwise(there: Row<'feedback'>, said: NewFeedback): void {
  const isOther =
    differingParts(said, toldBy(there)).length > 0 ||
    (said.ownerId !== null && said.ownerId !== there.owner_id) ||
    (said.due !== null && said.due !== there.due_on)
  if (isOther) throw usage(feedbackWords.otherwise(there.number), feedbackWords.classifyOrEdit(there.number))
}

/** What the clerk should know of the feedback at once: by when it is classified, and settled. */
async function remarksOn(db: Db, view: FeedbackView, today: Day): Promise<Words[]> {
  const said: Words[] = []
  const live = view.migrated ? await goLive(db) : null
  if (live !== null) said.push(feedbackWords.migrated(live))
  if (isJudged(view)) {
    const state = (await classificationJudge(db, today))(view)
    if (view.classified === null) said.push(feedbackWords.classifyBy(view.number, state))
    else if (state.daysLate > 0) said.push(feedbackWords.classifiedLate(state.daysLate))
  }
  const complaint = complaintState(view, today)
  if (view.owner !== null && complaint !== null) said.push(feedbackWords.settleBy(view.number, view.owner, complaint))
  return said
}

/** `feedback classify`: the stage, the topic and the kind of feedback, once. */
const feedbackClassify = verb({
  words: { en: 'Classify feedback by stage, topic and kind', zh: '将反馈按阶段、主题和类别分类' },
  access: 'write',
  by: doneBy('business', clause),
  args: { number: required(feedbackNumber) },
  flags: {
    stage: required(classificationFlags.stage),
    topic: required(classificationFlags.topic),
    as: required(classificationFlags.as),
    on: pastDay({ en: 'the day it was classified (default today)', zh: '分类日期（默认今天）' }),
  },
  examples: {
    'feedback classify FB-2026-0001 --stage service --topic 报告时间 --as suggestion': {
      en: 'a suggestion about the service after certification',
      zh: '归为证后服务阶段的建议',
    },
  },
  run: async ({ number, stage, topic, as: classification, on }, call) => {
    const classified = happened(on ?? call.today, call.today, '--on')
    const at = { asOf: call.today, timeZone: call.timeZone }
    const told = { stage, topic, classification }
    const { isNew, late, view } = await call.write(async (tx) => {
      const { id: staffId } = await doerOf(tx)
      const row = await requireFeedback(tx.db, number)
      const isNew = row.classified_on === null
      if (isNew) {
        checkFeedbackOrder({ ...row, classified_on: classified }, { classified: '--on' })
        changeFeedback(tx, row.id, { ...told, classified_on: classified, classified_by: staffId })
      } else refuseReclassified(row, told, on)
      const view = await feedbackView(tx.db, number, at)
      const late = isJudged(view) ? (await classificationJudge(tx.db, call.today))(view).daysLate : 0
      return { isNew, late, view }
    })
    if (!isNew) return one('feedback', view, feedbackWords.unchanged(number))
    const more = late > 0 ? [feedbackWords.classifiedLate(late)] : []
    return one('feedback', view, lines([feedbackWords.classified(number, told), ...more]))
  },
})

/** What was classified is corrected with a reason, never by classifying it again. Usage problem. */
function refuseReclassified(row: Row<'feedback'>, told: PartlyClassified, on: string | undefined): void {
  const { number, classified_on } = row
  if (classified_on === null) return
  const there = toldBy(row)
  if (differingParts(told, there).length > 0 || (on !== undefined && on !== classified_on))
    throw usage(
      feedbackWords.classifiedOtherwise(number, there, classified_on),
      feedbackWords.editClassification(number),
    )
}

/** `feedback close`: what came of a complaint. Refused (4.5.1) before it is classified. */
const feedbackClose = verb({
  words: { en: 'Close a complaint with its outcome', zh: '关闭投诉并登记处理结果' },
  access: 'write',
  by: doneBy('business', clause),
  args: { number: required(feedbackNumber) },
  flags: {
    outcome: required(text({ en: 'what came of it', zh: '处理结果' })),
    on: pastDay({ en: 'the day it was closed (default today)', zh: '关闭日期（默认今天）' }),
  },
  examples: {
    'feedback close CP-2026-0001 --outcome "Report sent, apology accepted"': {
      en: 'settled, and how',
      zh: '登记处理结果并关闭',
    },
  },
  run: async ({ number, outcome, on }, call) => {
    const closed = happened(on ?? call.today, call.today, '--on')
    const at = { asOf: call.today, timeZone: call.timeZone }
    const { before, view } = await call.write(async (tx) => {
      const row = await requireFeedback(tx.db, number)
      if (!isComplaint(row.channel as FeedbackChannel))
        throw usage(feedbackWords.onlyComplaintsClose(number), feedbackWords.nothingMore)
      if (row.classified_on === null)
        throw refused(clause, feedbackWords.notClassified(number), feedbackWords.classifyFirst(number))
      const before = row.closed_on
      if (before === null) {
        checkFeedbackOrder({ ...row, closed_on: closed }, { closed: '--on' })
        changeFeedback(tx, row.id, { closed_on: closed, outcome })
      } else if (row.outcome !== outcome || (on !== undefined && on !== before))
        throw usage(feedbackWords.closedOtherwise(number, before, row.outcome ?? ''), feedbackWords.editClosing(number))
      return { before, view: await feedbackView(tx.db, number, at) }
    })
    if (before !== null) return one('feedback', view, feedbackWords.alreadyClosed(number, before))
    const state = complaintState(view, call.today)
    const more = state !== null && state.daysLate > 0 ? [feedbackWords.closedLate(state.daysLate, state.due)] : []
    return one('feedback', view, lines([feedbackWords.closed(number, closed), ...more]))
  },
})

/** `feedback list`: what came in, how it is classified, and which complaints are open. */
const feedbackList = verb({
  words: { en: 'Feedback, how it is classified, and open complaints', zh: '客户反馈、分类情况及未关闭的投诉' },
  access: 'read',
  args: { customer: offering('customer', text({ en: 'only that of this customer', zh: '仅此客户的反馈' })) },
  flags: {
    channel: choice({ en: 'only what came this way', zh: '仅此渠道的反馈' }, feedbackChannels, 'CHANNEL'),
    stage: classificationFlags.stage,
    from: day({ en: 'received on this day or later', zh: '自该日起收到' }),
    to: day({ en: 'received on this day or earlier', zh: '至该日止收到' }),
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
  run: async ({ customer, channel, stage, from, to, unclassified, open }, call) => {
    if (from !== undefined && to !== undefined && from > to)
      throw usage(feedbackWords.notThatOrder(from, to), feedbackWords.swapDays)
    const { views, judge } = await call.read(async (db) => {
      const customerId = customer === undefined ? undefined : (await requireCustomer(db, customer)).id
      const filter = { asOf: call.asOf, timeZone: call.timeZone, customerId, channel, from, to }
      return { views: await feedbackViews(db, filter), judge: await classificationJudge(db, call.asOf) }
    })
    const wanted = views.filter(
      (view) =>
        (stage === undefined || view.stage === stage) &&
        (unclassified !== true || view.classified === null) &&
        (open !== true || (isComplaint(view.channel) && view.closed === null)),
    )
    const filters = { customer, channel, stage, from, to, unclassified, open }
    const columns: readonly Column<FeedbackView>[] = feedbackColumns(call.asOf, judge)
    return {
      ...list('feedback', columns, wanted, noneOf(filters, feedbackWords.none)),
      rows: table(feedbackRows, wanted),
    }
  },
})

const feedbackShow = verb({
  words: { en: 'One record of feedback in full', zh: '查看一条反馈记录' },
  access: 'read',
  args: { number: required(feedbackNumber) },
  examples: { 'feedback show FB-2026-0001': { en: 'what was said and what became of it', zh: '该条反馈及处理情况' } },
  run: async ({ number }, call) => {
    const view = await call.read((db) => feedbackView(db, number, call))
    return one('feedback', view, null, feedbackFields(view))
  },
})

/** Feedback on the service by other ways than the survey (4.5.1). */
export const feedbackCommands = noun(
  { en: 'Feedback besides the survey, and complaints (4.5.1)', zh: '问卷调查以外的客户反馈与投诉（4.5.1）' },
  {
    add: async () => feedbackAdd,
    list: async () => feedbackList,
    show: async () => feedbackShow,
    classify: async () => feedbackClassify,
    close: async () => feedbackClose,
    edit: async () => (await import('./commands/edit.ts')).feedbackEdit,
    void: async () => (await import('./commands/edit.ts')).feedbackVoid,
    import: async () => (await import('./commands/import.ts')).feedbackImport,
  },
)
