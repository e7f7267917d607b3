// @module-tag long

import fs from 'node:fs'
import path from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Problem } from '../../src/clause/problem.ts'
import { sshAddress } from '../../src/ssh/address.ts'
import { type Connecting, runThere } from '../../src/ssh/caller.ts'
import { startSsh } from '../../src/ssh/ssh-process.ts'
import { run } from '../../src/start/main.ts'
import { certdesk, processOf, program } from '../faults/process.ts'
import { lacks } from '../tools.ts'
import { inTwin } from '../tries.ts'
import { testWorld } from '../world.ts'
import { type Client, type Sshd, sshd } from './sshd.ts'

describe.skipIf(lacks('ssh', 'sshd'))('a register on another machine', () => {
  let server: Sshd
  let file: string
  let any: Client

  /** Two customers and two members of staff. */
  async function office(): Promise<void> {
    const env = { CERTDESK_REGISTER: file, CERTDESK_BY: '陈红' }
    const at = (argv: string) =>
      run(argv.split(' '), testWorld({ cwd: server.folder, env, now: new Date().toISOString() }))
    for (const line of [
      'init --go-live 2026-01-01',
      'staff add 李雷 --role business --by 陈红',
      'staff add 韩梅梅 --role business --by 陈红',
      'customer add 广州艺科示例有限公司 --by 陈红',
      'customer add 深圳样本电子有限公司 --by 陈红',
    ])
      expect(await at(line), line).toBe(0)
  }

  const at = (client: Client, argv: readonly string[], env: Readonly<Record<string, string>> = {}) =>
    certdesk(argv, { cwd: client.cwd, env: { ...client.env, CERTDESK_REGISTER: `ssh://office${file}`, ...env } })

  /** Sends a command line as it is, past what the program here would answer itself. */
  async function ranAsIs(client: Client, argv: readonly string[]) {
    const world = testWorld({ cwd: client.cwd, env: client.env })
    const address = sshAddress(`ssh://office${file}`)
    const connect: Connecting = async (args) => startSsh(args, client.env)
    const code = await runThere(argv, address, world, connect).catch((error: Problem) => error.exitCode)
    return { code, out: world.out(), err: world.err() }
  }

  const forced = (as: string) => `restrict,command="certdesk serve-ssh --register ${file} --as ${as}"`

  beforeAll(async () => {
    server = await sshd()
    file = path.join(server.folder, 'register.db')
    await office()
    any = server.client()
  })

  it('is used as if it were here: output, errors and exit codes', async () => {
    const listed = await at(any, ['customer', 'list', '--format', 'csv'])
    expect(listed).toMatchObject({ code: 0, errors: '' })
    expect(listed.out).toContain('C00001,广州艺科示例有限公司')
    const wrong = await at(any, ['contact', 'add', 'C00001', '--channel', 'pigeon', '--by', '李雷'])
    expect(wrong).toMatchObject({ code: 2, out: '' })
    expect(wrong.errors).toContain('"pigeon"')
    const added = await at(any, ['contact', 'add', 'C00001', '--channel', 'phone', '--needs', '无', '--by', '李雷'])
    expect(added.errors).toBe('')
    expect(added.code).toBe(0)
    expect((await at(any, ['contact', 'list', '--format', 'tsv'])).out).toContain('CT-')
  })

  it('is named by an option too, and the machine by what ssh knows of it', async () => {
    const { CERTDESK_LANG: _, ...env } = any.env
    const shown = await certdesk(['customer', 'list', '--register', `ssh://office${file}`, '--lang', 'zh'], {
      cwd: any.cwd,
      env,
    })
    expect(shown.errors).toBe('')
    expect(shown.out).toContain('深圳样本电子有限公司')
  })

  it('says nothing of who types, of the day and of the register to the other machine', async () => {
    const said = await at(
      any,
      ['contact', 'add', 'C00001', '--channel', 'phone', '--needs', '无', '--on', '2026-11-01'],
      { CERTDESK_BY: '韩梅梅', CERTDESK_TODAY: '2026-01-05' },
    )
    expect(said.code).toBe(2)
    expect(said.errors).not.toContain('韩梅梅')
  })

  it('reads lists and writes files where the person sits', async () => {
    fs.writeFileSync(
      path.join(any.cwd, '表.csv'),
      '客户编号,联系日期,方式,需求\nC00002,2026-11-01,电话,无\nC09999,2026-11-01,电话,无\n',
    )
    const taken = await at(any, [
      'contact',
      'import',
      '表.csv',
      '--rejects',
      '退回.csv',
      '--report',
      '说明.csv',
      '--by',
      '李雷',
    ])
    expect(taken.code).toBe(1)
    expect(fs.readFileSync(path.join(any.cwd, '退回.csv'), 'utf8')).toContain('C09999,2026-11-01')
    expect(fs.readFileSync(path.join(any.cwd, '说明.csv'), 'utf8')).toContain('C09999')
    const written = await at(any, ['contact', 'list', '--output', '名单.xlsx'])
    expect(written).toMatchObject({ code: 0, errors: '' })
    expect(fs.readFileSync(path.join(any.cwd, '名单.xlsx')).subarray(0, 2).toString()).toBe('PK')
    const month = await at(any, ['report', 'monthly', '--month', '2026-10', '--output', 'reports', '--quiet'])
    expect(month).toMatchObject({ code: 0, out: '', errors: '' })
    expect(fs.readdirSync(path.join(any.cwd, 'reports'))).toEqual(['NCT-GI-007-2026-10.html'])
    const pack = await at(any, ['report', 'evidence', '--clause', '4.3.2', '--as-of', '2026-11-01', '--output', 'pack'])
    expect(pack.errors).toBe('')
    const sums = await processOf('/usr/bin/sha256sum', ['--check', '--quiet', 'SHA256SUMS'], {
      cwd: path.join(any.cwd, 'pack'),
    })
    expect(sums).toMatchObject({ code: 0 })
    expect(fs.readdirSync(server.folder).sort()).toEqual(
      expect.not.arrayContaining(['名单.xlsx', 'reports', 'pack', '退回.csv']),
    )
  })

  it('passes files on that are longer than what is on its way at once, either way', inTwin, async () => {
    const long = '写得长一些'.repeat(300)
    const rows = Array.from({ length: 550 }, (_, n) => `C00001,2026-11-01,电话,第 ${n} 行的需求：${long}`)
    const list = `客户编号,联系日期,方式,需求\n${rows.join('\n')}\n`
    expect(Buffer.byteLength(list)).toBeGreaterThan(2_000_000)
    fs.writeFileSync(path.join(any.cwd, 'long.csv'), list)
    const env = { ...any.env, CERTDESK_REGISTER: `ssh://office${file}` }
    const piped = '"$0" "$1" contact import - --dry-run --by 李雷 --rejects none.csv --report long-report.csv <long.csv'
    const taken = await processOf('/bin/sh', ['-c', piped, process.execPath, program], { cwd: any.cwd, env })
    expect(taken.errors).not.toContain('certdesk:')
    expect(taken.code).toBe(0)
    const read = await at(any, ['contact', 'import', 'long.csv', '--dry-run', '--by', '李雷'])
    expect(read.code).toBe(0)
    expect((await at(any, ['contact', 'import', 'long.csv', '--by', '李雷', '--quiet'])).code).toBe(0)
    const written = await at(any, ['contact', 'list', '--output', 'all.csv'])
    expect(written).toMatchObject({ code: 0, errors: '' })
    expect(fs.statSync(path.join(any.cwd, 'all.csv')).size).toBeGreaterThan(2_000_000)
  })

  it('refuses what the files here do not allow, in the words of this machine', async () => {
    const none = await at(any, ['contact', 'import', 'nowhere.csv', '--by', '李雷'])
    expect(none).toMatchObject({ code: 2, out: '' })
    expect(none.errors).toContain('There is no file "nowhere.csv".')
    const closed = await at(any, ['contact', 'list', '--output', 'no/such/folder.csv'])
    expect(closed).toMatchObject({ code: 2, out: '' })
    expect(closed.errors).toContain('The folder of "no/such/folder.csv" does not exist.')
  })

  it('passes the standard input on, and a closed pipe back', async () => {
    const piped = `printf '客户编号,联系日期,方式,需求\\nC00001,2026-11-02,电话,无\\n' | "$0" "$1" contact import - --by 李雷`
    const env = { ...any.env, CERTDESK_REGISTER: `ssh://office${file}` }
    const taken = await processOf('/bin/sh', ['-c', piped, process.execPath, program], { cwd: any.cwd, env })
    expect(taken).toMatchObject({ code: 0 })
    const cut = await processOf(
      '/bin/bash',
      ['-c', 'set -o pipefail; "$0" "$1" audit list --format csv | head -1', process.execPath, program],
      { cwd: any.cwd, env },
    )
    expect(cut.errors).toBe('')
    expect(cut.out.split('\n')).toHaveLength(2)
  })

  it('leaves what belongs to the other machine alone', async () => {
    for (const argv of [
      ['backup', '--to', 'copy.db'],
      ['restore', file],
      ['mirror', 'add', 'elsewhere'],
      ['audit', 'key', 'manager.key'],
    ]) {
      const said = await at(any, argv)
      expect(said, argv.join(' ')).toMatchObject({ code: 2, out: '' })
      expect(said.errors).toContain('machine that has the register')
    }
  })

  describe('by a key that is one person’s', () => {
    let lilei: Client
    beforeAll(() => {
      lilei = server.client(forced('李雷'))
    })

    it('has that person type, and nobody else', async () => {
      expect((await at(lilei, ['contact', 'add', 'C00002', '--channel', 'phone', '--needs', '无'])).errors).toBe('')
      const [last] = JSON.parse((await at(lilei, ['audit', 'list', '--format', 'json'])).out).entries.slice(0, 1)
      expect(last).toMatchObject({ by: '李雷' })
      expect(last.systemUser).toContain('(ssh 李雷)')
      const other = await at(lilei, [
        'contact',
        'add',
        'C00001',
        '--channel',
        'phone',
        '--needs',
        '无',
        '--by',
        '韩梅梅',
      ])
      expect(other).toMatchObject({ code: 3, out: '' })
      expect(other.errors).toContain('韩梅梅')
      // Who types from a key of their own says which day it is by the clock.
      const moved = await at(lilei, [
        'contact',
        'add',
        'C00001',
        '--channel',
        'phone',
        '--needs',
        '无',
        '--today',
        '2026-01-05',
      ])
      expect(moved).toMatchObject({ code: 2, out: '' })
    })

    it('opens no other register, whichever way it is asked for', async () => {
      const other = path.join(server.folder, 'other.db')
      fs.copyFileSync(file, other)
      const asked = await at(lilei, ['customer', 'list'], { CERTDESK_REGISTER: `ssh://office${other}` })
      expect(asked).toMatchObject({ code: 4, out: '' })
      expect(asked.errors).toContain('This key opens another register than')
    })

    it('is no way to serve once more, as somebody else or from another register', async () => {
      for (const argv of [
        ['serve-ssh', '--as', '陈红'],
        ['completion', 'install', 'bash'],
        ['completion', 'words', '0', '--', 'customer', 'show', ''],
      ]) {
        const said = await ranAsIs(lilei, argv)
        expect(said.code, argv.join(' ')).not.toBe(0)
        expect(said.out).toBe('')
      }
    })

    it('runs nothing else', async () => {
      const { cwd, env } = lilei
      const shell = await processOf('ssh', ['office', 'cat /etc/passwd'], { cwd, env })
      expect(shell.out).not.toContain('root:')
    })
  })
})
