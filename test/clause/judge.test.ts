import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { State } from '../../src/clause/clause.ts'
import { addDaysTo, type Day, daysBetween } from '../../src/clause/day.ts'
import {
  assessment,
  dueWithin,
  dueWithinDays,
  judgedMonth,
  judgedYear,
  monthlyState,
  verdict,
  worse,
  yearlyState,
  yearsJudged,
} from '../../src/clause/judge.ts'
import { inForceFrom } from '../../src/clause/limit.ts'
import type { Month } from '../../src/clause/month.ts'
import { same } from '../../src/clause/words.ts'
import {
  isWorkingDay,
  mondayToFriday,
  type WorkingCalendar,
  workingDaysBetween,
} from '../../src/clause/working-days.ts'

const day = (text: string) => text as Day
const states: readonly State[] = ['met', 'on-track', 'at-risk', 'breach']
const rank = (state: State) => states.indexOf(state)

describe('the years judged', () => {
  it.each([
    ['2025-01-16', [2025]],
    ['2025-12-31', [2025]],
    ['2026-01-01', [2026, 2025]],
    ['2031-07-01', [2031, 2030]],
  ])('as of %s are %j: the year of the day and the one before, none before the procedure', (on, years) => {
    expect(yearsJudged(day(on))).toEqual(years)
  })

  it('begin with the procedure, and end on the day or on the last of December', () => {
    expect(judgedYear(2025, day('2025-03-01'))).toEqual({
      year: 2025,
      from: '2025-01-16',
      end: '2025-12-31',
      until: '2025-03-01',
      over: false,
    })
    expect(judgedYear(2026, day('2026-12-31'))).toMatchObject({ from: '2026-01-01', until: '2026-12-31', over: false })
    expect(judgedYear(2026, day('2027-01-01'))).toMatchObject({ until: '2026-12-31', over: true })
  })
})

describe('a yearly duty', () => {
  it.each([
    [0, 2, '2026-01-01', 'on-track'],
    [0, 2, '2026-06-30', 'on-track'],
    [0, 2, '2026-07-01', 'at-risk'],
    [0, 2, '2026-12-31', 'at-risk'],
    [0, 2, '2027-01-01', 'breach'],
    [1, 2, '2026-07-01', 'on-track'],
    [1, 2, '2026-09-30', 'on-track'],
    [1, 2, '2026-10-01', 'at-risk'],
    [1, 2, '2026-12-31', 'at-risk'],
    [1, 2, '2027-01-01', 'breach'],
    [2, 2, '2026-01-01', 'met'],
    [2, 2, '2027-06-01', 'met'],
    [3, 2, '2026-10-01', 'met'],
    [0, 0, '2026-01-01', 'met'],
  ] as const)('%i of %i on %s: %s', (done, target, on, state) => {
    expect(yearlyState(done, target, judgedYear(2026, day(on)))).toBe(state)
  })

  it('is final earlier where its time is over earlier', () => {
    expect(yearlyState(1, 2, judgedYear(2026, day('2026-05-01')), true)).toBe('breach')
    expect(yearlyState(2, 2, judgedYear(2026, day('2026-05-01')), true)).toBe('met')
  })

  it('never gets better by waiting, nor worse by doing', () => {
    fc.assert(
      fc.property(fc.nat(400), fc.nat(100), fc.nat(4), fc.nat(4), (from, wait, done, target) => {
        const on = (n: number) => judgedYear(2026, addDaysTo(day('2026-01-01'), n))
        const now = rank(yearlyState(done, target, on(from)))
        expect(rank(yearlyState(done, target, on(from + wait)))).toBeGreaterThanOrEqual(now)
        expect(rank(yearlyState(done + 1, target, on(from)))).toBeLessThanOrEqual(now)
      }),
    )
  })
})

describe('a duty at an event', () => {
  const within = (n: number, on: string, done: string | null = null) =>
    dueWithin(day('2026-06-29'), n, done === null ? null : day(done), day(on), mondayToFriday)

  it.each([
    ['on the day itself', '2026-06-29', 'on-track'],
    ['on the last day but one', '2026-07-03', 'on-track'],
    ['at the weekend before the last day', '2026-07-05', 'on-track'],
    ['on the last day, the last fifth of five', '2026-07-06', 'at-risk'],
    ['on the day after', '2026-07-07', 'breach'],
  ])('of five working days, %s', (_, on, state) => {
    expect(within(5, on)).toMatchObject({ due: '2026-07-06', state })
  })

  it.each([
    ['2026-07-09', 'on-track'],
    ['2026-07-10', 'at-risk'],
    ['2026-07-13', 'at-risk'],
    ['2026-07-14', 'breach'],
  ])('of ten working days is at risk in the last two: %s', (on, state) => {
    expect(within(10, on)).toMatchObject({ due: '2026-07-13', state })
  })

  it('of one working day is at risk on that day', () => {
    expect(within(1, '2026-06-29').state).toBe('on-track')
    expect(within(1, '2026-06-30').state).toBe('at-risk')
  })

  it('done in time is met, done late stays a breach and says by how much', () => {
    expect(within(5, '2026-08-01', '2026-07-06')).toEqual({ due: '2026-07-06', state: 'met', daysLate: 0 })
    expect(within(5, '2027-08-01', '2026-07-08')).toEqual({ due: '2026-07-06', state: 'breach', daysLate: 2 })
    expect(within(5, '2026-07-16')).toEqual({ due: '2026-07-06', state: 'breach', daysLate: 10 })
  })

  it('is as of a day before it was done still open', () => {
    expect(within(5, '2026-07-03', '2026-07-06').state).toBe('on-track')
    expect(within(5, '2026-07-07', '2026-07-08')).toMatchObject({ state: 'breach', daysLate: 1 })
  })

  it('holds for every calendar: at risk in the last fifth alone, at least one working day', () => {
    const days = fc.integer({ min: 0, max: 400 }).map((n) => addDaysTo(inForceFrom, n))
    fc.assert(
      fc.property(
        days,
        fc.integer({ min: 1, max: 30 }),
        fc.array(days, { maxLength: 60 }),
        fc.nat(60),
        (from, n, off, wait) => {
          const calendar: WorkingCalendar = { holidays: new Set(off), workdays: new Set() }
          const on = addDaysTo(from, wait)
          const { due, state, daysLate } = dueWithin(from, n, null, on, calendar)
          expect(isWorkingDay(due, calendar)).toBe(true)
          if (on > due) expect([state, daysLate]).toEqual(['breach', daysBetween(due, on)])
          else {
            const left = workingDaysBetween(on, due, calendar)
            expect([state, daysLate]).toEqual([left >= Math.max(1, Math.ceil(n / 5)) ? 'on-track' : 'at-risk', 0])
          }
        },
      ),
    )
  })
})

/** The verdict on a customer in a state, of which a sentence is told where it is not met. */
const judged = (state: State, asOf: Parameters<typeof verdict>[0] = {}) =>
  verdict(asOf, { customer: 'C001', name: '甲', state, period: '2026-06-30', facts: { due: true } }, () => ({
    text: same(state),
    settle: ['contact', 'add', 'C001'],
  }))

describe('a verdict', () => {
  it.each(['on-track', 'at-risk', 'breach'] as const)('that is %s is a finding, with what is told of it', (state) => {
    const finding = { customer: 'C001', name: '甲', state, period: '2026-06-30', text: same(state) }
    const told = { ...finding, facts: { due: true }, settle: ['contact', 'add', 'C001'] }
    for (const asOf of [{}, { proving: true } as const])
      expect(judged(state, asOf)).toEqual({ state, findings: [told], passed: [] })
  })

  it('that is met is proved where proof is asked for, and told nowhere', () => {
    const pass = { customer: 'C001', name: '甲', period: '2026-06-30', facts: { due: true } }
    expect(judged('met')).toEqual({ state: 'met', findings: [], passed: [] })
    expect(judged('met', { proving: true })).toEqual({ state: 'met', findings: [], passed: [pass] })
  })

  it('on its way of which nothing is told is counted, and proved as such', () => {
    const standing = { customer: null, name: null, state: 'on-track', facts: {} } as const
    const pass = { state: 'on-track', customer: null, name: null, facts: {} }
    expect(verdict({}, standing, () => null)).toEqual({ state: 'on-track', findings: [], passed: [] })
    expect(verdict({ proving: true }, standing, () => null).passed).toEqual([pass])
  })
})

describe('an assessment', () => {
  it('is as bad as its worst, and its counts add up to its population', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...states), { minLength: 1 }), (list) => {
        const { result, population, counts } = assessment(
          '2026',
          {},
          list.map((state) => judged(state)),
        )
        expect(result).toBe(list.reduce(worse))
        expect(rank(result as State)).toBe(Math.max(...list.map(rank)))
        expect(population).toBe(list.length)
        expect(counts.met + counts.onTrack + counts.atRisk + counts.breach + counts.unknown).toBe(population)
      }),
    )
  })

  it('of nobody is not applicable, and carries its period and limits', () => {
    expect(assessment('2026-03', { contacts: 2 }, [])).toEqual({
      period: '2026-03',
      result: 'not-applicable',
      limits: { contacts: 2 },
      population: 0,
      counts: { met: 0, onTrack: 0, atRisk: 0, breach: 0, unknown: 0 },
      findings: [],
    })
  })
})

describe('a monthly duty', () => {
  it.each([
    ['2026-02-01', 'on-track'],
    ['2026-02-24', 'on-track'],
    ['2026-02-25', 'at-risk'],
    ['2026-02-28', 'at-risk'],
    ['2026-03-01', 'breach'],
    ['2027-01-01', 'breach'],
  ] as const)('not done on %s: %s', (on, state) => {
    const month = judgedMonth('2026-02' as Month, day(on))
    expect(monthlyState(false, month)).toBe(state)
    expect(monthlyState(true, month)).toBe('met')
  })

  it('is judged up to the day, or the last of the month', () => {
    const of = (on: string) => judgedMonth('2026-02' as Month, day(on))
    expect(of('2026-02-10')).toEqual({ month: '2026-02', end: '2026-02-28', until: '2026-02-10', over: false })
    expect(of('2026-03-10')).toEqual({ month: '2026-02', end: '2026-02-28', until: '2026-02-28', over: true })
  })
})

describe('within days of the calendar', () => {
  it.each([
    ['2026-03-01', null, 'on-track', 0],
    ['2026-03-25', null, 'on-track', 0],
    ['2026-03-26', null, 'at-risk', 0],
    ['2026-03-31', null, 'at-risk', 0],
    ['2026-04-01', null, 'breach', 1],
    ['2026-04-10', '2026-04-05', 'breach', 5],
    ['2026-04-10', '2026-03-31', 'met', 0],
    ['2026-03-20', '2026-03-21', 'on-track', 0],
  ] as const)('30 days after 1 March, on %s, done %s: %s, %i days late', (on, done, state, daysLate) => {
    const due = day('2026-03-31')
    expect(dueWithinDays(day('2026-03-01'), 30, done as Day | null, day(on))).toEqual({ due, state, daysLate })
  })

  it('agrees with working days where every day is worked', () => {
    const everyDay = (on: Day): WorkingCalendar => ({
      holidays: new Set(),
      workdays: new Set(Array.from({ length: 200 }, (_, n) => addDaysTo(on, n - 20))),
    })
    fc.assert(
      fc.property(fc.nat(60), fc.nat(90), fc.option(fc.nat(90)), (n, after, doneAfter) => {
        const from = day('2026-01-05')
        const done = doneAfter === null ? null : addDaysTo(from, doneAfter)
        const on = addDaysTo(from, after)
        expect(dueWithinDays(from, n, done, on)).toEqual(dueWithin(from, n, done, on, everyDay(from)))
      }),
    )
  })
})
