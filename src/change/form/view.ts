import type { Day } from '../../clause/day.ts'
import type { Words } from '../../clause/words.ts'
import type { ChangeClass, Direction, Kind, Origin, State } from '../rules.ts'

/** The places of the form where somebody of the body signs, in the order of the procedure. */
export type F01Place = 'acceptance' | 'confirmation' | 'review' | 'decision' | 'approval' | 'entry'

/** One line of the table of changes. */
export interface F01Change {
  readonly field: Words
  /** The number of the certificate or contract whose field it is; null for a field of the organization. */
  readonly of: string | null
  /** Null where there was nothing. */
  readonly before: string | null
  readonly after: string
}

/** An act that is done already: it fills its place, which then need not be signed by hand. */
export interface F01Act {
  readonly place: F01Place
  /** What was done, as the register calls it: approve 审批. */
  readonly act: Words
  readonly by: string
  readonly on: Day
  /** HH:MM, where the act carries the minute. */
  readonly time: string | null
  /** The outcome, or what was stated with it. */
  readonly remark: string | null
}

/** That nobody goes on by a form: it was returned to the customer, retracted, rejected or voided. */
export interface F01Stopped {
  readonly state: State
  readonly on: Day
  readonly by: string
  /** Why; null where that was not said. */
  readonly reason: string | null
}

/** One of the two copies. */
export interface F01Copy {
  /** 第一联 / First copy: see `f01Copies`. */
  readonly name: Words
  /** Where it goes, and stays. */
  readonly destination: Words
  /** What became of it, as recorded when the application was closed; null before. */
  readonly disposition: string | null
}

/** What NCT-GI-007-F01 prints of one change application: plain data, the same for HTML and for Word. */
export interface F01View {
  /** The application's own number, CH-2026-0001. */
  readonly number: string
  /** The number that the filed form bears; null until it is submitted. */
  readonly f01Number: string | null
  /** Why nobody goes on by the form; null where somebody does, or it is closed. */
  readonly stopped: F01Stopped | null
  /** The day of the submission, else of the signal: what the paper is dated by. */
  readonly filedOn: Day
  readonly customer: {
    readonly code: string
    readonly name: string
    readonly englishName: string | null
    readonly creditCode: string | null
  }
  /** Numbers of the contracts and certificates concerned. */
  readonly contracts: readonly string[]
  readonly certificates: readonly string[]
  readonly origin: Origin
  /** The audit or inspection in which an on-site change came up. */
  readonly auditReference: string | null
  readonly kinds: readonly Kind[]
  /** Which way 4.2.4 or 4.2.5 goes; null before the classification, when the places of both ways are printed. */
  readonly class: ChangeClass | null
  readonly direction: Direction
  readonly marks: { readonly amount: boolean; readonly relocation: boolean; readonly reissue: boolean }
  readonly changes: readonly F01Change[]
  /** Attached material: system documents, qualification proof, what else was handed in. */
  readonly material: readonly string[]
  /** The day the change happened; null where that was not said: a place to fill in. */
  readonly happenedOn: Day | null
  /** The day the customer signed; null where its signature is still to come. */
  readonly signedOn: Day | null
  /** Why the manager lets a price be below the floor (4.1.5); null where it is not, or no price changes. */
  readonly belowFloor: string | null
  /** In the order they were done; several of one place stand below each other. */
  readonly acts: readonly F01Act[]
  /** Exactly two: the form is handed in in duplicate. */
  readonly copies: readonly [F01Copy, F01Copy]
  /** The journal's head, `#12:9f2c…`, so that the paper can be held against the register; null leaves it out. */
  readonly head: string | null
}
