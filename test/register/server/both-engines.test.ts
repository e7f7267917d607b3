import Database from 'better-sqlite3'
import fc from 'fast-check'
import type { ExpressionBuilder, Kysely } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { globOfInvisible, globOfUncommon } from '../../../src/clause/invisible.ts'
import { among } from '../../../src/register/among.ts'
import { kyselyOver as overFile, cursorOver as rowsOfFile } from '../../../src/register/file/connection.ts'
import { inBatches, markCursor } from '../../../src/register/in-batches.ts'
import { kyselyOver as overServer, cursorOver as rowsOfServer } from '../../../src/register/server/builder.ts'
import { regularOf } from '../../../src/register/server/glob.ts'
import { Session } from '../../../src/register/server/session.ts'
import { statementsOver } from '../../../src/register/server/statements.ts'
import { noServer, startCluster } from './cluster.ts'
import { addressOf, linkTo } from './reached.ts'

/** What both engines hold: texts and numbers that may be missing, and rows that refer to each other. */
interface Own {
  item: {
    id: number
    owner: number | null
    name: string
    about: string | null
    day: string | null
    amount: number | null
  }
  owner: { id: number; called: string; same_as: number | null }
}
type Query = (db: Kysely<Own>) => { execute(): Promise<unknown[]> }
type Row = Own['item']
type OfItem = ExpressionBuilder<Own, 'item'>

const odd = [
  '',
  'a',
  'A',
  'abc',
  'ABC',
  '客户',
  '客',
  'é',
  'É',
  '%',
  '_',
  'a%b',
  'a\\b',
  '[',
  ']',
  '-',
  '^',
  '*',
  '?',
  '\u200b',
  '𠮷',
  'ａ',
  '‹erased›',
  '12',
  "it's",
  '"',
]

/** The ways in which stores ask, each with what the engines would not say alike. */
const queries: Readonly<Record<string, Query>> = {
  'nothing first, and last downwards': (db) =>
    db.selectFrom('item').selectAll().orderBy('about').orderBy('amount', 'desc').orderBy('id'),
  'the order of bytes': (db) => db.selectFrom('item').select('name').orderBy('name', 'desc').orderBy('id', 'desc'),
  'a list of none': (db) => db.selectFrom('item').select('id').where('id', 'in', []).orderBy('id'),
  'not in a list of none': (db) => db.selectFrom('item').select('id').where('about', 'not in', []).orderBy('id'),
  'in a list of texts': (db) => db.selectFrom('item').select('id').where('about', 'in', odd).orderBy('id'),
  'not in a list of texts': (db) =>
    db.selectFrom('item').select('id').where('about', 'not in', ['a', '"', '\\', '{', ',']).orderBy('id'),
  'in a list of numbers': (db) =>
    db
      .selectFrom('item')
      .select('id')
      .where('owner', 'in', [1, 3, -5, 2 ** 53 - 1])
      .orderBy('id'),
  'in a query': (db) =>
    db
      .selectFrom('item')
      .select('id')
      .where('owner', 'in', db.selectFrom('owner').select('id').where('called', '>', 'A'))
      .orderBy('id'),
  'like, whatever the case': (db) =>
    db
      .selectFrom('item')
      .select('id')
      .where((eb) => eb.or([eb('name', 'like', '%AB%'), eb('name', 'like', 'a_c'), eb('about', 'not like', '%\\%')]))
      .orderBy('id'),
  'is, with a value': (db) => db.selectFrom('item').select('id').where('owner', 'is', 1).orderBy('id'),
  'is not, with a value and with nothing': (db) =>
    db.selectFrom('item').select('id').where('owner', 'is not', 1).where('about', 'is not', null).orderBy('id'),
  instr: (db) =>
    db
      .selectFrom('item')
      .select([
        'id',
        (eb) => eb.fn<number>('instr', ['name', eb.val('b')]).as('at'),
        (eb) => eb.fn<number>('instr', ['amount', eb.val('1')]).as('in_number'),
      ])
      .orderBy('id'),
  glob: (db) =>
    db
      .selectFrom('item')
      .select([
        'id',
        ...[globOfInvisible, globOfUncommon, '*[^ -Z^-z|~一-鿿]*', 'a*', '?', '[a-c]*', '*[^a-c]', '[]]', '*[*?]*'].map(
          (glob, at) => (eb: OfItem) => eb.fn<number>('glob', [eb.val(glob), 'name']).as(`glob${at}`),
        ),
      ])
      .orderBy('id'),
  'lower, upper, replace, substr, length': (db) =>
    db
      .selectFrom('item')
      .select((eb) => [
        'id',
        eb.fn<string>('lower', ['name']).as('lower'),
        eb.fn<string>('upper', [eb.fn<string>('substr', ['name', eb.val(1), eb.val(2)])]).as('upper'),
        eb
          .fn<string>('replace', [
            eb.fn<string>('replace', ['about', eb.val('b'), eb.val('')]),
            eb.val('-'),
            eb.val('+'),
          ])
          .as('replaced'),
        eb.fn<number>('length', ['about']).as('length'),
      ])
      .orderBy('id'),
  'the less and the greater of two': (db) =>
    db
      .selectFrom('item')
      .select((eb) => [
        'id',
        eb.fn<string>('min', ['day', 'about']).as('less'),
        eb.fn<string>('max', ['day', 'about']).as('greater'),
      ])
      .orderBy('id'),
  'sums and counts': (db) =>
    db
      .selectFrom('item')
      .select(({ fn }) => [
        fn.countAll<number>().as('all'),
        fn.count<number>('owner').distinct().as('owners'),
        fn.sum<number | null>('amount').as('sum'),
        fn.min('day').as('first'),
        fn.max('id').as('last'),
        fn.coalesce(fn.max('owner'), fn.min('id')).as('some'),
      ]),
  'groups with a condition': (db) =>
    db
      .selectFrom('item')
      .select(['owner', ({ fn }) => fn.countAll<number>().as('count')])
      .groupBy('owner')
      .having(({ fn }) => fn.countAll(), '>', 1)
      .orderBy('owner'),
  'a case of values': (db) =>
    db
      .selectFrom('item')
      .select((eb) => [
        'id',
        eb.case().when('owner', 'is', null).then(1).when('amount', '>', 0).then(2.5).else(null).end().as('case'),
        eb.case().when('day', '<', '2026').then('old').else(eb.ref('day')).end().as('age'),
      ])
      .orderBy('id'),
  'values and conditions among what is selected': (db) =>
    db
      .selectFrom('item')
      .select((eb) => [
        'id',
        eb.val(5).as('five'),
        eb.val('x').as('x'),
        eb('owner', '=', 1).as('own'),
        eb.exists(eb.selectFrom('owner').select('id').where('id', '>', 2)).as('there'),
        eb.lit(true).as('yes'),
      ])
      .orderBy('id'),
  'texts joined': (db) =>
    db
      .selectFrom('item')
      .select((eb) => [
        'id',
        eb(eb('name', '||', eb.val(' ')), '||', eb.fn.coalesce('about', eb.val('-'))).as('joined'),
        eb
          .fn<string>('concat', [
            'day',
            eb.case().when('owner', 'is not', null).then(eb.lit(1)).else(eb.lit(0)).end(),
            'owner',
            eb.val('!'),
          ])
          .as('concat'),
      ])
      .orderBy('id'),
  'texts of a group': (db) =>
    db
      .selectFrom(db.selectFrom('item').selectAll().where('owner', '=', 1).limit(1).as('one'))
      .select((eb) => eb.fn<string>('group_concat', [eb.ref('one.name'), eb.val(' ')]).as('names')),
  'who is meant, by a join': (db) =>
    db
      .selectFrom('item')
      .leftJoin('owner', 'owner.id', 'item.owner')
      .select((eb) => ['item.id', 'owner.called', eb.fn.coalesce('owner.same_as', 'owner.id').as('person')])
      .orderBy('person')
      .orderBy('item.id', 'desc'),
  'the first of some, then the next': (db) => db.selectFrom('item').select('id').orderBy('id').limit(3).offset(2),
  'one list behind another': (db) =>
    db
      .selectFrom('item')
      .select('id')
      .where('owner', '=', 1)
      .unionAll(db.selectFrom('owner').select('id'))
      .orderBy('id'),
  'each once': (db) => db.selectFrom('item').select('name').distinct().orderBy('name'),
  'customers by name, by block and all': (db) =>
    db
      .selectFrom('item')
      .select('id')
      .where((eb) =>
        eb.or([
          among('owner', { first: 1, last: 2, named: null, others: false })(eb),
          among('owner', { first: 3, last: 9, named: new Set([3, 7, 9]), others: false })(eb),
          among('id', 4)(eb),
        ]),
      )
      .where(among('id', null))
      .orderBy('id'),
}

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
    fc.assert(
      fc.property(pattern, fc.oneof(text, pattern), (glob, in_) => {
        expect(value('SELECT (?::text ~ ?)::int', in_, regularOf(glob)), `${in_} GLOB ${glob}`).toBe(
          find.get(in_, glob),
        )
      }),
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
