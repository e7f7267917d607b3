// @module-tag long

import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { cutIn, noBrowser } from '../browser.ts'
import { inBrowser, lookedAt, settled } from './browsed.ts'

/** How often Tab finds a place, where each is in sight and bears a mark. */
const places = `[...document.querySelectorAll('a[href], button, input, select, summary, [tabindex="0"]')].filter(
  (each) => each.matches('.skip') || (each.checkVisibility({ visibilityProperty: true }) && each.type !== 'hidden'),
).length`

/**
 * What is wrong with where the focus is: an empty text where nothing is; null where it has left the page, or begins again. A picker of days is one place in which
 * Tab goes from day to month to year.
 */
const here = `(() => {
  const at = document.activeElement
  if (at === null || at === document.body || at.matches('.skip[data-been]')) return null
  if (at.hasAttribute('data-been')) return at.matches('[type=date], [type=month]') ? 'part' : 'again'
  at.setAttribute('data-been', '')
  const { left, top, right, bottom } = at.getBoundingClientRect()
  const within = (value, most) => Math.min(Math.max(value, 0), most - 1)
  const shows = document.elementFromPoint(
    within(left + 3, innerWidth),
    within((top + Math.min(bottom, top + 24)) / 2, innerHeight),
  )
  const isCovered = shows === null || !(at.contains(shows) || shows.contains(at))
  const isOff = right <= 0 || left >= innerWidth || bottom <= 0 || top >= innerHeight
  const isMarked = getComputedStyle(at).outlineStyle !== 'none'
  const wrong = [isCovered && 'covered', isOff && 'out of sight', !isMarked && 'not marked'].filter(Boolean)
  return wrong.length === 0 ? '' : at.outerHTML.slice(0, 90) + ': ' + wrong.join()
})()`

/** Goes through a page with Tab until the focus leaves it: how many places there were, and what is wrong with them. */
async function tabbed(page: Page): Promise<{ readonly count: number; readonly wrong: readonly string[] }> {
  const most = 4 * (await page.evaluate<number>(places))
  const wrong: string[] = []
  let count = 0
  for (let pressed = 0; pressed < most; pressed += 1) {
    await page.keyboard.press('Tab')
    const said = await page.evaluate<string | null>(here)
    if (said === null) break
    if (said === 'part') continue
    count += 1
    if (said !== '') wrong.push(said)
  }
  return { count, wrong }
}

/** Where a manager goes: the first page, a list, a customer, a form that has to be filled in, and one that was filled in wrong. */
const pages = [
  '',
  'certificate/list?status=suspended',
  'customer/show/C00013',
  'certificate/status',
  'contact/list?from=2026-13-01',
]

describe.skipIf(noBrowser)('by keyboard, twice as large', () => {
  it('every page is gone through with Tab, each place in sight and marked, and left at its end', async () => {
    await lookedAt((served) =>
      inBrowser(
        served,
        async (page) => {
          for (const address of pages) {
            await page.goto(`${served.base}${address}`)
            if ((await page.locator('.piece').count()) > 0) await settled(page)
            expect(await cutIn(page), address).toEqual([])
            const all = await page.evaluate<number>(places)
            expect(await tabbed(page), address).toEqual({ count: all, wrong: [] })
          }
        },
        // 1280 pixels of a screen at 200 %.
        { viewport: { width: 640, height: 450 }, deviceScaleFactor: 2 },
      ),
    )
  })

  it('what stands around the content is passed over, and a field says what the help says of it', async () => {
    await lookedAt((served) =>
      inBrowser(served, async (page) => {
        await page.goto(`${served.base}contact/list?customer=C00013`)
        await page.keyboard.press('Tab')
        await page.keyboard.press('Enter')
        await page.waitForURL('**#content')
        await page.waitForFunction(`document.activeElement?.id === 'content'`)
        await page.keyboard.press('Tab')
        expect(await page.evaluate('document.activeElement.textContent')).toBe('筛选与查询日期')
        await page.keyboard.press('Enter')
        const field = page.getByLabel('联系人员', { exact: true })
        const id = await field.getAttribute('aria-describedby')
        expect(await page.locator(`#${id}`).textContent()).toBe('仅此人员所做的联系')
        await field.fill('李强')
        await page.keyboard.press('Enter')
        await page.waitForURL('**by-staff=**')
        expect(await page.title()).toBe('客户 C00013 佛山样本铝业有限公司 · 联系记录 · 联系人员 李强 · certdesk')
      }),
    )
  })
})
