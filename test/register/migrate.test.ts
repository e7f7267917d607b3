// @module-tag long

import fs from 'node:fs'
import path from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { schemaVersion } from '../../src/register/version.ts'
import { emptyFolder } from '../scratch.ts'
import { tried } from '../tries.ts'
import { desk, openedAnew, shell, tamper } from '../upkeep/desk.ts'
import { withoutTriggers } from './registers.ts'

openedAnew()

/** A register as a released schema left it, nothing beside it: made by the program of that schema, by commands of every room it had. */
const released = (schema: number) => new URL(`released/schema-${schema}.db`, import.meta.url)
const schemas = fs.readdirSync(new URL('released/', import.meta.url)).map((name) => Number(/\d+/.exec(name)?.[0]))
const head = '#8:0f0d818e0814d75f10978a29a7bf0fb083ca213ffe66b68101c1b343aea09d30'

const versionOf = (file: string) => {
  const raw = new Database(file, { readonly: true })
  const version = raw.pragma('user_version', { simple: true })
  raw.close()
  return version
}

it('a register of every schema that was released is kept', () => {
  const before = Array.from({ length: schemaVersion - 1 }, (_, index) => index + 1)
  expect(schemas).toEqual(expect.arrayContaining(before))
})

describe.each(tried(schemas))('a register of schema %i', (schema) => {
  const mine = () => {
    // Later than the registers were made.
    const now = '2026-12-01T01:00:00.000Z'
    const own = desk({ now, env: { CERTDESK_BY: '王芳', CERTDESK_TODAY: '2026-06-30' } })
    fs.copyFileSync(released(schema), own.file)
    fs.chmodSync(own.file, 0o600)
    return own
  }
  const copies = (cwd: string) => fs.readdirSync(cwd).filter((name) => name.includes('.bak'))
  /** What is in it, by a door of its own. */
  const held = (file: string) =>
    shell(file, (raw) => ({
      entries: raw.prepare('SELECT seq, at, command, seal FROM entry ORDER BY seq').all(),
      changes: raw.prepare('SELECT id, "table", key, before, after, private FROM entry_change ORDER BY id').all(),
      customers: raw.prepare('SELECT code, name, phone, voided_at FROM customer ORDER BY id').all(),
    }))

  it('is read with all that is in it, and stays as it is to the byte until it is written to, a copy of what it was beside it', async () => {
    const own = mine()
    const before = held(own.file)
    const bytes = fs.readFileSync(own.file)
    const isAsItWas = (more: readonly string[] = []) => {
      expect(fs.readFileSync(own.file).equals(bytes)).toBe(true)
      const names = fs.readdirSync(own.cwd).filter((name) => !name.endsWith('.backups'))
      expect(names.sort()).toEqual(['register.db', ...more])
    }
    const { seq, seal } = before.entries.at(-1) as { seq: number; seal: string }
    const { verification } = await own.json(['audit', 'verify', '--anchor', `#${seq}:${seal}`])
    expect(verification).toMatchObject({ ok: true, entries: seq, changes: before.changes.length, differences: [] })
    isAsItWas()
    // Said once, and what a program reads is as ever.
    const said =
      schema < schemaVersion ? `注意：登记簿为较早版本（结构版本 ${schema}），未被改动；下一次登记时自动升级。\n` : ''
    expect((await own.at(['customer', 'list', '--lang', 'zh'])).err).toBe(said)

    for (const report of [['report', 'compliance'], ['report', 'monthly'], ['today'], ['customer', 'list'], ['where']])
      await own.json(report)
    // As it was known by its own program: the journal is read by the new one.
    await own.json(['customer', 'list', '--known-at', '#2'])
    await own.at(['doctor'])
    isAsItWas()
    await own.json(['backup', '--to', 'copy.db'])
    expect(versionOf(path.join(own.cwd, 'copy.db'))).toBe(schemaVersion)
    fs.rmSync(path.join(own.cwd, 'copy.db'))
    isAsItWas()
    const list = path.join(emptyFolder(), 'list.csv')
    fs.writeFileSync(list, '客户名称\n丙塑胶制品有限公司')
    for (const [refused, code] of [
      [['contact', 'add', '没有这家公司', '--channel', 'phone', '--needs', '无'], 2],
      [['customer', 'add', '丙塑胶制品有限公司', '--by', '谁也不是'], 2],
      [['customer', 'add', '丙塑胶制品有限公司', '--maintainer', '谁也不是'], 2],
      [['customer', 'import', list, '--dry-run'], 0],
    ] as const) {
      const ended = await own.at(refused)
      expect([...refused, ended.code], ended.err).toEqual([...refused, code])
      isAsItWas()
    }

    await own.json(['customer', 'add', '丙塑胶制品有限公司'])
    expect(versionOf(own.file)).toBe(schemaVersion)
    const after = held(own.file)
    expect(after.entries.slice(0, -1)).toEqual(before.entries)
    expect(after.changes.slice(0, before.changes.length)).toEqual(before.changes)
    const expected = schema < schemaVersion ? [`register.db.schema-${schema}.bak`] : []
    expect(copies(own.cwd)).toEqual(expected)
    for (const copy of expected.map((name) => path.join(own.cwd, name))) {
      expect(versionOf(copy)).toBe(schema)
      expect(fs.statSync(copy).mode & 0o077).toBe(0)
      expect(held(copy)).toEqual(before)
    }
    expect((await own.json(['undo'])).undo).toMatchObject({ entry: seq + 1 })
    const verified = (await own.json(['audit', 'verify', '--anchor', `#${seq}:${seal}`])).verification
    expect(verified).toMatchObject({ ok: true, entries: seq + 2 })
    expect((await own.json(['doctor'])).doctor.checks.every(({ ok }: { ok: boolean }) => ok)).toBe(true)
  })

  it('is restored as a backup, whose bytes stay as they are', async () => {
    const own = mine()
    const backup = path.join(own.cwd, 'old.db')
    fs.renameSync(own.file, backup)
    const bytes = fs.readFileSync(backup)
    const { restore } = await own.json(['restore', 'old.db'])
    expect(restore).toMatchObject({ entry: Number(/#(\d+)/.exec(restore.head)?.[1]) + 1 })
    expect(versionOf(own.file)).toBe(schemaVersion)
    expect((await own.json(['audit', 'verify', '--anchor', restore.head])).verification.ok).toBe(true)
    expect(fs.readFileSync(backup).equals(bytes)).toBe(true)
  })

  it.runIf(schema < schemaVersion)('stays as it is where a reference leads nowhere, and no copy is left', async () => {
    const own = mine()
    tamper(own.file, 'UPDATE certificate SET customer_id = 99 WHERE id = 1')
    const before = held(own.file)
    for (const command of [['today'], ['customer', 'add', '丙公司']])
      expect(await own.at(command)).toMatchObject({ code: 4, err: expect.stringContaining('references lead nowhere') })
    expect((await own.at(['today', '--lang', 'zh'])).err).toContain('无法升级')
    expect(versionOf(own.file)).toBe(schema)
    expect(held(own.file)).toEqual(before)
    expect(copies(own.cwd)).toEqual([])
  })
})

it('a register in which a step finds no place stays as it is', async () => {
  const own = desk()
  fs.copyFileSync(released(1), own.file)
  shell(own.file, (raw) => {
    withoutTriggers(raw)
    raw.exec('DROP TABLE contract')
  })
  expect(await own.at(['today'])).toMatchObject({ code: 4, err: expect.stringContaining('no such table: contract') })
  expect(versionOf(own.file)).toBe(1)
  expect(fs.readdirSync(own.cwd).filter((name) => name.includes('.bak'))).toEqual([])
})

it('a register of a later schema is refused, and not a byte of it changed', async () => {
  const own = desk()
  await own.json(['init'])
  shell(own.file, (raw) => raw.pragma(`user_version = ${schemaVersion + 1}`))
  const bytes = fs.readFileSync(own.file)
  for (const command of [['today'], ['customer', 'add', '丙公司'], ['backup'], ['audit', 'verify']])
    expect(await own.at(command)).toMatchObject({ code: 4, err: expect.stringContaining('newer certdesk') })
  expect((await own.at(['today', '--lang', 'zh'])).err).toContain('更新版本')
  expect(fs.readFileSync(own.file).equals(bytes)).toBe(true)
})

it('brings a register of the first schema up to date, with a copy beside it and its journal as it was', async () => {
  const own = desk({ env: { CERTDESK_BY: '王芳', CERTDESK_TODAY: '2026-06-30' } })
  fs.copyFileSync(released(1), own.file)
  const { verification } = await own.json(['audit', 'verify'])
  expect(verification).toMatchObject({ ok: true, entries: 8, changes: 17, rows: 16, head, differences: [] })
  // What was on record is read by the new rules, and the new acts go on from it.
  expect((await own.json(['contract', 'show', 'HT-1'])).contract).toMatchObject({ amount: 1_200_000, service: null })
  const { certificates } = await own.json(['certificate', 'list'])
  expect(certificates).toMatchObject([
    { number: 'Q-1', status: 'valid' },
    { number: 'Q-2', status: 'suspended' },
  ])
  expect((await own.json(['suspend', 'due'])).due).toMatchObject([{ certificate: 'Q-2', due: '2026-10-31' }])
  await own.json(['contract', 'edit', 'HT-1', '--service', 'ISO 9001', '--deviation', '报价表尚未录入'])
  const [copy, ...more] = fs.readdirSync(own.cwd).filter((name) => name.includes('.bak'))
  expect([copy, more]).toEqual(['register.db.schema-1.bak', []])
  expect(versionOf(path.join(own.cwd, copy as string))).toBe(1)
  expect(versionOf(own.file)).toBe(schemaVersion)
  await own.json([
    'change',
    'submit',
    'C001',
    '--f01',
    'F-1',
    '--copies',
    '2',
    '--signed-on',
    '2026-06-01',
    '--set',
    'name=甲科技有限公司',
  ])
  const after = (await own.json(['audit', 'verify', '--anchor', head])).verification
  expect(after).toMatchObject({ ok: true, entries: 10, differences: [] })
})

it('brings a register of the second schema up to date, and its survey is drawn of whoever was certified there', async () => {
  const second = '#9:59e8aa150effb73034daaab610e8c05bcaeb54275c612ab626022a13d2b54667'
  const own = desk({ env: { CERTDESK_BY: '王芳', CERTDESK_TODAY: '2026-06-30' } })
  fs.copyFileSync(released(2), own.file)
  const { verification } = await own.json(['audit', 'verify'])
  expect(verification).toMatchObject({ ok: true, entries: 9, changes: 18, rows: 18, head: second, differences: [] })
  expect((await own.json(['change', 'list'])).changes).toMatchObject([{ number: 'CH-2026-0001', state: 'submitted' }])
  // One certificate is valid, the other suspended.
  const drawn = await own.json(['survey', 'sample', '--seed', 'one'])
  expect(drawn).toMatchObject({ population: 1, suspended: 1, size: 1, lawful: false, sampled: [{ customer: 'C001' }] })
  const after = (await own.json(['audit', 'verify', '--anchor', second])).verification
  expect(fs.readdirSync(own.cwd).filter((name) => name.includes('.bak'))).toEqual(['register.db.schema-2.bak'])
  expect(versionOf(own.file)).toBe(schemaVersion)
  expect(after).toMatchObject({ ok: true, entries: 11, differences: [] })
})

it('brings a register of the third schema up to date: its limits, its list and its survey stand as they were', async () => {
  const third = '#10:8f0ae68ec5c9a00b8914d848dec9a3bd0a9483af25e379550361044672f4757e'
  const own = desk({ env: { CERTDESK_BY: '王芳', CERTDESK_TODAY: '2026-06-30' } })
  fs.copyFileSync(released(3), own.file)
  const { verification } = await own.json(['audit', 'verify'])
  expect(verification).toMatchObject({ ok: true, entries: 10, changes: 35, rows: 35, head: third, differences: [] })
  const { limits } = await own.json(['limit', 'list'])
  expect(limits.find(({ name }: { name: string }) => name === 'timely-days')).toMatchObject({
    value: 7,
    source: 'register',
    procedure: 5,
  })
  // Set when nobody was asked for the grounds of a deviation: it is reported with the reason that it has.
  const { deviations } = await own.json(['report', 'compliance'])
  expect(deviations).toMatchObject([{ limit: 'timely-days', value: 7, procedure: 5, until: null, by: '王芳' }])
  expect(deviations[0].reason).not.toBe('')
  const { clauses } = await own.json(['report', 'compliance', '--clause', '4.3.1'])
  expect(clauses).toMatchObject([
    { id: 'maintenance-division', result: 'met', population: 3 },
    { id: 'maintenance-list', period: '2026', result: 'met' },
    { id: 'maintenance-list', period: '2025' },
  ])
  expect((await own.json(['survey', 'verify', 'SV-2026-1'])).verification).toMatchObject({ ok: true })
  await own.json(['limit', 'set', 'timely-days', '5', '--from', '2026-06-01', '--reason', 'as the procedure'])
  const after = (await own.json(['audit', 'verify', '--anchor', third])).verification
  expect(fs.readdirSync(own.cwd).filter((name) => name.includes('.bak'))).toEqual(['register.db.schema-3.bak'])
  expect(versionOf(own.file)).toBe(schemaVersion)
  expect(after).toMatchObject({ ok: true, entries: 11, differences: [] })
})

it('brings a register of the sixth schema up to date: no price escapes that its program let go', async () => {
  const sixth = '#11:4d270ed4733ac895c9ed56f8e79df1da523ca53e2b7585fba95a2fef851c8c78'
  const own = desk({ env: { CERTDESK_BY: '王芳', CERTDESK_TODAY: '2026-06-30' } })
  fs.copyFileSync(released(6), own.file)
  const { verification } = await own.json(['audit', 'verify'])
  expect(verification).toMatchObject({ ok: true, entries: 11, changes: 15, rows: 10, head: sixth, differences: [] })
  // Both were signed at 15,000. N3 got another service and then another price; N4 was a product for as long as that took.
  const compliance = ['report', 'compliance', '--clause', '4.1.5', '--year', '2026']
  const noFloor = (contract: string) => ({
    ...{ state: 'at-risk', period: '2026-03-04', settle: ['contract', 'floor', 'add', 'zzz'] },
    facts: { contract, origin: 'correction', service: 'zzz', amount: 500 },
  })
  expect((await own.json(compliance)).clauses).toMatchObject([
    { result: 'at-risk', counts: { met: 2, atRisk: 2 }, findings: [noFloor('N3'), noFloor('N4')] },
  ])
  await own.json(['contract', 'floor', 'add', 'zzz', '10', '--from', '2026-01-01'])
  expect(versionOf(own.file)).toBe(schemaVersion)
  expect((await own.json(compliance)).clauses).toMatchObject([{ result: 'breach', counts: { breach: 2 } }])
  // As it was known before, nothing had happened.
  expect((await own.json([...compliance, '--known-at', '#5'])).clauses).toMatchObject([
    { result: 'met', population: 1 },
  ])
})
