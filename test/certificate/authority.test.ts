import { describe, expect, it } from 'vitest'
import { reportDueOn, standingReports, turnsOf } from '../../src/certificate/authority/rules.ts'
import { reportedSince } from '../../src/certificate/authority/store.ts'
import type { Day } from '../../src/clause/day.ts'
import type { Month } from '../../src/clause/month.ts'

const day = (text: string) => text as Day
const limitsOn = () => ({
  ...{ managementSystem: 6, product: 6, seasonal: 12, inspection: 6, ahead: 60, timely: 5 },
  reportDay: 10,
})

const certificate = (issued: string, expires: string | null) => ({
  firstIssuedOn: day(issued),
  issuedOn: day(issued),
  expiresOn: expires === null ? null : day(expires),
  scheme: 'management-system' as const,
})

describe('by when a month is reported to the authority', () => {
  it.each([
    ['2026-11', 10, '2026-12-10'],
    ['2026-12', 10, '2027-01-10'],
    ['2026-01', 28, '2026-02-28'],
    ['2028-01', 28, '2028-02-28'],
    ['2028-02', 1, '2028-03-01'],
  ])('%s by day %i of the next month: %s', (month, reportDay, due) => {
    expect(reportDueOn(month as Month, { reportDay })).toBe(due)
  })
})

describe('in which month an expiry is reported: that of the day after the last valid one', () => {
  it.each([
    ['2026-11-29', '2026-11-30'],
    ['2026-11-30', '2026-12-01'],
    ['2026-12-31', '2027-01-01'],
    ['2027-02-28', '2027-03-01'],
    ['2028-02-28', '2028-02-29'],
    ['2028-02-29', '2028-03-01'],
  ])('valid until %s, expired from %s', (expires, from) => {
    const turns = turnsOf(certificate('2025-03-01', expires), [], day('2028-12-31'), limitsOn)
    expect(turns.map(({ status, on }) => [status, on])).toEqual([
      ['valid', '2025-03-01'],
      ['expired', from],
    ])
    const before = turnsOf(certificate('2025-03-01', expires), [], day(expires), limitsOn)
    expect(before.map(({ status }) => status)).toEqual(['valid'])
  })

  it('has no issue before its day', () => {
    expect(turnsOf(certificate('2026-12-01', null), [], day('2026-11-30'), limitsOn)).toEqual([])
  })
})

describe('how the report of a change stands', () => {
  const turns = turnsOf(certificate('2026-11-30', null), [], day('2027-12-31'), limitsOn)
  const told = (sentOn: string, number = 'CN-1', from = '2026-11-30') => ({
    ...{ number, status: 'valid', from: day(from), sentOn: day(sentOn) },
  })
  const standing = (on: string, ...sent: ReturnType<typeof told>[]) => {
    const [found] = standingReports('cn - 1', turns, sent, { since: day('2025-01-16'), day: day(on), limitsOn })
    return found === undefined ? null : [found.state, found.daysLate, found.sentOn]
  }

  it.each([
    ['2026-11-30', 'on-track', 0],
    ['2026-12-10', 'on-track', 0],
    ['2026-12-11', 'at-risk', 1],
    ['2027-12-10', 'at-risk', 365],
  ])('open on %s: %s', (on, state, late) => {
    expect(standing(on)).toEqual([state, late, null])
  })

  it('is met by what was sent by the day, first of several, however late', () => {
    expect(standing('2026-12-11', told('2026-12-10'))).toEqual(['met', 0, '2026-12-10'])
    expect(standing('2026-12-12', told('2026-12-12'), told('2026-12-11'))).toEqual(['met', 1, '2026-12-11'])
    expect(standing('2026-12-11', told('2026-12-12'))).toEqual(['at-risk', 1, null])
  })

  it('is not met by another number or day', () => {
    expect(standing('2026-12-11', told('2026-12-10', 'CN-2'))?.[0]).toBe('at-risk')
    expect(standing('2026-12-11', told('2026-12-10', 'CN-1', '2026-11-29'))?.[0]).toBe('at-risk')
  })

  it('is asked for neither before the procedure nor before the register went live', () => {
    expect(reportedSince(null)).toBe('2025-01-16')
    expect(reportedSince(day('2024-06-01'))).toBe('2025-01-16')
    expect(reportedSince(day('2026-12-01'))).toBe('2026-12-01')
    const options = { since: day('2026-12-01'), day: day('2027-01-31'), limitsOn }
    expect(standingReports('CN-1', turns, [], options)).toEqual([])
  })
})
