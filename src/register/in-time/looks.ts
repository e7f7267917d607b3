import type { Day } from '../../clause/day.ts'
import { quoted } from '../catalogue.ts'
import type { Statements } from '../statements.ts'
import type { FactTable } from '../tables.ts'
import { type Deadlines, mayBeLate } from './deadlines.ts'
import type { Evidence, EvidenceRows } from './evidence.ts'
import { partsOf } from './sql.ts'

/** What tells at once of all tables of evidence where a search for late facts is worth its while: a server is asked three times, not three of each. */
export interface Looks {
  /** Those that have any row, in their order. Most registers have none of many kinds, which to ask is much less than to look for what was late. */
  readonly held: readonly (readonly [FactTable, EvidenceRows])[]
  /** Those of which any row was changed since it was added. */
  readonly changed: ReadonlySet<string>
  /** The days of which anything may have been added late, by the table and the place of the part that they are of (`daysIn`). */
  readonly late: ReadonlyMap<string, readonly Day[]>
}

const partKey = (table: string, place: number): string => `${table} ${place}`

/** The days of which anything of a part of a table may have been added late. */
export const daysIn = ({ late }: Looks, table: FactTable, place: number): readonly Day[] =>
  late.get(partKey(table, place)) ?? []

/** For a WHERE: rows called `own` that may have been added after the deadline of their day. */
export const mayBeAddedLate = (day: string, deadlines: Deadlines, { spelling }: Statements): string =>
  `own.voided_at IS NULL AND ${mayBeLate(day, 'own.recorded_at', deadlines, spelling)}`

/** Looks at the tables of evidence. */
export function lookAtEvidence(statements: Statements, evidence: Evidence, deadlines: Deadlines): Looks {
  const all = Object.entries(evidence) as [FactTable, EvidenceRows][]
  const those = (tables: typeof all, where: (table: string) => string): ReadonlySet<string> => {
    const each = tables.map(([table]) => `SELECT '${table}' AS name WHERE ${where(table)}`)
    return new Set(asked<{ name: string }>(statements, each).map(({ name }) => name))
  }
  const rows = those(all, (table) => `EXISTS (SELECT 1 FROM ${quoted(table)})`)
  const held = all.filter(([table]) => rows.has(table))
  // Told by how many rows and how many changes there are, which costs little.
  const changed = those(
    held,
    (table) =>
      `(SELECT count(*) FROM ${quoted(table)}) <> (SELECT count(*) FROM entry_change WHERE "table" = '${table}')`,
  )
  return { held, changed, late: lateDays(statements, held, deadlines) }
}

function lateDays(statements: Statements, held: Looks['held'], deadlines: Deadlines): Looks['late'] {
  const each = held.flatMap(([table, rows]) =>
    partsOf(rows).map(
      (
        { day },
        place,
      ) => `SELECT DISTINCT '${partKey(table, place)}' AS part, ${day} AS day FROM ${quoted(table)} AS own
        WHERE ${mayBeAddedLate(day, deadlines, statements)}`,
    ),
  )
  const late = new Map<string, Day[]>()
  for (const { part, day } of asked<{ part: string; day: Day }>(statements, each)) {
    const days = late.get(part) ?? []
    days.push(day)
    late.set(part, days)
  }
  return late
}

/** What several questions come to, as one. */
const asked = <Row>(statements: Statements, each: readonly string[]): Row[] =>
  each.length === 0 ? [] : statements.all<Row>(each.join(' UNION ALL '))
