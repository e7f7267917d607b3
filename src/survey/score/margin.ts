import { multiply, type Rational, rational, rootDecimal } from './rational.ts'

/** With fewer returns than this a margin would tell more about the few who answered than about all. */
const fewestReturns = 5

/** The upper end of an interval that holds the mean in 95 of 100 surveys. */
const upperEnd = 0.975

/** The places to which the standard error is worked out: far more than are ever printed. */
const places = 12

/**
 * The margin of error of a mean of 4.5.4, in points of 10, to be printed as ± with 95 % confidence: by Student's t, and
 * less for a finite population, t · s/√r · √((N − r)/(N − 1)). Null under five returns; 0 where the whole population
 * answered. It is not rounded.
 */
export async function marginOf(
  deviationSquared: Rational,
  returns: number,
  population: number,
): Promise<number | null> {
  if (returns < fewestReturns) return null
  if (returns >= population) return 0
  const { studentQuantile } = await import('./student.ts')
  const correction = rational(BigInt(population - returns), BigInt(returns) * BigInt(population - 1))
  const standardError = Number(rootDecimal(multiply(deviationSquared, correction), places))
  return studentQuantile(upperEnd, returns - 1) * standardError
}
