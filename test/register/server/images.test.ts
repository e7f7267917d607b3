// @module-tag long

import Database from 'better-sqlite3'
import fc from 'fast-check'
import type pg from 'pg'
import { beforeAll, describe, expect, it } from 'vitest'
import { step } from '../../../src/register/file/migrate.ts'
import { type SealedChange, Sealer, sealedColumns } from '../../../src/register/journal.ts'
import { isFactTable, type ServerTable, serverTables } from '../../../src/register/server/schema/tables.ts'
import { voiding } from '../../../src/register/server/schema/triggers.ts'
import { privateColumns } from '../../../src/register/tables.ts'
import { tries } from '../../tries.ts'
import { type Cluster, noServer, startCluster } from './cluster.ts'
import * as made from './made.ts'

type Value = string | bigint | null
type Row = Record<string, Value>

const tables = serverTables().filter(isFactTable)

/** Of every class of characters that JSON, SQL or a terminal treats in a way of its own, and runs of anything. */
const hostile = [
  ...['', ' ', '"', '\\', '\\"', "'", "''", '/', '</script>', '\\u0041', '\\n', '$body$', '%s', 'null', '"null"'],
  ...['\b', '\t', '\n', '\f', '\r', '\r\n', '\x01', '\x0b', '\x1f', '\x7f', '\x80', '\x9f', '\xa0', '\xad'],
  ...['\u2028', '\u2029', '\u200b', '\u200d', '\ufeff', '\ufffd', '\uffff', '\ufffe', '\ue000', '\ud7ff'],
  ...['e\u0301', '\u00e9', '\u0338', '\u{1F600}', '\u{10FFFF}', '\u{20000}', '认证', '‹erased›', '{"a":1}', '[1,null]'],
  '0123456789'.repeat(30),
]

const text = fc.oneof(
  fc.constantFrom(...hostile),
  fc.string({ unit: fc.constantFrom(...hostile.slice(0, -1)), maxLength: 8 }),
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.string({ unit: 'grapheme', maxLength: 12 }),
)

/** What PostgreSQL takes as text: all but U+0000, which it refuses by itself, as a text of this program never holds it. */
const told = text.map((each) => Buffer.from(each.replaceAll('\0', '')).toString())

const whole = fc.oneof(
  fc.constantFrom(0n, 1n, -1n, 2n ** 53n, 2n ** 53n + 1n, 2n ** 63n - 1n, -(2n ** 63n)),
  fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
)

/** A row of a table, whose references lead to the first row of another; what is to be of one kind alone is so. */
const rowOf = ({ columns }: ServerTable): fc.Arbitrary<Row> =>
  fc.record(
    Object.fromEntries(
      columns
        .filter(({ name }) => name !== 'id' && !voiding.includes(name))
        .map(({ name, holds, nullable, to, check }) => {
          const value: fc.Arbitrary<Value> =
            to !== null ? fc.constant(1n) : holds === 'text' ? told : check === null ? whole : fc.constant(1n)
          return [name, nullable ? fc.option(value, { freq: 3 }) : value]
        }),
    ),
  )

/** The first row of each table, to be referred to by others: everything that may be empty is. */
const firstRow = ({ name, columns }: ServerTable): Row =>
  Object.fromEntries(
    columns
      .filter((column) => !column.nullable && column.name !== 'id')
      .map((column): [string, Value] => [column.name, column.holds === 'text' ? `first ${name}` : 1n]),
  )

/** What must be one of two, whatever the rest is. */
const mended = (table: string, row: Row): Row =>
  table === 'case_act' || table === 'case_matter' ? { ...row, feedback_id: 1n, appeal_id: null } : row

type Act =
  | { readonly does: 'add'; readonly table: string; readonly row: Row }
  | { readonly does: 'set'; readonly table: string; readonly values: Row }

const table = fc.constantFrom(...tables)

/** An update sets some columns, to anything; also what says that the row was taken back. */
const valuesOf = (each: ServerTable): fc.Arbitrary<Row> =>
  fc
    .tuple(
      rowOf(each),
      fc.record(Object.fromEntries(voiding.map((name) => [name, fc.option(told)]))),
      fc.func(fc.boolean()),
    )
    .map(([row, voided, isSet]) =>
      Object.fromEntries(
        Object.entries({ ...row, ...voided }).filter(([name]) => !name.startsWith('recorded_') && isSet(name)),
      ),
    )

const act: fc.Arbitrary<Act> = table.chain((each) =>
  fc.oneof(
    {
      weight: 2,
      arbitrary: rowOf(each).map((row): Act => ({ does: 'add', table: each.name, row: mended(each.name, row) })),
    },
    valuesOf(each).map((values): Act => ({ does: 'set', table: each.name, values: mended(each.name, values) })),
  ),
)

/** A file's register in memory, with its triggers. */
function file(): Database.Database {
  const raw = new Database(':memory:')
  raw.pragma('foreign_keys = ON')
  step(raw)
  raw.exec('BEGIN; INSERT INTO token (id, entry) VALUES (1, 1)')
  return raw
}

const quoted = (name: string) => `"${name}"`

/** Does it on the file; false where the file refuses it. */
function onFile(raw: Database.Database, each: Act): boolean {
  const [names, values] =
    each.does === 'add'
      ? [Object.keys(each.row), Object.values(each.row)]
      : [Object.keys(each.values), Object.values(each.values)]
  try {
    if (each.does === 'add')
      raw
        .prepare(
          `INSERT INTO ${quoted(each.table)} (${names.map(quoted).join(', ')}) VALUES (${names.map(() => '?').join(', ')})`,
        )
        .run(...values)
    else if (names.length > 0)
      raw
        .prepare(
          `UPDATE ${quoted(each.table)} SET ${names.map((name) => `${quoted(name)} = ?`).join(', ')} WHERE id = 1`,
        )
        .run(...values)
    return true
  } catch (error) {
    expect((error as { code: string }).code).toMatch(/^SQLITE_CONSTRAINT_(UNIQUE|CHECK|FOREIGNKEY)$/)
    return false
  }
}

/** Does it on the server; false where the server refuses it. */
async function onServer(client: pg.Client, each: Act, id: number): Promise<boolean> {
  await client.query('SAVEPOINT act')
  try {
    if (each.does === 'add') await made.add(client, each.table, [{ id, ...each.row }])
    else if (Object.keys(each.values).length > 0) await made.set(client, each.table, 1, each.values)
    return true
  } catch (error) {
    expect((error as { code: string }).code, String(error)).toMatch(/^23(505|514|503)$/)
    await client.query('ROLLBACK TO act')
    return false
  }
}

/** A change as it stands, without what is drawn at random. */
const columns = 'id, entry, "table", key, op, before, after, private, private_digest'

describe.skipIf(noServer)("a server's images", () => {
  let cluster: Cluster
  beforeAll(async () => {
    cluster = await startCluster()
  })

  it('are those of a file, byte for byte, whatever is written', async () => {
    const { database, admin } = await made.madeRegister(cluster)
    const raw = file()
    raw.defaultSafeIntegers()
    await cluster.as({ database, user: admin }, async (client) => {
      await client.query('BEGIN')
      await made.begin(client, await made.endOf(client))
      const next = new Map<string, number>()
      const both = async (each: Act): Promise<boolean> => {
        const id = next.get(each.table) ?? 1
        const isDone = onFile(raw, each)
        expect([await onServer(client, each, id), each], 'both take it or neither').toEqual([isDone, each])
        if (isDone && each.does === 'add') next.set(each.table, id + 1)
        return isDone
      }
      for (const each of tables)
        expect(await both({ does: 'add', table: each.name, row: mended(each.name, firstRow(each)) }), each.name).toBe(
          true,
        )
      let last = 0n
      const compared = async () => {
        const select = `SELECT ${columns}, length(salt) AS salted FROM main.entry_change WHERE id >`
        const here = raw.prepare(`${select} ? ORDER BY id`).all(last) as Record<string, unknown>[]
        const { rows } = await client.query(`${select} $1 ORDER BY id`, [last])
        const asText = (rows: readonly object[]) =>
          rows.map((row) => Object.values(row).map((value) => (value === null ? null : String(value))))
        expect(asText(rows)).toEqual(asText(here))
        last = (here.at(-1)?.id as bigint | undefined) ?? last
      }
      await compared()
      const seen = { add: new Set<string>(), set: new Set<string>() }
      await fc.assert(
        fc.asyncProperty(fc.array(act, { minLength: 5, maxLength: 30 }), async (acts) => {
          for (const each of acts) if (await both(each)) seen[each.does].add(each.table)
          await compared()
        }),
        { numRuns: tries(200) },
      )
      for (const each of tables) {
        const [row] = fc.sample(rowOf(each), 1)
        const [values] = fc.sample(valuesOf(each), 1)
        if (!seen.add.has(each.name)) await both({ does: 'add', table: each.name, row: mended(each.name, row as Row) })
        if (!seen.set.has(each.name))
          await both({ does: 'set', table: each.name, values: mended(each.name, values as Row) })
      }
      await compared()
      const salts = await client.query('SELECT salt FROM main.entry_change WHERE salt IS NOT NULL')
      expect(salts.rows.every(({ salt }) => /^[0-9a-f]{32}$/.test(salt))).toBe(true)
      expect(new Set(salts.rows.map(({ salt }) => salt)).size).toBe(salts.rowCount)
      await client.query('ROLLBACK')
    })
  })

  it('leave out what is personal, which stands apart', async () => {
    const { database, admin } = await made.madeRegister(cluster)
    await cluster.as({ database, user: admin }, async (client) => {
      await made.write(
        client,
        4,
        async (seq) => {
          const recorded = made.recordedIn(seq)
          await made.add(client, 'customer', [made.customer(1, seq)])
          await made.add(client, 'person', [{ id: 1, customer_id: 1, name: '张三', is_primary: 1, ...recorded }])
          await made.set(client, 'person', 1, { mobile: '13900000000', until_day: '2026-07-01' })
          await made.set(client, 'person', 1, { until_day: null })
        },
        { system_user: admin },
      )
      const { rows } = await client.query(
        `SELECT before, after, private FROM main.entry_change WHERE "table" = 'person' ORDER BY id`,
      )
      expect(rows).toEqual([
        {
          before: null,
          after: `{"customer_id":1,"is_primary":1,"recorded_at":"${made.momentOf(1)}","recorded_by":"王芳"}`,
          private: '{"after":{"name":"张三"}}',
        },
        {
          before: '{"until_day":null}',
          after: '{"until_day":"2026-07-01"}',
          private: '{"before":{"mobile":null},"after":{"mobile":"13900000000"}}',
        },
        { before: '{"until_day":"2026-07-01"}', after: '{"until_day":null}', private: '{"before":{},"after":{}}' },
      ])
      expect(Object.keys(privateColumns)).toContain('person')
    })
  })

  it('are sealed as the journal is, whatever the header says', async () => {
    const { database, admin } = await made.madeRegister(cluster)
    const header = fc.record({ by: told, staff: told, command: told, note: fc.option(told) })
    await cluster.as({ database, user: admin }, async (client) => {
      await made.write(client, 1, (seq) => made.add(client, 'customer', [made.customer(1, seq)]), {
        system_user: admin,
      })
      let people = 0
      await fc.assert(
        fc.asyncProperty(header, fc.array(told, { maxLength: 4 }), async (own, names) => {
          const before = await made.endOf(client)
          const more = { ...own, system_user: admin }
          const recorded = made.recordedIn(before.seq + 1, own.by)
          const rows = names.map((name, i) => ({
            id: people + i + 1,
            customer_id: 1,
            name,
            is_primary: 0,
            ...recorded,
          }))
          const end = await made.write(client, names.length, () => made.add(client, 'person', rows), more)
          people += names.length
          const sealed = await client.query({
            text: `SELECT ${sealedColumns} FROM main.entry_change WHERE id > $1 ORDER BY id`,
            values: [before.lastChange],
            rowMode: 'array',
          })
          const sealer = new Sealer(before.seal)
          for (const row of sealed.rows) sealer.add(row as unknown as SealedChange)
          expect(end.seal).toBe(sealer.seal(made.headerAfter(before, names.length, more)))
        }),
        { numRuns: tries(100) },
      )
      expect(people).toBeGreaterThan(10)
    })
  })

  it('hold no U+0000: the server refuses it, and nothing is kept', async () => {
    const { database, admin } = await made.madeRegister(cluster)
    await cluster.as({ database, user: admin }, async (client) => {
      const row = { id: 1, name: 'a\0b', ...made.recordedIn(1) }
      await expect(made.write(client, 1, () => made.add(client, 'staff', [row]))).rejects.toMatchObject({
        code: '22P05',
      })
      const { rows } = await client.query('SELECT count(*)::int AS rows FROM main.staff')
      expect(rows).toEqual([{ rows: 0 }])
    })
  })
})
