import { describe, expect, it } from 'vitest'
import { dayOfMoment, endOfMonth, plusDays, plusMonths, plusWorkingDays, workingDaysFrom } from './reading/days.ts'

/** The second reading counts days by itself; these are worked out by hand, or stand in the procedure. */
describe('days of the second reading', () => {
  it.each([
    ['2024-02-29', 12, '2025-02-28'],
    ['2025-08-31', 6, '2026-02-28'],
    ['2025-01-31', 1, '2025-02-28'],
    ['2026-03-31', -1, '2026-02-28'],
    ['2025-12-15', 1, '2026-01-15'],
  ])('%s and %i months is %s', (day, months, expected) => {
    expect(plusMonths(day, months)).toBe(expected)
  })

  it('knows the ends of months and years', () => {
    expect([endOfMonth('2025-02'), endOfMonth('2028-02'), plusDays('2025-12-31', 1)]).toEqual([
      '2025-02-28',
      '2028-02-29',
      '2026-01-01',
    ])
  })

  it('counts working days from the day after, without holidays and with weekends that are worked', () => {
    const plain = { off: new Set<string>(), worked: new Set<string>() }
    // 2026-06-05 is a Friday.
    expect(plusWorkingDays('2026-06-05', 5, plain)).toBe('2026-06-12')
    expect(plusWorkingDays('2026-06-06', 1, plain)).toBe('2026-06-08')
    const calendar = { off: new Set(['2026-06-08']), worked: new Set(['2026-06-06']) }
    expect(plusWorkingDays('2026-06-05', 2, calendar)).toBe('2026-06-09')
    expect(workingDaysFrom('2026-06-05', '2026-06-09', calendar)).toBe(2)
  })

  it('knows a moment by the day in Shanghai', () => {
    expect([dayOfMoment('2026-06-30T15:59:59.000Z'), dayOfMoment('2026-06-30T16:00:00.000Z')]).toEqual([
      '2026-06-30',
      '2026-07-01',
    ])
  })
})
