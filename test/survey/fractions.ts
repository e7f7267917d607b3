import { add, type Rational, rational } from '../../src/survey/score/rational.ts'

// What the program itself never does with fractions: a second reckoning needs it, to hold the program's scores against.

/** The exact difference. */
export const subtract = (one: Rational, other: Rational): Rational =>
  rational(one.num * other.den - other.num * one.den, one.den * other.den)

/** The exact quotient. Division by zero is a RangeError. */
export const divide = (one: Rational, other: Rational): Rational => rational(one.num * other.den, one.den * other.num)

/** Below zero where the first is smaller, above zero where it is larger, 0 where both are equal: the order of a sort. */
export function compare(one: Rational, other: Rational): number {
  const difference = one.num * other.den - other.num * one.den
  return difference < 0n ? -1 : difference > 0n ? 1 : 0
}

/** The exact arithmetic mean; null where there is nothing to take it of. */
export const mean = (values: readonly Rational[]): Rational | null =>
  values.length === 0 ? null : divide(values.reduce(add), rational(BigInt(values.length)))
