import fc from 'fast-check'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { ServerFailure } from '../../../src/register/server/link/link.ts'
import { Session } from '../../../src/register/server/session/session.ts'
import { statementsOver } from '../../../src/register/server/session/statements.ts'
import type { Statements } from '../../../src/register/statements.ts'
import { type Cluster, noServer, startCluster } from './cluster.ts'
import { addressOf, type Door, doorTo, linkTo } from './reached.ts'

/** A session through a door that counts its round trips. */
interface Desk {
  readonly session: Session
  readonly statements: Statements
}

describe.skipIf(noServer)('A session at a server', () => {
  let cluster: Cluster
  let door: Door
  let one: Desk
  let other: Desk
  beforeAll(async () => {
    cluster = await startCluster()
    const database = await cluster.database()
    await cluster.as({ database }, (client) =>
      client.query(`ALTER ROLE postgres PASSWORD 'secret'; CREATE SCHEMA main;
        CREATE TABLE main.item (id bigint PRIMARY KEY, name text COLLATE "C" UNIQUE, about text)`),
    )
    door = await doorTo(cluster)
    const opened = async (port?: number): Promise<Desk> => {
      const link = await linkTo(addressOf(cluster, database, port), undefined, { PGPASSWORD: 'secret' })
      const session = new Session(link)
      return { session, statements: statementsOver(session) }
    }
    one = await opened(door.port)
    other = await opened()
    expect(one.statements.value('SELECT 1')).toBe(1)
  })
  beforeEach(() => {
    one.session.rollback()
    other.session.rollback()
    one.statements.run('DELETE FROM item')
  })

  /** How many round trips something takes. */
  const tripsOf = (act: () => void): number => {
    const before = door.trips
    act()
    return door.trips - before
  }
  const names = ({ statements }: Desk) =>
    statements.all<{ name: string }>('SELECT name FROM item ORDER BY id').map(({ name }) => name)

  test('begins, asks and keeps in as many round trips as it has questions', () => {
    const { session, statements } = one
    const insert = 'INSERT INTO item (id, name) VALUES (?, ?)'
    expect(
      tripsOf(() => {
        session.begin('write')
        statements.run(insert, 1, 'a')
        statements.prepare(insert).run([2, 'b'])
      }),
    ).toBe(0)
    // What waits goes with the question, in its order.
    expect(tripsOf(() => expect(statements.value('SELECT count(*) FROM item')).toBe(2))).toBe(1)
    expect(
      tripsOf(() => {
        for (let id = 3; id < 500; id++) statements.run(insert, id, `n${id}`)
        statements.run('UPDATE item SET about = name WHERE id < ?', 3)
        session.commit()
      }),
    ).toBe(1)
    expect(other.statements.get('SELECT count(*) AS count, max(about) AS about FROM item')).toEqual({
      count: 499,
      about: 'b',
    })
  })

  test('asks nothing of the server where nothing was asked of it', () => {
    expect(
      tripsOf(() => {
        one.session.begin('write')
        one.session.commit()
        one.session.begin('read')
        one.session.rollback()
      }),
    ).toBe(0)
    expect(one.session.inTransaction).toBe(false)
  })

  test('throws the error of what waited at the question that sends it, and at the commit', () => {
    const { session, statements } = one
    const clash = () => {
      session.begin('write')
      statements.run('INSERT INTO item (id, name) VALUES (1, ?)', 'a')
      statements.run('INSERT INTO item (id, name) VALUES (2, ?)', 'a')
    }
    for (const send of [() => void statements.value('SELECT 1'), () => session.commit(), () => session.flush()]) {
      clash()
      let thrown: unknown
      try {
        send()
      } catch (error) {
        thrown = error
      }
      expect(statements.isTaken(thrown)).toBe(true)
      expect(statements.isUnfit(thrown)).toBe(false)
      expect(thrown).toBeInstanceOf(ServerFailure)
      expect(session.inTransaction).toBe(false)
      session.rollback()
      expect(names(one)).toEqual([])
    }
  })

  describe('what is passed on', () => {
    const insert = 'INSERT INTO main.item (id, name) VALUES ($1, $2)'
    const passed = (...ids: readonly number[]) => {
      one.session.begin('write')
      for (const id of ids) one.session.pass(insert, [id, `item ${id}`])
    }

    test('is done in its order, with what waited before it', () => {
      one.session.begin('write')
      one.statements.run('INSERT INTO item (id, name) VALUES (?, ?)', 1, 'a')
      one.session.pass('UPDATE main.item SET about = name', [])
      one.session.pass(insert, [2, 'b'])
      one.session.commit()
      expect(one.statements.all('SELECT name, about FROM item ORDER BY id')).toEqual([
        { name: 'a', about: 'a' },
        { name: 'b', about: null },
      ])
    })

    test.each([
      ['the next', () => one.session.pass(insert, [3, 'c'])],
      ['a question', () => one.statements.get('SELECT 1')],
      ['the commit', () => one.session.commit()],
    ])('and fails is told of by %s', (_, next) => {
      passed(1, 1)
      expect(one.session.inTransaction).toBe(true)
      expect(next).toThrow(expect.objectContaining({ failure: expect.objectContaining({ code: '23505' }) }))
      one.session.rollback()
      expect(names(one)).toEqual([])
    })

    test('and fails is why a question does that somebody waits for', async () => {
      passed(1, 1)
      const answer = one.session.later('SELECT 1', [])
      await expect(answer).rejects.toMatchObject({ failure: { code: '23505' } })
    })
  })

  test('does not pass off as kept what an error has ended', () => {
    one.session.begin('write')
    one.statements.run('INSERT INTO item (id) VALUES (1)')
    expect(() => one.statements.all('SELECT nothing')).toThrow('nothing')
    expect(() => one.session.commit()).toThrow('an error has ended the transaction before')
    expect(names(one)).toEqual([])
  })

  test('tells errors of what does not fit the tables', () => {
    const { statements } = one
    for (const sql of ['SELECT nothing FROM item', 'SELECT 1 FROM nowhere', 'SELEC', 'SELECT nofunction(1)']) {
      let thrown: unknown
      try {
        statements.all(sql)
      } catch (error) {
        thrown = error
      }
      expect(statements.isUnfit(thrown), sql).toBe(true)
    }
    expect(statements.isUnfit(new Error('other'))).toBe(false)
  })

  test('reads one state of the register, whatever others write meanwhile', () => {
    one.session.begin('read')
    expect(names(one)).toEqual([])
    other.statements.run('INSERT INTO item (id, name) VALUES (1, ?)', 'later')
    expect(names(one)).toEqual([])
    expect(() => one.statements.run('DELETE FROM item')).toThrow('read-only')
    one.session.rollback()
    expect(names(one)).toEqual(['later'])
  })

  test('covers tables by what is made in a snapshot of the past, until it ends', () => {
    const { session, statements } = one
    statements.run('INSERT INTO item (id, name) VALUES (1, ?)', 'now')
    for (const end of [() => session.commit(), () => session.rollback()]) {
      session.begin('past')
      expect(names(one)).toEqual(['now'])
      statements.run('CREATE TEMP TABLE past_item AS SELECT * FROM main.item')
      statements.run('UPDATE past_item SET name = ?', 'then')
      statements.run('CREATE TEMP VIEW item AS SELECT * FROM past_item')
      expect(names(one)).toEqual(['then'])
      other.statements.run('UPDATE item SET about = name')
      end()
      expect(names(one)).toEqual(['now'])
      expect(statements.value("SELECT count(*) FROM pg_class WHERE relname = 'past_item'")).toBe(0)
    }
  })

  test('sees what whoever had the lock before has written', async () => {
    one.session.begin('write')
    one.statements.run('INSERT INTO item (id, name) VALUES (1, ?)', 'first')
    expect(names(one)).toEqual(['first'])
    const waiting = 'SELECT count(*) FROM pg_locks WHERE locktype = $1 AND NOT granted'
    // The other waits for it in another process: two callers that both wait here would wait for each other.
    const done = cluster.as(
      { database: other.statements.value<string>('SELECT current_database()') as string },
      async (client) => {
        await client.query('BEGIN ISOLATION LEVEL READ COMMITTED')
        await client.query('SELECT pg_advisory_xact_lock($1)', [0x4344534b])
        const { rows } = await client.query('SELECT name FROM main.item')
        await client.query('COMMIT')
        return rows
      },
    )
    while (other.statements.value(waiting.replace('$1', '?'), 'advisory') === 0)
      await new Promise((go) => setTimeout(go, 10))
    one.session.commit()
    expect(await done).toEqual([{ name: 'first' }])
  })

  test('goes through rows as they come, and can be asked meanwhile', () => {
    const { session, statements } = one
    session.begin('read')
    const seen: number[] = []
    for (const { g } of statements.iterate<{ g: number }>('SELECT generate_series(1, ?::int) AS g', 5000)) {
      seen.push(g)
      if (g % 1000 === 0) expect(statements.value('SELECT ?::int', g)).toBe(g)
    }
    expect(seen).toEqual(Array.from({ length: 5000 }, (_, i) => i + 1))
    session.commit()
  })

  test('lets go of rows that nobody takes, and of the transaction that it began for them', () => {
    const { session, statements } = one
    for (const [g] of statements.lists<[number]>('SELECT generate_series(1, 100000)')) if (g === 10) break
    expect(session.inTransaction).toBe(false)
    expect(statements.value("SELECT count(*) FROM pg_cursors WHERE name LIKE 'p%'")).toBe(0)
    session.begin('read')
    for (const [g] of statements.lists<[number]>('SELECT generate_series(1, 100000)')) if (g === 3000) break
    expect(statements.value("SELECT count(*) FROM pg_cursors WHERE name LIKE 'p%'")).toBe(0)
    session.commit()
    expect([...statements.iterate('SELECT 1 AS one WHERE false')]).toEqual([])
  })

  test('knows a transaction that is begun by a statement', () => {
    const { session, statements } = one
    statements.run('BEGIN')
    expect(session.inTransaction).toBe(true)
    statements.run('INSERT INTO item (id) VALUES (1)')
    statements.run('ROLLBACK')
    expect(session.inTransaction).toBe(false)
    expect(names(one)).toEqual([])
  })

  test('numbers placeholders, and leaves alone what only looks like one', () => {
    const row = one.statements.get(
      `SELECT ?::int AS a, '?' AS b, 'it''s ?' AS c, ? AS "d?" /* ? */, $$?$$ AS e, $x$ ? $x$ AS f -- ?
       , ?::text AS g`,
      1,
      'two',
      'three',
    )
    expect(row).toEqual({ a: 1, b: '?', c: "it's ?", 'd?': 'two', e: '?', f: ' ? ', g: 'three' })
  })

  test('keeps the order of random writes and questions', () => {
    const act = fc.oneof(
      fc.record({
        does: fc.constant('put' as const),
        id: fc.nat(5),
        name: fc.string({ maxLength: 3 }).filter((s) => !s.includes('\0')),
      }),
      fc.record({ does: fc.constant('drop' as const), id: fc.nat(5) }),
      fc.record({ does: fc.constant('ask' as const) }),
    )
    fc.assert(
      fc.property(fc.array(act, { maxLength: 30 }), fc.boolean(), (acts, keeps) => {
        const expected = new Map<number, string>()
        const rows = () => one.statements.all<{ id: number; about: string }>('SELECT id, about FROM item ORDER BY id')
        const now = () => [...expected].sort(([a], [b]) => a - b).map(([id, about]) => ({ id, about }))
        one.statements.run('DELETE FROM item')
        one.session.begin('write')
        for (const each of acts) {
          if (each.does === 'put') {
            const put =
              'INSERT INTO item (id, about) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET about = excluded.about'
            one.statements.run(put, each.id, each.name)
            expected.set(each.id, each.name)
          } else if (each.does === 'drop') {
            one.statements.run('DELETE FROM item WHERE id = ?', each.id)
            expected.delete(each.id)
          } else expect(rows()).toEqual(now())
        }
        if (keeps) one.session.commit()
        else one.session.rollback()
        expect(rows()).toEqual(keeps ? now() : [])
      }),
    )
  })
})
