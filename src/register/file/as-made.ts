import type Database from 'better-sqlite3'
import made from '../../../schema/snapshot.sql'

/** A row of the schema as a text: one line where it has none of its own, such as an index that belongs to a constraint. */
export const partText = `concat(type, ' ', name, ' ', tbl_name, char(10) || sql)`

/**
 * What the file says of its schema, each row as a text. Every row, whatever it is called: no name keeps SQLite from obeying a
 * trigger, and what is called like one of its own objects could be anything.
 */
function partsOf(db: Database.Database): string[] {
  const parts = db.prepare(`SELECT ${partText} FROM main.sqlite_schema`).pluck().all() as string[]
  // Sorted here: the database takes three times as long for it, and it is asked for at every opening.
  return parts.sort()
}

/** The number of the parts stands first: two of them can then not be written as one, since no part of ours has an empty line. */
const textOf = (parts: readonly string[]): string => `-- ${parts.length} parts\n\n${parts.join('\n\n')}\n`

/** The schema as text, sorted, of what else the file has nothing left out: what the snapshot holds. */
export const schemaText = (db: Database.Database): string => textOf(partsOf(db))

/** What ANALYZE makes, to the letter. It changes how rows are looked for, never which are found. */
const statistics = [
  'table sqlite_stat1 sqlite_stat1\nCREATE TABLE sqlite_stat1(tbl,idx,stat)',
  'table sqlite_stat4 sqlite_stat4\nCREATE TABLE sqlite_stat4(tbl,idx,neq,nlt,ndlt,sample)',
]

/** The parts without one of each table that ANALYZE makes: whoever had SQLite count the rows altered nothing. */
export const withoutStatistics = (parts: readonly string[]): string[] =>
  parts.filter((part, index) => !statistics.includes(part) || parts.indexOf(part) !== index)

/**
 * Whether tables, indexes, triggers and views are those that the program makes and no others: held against all of their text, which
 * a test holds against the migrations. It is asked at every opening, and a digest would take ten times as long, with what Node
 * loads for it.
 */
export function isAsMade(raw: Database.Database): boolean {
  const parts = partsOf(raw)
  return textOf(parts) === made || textOf(withoutStatistics(parts)) === made
}

/** The parts of the schema as the program makes it. */
export const madeParts = (): string[] => made.trimEnd().split('\n\n').slice(1)
