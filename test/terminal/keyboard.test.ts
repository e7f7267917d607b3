// @module-tag long

import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { beforeAll, describe, expect, it } from 'vitest'
import { noTerminal, terminalDesk } from './keyboard.ts'

const ctrlC = '\u0003'
const ctrlD = '\u0004'

/** The lines that a terminal shows last. */
const lastLine = (shown: string) =>
  stripVTControlCharacters(shown)
    .trimEnd()
    .split(/\r?\n|\r/)
    .at(-1)

/** Whether the cursor that a question hides is there again. */
const cursorShown = (shown: string) => shown.lastIndexOf('\u001b[?25h') >= shown.lastIndexOf('\u001b[?25l')

const desk = terminalDesk()

beforeAll(() => {
  if (noTerminal) return
  expect(desk.pipe('init').status).toBe(0)
  const rows = Array.from({ length: 60 }, (_, i) => `C${String(i + 1).padStart(3, '0')},第${i + 1}机械有限公司\n`)
  writeFileSync(join(desk.cwd, 'list.csv'), `客户编号,客户名称\n${rows.join('')}`)
  expect(desk.pipe('customer', 'import', 'list.csv').status).toBe(0)
})

describe.skipIf(noTerminal)('at the keyboard', () => {
  const enter = '\r'
  /** The questions of a contact, with what is typed at each. */
  const questions = [
    ['编号、名称', `第7${enter}`],
    ['联系方式', enter],
    ['联系上', enter],
    ['联系日期', enter],
    ['客户联系人', `李明${enter}`],
    ['监督检验时间', `2026-09-15${enter}`],
    ['审核/检验需要', `无${enter}`],
    ['沟通内容摘要', `例行沟通${enter}`],
    ['下次联系日期', enter],
    ['回车保存', enter],
    ['再登记一条', enter],
  ] as const
  const add = ['contact', 'add', '--lang', 'zh']

  it('a contact is recorded without a flag', async () => {
    const { code, shown, restored } = await desk.type(add, questions)
    expect({ code, restored, cursor: cursorShown(shown) }).toEqual({ code: 0, restored: true, cursor: true })
    expect(desk.pipe('contact', 'list', '--format', 'json').stdout).toContain('"surveillance": "2026-09-15"')
  })

  it('a passphrase is seen by nobody, neither while it is typed nor afterwards', async () => {
    const typed = 'hunter2-hunter2'
    const { code, shown } = await desk.type(
      ['audit', 'key', 'stick.key', '--lang', 'zh'],
      [
        ['新密钥的口令', `kurz${enter}`],
        ['至少 12 个字符。', `${typed}${enter}`],
        ['再次输入口令', `another one${enter}`],
        ['与第一次输入的不同', `${typed}${enter}`],
      ],
    )
    expect(code, shown).toBe(0)
    expect(shown).toContain('•••')
    for (const secret of ['kurz', 'hunter', 'another', 'unter2']) expect(shown).not.toContain(secret)
    expect(readFileSync(join(desk.cwd, 'stick.key'), 'utf8')).toContain('ENCRYPTED')
    expect(desk.pipe('audit', 'list', '--limit', '1').stdout).not.toContain('audit key')
  })

  it.each([
    ['Ctrl-C', ctrlC],
    ['Ctrl-D', ctrlD],
  ])('%s at any question leaves nothing behind, and the terminal as it was', async (_, key) => {
    const before = desk.pipe('audit', 'list', '--format', 'json').stdout
    // Another contact than the one on record, which would not be asked about.
    const another = questions.map(
      ([asked, typed]) => [asked, asked === '沟通内容摘要' ? `再次沟通${enter}` : typed] as const,
    )
    for (const at of [0, 3, 9]) {
      const typed = [...another.slice(0, at), [another[at]?.[0] ?? '', key] as const]
      const { code, shown, restored } = await desk.type(add, typed)
      expect({ at, code, restored, cursor: cursorShown(shown), last: lastLine(shown) }).toEqual({
        ...{ at, code: 130, restored: true, cursor: true },
        last: 'certdesk: 已中断，未再执行任何操作。',
      })
    }
    expect(desk.pipe('audit', 'list', '--format', 'json').stdout).toBe(before)
  })

  it('an import that is interrupted leaves neither rows nor files', async () => {
    const rows = Array.from({ length: 300_000 }, (_, i) => `甲${i}有限公司,${i % 50 === 0 ? '坏' : ''}\n`)
    writeFileSync(join(desk.cwd, 'large.csv'), `客户名称,统一社会信用代码\n${rows.join('')}`)
    const files = () => readdirSync(desk.cwd).filter((name) => !/-(wal|shm)$/.test(name))
    const before = files()
    // A list is read so fast that nothing may be said of it before its rows are recorded.
    for (const after of ['正在', '正在登记']) {
      const argv = ['customer', 'import', 'large.csv', '--lang', 'zh', '--rejects', 'bad.csv']
      const { code, shown } = await desk.type(argv, [[after, ctrlC, true]])
      expect({ after, code, last: lastLine(shown) }).toEqual({
        ...{ after, code: 130, last: 'certdesk: 已中断，未再执行任何操作。' },
      })
      expect(files()).toEqual(before)
    }
    expect(desk.pipe('customer', 'list', '--format', 'jsonl').stdout.trimEnd().split('\n')).toHaveLength(60)
  })
})

describe.skipIf(noTerminal)('output that is longer than the screen', () => {
  const list = ['customer', 'list', '--lang', 'zh']
  /** A pager that keeps what it gets. */
  const keeper = (lines = '') => {
    const file = join(desk.cwd, 'pager.sh')
    writeFileSync(file, `#!/bin/sh\necho "$LESS $LESSCHARSET" > settings\n${lines === '' ? 'cat > paged' : lines}\n`, {
      mode: 0o755,
    })
    return { CERTDESK_PAGER: file }
  }
  const paged = () => readFileSync(join(desk.cwd, 'paged'), 'utf8')

  it('goes to the pager of the environment, with settings it needs', async () => {
    const { code, shown } = await desk.type(list, [], keeper())
    expect({ code, shown }).toEqual({ code: 0, shown: '' })
    expect(paged().split('\n')).toHaveLength(63)
    expect(readFileSync(join(desk.cwd, 'settings'), 'utf8')).toBe(
      '-FRX -Ps?e已到末尾 · b 上一页 · /文字 查找 · q 离开:空格 下一页 · b 上一页 · /文字 查找 · q 离开.$ utf-8\n',
    )
  })

  it('stays on the terminal where it fits, where none is wanted, and where none is there', async () => {
    writeFileSync(join(desk.cwd, 'paged'), 'untouched')
    const short = await desk.type(['staff', 'list'], [], keeper())
    expect(short.shown).toContain('王芳')
    for (const [argv, env] of [
      [[...list, '--no-pager'], keeper()],
      [list, { CERTDESK_PAGER: '', PAGER: 'less' }],
      [list, { CERTDESK_PAGER: 'no-such-pager' }],
      [list, { PAGER: 'cat' }],
    ] as const) {
      const { code, shown } = await desk.type(argv, [], env)
      expect({ code, lines: shown.trimEnd().split('\r\n').length }).toEqual({ code: 0, lines: 62 })
    }
    expect(paged()).toBe('untouched')
  })

  it('ends quietly with the code of the command when the pager is left early', async () => {
    const report = ['report', 'compliance', '--fail-on', 'at-risk', '--no-color']
    const expected = desk.pipe(...report).status
    const { code, shown, restored } = await desk.type(report, [], keeper('head -1 >/dev/null'))
    expect({ code, shown, restored }).toEqual({ code: expected, shown: '', restored: true })
  })

  it.runIf(spawnSync('less', ['--version']).status === 0)(
    'says how the pager is left, unless the user has told it what to say',
    async () => {
      const own = await desk.type(list, [['q 离开', 'q']], { PAGER: 'less' })
      expect({ code: own.code, said: own.shown.includes('空格 下一页 · b 上一页 · /文字 查找 · q 离开') }).toEqual({
        code: 0,
        said: true,
      })
      const theirs = await desk.type(list, [['C001', 'q']], { PAGER: 'less', LESS: 'RX' })
      expect(theirs.shown).not.toContain('下一页')
    },
  )

  it.runIf(spawnSync('less', ['--version']).status === 0)(
    'has the keyboard alone while it stands at the desk',
    async () => {
      const { code, shown } = await desk.type(
        ['--lang', 'zh'],
        [
          ['q 离开', '客户清单\r'],
          ['下一页', '/C0'],
          ['', '53'],
          ['', '\r'],
          ['第53机械', '投诉'],
          ['', 'q'],
          ['继续输入', ctrlC],
          ['再按一次', ctrlC],
        ],
        { PAGER: 'less' },
      )
      expect({ code, isWhole: !shown.includes('\ufffd') }).toEqual({ code: 0, isWhole: true })
      // Nothing that was typed there stands on the line of the desk.
      expect(stripVTControlCharacters(shown.slice(shown.lastIndexOf('第53机械')))).not.toMatch(/> [^\s─]/u)
    },
  )

  it('is left to the pager at Ctrl-C', async () => {
    const { code, shown } = await desk.type(
      list,
      [
        ['C001', ctrlC],
        // Its bell answers; a key before it may be taken for the interruption.
        ['\u0007', 'q'],
      ],
      { PAGER: 'less', LESS: 'RX' },
    )
    expect(code).toBe(0)
    expect(shown).not.toContain('certdesk:')
  })
})
