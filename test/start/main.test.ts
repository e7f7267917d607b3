// @module-tag long

import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { describe, expect, it } from 'vitest'
import { run } from '../../src/start/main.ts'
import { emptyFolder } from '../scratch.ts'
import { textLoaders } from '../text-files.ts'
import { type TestWorldOptions, testWorld } from '../world.ts'

const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'))

async function ran(argv: readonly string[], options: TestWorldOptions = {}) {
  const world = testWorld(options)
  const exit = await run(argv, world)
  return { exit, out: world.out(), err: world.err() }
}

/** A world whose register is in a folder of its own, made by a clerk called 王芳. */
async function office() {
  const cwd = emptyFolder()
  const env = { CERTDESK_REGISTER: 'register.db', CERTDESK_BY: '王芳', CERTDESK_TODAY: '2026-06-30' }
  expect((await ran(['init'], { cwd, env })).exit).toBe(0)
  return { cwd, env }
}

/** The files that a file of the program loads before anything runs, followed through static imports alone. */
async function loadedAtOnce(entry: string): Promise<string[]> {
  const { metafile } = await build({
    entryPoints: [fileURLToPath(new URL(`../../${entry}`, import.meta.url))],
    absWorkingDir: fileURLToPath(new URL('../..', import.meta.url)),
    bundle: true,
    write: false,
    metafile: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    outdir: 'unwritten',
    loader: textLoaders,
  })
  const seen = new Set<string>()
  const follow = (path: string): void => {
    if (seen.has(path)) return
    seen.add(path)
    for (const { path: next, kind } of metafile.inputs[path]?.imports ?? [])
      if (kind === 'import-statement') follow(next)
  }
  follow(entry)
  return [...seen]
}

describe('the version', () => {
  it('is told in one line', async () => {
    expect(await ran(['--version'])).toEqual({ exit: 0, out: `${version}\n`, err: '' })
    expect((await ran(['-V'])).out).toBe(`${version}\n`)
    expect((await ran(['--lang', 'zh', '--version'])).out).toBe(`${version}\n`)
  })

  it('needs neither the command line’s library nor the register’s', async () => {
    const loaded = await loadedAtOnce('src/start/start.ts')
    expect(loaded).toContain('src/start/main.ts')
    expect(
      loaded.filter((path) =>
        /^(commander|kysely|better-sqlite3|src\/(program|register\/(?!file\/unfinished)))/.test(path),
      ),
    ).toEqual([])
  })
})

describe('a command', () => {
  it('prints its result in the format and language asked for', async () => {
    const world = await office()
    const json = await ran(['staff', 'list', '--format', 'json'], world)
    expect(json).toMatchObject({ exit: 0, err: '' })
    expect(JSON.parse(json.out)).toMatchObject({ schema: 1, staff: [{ name: '王芳' }] })
    expect((await ran(['staff', 'list'], world)).out).toMatch(/^name\troles\talsoCalled\tnote\n王芳\t/)
    expect((await ran(['staff', 'list', '--lang', 'zh'], { ...world, tty: true })).out).toMatch(/^\S*姓名/)
  })

  it('writes to a file, whose name decides the format', async () => {
    const world = await office()
    expect(await ran(['staff', 'list', '--output', 'staff.csv'], world)).toEqual({ exit: 0, out: '', err: '' })
    expect(readFileSync(join(world.cwd, 'staff.csv'), 'utf8')).toMatch(/^\ufeffname,roles,alsoCalled,note\r\n王芳,/)
    const folder = await ran(['staff', 'list', '--output', '.'], world)
    expect(folder).toMatchObject({ exit: 2, out: '' })
    expect(folder.err).toContain('"." is a folder')
  })

  it('asks for what is missing on a terminal and keeps the answers in the journal', async () => {
    const world = await office()
    const answers = (message: string) => (/name/i.test(message) ? '李雷' : '')
    expect((await ran(['staff', 'add'], { ...world, tty: true, answers })).exit).toBe(0)
    const audit = await ran(['audit', 'list', '--format', 'json'], world)
    expect(audit.out).toContain('staff add 李雷')
  })
})

describe('exit codes', () => {
  it('are 2 for a command line that is wrong, in the language and format asked for', async () => {
    expect(await ran(['staff', 'lst'])).toMatchObject({ exit: 2, out: '' })
    expect((await ran(['staff', 'lst', '--lang', 'zh'])).err).toContain('“staff”之下没有“lst”这个命令。')
    const { exit, err } = await ran(['staff', 'add', '--format', 'json'])
    expect(exit).toBe(2)
    expect(JSON.parse(err).error).toMatchObject({ code: 'usage', message: 'Missing NAME.' })
    expect((await ran(['staff', 'list', '--lang', 'fr'])).err).toContain('Use one of: en, zh.')
  })

  it('are 2 with the help on the error stream for a noun alone, and 0 on stdout with --help', async () => {
    const alone = await ran(['staff'])
    expect(alone).toMatchObject({ exit: 2, out: '' })
    expect(alone.err).toContain('Usage: certdesk staff')
    expect(await ran(['staff', '--help'])).toEqual({ exit: 0, out: alone.err, err: '' })
    expect(JSON.parse((await ran(['staff', '--format', 'json'])).err).error.code).toBe('usage')
    expect((await ran([])).exit).toBe(2)
  })

  it('are 4 for a register that is not there, which is not made', async () => {
    const cwd = emptyFolder()
    const { exit, out, err } = await ran(['staff', 'list', '--register', 'none.db'], { cwd })
    expect({ exit, out }).toEqual({ exit: 4, out: '' })
    expect(err).toContain('none.db')
    expect(existsSync(join(cwd, 'none.db'))).toBe(false)
  })

  it('are 130 where a question is broken off', async () => {
    expect((await ran(['staff', 'add'], { ...(await office()), tty: true })).exit).toBe(130)
  })
})
