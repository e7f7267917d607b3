import type Database from 'better-sqlite3'
import { factTables } from '../../src/register/catalogue.ts'
import type { OpenRegister } from '../../src/register/file/open-register.ts'
import { statementsOf } from '../../src/register/file/statements.ts'
import type { NewRow } from '../../src/register/register.ts'
import type { FactTable } from '../../src/register/tables.ts'
import { entered, newFile, open } from '../register/registers.ts'

interface Column {
  readonly name: string
  readonly type: string
  readonly notnull: number
  readonly dflt_value: string | null
}

/** Of whoever records, and of being taken back: the program's own. */
const own = ['id', 'recorded_at', 'recorded_by']

/** The columns that a new row needs a value of. */
const neededOf = (raw: Database.Database, table: string): Column[] =>
  (raw.pragma(`table_info("${table}")`) as Column[]).filter(
    ({ name, notnull, dflt_value }) => notnull && dflt_value === null && !own.includes(name),
  )

/** Of two references a row must have one: which it has here, and to what. */
const chosen: Readonly<Record<string, { readonly from: string; readonly table: string }>> = {
  case_act: { from: 'appeal_id', table: 'appeal' },
  case_matter: { from: 'appeal_id', table: 'appeal' },
}

/** What the rows of a table must refer to. */
function parentsOf(raw: Database.Database, table: string) {
  const needed = neededOf(raw, table).map(({ name }) => name)
  const references = raw.pragma(`foreign_key_list("${table}")`) as { readonly table: string; readonly from: string }[]
  const own = chosen[table]
  return [...references.filter(({ from }) => needed.includes(from)), ...(own === undefined ? [] : [own])]
}

/** Tables in such an order that each comes behind those that its rows refer to. */
function inOrder(raw: Database.Database): string[] {
  const placed: string[] = []
  const place = (table: string) => {
    if (placed.includes(table)) return
    for (const parent of parentsOf(raw, table)) if (parent.table !== table) place(parent.table)
    placed.push(table)
  }
  for (const table of factTables(statementsOf(raw))) place(table)
  return placed
}

/** A row of any table: what it must have, texts named after their column, references to the first row or the second. */
function anyRow(raw: Database.Database, table: string, nth: number, number: number): Record<string, string | number> {
  const references = new Set(parentsOf(raw, table).map(({ from }) => from))
  const own = chosen[table]
  return Object.fromEntries([
    ...(own === undefined ? [] : [[own.from, nth] as const]),
    ...neededOf(raw, table).map(({ name, type }): readonly [string, string | number] => {
      if (references.has(name)) return [name, nth]
      return [name, type === 'INTEGER' ? number : `${name} ${nth}`]
    }),
  ])
}

async function addTwo(register: OpenRegister, table: string): Promise<void> {
  for (const nth of [1, 2]) {
    const add = (number: number) =>
      register.write(entered(`${table} add`), (tx) =>
        tx.insert(table as FactTable, anyRow(register.raw, table, nth, number) as unknown as NewRow<FactTable>),
      )
    // A number that only one row may have, or one that says yes or no.
    await add(nth)
      .catch(() => add(1))
      .catch(() => add(0))
  }
}

/** A register with two rows in every journaled table, each added by an entry of its own. Returns its path, closed. */
export async function everyTable(): Promise<{ readonly file: string; readonly tables: readonly string[] }> {
  const file = newFile()
  const register = open(file)
  const tables = inOrder(register.raw)
  for (const table of tables) await addTwo(register, table)
  // What stands last could be cut off, which one file does not show.
  await register.write(entered('audit', { always: true }), (tx) => tx.note('the end'))
  register.close()
  return { file, tables }
}
