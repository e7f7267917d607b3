import type { Day } from '../../../../clause/day.ts'
import { coveredYears, workingDaysOf } from '../../../../clause/working-days.ts'
import { type Year, yearOf } from '../../../../clause/year.ts'
import type { RowWriter, Taken } from '../../../../intake/import.ts'
import type { More } from '../../../../intake/outcome.ts'
import { type Remark, remark } from '../../../../intake/remark.ts'
import type { Changes, Row, Write } from '../../../../register/register.ts'
import type { CalendarField } from '../../headers.ts'
import { type CalendarKind, calendarOf } from '../../rules.ts'
import { type CalendarDay, calendarDay } from '../../store.ts'
import { calendarWords } from '../../words.ts'
import type { WaitingDays } from './row.ts'

/** What whoever imports says of the list as a whole. */
export interface CalendarImport {
  /** The year it is of; null: those that it has holidays of. */
  readonly year: Year | null
  /** Where it is published, for rows that do not say it themselves. */
  readonly source: string | null
  /** Whether it takes the place of all that is on record of its years. */
  readonly replace: boolean
}

/** The JSON of an import that wrote nothing. */
export const nothingWritten = { days: 0, removed: [], left: [], years: [] } as const

type RowRemark = Remark<CalendarField>

const words = calendarWords.row

/**
 * Enters the days of a list one row after the other. A day that is on record as the other kind is taken only with
 * `replace`: one of the two lists is wrong, and which one is for a person to say. Days that somebody took back are entered
 * again where a list has them: the list is the only way to enter days at all.
 */
export class CalendarWriter implements RowWriter<CalendarField, WaitingDays> {
  readonly #tx: Write
  readonly #how: CalendarImport
  /** The days of the list so far that were taken. */
  readonly #listed = new Map<Day, CalendarKind>()
  /** The days of all its rows, also of those that were refused. */
  readonly #mentioned = new Set<Day>()
  #added = 0
  /** Whether a row was refused for what is on record. */
  #otherwise = false
  #removed: readonly CalendarDay[] = []
  #left: readonly CalendarDay[] = []

  constructor(tx: Write, how: CalendarImport) {
    this.#tx = tx
    this.#how = how
  }

  async take(_place: number, { days, kind, name, source }: WaitingDays): Promise<Taken<CalendarField>> {
    const there = new Map(days.flatMap((day) => this.#tx.find('calendar_day', { day }).map((row) => [day, row])))
    for (const day of days) this.#mentioned.add(day)
    const refusals = days.flatMap((day) => this.#refusal(day, kind, there.get(day)))
    if (refusals.length > 0) return { outcome: 'rejected', warnings: [], replaced: [], refusals }
    const replaced: RowRemark[] = []
    let changed = 0
    const added = this.#added
    for (const day of days) {
      this.#listed.set(day, kind)
      if (this.#enter({ day, kind, name, source: source ?? this.#how.source }, there.get(day), replaced)) changed += 1
    }
    const allNew = this.#added - added === days.length
    return { outcome: allNew ? 'created' : changed > 0 ? 'updated' : 'unchanged', warnings: [], replaced, refusals }
  }

  #refusal(day: Day, kind: CalendarKind, there: Row<'calendar_day'> | undefined): RowRemark[] {
    const listed = this.#listed.get(day)
    if (listed !== undefined && listed !== kind) return [remark('day', day, words.twice(day, listed))]
    if (there === undefined || there.kind === kind || this.#how.replace) return []
    this.#otherwise = true
    return [remark('day', day, words.onRecord(calendarDay(there)))]
  }

  /** Whether anything was written. What a list leaves out, a name or a source, stays as it is on record. */
  #enter(row: CalendarDay, there: Row<'calendar_day'> | undefined, replaced: RowRemark[]): boolean {
    if (there !== undefined && there.kind === row.kind) {
      const changes: Changes<'calendar_day'> = {
        ...(row.name === null ? {} : { name: row.name }),
        ...(row.source === null ? {} : { source: row.source }),
      }
      const changed = this.#tx.update('calendar_day', there.id, changes)
      if (changed && there.name !== null && row.name !== null && there.name !== row.name)
        replaced.push(remark('day', row.day, words.was(calendarDay(there))))
      return changed
    }
    if (there !== undefined) {
      this.#tx.void('calendar_day', there.id, 'replaced by a list')
      replaced.push(remark('day', row.day, words.was(calendarDay(there))))
    } else this.#added += 1
    this.#tx.insert('calendar_day', { ...row })
    return true
  }

  /** The years that the list is of. */
  #years(): Year[] {
    if (this.#how.year !== null) return [this.#how.year]
    const days = [...this.#listed]
    const holidays = new Set(days.filter(([, kind]) => kind === 'holiday').map(([day]) => day))
    return [...coveredYears({ holidays, workdays: new Set() })].sort()
  }

  /** What is on record of the list's years and not in it is taken out, or named. */
  finish(): void {
    const years = new Set(this.#years())
    const other = this.#tx
      .find('calendar_day', {})
      .filter(({ day }) => years.has(yearOf(day)) && !this.#mentioned.has(day))
      .sort((a, b) => (a.day < b.day ? -1 : 1))
    if (!this.#how.replace) {
      this.#left = other.map(calendarDay)
      return
    }
    for (const { id } of other) this.#tx.void('calendar_day', id, 'replaced by a list')
    this.#removed = other.map(calendarDay)
  }

  more(): More {
    const calendar = calendarOf(this.#tx.find('calendar_day', {}))
    const years = this.#years().map((year) => ({ year, workingDays: workingDaysOf(year, calendar) }))
    const [removed, left] = [this.#removed, this.#left]
    const said = years.map(({ year, workingDays }) => calendarWords.yearOf(year, workingDays, true))
    if (removed.length > 0) said.unshift(calendarWords.removed(removed))
    if (left.length > 0) said.unshift(calendarWords.left(left))
    if (this.#otherwise) said.push(calendarWords.otherwise)
    return { said, json: { days: this.#added, removed, left, years } }
  }
}
