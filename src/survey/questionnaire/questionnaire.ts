import type { Day } from '../../clause/day.ts'
import { usage } from '../../clause/problem.ts'
import { staffNamed } from '../../office/staff/argument.ts'
import { staffed } from '../../office/staff/reference.ts'
import { kept, value } from '../../record/field.ts'
import { noSuch } from '../../record/find.ts'
import { kindOf, series, type View } from '../../record/kind.ts'
import { recordedBy, viewedRows } from '../../record/read.ts'
import type { Db } from '../../register/register.ts'
import { pastDay } from '../../terminal/day-flag.ts'
import { text } from '../../terminal/flag.ts'
import { itemsByQuestionnaire } from './item.ts'
import type { Item } from './rules.ts'
import { questionnaireWords } from './words.ts'

/** A version of F02 with who determined its content, when, and on which of the three grounds of 4.5.3. */
export const questionnaire = kindOf({
  table: 'questionnaire',
  command: 'survey questionnaire',
  json: 'questionnaire',
  identity: series('QN', 1, { en: 'the questionnaire, such as QN-2026-1', zh: '问卷编号，如 QN-2026-1' }),
  day: 'determined_on',
  called: { one: { en: 'questionnaire', zh: '问卷' }, row: { en: 'questionnaire', zh: '调查问卷' } },
  offered: ['determinedOn', 'determinedBy'],
  fields: {
    number: kept('number', 'Questionnaire', '问卷', { journal: '编号' }),
    determinedOn: value(
      'determined_on',
      'Determined on',
      '确定日期',
      pastDay({ en: 'determined on this day (default today)', zh: '确定日期（默认今天）' }),
      { typedAs: 'on' },
    ),
    determinedBy: staffed(
      'determined_by',
      'Determined by',
      '确定人',
      staffNamed({ en: 'who determined it (default: who does this)', zh: '确定人（默认为办理人）' }, ['business']),
    ),
    marketTrend: value(
      'market_trend',
      'Market trend',
      '市场发展趋势',
      text({ en: 'what the market trend asks for', zh: '市场发展趋势方面的依据' }),
    ),
    customerNeeds: value(
      'customer_needs',
      'Customer needs',
      '客户需求',
      text({ en: 'what customers need', zh: '客户需求方面的依据' }),
    ),
    ownWork: value(
      'own_work',
      "The body's own work",
      '机构工作',
      text({ en: "what the body's own work asks for", zh: '机构工作方面的依据' }),
    ),
  },
})

/** A questionnaire as it is printed. */
export interface QuestionnaireView extends View<typeof questionnaire> {
  /** In the order of the form. */
  readonly items: readonly Item[]
}

export interface Questionnaire extends QuestionnaireView {
  readonly id: number
}

/** The questionnaires determined by the day, oldest first. */
export async function listQuestionnaires(db: Db, day: Day): Promise<Questionnaire[]> {
  const rows = await recordedBy(db, questionnaire, day).orderBy('determined_on').orderBy('id').execute()
  const items = await itemsByQuestionnaire(db)
  const each = await viewedRows(db, questionnaire, rows, day)
  return each.map(({ row: { id }, view }) => ({ id, ...view, items: items.get(id) ?? [] }))
}

/** The questionnaire of a number by the day. Usage problem if there is none. */
export async function requireQuestionnaire(db: Db, number: string, day: Day): Promise<Questionnaire> {
  const found = (await listQuestionnaires(db, day)).find((each) => each.number === number)
  if (found === undefined) throw noSuch(questionnaire, number)
  return found
}

/** The newest questionnaire of the day. Usage problem if there is none. */
export async function newestQuestionnaire(db: Db, day: Day): Promise<Questionnaire> {
  const newest = (await listQuestionnaires(db, day)).at(-1)
  if (newest === undefined) throw usage(questionnaireWords.none, questionnaireWords.addFirst)
  return newest
}
