import type { Day } from '../../clause/day.ts'
import { inForceFrom } from '../../clause/limit.ts'
import { holdsOn, type Span } from '../../clause/span.ts'
import type { Words } from '../../clause/words.ts'
import { firstDayOf, yearOf } from '../../clause/year.ts'

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
  /** The day on which it was recorded, where that is after the first day of it, and after the day on which the register was made; else null. */
  readonly granted: Day | null
}

/** Whether somebody held the role on the day. The manager of the business department is of the business department. */
export const holdsRole = (held: readonly RoleSpan[], role: Role, day: Day): boolean =>
  held.some((span) => (span.role === role || (role === 'business' && span.role === 'manager')) && holdsOn(span, day))

/** The role of the roles by which somebody acts on the day where each that they hold then was granted later (3); null where one was in time, or they hold none. */
export function lateGrant(
  held: readonly RoleSpan[],
  roles: Roles,
  day: Day,
): (RoleSpan & { readonly granted: Day }) | null {
  const holding = held.filter((span) => roles.some((role) => holdsRole([span], role, day)))
  const late = holding.flatMap((span) =>
    span.granted !== null && span.granted > day ? [{ ...span, granted: span.granted }] : [],
  )
  return late.length < holding.length ? null : (late[0] ?? null)
}

/** The day since when somebody is gone who has left by `on`: every role has ended by then. Null for who holds one, or never did. */
export function hasLeft(held: readonly RoleSpan[], on: Day): Day | null {
  const ends = held.map(({ until }) => until)
  if (ends.length === 0 || ends.some((until) => until === null || until > on)) return null
  return ends.reduce((a, b) => (a !== null && b !== null && a > b ? a : b)) ?? null
}

/**
 * Since when roles are held where nothing else is said: contacts count for the whole calendar year in which the
 * procedure came into force, if business staff made them.
 */
export const rolesSince: Day = firstDayOf(yearOf(inForceFrom))
