import type { Day } from '../../clause/day.ts'
import type { Tally } from '../return/tally.ts'
import { currentDraw, type Round } from '../round/store/round.ts'
import type { Stage, Weights } from '../rules.ts'
import { decimal, fractionText, parseFraction, type Rational } from './rational.ts'
import type { Distribution, Score } from './score.ts'

/** What an analysis is worked out from. */
interface Analysed {
  readonly round: Round
  readonly questionnaire: { readonly number: string } | null
  readonly tally: Tally
  readonly weights: Weights
  readonly score: Score
}

const exact = (value: Rational | null): string | null => (value === null ? null : fractionText(value))

const spread = ({ respondents, mean, median, variance, min, max, histogram }: Distribution) => ({
  respondents,
  mean: exact(mean),
  median: exact(median),
  variance: exact(variance),
  min: exact(min),
  max: exact(max),
  histogram,
})

/**
 * 4.5.4: the analysis of a survey as it is stored when the round is closed: every figure exactly, as a fraction. Worked out
 * again from the answers on record it is the same text, or something was changed since.
 */
export function analysisText({ round, questionnaire, tally, weights, score }: Analysed, asOf: Day): string {
  const { population, size } = currentDraw(round)
  const { issued, returned, valid, refused, undeliverable } = tally
  return JSON.stringify({
    survey: round.number,
    questionnaire: questionnaire?.number ?? '',
    asOf,
    population,
    drawn: size,
    ...{ issued, returned, valid, refused, undeliverable },
    weights,
    total: exact(score.total),
    completeCase: exact(score.completeCase),
    totals: spread(score.totals),
    stages: score.stages.map(({ stage, ...figures }) => ({ stage, ...spread(figures) })),
    items: score.items.map(({ item, answered, mean, variance, distribution }) => ({
      code: item.code,
      stage: item.stage,
      maximum: item.maximum,
      answered,
      mean: exact(mean),
      variance: exact(variance),
      distribution,
    })),
  })
}

/** What is read again of a stored analysis; of one that was altered nothing is. */
function readAnalysis(text: string): {
  readonly total?: unknown
  readonly weights?: Readonly<Record<string, unknown>>
  readonly issued?: unknown
  readonly returned?: unknown
  readonly valid?: unknown
  readonly stages?: unknown
} {
  try {
    return JSON.parse(text) ?? {}
  } catch {
    return {}
  }
}

/** The total of a stored analysis as it was printed. */
export function totalIn(text: string): string {
  const total = parseFraction(String(readAnalysis(text).total ?? ''))
  return total === null ? '—' : decimal(total, 2)
}

/** How many forms went out, came back and count, and what they come to. */
export interface YearFigures extends Pick<Tally, 'issued' | 'returned' | 'valid'> {
  readonly total: Rational | null
  readonly stages: Readonly<Record<Stage, Rational | null>>
}

/** The figures of a year in a stored analysis; null where it does not have them. */
export function figuresIn(text: string): YearFigures | null {
  const { issued, returned, valid, total, stages } = readAnalysis(text)
  if (typeof issued !== 'number' || typeof returned !== 'number' || typeof valid !== 'number') return null
  if (!Array.isArray(stages)) return null
  const read = (value: unknown) => (typeof value === 'string' ? parseFraction(value) : null)
  const meanOf = (wanted: Stage) => read(stages.find(({ stage }) => stage === wanted)?.mean)
  const means = { acceptance: meanOf('acceptance'), audit: meanOf('audit'), service: meanOf('service') }
  return { issued, returned, valid, total: read(total), stages: means }
}

/** The same of figures that were just worked out. */
export function yearFigures({ tally, score }: Pick<Analysed, 'tally' | 'score'>): YearFigures {
  const { issued, returned, valid } = tally
  const meanOf = (wanted: Stage) => score.stages.find(({ stage }) => stage === wanted)?.mean ?? null
  const means = { acceptance: meanOf('acceptance'), audit: meanOf('audit'), service: meanOf('service') }
  return { issued, returned, valid, total: score.total, stages: means }
}

/** Whether a stored analysis was worked out by these weights. */
export const hasWeights = (text: string, weights: Weights): boolean =>
  Object.entries(weights).every(([stage, weight]) => readAnalysis(text).weights?.[stage] === weight)
