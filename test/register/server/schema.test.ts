import type pg from 'pg'
import { beforeAll, describe, expect, it } from 'vitest'
import { migrations } from '../../../src/register/migrations.ts'
import { rolesOf, schemaStatements, upgradeStatements } from '../../../src/register/server/schema/rights.ts'
import { serverStep } from '../../../src/register/server/schema/tables.ts'
import { applicationId, schemaVersion } from '../../../src/register/version.ts'
import { takesLong } from '../../tries.ts'
import { newFile, open } from '../registers.ts'
import { type Cluster, noServer, startCluster } from './cluster.ts'
import { madeRegister, runAll } from './made.ts'

/** A table as either engine's catalogue tells it. */
interface Told {
  /** Name, what it holds, whether it may be empty. */
  readonly columns: readonly string[]
  readonly key: readonly string[]
  readonly references: readonly string[]
  /** Unique or not, what of, and of which rows. */
  readonly indexes: Readonly<Record<string, string>>
  readonly checks: number
}

type Catalogue = Readonly<Record<string, Told>>

/** An expression without what each engine writes of its own: brackets, quotation marks, capitals, the types of literals. */
const bare = (sql: string): string =>
  sql
    .replaceAll(/::[a-z]+/g, '')
    .replaceAll(/["()]/g, '')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/ ?, ?/g, ', ')
    .toLowerCase()
    .trim()

function ofFile(): Catalogue {
  const { raw } = open(newFile())
  const tables = raw.prepare(`SELECT name, sql FROM sqlite_schema WHERE type = 'table'`).all() as {
    name: string
    sql: string
  }[]
  return Object.fromEntries(
    tables.map(({ name, sql }) => {
      const columns = raw.pragma(`table_info(${name})`) as { name: string; type: string; notnull: 0 | 1; pk: number }[]
      const keys = raw.pragma(`foreign_key_list(${name})`) as { from: string; table: string }[]
      const indexes = raw
        .prepare(`SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND tbl_name = ? AND sql IS NOT NULL`)
        .all(name) as { name: string; sql: string }[]
      return [
        name,
        {
          columns: columns.map(
            (each) => `${each.name} ${each.type} ${each.notnull === 1 || each.pk > 0 ? 'filled' : 'may be empty'}`,
          ),
          key: columns.filter(({ pk }) => pk > 0).map((each) => each.name),
          references: keys.map(({ from, table }) => `${from} to ${table}`).sort(),
          indexes: Object.fromEntries(
            indexes.map((each) => [each.name, bare(each.sql.replace(/^CREATE |INDEX \w+ ON "?\w+"?/g, ''))]),
          ),
          checks: sql.match(/\bCHECK\b/g)?.length ?? 0,
        },
      ]
    }),
  )
}

/** What the server has beside the tables of a file. */
const ownTables = ['register', 'seat', 'mirror']

async function ofServer(client: pg.Client): Promise<Catalogue> {
  const { rows } = await client.query(
    `SELECT t.relname AS name,
      (SELECT array_agg(format('%s %s %s', a.attname, CASE format_type(a.atttypid, a.atttypmod)
          WHEN 'bigint' THEN 'INTEGER' WHEN 'text' THEN CASE c.collname WHEN 'C' THEN 'TEXT' END END,
          CASE WHEN a.attnotnull THEN 'filled' ELSE 'may be empty' END) ORDER BY a.attnum)
        FROM pg_attribute a LEFT JOIN pg_collation c ON c.oid = a.attcollation
        WHERE a.attrelid = t.oid AND a.attnum > 0 AND NOT a.attisdropped) AS columns,
      (SELECT array_agg(a.attname::text) FROM pg_constraint k JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = ANY (k.conkey)
        WHERE k.conrelid = t.oid AND k.contype = 'p') AS key,
      (SELECT coalesce(array_agg(format('%s to %s', a.attname, k.confrelid::regclass) ORDER BY a.attname), '{}')
        FROM pg_constraint k JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = ANY (k.conkey)
        WHERE k.conrelid = t.oid AND k.contype = 'f') AS references,
      (SELECT coalesce(json_object_agg(i.relname, pg_get_indexdef(i.oid)), '{}')
        FROM pg_index x JOIN pg_class i ON i.oid = x.indexrelid WHERE x.indrelid = t.oid AND NOT x.indisprimary) AS indexes,
      (SELECT count(*)::int FROM pg_constraint k WHERE k.conrelid = t.oid AND k.contype = 'c') AS checks
     FROM pg_class t WHERE t.relnamespace = 'main'::regnamespace AND t.relkind = 'r' AND t.relname <> ALL ($1)`,
    [ownTables],
  )
  return Object.fromEntries(
    rows.map(({ name, indexes, references, ...told }) => [
      name,
      {
        ...told,
        references: references.map((each: string) => each.replace('main.', '').replaceAll('"', '')).sort(),
        indexes: Object.fromEntries(
          Object.entries<string>(indexes).map(([index, sql]) => [
            index,
            bare(sql.replace(/^CREATE |INDEX \w+ ON main\."?\w+"? USING btree/g, '')),
          ]),
        ),
      },
    ]),
  )
}

describe.skipIf(noServer)("a server's schema", () => {
  let cluster: Cluster
  beforeAll(async () => {
    cluster = await startCluster()
  })

  it('has the tables of a new file: columns, what may be empty, keys, references, indexes', async () => {
    const { database, admin } = await madeRegister(cluster)
    const told = await cluster.as({ database, user: admin }, ofServer)
    const expected = ofFile()
    expect(Object.keys(told).sort()).toEqual(Object.keys(expected).sort())
    for (const table of Object.keys(expected)) expect(told[table], table).toEqual(expected[table])
    expect(Object.values(expected).reduce((sum, { references }) => sum + references.length, 0)).toBeGreaterThan(90)
  })

  it('says of itself that it is a register, and of which schema', async () => {
    const { database, admin } = await madeRegister(cluster)
    const { rows } = await cluster.as({ database, user: admin }, (client) =>
      client.query('SELECT * FROM main.register'),
    )
    const own = { id: '1', application_id: String(applicationId), schema_version: String(schemaVersion) }
    expect(rows).toEqual([{ ...own, arrival: null, departure: null }])
  })

  it('sets texts in order and tells them apart by their bytes where the database does neither', async () => {
    const { database, admin } = await madeRegister(cluster, {
      more: `TEMPLATE template0 LOCALE_PROVIDER icu ICU_LOCALE 'zh' LOCALE 'C.UTF-8'`,
    })
    const names = ['张', '阿', 'b', 'A', 'a', 'é', 'e\u0301', '\u{1F600}', '｡']
    await cluster.as({ database, user: admin }, async (client) => {
      await client.query('BEGIN; INSERT INTO main.token VALUES (1, 1)')
      for (const name of names) await client.query('INSERT INTO main.counter VALUES ($1, 1)', [name])
      const { rows } = await client.query('SELECT name FROM main.counter ORDER BY name')
      expect(rows.map(({ name }) => name)).toEqual(
        [...names].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b))),
      )
      const { rows: own } = await client.query('SELECT x FROM unnest($1::text[]) AS x ORDER BY x', [names])
      expect(own.map(({ x }) => x)).not.toEqual(rows.map(({ name }) => name))
    })
  })

  it('is the same where it was brought up to date from an earlier one', takesLong, async () => {
    const earlier = await madeRegister(cluster, {
      schema: (database) => schemaStatements(database, migrations.slice(0, 6)),
    })
    const at = { database: earlier.database, user: earlier.admin }
    await cluster.as(at, (client) => runAll(client, upgradeStatements(rolesOf(earlier.database), 6)))
    const newest = await madeRegister(cluster)
    const functions = `SELECT p.oid::regprocedure::text AS name, prosrc, prosecdef, proconfig, replace(proacl::text, $1, '') AS acl
      FROM pg_proc p WHERE pronamespace = 'main'::regnamespace ORDER BY 1`
    const triggers = `SELECT tgrelid::regclass::text AS on, tgname, tgenabled, replace(pg_get_triggerdef(oid), $1, '') AS is
      FROM pg_trigger WHERE NOT tgisinternal ORDER BY 1, 2`
    const rights = `SELECT relname, replace(relacl::text, $1, '') AS acl FROM pg_class
      WHERE relnamespace = 'main'::regnamespace AND relkind = 'r' ORDER BY 1`
    const told = async ({ database, admin }: typeof newest) =>
      cluster.as({ database, user: admin }, async (client) => [
        await ofServer(client),
        (await client.query(functions, [database])).rows,
        (await client.query(triggers, [database])).rows,
        (await client.query(rights, [database])).rows,
      ])
    const [now, then] = [await told(newest), await told(earlier)]
    expect(then).toEqual(now)
    expect(now.map((each) => Object.keys(each).length > 40)).toEqual([true, true, true, true])
  })

  it('is made whole or not at all', async () => {
    const database = await cluster.database()
    const broken = [...schemaStatements(database), 'SELECT 1 / 0']
    await cluster.as({ database }, async (client) => {
      await expect(runAll(client, broken)).rejects.toThrow('division by zero')
      const { rows } = await client.query(
        `SELECT to_regnamespace('main') AS main, (SELECT count(*)::int FROM pg_roles WHERE rolname = $1) AS groups`,
        [rolesOf(database).owner],
      )
      expect(rows).toEqual([{ main: null, groups: 0 }])
    })
  })
})

describe('a step of the schema', () => {
  const table = (more: string) => `CREATE TABLE gift (id INTEGER PRIMARY KEY, ${more}) STRICT;`

  it('is translated statement by statement', () => {
    expect(
      serverStep(`-- Gifts.
        ${table('"table" TEXT NOT NULL, by INTEGER REFERENCES staff (id), CHECK (by > 0)')}
        ALTER TABLE gift ADD COLUMN was INTEGER CHECK (was IN (0, 1));
        CREATE UNIQUE INDEX gift_of ON gift ("table", coalesce(by, 0), (was IS NOT NULL)) WHERE by IS NULL AND was <> 1;
        DROP INDEX gift_of;`),
    ).toEqual([
      [
        'CREATE TABLE main."gift" (',
        '  "id" bigint PRIMARY KEY,',
        '  "table" text COLLATE "C" NOT NULL,',
        '  "by" bigint REFERENCES main."staff",',
        '  CHECK ("by" > 0)',
        ')',
      ].join('\n'),
      'ALTER TABLE main."gift" ADD COLUMN "was" bigint CHECK ("was" IN (0, 1))',
      'CREATE UNIQUE INDEX "gift_of" ON main."gift" ("table", coalesce("by", 0), ("was" IS NOT NULL)) WHERE "by" IS NULL AND "was" <> 1',
      'DROP INDEX main."gift_of"',
    ])
  })

  it.each([
    ['CREATE TABLE gift (id INTEGER PRIMARY KEY);', 'CREATE TABLE gift ( id INTEGER PRIMARY KEY ) ;'],
    [table('price REAL'), 'price REAL'],
    [table("name TEXT DEFAULT 'x'"), "'x'"],
    [table('name TEXT DEFAULT 1'), 'name TEXT DEFAULT'],
    [table('name TEXT COLLATE NOCASE'), 'name TEXT COLLATE'],
    [table('name TEXT UNIQUE'), 'name TEXT UNIQUE'],
    [table('of INTEGER REFERENCES staff (id) ON DELETE CASCADE'), 'REFERENCES staff ( id ) ON'],
    [table('of INTEGER REFERENCES staff (name)'), 'REFERENCES staff ( name'],
    [table('n INTEGER GENERATED ALWAYS AS (id)'), 'n INTEGER GENERATED'],
    [table('n INTEGER CHECK (n BETWEEN 1 AND 2)'), 'n BETWEEN'],
    [table('n INTEGER CHECK (length(n) > 1)'), 'length ('],
    [table('n INTEGER CHECK (n IS 1)'), 'n IS'],
    [table('n INTEGER CHECK (n > 1 OR n = 0)'), 'n > 1 OR'],
    [table('n INTEGER, PRIMARY KEY (id, n)'), 'PRIMARY KEY'],
    [table(`${'n'.repeat(64)} INTEGER`), 'nnn'],
    ['CREATE INDEX gift_of ON gift (name COLLATE NOCASE);', 'name COLLATE'],
    ['CREATE INDEX gift_of ON gift (name DESC);', 'name DESC'],
    ['CREATE INDEX gift_of ON gift (lower(name));', 'lower ('],
    ['ALTER TABLE gift RENAME COLUMN a TO b;', 'ALTER TABLE gift RENAME'],
    ['ALTER TABLE gift DROP COLUMN a;', 'ALTER TABLE gift DROP'],
    ['DROP TABLE gift;', 'DROP TABLE'],
    ['UPDATE gift SET a = 1;', 'UPDATE'],
    ['CREATE VIEW gifts AS SELECT 1;', 'CREATE VIEW'],
    ['CREATE INDEX gift_of ON gift (name)', 'ON gift ( name )'],
    ['/* Gifts. */', '/* Gifts. */'],
  ])('that has what is not known to mean the same is refused: %s', (sql, place) => {
    expect(() => serverStep(sql)).toThrow(place)
  })

  it('of which groups are named by the database, however long its name is', () => {
    expect(rolesOf('office')).toEqual({ owner: 'certdesk_owner_office', clerk: 'certdesk_clerk_office' })
    const { owner, clerk } = rolesOf('认证'.repeat(10))
    expect([owner, clerk].map((name) => Buffer.byteLength(name) <= 63)).toEqual([true, true])
    expect(owner).not.toBe(rolesOf('认证'.repeat(9)).owner)
  })
})
