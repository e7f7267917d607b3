import fs from 'node:fs'
import path from 'node:path'
import Database from 'better-sqlite3'
import { expect, test, vi } from 'vitest'
import { Problem } from '../../src/clause/problem.ts'
import { connect } from '../../src/register/file/connection.ts'
import { fileProblem } from '../../src/register/file/look.ts'
import { openRegister } from '../../src/register/file/open.ts'
import { checkedPath } from '../../src/register/file/typed-path.ts'
import { openUpToDate } from '../../src/register/file/up-to-date.ts'
import { emptyFolder } from '../scratch.ts'
import { addCustomer, beside, digest, entered, fiveEntries, newFile, noon, open, shell } from './registers.ts'

/** What opening the file says, for reading or writing. */
function refusal(file: string, writes: boolean): Problem {
  try {
    openRegister({ file, writes, clock: () => noon, wait: 50 }).close()
  } catch (error) {
    if (error instanceof Problem) return error
    throw error
  }
  throw new Error(`${file} was opened`)
}

/** A file of these bytes in a folder of its own. */
function fileOf(bytes: string | Uint8Array, name = 'register.db'): string {
  const file = path.join(emptyFolder(), name)
  fs.writeFileSync(file, bytes)
  return file
}

/** A new register whose header has these bytes at an offset. */
function withHeader(offset: number, value: number): string {
  const file = newFile()
  const bytes = fs.readFileSync(file)
  bytes.writeUInt32BE(value, offset)
  fs.writeFileSync(file, bytes)
  return file
}

function foreignDatabase(): string {
  const file = path.join(emptyFolder(), 'ledger.db')
  const raw = new Database(file)
  raw.exec('CREATE TABLE ledger (id INTEGER PRIMARY KEY, amount INTEGER); INSERT INTO ledger VALUES (1, 2)')
  raw.close()
  return file
}

/** A register whose table pages are overwritten; its header is whole. */
async function scribbled(): Promise<string> {
  const file = await fiveEntries()
  const bytes = fs.readFileSync(file)
  bytes.fill(0xa5, 100, 4096)
  fs.writeFileSync(file, bytes)
  return file
}

async function truncated(): Promise<string> {
  const file = await fiveEntries()
  fs.truncateSync(file, Math.floor(fs.statSync(file).size / 2))
  return file
}

const badFiles: [what: string, make: () => string | Promise<string>, en: RegExp, zh: RegExp][] = [
  ['an empty file', () => fileOf(''), /is damaged: it is empty\./, /已损坏：文件为空。/],
  ['a text', () => fileOf('客户编号,客户名称\n1,华夏\n'), /is not a certdesk register/, /不是 certdesk 的登记簿/],
  ['a short text', () => fileOf('hello'), /is not a certdesk register/, /不是 certdesk 的登记簿/],
  ["another program's database", foreignDatabase, /is not a certdesk register/, /不是 certdesk 的登记簿/],
  ['a wrong application id', () => withHeader(68, 0x12345678), /is not a certdesk register/, /不是 certdesk/],
  ['a newer schema', () => withHeader(60, 99), /was written by a newer certdesk \(schema 99;/, /由更新版本的 certdesk/],
  ['a schema of no version', () => withHeader(60, 0), /is damaged/, /已损坏/],
  ['a file cut off in the middle', truncated, /is damaged: it is cut off/, /已损坏：文件被截断/],
  ['a file cut off in its header', () => fileOf('SQLite format 3\0abc'), /is damaged/, /已损坏：文件头不完整/],
  ['a file with scribbled pages', scribbled, /is damaged/, /已损坏/],
]

test.each(badFiles)('%s has its own sentence, exit 4, and stays as it is', async (_, make, en, zh) => {
  const file = await make()
  const [before, neighbours] = [digest(file), beside(file)]
  for (const writes of [false, true]) {
    const problem = refusal(file, writes)
    expect(problem.exitCode).toBe(4)
    expect(problem.words.en).toMatch(en)
    expect(problem.words.en).not.toMatch(/[\u4e00-\u9fff]/)
    expect(problem.words.zh).toMatch(zh)
    expect(problem.hint?.en).toBeTruthy()
    expect(problem.hint?.zh).toBeTruthy()
  }
  expect(digest(file)).toBe(before)
  expect(beside(file)).toEqual(neighbours)
})

test('a missing file is not made by looking', () => {
  const file = path.join(emptyFolder(), 'none.db')
  expect(refusal(file, true)).toMatchObject({ exitCode: 4, words: { en: `There is no register at ${file}.` } })
  expect(refusal(path.join(file, 'below.db'), false).exitCode).toBe(4)
  expect(beside(file)).toEqual([])
})

test('below a file there is no register', async () => {
  const file = path.join(fileOf('a backup'), 'register.db')
  const opening = { file, writes: false, clock: () => noon }
  await expect(openUpToDate(opening)).rejects.toMatchObject({
    exitCode: 4,
    words: { en: `There is no register at ${file}.` },
  })
})

test('a folder is not a register', () => {
  expect(refusal(emptyFolder(), true)).toMatchObject({
    exitCode: 4,
    words: { en: expect.stringMatching(/is a folder/) },
  })
})

test('a read-only file is not written, and can be read without a trace', async () => {
  const file = await fiveEntries()
  fs.chmodSync(file, 0o444)
  const before = digest(file)
  expect(refusal(file, true)).toMatchObject({ exitCode: 4, words: { en: `${file} is read-only.` } })
  const register = openRegister({ file, writes: false, clock: () => noon })
  expect(await register.read((db) => db.selectFrom('customer').select('code').orderBy('id').execute())).toEqual([
    { code: 'C00001' },
    { code: 'C00002' },
  ])
  register.close()
  expect(digest(file)).toBe(before)
  expect(beside(file)).toEqual(['register.db'])
})

test('a writer waits its time and then says that the file is locked', async () => {
  const file = await fiveEntries()
  const other = new Database(file)
  other.exec('BEGIN EXCLUSIVE')
  const register = open(file, () => noon, 50)
  await expect(addCustomer(register, 'C00003', '南山')).rejects.toMatchObject({
    exitCode: 4,
    words: { en: `${file} is locked by another program.` },
  })
  expect(await register.read((db) => db.selectFrom('customer').select('id').execute())).toHaveLength(2)
  other.exec('ROLLBACK')
  other.close()
  expect(await addCustomer(register, 'C00003', '南山')).toBe(3)
  register.close()
  expect(beside(file)).toEqual(['register.db'])
})

test('a file that another program keeps for itself is locked for readers too', async () => {
  const file = await fiveEntries()
  const other = new Database(file)
  other.pragma('locking_mode = EXCLUSIVE')
  other.exec('BEGIN EXCLUSIVE; COMMIT')
  for (const writes of [false, true])
    expect(refusal(file, writes)).toMatchObject({ exitCode: 4, words: { en: `${file} is locked by another program.` } })
  other.close()
})

test.each(['', '  ', ':memory:', 'file:x', 'file:register.db?mode=memory', 'register.db ', ' register.db'])(
  'the path "%s" is refused',
  (name) => {
    expect(() => checkedPath(name, '/tmp')).toThrow(Problem)
    try {
      checkedPath(name, '/tmp')
    } catch (error) {
      expect(error).toMatchObject({ exitCode: 2 })
    }
  },
)

test.each([
  ['office:/srv/certdesk/register.db', 'ssh://office/srv/certdesk/register.db'],
  ['lilei@office:/srv/r.db', 'ssh://lilei@office/srv/r.db'],
  ['lilei@office:r.db', 'ssh://lilei@office/WHOLE/PATH'],
  ['office:~/r.db', 'ssh://office/WHOLE/PATH'],
])('"%s" is how another program names a place elsewhere: it is said how this one does', (name, instead) => {
  const folder = emptyFolder()
  expect(() => checkedPath(name, folder)).toThrow(
    expect.objectContaining({ exitCode: 2, hint: expect.objectContaining({ en: expect.stringContaining(instead) }) }),
  )
  // Where there is such a file, or a folder for it, that is meant.
  fs.mkdirSync(path.dirname(path.join(folder, name)), { recursive: true })
  if (!name.includes('/')) fs.writeFileSync(path.join(folder, name), '')
  expect(checkedPath(name, folder)).toBe(path.join(folder, name))
})

test.each(['C:/certdesk/register.db', 'C:\\certdesk\\register.db', '2026-06:register.db', './office:/r.db'])(
  '"%s" is a path like any other',
  (name) => {
    expect(checkedPath(name, path.resolve('desk'))).toBe(path.resolve('desk', name))
  },
)

test('a relative path is taken from the working folder', () => {
  expect(checkedPath('a/register.db', path.resolve('desk'))).toBe(path.resolve('desk/a/register.db'))
})

test('every opening sets what does not live in the file', () => {
  const register = open(newFile())
  const pragma = (name: string) => register.raw.pragma(name, { simple: true })
  expect(pragma('synchronous')).toBe(2)
  expect(pragma('foreign_keys')).toBe(1)
  expect(pragma('trusted_schema')).toBe(0)
  expect(pragma('cell_size_check')).toBe(1)
  expect(pragma('journal_mode')).toBe('wal')
  register.close()
})

test('a copy that lost its log mode gets it back', async () => {
  const file = await fiveEntries()
  const copy = path.join(emptyFolder(), 'copy.db')
  shell(file, (raw) => raw.prepare('VACUUM INTO ?').run(copy))
  const before = digest(copy)
  const refused = open(copy)
  await expect(refused.write(entered('edit'), (tx) => tx.update('customer', 99, { name: '无' }))).rejects.toThrow()
  refused.close()
  expect(digest(copy)).toBe(before)
  const register = open(copy)
  await addCustomer(register, 'C00003', '西山')
  expect(register.raw.pragma('journal_mode', { simple: true })).toBe('wal')
  register.close()
})

test('a schema that was altered is read with a warning and not written', async () => {
  const file = await fiveEntries()
  shell(file, (raw) => raw.exec('CREATE INDEX mine ON customer (phone)'))
  const before = digest(file)
  expect(refusal(file, true)).toMatchObject({
    exitCode: 4,
    words: { en: expect.stringMatching(/was altered outside/) },
  })
  const register = openRegister({ file, writes: false, clock: () => noon })
  expect(register.asMade).toBe(false)
  expect(await register.read((db) => db.selectFrom('customer').select('id').execute())).toHaveLength(2)
  register.close()
  expect(digest(file)).toBe(before)
})

test('a read leaves the file as it is, even after others wrote and left', async () => {
  const file = await fiveEntries()
  const before = digest(file)
  const register = openRegister({ file, writes: false, clock: () => noon })
  await register.read((db) => db.selectFrom('customer').selectAll().execute())
  register.close()
  expect(digest(file)).toBe(before)
  expect(beside(file)).toEqual(['register.db'])
})

test('a transaction that fails leaves nothing', async () => {
  const register = open(newFile())
  const failing = register.write(entered('customer add'), async (tx) => {
    tx.insert('customer', { code: 'C00001', name: '甲', name_key: '甲' })
    tx.number({ table: 'customer', column: 'code', prefix: 'C', digits: 5 })
    throw new Error('stopped')
  })
  await expect(failing).rejects.toThrow('stopped')
  expect(register.raw.prepare('SELECT count(*) FROM customer').pluck().get()).toBe(0)
  expect(register.raw.prepare('SELECT count(*) FROM counter').pluck().get()).toBe(0)
  register.close()
})

test('a file whose pages another program is just writing is not called cut off', async () => {
  const file = await fiveEntries()
  const whole = `${file}.whole`
  fs.copyFileSync(file, whole)
  fs.truncateSync(file, fs.statSync(file).size - 4096)
  // The other program is done with it in the pause before the second look.
  const pause = vi.spyOn(Atomics, 'wait').mockImplementation(() => {
    fs.copyFileSync(whole, file)
    return 'timed-out'
  })
  const register = open(file)
  expect(pause).toHaveBeenCalledOnce()
  expect(register.head().seq).toBe(5)
  register.close()
})

test.each([
  ['SQLITE_FULL', 'The disk is full'],
  // SQLite says so of a failing disk, too: this one has room.
  ['SQLITE_IOERR_SHMSIZE', 'cannot be read or written'],
  ['SQLITE_IOERR_READ', 'cannot be read or written'],
  ['SQLITE_BUSY_RECOVERY', 'is locked'],
  ['SQLITE_READONLY_DIRECTORY', 'is read-only'],
  ['SQLITE_TOOBIG', 'is damaged'],
])('SQLite’s %s is told as what it means', (code, sentence) => {
  const problem = fileProblem(Object.assign(new Error('as SQLite says it'), { code }), 'register.db')
  expect(problem).toMatchObject({ exitCode: 4, words: { en: expect.stringContaining(sentence) } })
})

test('a disk without room for the index of the log is told as full', () => {
  const { bsize } = fs.statfsSync('.')
  const room = vi.spyOn(fs, 'statfsSync').mockReturnValue({ bavail: 1, bsize: Math.min(bsize, 4096) } as fs.StatsFs)
  const error = Object.assign(new Error('as SQLite says it'), { code: 'SQLITE_IOERR_SHMSIZE' })
  const problem = fileProblem(error, 'register.db')
  room.mockRestore()
  expect(problem).toMatchObject({ words: { en: expect.stringContaining('The disk is full') } })
})

test('what is not the file of that name any more is neither written nor read', async () => {
  const [file, other] = [await fiveEntries(), await fiveEntries()]
  const register = open(file)
  const moved = `${file}.moved`
  const swap = () => {
    fs.renameSync(file, moved)
    fs.renameSync(other, file)
  }
  const replaced = { exitCode: 4, words: { en: expect.stringMatching(/was replaced by another file/) } }
  // Between the first change of an entry and its end, and before the next.
  const write = register.write(entered('edit'), (tx) => {
    tx.update('customer', 1, { name: '甲' })
    swap()
  })
  await expect(write).rejects.toMatchObject(replaced)
  const [before, entries] = [
    digest(file),
    shell(moved, (raw) => raw.prepare('SELECT count(*) FROM entry').pluck().get()),
  ]
  await expect(addCustomer(register, 'C00009', '西山')).rejects.toMatchObject(replaced)
  await expect(register.read((db) => db.selectFrom('customer').select('id').execute())).rejects.toMatchObject(replaced)
  register.close()
  expect([digest(file), entries]).toEqual([before, 5])
})

test('a file that is replaced between its opening and the first read is opened anew', async () => {
  const [file, other] = [await fiveEntries(), newFile()]
  const stat = vi.spyOn(fs, 'statSync')
  try {
    let looks = 0
    // The identity is asked for before the opening and after the first read; the other file is given the name in between.
    stat.mockImplementation(((...args: Parameters<typeof fs.lstatSync>) => {
      const was = fs.lstatSync(...args)
      if (args[0] === file && ++looks === 1) fs.renameSync(other, file)
      return was
    }) as never)
    const raw = connect(file)
    expect(raw.prepare('SELECT count(*) FROM entry').pluck().get()).toBe(0)
    raw.close()
    expect(looks).toBe(4)
  } finally {
    stat.mockRestore()
  }
})

test('whoever is refused for an altered schema leaves the log of a killed program where it is', async () => {
  const killed = await fiveEntries()
  const altered = new Database(killed)
  altered.exec('CREATE TRIGGER mine AFTER INSERT ON contact BEGIN UPDATE certificate SET note = NULL; END')
  const file = path.join(emptyFolder(), 'register.db')
  for (const rest of ['', '-wal', '-shm']) fs.copyFileSync(killed + rest, file + rest)
  altered.close()
  const asItWas = () => [digest(file), digest(`${file}-wal`), beside(file)]
  const before = asItWas()
  expect(() => openRegister({ file, writes: true, clock: () => noon })).toThrow(/altered outside certdesk/)
  expect(asItWas()).toEqual(before)
})

test('what a killed program left in its log stays there until something is written', async () => {
  const killed = await fiveEntries()
  const writer = open(killed)
  await addCustomer(writer, 'C00003', '西山')
  const file = path.join(emptyFolder(), 'register.db')
  for (const rest of ['', '-wal', '-shm']) fs.copyFileSync(killed + rest, file + rest)
  writer.close()
  const asItWas = () => [digest(file), digest(`${file}-wal`), beside(file)]
  const before = asItWas()
  for (const writes of [false, true]) {
    const register = openRegister({ file, writes, clock: () => noon })
    expect(await register.read((db) => db.selectFrom('customer').select('code').execute())).toHaveLength(3)
    if (writes)
      await expect(register.write(entered('edit'), (tx) => tx.update('customer', 99, { name: '无' }))).rejects.toThrow()
    register.close()
    expect(asItWas()).toEqual(before)
  }
  const register = open(file)
  await addCustomer(register, 'C00004', '南山')
  register.close()
  expect(beside(file)).toEqual(['register.db'])
  expect(shell(file, (raw) => raw.prepare('SELECT count(*) FROM customer').pluck().get())).toBe(4)
})
