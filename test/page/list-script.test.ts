// @module-tag long

import { createHash } from 'node:crypto'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { same } from '../../src/clause/words.ts'
import { type Column, columnOf, list, type Result, table } from '../../src/terminal/result.ts'
import { fileSheets, noBrowser, noPrinter, onPage, wordsIn } from '../browser.ts'
import { written } from '../terminal/results.ts'

interface Customer {
  readonly code: string
  readonly name: string
  readonly on: string | null
  readonly fee: number | null
  readonly state: 'met' | 'breach' | 'at-risk'
}

const column = columnOf<Customer>()
const columns: readonly Column<Customer>[] = [
  column('code', 'Code', '编号', { whole: true }),
  column('name', 'Name', '名称'),
  column('on', 'On', '日期', { dashed: true, whole: true }),
  {
    ...{ key: 'fee', title: { en: 'Fee', zh: '费用' }, align: 'right' },
    cell: ({ fee }) => fee,
    shown: ({ fee }) => same(fee === null ? '—' : `${(fee / 100).toLocaleString('en')} 元`),
  },
  column('state', 'State', '状态', {
    shown: ({ state }) => same({ met: '符合', breach: '不符合', 'at-risk': '有风险' }[state]),
    tone: ({ state }) => ({ met: 'good', breach: 'bad', 'at-risk': 'warn' })[state] as 'good' | 'bad' | 'warn',
  }),
]

const customers: readonly Customer[] = [
  { code: 'CH-10', name: '重庆示例有限公司', on: '2026-02-01', fee: 900_00, state: 'met' },
  { code: 'CH-9', name: '艺科口腔材料有限公司', on: null, fee: 10_000_00, state: 'breach' },
  { code: 'CH-100', name: '阿尔法科技（深圳）有限公司', on: '2025-12-31', fee: null, state: 'at-risk' },
  { code: 'CH-11', name: '北京演示ＡＢＣ有限公司', on: '2026-01-05', fee: -5_00, state: 'met' },
  { code: 'CH-2', name: '广州样例有限公司', on: '2026-11-30', fee: 0, state: 'breach' },
]

const result = list('customers', columns, customers, same(''))
const groups: Result = {
  json: {},
  parts: [
    table(columns, customers.slice(0, 3), { title: same('甲组：3 项') }),
    table(columns, customers.slice(3), { title: same('乙组：2 项') }),
  ],
}
const pageOf = async (of: Result, lang: 'en' | 'zh' = 'zh') => (await written(of, 'html', lang)).toString()

const codes = (page: Page) => page.locator('tbody tr:visible td:first-child').allTextContents()
const shownOf = (page: Page) => page.locator('output').textContent()
const head = (page: Page, title: string) => page.getByRole('columnheader', { name: title }).getByRole('button')
const wide = { viewport: { width: 1280, height: 800 } }

describe('the script of lists', () => {
  it('is allowed by its digest alone, and stands only where there is something to sort', async () => {
    const html = await pageOf(result)
    const text = /<script>([\s\S]*?)<\/script>/.exec(html)?.[1] ?? ''
    const digest = createHash('sha256').update(text).digest('base64')
    expect(html).toContain(
      `content="default-src &#39;none&#39;; style-src &#39;unsafe-inline&#39;; img-src data:; script-src &#39;sha256-${digest}&#39;"`.replaceAll(
        '&#39;',
        "'",
      ),
    )
    expect(html.match(/<script/g)).toHaveLength(1)
    expect(text).not.toMatch(/fetch|XMLHttp|localStorage|sessionStorage|cookie|innerHTML|eval\(/)
    const one = await pageOf(list('customers', columns, customers.slice(0, 1), same('')))
    expect(one).not.toMatch(/<script|script-src|<template/)
  })
})

describe.skipIf(noBrowser)('a list in a browser', () => {
  it('is sorted by its heads: numbers, days, codes, pinyin and what is bad first, dashes last, then as it came', async () => {
    const sorted = await onPage(
      await pageOf(result),
      async (page) => {
        const all: Record<string, string[]> = {}
        for (const title of ['编号', '名称', '日期', '费用', '状态']) {
          await head(page, title).click()
          all[title] = await codes(page)
        }
        await head(page, '费用').click()
        await head(page, '费用').click()
        all.down = await codes(page)
        all.aria = [(await page.getByRole('columnheader', { name: '费用' }).getAttribute('aria-sort')) ?? '']
        await head(page, '费用').click()
        all.back = await codes(page)
        all.none = [String(await page.getByRole('columnheader', { name: '费用' }).getAttribute('aria-sort'))]
        return all
      },
      wide,
    )
    const came = ['CH-10', 'CH-9', 'CH-100', 'CH-11', 'CH-2']
    expect(sorted).toEqual({
      编号: ['CH-2', 'CH-9', 'CH-10', 'CH-11', 'CH-100'],
      // 阿 ā, 北 běi, 重 chóng, 广 guǎng, 艺 yì.
      名称: ['CH-100', 'CH-11', 'CH-10', 'CH-2', 'CH-9'],
      日期: ['CH-100', 'CH-11', 'CH-10', 'CH-2', 'CH-9'],
      费用: ['CH-11', 'CH-2', 'CH-10', 'CH-9', 'CH-100'],
      状态: ['CH-9', 'CH-2', 'CH-100', 'CH-10', 'CH-11'],
      down: ['CH-9', 'CH-10', 'CH-2', 'CH-11', 'CH-100'],
      ...{ aria: ['descending'], back: came, none: ['null'] },
    })
  })

  it('says where other rows stand on other pages that it counts and searches this one', async () => {
    const page = (await pageOf(result)).replace('</article>', '<nav class="rows"></nav></article>')
    await onPage(
      page,
      async (shown) => {
        expect(await shownOf(shown)).toBe('本页共 5 行')
        await shown.locator('input').fill('没有')
        await expect.poll(() => shownOf(shown)).toBe('本页没有匹配的行：0 / 5')
      },
      wide,
    )
  })

  it('is searched by keyboard alone: every word, whatever its width and case, or initials of pinyin; Esc shows all again', async () => {
    await onPage(
      await pageOf(result),
      async (page) => {
        expect(await shownOf(page)).toBe('共 5 行')
        await page.keyboard.press('/')
        expect(await page.evaluate('document.activeElement.type')).toBe('search')
        for (const [asked, found] of [
          ['abc', ['CH-11']],
          ['ＣＨ－１０', ['CH-10', 'CH-100']],
          ['有限　不符合', ['CH-9', 'CH-2']],
          ['ykkq', ['CH-9']],
          ['没有', []],
        ] as const) {
          await page.keyboard.type(asked)
          await expect.poll(() => codes(page)).toEqual(found)
          await expect.poll(() => shownOf(page)).toContain(`${found.length} / 5`)
          await page.keyboard.press('Escape')
          await expect.poll(() => shownOf(page)).toBe('共 5 行')
          expect(await page.locator('input').inputValue()).toBe('')
        }
      },
      wide,
    )
  })

  it('hides groups in which nothing matches, and counts what it shows of the others', async () => {
    await onPage(
      await pageOf(groups),
      async (page) => {
        await page.locator('input').fill('重庆')
        await expect.poll(() => shownOf(page)).toBe('显示 1 / 5')
        expect(await page.locator('caption:visible').allTextContents()).toEqual(['甲组：3 项'])
        expect(await page.locator('caption').first().getAttribute('data-shown')).toBe('1 / 3')
      },
      wide,
    )
  })

  it.skipIf(noPrinter)('prints what it shows, and says so on the sheet', async () => {
    const pdf = await onPage(
      await pageOf(result),
      async (page) => {
        await page.locator('input').fill('有限　不符合')
        await expect.poll(() => shownOf(page)).toBe('显示 2 / 5')
        return page.pdf({ preferCSSPageSize: true })
      },
      wide,
    )
    const text = wordsIn(pdf).all.join(' ')
    expect(text).toContain('已筛选：有限 不符合 2 / 5')
    expect(text).toContain('CH-9')
    expect(text).not.toContain('CH-100')
    // What a sheet is for: no box, and no marks of sorting.
    expect(text).not.toMatch(/查找|↕/)
  })

  it('is read as well where no script runs', async () => {
    const seen = await onPage(
      await pageOf(result),
      async (page) => [await codes(page), await page.locator('input, button, select').count()] as const,
      { ...wide, javaScriptEnabled: false },
    )
    expect(seen).toEqual([['CH-10', 'CH-9', 'CH-100', 'CH-11', 'CH-2'], 0])
  })

  it('is put in order on a telephone by a choice above it', async () => {
    await onPage(
      await pageOf(result),
      async (page) => {
        await page.locator('select').selectOption({ label: '名称 ↓ 降序' })
        expect(await codes(page)).toEqual(['CH-9', 'CH-2', 'CH-10', 'CH-11', 'CH-100'])
      },
      { viewport: { width: 390, height: 800 } },
    )
  })

  it('filters 10,000 rows', async () => {
    const many = Array.from({ length: 10_000 }, (_, i) => ({ ...(customers[i % 5] as Customer), code: `C${i}` }))
    const found = await onPage(
      await pageOf(list('customers', columns, many, same(''))),
      async (page) => {
        await page.locator('input').fill('c9999')
        await expect.poll(() => shownOf(page)).toBe('显示 1 / 10000')
        return codes(page)
      },
      wide,
    )
    expect(found).toEqual(['C9999'])
  })
})

describe.skipIf(noBrowser)('a list on paper', () => {
  it('has a hundred short rows and more on a sheet', async () => {
    const short = columns.slice(0, 2)
    const many = Array.from({ length: 1000 }, (_, i) => ({ ...(customers[i % 5] as Customer), code: `C${i}` }))
    await expect(fileSheets(await pageOf(list('customers', short, many, same(''))))).resolves.toBeLessThanOrEqual(10)
    await expect(fileSheets(await pageOf(list('customers', columns, many, same(''))))).resolves.toBeLessThanOrEqual(17)
  })
})
