import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDaysTo, type Day, daysBetween } from '../../src/clause/day.ts'
import {
  addWorkingDays,
  isWorkingDay,
  mondayToFriday,
  type WorkingCalendar,
  workingDaysBetween,
} from '../../src/clause/working-days.ts'

const day = (text: string) => text as Day

/** The Spring Festival of 2026 with the days made up for it before and after. */
const springFestival: WorkingCalendar = {
  holidays: new Set(['16', '17', '18', '19', '20', '21', '22', '23'].map((date) => day(`2026-02-${date}`))),
  workdays: new Set([day('2026-02-14'), day('2026-02-28')]),
}

const days = fc.integer({ min: 0, max: 1500 }).map((n) => addDaysTo(day('2025-01-16'), n))
const calendars = fc
  .tuple(fc.uniqueArray(days, { maxLength: 200 }), fc.uniqueArray(days, { maxLength: 50 }))
  .map(([holidays, workdays]): WorkingCalendar => ({ holidays: new Set(holidays), workdays: new Set(workdays) }))

describe('working days', () => {
  it('are Monday to Friday without a calendar', () => {
    const week = Array.from({ length: 7 }, (_, n) => isWorkingDay(addDaysTo(day('2026-06-29'), n), mondayToFriday))
    expect(week).toEqual([true, true, true, true, true, false, false])
  })

  it('follow the calendar: a holiday is none, a made-up Saturday is one', () => {
    expect(isWorkingDay(day('2026-02-17'), springFestival)).toBe(false)
    expect(isWorkingDay(day('2026-02-28'), springFestival)).toBe(true)
    expect(isWorkingDay(day('2026-02-28'), mondayToFriday)).toBe(false)
    const both = { holidays: new Set([day('2026-02-28')]), workdays: new Set([day('2026-02-28')]) }
    expect(isWorkingDay(day('2026-02-28'), both)).toBe(true)
  })

  it.each([
    ['the day of receipt is day 0', '2026-06-29', 5, '2026-07-06'],
    ['received on a Friday', '2026-07-03', 5, '2026-07-10'],
    ['received on a Saturday', '2026-07-04', 5, '2026-07-10'],
    ['received on a Sunday', '2026-07-05', 1, '2026-07-06'],
    ['no time is given', '2026-07-04', 0, '2026-07-04'],
  ])('%s', (_, from, n, due) => {
    expect(addWorkingDays(day(from), n, mondayToFriday)).toBe(due)
  })

  it('wait for a holiday to end', () => {
    expect(addWorkingDays(day('2026-02-13'), 5, mondayToFriday)).toBe('2026-02-20')
    expect(addWorkingDays(day('2026-02-13'), 5, springFestival)).toBe('2026-02-27')
    expect(addWorkingDays(day('2026-02-13'), 6, springFestival)).toBe('2026-02-28')
    expect(workingDaysBetween(day('2026-02-13'), day('2026-02-28'), springFestival)).toBe(6)
  })

  it('counts what it adds, and ends on a working day', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 40 }), calendars, (from, n, calendar) => {
        const due = addWorkingDays(from, n, calendar)
        expect(isWorkingDay(due, calendar)).toBe(true)
        expect(workingDaysBetween(from, due, calendar)).toBe(n)
        expect(workingDaysBetween(from, addDaysTo(due, -1), calendar)).toBe(n - 1)
      }),
    )
  })

  it('adds up over a day in between, and is nothing backwards', () => {
    fc.assert(
      fc.property(days, days, days, calendars, (...[a, b, c, calendar]) => {
        const [from, middle, to] = [a, b, c].sort() as [Day, Day, Day]
        const between = (x: Day, y: Day) => workingDaysBetween(x, y, calendar)
        expect(between(from, middle) + between(middle, to)).toBe(between(from, to))
        expect(between(from, to)).toBeLessThanOrEqual(daysBetween(from, to))
        expect(between(to, from)).toBe(0)
      }),
    )
  })
})
