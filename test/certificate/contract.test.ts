import { describe, expect, it } from 'vitest'
import { certified, clerk } from '../contact/clerk.ts'

const add = (...more: string[]) => ['contract', 'add', 'C001', '--number', 'HT-1', '--kind', '管理体系', ...more]

const inOrder = [
  ...['--accepted', '2026-02-03', '--accepted-ref', 'SL-1', '--reviewed', '2026-02-05', '--reviewed-ref', 'PS-1'],
  ...['--signed', '2026-02-10', '--signed-ref', 'QD-1'],
]

describe('contract add', () => {
  it('gives the whole record, money exact', async () => {
    const { json, said } = await clerk()
    const { contract } = await json(add('--amount', '12,345.60', ...inOrder))
    expect(contract).toEqual({
      number: 'HT-1',
      customer: 'C001',
      name: '甲机械有限公司',
      kind: 'management-system',
      amount: 1_234_560,
      signedAmount: 1_234_560,
      accepted: '2026-02-03',
      acceptedRef: 'SL-1',
      reviewed: '2026-02-05',
      reviewedRef: 'PS-1',
      signed: '2026-02-10',
      signedRef: 'QD-1',
      setUp: null,
      setUpRef: null,
      stage: 'signed',
      missing: [],
      ended: null,
      endReason: null,
      note: null,
      service: null,
      deviation: null,
      floor: null,
      floorFrom: null,
      belowFloorReason: null,
      belowFloorBy: null,
      renews: null,
      renewedBy: [],
    })
    expect((await said(['contract', 'list'])).out).toContain('¥12,345.60')
    expect((await said(add('--amount', '12345.6', ...inOrder))).out).toContain('Already recorded as HT-1')
  })

  it('refuses steps out of order, and warns of one passed over (4.1.4)', async () => {
    const { said, problem } = await clerk()
    const wrong = await problem(add('--accepted', '2026-02-03', '--signed', '2026-02-01'), 3)
    expect(wrong).toMatchObject({ code: 'refused', clause: '4.1.4' })
    expect(wrong.message).toContain('signing')
    const skipped = await said(add('--signed', '2026-02-10'))
    expect(skipped.code).toBe(0)
    expect(skipped.err).toContain('without: acceptance, review (4.1.4)')
    const filled = await said(['contract', 'edit', 'HT-1', '--accepted', '2026-02-01', '--reviewed', '2026-02-02'])
    expect(filled.err).toBe('')
  })

  it('records steps as they truly were, with a reason, and keeps them a finding (4.1.4)', async () => {
    const { json, said, problem } = await clerk()
    await json(
      add('--accepted', '2026-02-03', '--accepted-ref', 'SL-1', '--signed', '2026-02-10', '--signed-ref', 'QD-1'),
    )
    const late = ['contract', 'edit', 'HT-1', '--reviewed', '2026-03-10', '--reviewed-ref', 'PS-1']
    expect((await problem(late, 3)).hint).toContain('--out-of-order')
    const taken = await said([...late, '--out-of-order', '评审会延期'])
    expect(taken.code).toBe(0)
    expect(taken.err).toContain('out of order, which stays a finding (4.1.4): signing')
    const { clauses } = await json(['report', 'compliance', '--clause', '4.1.4', '--year', '2026'])
    expect(clauses[0]).toMatchObject({
      result: 'breach',
      findings: [{ facts: { outOfOrder: ['signed'] }, settle: expect.arrayContaining(['finding', 'open']) }],
    })
    expect((await json(['audit', 'list'])).entries[0].note).toBe('out of order: 评审会延期')
    // What is on record out of order needs no second reason, and what is in order needs none at all.
    await json(['contract', 'edit', 'HT-1', '--set-up', '2026-03-11'])
    const inVain = [
      'contract',
      'add',
      'C001',
      '--number',
      'HT-2',
      '--kind',
      '管理体系',
      ...inOrder,
      '--out-of-order',
      '无',
    ]
    expect((await problem(inVain, 2)).hint).toBe('Leave --out-of-order out.')
  })

  it('says that no step is on record, and lists it until one is (4.1.4)', async () => {
    const { json, said } = await clerk()
    expect((await said(add())).err).toContain('has no step on record yet (4.1.4)')
    const line = async () => (await json(['report', 'compliance', '--clause', '4.1.4'])).clauses[0]
    expect(await line()).toMatchObject({ result: 'on-track', population: 1, findings: [{ customer: 'C001' }] })
    expect(
      (await json(['report', 'compliance', '--clause', '4.1.4', '--as-of', '2026-06-01'])).clauses[0],
    ).toMatchObject({ result: 'not-applicable' })
    await json(['contract', 'edit', 'HT-1', ...inOrder, '--set-up', '2026-02-11', '--set-up-ref', 'LX-1'])
    expect(await line()).toMatchObject({ result: 'met' })
  })

  it('opens the channels of its customer with its first step (4.1.1)', async () => {
    const { json } = await clerk()
    await json(add(...inOrder))
    const asOf = (day: string) => json(['report', 'compliance', '--clause', '4.1.1', '--as-of', day])
    expect((await asOf('2026-02-02')).clauses[0].population).toBe(0)
    expect((await asOf('2026-02-03')).clauses[0].population).toBe(1)
  })

  it('refuses what cannot be', async () => {
    const { json, problem } = await clerk()
    expect((await problem(add('--amount', '12.345'), 2)).hint).toContain('12,345.60')
    expect((await problem(add('--signed', '2026-07-01'), 2)).message).toContain('--signed 2026-07-01 lies after today')
    expect((await problem(add('--set-up-ref', 'P-1'), 2)).hint).toBe('Add --set-up DAY.')
    await json(['contract', 'add', 'C002', '--number', 'HT-1', '--kind', 'product'])
    expect((await problem(add(), 2)).message).toContain('on record for 乙食品有限公司')
  })

  it('makes its customer an applying one, and wants a maintainer once it is signed', async () => {
    const { json } = await clerk()
    await json(add(...inOrder))
    const { clauses } = await json(['report', 'compliance', '--clause', '4.1.4', '--clause', '2'])
    const results = (clauses as { clause: string; period: string; result: string }[]).map((line) => line.result)
    expect(results).toEqual(['breach', 'at-risk', 'not-applicable'])
  })
})

describe('contract edit, end and void', () => {
  it('fills what was empty freely, and replaces only with a reason', async () => {
    const { json, problem } = await clerk()
    await json(add(...inOrder))
    const edit = ['contract', 'edit', 'HT-1']
    const { contract } = await json([...edit, '--set-up', '2026-02-12', '--set-up-ref', 'P-1'])
    expect(contract).toMatchObject({ setUp: '2026-02-12', setUpRef: 'P-1', stage: 'setUp' })
    expect((await problem([...edit, '--signed', '2026-02-11'], 2)).message).toContain('needs a reason')
    expect((await json([...edit, '--signed', '2026-02-11', '--reason', '误录'])).contract.signed).toBe('2026-02-11')
    expect((await problem([...edit, '--signed', '2026-02-01', '--reason', 'x'], 3)).clause).toBe('4.1.4')
    expect((await problem(edit, 2)).message).toBe('Nothing was given to change.')
    const then = await json(['contract', 'show', 'HT-1', '--as-of', '2026-02-05'])
    expect(then.contract).toMatchObject({ stage: 'reviewed', signed: null, setUp: null, setUpRef: null })
    expect((await json(['contract', 'list', '--as-of', '2026-02-02'])).contracts).toEqual([])
  })

  it('ends once, not before it was signed', async () => {
    const { json, said, problem } = await clerk()
    await json(add(...inOrder))
    const end = ['contract', 'end', 'HT-1']
    expect((await problem([...end, '--on', '2026-02-01'], 2)).message).toContain('lies before --signed 2026-02-10')
    const { contract } = await json([...end, '--on', '2026-12-31', '--reason', '不再续签'])
    expect(contract).toMatchObject({ ended: '2026-12-31', endReason: '不再续签' })
    expect((await said(end)).out).toContain('ended on 2026-12-31 already')
    expect((await json(['contract', 'list', '--running'])).contracts).toHaveLength(1)
    expect((await json(['contract', 'list', '--running', '--as-of', '2026-12-31'])).contracts).toEqual([])
  })

  it('voids, but not from under a certificate', async () => {
    const { json, said, problem } = await clerk()
    await json(add(...inOrder))
    await json([...certified('C001', '2026-03-01', '2029-02-28'), '--contract', 'HT-1'])
    const takeBack = ['contract', 'void', 'HT-1', '--reason', '重复']
    expect((await problem(takeBack, 2)).message).toBe('Contract HT-1 has certificates on record: Q-C001.')
    await json(['certificate', 'void', 'Q-C001', '--reason', '重复'])
    await json(takeBack)
    expect((await said(takeBack)).out).toContain('is void already')
    expect((await problem(['contract', 'show', 'HT-1'], 2)).message).toBe('HT-1 is void: 重复.')
  })
})
