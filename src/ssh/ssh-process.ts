import { spawn } from 'node:child_process'
import type { Readable, Writable } from 'node:stream'

/** A connection to the program on another machine, over the system's own ssh. */
export interface Connection {
  readonly input: Readable
  readonly output: Writable
  /** Whether ssh could not be started, its exit code, and the last of what it said. */
  readonly ended: Promise<{ readonly notFound: boolean; readonly code: number | null; readonly said: string }>
  end(): void
}

/** So much of what ssh says is kept. */
const mostSaid = 8192

/**
 * Starts ssh with these arguments. What it asks for itself, a passphrase or whether a host is known, it asks for at the terminal, past the
 * streams of this program.
 */
export function startSsh(args: readonly string[], env: Readonly<Record<string, string | undefined>>): Connection {
  const child = spawn('ssh', args, { env, stdio: ['pipe', 'pipe', 'pipe'], windowsHide: true })
  let said = ''
  child.stderr.on('data', (piece: Buffer) => {
    said = (said + String(piece)).slice(-mostSaid)
  })
  // Whoever reads at the other end may have gone: that it has is told by how it ended.
  child.stdin.on('error', () => undefined)
  const ended = new Promise<{ notFound: boolean; code: number | null; said: string }>((done) => {
    child.once('error', (error: NodeJS.ErrnoException) =>
      done({ notFound: error.code === 'ENOENT', code: null, said: error.message }),
    )
    child.once('close', (code) => done({ notFound: false, code, said }))
  })
  return { input: child.stdout, output: child.stdin, ended, end: () => child.kill() }
}
