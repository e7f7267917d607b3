import { stripVTControlCharacters } from 'node:util'
import fc from 'fast-check'
import stringWidth from 'fast-string-width'
import { describe, expect, it } from 'vitest'
import { visible } from '../../src/clause/visible.ts'
import { same } from '../../src/clause/words.ts'
import { paint, plain } from '../../src/terminal/colour.ts'
import { drawRecord, drawTable } from '../../src/terminal/drawn-table.ts'
import { type Column, type Field, field, table } from '../../src/terminal/result.ts'
import { tries } from '../tries.ts'

type Item = readonly string[]

const columns = (count: number, whole: readonly boolean[] = []): Column<Item>[] =>
  Array.from({ length: count }, (_, i) => ({
    key: `c${i}`,
    title: { en: `Title ${i}`, zh: `标题${i}` },
    cell: (item: Item) => item[i] ?? '',
    ...(whole[i] === true ? { whole: true as const } : {}),
  }))

async function drawn(
  items: readonly Item[],
  width: number,
  whole: readonly boolean[] = [],
  lang: 'en' | 'zh' = 'zh',
): Promise<string> {
  const part = table(columns(items[0]?.length ?? whole.length, whole), items)
  let text = ''
  for await (const piece of drawTable(part, width, lang, plain)) text += piece
  return text
}

const linesOf = (text: string): string[] => text.split('\n')
const widest = (text: string): number => Math.max(...linesOf(text).map((line) => stringWidth(line)))

/** What is left of a text when blanks and frames are taken off, in no order: cells that wrap are interleaved. */
const characters = (text: string): string => [...text.replace(/[\s-]/gu, '')].sort().join('')

/** Words as registers hold them: Latin, Chinese, emoji, marks that combine, and words longer than any screen. */
const word = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.constantFrom(
    '中国质量认证中心有限公司',
    '张三',
    '👩‍👩‍👧‍👦',
    '🇨🇳',
    'e\u0301te\u0301',
    '株式会社',
    '한국어',
    'ﬁ',
    '①',
    '…',
    '“”',
  ),
  fc.string({ unit: 'grapheme-ascii', minLength: 30, maxLength: 90 }),
)
/** Without what tells a table's rule and a block's title from data, and what is written out because nobody would see it. */
const cell = fc.array(word, { maxLength: 6 }).map((words) =>
  visible(words.join(' '))
    .replace(/[\p{C}\p{Z}：-]/gu, ' ')
    .trim(),
)

const lists = fc
  .integer({ min: 1, max: 8 })
  .chain((count) =>
    fc.record({
      items: fc.array(fc.array(cell, { minLength: count, maxLength: count }), { minLength: 1, maxLength: 6 }),
      whole: fc.array(fc.boolean(), { minLength: count, maxLength: count }),
      width: fc.integer({ min: 20, max: 200 }),
    }),
  )

describe('a table', () => {
  it('is never wider than the terminal and shows every character as often as it is there', async () => {
    await fc.assert(
      fc.asyncProperty(lists, async ({ items, whole, width }) => {
        const text = await drawn(items, width, whole)
        expect(widest(text)).toBeLessThanOrEqual(width)
        const inRecords = text.includes('：')
        const titles = columns(items[0]?.length ?? 0).map((column) => column.title.zh)
        // Of columns without any value the title may go, where there is no room for all of them.
        const filled = titles.filter((_, i) => items.some((item) => item[i] !== ''))
        const headings = (of: string[]) => (inRecords ? items.flatMap(() => titles.map((title) => `${title}：`)) : of)
        const shown = [titles, filled].map((of) => characters(headings(of).join('') + items.flat().join('')))
        expect(shown).toContain(characters(text))
      }),
      { numRuns: tries(200) },
    )
  })

  it('is the same with colours, when they are taken off', async () => {
    const colours = await paint(true)
    await fc.assert(
      fc.asyncProperty(lists, async ({ items, whole, width }) => {
        const part = table(
          columns(items[0]?.length ?? 0, whole).map((column) => ({ ...column, tone: () => 'bad' as const })),
          items,
        )
        let text = ''
        for await (const piece of drawTable(part, width, 'zh', colours)) text += piece
        const bare = stripVTControlCharacters(text).replace(/ +$/gm, '')
        expect(bare).toBe(await drawn(items, width, whole))
      }),
      { numRuns: tries(100) },
    )
  })

  it('stands side by side where the columns fit', async () => {
    const text = await drawn([['C00001', '上海某某认证有限公司', '2026-03-31']], 80, [true, false, true])
    expect(text).toBe(
      [
        '标题0   标题1                 标题2',
        '------  --------------------  ----------',
        'C00001  上海某某认证有限公司  2026-03-31',
        '',
      ].join('\n'),
    )
  })

  it('leaves out empty columns, then minor ones, before it cuts words', async () => {
    const item = ['CN-Q-0001', '', 'management system', 'suspended', '2026-03-31']
    const minor = columns(5, [true, false, false, false, true]).map((column, i) =>
      i === 2 ? { ...column, minor: true as const } : column,
    )
    const at = async (width: number) => {
      let text = ''
      for await (const piece of drawTable(table(minor, [item]), width, 'zh', await paint(false))) text += piece
      return linesOf(text)[0]?.split(/ {2,}/)
    }
    expect(await at(80)).toEqual(['标题0', '标题1', '标题2', '标题3', '标题4'])
    expect(await at(45)).toEqual(['标题0', '标题2', '标题3', '标题4'])
    expect(await at(40)).toEqual(['标题0', '标题3', '标题4'])
  })

  it('wraps the columns that may wrap and leaves codes whole', async () => {
    const text = await drawn([['CH-2026-0001', '变更'.repeat(20), '2026-03-31']], 40, [true, false, true])
    expect(text).toContain('CH-2026-0001')
    expect(text).toContain('2026-03-31')
    expect(widest(text)).toBeLessThanOrEqual(40)
  })

  it('prints blocks where more columns are asked for than can stand side by side', async () => {
    const item = Array.from({ length: 8 }, (_, i) => `a value of many words ${i}`)
    const text = await drawn([item, item], 30, [], 'en')
    expect(linesOf(text)[0]).toBe('Title 0: a value of many')
    expect(text).toContain('\n\nTitle 0: ')
    expect(widest(text)).toBeLessThanOrEqual(30)
  })

  it('writes control characters out and keeps colours out of pipes', async () => {
    const text = await drawn([['red\u001b[31m', 'bell\u0007']], 80)
    expect(text).toContain('red\\x1b[31m')
    expect(text).toContain('bell\\x07')
    expect(text).not.toContain('\u001b')
  })

  it('is drawn alike by the thousand and by the hundred thousand, in linear time', async () => {
    const row = (i: number): Item => [`C${i}`, '有限公司', 'ok']
    const short = await drawn(
      Array.from({ length: 10 }, (_, i) => row(10_000 + i)),
      80,
    )
    const long = await drawn(
      Array.from({ length: 30_000 }, (_, i) => row(10_000 + i)),
      80,
    )
    expect(linesOf(long).slice(0, 12)).toEqual(linesOf(short).slice(0, 12))
    expect(linesOf(long)).toHaveLength(30_003)
  })

  it('wraps a late value that is wider than the first thousand', async () => {
    const items: Item[] = Array.from({ length: 1200 }, () => ['a', 'b'])
    items.push(['late', '很长的名称'.repeat(30)])
    const text = await drawn(items, 60)
    expect(widest(text)).toBeLessThanOrEqual(60)
    expect(text.match(/很/g)).toHaveLength(30)
  })
})

describe('a record', () => {
  const fields: Field[] = [
    field('code', { en: 'Code', zh: '编号' }, 'C00001'),
    field('vip', { en: 'VIP', zh: 'VIP' }, true),
    field('note', { en: 'Note', zh: '备注' }, null),
    field('state', { en: 'State', zh: '状态' }, 'met', { en: 'met', zh: '符合' }),
  ]

  it('has titles in one column and values beside them, in the language of the reader', () => {
    expect(drawRecord(fields, 80, 'en', plain)).toBe('Code   C00001\nVIP    yes\nNote\nState  met\n')
    expect(drawRecord(fields, 80, 'zh', plain)).toBe('编号  C00001\nVIP   是\n备注\n状态  符合\n')
  })

  it('is never wider than the terminal', () => {
    const long = [field('scope', same('Scope of the certificate'), '认证范围'.repeat(40)), ...fields]
    for (const width of [20, 33, 80, 120])
      expect(widest(drawRecord(long, width, 'zh', plain))).toBeLessThanOrEqual(width)
  })
})
