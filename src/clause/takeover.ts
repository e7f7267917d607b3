import { addDaysTo, addMonthsTo, type Day } from './day.ts'

/**
 * What was said of the facts before go-live: `complete`, where what is on record is all that there was, or `unknown`, where
 * nobody can tell any more.
 */
export type TakeoverAnswer = 'complete' | 'unknown'

/** Since when the register is kept, and what was said for everybody of the time before it. */
export interface Takeover {
  /** The day the register went live; null: no fact is older than the register. */
  readonly goLive: Day | null
  /** By the id of the duty, as answered by the day judged. */
  readonly answers: ReadonlyMap<string, TakeoverAnswer>
}

/** Duties of which what may be missing is what another one asks for: who answers for that has answered for them. */
const answeredFor: Readonly<Record<string, string>> = {
  'vip-service': 'contact-twice-a-year',
  'feedback-and-analysis': 'survey-draw',
  'survey-return': 'survey-draw',
  'survey-stages': 'survey-draw',
  'survey-score': 'survey-draw',
}

/** The duty whose answer is that of a duty. */
export const answeredBy = (duty: string): string => answeredFor[duty] ?? duty

/** The command that leads to what is still to be taken over. */
export const takeOver: readonly string[] = ['takeover']

/** Months after go-live from which on what is not on record counts as not done (ours: nothing hides for longer). */
const takeoverMonths = 12

/** Days after go-live from which on what is still unknown is told with what is at risk (ours). */
const takeoverDays = 30

/** The day from which on what is not on record of before go-live counts as not done, unless it was said to be unknown for good. */
export const takeoverEnds = (goLive: Day): Day => addMonthsTo(goLive, takeoverMonths)

/** The day from which on what is still to be taken over is told with what is at risk. */
export const takeoverPresses = (goLive: Day): Day => addDaysTo(goLive, takeoverDays)
