import { type Day, readDay } from './day.ts'
import { readMonth } from './month.ts'
import { type Reason, reasons } from './reason.ts'
import { spokenDay } from './spoken-day.ts'

const dayReasons = reasons({
  notADay: { en: 'not a day', zh: '不是有效日期' },
  dayAsOfToday: {
    en: 'another day whenever the list is imported again: write the day itself, such as 2026-03-31',
    zh: '相对于今天的说法，再次导入时会变成另一天：请写明日期，例如 2026-03-31',
  },
  dayWithoutYear: { en: 'a day without its year', zh: '缺少年份' },
  monthOnly: { en: 'a month, not a day', zh: '只有月份，没有日' },
  dayOrMonthFirst: {
    en: 'day and month may be either way round: write the year first, such as 2026-03-31',
    zh: '无法分辨月和日的先后：请把年份写在前面，例如 2026-03-31',
  },
  shortYear: {
    en: 'a year of two or three digits: write all four, or say 民国 in the head of a column that counts years so',
    zh: '年份不足四位：请写全四位；如为民国纪年，请在表头注明“民国”',
  },
  momentInUtc: { en: 'a moment in UTC: which day it was here, it does not tell', zh: 'UTC 时刻，无法确定当地日期' },
})

/** The forms that are no day and that more can be said of. */
const forms: readonly (readonly [form: RegExp, reason: Reason])[] = [
  [/^\d{1,2}[-/.]\d{1,2}[-/.]\d{4}(?!\d)/, dayReasons.dayOrMonthFirst],
  [/^\d{2,3}[-/.年]\d{1,2}[-/.月]\d{1,2}(?!\d)|^\d{1,2}-[a-z]{3}-\d{2}$|^\d{6,7}$/iu, dayReasons.shortYear],
  [/\d:\d.*(?:Z|UTC|GMT)$/u, dayReasons.momentInUtc],
]

/**
 * The day that a cell names, else why it names none. What people say as of today is no day in a list: imported again tomorrow, it
 * would mean another one.
 */
export function listedDay(cell: string): Day | Reason {
  const day = readDay(cell)
  return day === null || day === 'open' ? whyNoDay(cell) : day
}

/** Why a cell names no day. */
export function whyNoDay(cell: string): Reason {
  const text = cell.normalize('NFKC').trim()
  const form = forms.find(([each]) => each.test(text))?.[1]
  if (form !== undefined) return form
  // What has a year is not said as of today.
  const said = /\d{4}/.test(cell) ? null : spokenDay(cell)
  if (said !== null) return said.isYearless ? dayReasons.dayWithoutYear : dayReasons.dayAsOfToday
  if (readMonth(cell) !== null) return dayReasons.monthOnly
  return dayReasons.notADay
}
