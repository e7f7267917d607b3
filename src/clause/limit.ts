import { addDaysTo, type Day } from './day.ts'
import { remembered } from './remembered.ts'
import type { Words } from './words.ts'

/** The first day on which NCT-GI-007 A/00 is in force: no finding is dated before it. */
export const inForceFrom = '2025-01-16' as Day

/** The value of a limit from a day on. */
export interface DatedValue {
  readonly from: Day
  readonly value: number
}

/** A value that the register holds: of a revision of the procedure (its number), or set by the body itself (null). */
export interface SetValue extends DatedValue {
  readonly revision: string | null
}

/** Which values ask more of the body: higher ones, lower ones, or neither, so that every other value is a deviation. */
export type Stricter = 'higher' | 'lower' | null

/**
 * A figure that a duty is judged by: integer, in the unit its title names. `values` are the procedure's own; a register
 * may hold later ones, and a report as of an old day uses the value of that day.
 */
export interface Limit {
  readonly name: string
  readonly title: Words
  readonly values: readonly DatedValue[]
  readonly stricter: Stricter
  /** The smallest and the largest value that makes sense: a million working days would be counted for hours. */
  readonly least: number
  readonly most: number
}

/** A limit with the value that it has since the procedure is in force. */
export const limit = (
  name: string,
  value: number,
  title: Words,
  { stricter, least = 0, most = 1000 }: { stricter: Stricter } & Partial<Pick<Limit, 'least' | 'most'>>,
): Limit => ({ name, title, values: [{ from: inForceFrom, value }], stricter, least, most })

/** Whether the limit may have the value. */
export const isWithin = ({ least, most }: Limit, value: number): boolean => value >= least && value <= most

/** Whether the value asks less of the body than the other one does. */
export const isLooser = ({ stricter }: Limit, value: number, than: number): boolean =>
  stricter === null ? value !== than : stricter === 'higher' ? value < than : value > than

/** The limits that a clause is judged by, under the names its check uses. */
export type Limits<Name extends string = string> = Readonly<Record<Name, Limit>>

/** The values of a clause's limits on one day. */
export type LimitValues<Name extends string = string> = Readonly<Record<Name, number>>

/** A limit with the clauses that are judged by it. */
export interface CitedLimit {
  readonly limit: Limit
  readonly clauses: readonly string[]
}

/** What the register holds besides, by limit name: in the order of the days, on one day a revision's before the body's own. */
export type SetLimits = ReadonlyMap<string, readonly SetValue[]>

/**
 * The value in force on the day: the latest that began by then, whoever said it. So a revision ends what the body had set
 * before it, be that stricter or looser: it was decided against the procedure of its time, and goes on only where it is
 * set again. On one day the body's own goes before the procedure's: it was decided against just that.
 */
export function inForceOn<Value extends SetValue>(
  limit: Limit,
  day: Day,
  set: ReadonlyMap<string, readonly Value[]>,
): DatedValue | Value {
  let found: DatedValue | Value = limit.values[0] as DatedValue
  for (const dated of [...limit.values, ...(set.get(limit.name) ?? [])])
    if (dated.from <= day && dated.from >= found.from) found = dated
  return found
}

/** The figure in force on the day. */
export const valueOn = (limit: Limit, day: Day, set: SetLimits): number => inForceOn(limit, day, set).value

/** What the procedure itself says, in whatever revision, without what the body set: a deviation is held against it. */
export const ofProcedure = (set: SetLimits): SetLimits =>
  new Map([...set].map(([name, values]) => [name, values.filter(({ revision }) => revision !== null)]))

/** All values of a clause's limits on the day. */
export function valuesOn<Name extends string>(limits: Limits<Name>, day: Day, set: SetLimits): LimitValues<Name> {
  const values: Record<string, number> = {}
  for (const name in limits) values[name] = valueOn(limits[name], day, set)
  return values as LimitValues<Name>
}

/** All values of a clause's limits on any day. They change on few days, and are worked out once from each of these on. */
export function valuesByDay<Name extends string>(
  limits: Limits<Name>,
  set: SetLimits,
): (day: Day) => LimitValues<Name> {
  const dated = Object.values<Limit>(limits).flatMap(({ name, values }) => [...values, ...(set.get(name) ?? [])])
  const latestFirst = [...new Set(dated.map(({ from }) => from))].sort().reverse()
  const values = remembered((day: Day) => valuesOn(limits, day, set))
  return (day) => values(latestFirst.find((from) => from <= day) ?? day)
}

/** A limit that got another value, under the name its check uses. */
export interface LimitChange {
  readonly name: string
  readonly from: Day
  readonly value: number
  readonly before: number
}

/** How the limits changed within the days, oldest first: what happened before a change was judged by the value before it. */
export function changesWithin(limits: Limits, first: Day, last: Day, set: SetLimits): LimitChange[] {
  return Object.entries(limits).flatMap(([name, limit]) =>
    [...new Set([...limit.values, ...(set.get(limit.name) ?? [])].map(({ from }) => from))]
      .filter((from) => from > first && from > inForceFrom && from <= last)
      .sort()
      .map((from) => ({
        name,
        from,
        value: valueOn(limit, from, set),
        before: valueOn(limit, addDaysTo(from, -1), set),
      }))
      .filter(({ value, before }) => value !== before),
  )
}
