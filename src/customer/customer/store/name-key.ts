import type { Expression, ExpressionBuilder, SqlBool } from 'kysely'
import { fold } from '../../../clause/fold.ts'
import { globOfInvisible, globOfUncommon } from '../../../clause/invisible.ts'
import type { Db } from '../../../register/register.ts'
import type { Tables } from '../../../register/tables.ts'
import { whileUnchanged } from '../../../register/while-unchanged.ts'

/** The tables in which names stand with their folded keys. */
type Named = 'customer' | 'former_name'

/**
 * The keys that names were recorded under while `fold` still left in them what nobody sees, by the key that they have today. A register
 * that has none, as nearly all, is told so by one scan.
 */
export type EarlierKeys = ReadonlyMap<string, readonly string[]>

/** Whether the key has in it what nobody sees; of nearly every one it is told by the first of the two. */
export const isKeyEarlier = (eb: ExpressionBuilder<Tables, 'customer'>): Expression<SqlBool> =>
  eb.and([globOfUncommon, globOfInvisible].map((glob) => eb(eb.fn<number>('glob', [eb.val(glob), 'name_key']), '=', 1)))

export async function earlierKeys(db: Db, table: Named): Promise<EarlierKeys> {
  const rows = await db
    .selectFrom(table as 'customer')
    .select('name_key')
    .where(isKeyEarlier)
    .execute()
  const keys = new Map<string, readonly string[]>()
  for (const { name_key } of rows) keys.set(fold(name_key), [...(keys.get(fold(name_key)) ?? []), name_key])
  return keys
}

const ofCustomers = (db: Db) => earlierKeys(db, 'customer')
const ofFormerNames = (db: Db) => earlierKeys(db, 'former_name')

/** All keys under which a name may stand in the table. */
export async function keysOf(db: Db, table: Named, name: string): Promise<string[]> {
  const key = fold(name)
  const earlier = await whileUnchanged(db, [table], table === 'customer' ? ofCustomers : ofFormerNames)
  return [key, ...(earlier.get(key) ?? [])]
}
