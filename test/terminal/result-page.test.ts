// @module-tag long

import { describe, expect, it } from 'vitest'
import { same } from '../../src/clause/words.ts'
import { listScript } from '../../src/page/list-script.ts'
import { fileOf } from '../../src/terminal/render.ts'
import { list, type Result, table } from '../../src/terminal/result.ts'
import { askedFor, noBrowser, noPrinter, onScreen, pagesIn, pdfOf, wordsIn } from '../browser.ts'
import { unescaped } from '../page/letters.ts'
import { hostileNames, report, visit, visitColumns, written } from './results.ts'

const visits = [visit(), visit({ customer: '乙公司', on: null, rate: null, counted: false, state: 'met' })]
const pageOf = async (result: Result, lang: 'en' | 'zh' = 'en', quiet = false) =>
  (await written(result, 'html', lang, { quiet, about: { en: 'What was made', zh: '走访清单' } })).toString()

/** What is written in each row of each list, a row as its cells. */
const rowsOf = (page: string): string[][] =>
  [...page.matchAll(/<tr>(<td.*?)<\/tr>/gs)].map(([, row = '']) =>
    [...row.matchAll(/<td[^>]*>(.*?)<\/td>/gs)].map(([, cell = '']) => unescaped(cell.replace(/<[^>]*>/g, ''))),
  )

describe('a result as a page', () => {
  it('is complete: title, sections, sentences, records, lists, pictures, and what proves it at the foot', async () => {
    const page = await pageOf(report(visits))
    expect(page).toMatch(/^<!DOCTYPE html>\n<html lang="en">/)
    expect(page).toContain('<title>Visits as of 2026-03-31</title>')
    expect(page).toContain('<h1><span>Visits as of <span class="day">2026-03-31</span></span></h1>')
    expect([...page.matchAll(/<h2 id="([^"]*)">([^<]*)<\/h2>/g)].map(([, key, words]) => [key, words])).toEqual([
      ['visits', 'Visits'],
      ['months', 'By month'],
      ['notes', 'Notes'],
    ])
    expect(page).toContain('<p>March is not over.</p>')
    expect(page).toContain('<li class="tile"><small>Total</small><b>6</b></li>')
    expect(page).toContain('<dt>From</dt><dd>2026-01-01</dd>')
    expect(page).toContain('<figcaption>Visits by month</figcaption>')
    expect(page).toMatch(/<caption>By maintainer<\/caption>/)
    expect(page).toContain('<footer><p lang="en">Journal head #7:ab</p></footer>')
    expect(rowsOf(page)[0]).toEqual([
      '甲公司',
      '2026-02-28',
      '3',
      '90.5 %',
      '12345.60',
      'yes',
      'breach',
      '第一行\n第二行',
      'certdesk contact add "甲公司"',
    ])
  })

  it('tells what is bad by a frame, and leads to its sections where they are many', async () => {
    const page = await pageOf(report([...visits, visit({ state: 'at-risk' })]))
    expect(page).toContain('<span class="bad">breach</span>')
    expect(page).toContain('<span class="warn">at risk</span>')
    expect(page).toMatch(/<td class="whole" data-title="State">met<\/td>/)
    expect(page).not.toContain('<nav')
    const { parts } = report(visits)
    const many = await pageOf(
      report(visits, { parts: [...parts, { kind: 'heading', key: 'more', words: same('More') }] }),
    )
    expect(many).toContain('<li><a href="#visits">Visits</a></li>')
  })

  it('is in one language or in several, with addresses of their own', async () => {
    const page = await pageOf(report(visits, { langs: ['zh', 'en'] }))
    expect(page).toContain('<html lang="zh-CN">')
    expect(page).toContain('<title>截至 2026-03-31 的走访</title>')
    expect([...page.matchAll(/<article id="(\w+)" lang="([\w-]+)"/g)].map(([, id, lang]) => [id, lang])).toEqual([
      ['zh', 'zh-CN'],
      ['en', 'en'],
    ])
    expect(page).toContain('<a href="#en" lang="en">In English</a>')
    const ids = [...page.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id)
    expect(new Set(ids).size).toBe(ids.length)
    expect(page).toContain('<p lang="zh-CN">日志头 #7:ab</p><p lang="en">Journal head #7:ab</p>')
  })

  it('is called after the command where it has no title, and says so where there is nothing', async () => {
    const page = await pageOf(list('visits', visitColumns, [], { en: 'None.', zh: '没有走访。' }), 'zh')
    expect(page).toContain('<h1>走访清单</h1>')
    expect(page).toContain('<p>没有走访。</p>')
  })

  it('leaves its sentences out when quiet, but not its title and foot', async () => {
    const page = await pageOf(report(visits), 'en', true)
    expect(page).not.toContain('March is not over.')
    for (const kept of ['<h1>', 'Journal head', '<table']) expect(page).toContain(kept)
  })

  it('is the same bytes for the same result', async () =>
    expect(await pageOf(report(visits))).toBe(await pageOf(report(visits))))

  it('shows hostile names as text, and neither loads nor runs anything', async () => {
    const page = await pageOf(report(hostileNames.map((customer) => visit({ customer }))))
    expect(
      rowsOf(page)
        .slice(0, hostileNames.length)
        .map((row) => row[0]),
    ).toEqual(hostileNames)
    // Its own script is the one that its policy allows.
    const own = `<script>${listScript.text}</script>`
    expect(page.split(own)).toHaveLength(2)
    expect(page.replace(own, '')).not.toMatch(/<script|<img|<link|url\(|@import|\son\w+=/i)
    expect(page).toContain(
      `content="default-src 'none'; style-src 'unsafe-inline'; img-src data:; script-src '${listScript.digest}'"`,
    )
  })

  it('comes in pieces, however long it is', async () => {
    const many = Array.from({ length: 10_000 }, (_, i) => visit({ customer: `客户 ${i}` }))
    let longest = 0
    let all = ''
    for await (const piece of await fileOf({ json: {}, parts: [table(visitColumns, many)] }, 'html', 'en', {
      quiet: false,
    })) {
      longest = Math.max(longest, piece.length)
      all += piece
    }
    expect(longest).toBeLessThan(200_000)
    expect(rowsOf(all)).toHaveLength(10_000)
  })
})

const wide = Array.from({ length: 30 }, (_, i) => ({
  key: `column${i}`,
  title: { en: `A title of column ${i}`, zh: `第 ${i} 列的标题` },
  cell: (item: string) => `${item} ${'9'.repeat(i)}`,
}))
const prose = '按合同约定的期限完成监督审核，'.repeat(12)
const longResult = (count: number) =>
  report(
    Array.from({ length: count }, (_, i) =>
      visit({ customer: `东莞市范例精密机械制造有限公司第${i}分公司`, said: i % 7 === 0 ? prose : 'a'.repeat(90) }),
    ),
    { foot: [same(`#1:${'f'.repeat(64)}`)] },
  )

describe.skipIf(noBrowser)('a page in a browser', () => {
  it.each([360, 390, 700, 1280])('cuts nothing on a screen of %i pixels', async (width) => {
    const { cut, moved, ...screen } = await onScreen(await pageOf(longResult(30), 'zh'), width)
    expect([screen.width, cut]).toEqual([width, []])
    // A telephone is not moved sideways to read a list.
    if (width < 640) expect(moved).toEqual([])
  })

  it('has blocks for rows where a telephone has no room for so many columns', async () => {
    const page = await pageOf({ json: {}, parts: [table(wide, ['甲', '乙'])] })
    expect(await onScreen(page, 390)).toEqual({ width: 390, cut: [], moved: [] })
  })

  it.skipIf(noPrinter)('prints every word within its page, heads on each', async () => {
    for (const result of [longResult(120), { json: {}, parts: [table(wide, ['甲', '乙'])] }]) {
      const pdf = await pdfOf(await pageOf(result, 'zh'))
      const { beyond, all } = wordsIn(pdf)
      expect(beyond).toEqual([])
      if (result.parts.length === 1) continue
      const sheets = pagesIn(pdf)
      expect(sheets).toBeGreaterThan(3)
      expect(all.filter((word) => word === '90.5%')).toHaveLength(120)
      expect(all.filter((word) => word === '内容').length).toBeGreaterThanOrEqual(sheets - 2)
    }
  })

  it('asks nobody for anything', async () => {
    const asked = await askedFor((here) => {
      const names = [
        `<img src="${here}/img">`,
        `<script src="${here}/script"></script>`,
        `${here}/plain`,
        `"><link href="${here}/x">`,
      ]
      return pageOf(report(names.map((customer) => visit({ customer }))))
    })
    expect(asked).toEqual(['/page'])
  })
})
