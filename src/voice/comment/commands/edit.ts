import type { Day } from '../../../clause/day.ts'
import { notBefore } from '../../../clause/fact.ts'
import { usage } from '../../../clause/problem.ts'
import { lines, type Words } from '../../../clause/words.ts'
import { doneBy } from '../../../office/staff/done-by.ts'
import { correctable, corrections } from '../../../record/edit.ts'
import { columnsGiven, flagsOf } from '../../../record/flags.ts'
import { editReason, requiredReason } from '../../../record/reason.ts'
import type { Db } from '../../../register/register.ts'
import { returnWords } from '../../../survey/return/words.ts'
import { surveyNumber } from '../../../survey/round/argument.ts'
import { verb } from '../../../terminal/command.ts'
import { required } from '../../../terminal/flag.ts'
import { one } from '../../../terminal/result.ts'
import { classificationJudge } from '../../feedback/feedback.ts'
import { feedbackWords } from '../../feedback/words.ts'
import { commenting, requireComment } from '../argument.ts'
import { commentClassification, commentView, type ReceivedComment } from '../comment.ts'
import { commentWords } from '../words.ts'

const subject = { survey: required(surveyNumber), customer: required(commenting('classified')) } as const
const fields = flagsOf(commentClassification)

type Classified = ReceivedComment & { readonly classificationId: number }

/** The comment of a customer that is classified by the day. Usage problem where it is not. */
async function requireClassified(db: Db, survey: string, customer: string, day: Day): Promise<Classified> {
  const found = await requireComment(db, survey, customer, day)
  const { classificationId } = found
  if (classificationId === null) throw usage(commentWords.notClassified(found), commentWords.classifyIt(found))
  return { ...found, classificationId }
}

/** How it is classified, as it stands in its row. */
async function classifiedRow(db: Db, survey: string, customer: string, day: Day) {
  const { stage, topic, classification, classified } = await requireClassified(db, survey, customer, day)
  return { stage, topic, classification, classified_on: classified }
}

/** `survey comment edit`: what was mistyped where a comment was classified, before and after on record with the reason. */
export const commentEdit = verb({
  words: { en: 'Correct how a comment on a returned form is classified', zh: '更正问卷意见的分类' },
  access: 'write',
  by: doneBy('business', '4.5.1'),
  args: subject,
  flags: { ...fields, reason: required(editReason) },
  corrects: {
    fields: correctable(commentClassification, fields, (db, { survey = '', customer = '' }, today) =>
      classifiedRow(db, survey, customer, today),
    ),
    why: ['reason'],
  },
  rules: [
    async (db, { survey, customer, on }, today) => {
      if (survey !== undefined && customer !== undefined)
        refuseBeforeReturn(await requireClassified(db, survey, customer, today), on)
    },
  ],
  examples: {
    'survey comment edit SV-2026-1 C00016 --as dissatisfaction --reason "read again"': {
      en: 'it amounts to something else',
      zh: '更正分类',
    },
  },
  run: async ({ survey, customer, reason: _, ...typed }, call) => {
    const rowOf = (db: Db) => classifiedRow(db, survey, customer, call.today)
    const given = await corrections(commentClassification, typed, rowOf, commentWords.nameAField, call)
    const { changed, view, said } = await call.write(async (tx) => {
      const there = await requireClassified(tx.db, survey, customer, call.today)
      const columns = await columnsGiven(tx.db, commentClassification, given)
      refuseBeforeReturn(there, columns.classified_on)
      const changed = tx.update('comment_classification', there.classificationId, columns)
      const view = await requireComment(tx.db, survey, customer, call.today)
      return { changed, view, said: changed ? await standingOf(tx.db, view, call.today) : [] }
    })
    const first = changed ? commentWords.changed(view) : commentWords.unchanged(view)
    return one('comment', commentView(view), lines([first, ...said]))
  },
})

/** Nothing is classified before it came back. */
function refuseBeforeReturn({ received }: Classified, on: Day | null | undefined): void {
  if (on != null) notBefore('--on', on, commentWords.theReturn, received)
}

/** `survey comment void`: takes back how a comment was classified: it waits to be classified again. */
export const commentVoid = verb({
  words: { en: 'Take back how a comment on a returned form was classified', zh: '作废误录的问卷意见分类' },
  access: 'write',
  by: doneBy('business', '4.5.1'),
  args: subject,
  flags: { reason: requiredReason },
  examples: {
    'survey comment void SV-2026-1 C00016 --reason "it was the comment of another customer"': {
      en: "it was another customer's comment",
      zh: '作废：弄错了客户',
    },
  },
  run: async ({ survey, customer, reason }, call) => {
    const { view, said } = await call.write(async (tx) => {
      const there = await requireClassified(tx.db, survey, customer, call.today)
      tx.void('comment_classification', there.classificationId, reason)
      const view = await requireComment(tx.db, survey, customer, call.today)
      return { view, said: await standingOf(tx.db, view, call.today) }
    })
    return one('comment', { ...commentView(view), voided: true }, lines([commentWords.voided(view), ...said]))
  },
})

/** What 4.5.1 makes of a comment as it is classified now: by when it is to be, or by how much it was late. */
async function standingOf(db: Db, comment: ReceivedComment, today: Day): Promise<Words[]> {
  if (!comment.asked) return []
  const { due, daysLate } = (await classificationJudge(db, today))(comment)
  if (comment.classified === null) return [returnWords.classifyComment(comment.survey, comment.customer, due)]
  return daysLate > 0 ? [feedbackWords.classifiedLate(daysLate)] : []
}
