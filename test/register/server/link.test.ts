// @module-tag long

import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { type Link, ServerFailure } from '../../../src/register/server/link/link.ts'
import type { Answered, Step } from '../../../src/register/server/link/message.ts'
import { listsOf, objectsOf } from '../../../src/register/server/link/rows.ts'
import type { Value } from '../../../src/register/statements.ts'
import { type Cluster, noServer, startCluster } from './cluster.ts'
import { addressOf, doorTo, linkTo } from './reached.ts'

const of = (sql: string, ...values: readonly Value[]): Step => ({ sql, values })
const rowsOf = (answered: Answered | undefined) => [...listsOf(answered as Answered)]

/** What is thrown, as the thread has it. */
function failureOf(act: () => unknown) {
  try {
    act()
  } catch (error) {
    if (error instanceof ServerFailure) return error.failure
    throw error
  }
  throw new Error('nothing was thrown')
}

describe.skipIf(noServer)('A link to a server', () => {
  let cluster: Cluster
  let link: Link
  beforeAll(async () => {
    cluster = await startCluster()
    link = await linkTo(addressOf(cluster, 'postgres'))
  })

  test('knows whom it is connected to', () => {
    expect(link.server).toEqual({
      host: 0,
      version: expect.stringMatching(/^\d+\.\d+/),
      encoding: 'UTF8',
      isStandby: false,
      isSuperuser: true,
      process: expect.any(Number),
      tls: null,
    })
  })

  test('gives values as a file does', () => {
    const [answered] = link.ask([
      of(`SELECT 1::bigint AS big, -2::int AS small, 1.50::numeric AS exact, 0.1::float8 AS floating, true AS yes, false AS no,
        '中文 "a" \\ ''b''' AS text, NULL AS nothing, '\\x00ff'::bytea AS bytes, 9007199254740991 AS largest, '' AS empty, 12345678901234567.25::numeric AS long`),
    ])
    expect(objectsOf(answered as Answered)).toEqual([
      {
        big: 1,
        small: -2,
        exact: 1.5,
        floating: 0.1,
        yes: 1,
        no: 0,
        text: `中文 "a" \\ 'b'`,
        nothing: null,
        bytes: new Uint8Array([0, 255]),
        largest: 9007199254740991,
        empty: '',
        long: 12345678901234568,
      },
    ])
  })

  test('takes values as they are, and gives them back', () => {
    const texts = ['', "a'b", '中文', '𠮷', '\u2028', 'a\\b', "\\'; --", '$1', '{}', '\u0001', 'x'.repeat(3_000_000)]
    for (const sending of ['prepared', 'whole'] as const)
      for (const text of texts) expect(rowsOf(link.ask([of('SELECT $1::text', text)], sending)[0])).toEqual([[text]])
    for (const number of [0, -1, 2 ** 53 - 1, -(2 ** 53 - 1)])
      expect(rowsOf(link.ask([of('SELECT $1::bigint', number)])[0])).toEqual([[number]])
    for (const number of [0.5, -1e300, 1e-300])
      expect(rowsOf(link.ask([of('SELECT $1::float8', number)])[0])).toEqual([[number]])
  })

  test('gives the same for a batch that goes in one message', () => {
    const text = fc.string({ unit: fc.constantFrom("'", '\\', '$1', '$', 'E', ';', '-', '\n', '?', '客', '\u{20bb7}') })
    const whole = fc.integer({ min: -(2 ** 53) + 1, max: 2 ** 53 - 1 })
    fc.assert(
      fc.property(text, fc.option(text), fc.option(whole), (first, second, third) => {
        const steps = [
          { sql: `SELECT $2::text AS b, $1::text || '$' AS a, $3::bigint AS c`, values: [first, second, third] },
          of('CREATE TEMP TABLE IF NOT EXISTS seen (a text)'),
          of('INSERT INTO seen VALUES ($1)', first),
          of('SELECT count(*) AS n FROM seen WHERE a = $1 AND $2::text IS NULL', first, null),
          of('DELETE FROM seen'),
        ]
        const [one, other] = (['prepared', 'whole'] as const).map((sending) =>
          link.ask(steps, sending).map((answered) => [objectsOf(answered), answered.command]),
        )
        expect(other).toEqual(one)
        expect(one?.[0]).toEqual([[{ b: second, a: `${first}$`, c: third }], 'SELECT 1'])
      }),
    )
    expect(failureOf(() => link.ask([of('SELECT $1::text', 'a\0b')], 'whole')).code).toBe('22021')
    expect(failureOf(() => link.ask([of('SELECT 1'), of('SELECT 1/0'), of('SELECT 2')], 'whole'))).toMatchObject({
      ...{ code: '22012', step: 1 },
    })
  })

  test('refuses a whole number that would become another', () => {
    const [answered] = link.ask([of('SELECT 9007199254740993')])
    expect(() => rowsOf(answered)).toThrow('9007199254740993 is past what a number holds exactly')
    const [exact] = link.ask([of('SELECT -9007199254740993::numeric')])
    expect(() => rowsOf(exact)).toThrow(RangeError)
  })

  test('reads many rows', () => {
    const [answered] = link.ask([of(`SELECT g, repeat('客', g % 50), NULL FROM generate_series(1, 100000) g`)])
    const rows = rowsOf(answered)
    expect(rows.length).toBe(100_000)
    for (const [index, row] of rows.entries()) expect(row).toEqual([index + 1, '客'.repeat((index + 1) % 50), null])
  })

  test('sends a batch in one round trip', async () => {
    const door = await doorTo(cluster)
    await cluster.as({ database: 'postgres' }, (client) => client.query(`ALTER ROLE postgres PASSWORD 'secret'`))
    const counted = await linkTo(addressOf(cluster, 'postgres', door.port), undefined, { PGPASSWORD: 'secret' })
    expect(counted.server.tls).toBeNull()
    // What the protocol needs: whether there is TLS, the login, and two for the password.
    expect(door.trips).toBe(4)
    const before = door.trips
    const answers = counted.ask([
      of('BEGIN'),
      of('CREATE TEMP TABLE t (a int, b text)'),
      ...Array.from({ length: 500 }, (_, i) => of('INSERT INTO t VALUES ($1, $2)', i, '客户')),
      of('SELECT count(*), sum(a) FROM t'),
      of('COMMIT'),
    ])
    expect(door.trips - before).toBe(1)
    expect(answers.length).toBe(504)
    expect(rowsOf(answers[502])).toEqual([[500, 124_750]])
    expect(answers[503]?.command).toBe('COMMIT')
  })

  test('sends what nobody waits for without waiting', async () => {
    const door = await doorTo(cluster)
    const counted = await linkTo(addressOf(cluster, 'postgres', door.port), undefined, { PGPASSWORD: 'secret' })
    counted.ask([])
    const before = door.trips
    counted.send([of('BEGIN'), of('CREATE TEMP TABLE once (a int)'), of('COMMIT')])
    expect(rowsOf(counted.ask([of('SELECT count(*) FROM once')])[0])).toEqual([[0]])
    expect(door.trips - before).toBeLessThanOrEqual(2)
  })

  test('stops at the first error of a batch, and leaves nothing of it outside a transaction', () => {
    link.ask([of('CREATE TEMP TABLE kept (a int PRIMARY KEY)')])
    const failure = failureOf(() =>
      link.ask([
        of('INSERT INTO kept VALUES (1)'),
        of('INSERT INTO kept VALUES (2)'),
        of('INSERT INTO kept VALUES (1)'),
        of(`SELECT setval('nowhere', 1)`),
      ]),
    )
    expect(failure).toMatchObject({ code: '23505', step: 2, constraint: 'kept_pkey', table: 'kept' })
    expect(failure).toMatchObject({ isConnecting: false, isUnanswered: false })
    expect(link.standing).toBe('idle')
    expect(rowsOf(link.ask([of('SELECT count(*) FROM kept')])[0])).toEqual([[0]])
  })

  test('goes on after an error, also with texts that it asks again', () => {
    const asked = 'SELECT $1::int AS again'
    for (let time = 0; time < 5; time++) {
      expect(rowsOf(link.ask([of(asked, time)])[0])).toEqual([[time]])
      // Behind the error nothing is read, so that what was to be prepared there is not.
      const late = `SELECT ${time} AS late, $1::int`
      failureOf(() => link.ask([of('SELECT nothing'), of(late, 1), of(late, 2), of(asked, 3)]))
      expect(rowsOf(link.ask([of(late, 1), of(late, 2)])[1])).toEqual([[time, 2]])
    }
  })

  test('says that a transaction has failed, and ends it', () => {
    link.ask([of('BEGIN')])
    expect(link.standing).toBe('open')
    failureOf(() => link.ask([of('SELECT 1/0')]))
    expect(link.standing).toBe('failed')
    expect(failureOf(() => link.ask([of('SELECT 1')])).code).toBe('25P02')
    expect(link.ask([of('COMMIT')])[0]?.command).toBe('ROLLBACK')
    expect(link.standing).toBe('idle')
  })

  test('fetches rows from portals, side by side', () => {
    const fetched: unknown[] = []
    link.ask([of('BEGIN')])
    const open = (portal: string, from: number) =>
      link.ask([{ sql: 'SELECT $1::int + generate_series(1, 7)', values: [from], portal, rows: 3 }])[0] as Answered
    const [one, two] = [open('one', 0), open('two', 100)]
    expect([one.isMore, two.isMore]).toEqual([true, true])
    fetched.push(...rowsOf(one), ...rowsOf(two))
    for (const fetch of ['one', 'two', 'one', 'two']) fetched.push(...rowsOf(link.ask([{ fetch, rows: 3 }])[0]))
    expect(fetched.flat()).toEqual([1, 2, 3, 101, 102, 103, 4, 5, 6, 104, 105, 106, 7, 107])
    expect(link.ask([{ close: 'one' }, of('COMMIT')]).length).toBe(2)
  })

  test('has its settings from the beginning, whatever the database says', async () => {
    const database = await cluster.database()
    await cluster.as({ database }, (client) =>
      client.query(`ALTER DATABASE ${database} SET timezone = 'Asia/Shanghai'; ALTER DATABASE ${database} SET lock_timeout = 0;
        ALTER DATABASE ${database} SET standard_conforming_strings = off; ALTER DATABASE ${database} SET search_path = pg_temp, public`),
    )
    const set = await linkTo(addressOf(cluster, database))
    const names = [
      'application_name',
      'search_path',
      'idle_in_transaction_session_timeout',
      'lock_timeout',
      'TimeZone',
      'DateStyle',
    ]
    const more = [
      'standard_conforming_strings',
      'extra_float_digits',
      'client_connection_check_interval',
      'client_encoding',
    ]
    const all = [...names, ...more]
    const [answered] = set.ask([
      of(`SELECT ${all.map((name) => `current_setting('${name}') AS "${name}"`).join(', ')}`),
    ])
    expect(objectsOf(answered as Answered)).toEqual([
      {
        application_name: 'certdesk',
        search_path: 'main,pg_temp',
        idle_in_transaction_session_timeout: '30s',
        lock_timeout: '30s',
        TimeZone: 'UTC',
        DateStyle: 'ISO, YMD',
        standard_conforming_strings: 'on',
        extra_float_digits: '1',
        client_connection_check_interval: '10s',
        client_encoding: 'UTF8',
      },
    ])
  })

  test('takes nothing from the environment but what is meant for it', async () => {
    const names = {
      PGOPTIONS: '-c search_path=evil',
      PGAPPNAME: 'other',
      PGHOST: 'nowhere.invalid',
      PGUSER: 'postgres',
      PGDATABASE: 'none',
    }
    const { user: _, ...address } = addressOf(cluster, 'postgres')
    const own = await linkTo({ ...address, user: null }, undefined, names)
    const sql = `SELECT current_setting('search_path'), current_setting('application_name'), session_user, current_database()`
    expect(rowsOf(own.ask([of(sql)])[0])).toEqual([['main,pg_temp', 'certdesk', 'postgres', 'postgres']])
  })

  test('lets go of the server when it is closed, with what it had begun', async () => {
    const closed = await linkTo(addressOf(cluster, 'postgres'))
    const { process: session } = closed.server
    closed.ask([of('BEGIN'), of('SELECT pg_advisory_xact_lock(4711)')])
    closed.close()
    // Whoever waits for the lock has it as soon as the server has heard the goodbye.
    link.ask([of('SELECT pg_advisory_lock(4711)'), of('SELECT pg_advisory_unlock(4711)')])
    expect(rowsOf(link.ask([of('SELECT count(*) FROM pg_locks WHERE pid = $1', session)])[0])).toEqual([[0]])
    expect(() => closed.ask([])).toThrow('the link to the server is closed')
  })
})
