import { refused, usage } from '../../../clause/problem.ts'
import type { Words } from '../../../clause/words.ts'
import { doneBy } from '../../../office/staff/done-by.ts'
import { editing } from '../../../record/edit.ts'
import { flagsOf } from '../../../record/flags.ts'
import { editReason } from '../../../record/reason.ts'
import { voiding } from '../../../record/void.ts'
import type { Changes, Db, Row } from '../../../register/register.ts'
import { choice, many, type ValuesOf } from '../../../terminal/flag.ts'
import { typed } from '../../../terminal/global-options.ts'
import { refuseAfterActs } from '../../case/commands/received-day.ts'
import { actIn, clauseOf } from '../../case/rules.ts'
import { caseNumbered, voidCaseRows } from '../../case/store/case.ts'
import { caseWords } from '../../case/words.ts'
import { aboutFlag, checkFeedbackOrder, feedback, feedbackView, notClassified } from '../feedback.ts'
import { type FeedbackChannel, isComplaint } from '../rules.ts'
import { feedbackWords } from '../words.ts'

const clearable = {
  from: { en: 'whom it comes from', zh: '反馈方' },
  classification: { en: 'the classification', zh: '分类' },
  closing: { en: 'the closing with its outcome', zh: '关闭及结果' },
} as const satisfies Record<string, Words>

const cleared: Readonly<Record<keyof typeof clearable, Changes<'feedback'>>> = {
  from: { customer_id: null, about: null },
  classification: notClassified,
  closing: { closed_on: null, outcome: null },
}

const { channel, received, content, customer, classifiedOn, closed, outcome, ...judged } = flagsOf(feedback)

const editFlags = {
  ...{ channel, received, content, about: aboutFlag, ...judged, customer, classifiedOn, closed, outcome },
  clear: many(choice({ en: 'what is to be left empty', zh: '清空该项' }, clearable)),
} as const

type Edit = ValuesOf<typeof editFlags>

const saidBy = {
  from: ['customer', 'about'],
  classification: ['stage', 'topic', 'as', 'classifiedOn'],
  closing: ['closed', 'outcome'],
} as const satisfies Record<keyof typeof clearable, readonly (keyof Edit)[]>

/** `feedback edit`: what was mistyped, before and after on record with the reason. */
export const feedbackEdit = editing(feedback, {
  words: { en: 'Correct what was mistyped of feedback', zh: '更正录入有误的反馈' },
  by: doneBy('business', '4.5.1'),
  flags: editFlags,
  why: editReason.words,
  nameAField: feedbackWords.nameAField,
  examples: {
    'feedback edit FB-2026-0001 --topic 审核时间 --reason "mistyped"': {
      en: 'it is about something else',
      zh: '更正主题',
    },
  },
  refuse: (edit) => {
    if (edit.customer !== undefined && edit.about !== undefined)
      throw usage(feedbackWords.twoSubjects, feedbackWords.oneSubject)
    for (const name of edit.clear) {
      const [flag] = givenOf(name, edit)
      if (flag !== undefined) throw usage(feedbackWords.clearedAndGiven(name, flag), feedbackWords.clearOrGive)
    }
  },
  changes: async (tx, row, edit, own) => {
    const wanted: Changes<'feedback'> = { ...own }
    for (const name of edit.clear) Object.assign(wanted, cleared[name])
    // Feedback comes from one place: the one now named replaces the one before.
    if (edit.customer !== undefined) wanted.about = null
    if (edit.about !== undefined) Object.assign(wanted, { customer_id: null, about: edit.about })
    checkEdited({ ...row, ...wanted } as Row<'feedback'>, row, edit)
    if (isComplaint(row.channel as FeedbackChannel)) await refuseOfCase(tx.db, row, edit)
    return wanted
  },
  view: (tx, number, { today }) => feedbackView(tx.db, number, today),
})

/** An edit only corrects: it neither classifies nor closes feedback that is not yet so. Throws where it would. */
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

/** What was done of a complaint as a case (ISO/IEC 17021-1 9.8) stands on its receipt, and its closing is the case's own. */
async function refuseOfCase(db: Db, { number }: Row<'feedback'>, edit: Edit): Promise<void> {
  if (edit.received !== undefined) await refuseAfterActs(db, 'complaint', number, edit.received)
  if (!edit.clear.includes('closing')) return
  const found = await caseNumbered(db, 'complaint', number)
  if (found !== null && actIn(found, 'close') !== null)
    throw refused(clauseOf.complaint, caseWords.caseIsClosed(number), caseWords.reopen(number))
}

/** The flags that say anew what may also be cleared. */
const givenOf = (name: keyof typeof clearable, edit: Edit): string[] =>
  saidBy[name].filter((key) => edit[key] !== undefined).map(typed)

/** `feedback void`: takes back what was recorded by mistake. */
export const feedbackVoid = voiding(feedback, {
  words: { en: 'Take back feedback that was recorded by mistake', zh: '作废误录的反馈' },
  by: doneBy('business', '4.5.1'),
  examples: {
    'feedback void FB-2026-0001 --reason "entered twice"': { en: 'recorded twice', zh: '作废重复录入的反馈' },
  },
  // What was done of a complaint goes with it.
  before: (tx, row, reason) => voidCaseRows(tx, { sort: 'complaint', id: row.id }, reason),
  view: (tx, number, { today }) => feedbackView(tx.db, number, today),
})
