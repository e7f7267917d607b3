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
    expect(cell).toMatch(/<\/a>[^]*等 3 家/)
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
    const seen: number[][] = []
    const counted: Served['rows'] = (table, length) => {
      seen.push([table, length])
      return null
    }
    await fragment(report(many(3)), { rows: counted })
    expect(seen).toEqual([
      [0, 3],
      [1, 2],
      [2, 2],
    ])
  })
})
