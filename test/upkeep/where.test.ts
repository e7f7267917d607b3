import fs from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { desk, openedAnew } from './desk.ts'

openedAnew()

test('the flag wins over the environment, and that over the data folder', async () => {
  const { cwd, file, json } = desk()
  const flag = path.join(cwd, 'other.db')
  expect(await json(['where', '--register', 'other.db'])).toEqual({
    schema: 1,
    where: { file: flag, from: 'flag', exists: false },
  })
  expect(await json(['where'])).toMatchObject({ where: { file, from: 'environment', exists: false } })
})

test.each([
  ['linux', { XDG_DATA_HOME: '/data' }, '/data/certdesk/register.db'],
  ['linux', { XDG_DATA_HOME: 'relative', HOME: '/home/w' }, '/home/w/.local/share/certdesk/register.db'],
  ['darwin', { HOME: '/Users/w' }, '/Users/w/Library/Application Support/certdesk/register.db'],
] as const)('the data folder of %s', async (platform, env, expected) => {
  const { at } = desk()
  const found = await at(['where', '--format', 'json'], {
    platform,
    env: { ...env, CERTDESK_REGISTER: undefined as never },
  })
  expect(JSON.parse(found.out)).toMatchObject({ where: { file: expected, from: 'default' } })
})

test('where says what stands there, whatever it is', async () => {
  const { at, file } = desk({ tty: true, columns: 300 })
  expect((await at(['where'])).out).toContain('not there yet')
  await at(['init'], { tty: false })
  expect((await at(['where'])).out).toContain('a register')
  fs.chmodSync(file, 0o444)
  expect((await at(['where', '--lang', 'zh'])).out).toContain('只读')
  fs.chmodSync(file, 0o600)
  fs.writeFileSync(file, 'something else')
  expect(await at(['where'])).toMatchObject({ code: 0, out: expect.stringContaining('not a certdesk register') })
})

test.each([
  'postgress://li:secret@db/certdesk',
  'postgres//li@db/certdesk',
  'ssh//certdesk@office/srv/register.db',
  'http://office/register.db',
])('%s is no file: nothing is made of that name', async (named) => {
  const { at, cwd } = desk()
  const before = fs.readdirSync(cwd)
  for (const argv of [['init'], ['customer', 'list']]) {
    const { code, err } = await at([...argv, '--register', named])
    expect([code, err]).toEqual([2, expect.stringContaining('an address of a kind that certdesk does not know')])
    expect(err).not.toContain('secret')
  }
  expect(fs.readdirSync(cwd)).toEqual(before)
})
