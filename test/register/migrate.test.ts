import fs from 'node:fs'
import path from 'node:path'
import Database from 'better-sqlite3'
import { expect, it } from 'vitest'
import { desk } from '../upkeep/desk.ts'

/** A register as a released schema left it, nothing beside it. */
const released = (schema: number) => new URL(`released/schema-${schema}.db`, import.meta.url)
const head = '#8:0f0d818e0814d75f10978a29a7bf0fb083ca213ffe66b68101c1b343aea09d30'

const versionOf = (file: string) => {
  const raw = new Database(file, { readonly: true })
  const version = raw.pragma('user_version', { simple: true })
  raw.close()
  return version
}

it('brings a register of the first schema up to date, with a copy beside it and its journal as it was', async () => {
  const own = desk({ env: { CERTDESK_BY: '王芳', CERTDESK_TODAY: '2026-06-30' } })
  fs.copyFileSync(released(1), own.file)
  const { verification } = await own.json(['audit', 'verify'])
  expect(verification).toMatchObject({ ok: true, entries: 8, changes: 17, rows: 16, head, differences: [] })
  const [copy, ...more] = fs.readdirSync(own.cwd).filter((name) => name.includes('.bak'))
  expect([copy, more]).toEqual(['register.db.schema-1.bak', []])
  expect(versionOf(path.join(own.cwd, copy as string))).toBe(1)
  expect(versionOf(own.file)).toBe(5)

  // What was on record is read by the new rules, and the new acts go on from it.
  expect((await own.json(['contract', 'show', 'HT-1'])).contract).toMatchObject({ amount: 1_200_000, service: null })
  const { certificates } = await own.json(['certificate', 'list'])
  expect(certificates).toMatchObject([
    { number: 'Q-1', status: 'valid' },
    { number: 'Q-2', status: 'suspended' },
  ])
  expect((await own.json(['suspend', 'due'])).due).toMatchObject([{ certificate: 'Q-2', due: '2026-10-31' }])
  await own.json(['contract', 'edit', 'HT-1', '--service', 'ISO 9001'])
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
  expect(fs.readdirSync(own.cwd).filter((name) => name.includes('.bak'))).toEqual(['register.db.schema-2.bak'])
  expect(versionOf(own.file)).toBe(5)
  expect((await own.json(['change', 'list'])).changes).toMatchObject([{ number: 'CH-2026-0001', state: 'submitted' }])
  // One certificate is valid, the other suspended.
  const drawn = await own.json(['survey', 'sample', '--seed', 'one'])
  expect(drawn).toMatchObject({ population: 1, suspended: 1, size: 1, lawful: false, sampled: [{ customer: 'C001' }] })
  const after = (await own.json(['audit', 'verify', '--anchor', second])).verification
  expect(after).toMatchObject({ ok: true, entries: 11, differences: [] })
})

it('brings a register of the third schema up to date: its limits, its list and its survey stand as they were', async () => {
  const third = '#10:8f0ae68ec5c9a00b8914d848dec9a3bd0a9483af25e379550361044672f4757e'
  const own = desk({ env: { CERTDESK_BY: '王芳', CERTDESK_TODAY: '2026-06-30' } })
  fs.copyFileSync(released(3), own.file)
  const { verification } = await own.json(['audit', 'verify'])
  expect(verification).toMatchObject({ ok: true, entries: 10, changes: 35, rows: 35, head: third, differences: [] })
  expect(fs.readdirSync(own.cwd).filter((name) => name.includes('.bak'))).toEqual(['register.db.schema-3.bak'])
  expect(versionOf(own.file)).toBe(5)
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
  expect(after).toMatchObject({ ok: true, entries: 11, differences: [] })
})
