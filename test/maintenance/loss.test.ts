// @module-tag long

import { describe, expect, it } from 'vitest'
import { certified } from '../contact/clerk.ts'
import { cancels, suspends, suspensionDesk, withdraws } from '../suspension/suspended.ts'
import { desk } from '../upkeep/desk.ts'

const number = 'LS-2026-0001'
const open = (customer: string, ...more: string[]) => [
  ...['loss', 'open', customer, '--kind', 'loss', '--situation', '转其他机构', ...more],
]
const step = (verb: string, ...more: string[]) => ['loss', verb, number, ...more]
const verify = (...more: string[]) => step('verify', '--result', '电话确认', ...more)
const cause = (...more: string[]) => step('cause', '--text', '价格', ...more)
const report = (...more: string[]) => step('report', '--to', 'clerk', ...more)
const close = (...more: string[]) => step('close', '--outcome', '不再回来', ...more)
const edit = (...more: string[]) => step('edit', ...more, '--reason', '误录')

/** A certificate Q-C001, and who is of quality. C001 is a VIP where wanted. */
async function lossDesk({ vip = false, more = [] as readonly (readonly string[])[] } = {}) {
  const own = await suspensionDesk([
    ['staff', 'add', '赵质', '--role', 'quality'],
    ...(vip ? [['customer', 'vip', 'set', 'C001', '--from', '2026-01-01', '--file', 'V-1']] : []),
    ...more,
  ])
  const found = async (day: string, ...flags: string[]) =>
    (await own.findings('4.3.7', '--as-of', day, ...flags)).map(({ state, period, settle }) => [state, period, settle])
  const text = async (day: string) => (await own.findings('4.3.7', '--as-of', day)).map((each) => each.text.en)
  const shown = async (...flags: string[]) => (await own.json(['loss', 'show', number, ...flags])).loss
  return { ...own, found, text, shown }
}

describe('loss', () => {
  it('goes from the finding to the closing, each step after the one before (4.3.7)', async () => {
    const { json, said, problem, shown } = await lossDesk()
    const opened = await said(open('C001', '--found', '2026-06-01'))
    expect(opened.out).toBe(
      [
        'Recorded LS-2026-0001. It is to be re-verified, explained and reported by 2026-07-01 (4.3.7).',
        'Next: certdesk loss verify LS-2026-0001 --result TEXT',
        '',
      ].join('\n'),
    )
    expect(await problem(cause(), 3)).toMatchObject({
      clause: '4.3.7',
      message: 'LS-2026-0001 still lacks: re-verification.',
      hint: 'Record that first: certdesk loss verify LS-2026-0001 --result TEXT',
    })
    expect((await problem(verify('--on', '2026-05-31'), 2)).message).toBe(
      '--on 2026-05-31 lies before it was found, 2026-06-01.',
    )
    await json(verify('--on', '2026-06-03'))
    expect((await problem(cause('--on', '2026-06-02'), 2)).message).toBe(
      '--on 2026-06-02 lies before the re-verification, 2026-06-03.',
    )
    await json(cause('--on', '2026-06-03'))
    expect((await problem(close(), 3)).message).toBe('LS-2026-0001 still lacks: report to the manager.')
    expect((await said(report('--on', '2026-06-10'), 'zh')).out).toBe(
      'LS-2026-0001：已登记上报部门经理，日期 2026-06-10。\n各步骤均已完成：certdesk loss close LS-2026-0001 --outcome 结果\n关闭前如须决定是否补救和改进：certdesk loss decide LS-2026-0001 --remedy 是|否 --improvement 是|否\n',
    )
    expect((await problem(close('--on', '2026-06-09'), 2)).message).toContain('lies before the report to the manager')
    expect((await said(close('--on', '2026-06-30'))).out).toBe('Closed LS-2026-0001 on 2026-06-30.\n')
    expect((await problem(step('report', '--quality', '赵质'), 2)).message).toBe(
      'LS-2026-0001 was closed on 2026-06-30.',
    )
    expect(await shown()).toMatchObject({
      ...{ number, kind: 'loss', customer: 'C001', certificate: null, found: '2026-06-01', due: '2026-07-01' },
      ...{ vip: false, verified: '2026-06-03', verification: '电话确认', verifiedBy: 'clerk', explained: '2026-06-03' },
      ...{ cause: '价格', reported: '2026-06-10', manager: 'clerk', closed: '2026-06-30', missing: [] },
    })
    expect(await shown('--as-of', '2026-06-05')).toMatchObject({
      ...{ explained: '2026-06-03', reported: null, manager: null, closed: null, outcome: null, missing: ['reported'] },
    })
  })

  it('changes nothing when it is said again, and takes nothing else in its place', async () => {
    const { json, said, problem, digest } = await lossDesk()
    await json(open('C001', '--found', '2026-06-01', '--certificate', 'q-c001'))
    await json(verify())
    const before = await digest()
    expect((await said(open('C001', '--found', '2026-06-01', '--certificate', 'Q-C001'))).out).toBe(
      'Already recorded as LS-2026-0001; nothing was changed.\n',
    )
    expect((await said(verify(), 'zh')).out).toBe('LS-2026-0001 已是如此，未作改动。\n')
    expect((await problem(verify('--on', '2026-06-29'), 2)).message).toContain('of 2026-06-30 on record')
    expect((await problem(step('verify', '--result', '未联系上'), 2)).hint).toContain('loss edit LS-2026-0001')
    expect((await problem(open('C001', '--certificate', 'Q-C001'), 2)).message).toBe(
      'The loss of this certificate is on record as LS-2026-0001, and not as given here.',
    )
    expect((await problem(open('C002', '--certificate', 'Q-C001'), 2)).message).toBe(
      'Q-C001 is not a certificate of C002.',
    )
    expect((await problem(open('C001', '--certificate', 'Q-9'), 2)).hint).toContain('certificate list C001')
    expect((await problem(open('C001', '--certificate', 'Q-C001', '--found', '2025-01-19'), 2)).message).toBe(
      '--found 2025-01-19 lies before Q-C001 was issued, 2025-01-20.',
    )
    expect((await problem(open('C001', '--found', '2026-07-01'), 2)).message).toContain('lies after today')
    expect(await digest()).toBe(before)
  })

  it('is reported to a manager who is one, by business, and of a VIP to quality too', async () => {
    const { json, said, problem, shown } = await lossDesk({ vip: true })
    await json(['staff', 'add', '王芳', '--role', 'business'])
    const opened = await said(open('C001', '--found', '2026-06-01'))
    expect(opened.out).toContain('C001 was a VIP on 2026-06-01')
    await json(verify('--on', '2026-06-02'))
    await json(cause('--on', '2026-06-02'))
    expect(await problem(step('report', '--to', '王芳'), 3)).toMatchObject({
      clause: '4.3.7',
      hint: 'Name somebody who held that role then; who held it is for a manager to record.',
    })
    expect((await problem(report('--quality', '王芳'), 3)).message).toContain('does not hold the role "quality"')
    expect((await problem(step('report'), 2)).message).toBe('Missing --to NAME.')
    expect((await problem([...verify(), '--staff', '赵质'], 3)).clause).toBe('4.3.7')
    expect((await said(report('--on', '2026-06-05'))).out).toBe(
      [
        'LS-2026-0001: report to the manager recorded as of 2026-06-05.',
        'Still owed to quality, as it is the loss of a VIP (4.3.7): certdesk loss report LS-2026-0001 --quality NAME',
        'Next: certdesk loss decide LS-2026-0001 --remedy yes|no --improvement yes|no',
        '',
      ].join('\n'),
    )
    expect((await problem(step('report'), 2)).message).toBe('Missing --quality NAME.')
    expect((await problem(close(), 3)).message).toBe(
      'LS-2026-0001 still lacks: report to quality, decisions on remedy and improvement.',
    )
    await json(step('report', '--quality', '赵质', '--on', '2026-06-06'))
    expect(await shown()).toMatchObject({
      ...{ reported: '2026-06-05', manager: 'clerk', reportedToQuality: '2026-06-06', quality: '赵质' },
      missing: ['decided'],
    })
  })

  it('asks of an abnormality of a VIP neither for the report to quality nor for a decision: only of its loss (4.3.7)', async () => {
    const { json, said, shown, found } = await lossDesk({ vip: true })
    const abnormality = ['--kind', 'abnormality', '--situation', '停产', '--found', '2026-06-01']
    expect((await said(['loss', 'open', 'C001', ...abnormality])).out).not.toContain('VIP')
    for (const argv of [verify('--on', '2026-06-02'), cause('--on', '2026-06-02')]) await json(argv)
    expect((await said(report('--on', '2026-06-05'))).out).toContain('certdesk loss close')
    expect(await shown()).toMatchObject({ vip: true, missing: [] })
    // It may be reported to quality all the same; late, it makes nothing late.
    await json(step('report', '--quality', '赵质', '--on', '2026-06-30'))
    expect(await found('2026-07-10')).toEqual([])
    await json(close('--on', '2026-06-30'))
  })

  it('is a loss where the kind is corrected to one: then quality and the decisions are owed (4.3.7)', async () => {
    const { json, shown } = await lossDesk({ vip: true })
    await json(['loss', 'open', 'C001', '--kind', 'abnormality', '--situation', '停产', '--found', '2026-06-01'])
    for (const argv of [verify('--on', '2026-06-02'), cause('--on', '2026-06-02'), report('--on', '2026-06-05')])
      await json(argv)
    await json(['loss', 'edit', 'LS-2026-0001', '--kind', 'loss', '--reason', '客户已转走'])
    expect(await shown()).toMatchObject({ missing: ['quality', 'decided'] })
  })

  it('has an explicit yes with its action or an explicit no (4.3.7)', async () => {
    const { json, said, problem, shown } = await lossDesk({ vip: true })
    await json(open('C001', '--found', '2026-06-01'))
    const decide = (...more: string[]) => step('decide', ...more)
    expect((await problem(decide('--remedy', 'no'), 2)).message).toContain('--improvement')
    expect((await problem(decide('--remedy', '是', '--improvement', 'no'), 2)).message).toBe(
      'Yes to --remedy, and no --remedy-action.',
    )
    expect((await problem(decide('--remedy', 'no', '--remedy-action', 'x', '--improvement', 'no'), 2)).message).toBe(
      '--remedy-action is given, and there is none: --remedy is no.',
    )
    const both = decide('--remedy', 'no', '--improvement', '是', '--improvement-action', '提前报价')
    expect((await problem(both, 3)).message).toBe('LS-2026-0001 still lacks: re-verification.')
    for (const argv of [verify(), cause(), report('--quality', '赵质')]) await json(argv)
    expect((await said(both)).out).toContain('Nothing is missing: certdesk loss close LS-2026-0001')
    expect((await said(both)).out).toContain('nothing was changed')
    expect((await problem(decide('--remedy', 'no', '--improvement', 'no'), 2)).message).toContain('on record')
    expect(await shown()).toMatchObject({
      ...{ remedy: false, remedyAction: null, improvement: true, improvementAction: '提前报价', decidedBy: 'clerk' },
      missing: [],
    })
    await json(edit('--improvement', 'no'))
    expect(await shown()).toMatchObject({ improvement: false, improvementAction: null })
    expect((await problem(edit('--improvement', 'yes'), 2)).message).toContain('no --improvement-action')
    expect((await problem(edit('--remedy-action', 'x'), 2)).message).toContain('there is none')
  })

  it('asks on a terminal for what is missing, whoever is to be told next', async () => {
    const { json, at, shown } = await lossDesk({ vip: true })
    const asked = async (argv: readonly string[], ...answers: string[]) => {
      const outcome = await at(argv, { tty: true, answers })
      expect(outcome.code, outcome.err).toBe(0)
      return outcome.asked.length
    }
    expect(await asked(['loss', 'open', 'C001', '--certificate', 'Q-C001', '--kind', 'loss'], '转机构')).toBe(1)
    // Of what was typed without a flag the day is asked for too.
    expect(await asked(step('verify'), '属实', '')).toBe(2)
    expect(await asked(step('cause'), '价格', '')).toBe(2)
    // There is one manager, and one of quality: whom it is told to is no question.
    expect(await asked(step('report'), '')).toBe(1)
    expect(await asked(step('report'), '')).toBe(1)
    expect(await asked(step('decide'), 'yes', 'no', '', '降价')).toBe(4)
    expect(await asked(step('close'), '挽回', '')).toBe(2)
    expect(await shown()).toMatchObject({ quality: '赵质', remedyAction: '降价', outcome: '挽回', missing: [] })
    expect((await json(['loss', 'list', '--open'])).losses).toEqual([])
  })

  it('is corrected with a reason, and never left out of order', async () => {
    const { json, said, problem, shown } = await lossDesk()
    await json(open('C001', '--found', '2026-06-01'))
    for (const argv of [verify('--on', '2026-06-10'), cause('--on', '2026-06-12'), report('--on', '2026-06-14')])
      await json(argv)
    expect((await said(edit('--cause', '价格和距离', '--found', '2026-06-02'))).out).toBe('Changed LS-2026-0001.\n')
    expect((await said(edit('--cause', '价格和距离'))).out).toContain('nothing was changed')
    expect(await shown()).toMatchObject({ cause: '价格和距离', found: '2026-06-02', explained: '2026-06-12' })
    expect((await problem(edit(), 2)).message).toBe('Nothing was given to change.')
    expect((await problem(edit('--verified', '2026-06-13'), 2)).message).toBe(
      '--explained 2026-06-12 lies before the re-verification, 2026-06-13.',
    )
    expect((await problem(edit('--outcome', 'x'), 2)).hint).toContain('loss close')
    expect((await problem(edit('--remedy', 'no'), 2)).hint).toContain('loss decide')
    expect((await problem(edit('--clear', 'cause'), 2)).hint).toBe('Take back what follows, too: --clear reported')
    expect((await problem(edit('--clear', 'cause', '--cause', 'x'), 2)).message).toContain('something new of it too')
    await json(edit('--clear', 'cause', '--clear', 'reported'))
    expect(await shown()).toMatchObject({ cause: null, reported: null, missing: ['cause', 'reported'] })
    for (const argv of [cause(), report(), close()]) await json(argv)
    expect((await problem(edit('--clear', 'reported'), 2)).hint).toBe('Take back what follows, too: --clear closed')
    await json(edit('--clear', 'reported', '--clear', 'closed'))
    expect(await shown()).toMatchObject({ closed: null, outcome: null, missing: ['reported'] })
    await json(edit('--kind', '异常', '--certificate', 'Q-C001'))
    expect(await shown()).toMatchObject({ kind: 'abnormality', certificate: 'Q-C001' })
  })

  it('is taken back with a reason; what refers to a certificate keeps it', async () => {
    const { json, said, problem } = await lossDesk()
    await json(open('C001', '--certificate', 'Q-C001'))
    expect((await problem(['certificate', 'void', 'Q-C001', '--reason', 'x'], 2)).hint).toContain(
      'certdesk loss void LS-2026-0001 --reason TEXT',
    )
    expect((await problem(['customer', 'void', 'C001', '--reason', 'x'], 2)).message).toContain('on record')
    const taking = step('void', '--reason', '误录')
    expect((await said(taking)).out).toBe('Voided LS-2026-0001; it stays on record and counts for nothing.\n')
    expect((await said(taking, 'zh')).out).toBe('LS-2026-0001 已作废，未作改动。\n')
    expect((await problem(verify(), 2)).message).toBe('LS-2026-0001 is void: 误录.')
    expect((await problem(['loss', 'show', 'LS-2026-0009'], 2)).message).toBe(
      'There is no loss or abnormality LS-2026-0009.',
    )
    await json(open('C001', '--certificate', 'Q-C001'))
    expect((await json(['loss', 'list'])).losses).toMatchObject([{ number: 'LS-2026-0002' }])
    expect((await json(['audit', 'verify'])).verification.ok).toBe(true)
  })

  it('is listed by customer and kind with how it stands, and moves with a merged customer', async () => {
    const { json, said, at } = await lossDesk()
    expect((await said(['loss', 'list'], 'zh')).out).toBe('没有流失或异常记录。\n')
    await json(open('C001', '--found', '2026-05-01'))
    await json(['loss', 'open', 'C002', '--kind', '异常', '--situation', '无人接听', '--found', '2026-06-20'])
    const { out } = await said(['loss', 'list'])
    expect(out).toMatch(/LS-2026-0001 .*loss .*C001 .*overdue since 2026-05-31/s)
    expect(out).toMatch(/LS-2026-0002 .*abnormality .*C002 .*due 2026-07-20/s)
    expect((await json(['loss', 'list', '--kind', 'abnormality'])).losses).toMatchObject([{ customer: 'C002' }])
    const csv = (await at(['loss', 'list', 'C002', '--format', 'csv'])).out.split('\r\n')
    expect(csv[0]).toContain('number,kind,customer,name,certificate,found,situation,by,vip,due,verified')
    expect(csv[1]).toContain('LS-2026-0002,abnormality,C002,乙食品有限公司,,2026-06-20,无人接听,clerk,false,2026-07-20')
    await json(['customer', 'merge', 'C002', 'C001'])
    expect((await json(['loss', 'list', 'C001'])).losses).toHaveLength(2)
  })
})

describe('the check of 4.3.7: what is recorded', () => {
  it.each([
    ['2026-06-25', 'on-track'],
    ['2026-06-26', 'at-risk'],
    ['2026-07-01', 'at-risk'],
    ['2026-07-02', 'breach'],
  ])('stands as of %s: %s', async (day, state) => {
    const { json, found } = await lossDesk()
    await json(open('C001', '--found', '2026-06-01'))
    expect(await found(day)).toEqual([[state, '2026-07-01', ['loss', 'verify', number]]])
  })

  it('is met in time by three steps, of a VIP by five; its settle leads from one to the next', async () => {
    for (const vip of [false, true]) {
      const { json, found, findings } = await lossDesk({ vip })
      await json(open('C001', '--found', '2026-06-01'))
      const settles = [verify(), cause(), report()]
      if (vip)
        settles.push(step('report', '--quality', '赵质'), step('decide', '--remedy', 'no', '--improvement', 'no'))
      for (const argv of settles) {
        expect((await found('2026-06-30')).map(([, , settle]) => settle)).toEqual([argv.slice(0, 3)])
        await json(argv)
      }
      expect(await findings('4.3.7')).toEqual([])
      const { clauses } = await json(['report', 'compliance', '--clause', '4.3.7', '--year', '2026'])
      expect(clauses[0]).toMatchObject({ result: 'met', population: 1, limits: { days: 30 } })
    }
  })

  it('asks a VIP of the day it was found, whatever the customer is later', async () => {
    const { json, found } = await lossDesk()
    await json(open('C001', '--found', '2026-06-01'))
    await json(['customer', 'vip', 'set', 'C001', '--from', '2026-06-02', '--file', 'V-1'])
    for (const argv of [verify(), cause(), report()]) await json(argv)
    expect(await found('2026-06-30')).toEqual([])
  })

  it('done late stays a breach by so many days, and is led to its record', async () => {
    const { json, text, found } = await lossDesk()
    await json(open('C001', '--found', '2026-05-01'))
    expect(await text('2026-06-30')).toEqual([
      'LS-2026-0001; re-verification, cause, report to the manager late by 30 days',
    ])
    for (const argv of [verify(), cause(), report('--on', '2026-06-30')]) await json(argv)
    expect(await text('2026-12-31')).toEqual(['LS-2026-0001; done, late by 30 days'])
    expect((await found('2026-12-31'))[0]?.[2]).toEqual([
      ...['finding', 'open', 'loss-and-abnormality', '--period', '2026-05-31', '--customer', 'C001', '--about', number],
    ])
    expect(await text('2026-05-10')).toEqual([
      'LS-2026-0001; re-verification, cause, report to the manager due by 2026-05-31',
    ])
  })

  it('is judged by the limit of the day it was found', async () => {
    const { json, found } = await lossDesk()
    await json(open('C001', '--found', '2026-06-01'))
    await json(['limit', 'set', 'loss-days', '10', '--from', '2026-06-02', '--reason', '评审'])
    expect((await found('2026-06-20'))[0]?.slice(0, 2)).toEqual(['on-track', '2026-07-01'])
  })

  it('does not vanish with its year while it is open', async () => {
    const { json, found } = await lossDesk()
    await json(open('C001', '--found', '2026-06-01'))
    expect((await found('2029-01-01')).map(([state]) => state)).toContain('breach')
    // What falls due in January is open in December.
    await json(['loss', 'void', number, '--reason', '误录'])
    await json([...open('C001', '--found', '2026-12-15'), '--today', '2026-12-15'])
    expect(await found('2026-12-20', '--year', '2026')).toMatchObject([['on-track', '2027-01-14', expect.anything()]])
  })
})

describe('the check of 4.3.7: certificates that ended', () => {
  const settle = ['loss', 'open', 'C001', '--certificate', 'Q-C001', '--kind', 'loss']

  it.each([
    ['withdrawn', withdraws('Q-C001', '2026-06-01')],
    ['cancelled', cancels('Q-C001', '2026-06-01')],
  ])('wants a loss recorded of one that was %s', async (status, argv) => {
    const { said, text, found, json } = await lossDesk()
    const { out } = await said(argv)
    expect(out.replace(/\s+/g, ' ')).toContain(
      'If the customer is lost with it, record that (4.3.7): certdesk loss open C001 --certificate Q-C001 --kind loss --situation TEXT',
    )
    expect(await found('2026-05-31')).toEqual([])
    expect(await found('2026-06-25')).toEqual([['on-track', '2026-07-01', settle]])
    expect(await found('2026-06-26')).toEqual([['at-risk', '2026-07-01', settle]])
    expect(await found('2026-07-02')).toEqual([['breach', '2026-07-01', settle]])
    expect(await text('2026-07-02')).toEqual([
      `Q-C001 was ${status} on 2026-06-01 without a successor; no loss is recorded, late by 1 day`,
    ])
    await json([...settle, '--situation', '转机构'])
    expect((await found('2026-07-02')).map(([, , next]) => next)).toEqual([['loss', 'verify', number]])
  })

  it('says nothing of it in a dry run, and nothing where one of the same standard stays', async () => {
    const { said } = await lossDesk({ more: [certified('C001', '2026-01-20', '2029-01-19', 'Q-NEW')] })
    expect((await said([...withdraws('Q-C001', '2026-06-01'), '--dry-run'])).out).not.toContain('loss open')
    expect((await said(withdraws('Q-C001', '2026-06-01'))).out).not.toContain('loss open')
    expect((await said(withdraws('Q-NEW', '2026-06-01'))).out).toContain('loss open C001 --certificate Q-NEW')
  })

  it('wants it of one that expired, and stays a breach when recorded late', async () => {
    const { json, found, text } = await lossDesk({ more: [certified('C002', '2023-05-01', '2026-04-30')] })
    expect(await found('2026-04-30')).toEqual([])
    expect((await found('2026-05-01')).map(([state, period]) => [state, period])).toEqual([['on-track', '2026-05-30']])
    expect(await text('2026-06-30')).toEqual([
      'Q-C002 expired on 2026-04-30 without a successor; no loss is recorded, late by 31 days',
    ])
    await json(open('C002', '--certificate', 'Q-C002'))
    expect(await text('2026-06-30')).toEqual([
      'Q-C002 expired on 2026-04-30 without a successor; recorded as LS-2026-0001, late by 31 days',
      'LS-2026-0001; re-verification, cause, report to the manager due by 2026-07-30',
    ])
    const [late] = await found('2026-06-30')
    expect(late?.[2]).toEqual([
      ...['finding', 'open', 'loss-and-abnormality', '--period', '2026-05-30', '--customer', 'C002'],
      ...['--about', 'Q-C002'],
    ])
  })

  it('counts nobody twice: a successor, the same standard in another edition, or a loss of the whole customer', async () => {
    const ended = (code: string, name: string) => certified(code, '2023-05-01', '2026-05-31', name)
    const replaced = await lossDesk({
      more: [ended('C002', 'OLD'), [...certified('C002', '2026-05-20', '2029-05-31', 'NEW'), '--replaces', 'OLD']],
    })
    expect(await replaced.found('2026-06-15')).toEqual([])
    const edition = [...certified('C002', '2026-05-20', '2029-05-31', 'GB')]
    edition[edition.indexOf('ISO 9001:2015')] = 'GB/T 19001-2016'
    const other = [...certified('C002', '2026-05-20', '2029-05-31', 'ENV')]
    other[other.indexOf('ISO 9001:2015')] = 'ISO 14001:2015'
    expect(await (await lossDesk({ more: [ended('C002', 'OLD'), edition] })).found('2026-06-15')).toEqual([])
    const lost = await lossDesk({ more: [ended('C002', 'OLD'), other] })
    expect(await lost.found('2026-06-15')).toHaveLength(1)
    await lost.json(['loss', 'open', 'C002', '--kind', 'abnormality', '--situation', 'x', '--found', '2026-06-10'])
    expect(await lost.found('2026-06-15')).toHaveLength(2)
    await lost.json(open('C002', '--found', '2026-06-10'))
    expect((await lost.found('2026-06-15')).map(([, , next]) => (next as string[])[1])).toEqual(['verify', 'verify'])
  })

  it('is not asked of one that was suspended in time to be saved, and is of one issued anew too late', async () => {
    const again = (issued: string) =>
      lossDesk({
        more: [certified('C002', '2023-05-01', '2026-04-30', 'OLD'), certified('C002', issued, '2029-04-30', 'NEW')],
      })
    expect(await (await again('2026-05-20')).found('2026-06-15')).toEqual([])
    const late = await again('2026-06-10')
    expect((await late.found('2026-06-09')).map(([state]) => state)).toEqual(['breach'])
    expect(await late.text('2026-06-30')).toEqual([
      'OLD expired on 2026-04-30 without a successor; neither recorded as a loss nor followed by another until 2026-06-10, late by 11 days',
    ])
    const { found } = await lossDesk({ more: [suspends('Q-C001', '2026-06-01')] })
    expect(await found('2026-06-30')).toEqual([])
  })

  it('is not asked of what ended before the register went live, but a loss that is recorded is judged', async () => {
    const { json } = desk()
    await json(['init', '--go-live', '2026-03-01'])
    for (const code of ['C002', 'C003']) await json(['customer', 'add', '甲', '--code', code])
    await json(certified('C002', '2023-03-01', '2026-02-28'))
    await json(certified('C003', '2023-03-02', '2026-03-01'))
    const found = async (day: string) => {
      const { clauses } = await json(['report', 'compliance', '--clause', '4.3.7', '--as-of', day])
      const { findings } = clauses[0] as { findings: { customer: string; state: string }[] }
      return findings.map(({ customer, state }) => [customer, state])
    }
    expect(await found('2026-03-15')).toEqual([['C003', 'on-track']])
    await json(open('C002', '--certificate', 'Q-C002', '--found', '2026-02-28'))
    expect((await json(['loss', 'show', number])).loss).toMatchObject({ migrated: true })
    expect(await found('2026-06-15')).toEqual([
      ['C002', 'breach'],
      ['C003', 'breach'],
    ])
  })
})
