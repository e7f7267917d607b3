import Database from 'better-sqlite3'
import { dayOf } from '../../clause/day.ts'
import type { Problem } from '../../clause/problem.ts'
import { closedFrom, closingOf, movedAway, standingOf } from '../moved.ts'
import type { EntryTable } from '../tables.ts'
import { noteHeld } from './held-here.ts'
import { versionOf } from './version.ts'

/** What a register in a file has as its newest entry. */
type Newest = Pick<EntryTable, 'seq' | 'at' | 'command' | 'note'>

const newest = (raw: Database.Database): Newest | undefined =>
  raw.prepare<unknown[], Newest>('SELECT seq, at, command, note FROM main.entry ORDER BY seq DESC LIMIT 1').get()

const timeZoneIn = (raw: Database.Database): string =>
  raw
    .prepare<unknown[], string>(`SELECT value FROM main.setting WHERE name = 'time-zone' AND voided_at IS NULL`)
    .pluck()
    .get() ?? 'Asia/Shanghai'

/** The problem of a file that was moved away: where to, as its own journal has it, where that can be read. */
export function closedFile(file: string): Problem {
  try {
    // One that may only read would leave a log beside it.
    const raw = new Database(file, { fileMustExist: true, timeout: 1000 })
    try {
      noteHeld(raw, file)
      const entry = newest(raw)
      const closing = entry === undefined ? null : closingOf(entry)
      if (entry !== undefined && closing !== null)
        return movedAway(file, { ...entry, to: closing.place, day: dayOf(entry.at, timeZoneIn(raw)) })
    } finally {
      raw.close()
    }
  } catch {
    // A file that cannot be opened is closed all the same: its header says so.
  }
  return movedAway(file, null)
}

/** Whether a register was moved away. */
export const isClosed = (raw: Database.Database): boolean => standingOf(versionOf(raw)) === 'closed'

/** What is said of the register at a path where it was moved away; null where that cannot be told of it. Nobody in this process has it locked. */
export function closedAt(file: string): Problem | null {
  try {
    const raw = new Database(file, { fileMustExist: true, timeout: 1000 })
    try {
      noteHeld(raw, file)
      if (!isClosed(raw)) return null
    } finally {
      raw.close()
    }
  } catch {
    return null
  }
  return closedFile(file)
}

/** Makes one that was closed a register again: a copy, to which an entry is to be written that says so. */
export function reopen(raw: Database.Database): void {
  raw.exec('DROP TRIGGER IF EXISTS main.moved')
  raw.pragma(`user_version = ${versionOf(raw) - closedFrom}`)
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
