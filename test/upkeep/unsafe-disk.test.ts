import fs from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { lyingOn } from '../register/disk/disks.ts'
import { emptyFolder } from '../scratch.ts'
import { desk, openedAnew } from './desk.ts'

openedAnew()

const cifs = 'cifs //server/office rw'

/** A register in a folder of a share, as offices have them that began before anybody told them. */
async function onShare(kind = cifs) {
  const office = desk()
  await office.at(['init', '--by', '陈红'])
  const disks = lyingOn(office.cwd, kind)
  const at: typeof office.at = (argv, more = {}) => office.at(argv, { disks, ...more })
  return { ...office, at }
}

const warned = 'lies on a drive over a network (CIFS): two machines that write at once can damage the register.'

test('a register on a network drive goes on to work, and says so once a day, with the way out', async () => {
  const { at, file } = await onShare()
  const first = await at(['staff', 'add', '王芳', '--by', '陈红'])
  expect(first).toMatchObject({ code: 0, err: expect.stringContaining(`note: ${file} ${warned}`) })
  expect(first.err).toContain('--register ssh://[USER@]HOST/PATH')
  expect(await at(['staff', 'list'])).toMatchObject({ code: 0, err: '' })
  expect(await at(['staff', 'add', '李明', '--by', '陈红'])).toMatchObject({ code: 0, err: '' })
  const next = { now: '2026-07-01T02:00:00.000Z' }
  expect((await at(['staff', 'list', '--lang', 'zh'], next)).err).toContain(`注意：${file} 位于网络磁盘（CIFS）：`)
  expect((await at(['staff', 'list'], next)).err).toBe('')
})

test('the day is that of the register’s time zone', async () => {
  const { at } = await onShare()
  const err = async (now: string) => (await at(['staff', 'list'], { now })).err
  expect(await err('2026-07-01T01:00:00.000Z')).toContain(warned)
  expect(await err('2026-07-01T15:59:00.000Z')).toBe('')
  expect(await err('2026-07-01T16:01:00.000Z')).toContain(warned)
})

test('what a schedule was told somebody at a terminal still is, and each account for itself', async () => {
  const { at } = await onShare()
  const screen = { tty: true, columns: 400 }
  const list = ['staff', 'list']
  expect((await at(list)).err).toContain(warned)
  expect((await at(list, screen)).err).toContain(warned)
  expect((await at(list, screen)).err).toBe('')
  expect((await at(list)).err).toBe('')
  const other = { env: { HOME: emptyFolder() } }
  expect((await at(list, other)).err).toContain(warned)
  expect((await at(list, other)).err).toBe('')
})

test('what is not said under --quiet is left for the next command', async () => {
  const { at } = await onShare()
  expect((await at(['staff', 'list', '--quiet'])).err).toBe('')
  expect((await at(['staff', 'list'])).err).toContain(warned)
})

test('an account that has nothing to remember by is told every time', async () => {
  const { at, cwd } = await onShare()
  const state = path.join(cwd, 'no-folder')
  fs.writeFileSync(state, '')
  for (const env of [{ HOME: '' }, { XDG_STATE_HOME: state }])
    for (let n = 0; n < 2; n++) expect((await at(['staff', 'list'], { env })).err).toContain(warned)
})

test('a note of what was said that is damaged is no error', async () => {
  const { at, cwd } = await onShare()
  const state = path.join(cwd, 'state')
  const env = { XDG_STATE_HOME: state }
  await at(['staff', 'list'], { env })
  const [name = ''] = fs.readdirSync(path.join(state, 'certdesk'))
  for (const text of ['', '{', 'null', '[]', '{"pipe":7}']) {
    fs.writeFileSync(path.join(state, 'certdesk', name), text)
    expect(await at(['staff', 'list'], { env }), text).toMatchObject({ code: 0, err: expect.stringContaining(warned) })
    expect((await at(['staff', 'list'], { env })).err, text).toBe('')
  }
})

test('a copy of a register that is put on a share is a copy, and nothing is said of it', async () => {
  const { at, cwd } = desk()
  await at(['init'])
  const share = path.join(cwd, 'share')
  fs.mkdirSync(share)
  const disks = lyingOn(share, cifs)
  const there = { disks: { ...disks, number: (place: string) => (place.startsWith(share) ? 0x6969 : 0xef53) } }
  expect(await at(['backup', '--to', share], there)).toMatchObject({ code: 0, err: '' })
  expect(fs.readdirSync(share)).toHaveLength(1)
})

test('commands on the file itself say it too', async () => {
  const { at } = await onShare()
  expect(await at(['audit', 'verify'])).toMatchObject({ code: 0, err: expect.stringContaining(warned) })
  expect((await at(['backup'])).err).toBe('')
})

test('doctor says it every time, as a problem with what to do', async () => {
  const { at, json } = await onShare()
  const drive = async (argv: readonly string[] = ['doctor', '--format', 'json']) => {
    const { code, out } = await at(argv)
    return { code, drive: JSON.parse(out).doctor.checks.find(({ check }: { check: string }) => check === 'drive') }
  }
  for (let n = 0; n < 2; n++)
    expect(await drive()).toMatchObject({
      code: 1,
      drive: {
        ok: false,
        detail: {
          en: 'over a network, or may be (CIFS): two machines that write at once can damage the register',
          zh: '位于或可能位于网络上（CIFS）：两台机器同时写入可能损坏登记簿',
        },
        remedy: { en: expect.stringContaining('ssh://'), zh: expect.stringContaining('ssh://') },
      },
    })
  // On the machine that the test runs on.
  expect((await json(['staff', 'list'])).staff).toHaveLength(1)
})
