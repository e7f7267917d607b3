// @module-tag long

import { spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { stripVTControlCharacters } from 'node:util'
import { beforeAll, describe, expect, it } from 'vitest'
import { noTerminal, terminalDesk } from '../terminal/keyboard.ts'

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const asOnWindows = `--require=${at('../windows.cjs')}`

const desk = terminalDesk()
const certdesk = (argv: readonly string[], NODE_OPTIONS = '', more: Readonly<Record<string, string>> = {}) =>
  spawnSync(process.execPath, [at('../../bin/certdesk.js'), ...argv], {
    ...{ cwd: desk.cwd, encoding: 'utf8', env: { ...desk.env, NODE_OPTIONS, ...more } },
  })

/** The files of the desk, but for what SQLite keeps beside the register. */
const files = () => readdirSync(desk.cwd).filter((name) => !/-(wal|shm)$/.test(name))

beforeAll(() => {
  expect(certdesk(['init', '--lang', 'en'])).toMatchObject({ status: 0 })
})

it('speaks the language of Windows where the environment names none', () => {
  const hook = join(desk.cwd, 'chinese.cjs')
  writeFileSync(hook, `Intl.DateTimeFormat.prototype.resolvedOptions = () => ({ locale: 'zh-CN' })`)
  const { PATH, HOME } = process.env
  const errorsIn = (more: NodeJS.ProcessEnv) => {
    const env = { PATH, HOME, NODE_OPTIONS: `${asOnWindows} --require=${hook}`, ...more }
    return spawnSync(process.execPath, [at('../../bin/certdesk.js'), 'stff'], { encoding: 'utf8', env }).stderr
  }
  expect(errorsIn({})).toContain('没有')
  expect(errorsIn({ LANG: 'en_US.UTF-8' })).toContain('There is no command')
})

describe.skipIf(noTerminal)('Ctrl-C between two questions', () => {
  it.each([
    ['elsewhere', ''],
    ['on Windows', asOnWindows],
  ])('ends with 130 and nothing half done, %s', async (_, NODE_OPTIONS) => {
    const rows = Array.from({ length: 300_000 }, (_, i) => `甲${i}有限公司,${i % 50 === 0 ? '坏' : ''}\n`)
    writeFileSync(join(desk.cwd, 'large.csv'), `客户名称,统一社会信用代码\n${rows.join('')}`)
    const before = files()
    const keys = [
      ['文件', 'large.csv\r'],
      ['正在', '\u0003', true],
    ] as const
    const { code, shown, restored } = await desk.type(['customer', 'import', '--lang', 'zh'], keys, { NODE_OPTIONS })
    expect({ code, restored }, shown).toEqual({ code: 130, restored: true })
    expect(stripVTControlCharacters(shown).trimEnd()).toMatch(/certdesk: 已中断，未再执行任何操作。$/)
    expect(files()).toEqual(before)
    expect(certdesk(['customer', 'list', '--format', 'jsonl']).stdout).toBe('')
  })
})

describe.skipIf(process.platform === 'win32')('a terminal that is closed', () => {
  const hook = join(desk.cwd, 'closed.cjs')
  const closed = `--require=${hook}`

  it.each([
    ['elsewhere', closed, { signal: 'SIGHUP', status: null }],
    ['on Windows', `${asOnWindows} ${closed}`, { signal: null, status: 129 }],
  ])('leaves nothing half written, %s', (_, options, ended) => {
    writeFileSync(
      hook,
      `const { mark } = performance
      performance.mark = (name, ...rest) => {
        if (name === 'certdesk copy checked')
          require('node:child_process').spawnSync('kill', ['-HUP', String(process.pid)])
        return mark.call(performance, name, ...rest)
      }`,
    )
    const before = files()
    expect(certdesk(['backup', '--to', 'copy.db'], options)).toMatchObject({ ...ended, stderr: '' })
    expect(files()).toEqual(before)
    expect(certdesk(['staff', 'list'])).toMatchObject({ status: 0 })
  })
})

describe.skipIf(process.platform === 'win32')('other programs on Windows', () => {
  const folder = join(desk.cwd, 'programs')
  /** Puts a program on PATH. */
  const program = (name: string, lines: string) =>
    writeFileSync(join(folder, name), `#!/bin/sh\n${lines}\n`, { mode: 0o755 })
  const env = { PATH: `${folder}:${desk.env.PATH}` }

  beforeAll(() => {
    mkdirSync(folder)
  })

  it('are those of the system by their whole path, never an ssh of the current folder or of PATH', () => {
    program('ssh', 'echo planted > planted')
    program('C:\\Windows\\System32\\OpenSSH\\ssh.exe', 'echo "the right one" >&2; exit 255')
    const line = ['staff', 'list', '--register', 'ssh://office/r.db']
    expect(certdesk(line, asOnWindows, env)).toMatchObject({
      status: 4,
      stderr: expect.stringContaining('the right one'),
    })
    expect(files()).not.toContain('planted')
  })

  it.skipIf(noTerminal)(
    'show no long list unless the environment names a pager, which is sought on PATH alone',
    async () => {
      program('more', 'cat > garbled')
      program('reader', `cat > read; echo "$NoDefaultCurrentDirectoryInExePath" >> read`)
      const line = ['customer', 'import', '--help', '--lang', 'zh']
      const more = { ...env, NODE_OPTIONS: asOnWindows }
      expect((await desk.type(line, [], more)).shown).toContain('customer import')
      expect(files()).not.toContain('garbled')
      expect(await desk.type(line, [], { ...more, CERTDESK_PAGER: 'reader' })).toMatchObject({ code: 0, shown: '' })
      expect(readFileSync(join(desk.cwd, 'read'), 'utf8')).toMatch(/customer import.*\n1\n$/s)
    },
  )
})

describe.skipIf(process.platform === 'win32')('a file to be written on Windows', () => {
  beforeAll(() => {
    writeFileSync(join(desk.cwd, 'list.csv'), '客户名称\n华夏轴承有限公司\n')
  })

  it.each([
    'staff list --output a:b.csv',
    'report monthly --output reports:x/',
    'report evidence --output NUL',
    'customer import list.csv --rejects con.csv',
    'customer import list.csv --report why?.csv',
    'backup --to copies/copy.db.',
    'init --register sub/a:b.db',
    'restore copy.db --register a*.db',
    'move register.db com1.db',
    'mirror add stick:2',
    'audit key aux.key',
  ])('is refused under a name that it cannot have: %s', (line) => {
    const before = files()
    const argv = line.split(' ')
    const ended = certdesk(argv, asOnWindows)
    expect(ended).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('cannot be the name of a file on Windows'),
    })
    expect(certdesk([...argv, '--lang', 'zh'], asOnWindows)).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('在 Windows 上不能用作文件名'),
    })
    expect(files()).toEqual(before)
  })

  it('may have any other name, and elsewhere those, too', () => {
    for (const [name, options] of [
      ['名单 2026.csv', asOnWindows],
      ['a:b.csv', ''],
      ['NUL.csv', ''],
    ] as const)
      expect(certdesk(['staff', 'list', '--output', name], options), name).toMatchObject({ status: 0, stderr: '' })
    expect(files()).toEqual(expect.arrayContaining(['名单 2026.csv', 'a:b.csv', 'NUL.csv']))
  })
})
