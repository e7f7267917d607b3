import fs from 'node:fs'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { asFolder, desk, shell, tamper } from './desk.ts'

interface Check {
  check: string
  ok: boolean
  detail: { en: string; zh: string }
  remedy: { en: string; zh: string } | null
}

/** The checks that are not well, by name; each must say what to do, in both languages. */
const ill = (doctor: { checks: Check[] }): string[] =>
  doctor.checks
    .filter((check) => !check.ok)
    .map((check) => {
      expect(check.remedy?.en && check.remedy.zh && check.detail.en && check.detail.zh).toBeTruthy()
      return check.check
    })

test('a whole register is well', async () => {
  const { at, json, file } = desk()
  await at(['init'])
  const { doctor } = await json(['doctor'])
  expect(doctor.file).toBe(file)
  expect(doctor.checks.map((check: Check) => check.check)).toEqual([
    'file',
    'permissions',
    'log',
    'opens',
    'integrity',
    'references',
    'schema',
    'journal',
    'erased',
    'clock',
  ])
  expect(ill(doctor)).toEqual([])
  const chinese = await at(['doctor', '--lang', 'zh'], { tty: true })
  expect(chinese.out).toContain('一切正常')
})

test.each<[string, (file: string) => void, string[]]>([
  ['readable by others', (file) => fs.chmodSync(file, 0o644), ['permissions']],
  ['a row changed past the journal', (file) => tamper(file, `UPDATE staff SET name = '假名'`), ['journal']],
  [
    'a trigger dropped',
    (file) => shell(file, (raw) => raw.exec('DROP TRIGGER journal_staff_update')),
    ['schema', 'journal'],
  ],
  [
    'a reference that leads nowhere',
    (file) => tamper(file, 'UPDATE staff_role SET staff_id = 99 WHERE id = 1'),
    ['references', 'journal'],
  ],
])('%s: exit 1', async (_, harm, expected) => {
  const { at, json, file } = desk()
  await at(['init'])
  harm(file)
  const { doctor } = await json(['doctor'], 1)
  expect(ill(doctor)).toEqual(expected)
})

test('a clock behind the last entry is a problem', async () => {
  const { at } = desk()
  await at(['init'])
  const behind = await at(['doctor', '--format', 'json'], { now: '2026-06-29T00:00:00.000Z' })
  expect(behind.code).toBe(1)
  expect(ill(JSON.parse(behind.out).doctor)).toEqual(['clock'])
})

test.each<[string, (file: string) => void]>([
  ['missing', (file) => fs.rmSync(file)],
  ['empty', (file) => fs.truncateSync(file, 0)],
  ['text', (file) => fs.writeFileSync(file, 'name,code\n')],
  ['cut off', (file) => fs.truncateSync(file, 20_000)],
  ['a folder', asFolder],
  [
    'its first page overwritten behind the header',
    (file) => {
      const fd = fs.openSync(file, 'r+')
      fs.writeSync(fd, Buffer.alloc(3000, 0xff), 0, 3000, 100)
      fs.closeSync(fd)
    },
  ],
  ['without its settings', (file) => shell(file, (raw) => raw.exec('DROP TABLE setting'))],
])('%s: exit 4, and no error', async (_, harm) => {
  const { at, json, file } = desk()
  await at(['init'])
  harm(file)
  const { doctor } = await json(['doctor'], 4)
  expect(ill(doctor).length).toBeGreaterThan(0)
})

test('a damaged page that nothing has read yet is found', async () => {
  const { at, json, file } = desk()
  await at(['init'])
  const page = shell(file, (raw) =>
    raw.prepare(`SELECT rootpage FROM sqlite_schema WHERE name = 'contact'`).pluck().get(),
  ) as number
  const fd = fs.openSync(file, 'r+')
  fs.writeSync(fd, Buffer.alloc(4096, 0xa5), 0, 4096, (page - 1) * 4096)
  fs.closeSync(fd)
  const { doctor } = await json(['doctor'], 1)
  expect(ill(doctor)).toContain('integrity')
})

test('a register whose log cannot be read with it is not called well by what the file alone says', async () => {
  const { at, json, file } = desk()
  await at(['init'])
  const open = new Database(file)
  open.exec(`INSERT INTO token VALUES (1, 9)`)
  for (const rest of ['', '-wal']) fs.copyFileSync(file + rest, `${file}.copy${rest}`)
  open.close()
  fs.chmodSync(`${file}.copy`, 0o444)
  const { doctor } = await json(['doctor', '--register', `${file}.copy`], 4)
  expect(ill(doctor)).toContain('opens')
  expect(doctor.checks.map((check: Check) => check.check)).not.toContain('journal')
})
