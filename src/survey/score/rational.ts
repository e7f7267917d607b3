/** An exact fraction in lowest terms; the denominator is above zero. */
export interface Rational {
  readonly num: bigint
  readonly den: bigint
}

const absolute = (value: bigint): bigint => (value < 0n ? -value : value)

function greatestDivisor(one: bigint, other: bigint): bigint {
  let [a, b] = [absolute(one), absolute(other)]
  while (b !== 0n) [a, b] = [b, a % b]
  return a
}

/** The least common multiple of two whole numbers above zero. */
export const leastMultiple = (one: bigint, other: bigint): bigint => (one / greatestDivisor(one, other)) * other

/** The fraction num/den in lowest terms. A denominator of zero is a RangeError. */
export function rational(num: bigint, den = 1n): Rational {
  if (den === 0n) throw new RangeError('A fraction has no denominator of zero')
  const divisor = den < 0n ? -greatestDivisor(num, den) : greatestDivisor(num, den)
  return { num: num / divisor, den: den / divisor }
}

/** The exact sum. */
export const add = (one: Rational, other: Rational): Rational =>
  rational(one.num * other.den + other.num * one.den, one.den * other.den)

/** The exact product. */
export const multiply = (one: Rational, other: Rational): Rational => rational(one.num * other.num, one.den * other.den)

const powerOfTen = (places: number): bigint => 10n ** BigInt(places)

/** Units of the last place as a decimal with all its places; what is rounded to zero has no sign. */
function placed(units: bigint, places: number): string {
  const digits = String(absolute(units)).padStart(places + 1, '0')
  const point = digits.length - places
  const text = places === 0 ? digits : `${digits.slice(0, point)}.${digits.slice(point)}`
  return units < 0n ? `-${text}` : text
}

/** The value with that many decimal places, half away from zero, trailing zeros kept: "8.03", "-0.50", never "-0.00". */
export function decimal({ num, den }: Rational, places: number): string {
  const units = (2n * absolute(num) * powerOfTen(places) + den) / (2n * den)
  return placed(num < 0n ? -units : units, places)
}

/** The value to that many decimal places as a number, rounded as `decimal` rounds it. */
export const toNumber = (value: Rational, places: number): number => Number(decimal(value, places))

/** The largest whole number whose square is not above the value: Newton's method from above. */
function wholeRoot(value: bigint): bigint {
  if (value < 2n) return value
  let root = 1n << BigInt((value.toString(2).length + 1) >> 1)
  for (;;) {
    const next = (root + value / root) >> 1n
    if (next >= root) return root
    root = next
  }
}

/** The square root with that many decimal places, half up, exactly. Throws a RangeError for a negative value. */
export function rootDecimal({ num, den }: Rational, places: number): string {
  if (num < 0n) throw new RangeError('What is below zero has no square root')
  const doubled = wholeRoot((4n * num * powerOfTen(2 * places)) / den)
  return placed((doubled + 1n) / 2n, places)
}

/** The fraction as it is stored: "241/30", and "8/1" where it is whole. */
export const fractionText = ({ num, den }: Rational): string => `${num}/${den}`

/** A stored fraction, in lowest terms whether or not it was written so; null where the text is not one. */
export function parseFraction(text: string): Rational | null {
  const [, num, den] = /^(-?\d+)\/(\d*[1-9]\d*)$/.exec(text) ?? []
  return num === undefined || den === undefined ? null : rational(BigInt(num), BigInt(den))
}
