import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** Whether a terminal can be made here: by Python, which has what Node lacks for it. */
export const hasTerminal = process.platform !== 'win32' && spawnSync('python3', ['-c', 'import pty']).status === 0

/** What came to the screen, how the program ended, and whether the terminal is as it was before. */
interface Sitting {
  readonly code: number
  readonly shown: string
  readonly restored: boolean
}

/** A desk with a terminal on it, on which the program runs as it is installed. */
export function terminalDesk() {
  const cwd = mkdtempSync(join(tmpdir(), 'certdesk-terminal-'))
  const env = {
    ...{ PATH: process.env.PATH ?? '', HOME: cwd, TERM: 'xterm', CERTDESK_BY: '王芳', CERTDESK_TODAY: '2026-06-30' },
    ...{ CERTDESK_REGISTER: join(cwd, 'register.db'), CERTDESK_CACHE: 'off', LANG: 'C.UTF-8' },
  }
  /** Runs a command and types: each key once the text before it has come to the screen. */
  const type = (
    argv: readonly string[],
    keys: readonly (readonly [after: string, key: string])[] = [],
    more: Readonly<Record<string, string>> = {},
  ): Promise<Sitting> =>
    new Promise((done, failed) => {
      const child = spawn('python3', [at('keyboard.py')], { stdio: ['pipe', 'pipe', 'inherit'] })
      const told = { argv: [process.execPath, at('../../bin/certdesk.js'), ...argv], cwd, rows: 24, columns: 80, keys }
      let said = ''
      child.stdout.on('data', (piece: Buffer) => {
        said += piece.toString()
      })
      child.on('close', () => {
        try {
          done(JSON.parse(said))
        } catch (error) {
          failed(error as Error)
        }
      })
      child.stdin.end(JSON.stringify({ ...told, env: { ...env, ...more } }))
    })
  /** The same in a pipe, where nobody is asked anything. */
  const pipe = (...argv: string[]) =>
    spawnSync(process.execPath, [at('../../bin/certdesk.js'), ...argv], { cwd, env, encoding: 'utf8' })
  return { cwd, type, pipe }
}
