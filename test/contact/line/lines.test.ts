import { describe, expect, it } from 'vitest'
import { lineClerk } from './desk.ts'

const good = `# 上午
艺科 昨天 电话 监审 2027-03 需求 无

国寿,前天,微信,王总,跟进下周三
艺科 昨天 电话 监审 2027-03 需求 无
`

describe('lines from the standard input', () => {
  it('are all recorded in one entry of the journal', async () => {
    const { at, json } = await lineClerk()
    const { code, out, err } = await at(['log', '-', '--format', 'json'], { stdin: good })
    expect(code, err).toBe(0)
    const { contacts, dryRun } = JSON.parse(out)
    expect(dryRun).toBe(false)
    expect(contacts).toMatchObject([
      { line: 2, customer: 'C00123', on: '2026-06-29', already: false },
      { line: 4, customer: 'C00124', person: '王强', followUp: '2026-07-08', already: false },
      { line: 5, number: contacts[0].number, already: true },
    ])
    expect(contacts[1].command).toBe(
      'certdesk contact add C00124 --on 2026-06-28 --channel wechat --person 王强 --follow-up 2026-07-08',
    )
    const { entries } = await json(['audit', 'list'])
    expect(entries[0]).toMatchObject({ command: 'log - --format json' })
    expect((await json(['contact', 'list'])).contacts).toHaveLength(2)
    const { entries: after } = await json(['audit', 'list'])
    expect(after).toHaveLength(entries.length)
  })

  it('say of each in every format whether it was on record already', async () => {
    const { at } = await lineClerk()
    const rows = async (...more: string[]) => (await at(['log', '-', ...more], { stdin: good })).out.split('\n')
    const [head, first, , again] = await rows()
    expect([head, first, again].map((row) => row?.split('\t').at(-1))).toEqual(['already', 'false', 'true'])
    // The screen has the column where there is something to say.
    const chinese = await rows('--format', 'table', '--lang', 'zh')
    expect(chinese[0]).toMatch(/是否计入\s+此前已登记$/)
    expect(chinese[2]).toMatch(/ 是$/)
  })

  it('are recorded all or not at all: every wrong one is told with its number', async () => {
    const { at, json } = await lineClerk()
    const wrong = `${good}艺柯 明天 电话 监审 待定\n国寿 电话 需求\n`
    const { code, err } = await at(['log', '-', '--lang', 'zh'], { stdin: wrong })
    expect({ code, err }).toMatchInlineSnapshot(`
      {
        "code": 2,
        "err": "certdesk: 共 5 行，其中 2 行有误，全部未保存：
      第 6 行：
      艺柯 明天 电话 监审 待定
      ^^^^ ^^^^      ^^^^^^^^^
      “艺柯”不认识：不是客户、联系人、人员、日期，也不是用语。
      联系日期 2026-07-01 晚于今天 2026-06-30。
      “待定”请写明原因，例如“待定：客户搬厂”。
      第 7 行：
      国寿 电话 需求
                ^^^^
      “需求”后面应写需要的内容，没有则写“无”。
        → 一行怎么写，请看：certdesk help log
      ",
      }
    `)
    expect((await json(['contact', 'list'])).contacts).toEqual([])
  })

  it('are checked and nothing else with --dry-run', async () => {
    const { at, json } = await lineClerk()
    const { code, out } = await at(['log', '-', '--dry-run', '--format', 'table', '--lang', 'zh'], { stdin: good })
    expect(code).toBe(0)
    expect(out).toContain('3 行均无误。未保存（--dry-run）。')
    expect((await json(['contact', 'list'])).contacts).toEqual([])
  })

  it('name the line that the procedure refuses', async () => {
    const { at, json } = await lineClerk()
    await json(['staff', 'end', '赵敏', '--on', '2026-06-01'])
    const { code, err } = await at(['log', '-', '--lang', 'zh'], { stdin: `${good}国寿 昨天 走访 赵敏\n` })
    expect({ code, isNamed: err.includes('第 6 行：赵敏') }).toEqual({ code: 3, isNamed: true })
    expect((await json(['contact', 'list'])).contacts).toEqual([])
  })

  it('may be in GB18030, and are refused where there are none', async () => {
    const { at } = await lineClerk()
    // 国寿 电话
    const stdin = Buffer.from('b9fa cad9 20 b5e7 bbb0 0d0a'.replaceAll(' ', ''), 'hex')
    const { code, out } = await at(['log', '-', '--format', 'json'], { stdin })
    expect({ code, customer: JSON.parse(out).contacts[0].customer }).toEqual({ code: 0, customer: 'C00124' })
    for (const nothing of ['', '\n# x\n']) expect((await at(['log', '-'], { stdin: nothing })).code).toBe(2)
    expect((await at(['log', '-'], { stdin: Buffer.from('ffff', 'hex') })).code).toBe(2)
  })
})

describe('at a terminal', () => {
  const asked = async (line: readonly string[], answers: readonly (string | boolean)[]) => {
    const own = await lineClerk()
    const outcome = await own.at(['log', ...line, '--lang', 'zh'], { tty: true, answers })
    const { contacts } = await own.json(['contact', 'list'])
    return { ...outcome, contact: contacts[0] }
  }

  it('asks what an unknown word is, and for what is missing', async () => {
    const {
      code,
      asked: questions,
      contact,
      err,
    } = await asked(['艺柯', '李工', '小赵介绍', '需求', '无'], [...['customer', 'C00123', 'said', 'visit']])
    expect(code, err).toBe(0)
    expect(questions).toEqual(['“艺柯”是什么？', expect.stringContaining('客户'), '“小赵介绍”是什么？', '联系方式'])
    expect(contact).toMatchObject({
      customer: 'C00123',
      person: '李明',
      channel: 'visit',
      needs: '无',
      summary: '小赵介绍',
    })
  })

  it('shows a line that a pipe takes where the channel alone was asked for', async () => {
    const own = await lineClerk()
    const { code, err, out } = await own.at(['log', 'C00123 昨天 需求 无', '--lang', 'zh'], {
      tty: true,
      answers: ['phone'],
    })
    expect(code, err).toBe(0)
    const lines = [...`${err}\n${out}`.matchAll(/certdesk (log|contact add) .*$/gmu)].map(([line]) => line)
    expect(lines).toEqual([expect.stringMatching(/^certdesk contact add C00123 --on \S+ --channel phone --needs 无/u)])
  })

  it('asks which of several is meant', async () => {
    const { code, contact } = await asked(['大兴 电话 张总 昨天'], ['C00127', '张敏'])
    expect({ code, contact }).toMatchObject({
      code: 0,
      contact: { customer: 'C00127', person: '张敏', on: '2026-06-29' },
    })
  })

  it('asks who is meant by letters that fit a person and somebody on the staff', async () => {
    const { code, asked: questions, contact } = await asked(['大兴五金 电话 zm'], ['赵敏'])
    expect({ code, questions, contact }).toMatchObject({
      ...{ code: 0, questions: ['“zm”是哪一位？'] },
      contact: { customer: 'C00127', staff: '赵敏', person: null },
    })
  })

  it('asks how words are read that may be read in two ways without blanks', async () => {
    const apart = await asked(['国寿昨天电话需求扩项跟进下周三'], ['国寿 昨天 电话 需求 扩项 跟进 下周三'])
    expect(apart).toMatchObject({
      ...{ code: 0, asked: ['“国寿昨天电话需求扩项跟进下周三”应读作哪一种？'] },
      contact: { customer: 'C00124', on: '2026-06-29', needs: '扩项', followUp: '2026-07-08' },
    })
    const together = await asked(['国寿 电话 监审2027-03 已约定需求无'], ['已约定需求无'])
    expect(together.contact).toMatchObject({ surveillance: '2027-03', needs: null, summary: '已约定需求无' })
  })

  it('asks which of two days is meant, of the contact as of what was agreed', async () => {
    const {
      code,
      asked: questions,
      contact,
    } = await asked(['国寿 电话 last monday 跟进 next friday'], ['2026-06-22', '2026-07-10'])
    expect({ code, contact }).toMatchObject({ code: 0, contact: { on: '2026-06-22', followUp: '2026-07-10' } })
    expect(questions).toEqual([
      expect.stringContaining('“last monday”是哪一天'),
      expect.stringContaining('“next friday”是哪一天'),
    ])
  })

  it('offers a line whose customer and channel stand behind a key word with them in front', async () => {
    const line = '监审 2027-03 需求 无 国寿 昨天 电话'
    const moved = await asked([line], ['国寿 昨天 电话 监审 2027-03 需求 无'])
    expect(moved).toMatchObject({
      ...{ code: 0, asked: ['这一行应读作哪一种？'] },
      contact: {
        customer: 'C00124',
        on: '2026-06-29',
        channel: 'phone',
        surveillance: '2027-03',
        needs: '无',
        summary: null,
      },
    })
    const kept = await asked([line], [line, 'C00123', 'visit'])
    expect(kept.contact).toMatchObject({ customer: 'C00123', channel: 'visit', summary: '国寿 昨天 电话' })
    const onlyChannel = await asked(['国寿 需求 无 昨天 电话'], ['昨天 电话 国寿 需求 无'])
    expect(onlyChannel.contact).toMatchObject({ customer: 'C00124', on: '2026-06-29', channel: 'phone', summary: null })
  })

  it('asks about a time of the surveillance that was over, and in a pipe says that it does not count, as contact add does', async () => {
    const refused = await asked(['国寿 电话 监审 2026-05 需求 无'], [false])
    expect([refused.code, refused.contact]).toEqual([130, undefined])
    expect(refused.asked).toEqual([expect.stringContaining('监督检验时间 2026-05 早于联系日期 2026-06-30')])
    const agreed = await asked(['国寿 电话 监审 2026-05 需求 无'], [true])
    expect(agreed.contact).toMatchObject({ surveillance: '2026-05', counts: false })
    const { at } = await lineClerk()
    for (const argv of [
      ['log', '国寿 电话 监审 2026-05 需求 无'],
      ['contact', 'add', 'C00124', '--channel', 'phone', '--surveillance', '2026-05'],
    ]) {
      const { code, err } = await at([...argv, '--lang', 'zh'])
      expect([code, err.replace(/\s/gu, '')]).toEqual([0, expect.stringContaining('该项不计入，请核对。')])
    }
  })

  it('takes a new person, and leaves a word out', async () => {
    const { contact } = await asked(['国寿 电话 王小民 啊啊'], ['person', 'nothing'])
    expect(contact).toMatchObject({ customer: 'C00124', person: '王小民', summary: null })
  })

  it('asks for the line, and tells there what no question mends', async () => {
    const { code, asked: questions, contact } = await asked([], ['国寿 明天 电话', '国寿 昨天 电话 需求 无'])
    expect(code).toBe(0)
    expect(questions[1]).toContain('联系日期 2026-07-01 晚于今天 2026-06-30。')
    expect(contact).toMatchObject({ customer: 'C00124', on: '2026-06-29' })
  })

  it('asks nothing where something is wrong', async () => {
    const { code, asked: questions } = await asked(['艺柯 明天 电话'], [])
    expect({ code, questions }).toEqual({ code: 2, questions: [] })
  })

  it('records nothing where the line is to be mended, and asks of no slip in a day who that is', async () => {
    const mended = await asked(['国寿 电话 昨日的电话'], ['mend'])
    expect([mended.code, mended.contact]).toEqual([130, undefined])
    for (const slip of ['11-31', '2026-02-30', '６月３１日']) {
      const { code, err, asked: questions } = await asked([`国寿 电话 ${slip}`], [])
      expect([slip, code, questions]).toEqual([slip, 2, []])
      expect(err).toContain(`“${slip}”不是有效日期。`)
    }
  })
})
