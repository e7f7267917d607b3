// @module-tag long

import { describe, expect, it } from 'vitest'
import { edited, given, nameOf, round, survey, ten, voided } from './round.ts'

const issue = (...more: string[]) => ['survey', 'issue', survey, '--channel', 'email', ...more]
const returned = (customer: string, ...more: string[]) => ['survey', 'return', survey, customer, ...more]
const outcome = (customer: string, what: string, ...more: string[]) => returned(customer, '--outcome', what, ...more)
const stood = ['C004', 'C001', 'C006', 'C014'] as const
const [first, second] = stood

describe('survey return', () => {
  it('takes the answers in the order of the form or by code, with blanks, and says what they mean', async () => {
    const { json, said } = await round({ items: ten })
    const form = await json(
      returned(first, '--answers', '9，8、10;９.５,,7,-, 8 ,8.50,4', '--respondent', '李强', '--comment', '好'),
    )
    expect(given(form.return)).toEqual({ A1: 9, A2: 8, B1: 10, B2: 9.5, B4: 7, C1: 8, C2: 8.5, C3: 4 })
    const { answers, ...rest } = form.return
    expect(answers.slice(-2)).toEqual([
      { item: 'C2', maximum: 10, answer: 8.5 },
      { item: 'C3', maximum: 5, answer: 4 },
    ])
    expect(rest).toEqual({
      ...{
        survey,
        customer: first,
        name: nameOf(4),
        outcome: 'returned',
        on: '2026-06-30',
        valid: true,
        invalidReason: null,
      },
      ...{ respondent: '李强', comment: '好' },
      ...{ blank: ['B3', 'B5'], followUps: [] },
    })
    const byCode = await said(
      returned(second, '--answer', 'a1=5', '--answer', 'Ｂ1＝6', '--answer', 'C3=2', '--answer', 'B2=6'),
      'zh',
    )
    expect(byCode.out).toContain('SV-2026-1：C001 第1机械有限公司 已收回。')
    expect(byCode.out).toContain(
      '10 题中有 6 题未答（A2, B3, B4, B5, C1, C2）；审核/检验过程、证后服务作答不足一半，不计分。',
    )
    expect(byCode.out).toContain(
      '须跟踪处理：A1 5/10、C3 2/5。certdesk survey follow-up close SV-2026-1 C001 题号 --action 措施',
    )
    expect(byCode.out).toMatch(/4 份中已收回 2 份（50 ?%），尚需 2 份。/)
    const other = (await json(['survey', 'answers', survey, second])).return
    expect(given(other)).toEqual({ A1: 5, B1: 6, B2: 6, C3: 2 })
    expect(other).toMatchObject({ followUps: ['A1', 'C3'] })
    const shown = (await said(['survey', 'answers', survey, first])).out
    for (const text of [/B3 Impartiality of the auditors +—/, /C3 Handling of complaints +4\/5/, /Respondent +李强/])
      expect(shown).toMatch(text)
  })

  it('asks for everything, offers the forms that are out, and records when told to', async () => {
    const { at, json } = await round()
    await json(outcome(second, 'undeliverable'))
    await json(returned('C006', '--answers', '9 9 9'))
    const answers = ['SV-2026', first, 'returned', '2026-06-30', '9', '8', '7', '李强', '', '5', '10', 'y']
    const { code, err, asked } = await at(['survey', 'return'], { tty: true, answers })
    expect(code, err).toBe(0)
    expect(asked.at(-1)).toBe('Enter to save, 1–9 to answer that again, Esc to go back, n to leave')
    expect(err).toContain(nameOf(4))
    expect(given((await json(['survey', 'answers', survey, first])).return)).toEqual({ A1: 10, B1: 8, C1: 7 })
    const out = await at(['survey', 'return'], { tty: true, answers: ['SV-2026', '有限公司'] })
    expect(out.code).toBe(130)
    expect(out.asked.at(-2)).toMatch(/none of: C001, C014$|none of: C014, C001$/)
  })

  it('asks question by question on a terminal, and again where the answer cannot be', async () => {
    const { at, json } = await round()
    const answers = ['11', 'neun', '9', '', '8.25', '7.5', '李强', '']
    const done = await at([...returned(first), '--lang', 'zh'], { tty: true, answers })
    expect(done.code, done.err).toBe(0)
    expect(done.asked).toEqual([
      'C004 第4机械有限公司\n  A1 受理是否及时（0–10，未答则留空）',
      '11 超过满分 10',
      'C004 第4机械有限公司\n  A1 受理是否及时（0–10，未答则留空）',
      'neun 不是 0 至 10 的数字',
      'C004 第4机械有限公司\n  A1 受理是否及时（0–10，未答则留空）',
      'B1 审核是否专业（0–10，未答则留空）',
      'C1 服务是否满意（0–10，未答则留空）',
      '8.25 超过一位小数',
      'C1 服务是否满意（0–10，未答则留空）',
      '填表人（未写则留空）',
      '意见和建议（没有则留空）',
    ])
    const { return: form } = await json(['survey', 'answers', survey, first])
    expect(given(form)).toEqual({ A1: 9, C1: 7.5 })
    expect(form).toMatchObject({ respondent: '李强', comment: null })
  })

  it('asks nobody the questions of a form that it then refuses', async () => {
    const { at, back } = await round()
    await back(first, '9 8 7')
    const again = await at(returned(first), { tty: true, answers: ['9', '8', '6'] })
    expect(again.code).toBe(2)
    expect(again.asked).toEqual([])
  })

  it('names all that is wrong with the answers, and records none of them', async () => {
    const { refuses } = await round()
    const inOrder = (typed: string) => returned(first, '--answers', typed)
    expect(await refuses(inOrder('11 x 8.25'), 2)).toMatchObject({
      message: [
        'The answer to A1 is more than the maximum, 10: "11".',
        'The answer to B1 is not a number from 0 to 10: "x".',
        'The answer to C1 has more than one decimal place: "8.25".',
      ].join('\n'),
      hint: 'Look at the form again; an item that was not answered is left blank ("-").',
    })
    expect((await refuses(inOrder('9 8'), 2)).message).toBe('--answers has 2 answers; the form has 3 items.')
    expect(await refuses(returned(first, '--answer', 'D1=9'), 2)).toMatchObject({
      message: 'QN-2026-1 has no item D1.',
      hint: 'Its items are: A1, B1, C1.',
    })
    expect((await refuses(returned(first, '--answer', 'A1'), 2)).message).toBe(
      '--answer is not of the form CODE=VALUE: "A1".',
    )
    expect(await refuses(returned(first), 2)).toMatchObject({
      message: 'Neither answers nor an outcome are given.',
      hint: expect.stringContaining('Give 3 answers in the order of the form'),
    })
    expect((await refuses(outcome(first, 'refused', '--answers', '9 8 7'), 2)).message).toBe(
      'A form that is refused has no answers.',
    )
    expect((await refuses(inOrder('9 8 7').concat('--on', '2026-03-01'), 2)).message).toBe(
      '--on 2026-03-01 lies before the form was issued, 2026-03-02.',
    )
    expect((await refuses(inOrder('9 8 7').concat('--on', '2026-07-01'), 2)).message).toContain('lies after today')
    expect((await refuses(returned('C019', '--answers', '9 8 7'), 2)).hint).toBe(
      'See who was with: certdesk survey show SV-2026-1',
    )
    expect((await refuses(returned('C999', '--answers', '9 8 7'), 2)).message).toContain('C999')
  })

  it('takes no two answers to one item, of which one would be lost without a word', async () => {
    const { refuses } = await round()
    await refuses(returned(first, '--answer', 'A1=3', '--answer', 'A1=4', '--answer', 'B1=5'), 2)
  })

  it('takes a blank form only as not valid, which counts as returned and is not scored (4.5.4)', async () => {
    const { refuses, said, json, scored } = await round()
    expect(await refuses(returned(first, '--answers', '- / 无'), 3)).toEqual({
      code: 'refused',
      clause: '4.5.4',
      message: 'The form of C004 has no answer at all.',
      hint: 'Record it as returned and not valid: --invalid "left blank".',
    })
    expect((await said(returned(first, '--invalid', '空白问卷'))).out).toContain(
      'SV-2026-1: C004 returned, not valid: it counts as returned and is not scored.\n',
    )
    await json(returned(second, '--answers', '1 1 1', '--invalid', '代填'))
    expect(await scored()).toMatchObject({ issued: 4, returned: 2, valid: 0, total: null, followUps: [] })
    expect((await said(['survey', 'show', survey], 'zh')).out).toContain('已收回，无效：代填')
  })

  it('keeps a refused or undeliverable form among those issued, until it comes back after all', async () => {
    const { json, said, back, refuses, scored } = await round()
    expect((await said(outcome(first, 'undeliverable', '--on', '2026-03-10'), 'zh')).out).toContain(
      'SV-2026-1：C004 第4机械有限公司 无法送达。',
    )
    expect((await said(outcome(second, '拒答'))).out).toContain('0 of 4 returned (0 %); 4 more needed.')
    expect(await scored()).toMatchObject({ issued: 4, returned: 0, refused: 1, undeliverable: 1, outstanding: 2 })
    expect((await refuses(outcome(second, 'undeliverable'), 2)).message).toBe(
      'C001 answered SV-2026-1 on 2026-06-30 already.',
    )
    expect((await back(first, '9 8 7')).return).toMatchObject({ outcome: 'returned', on: '2026-06-30' })
    expect(await scored()).toMatchObject({ issued: 4, returned: 1, undeliverable: 0 })
    expect((await json(['audit', 'verify'])).verification.ok).toBe(true)
  })

  it('is one form of one respondent: the same again changes nothing, another is a usage problem', async () => {
    const { said, refuses, head } = await round()
    const typed = returned(first, '--answers', '9 8 7')
    await said(typed)
    const before = await head()
    const again = await said(typed, 'zh')
    expect([again.code, again.out.split('\n')[0]]).toEqual([0, 'SV-2026-1 中 C004 已如此登记，未作改动。'])
    expect(await head()).toBe(before)
    expect(await refuses(returned(first, '--answers', '9 8 6'), 2)).toMatchObject({
      message: 'C004 answered SV-2026-1 on 2026-06-30 already.',
      hint: expect.stringContaining('certdesk survey edit SV-2026-1 C004 --answer CODE=N --reason TEXT'),
    })
    expect((await refuses(outcome(first, 'refused'), 2)).message).toContain('already')
  })

  it('is refused once the survey is closed, and so is all that changes its forms (4.5.2)', async () => {
    const { json, back, refuses } = await round()
    for (const customer of stood.slice(1)) await back(customer, '9 8 7')
    await json(['survey', 'close', survey, '--short', '搬迁'])
    const closed = {
      code: 'refused',
      clause: '4.5.2',
      message: 'SV-2026-1 was closed on 2026-06-30 and takes no more.',
      hint: 'Open it again: certdesk survey reopen SV-2026-1 --reason TEXT',
    }
    const acts = [
      returned(first, '--answers', '9 8 7'),
      edited(second, '--answer', 'A1=8'),
      voided(second),
      ['survey', 'substitute', survey, first, '--reason', 'x'],
      issue(),
    ]
    for (const act of acts) expect(await refuses(act, 3)).toEqual(closed)
  })

  it('is corrected on a terminal in as many answers as were misread, each refused where it is typed', async () => {
    const { json, at, back } = await round()
    await back(first, '9 8 7')
    const answers = ['answer', 'A1=11', 'A1=8', 'A1=7', 'D1=7', 'C1=6', '', '', '看错']
    const done = await at(['survey', 'edit', survey, first, '--lang', 'zh'], { tty: true, answers })
    expect(done, done.err).toMatchObject({ code: 0, err: expect.stringContaining('--answer A1=8 --answer C1=6') })
    const refused = done.asked.filter((message) => /A1|没有题目/u.test(message))
    expect(refused).toHaveLength(3)
    expect(given((await json(['survey', 'answers', survey, first])).return)).toEqual({ A1: 8, B1: 8, C1: 6 })
  })

  it('is recorded by business staff only (4.5.2)', async () => {
    const { json, refuses } = await round()
    await json(['staff', 'add', '张伟', '--role', 'auditor'])
    const refused = await refuses([...returned(first, '--answers', '9 8 7'), '--staff', '张伟'], 3)
    expect(refused).toMatchObject({ code: 'refused', clause: '4.5.2' })
    expect(refused.message).toContain('张伟')
  })
})
