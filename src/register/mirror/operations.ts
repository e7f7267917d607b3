import fs from 'node:fs'
import path from 'node:path'
import { foldersMade } from './folders.ts'

const { O_APPEND, O_CREAT, O_NOFOLLOW, O_NONBLOCK, O_RDONLY, O_WRONLY } = fs.constants

/** Nothing is written where a link leads that somebody put there; Windows has no such flag. */
const noLink = O_NOFOLLOW ?? 0

/** To open a pipe that stands there waits for nobody. */
const noWait = O_NONBLOCK ?? 0

/** The code of what stands in the place of a file and is none. */
export const noFile = 'NOFILE'

/** A piece of a file, and how long the file is. */
export interface Looked {
  readonly size: number
  readonly bytes: Uint8Array
}

/** What is done at the place of a mirror, each act whole in itself, so that a child process can do it as well. */
export const operations = {
  /**
   * So many bytes of a file from a place on, fewer where it ends before; null where there is no such file. A place below 0 is counted from the
   * file's end.
   */
  look(file: string, place: number, length: number): Looked | null {
    let fd: number
    try {
      fd = fs.openSync(file, O_RDONLY | noLink | noWait)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
      throw error
    }
    try {
      const stat = fs.fstatSync(fd)
      if (!stat.isFile()) throw Object.assign(new Error(`${file} is no file`), { code: noFile })
      const { size } = stat
      const from = place < 0 ? Math.max(0, size + place) : place
      const bytes = Buffer.alloc(Math.max(0, Math.min(length, size - from)))
      let read = 0
      while (read < bytes.length) {
        const got = fs.readSync(fd, bytes, read, bytes.length - read, from + read)
        if (got === 0) break
        read += got
      }
      return { size, bytes: bytes.subarray(0, read) }
    } finally {
      fs.closeSync(fd)
    }
  },

  /**
   * Writes bytes to the end of a file, which is made, for its owner alone, where there is none; returns how long it is then. Flushed, the disk
   * has them when this returns.
   */
  append(file: string, bytes: Uint8Array, flushed: boolean): number {
    const fd = fs.openSync(file, O_WRONLY | O_APPEND | O_CREAT | noLink | noWait, 0o600)
    const isNew = fs.fstatSync(fd).size === 0
    try {
      for (let written = 0; written < bytes.length; ) written += fs.writeSync(fd, bytes, written)
      if (flushed) fs.fsyncSync(fd)
      // Of a file that is new the disk must have the name as well.
      if (isNew) flushFolder(path.dirname(file))
      return fs.fstatSync(fd).size
    } finally {
      fs.closeSync(fd)
    }
  },

  /** Gives a file another name, in place of what has it; the disk has it when this returns. */
  rename(from: string, to: string): void {
    fs.renameSync(from, to)
    flushFolder(path.dirname(to))
  },

  remove(file: string): void {
    fs.rmSync(file, { force: true })
  },

  /** Makes a folder and those above it where they are not there. */
  makeFolder(folder: string): void {
    foldersMade(folder, { mode: 0o700 })
    flushFolder(path.dirname(folder))
  },

  /** The names in a folder; null where there is none. */
  list(folder: string): string[] | null {
    try {
      return fs.readdirSync(folder).sort()
    } catch (error) {
      if (['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) return null
      throw error
    }
  },
}

/** Windows opens no folder for this; a name is durable there by itself. Some shares refuse it. */
function flushFolder(folder: string): void {
  try {
    const fd = fs.openSync(folder, 'r')
    try {
      fs.fsyncSync(fd)
    } finally {
      fs.closeSync(fd)
    }
  } catch (error) {
    if (!['EPERM', 'EISDIR', 'EINVAL', 'EACCES'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error
  }
}

export type Operations = typeof operations

/** The place of a mirror, wherever it is. Each act throws what the system says, or `unanswered` where it says nothing in time. */
export type Drive = {
  readonly [K in keyof Operations]: (...args: Parameters<Operations[K]>) => Promise<ReturnType<Operations[K]>>
} & {
  /** Waits for nothing any more. */
  close(): void
}
