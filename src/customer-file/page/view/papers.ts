import type { ReSignRecord } from '../../../certificate/re-sign/re-sign.ts'
import type { Day } from '../../../clause/day.ts'
import type { Fen } from '../../../clause/fen.ts'
import type { Words } from '../../../clause/words.ts'
import type { Term } from './term.ts'

/** A step of a contract (4.1.4); `on` is null where it was not taken. */
export interface StepView {
  readonly step: Term
  readonly on: Day | null
  readonly reference: string | null
}

export interface ContractView {
  readonly number: string
  readonly kind: Term
  readonly service: string | null
  readonly amount: Fen | null
  readonly steps: readonly StepView[]
  readonly renews: string | null
  readonly ended: Day | null
  readonly endReason: string | null
  readonly note: string | null
}

/** A request to sign anew (4.1.3). */
export type ReSignView = Pick<
  ReSignRecord,
  'number' | 'requested' | 'contract' | 'situation' | 'application' | 'papers'
>

/** Something that became of a certificate, or will: what was planned or decided by the day. */
export interface CertificateEventView {
  readonly on: Day
  readonly what: Words
  readonly detail: Words | null
  readonly ahead: boolean
}

export interface CertificateView {
  readonly number: string
  readonly scheme: Term
  readonly standard: string | null
  readonly scope: string | null
  readonly firstIssued: Day
  readonly issued: Day
  /** Null: no end. */
  readonly expires: Day | null
  readonly status: Term
  readonly since: Day
  /** The contract it was issued under, the certificate it was issued in place of, and the one issued in its place. */
  readonly contract: string | null
  readonly replaces: string | null
  readonly successor: string | null
  readonly nextSurveillance: Day | null
  readonly note: string | null
  /** Oldest first. */
  readonly events: readonly CertificateEventView[]
}
