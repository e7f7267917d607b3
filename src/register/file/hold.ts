import Database from 'better-sqlite3'
import { configure } from './connection.ts'
import { fileAt, noteHeld } from './held-here.ts'
import { isRegister, requireWritable } from './look.ts'
import { codeOf } from './statements.ts'

/** A register that nobody else can read or write until its connection is closed. */
export interface Held {
  readonly raw: Database.Database
  /** Folds its log into the file and has the disk keep that; false where that cannot be done, as with one that is damaged. */
  settle(): boolean
}

/**
 * Takes the lock of the register at `file` against readers and writers, waiting so many milliseconds for those who have it open. Null where
 * there is none, or one so damaged that SQLite locks nothing there; refused where it is read-only. Meanwhile this process must not open the
 * file by any other way.
 */
export function hold(file: string, wait: number): Held | null {
  for (;;) {
    if (!isRegister(file)) return null
    // Else it would pass for a damaged one, and nobody would look what a restore takes away.
    requireWritable(file)
    const before = fileAt(file)
    const raw = new Database(file, { fileMustExist: true, timeout: wait })
    noteHeld(raw, file)
    try {
      raw.pragma('locking_mode = EXCLUSIVE')
      raw.exec('BEGIN EXCLUSIVE; COMMIT')
      configure(raw)
    } catch (error) {
      raw.close()
      if (codeOf(error).startsWith('SQLITE_BUSY')) throw error
      return null
    }
    if (fileAt(file) === before) return { raw, settle: () => settled(raw) }
    // Another restore was ahead: what is locked has another name by now, and the log is not its own.
    raw.close()
  }
}

function settled(raw: Database.Database): boolean {
  try {
    raw.pragma('wal_checkpoint(TRUNCATE)')
    return true
  } catch {
    return false
  }
}
