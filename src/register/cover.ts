import { quoted } from './catalogue.ts'
import type { Statements } from './statements.ts'

/** Before which tables of a snapshot a view stands, and the query of each. */
const laid = new WeakMap<Statements, Map<string, string>>()

/** A snapshot begins with its tables as they are: what covered those of an earlier one went with it, however that ended. */
export const beginUncovered = (statements: Statements): void => void laid.set(statements, new Map())

function viewsOf(statements: Statements): Map<string, string> {
  const known = laid.get(statements)
  if (known !== undefined) return known
  beginUncovered(statements)
  return viewsOf(statements)
}

function lay(statements: Statements, table: string, select: string): void {
  statements.lay(table, select)
  viewsOf(statements).set(table, select)
}

function lift(statements: Statements, table: string): void {
  statements.lift(table)
  viewsOf(statements).delete(table)
}

/**
 * Shows a table of a snapshot otherwise for a while: a temporary view lies over it, and over the view that shows it as it was known
 * then. `select` makes its query of where the rows come from otherwise. Returns the query that was shown before, null for the table itself.
 */
export function cover(statements: Statements, table: string, select: (rows: string) => string): string | null {
  const before = viewsOf(statements).get(table) ?? null
  if (before !== null) lift(statements, table)
  lay(statements, table, select(before === null ? `main.${quoted(table)}` : `(${before})`))
  return before
}

/** Takes the view away again; `before` is what `cover` returned. */
export function uncover(statements: Statements, table: string, before: string | null): void {
  lift(statements, table)
  if (before !== null) lay(statements, table, before)
}

/** Takes all views away. */
export function uncoverAll(statements: Statements): void {
  for (const table of [...viewsOf(statements).keys()]) lift(statements, table)
}
