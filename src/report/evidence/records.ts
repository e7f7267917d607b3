import type { Day } from '../../clause/day.ts'
import type { Words } from '../../clause/words.ts'
import type { FactWords, FieldPair } from '../../register/history.ts'
import { type RecordRow, type RowDays, recordColumns, recordsOf } from '../../register/records.ts'
import type { Db } from '../../register/register.ts'
import type { FactTable } from '../../register/tables.ts'
import type { OutputFolder } from '../../terminal/folder.ts'
import type { Cell } from '../../terminal/result.ts'
import { csvOf } from '../../terminal/rows.ts'
import { RowSet } from './row-set.ts'

/** A file of records, with how many it holds and what its columns are called in the register. */
export interface RecordFile {
  readonly table: FactTable
  readonly name: string
  readonly title: Words
  readonly rows: number
  /** Which rows these are. */
  readonly ids: RowSet
  readonly columns: readonly string[]
}

/** How records are told and dated. */
export interface RecordWords {
  readonly facts: FactWords
  readonly days: RowDays
}

/** Columns that lead to people outside the body, or only help a search: evidence of the duties needs none of them. */
const needless: readonly string[] = ['person_id', 'before_id', 'name_key']
const personalOf: Readonly<Partial<Record<FactTable, readonly string[]>>> = {
  customer: ['phone', 'fax', 'email', 'legal_representative'],
}

/** The columns of a table that tell of people outside the body. */
export const leftOut = (table: FactTable): readonly string[] => personalOf[table] ?? []

/** Whether a column is about people outside the body. */
export const isHidden = (table: FactTable, column: string): boolean =>
  needless.includes(column) || leftOut(table).includes(column)

/**
 * Writes the rows of a table as CSV: every column under its own name, a reference by the id of its row and, in a column
 * beside it, by what people call that row.
 */
export async function writeRecords(
  db: Db,
  table: FactTable,
  day: Day,
  folder: OutputFolder,
  { facts, days }: RecordWords,
): Promise<RecordFile> {
  const name = `records/${table}.csv`
  const columns = (await recordColumns(db, table)).filter((column) => !isHidden(table, column))
  const ids = new RowSet()
  let rows = 0
  async function* lines(): AsyncGenerator<Cell[][]> {
    for await (const batch of recordsOf(db, table, columns, days, day)) {
      rows += batch.length
      for (const { id } of batch) ids.add(id)
      yield await named(db, table, batch, columns, facts)
    }
  }
  const written = columns.flatMap((column) => writtenAs(column, facts))
  await folder.write(name, csvOf(['id', ...written, 'entry'], lines()))
  return { table, name, title: facts.table(table), rows, ids, columns }
}

/** What a column is called in the file; a reference has two. */
export const writtenAs = (column: string, facts: FactWords): string[] =>
  facts.isReference(column) && column.endsWith('_id') ? [column, column.slice(0, -'_id'.length)] : [column]

async function named(
  db: Db,
  table: FactTable,
  rows: readonly RecordRow[],
  columns: readonly string[],
  facts: FactWords,
): Promise<Cell[][]> {
  const references = columns.filter((column) => facts.isReference(column))
  const pairs = rows.flatMap(({ id, values }): FieldPair[] =>
    references.map((field) => ({ table, key: id, field, before: null, after: values[field] ?? null })),
  )
  const names = await facts.names(db, pairs)
  return rows.map(({ id, entry, values }) => [
    id,
    ...columns.flatMap((column): Cell[] => {
      const value = values[column] ?? null
      if (!facts.isReference(column)) return [value]
      const called = names.behind(column, value)
      return column.endsWith('_id') ? [value, called] : [called ?? value]
    }),
    entry,
  ])
}
