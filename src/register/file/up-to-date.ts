import type Database from 'better-sqlite3'
import { schemaVersion } from '../version.ts'
import { hasJournal, lookAt, readOnlyFile } from './look.ts'
import { openRegister } from './open.ts'
import { type Opening, OpenRegister } from './open-register.ts'
import { versionOf } from './version.ts'

/**
 * Opens a register. Throws the sentence for a file that is missing, foreign, damaged, newer, locked or read-only; an earlier one is read
 * as if it were up to date, stays as it is to the byte, and is brought up to date by the first entry that is written. What that
 * takes is loaded for it alone.
 */
export async function openUpToDate(opening: Opening): Promise<OpenRegister> {
  // One that is kept is up to date, and held: it is not looked at again.
  if (opening.kept?.holds(opening.file) === true) return openRegister(opening)
  // Where a journal stands beside it, its header may be of an upgrade that SQLite takes back: asked on both sides of the look, since others may.
  const hadJournal = hasJournal(opening.file)
  const look = lookAt(opening.file)
  if (look.version >= schemaVersion && !hadJournal && !hasJournal(opening.file)) return openRegister(opening, look)
  if (look.readOnly && opening.writes) throw readOnlyFile(opening.file)
  const { openEarlier } = await import('./earlier-version.ts')
  return openEarlier(opening, look)
}

/** A register that this process holds, for reading. */
export async function openHeld(raw: Database.Database, opening: Opening): Promise<OpenRegister> {
  if (versionOf(raw) >= schemaVersion) return new OpenRegister(raw, opening)
  const { readEarlier } = await import('./earlier-version.ts')
  return readEarlier(raw, opening)
}
