import { journaledColumns, quoted } from './catalogue.ts'
import type { Differences } from './difference.ts'
import type { ErasedBy } from './erasure.ts'
import { type Entered, type FoldedChange, foldedColumns, RowFold } from './row-fold.ts'
import type { Statements, Values } from './statements.ts'

/** How many changes are checked between two steps of the progress: few enough that it never seems to have stopped. */
const stride = 4096

/** Counts the changes that were looked at. */
export class Tally {
  done = 0
  readonly of: number

  /** Each of the changes is looked at twice. */
  constructor(changes: number) {
    this.of = 2 * changes
  }

  /** Counts one; whether it is time for a step. */
  add(): boolean {
    this.done += 1
    return this.done % stride === 0
  }
}

/** What the journal says that the changes of a table are held against. */
export interface Journaled {
  readonly erased: ErasedBy
  /** The entries that are there, by their numbers. */
  readonly entries: ReadonlyMap<number, Entered>
}

/** Compares each row of a table with the fold of its changes. Both are read in the order of their keys. Counts the rows. */
export function* verifyTable(
  statements: Statements,
  table: string,
  journaled: Journaled,
  found: Differences,
  tally: Tally,
): Generator<Tally, number> {
  const columns = journaledColumns(statements, table)
  const list = columns.map(quoted).join(', ')
  const rows = statements.iterate<Values>(`SELECT id, ${list} FROM main.${quoted(table)} ORDER BY id`)
  const folds = foldedRows(statements, table, journaled, found, tally)
  try {
    return yield* sideBySide(table, columns, rows, folds, found, tally)
  } finally {
    rows.return?.()
    folds.return?.()
  }
}

/** Both in the order of their keys: each step takes the smaller one, or both where they are equal. Counts the rows. */
function* sideBySide(
  table: string,
  columns: readonly string[],
  rows: IterableIterator<Values>,
  folds: IterableIterator<RowFold>,
  found: Differences,
  tally: Tally,
): Generator<Tally, number> {
  let row = rows.next().value as Values | undefined
  let fold = folds.next().value as RowFold | undefined
  let count = 0
  let told = tally.done
  while (row !== undefined || fold !== undefined) {
    if (tally.done - told >= stride) {
      told = tally.done
      yield tally
    }
    const id = row?.id as number | undefined
    if (fold === undefined || (id !== undefined && id < fold.key)) {
      found.add('row', `${table} ${id}`, 'is in no journal entry', '不在任何日志记录中')
      row = rows.next().value as Values | undefined
      count++
    } else if (id === undefined || fold.key < id) {
      found.add('row', `${table} ${fold.key}`, 'is gone, though the journal has it', '日志中有此行，表中却没有')
      fold = folds.next().value as RowFold | undefined
    } else {
      compare(table, row as Values, fold, columns, found)
      row = rows.next().value as Values | undefined
      fold = folds.next().value as RowFold | undefined
      count++
    }
  }
  return count
}

/** Each row as its changes leave it. */
function* foldedRows(
  statements: Statements,
  table: string,
  { erased, entries }: Journaled,
  found: Differences,
  tally: Tally,
): IterableIterator<RowFold> {
  const changes = statements.iterate<FoldedChange & { key: number; entry: number }>(
    `SELECT key, entry, ${foldedColumns} FROM main.entry_change WHERE "table" = ? ORDER BY key, id`,
    table,
  )
  let fold: RowFold | undefined
  for (const change of changes) {
    tally.add()
    if (fold !== undefined && fold.key !== change.key) {
      yield fold
      fold = undefined
    }
    fold ??= new RowFold(table, change.key, erased)
    const entry = entries.get(change.entry)
    const fault = fold.add(change) ?? (entry === undefined ? null : fold.unlike(change, entry))
    if (fault !== null) found.add('change', `${table} ${change.key}`, fault.en, fault.zh)
  }
  if (fold !== undefined) yield fold
}

function compare(table: string, row: Values, fold: RowFold, columns: readonly string[], found: Differences): void {
  const column = columns.find((name) => !fold.holds(name, row[name]))
  if (column !== undefined)
    found.add('row', `${table} ${row.id}`, `column ${column} is not what the journal says`, `列 ${column} 与日志不符`)
}
