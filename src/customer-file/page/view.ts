import type { Day } from '../../clause/day.ts'
import type { Fen } from '../../clause/fen.ts'
import type { Words } from '../../clause/words.ts'

/** A value of an enumeration: for programs, and as people read it. */
export interface Term extends Words {
  readonly value: string
}

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
export interface ReSignView {
  readonly number: string
  readonly requested: Day
  readonly contract: string | null
  readonly situation: string | null
  readonly application: Day | null
  readonly papers: Day | null
}

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

export interface ContactView {
  readonly number: string
  readonly on: Day
  readonly channel: Term
  readonly staff: string
  readonly person: string | null
  readonly surveillance: string | null
  readonly needs: string | null
  readonly summary: string | null
  readonly followUp: Day | null
  /** When it was passed on to certification (4.3.3). */
  readonly passedOn: Day | null
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
export interface InformationView {
  readonly number: string
  readonly received: Day
  readonly recorded: Day
  readonly source: string
  readonly content: string
  readonly actionNeeded: boolean
  readonly owner: string | null
  readonly action: string | null
  readonly acted: Day | null
  readonly closed: Day | null
  readonly outcome: string | null
}

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
export interface FeedbackView {
  readonly number: string
  readonly received: Day
  readonly channel: Term
  readonly content: string
  readonly stage: Term | null
  readonly topic: string | null
  readonly classification: Term | null
  readonly closed: Day | null
  readonly outcome: string | null
}

/** What was learned about it online (4.3.4). */
export interface IntelligenceView {
  readonly number: string
  readonly month: string
  readonly collected: Day
  readonly source: string
  /** Null: it was looked for, and nothing was there. */
  readonly finding: string | null
  /** The leader who was told, and when. */
  readonly leader: string | null
  readonly reported: Day | null
}

/** A customer event that it attended (4.3.5). */
export interface EventView {
  readonly number: string
  readonly held: Day
  readonly kind: Term
  readonly title: string
  readonly place: string | null
  readonly headcount: number | null
  readonly persons: string | null
}

/** An issue of the magazine that it was sent (4.3.6). */
export interface MagazineView {
  readonly number: string
  readonly issue: string
  readonly title: string | null
  readonly published: Day
  readonly sent: Day
  readonly delivery: string
}

/** A step of an abnormality or loss: who took it, or was told, and what it says. */
export interface LossStepView {
  readonly step: Term
  readonly on: Day
  readonly by: string | null
  readonly said: Words | null
}

/** An abnormality or loss (4.3.7). */
export interface LossView {
  readonly number: string
  readonly kind: Term
  readonly certificate: string | null
  readonly found: Day
  readonly situation: string
  /** The steps taken by the day, in their order. */
  readonly steps: readonly LossStepView[]
  /** What 4.3.7 still asks for. */
  readonly missing: readonly Term[]
  readonly closed: Day | null
  readonly outcome: string | null
}

/** The record of a breach that concerns it and can no longer be cured. */
export interface BreachView {
  readonly number: string
  readonly clause: string
  readonly period: string
  readonly content: Words
  readonly opened: Day
  readonly cause: string | null
  readonly correction: string | null
  readonly action: string | null
  readonly effectiveness: string | null
  readonly acknowledged: Day | null
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
  readonly magazine: readonly MagazineView[]
  readonly losses: readonly LossView[]
  readonly breaches: readonly BreachView[]
  readonly asOf: Day
  /** The journal's head, at the moment that is asked at. */
  readonly head: string
}
