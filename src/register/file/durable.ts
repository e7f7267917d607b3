import fs from 'node:fs'
import path from 'node:path'
import { failing, hasLog } from './look.ts'
import { codeOf } from './statements.ts'

/**
 * Has the disk keep what a file holds, or what names a folder has: without it a power cut may take either back. Windows
 * opens no folder for this and flushes no file opened for reading; a name is durable there by itself.
 */
export function flush(file: string): void {
  let fd: number | undefined
  try {
    fd = fs.openSync(file, fs.statSync(file).isDirectory() ? 'r' : 'r+')
    fs.fsyncSync(fd)
  } catch (error) {
    if (!['EPERM', 'EISDIR'].includes(codeOf(error))) throw error
  } finally {
    if (fd !== undefined) fs.closeSync(fd)
  }
}

/**
 * Has the disk keep a register that was closed and is about to get its name. Throws where its log could not be folded in:
 * SQLite says nothing of that, and the file alone would be an older state.
 */
export function flushWhole(file: string): void {
  if (hasLog(file)) throw failing(file, 'EIO')
  flush(file)
}

/** Removes a file that did not become a register, with what SQLite may have left beside it. */
export function removeUnfinished(file: string): void {
  for (const rest of ['', '-wal', '-shm', '-journal'])
    try {
      fs.rmSync(file + rest, { force: true })
    } catch {
      // What could not be made needs no removing, and must not hide why.
    }
}

/**
 * Gives a finished file its name, and never one that something has: false where it is taken, since a rename would replace
 * it. The disk has both file and name when it returns.
 */
export function gaveName(temporary: string, name: string): boolean {
  flushWhole(temporary)
  return tookName(temporary, name)
}

/** The same for a file that is on the disk: it is not opened, since one that SQLite holds would be let go with that. */
export function tookName(temporary: string, name: string): boolean {
  try {
    fs.linkSync(temporary, name)
  } catch {
    // Some network drives and memory cards have no hard links: all that is left is to look first.
    if (fs.existsSync(name)) return false
    fs.renameSync(temporary, name)
  }
  flush(path.dirname(name))
  return true
}
