import fs from 'node:fs'
import path from 'node:path'
import made from '../../../../schema/server-digest.csv'
import { foldersMade } from '../../mirror/folders.ts'
import { placeOf, type ServerAddress } from '../link/address.ts'
import type { Session } from '../session/session.ts'
import type { ServerLook } from './look.ts'
import { digestSql } from './parts.ts'

/** The digest of the schema as this program makes it, on every version of PostgreSQL. */
const madeDigest = made.trim()

/** The file in which an account remembers the catalogue of a register that was found to be as made. */
const fileOf = (folder: string, address: ServerAddress): string =>
  path.join(folder, `${encodeURIComponent(placeOf(address)).slice(-200)}.schema`)

const textOf = (stamp: string): string => `${madeDigest} ${stamp}\n`

function isRemembered(file: string | null, stamp: string): boolean {
  try {
    return file !== null && fs.readFileSync(file, 'utf8') === textOf(stamp)
  } catch {
    return false
  }
}

function remember(file: string | null, stamp: string): void {
  if (file === null) return
  try {
    foldersMade(path.dirname(file), { mode: 0o700 })
    fs.writeFileSync(file, textOf(stamp), { mode: 0o600 })
  } catch {
    // It is asked for once more, then.
  }
}

/** Whether the schema at a server is as this program makes it: a question, of which all parts are printed there. */
export const isAsMade = (session: Pick<Session, 'objects'>): boolean => {
  const [row] = session.objects(`SELECT (${digestSql}) AS digest`, []) as [{ readonly digest: string | null }]
  return row.digest === madeDigest
}

/**
 * The same of a register that was looked at, without a question where the account remembers that it is, and no row of the catalogue was touched
 * since. `memory`: the folder in which the account remembers things; without one it is asked each time.
 */
export function isFoundAsMade(
  session: Pick<Session, 'objects'>,
  look: Pick<ServerLook, 'stamp'>,
  address: ServerAddress,
  memory: string | null,
): boolean {
  const file = memory === null ? null : fileOf(memory, address)
  if (isRemembered(file, look.stamp)) return true
  const found = isAsMade(session)
  if (found) remember(file, look.stamp)
  return found
}
