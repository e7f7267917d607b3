import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDaysTo, type Day, earlier } from '../../src/clause/day.ts'
import { mondayToFriday } from '../../src/clause/working-days.ts'
import {
  classificationState,
  complaintState,
  daysTooEarly,
  differingParts,
  feedbackSeries,
  missingParts,
} from '../../src/voice/feedback/rules.ts'
import { clerk } from '../contact/clerk.ts'

const visited = (...more: string[]) => [
  ...['feedback', 'add', 'C001', '--channel', 'visit', '--content', '报告太慢', '--received', '2026-06-25'],
  ...more,
]
const classification = ['--stage', 'service', '--topic', '报告时间', '--as', 'dissatisfaction']
const complained = (...more: string[]) => [
  ...['feedback', 'add', 'C001', '--channel', 'complaint', '--content', '审核员迟到', '--received', '2026-06-22'],
  ...['--owner', 'clerk', '--due', '2026-06-26', ...more],
]
const classify = (number: string, ...more: string[]) => ['feedback', 'classify', number, ...classification, ...more]

const days = fc.integer({ min: 0, max: 400 }).map((n) => addDaysTo('2026-01-01' as Day, n))
const maybe = fc.option(days)

describe('the rules of feedback', () => {
  it('judge a classification by the working days after it was received (4.5.1)', () => {
    const item = { received: '2026-06-25' as Day, classified: null }
    const on = (day: string) => classificationState(item, 5, day as Day, mondayToFriday)
    expect(on('2026-06-30')).toEqual({ due: '2026-07-02', state: 'on-track', daysLate: 0 })
    expect(on('2026-07-02')).toMatchObject({ state: 'at-risk', daysLate: 0 })
    expect(on('2026-07-03')).toMatchObject({ state: 'breach', daysLate: 1 })
  })

  it('hold a complaint against its own day, whatever the weekday', () => {
    const due = '2026-06-27' as Day
    const state = (closed: string | null, on: string) =>
      complaintState({ due, decided: null, closed: closed as Day | null }, on as Day)
    expect(state(null, '2026-06-26')).toEqual({ due, state: 'on-track', daysLate: 0 })
    expect(state(null, '2026-06-27')).toEqual({ due, state: 'at-risk', daysLate: 0 })
    expect(state(null, '2026-06-30')).toEqual({ due, state: 'breach', daysLate: 3 })
    expect(state('2026-06-27', '2026-06-30')).toEqual({ due, state: 'met', daysLate: 0 })
    expect(state('2026-06-29', '2026-06-30')).toEqual({ due, state: 'breach', daysLate: 2 })
    expect(state('2026-06-29', '2026-06-28')).toEqual({ due, state: 'breach', daysLate: 1 })
    expect(complaintState({ due: null, decided: null, closed: null }, due)).toBeNull()
  })

  it('never call a complaint late that was closed by its day, nor in time one that was not', () => {
    fc.assert(
      fc.property(days, days, days, (due, closed, on) => {
        const late = complaintState({ due, decided: null, closed }, on)?.state === 'breach'
        expect(late).toBe(earlier(closed, on) > due)
      }),
    )
  })

  it('hold a complaint against its day until it is decided, however long it stays open', () => {
    fc.assert(
      fc.property(days, days, maybe, days, (due, decided, closed, on) => {
        const settled = closed === null ? decided : earlier(decided, closed)
        const late = complaintState({ due, decided, closed }, on)?.state === 'breach'
        expect(late).toBe(earlier(settled, on) > due)
      }),
    )
  })

  it('find days out of order exactly where a later step has an earlier day', () => {
    fc.assert(
      fc.property(days, maybe, maybe, maybe, (received, classified, due, closed) => {
        const early = daysTooEarly({ received, classified, due, closed })
        for (const { on, day } of early) expect(on < day).toBe(true)
        const steps = [received, classified, closed].filter((day) => day !== null)
        const inOrder = steps.every((day, i) => i === 0 || (steps[i - 1] ?? day) <= day)
        expect(early.length === 0).toBe(inOrder && (due === null || due >= received))
      }),
    )
  })

  it('tell what a classification lacks, and in what two differ', () => {
    const told = { stage: 'audit', topic: null, classification: 'praise' } as const
    const whole = { stage: 'audit', topic: '时间', classification: 'question' } as const
    expect(missingParts(told)).toEqual(['topic'])
    expect(missingParts(whole)).toEqual([])
    expect(differingParts(told, whole)).toEqual(['classification'])
    expect(differingParts(whole, told)).toEqual(['topic', 'classification'])
  })

  it('number complaints by themselves, by the year in which they came', () => {
    expect(feedbackSeries('complaint', '2025-12-31' as Day)).toBe('CP-2025-')
    expect(feedbackSeries('other', '2026-01-01' as Day)).toBe('FB-2026-')
  })
})

describe('feedback', () => {
  it('is recorded, and says by which day it is classified', async () => {
    const { json, said } = await clerk()
    const { feedback } = await json(visited())
    expect(feedback).toEqual({
      number: 'FB-2026-0001',
      customer: 'C001',
      name: '甲机械有限公司',
      channel: 'visit',
      received: '2026-06-25',
      content: '报告太慢',
      stage: null,
      topic: null,
      classification: null,
      classified: null,
      classifiedBy: null,
      owner: null,
      due: null,
      closed: null,
      outcome: null,
      by: 'clerk',
      migrated: false,
      decided: null,
    })
    expect((await said(visited())).out).toBe('Already recorded as FB-2026-0001; nothing was changed.\n')
    const today = ['feedback', 'add', 'C002', '--channel', '电话回访', '--content', '很满意']
    expect((await said(today)).out).toBe(
      'Recorded FB-2026-0002.\nIt is to be classified by 2026-07-07 (4.5.1): ' +
        'certdesk feedback classify FB-2026-0002\n',
    )
    expect((await json(['audit', 'verify'])).verification.ok).toBe(true)
  })

  it('says at once where the day to classify it has passed, and that it came before the register', async () => {
    const { said } = await clerk()
    const add = ['feedback', 'add', '--channel', 'other', '--content', '来信', '--received']
    expect((await said([...add, '2026-06-22'])).out).toContain(
      'It was to be classified by 2026-06-29 (4.5.1), 1 day ago: certdesk feedback classify FB-2026-0001',
    )
    expect((await said([...add, '2026-06-23'])).out).toContain('It is to be classified by 2026-06-30')
    expect((await said([...add, '2026-06-19'], 'zh')).out).toContain('应最迟于 2026-06-26 分类（4.5.1），已超期 4 天')
    const migrated = await said([...add, '2025-01-15'])
    expect(migrated.out).toContain('before the register went live on 2025-01-16, so it is marked as migrated')
    expect(migrated.out).not.toContain('to be classified')
  })

  it('is classified at once where all three are given, and not with a part of them', async () => {
    const { json, problem, said } = await clerk()
    const { feedback } = await json(visited(...classification))
    expect(feedback).toMatchObject({
      stage: 'service',
      topic: '报告时间',
      classification: 'dissatisfaction',
      classified: '2026-06-30',
      classifiedBy: 'clerk',
    })
    expect((await said(visited())).out).toContain('Already recorded as FB-2026-0001')
    const partly = await problem(visited('--stage', '证后服务'), 2)
    expect(partly).toEqual({
      code: 'usage',
      message: 'The classification is not complete: --topic, --as are missing.',
      hint: 'Give --stage, --topic and --as together, or none of them and classify it later.',
      clause: null,
    })
    const zh = await said(visited('--stage', '证后服务', '--as', '建议'), 'zh')
    expect(zh.err).toContain('分类不完整，缺少主题（--topic）。')
    const late = ['feedback', 'add', '--channel', 'other', '--content', '信', '--received', '2026-06-22']
    expect((await said([...late, ...classification])).out).toContain('It was classified 1 day late, which stays')
  })

  it('is not recorded again with something else to it, which would be lost', async () => {
    const { json, problem } = await clerk()
    await json(visited())
    const refused = await problem(visited(...classification), 2)
    expect(refused.message).toBe('FB-2026-0001 says the same, but is classified or seen to otherwise.')
    expect(refused.hint).toContain('"certdesk feedback classify FB-2026-0001"')
    await json(complained())
    expect((await problem([...complained().slice(0, -1), '2026-06-27'], 2)).message).toContain('seen to otherwise')
    expect((await json(complained())).feedback.number).toBe('CP-2026-0001')
  })

  it('may come from somebody who is not in the register, or from nobody in particular', async () => {
    const { json, problem, said } = await clerk()
    const rest = ['--channel', 'symposium', '--content', '希望多培训']
    expect((await json(['feedback', 'add', '--about', '己纺织厂', ...rest])).feedback).toMatchObject({
      customer: null,
      name: '己纺织厂',
    })
    expect((await json(['feedback', 'add', ...rest])).feedback).toMatchObject({ customer: null, name: null })
    const both = await problem(['feedback', 'add', 'C001', '--about', '己', ...rest], 2)
    expect(both.message).toBe('A customer and --about are both given, but feedback comes from one.')
    expect(both.hint).toBe('Use --about only for an organization that is not in the register.')
    expect((await said(['feedback', 'list'], 'zh')).out).toMatch(/—\s+座谈会/)
  })

  it('refuses what cannot be', async () => {
    const { json, problem, said } = await clerk()
    const ahead = ['feedback', 'add', '--channel', 'visit', '--content', 'x', '--received', '2026-07-01']
    expect((await problem(ahead, 2)).message).toBe('--received 2026-07-01 lies after today, 2026-06-30.')
    expect((await problem(['feedback', 'show', 'FB-2026-0009'], 2)).message).toBe('There is no feedback FB-2026-0009.')
    expect((await problem(['feedback', 'add', 'C009', '--channel', 'visit', '--content', 'x'], 2)).message).toContain(
      'C009',
    )
    expect((await said(['feedback', 'add'], 'zh')).err).toContain('缺少 --channel 渠道、--content 文字')
    await json(visited())
    const from = ['feedback', 'list', '--from', '2026-06-02', '--to', '2026-06-01']
    expect((await problem(from, 2)).message).toBe('--from 2026-06-02 lies after --to 2026-06-01.')
  })

  it('is received, classified and closed by business staff only (4.5.1)', async () => {
    const { json, problem } = await clerk()
    await json(complained(...classification))
    await json(['staff', 'add', '张伟', '--role', 'auditor'])
    const acts = [
      visited(),
      classify('CP-2026-0001'),
      ['feedback', 'close', 'CP-2026-0001', '--outcome', '已道歉'],
    ] as const
    for (const act of acts) {
      const refused = await problem([...act, '--staff', '张伟'], 3)
      expect(refused).toMatchObject({ code: 'refused', clause: '4.5.1' })
      expect(refused.message).toContain('张伟')
    }
  })
})

describe('feedback classify', () => {
  it('is done once; the same again changes nothing, and another is a correction', async () => {
    const { json, problem, said } = await clerk()
    await json(visited())
    const done = await said(classify('fb-2026-0001', '--on', '2026-06-26'))
    expect(done.out).toBe('Classified FB-2026-0001: dissatisfaction, post-certification service, 报告时间.\n')
    const again = await said(classify('FB-2026-0001'), 'zh')
    expect(again.out).toBe('FB-2026-0001 已是如此，未作改动。\n')
    const other = ['feedback', 'classify', 'FB-2026-0001', '--stage', '合同受理', '--topic', '报告时间', '--as', '不满']
    const refused = await problem(other, 2)
    expect(refused.message).toBe(
      'FB-2026-0001 was classified on 2026-06-26 otherwise: dissatisfaction, post-certification service, 报告时间.',
    )
    expect(refused.hint).toContain('certdesk feedback edit FB-2026-0001 --stage STAGE')
    expect((await problem(classify('FB-2026-0001', '--on', '2026-06-27'), 2)).hint).toContain('--classified-on DAY')
    expect((await json(['feedback', 'show', 'FB-2026-0001'])).feedback).toMatchObject({ classified: '2026-06-26' })
  })

  it('is not dated before the feedback or after today, and says where it is late', async () => {
    const { json, problem, said } = await clerk()
    await json(visited())
    expect((await problem(classify('FB-2026-0001', '--on', '2026-06-24'), 2)).message).toBe(
      '--on 2026-06-24 lies before the feedback was received, 2026-06-25.',
    )
    expect((await problem(classify('FB-2026-0001', '--on', '2026-07-01'), 2)).message).toContain('lies after today')
    await json(['feedback', 'add', '--channel', 'other', '--content', '信', '--received', '2026-06-15'])
    expect((await said(classify('FB-2026-0002'))).out).toContain(
      'It was classified 8 days late, which stays on record (4.5.1).',
    )
    expect((await said(['feedback', 'classify', 'FB-2026-0001', '--stage', 'audit'], 'zh')).err).toContain('--topic')
  })
})

describe('a complaint', () => {
  it('has a number of its own, an owner and a day by which it is settled', async () => {
    const { json, problem, said } = await clerk()
    const bare = ['feedback', 'add', 'C001', '--channel', '投诉', '--content', 'x']
    expect(await problem(bare, 2)).toMatchObject({
      message: 'A complaint has an owner and a day by which it is settled: --owner and --due are missing.',
      hint: 'Name who settles it with --owner NAME, and by when with --due DAY.',
    })
    expect((await said([...bare, '--owner', 'clerk'], 'zh')).err).toContain('投诉须明确责任人和期限，缺少 --due。')
    expect((await problem(visited('--owner', 'clerk'), 2)).message).toBe('Only a complaint has --owner.')
    expect((await problem(visited('--owner', 'clerk', '--due', '2026-07-01'), 2)).hint).toContain('--channel complaint')
    const early = [...bare, '--owner', 'clerk', '--due', '2026-06-29']
    expect(await problem(early, 2)).toMatchObject({
      message: '--due 2026-06-29 lies before the feedback was received, 2026-06-30.',
      hint: 'Give a day on or after the one on which it was received.',
    })
    expect((await problem([...bare, '--owner', '无名', '--due', '2026-07-31'], 2)).message).toContain('无名')
    const done = await said([...bare, '--owner', 'clerk', '--due', '2026-07-31'])
    expect(done.out).toContain('Recorded CP-2026-0001.')
    expect(done.out).toContain('clerk settles it by 2026-07-31: certdesk complaint next CP-2026-0001')
    expect((await said(complained(), 'zh')).out).toContain('clerk 应最迟于 2026-06-26 处理完毕，已超期 4 天')
    expect((await json(visited())).feedback.number).toBe('FB-2026-0001')
  })

  it('is classified before it is closed, and closed once (4.5.1)', async () => {
    const { json, problem, said } = await clerk()
    await json(complained())
    const close = ['feedback', 'close', 'CP-2026-0001', '--outcome', '已道歉']
    expect(await problem(close, 3)).toEqual({
      code: 'refused',
      clause: '4.5.1',
      message: 'CP-2026-0001 is not classified.',
      hint: 'Classify it first: certdesk feedback classify CP-2026-0001 --stage STAGE --topic TEXT --as KIND',
    })
    await json(classify('CP-2026-0001', '--on', '2026-06-25'))
    expect((await problem([...close, '--on', '2026-06-24'], 2)).message).toBe(
      '--on 2026-06-24 lies before it was classified, 2026-06-25.',
    )
    expect((await problem([...close, '--on', '2026-07-01'], 2)).message).toContain('lies after today')
    expect((await said([...close, '--on', '2026-06-29'])).out).toBe(
      'Closed CP-2026-0001 on 2026-06-29.\nIt was to be settled by 2026-06-26: 3 days late.\n' +
        'As a complaint (ISO/IEC 17021-1 9.8) it waits for: certdesk complaint acknowledge CP-2026-0001\n',
    )
    expect((await said(close)).out).toBe('CP-2026-0001 was closed on 2026-06-29 already; nothing was changed.\n')
    const other = await problem([...close.slice(0, -1), '已赔偿'], 2)
    expect(other.message).toBe('CP-2026-0001 was closed on 2026-06-29 otherwise: 已道歉.')
    expect(other.hint).toContain('certdesk feedback edit CP-2026-0001 --outcome TEXT')
  })

  it('is the only feedback that is closed', async () => {
    const { json, problem } = await clerk()
    await json(visited(...classification))
    expect(await problem(['feedback', 'close', 'FB-2026-0001', '--outcome', 'x'], 2)).toMatchObject({
      message: 'FB-2026-0001 is no complaint, and only complaints are closed.',
      hint: expect.stringContaining('recorded as a suggestion'),
    })
  })
})

describe('feedback list', () => {
  it('is filtered, and marks what is over', async () => {
    const { json, said } = await clerk()
    await json(visited(...classification))
    await json(['feedback', 'add', 'C002', '--channel', 'symposium', '--content', '多培训', '--received', '2026-06-01'])
    await json(complained())
    const numbers = async (...flags: string[]) =>
      (await json(['feedback', 'list', ...flags])).feedback.map((item: { number: string }) => item.number)
    expect(await numbers()).toEqual(['FB-2026-0001', 'CP-2026-0001', 'FB-2026-0002'])
    expect(await numbers('C002')).toEqual(['FB-2026-0002'])
    expect(await numbers('--channel', '客户走访')).toEqual(['FB-2026-0001'])
    expect(await numbers('--stage', 'service')).toEqual(['FB-2026-0001'])
    expect(await numbers('--from', '2026-06-22', '--to', '2026-06-24')).toEqual(['CP-2026-0001'])
    expect(await numbers('--unclassified')).toEqual(['CP-2026-0001', 'FB-2026-0002'])
    expect(await numbers('--open')).toEqual(['CP-2026-0001'])
    const en = await said(['feedback', 'list', '--open'])
    expect(en.out).toMatch(/ 1 day over +4 days over\n$/)
    const zh = await said(['feedback', 'list'], 'zh')
    for (const text of ['投诉', '超期 4 天', '未分类']) expect(zh.out).toContain(text)
    expect((await said(['feedback', 'list', '--stage', 'acceptance'], 'zh')).out).toContain('没有符合条件的记录。')
    const csv = await said(['feedback', 'list', '--open', '--format', 'csv'])
    expect(csv.code).toBe(0)
  })

  it('says what was known on the day asked of', async () => {
    const { json, problem } = await clerk()
    await json(complained())
    await json(classify('CP-2026-0001', '--on', '2026-06-25'))
    await json(['feedback', 'close', 'CP-2026-0001', '--outcome', '已道歉', '--on', '2026-06-29'])
    const on = async (day: string) => (await json(['feedback', 'show', 'CP-2026-0001', '--as-of', day])).feedback
    const unclassified = { stage: null, topic: null, classification: null, classified: null, classifiedBy: null }
    expect(await on('2026-06-24')).toMatchObject({ ...unclassified, closed: null, outcome: null })
    expect(await on('2026-06-28')).toMatchObject({ stage: 'service', classified: '2026-06-25', closed: null })
    expect(await on('2026-06-30')).toMatchObject({ closed: '2026-06-29', outcome: '已道歉' })
    const before = ['feedback', 'show', 'CP-2026-0001', '--as-of', '2026-06-21']
    expect((await problem(before, 2)).message).toBe('There is no feedback CP-2026-0001.')
    expect((await json(['feedback', 'list', '--open', '--as-of', '2026-06-28'])).feedback).toHaveLength(1)
    expect((await json(['feedback', 'list', '--open'])).feedback).toEqual([])
  })

  it('shows one record in words', async () => {
    const { json, said } = await clerk()
    expect((await said(['feedback', 'list'])).out).toBe('No feedback is on record.\n')
    await json(complained(...classification))
    const { out } = await said(['feedback', 'show', 'CP-2026-0001'], 'zh')
    for (const text of ['投诉', '证后服务', '不满', '审核员迟到', '2026-06-26']) expect(out).toContain(text)
  })
})

describe('feedback edit', () => {
  const edit = (number: string, ...more: string[]) => ['feedback', 'edit', number, ...more, '--reason', '误录']

  it('corrects any field, and moves from one organization to another', async () => {
    const { json, said } = await clerk()
    await json(visited(...classification))
    const corrected = await json(
      edit(
        'FB-2026-0001',
        '--customer',
        'C002',
        '--channel',
        'other',
        '--received',
        '2026-06-24',
        '--content',
        '太慢',
        '--stage',
        'audit',
        '--topic',
        '时间',
        '--as',
        'question',
        '--classified-on',
        '2026-06-26',
      ),
    )
    expect(corrected.feedback).toMatchObject({
      ...{ customer: 'C002', channel: 'other', received: '2026-06-24', content: '太慢', stage: 'audit' },
      ...{ topic: '时间', classification: 'question', classified: '2026-06-26' },
    })
    const about = await json(edit('FB-2026-0001', '--about', '己纺织厂'))
    expect(about.feedback).toMatchObject({ customer: null, name: '己纺织厂' })
    expect((await json(edit('FB-2026-0001', '--customer', 'C001'))).feedback).toMatchObject({ name: '甲机械有限公司' })
    expect((await json(edit('FB-2026-0001', '--clear', 'from'))).feedback).toMatchObject({ name: null })
    expect((await said(edit('FB-2026-0001', '--topic', '时间'))).out).toBe(
      'FB-2026-0001 already is so; nothing was changed.\n',
    )
  })

  it('corrects the owner, the day and the closing of a complaint, or takes the closing back', async () => {
    const { json, problem } = await clerk()
    await json(complained(...classification))
    await json(['staff', 'add', '王芳', '--role', 'business'])
    const number = 'CP-2026-0001'
    expect((await problem(edit(number, '--outcome', 'x'), 2)).message).toBe('CP-2026-0001 is not closed.')
    await json(['feedback', 'close', number, '--outcome', '已道歉'])
    const { feedback } = await json(edit(number, '--owner', '王芳', '--due', '2026-07-10', '--outcome', '已赔偿'))
    expect(feedback).toMatchObject({ owner: '王芳', due: '2026-07-10', outcome: '已赔偿', closed: '2026-06-30' })
    const unclassified = await problem(edit(number, '--clear', 'classification'), 3)
    expect(unclassified).toMatchObject({ clause: '4.5.1', hint: 'Clear its closing too, with --clear closing.' })
    expect((await json(edit(number, '--clear', 'closing', '--clear', 'classification'))).feedback).toMatchObject({
      ...{ closed: null, outcome: null, classified: null, classifiedBy: null, stage: null },
    })
  })

  it('is a correction: it neither classifies nor makes a complaint', async () => {
    const { json, problem, said } = await clerk()
    await json(visited())
    const refusals = [
      [['--stage', 'audit'], 'FB-2026-0001 is not classified.'],
      [['--classified-on', '2026-06-26'], 'FB-2026-0001 is not classified.'],
      [
        ['--channel', 'complaint'],
        'FB-2026-0001 cannot become a complaint or cease to be one: complaints are numbered by themselves.',
      ],
      [['--owner', 'clerk'], 'Only a complaint has --owner.'],
      [['--closed', '2026-06-26', '--outcome', 'x'], 'Only a complaint has --closed and --outcome.'],
      [['--received', '2026-07-01'], '--received 2026-07-01 lies after today, 2026-06-30.'],
      [['--customer', 'C001', '--about', '己'], 'A customer and --about are both given, but feedback comes from one.'],
      [['--clear', 'from', '--about', '己'], '--clear from and --about are both given.'],
      [[], 'Nothing was given to change.'],
    ] as const
    for (const [flags, message] of refusals)
      expect((await problem(edit('FB-2026-0001', ...flags), 2)).message).toBe(message)
    await json(classify('FB-2026-0001', '--on', '2026-06-26'))
    expect((await problem(edit('FB-2026-0001', '--received', '2026-06-27'), 2)).message).toBe(
      '--classified-on 2026-06-26 lies before the feedback was received, 2026-06-27.',
    )
    expect((await said(edit('FB-2026-0001', '--channel', '投诉'), 'zh')).err).toContain('投诉单独编号')
  })

  it('takes back what was recorded by mistake', async () => {
    const { json, problem, said } = await clerk()
    await json(visited())
    const voiding = ['feedback', 'void', 'FB-2026-0001', '--reason', '重复']
    expect((await json(voiding)).feedback).toMatchObject({ number: 'FB-2026-0001', voided: true })
    expect((await said(voiding)).out).toBe('FB-2026-0001 is void already; nothing was changed.\n')
    expect((await json(['feedback', 'list'])).feedback).toEqual([])
    expect((await problem(classify('FB-2026-0001'), 2)).message).toBe('FB-2026-0001 is void: 重复.')
    expect((await problem(['feedback', 'void', 'FB-2026-0002', '--reason', 'x'], 2)).hint).toContain('feedback list')
    expect((await json(visited())).feedback.number).toBe('FB-2026-0002')
    expect((await json(['audit', 'verify'])).verification.ok).toBe(true)
  })
})
