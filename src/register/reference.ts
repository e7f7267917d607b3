import type Database from 'better-sqlite3'
import { factTables } from './file/schema.ts'

/** A column of a fact table that refers to rows of another. */
export interface Reference {
  readonly table: string
  readonly column: string
  readonly to: string
}

/** Which fact tables refer to which, as their foreign keys say. */
export function references(raw: Database.Database): Reference[] {
  const keys = raw.prepare(`SELECT "from", "table" FROM pragma_foreign_key_list(?, 'main')`)
  return factTables(raw).flatMap((table) =>
    (keys.all(table) as { from: string; table: string }[]).map((key) => ({ table, column: key.from, to: key.table })),
  )
}
