import { addDaysTo, type Day, dayAfter, earlier, later } from '../../clause/day.ts'
import { limit } from '../../clause/limit.ts'
import { holdsOn, type Span, union } from '../../clause/span.ts'
import type { Words } from '../../clause/words.ts'

/** What a certificate attests. */
export const schemes = {
  'management-system': { en: 'management system', zh: '管理体系' },
  product: { en: 'product', zh: '产品' },
  inspection: { en: 'inspection', zh: '检验' },
} as const satisfies Record<string, Words>

export type Scheme = keyof typeof schemes

/** Statuses of a certificate, the first that holds in this order. 撤销 is by the body, 注销 at the customer's request. */
export const statuses = {
  withdrawn: { en: 'withdrawn', zh: '撤销' },
  cancelled: { en: 'cancelled', zh: '注销' },
  superseded: { en: 'superseded', zh: '已换证' },
  expired: { en: 'expired', zh: '过期失效' },
  suspended: { en: 'suspended', zh: '暂停' },
  valid: { en: 'valid', zh: '有效' },
} as const satisfies Record<string, Words>

export type Status = keyof typeof statuses

/** The statuses that a change records; `expired` follows from the date alone, and `valid` is a restoration. */
export type RecordedStatus = Exclude<Status, 'expired'>

/** A dated change of status. */
export interface StatusChange {
  readonly status: RecordedStatus
  readonly effectiveOn: Day
}

/** What a certificate's status is derived from. */
export interface CertificateDates {
  readonly firstIssuedOn: Day
  readonly issuedOn: Day
  /** Null: no end. The certificate is still valid on this day. */
  readonly expiresOn: Day | null
  /** In the order they took effect. */
  readonly changes: readonly StatusChange[]
}

/** A certificate as far as it tells what its organization still has attested, and what it continues. */
export interface HeldCertificate extends CertificateDates {
  readonly id: number
  readonly customerId: number
  readonly number: string
  readonly scheme: Scheme
  readonly standard: string | null
  readonly replacesId: number | null
}

/** Statuses that end a certificate for good, in the order in which one hides another. */
export const finalStatuses: readonly RecordedStatus[] = ['withdrawn', 'cancelled', 'superseded']

/** Whether a change of status ends a certificate for good. */
export const isFinal = ({ status }: { readonly status: RecordedStatus }): boolean => finalStatuses.includes(status)

/** Whether a certificate of this status is in force: what is suspended is still certified. */
export const isInForce = (status: Status | null): boolean => status === 'valid' || status === 'suspended'

/** The certificate's status on a day, or null before it was issued. A status holds from its day inclusive. */
export function statusOn(certificate: CertificateDates, day: Day): Status | null {
  if (day < certificate.issuedOn) return null
  const past = certificate.changes.filter((change) => change.effectiveOn <= day)
  for (const status of finalStatuses) if (past.some((change) => change.status === status)) return status
  if (certificate.expiresOn !== null && day > certificate.expiresOn) return 'expired'
  return past.at(-1)?.status === 'suspended' ? 'suspended' : 'valid'
}

/**
 * Whether a certificate is suspended on a day or, what was recorded since, on a later one: nothing is issued in its place.
 * A suspension outlives the expiry until it is ended.
 */
export const isSuspendedSince = ({ changes }: CertificateDates, day: Day, today: Day): boolean =>
  [day, later(day, today)].some(
    (each) => changes.findLast(({ effectiveOn }) => effectiveOn <= each)?.status === 'suspended',
  )

/** The day on which a certificate ended: that of its expiry, or the first one of a status that ends it for good. */
export interface CertificateEnd {
  readonly on: Day
  readonly by: 'expired' | RecordedStatus
}

/** How a certificate had ended by the day: by what came first; null while it is in force. */
export function endOf({ expiresOn, changes }: CertificateDates, day: Day): CertificateEnd | null {
  const ended = changes.find((change) => isFinal(change) && change.effectiveOn <= day)
  if (ended !== undefined && (expiresOn === null || ended.effectiveOn <= expiresOn))
    return { on: ended.effectiveOn, by: ended.status }
  return expiresOn !== null && day > expiresOn ? { on: expiresOn, by: 'expired' } : null
}

/** A status with the first day and, where that is known, the last day on which it holds. */
export interface StatusPeriod {
  readonly status: Status
  readonly since: Day
  readonly until: Day | null
}

/** The status on a day and how long it holds by what is recorded; null before the certificate was issued. */
export function statusPeriod(certificate: CertificateDates, day: Day): StatusPeriod | null {
  const status = statusOn(certificate, day)
  if (status === null) return null
  const { issuedOn, expiresOn, changes } = certificate
  const expired = expiresOn === null ? [] : [addDaysTo(expiresOn, 1)]
  const turns = [issuedOn, ...changes.map((change) => change.effectiveOn), ...expired].sort()
  const since = turns.findLast((turn) => turn <= day && statusOn(certificate, addDaysTo(turn, -1)) !== status)
  const next = turns.find((turn) => turn > day && statusOn(certificate, turn) !== status)
  return { status, since: since ?? issuedOn, until: next === undefined ? null : addDaysTo(next, -1) }
}

/** Of which organizations a survey draws its sample on a day (4.5.2). */
export interface SurveyFrame {
  /** By the same keys as the certificates: those with at least one valid certificate. */
  readonly frame: readonly number[]
  /** Customers whose certificates in force are all suspended: left out, unless they are asked for. */
  readonly suspended: readonly number[]
}

/** Organizations, not certificates: each once that has a valid certificate on the day; those suspended apart. */
export function surveyFrame(certificates: ReadonlyMap<number, readonly CertificateDates[]>, day: Day): SurveyFrame {
  const frame: number[] = []
  const suspended: number[] = []
  for (const [organization, own] of certificates) {
    const held = new Set(own.map((certificate) => statusOn(certificate, day)))
    if (held.has('valid')) frame.push(organization)
    else if (held.has('suspended')) suspended.push(organization)
  }
  return { frame, suspended }
}

/**
 * The time in which the certificate makes its organization a certified one: valid or suspended, from the first decision
 * (a certificate that continues an earlier one was not issued anew) until it expires or is ended. Where the earlier one
 * is on record, its own dates tell, and a gap between the two is one. Null where it never did.
 */
function certifiedSpan(certificate: CertificateDates, all: readonly CertificateDates[], day: Day): Span | null {
  const { firstIssuedOn, issuedOn, expiresOn, changes } = certificate
  const continues = all.some((each) => each.firstIssuedOn === firstIssuedOn && each.issuedOn < issuedOn)
  const from = continues ? issuedOn : earlier(firstIssuedOn, issuedOn)
  let until = expiresOn === null ? null : dayAfter(expiresOn)
  for (const change of changes)
    if (isFinal(change) && change.effectiveOn <= day && (until === null || change.effectiveOn < until))
      until = change.effectiveOn
  return until !== null && until <= from ? null : { from, until }
}

/** The times in which an organization was certified by any of its certificates, as known by the day. */
export const certifiedSpans = (certificates: readonly CertificateDates[], day: Day): Span[] =>
  union(
    certificates
      .filter(({ issuedOn }) => issuedOn <= day)
      .map((certificate) => certifiedSpan(certificate, certificates, day))
      .filter((span) => span !== null),
  )

/** A contract's four steps (4.1.4) in the order in which they must be taken. */
export const contractSteps = ['accepted', 'reviewed', 'signed', 'setUp'] as const

export type ContractStep = (typeof contractSteps)[number]

export const stepWords: Readonly<Record<ContractStep, Words>> = {
  accepted: { en: 'acceptance', zh: '受理' },
  reviewed: { en: 'review', zh: '评审' },
  signed: { en: 'signing', zh: '签订' },
  setUp: { en: 'project set-up', zh: '立项' },
}

/** The days of a contract's steps, each null until it was taken. */
export type StepDays = Readonly<Record<ContractStep, Day | null>>

/** What proves a contract's steps, each null until it is on record. */
export type StepReferences = Readonly<Record<ContractStep, string | null>>

/** What is wrong with a contract's steps on a day: which are missing before one that was taken, which are out of order. */
export function stepFaults(days: StepDays, day: Day): { missing: ContractStep[]; outOfOrder: ContractStep[] } {
  const taken = contractSteps.map((step) => (days[step] !== null && days[step] <= day ? days[step] : null))
  const lastTaken = taken.findLastIndex((each) => each !== null)
  const missing = contractSteps.filter((_, index) => index < lastTaken && taken[index] === null)
  const outOfOrder: ContractStep[] = []
  let latest: Day | null = null
  for (const [index, step] of contractSteps.entries()) {
    const on = taken[index] ?? null
    if (on === null) continue
    if (latest !== null && on < latest) outOfOrder.push(step)
    else latest = on
  }
  return { missing, outOfOrder }
}

/** The step that comes next: the first without a day, so that one passed over is made up for first; null after the last. */
export const nextStep = (days: StepDays): ContractStep | null =>
  contractSteps.find((step) => days[step] === null) ?? null

/** The days between which a step lies in order: none of an earlier step after it, none of a later one before it. */
export function stepBounds(days: StepDays, step: ContractStep): { from: Day | null; until: Day | null } {
  const index = contractSteps.indexOf(step)
  const known = (steps: readonly ContractStep[]) => steps.map((each) => days[each]).filter((day) => day !== null)
  const [before, after] = [known(contractSteps.slice(0, index)), known(contractSteps.slice(index + 1))]
  return {
    from: before.length === 0 ? null : before.reduce(later),
    until: after.length === 0 ? null : after.reduce(earlier),
  }
}

/**
 * Whether a contract ends on the day on which another that takes its place is signed: unless it had ended by then. Where
 * the signing day was another before, the end that it made moves with it.
 */
export const endsByRenewal = (endedOn: Day | null, signedOn: Day, signedBefore: Day | null): boolean =>
  endedOn === null || endedOn > signedOn || endedOn === signedBefore

/** What a request to re-sign asks of the body (4.1.3): the situation learned, the application and the contract supplied. */
export const reSignParts = ['situation', 'application', 'papers'] as const

export type ReSignPart = (typeof reSignParts)[number]

export const reSignPartWords: Readonly<Record<ReSignPart, Words>> = {
  situation: { en: 'the situation', zh: '了解情况' },
  application: { en: 'the application', zh: '申请书' },
  papers: { en: 'the contract papers', zh: '合同文本' },
}

/** The day of each part, null until it was done. */
export type ReSignDays = Readonly<Record<ReSignPart, Day | null>>

/** What is outstanding of a request on a day, and the day on which its last part was done: null while any is. */
export function reSignStanding(days: ReSignDays, day: Day): { outstanding: ReSignPart[]; completed: Day | null } {
  const done = reSignParts.map((part) => days[part]).filter((on) => on !== null && on <= day) as Day[]
  const outstanding = reSignParts.filter((part) => days[part] === null || (days[part] as Day) > day)
  return { outstanding, completed: outstanding.length === 0 ? done.reduce(later) : null }
}

/** 4.1.3: what "in time" is for the papers of a contract that is to be signed anew. */
export const reSignDays = limit(
  're-sign-days',
  10,
  {
    en: 'Working days in which a request to re-sign has its situation learned and both papers supplied',
    zh: '重新签订要求提出后了解情况并提供申请书和合同的工作日数',
  },
  { stricter: 'lower' },
)

/** When an organization was certified and under contract. */
export interface Standing {
  readonly certified: readonly Span[]
  /** Contracts from signing until their end. */
  readonly signed: readonly Span[]
}

/** Whether the organization is one the procedure serves (2): a signed contract is running, or a certificate implies one. */
export const holdsContract = (standing: Standing | undefined, day: Day): boolean =>
  standing !== undefined && [...standing.signed, ...standing.certified].some((span) => holdsOn(span, day))
