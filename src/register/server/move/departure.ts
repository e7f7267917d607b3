import { dayOf } from '../../../clause/day.ts'
import { unavailable } from '../../../clause/problem.ts'
import type { CarriedTable, Carrier } from '../../carried.ts'
import { placesInForce } from '../../mirror/witness.ts'
import type { Closing, Departure } from '../../move.ts'
import { closingOf, standingOf } from '../../moved.ts'
import type { WriteEntry } from '../../register.ts'
import type { Statements } from '../../statements.ts'
import type { EntryTable } from '../../tables.ts'
import { addressText, isServerAddress, placeOf } from '../link/address.ts'
import type { ServerAt } from '../link/at.ts'
import { requireRegister } from '../refusal/look-words.ts'
import { serverProblem } from '../refusal/problem.ts'
import { lookAtServer } from '../schema/look.ts'
import { kyselyOver } from '../session/builder.ts'
import { Questions } from '../session/questions.ts'
import { Session } from '../session/session.ts'
import { statementsOver } from '../session/statements.ts'
import { carrierOf } from './carry.ts'
import { asOwner, markClosed } from './marks.ts'
import { ownersAlone } from './move-words.ts'

/** Who moves it: the machine is the one that the file comes to lie on. */
interface Mover {
  readonly clock: () => number
  readonly machine: string
}

const newestOf = ({ get }: Statements): EntryTable | undefined =>
  get<EntryTable>('SELECT * FROM main.entry ORDER BY seq DESC LIMIT 1')

function closingIn(statements: Statements): Closing | null {
  const entry = newestOf(statements)
  const move = entry === undefined ? null : closingOf(entry)
  return entry === undefined || move === null ? null : { entry, move }
}

/**
 * A register at a server that is to be moved away, or was before, by somebody who may do there what its owner may. Throws what keeps it from being
 * used.
 */
export async function departureFromServer(at: ServerAt, { clock, machine }: Mover): Promise<Departure> {
  const { address } = at
  const session = new Session(at.link())
  const statements = statementsOver(session)
  /** An error as what it means for whoever works with the register. */
  const told = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work()
    } catch (error) {
      throw serverProblem(error, address)
    }
  }
  const questions = new Questions(session)
  const db = kyselyOver(session, questions)
  const begun = await told(async () => {
    const look = lookAtServer(session)
    const isClosed = standingOf(look.version) === 'closed'
    if (!isClosed) requireRegister(look, address)
    if (!look.isOwner || look.owner === null) throw ownersAlone(address, look.login)
    const closing = isClosed ? closingIn(statements) : null
    if (isClosed && closing === null) requireRegister(look, address)
    const origin = statements.value<string>('SELECT seal FROM main.entry WHERE seq = 1') ?? ''
    const timeZone = `SELECT value FROM main.setting WHERE name = 'time-zone' AND voided_at IS NULL`
    const mirrors = placesInForce(statements)
    return {
      ...{ closing, origin, owner: look.owner, mirrors },
      timeZone: statements.value<string>(timeZone) ?? 'Asia/Shanghai',
    }
  })
  const { closing, origin, owner, mirrors, timeZone } = begun
  const place = placeOf(address)
  const rows = (tables: readonly CarriedTable[]): Carrier =>
    carrierOf(session, tables, closing === null ? null : closing.entry.seq - 1)
  return {
    ...{ place, timeZone, origin, closing },
    require: () => {
      if (origin === '')
        throw unavailable({
          en: `The register at ${addressText(address)} has no entries in its journal.`,
          zh: `${addressText(address)} 上的登记簿日志中没有任何记录。`,
        })
    },
    read: (work) => told(() => db.transaction().setAccessMode('read only').execute(work)),
    verifying: () => null,
    show: (tables, work) =>
      told(() =>
        db
          .transaction()
          .setAccessMode('read only')
          .execute(() => work(rows(tables))),
      ),
    close: (tables, entry: WriteEntry, work) =>
      told(async () => {
        if (closing !== null) return closing.entry
        const [{ begun }, { ServerGate }] = await Promise.all([import('../../begun.ts'), import('../session/gate.ts')])
        return db.transaction().execute(async (trx) => {
          // Whoever checks the other end leaves this one alone for longer than others would be made to wait.
          statements.run('SET LOCAL idle_in_transaction_session_timeout = 0')
          const gate = new ServerGate(session, statements, questions)
          const { writer } = begun({ statements, gate, db: trx, file: place, erasing: () => undefined }, clock(), {
            ...entry,
            always: true,
          })
          gate.settle()
          await work(rows(tables))
          writer.finish()
          const made = newestOf(statements) as EntryTable
          const to = closingOf(made)?.place ?? ''
          asOwner(statements, owner, () =>
            markClosed(statements, {
              ...{ seq: made.seq, at: made.at, to, day: dayOf(made.at, timeZone) },
              ...(isServerAddress(to) ? {} : { machine }),
            }),
          )
          session.flush()
          return made
        })
      }),
    mirrors,
    remarks: () => [],
    end: () => session.rollback(),
  }
}
