import { addDaysTo, type Day } from './day.ts'
import type { Words } from './words.ts'

/** The first day on which NCT-GI-007 A/00 is in force: no finding is dated before it. */
export const inForceFrom = '2025-01-16' as Day

/** The value of a limit from a day on. */
export interface DatedValue {
  readonly from: Day
  readonly value: number
}

/**
 * A figure that a duty is judged by: integer, in the unit its title names. `values` are those of the procedure's
 * revisions; a register may hold later ones, and a report as of an old day uses the value of that day.
 */
export interface Limit {
  readonly name: string
  readonly title: Words
  readonly values: readonly DatedValue[]
  /** The smallest and the largest value that makes sense: a million working days would be counted for hours. */
  readonly least: number
  readonly most: number
}

/** A limit with the value that it has since the procedure is in force. */
export const limit = (
  name: string,
  value: number,
  title: Words,
  { least = 0, most = 1000 }: Partial<Pick<Limit, 'least' | 'most'>> = {},
): Limit => ({ name, title, values: [{ from: inForceFrom, value }], least, most })

/** Whether the limit may have the value. */
export const isWithin = ({ least, most }: Limit, value: number): boolean => value >= least && value <= most

/** The limits that a clause is judged by, under the names its check uses. */
export type Limits<Name extends string = string> = Readonly<Record<Name, Limit>>

/** The values of a clause's limits on one day. */
export type LimitValues<Name extends string = string> = Readonly<Record<Name, number>>

/** What the register sets beyond the procedure, by limit name. */
export type SetLimits = ReadonlyMap<string, readonly DatedValue[]>

/** The value in force on the day: the latest that began by then, the register's before the procedure's on one day. */
export function valueOn(limit: Limit, day: Day, set: SetLimits): number {
  let found = limit.values[0] as DatedValue
  for (const dated of [...limit.values, ...(set.get(limit.name) ?? [])])
    if (dated.from <= day && dated.from >= found.from) found = dated
  return found.value
}

/** All values of a clause's limits on the day. */
export function valuesOn<Name extends string>(limits: Limits<Name>, day: Day, set: SetLimits): LimitValues<Name> {
  const entries = Object.entries<Limit>(limits).map(([name, limit]) => [name, valueOn(limit, day, set)])
  return Object.fromEntries(entries) as LimitValues<Name>
}

/** All values of a clause's limits on any day, each day worked out once. */
export function valuesByDay<Name extends string>(
  limits: Limits<Name>,
  set: SetLimits,
): (day: Day) => LimitValues<Name> {
  const known = new Map<Day, LimitValues<Name>>()
  return (day) => {
    const values = known.get(day) ?? valuesOn(limits, day, set)
    known.set(day, values)
    return values
  }
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
