import type { Day } from '../../clause/day.ts'
import type { Db } from '../../register/register.ts'

/** A low answer that was followed up. */
export interface FollowUp {
  readonly returnId: number
  readonly item: string
  readonly action: string
  readonly closedOn: Day
  readonly by: string
}

/** The follow-ups closed by the day, of all returns. */
export async function listFollowUps(db: Db, day: Day): Promise<FollowUp[]> {
  const rows = await db
    .selectFrom('survey_follow_up as done')
    .innerJoin('staff', 'staff.id', 'done.staff_id')
    .select(['return_id', 'item', 'action', 'closed_on', 'staff.name'])
    .where('done.voided_at', 'is', null)
    .where('closed_on', '<=', day)
    .orderBy('done.id')
    .execute()
  return rows.map(({ return_id, item, action, closed_on, name }) => ({
    returnId: return_id,
    item,
    action,
    closedOn: closed_on,
    by: name,
  }))
}
