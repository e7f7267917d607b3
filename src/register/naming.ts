import fs from 'node:fs'
import path from 'node:path'

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
    if ((error as NodeJS.ErrnoException).code !== 'EPERM' && (error as NodeJS.ErrnoException).code !== 'EISDIR')
      throw error
  } finally {
    if (fd !== undefined) fs.closeSync(fd)
  }
}

/**
 * Gives a finished file its name, and never one that something has: false where it is taken, since a rename would replace
 * it. The disk has both file and name when it returns.
 */
export function gaveName(temporary: string, name: string): boolean {
  flush(temporary)
  try {
    fs.linkSync(temporary, name)
  } catch {
    // Some network drives and memory cards know no links: what remains is to look before.
    if (fs.existsSync(name)) return false
    fs.renameSync(temporary, name)
  }
  flush(path.dirname(name))
  return true
}
