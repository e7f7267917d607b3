import type { Place } from './place.ts'
import type { Value } from './statements.ts'
import type { EntryTable } from './tables.ts'

/** The values of a row, by its columns; of what is undefined nothing is said. */
export type Given = Readonly<Record<string, Value | undefined>>

/**
 * The gate of a journal: the one way for an entry and its rows into the database that it is kept in. All of it belongs to the transaction
 * that is open, and is done in its order, before anything else is asked: an error comes out by then.
 */
export interface Gate {
  /** Opens it for the entry of a place, which `by` types. */
  open(place: Place, by: string): void
  /** Adds a row. */
  add(table: string, id: number, values: Given): void
  /** Changes a row that is there, in what is given. */
  set(table: string, id: number, values: Given): void
  /** Has the numbers of a series go on behind one. */
  count(series: string, last: number): void
  /** Takes the personal part out of a change, of which the digest stays that it was sealed with. */
  lose(change: number, digest: string): void
  /** Has all of it done by now, so that its errors come out here. */
  settle(): void
  /** The newest change so far; that before the entry where it has none. */
  newest(): number
  /** Seals the entry with all its changes and closes the gate; returns the seal. */
  close(header: Omit<EntryTable, 'seal' | 'prev_seal'>): string
}
