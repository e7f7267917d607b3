// @module-tag long

import { beforeAll, describe, expect, test } from 'vitest'
import { newestEntry } from '../../../src/register/entry-at.ts'
import { keptAtServer } from '../../../src/register/server/verify.ts'
import {
  type Anchor,
  type LostReference,
  unwatched,
  type Verification,
  verifyingJournal,
} from '../../../src/register/verify.ts'
import { applicationId } from '../../../src/register/version.ts'
import { called, clerk } from '../../contact/clerk.ts'
import { noServer, startCluster } from './cluster.ts'
import { type Held, heldOnBoth } from './held-on-both.ts'

/** A desk with a person who was erased, a correction, and a contact that was taken back. */
async function deskOf(): Promise<string> {
  const own = await clerk()
  await own.json(['customer', 'person', 'add', 'C001', '张伟', '--mobile', '13800000001'])
  await own.json(['customer', 'person', 'add', 'C002', '李娜', '--phone', '0755-1'])
  await own.json(called('C001', '2026-06-20', '--needs', '无'))
  await own.json(['customer', 'edit', 'C002', '--name', '乙饮料有限公司', '--correction', '录入错误'])
  await own.json(['contact', 'void', 'CT-2026-0001', '--reason', '记错客户'])
  await own.json(['customer', 'person', 'erase', 'C001', '张伟', '--reason', '本人要求'])
  return own.file
}

/** What somebody may do to tables past the program, in words that both engines have. */
const ways: Readonly<Record<string, readonly string[]>> = {
  'a value was changed': [`UPDATE customer SET name = '甲' WHERE id = 1`],
  'a row is gone': ['DELETE FROM contact WHERE id = 1'],
  'a row was added': [
    `INSERT INTO customer (id, code, name, name_key, recorded_at, recorded_by)
     VALUES (77, 'C077', '丙', '丙', '2026-06-30T01:00:00.000Z', '王芳')`,
  ],
  'a row refers to none': ['DELETE FROM customer WHERE id = 2'],
  'a change was changed': [
    `UPDATE entry_change SET after = '{"name":"乙"}' WHERE op = 'update' AND "table" = 'customer'`,
  ],
  'a change is no image': [`UPDATE entry_change SET before = 'x' WHERE id = 3`],
  'a change is gone': ['DELETE FROM entry_change WHERE id = 3'],
  'an entry is gone': ['DELETE FROM entry WHERE seq = 3'],
  'an entry has another name': [`UPDATE entry SET "by" = '李娜' WHERE seq = 2`],
  'the end was cut off': ['DELETE FROM entry WHERE seq > 4', 'DELETE FROM entry_change WHERE entry > 4'],
  'a token was left': ['INSERT INTO token (id, entry) VALUES (1, 99)'],
  'what was erased stands there again': [`UPDATE person SET name = '张伟' WHERE id = 1`],
  'the list of an erasure is none': [`UPDATE erasure SET changes = '[' WHERE id = 1`],
  'a table is there that has no images': [
    `CREATE TABLE gift (id bigint PRIMARY KEY, recorded_at text)`,
    `INSERT INTO gift VALUES (1, '2026-06-30')`,
  ],
  'a table is there that has no keys': ['CREATE TABLE gift (what text, recorded_at text)'],
  'a table of the journal is gone': ['DROP TABLE erasure'],
}

const sorted = ({ differences, ...rest }: Verification) => ({
  ...rest,
  differences: differences.map((each) => JSON.stringify(each)).sort(),
})

describe.skipIf(noServer)('A register at a server is verified as a file is', () => {
  let held: Held
  let anchor: Anchor | undefined
  beforeAll(async () => {
    held = await heldOnBoth(await startCluster(), await deskOf())
    anchor = (await held.ask(({ statements }) => newestEntry(statements))).file
  })

  const verified = (past: readonly string[]) =>
    held.ask(({ isFile, statements }) => {
      const none = () => []
      const ofFile = () =>
        statements.all<LostReference>('SELECT "table", rowid AS id, parent AS "to" FROM pragma_foreign_key_check')
      const lostReferences = isFile ? ofFile : keptAtServer(statements, none).lostReferences
      const kept = { statements, alterations: none, headFaults: none, faults: none, lostReferences }
      return sorted(unwatched(verifyingJournal(kept, anchor)))
    }, past)

  test('nothing differs where nothing was done', async () => {
    const { file, server } = await verified([])
    expect(server).toEqual(file)
    expect(server).toMatchObject({ entries: 8, erasures: [{ entry: 8 }], differences: [] })
  })

  test('a journal that cannot be asked any more is not to be trusted, where it was altered', async () => {
    const past = ['ALTER TABLE entry_change RENAME COLUMN op TO done']
    const alterations = () => [{ where: 'table entry_change', detail: { en: 'is altered', zh: '被改动' } }]
    const { server } = await held.ask(
      ({ statements }) => unwatched(verifyingJournal(keptAtServer(statements, alterations))),
      past,
    )
    expect(server.differences.map(({ kind, where }) => `${kind} ${where}`)).toEqual([
      'schema table entry_change',
      'schema schema',
    ])
  })

  test('a database says whose it is', async () => {
    const heads = async (past: readonly string[]) =>
      (
        await held.ask(
          ({ isFile, statements }) => (isFile ? [] : keptAtServer(statements, () => []).headFaults()),
          past,
        )
      ).server
    const made = 'CREATE TABLE IF NOT EXISTS register (application_id bigint)'
    expect(await heads([made, `INSERT INTO register VALUES (${applicationId})`])).toEqual([])
    expect(await heads([made, 'INSERT INTO register VALUES (7)'])).toMatchObject([{ where: 'header' }])
  })

  test.each(Object.entries(ways))('%s', async (_, past) => {
    const { file, server } = await verified(past)
    expect(server).toEqual(file)
    expect(server.differences).not.toEqual([])
  })
})
