import type { CaseNaming, CasesNaming } from '../../../certificate/certificate/referring.ts'

/** The column by which a matter names each thing. */
const columns = {
  certificate: 'matter.certificate_id',
  suspension: 'matter.suspension_id',
  change_application: 'matter.application_id',
} as const satisfies Record<Parameters<CasesNaming>[1], string>

/** The complaints and appeals on record that are about a certificate, a suspension or a change application, each once. */
export const casesNaming: CasesNaming = async (db, what, id) => {
  const rows = await db
    .selectFrom('case_matter as matter')
    .leftJoin('feedback', 'feedback.id', 'matter.feedback_id')
    .leftJoin('appeal', 'appeal.id', 'matter.appeal_id')
    .select(['feedback.number as complaint', 'appeal.number as appeal'])
    .distinct()
    .where(columns[what], '=', id)
    .where('matter.voided_at', 'is', null)
    .orderBy('complaint')
    .orderBy('appeal')
    .execute()
  return rows.flatMap(({ complaint, appeal }): CaseNaming[] => [
    ...(complaint === null ? [] : [{ noun: 'complaint' as const, number: complaint }]),
    ...(appeal === null ? [] : [{ noun: 'appeal' as const, number: appeal }]),
  ])
}
