import { describe, expect, it } from 'vitest'
import { page } from '../../src/page/document.ts'
import { html } from '../../src/page/html.ts'
import { table } from '../../src/page/parts.ts'
import { noBrowser, pagesIn, pdfOf } from '../browser.ts'
import { takesLong } from '../tries.ts'

const rows = (count: number) =>
  Array.from({ length: count }, (_, i) => ({ head: `甲 ${i}`, cells: [i, html`<b>${i}</b>`] }))
const columns = [{ title: '客户' }, { title: '评分', number: true as const }, { title: '<状态>' }]
const document = (count: number) =>
  page({
    title: '得分 <2026>',
    lang: 'zh',
    body: table({ caption: '明细', columns, rows: rows(count) }),
    foot: html`<p>#1</p>`,
  })

describe('a page', () => {
  it('is complete, says its language, and lets nothing be loaded or run', () => {
    const text = document(1)
    expect(text).toMatch(/^<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">/)
    expect(text).toContain(`content="default-src 'none'; style-src 'unsafe-inline'; img-src data:"`)
    expect(text).toContain('<title>得分 &lt;2026&gt;</title>')
    expect(text).not.toMatch(/<script|https?:|url\(|@import|<link/)
    expect(page({ title: '', lang: 'en', body: html``, foot: html`` })).toContain('<html lang="en">')
  })

  it('has tables whose heads and rows are told from cells', () => {
    const text = document(2)
    expect(text).toContain('<th scope="col" class="number">评分</th><th scope="col">&lt;状态&gt;</th>')
    expect(text).toContain('<tr><th scope="row">甲 1</th><td class="number">1</td><td><b>1</b></td></tr>')
  })

  it.skipIf(noBrowser)('prints on as many sheets as its rows take', takesLong, async () => {
    expect(pagesIn(await pdfOf(document(3)))).toBe(1)
    expect(pagesIn(await pdfOf(document(100)))).toBeGreaterThan(2)
  })
})
