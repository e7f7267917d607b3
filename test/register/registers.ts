import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import Database from 'better-sqlite3'
import type { Day } from '../../src/clause/day.ts'
import { createRegister } from '../../src/register/file/create.ts'
import { openRegister } from '../../src/register/file/open.ts'
import type { OpenRegister } from '../../src/register/file/open-register.ts'
import { type SealedChange, Sealer, sealedColumns } from '../../src/register/journal.ts'
import type { NewRow, Who, Write, WriteEntry } from '../../src/register/register.ts'
import type { EntryTable } from '../../src/register/tables.ts'
import { atEnd, emptyFolder } from '../scratch.ts'

const clerk: Who = { by: '王芳', staff: '李明', systemUser: 'office-pc' }
const today = '2026-06-30' as Day
export const noon = Date.parse('2026-06-30T04:00:00.000Z')

/** What a test's writes are entered as. */
export const entered = (command: string, more: Partial<WriteEntry> = {}): WriteEntry => ({
  who: clerk,
  command,
  today,
  ...more,
})

/** Makes a register without entries, as no command does. */
export const createEmpty = (file: string): Promise<void> =>
  createRegister(
    file,
    () => noon,
    async () => {},
  )

/** A register without entries, made once for a process. */
const empty = await emptyRegister()

async function emptyRegister(): Promise<Buffer> {
  const file = path.join(emptyFolder(), 'register.db')
  await createEmpty(file)
  return fs.readFileSync(file)
}

/** The path of a new register without entries, in a folder of its own. */
export function newFile(): string {
  const file = path.join(emptyFolder(), 'register.db')
  fs.writeFileSync(file, empty, { mode: 0o600 })
  return file
}

/** Opens a register; it is closed when the test file ends. The clock stands still unless one is given. */
export function open(file: string, clock: () => number = () => noon, wait = 200): OpenRegister {
  const register = openRegister({ file, writes: true, clock, wait })
  atEnd(() => {
    if (register.raw.open) register.close()
  })
  return register
}

/** A customer as a store would add it. */
export const customer = (code: string, name: string): NewRow<'customer'> => ({ code, name, name_key: name })

/** One entry with one customer; returns its id. */
export const addCustomer = (register: OpenRegister, code: string, name: string): Promise<number> =>
  register.write(entered(`customer add ${code}`), (tx: Write) => tx.insert('customer', customer(code, name)))

/** A register file with five entries: two customers, a person, a name edited, a contract. Closed, so without a log. */
export async function fiveEntries(): Promise<string> {
  const file = newFile()
  const register = open(file)
  const first = await addCustomer(register, 'C00001', '华夏轴承有限公司')
  await addCustomer(register, 'C00002', '东海机床厂')
  await register.write(entered('customer person add'), (tx) =>
    tx.insert('person', { customer_id: first, name: '赵敏', mobile: '13800138000', is_primary: 1 }),
  )
  await register.write(entered('customer edit'), (tx) => tx.update('customer', first, { name: '华夏轴承集团' }))
  await register.write(entered('contract add'), (tx) =>
    tx.insert('contract', { customer_id: first, number: 'HT-1', kind: 'certification' }),
  )
  register.close()
  return file
}

/** The file through another door: SQLite without the program, foreign keys off as in the sqlite3 shell. */
export function shell<T>(file: string, work: (raw: Database.Database) => T): T {
  const raw = new Database(file)
  raw.pragma('foreign_keys = OFF')
  try {
    return work(raw)
  } finally {
    raw.close()
  }
}

/** Where triggers would stand in the way: they are part of the schema, so dropping them is found as well. */
export const withoutTriggers = (raw: Database.Database) => {
  for (const name of raw.prepare(`SELECT name FROM sqlite_schema WHERE type = 'trigger'`).pluck().all())
    raw.exec(`DROP TRIGGER "${name}"`)
}

/** Drops the triggers, does it, and puts them back exactly as they were: the schema shows nothing. */
export const unseen = (raw: Database.Database, sql: string) => {
  const triggers = raw.prepare(`SELECT sql FROM sqlite_schema WHERE type = 'trigger'`).pluck().all() as string[]
  withoutTriggers(raw)
  raw.exec(sql)
  for (const trigger of triggers) raw.exec(trigger)
}

/** Writes to the schema itself, as SQLite lets whoever asks for it. */
export function inSchema(raw: Database.Database, work: () => void): void {
  raw.unsafeMode(true)
  raw.pragma('writable_schema = ON')
  work()
  raw.pragma('writable_schema = RESET')
}

/** What SQLite would make under a usual name, under one that it keeps for itself. `|` stands for the name. */
export function hidden(raw: Database.Database, sql: string, name: string): void {
  raw.exec(sql.replace('|', 'mine'))
  inSchema(raw, () => {
    raw
      .prepare('UPDATE sqlite_schema SET name = @name, sql = @sql WHERE name = ?')
      .run('mine', { name, sql: sql.replace('|', `"${name.replaceAll('"', '""')}"`) })
    raw.prepare('UPDATE sqlite_schema SET tbl_name = @name WHERE tbl_name = ?').run('mine', { name })
  })
}

/** What seals every entry anew, as somebody would who has the program's source. */
export function resealed(raw: Database.Database): string {
  const changes = raw.prepare(`SELECT ${sealedColumns} FROM entry_change WHERE entry = ? ORDER BY id`).raw()
  let previous = '0'.repeat(64)
  const updates: string[] = []
  for (const entry of raw.prepare('SELECT * FROM entry ORDER BY seq').all() as EntryTable[]) {
    const sealer = new Sealer(previous)
    for (const change of changes.all(entry.seq)) sealer.add(change as unknown as SealedChange)
    const seal = sealer.seal(entry)
    updates.push(`UPDATE entry SET prev_seal = '${previous}', seal = '${seal}' WHERE seq = ${entry.seq}`)
    previous = seal
  }
  return updates.join(';')
}

/** Takes away the rows of entries that are not there any more, where they added them. */
export const entriesCut = (raw: Database.Database, which: string): string => {
  const rows = raw.prepare(`SELECT "table" AS name, key FROM entry_change WHERE op = 'insert' AND entry ${which}`).all()
  const gone = (rows as { name: string; key: number }[]).map(
    ({ name, key }) => `DELETE FROM "${name}" WHERE id = ${key}`,
  )
  return [...gone, `DELETE FROM entry_change WHERE entry ${which}`, `DELETE FROM entry WHERE seq ${which}`].join(';')
}

/** Cuts the newest entries off, so many of them, and has the newest that stays say that they were left behind by a restore. */
export function cutAsLeft(raw: Database.Database, count: number): void {
  unseen(raw, entriesCut(raw, `> (SELECT max(seq) - ${count} FROM entry)`))
  const image = JSON.stringify({ name: 'left-behind', value: '1-999999', recorded_by: '王芳' })
  unseen(
    raw,
    `INSERT INTO setting (id, name, value, recorded_at, recorded_by)
      SELECT max(id) + 1, 'left-behind', '1-999999', max(recorded_at), max(recorded_by) FROM setting;
    INSERT INTO entry_change (id, entry, "table", key, op, before, after)
      SELECT max(id) + 1, max(entry), 'setting', (SELECT max(id) FROM setting), 'insert', NULL, '${image}' FROM entry_change;
    UPDATE entry SET last_change = (SELECT max(id) FROM entry_change) WHERE seq = (SELECT max(seq) FROM entry)`,
  )
  unseen(raw, resealed(raw))
}

export const digest = (file: string): string => createHash('sha256').update(fs.readFileSync(file)).digest('hex')

/** Everything that stands in the file's folder, by name. */
export const beside = (file: string): string[] => fs.readdirSync(path.dirname(file)).sort()
