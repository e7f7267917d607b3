import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import Database from 'better-sqlite3'
import { configure } from './connection.ts'
import { bringUpToDate } from './migrate.ts'
import { unfinished } from './unfinished.ts'

/** A copy of a register that nobody else can read or write. */
export interface PrivateCopy {
  readonly raw: Database.Database
  /** Closes it; nothing is left of it. */
  close(): void
}

/**
 * A copy of an earlier register as it stands now, its log included, brought up to date: what an earlier schema holds is read through it, and
 * the register stays as it is. It lies in a folder for temporary files that nobody else may enter. Where the system lets go of the name of
 * a file that is open, it has none from then on, and whatever ends the process takes the copy with it. Throws where the register cannot be
 * brought up to date; `file` is its path in messages.
 */
export async function upToDateCopy(raw: Database.Database, file: string): Promise<PrivateCopy> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'certdesk-'))
  const remove = () => fs.rmSync(folder, { recursive: true, force: true })
  const finished = unfinished(remove)
  let copy: Database.Database | undefined
  const close = () => {
    copy?.close()
    finished()
    remove()
  }
  try {
    const name = path.join(folder, 'register.db')
    fs.closeSync(fs.openSync(name, 'wx', 0o600))
    await raw.backup(name, { progress: () => 0x7fffffff })
    copy = new Database(name, { fileMustExist: true })
    // Beside a file without a name no journal can stand, and what would be lost in a power cut is only a copy.
    copy.pragma('journal_mode = DELETE')
    copy.pragma('journal_mode = MEMORY')
    copy.pragma('synchronous = OFF')
    bringUpToDate(copy, file)
    configure(copy)
    copy.pragma('synchronous = OFF')
    if (process.platform !== 'win32') {
      remove()
      finished()
    }
    return { raw: copy, close }
  } catch (error) {
    close()
    throw error
  }
}
