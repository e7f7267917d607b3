import { describe, expect, it } from 'vitest'
import {
  type DatedPrice,
  floorIn,
  floorOfDay,
  isBelowFloor,
  judgedPrices,
  type Priced,
  type PriceFloor,
  priceStanding,
  unknownOf,
} from '../../src/certificate/price-floor/rules.ts'
import type { Day } from '../../src/clause/day.ts'
import { fold } from '../../src/clause/fold.ts'

const day = (text: string) => text as Day

const floor = (service: string, from: string, amount: number): PriceFloor => ({
  service,
  key: fold(service),
  from: day(from),
  amount,
  reference: null,
})

const initial = 'ISO 9001 initial'
const first = floor(initial, '2025-06-01', 1_000_000)
const second = floor(initial, '2026-01-01', 1_200_000)
const other = floor('ISO 14001 初次认证（一阶段）', '2025-02-01', 900_000)
const floors = [second, other, first]

describe('the floor in force', () => {
  it.each([
    ['the day before the first', initial, '2025-05-31', null],
    ['on its first day', initial, '2025-06-01', first],
    ['the day before the next', initial, '2025-12-31', first],
    ['on the day of the next', initial, '2026-01-01', second],
    ['in another case, width and spacing', 'iso9001　ＩＮＩＴＩＡＬ', '2026-06-30', second],
    ['brackets and blanks apart', 'ISO14001初次认证(一阶段)', '2026-06-30', other],
    ['of a service without one', 'ISO 9001 surveillance', '2026-06-30', null],
  ] as const)('%s', (_, service, on, found) => {
    expect(floorIn(floors, service, day(on))).toBe(found)
  })
})

describe('below the floor', () => {
  it.each([
    ['a fen less', 'management-system', 999_999, true],
    ['exactly', 'management-system', 1_000_000, false],
    ['a fen more', 'management-system', 1_000_001, false],
    ['a product', 'product', 1, false],
    ['an inspection', 'inspection', 1, false],
    ['not known', 'management-system', null, false],
  ] as const)('%s', (_, kind, amount, below) => {
    expect(isBelowFloor(kind, amount, first)).toBe(below)
    expect(isBelowFloor(kind, amount, null)).toBe(false)
  })
})

describe('how a price stands', () => {
  const priced = (more: Partial<Priced> = {}): Priced => ({
    kind: 'management-system',
    amount: 1_000_000,
    service: initial,
    on: day('2025-12-31'),
    ...more,
  })
  it.each([
    ['at the floor of its day', priced(), 'held'],
    ['below the floor of its day', priced({ on: day('2026-01-01') }), 'below'],
    ['without an amount', priced({ amount: null }), 'unknown'],
    ['without a service', priced({ service: null }), 'unknown'],
    ['of a service without a floor', priced({ service: 'ISO 45001' }), 'no-floor'],
    ['of a service whose floor came later', priced({ on: day('2025-05-31') }), 'no-floor'],
    ['before any floor', priced({ on: day('2025-01-31') }), 'no-floor'],
    ['before any floor, without an amount', priced({ on: day('2025-01-31'), amount: null }), 'unknown'],
    ['not signed', priced({ on: null }), 'ungoverned'],
    ['of a product', priced({ kind: 'product', amount: 1 }), 'ungoverned'],
  ] as const)('%s', (_, own, state) => {
    expect(priceStanding(own, floors).state).toBe(state)
  })

  it('is nobody’s business before the procedure was in force', () => {
    const early = [floor(initial, '2024-01-01', 1_000_000)]
    expect(priceStanding(priced({ on: day('2025-01-15'), amount: 1 }), early).state).toBe('ungoverned')
    expect(priceStanding(priced({ on: day('2025-01-16'), amount: 1 }), early).state).toBe('below')
  })

  it('names the floor, and what is missing to judge it', () => {
    expect(priceStanding(priced(), floors)).toEqual({ state: 'held', floor: first })
    expect(floorOfDay(priced({ amount: null }), floors)).toBe(first)
    expect(floorOfDay(priced({ kind: 'product' }), floors)).toBeNull()
    expect(unknownOf(priced({ amount: null, service: null }))).toEqual(['amount', 'service'])
    expect(unknownOf(priced())).toEqual([])
  })
})

describe('the prices of a contract', () => {
  const at = (on: string, origin: DatedPrice['origin'], amount: number | null, service: string | null = initial) => ({
    ...{ kind: 'management-system', amount, service, on: day(on), origin },
  })
  const judged = (...prices: DatedPrice[]) =>
    judgedPrices(prices, floors).map(({ price, standing }) => [price.on, price.amount, standing.state])

  it('are each judged by the floor of their own day', () => {
    const signed = at('2025-12-31', 'signing', 1_000_000)
    expect(
      judged(signed, at('2026-02-01', 'application', 1_100_000), at('2026-02-01', 'correction', 1_200_000)),
    ).toEqual([
      ['2025-12-31', 1_000_000, 'held'],
      ['2026-02-01', 1_100_000, 'below'],
      ['2026-02-01', 1_200_000, 'held'],
    ])
  })

  it('are what a correction says where nobody could judge them, on the day that they took effect', () => {
    const wrong = at('2025-12-31', 'signing', 1_000_000, 'zzz')
    expect(judged(wrong, at('2025-12-31', 'correction', 1_000_000))).toEqual([['2025-12-31', 1_000_000, 'held']])
    expect(judged(wrong, at('2025-12-31', 'correction', 999_999))).toEqual([['2025-12-31', 999_999, 'below']])
    expect(
      judged(wrong, at('2026-02-01', 'application', 1_200_000, 'zzz'), at('2026-02-01', 'correction', 1_200_000)),
    ).toEqual([
      ['2025-12-31', 1_000_000, 'held'],
      ['2026-02-01', 1_200_000, 'held'],
    ])
  })

  it('stay judged whatever service or kind they are said to be of later', () => {
    const below = at('2025-12-31', 'signing', 999_999)
    const product = { ...at('2025-12-31', 'correction', 999_999), kind: 'product' }
    expect(judged(below, at('2025-12-31', 'correction', 5, 'zzz'), product)).toEqual([
      ['2025-12-31', 999_999, 'below'],
      ['2025-12-31', 999_999, 'below'],
    ])
    const inspected = { ...product, kind: 'inspection', service: 'zzz' }
    expect(judged(below, inspected)).toEqual([
      ['2025-12-31', 999_999, 'below'],
      ['2025-12-31', 999_999, 'ungoverned'],
    ])
    expect(judged(below, product, at('2025-12-31', 'correction', 5))).toEqual([
      ['2025-12-31', 999_999, 'below'],
      ['2025-12-31', 5, 'below'],
    ])
  })

  it('are nobody’s business before the procedure, corrected or not, and an application since is', () => {
    const [signed, corrected] = [at('2024-12-01', 'signing', 1), at('2024-12-01', 'correction', 2)]
    expect(judged(signed, corrected, at('2026-02-01', 'application', 3))).toEqual([
      ['2024-12-01', 1, 'ungoverned'],
      ['2024-12-01', 2, 'ungoverned'],
      ['2026-02-01', 3, 'below'],
    ])
  })
})
