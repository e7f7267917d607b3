import type { CarriedTable } from '../../carried.ts'
import { quoted } from '../../catalogue.ts'
import type { Arrival, Filled, Found } from '../../move.ts'
import { openingOf, standingOf } from '../../moved.ts'
import type { Statements } from '../../statements.ts'
import type { EntryTable } from '../../tables.ts'
import { verifyingJournal } from '../../verify.ts'
import { applicationId } from '../../version.ts'
import { requireGround } from '../ground.ts'
import { placeOf } from '../link/address.ts'
import type { ServerAt } from '../link/at.ts'
import { requireRegister } from '../refusal/look-words.ts'
import { serverProblem } from '../refusal/problem.ts'
import { schemaAlterations } from '../schema/differences.ts'
import { lookAtServer, type ServerLook } from '../schema/look.ts'
import { dropStatements, rolesOf } from '../schema/rights.ts'
import { kyselyOver } from '../session/builder.ts'
import { Questions } from '../session/questions.ts'
import { Session } from '../session/session.ts'
import { statementsOver } from '../session/statements.ts'
import { keptAtServer } from '../verify.ts'
import { carrierOf, receiverOf } from './carry.ts'
import { asOwner, markArriving, markOpen } from './marks.ts'
import { movedToJustNow, ownersAlone } from './move-words.ts'

/** Whoever moves a register to a database holds this lock of it until the program ends: one at a time. */
const moveLock = applicationId + 1

const originOf = ({ value }: Statements): string | null =>
  value<string>('SELECT seal FROM main.entry WHERE seq = 1') ?? null

function foundIn(session: Session, statements: Statements, look: ServerLook, at: ServerAt): Found {
  if (look.holds === 'what is closed') requireRegister(look, at.address)
  if (look.holds !== 'register') {
    requireGround(session, at.address)
    return { is: 'nothing' }
  }
  if (standingOf(look.version) === 'arriving') {
    if (!look.isOwner) throw ownersAlone(at.address, look.login)
    return { is: 'arriving', nonce: String(look.mark?.arrival), origin: originOf(statements) }
  }
  const entries = statements.all<EntryTable>(`SELECT * FROM main.entry WHERE starts_with(command, 'move') ORDER BY seq`)
  return { is: 'open', arrivals: entries.flatMap((each) => openingOf(each)?.nonce ?? []) }
}

/** A database that a register is moved to. Throws where it is no empty one, and not this register's. */
export async function arrivalAtServer(at: ServerAt, clock: () => number): Promise<Arrival> {
  const { address } = at
  const session = new Session(at.link())
  const statements = statementsOver(session)
  const questions = new Questions(session)
  const db = kyselyOver(session, questions)
  const told = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work()
    } catch (error) {
      throw serverProblem(error, address)
    }
  }
  const { found, look } = await told(async () => {
    const look = lookAtServer(session)
    if (statements.value<number>('SELECT pg_try_advisory_lock(?)', moveLock) !== 1) throw movedToJustNow(address)
    return { look, found: foundIn(session, statements, look, at) }
  })
  const { owner, clerk } = rolesOf(address.database)
  const filledIn = (tables: readonly CarriedTable[]): Filled => ({
    rows: carrierOf(session, tables),
    verifying: () => verifyingJournal(keptAtServer(statements, () => schemaAlterations(session))),
  })
  const patient = () => {
    for (const name of ['idle_in_transaction_session_timeout', 'statement_timeout'])
      statements.run(`SET LOCAL ${name} = 0`)
  }
  let isFilled = false
  const undo = Symbol('a trial')
  const drop = () => {
    const roles = { owner: look.owner ?? owner, clerk: look.clerk ?? clerk }
    for (const sql of dropStatements(roles, address.database)) statements.run(sql)
  }
  return {
    place: placeOf(address),
    found,
    fill: (tables, nonce, work, isTrial) =>
      told(async () => {
        try {
          await db.transaction().execute(async () => {
            patient()
            // What came of a move that was broken off: nobody could ever write there.
            if (found.is === 'arriving') drop()
            // Somebody else may have made something there since.
            requireGround(session, address)
            await work(receiverOf(session, address.database), filledIn(tables))
            asOwner(statements, owner, () => markArriving(statements, nonce))
            session.flush()
            if (isTrial) throw undo
            isFilled = true
          })
        } catch (error) {
          if (error !== undo) throw error
        }
      }),
    filled: (tables, check) =>
      told(() =>
        db
          .transaction()
          .setAccessMode('read only')
          .execute(() => check(filledIn(tables))),
      ),
    open: (closing, entry, more) =>
      told(async () => {
        const [{ begun }, { ServerGate }] = await Promise.all([import('../../begun.ts'), import('../session/gate.ts')])
        return db.transaction().execute(async (trx) => {
          asOwner(statements, look.owner ?? owner, () => {
            markOpen(statements)
            takeOver(statements, closing)
          })
          const gate = new ServerGate(session, statements, questions)
          const written = { statements, gate, db: trx, file: placeOf(address), erasing: () => undefined }
          const { writer, seq } = begun(written, clock(), { ...entry, always: true, goesOn: true })
          await more(writer)
          const seal = writer.finish()
          if (seal === null) throw new Error('the entry that opens a register was not written')
          return { seq, at: writer.at, seal }
        })
      }),
    takeBack: () => {
      if (!isFilled) return true
      try {
        session.begin('write')
        drop()
        session.commit()
        return true
      } catch {
        session.rollback()
        return false
      }
    },
    end: () => {
      session.rollback()
      at.close()
    },
  }
}

/** Puts the entry that closed the other end behind all that it had before. */
function takeOver({ run }: Statements, closing: EntryTable): void {
  const names = Object.keys(closing)
  run('INSERT INTO main.token (id, entry) VALUES (1, ?)', closing.seq)
  run(
    `INSERT INTO main.entry (${names.map(quoted).join(', ')}) VALUES (${names.map(() => '?').join(', ')})`,
    ...(Object.values(closing) as (string | number | null)[]),
  )
  run('DELETE FROM main.token')
}
