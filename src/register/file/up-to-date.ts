import { lockWait } from './connection.ts'
import { fileProblem, lookAt, readOnlyFile } from './look.ts'
import { type Opening, type OpenRegister, openRegister } from './open.ts'
import { schemaVersion } from './version.ts'

/**
 * Opens a register. Throws the sentence for a file that is missing, foreign, damaged, newer, locked or read-only; an older one
 * is brought up to date first, after a backup beside it. What that takes is loaded for it alone.
 */
export async function openUpToDate(opening: Opening): Promise<OpenRegister> {
  const look = lookAt(opening.file)
  if (look.version < schemaVersion) {
    if (look.readOnly) throw readOnlyFile(opening.file)
    const { migrate } = await import('./migrate.ts')
    try {
      migrate(opening.file, opening.wait ?? lockWait)
    } catch (error) {
      throw fileProblem(error, opening.file)
    }
  }
  return openRegister(opening, look)
}
