import { factTables, journaledColumns } from './catalogue.ts'
import { highestBeyond } from './series.ts'
import type { Statements } from './statements.ts'
import type { FactTable } from './tables.ts'

/** What a register leaves between the highest number that a row bears and its counter: more than any import that was left behind has taken. */
const mostBetween = 1_000_000

/** Columns that numbers of a series stand in. */
const columns: readonly string[] = ['number', 'code']

/** A counter that nobody came to by giving numbers. */
export interface FarAhead {
  readonly prefix: string
  readonly value: number
  /** The highest number of the series that a row bears. */
  readonly highest: number
}

/** Those of some counters, by their series, that are no numbers, or so far ahead of what is on record that somebody set them. */
export function farAhead(statements: Statements, counters: Readonly<Record<string, number>>): FarAhead[] {
  const large = Object.entries(counters).filter(([, value]) => !(Number.isInteger(value) && value <= mostBetween))
  const bearing = large.length === 0 ? [] : tablesWithNumbers(statements)
  return large.flatMap(([prefix, value]) => {
    const highest = Math.max(...bearing.map((each) => highestBeyond(statements, { ...each, prefix, digits: 0 })))
    return value - highest <= mostBetween ? [] : [{ prefix, value, highest }]
  })
}

/** The counters that go on from what is on record: what somebody set far ahead would end its series wherever it is taken over. */
export function soundCounters(
  statements: Statements,
  counters: Readonly<Record<string, number>>,
): Readonly<Record<string, number>> {
  const unsound = new Set(farAhead(statements, counters).map(({ prefix }) => prefix))
  return Object.fromEntries(Object.entries(counters).filter(([prefix]) => !unsound.has(prefix)))
}

const tablesWithNumbers = (statements: Statements) =>
  factTables(statements).flatMap((table) =>
    journaledColumns(statements, table)
      .filter((column) => columns.includes(column))
      .map((column) => ({ table: table as FactTable, column })),
  )
