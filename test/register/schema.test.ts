import fs from 'node:fs'
import { expect, test } from 'vitest'
import { factTables } from '../../src/register/catalogue.ts'
import { isAsMade, schemaText } from '../../src/register/file/as-made.ts'
import { statementsOf } from '../../src/register/file/statements.ts'
import { migrations } from '../../src/register/migrations.ts'
import type { TableColumns } from '../../src/register/table.ts'
import { factTables as declared, privateColumns } from '../../src/register/tables.ts'
import { schemaVersion } from '../../src/register/version.ts'
import { newFile, open } from './registers.ts'

const instructions = `The schema a new register gets is not that of schema/snapshot.sql.
If you changed a migration that was released: undo that, and add a new one (schema/000N_….sql) instead.
If you added a migration: run "npm run snapshot", read what it changed, and commit it together with the migration.`

test('the snapshot is the schema of a new register', () => {
  const register = open(newFile())
  const snapshot = fs.readFileSync(new URL('../../schema/snapshot.sql', import.meta.url), 'utf8')
  expect(snapshot === schemaText(register.raw), instructions).toBe(true)
  expect(isAsMade(register.raw)).toBe(true)
})

test('every schema file is a migration, in the order of its number', () => {
  const files = fs.readdirSync(new URL('../../schema', import.meta.url)).filter((name) => /^\d{4}_.*\.sql$/.test(name))
  const texts = files.sort().map((name) => fs.readFileSync(new URL(`../../schema/${name}`, import.meta.url), 'utf8'))
  expect(texts).toEqual(migrations)
  expect(schemaVersion).toBe(migrations.length)
})

interface ColumnInfo {
  readonly name: string
  readonly type: 'TEXT' | 'INTEGER'
  readonly notnull: 0 | 1
}

/** What is kept of every row beside the columns that are declared. */
const kept = ['id', 'recorded_at', 'recorded_by', 'voided_at', 'voided_by', 'void_reason']

test('the fact tables are those declared, column by column, each recorded, voidable and STRICT', () => {
  const { raw } = open(newFile())
  expect(factTables(statementsOf(raw))).toEqual(Object.keys(declared).sort())
  for (const [table, columns] of Object.entries<TableColumns>(declared)) {
    const info = raw.pragma(`table_info(${table})`) as ColumnInfo[]
    const keys = raw.pragma(`foreign_key_list(${table})`) as { from: string; table: string }[]
    const own = info.filter(({ name }) => !kept.includes(name))
    expect(info.map(({ name }) => name)).toEqual(expect.arrayContaining(kept))
    expect(
      own.map(({ name, type, notnull }) => ({
        name,
        holds: type === 'TEXT' ? 'text' : 'whole',
        nullable: notnull === 0,
        to: keys.find(({ from }) => from === name)?.table ?? null,
      })),
      table,
    ).toEqual(Object.entries(columns).map(([name, { holds, nullable, to }]) => ({ name, holds, nullable, to })))
    expect(raw.pragma(`table_list(${table})`), table).toMatchObject([{ strict: 1 }])
  }
})

test('what says who a person is stands apart in these columns', () => {
  expect(privateColumns).toEqual({
    person: ['name', 'title', 'mobile', 'phone', 'email', 'wechat'],
    change_person: ['name', 'title', 'mobile', 'phone', 'email'],
    survey_return: ['respondent'],
    event_attendance: ['persons'],
  })
})

test('every fact table has its three triggers', () => {
  const { raw } = open(newFile())
  for (const table of factTables(statementsOf(raw)))
    for (const act of ['insert', 'update', 'delete'])
      expect(
        raw.prepare(`SELECT 1 FROM sqlite_schema WHERE type = 'trigger' AND name = ?`).get(`journal_${table}_${act}`),
        `${table} ${act}`,
      ).toBeDefined()
})
