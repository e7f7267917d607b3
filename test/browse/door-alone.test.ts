import { execFile, spawnSync } from 'node:child_process'
import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { connect, createServer } from 'node:net'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { leadingTo, openerOf } from '../../src/browse/opener.ts'
import { accountIn, isAnotherAccount } from '../../src/browse/peer.ts'
import { refusals } from '../../src/browse/refusals.ts'
import { emptyFolder } from '../scratch.ts'
import { cookieOf, got, opened } from './opened.ts'

const windows = process.platform === 'win32'
const modeOf = (file: string): string => (lstatSync(file).mode & 0o777).toString(8)

/** A folder that only this account may enter. */
function ownFolder(): string {
  const folder = join(emptyFolder(), 'own')
  mkdirSync(folder, { mode: 0o700 })
  return folder
}

/** Leaves a socket behind that nobody listens at, as a process does that was killed. */
async function deadSocket(file: string): Promise<void> {
  const server = createServer()
  await new Promise<void>((done) => server.listen(`${file}.alive`, done))
  renameSync(`${file}.alive`, file)
  await new Promise((done) => server.close(done))
  expect(lstatSync(file).isSocket()).toBe(true)
}

it('listens at no other address than 127.0.0.1', () =>
  opened({}, async ({ port }) => {
    const hosts = ['127.0.0.2', '::1']
    for (const host of hosts)
      await expect(got({ port }, { host })).rejects.toMatchObject({ code: expect.stringMatching(/^E/) })
    expect((await got({ port })).status).toBe(403)
  }))

it('says that a port is taken', () =>
  opened({}, async ({ port }) => {
    await expect(opened({ at: { port } }, async () => undefined)).rejects.toMatchObject({
      exitCode: 2,
      words: { zh: `127.0.0.1 的端口 ${port} 已被占用。` },
    })
  }))

it('has keys of its own at each start', () =>
  opened({}, (one) =>
    opened({}, async (other) => {
      expect(one.token).not.toBe(other.token)
      expect(one.base).not.toBe(other.base)
    }),
  ))

it.skipIf(windows)('listens at a socket that only this account reaches, and takes it away at the end', async () => {
  const folder = ownFolder()
  const socket = join(folder, 'page.sock')
  const before = process.umask(0)
  try {
    await opened({ at: { socket } }, async (door) => {
      expect(process.umask()).toBe(0)
      expect({ mode: modeOf(socket), folder: modeOf(folder), names: readdirSync(folder) }).toEqual({
        ...{ mode: '600', folder: '700', names: ['page.sock'] },
      })
      expect(lstatSync(socket).uid).toBe(process.getuid?.())
      expect(door.address).toMatch(/^http:\/\/127\.0\.0\.1\/\?token=[\w-]{43}$/)
      const at = { socketPath: socket }
      expect((await got(at, { path: door.base })).status).toBe(403)
      const cookie = await cookieOf(door, at)
      expect((await got(at, { path: door.base, headers: { cookie } })).status).toBe(200)
      if (canBeAnother) {
        const tried = `require('net').connect(${JSON.stringify(socket)}).on('error', (e) => console.log(e.code)).on('connect', () => console.log('in'))`
        expect(await asNobody(tried)).toBe('EACCES\n')
      }
      // Over ssh it is some port of another machine.
      expect((await got(at, { path: door.base, headers: { cookie, host: 'localhost:8417' } })).status).toBe(200)
    })
  } finally {
    process.umask(before)
  }
  expect(readdirSync(folder)).toEqual([])
})

it.skipIf(windows)('makes the folder of a socket where there is none, for this account alone', () => {
  const folder = join(emptyFolder(), 'made')
  return opened({ at: { socket: join(folder, 's') } }, async () => expect(modeOf(folder)).toBe('700'))
})

it.skipIf(windows)('takes over the socket of a dead process, and of no other', async () => {
  const folder = ownFolder()
  const socket = join(folder, 'page.sock')
  await deadSocket(socket)
  await opened({ at: { socket } }, async () => {
    expect(modeOf(socket)).toBe('600')
    const { ino } = lstatSync(socket)
    await expect(opened({ at: { socket } }, async () => undefined)).rejects.toMatchObject({
      exitCode: 2,
      words: { zh: `“${socket}”已有程序在使用。` },
    })
    expect(lstatSync(socket).ino).toBe(ino)
    expect((await got({ socketPath: socket })).status).toBe(403)
  })
  expect(readdirSync(folder)).toEqual([])
})

it.skipIf(windows)('takes nothing away that is not its own', async () => {
  const folder = ownFolder()
  const socket = join(folder, 'page.sock')
  const refused = (words: string) =>
    expect(opened({ at: { socket } }, async () => undefined)).rejects.toMatchObject({
      exitCode: 2,
      words: { zh: expect.stringContaining(words) },
    })
  writeFileSync(socket, 'a letter')
  await refused('不是您的套接字')
  expect(readFileSync(socket, 'utf8')).toBe('a letter')
  rmSync(socket)
  const other = join(folder, 'other.sock')
  await deadSocket(other)
  symlinkSync(other, socket)
  await refused('不是您的套接字')
  expect(lstatSync(other).isSocket()).toBe(true)
  rmSync(socket)
  // Somebody took it away, and put another in its place.
  await opened({ at: { socket } }, async () => {
    rmSync(socket)
    writeFileSync(socket, 'another letter')
  })
  expect(readFileSync(socket, 'utf8')).toBe('another letter')
})

it.skipIf(windows)('refuses a folder that others may enter, and a path that systems would cut', async () => {
  const refused = (socket: string, words: string) =>
    expect(opened({ at: { socket } }, async () => undefined)).rejects.toMatchObject({
      exitCode: 2,
      words: { zh: expect.stringContaining(words) },
    })
  for (const mode of [0o755, 0o710, 0o701, 0o770]) {
    const folder = join(emptyFolder(), 'open')
    mkdirSync(folder)
    spawnSync('chmod', [mode.toString(8), folder])
    await refused(join(folder, 's'), '其他账户可以进入')
    expect(readdirSync(folder)).toEqual([])
  }
  await refused(join(ownFolder(), 'x'.repeat(120)), '套接字路径最长')
  const file = join(emptyFolder(), 'file')
  writeFileSync(file, '')
  await refused(join(file, 's'), '不是文件夹')
  await refused(join(emptyFolder(), 'a', 'b', 's'), '无法建立文件夹')
})

/** Two rows of /proc/net/tcp of a machine that writes its numbers backwards, and one of /proc/net/tcp6. */
const table = `  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
   0: 0100007F:20E1 00000000:0000 0A 00000000:00000000 00:00000000 00000000  1000        0 1 1 0 100 0 0 10 0
   1: 0100007F:20E1 0100007F:D431 01 00000000:00000000 00:00000000 00000000  1000        0 2 1 0 20 4 30 10 -1
   2: 0200000A:D431 0100007F:20E1 01 00000000:00000000 00:00000000 00000000  1003        0 3 1 0 20 4 30 10 -1
   3: 0100007F:D431 0100007F:20E1 01 00000000:00000000 00:00000000 00000000  1001        0 4 1 0 20 4 30 10 -1
   4: 0000000000000000FFFF00000100007F:D432 0000000000000000FFFF00000100007F:20E1 01 00000000:00000000 00:00000000 00000000  1002        0 5`

it('reads in the table of the kernel whose the far end of a connection is', () => {
  const ends = { remoteAddress: '127.0.0.1', localAddress: '127.0.0.1', localPort: 0x20e1 }
  expect(accountIn(table, { ...ends, remotePort: 0xd431 }, 'LE')).toBe(1001)
  expect(accountIn(table, { ...ends, remotePort: 0xd432 }, 'LE')).toBe(1002)
  expect(accountIn(table, { ...ends, remotePort: 0xd433 }, 'LE')).toBe(null)
  expect(accountIn(table.replaceAll('0100007F', '7F000001'), { ...ends, remotePort: 0xd431 }, 'BE')).toBe(1001)
  expect(accountIn('', { ...ends, remotePort: 0xd431 })).toBe(null)
})

it('knows its own connections', () =>
  opened({}, async (door) => {
    expect((await got(door, { path: `/?token=${door.token}` })).status).toBe(200)
  }))

/** Root can be any account. Whoever is not cannot be another one, and what the kernel and the modes say is all there is to see. */
const canBeAnother = process.getuid?.() === 0 && process.platform === 'linux'

/** What Node prints that another account runs, while this process answers it. */
const asNobody = (script: string): Promise<string> =>
  new Promise((done) =>
    execFile(process.execPath, ['-e', script], { uid: 65534, gid: 65534, cwd: '/' }, (_, out, err) => done(out + err)),
  )

it('lets no other account in, not by its token either', () =>
  opened({}, async (door) => {
    if (canBeAnother) {
      const asked = await asNobody(`
        fetch(${JSON.stringify(door.address)}).then(async (r) => console.log(r.status, await r.text()))`)
      expect(asked).toMatch(/^403 /)
      expect(asked).toContain(refusals.account.words.zh)
    }
    // Of a connection that is another account's, by what the kernel says of one that is ours.
    if (process.platform === 'linux') {
      const socket = connect(door.port, '127.0.0.1')
      await new Promise((done) => socket.once('connect', done))
      const far = {
        remoteAddress: socket.localAddress,
        remotePort: socket.localPort,
        localAddress: socket.remoteAddress,
        localPort: socket.remotePort,
      }
      expect(isAnotherAccount(far)).toBe(false)
      if (process.getuid?.() !== 0) expect(isAnotherAccount(far, 4_000_000)).toBe(true)
      socket.destroy()
    }
  }))

it.skipIf(windows)('leaves a file for the browser that only this account reads, and takes it away', async () => {
  const runtime = ownFolder()
  const before = process.umask(0)
  const leading = leadingTo('http://127.0.0.1:8417/?token=abc', 'zh', {
    env: { XDG_RUNTIME_DIR: runtime },
    platform: 'linux',
  })
  process.umask(before)
  expect(leading.file.startsWith(`${runtime}/certdesk-browse-`)).toBe(true)
  expect({ file: modeOf(leading.file), folder: modeOf(join(leading.file, '..')) }).toEqual({
    file: '600',
    folder: '700',
  })
  expect(statSync(leading.file).uid).toBe(process.getuid?.())
  expect(readFileSync(leading.file, 'utf8')).toContain('content="0;url=http://127.0.0.1:8417/?token=abc"')
  if (canBeAnother) {
    const read = await asNobody(
      `try { console.log(require('fs').readFileSync(${JSON.stringify(leading.file)}, 'utf8')) } catch (e) { console.log(e.code) }`,
    )
    expect(read).toBe('EACCES\n')
  }
  leading.remove()
  expect(readdirSync(runtime)).toEqual([])
})

it.skipIf(windows)('leaves it in the state of the program where a session has no folder', () => {
  const home = ownFolder()
  const { file, remove } = leadingTo('http://127.0.0.1/', 'en', {
    env: { HOME: home, XDG_RUNTIME_DIR: 'relative' },
    platform: 'linux',
  })
  expect(file.startsWith(join(home, '.local/state/certdesk/certdesk-browse-'))).toBe(true)
  expect(modeOf(join(home, '.local/state/certdesk'))).toBe('700')
  remove()
  expect(existsSync(file)).toBe(false)
  const nowhere = leadingTo('http://127.0.0.1/', 'en', { env: { XDG_RUNTIME_DIR: '/nowhere' }, platform: 'linux' })
  expect(modeOf(nowhere.file)).toBe('600')
  nowhere.remove()
})

it('opens the browser as each desktop does, and none where nobody sits', () => {
  const on = (platform: NodeJS.Platform, env: Record<string, string> = {}) =>
    openerOf({ platform, env }, '/run/user/1/open.html')
  expect(on('linux', { DISPLAY: ':0' })).toEqual(['xdg-open', '/run/user/1/open.html'])
  expect(on('linux', { WAYLAND_DISPLAY: 'wayland-0' })).toEqual(['xdg-open', '/run/user/1/open.html'])
  expect(on('linux')).toBe('noScreen')
  expect(on('linux', { DISPLAY: '' })).toBe('noScreen')
  expect(on('linux', { SSH_CONNECTION: '10.0.0.1 1 10.0.0.2 22' })).toBe('elsewhere')
  // With a screen that ssh brings along (ssh -X), it opens there.
  expect(on('linux', { SSH_CONNECTION: '10.0.0.1 1 10.0.0.2 22', DISPLAY: 'localhost:10.0' })).toEqual([
    'xdg-open',
    '/run/user/1/open.html',
  ])
  expect(on('darwin')).toEqual(['/usr/bin/open', '/run/user/1/open.html'])
  expect(on('darwin', { SSH_TTY: '/dev/ttys001' })).toBe('elsewhere')
  expect(on('linux', { WSL_DISTRO_NAME: 'Ubuntu', DISPLAY: ':0' })).toEqual(['wslview', '/run/user/1/open.html'])
  expect(on('win32', { SystemRoot: 'C:\\Windows' })).toEqual([
    'C:\\Windows\\System32\\rundll32.exe',
    'url.dll,FileProtocolHandler',
    '/run/user/1/open.html',
  ])
})
