import { happened } from '../../../clause/fact.ts'
import { refused, usage } from '../../../clause/problem.ts'
import type { Words } from '../../../clause/words.ts'
import { requireCustomer } from '../../../customer/customer/store/find.ts'
import { doneBy } from '../../../office/staff/done-by.ts'
import { requireStaff } from '../../../office/store.ts'
import type { Changes, Db, Row } from '../../../register/register.ts'
import { verb } from '../../../terminal/command.ts'
import { choice, many, offering, pastDay, required, text, type ValuesOf } from '../../../terminal/flag.ts'
import { typed } from '../../../terminal/global-options.ts'
import { one } from '../../../terminal/result.ts'
import { type FeedbackChannel, isComplaint } from '../rules.ts'
import { changeFeedback, feedbackByNumber } from '../store.ts'
import { feedbackWords } from '../words.ts'
import { checkFeedbackOrder, feedbackFlags, feedbackNumber, feedbackView, requireFeedback } from './record.ts'

const clearable = {
  from: { en: 'whom it comes from', zh: '反馈方' },
  classification: { en: 'the classification', zh: '分类' },
  closing: { en: 'the closing with its outcome', zh: '关闭及结果' },
} as const satisfies Record<string, Words>

const cleared: Readonly<Record<keyof typeof clearable, Changes<'feedback'>>> = {
  from: { customer_id: null, about: null },
  classification: { stage: null, topic: null, classification: null, classified_on: null, classified_by: null },
  closing: { closed_on: null, outcome: null },
}

const editFlags = {
  ...feedbackFlags,
  received: pastDay({ en: 'the day it was received', zh: '收到日期' }),
  customer: offering('customer', text({ en: 'the customer it comes from', zh: '反馈的客户' })),
  classifiedOn: pastDay({ en: 'the day it was classified', zh: '分类日期' }),
  closed: pastDay({ en: 'the day the complaint was closed', zh: '投诉关闭日期' }),
  outcome: text({ en: 'what came of the complaint', zh: '投诉处理结果' }),
  clear: many(choice({ en: 'what is to be left empty', zh: '清空该项' }, clearable)),
} as const

type Edit = ValuesOf<typeof editFlags>

const saidBy = {
  from: ['customer', 'about'],
  classification: ['stage', 'topic', 'as', 'classifiedOn'],
  closing: ['closed', 'outcome'],
} as const satisfies Record<keyof typeof clearable, readonly (keyof Edit)[]>

/** `feedback edit`: what was mistyped, before and after on record with the reason. */
export const feedbackEdit = verb({
  words: { en: 'Correct what was mistyped of feedback', zh: '更正录入有误的反馈' },
  access: 'write',
  by: doneBy('business', '4.5.1'),
  args: { number: required(feedbackNumber) },
  flags: { ...editFlags, reason: required(text({ en: 'why it is changed', zh: '修改原因' })) },
  examples: {
    'feedback edit FB-2026-0001 --topic 审核时间 --reason "mistyped"': {
      en: 'it is about something else',
      zh: '更正主题',
    },
  },
  run: async ({ number, reason, ...edit }, call) => {
    for (const [label, on] of [
      ['--received', edit.received],
      ['--classified-on', edit.classifiedOn],
      ['--closed', edit.closed],
    ] as const)
      if (on !== undefined) happened(on, call.today, label)
    if (edit.customer !== undefined && edit.about !== undefined)
      throw usage(feedbackWords.twoSubjects, feedbackWords.oneSubject)
    for (const name of edit.clear) {
      const [flag] = givenOf(name, edit)
      if (flag !== undefined) throw usage(feedbackWords.clearedAndGiven(name, flag), feedbackWords.clearOrGive)
    }
    const at = { asOf: call.today, timeZone: call.timeZone }
    const { changed, view } = await call.write(async (tx) => {
      const row = await requireFeedback(tx.db, number)
      const wanted = await columnsWanted(tx.db, edit)
      if (Object.keys(wanted).length === 0) throw usage(feedbackWords.nothingToChange, feedbackWords.nameAField)
      checkEdited({ ...row, ...wanted } as Row<'feedback'>, row, edit)
      const changed = changeFeedback(tx, row.id, wanted)
      return { changed, view: await feedbackView(tx.db, number, at) }
    })
    return one('feedback', view, feedbackWords[changed ? 'changed' : 'unchanged'](number))
  },
})

/** An edit corrects what is there: what is not classified or closed yet is not made so by it. Throws where it is no correction. */
function checkEdited(row: Row<'feedback'>, before: Row<'feedback'>, edit: Edit): void {
  const { number } = row
  const complaint = isComplaint(row.channel as FeedbackChannel)
  if (complaint !== isComplaint(before.channel as FeedbackChannel))
    throw usage(feedbackWords.otherSeries(number), feedbackWords.recordAnew(number))
  const given = (['owner', 'due', 'closed', 'outcome'] as const).filter((key) => edit[key] !== undefined).map(typed)
  if (!complaint && given.length > 0) throw usage(feedbackWords.onlyComplaintsHave(given), feedbackWords.leaveOut)
  if (givenOf('classification', edit).length > 0 && before.classified_on === null)
    throw usage(feedbackWords.notClassified(number), feedbackWords.classifyFirst(number))
  if (givenOf('closing', edit).length > 0 && before.closed_on === null)
    throw usage(feedbackWords.notClosed(number), feedbackWords.closeFirst(number))
  // A complaint that is closed was classified (4.5.1).
  if (row.closed_on !== null && row.classified_on === null)
    throw refused('4.5.1', feedbackWords.closedUnclassified(number), feedbackWords.clearClosingToo)
  checkFeedbackOrder(row)
}

/** The flags that say anew what may also be cleared. */
const givenOf = (name: keyof typeof clearable, edit: Edit): string[] =>
  saidBy[name].filter((key) => edit[key] !== undefined).map(typed)

async function columnsWanted(db: Db, edit: Edit): Promise<Changes<'feedback'>> {
  const wanted: Changes<'feedback'> = {}
  for (const name of edit.clear) Object.assign(wanted, cleared[name])
  // Feedback comes from one: who is named takes the place of who was.
  if (edit.customer !== undefined)
    Object.assign(wanted, { customer_id: (await requireCustomer(db, edit.customer)).id, about: null })
  if (edit.about !== undefined) Object.assign(wanted, { customer_id: null, about: edit.about })
  if (edit.channel !== undefined) wanted.channel = edit.channel
  if (edit.received !== undefined) wanted.received_on = edit.received
  if (edit.content !== undefined) wanted.content = edit.content
  if (edit.stage !== undefined) wanted.stage = edit.stage
  if (edit.topic !== undefined) wanted.topic = edit.topic
  if (edit.as !== undefined) wanted.classification = edit.as
  // Cleared and given at once: what is cleared is not classified, and `checkEdited` says so.
  if (edit.classifiedOn !== undefined && !edit.clear.includes('classification'))
    wanted.classified_on = edit.classifiedOn
  if (edit.owner !== undefined) wanted.owner_id = (await requireStaff(db, edit.owner)).id
  if (edit.due !== undefined) wanted.due_on = edit.due
  if (edit.closed !== undefined) wanted.closed_on = edit.closed
  if (edit.outcome !== undefined) wanted.outcome = edit.outcome
  return wanted
}

/** `feedback void`: takes back what was recorded by mistake. */
export const feedbackVoid = verb({
  words: { en: 'Take back feedback that was recorded by mistake', zh: '作废误录的反馈' },
  access: 'write',
  by: doneBy('business', '4.5.1'),
  args: { number: required(feedbackNumber) },
  flags: { reason: required(text({ en: 'why', zh: '原因' })) },
  examples: {
    'feedback void FB-2026-0001 --reason "entered twice"': { en: 'recorded twice', zh: '作废重复录入的反馈' },
  },
  run: async ({ number, reason }, call) => {
    const at = { asOf: call.today, timeZone: call.timeZone }
    const voided = await call.write(async (tx) => {
      const found = await feedbackByNumber(tx.db, number)
      if (found !== null && found.voided_at !== null) return null
      const { id } = await requireFeedback(tx.db, number)
      const view = await feedbackView(tx.db, number, at)
      tx.void('feedback', id, reason)
      return view
    })
    if (voided === null) return one('feedback', { number, voided: true }, feedbackWords.alreadyVoid(number))
    return one('feedback', { ...voided, voided: true }, feedbackWords.voided(number))
  },
})
