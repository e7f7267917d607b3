import type Database from 'better-sqlite3'
import { madeOnce } from '../made-once.ts'
import type { Statement, Statements, Value } from '../statements.ts'

/** The code of an error of SQLite's or the system's; empty where it has none. */
export const codeOf = (error: unknown): string => String((error as { readonly code?: unknown } | null)?.code ?? '')

/** What SQLite is asked by the journal that a file holds, which is open. */
export function statementsOf(raw: Database.Database): Statements {
  const prepared = madeOnce((sql) => raw.prepare<unknown[]>(sql))
  // Apart: a statement gives its rows in one form.
  const plucked = madeOnce((sql) => raw.prepare<unknown[]>(sql).pluck())
  return {
    get inTransaction() {
      return raw.inTransaction
    },
    prepare: <Row>(sql: string): Statement<Row> => {
      const statement = raw.prepare<unknown[], Row>(sql)
      return { all: (values) => statement.all(values), run: (values) => void statement.run(values) }
    },
    get: <Row>(sql: string, ...values: readonly Value[]) => prepared(sql).get(values) as Row | undefined,
    value: <Own extends Value>(sql: string, ...values: readonly Value[]) => plucked(sql).get(values) as Own | undefined,
    all: <Row>(sql: string, ...values: readonly Value[]) => prepared(sql).all(values) as Row[],
    run: (sql, ...values) => void prepared(sql).run(values),
    // Prepared each time: one that is not through its rows yet cannot be asked again.
    iterate: <Row>(sql: string, ...values: readonly Value[]) => raw.prepare<unknown[], Row>(sql).iterate(values),
    lists: <Row extends readonly unknown[]>(sql: string, ...values: readonly Value[]) =>
      raw.prepare<unknown[], Row>(sql).raw().iterate(values),
    isTaken: (error) => codeOf(error) === 'SQLITE_CONSTRAINT_UNIQUE',
    tableOf: () => null,
    isUnfit: (error) => codeOf(error) === 'SQLITE_ERROR',
  }
}
