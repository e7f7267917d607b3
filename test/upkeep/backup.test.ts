// @module-tag long

import { execFileSync, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import Database from 'better-sqlite3'
import { expect, test, vi } from 'vitest'
import { plainEnv, program } from '../faults/process.ts'
import { asFolder, desk, openedAnew, shell, tamper } from './desk.ts'

openedAnew()

const digest = (file: string) => createHash('sha256').update(fs.readFileSync(file)).digest('hex')

test('a backup stands beside the register, named by its moment, and verifies', async () => {
  const { at, json, cwd } = desk()
  await at(['init'])
  await at(['staff', 'add', '王芳', '--role', 'business'])
  const { backup } = await json(['backup'])
  const { verification } = await json(['audit', 'verify'])
  expect(backup).toEqual({
    file: path.join(cwd, 'register-20260630-090003.db'),
    bytes: fs.statSync(backup.file).size,
    head: verification.head,
    ok: true,
    removed: [],
  })
  expect(fs.statSync(backup.file).mode & 0o777).toBe(0o600)
  expect(fs.readdirSync(cwd).sort()).toEqual(['register-20260630-090003.db', 'register.db', 'register.db.backups'])
  expect(await json(['audit', 'verify', '--register', backup.file])).toEqual({ schema: 1, verification })
})

test('two backups of one second both have their place', async () => {
  const { at, cwd } = desk()
  await at(['init'])
  const now = '2026-06-30T01:00:00.000Z'
  for (const _ of [1, 2, 3]) expect((await at(['backup'], { now })).code).toBe(0)
  expect(
    fs
      .readdirSync(cwd)
      .filter((name) => name.startsWith('register-'))
      .sort(),
  ).toEqual(['register-20260630-090000.2.db', 'register-20260630-090000.3.db', 'register-20260630-090000.db'])
})

test('--to names a folder or a file; an existing file is not overwritten', async () => {
  const { at, json, cwd } = desk()
  await at(['init'])
  fs.mkdirSync(path.join(cwd, 'copies'))
  expect((await json(['backup', '--to', 'copies'])).backup.file).toMatch(/copies[\\/]register-\d{8}-\d{6}\.db$/)
  expect((await json(['backup', '--to', 'copies/mine.db'])).backup.file).toBe(path.join(cwd, 'copies', 'mine.db'))
  const before = digest(path.join(cwd, 'copies', 'mine.db'))
  expect(await at(['backup', '--to', 'copies/mine.db'])).toMatchObject({
    code: 4,
    err: expect.stringContaining('never overwrites'),
  })
  expect(digest(path.join(cwd, 'copies', 'mine.db'))).toBe(before)
  expect(await at(['backup', '--to', 'nowhere/'])).toMatchObject({ code: 4, err: expect.stringContaining('folder') })
  expect(fs.readdirSync(path.join(cwd, 'copies')).filter((name) => name.includes('.part'))).toEqual([])
})

test('a backup of a register that differs from its journal says so', async () => {
  const { at, file } = desk()
  await at(['init'])
  tamper(file, `UPDATE staff SET name = '假名'`)
  expect(await at(['backup'])).toMatchObject({ code: 1, err: expect.stringContaining('differs from its journal') })
})

test('a restore keeps what it replaces and says so in the journal', async () => {
  const { at, json, file } = desk()
  await at(['init'])
  const { backup } = await json(['backup'])
  await at(['staff', 'add', '王芳', '--role', 'business'])
  const later = (await json(['audit', 'verify'])).verification.head
  const { restore } = await json(['restore', backup.file])
  expect(restore).toEqual({
    file,
    backup: backup.file,
    mirror: null,
    leftBehind: null,
    accountsDropped: [],
    head: backup.head,
    replaced: later,
    keptAs: expect.stringMatching(/register\.db\.replaced-20260630-0900\d\d$/),
    entry: 2,
    dryRun: false,
    lost: [{ seq: 2, at: expect.any(String), by: 'clerk', command: 'staff add 王芳 --role business' }],
    gained: [],
    tables: [
      { table: 'staff', added: 0, changed: 0, missing: 1 },
      { table: 'staff_role', added: 0, changed: 0, missing: 1 },
    ],
  })
  expect((await json(['staff', 'list'])).staff).toHaveLength(1)
  expect((await json(['staff', 'list', '--register', restore.keptAs])).staff).toHaveLength(2)
  const [newest] = (await json(['audit', 'list'])).entries
  expect(newest).toMatchObject({ seq: 2, changes: 0, by: 'clerk' })
  expect(newest.note).toContain(backup.head)
  expect(newest.note).toContain(later)
  expect((await json(['audit', 'verify', '--anchor', backup.head])).verification.ok).toBe(true)
  expect((await json(['audit', 'verify', '--anchor', later], 1)).verification.ok).toBe(false)
})

test.skipIf(process.platform === 'win32')('a register behind a link is restored where it lies', async () => {
  const { at, json, file, cwd } = desk()
  await at(['init'])
  const { backup } = await json(['backup'])
  await at(['staff', 'add', '王芳', '--role', 'business'])
  const kept = path.join(cwd, 'kept', 'register.db')
  fs.mkdirSync(path.dirname(kept))
  fs.renameSync(file, kept)
  fs.symlinkSync(kept, file)
  expect((await at(['restore', backup.file])).code).toBe(0)
  expect(fs.lstatSync(file).isSymbolicLink()).toBe(true)
  expect((await json(['staff', 'list'])).staff).toHaveLength(1)
  expect(fs.readdirSync(path.dirname(kept)).filter((name) => name.endsWith('.db')).length).toBeGreaterThan(0)
  expect((await json(['staff', 'list', '--register', kept])).staff).toHaveLength(1)
})

test('a missing register, and a broken one, can be restored', async () => {
  const { at, json, file, cwd } = desk()
  await at(['init'])
  const { backup } = await json(['backup', '--to', 'saved.db'])
  fs.rmSync(file)
  expect((await json(['restore', 'saved.db'])).restore).toMatchObject({ replaced: null, keptAs: null, entry: 2 })
  fs.writeFileSync(file, 'broken beyond repair')
  const { restore } = await json(['restore', backup.file])
  expect(fs.readFileSync(restore.keptAs, 'utf8')).toBe('broken beyond repair')
  expect((await json(['audit', 'verify'])).verification.ok).toBe(true)
  expect(fs.readdirSync(cwd).filter((name) => name.includes('.part'))).toEqual([])
})

test('a log that was left of a lost register does not get into the restored one', async () => {
  const { at, json, file } = desk()
  await at(['init'])
  await json(['backup', '--to', 'saved.db'])
  const busy = shell(file, (raw) => {
    raw.pragma('wal_autocheckpoint = 0')
    raw.exec(`INSERT INTO token VALUES (1, 99)`)
    return fs.readFileSync(`${file}-wal`)
  })
  fs.rmSync(file)
  fs.writeFileSync(`${file}-wal`, busy)
  await json(['restore', 'saved.db'])
  expect(shell(file, (raw) => raw.prepare('SELECT count(*) FROM counter').pluck().get())).toBe(0)
})

test('a manager replaces a register that can be read, and nobody else', async () => {
  const { at, file } = desk()
  await at(['init'])
  await at(['staff', 'add', '王芳', '--role', 'business'])
  await at(['backup', '--to', 'saved.db'])
  await at(['customer', 'add', '甲公司'])
  const before = fs.readFileSync(file)
  for (const [name, code] of [
    ['陌生人', 2],
    ['王芳', 3],
  ] as const)
    expect(await at(['restore', 'saved.db', '--by', name])).toMatchObject({ code })
  expect(fs.readFileSync(file).equals(before)).toBe(true)
  expect((await at(['restore', 'saved.db', '--dry-run', '--by', '王芳'])).code).toBe(0)
  expect((await at(['restore', 'saved.db'])).code).toBe(0)
})

test('where no register stands the backup says who is a manager, and nobody else restores it', async () => {
  const { at, file, cwd } = desk()
  await at(['init'])
  await at(['staff', 'add', '王芳', '--role', 'business'])
  await at(['backup', '--to', 'saved.db'])
  fs.rmSync(file)
  for (const [name, code] of [
    ['陌生人', 2],
    ['王芳', 3],
  ] as const)
    expect(await at(['restore', 'saved.db', '--by', name])).toMatchObject({ code })
  expect(fs.readdirSync(cwd)).toEqual(['register.db.backups', 'saved.db'])
  expect((await at(['restore', 'saved.db'])).code).toBe(0)
})

test('a dry run verifies and replaces nothing', async () => {
  const { at, json, file, cwd } = desk()
  await at(['init'])
  await json(['backup', '--to', 'saved.db'])
  await at(['staff', 'add', '王芳', '--role', 'business'])
  const before = digest(file)
  expect((await json(['restore', 'saved.db', '--dry-run'])).restore).toMatchObject({ entry: null, dryRun: true })
  expect((await at(['restore', 'saved.db', '--dry-run'], { tty: true, columns: 300 })).out).toContain(
    'it would replace',
  )
  expect(digest(file)).toBe(before)
  expect(fs.readdirSync(cwd).sort()).toEqual(['register.db', 'register.db.backups', 'saved.db'])
})

test.each<[string, string, (file: string) => void, number]>([
  ['is missing', 'no backup', (file) => fs.rmSync(file), 2],
  ['is a folder', 'is a folder', asFolder, 2],
  ['is something else', 'not a certdesk register', (file) => fs.writeFileSync(file, 'x'.repeat(500)), 4],
  ['is cut off', 'cut off', (file) => fs.truncateSync(file, 9000), 4],
  ['differs from its journal', 'does not verify', (file) => tamper(file, `UPDATE staff SET name = '假名'`), 4],
])('a backup that %s is refused', async (_, said, harm, code) => {
  const { at, json, file, cwd } = desk()
  await at(['init'])
  await json(['backup', '--to', 'saved.db'])
  harm(path.join(cwd, 'saved.db'))
  const before = digest(file)
  for (const more of [[], ['--dry-run']])
    expect(await at(['restore', 'saved.db', ...more])).toMatchObject({ code, err: expect.stringContaining(said) })
  expect(digest(file)).toBe(before)
  expect(fs.readdirSync(cwd).filter((name) => name !== 'saved.db')).toEqual(['register.db', 'register.db.backups'])
})

test('the register itself is not its backup', async () => {
  const { at } = desk()
  await at(['init'])
  expect(await at(['restore', 'register.db'])).toMatchObject({ code: 2, err: expect.stringContaining('itself') })
})

test('a register that another program has open is not replaced', async () => {
  const { at, json, file } = desk()
  await at(['init'])
  await json(['backup', '--to', 'saved.db'])
  const other = new Database(file)
  other.exec('BEGIN')
  other.prepare('SELECT count(*) FROM staff').get()
  const env = { CERTDESK_WAIT: '0' }
  const locked = expect.stringContaining('locked')
  expect(await at(['restore', 'saved.db'], { env })).toMatchObject({ code: 4, err: locked })
  other.close()
  expect((await json(['audit', 'list'])).entries).toHaveLength(1)
})

test('a terminal asks before a register is replaced, and says how far both go', async () => {
  const { at, json, file } = desk()
  await at(['init'])
  const { backup } = await json(['backup'])
  await at(['staff', 'add', '王芳', '--role', 'business'])
  const before = digest(file)
  const terminal = { tty: true }
  const refused = await at(['restore', backup.file], { ...terminal, answers: [false] })
  expect(refused.asked[0]).toContain('up to entry #1) in place of')
  expect(refused.asked[0]).toContain('(up to #2)')
  expect(refused.out).toContain('Nothing was replaced.')
  expect(digest(file)).toBe(before)
  expect((await at(['restore', backup.file], { ...terminal, answers: [true] })).out).toContain('Restored')
  expect((await json(['staff', 'list'])).staff).toHaveLength(1)
})

test('what was written while somebody was asked is not replaced unseen', async () => {
  const { at, json, cwd, file } = desk()
  await at(['init'])
  const { backup } = await json(['backup'])
  await at(['customer', 'add', '甲公司'])
  const env = { ...plainEnv(cwd), CERTDESK_REGISTER: file, CERTDESK_BY: 'clerk' }
  const answers = (message: string) => {
    if (!message.includes('(up to #2)')) return undefined
    execFileSync(process.execPath, [program, 'customer', 'add', '乙公司', '--clock-is-right'], { cwd, env })
    return true
  }
  const refused = await at(['restore', backup.file], { tty: true, answers })
  expect(refused).toMatchObject({
    code: 4,
    err: expect.stringContaining('you were asked (up to #3 now), so nothing was replaced'),
  })
  expect(fs.readdirSync(cwd).filter((name) => name.includes('replaced'))).toEqual([])
  expect((await json(['customer', 'list'])).customers).toHaveLength(2)

  // In a pipe nobody is asked: what is lost is told as it is under the lock.
  const { restore } = await json(['restore', backup.file])
  expect(restore.replaced).toMatch(/^#3:/)
  expect(restore.lost.map(({ seq }: { seq: number }) => seq)).toEqual([3, 2])
})

test('after a restore, undo goes to the newest entry that changed something', async () => {
  const { at, json } = desk()
  await at(['init'])
  await at(['staff', 'add', '王芳', '--role', 'business'])
  const { backup } = await json(['backup'])
  await at(['restore', backup.file])
  expect((await json(['undo', '--dry-run'])).undo).toMatchObject({ entry: 2 })
})

test('--keep removes older backups of this register, and nothing else', async () => {
  const { at, json, cwd, file } = desk()
  await at(['init'])
  const folder = path.join(cwd, 'copies')
  fs.mkdirSync(folder)
  const kept = async (keep: number) => (await json(['backup', '--to', 'copies', '--keep', String(keep)])).backup
  const names = () => fs.readdirSync(folder).sort()

  // Another register's, under a name that the program gives; one that holds an entry that was lost since; no register at all.
  await at(['init', '--register', 'other.db'])
  await at(['backup', '--register', 'other.db', '--to', 'copies/register-20250101-090000.db'])
  const { backup: before } = await json(['backup', '--to', 'before.db'])
  await at(['staff', 'add', '王芳', '--role', 'business'])
  await json(['backup', '--to', 'copies/register-20250101-090001.db'])
  await json(['restore', before.file])
  fs.writeFileSync(path.join(folder, 'register-20250101-090002.db'), 'mine')
  await json(['backup', '--to', 'copies/mine.db'])
  const others = names()

  const made: string[] = []
  for (const _ of [1, 2, 3, 4]) made.push((await json(['backup', '--to', 'copies/'])).backup.file)
  const { file: newest, removed } = await kept(3)
  expect(removed).toEqual([made[1], made[0]])
  expect(names()).toEqual(
    [...others, ...[made[2], made[3], newest].map((each) => path.basename(each as string))].sort(),
  )
  expect((await kept(1)).removed).toHaveLength(3)
  const told = await at(['backup', '--to', 'copies', '--keep', '1', '--lang', 'zh'], { tty: true })
  expect(told.out).toContain('已删除 1 份更早的备份')
  expect(await at(['backup', '--to', 'named.db', '--keep', '2'])).toMatchObject({ code: 2 })
  expect(await at(['backup', '--keep', '0'])).toMatchObject({ code: 2 })

  // A register that was altered is the time to have older backups.
  tamper(file, `UPDATE staff SET name = '假名'`)
  expect((await json(['backup', '--to', 'copies', '--keep', '1'], 1)).backup).toMatchObject({ ok: false, removed: [] })
})

test('older backups that cannot be removed are told, the backup is made, and the exit code is 1', async () => {
  const { at, cwd } = desk()
  await at(['init'])
  for (const _ of [1, 2]) await at(['backup', '--to', './'])
  const [oldest] = fs.readdirSync(cwd).filter((name) => name.startsWith('register-'))
  const remove = fs.rmSync
  const held = vi.spyOn(fs, 'rmSync').mockImplementation((name, ...more) => {
    if (String(name).endsWith(oldest as string)) throw Object.assign(new Error(), { code: 'EACCES' })
    remove(name, ...more)
  })
  try {
    const { code, err, out } = await at(['backup', '--to', './', '--keep', '1', '--quiet', '--format', 'json'])
    expect({ code, err }).toEqual({
      code: 1,
      err: expect.stringMatching(/older ones could not be removed: .*\(EACCES\)/),
    })
    expect(JSON.parse(out).backup).toMatchObject({ ok: true, removed: [expect.any(String)] })
  } finally {
    held.mockRestore()
  }
  expect(fs.readdirSync(cwd).filter((name) => name.startsWith('register-'))).toHaveLength(2)
})

test('an older backup that another one removed meanwhile is gone, and nothing is said of it', async () => {
  const { at, cwd } = desk()
  await at(['init'])
  for (const _ of [1, 2]) await at(['backup', '--to', './'])
  const [oldest] = fs.readdirSync(cwd).filter((name) => name.startsWith('register-'))
  const remove = fs.rmSync
  const ahead = vi.spyOn(fs, 'rmSync').mockImplementation((name, ...more) => {
    if (String(name).endsWith(oldest as string)) remove(name)
    remove(name, ...more)
  })
  try {
    expect(await at(['backup', '--to', './', '--keep', '1', '--quiet'])).toMatchObject({ code: 0, err: '' })
  } finally {
    ahead.mockRestore()
  }
  expect(fs.readdirSync(cwd).filter((name) => name.startsWith('register-'))).toHaveLength(1)
})

test('--quiet says nothing of what went well, and what went wrong all the same', async () => {
  const { at, file } = desk()
  await at(['init'])
  expect(await at(['backup', '--quiet'])).toMatchObject({ code: 0, out: '', err: '' })
  expect((await at(['backup', '--quiet', '--format', 'json'])).out).toContain('"ok": true')
  tamper(file, `UPDATE staff SET name = '假名'`)
  expect(await at(['backup', '--quiet'])).toMatchObject({ code: 1, out: '', err: expect.stringContaining('differs') })
})

test('a dry run says which entries would be lost and what would become of the records', async () => {
  const { at, json, file } = desk()
  await at(['init'])
  await at(['customer', 'add', '甲公司'])
  const { backup: earlier } = await json(['backup', '--to', 'earlier.db'])
  await at(['customer', 'add', '乙公司'])
  await at(['customer', 'edit', 'C00001', '--phone', '0755-26001234'])
  const { backup: later } = await json(['backup', '--to', 'later.db'])
  const { restore } = await json(['restore', 'earlier.db', '--dry-run'])
  expect(restore).toMatchObject({
    head: earlier.head,
    replaced: later.head,
    lost: [
      { seq: 4, by: 'clerk', command: expect.stringContaining('customer edit') },
      { seq: 3, by: 'clerk', command: 'customer add 乙公司' },
    ],
    gained: [],
    tables: [{ table: 'customer', added: 0, changed: 1, missing: 1 }],
  })
  const shown = await at(['restore', 'earlier.db', '--dry-run', '--lang', 'zh'], { tty: true, columns: 120 })
  expect(shown.out).toContain('将丢失的日志记录：2 条')
  expect(shown.out).toMatch(/客户 +1 +1 +0/)

  // On a terminal the same is seen before the question.
  const asked = await at(['restore', 'earlier.db'], { tty: true, columns: 120, answers: [true] })
  expect(asked.err).toContain('Entries that would be lost: 2')
  const back = (await json(['restore', 'later.db', '--dry-run'])).restore
  expect(back.gained.map(({ seq }: { seq: number }) => seq)).toEqual([4, 3])
  expect(back.lost).toMatchObject([{ seq: 3, command: 'restore earlier.db' }])
  expect(back.tables).toEqual([{ table: 'customer', added: 1, changed: 1, missing: 0 }])
  expect(fs.existsSync(file)).toBe(true)
})

test('a backup of another register does not take the place of this one', async () => {
  const { at, json, file, cwd } = desk()
  await at(['init'])
  await at(['init', '--register', 'other.db', '--time-zone', 'Asia/Urumqi'])
  await at(['backup', '--register', 'other.db', '--to', 'saved.db'])
  const before = digest(file)
  for (const more of [[], ['--dry-run']])
    expect(await at(['restore', 'saved.db', ...more])).toMatchObject({
      code: 2,
      err: expect.stringContaining('another register'),
    })
  expect((await at(['restore', 'saved.db', '--lang', 'zh'])).err).toContain('并非同源')
  expect(digest(file)).toBe(before)
  expect(fs.readdirSync(cwd).sort()).toEqual(['other.db', 'other.db.backups', 'register.db', 'saved.db'])
  expect((await json(['restore', 'saved.db', '--register', 'third.db'])).restore).toMatchObject({
    replaced: null,
    entry: 2,
  })
})

test.skipIf(process.platform === 'win32')(
  'a schedule with nothing in its environment makes a backup and says nothing',
  async () => {
    const { at, cwd, file } = desk()
    await at(['init'])
    const copies = path.join(cwd, 'copies')
    fs.mkdirSync(copies)
    const program = fileURLToPath(new URL('../../bin/certdesk.js', import.meta.url))
    const line = ['backup', '--register', file, '--to', copies, '--keep', '2', '--quiet']
    for (const _ of [1, 2, 3]) {
      const { status, stdout, stderr } = spawnSync('env', ['-i', process.execPath, program, ...line], { cwd: '/' })
      expect({ status, said: `${stdout}${stderr}` }).toEqual({ status: 0, said: '' })
    }
    expect(fs.readdirSync(copies)).toHaveLength(2)
    for (const name of fs.readdirSync(copies))
      expect((await at(['audit', 'verify', '--register', path.join(copies, name)])).code).toBe(0)
  },
)
