import { quoted } from '../../catalogue.ts'
import { arrivingFrom, closedFrom, type Departed } from '../../moved.ts'
import type { Statements } from '../../statements.ts'
import { schemaVersion } from '../../version.ts'

// What `main.register` says of a register that moves, as its owner alone can have it say.

const marked = 'UPDATE main.register SET schema_version = ?'

/** Marks what is filled: nobody writes there but the move of this nonce. */
export const markArriving = ({ run }: Statements, nonce: string): void =>
  run(`${marked}, arrival = ?`, arrivingFrom + schemaVersion, nonce)

/** Marks it as open. */
export const markOpen = ({ run }: Statements): void => run(marked, schemaVersion)

/** Marks it as moved away, in the transaction of the entry that closes it. */
export const markClosed = ({ run }: Statements, departed: Departed): void =>
  run(`${marked}, departure = ?`, closedFrom + schemaVersion, JSON.stringify(departed))

/** Does something with the owner's rights, in the transaction that is open. */
export function asOwner({ run }: Statements, owner: string, work: () => void): void {
  run(`SET LOCAL ROLE ${quoted(owner)}`)
  work()
  run('RESET ROLE')
}
