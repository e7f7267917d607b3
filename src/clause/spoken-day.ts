import { withDigits } from './chinese-number.ts'
import { addDaysTo, addMonthsTo, type Day, parseDay, weekday } from './day.ts'
import { firstDayOfMonth, lastDayOfMonth, type Month, monthOf, parseMonth } from './month.ts'
import { onDemand } from './on-demand.ts'
import { monthName, monthNamed, weekdayName, weekdayNamed, withoutClock } from './written-day.ts'

/**
 * Which day is meant where a year, a month or a week is left out: of facts the latest that is not after today, of plans the next
 * that is not before it.
 */
export type Leaning = 'past' | 'ahead'

/** A day, a month, one of two days (last friday, on a Saturday), or null if the calendar has no such day. */
export type Meant = { readonly day: Day } | { readonly month: Month } | { readonly either: readonly [Day, Day] } | null

/** A day relative to the day on which it is said; meaningless in a list. */
export interface Spoken {
  /** Whether it is a day or a month that lacks its year alone (11-12), or its month too. */
  readonly isYearless: boolean
  meant(today: Day, leaning: Leaning): Meant
}

type Found = readonly (string | undefined)[]
type Means = (found: Found, today: Day, leaning: Leaning) => Meant

const dayOrNull = (day: Day | null): Meant => (day === null ? null : { day })
const monthOrNull = (month: Month | null): Meant => (month === null ? null : { month })
const two = (number: number | string): string => String(number).padStart(2, '0')

const yearIn = (today: Day): number => Number(today.slice(0, 4))
const dayOf = (month: Month | null, day: number | string): Day | null =>
  month === null ? null : parseDay(`${month}-${two(day)}`)
const monthIn = (year: number, month: number | string): Month | null => parseMonth(`${year}-${two(month)}`)
const monthFrom = (today: Day, n: number): Month => monthOf(addMonthsTo(firstDayOfMonth(monthOf(today)), n))

/** The first of what repeats, this one or those before it (after it, of plans), that is there and doesn't lie on the wrong side of `now`. */
function nearest<Time extends string>(
  at: (n: number) => Time | null,
  now: Time,
  leaning: Leaning,
  most: number,
): Time | null {
  const step = leaning === 'past' ? -1 : 1
  for (let n = 0; Math.abs(n) <= most; n += step) {
    const time = at(n)
    if (time !== null && (leaning === 'past' ? time <= now : time >= now)) return time
  }
  return null
}

/** A day of a year, in this one or the one beside it: 29 February, years away, is a slip. */
const yearly = (at: (year: number) => Day | null, today: Day, leaning: Leaning): Meant =>
  dayOrNull(nearest((n) => at(yearIn(today) + n), today, leaning, 1))
/** A day of the year that is said, else of the one that is meant. */
const ofYear = (said: string | undefined, at: (year: number) => Day | null, today: Day, leaning: Leaning): Meant => {
  const year = yearSaid(said, today)
  return year === null ? yearly(at, today, leaning) : dayOrNull(at(year))
}

/** A day of a month: two months beside each other may both lack a 31st. */
const monthly = (at: (month: Month) => Day | null, today: Day, leaning: Leaning): Meant =>
  dayOrNull(nearest((n) => at(monthFrom(today, n)), today, leaning, 2))

/** 今年, 去年, 2027年: the year that is said as of a day; null where none is. */
export const yearSaid = (text: string | undefined, today: Day): number | null =>
  text === undefined ? null : text in years ? yearIn(today) + (years[text] ?? 0) : Number.parseInt(text, 10)
const years: Readonly<Record<string, number>> = {
  ...{ 前年: -2, 去年: -1, 上年: -1, 今年: 0, 本年: 0, 明年: 1, 来年: 1, 后年: 2 },
}

/** 上, 上上, 下, 这, 本: how many weeks or months from this one; null where none is said. */
const stepsSaid = (text: string | undefined): number | null =>
  text === undefined ? null : text.startsWith('上') ? -text.length : text.startsWith('下') ? text.length : 0

const days: Readonly<Record<string, number>> = {
  ...{ 大前天: -3, 前天: -2, 前日: -2, 昨天: -1, 昨日: -1, 昨晚: -1, 今天: 0, 今日: 0, 今早: 0, 今晚: 0 },
  ...{ 明天: 1, 明日: 1, 明早: 1, 明晚: 1, 后天: 2, 大后天: 3 },
  ...{ 'the day before yesterday': -2, 'day before yesterday': -2, yesterday: -1, today: 0, tonight: 0, tomorrow: 1 },
  ...{ 'day after tomorrow': 2, 'the day after tomorrow': 2 },
}
const englishSteps: Readonly<Record<string, number>> = { last: -1, this: 0, next: 1 }
const numbers = ['', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten']
const numberOf = (text: string): number =>
  /^\d/.test(text) ? Number(text) : /^an?$/.test(text) ? 1 : numbers.indexOf(text)

/** So many days, weeks, months or years from today, by the first letter of the unit. */
function away(today: Day, n: number, unit: string): Meant {
  const first = unit.replace('个', '').charAt(0)
  if ('d天日'.includes(first)) return { day: addDaysTo(today, n) }
  if ('w周星礼'.includes(first)) return { day: addDaysTo(today, 7 * n) }
  return { day: addMonthsTo(today, 'm月'.includes(first) ? n : 12 * n) }
}

/** A weekday (0 for Sunday) of the week that lies so many from this one. Weeks begin on Monday, as in China. */
const inWeek = (today: Day, weeks: number, named: number): Day =>
  addDaysTo(today, 7 * weeks + ((named + 6) % 7) - ((weekday(today) + 6) % 7))

const weekdayNear = (today: Day, named: number, leaning: Leaning): Day =>
  addDaysTo(today, leaning === 'past' ? -((weekday(today) - named + 7) % 7) : (named - weekday(today) + 7) % 7)

/**
 * "last friday" is the latest one to some, that of the week before to others, as "this friday" on a Sunday is of the week that ends or
 * begins: where they are two, nobody can tell.
 */
function weekdayBeside(today: Day, steps: number, named: number): Meant {
  const ofWeek = inWeek(today, steps, named)
  const other =
    steps < 0
      ? weekdayNear(addDaysTo(today, -1), named, 'past')
      : steps > 0 || weekday(today) === 0
        ? weekdayNear(addDaysTo(today, steps), named, 'ahead')
        : ofWeek
  return ofWeek === other ? { day: ofWeek } : { either: ofWeek < other ? [ofWeek, other] : [other, ofWeek] }
}

/** The first or the last day of a month: 月初, 月底. */
const edgeOf = (month: Month | null, edge: string | undefined): Day | null =>
  month === null ? null : edge === '初' ? firstDayOfMonth(month) : lastDayOfMonth(month)

const englishEdge = (edge: string | undefined): string => (edge === 'end' ? '底' : '初')

/** Years as they are said. */
export const yearWord = '前年|去年|上年|今年|本年|明年|来年|后年'
const monthPart = '(上+|下+|这|本|当)个?月'
const unitPart = '(天|个?周|个?星期|个?礼拜|个月|年)'
const englishUnit = '(day|week|month|year)s?'
const ordinal = '(\\d{1,2})(?:st|nd|rd|th)'

/** A form with what it means, and whether only its year (or its month too) is left out. */
type Form = readonly [form: string, means: Means, isYearless?: (found: Found) => boolean]

const always = () => true
const withoutYear = ([, year]: Found) => year === undefined

const forms: readonly Form[] = [
  [`(${Object.keys(days).join('|')})`, ([, said = ''], today) => ({ day: addDaysTo(today, days[said] ?? 0) })],
  // 3天后, 两周前, +3d, 3 days ago, in a week
  [
    `(\\d{1,3})${unitPart}(?:之|以)?(前|后)`,
    ([, n = '', unit = '', side], today) => away(today, side === '前' ? -n : +n, unit),
  ],
  [
    '([+-])(\\d{1,3})(天|日|周|星期|礼拜|个?月|年)',
    ([, sign, n = '', unit = ''], today) => away(today, sign === '-' ? -n : +n, unit),
  ],
  [
    `([+-]) ?(\\d{1,3}) ?(d|w|m|y|${englishUnit})`,
    ([, sign, n = '', unit = ''], today) => away(today, sign === '-' ? -n : +n, unit),
  ],
  [
    `(?:(in) )?(\\d{1,3}|an?|${numbers.slice(1).join('|')}) ${englishUnit}( ago| from now| from today| later)?`,
    ([, inFront, n = '', unit = '', behind], today) =>
      (inFront === undefined) === (behind === undefined)
        ? null
        : away(today, behind === ' ago' ? -numberOf(n) : numberOf(n), unit),
  ],
  // 周五, 上周五, 下个星期三, fri, last friday
  [
    '(上+|下+|这|本)?个?(?:周|星期|礼拜)([日天一二三四五六])',
    ([, steps, named = ''], today, leaning) => {
      const weeks = stepsSaid(steps)
      const which = weekdayNamed(named)
      return { day: weeks === null ? weekdayNear(today, which, leaning) : inWeek(today, weeks, which) }
    },
  ],
  [
    `(?:(last|this|next) )?${weekdayName}`,
    ([, steps, named = ''], today, leaning) => {
      const which = weekdayNamed(named)
      if (steps === undefined) return { day: weekdayNear(today, which, leaning) }
      return weekdayBeside(today, englishSteps[steps] ?? 0, which)
    },
  ],
  // 11月12日, 去年12月3日, 11-12, nov 12
  [
    `(${yearWord})?(\\d{1,2})月(\\d{1,2})[日号]?`,
    ([, year, month = '', day = ''], today, leaning) =>
      ofYear(year, (each) => dayOf(monthIn(each, month), day), today, leaning),
    withoutYear,
  ],
  [
    `(${yearWord})?(\\d{1,2})[-/.](\\d{1,2})`,
    ([, year, month = '', day = ''], today, leaning) =>
      ofYear(year, (each) => dayOf(monthIn(each, month), day), today, leaning),
    withoutYear,
  ],
  [
    `${monthName}\\.? ?(\\d{1,2})(?:st|nd|rd|th)?`,
    ([, month = '', day = ''], today, leaning) =>
      yearly((year) => dayOf(monthIn(year, monthNamed(month)), day), today, leaning),
    always,
  ],
  [
    `(\\d{1,2})(?:st|nd|rd|th)?[ -]?(?:of )?${monthName}\\.?`,
    ([, day = '', month = ''], today, leaning) =>
      yearly((year) => dayOf(monthIn(year, monthNamed(month)), day), today, leaning),
    always,
  ],
  // 12号, 下个月5号, the 12th
  ['(\\d{1,2})[日号]', ([, day = ''], today, leaning) => monthly((month) => dayOf(month, day), today, leaning), always],
  [
    `(?:the )?${ordinal}`,
    ([, day = ''], today, leaning) => monthly((month) => dayOf(month, day), today, leaning),
    always,
  ],
  [
    `${monthPart}(?:份)?(?:的)?(\\d{1,2})[日号]`,
    ([, steps, day = ''], today) => dayOrNull(dayOf(monthFrom(today, stepsSaid(steps) ?? 0), day)),
  ],
  // 月底, 下月底, 3月底, 年底, end of month
  ['月(底|末|初)', ([, edge], today, leaning) => monthly((month) => edgeOf(month, edge), today, leaning)],
  [
    `${monthPart}(底|末|初)`,
    ([, steps, edge], today) => dayOrNull(edgeOf(monthFrom(today, stepsSaid(steps) ?? 0), edge)),
  ],
  [
    `(${yearWord}|\\d{4}年)?(\\d{1,2})月(底|末|初)`,
    ([, year, month = '', edge], today, leaning) =>
      ofYear(year, (each) => edgeOf(monthIn(each, month), edge), today, leaning),
    withoutYear,
  ],
  [
    '(前|去|上|今|本|明|来|后|\\d{4})?年?年(底|末|初)',
    ([, year, edge], today, leaning) => {
      const at = (each: number) => edgeOf(monthIn(each, edge === '初' ? 1 : 12), edge)
      return ofYear(year === undefined ? undefined : `${year}年`, at, today, leaning)
    },
  ],
  ['month end|eom', (_, today, leaning) => monthly((month) => edgeOf(month, '底'), today, leaning)],
  [
    '(?:the )?(end|start|beginning|first) of (?:the )?month',
    ([, edge], today, leaning) => monthly((month) => edgeOf(month, englishEdge(edge)), today, leaning),
  ],
  [
    '(?:the )?(end|start|beginning|first) of (last|this|next) month',
    ([, edge, steps = ''], today) => dayOrNull(edgeOf(monthFrom(today, englishSteps[steps] ?? 0), englishEdge(edge))),
  ],
  // 26-11-05, 26年11月5日: the year in two digits comes first, as people write it here
  [
    '(\\d{2})[-/.](\\d{1,2})[-/.](\\d{1,2})',
    ([, year, month = '', day = '']) => dayOrNull(dayOf(monthIn(Number(`20${year}`), month), day)),
  ],
  [
    '(\\d{2})年(\\d{1,2})月(\\d{1,2})[日号]?',
    ([, year, month = '', day = '']) => dayOrNull(dayOf(monthIn(Number(`20${year}`), month), day)),
  ],
  ['(\\d{2})年(\\d{1,2})月份?', ([, year, month = '']) => monthOrNull(monthIn(Number(`20${year}`), month))],
  // 下个月, 明年3月, next month, march: months
  [`${monthPart}份?`, ([, steps], today) => monthOrNull(monthFrom(today, stepsSaid(steps) ?? 0))],
  ['(last|this|next) month', ([, steps = ''], today) => monthOrNull(monthFrom(today, englishSteps[steps] ?? 0))],
  [
    `(${yearWord})?(\\d{1,2})月份?`,
    ([, year, month = ''], today, leaning) => {
      const said = yearSaid(year, today)
      return monthOrNull(said === null ? monthNear(month, today, leaning) : monthIn(said, month))
    },
    withoutYear,
  ],
  [
    `${monthName}\\.?(?: (\\d{4}))?`,
    ([, month = '', year], today, leaning) =>
      monthOrNull(
        year === undefined ? monthNear(monthNamed(month), today, leaning) : monthIn(Number(year), monthNamed(month)),
      ),
    ([, , year]) => year === undefined,
  ],
]

const monthNear = (month: number | string, today: Day, leaning: Leaning): Month | null =>
  nearest((n) => monthIn(yearIn(today) + n, month), monthOf(today), leaning, 1)

const whole = onDemand(() =>
  forms.map(([form, means, isYearless = () => false]) => ({ form: new RegExp(`^(?:${form})$`), means, isYearless })),
)

/** Traditional characters of these words as simplified ones. */
const [traditional, simplified] = ['週後號個兩禮這當來', '周后号个两礼这当来']

/** Folds width, case, spaces between Chinese characters, and Chinese numbers. */
function folded(text: string): string {
  const plain = text
    .normalize('NFKC')
    .trim()
    .toLowerCase()
    .replace(new RegExp(`[${traditional}]`, 'gu'), (each) => simplified.charAt(traditional.indexOf(each)))
    .replace(/\s+/gu, ' ')
  return /\p{sc=Han}/u.test(plain) ? withDigits(plain.replaceAll(' ', '').replace(/^半年/u, '6个月')) : plain
}

/**
 * Understands a day or a month as people say it: 昨天, 上周五, 3天后, 11-12, 12号, 月底, 明年3月, fri, next monday, +2w, 3 days ago; a time of
 * day behind it is passed over. Null for any other text, and for days that are written out (`readDay`).
 */
export function spokenDay(text: string): Spoken | null {
  if (text.length > 40) return null
  const said = folded(withoutClock(text.normalize('NFKC').trim()) ?? text)
  for (const { form, means, isYearless } of whole()) {
    const found = form.exec(said)
    if (found !== null)
      return { isYearless: isYearless(found), meant: (today, leaning) => means(found, today, leaning) }
  }
  return null
}

const partOfMonth = /^(.+)(上旬|中旬|下旬|底|末|初)$/u
const partOfYear = onDemand(() => new RegExp(`^(${yearWord})(第?[一二三四1-4]季度|[上下]半年|年?[底末初])$`, 'u'))

/**
 * A part of a month or of a year that is said as of today: what gives it with its year, 2027年3月中旬 for 明年3月中旬, 2027年上半年 for
 * 明年上半年. Null for any other text.
 */
export function spokenPart(text: string): ((today: Day, leaning: Leaning) => string | null) | null {
  if (text.length > 40) return null
  const said = folded(text)
  const [, year, ofYear] = partOfYear().exec(said) ?? []
  if (ofYear !== undefined) return (today) => `${yearSaid(year, today)}年${ofYear}`
  const [, month = '', ofMonth] = partOfMonth.exec(said) ?? []
  const spoken = ofMonth === undefined ? null : spokenDay(month)
  if (spoken === null) return null
  return (today, leaning) => {
    const meant = spoken.meant(today, leaning)
    if (meant === null || !('month' in meant)) return null
    return `${meant.month.slice(0, 4)}年${Number(meant.month.slice(5))}月${ofMonth}`
  }
}
