import { begun } from '../begun.ts'
import type { Head, Write, WriteEntry } from '../register.ts'
import { addressText, type ServerAddress } from './address.ts'
import { kyselyOver } from './builder.ts'
import { ServerGate } from './gate.ts'
import { requireGround } from './ground.ts'
import type { Link } from './link.ts'
import { Questions } from './questions.ts'
import { schemaStatements } from './rights.ts'
import { Session } from './session.ts'
import { statementsOver } from './statements.ts'

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
