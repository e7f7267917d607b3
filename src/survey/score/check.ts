import type { Clause, Remark } from '../../clause/clause.ts'
import { type BodyStanding, bodyRemark, yearlyState } from '../../clause/judge.ts'
import { valuesOn } from '../../clause/limit.ts'
import type { Db } from '../../register/register.ts'
import { checkWords } from '../check-words.ts'
import { stepToAnalysis } from '../return/tally.ts'
import { type YearOfSurvey, yearAssessed, yearsOfSurvey } from '../round/checks/round.ts'
import { type Closing, closingOn, currentDraws } from '../round/store/round.ts'
import { touchedForms } from '../round/store/touched.ts'
import { type Stage, weightLimits, weightsSum } from '../rules.ts'
import { hasWeights, totalIn } from './analysis.ts'
import { analysisHolds, figuresOf, rateOwed } from './figures.ts'
import { decimal, type Rational } from './rational.ts'
import { unansweredStages } from './score.ts'

interface ScoreFacts {
  readonly issued: number
  /** What brings it on to its analysis while it is open. */
  readonly step: readonly string[]
  readonly closing: Closing | null
  /** Whether the stored analysis is what the answers on record come to. */
  readonly holds: boolean
  readonly total: Rational | null
  /** The stages that nobody answered: without one of them there is no total. */
  readonly unanswered: readonly Stage[]
  /** Whether the weights of the stored analysis are those on record now. */
  readonly sameWeights: boolean
  readonly corrected: readonly string[]
}

/** 4.5.4: the answers are analysed by weights that make a whole, each stage among them, and the analysis can be worked out again. */
export const surveyScore: Clause<Db, readonly YearOfSurvey<ScoreFacts>[], keyof typeof weightLimits> = {
  id: 'survey-score',
  cite: '4.5.4',
  title: { en: 'Weighted score', zh: '加权得分统计' },
  rule: {
    en: 'The weights sum to 100, every stage was answered by somebody when the survey was closed, and the stored analysis is what the answers on record give when they are worked out again.',
    zh: '权重合计为 100，调查结束时每个阶段都有人作答，所存分析与按现有答案重新计算的结果一致。',
  },
  evidence: ['survey', 'survey_sampled', 'survey_return', 'questionnaire_item', 'survey_closing', 'limit_value'],
  commands: ['survey return', 'survey close', 'survey score'],
  kind: 'automated',
  judges: 'body',
  cadence: 'year',
  limits: weightLimits,
  facts: (db, asOf) =>
    yearsOfSurvey(db, asOf, async (round, { until }) => {
      const closing = closingOn(round, until)
      const { tally, score, weights } = await figuresOf(db, round, closing?.closedOn ?? until)
      const holds = closing === null || (await analysisHolds(db, round, closing))
      const { corrected } = await touchedForms(db, round)
      const sameWeights = closing === null || hasWeights(closing.analysis, weights)
      const step = stepToAnalysis(round.number, tally, await rateOwed(db, round))
      const unanswered = unansweredStages(score)
      return { issued: tally.issued, step, closing, holds, total: score.total, unanswered, sameWeights, corrected }
    }),
  check: (years, asOf) =>
    years.map((each) => {
      const day = each.round === null ? each.year.until : currentDraws(each.round)[0].drawnOn
      const weights = valuesOn(weightLimits, day, asOf.set)
      return yearAssessed(each, weights, judged(each, weightsSum(weights)), remarksOn(each))
    }),
}

function judged({ year, round, facts }: YearOfSurvey<ScoreFacts>, sum: number): BodyStanding {
  if (round === null || facts === null)
    return {
      state: yearlyState(0, 1, year),
      text: checkWords.nothingToAnalyse(year.year),
      facts: { year: year.year },
      settle: ['survey', 'sample'],
    }
  const { number } = round
  const { closing, holds, issued, step, total, unanswered, sameWeights } = facts
  const proof = {
    survey: number,
    issued,
    total: total === null ? null : decimal(total, 2),
    closed: closing?.closedOn ?? null,
  }
  if (sum !== 100)
    return {
      state: 'breach',
      text: checkWords.weights(number, sum),
      facts: { ...proof, sum },
      settle: ['limit', 'list'],
    }
  if (closing === null)
    return {
      state: yearlyState(issued === 0 ? 0 : 1, 2, year),
      text: checkWords.notAnalysed(number),
      facts: proof,
      settle: step,
    }
  if (total === null)
    return {
      state: 'breach',
      text: checkWords.noScore(number, closing.closedOn, unanswered),
      facts: { ...proof, unanswered },
      settle: ['survey', 'reopen', number],
    }
  return {
    state: holds ? 'met' : 'breach',
    text: sameWeights
      ? checkWords.analysisDiffers(number, closing.closedOn)
      : checkWords.weightsChanged(number, closing.closedOn),
    facts: proof,
    settle: sameWeights ? ['audit', 'verify'] : ['survey', 'reopen', number],
  }
}

function remarksOn({ round, facts }: YearOfSurvey<ScoreFacts>): Remark[] {
  if (round === null || facts === null) return []
  const { number, closings } = round
  const { closing, total, corrected } = facts
  return [
    ...(closing === null || total === null ? [] : [checkWords.total(number, decimal(total, 2))]),
    ...closings.flatMap(({ closedOn, analysis, reopenedOn, reopenReason }) =>
      reopenedOn === null
        ? []
        : [checkWords.reopened(number, closedOn, totalIn(analysis), reopenedOn, reopenReason ?? '')],
    ),
    ...(corrected.length === 0 ? [] : [checkWords.corrected(number, corrected)]),
  ].map((text) => bodyRemark(text, { survey: number }))
}
