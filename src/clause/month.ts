import { addDaysTo, addMonthsTo, type Day, parseDay } from './day.ts'
import { inForceFrom } from './limit.ts'
import { remembered } from './remembered.ts'
import { firstDayOf, type Year, yearOf } from './year.ts'

/** A calendar month, `YYYY-MM`. Months compare and sort as text. */
export type Month = string & { readonly month: unique symbol }

export const monthOf = (day: Day): Month => day.slice(0, 7) as Month
export const firstDayOfMonth = (month: Month): Day => `${month}-01` as Day
export const lastDayOfMonth: (month: Month) => Day = remembered((month) =>
  addDaysTo(addMonthsTo(firstDayOfMonth(month), 1), -1),
)

/** The month written as `YYYY-MM`, or null where the text is anything else. */
export const parseMonth = (text: string): Month | null => (parseDay(`${text}-01`) === null ? null : (text as Month))

const writtenMonths = [/^(\d{4})[-/.](\d{1,2})$/, /^(\d{4})(\d{2})$/, /^(\d{4})年(\d{1,2})月$/]

/** The month as people write it: 2026-10, 2026/10, 2026.10, 202610, 2026年10月. Null where it is none of these. */
export function readMonth(text: string): Month | null {
  const typed = text.normalize('NFKC').replace(/\s/gu, '')
  for (const form of writtenMonths) {
    const [, year, month] = form.exec(typed) ?? []
    if (year !== undefined && month !== undefined) return parseMonth(`${year}-${month.padStart(2, '0')}`)
  }
  return null
}

/** Monthly duties are judged from the first whole month in which the procedure was in force. */
export const firstMonthJudged: Month = monthOf(addMonthsTo(inForceFrom, 1))

/** The months of the years that have begun by the day and are judged, newest first. */
export function monthsJudged(years: readonly Year[], day: Day): Month[] {
  const months = years.flatMap((year) => [...Array(12).keys()].map((n) => monthOf(addMonthsTo(firstDayOf(year), n))))
  return months
    .filter((month) => month >= firstMonthJudged && month <= monthOf(day))
    .sort()
    .reverse()
}

/** The calendar year that a month lies in. */
export const yearOfMonth = (month: Month): Year => yearOf(firstDayOfMonth(month))
