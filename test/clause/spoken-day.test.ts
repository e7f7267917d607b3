import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDaysTo, type Day, readDay, weekday } from '../../src/clause/day.ts'
import { type Leaning, spokenDay, spokenPart } from '../../src/clause/spoken-day.ts'

const leanings = ['past', 'ahead'] as const

/** What is meant as it would be written: a day, a month, one of two days; null for none. */
function meant(text: string, today: string, leaning: Leaning): string | null {
  const said = spokenDay(text)?.meant(today as Day, leaning) ?? null
  if (said === null) return null
  return 'day' in said ? said.day : 'month' in said ? said.month : said.either.join(' or ')
}

const both = (text: string, today: string) => leanings.map((leaning) => meant(text, today, leaning))

/** A Saturday at the end of a month of 30 days, as people speak on it: what a fact is, and where a plan is another day, that too. */
const saturday = '2026-11-28'
const onSaturday: readonly (readonly [text: string, past: string, ahead?: string])[] = [
  ['今天', '2026-11-28'],
  ['今日', '2026-11-28'],
  ['昨天', '2026-11-27'],
  ['昨天下午', '2026-11-27'],
  ['昨天 14:30', '2026-11-27'],
  ['昨晚', '2026-11-27'],
  ['前天', '2026-11-26'],
  ['大前天', '2026-11-25'],
  ['明天', '2026-11-29'],
  ['后天', '2026-11-30'],
  ['後天', '2026-11-30'],
  ['大后天', '2026-12-01'],
  ['today', '2026-11-28'],
  ['Yesterday', '2026-11-27'],
  ['TOMORROW', '2026-11-29'],
  ['day before yesterday', '2026-11-26'],
  ['the day after tomorrow', '2026-11-30'],
  ['fri', '2026-11-27', '2026-12-04'],
  ['friday', '2026-11-27', '2026-12-04'],
  ['Tues', '2026-11-24', '2026-12-01'],
  ['sat', '2026-11-28'],
  ['last monday', '2026-11-16 or 2026-11-23'],
  ['next monday', '2026-11-30'],
  ['last friday', '2026-11-20 or 2026-11-27'],
  ['27年3月', '2027-03'],
  ['next sunday', '2026-11-29 or 2026-12-06'],
  ['this friday', '2026-11-27'],
  ['+3d', '2026-12-01'],
  ['-3d', '2026-11-25'],
  ['＋３ｄ', '2026-12-01'],
  ['+2w', '2026-12-12'],
  ['+3天', '2026-12-01'],
  ['+2 months', '2027-01-28'],
  ['3天后', '2026-12-01'],
  ['３天后', '2026-12-01'],
  ['三天之后', '2026-12-01'],
  ['3 天 以后', '2026-12-01'],
  ['两天前', '2026-11-26'],
  ['三周后', '2026-12-19'],
  ['两个星期前', '2026-11-14'],
  ['兩週後', '2026-12-12'],
  ['两个月后', '2027-01-28'],
  ['半年后', '2027-05-28'],
  ['十二个月前', '2025-11-28'],
  ['一年后', '2027-11-28'],
  ['3 days ago', '2026-11-25'],
  ['in 3 days', '2026-12-01'],
  ['a week ago', '2026-11-21'],
  ['two weeks from now', '2026-12-12'],
  ['2 months ago', '2026-09-28'],
  ['上周五', '2026-11-20'],
  ['上上周五', '2026-11-13'],
  ['上个星期三', '2026-11-18'],
  ['上周日', '2026-11-22'],
  ['这周三', '2026-11-25'],
  ['本周三', '2026-11-25'],
  ['本周日', '2026-11-29'],
  ['下周一', '2026-11-30'],
  ['下周日', '2026-12-06'],
  ['下下周一', '2026-12-07'],
  ['下禮拜二', '2026-12-01'],
  ['周五', '2026-11-27', '2026-12-04'],
  ['週五', '2026-11-27', '2026-12-04'],
  ['星期五', '2026-11-27', '2026-12-04'],
  ['礼拜天', '2026-11-22', '2026-11-29'],
  ['周六', '2026-11-28'],
  ['11-12', '2026-11-12', '2027-11-12'],
  ['11/12', '2026-11-12', '2027-11-12'],
  ['11.12', '2026-11-12', '2027-11-12'],
  ['１１．１２', '2026-11-12', '2027-11-12'],
  ['11月12日', '2026-11-12', '2027-11-12'],
  ['11 月 12 號', '2026-11-12', '2027-11-12'],
  ['十一月十二日', '2026-11-12', '2027-11-12'],
  ['十二月三号', '2025-12-03', '2026-12-03'],
  ['11-28', '2026-11-28'],
  ['12-03', '2025-12-03', '2026-12-03'],
  ['nov 12', '2026-11-12', '2027-11-12'],
  ['12 November', '2026-11-12', '2027-11-12'],
  ['12日', '2026-11-12', '2026-12-12'],
  ['12号', '2026-11-12', '2026-12-12'],
  ['三十号', '2026-10-30', '2026-11-30'],
  ['31号', '2026-10-31', '2026-12-31'],
  ['the 12th', '2026-11-12', '2026-12-12'],
  ['月底', '2026-10-31', '2026-11-30'],
  ['end of month', '2026-10-31', '2026-11-30'],
  ['本月底', '2026-11-30'],
  ['这个月底', '2026-11-30'],
  ['下月底', '2026-12-31'],
  ['上个月底', '2026-10-31'],
  ['end of last month', '2026-10-31'],
  ['月初', '2026-11-01', '2026-12-01'],
  ['下个月初', '2026-12-01'],
  ['年底', '2025-12-31', '2026-12-31'],
  ['今年底', '2026-12-31'],
  ['去年年底', '2025-12-31'],
  ['明年初', '2027-01-01'],
  ['3月底', '2026-03-31', '2027-03-31'],
  ['明年2月底', '2027-02-28'],
  ['2028年2月底', '2028-02-29'],
  ['下个月5号', '2026-12-05'],
  ['上个月12号', '2026-10-12'],
  ['本月5号', '2026-11-05'],
  ['去年12月3日', '2025-12-03'],
  ['明年3月5日', '2027-03-05'],
  ['前年5月1号', '2024-05-01'],
  ['下个月', '2026-12'],
  ['上个月', '2026-10'],
  ['这个月', '2026-11'],
  ['next month', '2026-12'],
  ['明年3月', '2027-03'],
  ['明年三月份', '2027-03'],
  ['3月', '2026-03', '2027-03'],
  ['11月', '2026-11'],
  ['march', '2026-03', '2027-03'],
]

describe('a day as people say it', () => {
  it.each([...onSaturday])('%s on a Saturday in November is %s, as a plan %s', (text = '', past = '', ahead = past) => {
    expect(both(text, saturday)).toEqual([past, ahead])
  })

  it.each([
    // A Monday: the week begins.
    ['2026-11-30', '上周五', '2026-11-27'],
    ['2026-11-30', '上周日', '2026-11-29'],
    ['2026-11-30', '这周日', '2026-12-06'],
    ['2026-11-30', 'last friday', '2026-11-27'],
    ['2026-11-30', 'next monday', '2026-12-07'],
    ['2026-11-30', 'last monday', '2026-11-23'],
    ['2026-11-30', 'next friday', '2026-12-04 or 2026-12-11'],
    ['2026-11-30', '本月底', '2026-11-30'],
    // A Sunday: the week ends with it.
    ['2026-11-29', '上周五', '2026-11-20'],
    ['2026-11-29', '下周一', '2026-11-30'],
    ['2026-11-29', '本周一', '2026-11-23'],
    ['2026-11-29', '本周日', '2026-11-29'],
    ['2026-11-29', '上周日', '2026-11-22'],
    ['2026-11-29', 'next monday', '2026-11-30'],
    ['2026-11-29', 'this friday', '2026-11-27 or 2026-12-04'],
    // The last of January and the leap day: months are clamped to their ends.
    ['2026-01-31', '一个月后', '2026-02-28'],
    ['2026-01-31', '下个月', '2026-02'],
    ['2026-01-31', '下月底', '2026-02-28'],
    ['2026-01-31', '上个月31号', '2025-12-31'],
    ['2026-01-31', '下个月30号', null],
    ['2028-02-29', '一年后', '2029-02-28'],
    ['2028-02-29', '昨天', '2028-02-28'],
    ['2028-02-29', '明天', '2028-03-01'],
    ['2028-02-29', '去年2月29日', null],
    ['2028-02-29', '4年后', '2032-02-29'],
    // The last of December: the year ends with it.
    ['2026-12-31', '明天', '2027-01-01'],
    ['2026-12-31', '下个月5号', '2027-01-05'],
    ['2026-12-31', '上个月底', '2026-11-30'],
    ['2026-12-31', '年底', '2026-12-31'],
    ['2026-12-31', '明年1月1日', '2027-01-01'],
  ])('on %s: %s is %s, as a fact and as a plan', (today, text, expected) => {
    expect(both(text, today)).toEqual([expected, expected])
  })

  it.each([
    ['2026-01-31', '12-31', '2025-12-31', '2026-12-31'],
    ['2026-01-31', '30号', '2026-01-30', '2026-03-30'],
    ['2026-03-01', '31号', '2026-01-31', '2026-03-31'],
    ['2026-12-31', '1-1', '2026-01-01', '2027-01-01'],
    ['2026-12-31', '1月', '2026-01', '2027-01'],
    ['2028-02-29', '2月29日', '2028-02-29', '2028-02-29'],
    ['2027-02-01', '2月29日', null, '2028-02-29'],
    ['2026-11-28', '2-29', null, null],
    ['2026-11-30', '周一', '2026-11-30', '2026-11-30'],
    ['2026-11-30', '周日', '2026-11-29', '2026-12-06'],
    ['2026-11-29', 'mon', '2026-11-23', '2026-11-30'],
  ])('on %s: %s is %s as a fact, %s as a plan', (today, text, past, ahead) => {
    expect(both(text, today)).toEqual([past, ahead])
  })

  it.each([
    ...[
      '2026-11-27',
      '2026年11月27日',
      '20261127',
      '45717',
      '长期',
      '',
      '—',
      '无',
      '待定',
      '张三',
      'soon',
      'C00012',
      '12',
      '3',
    ],
    ...[
      '11-31',
      '13-1',
      '13月1日',
      '0月1日',
      '32号',
      '0号',
      '周八',
      '星期',
      '下周',
      '上周',
      '周末',
      '3月后',
      '3日前',
      '12日前',
      '3日后',
    ],
    ...[
      '半个月后',
      '3个工作日后',
      '正月初五',
      '农历八月十五',
      '明年',
      '去年',
      '昨天和前天',
      '11-12至11-15',
      '11月12日-15日',
    ],
    ...[
      '昨天25:00',
      '3 days',
      'in 3 days ago',
      'next week',
      'a friday',
      '+3',
      '+3x',
      'friday the 13th',
      '99999天后',
      '明天搬厂后',
    ],
  ])('"%s" is none, whatever today is', (text) => {
    expect(both(text, saturday)).toEqual([null, null])
  })

  it.each([
    ['11-12', true],
    ['11月12日', true],
    ['12号', true],
    ['3月', true],
    ['nov 12', true],
    ['去年11月12日', false],
    ['昨天', false],
    ['周五', false],
    ['下个月', false],
    ['+3d', false],
  ])('%s lacks nothing but a year or a month: %s', (text, isYearless) => {
    expect(spokenDay(text)?.isYearless).toBe(isYearless)
  })
})

describe('a part of a month or of a year', () => {
  it.each([
    ['明年3月中旬', '2027年3月中旬'],
    ['3月中旬', '2027年3月中旬'],
    ['下个月下旬', '2026年12月下旬'],
    ['明年3月底', '2027年3月底'],
    ['下月初', '2026年12月初'],
    ['明年上半年', '2027年上半年'],
    ['明年二季度', '2027年二季度'],
    ['明年第1季度', '2027年第1季度'],
    ['明年底', '2027年底'],
  ])('%s is %s', (text, expected) => {
    expect(spokenPart(text)?.(saturday as Day, 'ahead')).toBe(expected)
  })

  it.each(['3月中旬搬厂', '中旬', '月底', '明年', '待定', '2027年3月'])('%s is none', (text) => {
    expect(spokenPart(text)?.(saturday as Day, 'ahead') ?? null).toBeNull()
  })
})

const days = fc.integer({ min: 0, max: 40_000 }).map((n) => addDaysTo('1990-01-01' as Day, n))
const weekdays = '日一二三四五六'
const english = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat']

describe('days that are said', () => {
  it('are never after today as facts, nor before it as plans, where they are bare', () => {
    const bare = fc.oneof(
      fc.constantFrom(...weekdays).map((each) => `周${each}`),
      fc.constantFrom(...english, '月底', '月初', '年底', 'end of month'),
      fc.integer({ min: 1, max: 31 }).map((n) => `${n}号`),
      fc.tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 31 })).map(([m, d]) => `${m}-${d}`),
      fc.tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 31 })).map(([m, d]) => `${m}月${d}日`),
    )
    fc.assert(
      fc.property(bare, days, (text, today) => {
        const [past, ahead] = both(text, today)
        if (past != null) expect(past <= today).toBe(true)
        if (ahead != null) expect(ahead >= today).toBe(true)
      }),
    )
  })

  it('are the day itself, in each form that leaves out what today has', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: -300, max: 300 }), (day, n) => {
        const today = addDaysTo(day, n)
        const [year, month, date] = day.split('-').map(Number)
        const leaning = day <= today ? 'past' : 'ahead'
        // A leap day is 366 days from the next year's.
        const isAYear = `${month}-${date}` === '2-29'
        for (const form of isAYear ? [] : [`${month}-${date}`, `${month}/${date}`, `${month}月${date}号`])
          expect(meant(form, today, leaning)).toBe(day)
        expect(meant(`${n < 0 ? '+' : '-'}${Math.abs(n)}d`, today, leaning)).toBe(day)
        expect(meant(`${Math.abs(n)}天${n < 0 ? '后' : '前'}`, today, leaning)).toBe(day)
        const back = Number(today.slice(0, 4)) - (year ?? 0)
        const named = ['今年', '去年'][back]
        if (named !== undefined) expect(meant(`${named}${month}月${date}日`, today, leaning)).toBe(day)
        if (Math.abs(n) < 7) {
          expect(meant(`周${weekdays[weekday(day)]}`, today, leaning)).toBe(day)
          expect(meant(english[weekday(day)] ?? '', today, leaning)).toBe(day)
        }
      }),
    )
  })

  it('are no written days, and written days are none of them', () => {
    fc.assert(
      fc.property(days, (day) => {
        const [year, month, date] = day.split('-').map(Number)
        for (const form of [day, `${year}/${month}/${date}`, `${year}年${month}月${date}号`, day.replaceAll('-', '')])
          expect([spokenDay(form), readDay(form)]).toEqual([null, day])
        for (const [text] of onSaturday) expect(readDay(text)).toBeNull()
      }),
      { numRuns: 20 },
    )
  })
})
