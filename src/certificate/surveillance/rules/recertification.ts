import type { State } from '../../../clause/clause.ts'
import { addDaysTo, addMonthsTo, type Day } from '../../../clause/day.ts'
import { inForceFrom } from '../../../clause/limit.ts'
import { type CertificateEnd, endOf, type HeldCertificate, isInForce } from '../../certificate/rules.ts'
import { type Cycle, isLapsed, likelyCycles, recertifiedIn } from './cycle.ts'
import { isRecertified, type SurveillanceRules } from './limits.ts'
import { placedAmong, surveillanceState } from './owed.ts'
import { type Audit, auditsBy, type Issue, type Programme, type Surveillance } from './programme.ts'

/** When the running cycle of a certificate was audited for its recertification, by its expiry and the day; null where it was not. */
export function recertifiedOn(programme: Programme, day: Day, rules: SurveillanceRules): Day | null {
  const audits = auditsBy(programme, day)
  return auditedIn(likelyCycles(programme, audits, rules).at(-1), programme, audits)
}

const auditedIn = (running: Cycle | undefined, { expiresOn }: Programme, audits: readonly Audit[]): Day | null =>
  running === undefined ? null : recertifiedIn({ from: running.from, expiresOn }, audits)

/** How the recertification of a certificate stands that expires soon or has expired. */
export interface StandingRecertification {
  readonly programme: string
  readonly due: Day
  readonly state: State
}

/**
 * At risk from that many days ahead of the expiry until it was audited, and met from then on; expired since the procedure came into force, with nothing
 * issued in its place, it is in breach for good, whatever it was until then. Null of every other.
 */
export function recertification(
  programme: Programme,
  day: Day,
  rules: SurveillanceRules,
  ahead: number,
): StandingRecertification | null {
  const { scheme, status, expiresOn, ended } = programme
  if (!isRecertified(scheme) || expiresOn === null) return null
  const expired = ended?.by === 'expired'
  if (expiresOn < inForceFrom && !isInForce(status)) return null
  const audits = auditsBy(programme, day)
  const running = likelyCycles(programme, audits, rules).at(-1)
  const number = running?.number ?? ''
  if (auditedIn(running, programme, audits) !== null) return { programme: number, due: expiresOn, state: 'met' }
  if (!expired && (!isInForce(status) || expiresOn > addDaysTo(day, ahead))) return null
  return { programme: number, due: expiresOn, state: expired ? 'breach' : 'at-risk' }
}

/** A recertification by which a programme went on. */
export interface RecertificationDone extends StandingRecertification {
  /** The certificate that it took the place of, and the one that was issued upon it. */
  readonly old: string
  readonly issued: Pick<Issue, 'number' | 'issuedOn'>
  /** Its audit is on record; else only its issue by the expiry shows that there was one. */
  readonly audited: boolean
  /** That it is a recertification was said; else its days alone tell. */
  readonly said: boolean
}

/** The recertifications by which a programme went on: audited by the expiry, they were in time for good, whatever was issued since. */
export function recertificationsDone(programme: Programme, day: Day, rules: SurveillanceRules): RecertificationDone[] {
  if (!isRecertified(programme.scheme) || programme.issues.length === 1) return []
  const audits = auditsBy(programme, day)
  return likelyCycles(programme, audits, rules).flatMap((cycle, i, cycles): RecertificationDone[] => {
    const { number, expiresOn: due } = cycle
    const [next] = cycles[i + 1]?.issues ?? []
    const old = cycle.issues.at(-1)?.number
    if (next === undefined || old === undefined || due === null || due < inForceFrom) return []
    // Where no audit is on record, one that was issued by the expiry shows that there was one.
    const isShown = next.kind === 'recertification' && next.issuedOn <= due
    const audited = recertifiedIn(cycle, audits) !== null
    const said = programme.issues.some((issue) => issue.number === next.number && issue.kind !== null)
    return isShown || audited ? [{ programme: number, old, due, state: 'met', issued: next, audited, said }] : []
  })
}

/**
 * The last day on which the recertification of an expired certificate may be decided, where it was audited before its expiry: what
 * goes on by then is not lost (4.3.7). Null of every other.
 */
export function decidedBy(programme: Programme, day: Day, rules: SurveillanceRules): Day | null {
  const { scheme, expiresOn } = programme
  if (
    !isRecertified(scheme) ||
    expiresOn === null ||
    day <= expiresOn ||
    recertifiedOn(programme, expiresOn, rules) === null
  )
    return null
  return addDaysTo(expiresOn, rules.valuesOn(expiresOn).decision)
}

/** A certificate that was issued only after the one that it continues had expired. */
export interface LateSuccessor {
  readonly programme: string
  readonly old: string
  readonly expiredOn: Day
  readonly number: string
  readonly issuedOn: Day
  /** The audit for the recertification, which was due by the expiry; null where none is on record. */
  readonly auditedOn: Day | null
}

/**
 * Which of a chain were issued after the one before had expired and was not audited by then: what is issued later mends no day
 * of it. Those expired before the procedure came into force are past judging.
 */
export function lateSuccessors(
  chain: readonly HeldCertificate[],
  programme: Programme,
  day: Day,
  rules: SurveillanceRules,
): LateSuccessor[] {
  // What was issued once has nothing that it goes on with.
  if (!isRecertified(programme.scheme) || programme.issues.length === 1) return []
  const audits = auditsBy(programme, day)
  return likelyCycles(programme, audits, rules).flatMap((cycle, i, cycles): LateSuccessor[] => {
    const next = cycles[i + 1]?.issues[0]
    const last = cycle.issues.at(-1)
    const old = chain.find(({ number }) => number === last?.number)
    if (next === undefined || old === undefined || old.expiresOn === null || old.expiresOn < inForceFrom) return []
    if (!isLapsed(next, cycle, audits) || endOf(old, old.expiresOn) !== null) return []
    const { number: oldNumber, expiresOn: expiredOn } = old
    const { number, issuedOn } = next
    const audited = audits.find(({ kind, on }) => kind === 'recertification' && on > expiredOn && on <= issuedOn)
    return [{ programme: cycle.number, old: oldNumber, expiredOn, number, issuedOn, auditedOn: audited?.on ?? null }]
  })
}

/** Two surveillances that lie further apart than is remarked, where the rule of twelve months didn't hold yet. */
export interface Gap {
  readonly from: Day
  readonly to: Day
}

/** The gaps between surveillances of ISO 9001 before its rule of twelve months began. */
export function gaps(programme: Programme, day: Day, rules: SurveillanceRules): Gap[] {
  const { scheme, standard } = programme
  if (scheme !== 'management-system') return []
  const audits = auditsBy(programme, day)
  return audits.slice(1).flatMap((audit: Audit, i): Gap[] => {
    const before = audits[i] as Audit
    if (audit.kind !== 'surveillance' || before.kind !== 'surveillance' || audit.on < inForceFrom) return []
    if (!rules.isGapRemarked(standard, audit.on)) return []
    return audit.on > addMonthsTo(before.on, rules.valuesOn(audit.on).gap) ? [{ from: before.on, to: audit.on }] : []
  })
}

/** An audit on short notice, with the day by which it is due. */
export interface ShortNotice {
  readonly noticeOn: Day
  readonly due: Day
  readonly doneOn: Day | null
  readonly state: State
  readonly daysLate: number
}

/**
 * How the audits on short notice stand on a day; those of which nothing was heard in force, or that the certificate did not live to
 * see, are none. As of any other due day, one inside a suspension is not applicable, then due on restoration.
 */
export function shortNotices(
  { surveillances, ended, suspended }: Pick<Programme, 'surveillances' | 'ended' | 'suspended'>,
  day: Day,
  rules: SurveillanceRules,
): ShortNotice[] {
  return surveillances.flatMap(({ kind, noticeOn, doneOn: done }: Surveillance): ShortNotice[] => {
    if (kind !== 'short-notice' || noticeOn === null || noticeOn < inForceFrom || noticeOn > day) return []
    const { shortNotice } = rules.valuesOn(noticeOn)
    const doneBy = done !== null && done <= day ? done : null
    const placed = placedAmong(suspended, addDaysTo(noticeOn, shortNotice), doneBy, day, rules)
    return placed.flatMap((each): ShortNotice[] => {
      const { due, doneOn, suspendedOn } = each
      if (doneOn === null && suspendedOn === null && hasEnded(ended, due)) return []
      const near = Math.max(0, Math.ceil(shortNotice / 5) - 1)
      const endedOn = ended !== null && ended.on < day ? ended.on : null
      return [{ noticeOn, due, doneOn, ...surveillanceState({ ...each, endedOn }, day, near) }]
    })
  })
}

/** Whether a certificate had ended by a due day: the expiry day still counts. */
const hasEnded = (ended: CertificateEnd | null, due: Day): boolean =>
  ended !== null && (ended.by === 'expired' ? ended.on < due : ended.on <= due)
