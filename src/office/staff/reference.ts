import { referring } from '../../record/field.ts'
import type { Db } from '../../register/register.ts'
import { requireStaff } from './store/staff.ts'

async function namesOf(db: Db, ids: readonly number[]): Promise<Map<number, string>> {
  const rows = await db.selectFrom('staff').select(['id', 'name']).where('id', 'in', ids).execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}

/** A column that says which member of staff it was, by the name that was recorded; with the flag that it is typed with, if any. */
export const staffed = referring({
  to: 'staff',
  read: namesOf,
  shows: (name: string) => name,
  find: async (db, typed) => (await requireStaff(db, typed)).id,
})
