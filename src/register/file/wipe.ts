import type Database from 'better-sqlite3'
import { codeOf } from './statements.ts'

/** What says that somebody else is in the way, or that there is no room: the wiping can be made up for later. */
const later = ['SQLITE_BUSY', 'SQLITE_LOCKED', 'SQLITE_FULL', 'SQLITE_IOERR_WRITE']

const noted = `SELECT 1 FROM main.sqlite_schema WHERE type = 'table' AND name = 'unwiped'`

/**
 * Has the file go on without what the open transaction is about to erase: what is taken out of a page is overwritten there with
 * zeros, and that bytes elsewhere are still to be wiped is noted with the entry.
 */
export function noteErasing(raw: Database.Database, entry: number): void {
  raw.pragma('secure_delete = ON')
  raw.prepare('INSERT OR REPLACE INTO unwiped (id, entry) VALUES (1, ?)').run(entry)
}

/** The entry that erased something of which the file's unused bytes may not be rid, or null: an older schema erased nothing. */
export function unwiped(raw: Database.Database): number | null {
  if (raw.prepare(noted).get() === undefined) return null
  return (raw.prepare('SELECT entry FROM main.unwiped').pluck().get() as number | undefined) ?? null
}

/**
 * Takes what was erased out of the file's bytes: a database that overwrites a value leaves the old one in unused parts of
 * its pages and in its log. The file is written anew and the log emptied. False where that could not be done because others
 * have the file open or the disk is full: then `unwiped` goes on saying so.
 */
export function wipe(raw: Database.Database): boolean {
  if (unwiped(raw) === null) return true
  try {
    raw.pragma('secure_delete = ON')
    // The copy that VACUUM makes meanwhile is as large as the register.
    raw.pragma('temp_store = DEFAULT')
    raw.exec('VACUUM')
    if (!emptyLog(raw)) return false
    raw.exec('DELETE FROM unwiped')
    return true
  } catch (error) {
    if (later.some((each) => codeOf(error).startsWith(each))) return false
    throw error
  }
}

/** Whether the whole log is in the file, and the log empty: a reader of an earlier state keeps it. */
function emptyLog(raw: Database.Database): boolean {
  const [done] = raw.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[]
  return done?.busy === 0
}
