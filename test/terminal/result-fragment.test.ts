import { describe, expect, it } from 'vitest'
import { list, type Result } from '../../src/terminal/result.ts'
import { resultFragment, type Served } from '../../src/terminal/result-article.ts'
import { report, visit, visitColumns } from './results.ts'

const title = { en: 'Visits', zh: '走访' }
const fragment = async (result: Result, served?: Served, langs: readonly ('en' | 'zh')[] = ['zh']): Promise<string> => {
  let all = ''
  for await (const piece of resultFragment(result, { title, langs, quiet: false }, served)) all += piece
  return all
}
const many = (count: number) => Array.from({ length: count }, (_, i) => visit({ customer: `客户${i}` }))
const listed = (count: number) => list('visits', visitColumns, many(count), { en: 'None.', zh: '没有走访。' })
const firstCells = (page: string) => [...page.matchAll(/<tr><td[^>]*>(.*?)<\/td>/gs)].map(([, cell]) => cell)

describe('a result as part of a page that is served', () => {
  it('is an article for each language, and what proves it, without a document around it', async () => {
    const text = await fragment(report(many(1)), {}, ['zh', 'en'])
    expect(text).toMatch(/^<article id="zh" lang="zh-CN"/)
    expect(text).toContain('<article id="en" lang="en" class="again"')
    expect(text).toMatch(/<footer><p lang="zh-CN">日志头 #7:ab<\/p><p lang="en">Journal head #7:ab<\/p><\/footer>\n$/)
    expect(text).not.toMatch(/<(html|head|body|main|style)\b/)
  })

  it('leads to other pages of the same server, and to none elsewhere', async () => {
    const addresses = ['/p/customer/C1?lang=zh', '../customer/C2', '//evil.example/', 'javascript:alert(1)', null]
    const address: Served['address'] = (key, value) =>
      key === 'customer' ? (addresses[Number(/\d+/.exec(String(value))?.[0])] ?? null) : null
    expect(firstCells(await fragment(listed(5), { address }))).toEqual([
      '<a href="/p/customer/C1?lang=zh">客户0</a>',
      '<a href="../customer/C2">客户1</a>',
      ...['客户2', '客户3', '客户4'],
    ])
    const item: unknown[] = []
    const noted: Served['address'] = (_, __, each) => {
      item.push(each)
      return null
    }
    await fragment(listed(1), { address: noted })
    expect(item[0]).toEqual(visit({ customer: '客户0' }))
  })

  it('leads from the first line of a value, not from what stands below it', async () => {
    const some = list('visits', visitColumns, [visit({ customer: '客户0\n等 3 家' })], {
      en: 'None.',
      zh: '没有走访。',
    })
    const [cell] = firstCells(await fragment(some, { address: (key) => (key === 'customer' ? '/p' : null) }))
    expect(cell).toContain('>客户0</a>')
    expect(cell).toMatch(/<\/a>[\s\S]*等 3 家/)
  })

  it('shows some rows of a long table, and leads to those before and after', async () => {
    const rows = (from: number) => ({ from, count: 1000, address: (at: number) => `?from=${at}` })
    const page = async (from: number) => fragment(listed(2500), { rows: () => rows(from) })
    const middle = await page(1000)
    expect(firstCells(middle)).toHaveLength(1000)
    expect(firstCells(middle)[0]).toBe('客户1000')
    expect(middle).toContain('第 1,001 至 2,000 行，共 2,500 行')
    expect(middle).toContain('<a href="?from=0">上一页</a>')
    expect(middle).toContain('<a href="?from=2000">下一页</a>')
    const last = await page(2000)
    expect(firstCells(last)).toHaveLength(500)
    expect(last).not.toContain('下一页')
    expect(await fragment(listed(10), { rows: () => rows(0) })).not.toContain('class="rows"')
    const tables: number[] = []
    const asked: Served['rows'] = (table) => {
      tables.push(table)
      return rows(0)
    }
    await fragment(report(many(3)), { rows: asked })
    expect(tables).toEqual([0, 1, 2])
  })

  it('works out nothing of the rows on other pages, and shows the last of a list that ends before', async () => {
    const drawn = new Set<string>()
    const columns = visitColumns.map((column, i) =>
      i > 0
        ? column
        : {
            ...column,
            cell: (item: Parameters<typeof column.cell>[0]) => {
              drawn.add(item.customer)
              return column.cell(item)
            },
          },
    )
    const later = (count: number) => ({
      *batches() {
        for (let i = 0; i < count; i += 500) yield many(count).slice(i, i + 500)
      },
    })
    const page = async (from: number, items: Parameters<typeof list>[2]) => {
      drawn.clear()
      const rows = () => ({ from, count: 1000, address: (at: number) => `?from=${at}` })
      const text = await fragment(list('visits', columns, items as never, { en: 'None.', zh: '没有走访。' }), { rows })
      return { cells: firstCells(text), text }
    }
    for (const items of [many(2500), later(2500)] as never[]) {
      expect((await page(1000, items)).cells).toHaveLength(1000)
      expect([...drawn].sort()).toEqual(Array.from({ length: 1000 }, (_, i) => `客户${1000 + i}`).sort())
      const behind = await page(9000, items)
      expect(behind.cells).toEqual(['客户2499'])
      expect(behind.text).toContain('第 2,500 至 2,500 行，共 2,500 行')
    }
    for (const items of [many(10), later(10)] as never[])
      expect((await page(1000, items)).cells).toEqual(Array.from({ length: 10 }, (_, i) => `客户${i}`))
  })
})
