import {
  type CarriedTable,
  type Carrier,
  digestedAtOnce,
  type Receiver,
  rowsUntil,
  staysBehind,
} from '../../carried.ts'
import { quoted } from '../../catalogue.ts'
import type { Value } from '../../statements.ts'
import { listsOf } from '../link/rows.ts'
import { statementsToFill } from '../schema/rights.ts'
import { serverTables } from '../schema/tables.ts'
import type { Session } from '../session/session.ts'

/** The tables that go with a register wherever it is carried, in the order in which they were made. */
export const carriedTables = (): CarriedTable[] =>
  serverTables()
    .filter(({ name }) => !staysBehind.includes(name))
    .map(({ name, columns }) => ({ name, columns, key: columns.find(({ isKey }) => isKey)?.name ?? 'id' }))

const named = (table: string) => `main.${quoted(table)}`

/** A row as a line of its digest, as SQLite's `json_array` writes it. */
const lineOf = ({ columns }: CarriedTable): string =>
  `'[' || ${columns
    .map(({ name, holds }) =>
      holds === 'text' ? `coalesce(to_json(${quoted(name)})::text, 'null')` : `coalesce(${quoted(name)}::text, 'null')`,
    )
    .join(` || ',' || `)} || ']' || chr(10)`

/** All that a register on a server has on record, in the transaction that is open: up to the entry `newest` where that is given. */
export function carrierOf(session: Session, tables: readonly CarriedTable[], newest: number | null = null): Carrier {
  return {
    estimate: () => {
      const highest = tables
        .filter(({ columns, key }) => columns.some(({ name, holds }) => name === key && holds === 'whole'))
        .map(({ name, key }) => `coalesce((SELECT max(${quoted(key)}) FROM ${named(name)}), 0)`)
      const [found] = session.lists(`SELECT ${highest.join(' + ')}`, [])
      return Number(found?.[0] ?? 0)
    },
    *rows(table) {
      const list = table.columns.map(({ name }) => quoted(name)).join(', ')
      for (const some of session.batches(
        `SELECT ${list} FROM ${named(table.name)}${rowsUntil(table, newest)} ORDER BY ${quoted(table.key)}`,
        [],
      ))
        yield [...listsOf(some)] as readonly (readonly Value[])[]
    },
    *digests(table) {
      const key = quoted(table.key)
      const until = rowsUntil(table, newest)
      const some = (where: string) => `SELECT count(*) AS rows, max(line_key) AS last,
        encode(sha256(convert_to(coalesce(string_agg(line, '' ORDER BY line_key), ''), 'UTF8')), 'hex') AS digest
        FROM (SELECT ${key} AS line_key, ${lineOf(table)} AS line FROM ${named(table.name)}${where} ORDER BY ${key} LIMIT ${digestedAtOnce}) AS part`
      for (let last: Value = null; ; ) {
        const [found] = session.lists(
          last === null ? some(until) : some(`${until === '' ? ' WHERE' : `${until} AND`} ${key} > $1`),
          last === null ? [] : [last],
        )
        const [rows, newest, digest] = found as unknown as readonly [number, Value, string]
        if (rows === 0) return
        yield { rows, digest }
        if (rows < digestedAtOnce) return
        last = newest
      }
    },
  }
}

/** How many rows are put into a table by one statement. */
const rowsAtOnce = 2000

/** Values as PostgreSQL reads an array of them. */
const arrayOf = (rows: readonly (readonly Value[])[], at: number, holds: 'text' | 'whole'): string => {
  const told = holds === 'whole' ? String : (value: Value) => `"${String(value).replace(/["\\]/g, '\\$&')}"`
  return `{${rows.map((row) => (row[at] == null ? 'NULL' : told(row[at] as Value))).join(',')}}`
}

/** Takes rows into an empty database, in the transaction that is open. */
export function receiverOf(session: Session, database: string): Receiver {
  const { before, after } = statementsToFill(database)
  let filled: CarriedTable | null = null
  let waiting: (readonly Value[])[] = []
  const send = () => {
    if (filled === null || waiting.length === 0) return
    const { name, columns } = filled
    const list = columns.map((column) => quoted(column.name)).join(', ')
    const arrays = columns.map(({ holds }, at) => `$${at + 1}::${holds === 'text' ? 'text' : 'bigint'}[]`)
    const rows = waiting
    waiting = []
    session.pass(
      `INSERT INTO ${named(name)} (${list}) SELECT * FROM unnest(${arrays.join(', ')})`,
      columns.map(({ holds }, at) => arrayOf(rows, at, holds)),
    )
  }
  const all = (statements: readonly string[]) => {
    for (const sql of statements) session.run(sql, [])
    session.flush()
  }
  return {
    begin: () => all(before),
    put: (table, rows) => {
      if (filled !== table) send()
      filled = table
      for (const row of rows) if (waiting.push(row) === rowsAtOnce) send()
    },
    end: () => {
      send()
      session.passed()
      all(after)
      // How many rows there are is else found out when somebody has time for it: until then each question would be planned as if there were few.
      all(serverTables().map(({ name }) => `ANALYZE ${named(name)}`))
    },
  }
}
