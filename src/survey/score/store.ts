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
export const listFollowUps = (db: Db, day: Day): Promise<FollowUp[]> =>
  db
    .selectFrom('survey_follow_up as done')
    .innerJoin('staff', 'staff.id', 'done.staff_id')
    .select(['return_id as returnId', 'item', 'action', 'closed_on as closedOn', 'staff.name as by'])
    .where('done.voided_at', 'is', null)
    .where('closed_on', '<=', day)
    .orderBy('done.id')
    .execute()
