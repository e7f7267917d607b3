import type Database from 'better-sqlite3'
import { alterationsOf, partName, type SchemaAlteration, type SchemaFault } from '../alterations.ts'
import { quoted } from '../catalogue.ts'
import { madeParts, partText, withoutStatistics } from './as-made.ts'
import { connect, requireOnlyName } from './connection.ts'

/** A table, index, trigger or view of a schema, as a row of the file says it; `text` is all of it. */
export interface SchemaPart {
  readonly type: string
  readonly name: string
  /** Empty where the file has none, as of an index that belongs to a constraint. */
  readonly sql: string
  readonly text: string
}

const partsSql = `SELECT concat(type) AS type, concat(name) AS name, concat(sql) AS sql,
  ${partText} AS text FROM main.sqlite_schema ORDER BY type, name`

function partsOf(raw: Database.Database): SchemaPart[] {
  const parts = raw.prepare(partsSql).all() as SchemaPart[]
  const counted = withoutStatistics(parts.map(({ text }) => text))
  // Those that ANALYZE made are left out once each, as where the whole text is held against what was made.
  return parts.filter(({ text }) => {
    const at = counted.indexOf(text)
    if (at !== -1) counted.splice(at, 1)
    return at !== -1
  })
}

/** The parts of the schema as the program makes it. */
const expectedParts = (): SchemaPart[] =>
  madeParts().map((text) => {
    const [head = '', ...sql] = text.split('\n')
    const [type = '', name = ''] = head.split(' ')
    return { type, name, sql: sql.join('\n'), text }
  })

const keyOf = ({ type, name }: SchemaPart) => `${type} ${name}`

/** How a register's schema is not as the program makes it: what is missing, what is there besides, what reads otherwise. */
export function schemaDifferences(raw: Database.Database): Record<SchemaFault, readonly SchemaPart[]> {
  const unmet = new Map(expectedParts().map((part) => [part.text, part]))
  // What is there twice is besides, the second time.
  const more = partsOf(raw).filter(({ text }) => !unmet.delete(text))
  const wanted = new Set([...unmet.values()].map(keyOf))
  const found = new Set(more.map(keyOf))
  return {
    missing: [...unmet.values()].filter((part) => !found.has(keyOf(part))),
    besides: more.filter((part) => !wanted.has(keyOf(part))),
    other: more.filter((part) => wanted.has(keyOf(part))),
  }
}

/** Each part of a register's schema that is not as the program makes it: what is there besides first. */
export function schemaAlterations(raw: Database.Database): SchemaAlteration[] {
  const { missing, besides, other } = schemaDifferences(raw)
  const called = (parts: readonly SchemaPart[]) => parts.map(({ type, name }) => `${partName(type)} ${partName(name)}`)
  return alterationsOf({ besides: called(besides), other: called(other), missing: called(missing) })
}

const isIndex = ({ type }: SchemaPart): boolean => type === 'index'

/** One that has no text of its own belongs to a constraint of its table, and goes with it alone. */
const isDroppable = (part: SchemaPart): boolean => isIndex(part) && part.sql !== ''

/** Whether `rebuildIndexes` leaves all indexes as the program has them. */
export const isCuredByRebuilding = (raw: Database.Database): boolean => {
  const { besides, other } = schemaDifferences(raw)
  return [...besides, ...other].filter(isIndex).every(isDroppable)
}

/**
 * Makes every index of the register anew from its tables, as the program has them: an index holds no fact of its own. One
 * transaction; throws where rows that only one may be stand twice, and nothing is changed.
 */
export function rebuildIndexes(file: string, wait: number): void {
  const raw = connect(file, wait)
  try {
    raw
      .transaction(() => {
        for (const { name } of partsOf(raw).filter(isDroppable)) raw.exec(`DROP INDEX main.${quoted(name)}`)
        for (const { sql } of expectedParts().filter(isDroppable)) raw.exec(sql)
        raw.exec('REINDEX')
        requireOnlyName(raw, file)
      })
      .immediate()
  } finally {
    raw.close()
  }
}
