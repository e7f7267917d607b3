// @module-tag long

import fs from 'node:fs'
import path from 'node:path'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { asFolder, desk, openedAnew, shell, tamper } from './desk.ts'

openedAnew()

function alterIndex(file: string): void {
  shell(file, (raw) => {
    raw.exec('DROP INDEX contact_customer')
    raw.exec('CREATE INDEX contact_customer ON contact (customer_id)')
  })
}

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
    'space',
    'drive',
    'opens',
    'integrity',
    'references',
    'indexes',
    'schema',
    'journal',
    'numbers',
    'erased',
    'clock',
    'backups',
    'mirrors',
    'version',
  ])
  expect(ill(doctor)).toEqual([])
  expect(doctor.checks.at(-1).detail.en).toMatch(/certdesk \d.*schema \d+, SQLite 3\.\d+.*Node \d+/)
  const chinese = await at(['doctor', '--lang', 'zh'], { tty: true })
  expect(chinese.out).toContain('一切正常')
})

test('the rights of a group are meant where accounts of several people are on record; those of others are told', async () => {
  const { at, json, file } = desk()
  await at(['init'])
  await at(['staff', 'add', '王芳', '--role', 'business'])
  await at(['staff', 'account', '王芳', 'wang'])
  fs.chmodSync(file, 0o660)
  fs.chmodSync(path.dirname(file), 0o770)
  expect(ill((await json(['doctor'], 1)).doctor)).toEqual(['permissions'])
  await at(['staff', 'account', 'clerk', 'clerk'])
  expect(ill((await json(['doctor'])).doctor)).toEqual([])
  fs.chmodSync(file, 0o664)
  const { doctor } = await json(['doctor'], 1)
  const [found] = doctor.checks.filter((check: Check) => !check.ok)
  expect(found.remedy.en).toContain(`chmod o-rwx ${file}`)
  fs.chmodSync(file, 0o660)
  fs.chmodSync(path.dirname(file), 0o777)
  expect(ill((await json(['doctor'], 1)).doctor)).toEqual(['permissions'])
})

test.each<[string, (file: string) => void, string[]]>([
  ['readable by others', (file) => fs.chmodSync(file, 0o644), ['permissions']],
  ['in a folder where others may put another file', (file) => fs.chmodSync(path.dirname(file), 0o777), ['permissions']],
  ['an index dropped', (file) => shell(file, (raw) => raw.exec('DROP INDEX contact_customer')), ['indexes', 'journal']],
  ['an index altered', (file) => alterIndex(file), ['indexes', 'journal']],
  [
    'a table besides',
    (file) => shell(file, (raw) => raw.exec('CREATE TABLE mine (id INTEGER)')),
    ['schema', 'journal'],
  ],
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

test('what differs in the schema is named', async () => {
  const { at, json, file } = desk()
  await at(['init'])
  shell(file, (raw) => raw.exec('DROP TRIGGER journal_staff_update; DROP INDEX contact_customer'))
  const { doctor } = await json(['doctor'], 1)
  const detail = (name: string) => doctor.checks.find(({ check }: Check) => check === name).detail
  expect(detail('schema').en).toContain('missing: journal_staff_update')
  expect(detail('indexes')).toEqual({ en: 'missing: contact_customer', zh: '缺少：contact_customer' })
})

test('what is hidden in the schema is named, and nobody is told to rebuild what that does not mend', async () => {
  const { at, json, file } = desk()
  await at(['init'])
  shell(file, (raw) => {
    raw.exec('CREATE TABLE mine (one UNIQUE); CREATE TRIGGER "a\u001b" AFTER INSERT ON staff BEGIN SELECT 1; END')
  })
  const { doctor } = await json(['doctor'], 1)
  const check = (name: string) => doctor.checks.find(({ check }: Check) => check === name)
  expect(check('schema').detail.en).toBe('altered outside certdesk; not of certdesk: mine, a\\x1b')
  expect(check('indexes').detail.zh).toBe('非 certdesk 所建：sqlite_autoindex_mine_1')
  expect(check('indexes').remedy.en).toContain('certdesk restore BACKUP')
  const refused = await at(['doctor', '--rebuild-indexes'])
  expect(refused.code).toBe(1)
  expect(refused.err).toContain(
    'index sqlite_autoindex_mine_1 is not of certdesk, table mine is not of certdesk, trigger a\\x1b is not of certdesk.',
  )
  expect((await at(['customer', 'add', '甲公司', '--lang', 'zh'])).err).toContain('触发器 a\\x1b 非 certdesk 所建')
})

test('indexes of a table that is not there are not made anew, and it is said what to do', async () => {
  const { at, file } = desk()
  await at(['init'])
  shell(file, (raw) => raw.exec('DROP TABLE information'))
  const refused = await at(['doctor', '--rebuild-indexes'])
  expect(refused).toMatchObject({ code: 4, err: expect.stringContaining('only a backup mends') })
})

test('indexes are made anew from the records, and the journal says so', async () => {
  const { at, json, file } = desk()
  await at(['init'])
  await at(['customer', 'add', '甲公司'])
  alterIndex(file)
  shell(file, (raw) => raw.exec('DROP INDEX customer_code'))
  expect((await at(['customer', 'add', '乙公司'])).code).toBe(4)
  const { doctor } = await json(['doctor', '--rebuild-indexes'])
  expect(ill(doctor)).toEqual([])
  const [newest] = (await json(['audit', 'list'])).entries
  expect(newest).toMatchObject({
    command: 'doctor --rebuild-indexes --format json',
    changes: 0,
    note: 'indexes made anew',
  })
  expect((await json(['audit', 'verify'])).verification.ok).toBe(true)
  expect((await json(['customer', 'add', '乙公司'])).customer.code).toBe('C00002')
})

test('what became of the indexes is said, whatever else is wrong and however quietly', async () => {
  const { at, file } = desk()
  await at(['init'])
  const rebuild = () => at(['doctor', '--rebuild-indexes', '--quiet', '--lang', 'zh'])
  expect((await rebuild()).err).toBe('注意：索引已重建（第 2 条记录）。\n')
  alterIndex(file)
  shell(file, (raw) => raw.exec('CREATE TABLE mine (a)'))
  const { code, err, out } = await rebuild()
  expect({ code, err }).toEqual({ code: 1, err: expect.stringContaining('索引已重建，但未能写入日志') })
  expect(out).toContain('mine')
})

test('an index that hides a row is found, and made anew', async () => {
  const { at, json, file } = desk()
  await at(['init'])
  await at(['customer', 'add', '甲公司'])
  shell(file, (raw) => {
    raw.unsafeMode()
    raw.pragma('writable_schema = ON')
    // The index is taken for one of another column while a row changes: its entry stays that of the old value.
    const sql = raw.prepare(`SELECT sql FROM sqlite_schema WHERE name = 'customer_name_key'`).pluck().get()
    raw.exec(`UPDATE sqlite_schema SET sql = replace(sql, '(name_key)', '(phone)') WHERE name = 'customer_name_key'`)
    raw.pragma('writable_schema = RESET')
    raw.exec(`REINDEX customer_name_key`)
    raw.pragma('writable_schema = ON')
    raw.prepare(`UPDATE sqlite_schema SET sql = ? WHERE name = 'customer_name_key'`).run(sql)
    raw.pragma('writable_schema = RESET')
  })
  const { doctor } = await json(['doctor'], 1)
  expect(ill(doctor)).toContain('integrity')
  const { remedy } = doctor.checks.find(({ check }: Check) => check === 'integrity')
  expect(remedy.en).toContain('--rebuild-indexes')
  expect(ill((await json(['doctor', '--rebuild-indexes'])).doctor)).toEqual([])
})

test('indexes that two rows stand against are not made anew, and nothing is changed', async () => {
  const { at, file } = desk()
  await at(['init'])
  await at(['staff', 'add', '王芳'])
  shell(file, (raw) => raw.exec('DROP INDEX staff_name'))
  tamper(file, `UPDATE staff SET name = 'clerk'`)
  expect(await at(['doctor', '--rebuild-indexes'])).toMatchObject({
    code: 4,
    err: expect.stringContaining('stands in two'),
  })
  expect(shell(file, (raw) => raw.pragma('index_list(staff_role)'))).not.toEqual([])
})

test('entries that are in no backup for more than a week are a problem', async () => {
  const { at, cwd } = desk()
  const told = async (now: string, code: number) => {
    const { out, code: ended } = await at(['doctor', '--format', 'json'], { now })
    expect(ended).toBe(code)
    const { doctor } = JSON.parse(out)
    return { ill: ill(doctor), detail: doctor.checks.find(({ check }: Check) => check === 'backups').detail }
  }
  await at(['init'], { now: '2026-06-01T00:00:00Z' })
  expect((await told('2026-06-08T00:00:00Z', 0)).ill).toEqual([])
  const missing = await told('2026-06-08T00:00:01Z', 1)
  expect(missing).toMatchObject({ ill: ['backups'], detail: { zh: expect.stringContaining('都没有找到备份') } })

  // In a folder of its own it is found, too, whoever asks later.
  fs.mkdirSync(path.join(cwd, 'copies'))
  await at(['backup', '--to', 'copies'], { now: '2026-06-08T00:00:02Z' })
  expect(await told('2026-12-01T00:00:00Z', 0)).toMatchObject({
    ill: [],
    detail: { zh: expect.stringContaining('已含全部记录') },
  })
  await at(['staff', 'add', '王芳', '--clock-is-right'], { now: '2026-12-01T00:00:00Z' })
  expect((await told('2026-12-02T00:00:00Z', 0)).ill).toEqual([])
  const old = await told('2026-12-09T00:00:00Z', 1)
  expect(old).toMatchObject({
    ill: ['backups'],
    detail: { en: expect.stringContaining('1 entry since 2026-12-01 not in any') },
  })

  // A backup of another register is none of this one.
  await at(['init', '--register', 'other.db'])
  await at(['backup', '--register', 'other.db'])
  expect((await told('2026-12-09T00:00:00Z', 1)).ill).toEqual(['backups'])
})

/** What doctor finds of the backups, and how it ends. */
async function backupsFound({ at }: ReturnType<typeof desk>, now = '2026-06-30T02:00:00Z') {
  const { out, code } = await at(['doctor', '--format', 'json'], { now })
  return { code, ...JSON.parse(out).doctor.checks.find(({ check }: Check) => check === 'backups') }
}

test('a register that was put back without its log is told from its backup', async () => {
  const office = desk()
  const { at, cwd, file } = office
  await at(['init'])
  fs.copyFileSync(file, path.join(cwd, 'earlier.db'))
  await at(['staff', 'add', '王芳'])
  await at(['backup'])
  expect(await backupsFound(office)).toMatchObject({ code: 0, ok: true })
  fs.copyFileSync(path.join(cwd, 'earlier.db'), file)
  fs.rmSync(path.join(cwd, 'register-20260630-090003.db'))
  expect(await backupsFound(office)).toMatchObject({
    ...{ code: 1, ok: false },
    detail: { en: expect.stringContaining('copied without its -wal') },
  })
})

test('a register that was restored from an older backup is well, and so is another that stands in its place', async () => {
  const office = desk()
  const { at, cwd, file } = office
  await at(['init'])
  await at(['backup', '--to', 'older.db'])
  for (const name of ['王芳', '李雷', '韩梅']) await at(['staff', 'add', name])
  await at(['backup', '--to', 'newer.db'])
  fs.rmSync(path.join(cwd, 'newer.db'))
  expect((await at(['restore', 'older.db'])).code).toBe(0)
  expect(await backupsFound(office)).toMatchObject({ code: 0, ok: true })
  fs.rmSync(file)
  await at(['init'])
  expect(await backupsFound(office)).toMatchObject({ code: 0, ok: true })
})

test('doctor says of a copy that the register beside it goes on', async () => {
  const office = desk()
  const { at, cwd, file } = office
  await at(['init'])
  fs.copyFileSync(file, path.join(cwd, 'copy.db'))
  await at(['staff', 'add', '王芳'])
  const { out } = await at(['doctor', '--register', 'copy.db', '--format', 'json'])
  const { detail } = JSON.parse(out).doctor.checks.find(({ check }: Check) => check === 'backups')
  expect(detail.en).toContain(`${file} goes on to #2: this file is an older copy of it`)
})

test.skipIf(process.getuid?.() === 0 || process.platform === 'win32')(
  'a backup that another account made counts where this one may not read it',
  async () => {
    const office = desk()
    const { at, cwd } = office
    await at(['init'], { now: '2026-06-01T00:00:00Z' })
    fs.mkdirSync(path.join(cwd, 'copies'))
    await at(['backup', '--to', 'copies'], { now: '2026-06-01T00:00:02Z' })
    fs.chmodSync(path.join(cwd, 'copies'), 0)
    const found = await backupsFound(office, '2026-06-29T00:00:00Z')
    fs.chmodSync(path.join(cwd, 'copies'), 0o700)
    expect(found).toMatchObject({ ok: true, detail: { en: expect.stringContaining('by another account') } })
  },
)

test('a register of an earlier schema is not called altered', async () => {
  const { at, file } = desk()
  fs.copyFileSync(new URL('../register/released/schema-3.db', import.meta.url), file)
  fs.chmodSync(file, 0o600)
  const found = await at(['doctor', '--format', 'json'], { now: '2026-11-26T00:00:00Z' })
  expect(found.code).toBe(0)
  expect(JSON.parse(found.out).doctor.checks.find(({ check }: Check) => check === 'schema').detail.en).toContain(
    'version 3',
  )
})
