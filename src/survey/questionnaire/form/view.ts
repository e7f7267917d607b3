import type { Day } from '../../../clause/day.ts'
import type { Item } from '../rules.ts'

/** A form of the survey: the customer that it goes to. */
export interface F02Form {
  /** The customer's code. */
  readonly customer: string
  readonly name: string
  readonly englishName: string | null
  readonly contactPerson: string | null
  /** Null leaves the place empty, to write it in. */
  readonly issuedOn: Day | null
}

/** What NCT-GI-007-F02 prints of one survey (4.5.3): plain data, the same for HTML and for Word. */
export interface F02View {
  /** The survey's own number, SV-2026-1. */
  readonly survey: string
  readonly year: number
  /** The number of the version of the questionnaire, QN-2026-1. */
  readonly questionnaire: string
  /** The last day on which the form is awaited; null prints a line to write it on. */
  readonly returnBy: Day | null
  /** The certification body as its letterhead has it; null prints a line to write or stamp it on, and no English none. */
  readonly bodyName: { readonly zh: string; readonly en: string | null } | null
  /** The address, number or mailbox that the form is sent to; null prints a line to write it on. */
  readonly returnTo: string | null
  /** In the order of the form; the stages come in the order of the procedure whatever the order here. */
  readonly items: readonly Item[]
  /** One form for each customer, in the order in which they are printed. */
  readonly forms: readonly F02Form[]
  /** The journal's head, `#12:9f2c…`, so that the paper can be held against the register; null leaves it out. */
  readonly head: string | null
}
