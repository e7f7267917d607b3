import {
  type CompiledQuery,
  type ConnectionProvider,
  type DatabaseConnection,
  DefaultQueryExecutor,
  type Dialect,
  type Driver,
  Kysely,
  PostgresAdapter,
  type QueryResult,
  type TransactionSettings,
} from 'kysely'
import type { Cursor } from '../../in-batches.ts'
import type { Value } from '../../statements.ts'
import type { Tables } from '../../tables.ts'
import { objectsOf } from '../link/rows.ts'
import type { Kind } from './beginnings.ts'
import { RegisterCompiler } from './query-compiler.ts'
import { Questions } from './questions.ts'
import type { Session } from './session.ts'

class SessionConnection implements DatabaseConnection {
  readonly #questions: Questions

  constructor(questions: Questions) {
    this.#questions = questions
  }

  async executeQuery<Row>({ sql, parameters }: CompiledQuery): Promise<QueryResult<Row>> {
    return { rows: (await this.#questions.ask(sql, parameters as readonly Value[])) as Row[] }
  }

  // biome-ignore lint/correctness/useYield: Kysely streams are not used, because they block every other query
  async *streamQuery(): AsyncGenerator<never> {
    throw new Error('rows come in batches from a cursor')
  }
}

/**
 * Passes Kysely's transactions to the session. One transaction runs at a time; the others wait for it to end, as they do on a
 * file.
 */
class SessionDriver implements Driver {
  readonly #session: Session
  readonly #questions: Questions
  readonly #connection: SessionConnection
  #kind: Kind = 'past'
  #last: Promise<void> = Promise.resolve()
  #release: () => void = () => undefined

  constructor(session: Session, questions: Questions) {
    this.#session = session
    this.#questions = questions
    this.#connection = new SessionConnection(questions)
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<DatabaseConnection> {
    const before = this.#last
    const { promise, resolve } = Promise.withResolvers<void>()
    this.#last = promise
    await before
    this.#release = resolve
    return this.#connection
  }

  async releaseConnection(): Promise<void> {
    this.#release()
  }

  /** A read-only transaction may use temporary views that show an earlier state. */
  async beginTransaction(_: DatabaseConnection, { accessMode }: TransactionSettings): Promise<void> {
    this.#kind = accessMode === 'read only' ? 'past' : 'write'
    this.#questions.begin(this.#kind)
  }

  async commitTransaction(): Promise<void> {
    this.#questions.end(this.#kind)
    this.#session.commit()
  }

  async rollbackTransaction(): Promise<void> {
    this.#questions.end(this.#kind)
    this.#session.rollback()
  }

  /** Does nothing: the code that opened the link closes it. */
  async destroy(): Promise<void> {}
}

/** Reads the rows of a query in batches. */
export const cursorOver = (session: Session): Cursor =>
  function* (sql, parameters) {
    for (const rows of session.batches(sql, parameters as readonly Value[])) yield objectsOf(rows)
  }

/** Lets several queries of a transaction run at once; Kysely would start each only after the previous answer. */
class AtOnce extends DefaultQueryExecutor {
  override withConnectionProvider(provider: ConnectionProvider): DefaultQueryExecutor {
    return super.withConnectionProvider({
      provideConnection: async (consumer) =>
        consumer(await provider.provideConnection(async (connection) => connection)),
    })
  }
}

/** Kysely over a session; its queries go through `questions`. */
export function kyselyOver(session: Session, questions: Questions = new Questions(session)): Kysely<Tables> {
  const driver = new SessionDriver(session, questions)
  const dialect: Dialect = {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => driver,
    createIntrospector: () => {
      throw new Error('what tables there are is told by the catalogue')
    },
    createQueryCompiler: () => new RegisterCompiler(),
  }
  const provider: ConnectionProvider = {
    provideConnection: async (consumer) => {
      const connection = await driver.acquireConnection()
      try {
        return await consumer(connection)
      } finally {
        await driver.releaseConnection()
      }
    },
  }
  const executor = new AtOnce(dialect.createQueryCompiler(), dialect.createAdapter(), provider)
  return new Kysely<Tables>({ config: { dialect }, driver, dialect, executor })
}
