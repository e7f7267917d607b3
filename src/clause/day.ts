import { UTCDateMini } from '@date-fns/utc/date/mini'
import { addMonths } from 'date-fns/addMonths'
import { remembered } from './remembered.ts'
import { writtenDay, writtenDayOfRepublic } from './written-day.ts'

/** A calendar day, `YYYY-MM-DD`, without a time zone. Days compare and sort as text. */
export type Day = string & { readonly day: unique symbol }

/** A moment, UTC, `YYYY-MM-DDTHH:MM:SS.sssZ`. Moments compare and sort as text. */
export type Moment = string & { readonly moment: unique symbol }

const isoDay = /^(\d{4})-(\d{2})-(\d{2})$/

const realDays = new Map<number, Day | null>()

/** The day that the three numbers name, or null where the calendar has none (2026-02-30): a list has few in many rows. */
function realDay(year: number, month: number, day: number): Day | null {
  if (year < 1900 || year > 2999 || month < 1 || month > 12 || day < 1 || day > 31) return null
  const key = (year * 100 + month) * 100 + day
  let real = realDays.get(key)
  if (real === undefined) {
    const date = new UTCDateMini(year, month - 1, day)
    real = date.getMonth() === month - 1 ? fromDate(date) : null
    realDays.set(key, real)
  }
  return real
}

const fromDate = (date: Date): Day => date.toISOString().slice(0, 10) as Day

function toDate(day: Day): Date {
  return new UTCDateMini(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8, 10)))
}

/** Whether a period of a duty is a single day. */
export const isDay = (period: string): period is Day => isoDay.test(period)

/** The day written as `YYYY-MM-DD`, or null when the text is anything else or the day does not exist. */
export function parseDay(text: string): Day | null {
  const parts = isoDay.exec(text)
  return parts === null ? null : realDay(Number(parts[1]), Number(parts[2]), Number(parts[3]))
}

/** A list has few days in many rows; of texts that are none it may have many. */
const mostTexts = 4096

/**
 * The day as people, spreadsheets and other programs write it: 2025-1-6, 2025/01/06, 2025.01.16, 20250116, 2025年1月6日,
 * 二〇二五年一月六日, 6 Jan 2025, 民国114年1月6日, an Excel serial (45673), each with or without a time of day or its weekday behind
 * it. `'open'` for 长期. Null when it is none of these, or may be more than one day (6/1/2025, 25-1-6, a moment in UTC).
 */
export const readDay: (text: string) => Day | 'open' | null = remembered((text) => {
  const plain = parseDay(text)
  if (plain !== null) return plain
  const written = writtenDay(text)
  return written === 'open' ? written : dayNamed(written)
}, mostTexts)

/**
 * The day of a text in a column whose head says that it counts the years of the Republic (民国): 114/01/06, 1140106. Null for any
 * other, and for years before 50 (1961): 25-1-6 is more likely a year of this century that lacks half of it.
 */
export const readDayOfRepublic = (text: string): Day | null => {
  const day = dayNamed(writtenDayOfRepublic(text))
  return day === null || day < '1961' ? null : day
}

/** The day that was written, if the calendar has it, on its weekday. */
function dayNamed(written: ReturnType<typeof writtenDayOfRepublic>): Day | null {
  if (written === null) return null
  if ('serial' in written) return addDaysTo('1899-12-30' as Day, written.serial)
  const day = realDay(...written.parts)
  return day === null || written.weekday === null || weekday(day) === written.weekday ? day : null
}

/** Three groups of digits with - / . or 年 between them, or eight digits of this century: the shape of a day. */
const dayShaped = /^(?:\d{1,4}[-/.年]\d{1,2}[-/.月]\d{1,4}[日号]?|(?:19|20)\d{6})$/

/** Whether the text has the shape of a day and names none (2027-02-30): a slip of the keyboard, not an answer in words. */
export function isMistypedDay(text: string): boolean {
  const typed = text.normalize('NFKC').replace(/\s/gu, '')
  return dayShaped.test(typed) && readDay(typed) === null
}

/** Milliseconds, in UTC, where every day has as many. */
const dayLength = 24 * 3600 * 1000

/** When a day begins, and which day begins then: a register has few days in many rows. */
const beginningOf = remembered((day: Day): number => Date.parse(day))
const dayBeginning = remembered((time: number): Day => fromDate(new Date(time)))

/** The day n days later (earlier for a negative n). */
export const addDaysTo = (day: Day, n: number): Day => dayBeginning(beginningOf(day) + n * dayLength)

/** The day after. */
export const dayAfter = (day: Day): Day => addDaysTo(day, 1)

const monthsAfter = remembered((n: number) => remembered((day: Day) => fromDate(addMonths(toDate(day), n))))

/** The day n months later, clamped to the month's end: 2025-08-31 + 6 = 2026-02-28. Always compute from the anchor. */
export const addMonthsTo = (day: Day, n: number): Day => monthsAfter(n)(day)

/** Whole days from one day to another, negative when `to` is earlier. */
export const daysBetween = (from: Day, to: Day): number => (beginningOf(to) - beginningOf(from)) / dayLength

/** 0 for Sunday to 6 for Saturday. */
export const weekday = (day: Day): number => toDate(day).getDay()

export const earlier = (a: Day, b: Day): Day => (a <= b ? a : b)
export const later = (a: Day, b: Day): Day => (a >= b ? a : b)

/** China has kept UTC+8 the whole year round since 1992. */
const chinaTime = { timeZone: 'Asia/Shanghai', since: Date.UTC(1992, 0, 1), offset: 8 * 3600 * 1000 }

/**
 * The time that the clocks of a zone show at a time (milliseconds since 1970), as UTC has it, where that takes no table of
 * the world's zones: to load it takes longer than most commands do. Null elsewhere.
 */
export const shownWithoutTable = (time: number, timeZone: string): Date | null =>
  timeZone === chinaTime.timeZone && time >= chinaTime.since ? new Date(time + chinaTime.offset) : null

/** The calendar day of a moment in a time zone, such as Asia/Shanghai. */
export function dayOf(moment: Moment | number, timeZone: string): Day {
  const time = typeof moment === 'number' ? moment : Date.parse(moment)
  const shown = shownWithoutTable(time, timeZone)
  if (shown !== null) return fromDate(shown)
  let format = dayFormats.get(timeZone)
  if (format === undefined) {
    format = new Intl.DateTimeFormat('sv-SE', { timeZone })
    dayFormats.set(timeZone, format)
  }
  return format.format(time) as Day
}
const dayFormats = new Map<string, Intl.DateTimeFormat>()
