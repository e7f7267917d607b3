import { connect, kyselyOver } from './connection.ts'
import type { Upgrade } from './earlier.ts'
import { copyBeside, requireOwnTriggers, requireReferences, step, stepProblem } from './migrate.ts'
import { statementsOf } from './statements.ts'

/**
 * Opens an earlier register to be brought up to date in the same transaction as the entry that is written to it: where that is refused, or
 * changes nothing, the file is as it was. Foreign keys are off for it (a table that is rebuilt must not cascade), so that the
 * references are checked once more before it is kept.
 */
export function upgrading(file: string, wait: number): Upgrade {
  const raw = connect(file, wait)
  try {
    const copy = copyBeside(raw, file)
    raw.pragma('foreign_keys = OFF')
    raw.pragma('temp_store = MEMORY')
    let isStepped = false
    const orProblem = (work: () => void) => {
      try {
        work()
      } catch (error) {
        throw stepProblem(error, file)
      }
    }
    return {
      ...{ raw, statements: statementsOf(raw), db: kyselyOver(raw) },
      step: () =>
        orProblem(() => {
          requireOwnTriggers(raw, file)
          // Somebody else may have brought it up to date while the lock was waited for.
          isStepped = step(raw)
        }),
      keep: () => {
        orProblem(() => requireReferences(raw))
        if (isStepped) copy.keep()
      },
      end: (isKept) => {
        copy.remove()
        if (isKept) raw.pragma('foreign_keys = ON')
        else raw.close()
      },
    }
  } catch (error) {
    raw.close()
    throw error
  }
}
