import type { Day } from '../../clause/day.ts'
import { inForceFrom } from '../../clause/limit.ts'
import { goLive } from '../../office/setting/store.ts'
import { value } from '../../record/field.ts'
import { kindOf, unnumbered } from '../../record/kind.ts'
import type { Db } from '../../register/register.ts'
import { isComment } from '../../survey/return/comment.ts'
import type { Stage } from '../../survey/rules.ts'
import { pastDay } from '../../terminal/day-flag.ts'
import { feedback } from '../feedback/feedback.ts'
import type { Classification } from '../feedback/rules.ts'

const { stage, topic, classification } = feedback.fields

/** What a comment on a returned form amounts to (4.5.1): the comment itself stands on the form. */
export const commentClassification = kindOf({
  table: 'comment_classification',
  command: 'survey classify',
  json: 'comment',
  identity: unnumbered,
  day: 'classified_on',
  called: { one: { en: 'classification of a comment on F02', zh: '问卷意见分类' } },
  fields: {
    ...{ stage, topic, classification },
    classified: value(
      'classified_on',
      'Classified',
      '分类日期',
      pastDay({ en: 'the day it was classified', zh: '分类日期' }),
      { typedAs: 'on' },
    ),
  },
  columns: { return_id: '问卷收回', staff_id: '分类人' },
})

/** A comment on a returned form of F02, with how it is classified by the day asked about. */
export interface CommentRecord {
  readonly survey: string
  readonly customer: string
  readonly name: string
  /** The day on which the form came back. */
  readonly received: Day
  readonly comment: string
  readonly stage: Stage | null
  readonly topic: string | null
  readonly classification: Classification | null
  readonly classified: Day | null
  readonly classifiedBy: string | null
  /** The form came back before the register went live. */
  readonly migrated: boolean
}

/** The same with what it is judged by. */
export interface ReceivedComment extends CommentRecord {
  readonly customerId: number
  readonly returnId: number
  /** The row that classifies it; null where nobody did. */
  readonly classificationId: number | null
  /** Whether 4.5.1 asks by when it is classified: not of forms from before the procedure or go-live, nor of those an earlier version recorded. */
  readonly asked: boolean
}

/** The comments on forms that came back by the day, of one survey or all, in the order in which they did. */
export async function listComments(db: Db, day: Day, survey?: string): Promise<ReceivedComment[]> {
  const live = await goLive(db)
  let select = db
    .selectFrom('survey_return as returned')
    .innerJoin('survey_sampled as sampled', 'sampled.id', 'returned.sampled_id')
    .innerJoin('survey_draw as draw', 'draw.id', 'sampled.draw_id')
    .innerJoin('survey', 'survey.id', 'draw.survey_id')
    .innerJoin('customer', 'customer.id', 'sampled.customer_id')
    .leftJoin('comment_classification as own', (join) =>
      join
        .onRef('own.return_id', '=', 'returned.id')
        .on('own.voided_at', 'is', null)
        .on('own.classified_on', '<=', day),
    )
    .leftJoin('staff', 'staff.id', 'own.staff_id')
    .select(['survey.number as survey', 'customer.code as customer', 'customer.name', 'customer.id as customerId'])
    .select(['returned.id as returnId', 'returned.on_day as received', 'returned.comment', 'returned.comment_asked'])
    .select([
      'own.id as classificationId',
      'own.stage',
      'own.topic',
      'own.classification',
      'own.classified_on as classified',
    ])
    .select('staff.name as classifiedBy')
    .where('returned.voided_at', 'is', null)
    .where('returned.outcome', '=', 'returned')
    .where('returned.comment', 'is not', null)
    .where('returned.on_day', '<=', day)
    .where('sampled.voided_at', 'is', null)
  if (survey !== undefined) select = select.where('survey.number', '=', survey)
  const rows = await select.orderBy('returned.on_day').orderBy('returned.id').execute()
  return rows.flatMap(
    ({ comment, comment_asked, customerId, returnId, classificationId, ...row }): ReceivedComment[] => {
      if (!isComment(comment)) return []
      const { survey, customer, name, received, topic, classified, classifiedBy } = row
      const migrated = live !== null && received < live
      const asked = comment_asked === 1 && !migrated && received >= inForceFrom
      const stage = row.stage as Stage | null
      const classification = row.classification as Classification | null
      const said = { survey, customer, name, received, comment, stage, topic, classification, classified, classifiedBy }
      return [{ ...said, migrated, customerId, returnId, classificationId, asked }]
    },
  )
}

/** A comment as it is printed. */
export const commentView = ({
  customerId: _,
  returnId: __,
  classificationId: ___,
  asked: ____,
  ...view
}: ReceivedComment): CommentRecord => view
