// @module-tag long

import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { chmodSync, copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, it } from 'vitest'
import { takeLock } from '../../src/register/file/lock.ts'
import { emptyFolder, runFolder } from '../scratch.ts'
import { tries } from '../tries.ts'
import { busyMonth } from './month.ts'

const bin = fileURLToPath(new URL('../../bin/certdesk.js', import.meta.url))
const folder = emptyFolder()

const register = join(folder, 'register.db')
const month = ['--month', '2026-05', '--today', '2026-06-30']
const report = (...more: string[]) => ['report', 'monthly', ...month, '--register', register, ...more]
const name = 'NCT-GI-007-2026-05.html'

beforeAll(async () => {
  const { file, json } = await busyMonth()
  // What was written last goes from the log into the file.
  await json(['audit', 'verify'])
  copyFileSync(file, register)
  chmodSync(folder, 0o755)
})

let count = 0
/** An empty folder for reports. */
function reports(): string {
  const made = join(folder, `reports-${count++}`)
  mkdirSync(made)
  return made
}

/** What cron leaves of the surroundings: no terminal, and on the path node alone. No HOME either; the compiled program is kept, as it is where there is one. */
const bare = { LANG: 'C', PATH: dirname(process.execPath), XDG_CACHE_HOME: runFolder() }

interface Ended {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
  readonly out: string
  readonly err: string
}

/** Starts the program as cron does; `hook` is loaded before it. */
function started(argv: readonly string[], hook?: string): { child: ChildProcess; ended: Promise<Ended> } {
  const env = hook === undefined ? bare : { ...bare, NODE_OPTIONS: `--require ${hook}` }
  const child = spawn(bin, argv, { cwd: '/', env, stdio: ['ignore', 'pipe', 'pipe'], detached: true })
  let [out, err] = ['', '']
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    err += text
  })
  const ended = new Promise<Ended>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code, signal) => resolve({ code, signal, out, err }))
  })
  return { child, ended }
}

const runs = (...argv: string[]): Promise<Ended> => started(argv).ended
const silent = { code: 0, signal: null, out: '', err: '' }

/** A page that is all there: the foot is its end. */
const isWhole = (file: string): boolean =>
  /Journal head #\d+:[0-9a-f]{64}.*<\/html>\s*$/s.test(readFileSync(file, 'utf8'))

let hooks = 0
/** A file that is loaded before the program, so that a run can be met at the moment before its file gets its name. */
function hookOf(source: string): string {
  const file = join(folder, `hook-${hooks++}.cjs`)
  writeFileSync(file, `const fs = require('node:fs'); const rename = fs.promises.rename; ${source}`)
  return file
}

describe('without anybody', () => {
  it('names the file by the month in a folder, and says nothing', async () => {
    const there = reports()
    expect(await runs(...report('--output', there, '--quiet'))).toEqual(silent)
    expect(readdirSync(there)).toEqual([name])
    expect(isWhole(join(there, name))).toBe(true)
    for (const format of ['xlsx', 'md'])
      expect(await runs(...report('--output', there, '--format', format))).toEqual(silent)
    expect(readdirSync(there).sort()).toEqual(['html', 'md', 'xlsx'].map((format) => `NCT-GI-007-2026-05.${format}`))
  })

  it('makes the folder, as the lines of the help promise, and fills it from then on', async () => {
    const there = join(folder, 'made')
    expect(await runs('report', 'monthly', '--register', join(folder, 'none.db'), '--output', there)).toMatchObject({
      code: 4,
    })
    expect(existsSync(there)).toBe(false)
    for (let i = 0; i < 2; i++) {
      expect(await runs(...report('--bilingual', '--output', there, '--quiet'))).toEqual(silent)
      expect(readdirSync(there)).toEqual([name])
    }
    expect(readFileSync(join(there, name), 'utf8')).toMatch(/月度报告.*report/is)
    const page = join(folder, 'page')
    expect(await runs(...report('--format', 'html', '--output', page))).toEqual(silent)
    expect(readdirSync(page)).toEqual([name])
    // Whoever names another form has the file that they name.
    const file = join(folder, 'rows')
    expect(await runs(...report('--format', 'tsv', '--output', file, '--quiet'))).toEqual(silent)
    expect(readFileSync(file, 'utf8')).toContain('\t')
    const nowhere = await runs(...report('--output', join(folder, 'no', 'where'), '--quiet'))
    expect(nowhere).toMatchObject({ code: 2, err: expect.stringContaining('does not exist') })
  })

  it('reports the month before by the day it is', async () => {
    const there = reports()
    const argv = ['report', 'monthly', '--register', register, '--output', there, '--quiet']
    expect(await runs(...argv, '--today', '2026-07-01')).toEqual(silent)
    expect(readdirSync(there)).toEqual(['NCT-GI-007-2026-06.html'])
  })

  it('replaces the report of the same month', async () => {
    const there = reports()
    writeFileSync(join(there, name), 'old')
    expect(await runs(...report('--output', there, '--quiet'))).toEqual(silent)
    expect(isWhole(join(there, name))).toBe(true)
  })

  it('ends with the code of --fail-on when the file is written', async () => {
    const there = reports()
    expect(await runs(...report('--output', there, '--quiet', '--fail-on', 'breach'))).toEqual({ ...silent, code: 1 })
    expect(isWhole(join(there, name))).toBe(true)
  })

  it('says what stopped it: no register, no folder', async () => {
    const there = reports()
    const missing = ['report', 'monthly', '--register', join(folder, 'none.db'), '--output', there, '--quiet']
    expect(await runs(...missing)).toMatchObject({ code: 4, err: expect.stringContaining('There is no register at') })
    const nowhere = await runs(...report('--output', `${join(folder, 'nowhere')}/`, '--quiet'))
    expect(nowhere).toMatchObject({ code: 2, err: expect.stringContaining('There is no folder') })
    expect(readdirSync(there)).toEqual([])
  })
})

/** A run that has done everything but give its file its name, and does that when it is let go. */
async function paused(argv: readonly string[]): Promise<() => Promise<Ended>> {
  const [seen, go] = [join(folder, `seen-${hooks}`), join(folder, `go-${hooks}`)]
  const hook = hookOf(`fs.promises.rename = async (...names) => {
    fs.writeFileSync(${JSON.stringify(seen)}, '')
    while (!fs.existsSync(${JSON.stringify(go)})) await new Promise((tick) => setTimeout(tick, 20))
    return rename(...names)
  }`)
  const { ended } = started(argv, hook)
  while (!existsSync(seen)) await new Promise((tick) => setTimeout(tick, 20))
  return () => {
    writeFileSync(go, '')
    return ended
  }
}

describe('two runs that overlap', () => {
  it('started at the same moment leave one file, whole, and both end well', async () => {
    for (let round = 0; round < tries(5); round++) {
      const there = reports()
      const ends = await Promise.all([0, 1].map(() => runs(...report('--output', there))))
      for (const { code, out } of ends) expect({ code, out }).toEqual({ code: 0, out: '' })
      // Where the second came after the first was done, it had nothing to leave out.
      const notes = ends.map(({ err }) => err).filter((err) => err !== '')
      expect(notes.length).toBeLessThan(2)
      for (const note of notes)
        expect(note).toBe('note: The same command is running already and writes there; this run left it to that one.\n')
      expect(readdirSync(there)).toEqual([name])
      expect(isWhole(join(there, name))).toBe(true)
    }
  })

  it('the later one leaves it to the earlier; another month or format is not kept out', async () => {
    const there = reports()
    const argv = report('--output', there, '--fail-on', 'breach')
    const letGo = await paused(argv)

    expect(await runs(...argv)).toEqual({
      ...silent,
      err: 'note: The same command is running already and writes there; this run left it to that one.\n',
    })
    expect(await runs(...argv, '--lang', 'zh')).toMatchObject({ code: 1 })
    expect(await runs(...report('--output', there, '--format', 'md', '--quiet'))).toEqual(silent)
    const april = report('--output', there, '--quiet').map((word) => (word === '2026-05' ? '2026-04' : word))
    expect(await runs(...april)).toEqual(silent)

    expect(await letGo()).toEqual({ ...silent, code: 1 })
    expect(readdirSync(there).sort()).toEqual(['NCT-GI-007-2026-04.html', name, 'NCT-GI-007-2026-05.md'])
    expect(readFileSync(join(there, name), 'utf8')).toContain('<html lang="en">')
  })

  it('with --quiet the later one says nothing', async () => {
    const there = reports()
    const argv = report('--output', there, '--quiet')
    const letGo = await paused(argv)
    expect(await runs(...argv)).toEqual(silent)
    expect(await letGo()).toEqual(silent)
  })
})

describe('kill -9 before the file has its name', () => {
  it('leaves what was there, and the next run writes it', async () => {
    const there = reports()
    const killed = hookOf(`fs.promises.rename = () => process.kill(process.pid, 'SIGKILL')`)
    const argv = report('--output', there, '--quiet')
    expect(await started(argv, killed).ended).toMatchObject({ code: null, signal: 'SIGKILL' })
    expect(existsSync(join(there, name))).toBe(false)
    expect(readdirSync(there).some((file) => file.endsWith('.lock'))).toBe(true)

    // Nobody holds the lock that was left: it ended with its process.
    expect(await runs(...argv)).toEqual(silent)
    expect(isWhole(join(there, name))).toBe(true)
    const before = readFileSync(join(there, name))
    expect(await started(argv, killed).ended).toMatchObject({ signal: 'SIGKILL' })
    expect(readFileSync(join(there, name)).equals(before)).toBe(true)
    expect(await runs(...argv)).toEqual(silent)
    expect(readdirSync(there).filter((file) => file.endsWith('.lock'))).toEqual([])
  })
})

/** A user for whom a folder can be closed: nothing is closed to root. */
const nobody = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {}
const readsProgram = () =>
  spawnSync(process.execPath, [bin, '--version'], { ...nobody, cwd: '/', env: bare }).status === 0

describe('a folder in which nothing can be written', () => {
  it.skipIf(!readsProgram())('closed: a sentence, exit code 2', () => {
    const there = reports()
    chmodSync(there, 0o555)
    const own = join(folder, 'own')
    mkdirSync(own, { mode: 0o777 })
    chmodSync(own, 0o777)
    copyFileSync(register, join(own, 'register.db'))
    chmodSync(join(own, 'register.db'), 0o666)
    const argv = ['report', 'monthly', ...month, '--register', join(own, 'register.db'), '--output', there, '--quiet']
    const { status, stderr } = spawnSync(bin, argv, { ...nobody, cwd: '/', env: bare, encoding: 'utf8' })
    expect({ status, stderr }).toEqual({
      status: 2,
      stderr: `certdesk: The output cannot be written to ${there}: writing there is not allowed.\n  → Name another file with --output FILE.\n`,
    })
    expect(readdirSync(there)).toEqual([])
  })

  it('full: a sentence, exit code 2, and nothing left', () => {
    const there = reports()
    // The largest file that the shell allows stands in for the disk: 40 blocks of 1,024 bytes or half as much.
    const shell = ['-c', 'ulimit -f 80; exec "$0" "$@"', bin, ...report('--output', there, '--quiet', '--bilingual')]
    const { status, stderr } = spawnSync('/bin/sh', shell, { cwd: '/', env: bare, encoding: 'utf8' })
    expect(stderr).toMatch(/^certdesk: The output cannot be written to .*\.html: .*\.\n {2}→ Name another file/)
    expect(status).toBe(2)
    expect(readdirSync(there)).toEqual([])
  })
})

describe('the lock', () => {
  it('is one process’s at a time, and anybody’s again when it is given back', () => {
    const there = reports()
    const mine = takeLock(there, 'work')
    expect(mine).not.toBeNull()
    expect(takeLock(there, 'work')).toBeNull()
    const other = takeLock(there, 'other work')
    expect(other).not.toBeNull()
    mine?.()
    other?.()
    expect(readdirSync(there)).toEqual([])
    const again = takeLock(there, 'work')
    expect(again).not.toBeNull()
    again?.()
  })

  it('keeps nobody out where a file of its name cannot be locked', () => {
    const there = reports()
    writeFileSync(
      join(there, '.work.lock'),
      'something else, and longer than a page of a database has a head'.repeat(100),
    )
    const mine = takeLock(there, 'work')
    expect(mine).not.toBeNull()
    mine?.()
  })
})
