import type { Statements, Value } from './statements.ts'

/** How many rows a statement puts into a table at most: each costs a server as much as several rows. */
const mostAtOnce = 50

/** Puts rows into a temporary table, each with a value for every column. `unless`: what becomes of one that is there already. */
export function putRows(statements: Statements, table: string, rows: readonly (readonly Value[])[], unless = ''): void {
  let from = 0
  while (from < rows.length) {
    // By tens or one by one at the end, so that there are few texts to be prepared.
    const left = rows.length - from
    const count = left >= mostAtOnce ? mostAtOnce : left >= 10 ? 10 : 1
    const part = rows.slice(from, from + count)
    const row = `(${(part[0] ?? []).map(() => '?').join(', ')})`
    statements.run(`INSERT INTO ${table} VALUES ${part.map(() => row).join(', ')} ${unless}`, ...part.flat())
    from += count
  }
}
