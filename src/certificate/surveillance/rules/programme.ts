import { type Day, earlier } from '../../../clause/day.ts'
import type { Words } from '../../../clause/words.ts'
import type { IssueDays, IssueKind } from '../../certificate/issue-kind.ts'
import type { CertificateEnd, Scheme, Status } from '../../certificate/rules.ts'

/** What is done on site for a certificate in force. */
export const surveillanceKinds = {
  surveillance: { en: 'surveillance', zh: '监督' },
  recertification: { en: 'recertification', zh: '再认证' },
  special: { en: 'special audit', zh: '特殊审核' },
  'short-notice': { en: 'audit on short notice', zh: '提前较短时间通知的审核' },
} as const satisfies Record<string, Words>

export type SurveillanceKind = keyof typeof surveillanceKinds

/** What was done, or is planned or owed where `doneOn` is null. */
export interface Surveillance {
  readonly kind: SurveillanceKind
  readonly plannedOn: Day | null
  readonly doneOn: Day | null
  /** Of an audit on short notice: the day on which the body was told of what it is for. */
  readonly noticeOn: Day | null
}

/** One issue of a certificate; the kind is null where nobody was asked. */
export interface Issue extends IssueDays {
  readonly number: string
  readonly kind: IssueKind | null
  /** Of a transfer: the last audit of the body before. */
  readonly lastAuditOn: Day | null
}

/** A time in which a certificate was suspended, as known by the day. */
export interface SuspendedTime {
  readonly from: Day
  /** The day of what ended it; null: nothing has. */
  readonly until: Day | null
  /** Ended by a restoration, and not with the certificate. */
  readonly restored: boolean
  /** Why it was restored without the surveillance that was owed, where it was. */
  readonly restoredWithout: string | null
  readonly decidedOn: Day | null
  /** Suspended because a surveillance was overdue. */
  readonly overdue: boolean
}

/** A certificate with those that it was issued in place of, as far as its surveillance follows from them. */
export interface Programme {
  readonly scheme: Scheme
  readonly standard: string | null
  readonly status: Status | null
  readonly expiresOn: Day | null
  /** How it had ended by the day; null while it is in force. */
  readonly ended: CertificateEnd | null
  /** The oldest first: the last one is the certificate itself. */
  readonly issues: readonly Issue[]
  /** The day of the next surveillance that a list stated: a plan, which moves no due day. */
  readonly statedOn: Day | null
  /** Of a product: months from one surveillance to the next by its own standard, 0 for none; null: not on record. */
  readonly interval: number | null
  /** Of the whole chain. */
  readonly surveillances: readonly Surveillance[]
  readonly suspended: readonly SuspendedTime[]
}

/** What is counted as an audit of the programme; special audits and those on short notice settle nothing. */
export const counts = ({ kind }: Pick<Surveillance, 'kind'>): boolean =>
  kind === 'surveillance' || kind === 'recertification'

/** An audit that was done. */
export interface Audit {
  readonly kind: SurveillanceKind
  readonly on: Day
}

/** The audits of the programme that were done by the day, in their order. */
export const auditsBy = ({ surveillances }: Pick<Programme, 'surveillances'>, day: Day): Audit[] =>
  surveillances
    .filter(counts)
    .flatMap(({ kind, doneOn: on }) => (on === null || on > day ? [] : [{ kind, on }]))
    .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))

/** The day of the plan that waits to be done, of any kind or of one; else what a list stated, where nothing was done since. */
export function plannedOn({ surveillances, statedOn }: Programme, of?: SurveillanceKind): Day | null {
  const plans = surveillances.filter(({ kind, doneOn }) => doneOn === null && (of === undefined || kind === of))
  const days = plans.map(({ plannedOn: on }) => on).filter((on) => on !== null)
  if (days.length > 0) return days.reduce(earlier)
  const isOpen = statedOn !== null && surveillances.every((each) => each.doneOn === null || each.doneOn < statedOn)
  return isOpen && of === undefined ? statedOn : null
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
