import type { CaseAct } from '../../certificate/status/rules.ts'
import type { Day } from '../../clause/day.ts'
import type { Words } from '../../clause/words.ts'

/** What a notice of suspension, restoration, withdrawal or cancellation says: plain data, the same for HTML and for Word. */
export interface NoticeView {
  /** What it announces. 撤销 is by the body, 注销 at the customer's request. */
  readonly kind: CaseAct
  /** The case's own number, SP-2026-0001. */
  readonly number: string
  /** The notice's number; null prints a line to write it on. */
  readonly noticeNumber: string | null
  /** The certification body as its letterhead has it; null prints a line to write or stamp it on, and no English none. */
  readonly bodyName: { readonly zh: string; readonly en: string | null } | null
  readonly customer: {
    readonly code: string
    readonly name: string
    readonly englishName: string | null
    readonly address: string | null
  }
  readonly certificate: { readonly number: string; readonly standard: string | null; readonly scope: string | null }
  /** One of the reasons on offer, in both languages. Null for a restoration. */
  readonly reason: Words | null
  /** The particulars, as stated by the body (or by the customer who gives its certificate up). */
  readonly statement: string | null
  /** The day on which the ground was confirmed. */
  readonly groundOn: Day | null
  readonly decidedOn: Day
  /** The first day on which the decision holds. */
  readonly effectiveOn: Day
  /** Suspension: the last day, after which an unresolved one leads to withdrawal. */
  readonly endsOn: Day | null
  /** Suspension: what must be shown before the certificate is restored. */
  readonly conditions: string | null
  /** Restoration: what was verified. Cancellation: the application or the proof of discontinuation. */
  readonly evidence: string | null
  /** Restoration: the scope that is left, where it was reduced. */
  readonly reducedScope: string | null
  readonly decidedBy: string
  readonly handledBy: string
  readonly issuedOn: Day
  /** The journal's head, `#12:9f2c…`; null leaves it out. */
  readonly head: string | null
}
