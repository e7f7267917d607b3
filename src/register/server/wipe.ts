import { quoted } from '../catalogue.ts'
import type { Statements } from '../statements.ts'
import { type Session, stateOf } from './session/session.ts'

/** What says that somebody else is in the way, or that there is no room: the wiping can be made up for later. */
const later = new Set(['55P03', '57014', '40P01', '53100'])

const ownsSql = `SELECT pg_has_role(nspowner, 'USAGE') FROM pg_namespace WHERE nspname = 'main'`

const tablesSql = `SELECT relname AS name FROM pg_class WHERE relnamespace = 'main'::regnamespace AND relkind = 'r' ORDER BY relname`

/**
 * One row where a table that was just written anew has more rows in its primary key than anybody finds: those that a transaction which had begun
 * before still sees. How many there are is kept in 24 bits.
 */
const deadIn = (name: string): string => {
  const table = `main.${quoted(name)}`
  const all = `SELECT reltuples FROM pg_index JOIN pg_class ON pg_class.oid = indexrelid WHERE indisprimary AND indrelid = '${table}'::regclass`
  return `SELECT 1 AS one WHERE (${all}) > (SELECT count(*) FROM ${table})::real`
}

/**
 * Takes what was erased out of the tables of a register at a server, whose owner alone may do so: a row that is changed leaves the one that it was
 * in its table's file. Every table is written anew, and locked meanwhile. False where that cannot be done by this login, or now: then `unwiped` goes
 * on saying so. What the server's log, its archive, standbys and dumps hold goes with them alone.
 */
export function wipe(session: Session, statements: Statements): boolean {
  if (statements.value('SELECT 1 FROM main.unwiped') === undefined) return true
  if (statements.value(ownsSql) !== 1) return false
  // Behind whoever waits for a whole table everybody else waits, too.
  session.run(`SET lock_timeout = '5s'`, [])
  try {
    const tables = statements.all<{ readonly name: string }>(tablesSql).map(({ name }) => name)
    for (const name of tables) session.run(`VACUUM (FULL) main.${quoted(name)}`, [])
    const isLeft = tables.map(deadIn).join(' UNION ALL ')
    if (statements.value(`SELECT count(*) FROM (${isLeft}) AS dead`) !== 0) return false
    session.run('DELETE FROM main.unwiped', [])
    return true
  } catch (error) {
    if (later.has(stateOf(error))) return false
    throw error
  } finally {
    if (session.link.standing !== 'gone') session.run('RESET lock_timeout', [])
  }
}
