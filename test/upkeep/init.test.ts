import fs from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { desk, openedAnew } from './desk.ts'

openedAnew()

test('init makes a register with its first member of staff', async () => {
  const { at, json, file } = desk()
  const made = await at(['init'])
  expect(made).toMatchObject({ code: 0, err: '' })
  expect(fs.statSync(file).mode & 0o777).toBe(0o600)
  expect(fs.readdirSync(path.dirname(file))).toEqual(['register.db'])
  const { staff } = await json(['staff', 'list'])
  expect(staff).toEqual([
    {
      name: 'clerk',
      alsoCalled: [],
      accounts: [],
      note: null,
      roles: [
        { role: 'business', from: '2025-01-01', until: null, granted: null },
        { role: 'manager', from: '2025-01-01', until: null, granted: null },
      ],
    },
  ])
  expect(await json(['audit', 'verify'])).toMatchObject({ verification: { ok: true, entries: 1, changes: 5, rows: 5 } })
})

test('init says what it made', async () => {
  const { json, file } = desk()
  const { schema, register } = await json([
    'init',
    '--time-zone',
    'Asia/Urumqi',
    '--go-live',
    '2026-01-01',
    '--by',
    '王芳',
  ])
  expect(schema).toBe(1)
  expect(register).toEqual({
    file,
    timeZone: 'Asia/Urumqi',
    goLive: '2026-01-01',
    lang: null,
    staff: '王芳',
    head: expect.stringMatching(/^#1:[0-9a-f]{64}$/),
  })
})

test('a go-live day that lies ahead is doubted, as it cannot be moved later', async () => {
  const ahead = await desk().at(['init', '--go-live', '2027-01-01', '--lang', 'zh'])
  expect([ahead.code, ahead.err]).toEqual([0, expect.stringContaining('启用日 2027-01-01 晚于今天')])
  expect((await desk().at(['init', '--go-live', '2026-01-01'])).err).toBe('')
})

test('on a terminal such a day is asked about before the register is made, as it cannot be moved later', async () => {
  const typed = ['init', '--go-live', '2027-01-01', '--lang', 'zh', '--by', '王芳']
  const own = desk()
  const no = await own.at(typed, { tty: true, answers: [false] })
  expect(no).toMatchObject({ code: 130, asked: [expect.stringContaining('启用日 2027-01-01 晚于今天 2026-06-30')] })
  expect(fs.existsSync(own.file)).toBe(false)
  expect((await own.at(typed, { tty: true, answers: [true] })).code).toBe(0)
  const asked = await desk().at(['init', '--lang', 'zh'], { tty: true, answers: ['王芳', 'both', '2027-01-01'] })
  expect(asked.err.indexOf('启用日 2027-01-01 晚于今天')).toBeLessThan(asked.err.indexOf('注意：'))
})

test('the go-live day is today in the register’s time zone', async () => {
  const { at } = desk({ tty: true, columns: 300 })
  const made = await at(['init'], { now: '2026-06-30T20:00:00.000Z', answers: ['en', '', 'both', ''] })
  expect(made.out).toContain('2026-07-01')
  expect(made.out).toContain('clerk is its first member of staff')
})

test('an existing file is refused and not touched', async () => {
  const { at, file } = desk()
  fs.writeFileSync(file, 'accounts of 2024')
  for (const lang of ['en', 'zh'])
    expect(await at(['init', '--lang', lang])).toMatchObject({
      code: 4,
      out: '',
      err: expect.stringContaining(lang === 'en' ? 'already exists' : '已存在'),
    })
  expect(fs.readFileSync(file, 'utf8')).toBe('accounts of 2024')
  expect(fs.readdirSync(path.dirname(file))).toEqual(['register.db'])
})

test('the log of a register that is gone is not taken over', async () => {
  const { at, file } = desk()
  fs.writeFileSync(`${file}-wal`, 'frames')
  expect(await at(['init'])).toMatchObject({ code: 4, err: expect.stringContaining('log of another register') })
  expect(fs.readdirSync(path.dirname(file))).toEqual(['register.db-wal'])
})

test.each([
  ['--time-zone', 'Mars/Base', 'not a time zone', '不是有效时区'],
  ['--go-live', '2026-02-30', 'not a day', '不是有效日期'],
])('%s %s is a wrong value', async (flag, value, en, zh) => {
  const { at, file } = desk()
  expect(await at(['init', flag, value])).toMatchObject({ code: 2, err: expect.stringContaining(en) })
  expect(await at(['init', flag, value, '--lang', 'zh'])).toMatchObject({ code: 2, err: expect.stringContaining(zh) })
  expect(fs.existsSync(file)).toBe(false)
})

test.each(['', ':memory:', 'file:register.db'])('"%s" is not a path', async (wrong) => {
  const { at, cwd } = desk()
  for (const command of [['init'], ['where'], ['doctor'], ['backup'], ['audit', 'verify'], ['audit', 'list']])
    expect((await at([...command, `--register=${wrong}`])).code, command.join(' ')).toBe(2)
  expect(fs.readdirSync(cwd)).toEqual([])
})

test('a folder that cannot be made is said', async () => {
  const { at, cwd } = desk()
  fs.writeFileSync(path.join(cwd, 'taken'), '')
  expect(await at(['init', '--register', 'taken/register.db'])).toMatchObject({
    code: 4,
    err: expect.stringContaining('cannot be created'),
  })
})

test('a folder that is not there yet is made', async () => {
  const { at, cwd } = desk()
  expect((await at(['init', '--register', 'office/2026/register.db'])).code).toBe(0)
  expect(fs.existsSync(path.join(cwd, 'office', '2026', 'register.db'))).toBe(true)
})

describe('init on a terminal', () => {
  const asking = (answers: readonly string[]) => ({ tty: true, answers, env: { CERTDESK_LANG: 'zh' } })

  test('asks who makes the register and since when it is kept; nobody is a manager by an account alone', async () => {
    const { at, json } = desk()
    const { code, out, asked } = await at(['init'], asking(['王芳', 'manager', '32号', '去年1月16日']))
    expect({ code, asked }).toMatchObject({
      code: 0,
      asked: [
        '您的姓名（将登记为首位人员，留空则用账户名 clerk）',
        '王芳 登记为',
        expect.stringContaining('启用日（留空'),
        '启用日 不是有效日期：“32号”。',
        expect.stringContaining('启用日（留空'),
      ],
    })
    expect(out).toContain('export CERTDESK_BY=王芳')
    expect(out).toContain('certdesk customer import 文件')
    const { staff } = await json(['staff', 'list'])
    expect(staff).toMatchObject([{ name: '王芳', roles: [{ role: 'manager' }] }])
    expect(out).toContain('2025-01-16')
  })

  test('does not ask for a name that was said, takes empty answers for what it offers, and asks nothing in a pipe', async () => {
    const named = desk()
    const { asked, out } = await named.at(['init', '--by', '李强'], asking(['both', '']))
    expect(asked).toHaveLength(2)
    expect(out).not.toContain('CERTDESK_BY')
    expect((await named.json(['staff', 'list'])).staff).toMatchObject([{ name: '李强' }])
    const piped = desk()
    expect((await piped.at(['init', '--go-live', '前天'])).code).toBe(0)
  })

  test('asks which language is read where nobody said it, that of the computer first, and goes on in it', async () => {
    const { at, json } = desk()
    const env = { LANG: 'en_US.UTF-8' }
    const made = await at(['init'], { tty: true, env, answers: ['zh', '王芳', 'both', ''] })
    expect(made).toMatchObject({
      code: 0,
      asked: ['语言 · Language', expect.stringContaining('您的姓名'), '王芳 登记为', expect.anything()],
    })
    expect(made.out).toContain('王芳（业务部、市场客服部经理）')
    expect(made.err).toContain('$ certdesk init --lang zh --by 王芳 --go-live 2026-06-30')
    // It is the register's from now on, at a terminal that says none; what a pipe prints hangs on no register.
    expect((await at(['staff', 'list'], { tty: true, env })).out).toContain('业务部')
    expect((await at(['staff', 'list', '--format', 'table'], { env })).out).toContain('business')
    expect((await at(['staff', 'list'], { tty: true, env: { CERTDESK_LANG: 'en' } })).out).toContain('business')
    expect((await at(['staff', 'list', '--lang', 'en'], { tty: true, env })).out).toContain('business')
    expect((await at(['staff', 'show'], { tty: true, env })).err).toContain('命令')
    expect(await json(['audit', 'verify'])).toMatchObject({ verification: { ok: true } })
  })

  test('takes the language of the command line without a question, and keeps it', async () => {
    const { at } = desk()
    const made = await at(['init', '--lang', 'zh'], { tty: true, answers: ['', 'both', ''] })
    expect(made.asked.join()).not.toContain('Language')
    expect((await at(['staff', 'list'], { tty: true })).out).toContain('业务部')
    const piped = desk()
    expect((await piped.json(['init', '--lang', 'zh'])).register).toMatchObject({ lang: 'zh' })
    expect((await piped.at(['staff', 'list'], { tty: true })).out).toContain('业务部')
    // The environment is the person's own.
    const own = desk()
    expect((await own.at(['init', '--format', 'json'], { env: { CERTDESK_LANG: 'zh' } })).out).toContain('"lang": null')
  })

  test('shows what was answered before it makes the register, and takes another language then', async () => {
    const { at, file, json } = desk()
    let made = false
    const answers = (message: string) => {
      if (message.startsWith('Enter to save')) {
        made = fs.existsSync(file)
        return '1'
      }
      if (message.startsWith('语言')) return asked++ === 0 ? 'en' : 'zh'
      return message === 'clerk 登记为' || message.includes('put on record') ? 'manager' : ''
    }
    let asked = 0
    const { code, err } = await at(['init'], { tty: true, answers })
    expect([code, made]).toEqual([0, false])
    expect(err).toContain('将登记以下内容')
    expect(err).toContain('$ certdesk init --lang zh --by clerk --role manager --go-live 2026-06-30')
    expect((await json(['staff', 'list'])).staff).toMatchObject([{ roles: [{ role: 'manager' }] }])
  })

  test('says how the name is kept on the computer that it is', async () => {
    const { at } = desk({ platform: 'win32' })
    expect((await at(['init'], asking(['王芳', 'both', '']))).out).toContain('setx CERTDESK_BY "王芳"')
  })

  test('asks nothing where there is a register already', async () => {
    const { at } = desk()
    await at(['init'])
    const again = await at(['init'], asking(['王芳', 'both', '']))
    expect(again).toMatchObject({ code: 4, asked: [] })
  })

  test('leaves nothing behind where a question is left', async () => {
    const { at, file } = desk()
    expect((await at(['init'], asking(['王芳']))).code).toBe(130)
    expect(fs.existsSync(file)).toBe(false)
  })
})
