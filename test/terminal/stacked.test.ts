import stringWidth from 'fast-string-width'
import { describe, expect, it } from 'vitest'
import { same } from '../../src/clause/words.ts'
import { plain } from '../../src/terminal/colour.ts'
import { drawTable } from '../../src/terminal/drawn-table.ts'
import { type Column, table } from '../../src/terminal/result.ts'

type Item = Readonly<Record<string, string>>

const column = (key: string, zh: string, more: Partial<Column<Item>> = {}): Column<Item> => ({
  ...{ key, title: { en: key, zh }, cell: (item: Item) => item[key] ?? null },
  ...more,
})

const columns = [
  column('customer', '客户', { whole: true }),
  column('name', '名称'),
  column('until', '期限', { whole: true }),
  column('last', '上次联系', { whole: true, shown: (item) => same(item.last ?? '—') }),
  column('person', '联系人'),
  column('phone', '电话', { whole: true }),
  column('number', '申请编号', { whole: true, minor: true }),
  column('command', '命令', { ownLine: true }),
]
const item = {
  ...{ customer: 'C00011', name: '广州示例纺织机械制造技术股份有限责任公司', until: '2026-12-31' },
  ...{ person: '周小红', phone: '13800000011', number: 'CH-2026-0001' },
  command: `certdesk contact add C00011 --summary ${'例行沟通'.repeat(12)}`,
}

async function drawn(items: readonly Item[], onScreen: boolean, of = columns): Promise<string> {
  let text = ''
  for await (const piece of drawTable(table(of, items), 80, 'zh', plain, onScreen)) text += piece
  return text
}

describe('a list whose names have no room beside the rest', () => {
  it('is on a screen the whole name of each, and what else there is of it below, the command in one piece', async () => {
    const lines = (await drawn([item, item], true)).split('\n')
    expect(lines.slice(0, 4)).toEqual([
      `C00011 ${item.name}`,
      '  期限 2026-12-31 · 联系人 周小红 · 电话 13800000011 · 申请编号 CH-2026-0001',
      `  ${item.command}`,
      `C00011 ${item.name}`,
    ])
    for (const line of lines) if (!line.includes('certdesk')) expect(stringWidth(line)).toBeLessThanOrEqual(80)
  })

  it('is so too where running text has less room than it should have, known by the codes and days in front', async () => {
    const journal = [
      column('seq', '序号', { whole: true }),
      column('at', '时刻', { whole: true }),
      column('by', '录入人'),
      column('kind', 'VIP'),
      column('text', '命令', { atLeast: 40 }),
      column('note', '备注'),
    ]
    const entry = { seq: '12', at: '2026-11-29 17:15:11', by: '王芳', kind: 'VIP', text: '甲'.repeat(20) }
    const [head, ...below] = (await drawn([{ ...entry, note: '乙'.repeat(20) }], true, journal)).split('\n')
    expect(head).toBe('12 2026-11-29 17:15:11')
    // What a value says that is called so itself is said once.
    expect(below[0]).toBe(`  录入人 王芳 · VIP · 命令 ${entry.text}`)
    expect(await drawn([{ ...entry, note: '乙'.repeat(20) }], false, journal)).toContain('----')
  })

  it('is so too where a value would be cut into scraps, or become a strip of many lines, each line of which is kept', async () => {
    const entry = { seq: '12', at: '2026-11-29 17:15:11', by: '王芳', text: '甲'.repeat(10) }
    const strip = { ...entry, text: '添加 客户：'.repeat(30), note: '一行\n又一行' }
    const journal = [
      column('seq', '序号', { whole: true }),
      column('at', '时刻', { whole: true }),
      column('by', '录入人'),
      column('text', '内容'),
      column('note', '备注', { atLeast: 6 }),
    ]
    const text = await drawn([strip], true, journal)
    expect(text).not.toContain('----')
    expect(text).toContain('\n  一行\n  又一行\n')
    expect(await drawn([strip], false, journal)).toContain('----')
    const wide = column('wide', '宽', { whole: true })
    const scraps = [...journal.slice(0, 2), wide, column('note', '备注')]
    const squeezed = { ...entry, wide: 'x'.repeat(43), note: '乙'.repeat(9) }
    expect(await drawn([squeezed], true, scraps)).toContain(`备注 ${squeezed.note}`)
    expect(await drawn([{ ...squeezed, note: '乙乙' }], true, scraps)).toContain('----')
  })

  it('is a table in a file, as it was, and on a screen wherever there is room for the names', async () => {
    expect(await drawn([item], false)).toContain('----')
    const short = { ...item, name: '甲公司', command: 'certdesk' }
    expect(await drawn([short], true)).toContain('----')
    // What has no customers keeps its columns, however narrow.
    expect(
      await drawn(
        [item],
        true,
        columns.filter(({ key }) => key !== 'name'),
      ),
    ).toContain('----')
  })
})

describe('a table on a screen', () => {
  const person = { ...item, name: '李明', title: '质量经理', email: 'quality.manager@example-medical.com' }
  const persons = [
    column('name', '姓名'),
    column('title', '职务'),
    column('phone', '手机', { whole: true }),
    column('email', '电子邮箱'),
    column('until', '离任日期', { whole: true }),
  ]
  const present = { name: '李明', title: '质量经理', email: 'a@b.cn' }

  it('has no column without any value, which a pipe goes on to print', async () => {
    expect(await drawn([present], true, persons)).toBe(
      '姓名  职务      电子邮箱\n----  --------  --------\n李明  质量经理  a@b.cn\n',
    )
    expect(await drawn([present], false, persons)).toContain('离任日期')
  })

  it('breaks no address, number or word: each item is a block then', async () => {
    const long = { ...person, title: '质量管理部经理兼管理者代表' }
    const text = await drawn([long], true, persons)
    expect(text).toBe(
      `李明\n  职务 ${long.title} · 手机 ${long.phone}\n  电子邮箱 ${long.email} · 离任日期 ${long.until}\n`,
    )
  })

  it('is blocks too where several columns are broken and one of them takes three lines', async () => {
    const loss = { customer: 'C00029', name: '惠州演示涂装有限公司', text: '已由其他机构认证，价格更低且报告出具更快' }
    const losses = [
      column('number', '编号', { whole: true }),
      column('customer', '客户', { whole: true }),
      column('name', '名称'),
      column('text', '情况'),
      column('state', '状态'),
    ]
    const number = 'LS-2026-0001'
    const one = { ...loss, number, state: '原因\n2026-10-01 已到期，尚未上报' }
    expect(await drawn([one], true, losses)).toBe(
      `${number} ${loss.customer} ${loss.name}\n  情况 ${loss.text}\n  状态 原因 2026-10-01 已到期，尚未上报\n`,
    )
    expect(await drawn([{ ...one, text: '停机', state: '原因' }], true, losses)).toContain('----')
  })

  it('leaves no Chinese character alone on a line, as a pipe may', async () => {
    const codes = [column('number', '编号', { whole: true }), column('text', '标题')]
    const one = { number: 'x'.repeat(62), text: '新版要求的理解与实施' }
    const ends = (text: string) =>
      text
        .trimEnd()
        .split('\n')
        .map((line) => line.slice(64).trim())
    const narrow = { ...one, text: '新版要求的理解与实' }
    expect(ends(await drawn([narrow], true, codes)).slice(2)).toEqual(['新版要求的理解', '与实'])
    expect(ends(await drawn([narrow], false, codes)).slice(2)).toEqual(['新版要求的理解与', '实'])
    expect(ends(await drawn([one], true, codes)).slice(2)).toEqual(['新版要求的理解与', '实施'])
  })

  it('shows a name whole, on a line of its own where it has no room beside the codes', async () => {
    const name = '承德避暑山庄旅游集团森林空气科技开发有限责任公司'
    const text = await drawn([{ ...item, name, number: '2025-01-01 超期 652 天 监督 030005Q00000R0M-GD/001' }], true, [
      column('number', '编号', { whole: true }),
      column('customer', '客户', { whole: true }),
      column('name', '名称'),
    ])
    expect(text).toBe(`2025-01-01 超期 652 天 监督 030005Q00000R0M-GD/001 C00011\n  ${name}\n`)
  })
})
