import type { Problem } from '../clause/problem.ts'
import type { Words } from '../clause/words.ts'
import type { ClockDoubt } from './clock-doubt.ts'
import type { NotePlaces } from './mirror/noted.ts'
import type { MirrorTold } from './mirror/told.ts'
import type { Head, Register } from './register.ts'
import type { Statements } from './statements.ts'
import type { Anchor, Verifying as Step, Verification } from './verify.ts'

/** Hears of an entry that is about to be committed. Where it throws, nothing of the entry is kept. */
export type Sealed = (entry: Pick<Head, 'seq' | 'seal'>) => Promise<void>

/** What a register is held against its journal by: between two steps it must be left alone. */
export interface Verifying {
  readonly statements: Statements
  begin(anchor?: Anchor): Generator<Step, Verification>
}

/** A register as commands have it open, wherever it is kept. */
export interface Opened extends Register {
  /** Whether tables, indexes and triggers are as the program made them. Where not, nothing is written. */
  readonly asMade: boolean
  /** Of which schema it is where that is an earlier one; null where it is up to date. */
  readonly earlier: number | null
  /** Whether it is a file, which lies on a disk. */
  readonly isFile: boolean
  readonly statements: Statements
  /** Where it is noted which mirrors are kept of it from here; null where nothing can be noted. */
  readonly notes: NotePlaces | null
  /** How far its mirrors are, as the machines that keep them said where everybody reaches it; none of a file. */
  readonly mirrorsTold: readonly MirrorTold[]
  /** Says to everybody who reaches the register how far a mirror is that a machine keeps; null: that it keeps it no more. */
  tellMirror(machine: string, place: string, seq: number | null): void
  /** Why it is not the one that it should be, by what is noted of its mirrors and what the account has seen; null where nothing says so. */
  doubt(): Promise<Problem | null>
  /** What whoever writes should read of its mirrors. */
  readonly remarks: readonly Words[]
  /** Whether the clock may be wrong by which an entry would be dated now. */
  clockDoubt(): ClockDoubt | null
  /** Whether a trial would have changed anything. */
  readonly wouldChange: boolean
  /** What an error means for whoever works with the register; one that says nothing of it is returned as it is. */
  problem(error: unknown): unknown
  /** What an error that nobody foresaw is due to: to the register, where that is not as its journal says; else it is returned as it is. */
  blamed(unforeseen: unknown): Promise<unknown>
  /** What holds it against its journal. */
  verifying(): Promise<Verifying>
}
