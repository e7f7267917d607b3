import type { Statements } from './statements.ts'

/** A name as SQL has it, whatever stands in it: a file that was altered may have any. */
export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`

/** The tables whose changes are journaled, as they stand: those that carry `recorded_at`. */
export const factTables = (statements: Statements): string[] =>
  statements
    .all<{ name: string }>(
      `SELECT m.name FROM main.sqlite_schema m JOIN pragma_table_info(m.name, 'main') c ON c.name = 'recorded_at'
       WHERE m.type = 'table' ORDER BY m.name`,
    )
    .map(({ name }) => name)

/** A fact table's journaled columns, its key apart; none where there is no such table. */
export const journaledColumns = (statements: Statements, table: string): string[] =>
  statements
    .all<{ name: string }>(`SELECT name FROM pragma_table_info(?, 'main') WHERE name <> 'id'`, table)
    .map(({ name }) => name)

/** A column of a fact table that refers to rows of another. */
export interface Reference {
  readonly table: string
  readonly column: string
  readonly to: string
}

/** Which fact tables refer to which, as their foreign keys say. */
export const references = (statements: Statements): Reference[] =>
  factTables(statements).flatMap((table) =>
    statements
      .all<{ from: string; table: string }>(`SELECT "from", "table" FROM pragma_foreign_key_list(?, 'main')`, table)
      .map((key) => ({ table, column: key.from, to: key.table })),
  )
