import type { ColumnType, Generated } from 'kysely'
import type { Day, Moment } from '../clause/day.ts'

/**
 * A column of a fact table. Tables are values, so that what the compiler knows of a row (`Row`), what the schema says and what a kind of
 * record is made of (`record/kind.ts`) cannot drift apart; a test holds them against the schema of a new register.
 */
export interface TableColumn<Value = unknown> {
  readonly holds: 'text' | 'whole'
  readonly nullable: boolean
  /** The table whose rows it refers to. */
  readonly to: string | null
  /** It says who a person is: its images stand apart in the journal, salted, so that the person can be erased and seals still hold. */
  readonly personal: boolean
  /** Never there: the compiler knows by it what the column holds. */
  readonly value?: Value
}

/** A column that refers to rows of one table. */
export interface ReferenceColumn<To extends string, Value = number> extends TableColumn<Value> {
  readonly to: To
}

/** The columns of a table that are its own, without what is kept of every row. */
export type TableColumns = Readonly<Record<string, TableColumn>>

const plain = { nullable: false, to: null, personal: false } as const

export const text: TableColumn<string> = { holds: 'text', ...plain }
/** A calendar day, `YYYY-MM-DD`. */
export const day: TableColumn<Day> = { holds: 'text', ...plain }
export const whole: TableColumn<number> = { holds: 'whole', ...plain }
/** Yes or no: 1 or 0. */
export const yesOrNo: TableColumn<0 | 1> = { holds: 'whole', ...plain }

/** The id of a row of another table. */
export const reference = <To extends string>(to: To): ReferenceColumn<To> => ({ holds: 'whole', ...plain, to })

export function orNull<To extends string>(column: ReferenceColumn<To>): ReferenceColumn<To, number | null>
export function orNull<Value>(column: TableColumn<Value>): TableColumn<Value | null>
/** The same column, which may be empty. */
export function orNull(column: TableColumn): TableColumn {
  return { ...column, nullable: true }
}

/** The same column, which says who a person is. */
export const personal = <Value>(column: TableColumn<Value>): TableColumn<Value> => ({ ...column, personal: true })

/** What every fact row carries: when and by whom it was typed, and whether it was taken back. Written by `write.ts` alone. */
interface Recorded {
  id: Generated<number>
  recorded_at: ColumnType<Moment, never, never>
  recorded_by: ColumnType<string, never, never>
  voided_at: ColumnType<Moment | null, never, never>
  voided_by: ColumnType<string | null, never, never>
  void_reason: ColumnType<string | null, never, never>
}

/** A fact table as the query builder knows it. */
export type FactTableOf<Columns extends TableColumns> = {
  [Name in keyof Columns]: Columns[Name] extends TableColumn<infer Value> ? Value : never
} & Recorded
