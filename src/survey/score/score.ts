import { type Answers, type Item, itemsOfStage } from '../questionnaire/rules.ts'
import { type Stage, stageNames, type Weights } from '../rules.ts'
import { add, leastMultiple, multiply, type Rational, rational } from './rational.ts'

/** How scores out of 10 are spread, exactly. Everything is null if there are none. */
export interface Distribution {
  readonly respondents: number
  readonly mean: Rational | null
  /** Of an even number of scores the mean of the middle two. */
  readonly median: Rational | null
  /** The square of the sample's standard deviation (n − 1); null under two scores. Printing takes the root. */
  readonly variance: Rational | null
  readonly min: Rational | null
  readonly max: Rational | null
  /** How many lie in [0,1), [1,2) … [9,10]: ten counts. */
  readonly histogram: readonly number[]
}

/** The score of a stage (4.5.4): over the respondents who answered at least half of its items. */
export interface StageScore extends Distribution {
  readonly stage: Stage
  /** In percent of the total. */
  readonly weight: number
}

/** What was answered to one item, rescaled to 10. */
export interface ItemScore extends Pick<Distribution, 'mean' | 'variance' | 'min' | 'max'> {
  readonly item: Item
  readonly answered: number
  /** The histogram of the rescaled answers: ten counts. */
  readonly distribution: readonly number[]
}

/** What the returned forms of a survey come to (4.5.4), all of it out of 10. */
export interface Score {
  /** In the order of the clause. */
  readonly stages: readonly StageScore[]
  /** In the order of the form. */
  readonly items: readonly ItemScore[]
  /** The weighted sum of the stage means; null where nobody answered a stage: missing is never zero. */
  readonly total: Rational | null
  /** The mean of the totals of those who answered every stage: what the total would be without the others. */
  readonly completeCase: Rational | null
  /** How the totals of those who answered every stage are spread. */
  readonly totals: Distribution
}

/** Scores of the respondents in their order over one denominator, so that they are added and ordered as whole numbers. */
interface Scores {
  readonly values: readonly (bigint | null)[]
  readonly denominator: bigint
}

const fullScore = 10
const percent = 100n

/** An answer has one decimal place at most; a tenth of it over the maximum is then its share of ten, in whole numbers. */
const tenths = (answer: number): number => Math.round(answer * 10)

/** The tenths of the answer to an item; null where it was left blank. */
function tenthsIn(answers: Answers, code: string): number | null {
  const answer = answers[code]
  return answer === undefined || !Number.isFinite(answer) ? null : tenths(answer)
}

function tallyOf<Value extends bigint | number>(values: Iterable<Value | null>): Map<Value, number> {
  const tally = new Map<Value, number>()
  for (const value of values) if (value !== null) tally.set(value, (tally.get(value) ?? 0) + 1)
  return tally
}

const ascending = ([one]: readonly [bigint, number], [other]: readonly [bigint, number]): number =>
  one < other ? -1 : one > other ? 1 : 0

/** The value at a place in the order, counted from 0. */
function valueAt(sorted: readonly (readonly [bigint, number])[], place: number): bigint {
  let passed = 0
  for (const [value, count] of sorted) {
    passed += count
    if (place < passed) return value
  }
  return 0n
}

function histogramOf(sorted: readonly (readonly [bigint, number])[], denominator: bigint): number[] {
  const bins = Array.from({ length: fullScore }, () => 0)
  for (const [value, count] of sorted) {
    const bin = Math.min(fullScore - 1, Math.max(0, Number(value / denominator)))
    bins[bin] = (bins[bin] ?? 0) + count
  }
  return bins
}

/** How numerators over one denominator are spread, from how often each of them occurs. */
function distributionOf(tally: ReadonlyMap<bigint | number, number>, denominator: bigint): Distribution {
  const sorted = [...tally].map(([value, count]) => [BigInt(value), count] as const).sort(ascending)
  const respondents = sorted.reduce((sum, [, count]) => sum + count, 0)
  const histogram = histogramOf(sorted, denominator)
  if (respondents === 0)
    return { respondents, mean: null, median: null, variance: null, min: null, max: null, histogram }
  const n = BigInt(respondents)
  const sum = sorted.reduce((all, [value, count]) => all + value * BigInt(count), 0n)
  const squares = sorted.reduce((all, [value, count]) => all + value * value * BigInt(count), 0n)
  const middle = valueAt(sorted, (respondents - 1) >> 1) + valueAt(sorted, respondents >> 1)
  return {
    respondents,
    mean: rational(sum, n * denominator),
    median: rational(middle, 2n * denominator),
    variance: n < 2n ? null : rational(n * squares - sum * sum, n * (n - 1n) * denominator * denominator),
    min: rational(valueAt(sorted, 0), denominator),
    max: rational(valueAt(sorted, respondents - 1), denominator),
    histogram,
  }
}

function itemScore(item: Item, returns: readonly Answers[]): ItemScore {
  const tally = tallyOf(returns.map((answers) => tenthsIn(answers, item.code)))
  const { respondents, mean, variance, min, max, histogram } = distributionOf(tally, BigInt(item.maximum))
  return { item, answered: respondents, mean, min, max, variance, distribution: histogram }
}

const leastMultipleOf = (values: Iterable<bigint>): bigint => [...new Set(values)].reduce(leastMultiple, 1n)

/** The codes of the items that have the same maximum: their answers are added before anything is rescaled. */
const codesByMaximum = (items: readonly Item[]): (readonly [bigint, readonly string[]])[] =>
  [...new Set(items.map(({ maximum }) => maximum))].map((maximum) => [
    BigInt(maximum),
    items.filter((item) => item.maximum === maximum).map(({ code }) => code),
  ])

/** Who answered at least half of a stage's items has its score, the mean of what was answered; null for who did not. */
function stageScores(items: readonly Item[], returns: readonly Answers[]): Scores {
  const groups = codesByMaximum(items)
  const common = leastMultipleOf(groups.map(([maximum]) => maximum))
  const sums = returns.map((answers) => {
    let sum = 0n
    let answered = 0
    for (const [maximum, codes] of groups) {
      let inTenths = 0
      for (const code of codes) {
        const answer = tenthsIn(answers, code)
        if (answer === null) continue
        inTenths += answer
        answered += 1
      }
      sum += BigInt(inTenths) * (common / maximum)
    }
    return answered > 0 && 2 * answered >= items.length ? { sum, answered: BigInt(answered) } : null
  })
  const counts = leastMultipleOf(sums.flatMap((each) => (each === null ? [] : [each.answered])))
  return {
    values: sums.map((each) => (each === null ? null : each.sum * (counts / each.answered))),
    denominator: common * counts,
  }
}

/** The totals of those who have the score of every stage; null for who has not. */
function totalsOf(scores: Readonly<Record<Stage, Scores>>, respondents: number, weights: Weights): Scores {
  const common = leastMultipleOf(stageNames.map((stage) => scores[stage].denominator))
  const parts = stageNames.map((stage) => {
    const { values, denominator } = scores[stage]
    return { values, factor: BigInt(weights[stage]) * (common / denominator) }
  })
  const totalOf = (respondent: number): bigint | null => {
    let total = 0n
    for (const { values, factor } of parts) {
      const value = values[respondent] ?? null
      if (value === null) return null
      total += value * factor
    }
    return total
  }
  return { values: Array.from({ length: respondents }, (_, i) => totalOf(i)), denominator: percent * common }
}

function weightedSum(stages: readonly { readonly mean: Rational | null; readonly weight: number }[]): Rational | null {
  let total = rational(0n)
  for (const { mean, weight } of stages) {
    if (mean === null) return null
    total = add(total, multiply(mean, rational(BigInt(weight), percent)))
  }
  return total
}

/**
 * 4.5.4: the score of a survey from its returned forms, exactly. Every answer is rescaled to 10; what was left blank is
 * missing, never zero; answers to what is not on the form are passed over. The weights are whole percents.
 */
export function scoreOf(items: readonly Item[], returns: readonly Answers[], weights: Weights): Score {
  const scoresOf = (stage: Stage) => stageScores(itemsOfStage(items, stage), returns)
  const scores = { acceptance: scoresOf('acceptance'), audit: scoresOf('audit'), service: scoresOf('service') }
  const spread = ({ values, denominator }: Scores) => distributionOf(tallyOf(values), denominator)
  const stages = stageNames.map((stage) => ({ stage, weight: weights[stage], ...spread(scores[stage]) }))
  const totals = spread(totalsOf(scores, returns.length, weights))
  return {
    stages,
    items: items.map((item) => itemScore(item, returns)),
    total: weightedSum(stages),
    completeCase: totals.mean,
    totals,
  }
}

/** The stages of which a score has no mean: nobody answered enough of their items for one (4.5.4). */
export const unansweredStages = ({ stages }: Pick<Score, 'stages'>): Stage[] =>
  stages.filter(({ mean }) => mean === null).map(({ stage }) => stage)

function meanOf({ values, denominator }: Scores): Rational | null {
  let sum = 0n
  let count = 0n
  for (const value of values) {
    if (value === null) continue
    sum += value
    count += 1n
  }
  return count === 0n ? null : rational(sum, count * denominator)
}

/** The total of 4.5.4 alone, as `scoreOf` has it: for groups, of which no more is shown. */
export const totalOf = (items: readonly Item[], returns: readonly Answers[], weights: Weights): Rational | null =>
  weightedSum(
    stageNames.map((stage) => ({
      mean: meanOf(stageScores(itemsOfStage(items, stage), returns)),
      weight: weights[stage],
    })),
  )

/** The answers of one form that, rescaled to 10, are below a figure: those to be followed up, in the order of the form. */
export function lowAnswers(
  items: readonly Item[],
  answers: Answers,
  below: number,
): { readonly item: Item; readonly answer: number }[] {
  const low: { item: Item; answer: number }[] = []
  for (const item of items) {
    const answer = tenthsIn(answers, item.code)
    if (answer !== null && 10 * answer < tenths(below) * item.maximum) low.push({ item, answer: answer / 10 })
  }
  return low
}
