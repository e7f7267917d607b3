import type { State } from '../../clause/clause.ts'
import { addMonthsTo, type Day, daysBetween, earlier, later } from '../../clause/day.ts'
import { inForceFrom, type LimitValues, limit } from '../../clause/limit.ts'
import type { Words } from '../../clause/words.ts'
import {
  type CertificateEnd,
  endOf,
  type HeldCertificate,
  isInForce,
  type Scheme,
  type Status,
} from '../certificate/rules.ts'

/** What is done on site for a certificate in force. */
export const surveillanceKinds = {
  surveillance: { en: 'surveillance', zh: '监督' },
  recertification: { en: 'recertification', zh: '再认证' },
  special: { en: 'special audit', zh: '特殊审核' },
} as const satisfies Record<string, Words>

export type SurveillanceKind = keyof typeof surveillanceKinds

/** What surveillance is judged by (ISO/IEC 17021-1 9.1.3). */
export const surveillanceLimits = {
  months: limit(
    'surveillance-months',
    12,
    { en: 'Months from one surveillance to the next', zh: '两次监督之间的月数' },
    { stricter: 'lower', least: 1, most: 60 },
  ),
  ahead: limit(
    'recertification-ahead-days',
    90,
    {
      en: 'Days ahead of expiry from which a missing recertification is at risk',
      zh: '证书到期前未完成再认证即提示风险的天数',
    },
    { stricter: 'higher' },
  ),
} as const

export type SurveillanceValues = LimitValues<keyof typeof surveillanceLimits>

/** Inspection knows no surveillance of what was certified. */
export const hasSurveillance = (scheme: Scheme): boolean => scheme !== 'inspection'

/** What was done, or is planned where `doneOn` is null. */
export interface Surveillance {
  readonly kind: SurveillanceKind
  readonly plannedOn: Day | null
  readonly doneOn: Day | null
}

/** A certificate with those that it was issued in place of, as far as its programme of surveillance follows from them. */
export interface Programme {
  readonly scheme: Scheme
  readonly status: Status | null
  /** Since when it runs until its expiry: the issue day of the first of the chain that had the same one. */
  readonly issuedOn: Day
  readonly expiresOn: Day | null
  /** How it had ended by the day; null while it is in force. */
  readonly ended: CertificateEnd | null
  /** The first decision of the chain: a reissue does not begin it anew. */
  readonly firstOn: Day
  /**
   * The day of the next surveillance that a list stated of the oldest that was not issued in place of another; it holds
   * until something is recorded.
   */
  readonly statedOn: Day | null
  /** Of the whole chain. */
  readonly surveillances: readonly Surveillance[]
}

/** A surveillance that fell due, from when its time ran and when it was done. */
export interface DueSurveillance {
  readonly from: Day
  readonly due: Day
  readonly doneOn: Day | null
  /** The day on which the certificate ended without it: nothing is done about it any more. */
  readonly endedOn: Day | null
}

/** Surveillance and recertification are what the next one is counted from; a special audit is not. */
const counts = ({ kind }: Surveillance): boolean => kind !== 'special'

/**
 * What fell due of a certificate up to the day, each with when it was done, and the next one (`doneOn` null) while the
 * certificate is in force: 12 months after the first decision, then 12 after the last one done, counted from each of
 * them and clamped to the month's end. Nothing falls due after expiry, withdrawal or cancellation, but what had fallen
 * due before was not done.
 */
export function surveillancesDue(programme: Programme, day: Day, monthsOn: (day: Day) => number): DueSurveillance[] {
  const { scheme, status, expiresOn, ended, firstOn, statedOn } = programme
  if (!hasSurveillance(scheme)) return []
  const done = programme.surveillances
    .filter(counts)
    .map(({ doneOn }) => doneOn)
    .filter((on): on is Day => on !== null && on <= day)
    .sort()
  const events: DueSurveillance[] = []
  let [from, due] = firstDue(firstOn, statedOn, monthsOn)
  for (const doneOn of done) {
    events.push({ from, due, doneOn, endedOn: null })
    from = doneOn
    due = addMonthsTo(from, monthsOn(from))
  }
  if (isInForce(status) && (expiresOn === null || due <= expiresOn))
    events.push({ from, due, doneOn: null, endedOn: null })
  else if (ended !== null && due < ended.on) events.push({ from, due, doneOn: null, endedOn: ended.on })
  return events
}

/** The surveillance that comes next, or is overdue, of a certificate in force; null where none does. */
export const nextSurveillance = (
  programme: Programme,
  day: Day,
  monthsOn: (day: Day) => number,
): DueSurveillance | null =>
  surveillancesDue(programme, day, monthsOn).find(({ doneOn, endedOn }) => doneOn === null && endedOn === null) ?? null

/**
 * The first surveillance: what a list stated grants no more time than there is. Of a certificate whose first one lay
 * before the procedure, what was done need not be on record, and so the list tells which is the next.
 */
function firstDue(firstOn: Day, statedOn: Day | null, monthsOn: (day: Day) => number): [Day, Day] {
  const due = addMonthsTo(firstOn, monthsOn(firstOn))
  if (statedOn === null || (due >= inForceFrom && statedOn > due)) return [firstOn, due]
  return [later(firstOn, addMonthsTo(statedOn, -monthsOn(statedOn))), statedOn]
}

/**
 * How it stands on a day: at risk in the last fifth of its time (at least the last day), in breach after it, done late a
 * breach of its day. What was overdue when the certificate ended stays as it was on that day.
 */
export function surveillanceState(
  { from, due, doneOn, endedOn }: DueSurveillance,
  asked: Day,
): { state: State; daysLate: number } {
  const day = endedOn === null ? asked : earlier(asked, endedOn)
  if (doneOn !== null && doneOn <= day) {
    const daysLate = Math.max(0, daysBetween(due, doneOn))
    return { state: daysLate > 0 ? 'breach' : 'met', daysLate }
  }
  if (day > due) return { state: 'breach', daysLate: daysBetween(due, day) }
  const allowed = daysBetween(from, due)
  return { state: daysBetween(day, due) < Math.max(1, Math.ceil(allowed / 5)) ? 'at-risk' : 'on-track', daysLate: 0 }
}

/**
 * What is judged of it: done before the procedure came into force, or due before it and done since, is past judging, as
 * the earlier ones need not be on record; what is still overdue is so since that day.
 */
export function judgedFrom({ due, doneOn, endedOn }: DueSurveillance): Day | null {
  if (due >= inForceFrom) return due
  return doneOn === null && (endedOn === null || endedOn >= inForceFrom) ? inForceFrom : null
}

/** When a certificate was recertified by the day: what was done since this cycle began counts for the next one. */
export const recertifiedOn = (
  { surveillances, issuedOn }: Pick<Programme, 'surveillances' | 'issuedOn'>,
  day: Day,
): Day | null =>
  surveillances
    .filter(({ kind, doneOn }) => kind === 'recertification' && doneOn !== null && doneOn > issuedOn && doneOn <= day)
    .map(({ doneOn }) => doneOn as Day)
    .sort()
    .at(-1) ?? null

/**
 * How the recertification of a certificate stands that expires soon and is valid, or has expired since the procedure came
 * into force, with nothing issued in its place, whatever it was until then; null of every other.
 */
export function recertification(programme: Programme, day: Day, ahead: number): { due: Day; state: State } | null {
  const { scheme, status, expiresOn, ended } = programme
  if (!hasSurveillance(scheme) || expiresOn === null) return null
  const missing = recertifiedOn(programme, day) === null
  if (ended?.by === 'expired')
    return expiresOn < inForceFrom ? null : { due: expiresOn, state: missing ? 'breach' : 'met' }
  if (status !== 'valid' || daysBetween(day, expiresOn) > ahead) return null
  return { due: expiresOn, state: missing ? 'at-risk' : 'met' }
}

/** A certificate that was issued only after the one that it continues had expired. */
export interface LateSuccessor {
  readonly old: string
  readonly expiredOn: Day
  readonly number: string
  readonly issuedOn: Day
}

/**
 * Which of a chain, the newest first, were issued after the one before had expired and was not recertified by then: what
 * is issued later mends no day of it. Those expired before the procedure came into force are past judging.
 */
export function lateSuccessors(
  chain: readonly HeldCertificate[],
  surveillances: readonly Surveillance[],
): LateSuccessor[] {
  return chain.slice(1).flatMap((old, i): LateSuccessor[] => {
    const { expiresOn, number, issuedOn, scheme } = old
    const successor = chain[i]
    if (successor === undefined || expiresOn === null || expiresOn < inForceFrom || !hasSurveillance(scheme)) return []
    if (successor.issuedOn <= expiresOn || endOf(old, expiresOn) !== null) return []
    if (recertifiedOn({ surveillances, issuedOn }, expiresOn) !== null) return []
    return [{ old: number, expiredOn: expiresOn, number: successor.number, issuedOn: successor.issuedOn }]
  })
}

/** The day of the plan that waits to be done, of any kind or of one; null where none does. */
export function plannedOn({ surveillances }: Programme, of?: SurveillanceKind): Day | null {
  const plans = surveillances.filter(({ kind, doneOn }) => doneOn === null && (of === undefined || kind === of))
  const days = plans.map(({ plannedOn: on }) => on).filter((on) => on !== null)
  return days.length === 0 ? null : days.reduce(earlier)
}

/** The command that brings a recertification on: its plan, or, where it is planned, that it was done. */
export const recertificationStep = (programme: Programme & { readonly number: string }): readonly string[] => {
  const verb = plannedOn(programme, 'recertification') === null ? 'plan' : 'done'
  return ['certificate', 'surveillance', verb, programme.number, '--kind', 'recertification']
}

/** The command that brings on a surveillance due by a day: its plan while there is time to do it, then that it was done. */
export const surveillanceStep = (
  programme: Programme & { readonly number: string },
  due: Day,
  day: Day,
): readonly string[] => {
  const verb = plannedOn(programme) === null && day < due ? 'plan' : 'done'
  return ['certificate', 'surveillance', verb, programme.number]
}

/** A certificate as chains are made of: what follows it was issued in its place, or continues its first decision. */
export type ChainLink = Omit<HeldCertificate, 'number' | 'expiresOn' | 'changes'>

/**
 * The certificates that one continues, itself first, then backwards: the one that it was issued in place of, or of the
 * same customer, standard and first decision the newest issued before it.
 */
export function chainOf<Link extends ChainLink>(certificate: Link, all: readonly Link[]): Link[] {
  const chain = [certificate]
  for (let last = certificate; ; ) {
    const before = predecessor(last, all)
    if (before === undefined || chain.includes(before)) return chain
    chain.push(before)
    last = before
  }
}

function predecessor<Link extends ChainLink>(last: Link, all: readonly Link[]): Link | undefined {
  if (last.replacesId !== null) return all.find(({ id }) => id === last.replacesId)
  if (last.standard === null) return undefined
  return all
    .filter(
      (each) =>
        each.customerId === last.customerId &&
        each.scheme === last.scheme &&
        each.standard === last.standard &&
        each.firstIssuedOn === last.firstIssuedOn &&
        each.issuedOn < last.issuedOn,
    )
    .sort((a, b) => (a.issuedOn < b.issuedOn ? -1 : 1))
    .at(-1)
}
