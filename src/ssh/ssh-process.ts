import { spawn } from 'node:child_process'
import type { Readable, Writable } from 'node:stream'
import { unfinished } from '../register/file/unfinished.ts'
import { windowsProgram } from '../terminal/windows-program.ts'

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

/** Said, and nothing else, by the shell that finds no ssh. */
const noSsh = 'certdesk: no ssh'

/**
 * How ssh is started: Ctrl-C is a key of whoever sits at the terminal, for the pager, the question or the command that runs, and is not to end the
 * connection under it. What a process ignores stays ignored by the program that takes its place; there is no other way to start one so.
 */
const heedless = `command -v ssh >/dev/null || { echo '${noSsh}' >&2; exit 127; }; trap '' INT; exec ssh "$@"`

/** How long ssh may take to leave, in milliseconds, before it is ended: one that is stopped hears nothing. */
const toLeave = 500

/**
 * Starts ssh with these arguments. What it asks for itself, a passphrase or whether a host is known, it asks for at the terminal, past the
 * streams of this program: on Windows it therefore has to share the console, and Ctrl-C with it.
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
  // Whoever reads at the other end may have gone: that it has is told by how it ended.
  child.stdin.on('error', () => undefined)
  const end = () => {
    child.kill()
    setTimeout(() => child.kill('SIGKILL'), toLeave).unref()
  }
  // One that asks for a passphrase would keep the terminal.
  const left = unfinished(() => child.kill())
  const ended = new Promise<{ notFound: boolean; code: number | null; said: string }>((done) => {
    child.once('error', (error: NodeJS.ErrnoException) =>
      done({ notFound: error.code === 'ENOENT', code: null, said: error.message }),
    )
    child.once('close', (code) => done({ notFound: code === 127 && said.trim() === noSsh, code, said }))
  }).finally(left)
  return { input: child.stdout, output: child.stdin, ended, end }
}
