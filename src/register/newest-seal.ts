import type { Db } from './register.ts'

/** Where the journal ends: its newest entry. */
export interface JournalEnd {
  readonly seq: number
  /** It stands for all that was recorded up to it: no other register, and no other moment of this one, has it. */
  readonly seal: string
  /** The number of its last change. */
  readonly lastChange: number
}

/** Where it ends; null before the first entry. */
export const journalEnd = async (db: Db): Promise<JournalEnd | null> =>
  (await db
    .selectFrom('entry')
    .select(['seq', 'seal', 'last_change as lastChange'])
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()) ?? null

/** The seal of the newest entry; empty before the first. */
export const newestSeal = async (db: Db): Promise<string> => (await journalEnd(db))?.seal ?? ''

/** The tables that were changed since an entry; null where the journal has no such entry, as that of another register, or of an earlier moment. */
export async function tablesChangedSince(db: Db, { seq, seal, lastChange }: JournalEnd): Promise<Set<string> | null> {
  const then = await db.selectFrom('entry').select('seal').where('seq', '=', seq).executeTakeFirst()
  if (then?.seal !== seal) return null
  const changed = await db.selectFrom('entry_change').select('table').distinct().where('id', '>', lastChange).execute()
  return new Set(changed.map(({ table }) => table))
}
