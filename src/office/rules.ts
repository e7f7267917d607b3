import type { Day } from '../clause/day.ts'
import { inForceFrom, limit } from '../clause/limit.ts'
import { holdsOn, type Span } from '../clause/span.ts'
import type { Words } from '../clause/words.ts'
import type { WorkingCalendar } from '../clause/working-days.ts'
import { firstDayOf, type Year, yearOf } from '../clause/year.ts'

/** The roles of the procedure's departments and people. 业务部 and 市场客服部 are one department under two names. */
export const roles = {
  business: { en: 'business', zh: '业务部' },
  manager: { en: 'manager', zh: '市场客服部经理' },
  certification: { en: 'certification', zh: '认证部' },
  general: { en: 'general', zh: '综合管理部' },
  'project-manager': { en: 'project manager', zh: '项目管理人员' },
  'team-leader': { en: 'team leader', zh: '审核组长' },
  auditor: { en: 'auditor', zh: '审核员' },
  'decision-maker': { en: 'decision-maker', zh: '认证决定人员' },
  quality: { en: 'quality', zh: '质量负责人' },
  leader: { en: 'leader', zh: '机构领导' },
} as const satisfies Record<string, Words>

export type Role = keyof typeof roles

/** Roles of which one is enough. */
export type Roles = readonly [Role, ...Role[]]

/** A role held for a time. */
export interface RoleSpan extends Span {
  readonly role: Role
}

/** Whether somebody held the role on the day. The manager of the business department is of the business department. */
export const holdsRole = (held: readonly RoleSpan[], role: Role, day: Day): boolean =>
  held.some((span) => (span.role === role || (role === 'business' && span.role === 'manager')) && holdsOn(span, day))

/** The day since when somebody is gone who has left by `on`: every role has ended by then. Null for who holds one, or never did. */
export function hasLeft(held: readonly RoleSpan[], on: Day): Day | null {
  const ends = held.map(({ until }) => until)
  if (ends.length === 0 || ends.some((until) => until === null || until > on)) return null
  return ends.reduce((a, b) => (a !== null && b !== null && a > b ? a : b)) ?? null
}

/** 及时: how many working days "timely" gives, wherever the procedure says no more than that. */
export const timely = limit(
  'timely-days',
  5,
  {
    en: 'Working days that "timely" gives',
    zh: '“及时”的工作日数',
  },
  { stricter: 'lower' },
)

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

/**
 * Since when roles are held where nothing else is said: contacts count for the whole calendar year in which the
 * procedure came into force, if business staff made them.
 */
export const rolesSince: Day = firstDayOf(yearOf(inForceFrom))
