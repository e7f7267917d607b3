import type { Day } from '../../clause/day.ts'
import { happened, notBefore } from '../../clause/fact.ts'
import { usage } from '../../clause/problem.ts'
import { lines, same } from '../../clause/words.ts'
import { doneBy } from '../../office/staff/done-by.ts'
import { doerOf } from '../../office/staff/store/staff.ts'
import { flagsOf } from '../../record/flags.ts'
import { requireRound, surveyNumber } from '../../survey/round/argument.ts'
import { stages } from '../../survey/rules.ts'
import { noun, verb } from '../../terminal/command.ts'
import { pastDay } from '../../terminal/day-flag.ts'
import { required, yes } from '../../terminal/flag.ts'
import { columnOf, list, noneOf, one } from '../../terminal/result.ts'
import { classificationJudge, feedback } from '../feedback/feedback.ts'
import { classifications, differingParts, type PartlyClassified } from '../feedback/rules.ts'
import { feedbackWords } from '../feedback/words.ts'
import { commenting, requireComment } from './argument.ts'
import { type CommentRecord, commentView, listComments } from './comment.ts'
import { commentWords } from './words.ts'

const { stage, topic, as } = flagsOf(feedback)

/** `survey classify`: the stage, the topic and the kind of a comment on a returned form, once (4.5.1). */
export const surveyClassify = verb({
  words: {
    en: 'Classify the comment on a returned form by stage, topic and kind',
    zh: '将问卷上的意见按阶段、主题和类别分类',
  },
  access: 'write',
  by: doneBy('business', '4.5.1'),
  args: { survey: required(surveyNumber), customer: required(commenting('waiting')) },
  flags: {
    stage: required(stage),
    topic: required(topic),
    as: required(as),
    on: pastDay({ en: 'the day it was classified (default today)', zh: '分类日期（默认今天）' }),
  },
  asks: ['on'],
  rules: [
    async (db, { survey, customer, stage = null, topic = null, as = null, on }, today) => {
      if (survey === undefined || customer === undefined) return
      const there = await requireComment(db, survey, customer, today)
      refuseClassifying(there, { stage, topic, classification: as }, on)
    },
  ],
  examples: {
    'survey classify SV-2026-1 C00016 --stage service --topic 报告时间 --as suggestion': {
      en: 'a wish that stands below the questions',
      zh: '问卷末尾提出的建议',
    },
  },
  run: async ({ survey, customer, stage, topic, as: classification, on: typed }, call) => {
    const on = happened(typed ?? call.today, call.today, '--on')
    const told = { stage, topic, classification }
    const { isNew, late, view } = await call.write(async (tx) => {
      const staff = await doerOf(tx)
      const there = await requireComment(tx.db, survey, customer, call.today)
      const isNew = there.classified === null
      refuseClassifying(there, told, isNew ? on : typed)
      if (isNew)
        tx.insert('comment_classification', {
          return_id: there.returnId,
          ...told,
          classified_on: on,
          staff_id: staff.id,
        })
      const view = await requireComment(tx.db, survey, customer, call.today)
      const late = view.asked ? (await classificationJudge(tx.db, call.today))(view).daysLate : 0
      return { isNew, late, view }
    })
    const first = isNew ? commentWords.classified(view, told) : commentWords.unchanged(view)
    const more = isNew && late > 0 ? [feedbackWords.classifiedLate(late)] : []
    return one('comment', commentView(view), lines([first, ...more]))
  },
})

/** Refuses a day before the form came back, and another classification than that on record. Usage problems. */
function refuseClassifying(there: CommentRecord, told: PartlyClassified, on: Day | undefined): void {
  if (there.classified === null) {
    if (on !== undefined) notBefore('--on', on, commentWords.theReturn, there.received)
  } else if (differingParts(told, there).length > 0 || (on !== undefined && on !== there.classified))
    throw usage(commentWords.classifiedOtherwise(there), commentWords.editIt(there))
}

const column = columnOf<CommentRecord>()

const columns = [
  column('survey', 'Survey', '调查', { whole: true }),
  column('customer', 'Customer', '客户', { whole: true }),
  column('name', 'Name', '名称'),
  column('received', 'Received', '收到日期', { whole: true }),
  column('comment', 'Comment', '意见'),
  column('stage', 'Stage', '阶段', { shown: (item) => (item.stage === null ? same('—') : stages[item.stage]) }),
  column('topic', 'Topic', '主题', { dashed: true }),
  column('classification', 'Classified', '分类', {
    shown: ({ classification }) => (classification === null ? commentWords.open : classifications[classification]),
    tone: (item) => (item.classification === null ? 'warn' : undefined),
  }),
]

/** `survey comments`: what stands below the questions of returned forms, and how it is classified (4.5.1). */
export const surveyComments = verb({
  words: { en: 'Comments on returned forms, and how they are classified', zh: '问卷上的意见及分类情况' },
  access: 'read',
  args: { survey: surveyNumber },
  flags: { unclassified: yes({ en: 'only what is not classified', zh: '仅未分类的' }) },
  examples: { 'survey comments --unclassified': { en: 'what nobody has classified yet', zh: '尚未分类的意见' } },
  run: async ({ survey, unclassified }, call) => {
    const all = await call.read(async (db) => {
      const number = survey === undefined ? undefined : (await requireRound(db, survey, call.asOf)).number
      return listComments(db, call.asOf, number)
    })
    const wanted = all.filter(({ classified }) => unclassified !== true || classified === null).map(commentView)
    return list('comments', columns, wanted, noneOf({ survey, unclassified }, commentWords.noComments))
  },
})

/** `survey comment`: how the classification of a comment is corrected, or taken back. */
export const commentCommands = noun(
  { en: 'The classification of comments on returned forms (4.5.1)', zh: '问卷意见的分类（4.5.1）' },
  {
    edit: async () => (await import('./commands/edit.ts')).commentEdit,
    void: async () => (await import('./commands/edit.ts')).commentVoid,
  },
)
