import { migrations } from '../../migrations.ts'
import { type StepColumn, type StepStatement, statementsOfStep } from './steps.ts'

/** A table as all steps of the schema leave it: its columns stand in the order in which they were added. */
export interface ServerTable {
  readonly name: string
  readonly columns: readonly StepColumn[]
}

const inMain = (name: string): string => `main."${name}"`

/** Texts are told apart and set in order by their bytes, as SQLite does, whatever the database's own order is. */
const typed = { text: 'text COLLATE "C"', whole: 'bigint' } as const

const reference = ({ table, atEnd }: NonNullable<StepColumn['to']>): string =>
  `REFERENCES ${inMain(table)}${atEnd ? ' DEFERRABLE INITIALLY DEFERRED' : ''}`

function columnSql({ name, holds, isKey, nullable, to, check }: StepColumn): string {
  const parts = [`"${name}" ${typed[holds]}`]
  if (isKey) parts.push('PRIMARY KEY')
  else if (!nullable) parts.push('NOT NULL')
  if (to !== null) parts.push(reference(to))
  if (check !== null) parts.push(`CHECK ${check}`)
  return parts.join(' ')
}

function translated(statement: StepStatement): string {
  switch (statement.does) {
    case 'table': {
      const { name, columns, checks } = statement
      const lines = [...columns.map(columnSql), ...checks.map((check) => `CHECK ${check}`)]
      return `CREATE TABLE ${inMain(name)} (\n  ${lines.join(',\n  ')}\n)`
    }
    case 'column':
      return `ALTER TABLE ${inMain(statement.table)} ADD COLUMN ${columnSql(statement.column)}`
    case 'index': {
      const { name, table, unique, parts, where } = statement
      const kind = unique ? 'UNIQUE INDEX' : 'INDEX'
      const only = where === null ? '' : ` WHERE ${where}`
      return `CREATE ${kind} "${name}" ON ${inMain(table)} (${parts.join(', ')})${only}`
    }
    case 'drop index':
      return `DROP INDEX ${inMain(statement.name)}`
  }
}

/** A step of the schema as a server takes it, statement by statement. Throws where it has what is not known to mean the same there. */
export const serverStep = (sql: string): string[] => statementsOfStep(sql).map(translated)

/** A statement without the references of its columns, and what makes each of them. */
function withoutReferences(statement: StepStatement): readonly [StepStatement, ...string[]] {
  const free = (column: StepColumn): StepColumn => ({ ...column, to: null })
  const later = (table: string, { name, to }: StepColumn) =>
    to === null ? [] : [`ALTER TABLE ${inMain(table)} ADD FOREIGN KEY ("${name}") ${reference(to)}`]
  if (statement.does === 'table') {
    const { name, columns } = statement
    return [{ ...statement, columns: columns.map(free) }, ...columns.flatMap((column) => later(name, column))]
  }
  if (statement.does !== 'column') return [statement]
  return [{ ...statement, column: free(statement.column) }, ...later(statement.table, statement.column)]
}

/**
 * The same register as `serverStep` makes, in two parts: tables, to be filled with rows that are known to be right, and then what these are found
 * and held together by, which is faster made of all of them at once.
 */
export function stepsToFill(steps: readonly string[]): { readonly tables: string[]; readonly rest: string[] } {
  const tables: string[] = []
  const references: string[] = []
  // What a later step drops, or makes anew under its name, need not be made first.
  const indexes = new Map<string, string>()
  for (const [statement, ...made] of steps.flatMap(statementsOfStep).map(withoutReferences)) {
    references.push(...made)
    if (statement.does === 'drop index') indexes.delete(statement.name)
    else if (statement.does === 'index') indexes.set(statement.name, translated(statement))
    else tables.push(translated(statement))
  }
  return { tables, rest: [...indexes.values(), ...references] }
}

/** The tables as steps of the schema leave them, in the order in which they were made: those of a register unless other steps are given. */
export function serverTables(steps: readonly string[] = migrations): ServerTable[] {
  const tables = new Map<string, StepColumn[]>()
  for (const statement of steps.flatMap(statementsOfStep))
    if (statement.does === 'table') tables.set(statement.name, [...statement.columns])
    else if (statement.does === 'column') columnsOf(tables, statement.table).push(statement.column)
  return [...tables].map(([name, columns]) => ({ name, columns }))
}

function columnsOf(tables: ReadonlyMap<string, StepColumn[]>, table: string): StepColumn[] {
  const columns = tables.get(table)
  if (columns === undefined) throw new Error(`A step of the schema adds a column to ${table}, which no step made.`)
  return columns
}

/** Whether a table's changes are journaled: it carries when each row was recorded. */
export const isFactTable = ({ columns }: ServerTable): boolean => columns.some(({ name }) => name === 'recorded_at')
