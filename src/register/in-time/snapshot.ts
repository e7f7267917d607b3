import type { Kysely } from 'kysely'
import type { Block } from '../../clause/block.ts'
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

const spanOf = (block: Block | null) =>
  block === null || block.named !== null ? null : ([block.first, block.last] as const)

/** Says which block of all is in hand, and which is next: where a server answers, it works at what is going to be asked about that. */
export const goOn = (db: Db, block: Block | null, next: Block | null): void =>
  statementsOf.get(db)?.goOn(spanOf(block), spanOf(next))

/** The same snapshot with nothing remembered of what it was asked. */
export function askedAnew(db: Db): Db {
  const anew = (db as Kysely<Tables>).withoutPlugins()
  markSnapshot(anew)
  statementsOf.set(anew, snapshotStatements(db))
  return anew
}
