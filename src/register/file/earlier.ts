import type Database from 'better-sqlite3'
import type { Kysely } from 'kysely'
import type { Statements } from '../statements.ts'
import type { Tables } from '../tables.ts'
import type { PrivateCopy } from './private-copy.ts'

/** What a register is asked and written by. */
export interface On {
  readonly raw: Database.Database
  readonly statements: Statements
  readonly db: Kysely<Tables>
}

/** A register of an earlier schema: it is read through a private copy that was brought up to date, and stays as it is until it is written to. */
export interface Earlier extends PrivateCopy {
  /** Which schema the file has. */
  readonly version: number
  /** Opens the file itself to be brought up to date by the entry that is written. */
  upgrade(): Promise<Upgrade>
  /** Takes what was erased out of the file's bytes. */
  wipe(): boolean
}

/** An earlier register that is brought up to date in the transaction of an entry. */
export interface Upgrade extends On {
  /** Takes the steps, in the open transaction. */
  step(): void
  /** What is to be sure before it is kept: that references lead somewhere, and that a copy stands beside the file of what it was. */
  keep(): void
  /** Ends it; where the entry is not kept, the file is as it was. */
  end(isKept: boolean): void
}
