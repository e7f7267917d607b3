// @module-tag long

import { describe, expect, it } from 'vitest'
import { certified, clerk } from '../contact/clerk.ts'

interface Finding {
  readonly state: string
  readonly period: string
  readonly settle: readonly string[] | null
  readonly facts: Readonly<Record<string, unknown>>
}

/** A desk with somebody who owns complaints and appeals, somebody else, and a decision-maker. */
async function office() {
  const own = await clerk()
  for (const [name, role] of [
    ['秦质', 'quality'],
    ['钱核', 'quality'],
    ['李决', 'decision-maker'],
  ] as const)
    await own.json(['staff', 'add', name, '--role', role])
  /** An act by the quality manager. */
  const act = (...argv: string[]) => own.json([...argv, '--staff', '秦质'])
  const refused = (...argv: string[]) => own.problem([...argv, '--staff', '秦质'], 3)
  const findings = async (clause: string, ...more: string[]): Promise<Finding[]> => {
    const report = await own.json(['report', 'compliance', '--clause', clause, ...more])
    return (report.clauses as { findings: Finding[] }[]).flatMap((each) => each.findings)
  }
  const result = async (clause: string, ...more: string[]) => {
    const report = await own.json(['report', 'compliance', '--clause', clause, ...more])
    return (report.clauses as { result: string; remarks?: unknown[] }[])[0]
  }
  return { ...own, act, refused, findings, result }
}

const complained = ['complaint', 'add', 'C001', '--content', '报告迟到', '--received', '2026-04-01']
const CP = 'CP-2026-0001'

describe('a complaint', () => {
  it('is one row with feedback that came as one, whichever way it was typed', async () => {
    const own = await office()
    await own.act(...complained)
    const again = ['feedback', 'add', 'C001', '--channel', 'complaint', '--content', '迟到', '--owner', 'clerk']
    await own.json([...again, '--due', '2026-07-10', '--received', '2026-06-01'])
    const { complaints } = await own.json(['complaint', 'list'])
    expect(complaints.map((each: { number: string }) => each.number)).toEqual(['CP-2026-0002', CP])
    const { feedback } = await own.json(['feedback', 'list', '--channel', 'complaint'])
    expect(feedback.map((each: { number: string; due: string }) => [each.number, each.due])).toEqual([
      ['CP-2026-0002', '2026-07-10'],
      [CP, '2026-05-31'],
    ])
  })

  it('is judged on the days around its limits, and settled by the act that leads on', async () => {
    const own = await office()
    await own.act(...complained)
    const on = async (day: string) =>
      (await own.findings('9.8', '--as-of', day)).map(({ state, facts, settle }) => [facts.step, state, settle?.[1]])
    const ahead = ['decide', 'on-track', 'acknowledge']
    expect(await on('2026-04-07')).toEqual([['acknowledge', 'on-track', 'acknowledge'], ahead])
    expect(await on('2026-04-08')).toEqual([['acknowledge', 'at-risk', 'acknowledge'], ahead])
    expect(await on('2026-04-09')).toEqual([['acknowledge', 'breach', 'acknowledge'], ahead])
    await own.act('complaint', 'acknowledge', CP, '--means', 'email', '--on', '2026-04-08')
    expect(await on('2026-05-19')).toEqual([['decide', 'on-track', 'accept']])
    expect(await on('2026-05-20')).toEqual([['decide', 'at-risk', 'accept']])
    expect(await on('2026-05-31')).toEqual([['decide', 'at-risk', 'accept']])
    expect(await on('2026-06-01')).toEqual([['decide', 'breach', 'accept']])
    // What was not there on a day is not known of it.
    expect(await on('2026-04-07')).toEqual([['acknowledge', 'on-track', 'acknowledge'], ahead])
    await own.act('complaint', 'refuse', CP, '--reason', '与认证无关', '--on', '2026-05-31')
    // Twenty working days after the decision the end is to be told; that is late, and never a breach.
    expect(await on('2026-06-22')).toEqual([['close', 'on-track', 'inform']])
    expect(await on('2026-06-23')).toEqual([['close', 'at-risk', 'inform']])
    expect(await on('2026-06-30')).toEqual([['close', 'at-risk', 'inform']])
    await own.act('complaint', 'inform', CP, '--means', 'phone')
    await own.json(['feedback', 'classify', CP, '--stage', 'audit', '--topic', '报告', '--as', 'other'])
    await own.act('complaint', 'close', CP)
    expect(await own.result('9.8')).toMatchObject({ result: 'met' })
  })

  it('decided in time is overdue nowhere while it stays open, and leads to what is left of it (9.8)', async () => {
    const own = await office()
    // Whether 4.5.1 remarks on anything hangs on there being certified organizations.
    await own.json(certified('C001', '2026-01-10', '2029-01-09'))
    await own.act(...complained)
    await own.act('complaint', 'acknowledge', CP, '--means', 'email', '--on', '2026-04-02')
    await own.act('complaint', 'accept', CP, '--reason', '属于我方', '--on', '2026-04-02')
    await own.act('complaint', 'investigate', CP, '--findings', '属实', '--on', '2026-04-09')
    const agenda = async (day: string) =>
      (await own.json(['today', '--as-of', day])).agenda.filter(
        ({ settle }: { settle: string[] }) => settle[0] !== 'finding' && settle.includes(CP),
      )
    const remarks = async () => JSON.stringify((await own.json(['report', 'compliance', '--clause', '4.5.1'])).clauses)
    expect(await agenda('2026-06-30')).toContainEqual(expect.objectContaining({ urgency: 'overdue', by: '2026-05-31' }))
    expect(await remarks()).toContain(`${CP}：投诉未于 2026-05-31 前作出决定`)
    const decided = ['--decision', 'unfounded', '--reason', '按时寄出', '--on', '2026-04-15']
    await own.act('complaint', 'decide', CP, ...decided)
    await own.json(['feedback', 'classify', CP, '--stage', 'audit', '--topic', '报告', '--as', 'other'])
    expect(await remarks()).not.toContain('投诉未于')
    expect(await agenda('2026-06-30')).toMatchObject([
      { urgency: 'at-risk', settle: ['complaint', 'inform', CP], text: { zh: expect.stringContaining('已超过') } },
    ])
    const { out } = await own.said(['feedback', 'list', '--channel', 'complaint'], 'zh')
    expect(out).toContain('2026-04-15 作出决定')
    expect(out).not.toContain('超期')
    // Known by the day asked about alone, and of the complaint only.
    const shown = async (day: string) => (await own.json(['feedback', 'show', CP, '--as-of', day])).feedback.decided
    expect([await shown('2026-04-14'), await shown('2026-04-15')]).toEqual([null, '2026-04-15'])
    // Whoever gave a day of their own has planned by it what is left, and it is not over before.
    await own.act('complaint', 'edit', CP, '--due', '2026-07-05', '--reason', '另定计划')
    expect(await agenda('2026-06-30')).toMatchObject([{ urgency: 'at-risk', settle: ['complaint', 'inform', CP] }])
  })

  it('leads to its classification where that alone keeps it from being closed (4.5.1)', async () => {
    const own = await office()
    await own.act(...complained)
    await own.act('complaint', 'acknowledge', CP, '--means', 'email')
    await own.act('complaint', 'refuse', CP, '--reason', '与认证无关')
    const { out } = await own.said(['complaint', 'inform', CP, '--means', 'phone', '--staff', '秦质'], 'zh')
    expect(out).toContain(`下一步由业务部办理：certdesk feedback classify ${CP}`)
    const command = `certdesk feedback classify ${CP} --stage STAGE --topic TEXT --as KIND`
    const step = { number: CP, act: 'classify', command, customer: 'C001', name: '甲机械有限公司' }
    expect((await own.json(['complaint', 'next'])).next).toEqual([step])
    expect((await own.json(['complaint', 'next', CP])).next).toEqual([step])
    expect((await own.said(['complaint', 'list'], 'zh')).out).toContain('分类（4.5.1）')
    const waiting = (await own.findings('9.8')).find(({ facts }) => facts.step === 'close')
    expect(waiting?.settle).toEqual(['feedback', 'classify', CP])
    await own.json(['feedback', 'classify', CP, '--stage', 'audit', '--topic', '报告', '--as', 'other'])
    expect((await own.json(['complaint', 'next'])).next).toMatchObject([{ act: 'close' }])
    await own.act('complaint', 'close', CP)
  })

  it('has its progress told as often as it is asked for, until its end is told', async () => {
    const own = await office()
    await own.act(...complained)
    await own.act('complaint', 'acknowledge', CP, '--means', 'email')
    await own.act('complaint', 'progress', CP, '--told', '调查中', '--means', 'phone')
    await own.act('complaint', 'progress', CP, '--told', '仍在调查', '--means', 'phone')
    await own.act('complaint', 'refuse', CP, '--reason', '与认证无关')
    await own.act('complaint', 'inform', CP, '--means', 'phone')
    const problem = await own.refused('complaint', 'progress', CP, '--told', '已结束', '--means', 'phone')
    expect(problem.message).toBe(`${CP} is "end told": "tell the progress" does not follow from that.`)
    // What is done once is refused for that.
    const twice = await own.refused('complaint', 'inform', CP, '--means', 'email')
    expect(twice.message).toContain('nothing is done twice')
  })

  it('has no letter of its end before the end can be told, and then what comes first is named', async () => {
    const own = await office()
    await own.act(...complained)
    const letter = ['complaint', 'letter', CP, '--of', 'end']
    await own.act('complaint', 'acknowledge', CP, '--means', 'email')
    expect((await own.problem(letter, 2)).hint).toContain(`Next: certdesk complaint accept ${CP}`)
    await own.act('complaint', 'accept', CP, '--reason', '属于我方')
    await own.act('complaint', 'investigate', CP, '--findings', '属实')
    await own.act('complaint', 'decide', CP, '--decision', 'founded', '--reason', '属实')
    const told = await own.refused('complaint', 'inform', CP, '--means', 'letter')
    const { code: _, ...problem } = await own.problem(letter, 3)
    expect(problem).toEqual({ message: told.message, hint: told.hint, clause: 'ISO/IEC 17021-1 9.8' })
    expect(problem.hint).toBe(`Next: certdesk complaint correct ${CP} --correction TEXT --action TEXT`)
    await own.act('complaint', 'correct', CP, '--correction', '已补发', '--action', '每周核对')
    expect((await own.json(letter)).letter).toMatchObject({ kind: 'end', correction: '已补发' })
    await own.act('complaint', 'inform', CP, '--means', 'letter', '--reference', 'TS-1')
    await own.act('complaint', 'publish', CP, '--public', 'no', '--agreed-with', '双方')
    expect((await own.json(letter)).letter).toMatchObject({ letterNumber: 'TS-1', madePublic: false })
  })

  it('takes a limit of its own, and another limit later judges what comes later alone', async () => {
    const own = await office()
    await own.act(...complained)
    await own.json(['limit', 'set', 'complaint-days', '30', '--from', '2026-05-01', '--reason', '本机构规定'])
    const [, decide] = await own.findings('9.8')
    expect(decide).toMatchObject({ period: '2026-05-31', state: 'breach' })
    await own.act('complaint', 'add', 'C002', '--content', '收费', '--received', '2026-06-01')
    const due = (await own.findings('9.8')).map(({ period }) => period)
    expect(due).toContain('2026-07-01')
  })

  it('is not judged where it was received before the register went live', async () => {
    const own = await office()
    await own.act('complaint', 'add', 'C001', '--content', '旧投诉', '--received', '2025-01-10')
    expect(await own.result('9.8', '--year', '2025')).toMatchObject({ result: 'not-applicable' })
  })

  it('is neither investigated nor decided by who maintains the customer where that is complained of', async () => {
    const own = await office()
    await own.json(['staff', 'role', '秦质', 'business', '--from', '2026-03-01'])
    await own.json(['customer', 'assign', 'C001', '--to', '秦质', '--on', '2026-03-01'])
    await own.act(...complained, '--maintainer')
    await own.act('complaint', 'acknowledge', CP, '--means', 'email')
    await own.act('complaint', 'accept', CP, '--reason', '属于我方')
    const problem = await own.refused('complaint', 'investigate', CP, '--findings', '属实')
    expect(problem).toMatchObject({ clause: 'ISO/IEC 17021-1 9.8' })
    expect(problem.message).toContain('秦质')
    // Under another name it is the same person.
    await own.json(['staff', 'alias', '秦质', '秦工'])
    await own.refused('complaint', 'investigate', CP, '--findings', '属实', '--investigated-by', '秦工')
    await own.act('complaint', 'investigate', CP, '--findings', '属实', '--investigated-by', '钱核')
    await own.refused('complaint', 'decide', CP, '--decision', 'founded', '--reason', '属实')
  })

  it('remarks where one person did both, without a breach', async () => {
    const own = await office()
    await own.act(...complained)
    await own.act('complaint', 'acknowledge', CP, '--means', 'email', '--on', '2026-04-02')
    await own.act('complaint', 'accept', CP, '--reason', '属于我方', '--on', '2026-04-02')
    await own.act('complaint', 'investigate', CP, '--findings', '属实', '--on', '2026-04-03')
    await own.act('complaint', 'decide', CP, '--decision', 'unfounded', '--reason', '未发现', '--on', '2026-04-03')
    expect(await own.result('9.8')).toMatchObject({ result: 'at-risk' })
    const { remarks } = (await own.result('9.8')) ?? {}
    expect(remarks).toHaveLength(1)
  })

  it('goes on as a case where it was closed as feedback, and is closed as both', async () => {
    const own = await office()
    await own.act(...complained)
    await own.json(['feedback', 'classify', CP, '--stage', 'audit', '--topic', '报告', '--as', 'dissatisfaction'])
    const { all } = await own.said(['feedback', 'close', CP, '--outcome', '已致歉'], 'zh')
    expect(all).toContain(`certdesk complaint acknowledge ${CP}`)
    expect((await own.json(['complaint', 'show', CP])).complaint).toMatchObject({ state: 'received', open: true })
  })

  it('is taken back with all that was done, by either command, and is no other feedback', async () => {
    const own = await office()
    await own.act(...complained)
    await own.act('complaint', 'acknowledge', CP, '--means', 'email', '--on', '2026-04-02')
    expect(await own.problem(['feedback', 'edit', CP, '--received', '2026-04-03', '--reason', '误'], 3)).toMatchObject({
      clause: 'ISO/IEC 17021-1 9.8',
    })
    await own.json(['feedback', 'void', CP, '--reason', '重复'])
    expect((await own.json(['complaint', 'list'])).complaints).toEqual([])
    await own.problem(['complaint', 'show', CP], 2)
    await own.json(['feedback', 'add', 'C001', '--channel', 'visit', '--content', '很好'])
    expect((await own.problem(['complaint', 'show', 'FB-2026-0001'], 2)).message).toContain('no complaint')
  })

  it('says whom it comes from, once', async () => {
    const own = await office()
    await own.problem(['complaint', 'add', '--content', '迟到', '--staff', '秦质'], 2)
    await own.problem(['complaint', 'add', 'C001', '--anonymous', '--content', '迟到', '--staff', '秦质'], 2)
    await own.problem([...complained, '--received', '2026-07-01', '--staff', '秦质'], 2)
    await own.act(...complained)
    // The same again is no second one; the same about something else is.
    await own.act(...complained)
    await own.problem([...complained, '--involved', '李决', '--staff', '秦质'], 2)
    expect((await own.json(['complaint', 'list'])).complaints).toHaveLength(1)
  })

  it('is undone act by act, and was not so yet on an earlier day', async () => {
    const own = await office()
    await own.act(...complained)
    await own.act('complaint', 'acknowledge', CP, '--means', 'email', '--on', '2026-04-02')
    await own.act('complaint', 'accept', CP, '--reason', '属于我方', '--on', '2026-04-02')
    const { complaint } = await own.json(['complaint', 'show', CP, '--as-of', '2026-04-01'])
    expect(complaint).toMatchObject({ state: 'received', acts: [] })
    await own.json(['undo'])
    expect((await own.json(['complaint', 'show', CP])).complaint).toMatchObject({ state: 'acknowledged' })
  })
})

describe('an appeal', () => {
  const certified = ['certificate', 'add', 'C001', '--number', 'Q-1', '--standard', 'ISO 9001:2015', '--scope', '加工']

  it('names the decision it is against, whose people neither investigate nor decide', async () => {
    const own = await office()
    await own.json([...certified, '--issued', '2025-07-01', '--expires', '2028-06-30'])
    await own.json([
      ...['suspend', 'start', 'Q-1', '--reason', 'surveillance-overdue', '--ground-on', '2026-06-29'],
      ...['--decided-by', '李决', '--conditions', '通过监督'],
    ])
    await own.act('appeal', 'add', 'C001', '--content', '已有约定', '--certificate', 'Q-1')
    const AP = 'AP-2026-0001'
    await own.act('appeal', 'acknowledge', AP, '--means', 'letter')
    await own.act('appeal', 'accept', AP, '--reason', '认证决定')
    const { appeal } = await own.json(['appeal', 'show', AP])
    expect(appeal.involved).toEqual([
      { name: '李决', by: 'Q-1' },
      { name: 'clerk', by: 'Q-1' },
    ])
    await own.refused('appeal', 'investigate', AP, '--findings', '属实', '--investigated-by', 'clerk')
    await own.act('appeal', 'investigate', AP, '--findings', '属实')
    await own.refused('appeal', 'decide', AP, '--decision', 'founded', '--reason', '属实', '--decided-by', '李决')
    await own.act('appeal', 'decide', AP, '--decision', 'founded', '--reason', '属实', '--decided-by', '钱核')
    // It alters no status by itself.
    const { certificate } = await own.json(['certificate', 'status', 'Q-1'])
    expect(certificate).toMatchObject({ status: 'suspended' })
    await own.act('appeal', 'correct', AP, '--correction', '重审', '--action', '先核对')
    expect(await own.refused('appeal', 'inform', AP, '--means', 'phone')).toMatchObject({
      clause: 'ISO/IEC 17021-1 9.7',
    })
    await own.act('appeal', 'inform', AP, '--means', 'letter')
  })

  it('is told of in the month and in the file of its customer, and handed over with its owner', async () => {
    const own = await office()
    await own.act('appeal', 'add', 'C001', '--content', '不同意', '--involved', '李决', '--received', '2026-06-01')
    const { sections } = await own.json(['report', 'monthly', '--month', '2026-06'])
    expect(JSON.stringify(sections.complaints)).toContain('AP-2026-0001')
    const file = await own.json(['customer', 'file', 'C001'])
    expect(JSON.stringify(file)).toContain('AP-2026-0001')
    await own.json(['appeal', 'edit', 'AP-2026-0001', '--owner', '钱核', '--reason', '交接'])
    expect((await own.json(['appeal', 'show', 'AP-2026-0001'])).appeal).toMatchObject({ owner: '钱核' })
  })

  it('stays well decided where whoever decided it has a hand in the certificate afterwards', async () => {
    const own = await office()
    await own.json([...certified, '--issued', '2025-07-01', '--expires', '2028-06-30'])
    const AP = 'AP-2026-0001'
    const on = (day: string) => ['--on', day]
    await own.act('appeal', 'add', 'C001', '--content', '不同意', '--certificate', 'Q-1', '--received', '2026-06-24')
    await own.act('appeal', 'acknowledge', AP, '--means', 'letter', ...on('2026-06-24'))
    await own.act('appeal', 'accept', AP, '--reason', '认证决定', ...on('2026-06-24'))
    await own.act('appeal', 'investigate', AP, '--findings', '属实', '--investigated-by', '钱核', ...on('2026-06-25'))
    await own.act(
      'appeal',
      'decide',
      AP,
      '--decision',
      'unfounded',
      '--reason',
      '不属实',
      '--decided-by',
      '李决',
      ...on('2026-06-26'),
    )
    await own.json([
      ...['suspend', 'start', 'Q-1', '--reason', 'surveillance-overdue', '--ground-on', '2026-06-29'],
      ...['--decided-by', '李决', '--conditions', '通过监督'],
    ])
    expect((await own.findings('9.7')).filter(({ state }) => state === 'breach')).toEqual([])
  })

  it('found to be handled by somebody involved is a breach for good', async () => {
    const own = await office()
    await own.act('appeal', 'add', 'C001', '--content', '不同意', '--involved', '李决', '--received', '2026-06-29')
    const AP = 'AP-2026-0001'
    await own.act('appeal', 'acknowledge', AP, '--means', 'letter')
    await own.act('appeal', 'accept', AP, '--reason', '认证决定')
    await own.act('appeal', 'investigate', AP, '--findings', '属实')
    // 秦质 turns out to be 李决 under another name.
    await own.json(['staff', 'alias', '李决', '秦质'])
    const breach = (await own.findings('9.7')).find(({ state }) => state === 'breach')
    expect(breach?.facts).toMatchObject({ step: 'investigate-separate', appeal: AP })
    // What the register lists as a breach no letter denies.
    const letter = ['appeal', 'letter', AP, '--of', 'acknowledgement']
    expect((await own.json(letter)).letter.separate).toBe(false)
    expect((await own.json([...letter, '--as-of', '2026-06-29'])).letter.separate).toBe(true)
  })
})
