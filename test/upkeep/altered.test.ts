// @module-tag long

import fs from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { desk, openedAnew, shell, tamper } from './desk.ts'

openedAnew()

const report = ['report', 'compliance']
const add = ['customer', 'add', '乙公司']

async function register() {
  const own = desk()
  await own.at(['init'])
  await own.at(['customer', 'add', '甲公司'])
  return own
}

describe('a register that was altered is no mistake of the program', () => {
  it.each([9, 255])('a format in its header that nobody knows: %i', async (byte) => {
    const { at, file } = await register()
    const bytes = fs.readFileSync(file)
    bytes[47] = byte
    fs.writeFileSync(file, bytes)
    for (const argv of [report, add, ['audit', 'verify']])
      expect(await at(argv)).toMatchObject({ code: 4, err: expect.stringContaining('names a format') })
  })

  it('a version of its header that nobody knows', async () => {
    const { at, file } = await register()
    const bytes = fs.readFileSync(file)
    bytes[18] = 3
    fs.writeFileSync(file, bytes)
    expect(await at(report)).toMatchObject({ code: 4, err: expect.stringContaining('is damaged: its header names') })
  })

  it('a journal without entries', async () => {
    const { at, file } = await register()
    tamper(file, 'DELETE FROM entry')
    expect(await at(report)).toMatchObject({ code: 4, err: expect.stringContaining('its journal has no entries') })
  })

  it('a last entry whose moment is none', async () => {
    const { at, file } = await register()
    tamper(file, `UPDATE entry SET at = 'junk' WHERE seq = 2`)
    expect(await at(add)).toMatchObject({ code: 4, err: expect.stringContaining('changed outside certdesk') })
  })

  it('a column under another name', async () => {
    const { at, file } = await register()
    shell(file, (raw) => raw.exec('ALTER TABLE contact RENAME COLUMN needs TO wishes'))
    const told = await at(report)
    expect(told).toMatchObject({ code: 4, err: expect.stringContaining('its schema was altered') })
  })

  it.each([
    ['a column of the journal under another name', ['entry', 'seq', 'sed']],
    ['a reference to a column that is not there', ['feedback', 'customer (id)', 'customer (ie)']],
  ])('a schema that is not to be trusted: %s', async (_, [table = '', was = '', is = '']) => {
    const { at, file } = await register()
    shell(file, (raw) => {
      raw.unsafeMode(true)
      raw.pragma('writable_schema = ON')
      const set = raw.prepare('UPDATE sqlite_schema SET sql = replace(sql, ?, ?) WHERE name = ?').run(was, is, table)
      expect(set.changes).toBe(1)
    })
    const told = await at(['audit', 'verify'])
    expect(told, told.err).toMatchObject({ code: 1, out: expect.stringContaining('not as certdesk made it') })
    expect(told.out).toContain('is not to be trusted')
    expect((await at(['audit', 'verify', '--format', 'json'], { env: { CERTDESK_LANG: 'zh' } })).code).toBe(1)
    for (const argv of [
      report,
      add,
      ['doctor'],
      ['backup'],
      ['today'],
      ['audit', 'list'],
      ['restore', file, '--dry-run'],
    ]) {
      const { code, err } = await at(argv)
      expect([0, 1, 2, 4], `${argv.join(' ')}: ${err}`).toContain(code)
    }
  })

  it.each([
    ['a day that is none', `UPDATE certificate SET expires_on = 'never'`, 'certificate 1'],
    ['a time zone that is none', `UPDATE setting SET value = '2026' WHERE name = 'time-zone'`, 'setting'],
  ])('%s', async (_, sql, where) => {
    const { at, file } = await register()
    const dates = ['--issued', '2025-03-01', '--expires', '2028-02-29']
    const paper = ['--number', 'Q-1', '--standard', 'ISO 9001:2015', '--scope', '机械加工', ...dates]
    expect((await at(['certificate', 'add', 'C00001', ...paper])).code).toBe(0)
    tamper(file, sql)
    const told = await at(report)
    expect(told).toMatchObject({ code: 4, err: expect.stringContaining('is damaged') })
    expect(told.err).toContain(where)
  })
})

it('a file without the mark of its log is read as it is; writing marks it', async () => {
  const { at, file } = await register()
  const bytes = fs.readFileSync(file)
  bytes[18] = 1
  bytes[19] = 1
  fs.writeFileSync(file, bytes)
  for (const argv of [report, ['doctor'], ['audit', 'verify'], ['customer', 'list'], ['today']]) {
    expect((await at(argv)).code, argv.join(' ')).toBeLessThan(2)
    expect(fs.readFileSync(file).equals(bytes), argv.join(' ')).toBe(true)
  }
  expect(await at(add)).toMatchObject({ code: 0 })
  expect([...fs.readFileSync(file).subarray(18, 20)]).toEqual([2, 2])
})

it('a trigger hidden in a register of an earlier version is named, not dropped', async () => {
  const { at, json, file } = desk()
  fs.copyFileSync(path.join('test', 'register', 'released', 'schema-7.db'), file)
  fs.chmodSync(file, 0o600)
  shell(file, (raw) => {
    raw.exec('CREATE TRIGGER "quiet" AFTER INSERT ON contact BEGIN SELECT 1; END')
  })
  const bytes = fs.readFileSync(file)
  const by = ['--by', '王芳', '--staff', '王芳']
  const refused = await at(['customer', 'add', '广州艺科示例有限公司', ...by])
  expect(refused).toMatchObject({ code: 4, err: expect.stringContaining('trigger quiet is not of certdesk') })
  expect(fs.readFileSync(file)).toEqual(bytes)
  expect((await at(['customer', 'list'])).code).toBe(0)
  const { doctor } = await json(['doctor'], 1)
  expect(doctor.checks.find(({ check }: { check: string }) => check === 'schema').detail.en).toContain('quiet')
  const copy = path.join(path.dirname(file), 'copy.db')
  fs.copyFileSync(file, copy)
  fs.rmSync(file)
  expect(await at(['restore', copy, ...by])).toMatchObject({ code: 4, err: expect.stringContaining('trigger quiet') })
})

it('what a killed program left half in a register without a write-ahead log is taken back by whoever reads', async () => {
  const { file, cwd, at } = await register()
  const [plain, hot] = ['plain.db', 'hot.db'].map((name) => path.join(cwd, name)) as [string, string]
  shell(file, (raw) => {
    raw.prepare('VACUUM INTO ?').run(plain)
  })
  shell(plain, (raw) => {
    raw.pragma('cache_size = 1')
    raw.exec('BEGIN IMMEDIATE; CREATE TABLE half (x)')
    for (let row = 0; row < 50; row++) raw.exec('INSERT INTO half VALUES (randomblob(20000))')
    for (const rest of ['', '-journal']) fs.copyFileSync(plain + rest, hot + rest)
    raw.exec('ROLLBACK')
  })
  expect(fs.statSync(`${hot}-journal`).size).toBeGreaterThan(0)
  // The header had its new length before the pages were there.
  const bytes = fs.readFileSync(hot)
  bytes.writeUInt32BE(bytes.readUInt32BE(28) + 1000, 28)
  bytes.copy(bytes, 92, 24, 28)
  fs.writeFileSync(hot, bytes)
  expect(await at(['customer', 'list', '--register', hot])).toMatchObject({ code: 0, err: '' })
  expect((await at(['audit', 'verify', '--register', hot])).code).toBe(0)
})

it('an upgrade that was killed while it was written is taken back, and the register is one of an earlier version again', async () => {
  const { file, cwd, at } = desk()
  const [plain, hot] = ['plain.db', 'hot.db'].map((name) => path.join(cwd, name)) as [string, string]
  fs.copyFileSync(path.join('test', 'register', 'released', 'schema-8.db'), file)
  shell(file, (raw) => {
    raw.prepare('VACUUM INTO ?').run(plain)
  })
  const left = () =>
    shell(plain, (raw) => {
      raw.pragma('cache_size = 1')
      raw.exec('BEGIN IMMEDIATE; PRAGMA user_version = 9; CREATE TABLE half (x)')
      for (let row = 0; row < 50; row++) raw.exec('INSERT INTO half VALUES (randomblob(20000))')
      for (const rest of ['', '-journal']) fs.copyFileSync(plain + rest, hot + rest)
      raw.exec('ROLLBACK')
      // The page with the version was among those that were written.
      const bytes = fs.readFileSync(hot)
      bytes.writeUInt32BE(9, 60)
      fs.writeFileSync(hot, bytes)
    })
  const by = ['--by', '王芳', '--staff', '王芳']
  left()
  expect(await at(['customer', 'list', '--register', hot])).toMatchObject({
    code: 0,
    err: expect.stringContaining('of an earlier version (schema 8)'),
  })
  left()
  expect((await at(['customer', 'add', '广州艺科示例有限公司', ...by, '--register', hot])).code).toBe(0)
  expect((await at(['audit', 'verify', '--register', hot])).code).toBe(0)
})
