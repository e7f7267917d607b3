// @module-tag long

import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { hanging } from '../hanging.ts'
import { emptyFolder } from '../scratch.ts'
import { lacks } from '../tools.ts'
import { desk, openedAnew } from './desk.ts'

openedAnew()

const { at, cwd, file, json } = desk()
const bin = path.join(cwd, 'bin')

beforeAll(async () => {
  await json(['init', '--by', '王芳'])
  for (const name of ['深圳市安达电子有限公司', '深圳 (安达) 贸易', '东莞市诚信五金有限公司'])
    await json(['customer', 'add', name, '--by', '王芳'])
  await json(['contact', 'add', 'C00001', '--on', '2026-06-01', '--channel', 'phone', '--by', '王芳'])
  const f01 = ['--f01', 'F-1', '--copies', '2', '--signed-on', '2026-06-05', '--on', '2026-06-06', '--by', '王芳']
  await json(['change', 'submit', 'C00001', '--set', '名称=深圳市安达科技有限公司', ...f01])
  fs.mkdirSync(bin)
  fs.symlinkSync(path.resolve('bin/certdesk.js'), path.join(bin, 'certdesk'))
  fs.writeFileSync(path.join(cwd, 'customers.csv'), '')
})

/** What is offered at the end of a line, as zsh asks for it: its words reach the program as they are. */
async function offered(...words: string[]): Promise<string[]> {
  const { code, out, err } = await at(['completion', 'words', 'zsh', '--', ...words])
  expect({ code, err }).toEqual({ code: 0, err: '' })
  return out.split('\n').flatMap((line) => (line === '' ? [] : [line.split('\t')[0] ?? '']))
}

describe('completion offers', () => {
  it('commands, and flags that are not given yet, the required first', async () => {
    expect(await offered('conta')).toEqual(['contact'])
    expect(await offered('contact', 'a')).toEqual(['add'])
    expect(await offered('help', 'contact', 'a')).toEqual(['add'])
    expect((await offered('contact', 'add', 'C00001', ''))[0]).toBe('--channel')
    expect(await offered('contact', 'add', 'C00001', '--channel', 'phone', '--chan')).toEqual([])
    expect(await offered('contact', 'add', '--channel', 'phone', 'C00001', '--on')).toEqual(['--on'])
  })

  it('values of enumerations, in the language in which they were begun', async () => {
    expect(await offered('contact', 'add', 'C00001', '--channel', 'p')).toEqual(['phone'])
    expect(await offered('contact', 'add', 'C00001', '--channel', '电')).toEqual(['电话'])
    expect(await offered('contact', 'add', 'C00001', '--channel=v')).toEqual(['--channel=visit'])
    expect(await offered('contact', 'list', '--format', 'js')).toEqual(['json', 'jsonl'])
    expect(await offered('staff', 'role', '王芳', 'man')).toEqual(['manager'])
  })

  it('customers by the beginning of a code, or any part of a name', async () => {
    expect(await offered('contact', 'add', 'c0000')).toEqual(['C00001', 'C00002', 'C00003', ':part'])
    expect(await offered('contact', 'add', '东莞')).toEqual(['东莞市诚信五金有限公司'])
    expect(await offered('contact', 'add', '安达')).toEqual(['深圳市安达电子有限公司', '深圳 (安达) 贸易', ':part'])
    expect(await offered('customer', 'assign', 'C00001', '诚信')).toEqual(['东莞市诚信五金有限公司', ':part'])
  })

  it('staff, numbers of records, clauses, limits and files', async () => {
    expect(await offered('customer', 'assign', '--to', '王')).toEqual(['王芳'])
    expect(await offered('--by', '')).toEqual(['王芳'])
    expect(await offered('contact', 'show', 'CT-')).toEqual(['CT-2026-0001'])
    expect(await offered('report', 'compliance', '--clause', '4.3.1')).toEqual(['4.3.1'])
    expect(await offered('help', '4.3.7')).toEqual(['4.3.7'])
    expect(await offered('limit', 'set', 'contacts-')).toEqual(['contacts-a-year'])
    expect(await offered('customer', 'import', '')).toEqual([':files'])
  })

  it('what goes on and is open, where the next step is asked for', async () => {
    expect(await offered('next', '')).toEqual(['CH-2026-0001'])
    expect(await offered('next', 'CH-')).toEqual(['CH-2026-0001'])
    expect(await offered('next', 'SP-')).toEqual([])
    expect(await offered('help', 'nex')).toEqual(['next'])
    expect(await offered('log', '--dry')).toEqual(['--dry-run'])
  })

  it('what follows a command in words', async () => {
    expect(await offered('联系', '登记', '东莞')).toEqual(['东莞市诚信五金有限公司'])
    expect(await offered('联系', 'a')).toEqual(['add'])
    expect(await offered('help', '联系', 'a')).toEqual(['add'])
    // A word that is half typed, of a command and of what is done with it; traditional characters are the same.
    expect(await offered('联系', '登')).toEqual(['登记'])
    expect(await offered('contact', '登')).toEqual(['登记'])
    expect(await offered('聯系', '登')).toEqual(['登记'])
    expect(await offered('投')).toContain('投诉')
    expect(await offered('名称变')).toEqual(['名称变更'])
    expect(await offered('help', '联')).toContain('联系')
    expect(await offered('联系', '无此')).toEqual([])
    expect(await offered('登记投诉', '--cont')).toEqual(['--content'])
    expect(await offered('记', '--dry')).toEqual(['--dry-run'])
  })

  it('nothing, without a word, where nothing can be: no register, a damaged one, words of no command', async () => {
    expect(await offered('--register', 'none.db', 'contact', 'show', '')).toEqual([])
    expect(fs.existsSync(path.join(cwd, 'none.db'))).toBe(false)
    const damaged = path.join(cwd, 'damaged.db')
    fs.writeFileSync(damaged, 'SQLite format 3\0 and nothing more')
    const before = fs.readFileSync(damaged)
    expect(await offered('--register', damaged, 'contact', 'add', '')).toEqual([])
    expect(fs.readFileSync(damaged).equals(before)).toBe(true)
    expect(await offered('contct', 'a')).toEqual([])
    expect(await offered('contact', 'add', 'C00001', '--on', '')).toEqual([])
  })

  it('what bash has split or quoted, put together', async () => {
    const bash = async (...words: string[]) => (await at(['completion', 'words', 'bash', '--', ...words])).out
    expect(await bash('contact', 'add', '--channel', '=', 'v')).toBe('visit\t\n')
    expect(await bash('contact', 'add', '--channel', '=')).toContain('phone\t\n')
    expect(await bash('contact', 'add', '"东莞')).toBe('东莞市诚信五金有限公司\tC00003\n')
    // What was typed goes along, so that nothing is put in its place.
    expect(await bash('contact', 'add', '安达')).toMatch(/\n安达\n$/)
    const { out } = await at(['completion', 'words', 'powershell', '--', 'contact', '.'])
    expect(out).toMatch(/^add\t/)
  })
})

const env = {
  ...{ PATH: `${bin}:${process.env.PATH}`, HOME: cwd, TERM: 'dumb', LANG: 'C.UTF-8', LC_ALL: 'C.UTF-8' },
  ...{ CERTDESK_REGISTER: file, CERTDESK_LANG: 'en' },
}

/** What somebody sees who types this into a shell on a terminal of its own. */
function typed(shell: string, keys: string): string {
  const { stdout } = spawnSync('script', ['-qec', shell, '/dev/null'], {
    ...{ cwd, env, input: keys, encoding: 'utf8', timeout: hanging },
  })
  return stdout
}

/** The line as it stands after the tab key, printed by the shell itself. */
const shown = (line: string): string => `${line}\t\u0001echo LINE: \r`

describe('a real shell', () => {
  const scriptOf = (shell: string): string => {
    const name = path.join(cwd, `completion.${shell}`)
    const { stdout } = spawnSync(path.join(bin, 'certdesk'), ['completion', shell], { env, encoding: 'utf8' })
    fs.writeFileSync(name, stdout)
    return name
  }

  it.skipIf(lacks('bash', 'script'))('bash completes a command, a name by its beginning, and one with blanks', () => {
    const bash = (line: string) =>
      typed('bash --norc --noprofile -i', `PS1=; source ${scriptOf('bash')}\r${shown(line)}exit\r`)
    expect(bash('certdesk conta')).toMatch(/^LINE: certdesk contact\s*$/m)
    expect(bash('certdesk 联系 登')).toMatch(/^LINE: certdesk 联系 登记\s*$/m)
    expect(bash('certdesk contact add 东莞')).toMatch(/^LINE: certdesk contact add 东莞市诚信五金有限公司\s*$/m)
    expect(bash('certdesk contact add 诚信')).toMatch(/^LINE: certdesk contact add 东莞市诚信五金有限公司\s*$/m)
    expect(bash('certdesk contact add 贸易')).toMatch(/^LINE: certdesk contact add 深圳 \(安达\) 贸易\s*$/m)
    expect(bash('certdesk contact add C00001 --channel=vis')).toMatch(/--channel=visit\s*$/m)
    expect(bash('certdesk customer import cust')).toMatch(/import customers\.csv\s*$/m)
  })

  it.skipIf(lacks('zsh', 'script'))('zsh completes a command, and a name by any part', () => {
    const setup = `PS1=; autoload -U compinit; compinit -u -D; source ${scriptOf('zsh')}\r`
    const zsh = (line: string) => typed('zsh -f -i', `${setup}${shown(line)}exit\r`)
    expect(zsh('certdesk conta')).toMatch(/LINE: certdesk contact\s*$/m)
    expect(zsh('certdesk 联系 登')).toMatch(/LINE: certdesk 联系 登记\s*$/m)
    expect(zsh('certdesk contact add 诚信')).toMatch(/LINE: certdesk contact add 东莞市诚信五金有限公司\s*$/m)
    expect(zsh('certdesk contact show CT')).toMatch(/LINE: certdesk contact show CT-2026-0001\s*$/m)
  })

  it.skipIf(lacks('fish'))('fish offers what begins with or contains what was typed, with its meaning', () => {
    const fish = (line: string) =>
      spawnSync('fish', ['-N', '-c', `source ${scriptOf('fish')}; complete -C '${line}'`], {
        cwd,
        env,
        encoding: 'utf8',
      }).stdout
    expect(fish('certdesk conta')).toBe('contact\tContacts with customers (4.3.2, 4.3.3)\n')
    expect(fish('certdesk 联系 登')).toMatch(/^登记\tadd /)
    expect(fish('certdesk contact add 诚信')).toBe('东莞市诚信五金有限公司\tC00003\n')
    expect(fish('certdesk contact add 安达')).toContain('深圳市安达电子有限公司\tC00001\n')
    expect(fish('certdesk customer import cust')).toContain('customers.csv')
  })
})

describe('installing', () => {
  it('writes the script where the shell looks for it, once, and says what is left to do', async () => {
    const first = await at(['completion', 'install', 'fish', '--format', 'json'])
    const { completion } = JSON.parse(first.out)
    expect(completion).toMatchObject({ shell: 'fish', written: true })
    expect(fs.readFileSync(completion.file, 'utf8')).toBe((await at(['completion', 'fish'])).out)
    const again = await at(['completion', 'install', 'fish'], { tty: true, columns: 200 })
    expect(again.out).toContain('is there already')
    expect(again.out).toContain('delete')
    expect(JSON.parse((await at(['completion', 'install', 'fish', '--format', 'json'])).out).completion.written).toBe(
      false,
    )
  })

  it('takes the shell from the system, and asks for it where the system does not say', async () => {
    const { completion } = await json(['completion', 'install', 'zsh', '--dry-run'])
    expect(completion.written).toBe(false)
    expect(fs.existsSync(completion.file)).toBe(false)
    const own = await at(['completion', 'install', '--dry-run', '--format', 'json'], { env: { SHELL: '/usr/bin/zsh' } })
    expect(JSON.parse(own.out).completion.file).toBe(completion.file)
    const { code, err } = await at(['completion', 'install'], { env: { SHELL: '/bin/sh' } })
    expect(code).toBe(2)
    expect(err).toContain('completion install bash|zsh|fish|powershell')
    const windows = await at(['completion', 'install', '--dry-run', '--format', 'json'], { platform: 'win32' })
    expect(JSON.parse(windows.out).completion.shell).toBe('powershell')
  })

  it.each(['en', 'zh'])('leaves it to either PowerShell where its profile is, in %s', async (lang) => {
    const local = path.join(emptyFolder(), "O'Brien")
    const how = { platform: 'win32', env: { LOCALAPPDATA: local } } as const
    const { code, out } = await at(['completion', 'install', '--lang', lang], { ...how, tty: true, columns: 2000 })
    const file = path.join(local, 'certdesk', 'certdesk-completion.ps1')
    expect({ code, script: fs.readFileSync(file, 'utf8') }).toEqual({
      ...{ code: 0, script: (await at(['completion', 'powershell'])).out },
    })
    expect(out).toContain(
      `if (!(Test-Path $PROFILE)) { New-Item -Force $PROFILE }; Add-Content $PROFILE '. "${file.replace("'", "''")}"'`,
    )
    expect(out).toContain('Set-ExecutionPolicy -Scope CurrentUser RemoteSigned')
    expect(out).not.toContain('Documents')
  })
})
