import { addDaysTo, type Day, daysBetween, readDay, weekday } from '../../../../clause/day.ts'
import type { Reason } from '../../../../clause/reason.ts'
import { type Year, yearOf } from '../../../../clause/year.ts'
import { orNothing } from '../../../../intake/blank.ts'
import type { ReadRow } from '../../../../intake/import.ts'
import { type Remark, remark } from '../../../../intake/remark.ts'
import { valueNamed } from '../../../../intake/value-named.ts'
import type { CalendarField } from '../../headers.ts'
import { type CalendarKind, calendarKinds } from '../../rules.ts'
import { calendarWords } from '../../words.ts'

/** A row of a calendar: days of one kind. */
export interface WaitingDays {
  readonly line: number
  readonly days: readonly Day[]
  readonly kind: CalendarKind
  readonly name: string | null
  readonly source: string | null
}

/** Words that lists use besides the names of the kinds themselves. */
const otherKinds: Readonly<Record<string, CalendarKind>> = {
  节假日: 'holiday',
  法定节假日: 'holiday',
  假日: 'holiday',
  假期: 'holiday',
  放假调休: 'holiday',
  休息: 'holiday',
  休息日: 'holiday',
  休: 'holiday',
  'public holiday': 'holiday',
  off: 'holiday',
  调休: 'workday',
  调休上班: 'workday',
  补班: 'workday',
  工作日: 'workday',
  班: 'workday',
  'made-up working day': 'workday',
  work: 'workday',
}

/** No holiday is longer: a slip in the month or the year would enter hundreds of days. */
const longest = 31

const words = calendarWords.row

type Span = { readonly from: Day; readonly to: Day }

/** Reads a row of a calendar. `year` is the only one that it may be of, and that of days without one; null: any. */
export function readCalendarRow(
  line: number,
  cell: (field: CalendarField) => string | null,
  year: Year | null,
): ReadRow<CalendarField, WaitingDays> {
  const text = (field: CalendarField) => orNothing(cell(field) ?? '')
  const refusals: Remark<CalendarField>[] = []
  const read = spanOf(text, year)
  if ('reason' in read) refusals.push(read)
  const typed = text('kind')
  const kind = typed === null ? null : valueNamed(typed, calendarKinds, otherKinds)
  if (kind === null) refusals.push(remark('kind', typed, typed === null ? words.noKind : words.kind))
  if ('reason' in read || kind === null) return { item: null, warnings: [], refusals }
  const days = Array.from({ length: daysBetween(read.from, read.to) + 1 }, (_, n) => addDaysTo(read.from, n))
  const warnings = days
    .filter((day) => kind === 'workday' && weekday(day) % 6 !== 0)
    .map((day) => remark<CalendarField>('kind', typed, words.weekday(day)))
  return { item: { line, days, kind, name: text('name'), source: text('source') }, warnings, refusals }
}

/** The first and the last day of a row, or what is wrong with them. */
function spanOf(text: (field: CalendarField) => string | null, year: Year | null): Span | Remark<CalendarField> {
  const field = text('day') === null && text('from') !== null ? 'from' : 'day'
  const typed = text(field)
  if (typed === null) return remark('day', null, words.noDay)
  const last = text('to')
  const parts = last === null ? rangeParts(typed) : [typed, last]
  const from = dayIn(parts[0] ?? '', year, null)
  if (typeof from !== 'string') return remark(field, typed, from)
  const to = parts.length === 1 ? from : dayIn(parts[1] ?? '', year, from)
  if (typeof to !== 'string') return remark(last === null ? field : 'to', last ?? typed, to)
  const fault = faultOf({ from, to }, year)
  return fault === null ? { from, to } : remark(field, last === null ? typed : `${typed} ${last}`, fault)
}

function faultOf({ from, to }: Span, year: Year | null): Reason | null {
  if (to < from) return words.endsFirst
  if (daysBetween(from, to) >= longest) return words.tooLong(longest)
  if (year !== null && (yearOf(from) !== year || yearOf(to) !== year)) return words.otherYear(year)
  return null
}

/** `2026-10-01..2026-10-07`, `10月1日（周四）至7日（周三）`: the two ends, or the one day that it is. */
function rangeParts(typed: string): string[] {
  const plain = typed.normalize('NFKC').replace(/\([^)]*\)/gu, '')
  return plain.split(/\s*(?:\.{2,}|~+|至|到|[—–]+|\s-\s)\s*/u)
}

/**
 * A day in any of the forms people write; what it leaves out it has from the beginning of its range, or from the year
 * that was given. Words where it is not one.
 */
function dayIn(typed: string, year: Year | null, from: Day | null): Day | Reason {
  const plain = typed
    .normalize('NFKC')
    .replace(/\([^)]*\)/gu, '')
    .trim()
  const whole = readDay(plain)
  if (whole !== null && whole !== 'open') return whole
  const [, month, day] = /^(\d{1,2})[-/.月](\d{1,2})日?$/u.exec(plain) ?? []
  const [, only] = (from !== null && /^(\d{1,2})日?$/u.exec(plain)) || []
  if (month === undefined && only === undefined) return words.notADay
  const within = from === null ? year : yearOf(from)
  if (within === null) return words.noYear
  const found = readDay(`${within}-${month ?? from?.slice(5, 7)}-${day ?? only}`)
  return found === null || found === 'open' ? words.notADay : found
}
