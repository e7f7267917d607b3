import type Database from 'better-sqlite3'
import type { Kysely } from 'kysely'
import type { Statements } from '../statements.ts'
import type { Tables } from '../tables.ts'
import { isAsMade } from './as-made.ts'
import { kyselyOver } from './connection.ts'
import { statementsOf } from './statements.ts'

/** What a connection is asked by. */
interface Ready {
  /** Which schema it was made for: SQLite counts every change of one. */
  readonly schema: unknown
  /** Whether tables, indexes and triggers are as the program made them. */
  readonly asMade: boolean
  readonly statements: Statements
  readonly db: Kysely<Tables>
}

/** How often the schema was changed, as the file counts it: inside a transaction, as the transaction sees it. */
export const schemaCount = (raw: Database.Database): unknown => raw.pragma('schema_version', { simple: true })

const ready = new WeakMap<Database.Database, Ready>()

/**
 * What a connection is asked by, with the statements that were prepared on it: of one that was kept (`KeptConnection`) they serve the next
 * opening as well, for as long as the schema is the same.
 */
export function readyOn(raw: Database.Database): Ready {
  const schema = schemaCount(raw)
  const known = ready.get(raw)
  if (known !== undefined && known.schema === schema) return known
  const made = { schema, asMade: isAsMade(raw), statements: statementsOf(raw), db: kyselyOver(raw) }
  ready.set(raw, made)
  return made
}
