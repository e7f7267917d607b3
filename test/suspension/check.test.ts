import { describe, expect, it } from 'vitest'
import { both, called, certified, clerk } from '../contact/clerk.ts'
import { besidesReports, cancels, type Found, restores, suspends, suspensionDesk, withdraws } from './suspended.ts'

/** The end of the suspension among the findings of 4.4.1. */
const endOf = (findings: readonly Found[]) =>
  findings.filter(({ text }) => /ends on|ended on/.test(text.en) && !/: (notice|public)/.test(text.en))

describe('the end of a suspension (4.4.1)', () => {
  const august = suspends('Q-C001', '2025-08-31')

  it.each([
    ['2025-12-29', 'on-track'],
    ['2025-12-30', 'at-risk'],
    ['2026-02-28', 'at-risk'],
    ['2026-03-01', 'breach'],
    ['2027-03-01', 'breach'],
    ['2029-03-01', 'breach'],
  ])('as of %s: %s', async (day, state) => {
    const { findings } = await suspensionDesk([august])
    const found = endOf(await findings('4.4.1', '--as-of', day))
    expect(found).toHaveLength(1)
    expect(found[0]).toMatchObject({ state, period: '2026-02-28', facts: { until: '2026-02-28', ended: null } })
    const settle = state === 'breach' ? 'withdraw' : 'restore'
    expect(found[0]?.settle?.slice(0, 3)).toEqual(['suspend', settle, 'Q-C001'])
  })

  it('stays open when the certificate expires meanwhile, and can then only be withdrawn', async () => {
    const short = certified('C002', '2025-01-20', '2026-03-15')
    const { json, findings, problem, statusOn } = await suspensionDesk([short, suspends('Q-C002', '2025-08-31')])
    expect(await statusOn('Q-C002', '2026-03-16')).toBe('expired')
    const [found] = endOf(await findings('4.4.1', '--as-of', '2026-06-30'))
    expect(found).toMatchObject({ state: 'breach', facts: { daysLate: 15, certificateExpires: '2026-03-15' } })
    const { due } = await json(['suspend', 'due', '--as-of', '2027-06-30'])
    expect(due).toContainEqual(expect.objectContaining({ certificate: 'Q-C002', followUp: null, daysLeft: -487 }))
    const refused = await problem(restores('Q-C002', '2026-06-30'), 3)
    expect(refused).toMatchObject({ clause: '4.4.1', hint: expect.stringContaining('suspend withdraw Q-C002') })
    await json(withdraws('Q-C002', '2026-06-30', { reason: 'suspension-unresolved' }))
    expect(await statusOn('Q-C002', '2026-06-30')).toBe('withdrawn')
    expect(endOf(await findings('4.4.1'))[0]).toMatchObject({
      state: 'breach',
      settle: expect.arrayContaining(['finding', 'open']),
      facts: { daysLate: 15 },
    })
  })

  it('is late from the second day on that it does not hold: the last day was allowed', async () => {
    const { json, findings, said } = await suspensionDesk([august])
    const restoredOn = async (on: string) => {
      const { out } = await said(restores('Q-C001', on))
      const found = endOf(await findings('4.4.1', '--as-of', '2026-06-30'))
      await json(['suspend', 'void', 'SP-2025-0001', '--of', 'restoration', '--reason', '误录'])
      return [out.includes('which stays a finding'), found.map(({ facts }) => facts.daysLate)]
    }
    expect(await restoredOn('2026-02-28')).toEqual([false, []])
    expect(await restoredOn('2026-03-01')).toEqual([false, []])
    expect(await restoredOn('2026-03-02')).toEqual([true, [1]])
  })

  it('is a late one for ever when it is restored after the last day', async () => {
    const { json, findings, said } = await suspensionDesk([august])
    const late = await said(restores('Q-C001', '2026-03-05'))
    expect(late.out).toContain('4 days beyond 2026-02-28')
    const [found] = endOf(await findings('4.4.1', '--as-of', '2027-12-31'))
    expect(found?.text.en).toContain('late by 4 days')
    await json(['suspend', 'void', 'SP-2025-0001', '--reason', '误录'])
    await json(august)
    await json(restores('Q-C001', '2026-02-28'))
    expect(endOf(await findings('4.4.1'))).toEqual([])
  })

  it('is known as of the days before it was restored', async () => {
    const { findings } = await suspensionDesk([august, restores('Q-C001', '2026-03-05')])
    expect(endOf(await findings('4.4.1', '--as-of', '2026-03-01'))[0]).toMatchObject({
      facts: { ended: null, daysLate: 1 },
    })
  })

  it('judges nothing before the procedure came into force', async () => {
    const { findings } = await suspensionDesk([
      ['staff', 'role', '李决', 'decision-maker', '--from', '2024-01-01'],
      certified('C002', '2023-01-20', '2027-01-19'),
      suspends('Q-C002', '2024-02-01'),
      restores('Q-C002', '2024-12-20'),
    ])
    const found = besidesReports(await findings('4.4.1'))
    expect(found).toEqual([])
  })

  it('says what the document leaves open', async () => {
    const { suspensionAndWithdrawal } = await import('../../src/suspension/checks.ts')
    expect(suspensionAndWithdrawal.gap?.en).toContain('NCT-CI-007')
    expect(suspensionAndWithdrawal.gap?.zh).toContain('撤销')
  })
})

describe('the status of one certificate, the day before, of and after', () => {
  it('each change, as of any day', async () => {
    const { json, statusOn } = await suspensionDesk([
      suspends('Q-C001', '2025-08-31'),
      restores('Q-C001', '2025-10-10'),
      [
        ...['certificate', 'add', 'C001', '--number', 'R', '--standard', 'ISO 9001:2015', '--scope', 'x'],
        ...['--issued', '2026-01-20', '--expires', '2028-01-19', '--replaces', 'Q-C001'],
      ],
      certified('C002', '2025-02-01', '2026-03-31'),
      certified('C002', '2025-02-01', '2026-12-31', 'W'),
      withdraws('W', '2026-05-05'),
      certified('C002', '2025-02-01', '2026-12-31', 'K'),
      cancels('K', '2026-05-06'),
    ])
    const around = async (number: string, ...days: string[]) => {
      const found: (string | null)[] = []
      for (const day of days) found.push(await statusOn(number, day))
      return found
    }
    expect(await around('Q-C001', '2025-01-19', '2025-01-20', '2025-01-21')).toEqual([null, 'valid', 'valid'])
    expect(await around('Q-C001', '2025-08-30', '2025-08-31', '2025-09-01')).toEqual([
      'valid',
      'suspended',
      'suspended',
    ])
    expect(await around('Q-C001', '2025-10-09', '2025-10-10', '2025-10-11')).toEqual(['suspended', 'valid', 'valid'])
    expect(await around('Q-C001', '2026-01-19', '2026-01-20', '2026-01-21')).toEqual([
      'valid',
      'superseded',
      'superseded',
    ])
    expect(await around('R', '2026-01-19', '2026-01-20', '2026-01-21')).toEqual([null, 'valid', 'valid'])
    expect(await around('Q-C002', '2026-03-30', '2026-03-31', '2026-04-01')).toEqual(['valid', 'valid', 'expired'])
    expect(await around('W', '2026-05-04', '2026-05-05', '2026-05-06')).toEqual(['valid', 'withdrawn', 'withdrawn'])
    expect(await around('K', '2026-05-05', '2026-05-06', '2027-02-01')).toEqual(['valid', 'cancelled', 'cancelled'])
    const on = async (day: string) => (await json(['certificate', 'status', 'Q-C001', '--as-of', day])).certificate
    expect(await on('2025-09-01')).toMatchObject({ since: '2025-08-31', until: '2026-02-28', reason: 'fees-unpaid' })
    expect(await on('2025-10-10')).toMatchObject({ status: 'valid', since: '2025-10-10' })
    expect(await on('2026-01-20')).toMatchObject({ status: 'superseded', reasonName: { en: 'replaced by R' } })
  })
})

describe('4.3.2 follows the statuses', () => {
  it('suspended organizations are owed contacts, withdrawn ones up to the day', async () => {
    const { findings } = await suspensionDesk([
      certified('C002', '2025-01-20', '2028-01-19'),
      called('C001', '2026-02-01', ...both),
      suspends('Q-C001', '2026-03-01'),
      withdraws('Q-C002', '2026-04-01'),
    ])
    const found = await findings('4.3.2', '--year', '2026')
    expect(found.find(({ customer }) => customer === 'C001')?.facts).toMatchObject({ owed: 2, done: 1, endedOn: null })
    expect(found.find(({ customer }) => customer === 'C002')).toMatchObject({
      state: 'breach',
      facts: { owed: 1, done: 0, endedOn: '2026-03-31' },
      settle: expect.arrayContaining(['finding', 'open']),
    })
  })
})

describe('what must follow', () => {
  const notice = (on: string) => [
    ...['suspend', 'follow-up', 'SP-2026-0001', 'notice', '--on', on],
    ...['--reference', 'TZ-1', '--delivery', '快递签收'],
  ]

  it('is open, at risk in the last fifth, and a finding when late', async () => {
    // 2026-06-01 is a Monday: five working days end on the Monday after.
    const { findings } = await suspensionDesk([suspends('Q-C001', '2026-06-01')])
    const states = async (day: string) => {
      const found = await findings('4.4.1', '--as-of', day)
      return found.filter(({ facts }) => facts.followUp !== undefined).map(({ state, period }) => [state, period])
    }
    expect(await states('2026-06-05')).toEqual([
      ['on-track', '2026-06-08'],
      ['on-track', '2026-06-08'],
    ])
    expect((await states('2026-06-08')).map(([state]) => state)).toEqual(['at-risk', 'at-risk'])
    expect((await states('2026-06-09')).map(([state]) => state)).toEqual(['breach', 'breach'])
  })

  it('is recorded once, late or not', async () => {
    const { json, said, problem, findings } = await suspensionDesk([suspends('Q-C001', '2026-06-01')])
    expect((await said(notice('2026-06-10'))).out).toContain('2 days late')
    expect((await said(notice('2026-06-10'))).out).toBe('Already recorded as SP-2026-0001; nothing was changed.\n')
    expect((await problem(notice('2026-06-11'), 2)).hint).toContain('suspend void SP-2026-0001 --follow-up notice')
    await json(['suspend', 'follow-up', 'SP-2026-0001', '状态公布', '--on', '2026-06-08'])
    const late = (await findings('4.4.1')).filter(({ facts }) => facts.followUp !== undefined)
    expect(late).toMatchObject([
      {
        state: 'breach',
        settle: expect.arrayContaining(['finding', 'open']),
        facts: { daysLate: 2, done: '2026-06-10' },
      },
    ])
    await json(['suspend', 'void', 'SP-2026-0001', '--follow-up', 'notice', '--reason', '日期误录'])
    await json(notice('2026-06-08'))
    expect((await findings('4.4.1')).filter(({ facts }) => facts.followUp !== undefined)).toEqual([])
  })

  it('is that of its act: the newest, unless it is said', async () => {
    const { json, problem } = await suspensionDesk([
      suspends('Q-C001', '2026-06-01'),
      withdraws('Q-C001', '2026-06-20'),
    ])
    expect((await problem(['suspend', 'follow-up', 'SP-2026-0001', 'reissue'], 2)).hint).toContain('public-notice')
    await json(['suspend', 'follow-up', 'SP-2026-0001', 'publication', '--on', '2026-06-03', '--of', 'suspension'])
    await json(['suspend', 'follow-up', 'SP-2026-0001', 'public-notice', '--on', '2026-06-22'])
    const { suspension } = await json(['suspend', 'show', 'SP-2026-0001'])
    const owed = suspension.acts.map((act: { followUps: { kinds: string[]; on: string | null }[] }) =>
      act.followUps.map(({ kinds, on }) => [kinds.join('|'), on]),
    )
    expect(owed).toEqual([
      [
        ['notice', null],
        ['publication', '2026-06-03'],
      ],
      [
        ['notice', null],
        ['recall|public-notice', '2026-06-22'],
      ],
    ])
    expect(
      (await problem(['suspend', 'follow-up', 'SP-2026-0001', 'publication', '--of', 'restoration'], 2)).message,
    ).toContain('no restoration')
  })

  it('stands on the list of what is due with the command that settles it, the overdue first', async () => {
    const { json, said } = await suspensionDesk([
      certified('C002', '2025-01-20', '2028-01-19'),
      certified('C002', '2025-01-20', '2028-01-19', 'LATER'),
      suspends('LATER', '2026-06-30', { 'ground-on': '2026-06-29' }),
      suspends('Q-C001', '2025-08-31'),
      suspends('Q-C002', '2026-02-10'),
    ])
    const { due } = await json(['suspend', 'due'])
    const lines = (due as { certificate: string; followUp: string[] | null; daysLeft: number }[]).map((each) => [
      each.certificate,
      each.followUp?.[0] ?? 'end',
      each.daysLeft,
    ])
    expect(lines).toEqual([
      ['Q-C001', 'end', -122],
      ['Q-C001', 'notice', -298],
      ['Q-C001', 'publication', -298],
      ['Q-C002', 'notice', -133],
      ['Q-C002', 'publication', -133],
      ['LATER', 'notice', 7],
      ['LATER', 'publication', 7],
      ['Q-C002', 'end', 41],
      ['LATER', 'end', 183],
    ])
    const shown = await said(['suspend', 'due'])
    expect(shown.out).toMatch(/suspend withdraw Q-C001 --reason\s+suspension-unresolved/)
    expect((await json(['suspend', 'due', '--as-of', '2025-08-30'])).due).toEqual([])
    expect((await json(['suspend', 'list', '--open'])).suspensions).toHaveLength(3)
  })
})

it('does not tell to restore what is decided to end', async () => {
  const { json, said, findings } = await suspensionDesk([
    suspends('Q-C001', '2026-02-10'),
    restores('Q-C001', '2026-07-10', { 'verified-on': '2026-06-28', 'decided-on': '2026-06-29' }),
  ])
  const { due } = await json(['suspend', 'due'])
  expect(due.find(({ followUp }: { followUp: unknown }) => followUp === null)).toMatchObject({
    certificate: 'Q-C001',
    settle: null,
    ending: { act: 'restoration', on: '2026-07-10' },
  })
  const { out } = await said(['suspend', 'due'])
  expect(out).toContain('ends on 2026-07-10: restoration decided')
  expect(out).not.toContain('suspend restore')
  const [found] = (await findings('4.4.1')).filter(({ text }) => text.en.includes('ends on'))
  expect(found).toMatchObject({ settle: null, text: { en: expect.stringContaining('restoration decided') } })
  expect((await findings('4.4.1', '--as-of', '2026-06-28')).map(({ settle }) => settle?.[1])).toContain('restore')
})

it('shows nothing where nothing ever happened', async () => {
  const { json, said } = await clerk()
  expect((await json(['suspend', 'due'])).due).toEqual([])
  expect((await said(['suspend', 'list'], 'zh')).out).toContain('没有')
})

describe('who decided it (4.4.1), by what is on record now', () => {
  const august = suspends('Q-C001', '2025-08-31')
  const decisions = (findings: readonly Found[]) =>
    besidesReports(findings).filter(({ text }) => text.en.startsWith('Q-C001: suspension of 2025-08-31'))

  it('somebody who held the role on that day', async () => {
    const { json, findings } = await suspensionDesk([august])
    expect(decisions(await findings('4.4.1'))).toEqual([])
    await json(['staff', 'end', '李决', '--on', '2025-08-01'])
    const [found] = decisions(await findings('4.4.1'))
    expect(found).toMatchObject({ state: 'breach', period: '2025-08-31', settle: expect.arrayContaining(['finding']) })
    expect(found?.text.en).toContain('李决 does not hold the role "decision-maker" on 2025-08-31')
    expect(found?.text.zh).toContain('没有“认证决定人员”')
  })

  it('another person than who handled it, whatever names they go by', async () => {
    const { json, findings } = await suspensionDesk([august])
    const { suspension } = await json(['suspend', 'show', 'SP-2025-0001'])
    const [{ handledBy }] = suspension.acts as [{ handledBy: string }]
    expect(handledBy).not.toBe('李决')
    await json(['staff', 'alias', handledBy, '李决'])
    expect(decisions(await findings('4.4.1'))[0]).toMatchObject({
      state: 'breach',
      text: { en: expect.stringContaining('both handles the case and decides it') },
    })
  })
})
