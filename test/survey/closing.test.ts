// @module-tag long

import { describe, expect, it } from 'vitest'
import { round, survey } from './round.ts'

const stood = ['C004', 'C001', 'C006', 'C014'] as const
const [first, second, third, fourth] = stood
const close = (...more: string[]) => ['survey', 'close', survey, ...more]
const reopen = ['survey', 'reopen', survey, '--reason', '迟到的问卷']

/** A survey of which everything came back on 2026-03-20. */
async function answered(options: Parameters<typeof round>[0] = {}) {
  const own = await round(options)
  await own.back(first, '9 8 7', '--on', '2026-03-18')
  await own.back(second, '10 9 -', '--on', '2026-03-19')
  await own.back(third, '8 6 9', '--on', '2026-03-20')
  await own.back(fourth, '9 9 5.5', '--on', '2026-03-20')
  return own
}

describe('survey close', () => {
  it('stores the analysis of a survey that came back, and says what is left to do (4.5.4)', async () => {
    const { json, said, scored, head } = await answered()
    expect(await scored()).toMatchObject({ closed: null, analysisHolds: null })
    const done = await said(close('--on', '2026-03-25'))
    expect(done.out).toBe(
      [
        'Closed SV-2026-1 on 2026-03-25; its analysis is stored.',
        '1 low answer is still to be followed up: certdesk survey follow-up list SV-2026-1',
        'Report it: certdesk survey report-to SV-2026-1 --leader NAME --department NAME',
        '',
      ].join('\n'),
    )
    expect(await scored()).toMatchObject({ closed: '2026-03-25', analysisHolds: true, total: 7.95 })
    expect((await json(['survey', 'list'])).surveys).toMatchObject([{ survey, closed: '2026-03-25' }])
    expect((await said(['survey', 'score'])).out).toContain(
      'SV-2026-1 was closed on 2026-03-25; worked out again, the analysis stored then is the same.',
    )
    const before = await head()
    expect((await said(close(), 'zh')).out).toContain('SV-2026-1 已于 2026-03-25 结束，分析与存档一致，未作改动。')
    expect((await json(close())).survey).toMatchObject({ closed: '2026-03-25' })
    expect(await head()).toBe(before)
    expect((await json(['survey', 'list', '--as-of', '2026-03-24'])).surveys).toMatchObject([{ closed: null }])
  })

  it('is refused below 90 % without a reason, and takes no reason where the rate is met (4.5.2)', async () => {
    const { json, back, said, refuses, scored } = await round()
    for (const customer of [first, second, third]) await back(customer, '9 8 7')
    expect(await refuses(close(), 3)).toEqual({
      code: 'refused',
      clause: '4.5.2',
      message: '3 of 4 forms of SV-2026-1 came back (75 % printed), below 90 %.',
      hint: 'Chase the rest with "certdesk survey remind SV-2026-1", or close it all the same and say why: --short REASON',
    })
    expect((await said(close(), 'zh')).err).toMatch(
      /SV-2026-1 发放 4 份，收回 3 份（显示为 75 ?%），低于 90%。.*certdesk survey remind SV-2026-1/s,
    )
    expect((await said(close('--short', '一家已搬迁'))).out).toContain('Closed SV-2026-1 on 2026-06-30')
    expect(await scored()).toMatchObject({ closed: '2026-06-30', returnRateMet: false, analysisHolds: true })
    await json(reopen)
    await back(fourth, '9 9 9')
    expect(await refuses(close('--short', 'x'), 2)).toMatchObject({
      message: 'The rate is met, and --short gives a reason for falling short.',
      hint: 'Leave --short out.',
    })
  })

  it('is refused while nothing or not everything was issued (4.5.2)', async () => {
    const { json, back, refuses } = await round({ until: 'drawn' })
    expect(await refuses(close('--short', 'x'), 3)).toEqual({
      code: 'refused',
      clause: '4.5.2',
      message: 'Nothing of SV-2026-1 was issued: there is nothing to close.',
      hint: 'Record the issue first: certdesk survey issue SV-2026-1 --channel CHANNEL',
    })
    await json(['survey', 'issue', survey, first, second, '--channel', 'email'])
    await back(first, '9 8 7')
    await back(second, '9 8 7')
    expect(await refuses(close(), 3)).toMatchObject({
      clause: '4.5.2',
      message: '2 of those drawn for SV-2026-1 were never issued a form.',
    })
  })

  it('is not dated before the last return, nor after today', async () => {
    const { refuses } = await answered()
    expect(await refuses(close('--on', '2026-03-19'), 2)).toMatchObject({
      message: '--on 2026-03-19 lies before the last return, 2026-03-20.',
      hint: 'Give the day on which it happened.',
    })
    expect((await refuses(close('--on', '2026-07-01'), 2)).message).toContain('lies after today')
    expect((await refuses(['survey', 'close', 'SV-2026-2'], 2)).message).toBe('There is no survey SV-2026-2.')
  })

  it('holds a rate set later against no survey drawn before', async () => {
    const { json, back, refuses } = await round()
    const from = ['--from', '2026-05-01', '--reason', '评审', '--deviation', '经批准']
    await json(['limit', 'set', 'survey-return-percent', '50', ...from])
    for (const customer of [first, second, third]) await back(customer, '9 8 7')
    expect((await refuses(close(), 3)).message).toBe('3 of 4 forms of SV-2026-1 came back (75 % printed), below 90 %.')
  })

  it('says after a return how many are needed by the rate that closing asks for', async () => {
    const { json, said } = await round()
    const from = ['--from', '2026-05-01', '--reason', '评审', '--deviation', '经批准']
    await json(['limit', 'set', 'survey-return-percent', '25', ...from])
    const done = await said(['survey', 'return', survey, first, '--answers', '9 8 7'])
    expect(done.out).toContain('1 of 4 returned (25 %); 3 more needed.')
  })
})

describe('survey reopen', () => {
  it('takes corrections again; closed anew the analysis is another, and the earlier one stays on record', async () => {
    const { json, said, back, scored, refuses, lines } = await answered()
    await json(close('--on', '2026-03-25'))
    expect((await said(reopen)).out).toBe('Opened SV-2026-1 again from 2026-06-30; close it when the returns are in.\n')
    expect(await refuses(reopen, 2)).toMatchObject({
      message: 'SV-2026-1 is open already.',
      hint: 'Nothing was changed.',
    })
    expect(await scored()).toMatchObject({ closed: null, total: 7.95 })
    await json(['survey', 'edit', survey, first, '--answer', 'A1=5', '--reason', '看错'])
    await refuses(['survey', 'return', survey, second, '--answers', '10 9 8'], 2)
    expect((await said(close(), 'zh')).out).toContain('SV-2026-1 已于 2026-06-30 结束，分析已存档。')
    expect(await scored()).toMatchObject({ closed: '2026-06-30', analysisHolds: true, total: 7.75 })
    const [line] = (await lines('4.5.4')).filter(({ period }) => period === '2026')
    expect(line?.result).toBe('met')
    expect(line?.remarks.map(({ text }) => text.en)).toEqual([
      'SV-2026-1: total 7.75',
      'SV-2026-1: closed on 2026-03-25 with total 7.95, opened again on 2026-06-30: 迟到的问卷',
      `SV-2026-1: answers or validity changed of ${first}`,
    ])
    expect((await json(['survey', 'list', '--as-of', '2026-05-01'])).surveys).toMatchObject([{ closed: '2026-03-25' }])
    expect((await json(['audit', 'verify'])).verification.ok).toBe(true)
    expect((await refuses(['survey', 'return', survey, first, '--answers', '1 1 1'], 3)).message).toContain(
      'was closed on',
    )
    await json(reopen)
    await json(['survey', 'void', survey, fourth, '--reason', '他厂问卷'])
    await back(fourth, '9 9 9')
    expect((await json(close())).survey).toMatchObject({ closed: '2026-06-30', returned: 4 })
  })

  it('says that a closing lies before the day of the reopening, and not before a return', async () => {
    const { json, refuses } = await answered()
    await json(close('--on', '2026-03-25'))
    await json(reopen)
    expect((await refuses(close('--on', '2026-03-26'), 2)).message).not.toContain('the last return')
  })

  it('is nothing while the survey is open', async () => {
    const { refuses, said } = await round()
    expect((await refuses(reopen, 2)).message).toBe('SV-2026-1 is open already.')
    expect((await said(reopen, 'zh')).err).toContain('SV-2026-1 尚未结束。')
  })

  it('leaves the days before the reopening as they were analysed then (4.5.4)', async () => {
    const { json, lines } = await answered()
    await json(close('--on', '2026-03-25'))
    await json(reopen)
    await json(['survey', 'edit', survey, first, '--answer', 'A1=5', '--reason', '看错'])
    await json(close())
    const of = async (day: string) =>
      (await lines('4.5.4', '--as-of', day)).find(({ period }) => period === '2026')?.result
    expect([await of('2026-05-01'), await of('2026-06-30')]).toEqual(['met', 'met'])
  })

  it('leaves the year before as it was closed, when it is corrected in the next', async () => {
    const { json, lines } = await answered()
    await json(close('--on', '2026-03-25'))
    const later = ['--today', '2027-02-01']
    await json([...reopen, ...later])
    await json(['survey', 'edit', survey, first, '--answer', 'A1=5', '--reason', '看错', ...later])
    await json([...close(), ...later])
    const [line] = (await lines('4.5.4', ...later)).filter(({ period }) => period === '2026')
    expect(line?.findings.map(({ text }) => text.en)).toEqual([])
  })
})

describe('survey follow-up', () => {
  const follow = (item: string, action: string, ...more: string[]) => [
    ...['survey', 'follow-up', 'close', survey, fourth, item, '--action', action, ...more],
  ]

  it('lists the answers below 6 of 10 until somebody says what was done about each', async () => {
    const { json, said, head, scored } = await answered()
    const { followUps } = await json(['survey', 'follow-up', 'list', survey])
    expect(followUps).toEqual([
      {
        ...{ customer: fourth, name: '第14机械有限公司', item: 'C1', answer: 5.5, maximum: 10 },
        text: { en: 'Was the service helpful', zh: '服务是否满意' },
        ...{ closed: null, action: null, by: null },
      },
    ])
    expect((await said(['survey', 'follow-up', 'list'], 'zh')).out).toMatch(/C014 .*C1 +5\.5\/10 +服务是否满意 +未处理/)
    expect((await said(follow('c1', '已回电', '--on', '2026-03-22'))).out).toBe(
      'The answer of C014 to C1 was followed up on 2026-03-22.\n',
    )
    const before = await head()
    expect((await said(follow('C1', '已回电'), 'zh')).out).toBe(
      'C014 对 C1 的低分已于 2026-03-22 跟踪处理，未作改动。\n',
    )
    expect(await head()).toBe(before)
    expect((await json(['survey', 'follow-up', 'list', '--open'])).followUps).toEqual([])
    expect((await scored()).followUps).toMatchObject([
      { item: 'C1', closed: '2026-03-22', action: '已回电', by: 'clerk' },
    ])
    expect((await said(['survey', 'follow-up', 'list'])).out).toContain('closed 2026-03-22: 已回电')
    expect((await json(['survey', 'follow-up', 'list', '--as-of', '2026-03-21'])).followUps).toMatchObject([
      { closed: null },
    ])
  })

  it('takes no other action in the place of the one on record without a word', async () => {
    const { json, refuses } = await answered()
    await json(follow('C1', '已回电'))
    await refuses(follow('C1', '已上门致歉'), 2)
  })

  it('is of low answers only, not before the return, and still after closing', async () => {
    const { json, refuses } = await answered()
    expect(await refuses(follow('A1', 'x'), 2)).toMatchObject({
      message: 'The answer of C014 to A1 is not one to be followed up.',
      hint: 'See which are with: certdesk survey follow-up list SV-2026-1',
    })
    expect((await refuses(follow('C1', 'x', '--on', '2026-03-19'), 2)).message).toContain('lies before')
    expect((await refuses(follow('C1', 'x', '--on', '2026-07-01'), 2)).message).toContain('lies after today')
    await json(close('--on', '2026-03-25'))
    expect((await json(follow('C1', '已回电'))).followUp).toMatchObject({ survey, item: 'C1', closed: '2026-06-30' })
    expect((await json(close())).survey).toMatchObject({ closed: '2026-03-25' })
  })

  it('goes by the limit of the day on which the form came back', async () => {
    const { json, back } = await round()
    await json(['limit', 'set', 'survey-follow-up-below', '8', '--from', '2026-05-01', '--reason', '评审'])
    await back(first, '7 7 7', '--on', '2026-04-30')
    await back(second, '7 8 9', '--on', '2026-05-01')
    const { followUps } = await json(['survey', 'follow-up', 'list', survey])
    expect(followUps.map(({ customer, item }: Record<string, string>) => [customer, item])).toEqual([[second, 'A1']])
  })
})
