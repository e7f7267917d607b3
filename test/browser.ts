import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { hanging } from './hanging.ts'
import { emptyFolder, runFolder } from './scratch.ts'
import { lacks } from './tools.ts'

export const noBrowser = lacks('chromium', 'Chinese fonts')
/** Whether the places of words in a PDF cannot be told here. */
export const noPrinter = noBrowser || lacks('pdftotext')

let browser: Promise<Browser> | undefined

/** One browser for all tests of a process. It ends with the process, and its profile with the run. */
async function started(): Promise<Browser> {
  const own = process.env.TMPDIR
  process.env.TMPDIR = runFolder()
  const args = ['--disable-gpu', '--disable-quic', '--disable-background-networking', '--disable-sync']
  browser ??= chromium.launch({ executablePath: '/usr/bin/chromium', args, timeout: hanging })
  await browser
  process.env.TMPDIR = own
  return browser
}

async function newContext(options: BrowserContextOptions): Promise<BrowserContext> {
  const context = await (await started()).newContext(options)
  context.setDefaultTimeout(hanging)
  return context
}

/** Opens a page in a window of its own and closes it when the work is done. The page has been loaded whole by then. */
export async function shown<T>(
  address: string,
  work: (page: Page) => Promise<T>,
  options: BrowserContextOptions = {},
): Promise<T> {
  const context = await newContext(options)
  try {
    const page = await context.newPage()
    await page.goto(address)
    return await work(page)
  } finally {
    await context.close()
  }
}

/** The address of a page that somebody was sent as a file. */
function addressOf(html: string): string {
  const file = join(emptyFolder(), 'page.html')
  writeFileSync(file, html)
  return pathToFileURL(file).href
}

/** Prints an HTML page as a browser does, and returns the PDF. */
export const pdfOf = (html: string): Promise<Buffer> =>
  shown(addressOf(html), (page) => page.pdf({ preferCSSPageSize: true, printBackground: true }))

/** A page as it stands on a screen so many pixels wide. */
export interface OnScreen {
  readonly width: number
  /** The elements that go on beyond the screen, have more in them than they show, or have a letter a line. */
  readonly cut: readonly string[]
  /** Those of them that can be moved sideways to be seen. */
  readonly moved: readonly string[]
}

/** Run by the browser, in the page. */
const measuring = `(() => {
  const room = document.documentElement.clientWidth
  const isCut = (each) => {
    const { left, right, width } = each.getBoundingClientRect()
    if (width <= 1 || each.closest('svg') || each.closest('thead')?.getBoundingClientRect().width <= 1) return false
    if (each.matches('td') && width < 10 && each.textContent.trim().length > 1) return true
    return right > room + 1 || left < -1 || (each.scrollWidth > each.clientWidth + 1 && getComputedStyle(each).display !== 'inline')
  }
  const cut = [...document.querySelectorAll('main *, footer *')].filter(isCut)
  const isMoved = (each) => each.closest('.scroll') !== null
  const named = (list) => list.map((each) => each.tagName + ' ' + each.textContent.slice(0, 60))
  return { width: room, cut: named(cut.filter((each) => !isMoved(each))), moved: named(cut.filter(isMoved)) }
})()`

/** Lays a page out on a screen so many pixels wide. Its own policy forbids the script that measures it. */
export const onScreen = (html: string, width: number): Promise<OnScreen> =>
  shown(addressOf(html), (page) => page.evaluate<OnScreen>(measuring), {
    ...{ viewport: { width, height: 3000 }, bypassCSP: true },
  })

/** The elements of a page that is open which go on beyond the screen and cannot be moved to be seen. Its policy has to be passed over (`bypassCSP`). */
export const cutIn = async (page: Page): Promise<readonly string[]> => (await page.evaluate<OnScreen>(measuring)).cut

/** What an expression comes to in a page on a screen so many pixels wide. Its own policy forbids scripts. */
export const inPage = <T>(html: string, width: number, expression: string): Promise<T> =>
  shown(addressOf(html), (page) => page.evaluate<T>(expression), {
    ...{ viewport: { width, height: 3000 }, bypassCSP: true },
  })

/** What the browser asks the page's own server for when it opens the page, which may know where it will stand. */
export async function askedFor(page: (here: string) => Promise<string>): Promise<string[]> {
  const asked: string[] = []
  let html = ''
  const server = createServer((request, response) => {
    asked.push(request.url ?? '')
    response.end(html)
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', () => listening()))
  const here = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  html = await page(here)
  await shown(`${here}/page`, async () => undefined)
  server.close()
  return asked.filter((path) => path !== '/favicon.ico')
}

/** The words of a PDF that stand, at least in part, beyond the edge of their page; and all of its words. */
export function wordsIn(pdf: Buffer): { beyond: string[]; all: string[] } {
  const { stdout } = spawnSync('pdftotext', ['-bbox', '-', '-'], { input: pdf, encoding: 'utf8', maxBuffer: 1e9 })
  const all: string[] = []
  const beyond: string[] = []
  for (const [, page = '', words = ''] of stdout.matchAll(/<page ([^>]*)>(.*?)<\/page>/gs)) {
    const width = Number(/width="([\d.]+)"/.exec(page)?.[1])
    for (const [, from, to, word = ''] of words.matchAll(
      /<word xMin="([-\d.]+)"[^>]*?xMax="([-\d.]+)"[^>]*>([^<]*)</g,
    )) {
      all.push(word)
      if (Number(from) < 0 || Number(to) > width) beyond.push(word)
    }
  }
  return { beyond, all }
}

/** The pages of a PDF as Chromium writes it: its page objects are not packed. */
export const pagesIn = (pdf: Buffer): number => pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0

/** The first so many pixels of a page from its top, as a picture. */
export const pictureOf = (html: string, width: number, height: number): Promise<Buffer> =>
  shown(addressOf(html), (page) => page.screenshot({ clip: { x: 0, y: 0, width, height } }), {
    viewport: { width, height },
  })

/** A page as somebody sees it who may not see well: what is cut, what is broken into scraps, and what axe-core calls serious or critical. */
export interface Seen extends OnScreen {
  readonly serious: readonly string[]
}

/**
 * Run by the browser once axe-core is there: nobody waits for it to look at the colours of a thousand rows of one make, so two of each make
 * stay. Frames and colours of what is not shown are no concern of it.
 */
const judging = `(async () => {
  const madeAs = (row) => row.outerHTML.replace(/>[^<]+</g, '><').replace(/ (href|title|id|datetime|value|data-\\w+)="[^"]*"/g, '')
  for (const body of document.querySelectorAll('tbody')) {
    const made = new Map()
    for (const row of [...body.rows]) {
      const times = (made.get(madeAs(row)) ?? 0) + 1
      made.set(madeAs(row), times)
      if (times > 2) row.remove()
    }
  }
  const { violations } = await axe.run(document, { resultTypes: ['violations'] })
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.slice(0, 3).map(({ html, failureSummary }) => id + ': ' + html.slice(0, 200) + ' ' + failureSummary))
})()`

let lookedAt: Promise<Page> | undefined

/** Looks at a page on screens of several widths; with the script of axe-core it is judged by it on the broadest. One window serves all. */
export async function seen(html: string, widths: readonly number[], axe: string | null): Promise<Seen[]> {
  lookedAt ??= newContext({ bypassCSP: true }).then((context) => context.newPage())
  const page = await lookedAt
  await page.goto(addressOf(html))
  const all: Seen[] = []
  for (const width of widths) {
    await page.setViewportSize({ width, height: 1200 })
    await page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))')
    all.push({ ...(await page.evaluate<OnScreen>(measuring)), serious: [] })
  }
  if (axe === null) return all
  await page.evaluate(axe)
  const serious = await page.evaluate<string[]>(judging)
  return all.map((each, i) => (i < all.length - 1 ? each : { ...each, serious }))
}

/** Does something with a page as it stands on a screen, by its own script if it has one. */
export const onPage = <T>(
  html: string,
  work: (page: Page) => Promise<T>,
  options: BrowserContextOptions = {},
): Promise<T> => shown(addressOf(html), work, options)

/** How many sheets a page takes. */
export const fileSheets = async (html: string): Promise<number> => pagesIn(await pdfOf(html))
