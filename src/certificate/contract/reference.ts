import { referring } from '../../record/field.ts'
import type { Db } from '../../register/register.ts'

async function numbersOf(db: Db, ids: readonly number[]): Promise<Map<number, string>> {
  const rows = await db.selectFrom('contract').select(['id', 'number']).where('id', 'in', ids).execute()
  return new Map(rows.map(({ id, number }) => [id, number]))
}

/** A column that says which contract it is about, by its number; with the flag that it is typed with, if any. */
export const contractNumbered = referring({ to: 'contract', read: numbersOf, shows: (number: string) => number })
