import type { Day } from '../../../clause/day.ts'
import { happened } from '../../../clause/fact.ts'
import { usage } from '../../../clause/problem.ts'
import { lines } from '../../../clause/words.ts'
import { doneBy } from '../../../office/staff/done-by.ts'
import { doerOf } from '../../../office/staff/store/staff.ts'
import { requireRow } from '../../../record/find.ts'
import { flagsOf, numberOf } from '../../../record/flags.ts'
import { recordWords } from '../../../record/sentences.ts'
import type { Row } from '../../../register/register.ts'
import { verb } from '../../../terminal/command.ts'
import { pastDay } from '../../../terminal/day-flag.ts'
import { required } from '../../../terminal/flag.ts'
import { one } from '../../../terminal/result.ts'
import { checkFeedbackOrder, classificationJudge, feedback, feedbackView, isJudged } from '../feedback.ts'
import { differingParts, type PartlyClassified } from '../rules.ts'
import { toldBy } from '../store.ts'
import { feedbackWords } from '../words.ts'

const { stage, topic, as } = flagsOf(feedback)

/** `feedback classify`: the stage, the topic and the kind of feedback, once. */
export const feedbackClassify = verb({
  words: { en: 'Classify feedback by stage, topic and kind', zh: '将反馈按阶段、主题和类别分类' },
  access: 'write',
  by: doneBy('business', '4.5.1'),
  args: { number: required(numberOf(feedback)) },
  flags: {
    stage: required(stage),
    topic: required(topic),
    // Whoever hurries past the question leaves it to be followed up.
    as: { ...required(as), before: 'dissatisfaction' },
    on: pastDay({ en: 'the day it was classified (default today)', zh: '分类日期（默认今天）' }),
  },
  asks: ['on'],
  rules: [
    async (db, { number, stage = null, topic = null, as = null, on }) => {
      if (number === undefined) return
      refuseClassifying(await requireRow(db, feedback, number), { stage, topic, classification: as }, on)
    },
  ],
  examples: {
    'feedback classify FB-2026-0001 --stage service --topic 报告时间 --as suggestion': {
      en: 'a suggestion about the service after certification',
      zh: '归为证后服务阶段的建议',
    },
  },
  run: async ({ number, stage, topic, as: classification, on }, call) => {
    const classified = happened(on ?? call.today, call.today, '--on')
    const told = { stage, topic, classification }
    const { isNew, late, view } = await call.write(async (tx) => {
      const { id: staffId } = await doerOf(tx)
      const row = await requireRow(tx.db, feedback, number)
      const isNew = row.classified_on === null
      refuseClassifying(row, told, isNew ? classified : on)
      if (isNew) tx.update('feedback', row.id, { ...told, classified_on: classified, classified_by: staffId })
      const view = await feedbackView(tx.db, number, call.today)
      const late = isJudged(view) ? (await classificationJudge(tx.db, call.today))(view).daysLate : 0
      return { isNew, late, view }
    })
    if (!isNew) return one('feedback', view, recordWords.unchanged(number))
    const more = late > 0 ? [feedbackWords.classifiedLate(late)] : []
    return one('feedback', view, lines([feedbackWords.classified(number, told), ...more]))
  },
})

/**
 * Refuses a day before the receipt. What was classified is corrected with a reason, never by classifying it again: what is not told is not
 * judged. Usage problems.
 */
function refuseClassifying(row: Row<'feedback'>, told: PartlyClassified, on: Day | undefined): void {
  const { number, classified_on } = row
  if (classified_on === null) {
    if (on !== undefined) checkFeedbackOrder({ ...row, classified_on: on }, { classified: '--on' })
    return
  }
  const there = toldBy(row)
  if (differingParts(told, there).length > 0 || (on !== undefined && on !== classified_on))
    throw usage(
      feedbackWords.classifiedOtherwise(number, there, classified_on),
      feedbackWords.editClassification(number),
    )
}
