import { spawn, spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { hanging } from '../hanging.ts'
import { folderOfOneLength, runFolder } from '../scratch.ts'
import { lacks } from '../tools.ts'

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** Whether no terminal can be made here: Python has what Node lacks for it. */
export const noTerminal = lacks('python3')

/** What came to the screen, how the program ended, and whether the terminal is as it was before. */
interface Sitting {
  readonly code: number
  readonly shown: string
  readonly restored: boolean
}

/** A desk with a terminal on it, on which the program runs as it is installed. */
export function terminalDesk() {
  const cwd = folderOfOneLength()
  // Tests that leave the desk are asked nothing more.
  writeFileSync(join(cwd, 'register.db.backups'), '{"folders":[],"last":null,"declined":"always"}')
  const env = {
    ...{ PATH: process.env.PATH ?? '', HOME: cwd, TERM: 'xterm', CERTDESK_BY: '王芳', CERTDESK_TODAY: '2026-06-30' },
    ...{ CERTDESK_REGISTER: join(cwd, 'register.db'), XDG_CACHE_HOME: runFolder(), LANG: 'C.UTF-8' },
  }
  /** Runs a command and types: each key once the text before it is on the screen and the program waits, or else at its work. */
  const type = (
    argv: readonly string[],
    keys: readonly (readonly [after: string, key: string, atWork?: true])[] = [],
    more: Readonly<Record<string, string>> = {},
  ): Promise<Sitting> =>
    new Promise((done, failed) => {
      const child = spawn('python3', [at('keyboard.py')], { stdio: ['pipe', 'pipe', 'inherit'] })
      const told = {
        argv: [process.execPath, at('../../bin/certdesk.js'), ...argv],
        cwd,
        rows: 24,
        columns: 80,
        keys,
        patience: hanging / 1000,
      }
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
  return { cwd, env, type, pipe }
}
