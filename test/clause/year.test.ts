import fc from 'fast-check'
import { expect, it } from 'vitest'
import { addDaysTo, type Day } from '../../src/clause/day.ts'
import { firstDayOf, inSecondHalf, lastDayOf, yearOf } from '../../src/clause/year.ts'

it('is the calendar year', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 40_000 }), (n) => {
      const day = addDaysTo('1990-01-01' as Day, n)
      const year = yearOf(day)
      expect(firstDayOf(year) <= day && day <= lastDayOf(year)).toBe(true)
      expect(addDaysTo(lastDayOf(year), 1)).toBe(firstDayOf(year + 1))
    }),
  )
})

it.each([
  ['2026-06-30', false],
  ['2026-07-01', true],
  ['2026-01-01', false],
  ['2026-12-31', true],
])('%s lies in the second half: %s', (day, second) => {
  expect(inSecondHalf(day as Day)).toBe(second)
})
