import { describe, expect, it } from 'vitest'
import { asking, codesTo, drawDesk, maximumFault, questionnaire, textFault } from './drawn.ts'

const [a, b, c] = ['A1|acceptance|10|受理|Accepted', 'B1|audit|10|审核|Audit', 'C1|service|10|服务|Service'] as const

async function questionDesk() {
  const own = await drawDesk(codesTo(20))
  const numbers = async (...flags: string[]) => {
    const { questionnaires } = await own.json(['survey', 'questionnaire', 'list', ...flags])
    return questionnaires.map(({ number }: { number: string }) => number)
  }
  return { ...own, numbers }
}

describe('survey questionnaire add (4.5.3)', () => {
  it('records the questions with who determined them, when, and on which of the three grounds', async () => {
    const { json, at } = await questionDesk()
    await json(['staff', 'add', '陈红', '--role', 'business'])
    const by = ['--determined-by', '陈红', '--on', '2026-03-02']
    const first = await json([...questionnaire, ...by])
    const given = { marketTrend: '电子证书', customerNeeds: '答复更快', ownWork: '管理评审' }
    expect(first.questionnaire).toMatchObject({ number: 'QN-2026-1', determinedOn: '2026-03-02', ...given })
    expect(first.questionnaire).toMatchObject({ determinedBy: '陈红', items: [{ code: 'A1' }, { code: 'B1' }, {}] })
    expect((await json(['survey', 'questionnaire', 'show', 'qn-2026-1'])).questionnaire).toEqual(first.questionnaire)
    const shown = await at(['survey', 'questionnaire', 'show', 'QN-2026-1', '--lang', 'zh'], {
      tty: true,
      columns: 120,
    })
    for (const text of ['市场发展趋势', '电子证书', '陈红', '审核/检验过程', '审核是否专业'])
      expect(shown.out).toContain(text)
    const second = await at(asking(a, b, c), { tty: true, columns: 120 })
    expect(second.out).toContain('Recorded questionnaire QN-2026-2: 3 items in three stages.')
    await json(asking(a, b, c, 'C2|证后服务|5|回访|Call'))
    const zh = await at(['survey', 'questionnaire', 'list', '--lang', 'zh'], { tty: true, columns: 160 })
    expect(zh.out).toContain('合同受理：1、审核/检验过程：1、证后服务：2')
  })

  it('takes stages in both languages and by their letters, and full-width signs', async () => {
    const { json } = await questionDesk()
    const typed = [
      'A1｜合同受理｜１０｜受理｜Accepted',
      'Ｂ１|b|5|审核|Audit',
      'C1|Post-certification service|1|服务|Service',
    ]
    const { questionnaire: made } = await json(asking(...typed))
    expect(made.items).toMatchObject([
      { code: 'A1', stage: 'acceptance', maximum: 10 },
      { code: 'B1', stage: 'audit', maximum: 5 },
      { code: 'C1', stage: 'service', maximum: 1 },
    ])
  })

  it.each([
    ['A', [b, c], 'contract acceptance', '合同受理'],
    ['B', [a, c], 'audit/inspection process', '审核/检验过程'],
    ['C', [a, b], 'post-certification service', '证后服务'],
    [
      'A, B and C',
      [],
      'contract acceptance, audit/inspection process, post-certification service',
      '合同受理、审核/检验过程、证后服务',
    ],
  ])('refuses one that asks nothing of stage %s', async (_, given, en, zh) => {
    const { refusal, said } = await questionDesk()
    for (const dry of [[], ['--dry-run']])
      expect(await refusal([...asking(...given), ...dry], 3)).toEqual({
        code: 'refused',
        clause: '4.5.3',
        message: `The questionnaire asks nothing of: ${en}.`,
        hint: 'Give items until all three stages appear: --item "CODE|STAGE|FULL SCORE|中文|ENGLISH" for each, or a file with "certdesk survey questionnaire import".',
      })
    expect((await said(asking(...given), 'zh')).err).toContain(`问卷缺少以下阶段的题目：${zh}。`)
  })

  it('refuses one while the weights do not make a whole (4.5.4)', async () => {
    const { json, refusal, said } = await questionDesk()
    const weight = (stage: string, value: string) => [
      ...['limit', 'set', `survey-weight-${stage}`, value, '--deviation', '经批准'],
    ]
    await json([...weight('audit', '40'), '--from', '2026-06-01', '--reason', '调整'])
    for (const dry of [[], ['--dry-run']]) {
      const refused = await refusal([...questionnaire, ...dry], 3)
      expect(refused).toMatchObject({ code: 'refused', clause: '4.5.4' })
      expect(refused.message).toBe('The weights of the three stages sum to 90 % on 2026-06-30, not to 100 %.')
      expect(refused.hint).toContain('certdesk limit set survey-weight-acceptance|')
    }
    expect((await said(questionnaire, 'zh')).err).toContain('2026-06-30 三个阶段的加权系数合计为 90%，不是 100%。')
    // The weights of its own day count.
    expect((await json([...questionnaire, '--on', '2026-05-31'])).questionnaire.number).toBe('QN-2026-1')
    await json([...weight('service', '40'), '--from', '2026-06-01', '--reason', '调整'])
    expect((await json(questionnaire)).questionnaire.number).toBe('QN-2026-2')
  })

  it('is determined by business staff, on a day that has come', async () => {
    const { json, refusal } = await questionDesk()
    await json(['staff', 'add', '赵审', '--role', 'auditor'])
    for (const flag of ['--determined-by', '--staff'])
      expect(await refusal([...questionnaire, flag, '赵审'], 3)).toMatchObject({
        clause: '4.5.3',
        message: '赵审 does not hold the role "business" on 2026-06-30.',
      })
    expect((await refusal([...questionnaire, '--determined-by', '无名'], 2)).message).toContain('无名')
    expect((await refusal([...questionnaire, '--on', '2026-07-01'], 2)).message).toBe(
      '--on 2026-07-01 lies after today, 2026-06-30.',
    )
    for (const ground of ['--market-trend', '--customer-needs', '--own-work'] as const) {
      const without = questionnaire.filter((_, at, all) => all[at] !== ground && all[at - 1] !== ground)
      expect((await refusal(without, 2)).message).toContain(`Missing ${ground}`)
    }
  })

  it('of the very same again changes nothing, and of another order is another version', async () => {
    const { json, head, at, numbers } = await questionDesk()
    await json(asking(a, b, c))
    const before = await head()
    expect((await json(asking(a, b, c))).questionnaire.number).toBe('QN-2026-1')
    const again = await at(asking(a, b, c), { tty: true, columns: 120 })
    expect(again.out).toContain('Already recorded as QN-2026-1; nothing was changed.')
    expect(await head()).toBe(before)
    for (const other of [
      asking(c, b, a),
      [...asking(a, b, c), '--on', '2026-06-29'],
      asking(a, b, c.replace('10', '5')),
    ])
      await json(other)
    expect(await numbers()).toEqual(['QN-2026-3', 'QN-2026-1', 'QN-2026-2', 'QN-2026-4'])
  })

  it('that is only tried leaves nothing', async () => {
    const { at, head, numbers } = await questionDesk()
    const before = await head()
    const tried = await at([...questionnaire, '--dry-run'], { tty: true, columns: 120 })
    expect(tried.out).toContain('Dry run: a questionnaire of 3 items would be recorded.')
    expect(await head()).toBe(before)
    expect(await numbers()).toEqual([])
  })

  it('that is tried says so where the very same is on record already', async () => {
    const { json, at } = await questionDesk()
    await json(questionnaire)
    const tried = await at([...questionnaire, '--dry-run'], { tty: true, columns: 120 })
    expect(tried.out).toContain('Already recorded as QN-2026-1')
  })
})

const codeFault = 'its code must be 1 to 20 letters, digits, dots or hyphens'
describe('a question (4.5.3)', () => {
  const wrong: readonly (readonly [string, string])[] = [
    ['A2|验收|10|x|y', 'A2: "验收" is no stage (acceptance, audit, service)'],
    ['A2||10|x|y', 'A2: it belongs to no stage'],
    ['A2|acceptance|0|x|y', `A2: ${maximumFault('0')}`],
    ['A2|acceptance|101|x|y', `A2: ${maximumFault('101')}`],
    ['A2|acceptance|7.5|x|y', `A2: ${maximumFault('7.5')}`],
    ['A2|acceptance|-1|x|y', `A2: ${maximumFault('-1')}`],
    ['A2|acceptance|ten|x|y', `A2: ${maximumFault('ten')}`],
    ['A2|acceptance||x|y', `A2: ${maximumFault('')}`],
    ['A2|acceptance|10||y', `A2: ${textFault}`],
    ['A2|acceptance|10|x| ', `A2: ${textFault}`],
    ['#2|acceptance|10|x|y', `#2: ${codeFault}`],
    ['|acceptance|10|x|y', `: ${codeFault}`],
    [`${'A'.repeat(21)}|acceptance|10|x|y`, `${'A'.repeat(21)}: ${codeFault}`],
    ['备注|acceptance|10|x|y', '备注: its code "备注" is the name of a column of return lists'],
    ['Customer|acceptance|10|x|y', 'Customer: its code "Customer" is the name of a column of return lists'],
    ['A1|service|10|x|y', 'A1: A1 has that code already'],
    ['a1|service|10|x|y', 'a1: A1 has that code already'],
  ]

  it.each(wrong)('%j is refused in a sentence', async (item, fault) => {
    const { refusal } = await questionDesk()
    expect(await refusal(asking(a, item, b, c), 2)).toEqual({
      code: 'usage',
      clause: null,
      message: `Item ${fault}.`,
      hint: 'Mend these and record the questionnaire again; nothing was recorded.',
    })
  })

  it('of the wrong form is shown with an example', async () => {
    const { refusal, said } = await questionDesk()
    for (const item of ['A2|acceptance|10|受理', 'A2|acceptance|10|x|y|z', 'A2']) {
      const refused = await refusal(asking(a, b, c, item), 2)
      expect(refused.message).toBe(`--item is not of the form CODE|STAGE|MAXIMUM|CHINESE|ENGLISH: "${item}".`)
      expect(refused.hint).toContain('For example --item "A1|acceptance|10|')
    }
    expect((await said(asking('A2'), 'zh')).err).toContain('--item 不是“题号|阶段|满分|中文|英文”的形式：“A2”。')
  })

  it('is told everything that is wrong with it and with the others at once, in both languages', async () => {
    const { refusal, said } = await questionDesk()
    const bad = asking('A1|验收|0|受理|', '备注|audit|101|审核|Audit', 'A|service|10|x|y', 'a|service|10|x|y')
    expect((await refusal(bad, 2)).message.split('\n')).toEqual([
      `Item A1: "验收" is no stage (acceptance, audit, service), ${maximumFault('0')}, ${textFault}.`,
      `Item 备注: its code "备注" is the name of a column of return lists, ${maximumFault('101')}.`,
      'Item a: A has that code already.',
    ])
    const { err } = await said(bad, 'zh')
    for (const text of [
      '题目 A1：“验收”不是阶段（合同受理、审核/检验过程、证后服务），满分须为 1 至 100 的整数，而不是“0”，缺少中文或英文题目。',
      '题目 备注：题号“备注”与收回清单的列名相同，满分须为 1 至 100 的整数，而不是“101”。',
      '题目 a：题号与 A 重复。',
    ])
      expect(err).toContain(text)
  })

  it('is a number of digits: 0x10 is no maximum', async () => {
    const { at } = await questionDesk()
    expect((await at(asking('A1|acceptance|0x10|x|y', b, c))).code).toBe(2)
  })

  it('whose code is only read as another one is told so', async () => {
    const { problem } = await questionDesk()
    expect((await problem(asking(a, b, c, 'A-1|service|10|x|y'), 2)).message).toContain('A1')
  })
})

describe('a questionnaire on record (4.5.3)', () => {
  it('is taken back only where no survey issued it', async () => {
    const { json, refusal, numbers, said } = await questionDesk()
    await json(asking(a, b, c))
    await json(asking(c, b, a))
    const voiding = (number: string) => ['survey', 'questionnaire', 'void', number, '--reason', '题目有误']
    await json(['survey', 'sample', '--seed', 'one'])
    await json(['survey', 'issue', 'SV-2026-1', '--channel', 'email', '--questionnaire', 'QN-2026-1'])
    expect(await refusal(voiding('QN-2026-1'), 2)).toMatchObject({
      message: 'QN-2026-1 was issued with SV-2026-1 and stays on record.',
      hint: 'Record a new questionnaire for the next survey.',
    })
    expect((await said(voiding('QN-2026-1'), 'zh')).err).toContain('QN-2026-1 已随 SV-2026-1 发放，须予保留。')
    expect((await json(voiding('QN-2026-2'))).questionnaire).toMatchObject({ number: 'QN-2026-2', voided: true })
    expect(await numbers()).toEqual(['QN-2026-1'])
    expect((await refusal(voiding('QN-2026-9'), 2)).message).toBe('There is no questionnaire QN-2026-9.')
    // Its number is not given again.
    expect((await json(asking(c, b, a))).questionnaire.number).toBe('QN-2026-3')
    expect((await json(['audit', 'verify'])).verification.ok).toBe(true)
  })

  it('that was taken back is told to be void', async () => {
    const { json, at } = await questionDesk()
    await json(questionnaire)
    const voiding = ['survey', 'questionnaire', 'void', 'QN-2026-1', '--reason', '题目有误']
    await json(voiding)
    const again = await at(voiding)
    expect(again.out + again.err).toContain('void')
  })

  it('is there from the day on which it was determined', async () => {
    const { json, refusal, numbers, said } = await questionDesk()
    expect((await said(['survey', 'questionnaire', 'list'])).out).toBe('No questionnaire is on record.\n')
    await json([...asking(a, b, c), '--on', '2026-06-10'])
    await json([...asking(c, b, a), '--on', '2026-03-02'])
    expect(await numbers()).toEqual(['QN-2026-2', 'QN-2026-1'])
    expect(await numbers('--as-of', '2026-06-10')).toEqual(['QN-2026-2', 'QN-2026-1'])
    expect(await numbers('--as-of', '2026-06-09')).toEqual(['QN-2026-2'])
    expect(await numbers('--as-of', '2026-03-01')).toEqual([])
    const show = ['survey', 'questionnaire', 'show', 'QN-2026-1', '--as-of', '2026-06-09']
    expect(await refusal(show, 2)).toEqual({
      code: 'usage',
      clause: null,
      message: 'There is no questionnaire QN-2026-1.',
      hint: 'See them with: certdesk survey questionnaire list',
    })
  })
})
