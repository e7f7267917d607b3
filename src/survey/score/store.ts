import type { Day } from '../../clause/day.ts'
import type { View } from '../../record/kind.ts'
import { recordedBy, viewedRows } from '../../record/read.ts'
import type { Db } from '../../register/register.ts'
import { followUp } from './kinds.ts'

/** A low answer that was followed up. */
export interface FollowUp extends View<typeof followUp> {
  readonly returnId: number
}

/** The follow-ups closed by the day, of all returns. */
export async function listFollowUps(db: Db, day: Day): Promise<FollowUp[]> {
  const rows = await recordedBy(db, followUp, day).orderBy('id').execute()
  const views = await viewedRows(db, followUp, rows, day)
  return views.map(({ row, view }) => ({ ...view, returnId: row.return_id }))
}
