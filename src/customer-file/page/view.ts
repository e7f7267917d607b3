import type { Day } from '../../clause/day.ts'
import type { Words } from '../../clause/words.ts'
import type { ContactRecord } from '../../contact/contact/contact.ts'
import type { InformationRecord } from '../../contact/information/information.ts'
import type { FindingView } from '../../finding/finding.ts'
import type { ReceivedIssue } from '../../maintenance/magazine/magazine.ts'
import type { FeedbackRecord } from '../../voice/feedback/feedback.ts'
import type { EventView, IntelligenceView, LossView } from './view/maintenance.ts'
import type { CertificateView, ContractView, ReSignView } from './view/papers.ts'
import type { Term } from './view/term.ts'

/** A name that the customer no longer has, until when it had it. */
export interface FormerNameView {
  readonly name: string
  readonly until: Day | null
}

/** A field of the master data that is filled. */
export interface FieldView {
  readonly field: string
  readonly name: Words
  readonly value: string | number
}

/** A contact person, also one who has left. */
export interface PersonView {
  readonly name: string
  readonly primary: boolean
  readonly title: string | null
  readonly mobile: string | null
  readonly phone: string | null
  readonly email: string | null
  readonly wechat: string | null
  readonly from: Day | null
  readonly until: Day | null
}

/** Who maintained the customer when. */
export interface MaintainerView {
  readonly name: string
  readonly from: Day
  /** The first day on which somebody else did; null while they do. */
  readonly until: Day | null
}

/** A time as VIP (4.3.3). */
export interface VipView {
  readonly from: Day
  readonly until: Day | null
  readonly fileNumber: string | null
  readonly reason: string | null
}

export interface ContactView
  extends Pick<
    ContactRecord,
    'number' | 'on' | 'staff' | 'person' | 'surveillance' | 'needs' | 'summary' | 'followUp' | 'passedOn'
  > {
  readonly channel: Term
  /** Why it does not count towards 4.3.2; null where it does. */
  readonly notCounted: Term | null
}

/** A year with what was owed in it (4.3.2), null where nothing was, and its contacts, newest first. */
export interface ContactYearView {
  readonly year: number
  readonly standing: {
    readonly owed: number
    readonly done: number
    readonly missing: number
    readonly asVip: { readonly owed: number; readonly missing: number } | null
  } | null
  readonly contacts: readonly ContactView[]
}

/** Information received about the customer (4.1.2). */
export type InformationView = Pick<
  InformationRecord,
  | ('number' | 'received' | 'recorded' | 'source' | 'content')
  | ('actionNeeded' | 'owner' | 'action' | 'acted' | 'closed' | 'outcome')
>

/** One thing that a change application changes. */
export interface ChangeLineView {
  readonly field: Term
  /** The certificate or contract whose field it is. */
  readonly paper: string | null
  readonly before: string | null
  /** Null: it is not kept as a text, as of another contact person. */
  readonly after: string | null
}

/** A change application (4.2). */
export interface ChangeView {
  readonly number: string
  readonly begun: Day
  readonly state: Term
  readonly since: Day
  /** What it waits for; null where it is finished. */
  readonly next: Term | null
  readonly lines: readonly ChangeLineView[]
}

/** What became of the form of a survey that the customer was drawn for (4.5). */
export interface SurveyView {
  readonly survey: string
  readonly year: number
  readonly drawn: Day
  readonly rank: number
  /** Whether it stands in for another that was drawn. */
  readonly substitute: boolean
  readonly issued: Day | null
  readonly channel: Term | null
  readonly outcome: Term | null
  readonly returned: Day | null
  readonly invalidReason: string | null
  /** Of 10, from the customer's own answers; null where a stage is without an answer. */
  readonly score: string | null
  readonly comment: string | null
}

/** What the customer said by another way than the survey (4.5.1). */
export interface FeedbackView
  extends Pick<FeedbackRecord, 'number' | 'received' | 'content' | 'topic' | 'closed' | 'outcome'> {
  readonly channel: Term
  readonly stage: Term | null
  readonly classification: Term | null
}

/** The record of a breach that concerns it and can no longer be cured. */
export interface BreachView
  extends Pick<
    FindingView,
    | ('number' | 'clause' | 'period' | 'content' | 'opened')
    | ('cause' | 'correction' | 'action' | 'effectiveness' | 'acknowledged')
  > {
  /** The step that comes next; null once the manager has acknowledged it. */
  readonly next: Term | null
}

/** Everything that is on record of a customer as of a day: plain data, for its file. */
export interface CustomerFileView {
  readonly code: string
  readonly name: string
  readonly relation: Term
  /** Codes of customers that turned out to be this one. */
  readonly mergedCodes: readonly string[]
  readonly formerNames: readonly FormerNameView[]
  readonly masterData: readonly FieldView[]
  readonly persons: readonly PersonView[]
  readonly maintainers: readonly MaintainerView[]
  /** Whether it is VIP on the day, and with which file. */
  readonly vip: { readonly since: Day; readonly fileNumber: string | null } | null
  readonly vips: readonly VipView[]
  readonly contracts: readonly ContractView[]
  readonly reSigns: readonly ReSignView[]
  readonly certificates: readonly CertificateView[]
  /** Newest first. */
  readonly years: readonly ContactYearView[]
  readonly information: readonly InformationView[]
  readonly intelligence: readonly IntelligenceView[]
  readonly changes: readonly ChangeView[]
  readonly surveys: readonly SurveyView[]
  readonly feedback: readonly FeedbackView[]
  readonly events: readonly EventView[]
  readonly magazine: readonly ReceivedIssue[]
  readonly losses: readonly LossView[]
  readonly breaches: readonly BreachView[]
  readonly asOf: Day
  /** The journal's head, at the moment that is asked at. */
  readonly head: string
}
