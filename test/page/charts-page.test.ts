// @module-tag long

import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { describe, expect, it } from 'vitest'
import { longestFirst } from '../../src/clause/chart.ts'
import { inPage, noBrowser, pdfOf, wordsIn } from '../browser.ts'
import { written } from '../terminal/results.ts'
import { tried } from '../tries.ts'
import { everyChart, everyChartResult, reasons } from './every-chart.ts'

const page = async (lang: 'en' | 'zh'): Promise<string> =>
  (await written(everyChartResult, 'html', lang, { quiet: false, about: { en: 'Pictures', zh: '图形' } })).toString()

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** What axe finds, each rule with where. */
const found = `(async () => {
  ${axe}
  const { violations } = await window.axe.run(document)
  return violations.map(({ id, impact, nodes }) => impact + ' ' + id + ' ' + nodes.map(({ target }) => target.join(' ')).join(', '))
})()`

/** The texts of pictures that stand on another or beyond the edge of their picture, as the browser sets them. */
const misplaced = `(() => {
  const list = []
  for (const svg of document.querySelectorAll('svg')) {
    const edge = svg.getBoundingClientRect()
    if (edge.width === 0) continue
    const texts = [...svg.querySelectorAll('text')].map((each) => ({ text: each.textContent, ...each.getBoundingClientRect().toJSON() }))
    for (const [i, one] of texts.entries()) {
      if (one.left < edge.left - 1 || one.right > edge.right + 1 || one.top < edge.top - 4 || one.bottom > edge.bottom + 1) list.push('beyond: ' + one.text)
      for (const other of texts.slice(i + 1)) {
        const across = Math.min(one.right, other.right) - Math.max(one.left, other.left)
        const down = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top)
        if (across > 1 && down > 0.3 * Math.min(one.height, other.height)) list.push(one.text + ' | ' + other.text)
      }
    }
  }
  return list
})()`

/** Every picture that is shown: what those hear who do not see it, and the size of its letters in pixels. */
const shown = `[...document.querySelectorAll('svg')].filter((svg) => svg.getBoundingClientRect().width > 0).map((svg) => ({
  role: svg.getAttribute('role'),
  lang: svg.closest('[lang]').lang,
  title: svg.querySelector(':scope > title').textContent,
  said: svg.querySelector(':scope > desc').textContent,
  letters: Math.min(...[...svg.querySelectorAll('text')].map((text) => parseFloat(getComputedStyle(text).fontSize) * svg.getBoundingClientRect().width / svg.viewBox.baseVal.width)),
}))`

interface Picture {
  readonly role: string
  readonly lang: string
  readonly title: string
  readonly said: string
  readonly letters: number
}

/** How far a colour stands off from white: 1 to 21 (WCAG 2). */
function contrast(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((from) => {
    const share = Number.parseInt(hex.slice(from, from + 2), 16) / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)
}

describe.skipIf(noBrowser)('pictures on a page', () => {
  it.each(tried(['zh', 'en'] as const))('have nothing that axe finds wrong, at any width (%s)', async (lang) => {
    const html = await page(lang)
    for (const width of [390, 1280]) expect([width, await inPage<string[]>(html, width, found)]).toEqual([width, []])
  })

  it.each(tried(['zh', 'en'] as const))(
    'have no letters on others or beyond their edge as a browser sets them (%s)',
    async (lang) => {
      const html = await page(lang)
      for (const width of [390, 768, 1280, 1600])
        expect([width, await inPage<string[]>(html, width, misplaced)]).toEqual([width, []])
    },
  )

  it('say in their language all that they show, once, in letters that can be read', async () => {
    for (const lang of ['en', 'zh'] as const)
      for (const width of [390, 1280]) {
        const pictures = await inPage<Picture[]>(await page(lang), width, shown)
        expect(pictures.map(({ title }) => title)).toEqual(everyChart.map(([, title]) => title[lang]))
        for (const { role, lang: marked, said, letters } of pictures) {
          expect([role, marked.slice(0, 2), said.length > 0]).toEqual(['img', lang, true])
          expect(letters).toBeGreaterThan(11)
        }
      }
  })

  it('are whole on paper', async () => {
    const { beyond } = wordsIn(await pdfOf(await page('zh')))
    expect(beyond).toEqual([])
  })
})

describe('what pictures are drawn with', () => {
  it('stands off from the paper: marks by 3, letters by 4.5', async () => {
    const html = await page('zh')
    const svgs = html.match(/<svg.*?<\/svg>/gs)?.join('') ?? ''
    const letters = new Set([...svgs.matchAll(/<text [^>]*? fill="(#[^"]*)"/g)].map(([, hex = '']) => hex))
    // Thin lines of the grid and paper itself say nothing.
    const quiet = ['#c9d0d8', '#ffffff']
    const strokes = [...svgs.matchAll(/stroke="(#[^"]*)"/g)].map(([, hex = '']) => hex)
    const marks = new Set(strokes.filter((hex) => !quiet.includes(hex)))
    expect(letters.size).toBeGreaterThan(3)
    expect(marks.size).toBeGreaterThan(4)
    for (const hex of letters) expect([hex, contrast(hex) >= 4.5]).toEqual([hex, true])
    for (const hex of marks) expect([hex, contrast(hex) >= 3]).toEqual([hex, true])
    // A box has an outline wherever its filling is light.
    for (const [, fill = '', stroke = ''] of svgs.matchAll(/<rect [^>]*fill="(#[^"]*)" stroke="(#[^"]*)"/g))
      expect(Math.max(contrast(fill), contrast(stroke))).toBeGreaterThanOrEqual(3)
  })
})

describe('bars of many counts', () => {
  it('are the longest in order, and the rest as one with how many they are', () => {
    const bars = longestFirst([...reasons].reverse())
    expect(bars).toHaveLength(12)
    expect(bars.slice(0, 11)).toEqual(reasons.slice(0, 11))
    expect(bars.at(-1)).toEqual({
      label: { en: 'others (9)', zh: '其他（9 项）' },
      value: reasons.slice(11).reduce((sum, { value }) => sum + value, 0),
    })
    expect(longestFirst(reasons.slice(0, 12))).toEqual(reasons.slice(0, 12))
    expect(longestFirst([])).toEqual([])
  })
})
