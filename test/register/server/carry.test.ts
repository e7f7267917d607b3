// @module-tag long

import Database from 'better-sqlite3'
import { beforeAll, describe, expect, test } from 'vitest'
import { type Carrier, carry, unlike } from '../../../src/register/carried.ts'
import { isAsMade } from '../../../src/register/file/as-made.ts'
import * as file from '../../../src/register/file/carry.ts'
import { make } from '../../../src/register/file/create.ts'
import { verifyRegister } from '../../../src/register/file/verify.ts'
import { carriedTables, carrierOf, receiverOf } from '../../../src/register/server/move/carry.ts'
import { schemaStatements } from '../../../src/register/server/schema/rights.ts'
import { Session } from '../../../src/register/server/session/session.ts'
import { everyTable } from '../../faults/every-table.ts'
import { emptyFolder } from '../../scratch.ts'
import { customer, entered, newFile, open } from '../registers.ts'
import { type Cluster, noServer, startCluster } from './cluster.ts'
import { madeRegister } from './made.ts'
import { addressOf, linkTo } from './reached.ts'

const tables = carriedTables()

/** Every character that JSON writes in a way of its own, and some that others do. */
const odd = [
  String.fromCharCode(...Array.from({ length: 0x9f }, (_, i) => i + 1)),
  '\u2028\u2029\ufeff\uffff\u{1F600}e\u0301认证\\"{}[],NULL',
  '{"a":null}',
  'NULL',
  ' ',
  '\\',
]

/** A register of all tables, with more customers than are read, put or digested in one go. */
async function filled(): Promise<string> {
  const { file } = await everyTable()
  const register = open(file)
  await register.write(entered('customer import'), (tx) => {
    for (let n = 0; n < 12_001; n++) tx.insert('customer', customer(`X${n}`, `${odd[n % odd.length]} ${n}`))
    tx.raise({ C: 12, S: 7 })
  })
  register.close()
  return file
}

const madeFile = () => {
  const path = `${emptyFolder()}/copy.db`
  make(path)
  return new Database(path)
}

/** What a server has in its schema, as its catalogues say it, in no order of making. */
const catalogues = [
  `SELECT conrelid::regclass::text AS a, conname AS b, pg_get_constraintdef(oid) AS c, condeferred AS d FROM pg_constraint
    WHERE connamespace = 'main'::regnamespace ORDER BY 1, 2`,
  `SELECT tablename AS a, indexname AS b, indexdef AS c FROM pg_indexes WHERE schemaname = 'main' ORDER BY 1, 2`,
  `SELECT table_name AS a, ordinal_position AS b, column_name AS c, data_type AS d, collation_name AS e, is_nullable AS f
    FROM information_schema.columns WHERE table_schema = 'main' ORDER BY 1, 2`,
  `SELECT tgrelid::regclass::text AS a, pg_get_triggerdef(oid) AS b, tgenabled AS c FROM pg_trigger WHERE NOT tgisinternal ORDER BY 1, 2`,
  `SELECT oid::regprocedure::text AS a, md5(prosrc) AS b, prosecdef AS c, proconfig AS d FROM pg_proc WHERE pronamespace = 'main'::regnamespace ORDER BY 1`,
  `SELECT relname AS a, relkind AS b FROM pg_class WHERE relnamespace = 'main'::regnamespace ORDER BY 1`,
  `SELECT table_name AS a, privilege_type AS b, grantee LIKE 'certdesk_owner_%' AS c, grantee LIKE 'certdesk_clerk_%' AS d
    FROM information_schema.role_table_grants WHERE table_schema = 'main' ORDER BY 1, 2, 3, 4`,
]

describe.skipIf(noServer)('A register is carried', () => {
  let cluster: Cluster
  let source: Database.Database
  let here: Carrier
  let there: Carrier
  let back: Database.Database
  let session: Session
  let [database, admin] = ['', '']
  beforeAll(async () => {
    cluster = await startCluster()
    source = new Database(await filled())
    here = file.carrierOf(source, tables)
    database = await cluster.database()
    admin = `admin_${database}`
    await cluster.as({ database }, (client) =>
      client.query(`CREATE ROLE ${admin} LOGIN CREATEROLE; ALTER DATABASE ${database} OWNER TO ${admin}`),
    )
    session = new Session(await linkTo({ ...addressOf(cluster, database), user: admin }))
    session.begin('write')
    await carry(tables, here, receiverOf(session, database), () => {})
    session.commit()
    there = carrierOf(session, tables)
    back = madeFile()
    await carry(tables, there, file.receiverOf(back), () => {})
  }, 60_000)

  test('to a server, every row of every table', async () => {
    const counted: number[] = []
    expect(await unlike(tables, here, there, (rows) => void counted.push(rows))).toBeUndefined()
    expect(counted.reduce((sum, each) => sum + each)).toBeGreaterThan(24_000)
    for (const table of tables) expect([...there.rows(table)].flat().length, table.name).toBeGreaterThan(1)
  })

  test('and back: the file verifies, and is as the program makes it', async () => {
    const { differences, head } = verifyRegister(back)
    expect(differences).toEqual([])
    expect(head?.seal).toBe(verifyRegister(source).head?.seal)
    expect(isAsMade(back)).toBe(true)
    expect(await unlike(tables, here, file.carrierOf(back, tables), () => {})).toBeUndefined()
  })

  test('into a schema like any other at a server', async () => {
    const usual = await madeRegister(cluster, { schema: schemaStatements })
    for (const sql of catalogues) {
      const rows = (name: string) =>
        cluster.as({ database: name }, async (client) => {
          await client.query('SET search_path = main')
          return (await client.query(sql)).rows
        })
      const made = await rows(usual.database)
      expect(made.length).toBeGreaterThan(10)
      expect(await rows(database)).toEqual(made)
    }
  })

  test.each([
    ['a value that differs', `UPDATE customer SET name = 'another' WHERE id = 9000`, 'customer', [12_003, 12_003]],
    ['an empty text instead of none', `UPDATE staff SET note = '' WHERE id = 1`, 'staff', [2, 2]],
    ['a row that is missing', "DELETE FROM counter WHERE name = 'S'", 'counter', [2, 1]],
    ['a row that is the last', 'DELETE FROM customer WHERE id = 12003', 'customer', [12_003, 12_002]],
    ['a row too many', `INSERT INTO counter VALUES ('Z', 1)`, 'counter', [2, 3]],
  ])('and %s is seen, whichever end it is at', async (_, sql, name, rows) => {
    const bytes = back.serialize()
    // In memory there is no log.
    bytes.fill(1, 18, 20)
    const copy = new Database(bytes)
    copy.pragma('foreign_keys = OFF')
    for (const trigger of copy.prepare(`SELECT name FROM sqlite_schema WHERE type = 'trigger'`).pluck().all())
      copy.exec(`DROP TRIGGER "${trigger}"`)
    expect(copy.prepare(sql).run().changes).toBe(1)
    const own = file.carrierOf(copy, tables)
    expect(await unlike(tables, there, own, () => {})).toEqual({ table: name, rows })
    expect(await unlike(tables, own, there, () => {})).toEqual({ table: name, rows: [...rows].reverse() })
  })

  test('unless it has what no server holds', async () => {
    const register = open(newFile())
    await register.write(entered('customer add'), (tx) => {
      tx.insert('customer', customer('C1', 'a'))
      tx.insert('customer', { ...customer('C2', 'b'), name: 'b\0c' })
    })
    expect(file.firstNul(register.raw, tables)).toEqual({ table: 'customer', key: '2', column: 'name' })
    expect(file.firstNul(source, tables)).toBeUndefined()
  })
})
