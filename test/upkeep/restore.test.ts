import fs from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { isRoot } from '../tools.ts'
import { desk, openedAnew } from './desk.ts'

openedAnew()

/** A register with a backup from before an account was recorded. */
async function bound() {
  const office = desk()
  await office.json(['init'])
  await office.json(['staff', 'add', '王芳', '--role', 'manager'])
  await office.json(['backup', '--to', 'saved.db'])
  await office.json(['staff', 'account', '王芳', 'wang'])
  return office
}

test('a restore that would drop accounts names them, and in a pipe wants to be told', async () => {
  const { at, json } = await bound()
  const refused = await at(['restore', 'saved.db'])
  expect(refused.code).toBe(2)
  expect(refused.err).toContain('王芳: wang')
  expect(refused.err).toContain('--drop-accounts')
  expect((await json(['restore', 'saved.db', '--dry-run'])).restore).toMatchObject({
    accountsDropped: [{ account: 'wang', staff: '王芳' }],
  })
  expect((await json(['restore', 'saved.db', '--drop-accounts'])).restore.entry).toBe(3)
})

test('on a terminal it is said before the question, whose answer is the agreement', async () => {
  const { at } = await bound()
  const left = await at(['restore', 'saved.db'], { tty: true, answers: [false] })
  expect(left.err).toContain('王芳: wang')
  const done = await at(['restore', 'saved.db'], { tty: true, answers: [true] })
  expect(done.code, done.err).toBe(0)
})

test('accounts that the backup has as well are no matter', async () => {
  const { at, json } = await bound()
  await json(['backup', '--to', 'bound.db'])
  expect((await at(['restore', 'bound.db'])).code).toBe(0)
})

test.skipIf(process.platform === 'win32')('a register of a group keeps its mode', async () => {
  const { at, json, file, cwd } = desk()
  await json(['init'])
  await json(['backup', '--to', 'saved.db'])
  fs.chmodSync(file, 0o660)
  expect((await at(['restore', 'saved.db'])).code).toBe(0)
  expect(fs.statSync(file).mode & 0o777).toBe(0o660)
  fs.rmSync(file)
  expect((await at(['restore', path.join(cwd, 'saved.db')])).code).toBe(0)
  expect(fs.statSync(file).mode & 0o777).toBe(0o600)
})

test('a read-only register is not replaced', async () => {
  const { at, json, file, cwd } = desk()
  await json(['init'])
  await json(['backup', '--to', 'saved.db'])
  fs.chmodSync(file, 0o440)
  const stood = fs.readFileSync(file)
  for (const options of [{}, { tty: true, answers: [] }]) {
    const refused = await at(['restore', 'saved.db'], options)
    expect(refused.code).toBe(4)
    expect(refused.err).toContain('read-only')
  }
  expect(fs.readFileSync(file)).toEqual(stood)
  expect(fs.readdirSync(cwd).filter((name) => name.includes('.replaced-'))).toEqual([])
  fs.chmodSync(file, 0o640)
  expect((await at(['restore', 'saved.db'])).code).toBe(0)
})

test('a restore leaves the register to its owner and group', async () => {
  const { at, json, file } = desk()
  await json(['init'])
  await json(['backup', '--to', 'saved.db'])
  // Only an administrator can give a file away and so meet a register that is somebody else's.
  if (isRoot) fs.chownSync(file, 1234, 2345)
  const { uid, gid } = fs.statSync(file)
  expect((await at(['restore', 'saved.db'])).code).toBe(0)
  expect(fs.statSync(file)).toMatchObject({ uid, gid })
})
