import fs from 'node:fs'

/**
 * Has the disk keep a file, or a folder's names. Windows opens no folder for this and flushes no file opened for reading;
 * a rename is durable there by itself.
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
