// @module-tag long

import { describe, expect, it } from 'vitest'
import { round, survey } from '../survey/round.ts'

const add = (...more: string[]) => [
  ...['survey', 'suggest', 'add', '--content', '提前两周发审核计划', '--department', '认证部', '--owner', '王芳'],
  ...['--due', '2026-09-30', ...more],
]
const number = 'SG-2026-0001'
const act = (...more: string[]) => ['survey', 'suggest', 'act', number, '--action', '已改流程', ...more]
const finish = (...more: string[]) => ['survey', 'suggest', 'close', number, '--effectiveness', 'B1 升至 9.1', ...more]
const edit = (...more: string[]) => ['survey', 'suggest', 'edit', number, ...more, '--reason', '误录']
const report = (what: string, ...more: string[]) => ['survey', 'report-to', what, ...more]
const shown = async ({ json }: Awaited<ReturnType<typeof staffed>>, ...more: string[]) =>
  (await json(['survey', 'suggest', 'show', number, ...more])).suggestion

/** A survey with the staff that suggestions and reports name. */
async function staffed(options: Parameters<typeof round>[0] = {}) {
  const own = await round(options)
  await own.json(['staff', 'add', '王芳', '--role', 'business'])
  await own.json(['staff', 'add', '林总', '--role', 'leader'])
  return own
}

async function closed() {
  const own = await staffed()
  for (const customer of own.drawn) await own.back(customer, '9 8 7', '--on', '2026-03-20')
  await own.json(['survey', 'close', survey, '--on', '2026-03-25'])
  return own
}

describe('survey suggest', () => {
  it('records what is to become better, who sees to it and by when (4.5.1)', async () => {
    const own = await staffed()
    const { json, said, head } = own
    const done = await said(add('--survey', survey, '--on', '2026-06-01'))
    expect(done.out).toBe(
      'Recorded SG-2026-0001; 王芳 sees to it by 2026-09-30.\nReport it: certdesk survey report-to SV-2026-1 --leader NAME --department NAME\n',
    )
    expect(await shown(own)).toEqual({
      ...{ number, survey, feedback: null, made: '2026-06-01', content: '提前两周发审核计划', source: survey },
      ...{ department: '认证部', owner: '王芳', due: '2026-09-30', action: null, acted: null, effectiveness: null },
      ...{ closed: null, reported: [] },
    })
    const before = await head()
    expect((await said(add('--survey', survey, '--on', '2026-06-01'), 'zh')).out).toContain(
      '已登记为 SG-2026-0001，未作改动。',
    )
    expect(await head()).toBe(before)
    expect((await json(add('--source', '管理评审'))).suggestion).toMatchObject({
      number: 'SG-2026-0002',
      survey: null,
      source: '管理评审',
    })
    await json(['feedback', 'add', 'C001', '--channel', 'visit', '--content', '报告太慢'])
    expect((await json(add('--feedback', 'FB-2026-0001'))).suggestion).toMatchObject({
      number: 'SG-2026-0003',
      feedback: 'FB-2026-0001',
      source: 'FB-2026-0001',
    })
    expect((await said(add('--content', 'x').slice(0, 3), 'zh')).err).toContain('--content')
    const numbers = async (...flags: string[]) =>
      (await json(['survey', 'suggest', 'list', ...flags])).suggestions.map((each: { number: string }) => each.number)
    expect(await numbers('--survey', survey)).toEqual([number])
    expect(await numbers('--as-of', '2026-06-29')).toEqual([number])
    expect(await numbers('--open')).toEqual([number, 'SG-2026-0002', 'SG-2026-0003'])
  })

  it('is refused where its days or its origin cannot be', async () => {
    const { refuses, json } = await staffed()
    await json(['feedback', 'add', 'C001', '--channel', 'visit', '--content', '报告太慢'])
    const wrong = [
      [['--survey', survey, '--feedback', 'FB-2026-0001'], 'Both --survey and --feedback are given.'],
      [['--on', '2026-07-01'], '--on 2026-07-01 lies after today, 2026-06-30.'],
      [['--survey', 'SV-2025-1'], 'There is no survey SV-2025-1.'],
      [['--feedback', 'FB-2026-0009'], 'There is no feedback FB-2026-0009.'],
    ] as const
    for (const [flags, message] of wrong) expect((await refuses(add(...flags), 2)).message).toBe(message)
    const early = add().map((word) => (word === '2026-09-30' ? '2026-06-29' : word))
    expect(await refuses(early, 2)).toMatchObject({
      message: '--due 2026-06-29 lies before the suggestion was made, 2026-06-30.',
      hint: 'Give a day on or after that.',
    })
    expect(
      (
        await refuses(
          add().map((word) => (word === '王芳' ? '无名' : word)),
          2,
        )
      ).message,
    ).toContain('无名')
    await json(['staff', 'add', '张伟', '--role', 'auditor'])
    expect(await refuses(add('--staff', '张伟'), 3)).toMatchObject({ clause: '4.5.1' })
  })

  it('is acted on, and closed once with the effectiveness of the action', async () => {
    const own = await staffed()
    const { json, said, refuses, head } = own
    await json(add('--survey', survey, '--on', '2026-06-01'))
    expect(await refuses(finish(), 2)).toMatchObject({
      message: 'No action on SG-2026-0001 is on record yet: its effectiveness cannot be judged.',
      hint: 'Record the action first: certdesk survey suggest act SG-2026-0001 --action TEXT',
    })
    expect((await refuses(act('--on', '2026-05-31'), 2)).message).toBe(
      '--on 2026-05-31 lies before the suggestion was made, 2026-06-01.',
    )
    expect((await said(act('--on', '2026-06-10'))).out).toBe(
      'The action on SG-2026-0001 was recorded as of 2026-06-10.\n',
    )
    expect((await said(act('--on', '2026-06-10'), 'zh')).out).toBe('SG-2026-0001 已是如此，未作改动。\n')
    expect((await refuses(finish('--on', '2026-06-09'), 2)).message).toBe(
      '--on 2026-06-09 lies before the action, 2026-06-10.',
    )
    expect((await said(finish('--on', '2026-06-20'), 'zh')).out).toBe('SG-2026-0001 已于 2026-06-20 关闭。\n')
    const before = await head()
    expect((await said(finish())).out).toBe('SG-2026-0001 already is so; nothing was changed.\n')
    expect(await head()).toBe(before)
    expect(await refuses(['survey', 'suggest', 'close', number, '--effectiveness', '无效'], 2)).toMatchObject({
      message: 'SG-2026-0001 was closed on 2026-06-20.',
      hint: 'Correct what was mistyped, or tell of all that was done in one text, with: certdesk survey suggest edit SG-2026-0001 --action TEXT --reason TEXT',
    })
    expect((await refuses(act(), 2)).message).toBe('SG-2026-0001 was closed on 2026-06-20.')
    expect(await shown(own, '--as-of', '2026-06-05')).toMatchObject({ action: null, acted: null, closed: null })
    expect(await shown(own, '--as-of', '2026-06-15')).toMatchObject({
      acted: '2026-06-10',
      closed: null,
      effectiveness: null,
    })
    expect(await shown(own)).toMatchObject({ closed: '2026-06-20', effectiveness: 'B1 升至 9.1' })
    expect((await json(['survey', 'suggest', 'list', '--open'])).suggestions).toEqual([])
    expect((await refuses(['survey', 'suggest', 'show', number, '--as-of', '2026-05-31'], 2)).message).toBe(
      'There is no suggestion SG-2026-0001.',
    )
  })

  it('is listed with how it stands', async () => {
    const { json, said, at } = await staffed()
    const list = async (lang: 'en' | 'zh', ...more: string[]) =>
      (await said(['survey', 'suggest', 'list', ...more], lang)).out
    expect(await list('en')).toBe('No suggestion is on record.\n')
    await json(add())
    expect(await list('zh')).toMatch(/SG-2026-0001 +提前两周发审核计划 +认证部 +王芳 +期限 2026-09-30 +—/)
    expect(await list('en', '--as-of', '2026-10-01')).toContain('overdue since 2026-09-30')
    await json(act())
    expect(await list('en')).toContain('acted 2026-06-30')
    await json(finish())
    expect(await list('zh')).toContain('2026-06-30 关闭')
    const csv = (await at(['survey', 'suggest', 'list', '--format', 'csv'])).out.replace('\uFEFF', '').split('\r\n')
    expect(csv[0]).toBe(
      'number,survey,feedback,made,content,source,department,owner,due,action,acted,effectiveness,closed,reported',
    )
    expect(csv[1]).toBe(
      'SG-2026-0001,,,2026-06-30,提前两周发审核计划,clerk,认证部,王芳,2026-09-30,已改流程,2026-06-30,B1 升至 9.1,2026-06-30,',
    )
  })

  it('is corrected with a reason, and taken back with its reports', async () => {
    const own = await staffed()
    const { json, said, refuses } = own
    await json(add())
    expect(
      (await json(edit('--due', '2026-10-31', '--owner', 'clerk', '--department', '综合部'))).suggestion,
    ).toMatchObject({ due: '2026-10-31', owner: 'clerk', department: '综合部' })
    expect((await said(edit('--due', '2026-10-31'), 'zh')).out).toBe('SG-2026-0001 已是如此，未作改动。\n')
    expect((await refuses(edit(), 2)).message).toBe('Nothing was given to change.')
    expect((await refuses(edit('--action', 'x'), 2)).message).toContain('No action on SG-2026-0001 is on record yet')
    expect((await refuses(edit('--due', '2026-06-29'), 2)).message).toContain('--due 2026-06-29 lies before')
    await json(report(number, '--leader', '林总'))
    const taking = ['survey', 'suggest', 'void', number, '--reason', '重复']
    expect((await said(taking)).out).toBe('Voided SG-2026-0001; it stays on record and counts for nothing.\n')
    expect((await json(['survey', 'suggest', 'list'])).suggestions).toEqual([])
    expect((await json(['survey', 'reports'])).reports).toEqual([])
    expect((await refuses(taking, 2)).message).toBe('There is no suggestion SG-2026-0001.')
    expect((await json(add())).suggestion.number).toBe('SG-2026-0002')
    expect((await json(['audit', 'verify'])).verification.ok).toBe(true)
  })

  it('takes no other action in the place of the one on record without a reason', async () => {
    const { json, refuses } = await staffed()
    await json(add())
    await json(act())
    await refuses(['survey', 'suggest', 'act', number, '--action', '已改培训'], 2)
  })

  it('says that an effectiveness cannot be corrected that was never judged', async () => {
    const { json, refuses } = await staffed()
    await json(add())
    await json(act())
    expect((await refuses(edit('--effectiveness', '有效'), 2)).hint).toContain('suggest close')
  })
})

describe('survey report-to', () => {
  it('says who got the analysis, and who is still owed it (4.5.1)', async () => {
    const { json, said, head, lines } = await closed()
    const stillOwed = async (day: string) =>
      (await lines('4.5.1', '--as-of', day)).find(({ period }) => period === '2026')?.findings[0]?.text.en
    expect(await stillOwed('2026-06-30')).toBe(
      'the analysis of SV-2026-1 was not reported to a leader and a department; SV-2026-1 has neither an improvement suggestion nor a reason why none is needed',
    )
    await json(add('--survey', survey, '--on', '2026-03-26'))
    expect((await said(report(survey, '--leader', '林总', '--on', '2026-04-01', '--delivery', '会议'))).out).toBe(
      [
        'SV-2026-1 was reported on 2026-04-01 to 林总.',
        'With it its suggestion SG-2026-0001.',
        'Not reported to a department yet (4.5.1): certdesk survey report-to SV-2026-1 --department NAME',
        '',
      ].join('\n'),
    )
    expect(await stillOwed('2026-06-30')).toBe('the analysis of SV-2026-1 was not reported to a department')
    const twice = report(survey, '--department', '认证部', '--department', '认证部', '--department', '综合部')
    expect((await said(twice, 'zh')).out).toBe(
      'SV-2026-1 已于 2026-06-30 上报 认证部、综合部。\n一并上报改进建议 SG-2026-0001。\n',
    )
    const before = await head()
    expect((await said(report(survey, '--department', '认证部'))).out).toContain(
      'SV-2026-1 was reported so already; nothing was changed.',
    )
    expect(await head()).toBe(before)
    expect((await json(['survey', 'reports'])).reports).toEqual([
      { number: survey, on: '2026-04-01', recipient: '林总', kind: 'leader', delivery: '会议', by: 'clerk' },
      { number: survey, on: '2026-06-30', recipient: '认证部', kind: 'department', delivery: null, by: 'clerk' },
      { number: survey, on: '2026-06-30', recipient: '综合部', kind: 'department', delivery: null, by: 'clerk' },
    ])
    expect((await said(['survey', 'reports'], 'zh')).out).toMatch(/SV-2026-1 +2026-04-01 +林总 +机构领导 +会议 +clerk/)
    expect((await json(['survey', 'reports', '--as-of', '2026-03-31'])).reports).toEqual([])
    expect((await json(['survey', 'suggest', 'show', number])).suggestion.reported).toMatchObject([
      { recipient: '林总', on: '2026-04-01' },
      { recipient: '认证部' },
      { recipient: '综合部' },
    ])
    expect((await lines('4.5.1')).find(({ period }) => period === '2026')).toMatchObject({
      result: 'met',
      findings: [],
    })
  })

  it('owes both kinds, and says that a survey has no suggestion', async () => {
    const { said, refuses } = await closed()
    expect(await refuses(report(survey), 2)).toMatchObject({
      message: 'Missing --leader NAME or --department NAME.',
      hint: expect.stringContaining('4.5.1 asks for both'),
    })
    const done = await said(report(survey, '--department', '认证部'), 'zh')
    expect(done.out.split('\n').slice(1)).toEqual([
      'SV-2026-1 尚无改进建议：certdesk survey suggest add --survey SV-2026-1 …（4.5.1）',
      '确实无需改进的：certdesk survey suggest none SV-2026-1 --reason 原因',
      '尚未上报机构领导（4.5.1）：certdesk survey report-to SV-2026-1 --leader 姓名',
      '',
    ])
  })

  it('goes to a leader who is one on the day, after closing, and of something that can be reported (4.5.1)', async () => {
    const { json, refuses } = await closed()
    const notLeader = await refuses(report(survey, '--leader', '王芳'), 3)
    expect(notLeader).toMatchObject({ code: 'refused', clause: '4.5.1' })
    expect(notLeader.message).toContain('王芳')
    expect((await refuses(report(survey, '--leader', '无名'), 2)).message).toContain('无名')
    expect((await refuses(report(survey, '--leader', '林总', '--on', '2026-03-24'), 2)).message).toBe(
      '--on 2026-03-24 lies before the analysis, 2026-03-25.',
    )
    expect((await refuses(report('F01-2026-0001', '--leader', '林总'), 2)).message).toBe(
      '"F01-2026-0001" is neither a survey nor a suggestion.',
    )
    expect((await refuses(report(number, '--leader', '林总'), 2)).message).toBe('There is no suggestion SG-2026-0001.')
    const open = await staffed()
    expect(await open.refuses(report(survey, '--leader', '林总'), 3)).toEqual({
      code: 'refused',
      clause: '4.5.1',
      message: 'SV-2026-1 is not closed: there is no analysis to report.',
      hint: 'Close it first: certdesk survey close SV-2026-1',
    })
    await json(['survey', 'reopen', survey, '--reason', 'x'])
    expect((await refuses(report(survey, '--leader', '林总'), 3)).message).toContain('is not closed')
  })

  it('reports a suggestion by itself', async () => {
    const { json, said, refuses } = await staffed()
    await json(add('--on', '2026-06-10'))
    expect((await refuses(report(number, '--leader', '林总', '--on', '2026-06-09'), 2)).message).toBe(
      '--on 2026-06-09 lies before the suggestion was made, 2026-06-10.',
    )
    expect((await said(report(number, '--leader', '林总', '--department', '认证部'))).out).toBe(
      'SG-2026-0001 was reported on 2026-06-30 to 林总, 认证部.\n',
    )
    expect((await json(['survey', 'reports'])).reports).toMatchObject([{ number }, { number }])
  })
})
