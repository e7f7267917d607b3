import Database from 'better-sqlite3'
import fc from 'fast-check'
import type { Kysely } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { kyselyOver as overFile, cursorOver as rowsOfFile } from '../../../src/register/file/connection.ts'
import { inBatches, markCursor } from '../../../src/register/in-batches.ts'
import { kyselyOver as overServer, cursorOver as rowsOfServer } from '../../../src/register/server/session/builder.ts'
import { regularOf } from '../../../src/register/server/session/glob.ts'
import { Session } from '../../../src/register/server/session/session.ts'
import { statementsOver } from '../../../src/register/server/session/statements.ts'
import { noServer, startCluster } from './cluster.ts'
import { type Own, odd, queries, type Row } from './queries.ts'
import { addressOf, linkTo } from './reached.ts'

describe.skipIf(noServer)('A query means the same on both engines', () => {
  const raw = new Database(':memory:')
  let file: Kysely<Own>
  let session: Session
  let server: Kysely<Own>
  beforeAll(async () => {
    const cluster = await startCluster()
    const database = await cluster.database(`TEMPLATE template0 LC_COLLATE 'C.UTF-8' LC_CTYPE 'C.UTF-8'`)
    session = new Session(await linkTo(addressOf(cluster, database)))
    file = overFile(raw) as unknown as Kysely<Own>
    server = overServer(session) as unknown as Kysely<Own>
    raw.exec(`CREATE TABLE item (id INTEGER PRIMARY KEY, owner INTEGER, name TEXT NOT NULL, about TEXT, day TEXT, amount REAL) STRICT;
      CREATE TABLE owner (id INTEGER PRIMARY KEY, called TEXT NOT NULL, same_as INTEGER) STRICT`)
    const { run } = statementsOver(session)
    run('CREATE SCHEMA main')
    run('CREATE TABLE main.entry (seq bigint, seal text)')
    run(
      'CREATE TABLE main.item (id bigint PRIMARY KEY, owner bigint, name text COLLATE "C" NOT NULL, about text COLLATE "C", day text COLLATE "C", amount double precision)',
    )
    run('CREATE TABLE main.owner (id bigint PRIMARY KEY, called text COLLATE "C" NOT NULL, same_as bigint)')
    for (const [id, called, same_as] of [
      [1, 'Li', null],
      [2, '王芳', null],
      [3, 'Wang', 2],
      [9, 'a', null],
    ] as const) {
      raw.prepare('INSERT INTO owner VALUES (?, ?, ?)').run(id, called, same_as)
      run('INSERT INTO owner VALUES (?, ?, ?)', id, called, same_as)
    }
  })

  /** Both engines hold these rows and no others. */
  function hold(rows: readonly Row[]): void {
    raw.exec('DELETE FROM item')
    const put = raw.prepare('INSERT INTO item VALUES (?, ?, ?, ?, ?, ?)')
    const statements = statementsOver(session)
    session.begin('write')
    statements.run('DELETE FROM item')
    for (const { id, owner, name, about, day, amount } of rows) {
      put.run(id, owner, name, about, day, amount)
      statements.run('INSERT INTO item VALUES (?, ?, ?, ?, ?, ?)', id, owner, name, about, day, amount)
    }
    session.commit()
  }

  const text = fc.oneof(
    fc.constantFrom(...odd),
    fc.string({ unit: 'grapheme', maxLength: 5 }).filter((each) => !each.includes('\0')),
  )
  const row = fc.record({
    owner: fc.option(fc.constantFrom(1, 2, 3, 9)),
    name: text,
    about: fc.option(text),
    day: fc.option(fc.constantFrom('2025-12-31', '2026-01-01', '2026-06-30')),
    amount: fc.option(fc.oneof(fc.integer(), fc.constantFrom(0.5, 1, 12, 121))),
  })
  const rows = fc
    .array(row, { maxLength: 12 })
    .map((each) => each.map((values, at): Row => ({ id: at + 1, ...values })))

  for (const [what, query] of Object.entries(queries))
    test(what, async () => {
      await fc.assert(
        fc.asyncProperty(rows, async (held) => {
          hold(held)
          expect(await query(server).execute()).toEqual(await query(file).execute())
        }),
        { numRuns: 20 },
      )
    })

  test('a pattern of GLOB finds the same', () => {
    const part = fc.constantFrom(
      '*',
      '?',
      'a',
      'B',
      '-',
      '客',
      '[a-c]',
      '[^a-c]',
      '[-a]',
      '[a-]',
      '[c-a]',
      '[a-c-e]',
      '[]-a]',
      '[]a]',
      '[^]]',
      '[一-鿿]',
      '\\',
      '.',
      '(',
      '+',
      '{',
      '[',
      '$',
      '^',
      '|',
    )
    const pattern = fc.array(part, { maxLength: 6 }).map((parts) => parts.join(''))
    const find = raw.prepare('SELECT ? GLOB ?').pluck()
    const { value } = statementsOver(session)
    const alike = (glob: string, in_: string) => {
      expect(value('SELECT (?::text ~ ?)::int', in_, regularOf(glob)), `${in_} GLOB ${glob}`).toBe(find.get(in_, glob))
    }
    fc.assert(fc.property(pattern, fc.oneof(text, pattern), alike), { numRuns: 300 })
    const sets = fc.string({ unit: fc.constantFrom('a', 'b', 'c', '-', '[', ']', '^', '\\', '客'), maxLength: 6 })
    fc.assert(
      fc.property(sets, fc.constantFrom('a', 'b', '-', '[', ']', '^', '\\', '客'), (listed, character) =>
        alike(`[${listed}`, character),
      ),
      { numRuns: 300 },
    )
  })

  test('rows that come some at a time are the same, and others may be asked for between them', async () => {
    hold(
      Array.from({ length: 3000 }, (_, at) => ({
        id: at + 1,
        owner: at % 7,
        name: `n${at}`,
        about: null,
        day: null,
        amount: at,
      })),
    )
    const numbersOf = (db: Kysely<Own>, cursor: ReturnType<typeof rowsOfFile>) =>
      db
        .transaction()
        .setAccessMode('read only')
        .execute(async (trx) => {
          markCursor(trx as never, cursor)
          const seen: number[] = []
          const query = trx.selectFrom('item').select('id').where('owner', 'in', [1, 2, 3]).orderBy('id', 'desc')
          for (const batch of inBatches(trx as never, query)) {
            expect(
              await trx
                .selectFrom('item')
                .select('id')
                .where('id', '=', batch[0]?.id ?? 0)
                .execute(),
            ).toEqual([batch[0]])
            seen.push(...batch.map(({ id }) => id))
          }
          return seen
        })
    const expected = await numbersOf(file, rowsOfFile(raw))
    expect(expected.length).toBeGreaterThan(1200)
    expect(await numbersOf(server, rowsOfServer(session))).toEqual(expected)
  })

  test('a transaction is kept or taken back as a whole, and errors come out', async () => {
    const count = async () =>
      (
        await server
          .selectFrom('item')
          .select(({ fn }) => fn.countAll<number>().as('count'))
          .execute()
      )[0]?.count
    hold([])
    const put = () => statementsOver(session).run('INSERT INTO item (id, name) VALUES (1, ?)', 'a')
    await server.transaction().execute(async () => put())
    expect(await count()).toBe(1)
    await expect(server.transaction().execute(async () => put())).rejects.toThrow('duplicate key')
    expect(session.inTransaction).toBe(false)
    const stopped = new Error('stopped')
    const stop = server.transaction().execute(async () => {
      statementsOver(session).run('DELETE FROM item')
      throw stopped
    })
    await expect(stop).rejects.toBe(stopped)
    expect(await count()).toBe(1)
  })
})
