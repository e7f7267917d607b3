import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Answers, Item } from '../../src/survey/questionnaire/rules.ts'
import { type Stage, stageNames, type Weights } from '../../src/survey/rules.ts'
import { add, decimal, multiply, type Rational, rational, rootDecimal } from '../../src/survey/score/rational.ts'
import { lowAnswers, scoreOf } from '../../src/survey/score/score.ts'
import { tries } from '../tries.ts'
import { compare, divide, mean, subtract } from './fractions.ts'

const weights: Weights = { acceptance: 20, audit: 50, service: 30 }

const item = (code: string, stage: Stage, maximum = 10): Item => ({ code, stage, maximum, zh: code, en: code })
const three = [item('A', 'acceptance'), item('B', 'audit'), item('C', 'service')]
const form = (A: number, B: number, C?: number): Answers => (C === undefined ? { A, B } : { A, B, C })
const printed = (value: Rational | null) => (value === null ? '—' : decimal(value, 2))
const audit = (items: readonly Item[], returns: readonly Answers[]) =>
  scoreOf(items, returns, weights).stages.find(({ stage }) => stage === 'audit')

describe('the score of a survey', () => {
  const score = scoreOf(three, [form(9, 8, 7), form(10, 9), form(8, 6, 9)], weights)

  it('weighs the means of the stages, over whoever answered each', () => {
    expect(score.stages.map(({ stage, weight }) => [stage, weight])).toEqual([
      ['acceptance', 20],
      ['audit', 50],
      ['service', 30],
    ])
    expect(score.stages.map((stage) => printed(stage.mean))).toEqual(['9.00', '7.67', '8.00'])
    expect(score.stages.map(({ respondents }) => respondents)).toEqual([3, 3, 2])
    expect(score.total).toEqual(rational(241n, 30n))
    expect(printed(score.total)).toBe('8.03')
  })

  it('tells what it would be of those alone who answered every stage', () => {
    expect(printed(score.completeCase)).toBe('7.60')
    expect(score.totals.respondents).toBe(2)
    expect([score.totals.min, score.totals.max].map(printed)).toEqual(['7.30', '7.90'])
  })

  it('tells how the scores of a stage are spread', () => {
    const [acceptance, , service] = score.stages
    expect(acceptance?.variance).toEqual(rational(1n))
    expect([acceptance?.median, acceptance?.min, acceptance?.max]).toEqual([rational(9n), rational(8n), rational(10n)])
    expect(acceptance?.histogram).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 1, 2])
    expect(service?.median).toEqual(rational(8n))
    expect(service?.variance && rootDecimal(service.variance, 2)).toBe('1.41')
  })

  it('of no returns is nothing at all', () => {
    const none = {
      respondents: 0,
      mean: null,
      median: null,
      variance: null,
      min: null,
      max: null,
      histogram: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    }
    for (const [items, returns] of [
      [three, []],
      [[], []],
      [[], [form(9, 8, 7)]],
      [three, [{}, {}]],
    ] as const) {
      const empty = scoreOf(items, returns, weights)
      expect(empty).toMatchObject({ total: null, completeCase: null, totals: none })
      for (const stage of empty.stages) expect(stage).toMatchObject(none)
      for (const each of empty.items) expect(each).toMatchObject({ answered: 0, mean: null, variance: null })
      expect(printed(empty.total)).toBe('—')
    }
  })

  it('has no total where nobody answered a stage', () => {
    const lacking = scoreOf(three, [form(9, 8), form(10, 9)], weights)
    expect(lacking).toMatchObject({ total: null, completeCase: null, totals: { respondents: 0 } })
    expect(lacking.stages.map((stage) => printed(stage.mean))).toEqual(['9.50', '8.50', '—'])
  })

  it('has no deviation of a single return', () => {
    const { stages, totals } = scoreOf(three, [form(9, 8, 7)], weights)
    expect([...stages, totals].map(({ variance }) => variance)).toEqual([null, null, null, null])
    expect(totals.mean).toEqual(rational(79n, 10n))
  })
})

describe('an answer', () => {
  const five = item('B', 'audit', 5)

  it('is rescaled to ten by the maximum of its item', () => {
    expect(audit([five], [{ B: 4 }])?.mean).toEqual(rational(8n))
    expect(scoreOf([five], [{ B: 4 }], weights).items).toEqual([
      {
        item: five,
        answered: 1,
        mean: rational(8n),
        min: rational(8n),
        max: rational(8n),
        variance: null,
        distribution: [0, 0, 0, 0, 0, 0, 0, 0, 1, 0],
      },
    ])
  })

  it('counts to its tenth exactly', () => {
    const returns = [{ B: 0.1 }, { B: 0.2 }, { B: 0.3 }]
    expect(audit([item('B', 'audit')], returns)?.mean).toEqual(rational(1n, 5n))
    expect(audit([item('B', 'audit', 3)], returns)?.max).toEqual(rational(1n))
  })

  it('is missing where it was left blank, and zero where it is zero', () => {
    const [only] = scoreOf([five], [{ B: 5 }, {}, { B: 0 }], weights).items
    expect(only).toMatchObject({ answered: 2, mean: rational(5n), min: rational(0n), max: rational(10n) })
    expect(only?.distribution).toEqual([1, 0, 0, 0, 0, 0, 0, 0, 0, 1])
  })

  it('to what is not on the form is passed over', () => {
    expect(audit([five], [{ B: 4, Z: 0, toString: 1 }])?.mean).toEqual(rational(8n))
    expect(audit([item('toString', 'audit')], [{ B: 4 }])?.mean).toBeNull()
  })

  it('stands in the bin it reaches: 1 in the second, 10 in the last', () => {
    const bins = audit([item('B', 'audit')], [{ B: 0.9 }, { B: 1 }, { B: 8.9 }, { B: 9 }, { B: 10 }])
    expect(bins?.histogram).toEqual([1, 1, 0, 0, 0, 0, 0, 0, 1, 2])
    expect(audit([item('B', 'audit', 3)], [{ B: 0.3 }, { B: 2.7 }])?.histogram).toEqual([0, 1, 0, 0, 0, 0, 0, 0, 0, 1])
  })
})

describe('a respondent', () => {
  const items = ['B1', 'B2', 'B3'].map((code) => item(code, 'audit'))

  it('has the score of a stage from half of its items on', () => {
    expect(audit(items, [{ B1: 9 }])?.mean).toBeNull()
    expect(audit(items, [{ B1: 9, B3: 8 }])?.mean).toEqual(rational(17n, 2n))
    expect(audit(items.slice(0, 2), [{ B1: 9 }])?.mean).toEqual(rational(9n))
  })

  it('counts among the answers to an item all the same', () => {
    const { items: scores, stages } = scoreOf(items, [{ B1: 9 }], weights)
    expect(scores.map(({ answered }) => answered)).toEqual([1, 0, 0])
    expect(stages.every(({ respondents }) => respondents === 0)).toBe(true)
  })

  it('weighs as much as another who answered more', () => {
    expect(
      audit(items, [
        { B1: 10, B2: 10, B3: 10 },
        { B1: 4, B2: 5 },
      ])?.mean,
    ).toEqual(rational(29n, 4n))
  })
})

describe('low answers', () => {
  const items = [item('C', 'service', 5), item('A', 'acceptance'), item('B', 'audit', 3)]

  it('are those that rescaled are below the figure, in the order of the form', () => {
    const low = lowAnswers(items, { A: 5.9, B: 1.7, C: 3, Z: 0 }, 6)
    expect(low).toEqual([
      { item: items[1], answer: 5.9 },
      { item: items[2], answer: 1.7 },
    ])
    expect(lowAnswers(items, { A: 6, B: 1.8, C: 2.9 }, 6)).toEqual([{ item: items[0], answer: 2.9 }])
    expect(lowAnswers(items, {}, 10)).toEqual([])
    expect(lowAnswers(items, { A: 0 }, 0)).toEqual([])
  })
})

/** The rules once more, as they are read and without any haste. */
const plainScore = (items: readonly Item[], returns: readonly Answers[], own: Weights) => {
  const rescaled = ({ code, maximum }: Item, answers: Answers): Rational[] => {
    const answer = answers[code]
    return answer === undefined ? [] : [rational(BigInt(Math.round(answer * 10)), BigInt(maximum))]
  }
  const stageScore = (stage: Stage, answers: Answers): Rational | null => {
    const asked = items.filter((each) => each.stage === stage)
    const answered = asked.flatMap((each) => rescaled(each, answers))
    return 2 * answered.length >= asked.length ? mean(answered) : null
  }
  const weighted = (scores: readonly (Rational | null)[]): Rational | null =>
    scores.reduce<Rational | null>((sum, score, i) => {
      const weight = rational(BigInt(own[stageNames[i] as Stage]), 100n)
      return sum === null || score === null ? null : add(sum, multiply(weight, score))
    }, rational(0n))
  const present = (values: readonly (Rational | null)[]) => values.filter((value) => value !== null)
  const spread = (values: readonly Rational[]) => {
    const sorted = [...values].sort(compare)
    const at = (place: number): Rational[] => sorted.slice(place, place + 1)
    const middle = [...at((sorted.length - 1) >> 1), ...at(sorted.length >> 1)]
    const center = mean(values)
    const squares =
      center === null ? [] : values.map((value) => multiply(subtract(value, center), subtract(value, center)))
    const variance = squares.length < 2 ? null : divide(squares.reduce(add), rational(BigInt(squares.length - 1)))
    const histogram = Array.from({ length: 10 }, (_, bin) => {
      const from = rational(BigInt(bin))
      const to = rational(BigInt(bin + 1))
      return values.filter((value) => compare(value, from) >= 0 && (compare(value, to) < 0 || bin === 9)).length
    })
    const median = sorted.length === 0 ? null : mean(middle)
    return {
      respondents: values.length,
      mean: center,
      median,
      variance,
      min: sorted[0] ?? null,
      max: sorted.at(-1) ?? null,
      histogram,
    }
  }
  const stages = stageNames.map((stage) => ({
    stage,
    weight: own[stage],
    ...spread(present(returns.map((answers) => stageScore(stage, answers)))),
  }))
  const totals = spread(
    present(returns.map((answers) => weighted(stageNames.map((stage) => stageScore(stage, answers))))),
  )
  return {
    stages,
    items: items.map((each) => {
      const { respondents, mean, min, max, variance, histogram } = spread(
        returns.flatMap((answers) => rescaled(each, answers)),
      )
      return { item: each, answered: respondents, mean, min, max, variance, distribution: histogram }
    }),
    total: weighted(stages.map(({ mean }) => mean)),
    completeCase: totals.mean,
    totals,
  }
}

const maximum = fc.oneof(fc.constantFrom(5, 10, 100), fc.integer({ min: 1, max: 1000 }))
const questions = (most: number) =>
  fc
    .array(fc.tuple(fc.constantFrom(...stageNames), maximum), { minLength: 1, maxLength: most })
    .map((drawn) => drawn.map(([stage, most], i) => item(`Q${i}`, stage, most)))

/** A form of which some is left blank; answers in tenths up to the maximum. */
const filledIn = (items: readonly Item[]): fc.Arbitrary<Answers> =>
  fc
    .tuple(...items.map((each) => fc.option(fc.integer({ min: 0, max: each.maximum * 10 }), { freq: 4 })))
    .map((drawn) =>
      Object.fromEntries(
        drawn.flatMap((answer, i) => (answer === null ? [] : [[(items[i] as Item).code, answer / 10] as const])),
      ),
    )

const survey = (items = 12, respondents = 12) =>
  questions(items).chain((asked) =>
    fc.record({ items: fc.constant(asked), returns: fc.array(filledIn(asked), { maxLength: respondents }) }),
  )

const anyWeights = fc
  .tuple(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 0, max: 100 }))
  .map(([one, other]): Weights => {
    const [low, high] = [Math.min(one, other), Math.max(one, other)]
    return { acceptance: low, audit: high - low, service: 100 - high }
  })

describe('whatever is answered', () => {
  it('the score is what the rules say, exactly', () => {
    fc.assert(
      fc.property(survey(), anyWeights, ({ items, returns }, own) => {
        expect(scoreOf(items, returns, own)).toEqual(plainScore(items, returns, own))
      }),
    )
  })

  it('a form of a hundred items is scored as exactly', () => {
    fc.assert(
      fc.property(survey(100, 6), ({ items, returns }) => {
        expect(scoreOf(items, returns, weights)).toEqual(plainScore(items, returns, weights))
      }),
      { numRuns: tries(20) },
    )
  })

  it('the order of the respondents does not matter', () => {
    const shuffled = survey().chain(({ items, returns }) =>
      fc.record({
        items: fc.constant(items),
        returns: fc.constant(returns),
        other: fc.shuffledSubarray(returns, { minLength: returns.length }),
      }),
    )
    fc.assert(
      fc.property(shuffled, ({ items, returns, other }) => {
        expect(scoreOf(items, other, weights)).toEqual(scoreOf(items, returns, weights))
      }),
    )
  })

  it('the total lies between the smallest and the largest stage mean', () => {
    let seen = 0
    fc.assert(
      fc.property(survey(), anyWeights, ({ items, returns }, own) => {
        const { stages, total } = scoreOf(items, returns, own)
        const means = stages.flatMap(({ mean }) => (mean === null ? [] : [mean])).sort(compare)
        expect(total === null).toBe(means.length < 3)
        const [smallest, , largest] = means
        if (total === null || smallest === undefined || largest === undefined) return
        seen += 1
        expect(compare(smallest, total)).toBeLessThanOrEqual(0)
        expect(compare(total, largest)).toBeLessThanOrEqual(0)
      }),
      { numRuns: 100 },
    )
    expect(seen).toBeGreaterThan(10)
  })

  it('maxima and answers multiplied by the same change nothing', () => {
    fc.assert(
      fc.property(survey(), fc.integer({ min: 1, max: 50 }), ({ items, returns }, factor) => {
        const larger = items.map((each) => ({ ...each, maximum: each.maximum * factor }))
        const more = returns.map((answers) =>
          Object.fromEntries(Object.entries(answers).map(([code, answer]) => [code, answer * factor])),
        )
        const score = scoreOf(larger, more, weights)
        const same = { ...score, items: score.items.map((each, i) => ({ ...each, item: items[i] })) }
        expect(same).toEqual(scoreOf(items, returns, weights))
      }),
    )
  })
})
