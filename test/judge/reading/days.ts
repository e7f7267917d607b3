/**
 * Days of the second reading of the procedure. It shares no code with the program: where both counted days by the same
 * function, a mistake of it would be judged right by itself.
 */

/** A calendar day, `YYYY-MM-DD`. Days compare as texts. */
export type Day = string

const dayLength = 86_400_000

const moment = (day: Day): number => Date.parse(`${day}T00:00:00Z`)

const dayAt = (time: number): Day => new Date(time).toISOString().slice(0, 10)

/** The day so many days later; earlier for a negative number. */
export const plusDays = (day: Day, days: number): Day => dayAt(moment(day) + days * dayLength)

/** How many days lie from one day to another, 0 for the same. */
export const daysFrom = (from: Day, to: Day): number => Math.round((moment(to) - moment(from)) / dayLength)

export const yearOf = (day: Day): number => Number(day.slice(0, 4))

/** Months clamp: 2024-02-29 + 12 is 2025-02-28. */
export function plusMonths(day: Day, months: number): Day {
  const [year = 0, month = 1, dayOfMonth = 1] = day.split('-').map(Number)
  const first = new Date(Date.UTC(year, month - 1 + months, 1))
  const length = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate()
  first.setUTCDate(Math.min(dayOfMonth, length))
  return dayAt(first.getTime())
}

/** The last day of a month `YYYY-MM`. */
export const endOfMonth = (month: string): Day => plusDays(plusMonths(`${month}-01`, 1), -1)

const atEnd = (days: readonly Day[], end: 0 | -1): Day => {
  const found = [...days].sort().at(end)
  if (found === undefined) throw new Error('of no days none is the first or last')
  return found
}

export const earliest = (...days: readonly Day[]): Day => atEnd(days, 0)
export const latest = (...days: readonly Day[]): Day => atEnd(days, -1)

/** The day in Shanghai at a recorded moment (ISO, UTC): the registers of these worlds are kept there. */
export const dayOfMoment = (at: string): Day => dayAt(Date.parse(at) + 8 * 3_600_000)

/** Holidays, and days of a weekend that are worked (调休). */
export interface Calendar {
  readonly off: ReadonlySet<Day>
  readonly worked: ReadonlySet<Day>
}

function isWorked(day: Day, { off, worked }: Calendar): boolean {
  if (worked.has(day)) return true
  if (off.has(day)) return false
  const weekday = new Date(moment(day)).getUTCDay()
  return weekday !== 0 && weekday !== 6
}

/** The n-th working day after a day: the day of receipt is day 0. */
export function plusWorkingDays(day: Day, days: number, calendar: Calendar): Day {
  let at = day
  for (let left = days; left > 0; ) {
    at = plusDays(at, 1)
    if (isWorked(at, calendar)) left -= 1
  }
  return at
}

/** How many working days come after one day up to another. */
export function workingDaysFrom(from: Day, to: Day, calendar: Calendar): number {
  let count = 0
  for (let at = plusDays(from, 1); at <= to; at = plusDays(at, 1)) if (isWorked(at, calendar)) count += 1
  return count
}
