import { createHash } from 'node:crypto'
import fs from 'node:fs'
import { expect, test } from 'vitest'
import { expectedFingerprint } from '../../src/register/fingerprint.ts'
import { factTables, fingerprint, journaledColumns, migrations, schemaText } from '../../src/register/schema.ts'
import { type FactTables, privateColumns } from '../../src/register/tables.ts'
import { newFile, open } from './registers.ts'

const instructions = `The schema a new register gets is not that of schema/snapshot.sql.
If you changed a migration that was released: undo that, and add a new one (schema/000N_….sql) instead.
If you added a migration: run "npm run snapshot", read what it changed, and commit it together with the migration.`

test('the snapshot is the schema of a new register', () => {
  const register = open(newFile())
  const snapshot = fs.readFileSync(new URL('../../schema/snapshot.sql', import.meta.url), 'utf8')
  expect(snapshot === schemaText(register.raw), instructions).toBe(true)
  expect(expectedFingerprint, instructions).toBe(createHash('sha256').update(snapshot).digest('hex'))
  expect(fingerprint(register.raw)).toBe(expectedFingerprint)
})

test('every schema file is a migration, in the order of its number', () => {
  const files = fs.readdirSync(new URL('../../schema', import.meta.url)).filter((name) => /^\d{4}_.*\.sql$/.test(name))
  const texts = files.sort().map((name) => fs.readFileSync(new URL(`../../schema/${name}`, import.meta.url), 'utf8'))
  expect(texts).toEqual(migrations)
})

/** The fact tables with a column of each, so that a table that the types forget does not compile or does not pass. */
const typed: { readonly [T in keyof FactTables]: keyof FactTables[T] } = {
  setting: 'value',
  staff: 'name',
  staff_role: 'role',
  limit_value: 'value',
  calendar_day: 'kind',
  customer: 'code',
  former_name: 'name',
  person: 'name',
  assignment: 'staff_id',
  vip: 'file_number',
  contract: 'number',
  certificate: 'scheme',
  status_change: 'status',
  contact: 'channel',
  transmittal: 'passed_on',
  information: 'content',
  maintenance_list: 'digest',
  price_floor: 'service',
  re_sign: 'requested_on',
  change_application: 'origin',
  change_act: 'act',
  change_line: 'after',
  change_person: 'before_id',
  surveillance: 'planned_on',
  suspension: 'certificate_id',
  status_follow_up: 'kind',
  status_reason: 'code',
  questionnaire: 'market_trend',
  questionnaire_item: 'stage',
  survey: 'year',
  survey_draw: 'seed',
  survey_sampled: 'ticket',
  survey_issue: 'issued_on',
  survey_return: 'answers',
  survey_follow_up: 'item',
  survey_closing: 'analysis',
  feedback: 'channel',
  suggestion: 'department',
  survey_report: 'recipient',
  revision: 'approved_by',
  intelligence: 'month',
  event: 'held_on',
  event_attendance: 'headcount',
  magazine_issue: 'issue',
  magazine_sending: 'recipients',
  loss: 'found_on',
  finding: 'duty',
  erasure: 'changes',
}

test('the fact tables are those of the types, each recorded, voidable and STRICT', () => {
  const { raw } = open(newFile())
  expect(factTables(raw)).toEqual(Object.keys(typed).sort())
  for (const [table, column] of Object.entries(typed)) {
    const columns = journaledColumns(raw, table)
    expect(columns, table).toContain(column)
    expect(columns, table).toEqual(
      expect.arrayContaining(['recorded_at', 'recorded_by', 'voided_at', 'voided_by', 'void_reason']),
    )
    expect(raw.pragma(`table_list(${table})`), table).toMatchObject([{ strict: 1 }])
    expect(raw.pragma(`table_info(${table})`), table).not.toContainEqual(expect.objectContaining({ type: 'BLOB' }))
  }
  for (const [table, columns] of Object.entries(privateColumns))
    expect(journaledColumns(raw, table)).toEqual(expect.arrayContaining([...(columns ?? [])]))
})

test('every fact table has its three triggers', () => {
  const { raw } = open(newFile())
  for (const table of factTables(raw))
    for (const act of ['insert', 'update', 'delete'])
      expect(
        raw.prepare(`SELECT 1 FROM sqlite_schema WHERE type = 'trigger' AND name = ?`).get(`journal_${table}_${act}`),
        `${table} ${act}`,
      ).toBeDefined()
})
