import { describe, expect, it } from 'vitest'
import { daysTell, issueFault } from '../../src/certificate/certificate/issue-kind.ts'
import { listedKind } from '../../src/certificate/certificate/listed-kind.ts'
import type { Day } from '../../src/clause/day.ts'
import { certified } from '../contact/clerk.ts'
import { suspensionDesk } from '../suspension/suspended.ts'

const clause = 'ISO/IEC 17021-1 9.1.3'

const day = (text: string) => text as Day

describe('the days of an issue', () => {
  it('tell nothing of its kind where the first and the last are one, unless it is issued in place of another', () => {
    const [first, last] = [day('2022-05-04'), day('2025-05-04')]
    expect(daysTell({ firstIssuedOn: first, issuedOn: last }, null)).toBe(true)
    expect(daysTell({ firstIssuedOn: last, issuedOn: last }, null)).toBe(false)
    expect(daysTell({ firstIssuedOn: last, issuedOn: last }, { number: 'Q-1' })).toBe(true)
  })

  it('have the last audit before a transfer not behind them, and before nothing else', () => {
    const issuedOn = day('2025-05-04')
    const fault = (kind: 'transfer' | 'change' | null, lastAudit: string | null) =>
      issueFault({ kind, lastAuditOn: lastAudit === null ? null : day(lastAudit), issuedOn })
    expect(fault('transfer', null)).toBe('transfer-needs-audit')
    expect(fault('transfer', '2025-05-05')).toBe('audit-after-issue')
    expect(fault('transfer', '2025-05-04')).toBeNull()
    expect([fault('change', '2025-01-04'), fault(null, '2025-01-04')]).toEqual([
      'audit-of-transfer',
      'audit-of-transfer',
    ])
    expect([fault('change', null), fault(null, null)]).toEqual([null, null])
  })
})

it('reads the kind of an issue in the words of bodies and in those of the program, and no other', () => {
  const read = ['初审', '复评', '转入', '变更换证', 'Initial certification', '重新认证', ''].map(listedKind)
  expect(read).toEqual(['initial', 'recertification', 'transfer', 'change', 'initial', null, null])
})

describe('the kind of an issue', () => {
  it('is asked on a terminal, what the dates suggest in front, and not on record elsewhere', async () => {
    const { at, json } = await suspensionDesk()
    const reissue = [...certified('C001', '2026-05-10', '2028-01-19', 'R'), '--replaces', 'Q-C001']
    expect(await at(reissue, { tty: true, answers: ['change'] })).toMatchObject({
      code: 0,
      asked: [expect.stringContaining('Kind of issue')],
    })
    expect((await json(['certificate', 'show', 'R'])).certificate.kind).toBe('change')
    expect((await json(['certificate', 'show', 'Q-C001'])).certificate.kind).toBeNull()
    await json(['certificate', 'edit', 'Q-C001', '--kind', 'initial', '--reason', '补登'])
    expect((await json(['certificate', 'show', 'Q-C001'])).certificate.kind).toBe('initial')
  })

  it('is unknown where it decides, and leads to taking it over', async () => {
    const { json, findings } = await suspensionDesk()
    const add = ['certificate', 'add', 'C002', '--number', 'K', '--standard', 'ISO 9001:2015', '--scope', 'x']
    await json([...add, '--first-issued', '2022-03-01', '--issued', '2026-01-15', '--expires', '2027-06-30'])
    const own = async () => (await findings(clause)).filter(({ customer }) => customer === 'C002')
    expect(await own()).toMatchObject([{ state: 'unknown', settle: ['takeover'] }])
    await json(['certificate', 'edit', 'K', '--kind', 'recertification', '--reason', '补登'])
    expect(await own()).toEqual([])
  })

  it('wants the last audit of the body before of a transfer, and an interval of a product alone', async () => {
    const { json, problem, said, digest } = await suspensionDesk()
    const before = await digest()
    const add = certified('C002', '2026-04-01', '2027-05-31', 'T')
    expect((await problem([...add, '--kind', 'transfer'], 2)).hint).toContain('--last-audit')
    expect((await problem([...add, '--last-audit', '2026-01-10'], 2)).message).toContain('transfer')
    const late = [...add, '--kind', 'transfer', '--last-audit', '2026-04-02']
    expect((await problem(late, 2)).message).toBe('--last-audit 2026-04-02 lies after the day of issue, 2026-04-01.')
    expect((await said(late, 'zh')).err).toContain('--last-audit 2026-04-02 晚于发证日期 2026-04-01。')
    expect((await problem([...add, '--surveillance-months', '6'], 2)).message).toContain('product')
    expect(await digest()).toBe(before)
    await json([...add, '--kind', 'transfer', '--last-audit', '2026-01-10'])
    expect((await json(['certificate', 'show', 'T'])).certificate).toMatchObject({ lastAudit: '2026-01-10' })
  })

  it('can only be initial upon an audit after the expiry, where twelve months are the rule', async () => {
    const { json, problem } = await suspensionDesk([certified('C002', '2023-06-01', '2026-05-31', 'OLD')])
    const next = (standard: string) => [
      ...['certificate', 'add', 'C002', '--number', 'NEW', '--standard', standard, '--scope', '食品加工'],
      ...['--issued', '2026-06-10', '--expires', '2029-05-31', '--replaces', 'OLD', '--kind', 'recertification'],
    ]
    expect(await problem(next('ISO 9001:2015'), 3)).toMatchObject({
      clause,
      message: expect.stringContaining('initial'),
    })
    await json(next('ISO 14001:2015'))
  })
})

describe('a certificate that was audited before it expired', () => {
  const lostOn = async (day: string, more: readonly (readonly string[])[] = []) => {
    const { findings } = await suspensionDesk([
      certified('C002', '2023-05-01', '2026-04-30', 'OLD'),
      [
        ...['certificate', 'surveillance', 'add', 'OLD', '--kind', 'recertification', '--on', '2026-04-20'],
        ...['--reference', 'JD-1'],
      ],
      ...more,
    ])
    return (await findings('4.3.7', '--as-of', day)).map(({ facts }) => facts.certificate)
  }
  it('is not lost for 30 days, nor where the certification is decided by then', async () => {
    expect(await lostOn('2026-05-30')).toEqual([])
    expect(await lostOn('2026-05-31')).toEqual(['OLD'])
    const decided = [...certified('C002', '2026-05-28', '2029-04-30', 'NEW'), '--replaces', 'OLD']
    expect(await lostOn('2026-06-20', [decided])).toEqual([])
  })
})

describe('a product', () => {
  it('is to be attested until its interval is on record', async () => {
    const { json } = await suspensionDesk([
      ['certificate', 'surveillance', 'add', 'Q-C001', '--on', '2026-01-10', '--reference', 'J'],
    ])
    const add = ['certificate', 'add', 'C002', '--number', 'P', '--standard', 'CCC', '--scope', '灯具']
    await json([...add, '--issued', '2025-08-01', '--expires', '2030-07-31', '--kind', 'initial'])
    const line = async () => (await json(['report', 'compliance', '--clause', clause])).clauses[0]
    expect(await line()).toMatchObject({ result: 'attest', remarks: [{ facts: { certificate: 'P', interval: null } }] })
    await json(['certificate', 'edit', 'P', '--surveillance-months', '12', '--reason', '产品标准'])
    expect(await line()).toMatchObject({ result: 'at-risk', counts: { met: 1, atRisk: 1 }, remarks: [] })
  })
})

describe('an audit on short notice', () => {
  it('is due 30 days after the notice, and settles no surveillance by itself', async () => {
    const { json, findings, problem } = await suspensionDesk()
    const surveillance = ['certificate', 'surveillance']
    const done = [...surveillance, 'done', 'Q-C001', '--on', '2026-06-20', '--reference', 'JD-9']
    expect((await problem([...done, '--kind', 'short-notice'], 2)).hint).toContain('surveillance notice Q-C001')
    await json([...surveillance, 'notice', 'Q-C001', '--on', '2026-05-10', '--ground', '国家监督抽查不合格'])
    const of = async (...options: string[]) =>
      (await findings(clause, ...options)).filter(({ facts }) => facts.kind === 'short-notice')
    expect(await of('--as-of', '2026-06-09')).toMatchObject([{ state: 'at-risk', period: '2026-06-09' }])
    expect(await of('--as-of', '2026-06-10')).toMatchObject([{ state: 'breach', facts: { daysLate: 1 } }])
    await json([...done, '--kind', 'short-notice'])
    expect(await of()).toMatchObject([{ state: 'breach', facts: { done: '2026-06-20', daysLate: 11 } }])
    expect((await findings(clause)).some(({ facts }) => facts.kind === 'surveillance' && facts.done === null)).toBe(
      true,
    )
    // Recorded as surveillance too, it settles what was due.
    await json(done)
    expect((await findings(clause)).some(({ facts }) => facts.kind === 'surveillance' && facts.done === null)).toBe(
      false,
    )
    expect(
      (
        await json([
          ...surveillance,
          'void',
          'Q-C001',
          '--on',
          '2026-06-20',
          '--kind',
          'short-notice',
          '--reason',
          '误录',
        ])
      ).surveillance,
    ).toMatchObject({ kind: 'short-notice', voided: true })
  })
})
