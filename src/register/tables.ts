import type { Moment } from '../clause/day.ts'
import type { FactTableOf, TableColumns } from './table.ts'
import { authorityTables } from './tables/authority.ts'
import { certificateTables } from './tables/certificate.ts'
import { changeTables } from './tables/change.ts'
import { contactTables } from './tables/contact.ts'
import { customerTables } from './tables/customer.ts'
import { erasureTables } from './tables/erasure.ts'
import { findingTables } from './tables/finding.ts'
import { maintenanceTables } from './tables/maintenance.ts'
import { officeTables } from './tables/office.ts'
import { retentionTables } from './tables/retention.ts'
import { surveyTables } from './tables/survey.ts'
import { suspensionTables } from './tables/suspension.ts'
import { voiceTables } from './tables/voice.ts'

/** The tables whose every change is journaled, each with its own columns. */
export const factTables = {
  ...officeTables,
  ...customerTables,
  ...certificateTables,
  ...contactTables,
  ...maintenanceTables,
  ...changeTables,
  ...suspensionTables,
  ...surveyTables,
  ...voiceTables,
  ...findingTables,
  ...erasureTables,
  ...authorityTables,
  ...retentionTables,
} as const satisfies Readonly<Record<string, TableColumns>>

export type FactTable = keyof typeof factTables

/** The tables whose every change is journaled, as the query builder knows them. */
export type FactTables = { [T in FactTable]: FactTableOf<(typeof factTables)[T]> }

export interface EntryTable {
  seq: number
  at: Moment
  by: string
  staff: string
  system_user: string
  command: string
  note: string | null
  last_change: number
  prev_seal: string
  seal: string
}

export interface EntryChangeTable {
  id: number
  entry: number
  table: string
  key: number
  op: 'insert' | 'update'
  before: string | null
  after: string | null
  private: string | null
  salt: string | null
  private_digest: string | null
}

export interface Tables extends FactTables {
  entry: EntryTable
  entry_change: EntryChangeTable
}

/** The columns of each table that say who a person is; a table without any is not in here. */
export const privateColumns: Partial<Record<string, readonly string[]>> = Object.fromEntries(
  Object.entries<TableColumns>(factTables)
    .map(([table, columns]) => [table, Object.keys(columns).filter((name) => columns[name]?.personal)] as const)
    .filter(([, personal]) => personal.length > 0),
)
