import {
  type CompiledQuery,
  type DatabaseConnection,
  type Driver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  type QueryResult,
  type TransactionSettings,
} from 'kysely'
import type { Cursor } from '../in-batches.ts'
import type { Value } from '../statements.ts'
import type { Tables } from '../tables.ts'
import { RegisterCompiler } from './query-compiler.ts'
import { objectsOf } from './rows.ts'
import type { Session } from './session.ts'

class SessionConnection implements DatabaseConnection {
  readonly #session: Session

  constructor(session: Session) {
    this.#session = session
  }

  async executeQuery<Row>({ sql, parameters }: CompiledQuery): Promise<QueryResult<Row>> {
    return { rows: this.#session.objects(sql, parameters as readonly Value[]) as Row[] }
  }

  // biome-ignore lint/correctness/useYield: nothing is streamed by Kysely, whose streams keep every other question waiting
  async *streamQuery(): AsyncGenerator<never> {
    throw new Error('rows come in batches from a cursor')
  }
}

/** Kysely's transactions are those of the session. One at a time has it: others wait until it is let go of, as for a file. */
class SessionDriver implements Driver {
  readonly #session: Session
  readonly #connection: SessionConnection
  #last: Promise<void> = Promise.resolve()
  #release: () => void = () => undefined

  constructor(session: Session) {
    this.#session = session
    this.#connection = new SessionConnection(session)
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<DatabaseConnection> {
    const before = this.#last
    let release = () => {}
    this.#last = new Promise((done) => {
      release = done
    })
    await before
    this.#release = release
    return this.#connection
  }

  async releaseConnection(): Promise<void> {
    this.#release()
  }

  /** What only reads may be shown an earlier state by temporary views. */
  async beginTransaction(_: DatabaseConnection, { accessMode }: TransactionSettings): Promise<void> {
    this.#session.begin(accessMode === 'read only' ? 'past' : 'write')
  }

  async commitTransaction(): Promise<void> {
    this.#session.commit()
  }

  async rollbackTransaction(): Promise<void> {
    this.#session.rollback()
  }

  /** Whoever opened the link closes it. */
  async destroy(): Promise<void> {}
}

/** Reads the rows of a query as they come. */
export const cursorOver = (session: Session): Cursor =>
  function* (sql, parameters) {
    for (const rows of session.batches(sql, parameters as readonly Value[])) yield objectsOf(rows)
  }

/** Kysely over a session. */
export const kyselyOver = (session: Session): Kysely<Tables> =>
  new Kysely<Tables>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => new SessionDriver(session),
      createIntrospector: (db) => new PostgresIntrospector(db),
      createQueryCompiler: () => new RegisterCompiler(),
    },
  })
