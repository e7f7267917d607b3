import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  add,
  decimal,
  fractionText,
  leastMultiple,
  multiply,
  parseFraction,
  rational,
  rootDecimal,
  toNumber,
} from '../../src/survey/score/rational.ts'
import { compare, divide, mean, subtract } from './fractions.ts'

const whole = fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n })
const natural = fc.bigInt({ min: 1n, max: 10n ** 30n })
const fraction = fc.tuple(whole, natural).map(([num, den]) => rational(num, den))
const zero = rational(0n)

describe('exact fractions', () => {
  it('are in lowest terms with the sign above', () => {
    expect(rational(6n, -8n)).toEqual({ num: -3n, den: 4n })
    expect(rational(-6n, -8n)).toEqual({ num: 3n, den: 4n })
    expect(rational(0n, -7n)).toEqual({ num: 0n, den: 1n })
    expect(rational(8n)).toEqual({ num: 8n, den: 1n })
  })

  it('have no denominator of zero and no division by it', () => {
    expect(() => rational(1n, 0n)).toThrow(RangeError)
    expect(() => divide(rational(1n), zero)).toThrow(RangeError)
  })

  it('are calculated with exactly', () => {
    const [tenth, fifth] = [rational(1n, 10n), rational(1n, 5n)]
    expect(add(tenth, fifth)).toEqual(rational(3n, 10n))
    expect(subtract(tenth, fifth)).toEqual(rational(-1n, 10n))
    expect(multiply(tenth, fifth)).toEqual(rational(1n, 50n))
    expect(divide(tenth, fifth)).toEqual(rational(1n, 2n))
    expect(mean([rational(9n), rational(8n), rational(10n)])).toEqual(rational(9n))
    expect(mean([])).toBeNull()
    expect(leastMultiple(12n, 18n)).toBe(36n)
  })

  it('are taken back by subtraction and division, whatever they are', () => {
    fc.assert(
      fc.property(fraction, fraction, (one, other) => {
        expect(subtract(add(one, other), other)).toEqual(one)
        if (other.num !== 0n) expect(divide(multiply(one, other), other)).toEqual(one)
        expect(Math.sign(compare(one, other))).toBe(Math.sign(Number(subtract(one, other).num)))
      }),
    )
  })
})

describe('a fraction in decimals', () => {
  it.each([
    [241n, 30n, 2, '8.03'],
    [-1n, 2n, 2, '-0.50'],
    [-1n, 1000n, 2, '0.00'],
    [0n, 1n, 2, '0.00'],
    [5n, 1000n, 2, '0.01'],
    [-5n, 1000n, 2, '-0.01'],
    [4_999n, 1_000_000n, 2, '0.00'],
    [1_005n, 1000n, 2, '1.01'],
    [8n, 1n, 2, '8.00'],
    [19n, 2n, 0, '10'],
    [-19n, 2n, 0, '-10'],
    [9_999n, 1000n, 2, '10.00'],
    [2n, 3n, 20, '0.66666666666666666667'],
  ] as const)('prints %d/%d with its places, half away from zero', (num, den, places, text) => {
    expect(decimal(rational(num, den), places)).toBe(text)
    expect(toNumber(rational(num, den), places)).toBe(Number(text))
  })

  it('is never more than half a last place away', () => {
    fc.assert(
      fc.property(fraction, fc.integer({ min: 0, max: 12 }), (value, places) => {
        const text = decimal(value, places)
        expect(text).toMatch(places === 0 ? /^-?\d+$/ : new RegExp(`^-?\\d+\\.\\d{${places}}$`))
        expect(text).not.toMatch(/^-[0.]*$/)
        const printed = rational(BigInt(text.replace('.', '')), 10n ** BigInt(places))
        const off = subtract(printed, value)
        const half = rational(1n, 2n * 10n ** BigInt(places))
        expect(compare(rational(off.num < 0n ? -off.num : off.num, off.den), half)).toBeLessThanOrEqual(0)
      }),
    )
  })
})

describe('a square root in decimals', () => {
  it.each([
    [0n, 1n, 2, '0.00'],
    [1n, 1n, 2, '1.00'],
    [81n, 100n, 2, '0.90'],
    [2n, 1n, 2, '1.41'],
    [2n, 1n, 0, '1'],
    [2n, 1n, 30, '1.414213562373095048801688724210'],
    [1n, 40_000n, 2, '0.01'],
    [249_999n, 10_000_000_000n, 2, '0.00'],
    [25n, 1_000_000n, 2, '0.01'],
    [4n, 9n, 2, '0.67'],
  ] as const)('of %d/%d is rounded exactly', (num, den, places, text) => {
    expect(rootDecimal(rational(num, den), places)).toBe(text)
  })

  it('of a square is what was squared', () => {
    fc.assert(
      fc.property(fraction, fc.integer({ min: 0, max: 12 }), (value, places) => {
        const root = rational(value.num < 0n ? -value.num : value.num, value.den)
        expect(rootDecimal(multiply(value, value), places)).toBe(decimal(root, places))
      }),
    )
  })

  it('is not taken of what is below zero', () => {
    expect(() => rootDecimal(rational(-1n, 100n), 2)).toThrow(RangeError)
  })
})

describe('a stored fraction', () => {
  it('is read as it was written', () => {
    expect(fractionText(rational(241n, 30n))).toBe('241/30')
    expect(fractionText(rational(8n))).toBe('8/1')
    fc.assert(
      fc.property(fraction, (value) => {
        expect(parseFraction(fractionText(value))).toEqual(value)
      }),
    )
  })

  it('is reduced where it was written otherwise', () => {
    expect(parseFraction('482/60')).toEqual(rational(241n, 30n))
    expect(parseFraction('-0/7')).toEqual(zero)
  })

  it.each(['', '8', '8.03', '1/0', '1/-2', '+1/2', ' 1/2', '1/2\n', '1/2/3', 'a/b', '1/', '/2', '1e3/2', '0x1/2'])(
    'is not %j',
    (text) => {
      expect(parseFraction(text)).toBeNull()
    },
  )
})
