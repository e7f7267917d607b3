import fs from 'node:fs'
import { Writable } from 'node:stream'

/** Milliseconds until a pipe that is full and will not wait is tried again. */
const pause = 5

/** Writes all of it. A pipe that another program has switched to not waiting is waited for here. */
function writeAll(fd: number, piece: Uint8Array): void {
  let written = 0
  while (written < piece.length) {
    try {
      written += fs.writeSync(fd, piece, written)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') throw error
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, pause)
    }
  }
}

/** Whether the descriptor is a pipe; one that the starter has closed is nothing at all. */
function isPipe(fd: number): boolean {
  try {
    const stat = fs.fstatSync(fd)
    return stat.isFIFO() || stat.isSocket()
  } catch {
    return false
  }
}

/**
 * Writes to a pipe directly, as Node too does in the end: its own stream for one loads all of its networking first.
 * Null where the descriptor is no pipe, or the platform's pipes are another matter (Windows).
 */
export function pipeTo(fd: number, platform: NodeJS.Platform): Writable | null {
  if (platform === 'win32' || !isPipe(fd)) return null
  return new Writable({
    write: (piece: Uint8Array, _, done) => {
      try {
        writeAll(fd, piece)
      } catch (error) {
        done(error as Error)
        return
      }
      done()
    },
  })
}
