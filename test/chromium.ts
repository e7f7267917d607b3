import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const chromium = '/usr/bin/chromium'

/** Whether papers can be printed here to see how many pages they take: a build server has no browser. */
export const hasChromium = existsSync(chromium)

const quietly = ['--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync']

/** Runs the browser on a page in a folder of its own, and gives what it says; what it writes there is read by `read`. */
function browsed<T>(
  html: string,
  argvIn: (folder: string) => readonly string[],
  read: (folder: string, said: string) => T,
): T {
  const folder = mkdtempSync(join(tmpdir(), 'certdesk-print-'))
  try {
    const page = join(folder, 'page.html')
    writeFileSync(page, html)
    const own = [`--user-data-dir=${join(folder, 'profile')}`, ...argvIn(folder), page]
    const argv = ['--headless', '--no-sandbox', '--disable-gpu', ...quietly, ...own]
    const options = { timeout: 25_000, killSignal: 'SIGKILL', encoding: 'utf8', maxBuffer: 1e8 } as const
    const { error, stdout } = spawnSync(chromium, argv, { ...options, stdio: ['ignore', 'pipe', 'ignore'] })
    if (error !== undefined) throw error
    return read(folder, stdout)
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
  }
}

/** Prints an HTML page as a browser does, and returns the PDF. */
export const pdfOf = (html: string): Buffer =>
  browsed(
    html,
    (folder) => [`--print-to-pdf=${join(folder, 'page.pdf')}`, '--no-pdf-header-footer'],
    (folder) => readFileSync(join(folder, 'page.pdf')),
  )

/** A page as it stands on a screen so many pixels wide. */
export interface OnScreen {
  readonly width: number
  /** The elements that go on beyond the screen, have more in them than they show, or have a letter a line. */
  readonly cut: readonly string[]
  /** Those of them that can be moved sideways to be seen. */
  readonly moved: readonly string[]
}

/** The page's own policy forbids this script, which is the test's: it is let through here to measure the page. */
const measuring = `<script>addEventListener('load', () => {
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
  const found = { width: room, cut: named(cut.filter((each) => !isMoved(each))), moved: named(cut.filter(isMoved)) }
  parent.document.body.replaceChildren(JSON.stringify(found))
})</script>`

const asAttribute = (html: string): string => html.replaceAll('&', '&amp;').replaceAll('"', '&quot;')

/** Lays a page out on a screen so many pixels wide: within a frame, since no window is as narrow as a telephone. */
export function onScreen(html: string, width: number): OnScreen {
  const measured = html.replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, measuring)
  const frame = `<iframe srcdoc="${asAttribute(measured)}" style="border: 0; width: ${width}px; height: 3000px"></iframe>`
  return browsed(
    `<!DOCTYPE html><meta charset="utf-8"><body>${frame}</body>`,
    () => ['--dump-dom', '--hide-scrollbars', '--window-size=1600,3000'],
    (_, said) => {
      const body = /<body>(.*)<\/body>/s.exec(said)?.[1] ?? ''
      return JSON.parse(body.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&'))
    },
  )
}

/** Opens an address in the browser, while this process goes on to answer it. */
const browse = (address: string): Promise<void> =>
  new Promise((done, failed) => {
    const argv = ['--headless', '--no-sandbox', '--disable-gpu', '--no-first-run', '--dump-dom', address]
    const browser = spawn(chromium, argv, { stdio: 'ignore', timeout: 25_000 })
    browser.on('error', failed).on('exit', () => done())
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
  await browse(`${here}/page`)
  server.close()
  return asked.filter((path) => path !== '/favicon.ico')
}

const pdfToText = '/usr/bin/pdftotext'

/** Whether the places of words in a PDF can be told here. */
export const hasPdfText = existsSync(pdfToText)

/** The words of a PDF that stand, at least in part, beyond the edge of their page; and all of its words. */
export function wordsIn(pdf: Buffer): { beyond: string[]; all: string[] } {
  const { stdout } = spawnSync(pdfToText, ['-bbox', '-', '-'], { input: pdf, encoding: 'utf8', maxBuffer: 1e9 })
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
