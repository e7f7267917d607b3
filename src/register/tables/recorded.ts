import type { ColumnType, Generated } from 'kysely'
import type { Moment } from '../../clause/day.ts'

/** What every fact row carries: when and by whom it was typed, and whether it was taken back. Written by `write.ts` alone. */
export interface Recorded {
  id: Generated<number>
  recorded_at: ColumnType<Moment, never, never>
  recorded_by: ColumnType<string, never, never>
  voided_at: ColumnType<Moment | null, never, never>
  voided_by: ColumnType<string | null, never, never>
  void_reason: ColumnType<string | null, never, never>
}
