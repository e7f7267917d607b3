import { referring } from '../../record/field.ts'
import { askedOneByOne } from '../../record/read.ts'
import type { Db } from '../../register/register.ts'

async function namesOf(db: Db, ids: readonly number[]): Promise<Map<number, string>> {
  const named = db.selectFrom('person').select(['id', 'name'])
  const rows = await (ids.length > askedOneByOne ? named : named.where('id', 'in', ids)).execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}

/** A column that says which contact person of the customer it was; with the flag that it is typed with, if any. */
export const personNamed = referring({ to: 'person', read: namesOf, shows: (name: string) => name })
