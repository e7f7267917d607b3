import { describe, expect, it } from 'vitest'
import { isComment } from '../../src/survey/return/comment.ts'
import { round, survey, voided } from '../survey/round.ts'
import { recordedBefore } from '../upkeep/desk.ts'

describe('what stands below the questions of a form', () => {
  it.each(['报告太慢', '希望多培训', 'The report came late', '无人接听电话'])('is a comment: %s', (text) => {
    expect(isComment(text)).toBe(true)
  })
  it.each(['无', '没有', '无。', '没有意见', '无建议', 'None', 'no comment', 'N/A', '/', '—', ' ', null])(
    'is none: %s',
    (text) => {
      expect(isComment(text)).toBe(false)
    },
  )
})

describe('a comment on F02 (4.5.1)', () => {
  /** A round of which the first form came back with a comment on Monday 22 June 2026. */
  const commented = async () => {
    const desk = await round()
    const [customer = '', other = ''] = desk.drawn
    const said = await desk.said(
      [...['survey', 'return', survey, customer, '--answers', '9 8 7', '--on', '2026-06-22', '--comment', '报告太慢']],
      'zh',
    )
    await desk.json(['survey', 'return', survey, other, '--answers', '9 8 7', '--on', '2026-06-22', '--comment', '无'])
    const found = async (day: string) => {
      const lines = await desk.lines('4.5.1', '--as-of', day, '--year', '2026')
      return lines.flatMap(({ findings }) => findings).filter(({ facts }) => facts.comment !== undefined)
    }
    const classify = (...more: string[]) => [
      ...['survey', 'classify', survey, customer, '--stage', 'service', '--topic', '报告时间', '--as', 'suggestion'],
      ...more,
    ]
    return { ...desk, customer, other, asked: said.out, found, classify }
  }

  it('is classified within five working days of its return, like any other feedback', async () => {
    const { customer, asked, found, classify, json, said, problem } = await commented()
    expect(asked).toContain(`请最迟于 2026-06-29 分类：certdesk survey classify ${survey} ${customer}`)
    const of = { comment: `${survey}/${customer}`, received: '2026-06-22', classified: null, due: '2026-06-29' }
    const settle = ['survey', 'classify', survey, customer]
    expect(await found('2026-06-26')).toMatchObject([{ state: 'on-track', facts: of, settle }])
    expect(await found('2026-06-29')).toMatchObject([{ state: 'at-risk', settle }])
    expect(await found('2026-06-30')).toMatchObject([
      { state: 'breach', settle, text: { zh: `${survey}：问卷上的意见未分类，期限 2026-06-29` } },
    ])
    const { comments } = await json(['survey', 'comments', '--unclassified'])
    expect(comments).toMatchObject([{ survey, customer, comment: '报告太慢', classification: null, classified: null }])
    expect((await problem(classify('--on', '2026-06-21'), 2)).message).toContain('the return of the form')
    expect((await json(classify('--on', '2026-06-29'))).comment).toMatchObject({
      ...{ survey, customer, stage: 'service', topic: '报告时间', classification: 'suggestion' },
      ...{ classified: '2026-06-29', classifiedBy: 'clerk' },
    })
    expect(await found('2026-06-30')).toEqual([])
    // Known by an earlier day it is not classified yet; the same again changes nothing, another is refused.
    expect(await found('2026-06-28')).toMatchObject([{ state: 'on-track' }])
    expect((await said(classify())).out).toContain('nothing was changed')
    const other = ['survey', 'classify', survey, customer, '--stage', 'audit', '--topic', 'x1', '--as', 'praise']
    expect((await problem(other, 2)).message).toContain('was classified otherwise on 2026-06-29')
    expect((await json(['survey', 'comments', survey])).comments).toHaveLength(1)
  })

  it('classified late stays a breach that is put on record, and goes with its return', async () => {
    const { customer, found, classify, json, said } = await commented()
    expect((await said(classify(), 'zh')).out).toContain('超期')
    const [late] = await found('2026-06-30')
    expect(late).toMatchObject({ state: 'breach', text: { zh: expect.stringContaining('分类超期 1 天') } })
    expect(late?.settle).toEqual([
      ...['finding', 'open', 'feedback-and-analysis', '--period', '2026-06-29', '--customer', customer],
      ...['--about', `${survey}/${customer}`],
    ])
    await json(voided(customer))
    expect(await found('2026-06-30')).toEqual([])
    expect((await json(['survey', 'comments'])).comments).toEqual([])
  })

  it('is corrected with a reason: the verdict follows, on earlier days and as known before', async () => {
    const { customer, found, classify, json, problem, said } = await commented()
    const edit = ['survey', 'comment', 'edit', survey, customer]
    const nobody = await problem([...edit, '--topic', '报告', '--reason', '录错'], 2)
    expect(nobody.message).toContain('is not classified')
    expect(nobody.hint).toBe(`Classify it: certdesk survey classify ${survey} ${customer}`)
    await json(classify())
    expect(await found('2026-06-30')).toMatchObject([{ state: 'breach', facts: { classified: '2026-06-30' } }])
    const { hint } = await problem(
      ['survey', 'classify', survey, customer, '--stage', 'audit', '--topic', '计划', '--as', 'praise'],
      2,
    )
    expect(hint).toContain(`certdesk survey comment edit ${survey} ${customer} --as KIND --reason TEXT`)
    expect((await problem([...edit, '--reason', '录错'], 2)).message).toBe('Nothing was given to change.')
    expect((await problem([...edit, '--topic', '报告'], 2)).message).toContain('--reason')
    expect((await problem([...edit, '--on', '2026-06-21', '--reason', '录错'], 2)).message).toContain('the return')
    expect((await problem([...edit, '--on', '2026-07-01', '--reason', '录错'], 2)).message).toContain('--on')
    const before = (await json(['audit', 'list'])).head
    const corrected = await json([...edit, '--on', '2026-06-29', '--as', 'dissatisfaction', '--reason', '录错日期'])
    expect(corrected.comment).toMatchObject({ classified: '2026-06-29', classification: 'dissatisfaction' })
    expect(await found('2026-06-30')).toEqual([])
    expect(await found('2026-06-28')).toMatchObject([{ state: 'on-track' }])
    const then = await json(['survey', 'comments', survey, '--known-at', before])
    expect(then.comments).toMatchObject([{ classified: '2026-06-30', classification: 'suggestion' }])
    const again = await said([...edit, '--on', '2026-06-29', '--reason', '录错日期'], 'zh')
    expect(again.out).toBe(`${customer} 在 ${survey} 问卷上的意见已如此分类，未作改动。\n`)
    await json(['undo', '--reason', '改回'])
    expect(await found('2026-06-30')).toMatchObject([{ state: 'breach', facts: { classified: '2026-06-30' } }])
  })

  it('whose classification is taken back waits again, and undo brings it back', async () => {
    const { customer, found, classify, json, said, problem } = await commented()
    await json(classify('--on', '2026-06-26'))
    const before = (await json(['audit', 'list'])).head
    // Something else is recorded meanwhile, so that undo would not reach it.
    await json(['customer', 'edit', customer, '--industry', '机械', '--reason', '补录'])
    const voiding = ['survey', 'comment', 'void', survey, customer, '--reason', '看错了问卷']
    expect((await problem(voiding.slice(0, -2), 2)).message).toContain('--reason')
    const { out } = await said(voiding, 'zh')
    expect(out).toContain(`已作废 ${customer} 在 ${survey} 问卷上意见的分类；记录保留，该意见现为未分类。`)
    expect(out).toContain(`请最迟于 2026-06-29 分类：certdesk survey classify ${survey} ${customer}`)
    expect(await found('2026-06-29')).toMatchObject([{ state: 'at-risk', facts: { classified: null } }])
    expect(await found('2026-06-30')).toMatchObject([{ state: 'breach' }])
    expect((await json(['survey', 'comments', survey, '--known-at', before])).comments).toMatchObject([
      { classified: '2026-06-26' },
    ])
    expect((await problem(voiding, 2)).message).toContain('is not classified')
    await json(['undo', '--reason', '作废有误'])
    expect(await found('2026-06-30')).toEqual([])
    await json(voiding)
    await json(classify('--on', '2026-06-29'))
    expect((await json(['survey', 'comments', survey])).comments).toMatchObject([{ classified: '2026-06-29' }])
  })

  it('that an earlier version recorded is no breach: the report remarks how many are open', async () => {
    const { file, found, lines, customer, json } = await commented()
    await recordedBefore(file, async (tx) => {
      for (const { id } of tx.find('survey_return', {})) tx.update('survey_return', id, { comment_asked: null })
    })
    expect(await found('2026-12-31')).toEqual([])
    const [line] = await lines('4.5.1', '--year', '2026')
    expect(line?.remarks.map(({ text }) => text.zh)).toContain(
      '2026 年问卷上有 1 条意见未分类（启用前收到或由早期版本录入）',
    )
    // Written anew by this version, it is asked for.
    await json(['survey', 'edit', survey, customer, '--comment', '报告太慢，电话无人接', '--reason', '补全'])
    expect(await found('2026-12-31')).toMatchObject([{ state: 'breach' }])
  })
})

describe('an analysis that is reported (4.5.1)', () => {
  const reported = async () => {
    const desk = await round({ on: '2026-02-02' })
    for (const customer of desk.drawn) await desk.back(customer, '9 8 7', '--on', '2026-02-20')
    await desk.json(['survey', 'close', survey, '--on', '2026-02-25'])
    await desk.json(['staff', 'add', '林总', '--role', 'leader'])
    await desk.json(['survey', 'report-to', survey, '--leader', '林总', '--department', '认证部', '--on', '2026-02-28'])
    const line = async (day = '2026-06-30') => (await desk.lines('4.5.1', '--as-of', day, '--year', '2026'))[0]
    return { ...desk, line }
  }

  it('without an improvement suggestion does not meet it', async () => {
    const { line, json } = await reported()
    const finding = {
      text: {
        en: `${survey} has neither an improvement suggestion nor a reason why none is needed`,
        zh: `${survey} 没有改进建议，也未说明无需改进的原因`,
      },
      facts: { suggestions: 0, noneNeeded: null },
      settle: ['survey', 'suggest', 'add', '--survey', survey],
    }
    expect(await line()).toMatchObject({ result: 'on-track', findings: [finding] })
    expect(await line('2026-10-01')).toMatchObject({ result: 'at-risk' })
    expect(await line('2027-01-01')).toMatchObject({
      result: 'breach',
      findings: [{ settle: ['finding', 'open', 'feedback-and-analysis', '--period', '2026'] }],
    })
    const made = ['--content', '提前两周发计划', '--department', '认证部', '--owner', 'clerk', '--due', '2026-09-30']
    await json(['survey', 'suggest', 'add', '--survey', survey, ...made])
    expect(await line()).toMatchObject({ result: 'met', findings: [] })
  })

  it('may want none, for a reason that is on record', async () => {
    const { line, json, said, problem } = await reported()
    const none = ['survey', 'suggest', 'none', survey, '--reason', '各项均在 7 分以上，无意见']
    expect((await problem(['survey', 'suggest', 'none', survey], 2)).message).toContain('--reason')
    for (const nothing of ['无', 'None.', '。', 'x'])
      expect((await problem([...none.slice(0, -1), nothing], 2)).message).toContain('gives no reason')
    expect((await problem([...none, '--on', '2026-02-24'], 2)).message).toContain('the analysis')
    expect((await json([...none, '--on', '2026-03-01'])).noSuggestion).toMatchObject({ survey, on: '2026-03-01' })
    expect((await said(none, 'zh')).out).toBe(`${survey} 无需改进建议已登记，未作改动。\n`)
    expect(await line('2026-02-28')).toMatchObject({ result: 'on-track' })
    const met = await line()
    expect(met).toMatchObject({ result: 'met', findings: [] })
    expect(met?.remarks.map(({ text }) => text.zh)).toContain(`${survey}：无需改进建议：各项均在 7 分以上，无意见`)
    // What was mistyped of it is corrected, with a reason; as of an earlier day it was not decided yet.
    const edit = ['survey', 'no-suggestion', 'edit', survey]
    expect((await problem(['survey', 'suggest', 'none', survey, '--reason', '别的'], 2)).hint).toContain(
      `certdesk survey no-suggestion edit ${survey} --why TEXT --reason TEXT`,
    )
    expect((await problem([...edit, '--on', '2026-02-24', '--reason', '录错'], 2)).message).toContain('the analysis')
    expect((await problem([...edit, '--reason', '录错'], 2)).message).toBe('Nothing was given to change.')
    const before = (await json(['audit', 'list'])).head
    const given = ['--why', '各项均在 7 分以上', '--on', '2026-03-02', '--reason', '录错']
    expect((await json([...edit, ...given])).noSuggestion).toEqual({
      ...{ survey, on: '2026-03-02', reason: '各项均在 7 分以上' },
    })
    expect(await line('2026-03-01')).toMatchObject({ result: 'on-track' })
    expect(await line('2026-03-02')).toMatchObject({ result: 'met' })
    const report = ['report', 'compliance', '--clause', '4.5.1', '--as-of', '2026-03-01', '--year', '2026']
    expect((await json([...report, '--known-at', before])).clauses).toMatchObject([{ result: 'met' }])
    // Taken back, it counts for nothing, until the undo of that.
    const voiding = ['survey', 'no-suggestion', 'void', survey, '--reason', '另有意见']
    const { out } = await said(voiding, 'zh')
    expect(out).toContain(`已作废 ${survey} 无需改进建议的说明；记录保留，不再计入。`)
    expect(out).toContain(`certdesk survey suggest add --survey ${survey}`)
    expect(await line()).toMatchObject({ result: 'on-track' })
    expect((await problem(voiding, 2)).hint).toContain(`certdesk survey suggest none ${survey} --reason TEXT`)
    await json(['undo', '--reason', '作废有误'])
    expect(await line()).toMatchObject({ result: 'met' })
    // Of a round that was opened again another analysis is to come.
    await json(['survey', 'reopen', survey, '--reason', '补收'])
    expect(await line()).toMatchObject({ result: 'on-track' })
    const made = ['--content', '提前两周发计划', '--department', '认证部', '--owner', 'clerk', '--due', '2026-09-30']
    await json(['survey', 'suggest', 'add', '--survey', survey, ...made])
    await json(['survey', 'close', survey])
    expect((await problem(none, 2)).message).toBe(`${survey} has the suggestion SG-2026-0001.`)
  })
})
