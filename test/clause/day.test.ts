import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addDaysTo,
  addMonthsTo,
  type Day,
  dayOf,
  daysBetween,
  earlier,
  later,
  type Moment,
  parseDay,
  readDay,
  weekday,
} from '../../src/clause/day.ts'

const day = (text: string) => text as Day
const days = fc.integer({ min: 0, max: 60_000 }).map((n) => addDaysTo(day('1950-01-01'), n))

describe('a day', () => {
  it.each(['2025-01-16', '2024-02-29', '1999-12-31'])('is %s', (text) => {
    expect(parseDay(text)).toBe(text)
  })

  it.each([
    '2026-02-30',
    '2025-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-01-00',
    '2026-1-6',
    '20260106',
    '',
    '0001-01-01',
  ])('is not %s', (text) => {
    expect(parseDay(text)).toBeNull()
  })

  it('is the same day whatever it is read as', () => {
    fc.assert(
      fc.property(days, (each) => {
        const [year, month, date] = each.split('-').map(Number)
        const forms = [
          each,
          `${year}-${month}-${date}`,
          `${year}/${month}/${date}`,
          `${year}.${month}.${date}`,
          `${year}年${month}月${date}日`,
          each.replaceAll('-', ''),
          `${each} 00:00:00`,
          ` ${each} `,
        ]
        expect(new Set(forms.map(readDay))).toEqual(new Set([each]))
        expect(parseDay(each)).toBe(each)
      }),
    )
  })
})

describe('a day as people and spreadsheets write it', () => {
  it.each([
    ['2025-1-6', '2025-01-06'],
    ['2025/01/06', '2025-01-06'],
    ['2025.01.16', '2025-01-16'],
    ['20250116', '2025-01-16'],
    ['2025年1月6日', '2025-01-06'],
    ['2025年1月6', '2025-01-06'],
    ['２０２５年１月６日', '2025-01-06'],
    ['2025/1/6 0:00', '2025-01-06'],
    ['2025-01-06T00:00:00.000Z', '2025-01-06'],
    ['45673', '2025-01-16'],
    ['36526', '2000-01-01'],
  ])('%s is %s', (text, expected) => {
    expect(readDay(text)).toBe(expected)
  })

  it.each(['长期', '长期有效', '永久', 'Unlimited'])('%s has no end', (text) => {
    expect(readDay(text)).toBe('open')
  })

  it.each(['', '—', '2026-02-30', '20260230', '2026年2月30日', '2025', '1000', '2025-01-06 08:30', '6/1/2025', 'soon'])(
    '"%s" is no day',
    (text) => {
      expect(readDay(text)).toBeNull()
    },
  )
})

describe('calendar arithmetic', () => {
  it('clamps months to the end of the month, from the anchor and not from the step before', () => {
    expect(addMonthsTo(day('2025-08-31'), 6)).toBe('2026-02-28')
    expect(addMonthsTo(day('2026-01-31'), 1)).toBe('2026-02-28')
    expect(addMonthsTo(day('2026-01-31'), 2)).toBe('2026-03-31')
    expect(addMonthsTo(day('2024-02-29'), 12)).toBe('2025-02-28')
    expect(addMonthsTo(day('2026-03-31'), -1)).toBe('2026-02-28')
  })

  it('goes forth and back by days', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: -2000, max: 2000 }), (from, n) => {
        const to = addDaysTo(from, n)
        expect(daysBetween(from, to)).toBe(n)
        expect(addDaysTo(to, -n)).toBe(from)
        expect(to > from).toBe(n > 0)
        expect(weekday(to)).toBe((((weekday(from) + n) % 7) + 7) % 7)
        expect([earlier(from, to), later(from, to)]).toEqual(n < 0 ? [to, from] : [from, to])
      }),
    )
  })

  it('does not drift where clocks are put forward', () => {
    expect(daysBetween(day('1986-05-03'), day('1986-05-05'))).toBe(2)
    expect(weekday(day('2025-01-16'))).toBe(4)
  })
})

describe('the day of a moment', () => {
  it.each([
    ['2026-02-28T15:59:59.999Z', 'Asia/Shanghai', '2026-02-28'],
    ['2026-02-28T16:00:00.000Z', 'Asia/Shanghai', '2026-03-01'],
    ['2026-03-01T00:00:00.000Z', 'America/New_York', '2026-02-28'],
    ['2026-03-01T00:00:00.000Z', 'UTC', '2026-03-01'],
  ])('%s in %s is %s', (moment, zone, expected) => {
    expect(dayOf(moment as Moment, zone)).toBe(expected)
    expect(dayOf(Date.parse(moment), zone)).toBe(expected)
  })
})
