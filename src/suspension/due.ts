import { unresolved } from '../certificate/status/reasons.ts'
import {
  type ActKind,
  type FollowUpKind,
  isKnown,
  isOpen,
  lastDay,
  type OwedFollowUp,
  owedFollowUps,
  type SuspensionValues,
  suspensionLimits,
  suspensionState,
  suspensionsAmong,
} from '../certificate/status/rules.ts'
import type { Act } from '../certificate/status/store/act.ts'
import type { AsOf, State } from '../clause/clause.ts'
import { compared } from '../clause/compared.ts'
import { addDaysTo, type Day, daysBetween, earlier, later } from '../clause/day.ts'
import { inForceFrom, valuesByDay } from '../clause/limit.ts'
import { goLive } from '../office/setting/store.ts'
import type { Db } from '../register/register.ts'
import {
  type CaseOwnAct,
  type CertificateOfCase,
  type ChangedCertificate,
  changedCertificates,
  isCaseAct,
} from './store/case.ts'

/** A suspension with its last day, how it stands on a day, and the change that had ended it by then. */
export interface StandingSuspension {
  readonly certificate: CertificateOfCase
  /** The number of its case; null where a list brought it. */
  readonly case: string | null
  readonly suspension: Act
  readonly ended: Act | null
  /** What was decided by the day and will end it. */
  readonly ending: Act | null
  readonly last: Day
  readonly state: State
  readonly daysLate: number
}

type LimitsOn = (day: Day) => SuspensionValues

/** The suspensions that had begun by the day, and how each stands. */
export function standingSuspensions(
  { certificate, acts, cases }: ChangedCertificate,
  day: Day,
  limitsOn: LimitsOn,
): StandingSuspension[] {
  const known = acts.filter((act) => isKnown(act, day))
  const begun = suspensionsAmong(known).filter(({ suspension }) => suspension.on <= day)
  return begun.map(({ suspension, ended: next }) => {
    const [ended, ending] = next === null || next.on <= day ? [next, null] : [null, next]
    const last = lastDay(suspension, certificate.scheme, limitsOn(suspension.on))
    const { state, daysLate } = suspensionState(last, overOn(certificate, ended), day, limitsOn(day).ahead)
    const number = cases.get(suspension.caseId ?? 0) ?? null
    return { certificate, case: number, suspension, ended, ending, last, state, daysLate }
  })
}

/** The day from which it holds no more: that of what ended it, or the day after the expiry, which ends it too; null where it goes on. */
function overOn({ expiresOn }: CertificateOfCase, ended: Act | null): Day | null {
  const expired = expiresOn === null ? null : addDaysTo(expiresOn, 1)
  if (ended === null || expired === null) return ended?.on ?? expired
  return earlier(ended.on, expired)
}

/**
 * The command that settles a suspension; null where it has ended, or its end is decided. What is over or has expired can
 * only be withdrawn.
 */
export function settleSuspension(
  { certificate, ended, ending, state }: StandingSuspension,
  day: Day,
): readonly string[] | null {
  if (ended !== null || ending !== null) return null
  const { number, expiresOn } = certificate
  if (state !== 'breach' && (expiresOn === null || day <= expiresOn)) return ['suspend', 'restore', number]
  return ['suspend', 'withdraw', number, '--reason', unresolved]
}

/** Something that must follow a change of status of a case, and how it stands. */
export interface StandingFollowUp {
  readonly certificate: CertificateOfCase
  readonly case: string
  readonly act: CaseOwnAct
  readonly owed: OwedFollowUp
  readonly settle: readonly string[] | null
}

/** The changes of status that 4.4 governs: by the day, since the procedure came into force and the register went live. */
export const governedActs = (acts: readonly Act[], day: Day, live: Day | null): CaseOwnAct[] => {
  const since = later(inForceFrom, live ?? inForceFrom)
  return acts.filter(isCaseAct).filter(({ on }) => on <= day && on >= since)
}

/** What must follow the decided changes of status of a certificate. */
export function standingFollowUps(
  { certificate, acts, cases }: ChangedCertificate,
  { day, calendar }: Pick<AsOf, 'day' | 'calendar'>,
  limitsOn: LimitsOn,
  live: Day | null,
): StandingFollowUp[] {
  return governedActs(acts, day, live).flatMap((act) => {
    const number = cases.get(act.caseId ?? 0)
    if (number === undefined || act.decidedBy === null) return []
    const isNewest = acts.filter((each) => each.caseId === act.caseId).at(-1) === act
    const change = { ...act, reduced: act.change !== null }
    return owedFollowUps(change, day, limitsOn(act.on).timely, calendar).map((owed) => {
      const argv = ['suspend', 'follow-up', number, owed.anyOf[0] as string, ...(isNewest ? [] : ['--of', act.kind])]
      return { certificate, case: number, act, owed, settle: owed.doneOn === null ? argv : null }
    })
  })
}

/** Something that is due: the end of a suspension (`followUp` null), or what must follow a change of status. */
export interface DueSuspension {
  readonly customer: string
  readonly name: string
  readonly certificate: string
  readonly case: string | null
  readonly act: ActKind
  readonly followUp: readonly FollowUpKind[] | null
  readonly due: Day
  /** Days left; negative: days over. */
  readonly daysLeft: number
  readonly state: State
  /** Null where nothing is left to be done but to wait for the day of `ending`. */
  readonly settle: readonly string[] | null
  /** What was decided and will end the suspension. */
  readonly ending: { readonly act: ActKind; readonly on: Day } | null
}

/** Overdue suspensions, overdue follow-ups, what is due within that many days, and later. */
const urgency = ({ followUp, daysLeft }: DueSuspension, days: number): number =>
  daysLeft < 0 ? (followUp === null ? 0 : 1) : daysLeft <= days ? 2 : 3

/**
 * Open suspensions and what is still to follow, as of the day: overdue suspensions on top, for as long as they are not
 * ended and whatever else becomes of the certificate; then overdue follow-ups; then what falls due within that many days;
 * then the rest.
 */
export async function dueSuspensions(db: Db, asOf: AsOf, within: number | undefined): Promise<DueSuspension[]> {
  const limitsOn = valuesByDay(suspensionLimits, asOf.set)
  const live = await goLive(db)
  const lines = (await changedCertificates(db)).flatMap((changed): DueSuspension[] => {
    const { certificate } = changed
    const about = {
      customer: certificate.customer.code,
      name: certificate.customer.name,
      certificate: certificate.number,
    }
    const line = (due: Day) => ({ ...about, due, daysLeft: daysBetween(asOf.day, due) })
    const suspensions = standingSuspensions(changed, asOf.day, limitsOn).flatMap((each): DueSuspension[] => {
      const { ended, last, state } = each
      if (ended !== null || state === 'met') return []
      const ending = each.ending === null ? null : { act: each.ending.kind, on: each.ending.on }
      const settle = settleSuspension(each, asOf.day)
      return [{ ...line(last), case: each.case, act: 'suspension', followUp: null, state, settle, ending }]
    })
    const followUps = standingFollowUps(changed, asOf, limitsOn, live).flatMap((each): DueSuspension[] => {
      const { owed, settle, act } = each
      if (settle === null || !isOpen(owed.doneOn, owed.state)) return []
      const { due, anyOf, state } = owed
      return [{ ...line(due), case: each.case, act: act.kind, followUp: anyOf, state, settle, ending: null }]
    })
    return [...suspensions, ...followUps]
  })
  const days = within ?? limitsOn(asOf.day).ahead
  return lines.sort((a, b) => urgency(a, days) - urgency(b, days) || compared(a.due, b.due))
}
