import type { AsOf, ForAll } from './clause.ts'
import type { Day } from './day.ts'
import type { Words } from './words.ts'

/** Something to be done by a day that no duty judges by itself, or not yet: what an agenda shows beyond the findings. */
export interface DueItem {
  readonly clause: string
  readonly customer: string | null
  readonly name: string | null
  /** By when; where the procedure gives no day, the day asked about: it waits to be done. */
  readonly by: Day
  readonly text: Words
  /** Who sees to it, where it is not the customer's maintainer. */
  readonly owner: string | null
  /** The command that settles it. */
  readonly settle: readonly string[]
  /** A certificate ends with the day unless it is done. */
  readonly ends?: true
  /** The command that shows this of all customers of which it is the same: on a screen, where they are many, they are one line. */
  readonly alike?: ForAll
}

/** What a room has falling due by `until`, the overdue included. */
export type WhatIsDue<Db> = (db: Db, asOf: AsOf, until: Day) => Promise<readonly DueItem[]>
