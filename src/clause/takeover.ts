import type { AsOf, Assessment, Cadence, JudgedState, State } from './clause.ts'
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

/**
 * Whether facts of a duty may be missing that would date from `since` on, before the register went live: nobody has said yet
 * that all of them are on record, and twelve months have not passed; or they were said to be unknown for good. `own` is what was
 * said of the one who is judged.
 */
export function mayBeMissing(
  { takeover: { goLive, answers }, day }: Pick<AsOf, 'takeover' | 'day'>,
  duty: string,
  since: Day,
  own?: TakeoverAnswer,
): boolean {
  if (goLive === null || since >= goLive) return false
  const answer = own ?? answers.get(duty)
  return answer === undefined ? day < takeoverEnds(goLive) : answer === 'unknown'
}

/**
 * The state, or `unknown` where it is not as it should be and what is missing may have been done before go-live. What is met, or
 * still has its time, is so whatever else is found.
 */
export const orUnknown = (
  asOf: Pick<AsOf, 'takeover' | 'day'>,
  duty: string,
  since: Day,
  state: State,
  own?: TakeoverAnswer,
): JudgedState =>
  (state === 'at-risk' || state === 'breach') && mayBeMissing(asOf, duty, since, own) ? 'unknown' : state

/** A body owes no monthly or yearly duty before its register went live: of such a period nobody is judged. */
export function notOwedBefore(
  cadence: Cadence,
  { goLive }: Takeover,
  judged: readonly Assessment[],
): readonly Assessment[] {
  if (goLive === null || (cadence !== 'year' && cadence !== 'month')) return judged
  return judged.map((each) => (each.period < goLive.slice(0, each.period.length) ? notOwed(each) : each))
}

const notOwed = ({ period, limits }: Assessment): Assessment => ({
  ...{ period, limits, result: 'not-applicable', population: 0, findings: [] },
  counts: { met: 0, onTrack: 0, atRisk: 0, breach: 0, unknown: 0 },
})
