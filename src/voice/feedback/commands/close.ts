import type { Day } from '../../../clause/day.ts'
import { happened } from '../../../clause/fact.ts'
import { refused, usage } from '../../../clause/problem.ts'
import { lines } from '../../../clause/words.ts'
import { doneBy } from '../../../office/staff/done-by.ts'
import { requireRow } from '../../../record/find.ts'
import { numberOf } from '../../../record/flags.ts'
import type { Row } from '../../../register/register.ts'
import { verb } from '../../../terminal/command.ts'
import { pastDay } from '../../../terminal/day-flag.ts'
import { required, text } from '../../../terminal/flag.ts'
import { one } from '../../../terminal/result.ts'
import { nextStep } from '../../case/next-step.ts'
import { caseNumbered } from '../../case/store/case.ts'
import { caseWords } from '../../case/words.ts'
import { checkFeedbackOrder, feedback, feedbackView } from '../feedback.ts'
import { complaintState, type FeedbackChannel, isComplaint } from '../rules.ts'
import { closeComplaint } from '../store.ts'
import { feedbackWords } from '../words.ts'

/** `feedback close`: what came of a complaint. Refused (4.5.1) before it is classified. */
export const feedbackClose = verb({
  words: { en: 'Close a complaint with its outcome', zh: '关闭投诉并登记处理结果' },
  access: 'write',
  by: doneBy('business', '4.5.1'),
  args: { number: required(numberOf(feedback)) },
  flags: {
    outcome: required(text({ en: 'what came of it', zh: '处理结果' })),
    on: pastDay({ en: 'the day it was closed (default today)', zh: '关闭日期（默认今天）' }),
  },
  asks: ['on'],
  rules: [
    async (db, { number, on }) => {
      if (number === undefined) return
      const row = await requireRow(db, feedback, number)
      if (row.closed_on === null) refuseClosing(row, on ?? null)
    },
  ],
  examples: {
    'feedback close CP-2026-0001 --outcome "Report sent, apology accepted"': {
      en: 'settled, and how',
      zh: '登记处理结果并关闭',
    },
  },
  run: async ({ number, outcome, on }, call) => {
    const closed = happened(on ?? call.today, call.today, '--on')
    const { before, next, view } = await call.write(async (tx) => {
      const row = await requireRow(tx.db, feedback, number)
      const before = row.closed_on
      refuseClosing(row, before === null ? closed : null)
      if (before === null) {
        closeComplaint(tx, row.id, closed, outcome)
      } else if (row.outcome !== outcome || (on !== undefined && on !== before))
        throw usage(feedbackWords.closedOtherwise(number, before, row.outcome ?? ''), feedbackWords.editClosing(number))
      const found = await caseNumbered(tx.db, 'complaint', number)
      return {
        before,
        next: found === null ? null : nextStep(found),
        view: await feedbackView(tx.db, number, call.today),
      }
    })
    if (before !== null) return one('feedback', view, feedbackWords.alreadyClosed(number, before))
    const state = complaintState(view, call.today)
    const goesOn = next === null ? [] : [caseWords.caseGoesOn(next)]
    const more = state !== null && state.daysLate > 0 ? [feedbackWords.closedLate(state.daysLate, state.due)] : []
    return one('feedback', view, lines([feedbackWords.closed(number, closed), ...more, ...goesOn]))
  },
})

/** Refuses to close what is no complaint, what is not classified yet (4.5.1), and a day before what it follows; null: its day is not judged. */
function refuseClosing(row: Row<'feedback'>, closed: Day | null): void {
  const { number } = row
  if (!isComplaint(row.channel as FeedbackChannel))
    throw usage(feedbackWords.onlyComplaintsClose(number), feedbackWords.nothingMore)
  if (row.classified_on === null)
    throw refused('4.5.1', feedbackWords.notClassified(number), feedbackWords.classifyFirst(number))
  if (closed !== null) checkFeedbackOrder({ ...row, closed_on: closed }, { closed: '--on' })
}
