// @module-tag long

import { describe, expect, it } from 'vitest'
import { clerk } from '../contact/clerk.ts'
import { isReview } from '../world.ts'

const initial = 'ISO 9001 初次认证'
const steps = (signed: string) => [
  ...['--accepted', '2025-06-01', '--accepted-ref', 'SL', '--reviewed', '2025-06-02', '--reviewed-ref', 'PS'],
  ...['--signed', signed, '--signed-ref', 'QD'],
]

/** A contract of a management system that was signed at ¥11,000, when the floor was ¥10,000; it is ¥12,000 since 2026. */
async function signed() {
  const own = await clerk()
  await own.json(['staff', 'add', '李强', '--role', 'business'])
  await own.json(['staff', 'add', '张三', '--role', 'certification'])
  await own.json(['contract', 'floor', 'add', initial, '10,000', '--from', '2025-06-01'])
  await own.json(['contract', 'floor', 'add', initial, '12,000', '--from', '2026-01-01'])
  const price = ['--kind', 'management-system', '--service', initial, '--amount', '11,000', ...steps('2025-12-01')]
  await own.json(['contract', 'add', 'C001', '--number', 'HT-1', ...price])
  /** How the prices of the contract stand: their states, days and origins, the oldest first. */
  const prices = async (...more: string[]) => {
    const { clauses } = await own.json(['report', 'compliance', '--clause', '4.1.5', ...more])
    return (clauses as { period: string; counts: object; findings: { period: string; facts: { origin: string } }[] }[])
      .map(({ period, counts, findings }) => ({
        period,
        counts,
        found: findings.map((each) => `${each.period} ${each.facts.origin}`),
      }))
      .reverse()
  }
  const edit = (...more: string[]) => ['contract', 'edit', 'HT-1', ...more]
  /** An application for another amount that is entered from the day on. */
  const amend = async (amount: string, on: string, ...more: string[]) => {
    const paper = ['--f01', `F-${amount}`, '--copies', '2', '--signed-on', on, '--on', on]
    const { change } = await own.json(['change', 'submit', 'C001', ...paper, '--set', `amount=${amount}`, ...more])
    const act = (verb: string, ...said: string[]) => own.json(['change', verb, change.number, '--on', on, ...said])
    await act('classify', '--class', 'administrative', '--why', '金额')
    await act('confirm', '--material', '补充协议', '--staff', '张三')
    await act('approve', '--staff', '李强')
    await act('enter', '--effective', on)
    return change.number as string
  }
  return { ...own, prices, edit, amend }
}

const counts = (met: number, breach = 0, atRisk = 0) => ({ met, breach, atRisk, onTrack: 0, unknown: 0 })

describe('every price since the signing (4.1.5)', () => {
  it('is judged by the floor of the day on which its application took effect, and not before', async () => {
    const { prices, amend, json } = await signed()
    await amend('11,500', '2026-03-02', '--below-floor', '老客户')
    expect(await prices()).toEqual([
      { period: '2025', counts: counts(1), found: [] },
      { period: '2026', counts: counts(0, 1), found: ['2026-03-02 application'] },
    ])
    expect(await prices('--as-of', '2026-03-01')).toEqual([
      { period: '2025', counts: counts(1), found: [] },
      { period: '2026', counts: counts(0), found: [] },
    ])
    // Two applications are two prices, each with its own reason.
    await amend('11,600', '2026-04-01', '--below-floor', '再次让利')
    const { clauses } = await json(['report', 'compliance', '--clause', '4.1.5', '--year', '2026'])
    const reasons = clauses[0].findings.map(({ facts }: { facts: object }) => facts)
    expect(reasons).toMatchObject([
      { effective: '2026-03-02', amount: 1_150_000, belowFloorReason: '老客户', belowFloorBy: 'clerk' },
      { effective: '2026-04-01', amount: 1_160_000, belowFloorReason: '再次让利' },
    ])
  })

  it('cannot be changed past an application, an amended one neither', async () => {
    const { problem, edit, amend, json, prices } = await signed()
    const refused = await problem(edit('--amount', '5', '--reason', '改价'), 3)
    expect(refused.clause).toBe('4.2.8')
    expect(refused.hint).toContain('certdesk change submit C001 --contract HT-1 --set amount=5.00')
    await amend('12,500', '2026-03-02')
    expect((await problem(edit('--amount', '5', '--reason', '改价'), 3)).clause).toBe('4.2.8')
    expect((await problem(edit('--amount', '5', '--correction', '录错'), 3)).clause).toBe('4.1.5')
    for (const [flag, value] of [
      ['--service', 'zzz'],
      ['--kind', 'product'],
    ] as const)
      expect((await problem(edit(flag, value, '--reason', '改'), 3)).clause).toBe(flag === '--kind' ? '4.2.3' : '4.1.5')
    // Said with its reason it is recorded, and stays.
    await json(edit('--service', 'zzz', '--deviation', '合并项目', '--amount', '5', '--correction', '录错'))
    await json(edit('--kind', 'product', '--correction', '录错'))
    expect((await prices())[1]).toMatchObject({ counts: counts(1) })
    const { clauses } = await json(['report', 'compliance', '--clause', '4.2.3', '--year', '2026'])
    expect(clauses[0].remarks).toMatchObject([
      {
        customer: 'C001',
        text: { zh: expect.stringContaining('合同 HT-1 金额 ¥12,500.00 → ¥5.00；服务项目 ISO 9001 初次认证 → zzz') },
      },
      { text: { zh: expect.stringContaining('类别') } },
    ])
  })

  it('is as if it had never been once it is undone, and was there for who asks what was known before', async () => {
    const { json, edit, prices } = await signed()
    await json(edit('--amount', '9,500', '--correction', '录错', '--below-floor', '老客户'))
    const breach = { period: '2025', counts: counts(1, 1), found: ['2025-12-01 correction'] }
    expect((await prices())[0]).toEqual(breach)
    const { verification } = await json(['audit', 'verify'])
    await json(['undo', '--reason', '误录'])
    expect(await prices()).toEqual([
      { period: '2025', counts: counts(1), found: [] },
      { period: '2026', counts: counts(0), found: [] },
    ])
    expect((await prices('--known-at', verification.head))[0]).toEqual(breach)
  })

  it('holds since the day of what it corrects, whatever the floor is on the day on which it is typed', async () => {
    const { json, edit, amend, problem, prices } = await signed()
    await json(['contract', 'floor', 'add', initial, '9,000', '--from', '2026-06-01'])
    expect((await problem(edit('--amount', '9,999', '--correction', '录错'), 3)).message).toContain(
      '¥10,000.00 since 2025-06-01',
    )
    await json(edit('--amount', '10,000', '--correction', '录错'))
    expect((await prices())[0]).toEqual({ period: '2025', counts: counts(2), found: [] })
    await amend('12,500', '2026-03-02')
    expect((await problem(edit('--amount', '11,999', '--correction', '录错'), 3)).message).toContain(
      '¥12,000.00 since 2026-01-01',
    )
    await json(edit('--amount', '12,000', '--correction', '录错'))
    expect((await prices())[1]).toEqual({ period: '2026', counts: counts(2), found: [] })
  })

  it('stays judged by the day on which it was signed, whatever day is said to be the right one', async () => {
    const { json, edit, problem, prices, amend } = await signed()
    const earlier = ['--accepted', '2025-11-01', '--reviewed', '2025-11-01']
    await json(['contract', 'floor', 'add', initial, '11,500', '--from', '2025-12-01'])
    const breach = { period: '2025', counts: counts(0, 1), found: ['2025-12-01 signing'] }
    expect((await prices())[0]).toEqual(breach)
    // Under the floor before it: met by that day, and the breach stays.
    await json(edit(...earlier, '--signed', '2025-11-30', '--reason', '日期录错'))
    expect((await prices())[0]).toEqual({ ...breach, counts: counts(1, 1) })
    // By a later one it lies below the floor once more, and then a manager decides.
    const later = edit('--signed', '2026-01-15', '--reason', '日期录错')
    expect((await problem(later, 3)).message).toContain('¥12,000.00 since 2026-01-01')
    await json([...later, '--below-floor', '老客户'])
    expect(await prices()).toEqual([
      { ...breach, counts: counts(1, 1) },
      { period: '2026', counts: counts(0, 1), found: ['2026-01-15 correction'] },
    ])
    // What an application made of it since is not what was signed.
    await amend('12,500', '2026-03-02')
    await json(edit('--signed', '2026-02-01', '--reason', '日期录错', '--below-floor', '老客户'))
    expect((await prices())[1]).toEqual({
      period: '2026',
      counts: counts(1, 2),
      found: ['2026-01-15 correction', '2026-02-01 correction'],
    })
    expect((await json(['contract', 'show', 'HT-1'])).contract.prices).toMatchObject([
      { effective: '2025-12-01', amount: 1_100_000, origin: 'signing' },
      { effective: '2025-11-30', amount: 1_100_000, origin: 'correction' },
      { effective: '2026-01-15', amount: 1_100_000, belowFloorReason: '老客户' },
      { effective: '2026-02-01', amount: 1_100_000, belowFloorReason: '老客户' },
      { effective: '2026-03-02', amount: 1_250_000, origin: 'application', belowFloorReason: null },
    ])
    await json(['undo', '--reason', '误录'])
    expect((await prices())[1]?.found).toEqual(['2026-01-15 correction'])
  })

  it('goes on being held against the floor of its service where the kind is said to be another', async () => {
    const { json, edit, problem, prices } = await signed()
    await json(edit('--kind', 'product', '--correction', '录错'))
    expect((await problem(edit('--amount', '5', '--correction', '录错'), 3)).clause).toBe('4.1.5')
    await json(edit('--amount', '5', '--correction', '录错', '--below-floor', '老客户'))
    expect((await prices())[0]).toEqual({ period: '2025', counts: counts(1, 1), found: ['2025-12-01 correction'] })
  })

  it('stays a breach with the reason of its own manager, whatever comes after', async () => {
    const { json, edit, amend } = await signed()
    await json(edit('--amount', '9,500', '--correction', '录错', '--below-floor', '老客户'))
    await json(edit('--amount', '10,500', '--correction', '又录错'))
    await json(['contract', 'floor', 'add', initial, '10,800', '--from', '2025-12-01'])
    await amend('12,600', '2026-06-30')
    await json(['contract', 'floor', 'add', initial, '12,800', '--from', '2026-06-30'])
    await json(edit('--below-floor', '先于调价'))
    const { clauses } = await json(['report', 'compliance', '--clause', '4.1.5'])
    const findings = clauses.toReversed().flatMap((each: { findings: object[] }) => each.findings)
    expect(findings.map(({ facts }: { facts: object }) => facts)).toMatchObject([
      { amount: 950_000, origin: 'correction', belowFloorReason: '老客户' },
      { amount: 1_050_000, origin: 'correction', belowFloorReason: null },
      { amount: 1_260_000, origin: 'application', belowFloorReason: '先于调价' },
    ])
  })

  it('is filled in from the signing on where it was not on record', async () => {
    const { json, problem } = await signed()
    const add = ['contract', 'add', 'C002', '--number', 'HT-2', '--kind', 'management-system']
    await json([...add, ...steps('2026-03-02')])
    await json(['contract', 'edit', 'HT-2', '--amount', '12,000'])
    const cheap = ['contract', 'floor', 'add', 'ISO 14001 初次认证', '15,000', '--from', '2026-01-01']
    await json(cheap)
    const other = await problem(['contract', 'edit', 'HT-2', '--service', 'ISO 14001 初次认证'], 3)
    expect(other).toMatchObject({ clause: '4.1.5', message: expect.stringContaining('¥15,000.00') })
    await json(['contract', 'edit', 'HT-2', '--service', initial])
    const { clauses } = await json(['report', 'compliance', '--clause', '4.1.5', '--year', '2026'])
    expect(clauses).toMatchObject([{ result: 'met', population: 1 }])
  })
})

describe('a contract as of a day', () => {
  const corrected = ['--amount', '13,000', '--service', 'ISO 9001 监督审核', '--correction', '录错']

  it('has the price and the service that held then, as they are known by now', async () => {
    const { json, edit, amend } = await signed()
    await json(['contract', 'floor', 'add', 'ISO 9001 监督审核', '5,000', '--from', '2025-06-01'])
    const number = await amend('12,500', '2026-03-02')
    await json(edit(...corrected))
    const on = async (...more: string[]) => (await json(['contract', 'show', 'HT-1', ...more])).contract
    const held = async (day: string) => {
      const { amount, service, prices } = await on('--as-of', day)
      const { contracts } = await json(['contract', 'list', '--as-of', day])
      expect(contracts).toMatchObject([{ amount, service }])
      return [amount, service, prices.length]
    }
    expect(await held('2025-11-30')).toEqual([1_100_000, initial, 0])
    expect(await held('2025-12-01')).toEqual([1_100_000, initial, 1])
    expect(await held('2026-03-01')).toEqual([1_100_000, initial, 1])
    expect(await held('2026-03-02')).toEqual([1_300_000, 'ISO 9001 监督审核', 3])
    expect(await held('2026-06-30')).toEqual([1_300_000, 'ISO 9001 监督审核', 3])
    expect((await on()).prices).toMatchObject([
      { effective: '2025-12-01', origin: 'signing', application: null, entry: null, floor: 1_000_000 },
      { effective: '2026-03-02', origin: 'application', application: number, entry: null, floor: 1_200_000 },
      { effective: '2026-03-02', origin: 'correction', application: null, floor: 500_000 },
    ])
  })

  it('has a price once more that was undone, and the corrected one for who asks what was known before', async () => {
    const { json, edit } = await signed()
    await json(['contract', 'floor', 'add', 'ISO 9001 监督审核', '5,000', '--from', '2025-06-01'])
    await json(edit(...corrected))
    const { verification } = await json(['audit', 'verify'])
    const amounts = async (...more: string[]) => {
      const { contract } = await json(['contract', 'show', 'HT-1', ...more])
      return [contract.amount, contract.prices.map(({ amount }: { amount: number }) => amount)]
    }
    await json(['undo', '--reason', '误录'])
    expect(await amounts()).toEqual([1_100_000, [1_100_000]])
    expect(await amounts('--known-at', verification.head)).toEqual([1_300_000, [1_100_000, 1_300_000]])
  })

  it('stands so in a list that goes out', async () => {
    const { amend, at } = await signed()
    await amend('13,000', '2026-03-02')
    const out = async (day: string) => (await at(['customer', 'export', '--format', 'csv', '--as-of', day])).out
    expect(await out('2026-03-01')).toContain('11000')
    expect(await out('2026-03-02')).toContain('13000')
  })
})

describe('the service of a contract', () => {
  const priceless = ['contract', 'add', 'C001', '--number', 'HT-2', '--kind', 'management-system']

  it('is one of the price list in force, which a terminal offers', async () => {
    const { at, json } = await signed()
    const asked: string[] = []
    const answers = (message: string) => {
      if (isReview(message)) return undefined
      asked.push(message)
      return initial
    }
    await at([...priceless, '--amount', '12,000'], { tty: true, answers })
    await at([...priceless.with(4, 'HT-3'), '--service', 'zzz', '--lang', 'zh'], { tty: true, answers })
    expect(asked).toEqual([expect.stringContaining('Service ('), expect.stringContaining('所报价的服务项目')])
    const { contracts } = await json(['contract', 'list'])
    expect(contracts).toMatchObject([{}, { number: 'HT-2', service: initial }, { number: 'HT-3', service: initial }])
  })

  it('is another on a terminal with a reason, whether it was typed or is asked for', async () => {
    const { at, json } = await signed()
    const asked: string[] = []
    const answers = (message: string) => {
      if (isReview(message)) return undefined
      asked.push(message)
      return message.includes('名称') ? '碳核查' : message.includes('原因') ? '新业务' : ''
    }
    await at([...priceless, '--lang', 'zh'], { tty: true, answers })
    expect(asked).toEqual([expect.stringContaining('价格表'), '服务项目名称', expect.stringContaining('原因')])
    await at([...priceless.with(4, 'HT-3'), '--service', 'zzz', '--lang', 'zh'], { tty: true, answers })
    const { contracts } = await json(['contract', 'list'])
    expect(contracts).toMatchObject([
      {},
      { number: 'HT-2', service: '碳核查', deviation: '新业务' },
      { number: 'HT-3', service: 'zzz', deviation: '新业务' },
    ])
  })

  it('is completed by the shell, with its floor', async () => {
    const own = await signed()
    const words = ['contract', 'add', 'C001', '--service', 'iso']
    const { out } = await own.at(['completion', 'words', 'bash', '--', ...words])
    expect(out).toBe(`${initial}	floor ¥12,000.00 since 2026-01-01
`)
  })

  it('is another with a reason alone, which a service of the list does not take', async () => {
    const { json, problem } = await signed()
    expect((await problem([...priceless, '--service', 'zzz'], 3)).clause).toBe('4.1.5')
    expect((await problem([...priceless, '--deviation', '试点'], 2)).hint).toBe('Add --service TEXT.')
    const listed = await problem([...priceless, '--service', 'iso9001初次认证', '--deviation', '试点'], 2)
    expect(listed.hint).toBe('Leave --deviation out.')
    await json([...priceless, '--service', 'zzz', '--deviation', '试点'])
    expect((await json(['contract', 'show', 'HT-2'])).contract).toMatchObject({ service: 'zzz', deviation: '试点' })
    // A renewal goes on with it without being asked again.
    const renew = ['contract', 'renew', 'HT-2', '--number', 'HT-3']
    expect((await json(renew)).contract).toMatchObject({ service: 'zzz', deviation: '试点' })
    expect((await problem([...renew.with(4, 'HT-4'), '--service', 'yyy'], 3)).clause).toBe('4.1.5')
    const listedNow = ['contract', 'edit', 'HT-2', '--service', initial, '--reason', '已列入']
    expect((await json(listedNow)).contract).toMatchObject({ service: initial, deviation: null })
  })
})
