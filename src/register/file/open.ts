import fs from 'node:fs'
import Database from 'better-sqlite3'
import { schemaVersion } from '../version.ts'
import { closeAsItWas, configure, connect, lockWait } from './connection.ts'
import { fileAt } from './held-here.ts'
import { type FileLook, fileProblem, hasLog, lookAt, readOnlyFile, requireWritable } from './look.ts'
import { type Opening, OpenRegister } from './open-register.ts'
import { codeOf } from './statements.ts'
import { versionOf } from './version.ts'

/**
 * Opens a register that is up to date, as `openUpToDate` leaves it. Throws the sentence for a file that is missing, foreign,
 * damaged, newer, locked or read-only.
 */
export function openRegister(opening: Opening, looked?: FileLook): OpenRegister {
  const path = opening.file
  const file = opening.kept === undefined ? null : fileAt(path)
  const kept = takenFrom(opening)
  const hadLog = opening.writes && hasLog(path)
  try {
    const raw = kept ?? opened(opening, looked ?? lookAt(path))
    try {
      if (kept !== null && opening.writes) requireWritable(path)
      // Asked of the database: the file's own header is behind while others have it open.
      if (versionOf(raw) < schemaVersion) throw new Error(`${opening.file} is not up to date`)
      return new OpenRegister(raw, opening, { keptAs: file, hadLog })
    } catch (error) {
      if (hadLog) closeAsItWas(raw, path)
      else raw.close()
      throw error
    }
  } catch (error) {
    throw fileProblem(error, opening.file)
  }
}

/** The connection that is kept, where it serves: one that may only read doesn't serve a write. */
function takenFrom({ file, writes, kept }: Opening): Database.Database | null {
  const raw = kept?.take(file) ?? null
  if (raw === null || !writes || !raw.readonly) return raw
  raw.close()
  return null
}

function opened({ file, writes, wait }: Opening, look: FileLook): Database.Database {
  if (!writes) return openFile(file, look, wait)
  if (look.readOnly) throw readOnlyFile(file)
  return connect(file, wait)
}

/** What SQLite says where there is no room for the log that it wants to make before it reads. */
const noRoom = ['SQLITE_FULL', 'SQLITE_IOERR_SHMSIZE', 'SQLITE_IOERR_WRITE']

/**
 * The file itself, whatever is in it, for reading. On a full disk what is on record can still be read and rescued. Throws
 * where what stands in a log cannot be had: the file alone would be an older state.
 */
export function openFile(file: string, look: FileLook, wait = lockWait): Database.Database {
  if (look.readOnly && hasLog(file)) throw readOnlyFile(file)
  if (look.readOnly) return openCopy(file)
  try {
    // What a killed program left in its log is another's to fold in: one that writes.
    return connect(file, wait, hasLog(file))
  } catch (error) {
    if (noRoom.includes(codeOf(error)) && !hasLog(file)) return openCopy(file)
    throw error
  }
}

/**
 * A file beside which nothing can be written is read from memory: SQLite would need to make its log there. The header's
 * two format bytes say "log"; in memory there is none.
 */
function openCopy(file: string): Database.Database {
  const bytes = fs.readFileSync(file)
  bytes[18] = 1
  bytes[19] = 1
  const raw = new Database(bytes)
  configure(raw)
  return raw
}
