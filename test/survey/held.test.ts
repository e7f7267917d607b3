import { describe, expect, it } from 'vitest'
import { tamper } from '../upkeep/desk.ts'
import { imported, reasons, round, survey } from './round.ts'

const [first, second] = ['C004', 'C001'] as const

/** A survey of which everything came back and which was closed. */
async function closed() {
  const own = await round({ on: '2026-02-02' })
  for (const customer of own.drawn) await own.back(customer, '9 8 7', '--on', '2026-02-20')
  await own.json(['survey', 'close', survey, '--on', '2026-02-25'])
  return own
}

const remarked = async ({ lines }: Pick<Awaited<ReturnType<typeof round>>, 'lines'>, id: string, clause: string) => {
  const line = (await lines(clause)).find((each) => each.id === id && each.period === '2026')
  return { result: line?.result, remarks: line?.remarks.map(({ text }) => text.en) ?? [], findings: line?.findings }
}

describe('a closing', () => {
  it('is not undone: opening the survey again tells why', async () => {
    const { refuses } = await closed()
    expect(await refuses(['undo'], 3)).toMatchObject({
      clause: '4.5.4',
      hint: expect.stringContaining('certdesk survey reopen'),
    })
  })

  it('does not store an analysis of answers that were altered behind the program', async () => {
    const { file, drawn, back, json, problem } = await round({ on: '2026-02-02' })
    for (const customer of drawn) await back(customer, '9 8 7', '--on', '2026-02-20')
    tamper(file, `UPDATE survey_return SET answers = '{"A1":10,"B1":10,"C1":10}' WHERE id = 1`)
    expect((await problem(['survey', 'close', survey, '--on', '2026-02-25'], 4)).hint).toContain('audit verify')
    expect((await json(['survey', 'show', survey])).survey.closed).toBe(null)
  })

  it('without any valid answer is no analysis (4.5.4)', async () => {
    const desk = await round({ customers: 4, size: 1, on: '2026-02-02' })
    const [only = ''] = desk.drawn
    await desk.json(['survey', 'return', survey, only, '--invalid', '空白', '--on', '2026-02-20'])
    await desk.json(['survey', 'close', survey, '--on', '2026-02-25'])
    expect(await remarked(desk, 'survey-score', '4.5.4')).toMatchObject({
      result: 'breach',
      findings: [
        {
          text: {
            en: 'SV-2026-1 was closed on 2026-02-25 without a total: nobody gave valid answers to contract acceptance, audit/inspection process, post-certification service',
          },
          facts: { unanswered: ['acceptance', 'audit', 'service'] },
          settle: ['survey', 'reopen', survey],
        },
      ],
    })
    // Of four no size is lawful: that is said, and neither met nor a breach.
    expect(await remarked(desk, 'survey-draw', '4.5.2')).toMatchObject({ result: 'not-applicable', findings: [] })
    const returns = await remarked(desk, 'survey-return', '4.5.2')
    expect(returns.result).toBe('met')
    expect(returns.remarks.at(-1)).toBe(`SV-2026-1: 1 returned form is not valid: ${only} (空白)`)
  })

  it('with a stage that nobody answered has no total, and says so at once (4.5.4)', async () => {
    const desk = await round({ on: '2026-02-02' })
    for (const customer of desk.drawn) await desk.back(customer, '9 8 -', '--on', '2026-02-20')
    const closed = await desk.said(['survey', 'close', survey, '--on', '2026-02-25'], 'zh')
    expect(closed.out).toContain('证后服务无人有效作答：SV-2026-1 没有合计得分，不符合 4.5.4。')
    expect(await remarked(desk, 'survey-score', '4.5.4')).toMatchObject({
      result: 'breach',
      findings: [
        {
          text: { zh: 'SV-2026-1 于 2026-02-25 结束时没有合计得分：证后服务无人有效作答' },
          facts: { unanswered: ['service'] },
        },
      ],
    })
    await desk.json(['survey', 'reopen', survey, '--reason', '补问'])
    await desk.json(['survey', 'edit', survey, first, '--answer', 'C1=7', '--reason', '补问'])
    expect((await desk.said(['survey', 'close', survey], 'zh')).out).not.toContain('无人')
    expect((await remarked(desk, 'survey-score', '4.5.4')).result).toBe('met')
  })

  it('that was reported is reported anew once the survey was closed again otherwise (4.5.1)', async () => {
    const desk = await closed()
    await desk.json(['staff', 'add', '林总', '--role', 'leader'])
    const report = ['survey', 'report-to', survey, '--leader', '林总', '--department', '认证部']
    const reported = async () => {
      const line = (await desk.lines('4.5.1')).find(({ id, period }) => id.includes('analysis') && period === '2026')
      return JSON.stringify(line?.findings)
    }
    const before = await reported()
    await desk.json(report)
    const told = await reported()
    expect(told).not.toBe(before)
    await desk.json(['survey', 'reopen', survey, '--reason', '迟到'])
    await desk.json(['survey', 'edit', survey, first, '--answer', 'A1=1', '--reason', '看错'])
    await desk.json(['survey', 'close', survey])
    expect(await reported()).not.toBe(told)
    await desk.json(report)
    expect(await reported()).toBe(told)
  })
})

describe('a score', () => {
  it('by weights that make no whole is refused, as is the closing (4.5.4)', async () => {
    const { json, refuses, drawn, back } = await round()
    for (const customer of drawn) await back(customer, '9 8 7')
    const uneven = ['limit', 'set', 'survey-weight-audit', '60', '--from', '2026-01-01', '--reason', '评审']
    await json([...uneven, '--deviation', '经批准'])
    for (const argv of [
      ['survey', 'score'],
      ['survey', 'close', survey],
    ])
      expect(await refuses(argv, 3)).toMatchObject({
        clause: '4.5.4',
        message: expect.stringContaining('not to 100 %'),
      })
  })

  it('of answers that cannot be read says so, with exit 4', async () => {
    const { file, back, problem } = await round()
    await back(first, '9 8 7')
    tamper(file, "UPDATE survey_return SET answers = '{' WHERE id = 1")
    expect((await problem(['survey', 'score'], 4)).message).toBe(
      'The answers of C004 cannot be read: the register was altered outside certdesk.',
    )
  })
})

describe('what an assessor is shown', () => {
  it('are the returns and issues taken back with their reasons, and not what was undone', async () => {
    const desk = await round()
    const [, , third = '', fourth = ''] = desk.drawn
    await desk.back(first, '9 8 7')
    await desk.json(['survey', 'void', survey, first, '--reason', '他厂问卷'])
    await desk.json(['survey', 'void', survey, fourth, '--issue', '--reason', '误发'])
    await desk.back(third, '9 8 7')
    await desk.json(['undo'])
    const { remarks } = await remarked(desk, 'survey-return', '4.5.2')
    expect(remarks).toContain('SV-2026-1: returns taken back of C004 (他厂问卷)')
    expect(remarks).toContain(`SV-2026-1: issues taken back of ${fourth} (误发)`)
    expect(remarks.join()).not.toContain(third)
  })
})

describe('a list of answers', () => {
  const list = ['客户,题号,得分', `${second},A1,7`, `${second},B1,7`, '']
  const more = ['客户,题号,得分', `${second},A2,9`, `${second},B3,8`, '']

  it('that was undone is recorded when it comes again', async () => {
    const { take, json, answersOf } = await imported()
    await take(list.join('\n'))
    expect(await take(more.join('\n'))).toMatchObject({ updated: 2 })
    await json(['undo'])
    expect(await take(more.join('\n'))).toMatchObject({ updated: 2, unchanged: 0, warnings: [] })
    expect((await answersOf(second)).blank).toHaveLength(6)
  })

  it('that contradicts what is on record is refused each time, and noted where that was corrected', async () => {
    const { take, json } = await imported()
    await take(list.join('\n'))
    const otherwise = ['客户,题号,得分', `${second},A1,8`, `${second},B3,8`, ''].join('\n')
    const refusal = [[2, 'answer', expect.stringMatching(/^item A1 was answered otherwise on .*"survey edit"$/)]]
    for (const _ of [1, 2]) expect(reasons(await take(otherwise))).toEqual(refusal)
    await json(['survey', 'edit', survey, second, '--answer', 'A1=6', '--reason', '看错'])
    const again = await take(list.join('\n'))
    expect(again).toMatchObject({ unchanged: 2, rejected: 0 })
    expect(again.warnings).toMatchObject([{ line: 2, reason: 'was corrected since; what is on record stays' }])
  })

  it('that gives another day for a form is refused for the day, not for the answer', async () => {
    const { take } = await imported()
    const rows = ['客户,题号,得分,日期', `${second},A1,7,2026-04-01`, `${second},B1,7,2026-04-02`, '']
    expect(reasons(await take(rows.join('\n')))).toEqual([
      [3, null, 'answered on line 2 already, otherwise: one customer, one form'],
    ])
  })

  it('says whose forms are answered in part', async () => {
    const { people } = await imported()
    expect((await people(list.join('\n'))).all).toContain('Not every item is answered: C001 (2/10).')
  })
})

describe('who was drawn', () => {
  it('is found by a part of the name that no other one drawn has', async () => {
    const { json, drawn, problem } = await round()
    const { sampled } = (await json(['survey', 'show', survey])).survey
    const [{ customer, name }] = sampled
    expect(drawn[0]).toBe(customer)
    // 第4机械 is in 第14机械 as well as in itself, and both were drawn.
    expect((await json(['survey', 'return', survey, name.slice(0, 3), '--answers', '9 8 7'])).return.name).toBe(name)
    await problem(['survey', 'return', survey, '机械', '--answers', '9 8 7'], 2)
  })

  it('and merged since is named by the code that was drawn', async () => {
    const { json, take, problem, back } = await imported()
    const merge = ['customer', 'merge', first, second, '--reason', '重复登记']
    await json(merge)
    await back(first, '9 8 7 6 9 8 7 6 9 4')
    expect(reasons(await take('名称,题号,得分\n第1机械有限公司,A1,9\n'))).toEqual([
      [2, 'customer', 'customers merged since they were drawn: name the one drawn, C004 or C001'],
    ])
    expect(await take('客户编号,题号,得分\nC001,A1,9\n')).toMatchObject({ created: 1 })
    await problem(['survey', 'answers', survey, '第1机械有限公司'], 2)
  })
})

describe('survey sample', () => {
  const sample = (...more: string[]) => ['survey', 'sample', ...more]

  it('refuses limits that contradict each other (4.5.2)', async () => {
    const { json, refuses } = await round({ until: 'questionnaire' })
    await json(['limit', 'set', 'survey-least-percent', '30', '--from', '2026-01-01', '--reason', '评审'])
    expect(await refuses(sample('--seed', 'x'), 3)).toMatchObject({
      message: 'The limits of the draw contradict each other: at least 30 % and at most 20 %.',
      hint: expect.stringContaining('certdesk limit list'),
    })
  })

  it('draws nothing anew by the same seed, frame and size', async () => {
    const { refuses } = await round({ until: 'drawn' })
    const again = sample('--seed', 'NCT-GI-007-F02/2025', '--size', '4', '--redraw', '太随意')
    expect((await refuses(again, 3)).message).toBe(
      'By this seed, frame and size the draw of 2026-03-02 was made: it would give the same again.',
    )
  })

  it('says that nothing more may be drawn where all is drawn that may be', async () => {
    const { refuses } = await round()
    for (const size of [[], ['--size', '5']])
      expect(await refuses(sample('--extend', '补足', ...size), 3)).toMatchObject({
        message: 'SV-2026-1 has drawn 4 of 20 already, and at most 4 are lawful.',
        hint: expect.stringContaining('certdesk survey substitute SV-2026-1'),
      })
  })
})

describe('the form', () => {
  it('bears the day of issue of each customer once it went out', async () => {
    const { json, at } = await round({ until: 'drawn' })
    const dates = async () => (await at(['survey', 'form', '--output', '-'])).out.match(/<td>2026-03-0\d<\/td>/g) ?? []
    expect(await dates()).toEqual([])
    await json(['survey', 'issue', survey, first, '--channel', 'email', '--on', '2026-03-02'])
    await json(['survey', 'issue', survey, second, '--channel', 'email', '--on', '2026-03-03'])
    expect((await dates()).sort()).toEqual(['<td>2026-03-02</td>', '<td>2026-03-03</td>'])
  })

  it('is asked back of nobody before it went out', async () => {
    const { said } = await round({ until: 'drawn' })
    expect((await said(['survey', 'remind'])).out).toContain('No form of SV-2026-1 was issued yet.')
  })
})

describe('a report', () => {
  it('to somebody who is no leader tells whose it is to make him one', async () => {
    const { json, refuses } = await closed()
    await json(['staff', 'add', '陈红', '--role', 'business'])
    expect((await refuses(['survey', 'report-to', survey, '--leader', '陈红'], 3)).hint).toBe(
      'Name a leader of the body; who is one is for a manager to record.',
    )
  })
})

describe('what an undo would set back', () => {
  it('is told by the customer and item by item', async () => {
    const { at, back, json } = await round()
    await back(first, '9 8 7')
    await json(['survey', 'edit', survey, first, '--answer', 'A1=5', '--reason', '看错'])
    const { out } = await at(['undo', '--dry-run', '--format', 'table'], { tty: true, columns: 200 })
    expect(out).toContain('C004')
    expect(out).toContain('A1 5, B1 8, C1 7 → A1 9, B1 8, C1 7')
  })
})
