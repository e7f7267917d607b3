import { addDaysTo, addMonthsTo, type Day, readDay } from './day.ts'
import { firstDayOfMonth, lastDayOfMonth, type Month, parseMonth, readMonth } from './month.ts'
import { spokenDay, spokenPart } from './spoken-day.ts'
import { monthName, monthNamed } from './written-day.ts'

/** The days, from the first to the last, that were said of something ahead: of a day twice that one, of a month all of it. */
export interface SaidSpan {
  readonly from: Day
  readonly until: Day
}

const monthIn = (year: number, month: number): Month | null => parseMonth(`${year}-${String(month).padStart(2, '0')}`)
const dayIn = (month: Month, day: number): Day => `${month}-${day}` as Day

/** So many whole months from one on. */
const monthsFrom = (month: Month, n: number): SaidSpan => {
  const from = firstDayOfMonth(month)
  return { from, until: addDaysTo(addMonthsTo(from, n), -1) }
}

/** The parts of a month that have a name: a third of it, or a half. */
const partsOfMonth: Readonly<Record<string, (month: Month) => SaidSpan>> = {
  ...of(['上旬', '初', 'early'], (month) => ({ from: firstDayOfMonth(month), until: dayIn(month, 10) })),
  ...of(['中旬', '中', 'mid'], (month) => ({ from: dayIn(month, 11), until: dayIn(month, 20) })),
  ...of(['下旬', '底', '末', 'late'], (month) => ({ from: dayIn(month, 21), until: lastDayOfMonth(month) })),
  ...of(['上半月'], (month) => ({ from: firstDayOfMonth(month), until: dayIn(month, 15) })),
  ...of(['下半月'], (month) => ({ from: dayIn(month, 16), until: lastDayOfMonth(month) })),
}

function of<Value>(names: readonly string[], value: Value): Readonly<Record<string, Value>> {
  return Object.fromEntries(names.map((name) => [name, value]))
}

const ordinals = ['first', '1st', 'second', '2nd', 'third', '3rd', 'fourth', '4th']
const ordinalNamed = (said: string): number => {
  const place = ordinals.indexOf(said)
  if (place >= 0) return Math.floor(place / 2) + 1
  return /\d/.test(said) ? Number(said) : '一二三四'.indexOf(said) + 1
}

/** The n-th of as many equal parts of a year as there are. */
const partOfYear =
  (said: string, parts: 2 | 4) =>
  (year: number): SaidSpan | null => {
    const length = 12 / parts
    const month = monthIn(year, (ordinalNamed(said) - 1) * length + 1)
    return month === null ? null : monthsFrom(month, length)
  }

type Found = readonly (string | undefined)[]

/** A form with the year that is said in it, null where none is, and what it means in a year. */
type Form = readonly [form: RegExp, year: (found: Found) => string | undefined, meant: (found: Found) => InYear]
type InYear = (year: number) => SaidSpan | null

const part = Object.keys(partsOfMonth)
  .filter((name) => !/[a-z]/.test(name))
  .sort((a, b) => b.length - a.length)
  .join('|')

const partIn =
  (month: number, name: string): InYear =>
  (year) => {
    const whole = monthIn(year, month)
    return whole === null ? null : (partsOfMonth[name]?.(whole) ?? null)
  }

/** Parts of months and of years, with their year or without. */
const forms: readonly Form[] = [
  [
    new RegExp(`^(\\d{4})[-/.年](\\d{1,2})月?份?的?(${part})$`, 'u'),
    ([, y]) => y,
    ([, , m, p = '']) => partIn(Number(m), p),
  ],
  [new RegExp(`^(\\d{1,2})月份?的?(${part})$`, 'u'), () => undefined, ([, m, p = '']) => partIn(Number(m), p)],
  [
    new RegExp(`^(early|mid|late)[- ]?${monthName}\\.?(?: (\\d{4}))?$`, 'u'),
    ([, , , y]) => y,
    ([, p = '', m = '']) => partIn(monthNamed(m), p),
  ],
  [/^(?:(\d{4})年?)?第?([一二三四1-4])季度?$/u, ([, y]) => y, ([, , n = '']) => partOfYear(n, 4)],
  [/^(?:(\d{4})年? ?)?q([1-4])$/u, ([, y]) => y, ([, , n = '']) => partOfYear(n, 4)],
  [/^q([1-4])(?: of)?(?: (\d{4}))?$/u, ([, , y]) => y, ([, n = '']) => partOfYear(n, 4)],
  [
    /^(?:the )?(first|second|third|fourth|1st|2nd|3rd|4th) quarter(?: of)?(?: (\d{4}))?$/u,
    ([, , y]) => y,
    ([, n = '']) => partOfYear(n, 4),
  ],
  [/^(?:(\d{4})年?)?([上下])半年$/u, ([, y]) => y, ([, , n]) => partOfYear(n === '上' ? '1' : '2', 2)],
  [/^(?:the )?(first|second|1st|2nd) half(?: of)?(?: (\d{4}))?$/u, ([, , y]) => y, ([, n = '']) => partOfYear(n, 2)],
  [/^h([12])(?: of)?(?: (\d{4}))?$/u, ([, , y]) => y, ([, n = '']) => partOfYear(n, 2)],
]

/** What has no year is the next one that is not over on the day. */
function partSaid(text: string, on: Day): SaidSpan | null {
  for (const [form, yearOf, inYear] of forms) {
    const found = form.exec(text)
    if (found === null) continue
    const year = yearOf(found)
    const meant = inYear(found)
    if (year !== undefined) return meant(Number(year))
    const now = Number(on.slice(0, 4))
    const first = meant(now)
    return first !== null && first.until < on ? meant(now + 1) : first
  }
  return null
}

/** A day or month that is said as of a day, or a part of one. */
function spokenSpan(text: string, on: Day): SaidSpan | null {
  const meant = spokenDay(text)?.meant(on, 'ahead') ?? null
  if (meant === null) {
    const part = spokenPart(text)?.(on, 'ahead') ?? null
    return part === null ? null : partSaid(part, on)
  }
  if ('month' in meant) return monthsFrom(meant.month, 1)
  return 'day' in meant ? { from: meant.day, until: meant.day } : { from: meant.either[0], until: meant.either[1] }
}

/** From one to another: 9月至10月, 2027年3-4月, 9月15日至17日, 9月15-17日. */
const ranges: readonly RegExp[] = [
  /^(.+?)(?:至|到|~|—+|–)(.+)$/u,
  /^(.*\d{1,2})-(\d{1,2}月份?)$/u,
  /^(.*月份?)-(\d{1,2}月.*)$/u,
  /^(.*月\d{1,2}[日号]?)-(\d{1,2}[日号])$/u,
]

function rangeSaid(text: string, on: Day): SaidSpan | null {
  for (const form of ranges) {
    const [, one = '', other = ''] = form.exec(text) ?? []
    // 3-4月: the first of the two is a month as the second is.
    const first = single(one, on) ?? (/月份?$/u.test(other) ? single(`${one}月`, on) : null)
    const last = first === null ? null : single(other, first.from)
    if (first !== null && last !== null && last.until >= first.from) return { from: first.from, until: last.until }
  }
  return null
}

function single(text: string, on: Day): SaidSpan | null {
  const day = readDay(text)
  if (day !== null) return day === 'open' ? null : { from: day, until: day }
  const month = readMonth(text)
  if (month !== null) return monthsFrom(month, 1)
  return partSaid(text, on) ?? spokenSpan(text, on)
}

/** Longer texts name no day: nothing is tried on them. */
const longest = 40

/**
 * Reads a time ahead as people say it on a day: a day or a month, written out or said (2027-03-15, 3月15日, 明年3月), a part of a month
 * (3月中旬), a quarter or half a year (2027年第一季度, 下半年), or from one to another of these. What lacks its year is the next that is
 * not over. Null for any other text.
 */
export function saidSpan(text: string, on: Day): SaidSpan | null {
  if (text.length > longest) return null
  const plain = text.normalize('NFKC').trim().toLowerCase().replace(/\s+/gu, ' ')
  const said = /\p{sc=Han}/u.test(plain) ? plain.replaceAll(' ', '') : plain
  return said === '' ? null : (single(said, on) ?? rangeSaid(said, on))
}
