import { describe, expect, it } from 'vitest'
import {
  type CertificateDates,
  certifiedSpans,
  type StepDays,
  statusOn,
  stepFaults,
} from '../../src/certificate/certificate/rules.ts'
import type { Day } from '../../src/clause/day.ts'

const day = (text: string) => text as Day

const certificate = (more: Partial<CertificateDates> = {}): CertificateDates => ({
  firstIssuedOn: day('2025-03-01'),
  issuedOn: day('2025-03-01'),
  expiresOn: day('2028-02-29'),
  changes: [],
  ...more,
})

const change = (status: CertificateDates['changes'][number]['status'], on: string) => ({ status, effectiveOn: day(on) })

describe('the status of a certificate, the day before, of and after', () => {
  const suspended = certificate({ changes: [change('suspended', '2026-04-01'), change('valid', '2026-06-01')] })
  const withdrawn = certificate({ changes: [change('suspended', '2026-04-01'), change('withdrawn', '2026-08-01')] })
  const both = certificate({ changes: [change('cancelled', '2026-04-01'), change('withdrawn', '2026-05-01')] })
  const replaced = certificate({ changes: [change('superseded', '2027-01-01')] })
  it.each([
    ['before it is issued', certificate(), '2025-02-28', null],
    ['on the day it is issued', certificate(), '2025-03-01', 'valid'],
    ['the day before it expires', certificate(), '2028-02-28', 'valid'],
    ['on the day it expires', certificate(), '2028-02-29', 'valid'],
    ['the day after', certificate(), '2028-03-01', 'expired'],
    ['without an end', certificate({ expiresOn: null }), '2099-01-01', 'valid'],
    ['the day before it is suspended', suspended, '2026-03-31', 'valid'],
    ['on the day it is suspended', suspended, '2026-04-01', 'suspended'],
    ['the day before it is restored', suspended, '2026-05-31', 'suspended'],
    ['on the day it is restored', suspended, '2026-06-01', 'valid'],
    ['the day before it is withdrawn', withdrawn, '2026-07-31', 'suspended'],
    ['on the day it is withdrawn', withdrawn, '2026-08-01', 'withdrawn'],
    ['withdrawn, and its day over', withdrawn, '2029-01-01', 'withdrawn'],
    ['cancelled', both, '2026-04-30', 'cancelled'],
    ['cancelled, then withdrawn', both, '2026-05-01', 'withdrawn'],
    ['superseded hides expired', replaced, '2028-03-01', 'superseded'],
    [
      'suspended and its day over',
      certificate({ changes: [change('suspended', '2028-01-01')] }),
      '2028-03-01',
      'expired',
    ],
  ] as const)('%s', (_, dates, on, status) => {
    expect(statusOn(dates, day(on))).toBe(status)
  })
})

describe('when an organization was certified', () => {
  it('begins with the first decision and ends the day after expiry', () => {
    const renewed = certificate({ firstIssuedOn: day('2022-03-01') })
    expect(certifiedSpans([renewed], day('2026-01-01'))).toEqual([{ from: '2022-03-01', until: '2028-03-01' }])
  })
  it('goes on through suspension and ends with withdrawal', () => {
    const ended = certificate({ changes: [change('suspended', '2026-04-01'), change('withdrawn', '2026-08-01')] })
    expect(certifiedSpans([ended], day('2026-12-31'))).toEqual([{ from: '2025-03-01', until: '2026-08-01' }])
    expect(certifiedSpans([ended], day('2026-07-31'))).toMatchObject([{ from: '2025-03-01', until: '2028-03-01' }])
  })
  it('is one time where one certificate follows the other', () => {
    const next = certificate({ issuedOn: day('2028-03-01'), firstIssuedOn: day('2028-03-01'), expiresOn: null })
    expect(certifiedSpans([certificate(), next], day('2028-06-01'))).toMatchObject([
      { from: '2025-03-01', until: null },
    ])
  })
})

describe('the steps of a contract (4.1.4)', () => {
  const steps = (accepted: string | null, reviewed: string | null, signed: string | null, setUp: string | null) =>
    ({ accepted, reviewed, signed, setUp }) as StepDays
  it.each([
    ['all in order', steps('2026-01-01', '2026-01-02', '2026-01-03', '2026-01-04'), [], []],
    ['all on one day', steps('2026-01-01', '2026-01-01', '2026-01-01', '2026-01-01'), [], []],
    ['none yet', steps(null, null, null, null), [], []],
    ['only the first', steps('2026-01-01', null, null, null), [], []],
    ['one passed over', steps('2026-01-01', null, '2026-01-03', null), ['reviewed'], []],
    ['two passed over', steps(null, null, '2026-01-03', null), ['accepted', 'reviewed'], []],
    ['signed before it was reviewed', steps('2026-01-01', '2026-01-05', '2026-01-03', null), [], ['signed']],
    ['both faults', steps(null, '2026-01-05', '2026-01-03', null), ['accepted'], ['signed']],
    ['a step still ahead', steps('2026-01-01', null, '2027-01-03', null), [], []],
  ] as const)('%s', (_, days, missing, outOfOrder) => {
    expect(stepFaults(days, day('2026-06-30'))).toEqual({ missing, outOfOrder })
  })
})
