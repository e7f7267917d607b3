import { spawn } from 'node:child_process'
import path from 'node:path'
import { waits } from '../hanging.ts'
import { runFolder } from '../scratch.ts'

/** The project's folder: both npm and the tests begin there. */
export const program = path.resolve('bin/certdesk.js')

/** How a process ended and what it had said by then. */
export interface Ended {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
  readonly out: string
  readonly errors: string
}

export interface Started {
  readonly cwd: string
  readonly env?: Readonly<Record<string, string>>
  readonly killAfter?: number
  readonly user?: number
}

/** Runs a file to its end or until it is killed. */
export function processOf(
  file: string,
  args: readonly string[],
  { cwd, env, killAfter, user }: Started,
): Promise<Ended> {
  const as = user === undefined ? {} : { uid: user, gid: user }
  const child = spawn(file, args, {
    cwd,
    env: { PATH: process.env.PATH, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...as,
  })
  const said = { out: '', errors: '' }
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said.out += text
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said.errors += text
  })
  const timer = killAfter === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), killAfter)
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code, signal) => {
      clearTimeout(timer)
      resolve({ code, signal, ...said })
    })
  })
}

/** What the program is run with everywhere: a day that stands still, and nothing of the user's. */
export const plainEnv = (home: string) => ({
  HOME: home,
  XDG_CACHE_HOME: runFolder(),
  CERTDESK_REGISTER: 'register.db',
  CERTDESK_BY: '王芳',
  CERTDESK_TODAY: '2026-10-15',
  CERTDESK_LANG: 'en',
  CERTDESK_WAIT: waits,
})

/** Runs the program as it is installed, in a folder with a register. */
export const certdesk = (argv: readonly string[], started: Started): Promise<Ended> =>
  processOf(process.execPath, [program, ...argv], started)
