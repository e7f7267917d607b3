import { describe, expect, it } from 'vitest'
import { clerk } from '../contact/clerk.ts'

const asked = (...more: string[]) => ['contract', 're-sign', 'add', 'C001', '--requested', '2026-06-01', ...more]
const supply = (...more: string[]) => ['contract', 're-sign', 'supply', 'RS-2026-0001', ...more]
const application = ['--application', '2026-06-03', '--application-ref', 'SQ-1']
const papers = (on: string) => ['--papers', on, '--papers-ref', 'HT-2']

/** C001 with its contract HT-1. */
async function desk() {
  const own = await clerk()
  await own.json(['contract', 'add', 'C001', '--number', 'HT-1', '--kind', 'product'])
  const lines = async (...more: string[]) =>
    (await own.json(['report', 'compliance', '--clause', '4.1.3', '--year', '2026', ...more])).clauses
  return { ...own, lines }
}

describe('contract re-sign', () => {
  it('records a request and what was done on it, part by part', async () => {
    const { json, said } = await desk()
    const first = await said(asked('--contract', 'ht-1', '--situation', '增加场所'))
    expect(first.out).toContain('Recorded RS-2026-0001 of C001')
    expect(first.out).toContain('certdesk contract re-sign supply RS-2026-0001')
    expect((await json(supply(...application))).reSign).toEqual({
      ...{ number: 'RS-2026-0001', customer: 'C001', name: '甲机械有限公司', contract: 'HT-1' },
      ...{ requested: '2026-06-01', due: '2026-06-15', situation: '增加场所', situationOn: '2026-06-01' },
      ...{ application: '2026-06-03', applicationRef: 'SQ-1', papers: null, papersRef: null },
      ...{ outstanding: ['papers'], completed: null, renewedBy: [], note: null },
    })
    expect((await said(supply(...papers('2026-06-12')), 'zh')).out).toContain('已于 2026-06-12 全部办理')
    const then = await json(['contract', 're-sign', 'show', 'rs-2026-0001', '--as-of', '2026-06-11'])
    expect(then.reSign).toMatchObject({ outstanding: ['papers'], papers: null, papersRef: null })
  })

  it('takes a repetition for what it is', async () => {
    const { json, said, problem } = await desk()
    await json(asked('--contract', 'HT-1'))
    expect((await said(asked('--contract', 'HT-1'))).out).toBe(
      'Already recorded as RS-2026-0001; nothing was changed.\n',
    )
    const other = await problem(asked('--contract', 'HT-1', '--situation', '增加场所'), 2)
    expect(other.hint).toContain('certdesk contract re-sign supply RS-2026-0001')
    await json(supply('--situation', '增加场所', '--situation-on', '2026-06-02'))
    for (const again of [
      ['--situation', '增加场所'],
      ['--situation', '增加场所', '--situation-on', '2026-06-02'],
    ])
      expect((await said(supply(...again))).out).toBe('Already recorded for RS-2026-0001; nothing was changed.\n')
    expect((await problem(supply('--situation', '另一情况'), 2)).hint).toBe('Add --reason and say why.')
    const replaced = await json(supply('--situation', '另一情况', '--situation-on', '2026-06-04', '--reason', '误录'))
    expect(replaced.reSign).toMatchObject({ situation: '另一情况', situationOn: '2026-06-04' })
  })

  it('wants each paper with its reference, not before it was asked for', async () => {
    const { json, problem } = await desk()
    await json(asked())
    expect(await problem(supply('--application', '2026-06-03'), 2)).toMatchObject({
      message: '--application is given without --application-ref.',
      hint: 'Add --application-ref REFERENCE.',
    })
    expect((await problem(supply('--papers-ref', 'HT-2'), 2)).hint).toBe('Add --papers DAY.')
    expect((await problem(supply('--situation-on', '2026-06-03'), 2)).hint).toBe('Add --situation TEXT.')
    expect((await problem(supply(...papers('2026-05-31')), 2)).message).toContain('before the request, on 2026-06-01')
    expect((await problem(supply(...papers('2026-07-01')), 2)).message).toContain('after today')
    expect((await problem(supply(), 2)).message).toBe('Nothing was given to record.')
    expect((await problem(['contract', 're-sign', 'supply', 'RS-2026-0009', '--note', 'x'], 2)).hint).toContain('list')
  })

  it('lists what is outstanding, and voids', async () => {
    const { json, said, problem } = await desk()
    await json(asked())
    await json([
      'contract',
      're-sign',
      'add',
      'C002',
      '--requested',
      '2026-06-02',
      '--situation',
      '无变化',
      ...application,
      ...papers('2026-06-03'),
    ])
    const numbers = async (...more: string[]) =>
      (await json(['contract', 're-sign', 'list', ...more])).reSigns.map((each: { number: string }) => each.number)
    expect(await numbers()).toEqual(['RS-2026-0002', 'RS-2026-0001'])
    expect(await numbers('--open')).toEqual(['RS-2026-0001'])
    expect(await numbers('--open', '--as-of', '2026-06-02')).toEqual(['RS-2026-0002', 'RS-2026-0001'])
    expect(await numbers('C002')).toEqual(['RS-2026-0002'])
    const takeBack = ['contract', 're-sign', 'void', 'RS-2026-0001', '--reason', '误录']
    expect((await json(takeBack)).reSign).toMatchObject({ number: 'RS-2026-0001', voided: true })
    expect((await said(takeBack)).out).toContain('void already')
    expect((await problem(['contract', 're-sign', 'show', 'RS-2026-0001'], 2)).message).toContain('误录')
    expect(await numbers()).toEqual(['RS-2026-0002'])
  })

  it('is answered by a renewal of the same contract', async () => {
    const { json, problem } = await desk()
    await json(['contract', 'add', 'C002', '--number', 'HT-8', '--kind', 'product'])
    await json(['contract', 'add', 'C001', '--number', 'HT-9', '--kind', 'product'])
    await json(asked())
    expect((await problem(asked('--contract', 'HT-8'), 2)).message).toContain('not one of this customer')
    const renew = (old: string, number: string) => [
      'contract',
      'renew',
      old,
      '--number',
      number,
      '--request',
      'RS-2026-0001',
    ]
    expect((await problem(renew('HT-8', 'HT-10'), 2)).message).toContain('request of another customer')
    await json(renew('HT-1', 'HT-2'))
    expect((await json(['contract', 're-sign', 'show', 'RS-2026-0001'])).reSign).toMatchObject({
      contract: 'HT-1',
      renewedBy: ['HT-2'],
    })
    expect((await problem(renew('HT-9', 'HT-10'), 2)).message).toBe('RS-2026-0001 is about contract HT-1.')
    expect((await problem(['contract', 'void', 'HT-1', '--reason', 'x'], 2)).message).toContain('HT-2, RS-2026-0001')
  })
})

describe('the check of 4.1.3', () => {
  it('gives ten working days, the day of the request being day 0', async () => {
    const { json, lines } = await desk()
    await json(asked('--contract', 'HT-1', '--situation', '增加场所'))
    const settle = ['contract', 're-sign', 'supply', 'RS-2026-0001']
    expect(await lines('--as-of', '2026-06-10')).toMatchObject([
      { result: 'on-track', limits: { days: 10 }, findings: [{ period: '2026-06-15', settle }] },
    ])
    expect(await lines('--as-of', '2026-06-15')).toMatchObject([{ result: 'at-risk' }])
    const [late] = await lines('--as-of', '2026-06-16')
    expect(late).toMatchObject({
      result: 'breach',
      findings: [{ facts: { outstanding: ['application', 'papers'] }, settle }],
    })
  })

  it('is met in time, and stays a breach when late', async () => {
    const { json, said, lines } = await desk()
    await json(asked('--situation', '增加场所', ...application, ...papers('2026-06-15')))
    expect(await lines()).toMatchObject([{ result: 'met', population: 1, findings: [] }])
    await json(supply('--papers', '2026-06-18', '--papers-ref', 'HT-2', '--reason', '误录'))
    expect(await lines()).toMatchObject([
      { result: 'breach', findings: [{ settle: expect.arrayContaining(['finding', 'open']) }] },
    ])
    const report = ['report', 'compliance', '--clause', '4.1.3', '--year', '2026']
    expect((await said(report)).out).toMatch(/late by 3\s+days/)
    expect((await said(report, 'zh')).out).toContain('逾期 3 天')
  })

  it('judges by the limit of the day of the request, and nothing before the procedure', async () => {
    const { json, lines } = await desk()
    await json(asked('--situation', '增加场所', ...application, ...papers('2026-06-15')))
    await json(['limit', 'set', 're-sign-days', '5', '--from', '2026-06-02', '--reason', '管理评审'])
    await json([
      'contract',
      're-sign',
      'add',
      'C002',
      '--requested',
      '2026-06-02',
      '--situation',
      '无',
      ...application,
      ...papers('2026-06-15'),
    ])
    await json(['contract', 're-sign', 'add', 'C002', '--requested', '2025-01-15'])
    expect(await lines()).toMatchObject([{ result: 'breach', population: 2, counts: { met: 1, breach: 1 } }])
    const old = await json(['report', 'compliance', '--clause', '4.1.3', '--year', '2025'])
    expect(old.clauses).toMatchObject([{ result: 'not-applicable', population: 0 }])
  })
})
