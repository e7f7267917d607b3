import type { Day } from '../../clause/day.ts'
import type { Words } from '../../clause/words.ts'
import type { WorkingCalendar } from '../../clause/working-days.ts'
import type { Year } from '../../clause/year.ts'

/** What a calendar day can be besides an ordinary Monday to Friday: not worked, or worked though it is a weekend (调休). */
export const calendarKinds = {
  holiday: { en: 'holiday', zh: '放假' },
  workday: { en: 'working day', zh: '上班' },
} as const satisfies Record<string, Words>

export type CalendarKind = keyof typeof calendarKinds

/** The days that were entered as what working days are counted by. */
export function calendarOf(days: readonly { readonly day: Day; readonly kind: string }[]): WorkingCalendar {
  const of = (kind: CalendarKind) => new Set(days.filter((each) => each.kind === kind).map(({ day }) => day))
  return { holidays: of('holiday'), workdays: of('workday') }
}

/** The years whose official calendar of mainland China comes with the program. */
export const mainlandYears = [2025, 2026] as const

export type MainlandYear = (typeof mainlandYears)[number]

export const isMainlandYear = (year: Year): year is MainlandYear => mainlandYears.some((each) => each === year)
