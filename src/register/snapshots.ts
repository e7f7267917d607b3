import type { Kysely } from 'kysely'
import { entryAt, newestEntry } from './entry-at.ts'
import { type Cursor, markCursor } from './in-batches.ts'
import { markStatements } from './in-time/snapshot.ts'
import { markSnapshot } from './once.ts'
import type { Db, Head } from './register.ts'
import type { Statements } from './statements.ts'
import type { Tables } from './tables.ts'

/** What a register is read by. */
export interface Engine {
  readonly statements: Statements
  readonly db: Kysely<Tables>
  readonly cursor: Cursor
  /** Is called as the first thing in each snapshot. */
  readonly begun?: () => void
}

/** How a register is read: each time in one snapshot of it, as it is now or as it stood after an earlier entry. */
export class Snapshots {
  #engine: Engine
  #at: Head | null = null
  #staying: Db | null = null

  constructor(engine: Engine) {
    this.#engine = engine
  }

  /** Reads by something else from now on. */
  goOn(engine: Engine): void {
    this.#engine = engine
  }

  /** Moves all that is read from now on back to the entry of a moment. */
  knownAt(moment: string, timeZone: string): Head {
    this.#at = entryAt(this.#engine.statements, moment, timeZone)
    return this.#at
  }

  /** The newest entry, or that which the register was moved back to; undefined where the journal has none. */
  head(): Head | undefined {
    return this.#at ?? newestEntry(this.#engine.statements)
  }

  read<T>(work: (db: Db) => Promise<T>): Promise<T> {
    return this.#staying === null ? this.#readAt(this.#at, work) : work(this.#staying)
  }

  /** The same after an entry, or as the register is asked about where that is earlier. */
  readThen<T>(entry: number, work: (db: Db) => Promise<T>): Promise<T> {
    return this.#readAt(this.#at !== null && this.#at.seq < entry ? this.#at : { seq: entry }, work)
  }

  /** The same in a snapshot that stays open. */
  async readOn<T>(work: (db: Db) => Promise<T>): Promise<T> {
    return work(this.#staying ?? (await this.#stay()))
  }

  #marked(trx: Kysely<Tables>): void {
    const { begun, statements } = this.#engine
    begun?.()
    markSnapshot(trx)
    markStatements(trx, statements)
  }

  #readAt<T>(at: Pick<Head, 'seq'> | null, work: (db: Db) => Promise<T>): Promise<T> {
    const { db, statements } = this.#engine
    return db
      .transaction()
      .setAccessMode('read only')
      .execute(async (trx) => {
        this.#marked(trx)
        if (at === null) return work(trx)
        const { shadow, unshadow } = await import('./known-at.ts')
        shadow(statements, at)
        const done = await work(trx).catch((error: unknown) => {
          // An error may have ended the transaction, and with it what was made in it.
          if (statements.inTransaction) unshadow(statements)
          throw error
        })
        unshadow(statements)
        return done
      })
  }

  async #stay(): Promise<Db> {
    const { db, statements, cursor } = this.#engine
    const trx = await db.startTransaction().setAccessMode('read only').execute()
    this.#marked(trx)
    markCursor(trx, cursor)
    if (this.#at !== null) (await import('./known-at.ts')).shadow(statements, this.#at)
    this.#staying = trx
    return trx
  }
}
