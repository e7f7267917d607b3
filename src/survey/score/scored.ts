import type { Day } from '../../clause/day.ts'
import { valueOn } from '../../clause/limit.ts'
import { setLimits } from '../../office/limit/store/held.ts'
import type { Db } from '../../register/register.ts'
import { currentDraw } from '../round/store/round.ts'
import { followUpLimits } from '../rules.ts'
import { analysisHolds, type Figures, groupsOf, lowAnswersOf, rateOwed, yearsUntil } from './figures.ts'
import { marginOf } from './margin.ts'
import { decimal, type Rational, rootDecimal, toNumber } from './rational.ts'

/** Everything that `survey score` shows. */
export async function scored(db: Db, figures: Figures, day: Day) {
  const { round, closing, score } = figures
  const { variance, respondents } = score.totals
  return {
    figures,
    groups: await groupsOf(db, figures),
    years: await yearsUntil(db, figures, day),
    lowAnswers: await lowAnswersOf(db, figures, day),
    /** In percent. */
    rateOwed: await rateOwed(db, round),
    /** Answers below this, of 10, are followed up. */
    followUpBelow: valueOn(followUpLimits.below, day, await setLimits(db)),
    /** Half the width of the interval of 95 %, unrounded. */
    margin: variance === null ? null : await marginOf(variance, respondents, currentDraw(round).population),
    /** Whether the stored analysis is what the answers come to; null while the round is open. */
    holds: closing === null ? null : await analysisHolds(db, round, closing),
  }
}

export type Scored = Awaited<ReturnType<typeof scored>>

/** Of every figure that is printed. */
export const places = 2

/** A figure out of 10 as it is printed: two places, half away from zero, a dash for none. */
export const scoreText = (value: Rational | null): string => (value === null ? '—' : decimal(value, places))

/** A standard deviation as it is printed. */
export const deviationText = (variance: Rational | null): string =>
  variance === null ? '—' : rootDecimal(variance, places)

export const marginText = (margin: number | null): string | null =>
  margin === null ? null : `±${margin.toFixed(places)}`

/** A figure as JSON has it: the printed one, null for none. */
export const scoreNumber = (value: Rational | null): number | null => (value === null ? null : toNumber(value, places))

export const deviationNumber = (variance: Rational | null): number | null =>
  variance === null ? null : Number(rootDecimal(variance, places))
