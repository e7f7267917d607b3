import type { Words } from '../clause/words.ts'
import type { CarriedTable, Carrier, Receiver } from './carried.ts'
import type { Move } from './moved.ts'
import type { Db, Head, Write, WriteEntry } from './register.ts'
import type { EntryTable } from './tables.ts'
import type { Verification, Verifying } from './verify.ts'

// A register is moved in steps, of which each leaves at most one end that can be written to, whatever ends the program, a server or a connection:
//
// 1. The other end is made, filled with every row and held against this one, digest by digest; then its journal is verified. Nobody can write
//    there yet: at a server it is marked as arriving by this move's nonce, a file has no name. Meanwhile nobody can write here.
// 2. Here the closing entry is written, #N+1, which names the nonce and the place of the other end, and with it, in one transaction, the register
//    is closed.
// 3. There the closing entry is taken over, and the opening entry, #N+2, written and the register opened, in one transaction; a file gets its name.
//
// What ends it before 2 is committed leaves this end as it was; the other is taken back where it can be, and else the next move to there makes it
// anew. What ends it after that leaves a closed register and one that is not open yet: the same command again goes on at 3, where the other end is
// lost from 1 on, with the same nonce. There is no way back but through the other end, which the move back closes in the same way: chains never fork.
// Where a commit was not answered, the same command finds out what it came to.

/** The entry that closed a register, and the move that it names. */
export interface Closing {
  readonly entry: EntryTable
  readonly move: Move
}

/** The end of a move where the register is. */
export interface Departure {
  /** What it is called in messages and by the other end's journal. */
  readonly place: string
  readonly timeZone: string
  /** The register's first seal, which no other has. */
  readonly origin: string
  /** What closed it, where it was closed before. */
  readonly closing: Closing | null
  /** What has to be known of it before anything is done, such as that the other engine can hold all that it has. Throws what keeps it from being moved. */
  require(tables: readonly CarriedTable[]): void
  read<T>(work: (db: Db) => Promise<T>): Promise<T>
  /** Goes through its journal; null where only the other end can. */
  verifying(): Generator<Verifying, Verification> | null
  /** Hands over all but the closing entry, in one snapshot, while others may go on. */
  show(tables: readonly CarriedTable[], work: (rows: Carrier) => Promise<void>): Promise<void>
  /** The same while nobody else writes; then closes the register by an entry. */
  close(tables: readonly CarriedTable[], entry: WriteEntry, work: (rows: Carrier) => Promise<void>): Promise<EntryTable>
  /** Where its mirrors are. */
  readonly mirrors: readonly string[]
  /** What whoever moves it should read of them. */
  remarks(): readonly Words[]
  end(): void
}

/**
 * What stands at the place that a register is moved to. `arriving`: it was filled by the move of that nonce, and is not open; `origin` is null where
 * that cannot be told. `open`: it can be worked with, and came by these moves.
 */
export type Found =
  | { readonly is: 'nothing' }
  | { readonly is: 'arriving'; readonly nonce: string; readonly origin: string | null }
  | { readonly is: 'open'; readonly arrivals: readonly string[] }

/** The end of a move where the register is to be. */
export interface Arrival {
  readonly place: string
  /** Throws where what stands there is in the way whatever the move is. */
  readonly found: Found
  /** Fills it, has it checked, and keeps it unless it is a trial, marked with the nonce: not to be opened but by this move. */
  fill(
    tables: readonly CarriedTable[],
    nonce: string,
    work: (into: Receiver, check: Filled) => Promise<void>,
    isTrial: boolean,
  ): Promise<void>
  /** What was filled before, to be checked again. */
  filled(tables: readonly CarriedTable[], check: (filled: Filled) => Promise<void>): Promise<void>
  /** Takes the closing entry over and opens the register by an entry behind it; `more` goes with it. Returns the new head. */
  open(closing: EntryTable, entry: WriteEntry, more: (tx: Write) => Promise<void>): Promise<Head>
  /** Takes back what was filled, where nothing came of it; false where something was left. */
  takeBack(): boolean
  end(): void
}

/** What has arrived. */
export interface Filled {
  readonly rows: Carrier
  /** Goes through its journal; null where only the other end can. */
  verifying(): Generator<Verifying, Verification> | null
}

/** What the program has done, for whoever measures it, or breaks it off there. */
export const moveMarks = {
  filled: 'certdesk move filled',
  closed: 'certdesk move closed',
  opened: 'certdesk move opened',
} as const
