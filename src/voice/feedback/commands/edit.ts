import { usage } from '../../../clause/problem.ts'
import { doneBy } from '../../../office/staff/done-by.ts'
import { editing } from '../../../record/edit.ts'
import { flagsOf } from '../../../record/flags.ts'
import { editReason } from '../../../record/reason.ts'
import { voiding } from '../../../record/void.ts'
import { choice, many } from '../../../terminal/flag.ts'
import { voidCaseRows } from '../../case/store/case.ts'
import { aboutFlag, feedback, feedbackView } from '../feedback.ts'
import { feedbackWords } from '../words.ts'
import { clearable, corrected, refuseClearedAndGiven } from './corrected.ts'

const { channel, received, content, customer, classifiedOn, closed, outcome, ...judged } = flagsOf(feedback)

const editFlags = {
  ...{ channel, received, content, about: aboutFlag, ...judged, customer, classifiedOn, closed, outcome },
  clear: many(choice({ en: 'what is to be left empty', zh: '清空该项' }, clearable)),
} as const

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
    refuseClearedAndGiven(edit)
  },
  changes: ({ db }, row, edit, own) => corrected(db, row, edit, own),
  view: (tx, number, { today }) => feedbackView(tx.db, number, today),
})

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
