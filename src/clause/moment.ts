import { addDaysTo, type Day, type Moment, shownWithoutTable } from './day.ts'

/** A moment as it is stored: UTC to the millisecond, so that moments sort as texts. */
export const momentOf = (milliseconds: number): Moment => new Date(milliseconds).toISOString() as Moment

/** A moment as the clock on the wall showed it in a time zone, `YYYY-MM-DD HH:MM:SS`. */
export function wallTime(moment: Moment | number, timeZone: string): string {
  const time = typeof moment === 'number' ? moment : Date.parse(moment)
  const shown = shownWithoutTable(time, timeZone)
  if (shown !== null) return shown.toISOString().slice(0, 19).replace('T', ' ')
  return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' }).format(time)
}

/**
 * The last millisecond in which the clock on the wall showed `YYYY-MM-DD HH:MM:SS` in a time zone; null where it never
 * did. Where clocks were set back, the later of two.
 */
export function endOfWallTime(text: string, timeZone: string): number | null {
  const asUtc = Date.parse(`${text.replace(' ', 'T')}.999Z`)
  if (Number.isNaN(asUtc)) return null
  // A zone is at most 14 hours off, in quarters of an hour.
  for (let quarters = 56; quarters >= -56; quarters--) {
    const moment = asUtc + quarters * 900_000
    if (wallTime(moment, timeZone) === text) return moment
  }
  return null
}

/** The last millisecond of a day in a time zone. */
export const endOfDay = (day: Day, timeZone: string): Moment =>
  momentOf(endOfWallTime(`${day} 23:59:59`, timeZone) ?? Date.parse(`${addDaysTo(day, 1)}T00:00:00Z`))

/** The moment as a part of a file's name, `YYYYMMDD-HHMMSS`: such names sort by age. */
export const fileStamp = (moment: Moment | number, timeZone: string): string =>
  wallTime(moment, timeZone).replace(/[-:]/g, '').replace(' ', '-')

/** Whether the name is a time zone that the platform knows, such as Asia/Shanghai. */
export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('sv-SE', { timeZone: name })
    return true
  } catch {
    return false
  }
}
