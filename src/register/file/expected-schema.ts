import type Database from 'better-sqlite3'
import { visible } from '../../clause/visible.ts'
import { joined, type Words } from '../../clause/words.ts'
import { quoted } from '../catalogue.ts'
import { type Difference, placeWords } from '../difference.ts'
import { madeParts, partText, withoutStatistics } from './as-made.ts'
import { connect, requireNamed } from './connection.ts'

/** A table, index, trigger or view of a schema, as a row of the file says it; `text` is all of it. */
export interface SchemaPart {
  readonly type: string
  readonly name: string
  /** Empty where the file has none, as of an index that belongs to a constraint. */
  readonly sql: string
  readonly text: string
}

/** How a part is not as the program makes it. */
export type SchemaFault = 'missing' | 'besides' | 'other'

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

/** A name is whatever somebody wrote into the file: nothing in it is obeyed, and it fills no screen. */
export const partName = (name: string): string => visible(name.length > 80 ? `${name.slice(0, 80)}…` : name)

const faults: Readonly<Record<SchemaFault, Words>> = {
  besides: { en: 'is not of certdesk', zh: '非 certdesk 所建' },
  other: { en: 'is not as certdesk made it', zh: '与 certdesk 所建不同' },
  missing: { en: 'is missing', zh: '缺失' },
}

/** Something of a schema that is not as the program makes it: `trigger x`, and how. */
type SchemaAlteration = Omit<Difference, 'kind'>

/** Each part of a register's schema that is not as the program makes it: what is there besides first. */
export function schemaAlterations(raw: Database.Database): SchemaAlteration[] {
  const differences = schemaDifferences(raw)
  return (Object.keys(faults) as SchemaFault[]).flatMap((fault) =>
    differences[fault].map(({ type, name }) => ({
      where: `${partName(type)} ${partName(name)}`,
      detail: faults[fault],
    })),
  )
}

/** How many alterations a sentence names. */
const mostNamed = 3

/** Alterations as they stand behind a colon in a sentence. */
export function alterationsNamed(alterations: readonly SchemaAlteration[]): Words {
  const named = alterations
    .slice(0, mostNamed)
    .map(({ where, detail }) => ({
      en: `${where} ${detail.en}`,
      zh: `${placeWords({ kind: 'schema', where }).zh} ${detail.zh}`,
    }))
  const more = alterations.length - named.length
  const rest = more > 0 ? [{ en: `${more} more differ`, zh: `另有 ${more} 处不同` }] : []
  return joined([...named, ...rest], ', ', '，')
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
        requireNamed(raw, file)
      })
      .immediate()
  } finally {
    raw.close()
  }
}
