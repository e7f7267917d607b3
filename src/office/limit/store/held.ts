import type { Moment } from '../../../clause/day.ts'
import type { SetValue } from '../../../clause/limit.ts'
import type { Db } from '../../../register/register.ts'

/** A limit's value that the register holds, with why, and the moment it was recorded. */
export interface HeldValue extends SetValue {
  readonly reason: string
  /** Why it may be looser than the procedure's, where somebody said so. */
  readonly deviation: string | null
  readonly recordedAt: Moment
}

/** The values of limits that revisions of the procedure and the body itself ever set, in the order in which they take each other's place. */
export const everSet = (db: Db) =>
  db
    .selectFrom('limit_value')
    .leftJoin('revision', 'revision.id', 'limit_value.revision_id')
    .select([
      'limit_value.name',
      'limit_value.effective_on as from',
      'limit_value.value',
      'revision.number as revision',
    ])
    .select(['limit_value.reason', 'limit_value.deviation', 'limit_value.recorded_at as recordedAt'])
    .orderBy('limit_value.effective_on')
    .orderBy((eb) => eb('limit_value.revision_id', 'is', null))

/** Those that hold. */
export async function setLimits(db: Db): Promise<ReadonlyMap<string, readonly HeldValue[]>> {
  const holding = everSet(db).where('limit_value.voided_at', 'is', null)
  const rows = await holding.orderBy('limit_value.name').orderBy('limit_value.revision_id').execute()
  const set = new Map<string, HeldValue[]>()
  for (const { name, ...value } of rows) {
    const values = set.get(name) ?? []
    values.push(value)
    set.set(name, values)
  }
  return set
}
