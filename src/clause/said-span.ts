import { withDigits } from './chinese-number.ts'
import { addDaysTo, addMonthsTo, type Day, readDay } from './day.ts'
import { firstDayOfMonth, lastDayOfMonth, type Month, parseMonth, readMonth } from './month.ts'
import { onDemand } from './on-demand.ts'
import { spokenDay, spokenPart, yearSaid, yearWord } from './spoken-day.ts'
import { monthName, monthNamed } from './written-day.ts'

/** Days from the first to the last. */
interface Days {
  readonly from: Day
  readonly until: Day
}

/** A time in the future as days: for a day, `from` and `until` are that day; for a month, its first and last. */
export interface SaidSpan extends Days {
  /** The same with its year, so that it means the same on any later day: 2027-03, 2027年3月中旬, Q1 2027. */
  readonly written: string
  /** The same where Chinese characters stand beside it: 2027年3月. */
  readonly beside: string
  /** The two days that it may mean, if it is ambiguous. */
  readonly either: readonly [Day, Day] | null
}

const monthIn = (year: number, month: number): Month | null => parseMonth(`${year}-${String(month).padStart(2, '0')}`)
const dayIn = (month: Month, day: number): Day => `${month}-${String(day).padStart(2, '0')}` as Day

/** `n` whole months, beginning with this one. */
const monthsFrom = (month: Month, n: number): Days => {
  const from = firstDayOfMonth(month)
  return { from, until: addDaysTo(addMonthsTo(from, n), -1) }
}

const named = (days: Days, written: string, beside = written): SaidSpan => ({ ...days, written, beside, either: null })
const monthBeside = (month: string): string => `${month.slice(0, 4)}年${Number(month.slice(5, 7))}月`
const monthSpan = (month: Month): SaidSpan => named(monthsFrom(month, 1), month, monthBeside(month))
const daySpan = (day: Day): SaidSpan =>
  named({ from: day, until: day }, day, `${monthBeside(day)}${Number(day.slice(8))}日`)

/** The parts of a month that have a name: a third of it, or a half. */
const partsOfMonth: Readonly<Record<string, (month: Month) => Days>> = {
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

/** A quarter or half of a year; `letter` writes it as Q1 or H1. */
const partOfYear =
  (said: string, parts: 2 | 4, letter?: 'Q' | 'H'): InYear =>
  (year) => {
    const [length, n] = [12 / parts, ordinalNamed(said)]
    const month = monthIn(year, (n - 1) * length + 1)
    if (month === null) return null
    const inChinese = parts === 4 ? `${year}年第${'一二三四'[n - 1]}季度` : `${year}年${'上下'[n - 1]}半年`
    return named(monthsFrom(month, length), letter === undefined ? inChinese : `${letter}${n} ${year}`, inChinese)
  }

type Found = readonly (string | undefined)[]

/** A pattern, the year in its match (undefined if it has none), and the span that the match means in a year. */
type Form = readonly [form: RegExp, year: (found: Found) => string | undefined, meant: (found: Found) => InYear]
type InYear = (year: number) => SaidSpan | null

const part = () =>
  Object.keys(partsOfMonth)
    .filter((name) => !/[a-z]/.test(name))
    .sort((a, b) => b.length - a.length)
    .join('|')

const partIn =
  (month: number, name: string): InYear =>
  (year) => {
    const whole = monthIn(year, month)
    const days = whole === null ? undefined : partsOfMonth[name]?.(whole)
    if (whole === null || days === undefined) return null
    const beside = `${monthBeside(whole)}${name}`
    return named(days, /[a-z]/.test(name) ? `${name} ${monthNames[month - 1]} ${year}` : beside, beside)
  }
const monthNames = 'January February March April May June July August September October November December'.split(' ')

/** 年底 and 年初 mean a day and are written as typed. */
const edgeOfYear =
  (edge: string): InYear =>
  (year) => {
    const day = dayIn(`${year}-${edge === '初' ? '01' : '12'}` as Month, edge === '初' ? 1 : 31)
    return named({ from: day, until: day }, `${year}年${edge}`)
  }

/** Parts of months and of years, with their year or without. */
const forms = onDemand((): readonly Form[] => [
  [
    new RegExp(`^(\\d{4})[-/.年](\\d{1,2})月?份?的?(${part()})$`, 'u'),
    ([, y]) => y,
    ([, , m, p = '']) => partIn(Number(m), p),
  ],
  [new RegExp(`^(\\d{1,2})月份?的?(${part()})$`, 'u'), () => undefined, ([, m, p = '']) => partIn(Number(m), p)],
  [
    new RegExp(`^(early|mid|late)[- ]?${monthName}\\.?(?: (\\d{4}))?$`, 'u'),
    ([, , , y]) => y,
    ([, p = '', m = '']) => partIn(monthNamed(m), p),
  ],
  [/^(\d{4})?年?年(底|末|初)$/u, ([, y]) => y, ([, , edge = '']) => edgeOfYear(edge)],
  [/^(?:(\d{4})年?)?第?([一二三四1-4])季度?$/u, ([, y]) => y, ([, , n = '']) => partOfYear(n, 4)],
  [/^(\d{4})年q([1-4])$/u, ([, y]) => y, ([, , n = '']) => partOfYear(n, 4)],
  [/^(?:(\d{4}) ?)?q([1-4])$/u, ([, y]) => y, ([, , n = '']) => partOfYear(n, 4, 'Q')],
  [/^q([1-4])(?: of)?(?: (\d{4}))?$/u, ([, , y]) => y, ([, n = '']) => partOfYear(n, 4, 'Q')],
  [
    /^(?:the )?(first|second|third|fourth|1st|2nd|3rd|4th) quarter(?: of)?(?: (\d{4}))?$/u,
    ([, , y]) => y,
    ([, n = '']) => partOfYear(n, 4, 'Q'),
  ],
  [/^(?:(\d{4})年?)?([上下])半年$/u, ([, y]) => y, ([, , n]) => partOfYear(n === '上' ? '1' : '2', 2)],
  [
    /^(?:the )?(first|second|1st|2nd) half(?: of)?(?: (\d{4}))?$/u,
    ([, , y]) => y,
    ([, n = '']) => partOfYear(n, 2, 'H'),
  ],
  [/^h([12])(?: of)?(?: (\d{4}))?$/u, ([, , y]) => y, ([, n = '']) => partOfYear(n, 2, 'H')],
])

/** Without a year, the next one that is not over on the day. */
function partSaid(text: string, on: Day): SaidSpan | null {
  for (const [form, yearOf, inYear] of forms()) {
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
  if ('month' in meant) return monthSpan(meant.month)
  if ('day' in meant) return daySpan(meant.day)
  const [one, other] = meant.either.map(daySpan) as [SaidSpan, SaidSpan]
  return { ...joinedBy(one, other, '或'), either: meant.either }
}

/** From one to another: 9月至10月, 2027年3-4月, 9月15日至17日, 9月15-17日; or both: 3、4月, 3月或4月. */
const ranges = onDemand((): readonly RegExp[] => [
  /^(.+?)(至|到|~|—+|–|、|或者?|和| to | or )(.+)$/u,
  /^(.*\d{1,2})(-)(\d{1,2}月份?)$/u,
  /^(.*月份?)(-)(\d{1,2}月.*)$/u,
  /^(.*月\d{1,2}[日号]?)(-)(\d{1,2}[日号])$/u,
  /^(.*月(?:底|末|.旬))()(\d{1,2}月(?:初|.旬))$/u,
])

/** Joins two times in writing. Both have their year; in Chinese the second has it only if it differs. */
function joinedBy(one: SaidSpan, other: SaidSpan, between: string): SaidSpan {
  const isOr = /[、或和]|or/u.test(between)
  const sameYear = one.from.slice(0, 4) === other.from.slice(0, 4)
  const inChinese = sameYear ? other.beside.replace(/^\d{4}年/u, '') : other.beside
  return {
    ...{ from: one.from, until: other.until, either: null },
    written: /\p{sc=Han}/u.test(`${one.written}${other.written}`)
      ? `${one.beside}${isOr ? '或' : '至'}${inChinese}`
      : `${one.written}${isOr ? ' or ' : ' to '}${other.written}`,
    beside: `${one.beside}${isOr ? '或' : '至'}${inChinese}`,
  }
}

function rangeSaid(text: string, on: Day): SaidSpan | null {
  for (const form of ranges()) {
    const [, one = '', between = '', other = ''] = form.exec(text) ?? []
    // 3-4月: the first of the two is a month as the second is.
    const first = single(one, on) ?? (/月份?$/u.test(other) ? single(`${one}月`, on) : null)
    const last = first === null ? null : single(other, first.from)
    if (first === null || last === null || last.until < first.from) continue
    const joined = joinedBy(first, last, between)
    // In Chinese it is said with Chinese characters between the two.
    return /\p{sc=Han}/u.test(text) ? { ...joined, written: joined.beside } : joined
  }
  return null
}

function single(text: string, on: Day): SaidSpan | null {
  const day = readDay(text)
  if (day !== null) return day === 'open' ? null : daySpan(day)
  const month = readMonth(text.replace(/(?<=月)份$/u, ''))
  if (month !== null) return monthSpan(month)
  return partSaid(text, on) ?? spokenSpan(text, on)
}

/** Longer texts name no day. */
const longest = 40

const yearInFront = onDemand(() => new RegExp(`^(?:${yearWord}|\\d{2}年)`, 'u'))

/** As it is compared: Chinese numbers in digits, 三四月 as 3-4月, the year in front in four digits. */
function folded(text: string, on: Day): string {
  const plain = text.normalize('NFKC').trim().toLowerCase().replace(/\s+/gu, ' ')
  if (!/\p{sc=Han}/u.test(plain)) return plain
  const counted = withDigits(
    plain
      .replaceAll(' ', '')
      .replace(/(?<![一二三四五六七八九十])([一二三四五六七八九])([一二三四五六七八九])(?=月)/gu, '$1月-$2')
      .replace(/([一二三四五六七八九]|十[一二]?)(?=[、或至到~—–-][\d一二三四五六七八九十]{1,2}月)/gu, '$1月'),
  )
  return counted
    .replace(yearInFront(), (year) => (/^\d/.test(year) ? `20${year}` : `${yearSaid(year, on)}年`))
    .replace(/^(\d{4}年)(\d{1,2})[-/.](\d{1,2})[日号]?$/u, '$1$2月$3日')
}

/**
 * Reads a time ahead as people say it on a day: a day or a month, written out or said (2027-03-15, 3月15日, 明年3月), a part of a month
 * (3月中旬), a quarter or half a year (2027年第一季度, 下半年), or from one to another of these. What lacks its year is the next that is
 * not over. Null for any other text.
 */
export function saidSpan(text: string, on: Day): SaidSpan | null {
  if (text.length > longest) return null
  const said = folded(text, on)
  return said === '' ? null : (single(said, on) ?? rangeSaid(said, on))
}
