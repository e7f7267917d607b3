import { currentDraw } from '../../round/store/round.ts'
import { printedRate, reachesRate, returnsNeeded } from '../../rules.ts'
import type { LowAnswer } from '../figures.ts'
import type { Distribution } from '../score.ts'
import { deviationNumber, places, type Scored, scoreNumber } from '../scored.ts'
import { scoreWords } from '../words.ts'

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
export const followUpItem = ({ sampled, item, answer, followUp }: LowAnswer) => ({
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

export type FollowUpItem = ReturnType<typeof followUpItem>

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
