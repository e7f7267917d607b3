import { addDaysTo, type Day, dayOf, later, type Moment } from '../../clause/day.ts'
import { endOfWallTime, momentOf } from '../../clause/moment.ts'
import { remembered } from '../../clause/remembered.ts'
import type { Spelling } from '../statements.ts'
import type { EvidenceRows } from './evidence.ts'

/** By when facts are to be on record. */
export interface Deadlines {
  /** In which recording moments become days. */
  readonly timeZone: string
  /** The last day on which what happened on a day is recorded in time, of an audit or of anything else. */
  readonly last: (day: Day, audit: boolean) => Day
  /** The smallest number of days after its own that anything may be recorded in time: what lies within is not looked at. */
  readonly least: number
  /** The day before which facts were migrated, and the last day on which they are recorded in time; null: none were. */
  readonly migrated: { readonly before: Day; readonly last: Day } | null
}

/** The deadlines as moments and days, each worked out once. */
export class Until {
  readonly #deadlines: Deadlines
  readonly #last: (day: Day) => Day
  readonly #recorded: (at: Moment) => Day

  constructor(deadlines: Deadlines, { audit, holds }: Pick<EvidenceRows, 'audit' | 'holds'>) {
    this.#deadlines = deadlines
    const { migrated, timeZone } = deadlines
    // What holds from go-live on held before it, too: nobody asked since when.
    const before = holds === undefined ? (day: Day, live: Day) => day < live : (day: Day, live: Day) => day <= live
    this.#last = remembered((day) => {
      const last = deadlines.last(day, audit === true)
      return migrated !== null && before(day, migrated.before) ? later(last, migrated.last) : last
    })
    this.#recorded = remembered((at) => dayOf(at, timeZone), 10_000)
  }

  /** The last day on which what happened on the day is recorded in time. */
  last(day: Day): Day {
    return this.#last(day)
  }

  /** The last moment of that day by the clock on the wall. */
  moment(day: Day): Moment {
    const { timeZone } = this.#deadlines
    const last = this.#last(day)
    // Where a clock never showed the last second of a day, that of the day after is late by hours at most.
    const end = endOfWallTime(`${last} 23:59:59`, timeZone) ?? Date.parse(`${addDaysTo(last, 1)}T00:00:00Z`)
    return momentOf(end)
  }

  /** The day of a moment on which something was entered. */
  recorded(at: Moment): Day {
    return this.#recorded(at)
  }
}

/**
 * For a WHERE: rows that may have been recorded after the deadline of a day, by what is said of it in SQL. Days of moments are
 * those of UTC, so one is allowed for on either side; in most registers a row is entered on its day, and is done with at once.
 */
export function mayBeLate(day: string, at: string, { least, migrated }: Deadlines, { daysAfter }: Spelling): string {
  // As texts: a moment is greater than its own day, and smaller than that with a later letter than the T of moments.
  const afterOwn = least > 0 ? `${at} > ${day} || 'U'` : `${at} > ${day}`
  const isMigrated = migrated === null ? [] : [`NOT (${day} < '${migrated.before}' AND ${at} < '${migrated.last}')`]
  return [...isMigrated, afterOwn, `${daysAfter(day, Math.max(least - 1, 0))} < ${at}`].join(' AND ')
}
