import type { Day } from '../../../clause/day.ts'
import { valueOn } from '../../../clause/limit.ts'
import type { Words } from '../../../clause/words.ts'
import { setLimits } from '../../../office/limit/store/held.ts'
import type { Db } from '../../../register/register.ts'
import { currentDraw } from '../../round/store/round.ts'
import { followUpLimits, printedRate, reachesRate, returnsNeeded } from '../../rules.ts'
import {
  analysisHolds,
  type Figures,
  type Group,
  groupsOf,
  type LowAnswer,
  lowAnswersOf,
  rateOwed,
  type Year,
  yearsUntil,
} from '../figures.ts'
import { marginOf } from '../margin.ts'
import { decimal, type Rational, rootDecimal } from '../rational.ts'
import type { Distribution } from '../score.ts'
import { scoreWords } from '../words.ts'

/** Everything that `survey score` shows. */
export interface Scored {
  readonly figures: Figures
  readonly groups: readonly Group[]
  readonly years: readonly Year[]
  readonly lowAnswers: readonly LowAnswer[]
  /** In percent. */
  readonly rateOwed: number
  /** Answers below this, of 10, are followed up. */
  readonly followUpBelow: number
  /** Half the width of the interval of 95 %, unrounded. */
  readonly margin: number | null
  /** Whether the stored analysis is what the answers come to; null while the round is open. */
  readonly holds: boolean | null
}

export async function scored(db: Db, figures: Figures, day: Day): Promise<Scored> {
  const { round, closing, score } = figures
  const { variance, respondents } = score.totals
  return {
    figures,
    groups: await groupsOf(db, figures),
    years: await yearsUntil(db, figures, day),
    lowAnswers: await lowAnswersOf(db, figures, day),
    rateOwed: await rateOwed(db, round),
    followUpBelow: valueOn(followUpLimits.below, day, await setLimits(db)),
    margin: variance === null ? null : await marginOf(variance, respondents, currentDraw(round).population),
    holds: closing === null ? null : await analysisHolds(db, round, closing),
  }
}

const places = 2

/** A figure out of 10 as it is printed: two places, half away from zero, a dash for none. */
export const scoreText = (value: Rational | null): string => (value === null ? '—' : decimal(value, places))

/** A standard deviation as it is printed. */
export const deviationText = (variance: Rational | null): string =>
  variance === null ? '—' : rootDecimal(variance, places)

export const marginText = (margin: number | null): string | null =>
  margin === null ? null : `±${margin.toFixed(places)}`

/** A figure as JSON has it: the printed one, null for none. */
export const scoreNumber = (value: Rational | null): number | null =>
  value === null ? null : Number(decimal(value, places))

export const deviationNumber = (variance: Rational | null): number | null =>
  variance === null ? null : Number(rootDecimal(variance, places))

const spread = ({ respondents, mean, median, variance, min, max, histogram }: Distribution) => ({
  respondents,
  mean: scoreNumber(mean),
  median: scoreNumber(median),
  standardDeviation: deviationNumber(variance),
  lowest: scoreNumber(min),
  highest: scoreNumber(max),
  histogram,
})

/** The follow-up of a low answer as it is printed. */
export interface FollowUpItem {
  readonly customer: string
  readonly name: string
  readonly item: string
  readonly answer: number
  readonly maximum: number
  readonly text: Words
  readonly closed: Day | null
  readonly action: string | null
  readonly by: string | null
}

export const followUpItem = ({ sampled, item, answer, followUp }: LowAnswer): FollowUpItem => ({
  customer: sampled.customer,
  name: sampled.name,
  item: item.code,
  answer,
  maximum: item.maximum,
  text: { en: item.en, zh: item.zh },
  closed: followUp?.closedOn ?? null,
  action: followUp?.action ?? null,
  by: followUp?.by ?? null,
})

/** The score as programs read it. The rate is a share of 1; figures out of 10 have two places. */
export function scoreJson({ figures, groups, years, lowAnswers, rateOwed: percent, margin, holds }: Scored) {
  const { round, questionnaire, tally, weights, score, closing } = figures
  const { population, size } = currentDraw(round)
  const { issued, returned } = tally
  return {
    survey: round.number,
    year: round.year,
    questionnaire: questionnaire?.number ?? null,
    determinedBy: questionnaire?.determinedBy ?? null,
    determinedOn: questionnaire?.determinedOn ?? null,
    population,
    size,
    ...tally,
    returnRate: issued === 0 ? null : Math.round((returned / issued) * 10_000) / 10_000,
    printedRate: issued === 0 ? null : printedRate(returned, issued),
    returnRateMet: issued === 0 ? null : reachesRate(returned, issued, percent),
    returnsNeeded: returnsNeeded(issued, percent),
    closed: closing?.closedOn ?? null,
    analysisHolds: holds,
    stages: score.stages.map(({ stage, weight, ...figure }) => ({ stage, weight, ...spread(figure) })),
    total: scoreNumber(score.total),
    method: scoreWords.method(weights),
    completeCase: scoreNumber(score.completeCase),
    statistics: { ...spread(score.totals), margin: margin === null ? null : Number(margin.toFixed(places)) },
    items: score.items.map(({ item, answered, mean, variance, min, max, distribution }) => ({
      item: item.code,
      stage: item.stage,
      maximum: item.maximum,
      text: { en: item.en, zh: item.zh },
      answered,
      mean: scoreNumber(mean),
      standardDeviation: deviationNumber(variance),
      lowest: scoreNumber(min),
      highest: scoreNumber(max),
      histogram: distribution,
    })),
    groups: groups.map(({ kind, name, respondents, total }) => ({
      kind,
      name,
      respondents,
      total: scoreNumber(total),
    })),
    years: years.map((each) => ({
      year: each.round.year,
      survey: each.round.number,
      comparable: each.comparable,
      issued: each.tally.issued,
      returned: each.tally.returned,
      total: scoreNumber(each.score.total),
      stages: Object.fromEntries(each.score.stages.map(({ stage, mean }) => [stage, scoreNumber(mean)])),
    })),
    followUps: lowAnswers.map(followUpItem),
  }
}
