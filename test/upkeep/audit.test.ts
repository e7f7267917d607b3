// @module-tag long

import { execFileSync, spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { lacks } from '../tools.ts'
import { desk, openedAnew, shell, tamper } from './desk.ts'

openedAnew()

test('the journal is listed newest first', async () => {
  const { at, json } = desk()
  await at(['init'])
  await at(['staff', 'add', '王芳', '--role', 'business', '--note', 'room 3'])
  await at(['staff', 'role', '王芳', 'manager'], { systemUser: 'office-pc', env: { CERTDESK_BY: 'clerk' } })
  const { entries, head } = await json(['audit', 'list'])
  expect(entries).toMatchObject([
    { seq: 3, command: 'staff role 王芳 manager', changes: 1, by: 'clerk', staff: 'clerk', systemUser: 'office-pc' },
    { seq: 2, command: 'staff add 王芳 --role business --note "room 3"', changes: 2, systemUser: 'clerk' },
    { seq: 1, command: 'init', changes: 5, at: '2026-06-30T01:00:01.000Z', note: null },
  ])
  expect(head).toMatch(/^#3:[0-9a-f]{64}$/)
  expect((await json(['audit', 'list', '--limit', '2'])).entries).toEqual(entries.slice(0, 2))
  expect((await json(['audit', 'list', '--known-at', '#2'])).entries).toEqual(entries.slice(1))
  expect((await at(['audit', 'list', '--limit', '0'])).code).toBe(2)
})

test('people see moments in the register’s time zone, programs in UTC', async () => {
  const { at } = desk()
  await at(['init'])
  expect((await at(['audit', 'list'], { tty: true, columns: 200 })).out).toContain('2026-06-30 09:00:01')
  expect((await at(['audit', 'list'])).out).toContain('2026-06-30T01:00:01.000Z')
})

test('a register as its journal says verifies, in both languages', async () => {
  const { at } = desk({ tty: true, columns: 300 })
  await at(['init'], { tty: false })
  expect(await at(['audit', 'verify'])).toMatchObject({
    code: 0,
    out: expect.stringMatching(/as its journal says: 1 entries, 5 changes, 5 rows\. Head #1:[0-9a-f]{64}/),
  })
  expect((await at(['audit', 'verify', '--lang', 'zh'])).out).toContain('登记簿与日志相符')
})

const edit = `UPDATE staff SET name = '假名' WHERE id = 1`

test.each<[string, (file: string) => void, string, string]>([
  ['triggers dropped', (file) => tamper(file, edit), 'row', 'staff 1'],
  [
    'a forged token',
    (file) => shell(file, (raw) => raw.exec(`INSERT INTO token VALUES (1, 2); ${edit}; DELETE FROM token`)),
    'change',
    'staff 1',
  ],
  [
    'an image edited',
    (file) => tamper(file, `UPDATE entry_change SET after = '{}' WHERE "table" = 'staff'`),
    'row',
    'staff 1',
  ],
  ['an entry edited', (file) => tamper(file, `UPDATE entry SET by = '王芳' WHERE seq = 1`), 'seal', 'entry 1'],
])('%s: found, and the place is named', async (_, harm, kind, where) => {
  const { at, json, file } = desk()
  await at(['init'])
  harm(file)
  const { verification } = await json(['audit', 'verify'], 1)
  expect(verification.ok).toBe(false)
  expect(verification.differences).toContainEqual({
    kind,
    where,
    detail: { en: expect.any(String), zh: expect.stringMatching(/[\u4e00-\u9fff]/) },
  })
  for (const lang of ['en', 'zh']) {
    const shown = await at(['audit', 'verify', '--lang', lang], { tty: true, columns: 200 })
    const place = { 'staff 1': 'staff 表第 1 行', 'entry 1': '第 1 条记录' }[where] as string
    expect(shown.out).toContain(lang === 'zh' ? place : where)
  }
})

test('a changed column is named in a sentence of either language', async () => {
  const { at, file } = desk({ tty: true, columns: 200 })
  await at(['init'], { tty: false })
  tamper(file, edit)
  expect((await at(['audit', 'verify'])).out).toMatch(/row staff 1 .*column name is not what the journal says/)
  expect((await at(['audit', 'verify', '--lang', 'zh'])).out).toMatch(/行 +staff 表第 1 行 .*列 name 与日志不符/)
})

test.skipIf(lacks('sqlite3'))('the sqlite3 shell is refused; past its triggers it is found', async () => {
  const { at, file } = desk()
  await at(['init'])
  expect(spawnSync('sqlite3', [file, edit], { encoding: 'utf8' }).stderr).toContain('write through certdesk')
  expect((await at(['audit', 'verify'])).code).toBe(0)
  execFileSync('sqlite3', [file, '.dbconfig enable_trigger off', edit])
  expect(await at(['audit', 'verify'])).toMatchObject({ code: 1, out: expect.stringContaining('staff 1') })
})

test('after a change outside certdesk nothing is sealed over it', async () => {
  const { at, file } = desk()
  await at(['init'])
  shell(file, (raw) => raw.exec(`INSERT INTO token VALUES (1, 2); ${edit}; DELETE FROM token`))
  for (const lang of ['en', 'zh'])
    expect(await at(['staff', 'add', '王芳', '--by', '假名', '--lang', lang])).toMatchObject({
      code: 4,
      err: expect.stringContaining(lang === 'en' ? 'changed outside certdesk' : '在 certdesk 之外被改动过'),
    })
  expect((await at(['audit', 'verify'])).code).toBe(1)
})

test('a truncated journal is found by a head that was kept', async () => {
  const { at, json, file } = desk()
  await at(['init'])
  await at(['staff', 'add', '王芳', '--role', 'business'])
  const { head } = (await json(['audit', 'verify'])).verification
  const held = await at(['audit', 'verify', '--anchor', head, '--format', 'table'])
  expect(held).toMatchObject({ code: 0, out: expect.stringContaining(`It has the entry ${head}.`) })
  tamper(
    file,
    `DELETE FROM entry WHERE seq = 2; DELETE FROM entry_change WHERE entry = 2;
     DELETE FROM staff_role WHERE id > 2; DELETE FROM staff WHERE id > 1`,
  )
  expect((await at(['audit', 'verify'])).code).toBe(0)
  const { verification } = await json(['audit', 'verify', '--anchor', head], 1)
  expect(verification.differences).toMatchObject([{ kind: 'anchor', where: 'entry 2' }])
})

test.each(['#2', 'abc', '#0:00', `#1:${'g'.repeat(64)}`])('%s is no head', async (wrong) => {
  const { at } = desk()
  await at(['init'])
  for (const [lang, said] of [
    ['en', 'not a head of a journal'],
    ['zh', '不是日志的封印'],
  ] as const)
    expect(await at(['audit', 'verify', '--anchor', wrong, '--lang', lang])).toMatchObject({
      code: 2,
      err: expect.stringContaining(said),
    })
})
