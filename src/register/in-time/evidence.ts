import type { FactTable } from '../tables.ts'

/** How a row leads to a value that another row holds: by a reference, and on from the row that it refers to. */
export type Path = readonly [column: string, ...on: readonly (readonly [table: FactTable, column: string])[]]

/** The first of several paths that leads to anything. */
export interface Either {
  readonly either: readonly Path[]
}

/**
 * What of a table is evidence: facts that happened on a day of their own and are to be on record within a limit after it. What is
 * no part of a dated fact (plans, names, to whom a row belongs) stands as it does now.
 */
export interface EvidenceRows {
  /** The day of the row itself, its own or that of the row it belongs to; null: only its steps are evidence. */
  readonly day: Path | null
  /** Further steps of the row: the column of each one's day, with the columns that it filled besides. */
  readonly steps?: Readonly<Record<string, readonly string[]>>
  /** An audit, which has a longer limit. */
  readonly audit?: true
  /**
   * It holds from its day on: up to the day in a column (`until`), or until another of the same takes its place (`same`, the column that tells which are). What
   * was recorded late holds from the day of its entry on; an end that was recorded late is none before the day of its own, and what was taken back
   * late held until then. One that begins on the day of go-live was migrated, too.
   */
  readonly holds?: { readonly until: string } | { readonly same: string }
  /** Columns of which one must be filled: else there is no row. */
  readonly needs?: readonly string[]
  /** Columns that tell of the row's end, and stand as they do now. */
  readonly stays?: readonly string[]
  /** The row that it rests on: where that was not there in time, neither was this one. */
  readonly with?: { readonly column: string; readonly table: FactTable }
  /** What it is one of many of: where one was not there in time, neither were those recorded after it. */
  readonly chain?: string
  /** The customer that it is about; null: the body itself, and so whomever its duties judge. */
  readonly customer: Path | Either | null
  /** What it is known by. */
  readonly number: Path | Either | null
  /** The duties that rest on it as evidence, where it says to others only who is judged. */
  readonly proves?: readonly string[]
}

/** What is evidence, table by table: those that others rest on before these. */
export type Evidence = Readonly<Partial<Record<FactTable, EvidenceRows>>>

/** A fact, or a step of one, that counts only by an entry made after its limit. */
export interface LateFact {
  readonly table: FactTable
  readonly id: number
  /** The column of the step's day; null: the row itself. */
  readonly step: string | null
  readonly customerId: number | null
  /** The customer's code. */
  readonly customer: string | null
  readonly number: string | null
  /** Its own day, and the day on which the entry was made. */
  readonly day: string
  readonly recorded: string
  readonly entry: number
  /** It was on record in time, and was changed afterwards. */
  readonly changed: boolean
}
