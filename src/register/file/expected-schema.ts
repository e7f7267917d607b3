import Database from 'better-sqlite3'
import { connect, requireNamed } from './connection.ts'
import { step } from './migrate.ts'
import { applicationId } from './version.ts'

/** A table, index or trigger of a schema. */
export interface SchemaPart {
  readonly type: string
  readonly name: string
  readonly sql: string
}

const partsSql = `SELECT type, name, sql FROM main.sqlite_schema WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY type, name`

const partsOf = (raw: Database.Database): SchemaPart[] => raw.prepare(partsSql).all() as SchemaPart[]

/** The parts of the schema as the program makes it. */
function expectedParts(): SchemaPart[] {
  const raw = new Database(':memory:')
  try {
    raw.pragma(`application_id = ${applicationId}`)
    step(raw)
    return partsOf(raw)
  } finally {
    raw.close()
  }
}

/** How a register's schema is not as the program makes it: what is missing, what is there besides, what reads otherwise. */
export function schemaDifferences(raw: Database.Database) {
  const key = ({ type, name }: SchemaPart) => `${type} ${name}`
  const expected = new Map(expectedParts().map((part) => [key(part), part]))
  const found = new Map(partsOf(raw).map((part) => [key(part), part]))
  return {
    missing: [...expected.values()].filter((part) => !found.has(key(part))),
    besides: [...found.values()].filter((part) => !expected.has(key(part))),
    other: [...expected.values()].filter((part) => found.has(key(part)) && found.get(key(part))?.sql !== part.sql),
  }
}

/**
 * Makes every index of the register anew from its tables, as the program has them: an index holds no fact of its own. One
 * transaction; throws where rows that only one may be stand twice, and nothing is changed.
 */
export function rebuildIndexes(file: string, wait: number): void {
  const ofIndexes = (parts: readonly SchemaPart[]) => parts.filter(({ type }) => type === 'index')
  const raw = connect(file, wait)
  try {
    raw
      .transaction(() => {
        for (const { name } of ofIndexes(partsOf(raw))) raw.exec(`DROP INDEX main."${name}"`)
        for (const { sql } of ofIndexes(expectedParts())) raw.exec(sql)
        raw.exec('REINDEX')
        requireNamed(raw, file)
      })
      .immediate()
  } finally {
    raw.close()
  }
}
