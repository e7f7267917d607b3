import fs from 'node:fs'
import path from 'node:path'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { isAsMade } from '../../src/register/file/as-made.ts'
import { createRegister } from '../../src/register/file/create.ts'
import { migrate } from '../../src/register/file/migrate.ts'
import { applicationId, schemaVersion } from '../../src/register/version.ts'
import { emptyFolder } from '../scratch.ts'
import { addCustomer, beside, createEmpty, digest, entered, newFile, noon, open, shell } from './registers.ts'

const posix = process.platform !== 'win32'

test('a new register is private and has no log beside it', async () => {
  const file = path.join(emptyFolder(), 'register.db')
  await createEmpty(file)
  expect(beside(file)).toEqual(['register.db'])
  if (posix) expect(fs.statSync(file).mode & 0o777).toBe(0o600)
})

test('folders on the way are made, private', async () => {
  const file = path.join(emptyFolder(), 'a', 'b', 'register.db')
  await createEmpty(file)
  if (posix) expect(fs.statSync(path.dirname(file)).mode & 0o777).toBe(0o700)
})

test('what already stands there is never touched', async () => {
  const file = path.join(emptyFolder(), 'register.db')
  fs.writeFileSync(file, '')
  await expect(createEmpty(file)).rejects.toMatchObject({ exitCode: 4 })
  const register = newFile()
  const before = digest(register)
  await expect(createEmpty(register)).rejects.toMatchObject({ exitCode: 4 })
  expect(digest(register)).toBe(before)
  expect(fs.statSync(file).size).toBe(0)
})

test('a register appears together with its first entry, or not at all', async () => {
  const file = path.join(emptyFolder(), 'register.db')
  const failing = createRegister(
    file,
    () => noon,
    async (register) => {
      await register.write(entered('init'), (tx) => tx.insert('staff', { name: '王芳' }))
      throw new Error('stopped')
    },
  )
  await expect(failing).rejects.toThrow('stopped')
  expect(beside(file)).toEqual([])
  const head = await createRegister(
    file,
    () => noon,
    async (register) => {
      await register.write(entered('init'), (tx) => tx.insert('staff', { name: '王芳' }))
      return register.head()
    },
  )
  expect(head.seq).toBe(1)
  expect(beside(file)).toEqual(['register.db'])
})

test('where no file can be made, that is said', async () => {
  const blocked = path.join(emptyFolder(), 'a-file')
  fs.writeFileSync(blocked, '')
  await expect(createEmpty(path.join(blocked, 'register.db'))).rejects.toMatchObject({ exitCode: 4 })
})

/** A register as it would be before its first schema file. */
function beforeAnySchema(): string {
  const file = path.join(emptyFolder(), 'register.db')
  const raw = new Database(file)
  raw.pragma(`application_id = ${applicationId}`)
  raw.pragma('journal_mode = WAL')
  raw.exec('CREATE TABLE kept (a); INSERT INTO kept VALUES (1); DROP TABLE kept')
  raw.close()
  return file
}

test('an older register is brought up to date, after a private copy beside it', () => {
  const file = beforeAnySchema()
  migrate(file, 100)
  expect(beside(file)).toEqual(['register.db', 'register.db.schema-0.bak'])
  if (posix) expect(fs.statSync(`${file}.schema-0.bak`).mode & 0o777).toBe(0o600)
  const after = shell(file, (raw) => [raw.pragma('user_version', { simple: true }), isAsMade(raw)])
  expect(after).toEqual([schemaVersion, true])
  migrate(file, 100)
  expect(beside(file)).toEqual(['register.db', 'register.db.schema-0.bak'])
})

test('a migration that fails leaves the register as it was', () => {
  const file = beforeAnySchema()
  shell(file, (raw) => raw.exec('CREATE TABLE customer (id INTEGER PRIMARY KEY)'))
  expect(() => migrate(file, 100)).toThrow(/customer already exists/)
  expect(
    shell(file, (raw) => [
      raw.pragma('user_version', { simple: true }),
      raw.prepare('SELECT name FROM sqlite_schema').pluck().all(),
    ]),
  ).toEqual([0, ['customer']])
})

test('the first thing written is the first entry', async () => {
  const register = open(newFile())
  expect(await addCustomer(register, 'C00001', '华夏')).toBe(1)
  expect(register.head().seq).toBe(1)
  register.close()
})
