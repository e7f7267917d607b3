// @module-tag long

import { describe, expect, it } from 'vitest'
import { twoDrawn } from './drawn.ts'
import { determined, nameOf, round, survey, ten } from './round.ts'

const issue = (...more: string[]) => ['survey', 'issue', survey, '--channel', 'email', ...more]
const returned = (customer: string, ...more: string[]) => ['survey', 'return', survey, customer, ...more]
const outcome = (customer: string, what: string) => returned(customer, '--outcome', what)
const stood = ['C004', 'C001', 'C006', 'C014'] as const
const [first, second, third, fourth] = stood

describe('survey issue', () => {
  it('goes to all that have no form yet, and warns under ten that every one must come back (4.5.2)', async () => {
    const { drawn, said, json } = await round({ until: 'drawn' })
    expect(drawn).toEqual(stood)
    expect(await json(issue('--dry-run'))).toMatchObject({ dryRun: true, issued: 4, forms: [{}, {}, {}, {}] })
    expect((await json(['survey', 'show', survey])).survey).toMatchObject({
      issued: 0,
      unissued: 4,
      questionnaire: null,
    })
    expect((await said(issue(first, '第6机械有限公司', first, '--on', '2026-03-05'))).out).toContain(
      'SV-2026-1: 2 forms of QN-2026-1 issued on 2026-03-05.',
    )
    const rest = await said(issue(), 'zh')
    expect(rest.out).toContain('SV-2026-1：2026-06-30 发放问卷 QN-2026-1 共 2 份。')
    expect(rest.err).toContain('共发放 4 份，须全部收回：缺一份即低于 90%（4.5.2）。')
    expect((await said(issue())).all).toContain(
      'Of 4 forms every one must come back: one missing return is below 90 % already (4.5.2).',
    )
    const { sampled } = (await json(['survey', 'show', survey])).survey
    expect(sampled.map(({ customer, issued }: Record<string, string>) => [customer, issued])).toEqual([
      [first, '2026-03-05'],
      [second, '2026-06-30'],
      [third, '2026-03-05'],
      [fourth, '2026-06-30'],
    ])
  })

  it('says before the first question that there is no questionnaire, whether the survey was typed or not', async () => {
    const { at } = await twoDrawn()
    for (const typed of [[], ['SV-2026-1']]) {
      const { code, err, asked } = await at(['survey', 'issue', ...typed, '--lang', 'zh'], { tty: true, answers: [] })
      expect({ code, asked }).toEqual({ code: 2, asked: [] })
      expect(err).toContain('没有已登记的问卷。')
      expect(err.replace(/\n +/g, ' ')).toContain('certdesk survey questionnaire import')
    }
  })

  it('is silent about single returns from ten forms on', async () => {
    const { said } = await round({ customers: 60, size: 10, until: 'drawn' })
    expect((await said(issue())).err).toBe('')
  })

  it('changes nothing where all are issued', async () => {
    const { said, head } = await round()
    const before = await head()
    expect((await said(issue())).out).toBe('All forms of SV-2026-1 are issued already; nothing was changed.\n')
    expect((await said(issue(second), 'zh')).out).toBe('所列客户的 SV-2026-1 问卷已发放，未作改动。\n')
    expect(await head()).toBe(before)
  })

  it('has one questionnaire a round, determined by then, and is not dated before the draw', async () => {
    const { json, refuses } = await round({ until: 'drawn' })
    expect(await refuses(issue('--on', '2026-03-01'), 2)).toMatchObject({
      message: '--on 2026-03-01 lies before the draw, 2026-03-02.',
      hint: 'Give the day on which it happened.',
    })
    expect((await refuses(issue('--on', '2026-07-01'), 2)).message).toContain('lies after today')
    await json(determined(ten, '--on', '2026-04-01'))
    expect((await refuses(issue('--on', '2026-03-31'), 2)).message).toBe(
      '--on 2026-03-31 lies before the questionnaire was determined, 2026-04-01.',
    )
    expect((await refuses(issue('--questionnaire', 'QN-2026-9'), 2)).message).toBe(
      'There is no questionnaire QN-2026-9.',
    )
    await json(issue(first, '--questionnaire', 'QN-2026-1', '--on', '2026-03-31'))
    expect(await refuses(issue('--questionnaire', 'QN-2026-2'), 2)).toMatchObject({
      message: 'SV-2026-1 issues QN-2026-1; one survey has one questionnaire.',
      hint: 'Leave --questionnaire out.',
    })
    expect(await json(issue())).toMatchObject({ questionnaire: 'QN-2026-1', issued: 4 })
    expect((await refuses(['survey', 'questionnaire', 'void', 'QN-2026-1', '--reason', 'x'], 2)).message).toContain(
      'SV-2026-1',
    )
  })

  it('is not of a survey that does not exist, nor without a questionnaire, nor to who was not drawn', async () => {
    const none = await round({ until: 'register' })
    expect(await none.refuses(issue(), 2)).toMatchObject({
      message: 'There is no survey SV-2026-1.',
      hint: 'See them with: certdesk survey list',
    })
    await none.json(['survey', 'sample', '--seed', 'x'])
    expect(await none.refuses(issue(), 2)).toMatchObject({
      message: 'No questionnaire is on record.',
      hint: expect.stringContaining('survey questionnaire import FILE'),
    })
    const { refuses } = await round({ until: 'drawn' })
    expect((await refuses(issue('C019'), 2)).message).toBe('C019 第19机械有限公司 was not drawn for SV-2026-1.')
    expect((await refuses(issue('C999'), 2)).message).toContain('C999')
    expect(await refuses(returned(first, '--answers', '9 8 7'), 3)).toEqual({
      code: 'refused',
      clause: '4.5.2',
      message: 'No form of SV-2026-1 was issued to C004 yet.',
      hint: 'Record the issue first: certdesk survey issue SV-2026-1 C004 --channel CHANNEL',
    })
  })
})

describe('survey remind', () => {
  it('lists who has not answered with person and phone, the longest waiting first', async () => {
    const { json, said, at, back } = await round({ until: 'drawn' })
    await json(issue(second, '--on', '2026-03-20'))
    await json(issue(first, '--on', '2026-06-20'))
    await json(['survey', 'issue', survey, third, '--on', '2026-03-05', '--channel', 'post'])
    const { outstanding } = await json(['survey', 'remind', survey])
    expect(outstanding).toEqual([
      {
        customer: third,
        name: nameOf(6),
        issued: '2026-03-05',
        days: 117,
        channel: 'post',
        person: '联系6',
        phone: '13800000006',
      },
      {
        customer: second,
        name: nameOf(1),
        issued: '2026-03-20',
        days: 102,
        channel: 'email',
        person: '联系1',
        phone: '13800000001',
      },
      {
        customer: first,
        name: nameOf(4),
        issued: '2026-06-20',
        days: 10,
        channel: 'email',
        person: '联系4',
        phone: '13800000004',
      },
    ])
    const csv = (await at(['survey', 'remind', survey, '--format', 'csv'])).out
    expect(csv.replace('\uFEFF', '').split('\r\n').slice(0, 2)).toEqual([
      'customer,name,issued,days,channel,person,phone',
      'C006,第6机械有限公司,2026-03-05,117,post,联系6,13800000006',
    ])
    expect((await said(['survey', 'remind'], 'zh')).out).toMatch(
      /C006\s+第6机械有限公司\s+2026-03-05\s+117\s+邮寄\s+联系6/,
    )
    await json(outcome(third, 'undeliverable'))
    await json(outcome(second, 'refused'))
    await back(first, '9 8 7')
    expect((await said(['survey', 'remind', survey])).out).toBe('Every issued form is accounted for.\n')
    expect((await json(['survey', 'remind', '--as-of', '2026-06-29'])).outstanding).toHaveLength(3)
  })
})
