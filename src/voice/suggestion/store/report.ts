import type { Day } from '../../../clause/day.ts'
import type { Db, NewRow, Write } from '../../../register/register.ts'
import type { RecipientKind } from '../../../survey/rules.ts'

/** Who got an analysis, or a suggestion by itself, and when (4.5.1). */
export interface Report {
  readonly surveyId: number | null
  readonly closingId: number | null
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
    .select(['closing.survey_id', 'closing_id', 'suggestion_id', 'recipient', 'kind', 'reported_on', 'delivery'])
    .select('staff.name as staff_name')
    .where('report.voided_at', 'is', null)
    .where('reported_on', '<=', day)
    .orderBy('reported_on')
    .orderBy('report.id')
    .execute()
  return rows.map((row) => ({
    surveyId: row.survey_id,
    closingId: row.closing_id,
    suggestionId: row.suggestion_id,
    recipient: row.recipient,
    kind: row.kind as RecipientKind,
    on: row.reported_on,
    delivery: row.delivery,
    by: row.staff_name,
  }))
}

export const addReport = (tx: Write, report: NewRow<'survey_report'>): number => tx.insert('survey_report', report)
