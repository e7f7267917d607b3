import { spawn } from 'node:child_process'
import { endedWithUs } from '../terminal/ended-with-us.ts'

/** What another run of this program prints, as it prints it; how it ended is known once everything was read. */
export interface Beside {
  readonly output: AsyncIterable<Uint8Array>
  /** The exit code, and what was written to the error stream. */
  readonly ended: Promise<{ readonly code: number | null; readonly said: string }>
}

/** So much of what is said of an error is kept. */
const mostSaid = 10_000

/** Runs another command line of this program beside it; it is ended where `signal` says that nobody waits for it any more. */
export function runBeside(argv: readonly string[], signal: AbortSignal): Beside {
  const [, program = ''] = process.argv
  const child = spawn(process.execPath, [program, ...argv], {
    ...{ stdio: ['ignore', 'pipe', 'pipe'], signal, windowsHide: true },
  })
  endedWithUs(child)
  let said = ''
  child.stderr.on('data', (piece: Buffer) => {
    said = (said + String(piece)).slice(0, mostSaid)
  })
  const ended = new Promise<{ code: number | null; said: string }>((done) => {
    child.on('error', () => done({ code: null, said }))
    child.on('close', (code) => done({ code, said }))
  })
  return { output: child.stdout, ended }
}
