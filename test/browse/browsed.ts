import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { shown } from '../browser.ts'
import { atEnd, emptyFolder } from '../scratch.ts'
import { type Desk, deskAs, desk as emptyDesk } from '../upkeep/desk.ts'

const at = (name: string) => fileURLToPath(new URL(`../../${name}`, import.meta.url))
const program = at('bin/certdesk.js')

/** The day on which everything is looked at. */
const today = '2026-10-15'

const typedBy = { env: { CERTDESK_BY: '王芳', CERTDESK_TODAY: today } }

/** An office with a list of customers, a year and a half of contacts, and a suspension. */
export const office = (): Promise<Desk> =>
  deskAs('browsed', async () => {
    const desk = emptyDesk({ ...typedBy, now: '2026-10-15T01:00:00.000Z' })
    for (const name of ['customers.csv', 'contacts.csv'])
      fs.copyFileSync(at(`fixtures/${name}`), path.join(desk.cwd, name))
    const lines = [
      ['init', '--go-live', '2025-01-16'],
      ['calendar', 'import', '--mainland', '2025', '--mainland', '2026'],
      ['customer', 'import', 'customers.csv', '--maintainer-since', '2025-01-16'],
      ['contact', 'import', 'contacts.csv'],
      ['staff', 'add', '陈红', '--role', 'decision-maker'],
      [
        ...['suspend', 'start', 'DEMO-Q-2025-005', '--reason', '未按期接受监督', '--ground-on', '2026-10-08'],
        ...['--decided-by', '陈红', '--decided-on', '2026-10-09', '--on', '2026-10-12', '--conditions', '完成监督审核'],
      ],
    ]
    for (const line of lines) {
      const { code, err } = await desk.at(line)
      if (code > 1) throw new Error(`${line.join(' ')}: ${err}`)
    }
    return desk
  })

/** What a page that was asked for came to. */
export interface Got {
  readonly status: number
  readonly type: string
  readonly text: string
  readonly bytes: Buffer
  readonly headers: Headers
}

/** The real program, serving an office's register. */
export interface Browsed {
  /** The address that opens it. */
  readonly address: string
  /** The beginning of every page's address. */
  readonly base: string
  readonly child: ChildProcess
  /** Asks for a page below `base`, as the account that was let in. */
  get(address: string): Promise<Got>
  /** Runs a command line on the same register, as another process. */
  certdesk(...argv: readonly string[]): { readonly status: number | null; readonly out: string; readonly err: string }
}

/** Opens the pages of an office's register for a piece of work, and closes them. */
export async function browsed<T>(
  desk: Pick<Desk, 'cwd' | 'file'>,
  work: (served: Browsed) => Promise<T>,
  more: readonly string[] = [],
): Promise<T> {
  const served = await opened(desk, more)
  try {
    return await work(served)
  } finally {
    await closed(served.child)
  }
}

let open: Promise<Browsed> | null = null

/** The same of one office for all tests of a file that leave its register as it is and its server running. */
export async function lookedAt<T>(work: (served: Browsed) => Promise<T>): Promise<T> {
  open ??= office().then(async (desk) => {
    const served = await opened(desk)
    atEnd(() => {
      open = null
      served.child.kill('SIGTERM')
    })
    return served
  })
  return work(await open)
}

/** Ends a server, and with it what it started: what goes on alone would write where nothing is any more. */
async function closed(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = new Promise((done) => child.once('close', done))
  child.kill('SIGTERM')
  await ended
}

async function opened({ cwd, file }: Pick<Desk, 'cwd' | 'file'>, more: readonly string[] = []): Promise<Browsed> {
  const state = emptyFolder()
  const { PATH } = process.env
  const env = {
    ...{ PATH, HOME: cwd, CERTDESK_REGISTER: file, CERTDESK_LANG: 'zh', ...typedBy.env },
    ...{ XDG_STATE_HOME: state, XDG_CACHE_HOME: state },
  }
  const child = spawn(process.execPath, [program, 'browse', '--no-open', ...more], { cwd, env })
  let [said, errors] = ['', '']
  child.stderr.on('data', (piece) => {
    errors += piece
  })
  const address = await new Promise<string>((done, failed) => {
    child.stdout.on('data', (piece) => {
      said += piece
      const [found] = /http\S+(?=\n)/.exec(said) ?? []
      if (found !== undefined) done(found)
    })
    child.once('close', (code) => failed(new Error(`ended with ${code}: ${errors}`)))
  })
  const entered = await fetch(address)
  const cookie = entered.headers.get('set-cookie')?.split(';')[0] ?? ''
  const base = new URL(/url=([^"]+)/.exec(await entered.text())?.[1] ?? '', address).href
  const get = async (page: string): Promise<Got> => {
    const { status, headers, ...answer } = await answered(new URL(page, base), cookie)
    return { status, headers, type: headers.get('content-type') ?? '', ...answer }
  }
  const certdesk: Browsed['certdesk'] = (...argv) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...argv], { cwd, env, encoding: 'utf8' })
    return { status, out: stdout, err: stderr }
  }
  return { address, base, child, get, certdesk }
}

async function answered(url: URL, cookie: string) {
  const answer = await fetch(url, { headers: { cookie } })
  const bytes = Buffer.from(await answer.arrayBuffer())
  return { status: answer.status, headers: answer.headers, bytes, text: bytes.toString('utf8') }
}

/** Opens the pages in Chromium, as the address leads there. */
export const inBrowser = <T>(
  { address, base }: Pick<Browsed, 'address' | 'base'>,
  work: (page: Page) => Promise<T>,
  options: Parameters<typeof shown>[2] = {},
): Promise<T> =>
  shown(
    address,
    async (page) => {
      await page.waitForURL(`${base}**`)
      return work(page)
    },
    options,
  )

/** Waits until every answer of a page is there and holds. */
export async function settled(page: Page): Promise<void> {
  await page.locator('.piece').first().waitFor()
  await page.locator('.piece[aria-busy]').waitFor({ state: 'detached' })
}
