import { quoted } from '../catalogue.ts'
import type { FactTable } from '../tables.ts'
import type { Either, EvidenceRows, Path } from './evidence.ts'

/** Where the late facts are listed while a snapshot is judged: a table of its own, so that memory does not grow with them. */
export const lateFacts = 'late_fact'

/** The table that holds, for each row that was not on record in time as it is now, its id. */
export const untimely = (table: FactTable): string => quoted(`untimely_${table}`)

/** The table that holds those of them that were on record in time otherwise, as they were. */
export const timely = (table: FactTable): string => quoted(`timely_${table}`)

/** For a WHERE: a table of ids such as `untimely` has none of a row called `own`. */
export const isNotIn = (ids: string, where = ''): string =>
  // NOT IN of a long list is gone through for every row by PostgreSQL.
  `NOT EXISTS (SELECT 1 FROM ${ids} AS listed WHERE listed.id = own.id ${where})`

/** What the path of a row called `own` leads to. */
export function leadsTo(path: Path | Either): string {
  if ('either' in path) return `coalesce(${path.either.map(leadsTo).join(', ')})`
  const [column, ...on] = path
  let found = `own.${quoted(column)}`
  for (const [table, next] of on) found = `(SELECT ${quoted(next)} FROM ${quoted(table)} WHERE id = ${found})`
  return found
}

/** A dated part of a row: the row itself (null), or one of its steps; where its day stands, and what it filled. */
export interface DatedPart {
  readonly step: string | null
  readonly day: string
}

/** The dated parts of the rows of a table. */
export const partsOf = ({ day, steps = {} }: EvidenceRows): DatedPart[] => [
  ...(day === null ? [] : [{ step: null, day: leadsTo(day) }]),
  ...Object.keys(steps).map((step) => ({ step, day: `own.${quoted(step)}` })),
]
