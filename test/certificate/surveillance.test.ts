import { describe, expect, it } from 'vitest'
import { type ChainLink, chainOf } from '../../src/certificate/surveillance/rules/chain.ts'
import type { Day } from '../../src/clause/day.ts'
import { certified } from '../contact/clerk.ts'
import { suspends, suspensionDesk, withdraws } from '../suspension/suspended.ts'

const day = (text: string) => text as Day

describe('a chain of certificates', () => {
  const link = (id: number, issued: string, more: Partial<ChainLink> = {}): ChainLink => ({
    id,
    customerId: 1,
    scheme: 'management-system',
    standard: 'ISO 9001',
    firstIssuedOn: day('2020-01-01'),
    issuedOn: day(issued),
    replacesId: null,
    ...more,
  })
  const ids = (of: ChainLink, all: readonly ChainLink[]) => chainOf(of, all).map(({ id }) => id)

  it('goes by what was replaced, else by customer, standard and first decision', () => {
    const all = [
      link(1, '2020-01-01'),
      link(2, '2023-01-01'),
      link(3, '2023-01-01', { standard: 'ISO 14001' }),
      link(4, '2026-01-01', { replacesId: 2, firstIssuedOn: day('2026-01-01') }),
      link(5, '2026-01-01', { customerId: 2 }),
      link(6, '2026-02-01', { standard: null }),
    ]
    expect(all.map((each) => ids(each, all))).toEqual([[1], [2, 1], [3], [4, 2, 1], [5], [6]])
  })
})

const surveyed = (verb: string, certificate: string, on: string, ...more: string[]) => [
  ...['certificate', 'surveillance', verb, certificate, '--on', on],
  ...(verb === 'plan' ? [] : ['--reference', `JD-${on}`]),
  ...more,
]

describe('certificate surveillance', () => {
  it('says of each certificate without a day why none is due', async () => {
    const { json } = await suspensionDesk()
    const issue = (number: string, standard: string, issued: string, expires: string, ...more: string[]) =>
      json([
        ...['certificate', 'add', 'C001', '--number', number, '--standard', standard, '--scope', '灯具'],
        ...['--issued', issued, '--expires', expires, '--kind', 'initial', ...more],
      ])
    await issue('P-1', 'CCC', '2026-05-01', '2031-04-30')
    await issue('P-2', 'CCC', '2026-05-01', '2031-04-30', '--surveillance-months', '0')
    await issue('S-1', 'ISO 9001', '2026-05-01', '2027-03-31')
    await issue('Q-2', 'ISO 9001', '2025-06-20', '2028-06-19')
    await json(suspends('Q-2', '2026-06-01'))
    const { surveillances } = await json(['certificate', 'surveillance', 'list', 'C001'])
    const states = surveillances.map((each: { certificate: string; due: string | null; state: string }) => [
      each.certificate,
      each.due,
      each.state,
    ])
    expect(states).toEqual(
      expect.arrayContaining([
        ['P-1', null, 'attest'],
        ['P-2', null, 'not-applicable'],
        ['S-1', null, 'not-applicable'],
        ['Q-2', null, 'suspended'],
      ]),
    )
  })

  it('plans for no day that has passed', async () => {
    const { said, problem } = await suspensionDesk()
    expect(await problem(surveyed('plan', 'Q-C001', '2026-06-29'), 2)).toMatchObject({
      message: '--on 2026-06-29 lies before today, 2026-06-30: a plan is for a day to come.',
      hint: expect.stringContaining('certdesk certificate surveillance done Q-C001 --on 2026-06-29'),
    })
    expect((await said(surveyed('plan', 'Q-C001', '2026-06-30'))).out).toContain('planned for 2026-06-30')
  })

  it('plans, moves the plan, completes it, and takes it back', async () => {
    const { json, said, problem } = await suspensionDesk()
    const inMay = ['--today', '2026-05-01']
    const plan = await said(surveyed('plan', 'Q-C001', '2026-05-10', ...inMay))
    expect(plan.out).toContain('after 2026-01-20')
    expect((await said(surveyed('plan', 'Q-C001', '2026-05-12', ...inMay))).out).toContain(
      'moved from 2026-05-10 to 2026-05-12',
    )
    expect((await said(surveyed('plan', 'Q-C001', '2026-05-12'))).out).toContain('nothing was changed')
    const done = surveyed('done', 'Q-C001', '2026-05-13', '--outcome', '保持')
    expect((await json(done)).surveillance).toEqual({
      certificate: 'Q-C001',
      kind: 'surveillance',
      planned: '2026-05-12',
      done: '2026-05-13',
      reference: 'JD-2026-05-13',
      outcome: '保持',
      notified: null,
      ground: null,
    })
    expect((await said(done, 'zh')).out).toContain('未作改动')
    expect((await problem(surveyed('done', 'Q-C001', '2026-05-13'), 2)).hint).toContain('surveillance void')
    const { surveillances } = await json(['certificate', 'surveillance', 'list'])
    expect(surveillances).toMatchObject([
      { certificate: 'Q-C001', lastDone: '2026-05-13', due: '2027-05-13', planned: null },
    ])
    const takeBack = ['certificate', 'surveillance', 'void', 'Q-C001', '--on', '2026-05-13', '--reason', '误录']
    expect((await json(takeBack)).surveillance).toMatchObject({ voided: true })
    expect((await said(takeBack)).out).toContain('void already')
    expect((await problem([...takeBack.slice(0, 5), '2026-05-14', ...takeBack.slice(6)], 2)).message).toContain(
      'no surveillance',
    )
  })

  it('refuses what cannot be', async () => {
    const { json, problem, digest } = await suspensionDesk([withdraws('Q-C001', '2026-06-01')])
    await json([
      'certificate',
      'add',
      'C002',
      '--number',
      'I',
      '--standard',
      '17020',
      '--scope',
      'x',
      '--issued',
      '2025-02-01',
      '--expires',
      '长期',
    ])
    const before = await digest()
    const clause = 'ISO/IEC 17021-1 9.1.3'
    expect(await problem(surveyed('done', 'Q-C001', '2026-06-01'), 3)).toMatchObject({ clause })
    expect(await problem(surveyed('plan', 'I', '2026-07-01'), 3)).toMatchObject({ clause })
    expect(await problem([...surveyed('plan', 'Q-C001', '2026-07-02'), '--staff', '赵审'], 3)).toMatchObject({ clause })
    expect((await problem(surveyed('done', 'Q-C001', '2025-01-19'), 2)).message).toContain('first decision')
    expect((await problem(surveyed('done', 'Q-C001', '2026-07-01'), 2)).message).toContain('after today')
    expect(await digest()).toBe(before)
  })
})

describe('the check of 9.1.3', () => {
  const check = 'ISO/IEC 17021-1 9.1.3'

  it('is one and the same breach before and after a reissue', async () => {
    const { json } = await suspensionDesk([
      [...certified('C001', '2026-05-10', '2028-01-19', 'R'), '--replaces', 'Q-C001', '--kind', 'change'],
    ])
    const { newBreaches, settled } = await json(['report', 'monthly', '--month', '2026-05'])
    for (const { breaches } of [newBreaches, settled])
      expect((breaches as { clause: string }[]).filter(({ clause }) => clause === check)).toEqual([])
  })

  it('begins anew with a recertification, whatever its kind was called', async () => {
    const { json, findings } = await suspensionDesk()
    await json([
      ...['certificate', 'add', 'C002', '--number', 'Q-2', '--standard', 'ISO 9001:2015', '--scope', '食品加工'],
      ...['--first-issued', '2022-02-01', '--issued', '2025-02-02', '--expires', '2028-02-01'],
    ])
    const of = async (day: string) =>
      (await findings(check, '--as-of', day)).filter(({ customer }) => customer === 'C002')
    expect(await of('2025-06-30')).toEqual([])
    expect(await of('2026-01-30')).toMatchObject([{ state: 'at-risk', period: '2026-02-02' }])
  })

  it('points at suspension while valid, at nothing to be done while suspended', async () => {
    const { json, findings } = await suspensionDesk()
    expect(await findings(check, '--as-of', '2025-11-08')).toEqual([])
    expect(await findings(check, '--as-of', '2026-01-20')).toMatchObject([
      { state: 'at-risk', period: '2026-01-20', settle: ['certificate', 'surveillance', 'done', 'Q-C001'] },
    ])
    const [overdue] = await findings(check, '--as-of', '2026-01-21')
    expect(overdue).toMatchObject({
      state: 'breach',
      settle: ['suspend', 'start', 'Q-C001', '--reason', 'surveillance-overdue'],
    })
    await json(suspends('Q-C001', '2026-02-02', { reason: 'surveillance-overdue' }))
    // Decided too late for its day: it stays a breach, and while suspended nothing is proposed but its record.
    expect((await findings(check))[0]?.settle?.slice(0, 3)).toEqual(['finding', 'open', 'surveillance-due'])
    await json(surveyed('done', 'Q-C001', '2026-06-10'))
    expect(await findings(check)).toMatchObject([
      {
        state: 'breach',
        period: '2026-01-20',
        settle: expect.arrayContaining(['finding', 'open']),
        facts: { daysLate: 141 },
      },
    ])
    await json(withdraws('Q-C001', '2026-06-20'))
    expect(await findings(check, '--as-of', '2028-01-01')).toEqual([])
  })

  it('judges a reissue by the chain, whatever day it was printed', async () => {
    const { json, findings } = await suspensionDesk([
      surveyed('add', 'Q-C001', '2026-01-10'),
      [...certified('C001', '2026-06-01', '2028-01-19', 'R'), '--replaces', 'Q-C001'],
    ])
    expect((await json(['certificate', 'show', 'R'])).certificate).toMatchObject({
      replaces: 'Q-C001',
      firstIssued: '2025-01-20',
    })
    const { surveillances } = await json(['certificate', 'surveillance', 'list'])
    expect(surveillances).toMatchObject([{ certificate: 'R', due: '2027-01-10', lastDone: '2026-01-10' }])
    expect(await findings(check, '--as-of', '2027-01-11')).toMatchObject([
      { facts: { certificate: 'R', due: '2027-01-10' } },
    ])
    // What turned out never to have been issued replaces nothing.
    await json(['certificate', 'void', 'R', '--reason', '误录'])
    expect((await json(['certificate', 'show', 'Q-C001'])).certificate.status).toBe('valid')
  })

  it('keeps an expiry without a recertification, whatever was issued in its place later', async () => {
    const { findings, json } = await suspensionDesk([
      [...certified('C002', '2023-06-01', '2026-05-31', 'OLD')],
      [...certified('C002', '2026-06-10', '2029-05-31', 'NEW'), '--replaces', 'OLD'],
    ])
    const old = async () =>
      (await findings(check))
        .filter(({ facts }) => facts.certificate === 'OLD')
        .map(({ state, text }) => [state, text.en])
    expect(await old()).toContainEqual([
      'breach',
      'OLD: expired on 2026-05-31 without a recertification; NEW was issued in its place on 2026-06-10, late by 10 days',
    ])
    await json(surveyed('add', 'OLD', '2026-05-20', '--kind', 'recertification'))
    expect(JSON.stringify(await old())).not.toContain('issued in its place')
  })

  it('remarks on a recertification in time of which no audit is on record, until one is', async () => {
    const { json } = await suspensionDesk([
      [...certified('C002', '2023-06-01', '2026-05-31', 'OLD'), '--kind', 'initial'],
      [...certified('C002', '2026-05-20', '2029-05-31', 'NEW'), '--replaces', 'OLD', '--kind', 'recertification'],
    ])
    type Told = { facts: { certificate: string }; text: { en: string; zh: string } }
    const told = async () => {
      const { clauses } = await json(['report', 'compliance', '--clause', check, '--year', '2026'])
      return clauses.flatMap(({ remarks }: { remarks: Told[] }) =>
        remarks.map(({ facts, text }) => ({ ...facts, text })),
      )
    }
    expect(await told()).toEqual([
      {
        ...{ certificate: 'NEW', issued: '2026-05-20', replaces: 'OLD', audit: null },
        text: {
          en: 'NEW: issued on 2026-05-20 as the recertification of OLD, in time, and no audit for it is on record; record it with: certdesk certificate surveillance add OLD --kind recertification --on DAY --reference REFERENCE',
          zh: 'NEW：2026-05-20 按期再认证换发（原证书 OLD），但再认证审核不在案，请登记：certdesk certificate surveillance add OLD --kind recertification --on 日期 --reference 报告编号',
        },
      },
    ])
    await json(surveyed('add', 'OLD', '2026-05-10', '--kind', 'recertification'))
    expect(await told()).toEqual([])
  })

  it('moves the day of supersession with a corrected issue day', async () => {
    const { json, statusOn } = await suspensionDesk([
      [...certified('C001', '2026-06-01', '2028-01-19', 'R'), '--replaces', 'Q-C001'],
    ])
    await json(['certificate', 'edit', 'R', '--issued', '2026-06-05', '--reason', '误录'])
    expect(await statusOn('Q-C001', '2026-06-04')).toBe('valid')
    expect(await statusOn('Q-C001', '2026-06-05')).toBe('superseded')
  })

  it('keeps one that was overdue on the first day of the procedure and was done since as late, in the year in which it was done', async () => {
    const { findings, json } = await suspensionDesk([
      [...certified('C002', '2023-03-01', '2026-02-28', 'OLD')],
      [...certified('C001', '2023-03-01', '2026-02-28', 'EARLY')],
    ])
    await json(surveyed('add', 'OLD', '2025-11-10'))
    await json(surveyed('add', 'EARLY', '2025-01-15'))
    const told = (await findings(check)).filter(({ facts }) => facts.kind === 'surveillance')
    expect(told.map(({ facts, state, period }) => [facts.certificate, state, period, facts.done])).toContainEqual([
      'OLD',
      'breach',
      '2025-01-16',
      '2025-11-10',
    ])
    expect(told.filter(({ facts }) => facts.certificate === 'EARLY' && facts.done === '2025-01-15')).toEqual([])
    const late = told.find(({ facts }) => facts.certificate === 'OLD' && facts.done === '2025-11-10')
    expect(late?.facts.daysLate).toBe(619)
  })

  it('dates nothing before the procedure, and takes the day that a list stated for a plan', async () => {
    const { findings, json } = await suspensionDesk([
      [...certified('C002', '2023-03-01', '2026-02-28', 'OLD')],
      [...certified('C002', '2024-03-01', '2026-12-31', 'STATED'), '--next-surveillance', '2026-09-01'],
    ])
    const numbers = (await findings(check)).map(({ facts, state, period }) => [facts.certificate, state, period])
    expect(numbers).toEqual([
      ['Q-C001', 'breach', '2026-01-20'],
      ['OLD', 'breach', '2026-02-28'],
      ['OLD', 'breach', '2025-01-16'],
      ['STATED', 'breach', '2025-03-01'],
    ])
    const { surveillances } = await json(['certificate', 'surveillance', 'list', 'C002'])
    expect(surveillances).toMatchObject([{ certificate: 'STATED', due: '2025-03-01', planned: '2026-09-01' }])
  })
})
