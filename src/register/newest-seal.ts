import type { Db } from './register.ts'

/**
 * The seal of the newest entry, which stands for all that was recorded up to it: no other register, and no other moment of this one, has it.
 * Empty before the first entry.
 */
export async function newestSeal(db: Db): Promise<string> {
  const newest = await db.selectFrom('entry').select('seal').orderBy('seq', 'desc').limit(1).executeTakeFirst()
  return newest?.seal ?? ''
}
