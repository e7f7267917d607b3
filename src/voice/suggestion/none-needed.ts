import type { Day } from '../../clause/day.ts'
import { kindOf, unnumbered } from '../../record/kind.ts'
import type { Db } from '../../register/register.ts'

/** That the analysis of a survey wants no improvement suggestion, and why (4.5.1). */
export const noSuggestion = kindOf({
  table: 'no_suggestion',
  command: 'survey suggest none',
  json: 'noSuggestion',
  identity: unnumbered,
  day: 'decided_on',
  called: { one: { en: 'statement that no suggestion is needed', zh: '无需改进建议的说明' } },
  fields: {},
  columns: { closing_id: '调查结束', decided_on: '决定日期', reason: '原因', staff_id: '人员' },
})

/** Why the analysis of a closing wants no suggestion, as said by the day; null where nobody said so. */
export async function noneNeeded(db: Db, closingId: number, day: Day): Promise<{ reason: string; on: Day } | null> {
  const row = await db
    .selectFrom('no_suggestion')
    .select(['reason', 'decided_on as on'])
    .where('closing_id', '=', closingId)
    .where('voided_at', 'is', null)
    .where('decided_on', '<=', day)
    .executeTakeFirst()
  return row ?? null
}
