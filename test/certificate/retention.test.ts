import { describe, expect, it } from 'vitest'
import { disposableSince, keptUntil } from '../../src/certificate/retention/rules.ts'
import type { Day } from '../../src/clause/day.ts'

const day = (text: string) => text as Day
const limits = { 'management-system': 36, product: 60, inspection: 36, afterEnd: 24 }

interface Case {
  readonly issued: string
  readonly expires: string | null
  readonly withdrawn?: string
  readonly scheme?: 'management-system' | 'product' | 'inspection'
}

const kept = ({ issued, expires, withdrawn, scheme = 'management-system' }: Case, on: string) =>
  keptUntil(
    {
      scheme,
      firstIssuedOn: day(issued),
      issuedOn: day(issued),
      expiresOn: expires === null ? null : day(expires),
      changes: withdrawn === undefined ? [] : [{ status: 'withdrawn', effectiveOn: day(withdrawn) }],
    },
    day(on),
    limits,
  )

describe('until when the records of a certificate are kept', () => {
  it.each<[string, Case, string, string]>([
    ['the running cycle and one more', { issued: '2025-01-10', expires: '2028-01-09' }, '2026-06-30', '2031-01-09'],
    [
      'the cycle in which it expired and one more',
      { issued: '2019-05-12', expires: '2022-05-11' },
      '2026-06-30',
      '2025-05-11',
    ],
    ['a leap day', { issued: '2025-03-01', expires: '2028-02-29' }, '2026-06-30', '2031-02-28'],
    ['into a leap year', { issued: '2022-03-01', expires: '2025-02-28' }, '2026-06-30', '2028-02-28'],
    ["a month's end", { issued: '2024-09-01', expires: '2027-08-31' }, '2026-06-30', '2030-08-31'],
    [
      'withdrawn early: the cycle still counts',
      { issued: '2025-01-10', expires: '2028-01-09', withdrawn: '2025-02-01' },
      '2026-06-30',
      '2031-01-09',
    ],
    [
      'products by their own cycle',
      { issued: '2025-01-10', expires: '2030-01-09', scheme: 'product' },
      '2026-06-30',
      '2035-01-09',
    ],
    ['no end: cycles counted from the issue', { issued: '2020-02-29', expires: null }, '2026-06-30', '2032-02-29'],
    ['no end, on the last day of a cycle', { issued: '2020-06-30', expires: null }, '2026-06-30', '2029-06-30'],
    ['no end, the day after it', { issued: '2020-06-30', expires: null }, '2026-07-01', '2032-06-30'],
    [
      'no end, ended within a cycle',
      { issued: '2020-01-10', expires: null, withdrawn: '2023-01-10' },
      '2026-06-30',
      '2026-01-10',
    ],
  ])('%s', (_, certificate, on, until) => {
    expect(kept(certificate, on)).toBe(until)
  })

  it('are two years after the end where that is later', () => {
    const short = { ...limits, 'management-system': 6 }
    const certificate = {
      scheme: 'management-system' as const,
      ...{ firstIssuedOn: day('2021-01-10'), issuedOn: day('2021-01-10'), expiresOn: day('2024-02-29'), changes: [] },
    }
    expect(keptUntil(certificate, day('2026-06-30'), short)).toBe('2026-02-28')
    expect(disposableSince(day('2026-02-28'))).toBe('2026-03-01')
    expect(disposableSince(day('2028-02-28'))).toBe('2028-02-29')
  })

  it('is not shortened by an end that lies ahead', () => {
    const ahead = { issued: '2025-01-10', expires: null, withdrawn: '2026-07-15' }
    expect(kept(ahead, '2026-06-30')).toBe(kept({ issued: '2025-01-10', expires: null }, '2026-06-30'))
  })
})
