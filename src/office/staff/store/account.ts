import type { Db } from '../../../register/register.ts'
import { findStaff } from './staff.ts'

/** So many of the newest entries tell who types from an account. */
const newest = 500

/**
 * The member of staff who types from an account of the computer, by the name that they go by: whoever made all of its newest entries. Null
 * where nobody has made any, several took turns at it, or the account is somebody's by its own name.
 */
export async function typistOf(db: Db, account: string): Promise<string | null> {
  if ((await findStaff(db, account)) !== null) return null
  const entries = db.selectFrom('entry').select(['by', 'system_user']).orderBy('seq', 'desc').limit(newest).as('entry')
  const typists = await db.selectFrom(entries).select('by').distinct().where('system_user', '=', account).execute()
  const [only, ...others] = typists
  return only === undefined || others.length > 0 ? null : ((await findStaff(db, only.by))?.name ?? null)
}
