// @module-tag long

import { describe, expect, it } from 'vitest'
import { codeOf, determined, edited, given, nameOf, round, survey, ten, voided } from './round.ts'

const issue = (...more: string[]) => ['survey', 'issue', survey, '--channel', 'email', ...more]
const outcome = (customer: string, what: string) => ['survey', 'return', survey, customer, '--outcome', what]
const stood = ['C004', 'C001', 'C006', 'C014'] as const
const [first, second] = stood

describe('survey edit', () => {
  it('corrects answer by answer, and says how the form stands then', async () => {
    const { json, back, said, refuses, head } = await round()
    await back(first, '9 8 7', '--on', '2026-06-20')
    const form = (await json(edited(first, '--answer', 'A1=5', '--answer', 'C1=-', '--on', '2026-06-21'))).return
    expect(given(form)).toEqual({ A1: 5, B1: 8 })
    expect(form).toMatchObject({ blank: ['C1'], followUps: ['A1'], on: '2026-06-21' })
    expect((await said(edited(first, '--answer', 'B1=-', '--answer', 'A1=6'))).out.split('\n')[0]).toMatch(
      /^Changed what is on record of C004 .* in SV-2026-1: A1 5 → 6, B1 8 → —\.$/,
    )
    await said(edited(first, '--answer', 'A1=5', '--answer', 'B1=8'))
    const before = await head()
    expect((await said(edited(first, '--answer', 'A1=5.0'))).out).toContain(
      'SV-2026-1 has C004 so already; nothing was changed.',
    )
    expect(await head()).toBe(before)
    expect((await said(edited(first, '--invalid', '代填'), 'zh')).out).toContain(
      '已修改 SV-2026-1 中 C004 第4机械有限公司 的记录。',
    )
    expect((await json(edited(first, '--valid'))).return).toMatchObject({ valid: true, invalidReason: null })
    const wrong = [
      [[], 2, 'Nothing was given to change.'],
      [['--valid', '--invalid', 'x'], 2, 'Both --valid and --invalid are given.'],
      [['--answer', 'A1=11'], 2, 'The answer to A1 is more than the maximum, 10: "11".'],
      [['--answer', 'A1=-', '--answer', 'B1=-'], 3, 'The form of C004 has no answer at all.'],
      [['--on', '2026-03-01'], 2, '--on 2026-03-01 lies before the form was issued, 2026-03-02.'],
    ] as const
    for (const [flags, code, message] of wrong)
      expect((await refuses(edited(first, ...flags), code)).message).toBe(message)
    expect((await refuses(edited(second, '--answer', 'A1=9'), 2)).message).toBe(
      'Nothing of C001 is on record in SV-2026-1.',
    )
    await json(outcome(second, 'refused'))
    expect((await refuses(edited(second, '--answer', 'A1=9'), 2)).message).toBe(
      'A form that is refused has no answers.',
    )
  })
})

describe('survey void', () => {
  it('takes back what came back, and with --issue that it went out', async () => {
    const { json, back, said, refuses } = await round()
    await back(first, '9 8 3')
    await json(['survey', 'follow-up', 'close', survey, first, 'C1', '--action', '已回电'])
    expect((await said(voided(first))).out).toBe(
      'Voided what came back from C004 第4机械有限公司 in SV-2026-1; it stays on record and counts for nothing.\n',
    )
    expect((await refuses(voided(first), 2)).message).toBe('Nothing of C004 is on record in SV-2026-1.')
    expect((await json(['survey', 'follow-up', 'list', survey])).followUps).toEqual([])
    await back(first, '9 8 3')
    expect((await json(['survey', 'follow-up', 'list', survey])).followUps).toMatchObject([
      { item: 'C1', closed: null },
    ])
    expect(await refuses(voided(first, '--issue'), 3)).toMatchObject({
      clause: '4.5.2',
      message: 'The form of C004 in SV-2026-1 came back: that it was issued is not taken back.',
      hint: expect.stringContaining('certdesk survey void SV-2026-1 C004 --reason TEXT'),
    })
    await json(voided(first))
    await refuses(voided(first, '--issue'), 3)
    expect((await json(['survey', 'show', survey])).survey).toMatchObject({ issued: 4, returned: 0 })
    expect((await json(['audit', 'verify'])).verification.ok).toBe(true)
  })

  it('asks on a terminal whether the form went out at all, unless it came back', async () => {
    const { at, json, back } = await round()
    await json(outcome(first, 'undeliverable'))
    const asked = async (customer: string, ...answers: (string | boolean)[]) => {
      const done = await at(['survey', 'void', survey, customer, '--lang', 'zh'], { tty: true, answers })
      expect(done, done.err).toMatchObject({ code: 0 })
      return done.asked
    }
    const issued = '连同发放记录一并作废？'
    expect(await asked(first, '寄错', true)).toEqual(['原因', issued])
    expect((await json(['survey', 'show', survey])).survey).toMatchObject({ issued: 3, unissued: 1 })
    await back(second, '9 8 7')
    expect(await asked(second, '录错')).toEqual(['原因'])
    expect((await json(['survey', 'show', survey])).survey).toMatchObject({ issued: 3, returned: 0 })
  })

  it('takes back with --issue that a form went out, which never came back', async () => {
    const { json, back, said, refuses } = await round()
    expect((await said(voided(first, '--issue'), 'zh')).out.split('\n')[0]).toBe(
      '已作废 SV-2026-1 向 C004 的发放记录；记录保留，不再计入。',
    )
    expect((await refuses(voided(first, '--issue'), 3)).message).toBe('No form of SV-2026-1 was issued to C004 yet.')
    expect((await json(['survey', 'show', survey])).survey).toMatchObject({ issued: 3, unissued: 1, returned: 0 })
    await json(issue(first))
    expect(given((await back(first, '9 9 9')).return)).toEqual({ A1: 9, B1: 9, C1: 9 })
    expect((await json(['audit', 'verify'])).verification.ok).toBe(true)
  })
})

describe('survey substitute', () => {
  const substituted = (customer: string) => ['survey', 'substitute', survey, customer, '--reason', '搬迁']

  it('draws the next ticket of the frozen frame, which counts among the issued once its form went out', async () => {
    const { json, said, back, refuses, head, scored } = await round({ customers: 5, size: 1 })
    const [drawn] = (await json(['survey', 'show', survey])).survey.sampled
    await json(outcome(drawn.customer, 'undeliverable'))
    const { substitute } = await json(substituted(drawn.customer))
    expect(substitute).toMatchObject({ rank: 2, substitutes: drawn.customer, reason: '搬迁', on: '2026-06-30' })
    expect(substitute.ticket > drawn.ticket).toBe(true)
    const before = await head()
    expect((await said(substituted(drawn.customer))).out).toBe(
      `${substitute.customer} ${substitute.name} stands in for ${drawn.customer} already; nothing was changed.\n`,
    )
    expect(await head()).toBe(before)
    expect(await scored()).toMatchObject({ issued: 1 })
    expect((await json(issue())).forms).toEqual([{ rank: 2, customer: substitute.customer, name: substitute.name }])
    await back(substitute.customer, '9 8 7')
    expect(await scored()).toMatchObject({ issued: 2, returned: 1, undeliverable: 1, returnRateMet: false })
    expect(await refuses(substituted(substitute.customer), 3)).toEqual({
      code: 'refused',
      clause: '4.5.2',
      message: `${substitute.customer} returned its form of SV-2026-1 on 2026-06-30.`,
      hint: 'It needs no substitute.',
    })
    expect((await json(['survey', 'verify', survey])).verification.ok).toBe(true)
  })

  it('takes the place of a customer that never got a form, which then is not issued one with the rest', async () => {
    const { json, scored } = await round({ until: 'drawn' })
    const { substitute } = await json(substituted(first))
    expect((await json(issue())).forms.map((form: { customer: string }) => form.customer)).toEqual([
      ...stood.slice(1),
      substitute.customer,
    ])
    expect(await scored()).toMatchObject({ issued: 4, unissued: 0 })
    expect((await json(issue(first))).issued).toBe(5)
  })

  it('is refused where the frame has nobody left (4.5.2)', async () => {
    const { refuses, said } = await round({ customers: 2, size: 1 })
    const [here, left] = ['C001', 'C002']
    const drawn = (await said(['survey', 'remind', survey])).out.includes(`${here} `) ? here : left
    const other = drawn === here ? left : here
    expect((await said(substituted(drawn), 'zh')).out).toBe(
      `${other} ${nameOf(other === here ? 1 : 2)}（第 2 位）替补 ${drawn}；发放后二者均计入发放数。\n`,
    )
    expect(await refuses(substituted(other), 3)).toEqual({
      code: 'refused',
      clause: '4.5.2',
      message: 'The frame of SV-2026-1 has nobody left who could stand in.',
      hint: 'Record what became of the form without a substitute.',
    })
    expect((await refuses(substituted(codeOf(9)), 2)).message).toContain('C009')
  })
})

describe('the questionnaire and the draw', () => {
  it('can be another questionnaire once all issues of the wrong one are taken back', async () => {
    const { json, drawn, said } = await round()
    await json(determined(ten))
    for (const customer of drawn) await json(voided(customer, '--issue'))
    expect((await said([...issue(), '--questionnaire', 'QN-2026-2'])).code).toBe(0)
  })

  it('are not drawn anew once answers are known, though all were taken back (4.5.2)', async () => {
    const { json, drawn, back, refuses } = await round()
    for (const customer of drawn) await back(customer, '1 1 1')
    for (const customer of drawn) await json(voided(customer))
    await refuses(['survey', 'sample', '--redraw', '误抽', '--seed', 'another'], 3)
  })
})

describe('undo', () => {
  it('takes a return back, so that it can be recorded otherwise', async () => {
    const { json, back, scored } = await round()
    await back(first, '9 8 7')
    await json(['undo'])
    expect(await scored()).toMatchObject({ returned: 0, outstanding: 4 })
    expect(given((await back(first, '1 2 3')).return)).toEqual({ A1: 1, B1: 2, C1: 3 })
    expect((await json(['audit', 'verify'])).verification.ok).toBe(true)
  })

  it('of one issue leaves the survey its questionnaire, by which other forms went out', async () => {
    const { json, back, scored } = await round({ until: 'drawn' })
    await json(issue(first))
    const [{ seq }] = (await json(['audit', 'list'])).entries
    await json(issue(second))
    await back(second, '9 8 7')
    await json(['undo', String(seq)])
    expect(await scored()).toMatchObject({ questionnaire: 'QN-2026-1', issued: 1, returned: 1, total: 7.9 })
  })

  it('of one issue never makes the program fail on the forms that are left', async () => {
    const { json, back, said } = await round({ until: 'drawn' })
    await json(issue(first))
    const [{ seq }] = (await json(['audit', 'list'])).entries
    await json(issue(second))
    await back(second, '9 8 7')
    await json(['undo', String(seq)])
    expect((await said(['survey', 'answers', survey, second])).code).toBe(0)
  })

  it('of a reopening is refused once answers were corrected by it (4.5.4)', async () => {
    const { json, back, refuses } = await round()
    for (const customer of stood) await back(customer, '9 8 7')
    await json(['survey', 'close', survey])
    await json(['survey', 'reopen', survey, '--reason', '看错'])
    const [{ seq }] = (await json(['audit', 'list'])).entries
    await json(edited(first, '--answer', 'A1=3'))
    expect((await refuses(['undo', String(seq)], 3)).clause).toBe('4.5.4')
  })

  it('leaves the issue of a form that came back, and all of a closed survey', async () => {
    const { json, back, refuses } = await round()
    const { entries } = await json(['audit', 'list'])
    const seq = entries.find(({ command }: { command: string }) => command.startsWith('survey issue')).seq
    for (const customer of stood) await back(customer, '9 8 7')
    const last = (await json(['audit', 'list'])).entries[0].seq
    expect(await refuses(['undo', String(seq)], 3)).toMatchObject({
      clause: '4.5.2',
      message: expect.stringContaining('The form of C004 in SV-2026-1 came back: that it was issued is not taken back'),
      hint: 'Take both back: certdesk survey void SV-2026-1 C004 --issue --reason TEXT',
    })
    await json(['survey', 'close', survey])
    expect(await refuses(['undo', String(last)], 3)).toMatchObject({
      clause: '4.5.4',
      message: expect.stringContaining('SV-2026-1 is closed and analysed: what it rests on is not taken back.'),
      hint: 'Open it again first: certdesk survey reopen SV-2026-1 --reason TEXT',
    })
  })
})
