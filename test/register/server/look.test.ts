// @module-tag long

import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { Problem } from '../../../src/clause/problem.ts'
import { migrations } from '../../../src/register/migrations.ts'
import type { ServerAddress } from '../../../src/register/server/link/address.ts'
import { alteredThere, requireRegister } from '../../../src/register/server/refusal/look-words.ts'
import { isAsMade, isFoundAsMade } from '../../../src/register/server/schema/as-made.ts'
import { partsText, schemaAlterations } from '../../../src/register/server/schema/differences.ts'
import { lookAtServer } from '../../../src/register/server/schema/look.ts'
import { schemaStatements } from '../../../src/register/server/schema/rights.ts'
import { Session } from '../../../src/register/server/session/session.ts'
import { schemaVersion } from '../../../src/register/version.ts'
import { emptyFolder } from '../../scratch.ts'
import { type Cluster, noServer, startCluster } from './cluster.ts'
import { clerkOf, type Made, madeRegister } from './made.ts'
import { addressOf, type Door, doorTo, linkTo } from './reached.ts'

const schemaFile = (name: string) => new URL(`../../../schema/${name}`, import.meta.url).pathname

describe.skipIf(noServer)('A look at what a database holds', () => {
  let cluster: Cluster
  let own: Made
  beforeAll(async () => {
    cluster = await startCluster()
    own = await madeRegister(cluster)
    await clerkOf(own, 'wang')
  })

  const as = (database: string, user: string): ServerAddress => ({ ...addressOf(cluster, database), user })
  const sessionOf = async (address: ServerAddress) => new Session(await linkTo(address))
  const superuser = (database: string, sql: string) => cluster.as({ database }, (client) => client.query(sql))

  /** The sentence by which a database is refused, or null. */
  async function refusal(address: ServerAddress): Promise<Problem | null> {
    try {
      requireRegister(lookAtServer(await sessionOf(address)), address)
      return null
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      for (const words of [error.words, error.hint]) {
        expect(words?.en).toMatch(/^[^\p{sc=Han}]+$/u)
        expect(words?.zh).toMatch(/\p{sc=Han}/u)
      }
      expect(error.exitCode).toBe(4)
      return error
    }
  }

  test('the schema is, to the letter, what schema/server-parts.csv says', async () => {
    const text = partsText(await sessionOf(as(own.database, own.admin)))
    const lines = text.trimEnd().split('\n')
    const inside = lines.map((line) => line.slice(1, -1).replace('","', '=').replaceAll('""', '"')).join('\n')
    const digest = `${createHash('sha256').update(inside).digest('hex')}\n`
    const told =
      'What a server is made of is not what schema/server-parts.csv says. Where that is meant, read what differs in it after: npx vitest run test/register/server/look.test.ts --update'
    await expect(text, told).toMatchFileSnapshot(schemaFile('server-parts.csv'))
    await expect(digest, told).toMatchFileSnapshot(schemaFile('server-digest.csv'))
    expect(lines.length).toBeGreaterThan(1500)
  })

  test('tells a register, whose it is and what the login may do', async () => {
    const { database, admin } = own
    const [owner, clerk] = [`certdesk_owner_${database}`, `certdesk_clerk_${database}`]
    const shared = { holds: 'register', version: schemaVersion, isStandby: false, owner, clerk }
    const stamp = expect.any(String)
    const mark = { id: 1, application_id: 1128551243, schema_version: schemaVersion, arrival: null, departure: null }
    expect(lookAtServer(await sessionOf(as(database, admin)))).toEqual({
      ...{ ...shared, stamp, mark, login: admin, isOwner: true, mayWrite: true },
    })
    expect(lookAtServer(await sessionOf(as(database, 'wang')))).toMatchObject({
      ...{ ...shared, login: 'wang', isOwner: false, mayWrite: true },
    })
    expect(await refusal(as(database, 'wang'))).toBeNull()
  })

  test('is one round trip with the beginning of a snapshot, whatever stands there', async () => {
    const door: Door = await doorTo(cluster)
    await cluster.as({ database: 'postgres' }, (client) => client.query(`ALTER ROLE postgres PASSWORD 'secret'`))
    const link = await linkTo(addressOf(cluster, own.database, door.port), undefined, { PGPASSWORD: 'secret' })
    link.ask([])
    const session = new Session(link)
    const before = door.trips
    session.begin('past')
    expect(lookAtServer(session).holds).toBe('register')
    expect(door.trips - before).toBe(1)
    session.rollback()
  })

  test('tells an empty database, one of something else, and one that is closed', async () => {
    const empty = addressOf(cluster, await cluster.database())
    expect((await refusal(empty))?.words.en).toMatch(/^There is no register at postgres:.*: the database is empty\.$/)
    expect((await refusal(empty))?.hint?.en).toContain('certdesk server init postgres://')
    for (const sql of [
      'CREATE TABLE invoice (id int)',
      'CREATE SCHEMA shop',
      'CREATE FUNCTION one() RETURNS int LANGUAGE sql AS $$ SELECT 1 $$',
      // What is called as a register's is, and is none.
      'CREATE SCHEMA main; CREATE TABLE main.register (name text)',
      'CREATE SCHEMA main; CREATE TABLE main.register (application_id bigint, schema_version bigint); INSERT INTO main.register VALUES (7, 1)',
      `CREATE SCHEMA main; CREATE VIEW main.register AS SELECT 1128551243 AS application_id, 9 AS schema_version`,
    ]) {
      const database = await cluster.database()
      await superuser(database, sql)
      expect((await refusal(addressOf(cluster, database)))?.words.en, sql).toMatch(/something else is kept in it/)
    }
    // A login that was never let in; by itself it could not even connect.
    await superuser(own.database, `CREATE ROLE passer LOGIN; GRANT CONNECT ON DATABASE ${own.database} TO passer`)
    const passer = await refusal(as(own.database, 'passer'))
    expect(passer?.words.en).toMatch(/^passer may not look into the register/)
    expect(passer?.hint?.en).toMatch(/certdesk server clerk add NAME passer$/)
  })

  test('tells a schema that is earlier, or newer, than this program’s', async () => {
    const earlier = await madeRegister(cluster, {
      schema: (database) => schemaStatements(database, migrations.slice(0, 6)),
    })
    const told = await refusal(as(earlier.database, earlier.admin))
    expect(told?.words.en).toContain(`of an earlier certdesk (schema 6; this program works with ${schemaVersion})`)
    expect(told?.hint?.en).toMatch(/certdesk server upgrade$/)
    await superuser(earlier.database, 'UPDATE main.register SET schema_version = 99')
    const newer = await refusal(as(earlier.database, earlier.admin))
    expect(newer?.words.en).toContain(`of a newer certdesk (schema 99; this program knows ${schemaVersion})`)
  })

  test('finds what its owner altered, by name, and nothing where an administrator only lets others read', async () => {
    const fresh = await madeRegister(cluster)
    const { database } = fresh
    const session = await sessionOf(as(database, fresh.admin))
    const alterations = () => schemaAlterations(session).map(({ where, detail }) => `${where} ${detail.en}`)
    expect(isAsMade(session)).toBe(true)
    expect(alterations()).toEqual([])
    for (const sql of [
      'CREATE ROLE reader LOGIN',
      'GRANT USAGE ON SCHEMA main TO reader',
      'GRANT SELECT ON ALL TABLES IN SCHEMA main TO reader',
      'ALTER TABLE main.contact SET (autovacuum_enabled = off)',
      `COMMENT ON TABLE main.contact IS 'ours'`,
      'VACUUM FULL main.contact',
      'ANALYZE',
    ])
      await superuser(database, sql)
    expect([isAsMade(session), alterations()]).toEqual([true, []])
    for (const [sql, back, found] of [
      [
        'ALTER TABLE main.contact DISABLE TRIGGER journal_contact',
        'ALTER TABLE main.contact ENABLE ALWAYS TRIGGER journal_contact',
        ['trigger contact.journal_contact is not as certdesk made it'],
      ],
      [
        'ALTER TABLE main.contact ENABLE TRIGGER journal_contact_kept',
        'ALTER TABLE main.contact ENABLE ALWAYS TRIGGER journal_contact_kept',
        ['trigger contact.journal_contact_kept is not as certdesk made it'],
      ],
      [
        `CREATE OR REPLACE FUNCTION main.open_entry() RETURNS bigint LANGUAGE plpgsql AS 'BEGIN RETURN 1; END'`,
        '',
        ['function open_entry() is not as certdesk made it'],
      ],
      [
        'ALTER FUNCTION main.count(text, bigint) SECURITY INVOKER',
        'ALTER FUNCTION main.count(text, bigint) SECURITY DEFINER',
        ['function count(text, bigint) is not as certdesk made it'],
      ],
      [
        'DROP INDEX main.contact_customer',
        'CREATE INDEX contact_customer ON main.contact (customer_id)',
        ['index contact_customer is missing'],
      ],
      [
        'ALTER TABLE main.contact ADD COLUMN extra text',
        'ALTER TABLE main.contact DROP COLUMN extra',
        ['column contact.extra is not of certdesk'],
      ],
      [
        'ALTER TABLE main.contact DISABLE TRIGGER ALL',
        'ALTER TABLE main.contact ENABLE TRIGGER ALL; ALTER TABLE main.contact ENABLE ALWAYS TRIGGER journal_contact; ALTER TABLE main.contact ENABLE ALWAYS TRIGGER journal_contact_kept',
        expect.arrayContaining(['constraint contact.contact_customer_id_fkey is not as certdesk made it']),
      ],
      [
        `GRANT UPDATE ON main.contact TO certdesk_clerk_${database}`,
        `REVOKE UPDATE ON main.contact FROM certdesk_clerk_${database}`,
        ['right of clerks to UPDATE on contact is not of certdesk'],
      ],
      [
        'GRANT INSERT ON main.token TO reader',
        'REVOKE INSERT ON main.token FROM reader',
        ['right of reader to INSERT on token is not of certdesk'],
      ],
      [
        `GRANT certdesk_owner_${database} TO certdesk_clerk_${database}`,
        `REVOKE certdesk_owner_${database} FROM certdesk_clerk_${database}`,
        expect.arrayContaining(['right of clerks as the owner is not of certdesk']),
      ],
      [
        'CREATE RULE none AS ON UPDATE TO main.contact DO INSTEAD NOTHING',
        'DROP RULE none ON main.contact',
        ['rule contact.none is not of certdesk'],
      ],
      [
        'ALTER TABLE main.contact ENABLE ROW LEVEL SECURITY',
        'ALTER TABLE main.contact DISABLE ROW LEVEL SECURITY',
        ['relation contact is not as certdesk made it'],
      ],
      [
        'CREATE VIEW main.mine AS SELECT 1 AS one',
        'DROP VIEW main.mine',
        expect.arrayContaining(['relation mine is not of certdesk']),
      ],
    ] as const) {
      const before = lookAtServer(session).stamp
      await superuser(database, sql)
      expect(alterations(), sql).toEqual(found)
      expect(isAsMade(session), sql).toBe(false)
      expect(lookAtServer(session).stamp, sql).not.toBe(before)
      const problem = alteredThere(as(database, fresh.admin), schemaAlterations(session))
      expect(problem.words.en).toContain(alterations()[0])
      if (back === '') return
      await superuser(database, back)
      if (!sql.includes('INDEX')) expect(alterations(), back).toEqual([])
    }
  })

  test('remembers a schema that was found to be as made until anything of the catalogue is touched', async () => {
    const fresh = await madeRegister(cluster)
    const address = as(fresh.database, fresh.admin)
    const session = await sessionOf(address)
    const memory = join(emptyFolder(), 'state')
    let questions = 0
    const counted = {
      objects: (...asked: Parameters<Session['objects']>) => {
        questions += 1
        return session.objects(...asked)
      },
    }
    const found = () => isFoundAsMade(counted, lookAtServer(session), address, memory)
    expect([found(), found(), questions]).toEqual([true, true, 1])
    await superuser(fresh.database, 'ALTER TABLE main.staff DISABLE TRIGGER journal_staff')
    expect([found(), found(), questions]).toEqual([false, false, 3])
    await superuser(fresh.database, 'ALTER TABLE main.staff ENABLE ALWAYS TRIGGER journal_staff')
    expect([found(), found(), questions]).toEqual([true, true, 4])
    // Where nothing can be remembered it is asked each time.
    expect(isFoundAsMade(counted, lookAtServer(session), address, null)).toBe(true)
    const blocked = join(emptyFolder(), 'file')
    writeFileSync(blocked, '')
    expect(isFoundAsMade(counted, lookAtServer(session), address, join(blocked, 'state'))).toBe(true)
    expect([questions, existsSync(memory), readFileSync(blocked, 'utf8')]).toEqual([6, true, ''])
  })
})
