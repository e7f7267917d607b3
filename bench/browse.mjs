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

/** The most memory that the processes beside a server have held so far, in bytes: they end with it, and have no time to write it down. Linux tells. */
function besidePeak(server) {
  const peaks = [0]
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name)))
    try {
      const status = readFileSync(`/proc/${pid}/status`, 'utf8')
      if (Number(/^PPid:\s+(\d+)/m.exec(status)?.[1]) !== server) continue
      peaks.push(Number(/^VmHWM:\s+(\d+)/m.exec(status)?.[1] ?? 0) * 1024)
    } catch {
      // It ended meanwhile.
    }
  return Math.max(...peaks)
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
    const beside = besidePeak(server.pid)
    server.kill('SIGTERM')
    await ended
    const peaks = new Map(
      readdirSync(folder).map((pid) => [Number(pid), Number(readFileSync(join(folder, pid), 'utf8'))]),
    )
    const own = peaks.get(server.pid)
    peaks.delete(server.pid)
    return { found, server: own / 1e6, judging: Math.max(0, ...peaks.values()) / 1e6, beside: beside / 1e6 }
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

/** How often a page is asked for, and its peer with it. */
const rounds = 11

/**
 * A page, asked for again, against Node that starts and ends: what somebody at this machine waits for anything at all. `isJudged`: once everything on the
 * first page is judged, which other pages don't wait for.
 */
async function pageMeasure(desk, customers, { path, what, holds, limit, isJudged = false }) {
  const register = await registerOf(desk, customers)
  const { found } = await browsed(desk, register, async (page) => {
    if (isJudged) await judged(page)
    return pairedLater(
      rounds,
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

const home = { path: '', what: 'Home, once judged', holds: 'data-judges', isJudged: true }
const contactList = { path: 'contact/list', what: 'a page of 1,000 contacts', holds: 'CT-' }
const certificateList = { path: 'certificate/list', what: 'a page of 1,000 certificates', holds: 'C000001' }
const customerList = { path: 'customer/list', what: 'a page of 1,000 customers', holds: 'C000001' }
const finding = { path: 'customer/find?text=000099&_part=1', what: 'what is found of six characters', holds: 'C000099' }

/** Where the register stands, asked for while the longest list is read, of which every contact is looked at. */
async function meanwhileMeasure(desk, customers, limit) {
  const register = await registerOf(desk, customers)
  const { found } = await browsed(desk, register, async (page) => {
    await page('_/state')
    let isRead = false
    const reading = async () => {
      while (!isRead) await page('contact/list?not-counted=1')
    }
    const read = reading()
    const state = async () => (await page('_/state')).milliseconds
    const times = await pairedLater(rounds, state, async () => desk.bareNode().milliseconds)
    isRead = true
    await read
    return times
  })
  const of = `${customers.toLocaleString('en')} customers`
  return {
    work: `\`certdesk browse\`: where the register stands, while a list of everything is read: ${of}`,
    peer: bareNode,
    limit,
    ...found,
  }
}

/** Pages of all kinds, one after the other. */
async function look(page, pages) {
  const kinds = ['', 'customer/list', 'customer/show/C000001', 'customer/find?text=99&_part=1', 'contact/list', 'today']
  for (let number = 0; number < pages; number += 1) {
    const kind = kinds[number % kinds.length]
    const lang = number % 12 < 6 ? 'zh' : 'en'
    await page(`${kind}${kind.includes('?') ? '&' : '?'}lang=${lang}`)
  }
}

/** What the server holds once every kind of page was shown some times and after two hundred pages, and what judging and lists hold beside it. */
async function memoryOf(desk) {
  const register = await registerOf(desk, 10_000)
  const after = (pages) =>
    browsed(desk, register, async (page) => {
      await judged(page)
      await look(page, pages)
    })
  const [few, many] = [await after(60), await after(200)]
  const limit = 300
  const of = (pages) => `Peak memory of \`certdesk browse\` after ${pages} pages: 10,000 customers, 125,000 contacts`
  return [
    [
      { work: of('sixty'), megabytes: few.server, limit },
      { work: of('two hundred'), megabytes: many.server, limit },
    ],
    // It ends with each answer, and is lent what a report on all customers takes.
    [{ work: 'Peak memory of what judges beside it', megabytes: Math.max(few.judging, many.judging), limit: 400 }],
    [{ work: 'Peak memory of what makes lists beside it', megabytes: Math.max(few.beside, many.beside), limit }],
  ]
}

/** The page on this machine: what was judged is kept, so that to look again costs no judging; and the memory of it all. */
export async function browseMeasure(desk) {
  // A start of Node takes some 40 ms where nothing else runs. Home: 300 ms at 3,000 and 1.5 s at 100,000 are promised; it is read from what was kept, and a tenth
  // of a second is what nobody feels. A page of a list has 1,000 rows to draw, a quarter of a second, and beyond that what it takes to find which rows they are, which
  // grows with the register: hence a limit for each size, about twice what was measured. What is answered meanwhile is to come as soon as Home does.
  const ratios = [
    await pageMeasure(desk, 3_000, { ...home, limit: 3 }),
    await pageMeasure(desk, 10_000, { ...home, limit: 3 }),
    await pageMeasure(desk, 100_000, { ...home, limit: 3 }),
    await pageMeasure(desk, 10_000, { ...finding, limit: 3 }),
    await pageMeasure(desk, 3_000, { ...customerList, limit: 8 }),
    await pageMeasure(desk, 10_000, { ...customerList, limit: 8 }),
    await pageMeasure(desk, 100_000, { ...customerList, limit: 10 }),
    await pageMeasure(desk, 10_000, { ...certificateList, limit: 12 }),
    await pageMeasure(desk, 100_000, { ...certificateList, limit: 20 }),
    await pageMeasure(desk, 3_000, { ...contactList, limit: 14 }),
    await pageMeasure(desk, 10_000, { ...contactList, limit: 15 }),
    await pageMeasure(desk, 100_000, { ...contactList, limit: 35 }),
    await meanwhileMeasure(desk, 10_000, 3),
    await meanwhileMeasure(desk, 100_000, 3),
  ]
  return { ratios, memory: await memoryOf(desk) }
}
