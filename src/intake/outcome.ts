import type { Words } from '../clause/words.ts'
import type { Remarks } from './remark.ts'

/** The rows of a file as an import counts them: every row is in exactly one of the last four. */
export interface Counts {
  rows: number
  created: number
  updated: number
  unchanged: number
  rejected: number
}

/** What an import of one kind did besides: sentences for people, keys for JSON. */
export interface More {
  readonly said: readonly Words[]
  readonly json: Readonly<Record<string, unknown>>
}

/** What an import did, or would do. */
export interface Outcome {
  readonly counts: Counts
  readonly warnings: Remarks
  /** Values that took the place of others on record. */
  readonly replaced: Remarks
  readonly rejects: Remarks
  /** Whether strictness took everything back. */
  stopped: boolean
  more: More
}
