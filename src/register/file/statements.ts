import type Database from 'better-sqlite3'
import { quoted } from '../catalogue.ts'
import { madeOnce } from '../made-once.ts'
import type { Catalogue, Spelling, Statement, Statements, Value } from '../statements.ts'

/** The code of an error of SQLite's or the system's; empty where it has none. */
export const codeOf = (error: unknown): string => String((error as { readonly code?: unknown } | null)?.code ?? '')

const spelling: Spelling = {
  listed: 'SELECT value FROM json_each(?)',
  // A text would be made one of the program's, and that into bytes again.
  bytes: (text) => `CAST(${text} AS BLOB)`,
  daysAfter: (day, days) => `date(${day}, '+${days} days')`,
}

/** The tables as they stand: others than the program may have altered them. */
const catalogueOf = ({ all }: Pick<Statements, 'all'>): Catalogue => ({
  factTables: () =>
    all<{ name: string }>(
      `SELECT m.name FROM main.sqlite_schema m JOIN pragma_table_info(m.name, 'main') c ON c.name = 'recorded_at'
       WHERE m.type = 'table' ORDER BY m.name`,
    ).map(({ name }) => name),
  columns: (table) =>
    all<{ name: string }>(`SELECT name FROM pragma_table_info(?, 'main')`, table).map(({ name }) => name),
  references: (table) =>
    all<{ from: string; to: string }>(
      `SELECT "from", "table" AS "to" FROM pragma_foreign_key_list(?, 'main')`,
      table,
    ).map(({ from, to }) => ({ table, column: from, to })),
})

/** What SQLite is asked by the journal that a file holds, which is open. */
export function statementsOf(raw: Database.Database): Statements {
  const prepared = madeOnce((sql) => raw.prepare<unknown[]>(sql))
  // Apart: a statement gives its rows in one form.
  const plucked = madeOnce((sql) => raw.prepare<unknown[]>(sql).pluck())
  const all = <Row>(sql: string, ...values: readonly Value[]) => prepared(sql).all(values) as Row[]
  const run = (sql: string, ...values: readonly Value[]) => void prepared(sql).run(values)
  return {
    get inTransaction() {
      return raw.inTransaction
    },
    catalogue: catalogueOf({ all }),
    spelling,
    missInRows: 5,
    snapshot: () => {
      run('BEGIN')
      return () => {
        if (raw.inTransaction) run('ROLLBACK')
      }
    },
    goOn: () => undefined,
    lay: (view, select) => run(`CREATE TEMP VIEW ${quoted(view)} AS ${select}`),
    lift: (view) => run(`DROP VIEW ${quoted(view)}`),
    prepare: <Row>(sql: string): Statement<Row> => {
      const statement = raw.prepare<unknown[], Row>(sql)
      return { all: (values) => statement.all(values), run: (values) => void statement.run(values) }
    },
    get: <Row>(sql: string, ...values: readonly Value[]) => prepared(sql).get(values) as Row | undefined,
    value: <Own extends Value>(sql: string, ...values: readonly Value[]) => plucked(sql).get(values) as Own | undefined,
    all,
    run,
    // Prepared each time: one that is not through its rows yet cannot be asked again.
    iterate: <Row>(sql: string, ...values: readonly Value[]) => raw.prepare<unknown[], Row>(sql).iterate(values),
    lists: <Row extends readonly unknown[]>(sql: string, ...values: readonly Value[]) =>
      raw.prepare<unknown[], Row>(sql).raw().iterate(values),
    isTaken: (error) => codeOf(error) === 'SQLITE_CONSTRAINT_UNIQUE',
    tableOf: () => null,
    isUnfit: (error) => codeOf(error) === 'SQLITE_ERROR',
  }
}
