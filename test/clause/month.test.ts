import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDaysTo, type Day } from '../../src/clause/day.ts'
import {
  firstDayOfMonth,
  lastDayOfMonth,
  monthOf,
  monthsJudged,
  parseMonth,
  readMonth,
  yearOfMonth,
} from '../../src/clause/month.ts'
import { yearOf } from '../../src/clause/year.ts'
import { month } from '../../src/terminal/day-flag.ts'

it('is the calendar month', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 40_000 }), (n) => {
      const day = addDaysTo('1990-01-01' as Day, n)
      const own = monthOf(day)
      expect(firstDayOfMonth(own) <= day && day <= lastDayOfMonth(own)).toBe(true)
      expect(monthOf(addDaysTo(lastDayOfMonth(own), 1)) > own).toBe(true)
      expect(firstDayOfMonth(monthOf(addDaysTo(lastDayOfMonth(own), 1)))).toBe(addDaysTo(lastDayOfMonth(own), 1))
      expect(yearOfMonth(own)).toBe(yearOf(day))
      expect(parseMonth(own)).toBe(own)
    }),
  )
})

describe('a month as people write it', () => {
  it.each([
    ['2026-10', '2026-10'],
    ['2026-1', '2026-01'],
    ['2026/10', '2026-10'],
    ['2026.3', '2026-03'],
    ['202610', '2026-10'],
    ['2026年10月', '2026-10'],
    ['２０２６年３月', '2026-03'],
    [' 2026 年 3 月 ', '2026-03'],
    ['2026-13', null],
    ['2026-00', null],
    ['10-2026', null],
    ['2026', null],
    ['2026-10-01', null],
    ['October', null],
    ['', null],
  ])('%j is %j', (typed, read) => {
    expect(readMonth(typed)).toBe(read)
  })

  it('is a flag that says how to write it', () => {
    const flag = month({ en: 'the month', zh: '月份' })
    expect(flag.parse('2026年3月', '--month')).toBe('2026-03')
    expect(() => flag.parse('March', '--month')).toThrow('--month is not a month: "March".')
  })

  it('is stored in one form only', () => {
    expect([parseMonth('2026-03'), parseMonth('2026-3'), parseMonth('2026-13'), parseMonth('2026')]).toEqual([
      '2026-03',
      null,
      null,
      null,
    ])
  })
})

describe('the months judged', () => {
  it('begin with February 2025, the first whole month in force, and end with the month of the day', () => {
    expect(monthsJudged([2025], '2025-01-31' as Day)).toEqual([])
    expect(monthsJudged([2025], '2025-03-01' as Day)).toEqual(['2025-03', '2025-02'])
    const both = monthsJudged([2026, 2025], '2026-02-10' as Day)
    expect([both.length, both[0], both.at(-1)]).toEqual([13, '2026-02', '2025-02'])
  })

  it('are those of the year that was asked for', () => {
    expect(monthsJudged([2025], '2026-06-30' as Day)).toHaveLength(11)
    expect(monthsJudged([2026], '2027-06-30' as Day)).toHaveLength(12)
  })
})
