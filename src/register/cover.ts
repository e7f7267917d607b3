import { quoted } from './catalogue.ts'
import type { Statements } from './statements.ts'

/**
 * Shows a table of a snapshot otherwise for a while: a temporary view lies over it, and over the view that shows it as it was known
 * then. `select` makes its query of where the rows come from otherwise. Returns the query that was shown before, null for the table itself.
 */
export function cover(statements: Statements, table: string, select: (rows: string) => string): string | null {
  const known = statements.value<string>(`SELECT sql FROM temp.sqlite_schema WHERE type = 'view' AND name = ?`, table)
  const before = known === undefined ? null : known.slice(known.indexOf(' AS') + ' AS'.length)
  if (before !== null) statements.run(`DROP VIEW temp.${quoted(table)}`)
  const rows = before === null ? `main.${quoted(table)}` : `(${before})`
  statements.run(`CREATE TEMP VIEW ${quoted(table)} AS ${select(rows)}`)
  return before
}

/** Takes the view away again; `before` is what `cover` returned. */
export function uncover(statements: Statements, table: string, before: string | null): void {
  statements.run(`DROP VIEW temp.${quoted(table)}`)
  if (before !== null) statements.run(`CREATE TEMP VIEW ${quoted(table)} AS${before}`)
}
