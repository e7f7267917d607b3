import fs from 'node:fs'
import type { Output } from './world.ts'

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

/** Whether the descriptor is a pipe or a file; one that the starter has closed is nothing at all. */
function isPlain(fd: number): boolean {
  try {
    const stat = fs.fstatSync(fd)
    return stat.isFIFO() || stat.isSocket() || stat.isFile()
  } catch {
    return false
  }
}

/**
 * Writes to a pipe or a file directly, as Node too does in the end: its own streams load a tenth of what Node is at start,
 * that for a pipe all of its networking besides. Null where the descriptor is neither, or the platform's are another matter
 * (Windows).
 */
export function outputTo(fd: number, platform: NodeJS.Platform): Output | null {
  if (platform === 'win32' || !isPlain(fd)) return null
  const output: Output = {
    write: (piece, done) => {
      try {
        writeAll(fd, typeof piece === 'string' ? Buffer.from(piece) : piece)
      } catch (error) {
        // As a stream does: whoever isn't told by a call is told by an error that nobody caught.
        if (done !== undefined) done(error as Error)
        else
          process.nextTick(() => {
            throw error
          })
        return true
      }
      done?.()
      return true
    },
    on: () => output,
    off: () => output,
  }
  return output
}
