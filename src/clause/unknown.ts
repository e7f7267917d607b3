import type { AsOf, Assessment, Cadence, JudgedState, State } from './clause.ts'
import type { Day } from './day.ts'
import { noCounts } from './judge.ts'
import { type Takeover, type TakeoverAnswer, takeoverEnds } from './takeover.ts'

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
  counts: noCounts(),
})
