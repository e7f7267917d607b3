import fs from 'node:fs'
import type Database from 'better-sqlite3'
import { beforeAll, describe, expect, it } from 'vitest'
import { isAsMade } from '../../src/register/file/as-made.ts'
import { isCuredByRebuilding, rebuildIndexes, schemaAlterations } from '../../src/register/file/expected-schema.ts'
import { openRegister } from '../../src/register/file/open.ts'
import { verifyRegister } from '../../src/register/file/verify.ts'
import { addCustomer, digest, fiveEntries, hidden, inSchema, newFile, noon, open, shell } from './registers.ts'

const moved = `CREATE TRIGGER | AFTER INSERT ON contact BEGIN UPDATE certificate SET expires_on = '2099-01-01'; END`
const looked = `CREATE TRIGGER | AFTER INSERT ON customer BEGIN SELECT 1; END`
const table = 'CREATE TABLE | (tbl,idx,stat,more)'
const view = 'CREATE VIEW | AS SELECT 1 AS one'
const index = 'CREATE INDEX | ON customer (note)'

/** What is hidden, and what a refusal, `doctor` and `audit verify` call it. */
const ways: readonly (readonly [what: string, act: (raw: Database.Database) => void, named: string])[] = [
  ...[
    'sqlite_x',
    'sqlite_autoindex_staff_9',
    'sqlite_stat1',
    'sqlite_stat4',
    'sqlite_sequence',
    'SQLITE_STAT1',
    'plain',
  ].flatMap((name) =>
    (
      [
        ['trigger', moved],
        ['table', table],
        ['view', view],
        ['index', index],
      ] as const
    ).map(
      ([type, sql]) =>
        [`a ${type} ${name}`, (raw: Database.Database) => hidden(raw, sql, name), `${type} ${name}`] as const,
    ),
  ),
  ['a name with a line end', (raw) => hidden(raw, looked, 'a\nb'), 'trigger a\\x0ab'],
  ['a name of no width', (raw) => hidden(raw, looked, 'sqlite_\u200bx'), 'trigger sqlite_\\u200bx'],
  ['a name with quotes', (raw) => hidden(raw, looked, `a"b'c`), `trigger a"b'c`],
  ['a name that a terminal would obey', (raw) => hidden(raw, looked, '\u001b[2J'), 'trigger \\x1b[2J'],
  ['a very long name', (raw) => hidden(raw, looked, 'n'.repeat(5000)), `trigger ${'n'.repeat(80)}…`],
  [
    'a table that would be read as one of ours',
    (raw) => raw.exec('CREATE TABLE "mi""ne" (recorded_at)'),
    'table mi"ne',
  ],
  [
    'a table that carries what ours do',
    (raw) => raw.exec('CREATE TABLE mine (id INTEGER PRIMARY KEY, recorded_at)'),
    'table mine',
  ],
  [
    'a row that ends in a NUL',
    (raw) => {
      raw.exec('CREATE INDEX mine ON customer (note)')
      inSchema(raw, () => raw.exec(`UPDATE sqlite_schema SET name = 'mi' || char(0) || 'ne' WHERE name = 'mine'`))
    },
    'malformed database schema (mi)',
  ],
  [
    'a text longer by a blank',
    (raw) =>
      inSchema(raw, () => raw.exec(`UPDATE sqlite_schema SET sql = sql || ' ' WHERE name = 'journal_staff_insert'`)),
    'trigger journal_staff_insert',
  ],
  [
    'a text shorter by its trigger',
    (raw) => inSchema(raw, () => raw.exec(`DELETE FROM sqlite_schema WHERE name = 'journal_staff_update'`)),
    'trigger journal_staff_update',
  ],
  [
    'said to be of another table',
    (raw) =>
      inSchema(raw, () =>
        raw.exec(`UPDATE sqlite_schema SET tbl_name = 'customer' WHERE name = 'journal_staff_insert'`),
      ),
    'malformed database schema (journal_staff_insert)',
  ],
  [
    'a name in other letters',
    (raw) => inSchema(raw, () => raw.exec(`UPDATE sqlite_schema SET name = upper(name) WHERE name = 'contact_number'`)),
    'index CONTACT_NUMBER',
  ],
]

let original: Buffer
beforeAll(async () => {
  original = fs.readFileSync(await fiveEntries())
})

function mine(act: (raw: Database.Database) => void): string {
  const file = newFile()
  fs.writeFileSync(file, original)
  shell(file, act)
  return file
}

/** The English of what `work` throws. */
async function refused(work: () => unknown): Promise<string> {
  const error = await Promise.resolve()
    .then(work)
    .then(
      () => null,
      (thrown: unknown) => thrown,
    )
  expect(error).toMatchObject({ exitCode: 4 })
  const { en, zh } = (error as { words: { en: string; zh: string } }).words
  expect(zh).toMatch(/[\u4e00-\u9fff]/)
  return en
}

/** What SQLite itself does not load, and says which part it is. */
const isMalformed = (named: string) => named.startsWith('malformed')

const schemaCount = (file: string) => shell(file, (raw) => raw.pragma('schema_version', { simple: true }))

describe('what the schema has besides, under whatever name', () => {
  it.each(ways)('%s: no write, and it is named', async (_, act, named) => {
    const file = mine(act)
    const before = digest(file)
    expect(await refused(() => openRegister({ file, writes: true, clock: () => noon }))).toContain(named)
    expect(digest(file)).toBe(before)
    if (isMalformed(named)) return
    const register = openRegister({ file, writes: false, clock: () => noon })
    expect(register.asMade).toBe(false)
    const { differences } = verifyRegister(register.raw)
    expect(differences).toContainEqual(expect.objectContaining({ kind: 'schema', where: named }))
    for (const { detail } of differences) expect(detail.zh).toMatch(/[\u4e00-\u9fff]/)
    register.close()
  })

  it.each(ways)('%s, between opening and write: it has no part in what is written', async (_, act, named) => {
    const file = mine(() => undefined)
    const register = open(file)
    const before = schemaCount(file)
    shell(file, act)
    if (schemaCount(file) !== before) {
      expect(await refused(() => addCustomer(register, 'C00009', '西山'))).toContain(named)
      register.close()
      const count = (table: string) => shell(file, (raw) => raw.prepare(`SELECT count(*) FROM ${table}`).pluck().get())
      if (!isMalformed(named)) expect(['entry', 'entry_change', 'customer', 'token'].map(count)).toEqual([5, 5, 2, 0])
      return
    }
    // Written past SQLite's own count, so that whoever has the file open goes on with the schema as it was.
    await addCustomer(register, 'C00009', '西山')
    expect(register.raw.prepare('SELECT "table", op FROM entry_change WHERE entry = 6').all()).toEqual([
      { table: 'customer', op: 'insert' },
    ])
    register.close()
    expect(await refused(() => open(file))).toContain(named)
  })

  it('rows and journal are verified all the same', () => {
    const file = mine((raw) => {
      hidden(raw, 'CREATE TABLE | (recorded_at)', 'sqlite_"x')
      hidden(raw, moved, 'sqlite_autoindex_staff_9')
      raw.exec(`INSERT INTO token VALUES (1, 6); UPDATE customer SET name = '假' WHERE id = 1; DELETE FROM token`)
    })
    const { entries, rows, differences } = shell(file, (raw) => verifyRegister(raw))
    expect([entries, rows]).toEqual([5, 4])
    expect(differences).toContainEqual(expect.objectContaining({ kind: 'change', where: 'customer 1' }))
  })

  it('parts that are all missing hide no row that is not as its journal says', () => {
    const file = mine((raw) => {
      for (const name of raw.prepare(`SELECT name FROM sqlite_schema WHERE type <> 'table'`).pluck().all())
        raw.exec(`DROP ${raw.prepare('SELECT type FROM sqlite_schema WHERE name = ?').pluck().get(name)} "${name}"`)
      raw.exec(`UPDATE customer SET name = '假' WHERE id = 1`)
    })
    const { differences } = shell(file, (raw) => verifyRegister(raw))
    expect(differences).toContainEqual(expect.objectContaining({ kind: 'row', where: 'customer 1' }))
  })
})

describe('what alters nothing', () => {
  it('statistics are the tables that ANALYZE makes, and these alone', async () => {
    const file = mine((raw) => raw.exec('ANALYZE'))
    const found = shell(file, (raw) => raw.prepare(`SELECT name FROM sqlite_schema WHERE name LIKE 'sqlite%'`).all())
    expect(found).toEqual([{ name: 'sqlite_stat1' }, { name: 'sqlite_stat4' }])
    const register = open(file)
    await addCustomer(register, 'C00009', '西山')
    expect(verifyRegister(register.raw).differences).toEqual([])
    register.close()
    shell(file, (raw) =>
      inSchema(raw, () =>
        raw.exec(
          `UPDATE sqlite_schema SET sql = 'CREATE TABLE sqlite_stat1(tbl,idx,stat,more)' WHERE name = 'sqlite_stat1'`,
        ),
      ),
    )
    expect(await refused(() => open(file))).toContain('table sqlite_stat1 is not of certdesk')
  })

  it('a file that was packed, indexed anew and analysed between opening and write is written to', async () => {
    const file = mine(() => undefined)
    const register = open(file)
    shell(file, (raw) => {
      raw.exec('VACUUM; ANALYZE; DROP INDEX contact_customer')
      expect(isAsMade(raw)).toBe(false)
      rebuildIndexes(file, 1000)
    })
    await addCustomer(register, 'C00009', '西山')
    await addCustomer(register, 'C00010', '南山')
    expect(verifyRegister(register.raw)).toMatchObject({ entries: 7, differences: [] })
    register.close()
  })

  it('what was altered and put right again between opening and write', async () => {
    const file = mine(() => undefined)
    const register = open(file)
    shell(file, (raw) => raw.exec('CREATE TABLE mine (id); DROP TABLE mine'))
    await addCustomer(register, 'C00009', '西山')
    register.close()
  })
})

describe('indexes are made anew', () => {
  it.each(['sqlite_x', 'a"b', 'plain'])('without one that is not of certdesk: %s', (name) => {
    const file = mine((raw) => hidden(raw, index, name))
    shell(file, (raw) => {
      expect(isCuredByRebuilding(raw)).toBe(true)
      rebuildIndexes(file, 1000)
      expect(isAsMade(raw)).toBe(true)
    })
  })

  it('but not that of a table which is not of certdesk', () => {
    const file = mine((raw) => raw.exec('CREATE TABLE mine (one UNIQUE)'))
    shell(file, (raw) => {
      expect(isCuredByRebuilding(raw)).toBe(false)
      rebuildIndexes(file, 1000)
      expect(schemaAlterations(raw).map(({ where }) => where)).toEqual(['index sqlite_autoindex_mine_1', 'table mine'])
    })
  })
})

it('no part of the schema has an empty line, by which the text of two could be taken for that of one', () => {
  const { raw } = open(newFile())
  const texts = raw.prepare('SELECT sql FROM sqlite_schema').pluck().all() as (string | null)[]
  expect(texts.length).toBeGreaterThan(300)
  for (const text of texts) expect(text ?? '').not.toMatch(/\n\n|^\n|\n$/)
  for (const name of raw.prepare('SELECT name FROM sqlite_schema').pluck().all()) expect(name).toMatch(/^\w+$/)
})
