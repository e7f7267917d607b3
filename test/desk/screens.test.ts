// @module-tag twin

import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { noTerminal, terminalDesk } from '../terminal/keyboard.ts'
import { screenOf } from '../terminal/screen.ts'

// docs/desk.md: the desk as it is on a terminal of 80 columns. Each section is typed, with the keys below, and the page shows what stood
// on the screen and above it. Whoever has no terminal here sees it skipped.

const page = new URL('../../docs/desk.md', import.meta.url)

const enter = '\r'
const esc = '\u001b'
const ctrlC = '\u0003'
const down = '\u001b[B'

interface Section {
  readonly title: string
  readonly told: string
  /** The customers that there are; none is a register that is not there yet. */
  readonly begun: boolean
  /** Whether a backup is offered as the desk closes. */
  readonly offersCopy?: boolean
  readonly keys: readonly (readonly [after: string, key: string])[]
}

const sections: readonly Section[] = [
  {
    title: '第一天早上 · The first morning',
    told: `还没有登记簿时，\`certdesk\` 先问几个问题把它建好，再打开工作台；第一件事是导入客户名单，文件可以直接拖进来，找不到就再问一次。

*There is no register yet: a few questions make it, and the desk begins with the list of customers.*`,
    begun: false,
    keys: [
      ['语言', enter],
      ['登记为', enter],
      ['留空则为今天', enter],
      ['回车保存', enter],
      ['登记第一个客户', enter],
      ['文件路径', `~/名单.csv${enter}`],
      ['找不到文件', `'list.csv' ${enter}`],
      ['回车保存', enter],
      ['今天没有待办', 'q'],
      ['> q', enter],
      ['离开前备份', esc],
    ],
  },
  {
    title: '一行错了三处 · A line that is wrong in three ways',
    told: `一行里的错误一次说全，并标出在哪里；这一行留着，改好再按回车。

*Everything that is wrong with a line is told at once, and where; the line stays to be mended.*`,
    begun: true,
    keys: [
      ['找客户', '艺科 明天 电话 微信 监审 待定 需求 无'],
      ['需求 无', enter],
      // The line stands there again: what is wrong in it goes, and what it should be comes.
      ['请看', ctrlC],
      ['继续输入', 'q'],
      ['> q', enter],
    ],
  },
  {
    title: '两家名称相近 · Two customers of nearly the same name',
    told: `一个简称对得上两家，就列出来选；选定后显示整条记录，按回车才保存。

*A short name that fits two customers is a list to choose from; the whole record is shown before it is saved.*`,
    begun: true,
    keys: [
      ['找客户', 'hnjm zt dh js 2027-03 xq w'],
      ['xq w', enter],
      ['哪个客户', `${down}`],
      ['❯ C00003', enter],
      ['回车保存', enter],
      ['继续输入', 'q'],
      ['> q', enter],
    ],
  },
  {
    title: '退回两题 · Going back twice',
    told: `Esc 退回上一题，原来的答案还在：回车照旧，输入则替换。

*Esc goes back one question; what was answered stands there, taken by Enter and replaced by typing.*`,
    begun: true,
    keys: [
      ['找客户', 'contact add C00001'],
      ['C00001', enter],
      ['联系方式', enter],
      ['是否联系上', enter],
      ['联系日期', `昨天${enter}`],
      ['客户联系人', esc],
      ['联系日期', esc],
      ['是否联系上', enter],
      ['联系日期', `前天${enter}`],
      ['不记姓名', ctrlC],
      ['继续输入', 'q'],
      ['> q', enter],
    ],
  },
  {
    title: '中途离开再接着填 · Ctrl-C, and taking it up again',
    told: `Ctrl-C 只离开这次问答，不离开工作台；再次办理时，填过的答案都在。

*Ctrl-C leaves the conversation, not the desk; its answers are offered when it is taken up again.*`,
    begun: true,
    keys: [
      ['找客户', '投诉 艺科'],
      ['艺科', enter],
      ['投诉内容', `报告迟到${enter}`],
      ['收到日期', ctrlC],
      ['继续输入', '投诉 艺科'],
      ['艺科', enter],
      ['投诉内容', enter],
      ['收到日期', `昨天${enter}`],
      ['责任人', enter],
      ['处理期限', enter],
      ['针对', enter],
      ['参与过', enter],
      ['回车保存', enter],
      ['继续输入', 'q'],
      ['> q', enter],
    ],
  },
  {
    title: '暂停证书 · A suspension from the desk',
    told: `问清要登记的每一项，保存前给出整条记录和之后要办的事。

*All that a suspension records is asked for, and what is to follow is shown before it is saved.*`,
    begun: true,
    keys: [
      ['找客户', '暂停 Q1'],
      ['暂停 Q1', enter],
      ['? 原因', '缴费'],
      ['❯ 未按期缴费', enter],
      ['事由确认日期', `昨天${enter}`],
      ['生效日期', enter],
      ['恢复条件', `缴清费用${enter}`],
      ['决定日期', enter],
      ['暂停截止日', enter],
      ['补充说明', enter],
      ['回车保存', enter],
      ['继续输入', 'q'],
      ['> q', enter],
    ],
  },
  {
    title: '离开时备份 · A backup as the desk closes',
    told: `每天首次离开时，如有登记尚未备份，工作台会问一次：第一次选好文件夹（U 盘或共享），以后按一次回车即可；当天已有核验过的备份（例如定时任务所作）则不问。工作台首行写明最近备份是几天前。定时备份的写法（cron、Windows 任务计划程序）见 [README](../README.md#every-evening-a-copy)。

*Once a day, where something is in no backup yet: the folder is asked for the first time, and Enter is all from then on. The first line of the desk says how old the last verified copy is. For schedules (cron, Windows Task Scheduler) see the [README](../README.md#every-evening-a-copy).*`,
    begun: true,
    offersCopy: true,
    keys: [
      ['找客户', 'q'],
      ['> q', enter],
      ['离开前备份', enter],
      ['备份到哪个文件夹', `~/U盘${enter}`],
    ],
  },
]

const desk = terminalDesk()

beforeAll(() => {
  if (noTerminal) return
  mkdirSync(join(desk.cwd, 'U盘'))
  const names = ['广州艺科示例有限公司', '深圳华南精密示例有限公司', '深圳华南精密科技示例有限公司']
  expect(desk.pipe('init', '--go-live', '2025-01-16').status).toBe(0)
  expect(desk.pipe('staff', 'add', '陈红', '--role', 'decision-maker').status).toBe(0)
  const rows = names.map((name, i) => `C0000${i + 1},${name},0755-8600000${i},王芳\n`)
  writeFileSync(join(desk.cwd, 'list.csv'), `客户编号,客户名称,电话,维护人\n${rows.join('')}`)
  expect(desk.pipe('customer', 'import', 'list.csv', '--maintainer-since', '2025-01-16').status).toBe(0)
  for (const number of ['1', '2', '3'])
    desk.pipe(
      ...['certificate', 'add', `C0000${number}`, '--number', `Q${number}`, '--standard', 'ISO 9001:2015', '--scope'],
      ...['机械加工', '--issued', '2026-01-10', '--expires', '2029-01-09', '--kind', 'initial'],
    )
})

describe.skipIf(noTerminal)('the desk on a terminal', () => {
  it('is as docs/desk.md shows it', async () => {
    const pieces: string[] = []
    for (const [i, { title, told, begun, offersCopy = false, keys }] of sections.entries()) {
      const register = join(desk.cwd, `register-${i}.db`)
      if (begun) copyFileSync(join(desk.cwd, 'register.db'), register)
      if (begun && !offersCopy) copyFileSync(join(desk.cwd, 'register.db.backups'), `${register}.backups`)
      // Whoever makes the register is asked for the language, and has it then.
      const spoken = begun ? { CERTDESK_LANG: 'zh' } : { LANG: 'zh_CN.UTF-8' }
      const clerk = { CERTDESK_REGISTER: register, NO_COLOR: '1', CERTDESK_BY: '王芳', ...spoken }
      const { code, shown } = await desk.type([], keys, clerk)
      expect(code, shown).toBe(0)
      const screen = screenOf(shown.replaceAll(desk.cwd, '~'), 80).trimEnd()
      pieces.push(`## ${title}\n\n${told}\n\n\`\`\`console\n$ certdesk\n${screen}\n\`\`\`\n`)
    }
    const heading = `# 工作台 · The desk

\`certdesk\` 不带任何命令就是工作台：今天要办的事、一行记一次联系、按 \`/\` 找客户。下面每一段都是在 80 列终端里真实输入的；\`certdesk log\` 的全部用词见
[log.md](log.md)，日期的各种说法见 [days.md](days.md)，按键次数见 [keystrokes.md](keystrokes.md)。

*\`certdesk\` alone is the desk. Every section is typed into a terminal of 80 columns by a test.*

`
    await expect(`${heading}${pieces.join('\n')}`).toMatchFileSnapshot(page.pathname)
  })
})
