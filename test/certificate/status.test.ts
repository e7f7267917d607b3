import { describe, expect, it } from 'vitest'
import {
  type CertificateDates,
  type RecordedStatus,
  statusPeriod,
  surveyFrame,
} from '../../src/certificate/certificate/rules.ts'
import type { Day } from '../../src/clause/day.ts'
import { certified } from '../contact/clerk.ts'
import { suspends, suspensionDesk, withdraws } from '../suspension/suspended.ts'

const day = (text: string) => text as Day

const certificate = (...changes: readonly [RecordedStatus, string][]): CertificateDates => ({
  firstIssuedOn: day('2025-03-01'),
  issuedOn: day('2025-03-01'),
  expiresOn: day('2028-02-29'),
  changes: changes.map(([status, on]) => ({ status, effectiveOn: day(on) })),
})

describe('since and until when a status holds', () => {
  const restored = certificate(['suspended', '2026-04-01'], ['valid', '2026-06-01'])
  it.each([
    ['2025-02-28', certificate(), null],
    ['2025-03-01', certificate(), ['valid', '2025-03-01', '2028-02-29']],
    ['2028-03-01', certificate(), ['expired', '2028-03-01', null]],
    ['2026-03-31', restored, ['valid', '2025-03-01', '2026-03-31']],
    ['2026-05-31', restored, ['suspended', '2026-04-01', '2026-05-31']],
    ['2027-01-01', restored, ['valid', '2026-06-01', '2028-02-29']],
    ['2029-01-01', certificate(['suspended', '2028-01-01']), ['expired', '2028-03-01', null]],
    ['2028-02-01', certificate(['suspended', '2028-01-01']), ['suspended', '2028-01-01', '2028-02-29']],
    [
      '2028-05-01',
      certificate(['suspended', '2028-01-01'], ['withdrawn', '2028-04-01']),
      ['withdrawn', '2028-04-01', null],
    ],
    [
      '2026-04-01',
      certificate(['suspended', '2026-04-01'], ['valid', '2026-04-01']),
      ['valid', '2025-03-01', '2028-02-29'],
    ],
  ] as const)('on %s', (on, dates, expected) => {
    const period = statusPeriod(dates, day(on))
    expect(period === null ? null : [period.status, period.since, period.until]).toEqual(expected)
  })
})

it('the frame of a survey: organizations with a valid certificate, those suspended left out and counted', () => {
  const suspended = certificate(['suspended', '2026-04-01'])
  const organizations = new Map([
    [1, [certificate()]],
    [2, [suspended, certificate()]],
    [3, [suspended]],
    [4, [certificate(['withdrawn', '2026-01-01'])]],
    [5, []],
  ])
  expect(surveyFrame(organizations, day('2026-06-30'))).toEqual({ frame: [1, 2], suspended: [3] })
  expect(surveyFrame(organizations, day('2026-03-31'))).toEqual({ frame: [1, 2, 3], suspended: [] })
  expect(surveyFrame(organizations, day('2025-02-28'))).toEqual({ frame: [], suspended: [] })
  expect(surveyFrame(organizations, day('2028-03-01'))).toEqual({ frame: [], suspended: [] })
})

describe('certificates as a whole', () => {
  const product = ['certificate', 'add', 'C002', '--number', ' ccc 1 ', '--standard', 'CCC', '--scope', 'x']
  const standing = [
    [...product, '--issued', '2025-02-01', '--expires', '2026-07-31'],
    certified('C002', '2025-02-01', '2028-01-31', 'W'),
    suspends('Q-C001', '2026-02-10'),
    withdraws('W', '2026-06-15', { reason: '丧失法律地位' }),
  ]

  it('are counted by status and scheme, with what will change', async () => {
    const { at, json, said } = await suspensionDesk(standing)
    const report = await json(['report', 'certificates'])
    expect(report).toMatchObject({ asOf: '2026-06-30', days: 60, total: 3 })
    const counts = (report.statuses as { status: string; total: number; managementSystem: number; product: number }[])
      .filter(({ total }) => total > 0)
      .map(({ status, managementSystem, product }) => [status, managementSystem, product])
    expect(counts).toEqual([
      ['withdrawn', 1, 0],
      ['suspended', 1, 0],
      ['valid', 0, 1],
    ])
    const changes = (report.changes as { certificate: string; what: string; on: string }[]).map(
      ({ certificate, what, on }) => [certificate, what, on],
    )
    expect(changes).toEqual([
      ['Q-C001', 'surveillance-due', '2026-01-20'],
      ['CCC1', 'expires', '2026-07-31'],
      ['Q-C001', 'suspension-ends', '2026-08-10'],
    ])
    const { total, head } = report
    const { out } = await at(['report', 'certificates', '--format', 'tsv'])
    const [titles = [], ...rows] = out
      .trimEnd()
      .split('\n')
      .map((line) => line.split('\t'))
    const lines = rows.map((row) => Object.fromEntries(titles.map((title, i) => [title, row[i]])))
    const sum = lines.reduce((n, line) => n + Number(line.total), 0)
    expect(sum).toBe(total)
    expect(lines.filter(({ on }) => on !== '').map(({ certificate, what }) => [certificate, what])).toEqual(
      (report.changes as { certificate: string; what: string }[]).map(({ certificate, what }) => [certificate, what]),
    )
    expect(new Set(lines.map((line) => line.head))).toEqual(new Set([head]))
    expect((await said(['report', 'certificates', '--days', '0'])).out).toContain('撤销 withdrawn')
    expect((await json(['report', 'certificates', '--as-of', '2025-01-19'])).total).toBe(0)
  })

  it('are returned month by month', async () => {
    const { at, json, problem } = await suspensionDesk(standing)
    const csv = await at(['certificate', 'export', '--month', '2026-06'])
    expect(csv.out.replace('\ufeff', '').split('\r\n').slice(0, 2)).toEqual([
      'certificate,name,scheme,standard,status,statusZh,reason,reasonZh,changed,until,expires,ground,groundOn,decided,issued,due,reported,kind',
      'W,乙食品有限公司,management-system,ISO 9001:2015,withdrawn,撤销,legal status lost,丧失法律地位,2026-06-15,,2028-01-31,,,2026-06-15,2025-02-01,2026-07-10,,',
    ])
    const changed = async (...options: string[]) => {
      const { certificates } = await json(['certificate', 'export', ...options])
      return (certificates as { certificate: string; status: string; changed: string }[]).map((each) => [
        each.certificate,
        each.status,
        each.changed,
      ])
    }
    expect(await changed()).toEqual([
      ['Q-C001', 'suspended', '2026-02-10'],
      ['CCC1', 'valid', '2025-02-01'],
      ['W', 'withdrawn', '2026-06-15'],
    ])
    expect(await changed('--month', '2026-02')).toEqual([['Q-C001', 'suspended', '2026-02-10']])
    expect(await changed('--month', '2025-01')).toEqual([['Q-C001', 'valid', '2025-01-20']])
    // The month as it stood then: the withdrawal of the fifteenth is not known on the tenth.
    expect(await changed('--month', '2026-06', '--as-of', '2026-06-10')).toEqual([])
    expect((await problem(['certificate', 'export', '--month', '2026-13'], 2)).hint).toContain('YYYY-MM')
  })

  it('have a status that says what comes next, and none before they are issued', async () => {
    const { json, problem, said } = await suspensionDesk(standing)
    const { certificate } = await json(['certificate', 'status', 'Q-C001'])
    expect(certificate).toMatchObject({ status: 'suspended', since: '2026-02-10', until: '2026-08-10' })
    expect((certificate.next as { what: string }[]).map(({ what }) => what)).toEqual([
      'surveillance-due',
      'suspension-ends',
      'expires',
    ])
    expect((await problem(['certificate', 'status', 'Q-C001', '--as-of', '2025-01-19'], 2)).hint).toContain(
      '2025-01-20',
    )
    expect((await said(['certificate', 'status', 'Q-C001'], 'zh')).out).toMatch(/原因\s+未按期缴费/)
  })
})
