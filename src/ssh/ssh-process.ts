import { spawn } from 'node:child_process'
import type { Readable, Writable } from 'node:stream'
import { unfinished } from '../register/file/unfinished.ts'
import { windowsProgram } from '../terminal/windows-program.ts'

/** A connection to the program on another machine, over the system's own ssh. */
export interface Connection {
  readonly input: Readable
  readonly output: Writable
  /** Whether ssh could not be started, its exit code, and the end of its error output. */
  readonly ended: Promise<{ readonly notFound: boolean; readonly code: number | null; readonly said: string }>
  end(): void
}

/** The number of characters kept of ssh's error output. */
const mostSaid = 8192

/** The only output of the shell if it finds no ssh. */
const noSsh = 'certdesk: no ssh'

/**
 * The shell line that starts ssh with Ctrl-C (SIGINT) ignored. Ctrl-C is for the pager, question or command at the terminal and
 * must not end the connection. An ignored signal stays ignored after `exec`; there is no other way to start ssh like this.
 */
const heedless = `command -v ssh >/dev/null || { echo '${noSsh}' >&2; exit 127; }; trap '' INT; exec ssh "$@"`

/** Milliseconds that ssh has to end before it is killed: a stopped process does not react to the first signal. */
const toLeave = 500

/**
 * Starts ssh with these arguments. ssh asks its own questions, about a passphrase or an unknown host, at the terminal and not
 * over our streams. On Windows it therefore has to share the console, and Ctrl-C with it.
 */
export function startSsh(args: readonly string[], env: Readonly<Record<string, string | undefined>>): Connection {
  const [file, before] =
    process.platform === 'win32'
      ? [windowsProgram(env, 'OpenSSH', 'ssh.exe'), []]
      : ['/bin/sh', ['-c', heedless, 'ssh']]
  const child = spawn(file, [...before, ...args], { env, stdio: ['pipe', 'pipe', 'pipe'] })
  let said = ''
  child.stderr.on('data', (piece: Buffer) => {
    said = (said + String(piece)).slice(-mostSaid)
  })
  // The reader at the other end may be gone; `ended` reports that.
  child.stdin.on('error', () => undefined)
  const end = () => {
    child.kill()
    setTimeout(() => child.kill('SIGKILL'), toLeave).unref()
  }
  // An ssh that still asks for a passphrase would keep the terminal.
  const left = unfinished(() => child.kill())
  const ended = new Promise<{ notFound: boolean; code: number | null; said: string }>((done) => {
    child.once('error', (error: NodeJS.ErrnoException) =>
      done({ notFound: error.code === 'ENOENT', code: null, said: error.message }),
    )
    child.once('close', (code) => done({ notFound: code === 127 && said.trim() === noSsh, code, said }))
  }).finally(left)
  return { input: child.stdout, output: child.stdin, ended, end }
}
