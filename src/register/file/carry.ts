import { createHash } from 'node:crypto'
import type Database from 'better-sqlite3'
import {
  type CarriedTable,
  type Carrier,
  type Content,
  digestedAtOnce,
  type Receiver,
  rowsUntil,
  type SomeRows,
} from '../carried.ts'
import { quoted } from '../catalogue.ts'
import type { Value } from '../statements.ts'
import { requireReferences } from './migrate.ts'
import { createTriggers, dropTriggers } from './schema.ts'

/** How many rows are read at a time. */
const rowsAtOnce = 1000

const listOf = ({ columns }: CarriedTable): string => columns.map(({ name }) => quoted(name)).join(', ')

/**
 * All that a file has on record, up to the entry `newest` where that is given. Each call begins a snapshot of its own, unless a transaction is open.
 */
export function carrierOf(
  raw: Database.Database,
  tables: readonly CarriedTable[],
  newest: number | null = null,
): Carrier {
  return {
    estimate: () => {
      const highest = tables.map(({ name, key }) => `(SELECT max(${quoted(key)}) FROM main.${quoted(name)})`)
      const found = raw
        .prepare(`SELECT ${highest.join(', ')}`)
        .raw()
        .get() as unknown[]
      return found.reduce<number>((sum, each) => sum + (typeof each === 'number' ? each : 0), 0)
    },
    *rows(table) {
      const { name, key } = table
      const sql = `SELECT ${listOf(table)} FROM main.${quoted(name)}${rowsUntil(table, newest)} ORDER BY ${quoted(key)}`
      let some: (readonly Value[])[] = []
      for (const row of raw.prepare<unknown[], readonly Value[]>(sql).raw().iterate()) {
        some.push(row)
        if (some.length < rowsAtOnce) continue
        yield some
        some = []
      }
      if (some.length > 0) yield some
    },
    digests: (table) => digestsOf(raw, table, rowsUntil(table, newest)),
  }
}

/** The database writes the lines itself: to take each row into this program and out of it again takes four times as long. */
function* digestsOf(raw: Database.Database, table: CarriedTable, until: string): Generator<Content, void> {
  const key = quoted(table.key)
  const some = (where: string) =>
    raw.prepare<unknown[], { rows: number; last: Value; lines: Uint8Array }>(`
      SELECT count(*) AS rows, max(${key}) AS last,
        CAST(group_concat(json_array(${listOf(table)}) || char(10), '' ORDER BY ${key}) AS BLOB) AS lines
      FROM (SELECT * FROM main.${quoted(table.name)}${where} ORDER BY ${key} LIMIT ${digestedAtOnce})`)
  const [first, further] = [some(until), some(`${until === '' ? ' WHERE' : `${until} AND`} ${key} > ?`)]
  for (let found = first.get(); found !== undefined && found.rows > 0; found = further.get(found.last)) {
    const { rows, lines } = found
    yield { rows, digest: createHash('sha256').update(lines).digest('hex') }
    if (rows < digestedAtOnce) return
  }
}

/** The first value that a server cannot hold, U+0000, by its table, key and column; undefined where there is none. */
export function firstNul(
  raw: Database.Database,
  tables: readonly CarriedTable[],
): { readonly table: string; readonly key: string; readonly column: string } | undefined {
  for (const { name, key, columns } of tables) {
    const texts = columns.filter(({ holds }) => holds === 'text')
    const holding = texts.map((column) => `WHEN instr(${quoted(column.name)}, char(0)) > 0 THEN '${column.name}'`)
    const sql = `SELECT CAST(${quoted(key)} AS TEXT) AS key, "column" FROM
      (SELECT ${quoted(key)}, CASE ${holding.join(' ')} END AS "column" FROM main.${quoted(name)}) WHERE "column" IS NOT NULL LIMIT 1`
    const found = raw.prepare<unknown[], { key: string; column: string }>(sql).get()
    if (found !== undefined) return { table: name, ...found }
  }
  return undefined
}

/**
 * Takes rows into a file that was just made and that nobody else knows of, in one transaction. Indexes and triggers are put aside meanwhile: to
 * sort an index once is faster than to keep it sorted, and triggers would write images of what has its images already.
 */
export function receiverOf(raw: Database.Database): Receiver {
  let indexes: readonly string[] = []
  let filled: string | null = null
  let insert: Database.Statement<unknown[]> | null = null
  return {
    begin: () => {
      // Whatever becomes of it before it is whole, it is removed.
      raw.pragma('journal_mode = OFF')
      raw.pragma('synchronous = OFF')
      raw.pragma('foreign_keys = OFF')
      raw.exec('BEGIN IMMEDIATE')
      dropTriggers(raw)
      const made = raw
        .prepare<unknown[], { name: string; sql: string }>(
          `SELECT name, sql FROM main.sqlite_schema WHERE type = 'index' AND sql IS NOT NULL ORDER BY rowid`,
        )
        .all()
      for (const { name } of made) raw.exec(`DROP INDEX main.${quoted(name)}`)
      indexes = made.map(({ sql }) => sql)
    },
    put: (table: CarriedTable, rows: SomeRows) => {
      if (filled !== table.name) {
        const places = table.columns.map(() => '?').join(', ')
        insert = raw.prepare(`INSERT INTO main.${quoted(table.name)} (${listOf(table)}) VALUES (${places})`)
        filled = table.name
      }
      for (const row of rows) insert?.run(row)
    },
    end: () => {
      for (const sql of indexes) raw.exec(sql)
      createTriggers(raw)
      requireReferences(raw)
      raw.exec('COMMIT')
      raw.pragma('foreign_keys = ON')
      raw.pragma('synchronous = FULL')
      raw.pragma('journal_mode = WAL')
    },
  }
}
