import { blockOf } from '../../../clause/block.ts'
import type { Day } from '../../../clause/day.ts'
import { among } from '../../../register/among.ts'
import type { Db } from '../../../register/register.ts'

/** The day on which each of the complaints was decided, or not accepted (ISO/IEC 17021-1 9.8), as of a day, by its id. */
export async function decidedOn(db: Db, complaints: readonly number[], asOf: Day): Promise<ReadonlyMap<number, Day>> {
  if (complaints.length === 0) return new Map()
  const rows = await db
    .selectFrom('case_act')
    .select(['feedback_id', 'on_day'])
    .where('voided_at', 'is', null)
    .where('act', 'in', ['decide', 'refuse'])
    .where(among('feedback_id', blockOf(complaints)))
    .where('on_day', '<=', asOf)
    .orderBy('feedback_id')
    .orderBy('id')
    .execute()
  return new Map(rows.map(({ feedback_id, on_day }) => [feedback_id as number, on_day]))
}
