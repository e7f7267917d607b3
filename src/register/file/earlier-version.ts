import type Database from 'better-sqlite3'
import { schemaVersion } from '../version.ts'
import { connect, lockWait } from './connection.ts'
import { type FileLook, fileProblem, stampOf } from './look.ts'
import { openFile, openRegister } from './open.ts'
import { type Opening, OpenRegister } from './open-register.ts'
import { type PrivateCopy, upToDateCopy } from './private-copy.ts'
import { versionOf } from './version.ts'
import { wipe } from './wipe.ts'

/** Opens a register that may be of an earlier schema, by a copy that is up to date where it is. Throws where none can be made. */
export async function openEarlier(opening: Opening, look: FileLook): Promise<OpenRegister> {
  const { file, kept } = opening
  try {
    const stamp = stampOf(file)
    const raw = openFile(file, look, opening.wait)
    try {
      const version = versionOf(raw)
      if (version < schemaVersion) {
        const copy = kept?.takeEarlier(file, stamp) ?? (await upToDateCopy(raw, file))
        return onCopy(copy, version, opening, kept === undefined ? null : stamp)
      }
    } finally {
      raw.close()
    }
  } catch (error) {
    throw fileProblem(error, file)
  }
  // It is up to date, or somebody else has brought it so, which stands in its log so far.
  return openRegister(opening, look)
}

/** The same of a connection to it, which is not needed any more then. */
export const readEarlier = async (raw: Database.Database, opening: Opening): Promise<OpenRegister> =>
  onCopy(await upToDateCopy(raw, opening.file), versionOf(raw), opening, null)

function onCopy(copy: PrivateCopy, version: number, opening: Opening, keptAs: string | null): OpenRegister {
  const { file, wait = lockWait } = opening
  const upgrade = async () => (await import('./upgrade.ts')).upgrading(file, wait)
  try {
    const earlier = { ...copy, version, upgrade, wipe: () => wipeEarlier(file, wait) }
    return new OpenRegister(copy.raw, opening, { earlier, keptAs })
  } catch (error) {
    copy.close()
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
