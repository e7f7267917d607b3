import { withDigits } from './chinese-number.ts'
import { onDemand } from './on-demand.ts'

/**
 * The numbers of a day, not yet checked against the calendar, with the weekday (0 for Sunday) if one stands beside them; a spreadsheet's
 * serial number of a day; no end (长期); or null for any other text.
 */
type Written = WrittenDay | 'open' | null
type WrittenDay = { readonly parts: Parts; readonly weekday: number | null } | { readonly serial: number }

/** Spreadsheets that say "no end" in a date column. */
const openEnded = /^(长期|长期有效|永久|no end|unlimited)$/iu

/** Longer texts are no days: nothing below is tried on them. */
const longest = 60

/** How every text begins that may be a day: by that most texts which are none are told at once. */
const beginning = /^(?:\d|[a-z]|民[国國]|中[华華]民|[一二][〇零○九]|长期|永久)/iu

/** Dashes of every length as hyphens, no blanks around separators. */
const plain = (text: string): string =>
  text
    .replace(/[\u2010-\u2015\u2212]/gu, '-')
    .replaceAll('號', '号')
    .replace(/\s*([-/.年月日号])\s*/gu, '$1')
    .replace(/\s+/gu, ' ')

const partOfDay = '(?:上午|下午|中午|早上|晚上|傍晚|凌晨|[AaPp][Mm])'
const minutes =
  '(\\d{1,2}|[一二两三四五六七八九十]{1,3}(?=点))(?:[时点](?:半|[一三]刻|整|钟)?|[:时点](\\d{2})(?:[:分](\\d{2})(?:[.,]\\d+)?秒?|分)?)'
/** The time of day behind a day, with its zone. */
const clock = onDemand(
  () =>
    new RegExp(
      `(?:(?<=\\d)T| |(?<=\\p{sc=Han}))\\s?(?:${partOfDay}|${partOfDay}?\\s?${minutes}\\s?${partOfDay}?)\\s?(Z|UTC|GMT|[+-]\\d{2}:?\\d{2})?$`,
      'u',
    ),
)

/**
 * The text without the time of day behind it. Null where that is none (25:00), or one in UTC other than midnight: which day
 * it is here, the text doesn't tell.
 */
export function withoutClock(text: string): string | null {
  const found = clock().exec(text)
  if (found === null) return text
  const [whole, hour = '0', minute = '0', second = '0', zone = ''] = found
  const [h, m, s] = [Number(hour), Number(minute), Number(second)]
  if (h > 23 || m > 59 || s > 59) return null
  if (/^[ZUG]/.test(zone) && h + m + s > 0) return null
  return text.slice(0, -whole.length).trim()
}

/** Names of days and months in English, whole or short. */
export const weekdayName = '(sun|mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?)(?:day)?'
export const monthName =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)'

/** 0 for Sunday to 6 for Saturday, of a name in English or the last character of one in Chinese. */
export const weekdayNamed = (name: string): number =>
  name.length === 1
    ? '日一二三四五六'.indexOf(name.replace('天', '日'))
    : 'sunmontuewedthufrisat'.indexOf(name.slice(0, 3).toLowerCase()) / 3

/** 1 for January to 12 for December. */
export const monthNamed = (name: string): number =>
  'janfebmaraprmayjunjulaugsepoctnovdec'.indexOf(name.slice(0, 3).toLowerCase()) / 3 + 1

/** A weekday beside a day: （六）, 星期六, Sat, and Saturday, in front of it. */
const besideDay = onDemand(() => [
  /\(([日一二三四五六天])\)$/u,
  /[ (]*(?:周|週|星期|礼拜|禮拜)([日一二三四五六天])\)?$/u,
  new RegExp(` \\(?${weekdayName}\\)?$`, 'iu'),
  new RegExp(`^${weekdayName}\\.?,? `, 'iu'),
])

type Parts = readonly [year: number, month: number, day: number]
type Form = readonly [form: RegExp, parts: (found: readonly string[]) => Parts]

const inOrder = ([, year, month, day]: readonly string[]): Parts => [Number(year), Number(month), Number(day)]
/** The first year of the Republic (民国) was 1912. */
const ofRepublic = ([, year, month, day]: readonly string[]): Parts => [Number(year) + 1911, Number(month), Number(day)]

const forms = onDemand((): readonly Form[] => [
  [/^(\d{4})-(\d{1,2})-(\d{1,2})$/, inOrder],
  [/^(\d{4})\/(\d{1,2})\/(\d{1,2})$/, inOrder],
  [/^(\d{4})\.(\d{1,2})\.(\d{1,2})\.?$/, inOrder],
  [/^(\d{4}) (\d{1,2}) (\d{1,2})$/, inOrder],
  [/^(\d{4})年(\d{1,2})月(\d{1,2})[日号]?$/, inOrder],
  // Programs that take a column of days for numbers write 20250301.0; others put the time of day behind it.
  [/^(\d{4})(\d{2})(\d{2})(?:\.0+|(?:[01]\d|2[0-3])[0-5]\d[0-5]\d)?$/, inOrder],
  [new RegExp(`^(\\d{1,2})(?:st|nd|rd|th)?[- ]?${monthName}[-., ]*(\\d{4})$`, 'iu'), (found) => named(found, 3, 2, 1)],
  [new RegExp(`^${monthName}[. ]*(\\d{1,2})(?:st|nd|rd|th)?[, ]+(\\d{4})$`, 'iu'), (found) => named(found, 3, 1, 2)],
  [new RegExp(`^(\\d{4})[- ]${monthName}[- ](\\d{1,2})$`, 'iu'), (found) => named(found, 1, 2, 3)],
])

const named = (found: readonly string[], year: number, month: number, day: number): Parts => [
  Number(found[year]),
  monthNamed(found[month] ?? ''),
  Number(found[day]),
]

/** 114年3月1日, 114/03/01, 1140301, 0114/03/01: of the Republic, where that is said beside it. */
const formsOfRepublic = onDemand((): readonly Form[] => [
  [
    /^0?(\d{2,3})([-/. ])(\d{1,2})\2(\d{1,2})\.?$/,
    ([, year, , month, day]) => ofRepublic(['', year, month, day] as string[]),
  ],
  [/^0?(\d{2,3})年(\d{1,2})月(\d{1,2})[日号]?$/, ofRepublic],
  [/^(\d{2,3})(\d{2})(\d{2})$/, ofRepublic],
])
const republic = /^(?:中[华華])?民[国國]/u

function partsIn(text: string, among: readonly Form[]): Parts | null {
  for (const [form, parts] of among) {
    const found = form.exec(text)
    if (found !== null) return parts(found)
  }
  return null
}

/** The text as it is looked at, a weekday beside its day apart; null where it can be no day. */
function looked(text: string): { readonly day: string; readonly weekday: number | null } | null {
  // Windows copies days with marks that nobody sees.
  const seen = text
    .normalize('NFKC')
    .replace(/^[\p{Cf}\s]+|\p{Cf}/gu, '')
    .trimEnd()
  if (seen.length > longest || !beginning.test(seen)) return null
  const day = withoutClock(plain(seen))
  if (day === null) return null
  for (const beside of besideDay()) {
    const found = beside.exec(day)
    if (found?.[1] !== undefined)
      return { day: withDigits(day.replace(beside, '').trim()), weekday: weekdayNamed(found[1]) }
  }
  return { day: withDigits(day), weekday: null }
}

/** Reads a day in any form that people, spreadsheets and other programs write; see `readDay`. */
export function writtenDay(text: string): Written {
  const seen = looked(text)
  if (seen === null) return null
  const { day, weekday } = seen
  if (openEnded.test(day)) return 'open'
  const parts = republic.test(day)
    ? partsIn(day.replace(republic, '').trim(), formsOfRepublic())
    : partsIn(day, forms())
  if (parts !== null) return { parts, weekday }
  // Serials of 1982 to 2064, with the time of day as a fraction: shorter numbers are years or counts, not days.
  return /^[3-5]\d{4}(?:\.\d+)?$/.test(day) ? { serial: Math.floor(Number(day)) } : null
}

/** A day of the Republic (民国) written without saying so, as in a column whose head says it: 114/03/01, 1140301. */
export function writtenDayOfRepublic(text: string): WrittenDay | null {
  const seen = looked(text)
  const parts = seen === null ? null : partsIn(seen.day, formsOfRepublic())
  return parts === null || seen === null ? null : { parts, weekday: seen.weekday }
}
