import { blockOf } from '../../clause/block.ts'
import { referring } from '../../record/field.ts'
import { among } from '../../register/among.ts'
import { restrictedMark } from '../../register/erasure.ts'
import type { Db } from '../../register/register.ts'
import { restrictedAmong } from './store/restriction.ts'

async function namesOf(db: Db, ids: readonly number[]): Promise<Map<number, string>> {
  const named = db.selectFrom('person').select(['id', 'name'])
  const rows = await named.where(among('id', blockOf(ids))).execute()
  const hidden = await restrictedAmong(db, ids)
  return new Map(rows.map(({ id, name }) => [id, hidden.has(id) ? restrictedMark : name]))
}

/** A column that says which contact person of the customer it was; with the flag that it is typed with, if any. */
export const personNamed = referring({ to: 'person', read: namesOf, shows: (name: string) => name })
