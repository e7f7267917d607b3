import type Database from 'better-sqlite3'
import { connect, lockWait } from './connection.ts'
import { type FileLook, fileProblem } from './look.ts'
import { type Opening, OpenRegister, openFile, openRegister } from './open.ts'
import { upToDateCopy } from './private-copy.ts'
import { schemaVersion, versionOf } from './version.ts'
import { wipe } from './wipe.ts'

/** Opens a register whose header tells of an earlier schema, by a copy that is up to date. Throws where none can be made. */
export async function openEarlier(opening: Opening, look: FileLook): Promise<OpenRegister> {
  try {
    const raw = openFile(opening.file, look, opening.wait)
    try {
      // Somebody else may have brought it up to date, which stands in its log so far.
      if (versionOf(raw) < schemaVersion) return await readEarlier(raw, opening)
    } finally {
      raw.close()
    }
  } catch (error) {
    throw fileProblem(error, opening.file)
  }
  return openRegister(opening, look)
}

/** The same of a connection to it, which is not needed any more then. */
export async function readEarlier(raw: Database.Database, opening: Opening): Promise<OpenRegister> {
  const { file, wait = lockWait } = opening
  const version = versionOf(raw)
  const { raw: copy, close } = await upToDateCopy(raw, file)
  try {
    const upgrade = async () => (await import('./upgrade.ts')).upgrading(file, wait)
    return new OpenRegister(copy, opening, {
      earlier: { version, close, upgrade, wipe: () => wipeEarlier(file, wait) },
    })
  } catch (error) {
    close()
    throw error
  }
}

function wipeEarlier(file: string, wait: number): boolean {
  const raw = connect(file, wait)
  try {
    return wipe(raw)
  } finally {
    raw.close()
  }
}
