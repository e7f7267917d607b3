// @module-tag long

import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'
import { beforeAll, expect, it } from 'vitest'
import { keepOpen } from '../../src/browse/keep-open.ts'
import type { Words } from '../../src/clause/words.ts'
import { shown as inBrowser, noBrowser } from '../browser.ts'
import { emptyFolder } from '../scratch.ts'
import { testWorld } from '../world.ts'
import { echo, got } from './opened.ts'

const windows = process.platform === 'win32'
const program = join(emptyFolder(), 'door.cjs')

/** A process that keeps a door open and is ended as the program is (`start/start.ts`), with a browser that only says what it was opened with. */
const source = `
import { endedBy } from './src/register/file/unfinished.ts'
import { keepOpen } from './src/browse/keep-open.ts'
import { systemWorld } from './src/terminal/system-world.ts'
process.on('SIGINT', () => process.exit(130))
endedBy(() => process.exit(143))
const world = systemWorld()
const browser = async (command) => {
  process.stderr.write('browser ' + JSON.stringify(command) + '\\n')
  return true
}
const call = { world: { ...world, stdout: world.stdout, browser }, lang: 'en', warn: (words) => process.stderr.write(words.en + '\\n') }
const answers = async () => ({ status: 200, type: 'text/plain', body: 'here' })
keepOpen(call, JSON.parse(process.argv[2]), answers).then((why) => process.stderr.write(why), (error) => process.stderr.write(error.message))
`

beforeAll(async () => {
  await build({
    stdin: { contents: source, resolveDir: process.cwd(), loader: 'ts' },
    ...{ outfile: program, bundle: true, platform: 'node', format: 'cjs', logLevel: 'error' },
  })
})

interface Started {
  readonly child: ChildProcess
  readonly address: string
  readonly ended: Promise<number | null>
  err(): string
}

/** Starts it, and waits for what it prints: the address, then on the other stream how it ends. */
async function started(input: object, env: NodeJS.ProcessEnv): Promise<Started> {
  const child = spawn(process.execPath, [program, JSON.stringify(input)], { env: { PATH: process.env.PATH, ...env } })
  let [out, err] = ['', '']
  child.stdout.on('data', (text) => {
    out += text
  })
  child.stderr.on('data', (text) => {
    err += text
  })
  const ended = new Promise<number | null>((done) => child.once('close', done))
  await new Promise<void>((done) => {
    const look = () => (out.endsWith('\n') && err.includes('The page is open') ? done() : undefined)
    child.stdout.on('data', look)
    child.stderr.on('data', look)
    child.once('close', () => done())
  })
  expect(out).toMatch(/^http:\/\/127\.0\.0\.1(:\d+)?\/\?token=[\w-]{43}\n$/)
  return { child, address: out.trim(), ended, err: () => err }
}

for (const [signal, code] of [
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const)
  it.skipIf(windows)(`takes away the socket and the file for the browser when it is ended (${signal})`, async () => {
    const folder = join(emptyFolder(), 'own')
    mkdirSync(folder, { mode: 0o700 })
    const atSocket = await started({ socket: join(folder, 's') }, { HOME: folder })
    expect(readdirSync(folder)).toEqual(['s'])
    atSocket.child.kill(signal)
    expect(await atSocket.ended).toBe(code)
    expect(readdirSync(folder)).toEqual([])

    const atPort = await started({}, { XDG_RUNTIME_DIR: folder, DISPLAY: ':99' })
    expect(readdirSync(folder)).toHaveLength(1)
    atPort.child.kill(signal)
    expect(await atPort.ended).toBe(code)
    expect(readdirSync(folder)).toEqual([])
    await expect(got({ port: Number(new URL(atPort.address).port) })).rejects.toMatchObject({ code: 'ECONNREFUSED' })
  })

it.skipIf(windows)(
  'opens the browser on a file without the token in what others see, which is gone once it was read',
  async () => {
    const folder = join(emptyFolder(), 'own')
    mkdirSync(folder, { mode: 0o700 })
    const page = await started({}, { XDG_RUNTIME_DIR: folder, DISPLAY: ':99' })
    const [, file = ''] = JSON.parse(/^browser (.*)$/m.exec(page.err())?.[1] ?? '[]')
    const { port, searchParams, search } = new URL(page.address)
    const token = searchParams.get('token') ?? ''
    expect(dirname(dirname(file))).toBe(folder)
    expect(page.err()).not.toContain(token)
    expect(readFileSync(file, 'utf8')).toContain(`url=${page.address}"`)
    // Neither a wrong token nor a favicon is it.
    await got({ port: Number(port) }, { path: '/?token=x' })
    expect(existsSync(file)).toBe(true)
    expect((await got({ port: Number(port) }, { path: `/${search}` })).status).toBe(200)
    expect(existsSync(file)).toBe(false)
    page.child.kill('SIGINT')
    await page.ended
  },
)

/** What is said beside the address of a door that is opened so, until nobody used it; and what a browser was opened with. */
async function said(input: Partial<Parameters<typeof keepOpen>[1]>, env: Record<string, string>, isOpened = true) {
  const words: Words[] = []
  const commands: (readonly string[])[] = []
  let [now, look]: [number, (() => void) | null] = [0, null]
  const world = {
    ...testWorld({ env: { HOME: emptyFolder(), ...env }, platform: 'linux' }),
    clock: () => now,
    browser: async (command: readonly string[]) => {
      commands.push(command)
      return isOpened
    },
  }
  const call = {
    world,
    lang: 'zh' as const,
    warn: (each: Words, how?: { copied?: Words }) =>
      void words.push(each, ...(how?.copied === undefined ? [] : [how.copied])),
  }
  const typed = { socket: undefined, port: undefined, idle: undefined, noOpen: undefined, ...input }
  const ended = keepOpen(call, typed, echo, (_, act) => {
    look = act
    return () => undefined
  })
  while (!words.some(({ zh }) => zh.startsWith('页面保持打开'))) await new Promise((done) => setTimeout(done, 10))
  now = 3_600_000
  ;(look as (() => void) | null)?.()
  expect(await ended).toBe('idle')
  const { port } = new URL(world.out().trim())
  return { words: words.map(({ zh }) => zh.replaceAll(port, 'PORT')), commands, out: world.out() }
}

const stays = '页面保持打开，按 Ctrl-C 结束；无人使用 60 分钟后自动结束。'

it('says how to come in where no browser is opened', async () => {
  const screen = { DISPLAY: ':0' }
  const opened = await said({}, screen)
  expect(opened).toMatchObject({ words: [stays], commands: [['xdg-open', expect.stringMatching(/open\.html$/)]] })
  expect(opened.out).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/\?token=[\w-]{43}\n$/)
  expect(await said({ noOpen: true }, screen)).toMatchObject({ words: [stays], commands: [] })
  const failed = await said({ idle: 5 }, screen, false)
  expect(failed.words).toContain('未能打开浏览器，请自行打开上面的地址。')
  expect(failed.words).toContain('页面保持打开，按 Ctrl-C 结束；无人使用 5 分钟后自动结束。')
  expect(await said({}, {})).toMatchObject({
    words: ['没有可显示浏览器的屏幕，请自行打开上面的地址。', stays],
    commands: [],
  })
  const through = async (env: Record<string, string>) => (await said({}, env)).words[1]
  expect(await through({ SSH_CONNECTION: '10.0.0.1 1 10.0.0.2 22' })).toBe('ssh -L PORT:127.0.0.1:PORT clerk@10.0.0.2')
  expect(await through({ SSH_CONNECTION: 'fe80::1 1 fe80::2 2222' })).toBe(
    'ssh -L PORT:127.0.0.1:PORT -p 2222 clerk@fe80::2',
  )
  expect(await through({ SSH_TTY: '/dev/pts/0' })).toBe('ssh -L PORT:127.0.0.1:PORT 用户@本机')
  const both = { port: 8417, socket: 's', idle: undefined, noOpen: undefined }
  const call = { world: testWorld(), lang: 'en' as const, warn: () => undefined }
  await expect(keepOpen(call, both, echo)).rejects.toMatchObject({ exitCode: 2 })
})

it.skipIf(noBrowser)('comes in from a file, by the entrance, and stays in, in a real browser', async () => {
  const folder = join(emptyFolder(), 'own')
  mkdirSync(folder, { mode: 0o700 })
  const page = await started({}, { XDG_RUNTIME_DIR: folder, DISPLAY: ':99' })
  const [, file = ''] = JSON.parse(/^browser (.*)$/m.exec(page.err())?.[1] ?? '[]')
  const sent: (string | undefined)[] = []
  const other = createServer(({ headers }, response) => {
    sent.push(headers.cookie)
    response.end('another account is here')
  })
  await new Promise<void>((done) => other.listen(0, '127.0.0.1', done))
  await inBrowser(pathToFileURL(file).href, async (shown) => {
    await shown.waitForURL(/\/[0-9a-f]{16}\/$/)
    expect(await shown.textContent('body')).toBe('here')
    expect(shown.url()).not.toContain('token')
    const cookies = await shown.context().cookies()
    expect(cookies).toMatchObject([{ httpOnly: true, sameSite: 'Strict', domain: '127.0.0.1', expires: -1 }])
    expect(await shown.evaluate('document.cookie + document.referrer')).toBe('')
    await shown.reload()
    expect(await shown.textContent('body')).toBe('here')
    // To a browser another port is the same site, with the same cookies.
    const here = shown.url()
    await shown.goto(`http://127.0.0.1:${(other.address() as AddressInfo).port}/`)
    expect(new Set(sent)).toEqual(new Set([undefined]))
    // And what it leads to is not shown: only what a person opens, or the page itself.
    const led = await Promise.all([
      shown.waitForResponse(here),
      shown.evaluate(`location.href = ${JSON.stringify(here)}`),
    ])
    expect(led[0].status()).toBe(403)
    await shown.waitForURL(here)
    await shown.goto(here)
    expect(await shown.textContent('body')).toBe('here')
  })
  other.close()
  page.child.kill('SIGINT')
  await page.ended
})
