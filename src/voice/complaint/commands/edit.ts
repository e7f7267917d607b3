import { usage } from '../../../clause/problem.ts'
import { doneBy } from '../../../office/staff/done-by.ts'
import { editing } from '../../../record/edit.ts'
import { flagsOf } from '../../../record/flags.ts'
import { editReason } from '../../../record/reason.ts'
import { askedAs, choice, many, text, worded } from '../../../terminal/flag.ts'
import { correctMatters, involvedNow, mattersCleared } from '../../case/commands/corrected-matters.ts'
import { complaintMatters } from '../../case/commands/matters.ts'
import { requireCaseView } from '../../case/commands/require.ts'
import { clauseOf } from '../../case/rules.ts'
import { caseWords } from '../../case/words.ts'
import { clearable, corrected, refuseClearedAndGiven } from '../../feedback/commands/corrected.ts'
import { complaint } from '../complaint.ts'

const { content, customer, received, ...judged } = flagsOf(complaint)

/** `complaint edit`: what was mistyped of the receipt, or of what it is about, before and after on record with the reason. */
export const complaintEdit = editing(complaint, {
  words: {
    en: 'Correct what was mistyped of a complaint, or name another owner',
    zh: '更正录入有误的投诉，或变更责任人',
  },
  by: doneBy(['quality', 'business'], clauseOf.complaint),
  flags: {
    content: worded({ en: 'what is complained of', zh: '投诉内容' }, content),
    received,
    customer: worded({ en: 'the customer who complains', zh: '投诉的客户' }, customer),
    complainant: askedAs(
      { en: 'Complainant (where that is not in the register)', zh: '投诉方（未登记时填写）' },
      text({ en: 'who complains, where that is not in the register', zh: '投诉方（未登记时填写）' }, 'NAME'),
    ),
    ...judged,
    ...complaintMatters,
    clear: many(choice({ en: 'what is to be left empty', zh: '清空该项' }, { ...clearable, ...mattersCleared })),
  },
  why: editReason.words,
  nameAField: caseWords.nameAField,
  examples: {
    'complaint edit CP-2026-0001 --content "The report came three weeks late" --reason "mistyped"': {
      en: 'what is complained of was mistyped',
      zh: '更正投诉内容',
    },
    'complaint edit CP-2026-0001 --clear matters --involved 李强 --reason "another auditor"': {
      en: 'it is about somebody else',
      zh: '更正涉及人员',
    },
  },
  refuse: (edit) => {
    if (edit.customer !== undefined && edit.complainant !== undefined)
      throw usage(caseWords.twoSenders('complaint'), caseWords.giveSender('complaint'))
    refuseClearedAndGiven(edit)
  },
  changes: ({ db }, row, edit, own) => corrected(db, row, edit, own),
  besides: (tx, { number }, edit, reason) => correctMatters(tx, 'complaint', number, edit, reason),
  view: (tx, number, { today }) => requireCaseView(tx.db, 'complaint', number, today),
  said: (tx, { number }) => involvedNow(tx, 'complaint', number),
})
