import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDaysTo, type Day } from '../../src/clause/day.ts'
import { findingSteps, keyOf, keyText, nextStep, openCommand, stepTooEarly } from '../../src/finding/rules.ts'
import { both, called, certified, clerk } from '../contact/clerk.ts'

const number = 'FD-2026-0001'
const open = (...more: string[]) => ['finding', 'open', 'contact-twice-a-year', '--period', '2025', ...more]
const step = (verb: string, ...more: string[]) => ['finding', verb, number, ...more]
const cause = (...more: string[]) => step('cause', '--text', '维护人离职', ...more)
const correct = (...more: string[]) => step('correct', '--correction', '补联系', '--action', '书面交接', ...more)
const verify = (...more: string[]) => step('verify', '--effectiveness', '2026 年已联系', ...more)
const acknowledge = (...more: string[]) => step('acknowledge', ...more)

/** Two customers certified since 2025 whom nobody contacted, and 王芳 of business. */
async function office() {
  const own = await clerk()
  await own.json(['staff', 'add', '王芳', '--role', 'business'])
  for (const code of ['C001', 'C002']) await own.json(certified(code, '2025-01-20', '2028-01-19'))
  interface Line {
    readonly period: string
    readonly result: string
    readonly findings: readonly {
      readonly customer: string
      readonly text: { readonly en: string; readonly zh: string }
      readonly settle: readonly string[] | null
      readonly record: string | null
    }[]
  }
  const report = async (customer: string, ...more: string[]) => {
    const { clauses } = await own.json(['report', 'compliance', '--clause', '4.3.2', ...more])
    const line = (clauses as Line[]).find(({ period }) => period === '2025')
    const finding = line?.findings.find((each) => each.customer === customer)
    return { result: line?.result, text: finding?.text.en, settle: finding?.settle, record: finding?.record }
  }
  const head = async () => (await own.json(['audit', 'verify'])).verification.head
  return { ...own, report, head }
}

describe('finding open', () => {
  it('records a breach that stands, with what it says today in both languages', async () => {
    const { json, said, head } = await office()
    expect((await said(open('--customer', 'C001'))).out).toBe(
      [
        'Recorded as FD-2026-0001: C001 甲机械有限公司, 0 of 2 contacts in 2025.',
        'Next: certdesk finding cause FD-2026-0001 --text TEXT',
        '',
      ].join('\n'),
    )
    expect((await json(step('show'))).finding).toEqual({
      ...{ number, clause: '4.3.2', duty: 'contact-twice-a-year', period: '2025', customer: 'C001' },
      ...{ name: '甲机械有限公司', about: null, opened: '2026-06-30', openedBy: 'clerk' },
      content: { en: '0 of 2 contacts in 2025', zh: '2025 年联系 0 次，应有 2 次' },
      ...{ causeFound: null, cause: null, corrected: null, correction: null, action: null, verified: null },
      ...{ verifiedBy: null, effectiveness: null, acknowledged: null, acknowledgedBy: null },
    })
    const before = await head()
    expect((await said(['finding', 'open', '4.3.2', '--period', '２０２５', '--customer', '甲机械'], 'zh')).out).toBe(
      '已登记为 FD-2026-0001，未作改动。\n下一步：certdesk finding cause FD-2026-0001 --text 原因\n',
    )
    expect(await head()).toBe(before)
  })

  it('asks on a terminal for the period by a list, and whose it is only of several', async () => {
    const { at, json } = await office()
    await json(['customer', 'edit', 'C002', '--note', '已核对'])
    const opened = async (...answers: string[]) => {
      const done = await at(['finding', 'open', '--lang', 'zh'], { tty: true, answers })
      expect(done, done.err).toMatchObject({ code: 0 })
      return done
    }
    const customers = await opened('contact-twice-a-year', 'C002')
    expect(customers.asked).toEqual(['职责', '客户'])
    // Where there is one period, it is no question.
    expect(customers.err).toContain('期间：2025')
    expect((await json(step('show'))).finding).toMatchObject({ period: '2025', customer: 'C002' })
    // A duty of the body has no customer, and one breach in a period is that one.
    const body = await opened('two-events-a-year')
    expect(body.asked).toHaveLength(1)
    expect((await json(['finding', 'show', 'FD-2026-0002'])).finding).toMatchObject({ customer: null })
    const none = await at(['finding', 'open', 'appeals-handled', '--lang', 'zh'], { tty: true, answers: [] })
    expect(none).toMatchObject({ code: 2, asked: [], err: expect.stringContaining('目前没有需要登记的不符合') })
  })

  it('names those that stand where the one that was named does not, or is not the only one', async () => {
    const { problem, head } = await office()
    const before = await head()
    const c1 = 'certdesk finding open contact-twice-a-year --period 2025 --customer C001'
    expect(await problem(open(), 2)).toMatchObject({
      message: 'That names 2 breaches of 4.3.2.',
      hint: `Those that can be recorded: ${c1}; ${c1.replace('C001', 'C002')}`,
    })
    expect(await problem(['finding', 'open', '4.3.2', '--period', '2026', '--customer', 'C001'], 2)).toMatchObject({
      message: 'No breach of 4.3.2 in 2026 (C001) stands today.',
      hint: `Those that can be recorded: ${c1}`,
    })
    expect((await problem(open('--customer', 'C001', '--about', 'X'), 2)).message).toContain('(C001 X)')
    expect(await problem(['finding', 'open', '4.1.2', '--period', '2025'], 2)).toMatchObject({
      hint: 'See how it stands with: certdesk report compliance --clause 4.1.2',
    })
    expect((await problem(['finding', 'open', '4.5.2', '--period', '2025'], 2)).hint).toBe(
      'Use one of: survey-draw, survey-return.',
    )
    expect((await problem(['finding', 'open', '9.9', '--period', '2025'], 2)).message).toBe(
      'The procedure has no duty "9.9".',
    )
    expect((await problem(open('--customer', '无此客户'), 2)).message).toContain('无此客户')
    expect((await problem([...open('--customer', 'C001'), '--staff', '无名'], 2)).message).toContain('无名')
    expect(await head()).toBe(before)
  })

  it('is refused while the breach can still be cured, and by somebody who is not of business (exit 3)', async () => {
    const { json, problem } = await office()
    const due = ['finding', 'open', '9.1.3', '--period', '2026-01-20', '--customer', 'C001']
    expect(await problem(due, 3)).toMatchObject({
      clause: 'ISO/IEC 17021-1 9.1.3',
      message: expect.stringContaining('This can still be settled: Q-C001: surveillance due by 2026-01-20'),
      hint: 'Settle it with: certdesk suspend start Q-C001 --reason surveillance-overdue',
    })
    await json(['certificate', 'surveillance', 'done', 'Q-C001', '--on', '2026-06-01', '--reference', 'JD-1'])
    expect((await json(due)).finding).toMatchObject({ about: 'Q-C001/surveillance', period: '2026-01-20' })
    await json(['staff', 'add', '赵审', '--role', 'auditor'])
    expect(await problem([...open('--customer', 'C001'), '--staff', '赵审'], 3)).toMatchObject({ clause: '4.3.2' })
  })

  it('records a breach of a year that the report has left behind', async () => {
    const { json, report } = await office()
    const later = ['--today', '2028-03-01']
    expect((await report('C001', ...later)).settle).toBeUndefined()
    expect((await report('C001', '--year', '2025', ...later)).settle).toEqual(open('--customer', 'C001'))
    expect((await json([...open('--customer', 'C001'), ...later])).finding).toMatchObject({ number: 'FD-2028-0001' })
    expect((await report('C001', '--year', '2025', ...later)).record).toBe('FD-2028-0001')
  })
})

describe('the record', () => {
  it('stays in sight when what was recorded since makes its breach none', async () => {
    const { json } = await office()
    await json(open('--customer', 'C001'))
    const remarks = async (...more: string[]) => {
      const { clauses } = await json(['report', 'compliance', '--clause', '4.3.2', '--year', '2025', ...more])
      return clauses[0].remarks
    }
    expect(await remarks()).toEqual([])
    for (const on of ['2025-04-02', '2025-10-08']) await json(called('C001', on, ...both))
    expect(await remarks()).toMatchObject([
      {
        customer: 'C001',
        text: { en: expect.stringContaining('FD-2026-0001 records a breach of 2025 that is not found any more') },
        facts: { record: 'FD-2026-0001', period: '2025' },
      },
    ])
    // Of some customers alone, others' records are not looked for.
    await json(['customer', 'assign', 'C002', '--to', '王芳'])
    expect(await remarks('--maintainer', '王芳')).toEqual([])
  })

  it('goes from the cause to the acknowledgement by the manager, and the report goes along', async () => {
    const { json, at, said, problem, report } = await office()
    expect(await report('C001')).toEqual({
      ...{ result: 'breach', text: '0 of 2 contacts in 2025', settle: open('--customer', 'C001'), record: null },
    })
    await json([...open('--customer', 'C001'), '--today', '2026-05-01'])
    const steps = [
      ['cause', cause('--on', '2026-05-02')],
      ['correct', correct('--on', '2026-05-10')],
      ['verify', verify('--on', '2026-06-15')],
      ['acknowledge', acknowledge('--on', '2026-06-20')],
    ] as const
    expect(await problem(correct(), 3)).toMatchObject({
      clause: '4.3.2',
      message: 'FD-2026-0001 still lacks its cause.',
      hint: 'Record that first: certdesk finding cause FD-2026-0001 --text TEXT',
    })
    expect((await problem(cause('--on', '2026-04-30'), 2)).message).toBe(
      '--on 2026-04-30 lies before the opening, 2026-05-01.',
    )
    expect((await problem(cause('--on', '2026-07-01'), 2)).message).toContain('lies after today')
    for (const [next, argv] of steps) {
      expect(await report('C001')).toEqual({
        result: 'breach',
        text: '0 of 2 contacts in 2025; recorded as FD-2026-0001',
        settle: ['finding', next, number],
        record: number,
      })
      if (next === 'acknowledge')
        expect(await problem(acknowledge('--staff', '王芳'), 3)).toMatchObject({
          clause: '4.3.2',
          message: '王芳 does not hold the role "manager" on 2026-06-30.',
        })
      expect((await said(argv)).code).toBe(0)
      expect((await said(argv, 'zh')).out).toBe('FD-2026-0001 已是如此，未作改动。\n')
    }
    expect(await report('C001')).toEqual({
      result: 'breach',
      text: '0 of 2 contacts in 2025; recorded as FD-2026-0001, acknowledged 2026-06-20',
      settle: null,
      record: number,
    })
    expect(await report('C002')).toMatchObject({ settle: open('--customer', 'C002'), record: null })
    // As of a day before: what was not there yet is not known.
    expect(await report('C001', '--as-of', '2026-04-30')).toMatchObject({ record: null })
    expect(await report('C001', '--as-of', '2026-05-10')).toMatchObject({ settle: ['finding', 'verify', number] })
    expect((await json(step('show', '--as-of', '2026-06-16'))).finding).toMatchObject({
      ...{ verified: '2026-06-15', verifiedBy: 'clerk', effectiveness: '2026 年已联系', acknowledged: null },
    })
    const chinese = await said(['report', 'compliance', '--clause', '4.3.2', '--year', '2025'], 'zh')
    expect(chinese.out.replace(/\s+/g, '')).toContain('已登记为FD-2026-0001，2026-06-20确认')
    const csv = await at(['report', 'compliance', '--clause', '4.3.2', '--year', '2025', '--format', 'csv'])
    expect(csv.out).toContain(`,,${number},2026-06-30,`)
  })

  it('takes nothing else in the place of what is on record without a reason', async () => {
    const { json, said, problem } = await office()
    await json(open('--customer', 'C001'))
    await json(cause())
    expect((await problem(step('cause', '--text', '忘记'), 2)).hint).toContain('finding edit FD-2026-0001')
    const edit = (...more: string[]) => step('edit', ...more, '--reason', '误录')
    expect((await said(edit('--cause', '忘记'))).out).toBe('Changed FD-2026-0001.\n')
    expect((await said(edit('--cause', '忘记'))).out).toContain('nothing was changed')
    expect((await problem(edit(), 2)).message).toBe('Nothing was given to change.')
    expect((await problem(edit('--action', 'x'), 2)).hint).toContain('finding correct FD-2026-0001')
    for (const argv of [correct(), verify(), acknowledge()]) await json(argv)
    expect((await problem(edit('--cause', 'x'), 2)).message).toContain('acknowledged FD-2026-0001')
    expect((await json(step('show'))).finding).toMatchObject({ cause: '忘记', acknowledgedBy: 'clerk' })
  })

  it('is taken back with a reason, once acknowledged by a manager alone, and the breach can be recorded anew', async () => {
    const { json, said, problem, report } = await office()
    await json(open('--customer', 'C001'))
    for (const argv of [cause(), correct(), verify(), acknowledge()]) await json(argv)
    const taking = step('void', '--reason', '误录')
    expect((await problem([...taking, '--staff', '王芳'], 3)).message).toContain('"manager"')
    expect((await said(taking)).out).toBe('Voided FD-2026-0001; it stays on record and counts for nothing.\n')
    expect((await said(taking)).out).toContain('nothing was changed')
    expect((await problem(step('show'), 2)).message).toBe('FD-2026-0001 is void: 误录.')
    expect((await problem(['finding', 'show', 'FD-2026-0009'], 2)).message).toBe('There is no finding FD-2026-0009.')
    expect((await report('C001')).settle).toEqual(open('--customer', 'C001'))
    expect((await json(open('--customer', 'C001'))).finding.number).toBe('FD-2026-0002')
  })

  it('is listed by clause with what is to come', async () => {
    const { json, said, at } = await office()
    expect((await said(['finding', 'list'], 'zh')).out).toBe('没有不符合记录。\n')
    await json(open('--customer', 'C001'))
    await json(['finding', 'open', 'survey-return', '--period', '2025'])
    for (const argv of [cause(), correct(), verify(), acknowledge()]) await json(argv)
    const numbers = async (...more: string[]) =>
      (await json(['finding', 'list', ...more])).findings.map((each: { number: string }) => each.number)
    expect(await numbers()).toEqual([number, 'FD-2026-0002'])
    expect(await numbers('--open')).toEqual(['FD-2026-0002'])
    expect(await numbers('--clause', '4.3')).toEqual([number])
    expect(await numbers('--clause', 'survey-return')).toEqual(['FD-2026-0002'])
    expect(await numbers('--as-of', '2026-06-29')).toEqual([])
    expect((await said(['finding', 'list'])).out).toMatch(
      /FD-2026-0001 +4\.3\.2 .*acknowledged 2026-06-30\nFD-2026-0002 +4\.5\.2 .*to come: cause/,
    )
    const csv = (await at(['finding', 'list', '--format', 'csv', '--lang', 'zh'])).out.split('\r\n')
    expect(csv[1]).toContain('2025 年联系 0 次，应有 2 次')
  })

  it('stays with its breach when customers are merged, and is told in words by the journal', async () => {
    const { json, said, problem, report } = await office()
    await json(called('C001', '2026-02-02', ...both))
    await json(open('--customer', 'C002'))
    expect((await problem(['customer', 'void', 'C002', '--reason', 'x'], 2)).message).toContain('on record')
    const undone = await said(['undo', '--dry-run', '--reason', 'x'], 'zh')
    expect(undone.out).toContain('不符合')
    const history = await said(['customer', 'history', 'C002'], 'zh')
    expect(history.out).toContain('2025 年联系 0 次')
    expect(history.out).not.toContain('{"en"')
    await json(['customer', 'merge', 'C001', 'C002'])
    expect(await report('C002')).toMatchObject({ record: number })
  })
})

describe('the rules of a record', () => {
  const days = fc.integer({ min: 0, max: 60 }).map((n) => addDaysTo('2026-01-01' as Day, n))

  it('has its days in order exactly where none lies before the one before it', () => {
    fc.assert(
      fc.property(days, fc.array(days, { maxLength: 4 }), (opened, taken) => {
        const of = Object.fromEntries(findingSteps.map((step, i) => [step, taken[i] ?? null])) as Record<
          (typeof findingSteps)[number],
          Day | null
        >
        const sequence = [opened, ...taken]
        const ordered = sequence.every((day, i) => i === 0 || (sequence[i - 1] as Day) <= day)
        expect(stepTooEarly(opened, of) === null).toBe(ordered)
        expect(nextStep(of)).toBe(findingSteps[taken.length] ?? null)
      }),
    )
  })

  it.each([
    [{ contract: 'HT-1', request: 'RS-1', application: '2026-06-30' }, 'RS-1'],
    [{ loss: 'LS-1', certificate: 'Q-1', kind: 'loss' }, 'LS-1'],
    [{ certificate: 'Q-1', kind: 'recertification' }, 'Q-1/recertification'],
    [
      { case: 'SP-1', certificate: 'Q-1', act: 'withdrawal', followUp: ['recall', 'public-notice'] },
      'SP-1/withdrawal/recall+public-notice',
    ],
    [{ case: null, certificate: 'Q-1' }, 'Q-1'],
    [{ owed: 2, endedOn: '2026-01-01', state: 'x' }, null],
  ])('knows what %j is about: %s', (facts, about) => {
    expect(keyOf('duty', '2026', { customer: 'C1', facts }).about).toBe(about)
  })

  it('is known by the day of its event, and two keys are one text only where they are the same', () => {
    const key = keyOf('duty', '2026', { period: '2026-03-09', customer: null, facts: {} })
    expect(openCommand(key)).toEqual(['finding', 'open', 'duty', '--period', '2026-03-09'])
    const texts = fc.option(fc.string(), { nil: null })
    const keys = fc.record({ duty: fc.string(), period: fc.string(), customer: texts, about: texts })
    fc.assert(
      fc.property(keys, keys, (a, b) => {
        const same = a.duty === b.duty && a.period === b.period && a.customer === b.customer && a.about === b.about
        expect(keyText(a) === keyText(b)).toBe(same)
      }),
    )
  })
})
