import { doneBy } from '../../../office/staff/done-by.ts'
import { editing } from '../../../record/edit.ts'
import { flagsOf } from '../../../record/flags.ts'
import { editReason } from '../../../record/reason.ts'
import { refuseAfterActs } from '../../case/commands/received-day.ts'
import { requireCaseView } from '../../case/commands/require.ts'
import { clauseOf } from '../../case/rules.ts'
import { caseWords } from '../../case/words.ts'
import { appeal } from '../appeal.ts'

const { received, content, owner } = flagsOf(appeal)

/** `appeal edit`: what was mistyped of the receipt, before and after on record with the reason; or another owner. */
export const appealEdit = editing(appeal, {
  words: {
    en: 'Correct what was mistyped of an appeal, or name another owner',
    zh: '更正录入有误的申诉，或变更责任人',
  },
  by: doneBy(['quality', 'business'], clauseOf.appeal),
  flags: { received, content, owner },
  why: editReason.words,
  nameAField: caseWords.nameAField,
  examples: {
    'appeal edit AP-2026-0001 --owner 王芳 --reason "handed over"': {
      en: 'somebody else sees to it',
      zh: '变更责任人',
    },
  },
  changes: async (tx, row, edit, own) => {
    if (edit.received !== undefined) await refuseAfterActs(tx.db, 'appeal', row.number, edit.received)
    return own
  },
  view: (tx, number, { today }) => requireCaseView(tx.db, 'appeal', number, today),
})
