import fs from 'node:fs'
import type Database from 'better-sqlite3'

/** What SQLite keeps beside a file that it has open, under the file's real name. */
const beside = ['', '-wal', '-shm', '-journal']

/** The connections of this process, and the real name of what each was opened to. */
const connections = new Map<Database.Database, string>()

/** Descriptors of files that were held when they were looked into, by the file: they stay open, one for each. */
const left = new Map<string, number>()

/** Identifies a file on this machine, whatever its names. */
export const whichFile = ({ dev, ino }: fs.Stats): string => `${dev} ${ino}`

/** The file that a path leads to at this moment, null where there is none. */
export function fileAt(file: string): string | null {
  const stat = fs.statSync(file, { throwIfNoEntry: false })
  return stat === undefined ? null : whichFile(stat)
}

/** What a look at a file finds; null where the file is gone: whoever removes old copies asks nobody who looks at them. */
export function whileThere<Seen>(look: () => Seen): Seen | null {
  try {
    return look()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    return null
  }
}

/** Notes that SQLite has a file open in this process for as long as the connection is. */
export function noteHeld(raw: Database.Database, file: string): void {
  for (const each of connections.keys()) if (!each.open) connections.delete(each)
  connections.set(raw, fs.realpathSync(file))
}

/**
 * Whether SQLite has a file open in this process, by whatever name: a database, its log, or the index of the log. POSIX gives back all locks
 * that a process has on a file as soon as the process closes that file once, whichever way it was opened. Another program would think itself
 * alone with the register, cut the index short under this one, which the system then kills, or throw away the log that it writes to. So what
 * is held is never closed by anybody but SQLite.
 */
export function isHeldHere(file: string): boolean {
  const at = fileAt(file)
  if (at === null) return false
  for (const [raw, held] of connections)
    if (raw.open && beside.some((rest) => fileAt(`${held}${rest}`) === at)) return true
  return false
}

/** Opens a file for a look into its bytes and closes it again, unless it is held here. Throws what the system says where it cannot be opened. */
export function lookInto<Seen>(file: string, look: (fd: number) => Seen): Seen {
  const held = isHeldHere(file) ? fileAt(file) : null
  if (held === null) {
    const fd = fs.openSync(file, 'r')
    try {
      return look(fd)
    } finally {
      fs.closeSync(fd)
    }
  }
  const fd = left.get(held) ?? fs.openSync(file, 'r')
  left.set(held, fd)
  return look(fd)
}
