import type { Day } from '../../clause/day.ts'
import { staffNamed } from '../../office/staff/argument.ts'
import { staffed } from '../../office/staff/reference.ts'
import { kept, value } from '../../record/field.ts'
import { noSuch } from '../../record/find.ts'
import { kindOf, series, type View } from '../../record/kind.ts'
import { numberIn } from '../../record/numbers.ts'
import { recordedBy, viewsOf } from '../../record/read.ts'
import type { Db } from '../../register/register.ts'
import { day } from '../../terminal/day-flag.ts'
import { line, text } from '../../terminal/flag.ts'
import { feedback } from '../feedback/feedback.ts'
import { listReports, type Report } from './report.ts'

/** An improvement suggestion (4.5.1), of a survey, of feedback, or of another source. */
export const suggestion = kindOf({
  table: 'suggestion',
  command: 'survey suggest',
  json: 'suggestion',
  identity: series('SG', 4, { en: 'the suggestion, such as SG-2026-0001', zh: '改进建议编号，如 SG-2026-0001' }),
  day: 'made_on',
  called: { one: { en: 'suggestion', zh: '改进建议' }, row: { en: 'improvement suggestion', zh: '改进建议' } },
  unknownOnceVoid: true,
  offered: ['made', 'content', 'department', 'owner'],
  fields: {
    number: kept('number', 'Suggestion', '编号'),
    survey: numberIn('survey')('survey_id', 'Survey', '调查'),
    feedback: numberIn(feedback.table)('feedback_id', 'Feedback', '客户反馈'),
    made: kept('made_on', 'Made', '提出日期'),
    content: value('content', 'Content', '内容', text({ en: 'what is suggested', zh: '建议内容' })),
    source: value('source', 'Source', '来源', line({ en: 'where it comes from', zh: '来源' })),
    department: value(
      'department',
      'Department',
      '部门',
      text({ en: 'the department that it concerns', zh: '涉及部门' }, 'NAME'),
    ),
    owner: staffed('owner_id', 'Owner', '责任人', staffNamed({ en: 'who sees to it', zh: '责任人' })),
    due: value('due_on', 'Due', '期限', day('ahead', { en: 'by this day', zh: '期限' })),
    action: value('action', 'Action', '措施', text({ en: 'what was done', zh: '采取的措施' }), { since: 'acted_on' }),
    acted: kept('acted_on', 'Acted', '措施日期', { since: 'acted_on' }),
    effectiveness: value(
      'effectiveness',
      'Effectiveness',
      '有效性',
      text({ en: 'whether the action was effective', zh: '有效性' }),
      { since: 'closed_on' },
    ),
    closed: kept('closed_on', 'Closed', '关闭日期', { since: 'closed_on' }),
  },
})

type SuggestionRecord = View<typeof suggestion>

/** The suggestions made by the day, oldest first. */
export async function listSuggestions(db: Db, day: Day): Promise<SuggestionRecord[]> {
  const rows = await recordedBy(db, suggestion, day).orderBy('made_on').orderBy('id').execute()
  return viewsOf(db, suggestion, rows, day)
}

/** A suggestion as it is printed, with those who got it, by itself or with the analysis of its survey. */
export interface SuggestionView extends SuggestionRecord {
  readonly reported: readonly Pick<Report, 'recipient' | 'kind' | 'on'>[]
}

/** The suggestions of the day as they are printed; those of a survey are reported with each later report of it. */
export async function suggestionViews(db: Db, day: Day): Promise<SuggestionView[]> {
  const reports = await listReports(db, day)
  return (await listSuggestions(db, day)).map((record) => {
    const { number, survey, made } = record
    const own = reports.filter(
      (each) => each.suggestion === number || (survey !== null && each.survey === survey && made <= each.on),
    )
    return { ...record, reported: own.map(({ recipient, kind, on }) => ({ recipient, kind, on })) }
  })
}

/** One suggestion as it is printed. Usage problem if it is not on record by the day. */
export async function suggestionView(db: Db, number: string, day: Day): Promise<SuggestionView> {
  const found = (await suggestionViews(db, day)).find((each) => each.number === number)
  if (found === undefined) throw noSuch(suggestion, number)
  return found
}
