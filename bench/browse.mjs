import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { fill, largeRegister } from './contacts.mjs'
import { pairedLater } from './pairs.mjs'

const at = (path) => fileURLToPath(new URL(path, import.meta.url))
const bareNode = 'bare `node -e 0`'

/** A register of so many customers, made once for a desk; its name. */
async function registerOf(desk, customers) {
  if (customers === 100_000) return largeRegister(desk)
  const register = `browsed-${customers}.db`
  if (!existsSync(desk.path(register))) await fill(desk, register, customers)
  return register
}

/** Opens the page on a register for a piece of work, which is handed what asks for a page; returns the peaks of memory with what came of it. */
async function browsed(desk, register, work) {
  const folder = desk.path('peaks')
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder)
  const env = {
    ...desk.env,
    ...{ CERTDESK_REGISTER: desk.path(register), CERTDESK_BENCH_PEAKS: folder },
    NODE_OPTIONS: `--require "${at('peaks.cjs')}"`,
  }
  const server = spawn(process.execPath, [at('../bin/certdesk.js'), 'browse', '--no-open'], {
    ...{ env, stdio: ['ignore', 'pipe', 'ignore'] },
  })
  const ended = once(server, 'close')
  try {
    const address = String((await once(server.stdout, 'data'))[0]).trim()
    const entered = await fetch(address)
    const cookie = entered.headers.get('set-cookie').split(';')[0]
    const base = new URL(/url=([^"]+)/.exec(await entered.text())[1], address).href
    const page = async (path) => {
      const began = performance.now()
      const answer = await fetch(new URL(path, base), { headers: { cookie } })
      const text = await answer.text()
      if (answer.status >= 300) throw new Error(`${path} was answered with ${answer.status}`)
      return { milliseconds: performance.now() - began, text }
    }
    const found = await work(page)
    server.kill('SIGTERM')
    await ended
    const peaks = new Map(
      readdirSync(folder).map((pid) => [Number(pid), Number(readFileSync(join(folder, pid), 'utf8'))]),
    )
    const own = peaks.get(server.pid)
    peaks.delete(server.pid)
    return { found, server: own / 1e6, judging: Math.max(...peaks.values()) / 1e6 }
  } finally {
    server.kill('SIGKILL')
    await ended
  }
}

/** Waits until everything on the first page is judged. */
async function judged(page) {
  for (;;) {
    const { text } = await page('')
    if (!text.includes('aria-busy')) return
    await pause(200)
  }
}

/** A page that was judged, asked for again, against Node that starts and ends. */
async function pageMeasure(desk, customers, { path, what, holds, limit }) {
  const register = await registerOf(desk, customers)
  const { found } = await browsed(desk, register, async (page) => {
    await judged(page)
    return pairedLater(
      15,
      async () => {
        const { milliseconds, text } = await page(path)
        if (!text.includes(holds)) throw new Error(`${what} does not hold ${holds}`)
        return milliseconds
      },
      async () => desk.bareNode().milliseconds,
    )
  })
  const of = customers.toLocaleString('en')
  return { work: `\`certdesk browse\`: ${what}: ${of} customers`, peer: bareNode, limit, ...found }
}

const home = { path: '', what: 'Home, once judged', holds: 'data-judges' }
const customerList = { path: 'customer/list', what: 'a page of 1,000 customers', holds: 'C000001' }
const finding = { path: 'customer/find?text=000099&_part=1', what: 'what is found of six characters', holds: 'C000099' }

/** Pages of all kinds, one after the other. */
async function look(page, pages) {
  const kinds = ['', 'customer/list', 'customer/show/C000001', 'customer/find?text=99&_part=1', 'contact/list', 'today']
  for (let number = 0; number < pages; number += 1) {
    const kind = kinds[number % kinds.length]
    const lang = number % 12 < 6 ? 'zh' : 'en'
    await page(`${kind}${kind.includes('?') ? '&' : '?'}lang=${lang}`)
  }
}

/** What the server holds after a few pages and after two hundred, and what judging holds beside it. */
async function memoryOf(desk) {
  const register = await registerOf(desk, 10_000)
  const after = (pages) =>
    browsed(desk, register, async (page) => {
      await judged(page)
      await look(page, pages)
    })
  const [few, many] = [await after(12), await after(200)]
  const limit = 300
  const of = (pages) => `Peak memory of \`certdesk browse\` after ${pages} pages: 10,000 customers, 125,000 contacts`
  return [
    [
      { work: of('twelve'), megabytes: few.server, limit },
      { work: of('two hundred'), megabytes: many.server, limit },
    ],
    [{ work: 'Peak memory of what judges beside it', megabytes: Math.max(few.judging, many.judging), limit }],
  ]
}

/** The page on this machine: what was judged is kept, so that to look again costs no judging; and the memory of it all. */
export async function browseMeasure(desk) {
  const ratios = [
    await pageMeasure(desk, 3_000, { ...home, limit: 10 }),
    await pageMeasure(desk, 100_000, { ...home, limit: 10 }),
    await pageMeasure(desk, 10_000, { ...finding, limit: 10 }),
    await pageMeasure(desk, 10_000, { ...customerList, limit: 12 }),
    await pageMeasure(desk, 100_000, { ...customerList, limit: 40 }),
  ]
  return { ratios, memory: await memoryOf(desk) }
}
