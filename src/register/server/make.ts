import { begun } from '../begun.ts'
import type { Head, Write, WriteEntry } from '../register.ts'
import { requireGround } from './ground.ts'
import { addressText, type ServerAddress } from './link/address.ts'
import type { Link } from './link/link.ts'
import { schemaStatements } from './schema/rights.ts'
import { kyselyOver } from './session/builder.ts'
import { ServerGate } from './session/gate.ts'
import { Questions } from './session/questions.ts'
import { Session } from './session/session.ts'
import { statementsOver } from './session/statements.ts'

/**
 * Makes an empty database a register with its first entry in it: one transaction, so that the register is either whole or not there, for one
 * without staff could be written by nobody but its owner. `now` is the clock's. Throws what stands in the way, what the server says, or what
 * `first` throws, and then there is nothing.
 */
export async function makeRegister(
  link: Link,
  address: ServerAddress,
  now: number,
  entry: WriteEntry,
  first: (tx: Write) => Promise<void>,
): Promise<Head> {
  const session = new Session(link)
  session.begin('write')
  try {
    // Somebody else may have made one while questions were answered.
    requireGround(session, address)
    for (const each of schemaStatements(address.database)) session.run(each, [])
    const statements = statementsOver(session)
    const questions = new Questions(session)
    const gate = new ServerGate(session, statements, questions)
    const written = { statements, gate, db: kyselyOver(session, questions), file: addressText(address) }
    const { writer, seq } = begun({ ...written, erasing: () => gate.noteErasing() }, now, entry)
    await first(writer)
    const seal = writer.finish()
    if (seal === null) throw new Error('the first entry of a register records nothing')
    session.commit()
    return { seq, at: writer.at, seal }
  } catch (error) {
    session.rollback()
    throw error
  }
}
