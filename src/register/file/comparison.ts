import type Database from 'better-sqlite3'
import { factTables, journaledColumns } from '../catalogue.ts'
import type { EntryTable } from '../tables.ts'
import { statementsOf } from './statements.ts'

/** An entry that one of two registers has and the other has not. */
export type LoneEntry = Pick<EntryTable, 'seq' | 'at' | 'by' | 'command'>

/** How the records of a table would change. */
export interface TableDifference {
  readonly table: string
  /** Records that only the backup has. */
  readonly added: number
  /** Records that both have, and not the same. */
  readonly changed: number
  /** Records that only the register has. */
  readonly missing: number
}

/** What putting a backup in the place of a register would change. */
export interface Comparison {
  /** Whether both began with the same first entry. */
  readonly sameRegister: boolean
  /** The entries that only the register has: they would be lost. */
  readonly lost: readonly LoneEntry[]
  /** The entries that only the backup has. */
  readonly gained: readonly LoneEntry[]
  readonly tables: readonly TableDifference[]
}

/** Holds an open register against a backup of the same schema. Throws where either cannot be read. */
export function compare(raw: Database.Database, backup: string): Comparison {
  raw.prepare('ATTACH ? AS backup').run(backup)
  try {
    const firstSeal = (name: string) => raw.prepare(`SELECT seal FROM ${name}.entry WHERE seq = 1`).pluck().get()
    return {
      sameRegister: firstSeal('main') === firstSeal('backup'),
      lost: onlyIn(raw, 'main', 'backup'),
      gained: onlyIn(raw, 'backup', 'main'),
      tables: factTables(statementsOf(raw)).flatMap((table) => tableDifference(raw, table)),
    }
  } finally {
    raw.exec('DETACH backup')
  }
}

/** A seal names an entry with all before it. */
const onlyIn = (raw: Database.Database, one: string, other: string): LoneEntry[] =>
  raw
    .prepare(
      `SELECT seq, at, by, command FROM ${one}.entry AS own
       WHERE NOT EXISTS (SELECT 1 FROM ${other}.entry AS o WHERE o.seq = own.seq AND o.seal = own.seal) ORDER BY seq DESC`,
    )
    .all() as LoneEntry[]

function tableDifference(raw: Database.Database, table: string): TableDifference[] {
  const values = (name: string) =>
    journaledColumns(statementsOf(raw), table)
      .map((column) => `${name}."${column}"`)
      .join(', ')
  const count = (sql: string) => raw.prepare(`SELECT count(*) ${sql}`).pluck().get() as number
  const without = (one: string, other: string) =>
    count(`FROM ${one}."${table}" AS a WHERE NOT EXISTS (SELECT 1 FROM ${other}."${table}" AS b WHERE b.id = a.id)`)
  const added = without('backup', 'main')
  const missing = without('main', 'backup')
  const changed = count(
    `FROM main."${table}" AS a JOIN backup."${table}" AS b ON b.id = a.id WHERE (${values('a')}) IS NOT (${values('b')})`,
  )
  return added + changed + missing === 0 ? [] : [{ table, added, changed, missing }]
}
