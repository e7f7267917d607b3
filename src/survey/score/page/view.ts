import type { Day } from '../../../clause/day.ts'
import { currentDraw } from '../../round/store/round.ts'
import { roundWords } from '../../round/words.ts'
import { reachesRate, returnsNeeded, type Stage } from '../../rules.ts'
import type { Rational } from '../rational.ts'
import type { Distribution, Score } from '../score.ts'
import { deviationText, marginText, type Scored, scoreNumber, scoreText } from '../scored.ts'
import { scoreWords } from '../words.ts'

/** A figure out of 10 as it is printed, and as it is drawn; null if there is none. */
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

/** What the page of a survey's score shows: plain data, with the figures rounded and written. */
export function scorePageView(all: Scored, { asOf, head }: { readonly asOf: Day; readonly head: string }) {
  const { figures, groups, years, lowAnswers, rateOwed, margin, followUpBelow } = all
  const { round, questionnaire, tally, weights, score, closing } = figures
  const { population, size } = currentDraw(round)
  const { issued, returned, valid, refused, undeliverable, outstanding } = tally
  return {
    survey: round.number,
    year: round.year,
    questionnaire: questionnaire?.number ?? '—',
    /** Who determined its content, and on which of the three grounds of 4.5.3. */
    determined: {
      on: questionnaire?.determinedOn ?? null,
      by: questionnaire?.determinedBy ?? null,
      marketTrend: questionnaire?.marketTrend ?? null,
      customerNeeds: questionnaire?.customerNeeds ?? null,
      ownWork: questionnaire?.ownWork ?? null,
    },
    asOf,
    /** Null while returns still come in. */
    closedOn: closing?.closedOn ?? null,
    population,
    drawn: size,
    ...{ issued, returned, valid, refused, undeliverable, outstanding },
    rate: roundWords.rate(tally),
    /** Null where nothing was issued. */
    rateMet: issued === 0 ? null : reachesRate(returned, issued, rateOwed),
    rateNeeded: issued === 0 ? null : returnsNeeded(issued, rateOwed),
    total: scoreText(score.total),
    completeCase: scoreText(score.completeCase),
    method: scoreWords.method(weights),
    margin: marginText(margin),
    /** How many answered every stage: the margin is that of their mean. */
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
    /** Oldest first; the survey of the page last. */
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

export type ScorePageView = ReturnType<typeof scorePageView>
export type StageView = ScorePageView['stages'][number]
export type ItemView = ScorePageView['items'][number]
export type GroupView = ScorePageView['groups'][number]
export type YearView = ScorePageView['years'][number]
export type FollowUpView = ScorePageView['followUps'][number]
export type Drawn = ReturnType<typeof drawn>
