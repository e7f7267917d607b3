// @module-tag long

import { describe, expect, it } from 'vitest'
import { certified, clerk } from '../contact/clerk.ts'
import { tamper } from '../upkeep/desk.ts'
import { determined, type Line, round, survey, three } from './round.ts'

type Desk = Awaited<ReturnType<typeof round>>
const stood = ['C004', 'C001', 'C006', 'C014'] as const
const days = ['2026-03-01', '2026-07-01', '2026-10-01', '2027-01-01'] as const

/** A report as of a day asks what was known then: the clock stands at the end of it all. */
const end = ['--today', '2027-01-31']

/** The line of one check about the survey of 2026. */
async function line(desk: Pick<Desk, 'lines'>, id: string, clause: string, day: string): Promise<Line | undefined> {
  const all = await desk.lines(clause, '--as-of', day, ...end)
  return all.find((each) => each.id === id && each.period === '2026')
}

const checks = [
  ['feedback-and-analysis', '4.5.1'],
  ['survey-draw', '4.5.2'],
  ['survey-return', '4.5.2'],
  ['survey-stages', '4.5.3'],
  ['survey-score', '4.5.4'],
] as const

/** The results of all checks on the days, one row a check. */
async function results(desk: Pick<Desk, 'lines'>) {
  const table: Record<string, (string | undefined)[]> = {}
  for (const [id, clause] of checks) {
    const row: (string | undefined)[] = []
    for (const day of days) row.push((await line(desk, id, clause, day))?.result)
    table[id] = row
  }
  return table
}

const settled = async (desk: Pick<Desk, 'lines'>, day: string) => {
  const commands: Record<string, string | null> = {}
  for (const [id, clause] of checks) {
    const [finding] = (await line(desk, id, clause, day))?.findings ?? []
    commands[id] = finding === undefined ? null : (finding.settle?.join(' ') ?? null)
  }
  return commands
}

/** All forms came back on 2026-03-20; closed on 2026-03-25. */
async function closed() {
  const desk = await round({ on: '2026-02-02' })
  for (const customer of stood) await desk.back(customer, '9 8 7', '--on', '2026-02-20')
  await desk.json(['survey', 'close', survey, '--on', '2026-02-25'])
  return desk
}

describe('the checks of the survey', () => {
  it('are at risk from July where nothing was done, and a breach once the year is over', async () => {
    const desk = await round({ until: 'register' })
    const never = ['on-track', 'at-risk', 'at-risk', 'breach']
    expect(await results(desk)).toEqual(Object.fromEntries(checks.map(([id]) => [id, never])))
    expect(await settled(desk, '2026-07-01')).toEqual({
      'feedback-and-analysis': 'survey sample',
      'survey-draw': 'survey sample',
      'survey-return': 'survey sample',
      'survey-stages': 'survey questionnaire add',
      'survey-score': 'survey sample',
    })
    expect(Object.values(await settled(desk, '2027-01-01'))).toEqual(
      checks.map(([id]) => `finding open ${id} --period 2026`),
    )
    const said = async (id: string, clause: string) => (await line(desk, id, clause, '2026-07-01'))?.findings[0]?.text
    expect(await said('survey-draw', '4.5.2')).toEqual({ en: 'no sample was drawn for 2026', zh: '2026 年未抽样' })
    expect(await said('survey-stages', '4.5.3')).toEqual({
      en: 'no questionnaire is determined for 2026',
      zh: '2026 年尚未确定调查内容',
    })
  })

  it('of one to four organizations miss no sample before any is drawn, and everything else (4.5.2)', async () => {
    const never = ['on-track', 'at-risk', 'at-risk', 'breach']
    const none = ['not-applicable', 'not-applicable', 'not-applicable', 'not-applicable']
    for (const customers of [1, 4]) {
      const desk = await round({ customers, until: 'register' })
      expect(await results(desk)).toEqual(
        Object.fromEntries(checks.map(([id]) => [id, id === 'survey-draw' ? none : never])),
      )
      const of = customers === 1 ? '1 organization' : '4 organizations'
      expect(await line(desk, 'survey-draw', '4.5.2', '2026-07-01')).toMatchObject({
        population: 0,
        findings: [],
        remarks: [
          {
            text: {
              en: `no sample was drawn for 2026: of ${of} no whole number is within the limits`,
              zh: `2026 年未抽样：抽样框只有 ${customers} 家，没有符合比例的整数`,
            },
          },
        ],
      })
    }
    const five = await round({ customers: 5, until: 'register' })
    expect((await results(five))['survey-draw']).toEqual(never)
  })

  it('count for that who can be drawn on the day judged, of a past year on its last, by the limits of then', async () => {
    const head =
      '客户编号,客户名称,证书编号,认证标准,认证范围,发证日期,有效期至,证书状态,暂停原因,暂停开始时间,暂停结束时间'
    const valid = (n: number, issued: string, expires: string) =>
      `C00${n},第${n}公司,Q-${n},ISO 9001,加工,${issued},${expires},,,,`
    const three = [1, 2, 3].map((n) => valid(n, '2025-02-01', '2028-01-31'))
    const drawn = async (...others: string[]) => {
      const { json } = await clerk([head, ...three, ...others, ''].join('\n'))
      const lines = async (clause: string, ...more: string[]): Promise<Line[]> =>
        (await json(['report', 'compliance', '--clause', clause, ...more])).clauses
      const row: (string | undefined)[] = []
      for (const day of days) row.push((await line({ lines }, 'survey-draw', '4.5.2', day))?.result)
      return { json, row }
    }
    const [fourth, few] = [valid(4, '2025-02-01', '2028-01-31'), 'not-applicable']
    // A fifth from June on, until December, and one that is suspended from June on and can't be drawn.
    const { json, row } = await drawn(fourth, valid(5, '2026-06-01', '2028-01-31'))
    expect(row).toEqual([few, 'at-risk', 'at-risk', 'breach'])
    expect((await drawn(fourth, valid(5, '2025-02-01', '2026-12-30'))).row).toEqual([
      'on-track',
      'at-risk',
      'at-risk',
      few,
    ])
    const suspended = 'C005,第5公司,Q-5,ISO 9001,加工,2025-02-01,2028-01-31,暂停,费用未付,2026-06-01,2026-12-01'
    expect((await drawn(fourth, suspended)).row).toEqual(['on-track', few, few, few])
    // Of four one is a quarter: lawful once so many are.
    await json([
      'limit',
      'set',
      'survey-most-percent',
      '25',
      '--from',
      '2026-01-01',
      '--reason',
      '试行',
      '--deviation',
      'x',
    ])
    const { clauses } = await json(['report', 'compliance', '--clause', 'survey-draw', '--as-of', '2026-03-01'])
    expect(clauses.map(({ period, result }: Line) => [period, result])).toEqual([
      ['2026', 'on-track'],
      ['2025', few],
    ])
  })

  it('are on track until October where it was begun: drawn and issued in February, and nothing since', async () => {
    const desk = await round({ on: '2026-02-02' })
    expect(await results(desk)).toEqual({
      'feedback-and-analysis': ['on-track', 'on-track', 'at-risk', 'breach'],
      'survey-draw': ['met', 'met', 'met', 'met'],
      'survey-return': ['on-track', 'on-track', 'at-risk', 'breach'],
      'survey-stages': ['met', 'met', 'met', 'met'],
      'survey-score': ['on-track', 'on-track', 'at-risk', 'breach'],
    })
    expect(await settled(desk, '2026-10-01')).toEqual({
      'feedback-and-analysis': 'survey remind SV-2026-1',
      'survey-draw': null,
      'survey-return': 'survey remind SV-2026-1',
      'survey-stages': null,
      'survey-score': 'survey remind SV-2026-1',
    })
    const finding = (await line(desk, 'survey-return', '4.5.2', '2026-10-01'))?.findings[0]
    expect(finding).toMatchObject({
      state: 'at-risk',
      text: { zh: 'SV-2026-1：发放 4 份，收回 0 份（显示为 0%），需 4 份；4 份未收回' },
      facts: { survey, issued: 4, returned: 0, valid: 0, needed: 4, outstanding: 4, unissued: 0 },
    })
  })

  it('are met by a survey that was drawn, issued, returned, closed and reported', async () => {
    const desk = await closed()
    expect(await results(desk)).toMatchObject({
      'feedback-and-analysis': ['on-track', 'on-track', 'at-risk', 'breach'],
      'survey-return': ['met', 'met', 'met', 'met'],
      'survey-score': ['met', 'met', 'met', 'met'],
    })
    const settles = async () => (await settled(desk, '2026-10-01'))['feedback-and-analysis']
    expect(await settles()).toBe('survey suggest add --survey SV-2026-1')
    const made = ['--content', '提前发计划', '--department', '认证部', '--owner', 'clerk', '--due', '2026-09-30']
    await desk.json(['survey', 'suggest', 'add', '--survey', survey, ...made, '--on', '2026-02-28'])
    expect(await settles()).toBe('survey report-to SV-2026-1')
    await desk.json(['staff', 'add', '林总', '--role', 'leader'])
    await desk.json(['survey', 'report-to', survey, '--leader', '林总', '--department', '认证部', '--on', '2026-02-28'])
    expect(await results(desk)).toEqual(Object.fromEntries(checks.map(([id]) => [id, ['met', 'met', 'met', 'met']])))
    const met = await line(desk, 'survey-score', '4.5.4', '2026-07-01')
    expect(met).toMatchObject({
      findings: [],
      remarks: [{ text: { en: 'SV-2026-1: total 7.90', zh: 'SV-2026-1：合计 7.90 分' } }],
    })
  })

  it('are not met by what was done after the day asked about', async () => {
    const desk = await closed()
    expect(await line(desk, 'survey-draw', '4.5.2', '2026-02-01')).toMatchObject({ result: 'on-track' })
    expect(await line(desk, 'survey-return', '4.5.2', '2026-02-19')).toMatchObject({ result: 'on-track' })
    expect(await line(desk, 'survey-score', '4.5.4', '2026-02-24')).toMatchObject({ result: 'on-track' })
    expect(await line(desk, 'survey-score', '4.5.4', '2026-02-25')).toMatchObject({ result: 'met' })
  })

  it('say what is lacking of a draw that was not issued', async () => {
    const desk = await round({ until: 'drawn', on: '2026-02-02' })
    expect(await settled(desk, '2026-07-01')).toEqual({
      'feedback-and-analysis': 'survey issue SV-2026-1',
      'survey-draw': null,
      'survey-return': 'survey issue SV-2026-1',
      'survey-stages': 'survey issue SV-2026-1',
      'survey-score': 'survey issue SV-2026-1',
    })
    const stages = (await line(desk, 'survey-stages', '4.5.3', '2026-07-01'))?.findings[0]
    expect(stages?.text.en).toBe('QN-2026-1 is determined, and the survey of 2026 has not issued any')
    await desk.json(['survey', 'issue', survey, stood[0], '--channel', 'email', '--on', '2026-02-02'])
    await desk.back(stood[0], '9 8 7')
    const short = await line(desk, 'survey-return', '4.5.2', '2026-07-01')
    expect(short?.findings[0]?.text.en).toBe(
      'SV-2026-1: 1 of 1 returned (100 % printed), 1 is needed; 3 not issued yet',
    )
  })

  it('say that nothing can reach the rate any more, and what still settles it', async () => {
    const desk = await round({ on: '2026-02-02' })
    await desk.json(['survey', 'return', survey, stood[0], '--outcome', 'refused', '--on', '2026-02-10'])
    const lost = await line(desk, 'survey-return', '4.5.2', '2026-03-01')
    expect(lost).toMatchObject({ result: 'at-risk', findings: [{ settle: ['survey', 'substitute', survey] }] })
    expect(lost?.findings[0]?.text).toEqual({
      en: 'SV-2026-1: 0 of 4 returned (0 % printed), 4 are needed; 3 outstanding; even if all outstanding forms come back, the rate is not reached',
      zh: expect.stringContaining('即使未收回的全部收回，也达不到要求'),
    })
    await desk.json(['survey', 'close', survey, '--short', '一家拒答', '--on', '2026-03-05'])
    const done = await line(desk, 'survey-return', '4.5.2', '2026-07-01')
    expect(done).toMatchObject({ result: 'breach', findings: [{ settle: ['survey', 'reopen', survey] }] })
    expect(done?.findings[0]?.text.en).toContain('closed on 2026-03-05 all the same: 一家拒答')
  })

  it('remark on what an assessor should see of returns', async () => {
    const desk = await round({ on: '2026-02-02' })
    const { substitute } = await desk.json(['survey', 'substitute', survey, stood[0], '--reason', '搬迁'])
    await desk.json(['survey', 'issue', survey, substitute.customer, '--channel', 'email'])
    await desk.json(['survey', 'return', survey, substitute.customer, '--invalid', '空白问卷'])
    const returns = await line(desk, 'survey-return', '4.5.2', '2026-07-01')
    expect(returns?.remarks.map(({ text }) => text)).toEqual([
      { en: 'SV-2026-1: 1 substitute, counted among the issued', zh: 'SV-2026-1：替补 1 家，计入发放数' },
      {
        en: `SV-2026-1: 1 returned form is not valid: ${substitute.customer} (空白问卷)`,
        zh: `SV-2026-1：收回的问卷中 1 份无效：${substitute.customer}（空白问卷）`,
      },
    ])
    expect(returns?.findings[0]?.facts).toMatchObject({ issued: 5, returned: 1, valid: 0, needed: 5 })
  })
})

describe('what was altered behind the program', () => {
  it('is a breach of 4.5.4 where it is an answer, which closing does not paper over', async () => {
    const desk = await closed()
    tamper(desk.file, `UPDATE survey_return SET answers = '{"A1":10,"B1":10,"C1":10}' WHERE id = 1`)
    const breach = await line(desk, 'survey-score', '4.5.4', '2026-07-01')
    expect(breach).toMatchObject({
      result: 'breach',
      findings: [
        {
          state: 'breach',
          text: {
            en: 'SV-2026-1: the analysis stored on 2026-02-25 is not what the answers on record come to',
            zh: 'SV-2026-1：2026-02-25 存档的分析与在案答案不符',
          },
          settle: ['audit', 'verify'],
        },
      ],
    })
    expect(await desk.scored()).toMatchObject({ analysisHolds: false, total: 8.43 })
    const said = (await desk.said(['survey', 'score'])).out.replaceAll('\n', ' ')
    expect(said).toContain('the figures are NOT those stored then: certdesk audit verify')
    expect((await desk.at(['audit', 'verify', '--format', 'json'])).code).not.toBe(0)
  })

  it('is a breach of 4.5.2 where it is who was drawn', async () => {
    const desk = await closed()
    tamper(desk.file, `UPDATE survey_sampled SET code = 'C002' WHERE rank = 1`)
    const breach = await line(desk, 'survey-draw', '4.5.2', '2026-07-01')
    expect(breach).toMatchObject({ result: 'breach', findings: [{ settle: ['audit', 'verify'] }] })
    expect(breach?.findings[0]?.text.en).toContain(
      'SV-2026-1 is not what its seed and frame draw: rank 1 is C004, not C002',
    )
  })
})

describe('a limit', () => {
  const set = (name: string, value: string, ...deviation: string[]) => [
    ...['limit', 'set', name, value, '--from', '2026-04-01', '--reason', '管理评审', ...deviation],
  ]
  const deviation = ['--deviation', '经批准']

  it('that is set later judges no earlier draw anew', async () => {
    const desk = await closed()
    const before = await results(desk)
    await desk.json(set('survey-least-percent', '30'))
    await desk.json(set('survey-most-percent', '40', ...deviation))
    await desk.json(set('survey-return-percent', '100'))
    await desk.json(set('survey-weight-acceptance', '50', ...deviation))
    await desk.json(set('survey-weight-audit', '20', ...deviation))
    expect(await results(desk)).toEqual(before)
    expect(await line(desk, 'survey-draw', '4.5.2', '2026-07-01')).toMatchObject({
      result: 'met',
      limits: { least: 10, most: 20 },
    })
    expect(await desk.scored()).toMatchObject({ total: 7.9, analysisHolds: true })
  })

  it('that is set for the day of the draw makes a smaller draw unlawful, and says how many are', async () => {
    const desk = await closed()
    const from = ['--from', '2026-01-01', '--reason', '管理评审']
    await desk.json(['limit', 'set', 'survey-most-percent', '30', ...from, ...deviation])
    await desk.json(['limit', 'set', 'survey-least-percent', '25', ...from])
    const unlawful = await line(desk, 'survey-draw', '4.5.2', '2026-07-01')
    expect(unlawful).toMatchObject({ result: 'on-track', findings: [{ settle: ['survey', 'sample', '--size', '5'] }] })
    expect(unlawful?.findings[0]?.text.en).toBe('SV-2026-1: 4 of 20 drawn, 5 to 6 are lawful')
  })

  it('that makes a draw too small has it extended, word by word, and the reason is asked for', async () => {
    const desk = await round()
    const from = ['--from', '2026-01-01', '--reason', '管理评审']
    await desk.json(['limit', 'set', 'survey-most-percent', '30', ...from, ...deviation])
    await desk.json(['limit', 'set', 'survey-least-percent', '25', ...from])
    const settle = (await line(desk, 'survey-draw', '4.5.2', '2026-07-01'))?.findings[0]?.settle ?? []
    // In a pipe nobody can be asked, and the draw stands.
    expect((await desk.refuses(settle, 3)).hint).toContain('--extend')
    const extended = await desk.at(settle, { tty: true, answers: ['限值提高'] })
    expect(extended).toMatchObject({ code: 0, asked: ['Why more are drawn'] })
    expect((await line(desk, 'survey-draw', '4.5.2', '2026-07-01'))?.findings).toEqual([])
    // More than may be drawn is no extension: nothing is asked.
    expect(await desk.at(['survey', 'sample', '--size', '7'], { tty: true })).toMatchObject({ code: 3, asked: [] })
  })

  it('of the weights that does not make a whole is a breach of 4.5.4', async () => {
    const desk = await closed()
    const from = ['--from', '2026-01-01', '--reason', '管理评审']
    await desk.json(['limit', 'set', 'survey-weight-audit', '60', ...from, ...deviation])
    const breach = await line(desk, 'survey-score', '4.5.4', '2026-07-01')
    expect(breach).toMatchObject({ result: 'breach', findings: [{ facts: { sum: 110 }, settle: ['limit', 'list'] }] })
    expect(breach?.findings[0]?.text.zh).toBe('SV-2026-1：各阶段加权系数合计为 110%')
    expect((await desk.refuses(determined(three), 3)).message).toBe(
      'The weights of the three stages sum to 110 % on 2026-06-30, not to 100 %.',
    )
  })

  it('that changes the weights of a closed survey is answered by opening it again and analysing anew', async () => {
    const desk = await closed()
    for (const [stage, value] of [
      ['acceptance', '30'],
      ['audit', '40'],
    ])
      await desk.json([
        ...['limit', 'set', `survey-weight-${stage}`, value ?? '', '--from', '2026-01-01', '--reason', '评审'],
        ...deviation,
      ])
    expect(await line(desk, 'survey-score', '4.5.4', '2026-06-30')).toMatchObject({ result: 'breach' })
    expect(await desk.problem(['survey', 'close', survey], 3)).toMatchObject({
      clause: '4.5.4',
      message: 'SV-2026-1 was closed on 2026-02-25, and the analysis stored then is not what its answers come to now.',
    })
    await desk.json(['survey', 'reopen', survey, '--reason', '权重更正'])
    await desk.json(['survey', 'close', survey])
    expect(await line(desk, 'survey-score', '4.5.4', '2026-06-30')).toMatchObject({ result: 'met' })
    expect(await desk.scored()).toMatchObject({ total: 8, analysisHolds: true, closed: '2026-06-30' })
  })
})

describe('a year in which nobody was certified', () => {
  it('has nothing to judge', async () => {
    const own = await clerk()
    for (const [, clause] of checks)
      for (const each of (await own.json(['report', 'compliance', '--clause', clause, '--as-of', '2026-12-31', ...end]))
        .clauses)
        if (checks.some(([id]) => id === each.id)) expect([each.id, each.result]).toEqual([each.id, 'not-applicable'])
  })

  it('is not one in which a certificate expired', async () => {
    const own = await clerk()
    await own.json(certified('C001', '2025-01-20', '2026-01-10'))
    const { clauses } = await own.json(['report', 'compliance', '--clause', '4.5.2', '--as-of', '2027-01-01', ...end])
    const of = (period: string) =>
      clauses.filter((each: Line) => each.period === period).map((each: Line) => each.result)
    expect(of('2026')).toEqual(['breach', 'breach'])
    expect(of('2027')).toEqual(['not-applicable', 'not-applicable'])
  })
})
