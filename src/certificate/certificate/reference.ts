import { referring } from '../../record/field.ts'
import type { Db } from '../../register/register.ts'

/** More than this are read all at once. */
const most = 500

async function numbersOf(db: Db, ids: readonly number[]): Promise<Map<number, string>> {
  const numbered = db.selectFrom('certificate').select(['id', 'number'])
  const rows = await (ids.length > most ? numbered : numbered.where('id', 'in', ids)).execute()
  return new Map(rows.map(({ id, number }) => [id, number]))
}

/** A column that says which certificate it is about, shown by its number; with the flag that it is typed with, if any. */
export const certificateNumbered = referring({ to: 'certificate', read: numbersOf, shows: (number: string) => number })
