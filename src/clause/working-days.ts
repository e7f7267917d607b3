import { addDaysTo, type Day, weekday } from './day.ts'
import { lastDayOf, type Year, yearOf } from './year.ts'

/**
 * Which days are worked: Monday to Friday, less the holidays, plus the made-up working days (调休) of an imported
 * calendar. An empty calendar is plain Monday to Friday, and whoever prints a result should say so.
 */
export interface WorkingCalendar {
  readonly holidays: ReadonlySet<Day>
  readonly workdays: ReadonlySet<Day>
}

export const mondayToFriday: WorkingCalendar = { holidays: new Set(), workdays: new Set() }

export function isWorkingDay(day: Day, calendar: WorkingCalendar): boolean {
  if (calendar.workdays.has(day)) return true
  if (calendar.holidays.has(day)) return false
  const n = weekday(day)
  return n !== 0 && n !== 6
}

/** The last day allowed when n working days are given and the day of receipt is day 0. */
export function addWorkingDays(from: Day, n: number, calendar: WorkingCalendar): Day {
  let day = from
  for (let left = n; left > 0; ) {
    day = addDaysTo(day, 1)
    if (isWorkingDay(day, calendar)) left--
  }
  return day
}

/** Working days after `from` up to and including `to`; 0 when `to` is not later. */
export function workingDaysBetween(from: Day, to: Day, calendar: WorkingCalendar): number {
  let count = 0
  for (let day = addDaysTo(from, 1); day <= to; day = addDaysTo(day, 1)) if (isWorkingDay(day, calendar)) count++
  return count
}

/**
 * The years that the calendar covers: those with a holiday before December. One of December alone is most likely the
 * beginning of the next year's first holiday, which stands in that year's list.
 */
export const coveredYears = ({ holidays }: WorkingCalendar): ReadonlySet<Year> =>
  new Set([...holidays].filter((day) => day.slice(5) < '12').map(yearOf))

/** How many days of the year are worked. */
export const workingDaysOf = (year: Year, calendar: WorkingCalendar): number =>
  workingDaysBetween(lastDayOf(year - 1), lastDayOf(year), calendar)
