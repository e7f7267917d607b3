import { describe, expect, it } from 'vitest'
import { certified } from '../contact/clerk.ts'
import { cancels, suspends, suspensionDesk, withdraws } from '../suspension/suspended.ts'

const check = 'ISO/IEC 17021-1 9.1.3'
const surveyed = (verb: string, certificate: string, on: string, ...more: string[]) => [
  ...['certificate', 'surveillance', verb, certificate, '--on', on],
  ...(verb === 'plan' ? [] : verb === 'void' ? ['--reason', '误录'] : ['--reference', `JD-${on}`]),
  ...more,
]
const reissued = (issued: string, ...more: string[]) => [
  ...certified('C001', issued, '2028-01-19', 'R'),
  ...['--replaces', 'Q-C001', ...more],
]
const dueOf = async (json: (argv: readonly string[]) => Promise<{ surveillances: { due: string }[] }>) =>
  (await json(['certificate', 'surveillance', 'list'])).surveillances.map(({ due }) => due)

describe('a reissue', () => {
  it('moves no day of surveillance, whatever is printed on it', async () => {
    const { json } = await suspensionDesk([reissued('2026-05-01', '--next-surveillance', '2027-04-30')])
    expect(await dueOf(json)).toEqual(['2026-01-20'])
    const edit = ['certificate', 'edit', '--reason', '误录', '--next-surveillance']
    await json([...edit, '2027-05-30', 'R'])
    expect(await dueOf(json)).toEqual(['2026-01-20'])
    // What the first one states is a plan, no due day (9.1.3).
    await json([...edit, '2025-12-01', 'Q-C001'])
    expect(await dueOf(json)).toEqual(['2026-01-20'])
    await json([...edit, '2026-12-01', 'Q-C001'])
    expect(await dueOf(json)).toEqual(['2026-01-20'])
  })

  it('leaves a recertification that was done before it', async () => {
    const { json, findings } = await suspensionDesk([
      surveyed('add', 'Q-C001', '2026-01-10'),
      surveyed('add', 'Q-C001', '2026-06-10', '--kind', 'recertification'),
      reissued('2026-06-20'),
    ])
    expect(await findings(check, '--as-of', '2027-12-31')).toMatchObject([{ facts: { due: '2027-01-10' } }])
    await json(['certificate', 'edit', 'R', '--expires', '2029-01-19', '--reason', '换周期'])
    const found = await findings(check, '--as-of', '2028-12-31')
    expect(found.map(({ text }) => text.en)).toContainEqual(expect.stringContaining('without a recertification'))
  })

  it('has the plans and the records of the one that it continues', async () => {
    const { json, said, problem } = await suspensionDesk([
      surveyed('plan', 'Q-C001', '2026-06-15', '--today', '2026-06-01'),
      reissued('2026-05-01'),
    ])
    expect((await said(surveyed('plan', 'R', '2026-06-15'))).out).toContain('nothing was changed')
    expect((await said(surveyed('plan', 'R', '2026-06-20', '--today', '2026-06-01'))).out).toContain(
      'moved from 2026-06-15 to 2026-06-20',
    )
    const done = await json(surveyed('done', 'R', '2026-06-21'))
    expect(done.surveillance).toMatchObject({ certificate: 'R', planned: '2026-06-20', done: '2026-06-21' })
    const { surveillances } = await json(['certificate', 'surveillance', 'list'])
    expect(surveillances).toMatchObject([{ certificate: 'R', planned: null, records: [{ done: '2026-06-21' }] }])
    expect((await said(surveyed('done', 'R', '2026-06-21'))).out).toContain('nothing was changed')
    await json(surveyed('add', 'Q-C001', '2026-01-10'))
    expect((await problem([...surveyed('add', 'R', '2026-01-10'), '--kind', 'special'], 2)).message).toContain(
      '2026-01-10',
    )
    expect((await json(surveyed('void', 'R', '2026-06-21'))).surveillance).toMatchObject({ voided: true })
    expect((await said(surveyed('void', 'Q-C001', '2026-06-21'))).out).toContain('void already')
  })
})

describe('what was overdue when a certificate ended', () => {
  const overdue = {
    state: 'breach',
    period: '2026-01-20',
    settle: expect.arrayContaining(['finding', 'open']),
    facts: { daysLate: 151, ended: '2026-06-20' },
  }

  it.each([
    ['withdrawn', withdraws('Q-C001', '2026-06-20')],
    ['cancelled', cancels('Q-C001', '2026-06-20')],
  ])('stays a breach of its day when it is %s', async (_, argv) => {
    const { findings } = await suspensionDesk([argv])
    const found = await findings(check)
    expect(found).toMatchObject([overdue])
    expect(found[0]?.text.en).toContain('overdue by 151 days when it ended')
    expect((await findings(check, '--as-of', '2027-06-30'))[0]).toMatchObject(overdue)
    expect((await findings(check, '--as-of', '2026-06-19'))[0]?.settle).toEqual([
      ...['suspend', 'start', 'Q-C001', '--reason', 'surveillance-overdue'],
    ])
  })

  it.each([
    ['valid', []],
    ['suspended', [suspends('S', '2026-03-01')]],
  ] as const)(
    'so it is when it expires while it is %s, and the missing recertification is one too',
    async (_, more) => {
      const { findings } = await suspensionDesk([
        surveyed('add', 'Q-C001', '2026-01-10'),
        certified('C002', '2025-02-01', '2026-05-31', 'S'),
        ...more,
      ])
      const found = async (day: string) =>
        (await findings(check, '--as-of', day))
          .filter(({ customer, state }) => customer === 'C002' && state === 'breach')
          .map(({ period, settle, facts }) => [period, settle?.[0] ?? null, facts.daysLate ?? null])
      expect((await found('2026-05-31')).map(([period]) => period)).toEqual(['2026-02-01'])
      for (const day of ['2026-06-01', '2027-06-01'])
        expect(await found(day)).toEqual([
          ['2026-02-01', 'finding', 119],
          ['2026-05-31', 'finding', null],
        ])
    },
  )

  it('is none where it was recertified, or another was issued in its place', async () => {
    const { findings } = await suspensionDesk([
      certified('C002', '2025-02-01', '2026-01-31', 'OLD'),
      surveyed('add', 'OLD', '2026-01-10', '--kind', 'recertification'),
      certified('C001', '2025-02-01', '2026-01-31', 'P'),
      [...certified('C001', '2026-01-20', '2029-01-31', 'N'), '--replaces', 'P'],
      surveyed('add', 'N', '2026-01-15'),
      surveyed('add', 'Q-C001', '2026-01-15'),
    ])
    expect(await findings(check)).toEqual([])
  })

  it('keeps what was done late', async () => {
    const { findings } = await suspensionDesk([
      surveyed('add', 'Q-C001', '2026-03-01'),
      withdraws('Q-C001', '2026-06-20'),
    ])
    expect(await findings(check)).toMatchObject([{ period: '2026-01-20', facts: { done: '2026-03-01', daysLate: 40 } }])
  })
})
