import type { State } from '../../clause/clause.ts'
import { compared } from '../../clause/compared.ts'
import { addDaysTo, addMonthsTo, type Day, daysBetween, earlier } from '../../clause/day.ts'
import { type DueState, dueWithin } from '../../clause/judge.ts'
import { type LimitValues, limit } from '../../clause/limit.ts'
import type { Words } from '../../clause/words.ts'
import type { WorkingCalendar } from '../../clause/working-days.ts'
import { timely } from '../../office/limit/timely.ts'
import { holdsRole, type RoleSpan } from '../../office/staff/rules.ts'
import {
  type CertificateDates,
  isFinal,
  isInForce,
  type RecordedStatus,
  type Scheme,
  type Status,
  type StatusChange,
} from '../certificate/rules.ts'

/** What is done to a certificate's status under 4.4, and what a new certificate does to the old one. */
export const acts = {
  suspension: { en: 'suspension', zh: '暂停' },
  restoration: { en: 'restoration', zh: '恢复' },
  withdrawal: { en: 'withdrawal', zh: '撤销' },
  cancellation: { en: 'cancellation', zh: '注销' },
  supersession: { en: 'reissue', zh: '换证' },
} as const satisfies Record<string, Words>

export type ActKind = keyof typeof acts

/** The acts of a case; a reissue is not one. */
export type CaseAct = Exclude<ActKind, 'supersession'>

/** The status from the day of an act on. */
export const statusAfter: Readonly<Record<ActKind, RecordedStatus>> = {
  suspension: 'suspended',
  restoration: 'valid',
  withdrawal: 'withdrawn',
  cancellation: 'cancelled',
  supersession: 'superseded',
}

/** The act that a recorded status is the outcome of. */
export const actOf = (status: RecordedStatus): ActKind =>
  (Object.keys(statusAfter) as ActKind[]).find((kind) => statusAfter[kind] === status) as ActKind

/** Who had a hand in an act, by their ids; null where nobody did, or nobody is on record. */
export type ActPeople = Readonly<Record<'decider' | 'handler' | 'verifier', number | null>>

/** Why somebody may not decide an act. */
export type DecisionFault = 'no-role' | 'handled' | 'verified'

/**
 * Why whoever decided an act on a day may not (4.4.1): a decision-maker on that day who neither handles the act nor verified
 * anything of it may (ISO/IEC 17021-1 9.5.2). `held` are the decider's roles.
 */
export function decisionFaults(
  { decider, handler, verifier }: ActPeople,
  held: readonly RoleSpan[],
  on: Day,
): DecisionFault[] {
  if (decider === null) return []
  const faults: DecisionFault[] = holdsRole(held, 'decision-maker', on) ? [] : ['no-role']
  if (decider === handler) faults.push('handled')
  if (decider === verifier) faults.push('verified')
  return faults
}

/** Why an act is not allowed: what the certificate is on the day, or a change that was recorded for a later one. */
export type Blocked =
  | { readonly why: 'not-issued' | 'suspended' | 'not-suspended' | 'expired' | 'expired-suspended'; readonly on: Day }
  | { readonly why: 'final' | 'later-change'; readonly on: Day; readonly status: RecordedStatus }

/**
 * What keeps an act from taking effect on a day, or null where it is allowed (4.4.1): valid → suspended → valid,
 * withdrawn or cancelled, and valid → withdrawn or cancelled. What is final stays so; an expired certificate is neither
 * suspended nor restored, but a suspension that outlived it can still be ended. Changes are recorded in their order.
 */
export function blocked(act: CaseAct, certificate: CertificateDates, on: Day): Blocked | null {
  const { issuedOn, expiresOn, changes } = certificate
  if (on < issuedOn) return { why: 'not-issued', on: issuedOn }
  const ended = changes.find((change) => isFinal(change) && change.effectiveOn <= on)
  if (ended !== undefined) return { why: 'final', on: ended.effectiveOn, status: ended.status }
  const newest = changes.at(-1)
  if (newest !== undefined && newest.effectiveOn > on)
    return { why: 'later-change', on: newest.effectiveOn, status: newest.status }
  const suspended = newest?.status === 'suspended'
  const expired = expiresOn !== null && on > expiresOn
  const ends = act === 'withdrawal' || act === 'cancellation'
  if (expired && !suspended) return { why: 'expired', on: expiresOn }
  if (expired && !ends) return { why: 'expired-suspended', on: expiresOn }
  if (act === 'suspension' && suspended) return { why: 'suspended', on: newest.effectiveOn }
  if (act === 'restoration' && !suspended) return { why: 'not-suspended', on }
  return null
}

/** A change of status that could not have been recorded after those before it. */
export interface OutOfOrder extends StatusChange {
  readonly kind: ActKind
}

/** The changes of a certificate's status that are not lawful where they stand: what a list brought need not be. */
const outOfOrder = (certificate: CertificateDates): OutOfOrder[] =>
  certificate.changes
    .map((change) => ({ ...change, kind: actOf(change.status) }))
    .filter(({ kind, effectiveOn }, index) => {
      const changes = certificate.changes.slice(0, index)
      if (kind !== 'supersession') return blocked(kind, { ...certificate, changes }, effectiveOn) !== null
      return changes.some(isFinal) || changes.at(-1)?.status === 'suspended'
    })

/** The changes of status that were lawful where they stood, and are not any more by what the certificate is said to be now. */
export function newlyOutOfOrder(before: CertificateDates, after: CertificateDates): OutOfOrder[] {
  const keyOf = ({ status, effectiveOn }: StatusChange) => `${status} ${effectiveOn}`
  const there = new Set(outOfOrder(before).map(keyOf))
  return outOfOrder(after).filter((change) => !there.has(keyOf(change)))
}

const months = (name: string, value: number, en: string, zh: string) =>
  limit(
    `suspension-months-${name}`,
    value,
    { en: `Longest suspension in months, ${en}`, zh: `暂停最长月数（${zh}）` },
    { stricter: 'lower', least: 1, most: 60 },
  )

/** What 4.4.1 is judged by. */
export const suspensionLimits = {
  managementSystem: months('management-system', 6, 'management system', '管理体系'),
  product: months('product', 6, 'product', '产品'),
  seasonal: months('product-seasonal', 12, 'seasonal product', '季节性产品'),
  inspection: months('inspection', 6, 'inspection', '检验'),
  ahead: limit(
    'suspension-ahead-days',
    60,
    { en: 'Days ahead of its end from which a suspension is at risk', zh: '暂停到期前提示风险的天数' },
    { stricter: 'higher' },
  ),
  timely,
} as const

export type SuspensionValues = LimitValues<keyof typeof suspensionLimits>

/** How many months a suspension of the scheme may last. */
export function maximumMonths(scheme: Scheme, seasonal: boolean, limits: SuspensionValues): number {
  if (scheme === 'product') return seasonal ? limits.seasonal : limits.product
  return scheme === 'inspection' ? limits.inspection : limits.managementSystem
}

/** The last day on which a suspension may hold; 2025-08-31 + 6 months is 2026-02-28. */
export const maximumEnd = (start: Day, scheme: Scheme, seasonal: boolean, limits: SuspensionValues): Day =>
  addMonthsTo(start, maximumMonths(scheme, seasonal, limits))

/** What a suspension's end follows from. */
export interface SuspensionTimes {
  readonly on: Day
  /** The end on record; an imported suspension may have none, or one that is later than allowed. */
  readonly until: Day | null
  readonly decidedOn: Day | null
}

/**
 * The last day of a suspension. One that was decided here was held against the maximum when it was recorded. The list
 * that another came from does not tell whether its product is seasonal, so its own end may be as late as those of such.
 */
export function lastDay({ on, until, decidedOn }: SuspensionTimes, scheme: Scheme, limits: SuspensionValues): Day {
  if (until === null) return maximumEnd(on, scheme, false, limits)
  return decidedOn === null ? earlier(until, maximumEnd(on, scheme, true, limits)) : until
}

/**
 * How a suspension stands: at risk from that many days ahead of its last day, in breach from the day after it for as long
 * as it is not ended, whatever else becomes of the certificate; ended later than that stays late. What ends it holds
 * from its own day, so that ended the day after the last one it held on no day too many.
 */
export function suspensionState(last: Day, endedOn: Day | null, day: Day, ahead: number): DueState {
  if (endedOn !== null && endedOn <= day) {
    const daysLate = Math.max(0, daysBetween(last, endedOn) - 1)
    return { due: last, state: daysLate > 0 ? 'breach' : 'met', daysLate }
  }
  if (day > last) return { due: last, state: 'breach', daysLate: daysBetween(last, day) }
  return { due: last, state: day >= addDaysTo(last, -ahead) ? 'at-risk' : 'on-track', daysLate: 0 }
}

/** Each suspension among the changes of one certificate, in their order, with the change that ended it. */
export function suspensionsAmong<A extends { readonly kind: ActKind }>(
  changes: readonly A[],
): { suspension: A; ended: A | null }[] {
  return changes.flatMap((suspension, i) =>
    suspension.kind === 'suspension' ? [{ suspension, ended: changes[i + 1] ?? null }] : [],
  )
}

/** The suspension that an act ends which takes effect on a day: what stands last among the changes by then; or null. */
export function suspensionEndedBy<A extends { readonly kind: ActKind; readonly on: Day }>(
  act: CaseAct,
  on: Day,
  changes: readonly A[],
): A | null {
  if (act === 'suspension') return null
  const last = changes.findLast((each) => each.on <= on && each.kind !== act)
  return last?.kind === 'suspension' ? last : null
}

/** Whether a change of status was known by the day: it had taken effect, or was decided by then for a day ahead. */
export const isKnown = (change: { readonly on: Day; readonly decidedOn: Day | null }, day: Day): boolean =>
  change.on <= day || (change.decidedOn !== null && change.decidedOn <= day)

/** Something that becomes of a certificate, or should have by now: a change that was decided, or what falls due. */
export interface EventAhead {
  readonly what: 'suspension-ends' | 'expires' | 'surveillance-due' | ActKind
  readonly on: Day
}

/**
 * What lies ahead of a certificate, in the order of the days. What is decided stands for what it makes idle: a suspension
 * whose end is decided does not run out, and of what is to be withdrawn nothing falls due from then on.
 */
export function eventsAhead(
  standing: {
    readonly status: Status
    /** The last day of a suspension that nothing ended yet, though the certificate may have expired meanwhile. */
    readonly suspendedUntil: Day | null
    readonly expiresOn: Day | null
    readonly ahead: readonly { readonly kind: ActKind; readonly on: Day }[]
  },
  surveillanceDue: Day | null,
): EventAhead[] {
  const { status, suspendedUntil, expiresOn, ahead } = standing
  const events: EventAhead[] = ahead.map(({ kind, on }) => ({ what: kind, on }))
  const final = ahead.find(({ kind }) => isFinal({ status: statusAfter[kind] }))
  const falls = (what: EventAhead['what'], on: Day | null) => {
    if (on !== null && isInForce(status) && (final === undefined || on < final.on)) events.push({ what, on })
  }
  if (suspendedUntil !== null && final === undefined && ahead.length === 0)
    events.push({ what: 'suspension-ends', on: suspendedUntil })
  falls('expires', expiresOn)
  falls('surveillance-due', surveillanceDue)
  return events.sort((a, b) => compared(a.on, b.on))
}

/** What must follow a change of status. */
export const followUps = {
  notice: { en: 'notice', zh: '通知书' },
  publication: { en: 'public status', zh: '状态公布' },
  recall: { en: 'recall of the certificate', zh: '收回证书' },
  'public-notice': { en: 'public notice', zh: '公告' },
  reissue: { en: 'reissue', zh: '换发证书' },
} as const satisfies Record<string, Words>

export type FollowUpKind = keyof typeof followUps

interface Following {
  /** Each of these, or one of those that stand together. */
  readonly owed: readonly (readonly FollowUpKind[])[]
  /** What may be recorded besides. */
  readonly also: readonly FollowUpKind[]
}

const following: Readonly<Record<CaseAct | 'reduction', Following>> = {
  suspension: { owed: [['notice'], ['publication']], also: ['public-notice'] },
  restoration: { owed: [['notice'], ['publication']], also: ['public-notice'] },
  reduction: { owed: [['reissue'], ['notice']], also: ['publication', 'public-notice', 'recall'] },
  withdrawal: { owed: [['notice'], ['recall', 'public-notice']], also: ['publication'] },
  cancellation: { owed: [['publication']], also: ['notice', 'recall', 'public-notice'] },
}

/** What must, and what may, follow a change of status; a restoration with reduced scope has its own. */
export const followingOf = (kind: CaseAct, reduced: boolean): Following =>
  following[kind === 'restoration' && reduced ? 'reduction' : kind]

/** Something that must follow a change of status, and how it stands. */
export interface OwedFollowUp extends DueState {
  readonly anyOf: readonly FollowUpKind[]
  readonly doneOn: Day | null
}

/** How what must follow a change of status stands on a day: the day of the change is day 0. */
export function owedFollowUps(
  change: {
    readonly kind: CaseAct
    readonly on: Day
    readonly reduced: boolean
    readonly followUps: readonly { readonly kind: FollowUpKind; readonly on: Day }[]
  },
  day: Day,
  days: number,
  calendar: WorkingCalendar,
): OwedFollowUp[] {
  if (change.on > day) return []
  return followingOf(change.kind, change.reduced).owed.map((anyOf) => {
    const done = change.followUps.filter(({ kind, on }) => anyOf.includes(kind) && on <= day).map(({ on }) => on)
    const doneOn = done.length === 0 ? null : done.reduce(earlier)
    return { anyOf, doneOn, ...dueWithin(change.on, days, doneOn, day, calendar) }
  })
}

/** Whether something is left to be done about what stands so. */
export const isOpen = (doneOn: Day | null, state: State): boolean => doneOn === null && state !== 'met'
