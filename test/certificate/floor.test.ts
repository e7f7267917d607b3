import { describe, expect, it } from 'vitest'
import { clerk } from '../contact/clerk.ts'
import { digest } from '../register/registers.ts'

const initial = 'ISO 9001 initial'
const floor = (amount: string, from: string, ...more: string[]) => [
  ...['contract', 'floor', 'add', initial, amount, '--from', from],
  ...more,
]

const steps = (signed: string) => [
  ...['--accepted', '2025-06-01', '--accepted-ref', 'SL', '--reviewed', '2025-06-02', '--reviewed-ref', 'PS'],
  ...['--signed', signed, '--signed-ref', 'QD'],
]

const add = (number: string, ...more: string[]) => ['contract', 'add', 'C001', '--number', number, ...more]

/** The contract of a management system, priced. */
const priced = (number: string, amount: string, ...more: string[]) =>
  add(number, '--kind', '管理体系', '--service', 'iso9001 ＩＮＩＴＩＡＬ', '--amount', amount, ...more)

/** Floors of ISO 9001 from the middle of 2025, dearer from 2026 on. 李强 is of the business department. */
async function quoting() {
  const own = await clerk()
  await own.json(['staff', 'add', '李强', '--role', 'business'])
  await own.json(['staff', 'add', '陈经理', '--role', 'manager', '--from', '2026-03-01'])
  await own.json(floor('10,000', '2025-06-01', '--reference', 'F01-2025'))
  await own.json(floor('12,000', '2026-01-01', '--reference', 'F01-2026'))
  /** Refused by the procedure, and not a byte of the register changed. */
  const refusal = async (argv: readonly string[]) => {
    const before = digest(own.file)
    const problem = await own.problem(argv, 3)
    expect(digest(own.file)).toBe(before)
    return problem
  }
  const lines = async (...more: string[]) =>
    (await own.json(['report', 'compliance', '--clause', '4.1.5', ...more])).clauses
  return { ...own, refusal, lines }
}

describe('contract floor', () => {
  it('keeps one spelling of a service, and says a repetition', async () => {
    const { json, said, problem } = await quoting()
    const again = [
      'contract',
      'floor',
      'add',
      'ISO9001　Initial',
      '12000',
      '--from',
      '2026-1-1',
      '--reference',
      'F01-2026',
    ]
    expect((await said(again)).out).toContain('"ISO 9001 initial" is already recorded as ¥12,000.00')
    const other = await problem(floor('13,000', '2026-01-01'), 2)
    expect(other.message).toContain('on record as ¥12,000.00 (F01-2026)')
    expect(other.hint).toContain('certdesk contract floor void "ISO 9001 initial" --from 2026-01-01')
    const { floors } = await json(['contract', 'floor', 'list', '--all'])
    expect(floors).toEqual([
      { service: initial, amount: 1_000_000, from: '2025-06-01', until: '2026-01-01', reference: 'F01-2025' },
      { service: initial, amount: 1_200_000, from: '2026-01-01', until: null, reference: 'F01-2026' },
    ])
  })

  it('is more than nothing, for every price would pass', async () => {
    const own = await quoting()
    const before = digest(own.file)
    for (const nothing of ['0', '0.00']) {
      const { message } = await own.problem(floor(nothing, '2026-02-01'), 2)
      expect(message).toBe('A floor is more than 0: every price would pass otherwise (4.1.5).')
    }
    expect(digest(own.file)).toBe(before)
    expect((await own.said(floor('0', '2026-02-01'), 'zh')).err).toContain('最低价格须大于 0')
    await own.json(floor('0.01', '2026-02-01'))
  })

  it('lists what is in force on a day, and tells what is set ahead', async () => {
    const { json, said } = await quoting()
    await json(floor('15,000', '2027-01-01'))
    const amounts = async (...more: string[]) =>
      (await json(['contract', 'floor', 'list', ...more])).floors.map((each: { amount: number }) => each.amount)
    expect(await amounts()).toEqual([1_200_000])
    expect(await amounts('--as-of', '2025-12-31')).toEqual([1_000_000])
    expect(await amounts('--as-of', '2025-05-31')).toEqual([])
    expect((await said(['contract', 'floor', 'list'], 'zh')).out).toContain(
      '已预设：“ISO 9001 initial”自 2027-01-01 起为 ¥15,000.00。',
    )
  })

  it('is set and taken back by a manager alone', async () => {
    const { json, said, problem, refusal } = await quoting()
    expect((await refusal(floor('9000', '2026-05-01', '--staff', '李强'))).clause).toBe('4.1.5')
    const takeBack = ['contract', 'floor', 'void', 'iso 9001 INITIAL', '--from', '2026-01-01', '--reason', '误录']
    expect((await refusal([...takeBack, '--staff', '李强'])).clause).toBe('4.1.5')
    expect((await json(takeBack)).floor).toEqual({
      ...{ service: initial, amount: 1_200_000, from: '2026-01-01', until: null, reference: 'F01-2026', voided: true },
    })
    expect((await said(takeBack)).out).toContain('is void already; nothing was changed')
    expect((await json(['contract', 'floor', 'list'])).floors).toMatchObject([{ amount: 1_000_000 }])
    const unknown = ['contract', 'floor', 'void', initial, '--from', '2026-02-01', '--reason', 'x']
    expect((await problem(unknown, 2)).hint).toContain('certdesk contract floor list --all')
    expect((await json(floor('11,000', '2026-01-01'))).floor.amount).toBe(1_100_000)
  })

  it('tells which contracts it comes too late for', async () => {
    const { json, said } = await quoting()
    await json(priced('HT-1', '12,000', ...steps('2026-03-02')))
    await json(priced('HT-2', '12,500', ...steps('2026-03-02')))
    await json(priced('HT-3', '9,000', ...steps('2025-12-31'), '--below-floor', '三年框架'))
    const late = await said(floor('12,400', '2026-03-01'))
    expect(late.err).toContain('Signed below it already (4.1.5): HT-1.')
  })
})

describe('a price below the floor (4.1.5)', () => {
  it('is refused at signing, by whichever command', async () => {
    const { json, refusal } = await quoting()
    const signed = await refusal(priced('HT-1', '11,999.99', ...steps('2026-01-01')))
    expect(signed).toMatchObject({
      clause: '4.1.5',
      message:
        'The price of contract HT-1, ¥11,999.99, is below the floor of "ISO 9001 initial", ¥12,000.00 since 2026-01-01.',
    })
    expect(signed.hint).toContain('--amount 12000.00')
    await json(priced('HT-1', '11,999.99', '--accepted', '2025-06-01', '--accepted-ref', 'SL'))
    await json(['contract', 'advance', 'HT-1', '--on', '2025-06-02', '--ref', 'PS'])
    const advance = ['contract', 'advance', 'HT-1', '--on', '2026-03-02', '--ref', 'QD']
    const advanced = await refusal(advance)
    expect(advanced.clause).toBe('4.1.5')
    expect(advanced.hint).toContain('certdesk contract edit HT-1 --amount 12000.00 --reason TEXT')
    expect(advanced.hint).toContain('to decide, with a reason (--below-floor)')
    expect((await refusal(['contract', 'edit', 'HT-1', '--signed', '2026-03-02'])).clause).toBe('4.1.5')
    // The floor of the day of signing counts: it was lower before.
    await json(['contract', 'edit', 'HT-1', '--signed', '2025-12-31', '--signed-ref', 'QD'])
    expect((await json(['contract', 'show', 'HT-1'])).contract).toMatchObject({
      floor: 1_000_000,
      floorFrom: '2025-06-01',
    })
  })

  it('is refused when price, service or day of a signed contract change', async () => {
    const { json, refusal } = await quoting()
    await json(['contract', 'floor', 'add', 'ISO 14001', '20000', '--from', '2025-06-01'])
    await json(priced('HT-1', '12,000', ...steps('2025-12-31')))
    const edit = (...more: string[]) => ['contract', 'edit', 'HT-1', ...more, '--reason', '误录']
    const correct = (...more: string[]) => ['contract', 'edit', 'HT-1', ...more, '--correction', '误录']
    expect((await refusal(correct('--amount', '9,999.99'))).message).toContain('¥9,999.99')
    expect((await refusal(correct('--amount', '9,999.99'))).hint).toContain('--amount 10000.00 --correction REASON')
    expect((await refusal(correct('--service', 'iso 14001'))).message).toContain('"ISO 14001", ¥20,000.00')
    // A correction says what was signed: the floor of that day counts, not the dearer one of today.
    await json(correct('--amount', '10,000'))
    await json(correct('--amount', '12,500'))
    await json(edit('--signed', '2026-01-01'))
    await json(edit('--note', '三年'))
  })

  it('is refused when the day of signing moves to a dearer one', async () => {
    const { json, refusal } = await quoting()
    await json(priced('HT-1', '10,000', ...steps('2025-12-31')))
    const moved = ['contract', 'edit', 'HT-1', '--signed', '2026-01-01', '--reason', '误录']
    expect((await refusal(moved)).message).toContain('¥12,000.00 since 2026-01-01')
  })

  it('is refused of a renewal', async () => {
    const { json, refusal } = await quoting()
    await json(priced('HT-1', '10,000', ...steps('2025-12-31')))
    const renewal = ['contract', 'renew', 'HT-1', '--number', 'HT-2', '--amount', '10,000', ...steps('2026-06-02')]
    expect((await refusal(renewal)).clause).toBe('4.1.5')
    expect((await json(['contract', 'show', 'HT-1'])).contract).toMatchObject({ ended: null, renewedBy: [] })
  })

  it('concerns management systems alone', async () => {
    const { json, lines } = await quoting()
    for (const [number, kind] of [
      ['HT-1', 'product'],
      ['HT-2', 'inspection'],
    ] as const) {
      const own = ['--kind', kind, '--service', initial, '--amount', '1', ...steps('2026-03-02')]
      expect((await json(add(number, ...own))).contract).toMatchObject({ floor: null })
    }
    expect(await lines('--year', '2026')).toMatchObject([{ result: 'not-applicable', population: 0 }])
  })

  it('is signed on the decision of whoever is manager on that day, and stays a finding', async () => {
    const { json, said, problem, refusal, lines } = await quoting()
    const below = (...more: string[]) => priced('HT-1', '11,000', ...steps('2026-02-27'), ...more)
    expect((await refusal(below('--below-floor', '三年框架', '--staff', '李强'))).message).toContain('on 2026-02-27')
    expect((await refusal(below('--below-floor', '三年框架', '--staff', '陈经理'))).clause).toBe('4.1.5')
    const signed = await said(below('--below-floor', '三年框架', '--by', '李强', '--staff', 'clerk'))
    expect(signed.err).toContain('on the decision of clerk, which stays a finding (4.1.5)')
    expect((await said(below('--below-floor', '三年框架'))).out).toContain('Already recorded as HT-1')
    expect((await json(['contract', 'show', 'HT-1'])).contract).toMatchObject({
      ...{ floor: 1_200_000, belowFloorReason: '三年框架', belowFloorBy: 'clerk' },
    })
    const [line] = await lines('--year', '2026')
    expect(line).toMatchObject({
      ...{ result: 'breach', population: 1 },
      findings: [
        {
          state: 'breach',
          period: '2026-02-27',
          settle: expect.arrayContaining(['finding', 'open']),
          facts: { belowFloorBy: 'clerk', floor: 1_200_000 },
        },
      ],
    })
    expect((await said(['report', 'compliance', '--clause', '4.1.5', '--year', '2026'], 'zh')).out).toContain(
      '三年框架',
    )
    // At another price nothing is decided yet; at the floor nothing needs to be.
    const edit = (amount: string) => ['contract', 'edit', 'HT-1', '--amount', amount, '--correction', '误录']
    expect((await refusal(edit('10,500'))).clause).toBe('4.1.5')
    await json(edit('12,000'))
    expect((await json(['contract', 'show', 'HT-1'])).contract).toMatchObject({
      belowFloorReason: null,
      belowFloorBy: null,
    })
    // The price that was signed stays a breach, whatever it was corrected to.
    const decided = { period: '2026-02-27', settle: expect.arrayContaining(['finding', 'open']) }
    expect(await lines('--year', '2026')).toMatchObject([
      { result: 'breach', population: 2, counts: { met: 1, breach: 1 }, findings: [decided] },
    ])
    // What was decided of the earlier price is not held to have been decided of this one.
    await json(floor('12,500', '2026-02-01'))
    expect(await lines('--year', '2026')).toMatchObject([
      {
        result: 'breach',
        counts: { breach: 2 },
        findings: expect.arrayContaining([
          expect.objectContaining({
            settle: ['contract', 'edit', 'HT-1'],
            facts: expect.objectContaining({ origin: 'correction', belowFloorReason: null }),
          }),
        ]),
      },
    ])
    const inVain = await problem([...edit('13,000'), '--below-floor', '无'], 2)
    expect(inVain.hint).toBe('Leave --below-floor out.')
  })

  it('is decided at signing, at no other step', async () => {
    const { json, problem } = await quoting()
    await json(priced('HT-1', '11,000'))
    const acceptance = ['contract', 'advance', 'HT-1', '--ref', 'SL', '--below-floor', '三年框架']
    expect((await problem(acceptance, 2)).hint).toBe('Leave --below-floor out.')
  })
})

describe('the check of 4.1.5', () => {
  it('cannot judge without amount or service, and warns at signing', async () => {
    const { json, said, lines } = await quoting()
    const warned = await said(add('HT-1', '--kind', '管理体系', ...steps('2026-03-02')))
    expect(warned.err).toContain('without amount and service')
    expect(await lines('--year', '2026')).toMatchObject([
      {
        result: 'at-risk',
        findings: [{ settle: ['contract', 'edit', 'HT-1'], facts: { amount: null, service: null } }],
      },
    ])
    await json(['contract', 'edit', 'HT-1', '--service', initial])
    expect(await lines('--year', '2026')).toMatchObject([{ result: 'at-risk' }])
    await json(['contract', 'edit', 'HT-1', '--amount', '12,000'])
    expect(await lines('--year', '2026')).toMatchObject([{ result: 'met', population: 1 }])
    expect(await lines('--year', '2026', '--as-of', '2026-03-01')).toMatchObject([{ population: 0 }])
  })

  it('is at risk where the service has no floor, which nobody escapes by another spelling', async () => {
    const { json, said, refusal, lines } = await quoting()
    const other = (...more: string[]) =>
      add(
        'HT-1',
        '--kind',
        '管理体系',
        '--service',
        'ISO 9001 inital',
        '--amount',
        '1',
        ...steps('2026-03-02'),
        ...more,
      )
    const refused = await refusal(other())
    expect(refused).toMatchObject({ clause: '4.1.5', message: expect.stringContaining('"ISO 9001 inital"') })
    expect(refused.hint).toContain('Did you mean ISO 9001 initial?')
    expect(refused.hint).toContain('--deviation REASON')
    const warned = await said(other('--deviation', '试点项目'))
    expect(warned.err).toContain('No price floor of "ISO 9001 inital" was in force on 2026-03-02')
    expect(warned.err).toContain('"ISO 9001 initial"')
    expect((await said(other('--deviation', '试点项目'))).out).toContain('Already recorded as HT-1')
    expect((await json(['contract', 'show', 'HT-1'])).contract.deviation).toBe('试点项目')
    const [line] = await lines('--year', '2026')
    expect(line).toMatchObject({
      ...{ result: 'at-risk', population: 1 },
      findings: [{ settle: ['contract', 'floor', 'add', 'ISO 9001 inital'], facts: { deviation: '试点项目' } }],
    })
    // What could not be judged is what its correction says, on the day it took effect.
    const correct = ['contract', 'edit', 'HT-1', '--service', initial, '--correction', '误录']
    expect((await refusal(correct)).message).toContain('¥1.00, is below the floor')
    await json([...correct, '--amount', '12,000'])
    expect(await lines('--year', '2026')).toMatchObject([{ result: 'met', population: 1 }])
    expect((await json(['contract', 'show', 'HT-1'])).contract.deviation).toBeNull()
  })

  it('finds a contract that was signed before its floor was recorded, until somebody decides', async () => {
    const { json, lines } = await quoting()
    await json(priced('HT-1', '12,000', ...steps('2026-03-02')))
    await json(floor('12,400', '2026-03-01'))
    expect(await lines('--year', '2026')).toMatchObject([
      { result: 'breach', findings: [{ settle: ['contract', 'edit', 'HT-1'], facts: { belowFloorReason: null } }] },
    ])
    await json(['contract', 'edit', 'HT-1', '--below-floor', '报价调整前已商定', '--staff', '陈经理'])
    expect(await lines('--year', '2026')).toMatchObject([
      { result: 'breach', findings: [{ settle: expect.arrayContaining(['finding', 'open']) }] },
    ])
  })

  it('is at risk where the body has no price list at all', async () => {
    const { json } = await clerk()
    await json(add('HT-1', '--kind', '管理体系', '--amount', '12,000', ...steps('2026-03-02')))
    await json(add('HT-2', '--kind', '产品', '--amount', '12,000', ...steps('2026-03-02')))
    const { clauses } = await json(['report', 'compliance', '--clause', '4.1.5', '--year', '2026'])
    expect(clauses).toMatchObject([{ result: 'at-risk', population: 1, findings: [{ facts: { contract: 'HT-1' } }] }])
  })
})
