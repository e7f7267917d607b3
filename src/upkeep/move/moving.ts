import { randomBytes } from 'node:crypto'
import { Problem, unavailable } from '../../clause/problem.ts'
import { mayType } from '../../office/account/rules.ts'
import { bindAccount, seatAt } from '../../office/account/store/seat.ts'
import { findStaff } from '../../office/staff/store/staff.ts'
import { type CarriedTable, type Carrier, carry, unlike } from '../../register/carried.ts'
import { placeWords } from '../../register/difference.ts'
import { type Arrival, type Departure, type Filled, moveMarks } from '../../register/move.ts'
import { closingNote, openingNote } from '../../register/moved.ts'
import type { Head, Named, Who, Write, WriteEntry } from '../../register/register.ts'
import type { EntryTable } from '../../register/tables.ts'
import type { Verification, Verifying } from '../../register/verify.ts'
import { moveWords } from './words.ts'

/** How a move is made. */
export interface Moving {
  readonly from: Departure
  readonly to: Arrival
  readonly tables: readonly CarriedTable[]
  readonly isTrial: boolean
  /** What both entries are written as; of the opening one the account is that of the other end. */
  readonly entry: Omit<WriteEntry, 'note' | 'always'>
  readonly reason: string | undefined
  /** Who types at the other end, as it knows them. */
  readonly there: Named
  /** Whether the other end is a server: it lets nobody write whose login is nobody's. */
  readonly isServer: boolean
  readonly watch: (work: Generator<Verifying, Verification>) => Promise<Verification>
  /** Told of rows that were carried, or held against each other. */
  readonly progress: (step: 'carrying' | 'comparing', done: number, of: number) => Promise<void>
}

/** What a move came to. */
export interface Moved {
  /** How many rows are there that were here. */
  readonly rows: number
  /** The entry that closed this end; null in a trial. */
  readonly closing: Pick<EntryTable, 'seq' | 'seal'> | null
  /** The new end's journal behind the opening entry. */
  readonly head: Head | null
  /** `begun`: all of it was done now; `finished`: what another run had begun; `before`: it had been done before. */
  readonly done: 'now' | 'finished' | 'before'
  /** The account that was put on record at the other end, where one had to be. */
  readonly account: string | null
}

const noted = (note: string, reason: string | undefined): string => [note, reason].filter(Boolean).join('; ')

/** Throws where the two ends are not those of one move. Returns the nonce of a move that was begun, or null. */
function begunBefore({ from, to }: Pick<Moving, 'from' | 'to'>): string | null {
  const { closing } = from
  if (closing !== null && closing.move.place !== to.place)
    throw unavailable(
      moveWords.closedTowards(from.place, closing.move.place),
      moveWords.finishThere(from.place, closing.move.place),
    )
  const nonce = closing?.move.nonce ?? null
  if (to.found.is === 'open' && (nonce === null || !to.found.arrivals.includes(nonce)))
    throw unavailable(moveWords.inTheWay(to.place), moveWords.nameAnother)
  if (to.found.is === 'arriving' && to.found.nonce !== nonce && to.found.origin !== from.origin)
    throw unavailable(moveWords.otherArriving(to.place), moveWords.nameAnother)
  return nonce
}

/** Moves a register, or finishes what was begun. Throws what keeps it from being done; then it is where it was, unless the words say otherwise. */
export async function moving(move: Moving): Promise<Moved> {
  const { from, to, tables } = move
  const nonce = begunBefore(move)
  if (to.found.is === 'open')
    return { rows: 0, closing: from.closing?.entry ?? null, head: null, done: 'before', account: null }
  from.require(tables)
  const own = nonce ?? randomBytes(16).toString('hex')
  const counted = { rows: 0 }
  const isThere = to.found.is === 'arriving' && to.found.nonce === nonce
  if (move.isTrial || nonce !== null) {
    // Nobody writes to a closed register, so that it is carried over like one that is only looked at.
    if (isThere) await from.show(tables, (rows) => to.filled(tables, (filled) => check(move, rows, filled, counted)))
    else {
      await verifyHere(move)
      await from.show(tables, (rows) => fill(move, own, rows, counted))
    }
    if (move.isTrial) return { ...counted, closing: null, head: null, done: 'now', account: null }
    return opened(move, from.closing?.entry as EntryTable, counted, 'finished', own)
  }
  await verifyHere(move)
  const note = noted(closingNote({ nonce: own, place: to.place }), move.reason)
  let closing: EntryTable
  try {
    closing = await from.close(tables, { ...move.entry, note }, (rows) => fill(move, own, rows, counted))
  } catch (error) {
    throw to.takeBack() ? error : leftBehind(error, to.place)
  }
  performance.mark(moveMarks.closed)
  return opened(move, closing, counted, 'now', own)
}

async function verifyHere({ from, watch }: Moving): Promise<void> {
  const work = from.verifying()
  if (work !== null) requireSound(from.place, await watch(work))
}

function requireSound(place: string, { differences: [first] }: Verification): void {
  if (first === undefined) return
  const { where, detail } = first
  throw unavailable(
    moveWords.unsound(place, { en: `${where} ${detail.en}`, zh: `${placeWords(first).zh} ${detail.zh}` }),
    moveWords.verifyFirst,
  )
}

/** Carries every row over and has it checked before it is kept. */
async function fill(move: Moving, nonce: string, rows: Carrier, counted: { rows: number }): Promise<void> {
  const { to, tables, isTrial, progress } = move
  const of = rows.estimate()
  await to.fill(
    tables,
    nonce,
    async (into, filled) => {
      let done = 0
      await carry(tables, rows, into, (some) => {
        done += some
        return progress('carrying', done, of)
      })
      await check(move, rows, filled, counted)
    },
    isTrial,
  )
  performance.mark(moveMarks.filled)
}

/** Holds what has arrived against what is here, and its rows against its journal. */
async function check(
  { to, tables, watch, progress }: Moving,
  rows: Carrier,
  filled: Filled,
  counted: { rows: number },
): Promise<void> {
  const of = rows.estimate()
  counted.rows = 0
  const found = await unlike(tables, rows, filled.rows, (some) => {
    counted.rows += some
    return progress('comparing', counted.rows, of)
  })
  if (found !== undefined) throw unavailable(moveWords.notEqual(to.place, found), moveWords.nothingMoved)
  const work = filled.verifying()
  if (work !== null) requireSound(to.place, await watch(work))
}

/** Opens the other end. From here on the way is forward alone. */
async function opened(
  move: Moving,
  closing: EntryTable,
  counted: { rows: number },
  done: Moved['done'],
  nonce: string,
): Promise<Moved> {
  const { from, to, entry, there, reason } = move
  const note = noted(openingNote({ nonce, place: from.place }), reason)
  let account: string | null = null
  try {
    const who: Who = { ...entry.who, systemUser: there.systemUser }
    const head = await to.open(closing, { ...entry, who, note }, async (tx) => {
      account = await boundThere(tx, there, move.isServer)
    })
    performance.mark(moveMarks.opened)
    return { ...counted, closing, head, done, account }
  } catch (error) {
    throw stopped(error, from.place, to.place)
  }
}

/** Puts the account on record from which whoever moved the register types at the other end, where they could not go on from it otherwise. */
async function boundThere(tx: Write, there: Named, isServer: boolean): Promise<string | null> {
  const [account] = await there.accounts()
  const by = await findStaff(tx.db, tx.who.by)
  if (account === undefined || by === null) return null
  const seat = await seatAt(tx.db, there)
  if (!isServer && (seat === null || mayType(seat, by.id))) return null
  return (await bindAccount(tx, by.name, account)) ? account : null
}

/** What ended a move when this end was closed and the other not open. */
function stopped(error: unknown, from: string, to: string): unknown {
  if (!(error instanceof Problem)) return error
  return new Problem('register', moveWords.stopped(error.words, from, to), moveWords.again(from, to))
}

/** Something was left at the other end. */
function leftBehind(error: unknown, to: string): unknown {
  if (!(error instanceof Problem)) return error
  const words = moveWords.left(error.words, to)
  return new Problem(error.code, words, error.hint, error.clause)
}
