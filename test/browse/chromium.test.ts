// @module-tag long

import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { cutIn, noBrowser, pagesIn } from '../browser.ts'
import { inTwin } from '../tries.ts'
import { browsed, inBrowser, lookedAt, office, settled } from './browsed.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** What axe-core finds of a page that keeps somebody from using it, by rule and place. */
async function barriers(page: Page): Promise<string[]> {
  await page.evaluate(axe)
  const { violations } = await page.evaluate<{
    violations: { id: string; impact: string; nodes: { html: string }[] }[]
  }>('axe.run(document, { resultTypes: ["violations"] })')
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 120)}`))
}

const pieceAt = (page: Page): Promise<string | null> => page.locator('.piece').first().getAttribute('data-at')

describe.skipIf(noBrowser)('in Chromium', () => {
  it('the first page shows what needs the manager, and up to which entry it knows', async () => {
    await lookedAt((served) =>
      inBrowser(served, async (page) => {
        await settled(page)
        expect(await page.title()).toBe('首页 · certdesk')
        expect(await page.locator('html').getAttribute('lang')).toBe('zh-CN')
        for (const state of await page.locator('.state').allTextContents()) expect(state).toMatch(/^截至日志 #\d+/)
      }),
    )
  })

  it('a customer is found by pinyin while it is typed, and opened with the keyboard alone', async () => {
    await lookedAt((served) =>
      inBrowser(served, async (page) => {
        await page.locator('#find').pressSequentially('fsys')
        await page.waitForSelector('.found tr a')
        await page.keyboard.press('ArrowDown')
        await page.keyboard.press('Enter')
        await page.waitForURL('**/customer/show/**')
        expect(await page.locator('h1').textContent()).toMatch(/^客户 C\d{5} 佛山演示\S+$/)
      }),
    )
  })

  it('a report is asked as of last March, in the other language, from its form', async () => {
    await lookedAt((served) =>
      inBrowser(served, async (page) => {
        await page.goto(`${served.base}report/compliance`)
        await page.locator('details.ask summary').click()
        await page.locator('#f-as-of').fill('2026-03-31')
        await page.locator('details.ask button').click()
        await page.waitForURL('**as-of=2026-03-31**')
        await settled(page)
        expect(await page.locator('h1').textContent()).toContain('截至 2026-03-31')
        await page.getByText('English', { exact: true }).click()
        await page.waitForURL('**lang=en**')
        await settled(page)
        expect(await page.locator('h1').textContent()).toContain('2026-03-31')
        expect(await page.locator('html').getAttribute('lang')).toBe('en')
        expect(await page.locator('.command-line').textContent()).toBe(
          'certdesk report compliance --as-of 2026-03-31 --lang en',
        )
      }),
    )
  })

  it('a page says that the register has moved, and shows anew what is cheap, then what is judged', async () => {
    await browsed(await office(), (served) =>
      inBrowser(served, async (page) => {
        const add = (summary: string) =>
          served.certdesk('contact', 'add', 'C00004', '--channel', 'phone', '--needs', '无', '--summary', summary)
            .status
        const isAnother = (before: string | null) => page.locator(`.piece:not([data-at="${before}"])`).waitFor()
        await page.goto(`${served.base}contact/list/C00004`)
        const before = await pieceAt(page)
        const rows = await page.locator('tbody tr').count()
        expect(add('第一次')).toBe(0)
        await isAnother(before)
        expect(await page.locator('tbody tr').count()).toBe(rows + 1)
        await page.goto(`${served.base}report/compliance`)
        await settled(page)
        const judged = await pieceAt(page)
        expect(add('第二次')).toBe(0)
        await page.locator('#told:not(:empty)').waitFor()
        await isAnother(judged)
        // What was known then is known, whatever comes after.
        await page.goto(`${served.base}contact/list/C00004?known-at=%235`)
        const then = await pieceAt(page)
        expect(add('第三次')).toBe(0)
        await page.waitForResponse((response) => response.url().endsWith('_/state'))
        await page.waitForResponse((response) => response.url().endsWith('_/state'))
        expect(await pieceAt(page)).toBe(then)
      }),
    )
  })

  it('the command line is copied by its button', async () => {
    await lookedAt((served) =>
      inBrowser(
        served,
        async (page) => {
          await page.goto(`${served.base}customer/list`)
          await page.locator('button.copy').click()
          await page.getByText('已复制').waitFor()
          expect(await page.evaluate('navigator.clipboard.readText()')).toBe('certdesk customer list')
        },
        { permissions: ['clipboard-read', 'clipboard-write'] },
      ),
    )
  })

  it('a page prints without what is only for the screen', async () => {
    await lookedAt((served) =>
      inBrowser(served, async (page) => {
        await page.goto(`${served.base}report/compliance`)
        await settled(page)
        await page.emulateMedia({ media: 'print' })
        expect(
          await page
            .locator('.bar, .about, .ask')
            .evaluateAll((all) =>
              all.map((each) => (each as { checkVisibility?(): boolean } & object).checkVisibility?.()),
            ),
        ).toEqual([false, false, false])
        expect(pagesIn(await page.pdf({ preferCSSPageSize: true }))).toBeLessThanOrEqual(6)
      }),
    )
  })

  it('what is broad on paper begins on its first sheet', async () => {
    await lookedAt((served) =>
      inBrowser(served, async (page) => {
        await page.goto(`${served.base}certificate/list?as-of=2026-03-31`)
        await page.locator('article').waitFor()
        const sheets = async () => pagesIn(await page.pdf({ preferCSSPageSize: true }))
        // As an article is whose list has no room on upright paper: what stands above it has no sheet of its own.
        await page.locator('article').evaluate('(each) => each.classList.add("across")')
        await page.locator('tbody tr:nth-child(n + 4)').evaluateAll('(rows) => rows.forEach((row) => row.remove())')
        expect(await sheets()).toBe(1)
      }),
    )
  })

  it('says why there is nothing to judge, and asks no more, with script and without', async () => {
    await lookedAt(async (served) => {
      const address = `${served.base}report/compliance?known-at=2020-01-01`
      for (const javaScriptEnabled of [true, false])
        await inBrowser(
          served,
          async (page) => {
            await page.goto(address)
            await page.getByRole('heading', { name: '还没有任何记录' }).waitFor()
            expect(await page.locator('.piece[aria-busy]').count()).toBe(0)
          },
          { javaScriptEnabled },
        )
    })
  })

  it('works without script', async () => {
    await lookedAt((served) =>
      inBrowser(
        served,
        async (page) => {
          await page.goto(`${served.base}report/compliance`)
          // What is being judged is asked for again by itself.
          await page.locator('h2#duties').waitFor()
          await page.locator('#find').fill('佛山')
          await page.locator('.find button').click()
          await page.waitForURL('**/customer/find**')
          expect(await page.locator('td a').first().textContent()).toMatch(/^C\d{5}$/)
        },
        { javaScriptEnabled: false },
      ),
    )
  })

  it('nothing is cut at 390 pixels, and nothing keeps anybody out, in both languages', inTwin, async () => {
    await lookedAt((served) =>
      inBrowser(
        served,
        async (page) => {
          const wrong: string[] = []
          for (const lang of ['zh', 'en'])
            for (const address of [
              '',
              '_/all',
              'today',
              'customer/list',
              'customer/show/C00004',
              'report/compliance',
              'report/monthly',
              'suspend/list',
            ]) {
              await page.goto(`${served.base}${address}?lang=${lang}`)
              if (!address.startsWith('_')) await settled(page)
              wrong.push(...(await barriers(page)).map((each) => `${address} ${lang}: ${each}`))
              wrong.push(...(await cutIn(page)).map((each) => `${address} ${lang} is cut: ${each}`))
            }
          expect(wrong).toEqual([])
        },
        { viewport: { width: 390, height: 844 }, bypassCSP: true },
      ),
    )
  })
})
