import type { Day } from '../../../clause/day.ts'
import { rateWords } from '../../round/commands/record.ts'
import { currentDraw } from '../../round/store/round.ts'
import { reachesRate, returnsNeeded, type Stage } from '../../rules.ts'
import type { ScorePageView } from '../page/view.ts'
import type { Rational } from '../rational.ts'
import type { Distribution, Score } from '../score.ts'
import { scoreWords } from '../words.ts'
import { deviationText, marginText, type Scored, scoreNumber, scoreText } from './view.ts'

const drawn = (value: Rational | null) => ({ text: scoreText(value), value: scoreNumber(value) })

const spread = ({ mean, variance, min, max }: Pick<Distribution, 'mean' | 'variance' | 'min' | 'max'>) => ({
  mean: scoreText(mean),
  value: scoreNumber(mean),
  deviation: deviationText(variance),
  min: scoreText(min),
  max: scoreText(max),
})

const stageMeans = ({ stages }: Score) =>
  Object.fromEntries(stages.map(({ stage, mean }) => [stage, drawn(mean)])) as Record<Stage, ReturnType<typeof drawn>>

/** The score as its page shows it. */
export function scorePageView(
  all: Scored,
  { asOf, head }: { readonly asOf: Day; readonly head: string },
): ScorePageView {
  const { figures, groups, years, lowAnswers, rateOwed, margin, followUpBelow } = all
  const { round, questionnaire, tally, weights, score, closing } = figures
  const { population, size } = currentDraw(round)
  const { issued, returned, valid, refused, undeliverable, outstanding } = tally
  return {
    survey: round.number,
    year: round.year,
    questionnaire: questionnaire?.number ?? '—',
    determined: {
      on: questionnaire?.determinedOn ?? null,
      by: questionnaire?.determinedBy ?? null,
      marketTrend: questionnaire?.marketTrend ?? null,
      customerNeeds: questionnaire?.customerNeeds ?? null,
      ownWork: questionnaire?.ownWork ?? null,
    },
    asOf,
    closedOn: closing?.closedOn ?? null,
    population,
    drawn: size,
    ...{ issued, returned, valid, refused, undeliverable, outstanding },
    rate: rateWords(tally),
    rateMet: issued === 0 ? null : reachesRate(returned, issued, rateOwed),
    rateNeeded: issued === 0 ? null : returnsNeeded(issued, rateOwed),
    total: scoreText(score.total),
    completeCase: scoreText(score.completeCase),
    method: scoreWords.method(weights),
    margin: marginText(margin),
    completeRespondents: figures.score.totals.respondents,
    stages: score.stages.map((each) => ({
      stage: each.stage,
      weight: each.weight,
      respondents: each.respondents,
      median: scoreText(each.median),
      histogram: each.histogram,
      ...spread(each),
    })),
    items: score.items.map((each) => ({
      code: each.item.code,
      stage: each.item.stage,
      text: { en: each.item.en, zh: each.item.zh },
      answered: each.answered,
      ...spread(each),
    })),
    followUpBelow,
    groups: groups.map(({ kind, name, respondents, total }) => ({
      kind,
      name: scoreWords.groupName(name),
      respondents,
      total: scoreText(total),
      value: scoreNumber(total),
    })),
    years: years.map((each) => ({
      year: each.round.year,
      survey: each.round.number,
      comparable: each.comparable,
      returned: each.tally.returned,
      issued: each.tally.issued,
      total: scoreText(each.score.total),
      value: scoreNumber(each.score.total),
      stages: stageMeans(each.score),
    })),
    followUps: lowAnswers.map(({ sampled, item, answer, followUp }) => ({
      customer: sampled.customer,
      name: sampled.name,
      item: item.code,
      answer: `${answer}/${item.maximum}`,
      state: scoreWords.followUpState(followUp),
    })),
    head,
  }
}
