import fs from 'node:fs'
import type { Output } from './world.ts'

/** Milliseconds until a pipe that is full and will not wait is tried again. */
const pause = 5

/** What a pipe holds that nobody has read from yet, on every system: to write no more than that takes no waiting. */
const atOnce = 65_536

const codeOf = (error: unknown) => (error as NodeJS.ErrnoException | null)?.code

/** Writes all of it. A pipe that another program has switched to not waiting is waited for here. */
function writeAll(fd: number, piece: Uint8Array): void {
  let written = 0
  while (written < piece.length) {
    try {
      written += fs.writeSync(fd, piece, written)
    } catch (error) {
      if (codeOf(error) !== 'EAGAIN') throw error
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, pause)
    }
  }
}

/** The same, while the program goes on: whoever reads at the other end may be a person. */
function writeMeanwhile(fd: number, piece: Uint8Array, done: (error: Error | null) => void): void {
  fs.write(fd, piece, (error, written) => {
    const isFull = codeOf(error) === 'EAGAIN'
    const rest = piece.subarray(isFull ? 0 : written)
    if (error !== null && !isFull) done(error)
    else if (rest.length === 0) done(null)
    else if (isFull) setTimeout(() => writeMeanwhile(fd, rest, done), pause)
    else writeMeanwhile(fd, rest, done)
  })
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
  let written = 0
  const output: Output = {
    write: (text, done) => {
      const piece = typeof text === 'string' ? Buffer.from(text) : text
      written += piece.length
      if (written > atOnce && done !== undefined) {
        writeMeanwhile(fd, piece, done)
        return true
      }
      try {
        writeAll(fd, piece)
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

/** Programs that close a descriptor where a person writes `>&-`; others open /dev/null as Node does. */
const shells = ['sh', 'bash', 'dash', 'zsh', 'ksh', 'ash', 'fish', 'busybox']

/** Where a process of this system has the descriptor; null where it has none. */
function at(process: number | 'self', fd: number): string | null {
  try {
    return fs.readlinkSync(`/proc/${process}/fd/${fd}`)
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null
    throw error
  }
}

/**
 * Whether the starter closed the descriptor: Node opens /dev/null in its place, for reading and writing, and what is written is gone without
 * a word. A shell that sends it there on purpose opens it for writing alone. Told on Linux only, and there where a shell
 * started the program, or somebody whose own is closed.
 */
export function isClosed(fd: number): boolean {
  try {
    if (!fs.fstatSync(fd).isCharacterDevice() || at('self', fd) !== '/dev/null') return false
    const [, mode = '0'] = /^flags:\s*(\d+)/m.exec(fs.readFileSync(`/proc/self/fdinfo/${fd}`, 'utf8')) ?? []
    if ((Number.parseInt(mode, 8) & 3) !== fs.constants.O_RDWR) return false
    const starters = at(process.ppid, fd)
    if (starters === null) return true
    return starters !== '/dev/null' && shells.includes(fs.readFileSync(`/proc/${process.ppid}/comm`, 'utf8').trim())
  } catch {
    return false
  }
}

/** The output of a descriptor that is closed: nothing can be written to it, and whoever would hears so. */
export const closedOutput: Output = {
  write: (_, done) => {
    done?.(Object.assign(new Error('it is closed'), { code: 'EBADF' }))
    return false
  },
  on: () => closedOutput,
  off: () => closedOutput,
}
