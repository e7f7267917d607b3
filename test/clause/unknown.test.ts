import { describe, expect, it } from 'vitest'
import type { Assessment, State } from '../../src/clause/clause.ts'
import type { Day } from '../../src/clause/day.ts'
import { assessment } from '../../src/clause/judge.ts'
import type { TakeoverAnswer } from '../../src/clause/takeover.ts'
import { mayBeMissing, notOwedBefore, orUnknown } from '../../src/clause/unknown.ts'

const day = (text: string) => text as Day
const live = day('2026-11-28')
const asOf = (on: string, answers: Record<string, TakeoverAnswer> = {}, goLive: Day | null = live) => ({
  day: day(on),
  takeover: { goLive, answers: new Map(Object.entries(answers)) },
})

describe('facts before go-live', () => {
  it('may be missing until twelve months have passed', () => {
    expect(mayBeMissing(asOf('2026-11-28'), 'duty', day('2026-01-01'))).toBe(true)
    expect(mayBeMissing(asOf('2027-11-27'), 'duty', day('2026-01-01'))).toBe(true)
    expect(mayBeMissing(asOf('2027-11-28'), 'duty', day('2026-01-01'))).toBe(false)
  })

  it('are none where nothing of them could be older than go-live', () => {
    expect(mayBeMissing(asOf('2026-12-01'), 'duty', live)).toBe(false)
    expect(mayBeMissing(asOf('2026-12-01'), 'duty', day('2026-11-27'))).toBe(true)
    expect(mayBeMissing(asOf('2026-12-01', {}, null), 'duty', day('2020-01-01'))).toBe(false)
  })

  it('are not missing once what is on record was said to be all; what is unknown for good stays so', () => {
    expect(mayBeMissing(asOf('2026-12-01', { duty: 'complete' }), 'duty', day('2026-01-01'))).toBe(false)
    expect(mayBeMissing(asOf('2030-01-01', { duty: 'unknown' }), 'duty', day('2026-01-01'))).toBe(true)
    expect(mayBeMissing(asOf('2026-12-01', { other: 'complete' }), 'duty', day('2026-01-01'))).toBe(true)
    // What was said of one goes before what was said of all.
    expect(mayBeMissing(asOf('2026-12-01', { duty: 'complete' }), 'duty', day('2026-01-01'), 'unknown')).toBe(true)
    expect(mayBeMissing(asOf('2026-12-01'), 'duty', day('2026-01-01'), 'complete')).toBe(false)
  })

  it('turn what is ill alone into unknown', () => {
    const told = (state: State) => orUnknown(asOf('2026-12-01'), 'duty', day('2026-01-01'), state)
    expect((['met', 'on-track', 'at-risk', 'breach'] as const).map(told)).toEqual([
      'met',
      'on-track',
      'unknown',
      'unknown',
    ])
  })
})

describe('periods before go-live', () => {
  const one = (period: string): Assessment => assessment(period, {}, [{ state: 'breach', findings: [], passed: [] }])
  const results = (cadence: 'year' | 'month' | 'event', ...periods: string[]) =>
    notOwedBefore(cadence, asOf('2026-12-01').takeover, periods.map(one)).map(({ result }) => result)

  it('are not owed: of the year and the month of go-live all the same', () => {
    expect(results('year', '2026', '2025')).toEqual(['breach', 'not-applicable'])
    expect(results('month', '2026-12', '2026-11', '2026-10')).toEqual(['breach', 'breach', 'not-applicable'])
  })

  it('are those of yearly and monthly duties alone', () => {
    expect(results('event', '2025')).toEqual(['breach'])
  })
})
