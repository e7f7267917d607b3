import type { Value } from '../../statements.ts'
import { applicationId } from '../../version.ts'
import type { Step } from '../link/message.ts'

/** Whoever writes to a register holds this lock of its database until the transaction ends: one writer at a time. */
const writeLock = applicationId

/**
 * A `read` sees one state of the register. So does one of the `past`, which may make temporary tables and views: they cover the register's
 * tables of the same names, and go with it. A `write` stands in line, and sees what whoever was before it has done.
 */
export type Kind = 'read' | 'past' | 'write'

/** A statement as a step. */
export const asked = (sql: string, values: readonly Value[] = []): Step => ({ sql, values })

/**
 * How transactions begin. Under repeatable read whoever waited for the lock would see the journal as it was before; read committed looks
 * after it has it. A reader holds nothing that others wait for, and may take its time over a list.
 */
export const beginnings: Readonly<Record<Kind, readonly Step[]>> = {
  read: [
    asked('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY'),
    asked('SET LOCAL idle_in_transaction_session_timeout = 0'),
  ],
  past: [
    // A standby makes none of this, and says so when something is to be made.
    asked('BEGIN ISOLATION LEVEL REPEATABLE READ'),
    asked('SET LOCAL idle_in_transaction_session_timeout = 0'),
    asked('SET LOCAL search_path = pg_temp, main'),
    // Nothing is known of how large temporary tables are, and what does not fit is gone through again for every row.
    asked(`SET LOCAL work_mem = '64MB'`),
  ],
  write: [
    asked('BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE'),
    asked('SELECT pg_catalog.pg_advisory_xact_lock($1)', [writeLock]),
  ],
}
