import { notBefore } from '../../../clause/fact.ts'
import { usage } from '../../../clause/problem.ts'
import { doneBy } from '../../../office/staff/done-by.ts'
import { requirePresent } from '../../../office/staff/store/role.ts'
import { editing } from '../../../record/edit.ts'
import { flagsOf } from '../../../record/flags.ts'
import { voiding } from '../../../record/void.ts'
import { suggestion, suggestionView } from '../suggestion.ts'
import { suggestionWords } from '../words.ts'

/** `survey suggest edit`: what was mistyped; what was not done yet is not made so by it. */
export const suggestEdit = editing(suggestion, {
  words: { en: 'Correct what was mistyped of a suggestion', zh: '更正录入有误的改进建议' },
  by: doneBy('business', '4.5.1'),
  flags: flagsOf(suggestion),
  nameAField: suggestionWords.nameAField,
  examples: {
    'survey suggest edit SG-2026-0001 --due 2026-10-31 --reason "the wrong month"': { en: 'more time', zh: '更正期限' },
  },
  changes: async ({ db, today }, row, { due, action, effectiveness, owner }, own) => {
    if (due !== undefined) notBefore('--due', due, suggestionWords.theSuggestion, row.made_on, suggestionWords.dueLater)
    if (action !== undefined && row.acted_on === null)
      throw usage(suggestionWords.noAction(row.number), suggestionWords.actFirst(row.number))
    if (effectiveness !== undefined && row.closed_on === null)
      throw usage(suggestionWords.notClosed(row.number), suggestionWords.closeWith(row.number))
    if (owner !== undefined) await requirePresent(db, owner, today)
    return own
  },
  view: (tx, number, { today }) => suggestionView(tx.db, number, today),
})

/** `survey suggest void`: a suggestion with the reports of it. */
export const suggestVoid = voiding(suggestion, {
  words: { en: 'Take back a suggestion recorded by mistake', zh: '作废误录的改进建议' },
  by: doneBy('business', '4.5.1'),
  examples: {
    'survey suggest void SG-2026-0001 --reason "recorded twice"': { en: 'recorded twice', zh: '作废重复登记的建议' },
  },
  view: (tx, number, { today }) => suggestionView(tx.db, number, today),
  before: (tx, { id }, reason) => {
    for (const each of tx.find('survey_report', { suggestion_id: id })) tx.void('survey_report', each.id, reason)
  },
})
