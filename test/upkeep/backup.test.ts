import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { asFolder, desk, shell, tamper } from './desk.ts'

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
  })
  expect(fs.statSync(backup.file).mode & 0o777).toBe(0o600)
  expect(fs.readdirSync(cwd).sort()).toEqual(['register-20260630-090003.db', 'register.db'])
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
    head: backup.head,
    replaced: later,
    keptAs: expect.stringMatching(/register\.db\.replaced-20260630-0900\d\d$/),
    entry: 2,
    dryRun: false,
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
  expect(fs.readdirSync(cwd).sort()).toEqual(['register.db', 'saved.db'])
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
  expect(fs.readdirSync(cwd).filter((name) => name !== 'saved.db')).toEqual(['register.db'])
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
  expect(await at(['restore', 'saved.db'])).toMatchObject({ code: 4, err: expect.stringContaining('locked') })
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

test('after a restore, undo goes to the newest entry that changed something', async () => {
  const { at, json } = desk()
  await at(['init'])
  await at(['staff', 'add', '王芳', '--role', 'business'])
  const { backup } = await json(['backup'])
  await at(['restore', backup.file])
  expect((await json(['undo', '--dry-run'])).undo).toMatchObject({ entry: 2 })
})
