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
      column('note', '备注'),
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
