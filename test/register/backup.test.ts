// @module-tag long

import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { backUp, copyChecked, type Inspected, inspectBackup, restoreBackup } from '../../src/register/file/backup.ts'
import { headText } from '../../src/register/register.ts'
import { emptyFolder } from '../scratch.ts'
import { addCustomer, beside, digest, fiveEntries, newFile, open, shell } from './registers.ts'

/** The names in a register, through another door. */
const names = (file: string) => shell(file, (raw) => raw.prepare('SELECT name FROM customer ORDER BY id').pluck().all())

async function backedUp(file: string): Promise<string> {
  const target = path.join(emptyFolder(), 'backup.db')
  const register = open(file)
  await backUp(register.raw, [target])
  register.close()
  return target
}

/** Puts a backup in the place of a register, with nothing added to its journal. */
const restore = (backup: string, file: string) =>
  restoreBackup({ backup: backup, mirror: null }, file, 'replaced', {
    wait: 100,
    look: () => null,
    continued: async () => 0,
  })

/** Tampered with so that only the journal shows it. */
const tamper = (file: string) =>
  shell(file, (raw) => raw.exec(`INSERT INTO token VALUES (1, 6); UPDATE customer SET name = '假'; DELETE FROM token`))

test('a backup is a whole register of its own, private, with its head', async () => {
  const file = await fiveEntries()
  const register = open(file)
  const target = path.join(emptyFolder(), 'backup.db')
  const made = await backUp(register.raw, [target])
  expect(made).toMatchObject({ file: target, bytes: fs.statSync(target).size, verification: { differences: [] } })
  expect(made.verification.head && headText(made.verification.head)).toBe(headText(register.head()))
  register.close()
  expect(names(target)).toEqual(names(file))
  expect(beside(target)).toEqual(['backup.db'])
  if (process.platform !== 'win32') expect(fs.statSync(target).mode & 0o777).toBe(0o600)
})

test('a backup holds what is still in the log', async () => {
  const file = newFile()
  const register = open(file)
  await addCustomer(register, 'C00001', '华夏')
  const target = path.join(emptyFolder(), 'backup.db')
  await backUp(register.raw, [target])
  expect(names(target)).toEqual(['华夏'])
  register.close()
})

test('a backup tells when the copy is found whole, and leaves the register the memory it works with', async () => {
  const register = open(await fiveEntries())
  const memory = () => register.raw.pragma('cache_size', { simple: true })
  const before = memory()
  performance.clearMarks(copyChecked)
  await backUp(register.raw, [path.join(emptyFolder(), 'backup.db')])
  expect(performance.getEntriesByName(copyChecked)).toHaveLength(1)
  expect(memory()).toBe(before)
  register.close()
})

test('a backup never overwrites, and asks for a folder that is there', async () => {
  const register = open(await fiveEntries())
  const target = path.join(emptyFolder(), 'backup.db')
  fs.writeFileSync(target, 'mine')
  await expect(backUp(register.raw, [target])).rejects.toMatchObject({ exitCode: 4, words: { en: /already exists/ } })
  expect(fs.readFileSync(target, 'utf8')).toBe('mine')
  const nowhere = path.join(emptyFolder(), 'no', 'backup.db')
  await expect(backUp(register.raw, [nowhere])).rejects.toMatchObject({ exitCode: 4, words: { en: /folder/ } })
  register.close()
})

test('a backup of a register that was tampered with is made and says so', async () => {
  const file = await fiveEntries()
  tamper(file)
  const register = open(file)
  const made = await backUp(register.raw, [path.join(emptyFolder(), 'backup.db')])
  expect(made.verification.differences).not.toEqual([])
  register.close()
})

test('a restore keeps the register that it replaces', async () => {
  const file = await fiveEntries()
  const backup = await backedUp(file)
  const register = open(file)
  await addCustomer(register, 'C00003', '西山')
  register.close()
  const before = names(file)
  const restored = await restore(backup, file)
  expect(restored).toMatchObject({ file, keptAs: `${file}.replaced`, verification: { differences: [] } })
  expect(names(file)).toEqual(['华夏轴承集团', '东海机床厂'])
  expect(names(`${file}.replaced`)).toEqual(before)
  expect(beside(file)).toEqual(['register.db', 'register.db.replaced'])
  expect((await restore(backup, file)).keptAs).toBe(`${file}.replaced.2`)
})

test('a restore needs no register to be there, and takes a broken one away', async () => {
  const backup = await backedUp(await fiveEntries())
  const missing = path.join(emptyFolder(), 'below', 'register.db')
  expect((await restore(backup, missing)).keptAs).toBeNull()
  expect(names(missing)).toHaveLength(2)
  const broken = path.join(emptyFolder(), 'register.db')
  fs.writeFileSync(broken, 'nonsense')
  fs.writeFileSync(`${broken}-wal`, 'the log of another life')
  const { keptAs } = await restore(backup, broken)
  expect(keptAs === null ? null : fs.readFileSync(keptAs, 'utf8')).toBe('nonsense')
  expect(names(broken)).toHaveLength(2)
})

test('a backup that does not verify is not restored, nor is what is no backup', async () => {
  const file = await fiveEntries()
  const before = digest(file)
  const bad = await backedUp(file)
  tamper(bad)
  const text = path.join(emptyFolder(), 'notes.txt')
  fs.writeFileSync(text, 'nonsense')
  for (const [source, exitCode] of [
    [bad, 4],
    [text, 4],
    [path.join(emptyFolder(), 'none.db'), 2],
    [file, 2],
  ] as const) {
    await expect(restore(source, file), source).rejects.toThrow(expect.objectContaining({ exitCode }))
    await expect(
      inspectBackup({ backup: source, mirror: null }, file, emptyFolder(), () => null),
      source,
    ).rejects.toThrow(expect.objectContaining({ exitCode }))
  }
  expect(digest(file)).toBe(before)
  expect(beside(file)).toEqual(['register.db'])
})

test.each([150, 40_000])('a backup damaged at byte %s is told of, and not the register', async (at) => {
  const file = await fiveEntries()
  const before = digest(file)
  const bad = await backedUp(file)
  const open = fs.openSync(bad, 'r+')
  fs.writeSync(open, Buffer.alloc(2000, 0x78), 0, 2000, at)
  fs.closeSync(open)
  await expect(restore(bad, file)).rejects.toMatchObject({
    exitCode: 4,
    words: { en: expect.stringMatching(`^${bad} is damaged`) },
    hint: { en: 'Restore an older backup.' },
  })
  expect(digest(file)).toBe(before)
  expect(beside(file)).toEqual(['register.db'])
})

test('a register that is damaged is what a backup of it names', async () => {
  const file = await fiveEntries()
  const { raw } = open(file)
  const bytes = fs.openSync(file, 'r+')
  fs.writeSync(bytes, Buffer.alloc(2000, 0x78), 0, 2000, 40_000)
  fs.closeSync(bytes)
  const target = path.join(emptyFolder(), 'backup.db')
  await expect(backUp(raw, [target])).rejects.toMatchObject({
    exitCode: 4,
    words: { en: expect.stringMatching(`^${file} is damaged`) },
  })
  expect(fs.readdirSync(path.dirname(target))).toEqual([])
})

test('verifying a backup leaves everything as it is', async () => {
  const file = await fiveEntries()
  const backup = await backedUp(file)
  const [scratch, before] = [emptyFolder(), digest(backup)]
  expect(await inspectBackup({ backup: backup, mirror: null }, file, scratch, fs.existsSync)).toMatchObject({
    verification: { entries: 5, differences: [] },
    found: true,
  })
  expect(fs.readdirSync(scratch)).toEqual([])
  expect(digest(backup)).toBe(before)
  expect(beside(backup)).toEqual(['backup.db'])
})

test('a register that somebody has open is not replaced', async () => {
  const file = await fiveEntries()
  const backup = await backedUp(file)
  const other = new Database(file)
  other.prepare('SELECT count(*) FROM customer').get()
  await expect(restore(backup, file)).rejects.toThrow(expect.objectContaining({ exitCode: 4 }))
  other.close()
  expect(names(file)).toHaveLength(2)
  expect(beside(file)).toEqual(['register.db'])
})

test('backups made at the same moment each have a name of their own, or are refused', async () => {
  const file = await fiveEntries()
  const registers = [1, 2, 3, 4].map(() => open(file))
  const target = path.join(emptyFolder(), 'backup.db')
  const named = await Promise.allSettled(registers.map(({ raw }) => backUp(raw, [target])))
  expect(named.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  for (const each of named)
    if (each.status === 'rejected') expect(each.reason).toMatchObject({ exitCode: 4, words: { en: /already exists/ } })
  const numbered = await Promise.all(
    registers.map(({ raw }) =>
      backUp(
        raw,
        [1, 2, 3, 4].map((n) => `${target}.${n}`),
      ),
    ),
  )
  expect(numbered.map((each) => each.file).sort()).toEqual([1, 2, 3, 4].map((n) => `${target}.${n}`))
  expect(beside(target)).toEqual(['backup.db', 'backup.db.1', 'backup.db.2', 'backup.db.3', 'backup.db.4'])
  for (const register of registers) register.close()
})

test.each([
  ['SQLITE_FULL', /disk is full/],
  ['ENOSPC', /disk is full/],
  ['EIO', /cannot be read or written \(EIO\)/],
  ['EFBIG', /cannot be read or written \(EFBIG\)/],
])('a restore whose entry cannot be written (%s) says so and leaves the register as it was', async (code, en) => {
  const file = await fiveEntries()
  const backup = await backedUp(file)
  const before = digest(file)
  const failing = async () => {
    throw Object.assign(new Error(), { code })
  }
  await expect(
    restoreBackup({ backup: backup, mirror: null }, file, 'replaced', {
      wait: 100,
      look: () => null,
      continued: failing,
    }),
  ).rejects.toMatchObject({ exitCode: 4, words: { en: expect.stringMatching(en) } })
  expect(digest(file)).toBe(before)
  expect(beside(file)).toEqual(['register.db'])
})

test('the entry that a restore adds is in the copy before it is the register', async () => {
  const file = await fiveEntries()
  const backup = await backedUp(file)
  const continued = async (copy: string, { verification }: Inspected<null>, keptAs: string | null) => {
    expect(verification.entries).toBe(5)
    expect(keptAs).toBe(`${file}.replaced`)
    expect(fs.existsSync(keptAs as string)).toBe(false)
    const register = open(copy)
    await addCustomer(register, 'C00009', '西山')
    register.close()
    return 6
  }
  const restored = await restoreBackup({ backup: backup, mirror: null }, file, 'replaced', {
    wait: 100,
    look: () => null,
    continued,
  })
  expect(restored).toMatchObject({ entry: 6, keptAs: `${file}.replaced` })
  expect(names(file)).toHaveLength(3)
  expect(beside(file)).toEqual(['register.db', 'register.db.replaced'])
})

test('a register is held from before it is looked at until the other has its name', async () => {
  const file = await fiveEntries()
  const backup = await backedUp(file)
  // It goes on from the backup, in a log that is not folded in.
  const other = `const raw = new (require('better-sqlite3'))(${JSON.stringify(file)}, { timeout: 0 }); raw.prepare('SELECT count(*) FROM entry').get()`
  const tries = () => spawnSync(process.execPath, ['-e', other], { encoding: 'utf8' }).stderr
  expect(tries()).toBe('')
  const seen: string[] = []
  const restored = await restoreBackup({ backup: backup, mirror: null }, file, 'replaced', {
    wait: 100,
    look: (_, standing) => {
      seen.push(tries())
      return standing?.raw.prepare('SELECT count(*) FROM entry').pluck().get()
    },
    continued: async () => {
      seen.push(tries())
      return 0
    },
  })
  for (const said of seen) expect(said).toContain('database is locked')
  expect([seen.length, restored.found, tries()]).toEqual([2, 5, ''])
})

test('of two restores at the same moment each sets aside what it found', async () => {
  const file = await fiveEntries()
  const backup = await backedUp(file)
  const both = [1, 2].map((n) =>
    restoreBackup({ backup: backup, mirror: null }, file, 'replaced', {
      wait: 2000,
      look: () => null,
      continued: async (copy) => {
        const register = open(copy)
        await addCustomer(register, `R${n}`, `恢复${n}`)
        register.close()
        return 6
      },
    }).then(
      ({ keptAs }) => keptAs,
      (error: { exitCode: number }) => error.exitCode,
    ),
  )
  const ended = await Promise.all(both)
  const files = beside(file).map((name) => path.join(path.dirname(file), name))
  for (const each of files) expect(shell(each, (raw) => raw.pragma('integrity_check', { simple: true }))).toBe('ok')
  expect(files).toHaveLength(1 + ended.filter((each) => each !== 4).length)
})
