import type { AsOf } from '../../clause/clause.ts'
import { type Day, daysBetween, earlier } from '../../clause/day.ts'
import { valuesOn } from '../../clause/limit.ts'
import { type Year, yearOf } from '../../clause/year.ts'
import type { Db } from '../../register/register.ts'
import { type Outlook, outlookOf, type Tally, tallyOf } from '../return/tally.ts'
import { returnLimits } from '../rules.ts'
import { yearsOfSurvey } from './checks/round.ts'
import { closingOn, currentDraw, currentDraws } from './store/round.ts'
import { listSampled } from './store/sampled.ts'

/** How the survey of a year stands against its return rate (4.5.2), as of a day. */
export interface ReturnsAhead extends Pick<Tally, 'issued' | 'unissued' | 'returned' | 'outstanding'>, Outlook {
  readonly survey: string
  readonly drawn: number
  /** Percent. */
  readonly rate: number
  /** The day on which the first form went out, and how long ago that is. */
  readonly issuedOn: Day | null
  readonly daysSinceIssue: number | null
  /** Null while returns are taken. */
  readonly closedOn: Day | null
}

/** The survey of the running year: null where none was drawn; `owed` is false where nobody was certified to draw of. */
export async function returnsAhead(
  db: Db,
  asOf: AsOf,
): Promise<{ readonly year: Year; readonly owed: boolean; readonly survey: ReturnsAhead | null }> {
  const running = yearOf(asOf.day)
  const [found] = await yearsOfSurvey(db, { ...asOf, years: [running] }, async (round): Promise<ReturnsAhead> => {
    const sampled = await listSampled(db, round, asOf.day)
    const { size } = currentDraw(round)
    const tally = tallyOf(sampled, size)
    const { rate } = valuesOn(returnLimits, currentDraws(round)[0].drawnOn, asOf.set)
    const days = sampled.flatMap(({ issuedOn }) => (issuedOn === null ? [] : [issuedOn]))
    const issuedOn = days.length === 0 ? null : days.reduce(earlier)
    const { issued, unissued, returned, outstanding } = tally
    return {
      ...{ survey: round.number, drawn: size, issued, unissued, returned, outstanding, rate },
      ...outlookOf(tally, rate),
      issuedOn,
      daysSinceIssue: issuedOn === null ? null : daysBetween(issuedOn, asOf.day),
      closedOn: closingOn(round, asOf.day)?.closedOn ?? null,
    }
  })
  return { year: running, owed: found?.applies ?? false, survey: found?.facts ?? null }
}
