// @module-tag twin

import { copyFileSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { noTerminal, terminalDesk } from './terminal/keyboard.ts'
import { screenOf } from './terminal/screen.ts'
import { wordsOf } from './walk.ts'

// docs/tour.md: its commands are typed into a terminal of 80 columns, with the keys below, and the page shows what stood
// there. Whoever has no terminal here sees it skipped.

const at = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url))
const enter = '\r'

/** The commands of the page in their order, with what is typed once a text has come to the screen. */
const steps: readonly (readonly [command: string, ...keys: (readonly [after: string, key: string])[]])[] = [
  ['today'],
  ['today --maintainer 赵敏'],
  [
    'contact add C00028',
    ['联系方式', enter],
    ['联系上', enter],
    ['联系日期', enter],
    ['客户联系人', enter],
    ['监督检验时间', `2026-12-20${enter}`],
    ['审核/检验需要', `无${enter}`],
    ['沟通内容摘要', `公司已更名，证书需变更${enter}`],
    ['下次联系日期', enter],
    ['回车保存', enter],
  ],
  ['help 4.2.3'],
  [
    'change submit',
    ['↑↓', '餐饮'],
    ['C00028', enter],
    ['哪一项', enter],
    ['（现为', `上海假想餐饮有限公司${enter}`],
    ['没有其他变更', enter],
    ['F01 编号', `F01-0101${enter}`],
    ['客户签章日期', `2026-10-14${enter}`],
    ['变更发生日期', `2026-10-09${enter}`],
    ['办理日期', enter],
    ['回车保存', enter],
  ],
  [
    'change classify CH-2026-0001',
    ['是否影响', `不影响${enter}`],
    ['分类理由', `仅名称变更${enter}`],
    ['办理日期', enter],
    ['回车保存', enter],
  ],
  ['change confirm CH-2026-0001'],
  ['staff add 周华 --role certification --by 王芳'],
  [
    'change confirm CH-2026-0001',
    ['周华', enter],
    ['所确认的资料', `新营业执照${enter}`],
    ['办理日期', enter],
    ['回车保存', enter],
  ],
  ['change approve CH-2026-0001', ['王芳', `${enter}`], ['办理日期', enter], ['回车保存', enter]],
  ['change enter CH-2026-0001'],
  ['staff add 吴洁 --role general --by 王芳'],
  [
    'change enter CH-2026-0001',
    ['吴洁', enter],
    ['生效日期', `2026-10-15${enter}`],
    ['办理日期', enter],
    ['回车保存', enter],
  ],
  ['change forward CH-2026-0001', ['办理日期', enter], ['回车保存', enter]],
  [
    'change reissue CH-2026-0001',
    ['吴洁', enter],
    ['新证书编号', `DEMO-F-2026-028${enter}`],
    ['发证日期', enter],
    ['有效期至', enter],
    ['办理日期', enter],
    ['回车保存', enter],
  ],
  [
    'change close CH-2026-0001',
    ['第一联去向', `业务部存档${enter}`],
    ['第二联去向', `交客户${enter}`],
    ['办理日期', enter],
    ['回车保存', enter],
  ],
  ['change show CH-2026-0001'],
  ['today --maintainer 赵敏'],
]

/** A screen of the page; a long one says of how many lines its beginning and its end are shown. */
const block = /^```console( (\d+)…(\d+))?\n\$ certdesk (.*)\n(?:[\s\S]*?\n)??```$/gm

const shownLines = (text: string, first: number, last: number): string => {
  const lines = text.trimEnd().split('\n')
  return (first + last < lines.length ? [...lines.slice(0, first), '⋮', ...lines.slice(-last)] : lines).join('\n')
}

describe.skipIf(noTerminal)('a day at the keyboard', () => {
  it('is as the tour shows it', async () => {
    const desk = terminalDesk()
    const clerk = { CERTDESK_TODAY: '2026-10-15', CERTDESK_LANG: 'zh', NO_COLOR: '1', PAGER: 'cat' }
    for (const name of ['customers.csv', 'contacts.csv']) copyFileSync(at(`fixtures/${name}`), join(desk.cwd, name))
    for (const line of [
      'init --go-live 2025-01-16',
      'calendar import --mainland 2025 --mainland 2026',
      'customer import customers.csv --maintainer-since 2025-01-16',
      'contact import contacts.csv',
    ])
      expect((await desk.type(line.split(' '), [], clerk)).code, line).toBe(0)

    const page = readFileSync(at('docs/tour.md'), 'utf8')
    const blocks = [...page.matchAll(block)]
    expect(blocks.map(([, , , , command]) => command)).toEqual(steps.map(([command]) => command))
    const pieces: string[] = []
    let end = 0
    for (const [i, { 0: whole, 1: clip = '', 2: first = '', 3: last = '', index }] of blocks.entries()) {
      const [command, ...keys] = steps[i] as (typeof steps)[number]
      const { code, shown } = await desk.type(wordsOf(command), keys, { ...clerk, CERTDESK_BY: '赵敏' })
      const screen = screenOf(shown, 80)
      // What the procedure forbids is shown, too, with its clause; nothing else may fail.
      expect(code, screen).toBe(/（条款 [\d.]+）\n {2}→ /.test(screen) ? 3 : 0)
      const text = clip === '' ? screen.trimEnd() : shownLines(screen, Number(first), Number(last))
      pieces.push(page.slice(end, index), `\`\`\`console${clip}\n$ certdesk ${command}\n${text}\n\`\`\``)
      end = index + whole.length
    }
    const told = 'docs/tour.md does not show what the screen shows: run "npm run docs" and read what it changed'
    await expect(pieces.join('') + page.slice(end), told).toMatchFileSnapshot('../docs/tour.md')
  })
})
