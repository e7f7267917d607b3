import { usage } from '../../../clause/problem.ts'
import { doneBy } from '../../../office/staff/done-by.ts'
import { editing } from '../../../record/edit.ts'
import { flagsOf } from '../../../record/flags.ts'
import { editReason } from '../../../record/reason.ts'
import { askedAs, choice, many, text } from '../../../terminal/flag.ts'
import { correctMatters, involvedNow, mattersCleared, refuseNoMatter } from '../../case/commands/corrected-matters.ts'
import { appealMatters } from '../../case/commands/matters.ts'
import { refuseAfterActs } from '../../case/commands/received-day.ts'
import { requireCaseView } from '../../case/commands/require.ts'
import { clauseOf } from '../../case/rules.ts'
import { caseWords } from '../../case/words.ts'
import { appeal } from '../appeal.ts'

const { received, content, customer, owner } = flagsOf(appeal)

/** `appeal edit`: what was mistyped of the receipt, before and after on record with the reason; or another owner. */
export const appealEdit = editing(appeal, {
  words: {
    en: 'Correct what was mistyped of an appeal, or name another owner',
    zh: '更正录入有误的申诉，或变更责任人',
  },
  by: doneBy(['quality', 'business'], clauseOf.appeal),
  flags: {
    ...{ received, content, customer, owner },
    appellant: askedAs(
      { en: 'Appellant (where that is not in the register)', zh: '申诉方（未登记时填写）' },
      text({ en: 'who appeals, where that is not in the register', zh: '申诉方（未登记时填写）' }, 'NAME'),
    ),
    ...appealMatters,
    clear: many(choice({ en: 'what is to be left empty', zh: '清空该项' }, mattersCleared)),
  },
  why: editReason.words,
  nameAField: caseWords.nameAField,
  examples: {
    'appeal edit AP-2026-0001 --owner 王芳 --reason "handed over"': {
      en: 'somebody else sees to it',
      zh: '变更责任人',
    },
    'appeal edit AP-2026-0001 --clear matters --certificate CN-Q-0001 --reason "the wrong decision"': {
      en: 'it is about another decision',
      zh: '更正所涉决定',
    },
  },
  refuse: (edit) => {
    if (edit.customer !== undefined && edit.appellant !== undefined)
      throw usage(caseWords.twoSenders('appeal'), caseWords.giveSender('appeal'))
  },
  changes: async ({ db }, row, edit, own) => {
    if (edit.received !== undefined) await refuseAfterActs(db, 'appeal', row.number, edit.received)
    await refuseNoMatter(db, row.number, edit)
    // It comes from one: the one now named replaces the one before.
    if (edit.customer !== undefined) return { ...own, appellant: null }
    return edit.appellant === undefined ? own : { ...own, customer_id: null, appellant: edit.appellant }
  },
  besides: (tx, { number }, edit, reason) => correctMatters(tx, 'appeal', number, edit, reason),
  view: (tx, number, { today }) => requireCaseView(tx.db, 'appeal', number, today),
  said: (tx, { number }) => involvedNow(tx, 'appeal', number),
})
