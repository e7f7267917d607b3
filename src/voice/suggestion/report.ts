import type { Day } from '../../clause/day.ts'
import { kindOf, unnumbered } from '../../record/kind.ts'
import type { Db } from '../../register/register.ts'
import { type RecipientKind, recipientKinds } from '../../survey/rules.ts'

/** That somebody got the analysis of a survey, or a suggestion (4.5.1). */
export const report = kindOf({
  table: 'survey_report',
  command: 'survey report-to',
  json: 'report',
  identity: unnumbered,
  day: 'reported_on',
  called: { one: { en: 'report of an analysis', zh: '分析上报' } },
  fields: {},
  columns: {
    closing_id: '调查结束',
    suggestion_id: '改进建议',
    recipient: '接收人',
    kind: { zh: '接收方', choices: recipientKinds },
    reported_on: '上报日期',
    delivery: '送达方式',
    staff_id: '人员',
  },
})

/** Who got an analysis, or a suggestion by itself, and when (4.5.1). */
export interface Report {
  /** The number of the survey whose analysis it is. */
  readonly survey: string | null
  readonly closingId: number | null
  readonly suggestion: string | null
  readonly suggestionId: number | null
  readonly recipient: string
  readonly kind: RecipientKind
  readonly on: Day
  readonly delivery: string | null
  readonly by: string
}

/** The reports made by the day, oldest first. */
export async function listReports(db: Db, day: Day): Promise<Report[]> {
  const rows = await db
    .selectFrom('survey_report as report')
    .innerJoin('staff', 'staff.id', 'report.staff_id')
    .leftJoin('survey_closing as closing', 'closing.id', 'report.closing_id')
    .leftJoin('survey', 'survey.id', 'closing.survey_id')
    .leftJoin('suggestion', 'suggestion.id', 'report.suggestion_id')
    .select(['survey.number as survey', 'closing_id as closingId', 'suggestion.number as suggestion'])
    .select(['suggestion_id as suggestionId', 'recipient', 'kind', 'reported_on as on', 'delivery', 'staff.name as by'])
    .where('report.voided_at', 'is', null)
    .where('reported_on', '<=', day)
    .orderBy('reported_on')
    .orderBy('report.id')
    .execute()
  return rows.map((row) => ({ ...row, kind: row.kind as RecipientKind }))
}
