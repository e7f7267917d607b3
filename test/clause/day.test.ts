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
  readDayOfRepublic,
  weekday,
} from '../../src/clause/day.ts'

const day = (text: string) => text as Day
const english = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
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
          `${year}年${month}月${date}号`,
          `${year} - ${month} - ${date}`,
          `${year} 年 ${month} 月 ${date} 日`,
          `民国${Number(year) - 1911}年${month}月${date}日`,
          `${date}-${english[Number(month) - 1]}-${year}`,
          each.replaceAll('-', ''),
          `${each.replaceAll('-', '')}.0`,
          `${each} 00:00:00`,
          `${each}T00:00:00.000Z`,
          `${each} 23:59`,
          `${year}/${month}/${date} 下午 11:59:59`,
          `${year}年${month}月${date}日 星期${'日一二三四五六'[weekday(each)]}`,
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
    // Typed by hand: with blanks, in full width, with 号, dashes of other lengths, a full stop behind it.
    ['2025年03月01号', '2025-03-01'],
    ['2025年3月1號', '2025-03-01'],
    ['2025 - 03 - 01', '2025-03-01'],
    ['2025年 3月 1日', '2025-03-01'],
    ['２０２５－０３－０１', '2025-03-01'],
    ['２０２５．３．１', '2025-03-01'],
    ['2025—03—01', '2025-03-01'],
    ['2025 3 1', '2025-03-01'],
    ['2025.3.1.', '2025-03-01'],
    ['二〇二五年三月一日', '2025-03-01'],
    ['二○二五年十二月三十一日', '2025-12-31'],
    ['\u200e2025/3/1', '2025-03-01'],
    // Out of spreadsheets and other programs: numbers with a fraction, a time of day, the weekday, English months.
    ['45717.0', '2025-03-01'],
    ['45717.4375', '2025-03-01'],
    ['20250301.0', '2025-03-01'],
    ['20250301103000', '2025-03-01'],
    ['2025-03-01 10:30', '2025-03-01'],
    ['2025-3-1 0:00:00', '2025-03-01'],
    ['2025-03-01T23:59:59.999', '2025-03-01'],
    ['2025-03-01T10:30:00+08:00', '2025-03-01'],
    ['2025/3/1 上午 10:30:00', '2025-03-01'],
    ['2025/3/1 下午', '2025-03-01'],
    ['2025/3/1 10:30:00 AM', '2025-03-01'],
    ['2025年3月1日10时30分', '2025-03-01'],
    ['2025年3月1日 上午10时', '2025-03-01'],
    ['2025年3月1日星期六', '2025-03-01'],
    ['2025/3/1（六）', '2025-03-01'],
    ['Saturday, March 1, 2025', '2025-03-01'],
    ['1-Mar-2025', '2025-03-01'],
    ['1st March 2025', '2025-03-01'],
    // Taiwan: the years of the Republic, where it says so.
    ['民國114年3月1日', '2025-03-01'],
    ['中華民國 114 年 3 月 1 日', '2025-03-01'],
    ['民国114.3.1', '2025-03-01'],
    ['民國1140301', '2025-03-01'],
    ['民國99/12/31', '2010-12-31'],
  ])('%s is %s', (text, expected) => {
    expect(readDay(text)).toBe(expected)
  })

  it.each(['长期', '长期有效', '永久', 'Unlimited'])('%s has no end', (text) => {
    expect(readDay(text)).toBe('open')
  })

  it.each([
    ...['', '—', '2026-02-30', '20260230', '2026年2月30日', '2025', '1000', 'soon', '0000-00-00', '1900-01-00'],
    // Only a month; a year of two digits; the order of day and month; another calendar that isn't named; two days.
    ...['2025年3月', '2025-03', '25-3-1', '250301', '1-Mar-25', '6/1/2025', '01/03/2025', '114/03/01', '1140301'],
    ...['2025-03-01 ~ 2028-02-29', '2025.03.01-2028.02.28', '2025/3-1'],
    // Which day a moment in UTC is here, the text doesn't tell: it is how programs write midnight in China.
    ...['2025-02-28T16:00:00.000Z', '2025-02-28 16:00:00 UTC'],
    // No such time, and another weekday than that day had.
    ...['2025-03-01 25:00', '2025-03-01 10:60', '2025年3月1日星期日', '2025-03-01 Mon'],
  ])('"%s" is no day', (text) => {
    expect(readDay(text)).toBeNull()
  })

  it.each([
    ['114/03/01', '2025-03-01'],
    ['114.3.1', '2025-03-01'],
    ['114-3-1 上午 10:00', '2025-03-01'],
    ['0114/03/01', '2025-03-01'],
    ['114年3月1日', '2025-03-01'],
    ['1140301', '2025-03-01'],
    ['990301', '2010-03-01'],
    ['114/02/29', null],
    // 1936 was not meant.
    ['25-3-1', null],
    ['250301', null],
    ['2025/3/1', null],
    ['', null],
  ])('%s of the Republic is %s', (text, expected) => {
    expect(readDayOfRepublic(text)).toBe(expected)
  })
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
