import type Database from 'better-sqlite3'
import type { Statement, Statements, Value } from '../statements.ts'

const codeOf = (error: unknown): unknown => (error as { readonly code?: unknown }).code

class PreparedStatement<Row> implements Statement<Row> {
  readonly #prepared: Database.Statement<unknown[], Row>

  constructor(prepared: Database.Statement<unknown[], Row>) {
    this.#prepared = prepared
  }

  all(values: readonly Value[]): Row[] {
    return this.#prepared.all(values)
  }

  run(values: readonly Value[]): number {
    return Number(this.#prepared.run(values).lastInsertRowid)
  }
}

/** What SQLite is asked by the journal that a file holds. */
class FileStatements implements Statements {
  readonly #raw: Database.Database
  readonly #rows = new Map<string, Database.Statement>()
  /** Apart: a statement gives its rows in one form. */
  readonly #values = new Map<string, Database.Statement>()

  constructor(raw: Database.Database) {
    this.#raw = raw
  }

  get inTransaction(): boolean {
    return this.#raw.inTransaction
  }

  prepare<Row>(sql: string): Statement<Row> {
    return new PreparedStatement(this.#raw.prepare<unknown[], Row>(sql))
  }

  #prepared(sql: string): Database.Statement {
    let statement = this.#rows.get(sql)
    if (statement === undefined) {
      statement = this.#raw.prepare(sql)
      this.#rows.set(sql, statement)
    }
    return statement
  }

  get<Row>(sql: string, ...values: readonly Value[]): Row | undefined {
    return this.#prepared(sql).get(values) as Row | undefined
  }

  value<Own extends Value>(sql: string, ...values: readonly Value[]): Own | undefined {
    let statement = this.#values.get(sql)
    if (statement === undefined) {
      statement = this.#raw.prepare(sql).pluck()
      this.#values.set(sql, statement)
    }
    return statement.get(values) as Own | undefined
  }

  all<Row>(sql: string, ...values: readonly Value[]): Row[] {
    return this.#prepared(sql).all(values) as Row[]
  }

  run(sql: string, ...values: readonly Value[]): void {
    this.#prepared(sql).run(values)
  }

  // Prepared each time: one that is not through its rows yet cannot be asked again.
  iterate<Row>(sql: string, ...values: readonly Value[]): IterableIterator<Row> {
    return this.#raw.prepare<unknown[], Row>(sql).iterate(values)
  }

  lists<Row extends readonly unknown[]>(sql: string, ...values: readonly Value[]): IterableIterator<Row> {
    return this.#raw.prepare<unknown[], Row>(sql).raw().iterate(values)
  }

  isTaken(error: unknown): boolean {
    return codeOf(error) === 'SQLITE_CONSTRAINT_UNIQUE'
  }

  isUnfit(error: unknown): boolean {
    return codeOf(error) === 'SQLITE_ERROR'
  }
}

/** The statements of a file that is open. */
export const statementsOf = (raw: Database.Database): Statements => new FileStatements(raw)
