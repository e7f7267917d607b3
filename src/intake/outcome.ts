import type { Reason } from '../clause/reason.ts'
import type { Words } from '../clause/words.ts'
import type { Remarks } from './remark.ts'
import type { SkippedLines } from './skipped.ts'

/** The rows of a file as an import counts them: every row is in exactly one of created, updated, unchanged and rejected. */
export interface Counts {
  rows: number
  created: number
  updated: number
  unchanged: number
  rejected: number
  /** Of the rows that are taken, those of which a detail waits among the rejects. */
  waiting: number
}

/** What an import of one kind did besides: sentences for people, keys for JSON. */
export interface More {
  readonly said: readonly Words[]
  /** Conclusions that may be wrong: printed even in formats that have only the counts. */
  readonly concluded?: readonly Words[]
  readonly json: Readonly<Record<string, unknown>>
}

/** Whether anything of a list waits to be mended: rows, or details of rows. */
export const isAnyRefused = ({ rejects, details }: Pick<Outcome, 'rejects' | 'details'>): boolean =>
  rejects.count + details.count > 0

/** What an import did, or would do. */
export interface Outcome {
  readonly counts: Counts
  /** What changed which organization something is about: first of all. */
  readonly identity: Remarks
  readonly warnings: Remarks
  /** Values that took the place of others on record. */
  readonly replaced: Remarks
  /** Why whole rows are not taken. */
  readonly rejects: Remarks
  /** Why a detail is not, of rows that are taken. */
  readonly details: Remarks
  /** Lines that are no rows and count among none. */
  readonly skipped: SkippedLines
  /** By which mapping its columns were read, or under which name the answers on them are kept now. */
  mapping: { readonly name: string; readonly isNew: boolean } | null
  /** Why everything was taken back. */
  stopped: Reason | null
  more: More
}
