import type { Kysely } from 'kysely'
import { beginUncovered } from '../cover.ts'
import { markSnapshot } from '../once.ts'
import type { Db } from '../register.ts'
import type { Statements } from '../statements.ts'
import type { Tables } from '../tables.ts'

/** The statements that each snapshot is read by. */
const statementsOf = new WeakMap<Db, Statements>()

/** Says by which statements a snapshot that has just begun is read besides queries through the builder. */
export function markStatements(db: Db, statements: Statements): void {
  beginUncovered(statements)
  statementsOf.set(db, statements)
}

/** The statements of a snapshot. */
export function snapshotStatements(db: Db): Statements {
  const statements = statementsOf.get(db)
  if (statements === undefined) throw new Error('what was on record in time is asked of a snapshot alone')
  return statements
}

/** The same snapshot with nothing remembered of what it was asked. */
export function askedAnew(db: Db): Db {
  const anew = (db as Kysely<Tables>).withoutPlugins()
  markSnapshot(anew)
  return anew
}
