// @module-tag long

import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { processOf, program } from '../faults/process.ts'
import { lyingOn, windows } from '../register/disk/disks.ts'
import { emptyFolder } from '../scratch.ts'
import { desk, openedAnew } from './desk.ts'

openedAnew()

const cifs = 'cifs //server/office rw'

test('init refuses a network drive in a pipe, and names the flag by which it is meant', async () => {
  const { at, cwd, file } = desk()
  const disks = lyingOn(cwd, 'fuse.sshfs me@server:/office rw')
  const en = await at(['init'], { disks })
  expect(en).toMatchObject({ code: 4, out: '' })
  expect(en.err).toContain(`${file} would lie on a drive that may be over a network (FUSE sshfs)`)
  expect(en.err).toContain('certdesk init --on-network')
  expect(en.err).toContain('ssh://')
  const zh = await at(['init', '--lang', 'zh'], { disks })
  expect(zh).toMatchObject({ code: 4, err: expect.stringContaining('可能将位于网络磁盘（FUSE sshfs）') })
  expect(fs.existsSync(file)).toBe(false)
  expect(await at(['init', '--on-network'], { disks })).toMatchObject({ code: 0, err: '' })
  expect((await at(['audit', 'list', '--format', 'json'])).out).toContain('init --on-network')
})

test('nothing is looked at on a share before it is refused: it may be gone', async () => {
  const { at, cwd } = desk()
  const link = path.join(cwd, 'office')
  fs.symlinkSync(path.join(cwd, 'share'), link)
  const touched: string[] = []
  const linkAt = (place: string) => {
    touched.push(place)
    return place === link ? path.join(cwd, 'share') : null
  }
  const disks = { ...lyingOn(path.join(cwd, 'share'), cifs), link: linkAt }
  expect(await at(['init', '--register', path.join(link, 'register.db')], { disks })).toMatchObject({ code: 4 })
  expect(touched).toContain(link)
  expect(touched.filter((place) => place.startsWith(path.join(cwd, 'share')))).toEqual([])
})

test.runIf(process.platform === 'linux')(
  'the program itself touches nothing there either, and so hangs on no share that is gone',
  async () => {
    const cwd = emptyFolder()
    const [share, touched] = [path.join(cwd, 'share'), path.join(cwd, 'touched')]
    fs.mkdirSync(share)
    const file = path.join(share, 'office', 'register.db')
    const env = {
      ...{ CERTDESK_REGISTER: file, CERTDESK_BY: '陈红', CERTDESK_CACHE: 'off', HOME: cwd, LANG: 'C.UTF-8' },
      NODE_OPTIONS: `--require ${fileURLToPath(new URL('gone-share.cjs', import.meta.url))}`,
      ...{ GONE_PLACE: share, GONE_TOUCHED: touched },
    }
    const at = (...args: string[]) => processOf(process.execPath, [program, ...args], { cwd, env })
    expect(await at('init')).toMatchObject({
      code: 4,
      errors: expect.stringContaining('on a drive over a network (CIFS)'),
    })
    expect(fs.existsSync(touched)).toBe(false)
    expect(await at('init', '--on-network')).toMatchObject({ code: 0 })
    expect(fs.readFileSync(touched, 'utf8')).toContain('mkdirSync')
  },
)

test('on a terminal it is asked, in the language that was chosen, before anything else', async () => {
  const { at, cwd, file } = desk()
  const disks = lyingOn(cwd, cifs)
  const no = await at(['init'], { disks, tty: true, answers: ['zh', false] })
  expect(no.code).toBe(130)
  expect(no.asked.at(-1)).toContain(
    '位于网络磁盘（CIFS）：两台机器同时写入可能损坏登记簿。\n仍要建在那里（仅供一台电脑使用）？',
  )
  expect(no.err).toContain('未新建登记簿')
  expect(fs.existsSync(file)).toBe(false)
  const yes = await at(['init'], { disks, tty: true, columns: 300, answers: ['en', true, '', 'both', ''] })
  expect(yes).toMatchObject({ code: 0 })
  // How it would be typed is shown with what was answered, and stands in the journal no less.
  expect(yes.err + yes.out).toContain('--on-network')
  // Whoever has just answered is told again tomorrow.
  expect((await at(['staff', 'list'], { disks, tty: true })).err).toBe('')
  expect((await at(['staff', 'list'], { disks, tty: true, now: '2026-07-02T01:00:00Z' })).err).toContain('network')
})

test('with a flag typed on a terminal only the place is asked about, or not even that', async () => {
  const { at, cwd, file } = desk()
  const disks = lyingOn(cwd, cifs)
  const typed = ['init', '--go-live', '2026-01-01', '--lang', 'en']
  const no = await at(typed, { disks, tty: true, answers: [false] })
  expect(no).toMatchObject({ code: 130, asked: [expect.stringContaining('Make it there all the same')] })
  expect(fs.existsSync(file)).toBe(false)
  expect(await at([...typed, '--on-network'], { disks, tty: true })).toMatchObject({ code: 0, asked: [] })
})

test('a register that is there already is said to be, and nobody is asked for nothing', async () => {
  const { at, cwd } = desk()
  await at(['init'])
  const again = await at(['init'], { disks: lyingOn(cwd, cifs), tty: true, answers: [] })
  expect(again).toMatchObject({ code: 4, asked: [], err: expect.stringContaining('already exists') })
})

test.each([
  ['virtiofs host0 rw', 'of the machine around this one (virtiofs)', '位于宿主机的磁盘（virtiofs）'],
  ['9p C:\\134 rw,aname=drvfs;path=C:\\;uid=1000', 'of Windows, seen from its Linux (WSL)', '位于 Windows 的磁盘'],
])('init and the first command say what comes of %s, and refuse nothing', async (kind, en, zh) => {
  const { at, cwd } = desk()
  const disks = lyingOn(cwd, kind, 0x65735546)
  expect(await at(['init'], { disks })).toMatchObject({ code: 0, err: expect.stringContaining(en) })
  expect((await at(['staff', 'list'], { disks })).err).toBe('')
  const later = { disks, now: '2026-07-01T01:00:00Z' }
  expect((await at(['staff', 'list', '--lang', 'zh'], later)).err).toContain(zh)
})

test('a folder that a service copies to other computers is told by its name', async () => {
  const { at, cwd } = desk()
  const file = path.join(cwd, 'Nutstore Files', '我的坚果云', 'register.db')
  const made = await at(['init', '--register', file])
  expect(made).toMatchObject({ code: 0, err: expect.stringContaining('in a folder that Nutstore copies') })
  const later = { now: '2026-07-01T01:00:00Z' }
  expect((await at(['staff', 'list', '--register', file, '--lang', 'zh'], later)).err).toContain(
    '由坚果云同步到其他电脑',
  )
})

test('a mapped letter of Windows is a network drive', async () => {
  const { at, cwd, file } = desk()
  const z = windows({ 'Z:': '\\\\server\\office' })
  // Paths of Windows lead nowhere on the machine that the test runs on: what the letter stands for is put in the place of the folder.
  const disks = { ...z, real: (place: string) => z.real(place.replace(cwd, 'Z:\\').replaceAll('/', '\\')) }
  const refused = await at(['init'], { disks })
  expect(refused).toMatchObject({ code: 4, err: expect.stringContaining('(UNC \\\\server\\office)') })
  expect(await at(['init'])).toMatchObject({ code: 0 })
  expect((await at(['staff', 'list'], { disks })).err).toContain(`${file} lies on a drive over a network`)
})
