import type { Day } from '../../../clause/day.ts'
import type { Words } from '../../../clause/words.ts'
import type { Stage } from '../../rules.ts'

/** A figure out of 10 as it is printed, and as it is drawn; null where there is none. */
export interface Drawn {
  readonly text: string
  readonly value: number | null
}

/** A stage of 4.5.3 with how its scores are spread. Texts are printed as they are. */
export interface StageView {
  readonly stage: Stage
  /** In percent of the total. */
  readonly weight: number
  readonly respondents: number
  readonly mean: string
  readonly median: string
  readonly deviation: string
  readonly min: string
  readonly max: string
  /** The mean. */
  readonly value: number | null
  /** How many scores lie in [0,1), [1,2) … [9,10]: ten counts. */
  readonly histogram: readonly number[]
}

/** A question with what was answered to it, out of 10. */
export interface ItemView {
  readonly code: string
  readonly stage: Stage
  readonly text: Words
  readonly answered: number
  readonly mean: string
  /** The mean. */
  readonly value: number | null
  readonly deviation: string
  readonly min: string
  readonly max: string
}

/** The total of some of those who returned a form: of a VIP standing, or of a scheme. */
export interface GroupView {
  readonly kind: 'vip' | 'scheme'
  readonly name: Words
  readonly respondents: number
  readonly total: string
  /** The total. */
  readonly value: number | null
}

/** The score of one year's survey. */
export interface YearView {
  readonly year: number
  readonly survey: string
  /** Whether it asked the same questions as the survey of the page. */
  readonly comparable: boolean
  readonly returned: number
  readonly issued: number
  readonly total: string
  /** The total. */
  readonly value: number | null
  readonly stages: Readonly<Record<Stage, Drawn>>
}

/** An answer that opened a follow-up. */
export interface FollowUpView {
  /** The customer's code. */
  readonly customer: string
  readonly name: string
  readonly item: string
  readonly answer: string
  readonly state: Words
}

/** What the page of a survey's score shows: plain data; figures are rounded and written by whoever made it. */
export interface ScorePageView {
  /** The survey's number. */
  readonly survey: string
  readonly year: number
  /** The number of the questionnaire. */
  readonly questionnaire: string
  /** Who determined its content, and on the three grounds of 4.5.3. */
  readonly determined: {
    readonly on: Day | null
    readonly by: string | null
    readonly marketTrend: string | null
    readonly customerNeeds: string | null
    readonly ownWork: string | null
  }
  readonly asOf: Day
  /** Null while returns still come in. */
  readonly closedOn: Day | null
  /** Certified organizations, those drawn of them, and the forms issued to those. */
  readonly population: number
  readonly drawn: number
  readonly issued: number
  readonly returned: number
  /** Returned forms that could be scored. */
  readonly valid: number
  readonly refused: number
  readonly undeliverable: number
  readonly outstanding: number
  /** "90 %" or "—". */
  readonly rate: Words
  /** Null where nothing was issued. */
  readonly rateMet: boolean | null
  /** The fewest returns that reach the rate of 4.5.2; null where nothing was issued. */
  readonly rateNeeded: number | null
  readonly total: string
  /** The mean over those who answered every stage. */
  readonly completeCase: string
  /** How the total was worked out. */
  readonly method: Words
  /** "±0.30", with 95 % confidence; null where too few answered. */
  readonly margin: string | null
  /** How many answered every stage: the margin is that of their mean. */
  readonly completeRespondents: number
  readonly stages: readonly StageView[]
  /** In the order of the form. */
  readonly items: readonly ItemView[]
  /** Answers below this, of 10, are followed up. */
  readonly followUpBelow: number
  readonly groups: readonly GroupView[]
  /** Oldest first; the survey of the page last. */
  readonly years: readonly YearView[]
  readonly followUps: readonly FollowUpView[]
  /** The journal's head. */
  readonly head: string
}
