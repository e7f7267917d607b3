import type { Day, Moment } from '../../clause/day.ts'
import { images } from '../reverse.ts'
import type { Values } from '../statements.ts'
import type { Until } from './deadlines.ts'
import type { EvidenceRows, LateFact } from './evidence.ts'

/** A change of a row with the entry that made it. */
export interface RowChange {
  readonly op: 'insert' | 'update'
  readonly before: string | null
  readonly after: string | null
  readonly private: string | null
  readonly entry: number
  readonly at: Moment
}

/** A row as it is, its day under ` day`, with its changes from the newest back. */
export interface RowHistory {
  readonly row: Values
  readonly changes: readonly RowChange[]
}

/** A part of the row that counts only by a late entry. */
export interface LatePart extends Pick<LateFact, 'step' | 'day' | 'entry' | 'changed'> {
  readonly at: Moment
}

/** A row as it was on record in time, with its parts that are late: the row as it is where it stood so in time. */
export interface InTimeImage {
  readonly image: Values | null
  readonly late: readonly LatePart[]
}

/** A row as it stood on a day: null where it was not there, or was void. */
export interface Stood {
  readonly values: Values | null
  /** The entries after the day that made it what it is, the newest first, with the columns that each changed. */
  readonly later: readonly { readonly change: RowChange; readonly columns: readonly string[] }[]
}

/** What is kept about a row besides what it says, or says whose it is: to merge two customers makes nothing late. */
const stays = (column: string): boolean =>
  [
    'id',
    'recorded_at',
    'recorded_by',
    'voided_at',
    'voided_by',
    'void_reason',
    'customer_id',
    'certificate_id',
  ].includes(column)

export function stoodOn({ row, changes }: RowHistory, last: Day, until: Until): Stood {
  let values: Values | null = row
  const later: { change: RowChange; columns: readonly string[] }[] = []
  for (const change of changes) {
    if (until.recorded(change.at) <= last) break
    const { before } = images(change)
    later.push({ change, columns: change.op === 'insert' ? [] : Object.keys(before) })
    values = change.op === 'insert' ? null : { ...values, ...before }
  }
  return { values: values?.voided_at === null ? values : null, later }
}

/**
 * Of a row that was not on record in time as it is: by which entry it became what it is. `dated` is the column of its day, where it
 * is its own.
 */
export function lateBy(
  step: string | null,
  day: Day,
  { values, later }: Stood,
  columns: readonly string[],
  dated: string | null = step,
): LatePart | null {
  const touching = later.filter(
    ({ change, columns: own }) => change.op === 'insert' || own.some((each) => columns.includes(each)),
  )
  // What was added late is late from then on, whatever was corrected since, unless that was its day; what was changed, since the last change.
  const redated = later.find(({ columns: own }) => dated !== null && own.includes(dated))
  const at = values === null ? (redated ?? later.at(-1) ?? touching[0]) : touching[0]
  return at === undefined ? null : { step, day, entry: at.change.entry, at: at.change.at, changed: values !== null }
}

/**
 * A row as it stood when each of its parts was to be on record: null where it wasn't there then. Parts that are late are
 * named, with the entries that made them count.
 */
export function imageInTime(
  history: RowHistory,
  { day, steps = {}, stays: ends = [] }: EvidenceRows,
  until: Until,
): InTimeImage {
  const { row } = history
  const ofSteps = new Set(Object.entries(steps).flatMap(([step, filled]) => [step, ...filled]))
  const own = Object.keys(row).filter(
    (column) => column !== ' day' && !stays(column) && !ends.includes(column) && !ofSteps.has(column),
  )
  const image: Record<string, Values[string]> = { ...row }
  const late: LatePart[] = []
  let isThere = true
  const hold = (step: string | null, on: Day, columns: readonly string[], dated: string | null = step) => {
    const stood = stoodOn(history, until.last(on), until)
    const differs = stood.values === null || columns.some((column) => stood.values?.[column] !== row[column])
    if (!differs) return
    const part = lateBy(step, on, stood, columns, dated)
    if (part === null) return
    // A step that was not taken yet is one that was recorded afterwards; else it was changed.
    const isNew = stood.values === null || (step !== null && stood.values[step] === null)
    late.push({ ...part, changed: !isNew })
    if (step === null && stood.values === null) isThere = false
    for (const column of columns) image[column] = stood.values?.[column] ?? null
  }
  if (day !== null) hold(null, row[' day'] as Day, own, day.length === 1 ? day[0] : null)
  for (const [step, filled] of Object.entries(steps)) {
    const on = row[step]
    if (on !== null && on !== undefined) hold(step, on as Day, [step, ...filled])
  }
  if (late.length === 0) return { image: row, late }
  return { image: isThere ? image : null, late }
}
