import { execFileSync, spawn } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { pageStart } from '../../src/page/document.ts'
import { toFile } from '../../src/terminal/delivery.ts'
import { linkOfAnother } from '../../src/terminal/place.ts'
import { certdesk, plainEnv, processOf, program } from '../faults/process.ts'
import { emptyFolder } from '../scratch.ts'
import { inTwin, takesLong, tries } from '../tries.ts'
import { desk } from '../upkeep/desk.ts'
import { testWorld } from '../world.ts'

const posix = process.platform !== 'win32'
const linux = process.platform === 'linux'
const isRoot = process.getuid?.() === 0

/** A folder with a register in it, of so many customers. */
async function register(customers: number) {
  const cwd = emptyFolder()
  const env = plainEnv(cwd)
  const list = Array.from({ length: customers }, (_, n) => `第${n}号客户有限公司,李强`)
  fs.writeFileSync(path.join(cwd, 'list.csv'), ['客户名称,业务员', ...list, ',李强'].join('\n'))
  for (const argv of [['init'], ['staff', 'add', '李强', '--role', 'business']])
    expect((await certdesk(argv, { cwd, env })).code).toBe(0)
  return { cwd, env }
}

/** A command line as a shell runs it, the program as `certdesk`. */
const shell = (line: string, where: { readonly cwd: string; readonly env: Readonly<Record<string, string>> }) =>
  processOf('/bin/sh', ['-c', `certdesk() { "${process.execPath}" "${program}" "$@"; }; ${line}; exit $?`], where)

const modesIn = (folder: string): Record<string, string> =>
  Object.fromEntries(
    fs
      .readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .map((name) => [name, (fs.statSync(path.join(folder, name)).mode & 0o777).toString(8)]),
  )

describe.runIf(posix)('what is written', () => {
  it('is for whoever wrote it alone, whatever the umask', takesLong, async () => {
    const { cwd, env } = await register(2)
    fs.mkdirSync(path.join(cwd, 'out'))
    fs.writeFileSync(path.join(cwd, 'out', 'there.csv'), 'of before', { mode: 0o644 })
    const lines = [
      ['certdesk customer import list.csv --rejects out/rejects.csv', 1],
      ['certdesk customer list --output out/there.csv', 0],
      ['certdesk customer list --output out/list.html', 0],
      ['certdesk customer export --output out/list.xlsx', 0],
      ['certdesk report monthly --output out/', 1],
      ['certdesk report evidence --output out/evidence', 1],
      ['certdesk backup --to out/copy.db', 0],
    ] as const
    for (const [line, most] of lines) {
      const { code, errors } = await shell(`umask 0; ${line}`, { cwd, env })
      expect(code, `${line}: ${errors}`).toBeLessThanOrEqual(most)
    }
    const modes = modesIn(path.join(cwd, 'out'))
    expect(Object.keys(modes).length).toBeGreaterThan(8)
    for (const [name, mode] of Object.entries(modes))
      expect([name, mode]).toEqual([name, fs.statSync(path.join(cwd, 'out', name)).isDirectory() ? '700' : '600'])
  })

  it('follows its own links and nobody else’s', async () => {
    const { at, cwd } = desk()
    await at(['init'])
    const { owned, strangers } = linking(cwd, at)
    for (const [link, to] of [
      ['own.csv', 'mine.csv'],
      ['others.csv', 'victim.csv'],
      ['over.csv', 'others.csv'],
    ] as const)
      fs.symlinkSync(to, path.join(cwd, link))
    owned('others.csv')
    fs.writeFileSync(path.join(cwd, 'mine.csv'), 'mine')
    fs.writeFileSync(path.join(cwd, 'victim.csv'), 'kept')
    for (const name of ['others.csv', 'over.csv'])
      expect(await strangers(['staff', 'list', '--output', name])).toMatchObject({
        code: 2,
        err: expect.stringContaining('a link that somebody else made'),
      })
    expect((await strangers(['staff', 'list', '--output', 'others.csv', '--lang', 'zh'])).err).toContain(
      '他人建立的链接',
    )
    expect(fs.readFileSync(path.join(cwd, 'victim.csv'), 'utf8')).toBe('kept')
    expect((await at(['staff', 'list', '--output', 'own.csv'])).code).toBe(0)
    expect(fs.readFileSync(path.join(cwd, 'mine.csv'), 'utf8')).toContain('manager')
    expect(fs.lstatSync(path.join(cwd, 'own.csv')).isSymbolicLink()).toBe(true)
    // Another's folder behind a link is none either.
    fs.mkdirSync(path.join(cwd, 'folder'))
    fs.symlinkSync('folder', path.join(cwd, 'reports'))
    owned('reports')
    expect(await strangers(['report', 'monthly', '--output', 'reports/'])).toMatchObject({
      code: 2,
      err: expect.stringContaining('a link that somebody else made'),
    })
    expect(fs.readdirSync(path.join(cwd, 'folder'))).toEqual([])
  })

  it('follows nobody else’s link to a folder above the file either, and its own', async () => {
    const { at, cwd } = desk()
    await at(['init'])
    await at(['customer', 'add', '甲公司', '--code', 'C001'])
    const { owned, strangers } = linking(cwd, at)
    fs.mkdirSync(path.join(cwd, 'folder', 'below'), { recursive: true })
    fs.writeFileSync(path.join(cwd, 'list.csv'), 'name\n甲\nx,y\n')
    for (const [link, to] of [
      ['shared', 'folder'],
      ['over', 'folder/../shared/below'],
      ['mine', path.join(cwd, 'folder')],
    ] as const)
      fs.symlinkSync(to, path.join(cwd, link))
    owned('shared')
    for (const argv of [
      ['staff', 'list', '--output', 'shared/list.csv'],
      ['staff', 'list', '--output', 'shared/below/list.csv'],
      ['staff', 'list', '--output', 'over/list.csv'],
      ['customer', 'import', 'list.csv', '--rejects', 'shared/rejects.csv'],
      ['customer', 'import', 'list.csv', '--report', 'shared/report.html'],
      ['report', 'monthly', '--output', 'shared/below/'],
      ['report', 'evidence', '--clause', '4.3.2', '--output', 'shared/pack'],
      ['report', 'evidence', '--clause', '4.3.2', '--output', 'over'],
    ]) {
      const link = path.join(cwd, 'shared')
      const said = `a link that somebody else made (${isRoot ? link : ''}`
      expect({ argv, ...(await strangers(argv)) }).toMatchObject({ argv, code: 2, err: expect.stringContaining(said) })
    }
    expect(fs.readdirSync(path.join(cwd, 'folder'), { recursive: true })).toEqual(['below'])
    expect((await at(['customer', 'list', '--format', 'tsv'])).out.trim().split('\n')).toHaveLength(2)
    for (const argv of [
      ['staff', 'list', '--output', 'mine/list.csv'],
      ['report', 'monthly', '--output', 'mine/below/'],
      ['report', 'evidence', '--clause', '4.3.2', '--output', 'mine/pack'],
    ])
      expect({ argv, ...(await at(argv)) }).toMatchObject({ argv, code: 0 })
    expect(fs.readdirSync(path.join(cwd, 'folder')).sort()).toEqual(['below', 'list.csv', 'pack'])
  })

  it('follows the administrator’s links where nobody else makes any', async () => {
    expect(linkOfAnother('/dev/stdout')).toBeNull()
    // Nobody else can make one of an administrator's.
    if (!isRoot) return
    const { at, cwd } = desk()
    await at(['init'])
    fs.mkdirSync(path.join(cwd, 'folder'))
    fs.symlinkSync('folder', path.join(cwd, 'shared'))
    const { asAnother } = linking(cwd, at)
    expect(await asAnother(['staff', 'list', '--output', 'shared/list.csv'])).toMatchObject({ code: 0 })
    fs.chmodSync(cwd, 0o777)
    expect(await asAnother(['staff', 'list', '--output', 'shared/list.csv'])).toMatchObject({ code: 2 })
  })
})

/** Links of somebody else: only an administrator gives one away; for anybody else, who runs the command is somebody else than who made it. */
function linking(cwd: string, at: ReturnType<typeof desk>['at']) {
  const owned = (name: string) => isRoot && fs.lchownSync(path.join(cwd, name), 12_345, 12_345)
  const asAnother = async (argv: readonly string[]) => {
    const { getuid } = process
    process.getuid = () => 12_345
    try {
      return await at(argv)
    } finally {
      if (getuid !== undefined) process.getuid = getuid
    }
  }
  return { owned, asAnother, strangers: isRoot ? at : asAnother }
}

describe.runIf(linux)('an output that is closed', () => {
  it('is a sentence and an exit code, and one that goes nowhere on purpose is not', takesLong, async () => {
    const { cwd, env } = await register(2)
    const closed = await shell('certdesk staff list >&-', { cwd, env })
    expect(closed).toMatchObject({
      code: 2,
      errors: expect.stringContaining('cannot be written to stdout: it is closed'),
    })
    const chinese = await shell('certdesk staff list --lang zh >&-', { cwd, env })
    expect(chinese).toMatchObject({ code: 2, errors: expect.stringContaining('它已被关闭') })
    for (const line of ['certdesk staff list >/dev/null', 'certdesk backup --quiet >&-'])
      expect(await shell(line, { cwd, env })).toMatchObject({ code: 0, errors: '' })
    // As programs send it there, which open it for reading as well.
    const child = spawn(process.execPath, [program, 'staff', 'list'], { cwd, env, stdio: 'ignore' })
    expect(await new Promise((done) => child.once('close', done))).toBe(0)
  })
})

/** Asks a command to end after so many milliseconds, left out: never; whether that came before its own end, and how long it took in all. */
async function asked(argv: readonly string[], cwd: string, env: Readonly<Record<string, string>>, after?: number) {
  const from = performance.now()
  const child = spawn(process.execPath, [program, ...argv], { cwd, env, stdio: 'ignore' })
  const ended = new Promise<{ code: number | null; signal: string | null; at: number }>((done) =>
    child.once('close', (code, signal) => done({ code, signal, at: performance.now() })),
  )
  if (after !== undefined) {
    await setTimeout(after)
    child.kill('SIGTERM')
  }
  const { code, signal, at } = await ended
  return { isAsked: signal !== null || code === 143 || code === 130, code, signal, took: at - from }
}

describe.runIf(posix)('a command that is asked to end', () => {
  it('ends at once, whatever it is at, with nothing half written', inTwin, async () => {
    const { cwd, env } = await register(3000)
    await certdesk(['customer', 'import', 'list.csv', '--rejects', 'rejects.csv'], { cwd, env })
    fs.rmSync(path.join(cwd, 'rejects.csv'))
    const there = fs.readdirSync(cwd).sort()
    // SQLite's files, and the note of the last copy, which a whole run of backup writes.
    const besideIt = ['register.db-shm', 'register.db-wal', 'register.db.backups']
    for (const argv of [
      ['customer', 'export', '--output', 'list.xlsx'],
      ['report', 'compliance', '--output', 'report.html'],
      ['report', 'evidence', '--output', 'evidence'],
      ['backup', '--to', 'copy.db'],
    ]) {
      const outputs = () => {
        for (const made of ['list.xlsx', 'report.html', 'evidence', 'copy.db'])
          fs.rmSync(path.join(cwd, made), { recursive: true, force: true })
      }
      // How far it is by then is told by how long it takes when nobody asks.
      const { took } = await asked(argv, cwd, env)
      outputs()
      let heard = 0
      for (const part of [0.6, 0.4, 0.8, 0.3, 0.9, 0.2, 0.1]) {
        if (heard === tries(5)) break
        const { isAsked, code, signal } = await asked(argv, cwd, env, took * part)
        if (!isAsked) {
          outputs()
          continue
        }
        heard += 1
        expect([argv[0], signal ?? code]).toEqual([argv[0], signal === null ? 143 : 'SIGTERM'])
        // What has its name by then is whole.
        outputs()
        const left = fs.readdirSync(cwd).filter((name) => !besideIt.includes(name))
        expect(left.sort()).toEqual(there)
      }
      expect(heard, argv.join(' ')).toBeGreaterThan(0)
    }
    expect((await certdesk(['audit', 'verify'], { cwd, env })).code).toBe(0)
  })
})

it('every paper says as every page does that nothing is loaded and nothing runs', () => {
  const policy = /<meta http-equiv="Content-Security-Policy" content="(.*?)">/
  const page = policy.exec(pageStart({ title: '', lang: 'zh' }))?.[1]
  const papers = fs.readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.html'))
  expect(papers.length).toBeGreaterThan(3)
  for (const name of papers)
    expect([name, policy.exec(fs.readFileSync(path.join('src', name), 'utf8'))?.[1]]).toEqual([name, page])
})

describe.runIf(linux)('an output that is a device', () => {
  it('goes where the shell sends it, behind what stands there', takesLong, async () => {
    const { cwd, env } = await register(2)
    const plain = await shell('certdesk staff list --format csv', { cwd, env })
    for (const [line, wanted] of [
      ['(echo first; certdesk staff list --format csv --output /dev/stdout; echo last) >out.txt', 'out.txt'],
      ['(echo first; certdesk staff list --format csv --output /dev/fd/1; echo last) | cat >out.txt', 'out.txt'],
      ['(echo first >&2; certdesk staff list --format csv --output /dev/stderr; echo last >&2) 2>out.txt', 'out.txt'],
      ['mkfifo pipe; cat pipe >out.txt & certdesk staff list --format csv --output pipe; wait', null],
    ] as const) {
      const ended = await shell(line, { cwd, env })
      expect({ line, ...ended }).toMatchObject({ line, code: 0, out: '', errors: '' })
      const text = fs.readFileSync(path.join(cwd, 'out.txt'), 'utf8')
      expect([line, text]).toEqual([line, wanted === null ? plain.out : `first\n${plain.out}last\n`])
    }
    expect(await shell('certdesk staff list --output /dev/null', { cwd, env })).toMatchObject({ code: 0, errors: '' })
    const full = await shell('certdesk staff list --output /dev/full', { cwd, env })
    expect(full).toMatchObject({ code: 2, errors: expect.stringContaining('the disk is full') })
  })
})

describe.runIf(posix)('a file that is written anew', () => {
  it('keeps its group and what that may, where somebody gave it to one, and is nobody else’s', async () => {
    const { at, cwd } = desk()
    await at(['init'])
    const list = ['staff', 'list', '--output', 'ledger.csv']
    const ledger = path.join(cwd, 'ledger.csv')
    const modeAfter = async (mode: number, gid?: number, uid?: number) => {
      fs.rmSync(ledger, { force: true })
      fs.writeFileSync(ledger, '')
      if (gid !== undefined) fs.chownSync(ledger, uid ?? fs.statSync(ledger).uid, gid)
      fs.chmodSync(ledger, mode)
      expect((await at(list)).code).toBe(0)
      const { mode: after, gid: group, uid: owner } = fs.statSync(ledger)
      return [(after & 0o7777).toString(8), group === gid, owner === process.getuid?.()]
    }
    expect(await modeAfter(0o666)).toEqual(['600', false, true])
    // Another group's: an administrator may give a file to any.
    if (!isRoot) return
    expect(await modeAfter(0o664, 12_345)).toEqual(['660', true, true])
    expect(await modeAfter(0o644, 12_345)).toEqual(['640', true, true])
    // What somebody else put there is no reason to let anybody read.
    expect(await modeAfter(0o664, 12_345, 12_345)).toEqual(['600', false, true])
  })

  it('is written in place where it is a named pipe, but not if that became a link meanwhile', async () => {
    const cwd = emptyFolder()
    const ledger = path.join(cwd, 'ledger.csv')
    fs.writeFileSync(ledger, 'kept')
    const pipe = path.join(cwd, 'pipe')
    execFileSync('mkfifo', [pipe])
    const swapped = (async function* () {
      fs.rmSync(pipe)
      fs.symlinkSync(ledger, pipe)
      yield 'for the reader of the pipe'
    })()
    await expect(toFile(swapped, pipe, testWorld({ cwd }))).rejects.toMatchObject({
      code: 'usage',
      words: { en: expect.stringContaining('cannot be written') },
    })
    expect(fs.readFileSync(ledger, 'utf8')).toBe('kept')
  })
})
