import { describe, expect, it } from 'vitest'
import { marginOf } from '../../src/survey/score/margin.ts'
import { rational } from '../../src/survey/score/rational.ts'
import { studentQuantile } from '../../src/survey/score/student.ts'

/** t(0.975) for 1 … 30 degrees of freedom as published. */
const upToThirty = [
  12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.16, 2.145, 2.131, 2.12, 2.11,
  2.101, 2.093, 2.086, 2.08, 2.074, 2.069, 2.064, 2.06, 2.056, 2.052, 2.048, 2.045, 2.042,
]

const published: readonly (readonly [number, number])[] = [
  ...upToThirty.map((value, i) => [i + 1, value] as const),
  [40, 2.021],
  [60, 2],
  [120, 1.98],
]

describe('the quantile of Student’s t', () => {
  it.each(published)('with %d degrees of freedom is that of the tables', (freedom, value) => {
    expect(studentQuantile(0.975, freedom).toFixed(3)).toBe(value.toFixed(3))
    expect(studentQuantile(0.025, freedom).toFixed(3)).toBe((-value).toFixed(3))
  })

  it('comes down to that of the normal distribution', () => {
    for (const freedom of [999, 4_999, 49_999, 999_999]) {
      const expansion = 1.959963985 + (1.959963985 ** 3 + 1.959963985) / (4 * freedom)
      expect(studentQuantile(0.975, freedom)).toBeCloseTo(expansion, 5)
    }
  })
})

describe('the margin of error of a mean', () => {
  const variance = rational(81n, 100n)

  it('is corrected for the finite population', async () => {
    expect((await marginOf(variance, 33, 240))?.toFixed(2)).toBe('0.30')
    expect((await marginOf(variance, 33, 1_000_000))?.toFixed(2)).toBe('0.32')
  })

  it('is not told of fewer than five returns', async () => {
    expect(await marginOf(variance, 0, 240)).toBeNull()
    expect(await marginOf(variance, 4, 240)).toBeNull()
    expect(await marginOf(variance, 4, 4)).toBeNull()
    expect((await marginOf(variance, 5, 240))?.toFixed(2)).toBe('1.11')
  })

  it('is zero where all answered, or all said the same', async () => {
    expect(await marginOf(variance, 240, 240)).toBe(0)
    expect(await marginOf(variance, 241, 240)).toBe(0)
    expect(await marginOf(rational(0n), 33, 240)).toBe(0)
    expect(await marginOf(variance, 239, 240)).toBeGreaterThan(0)
  })

  it('is worked out where the exact variance is too long for a number', async () => {
    const long = 10n ** 400n
    expect((await marginOf(rational(81n * long + 1n, 100n * long), 33, 240))?.toFixed(2)).toBe('0.30')
  })
})
