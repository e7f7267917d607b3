import type { Recorded } from './recorded.ts'

export interface ErasureTable extends Recorded {
  of_table: string
  of_key: number
  /** JSON: the ids of the changes that lost their personal part. */
  changes: string
}
