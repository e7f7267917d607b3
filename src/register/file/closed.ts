import Database from 'better-sqlite3'
import type { Problem } from '../../clause/problem.ts'
import { closedFrom, closingOf, movedAway } from '../moved.ts'
import type { EntryTable } from '../tables.ts'
import { noteHeld } from './held-here.ts'
import { versionOf } from './version.ts'

/** What a register in a file has as its newest entry. */
type Newest = Pick<EntryTable, 'seq' | 'at' | 'command' | 'note'>

const newest = (raw: Database.Database): Newest | undefined =>
  raw.prepare<unknown[], Newest>('SELECT seq, at, command, note FROM main.entry ORDER BY seq DESC LIMIT 1').get()

/** The problem of a file that was moved away: where to, as its own journal has it, where that can be read. */
export function closedFile(file: string): Problem {
  try {
    // One that may only read would leave a log beside it.
    const raw = new Database(file, { fileMustExist: true, timeout: 1000 })
    try {
      noteHeld(raw, file)
      const entry = newest(raw)
      const closing = entry === undefined ? null : closingOf(entry)
      if (entry !== undefined && closing !== null) return movedAway(file, { ...entry, to: closing.place })
    } finally {
      raw.close()
    }
  } catch {
    // A file that cannot be opened is closed all the same: its header says so.
  }
  return movedAway(file, null)
}

/** What keeps every program from writing, one too that was at it before the file was closed: none writes without a token. */
const guard = `CREATE TRIGGER moved BEFORE INSERT ON token BEGIN
  SELECT RAISE(ABORT, 'the register was moved');
END`

/** Closes a register, in the transaction of its last entry. */
export function close(raw: Database.Database): void {
  raw.exec(guard)
  raw.pragma(`user_version = ${closedFrom + versionOf(raw)}`)
}
