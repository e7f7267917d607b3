// @module-tag long

import { describe, expect, it } from 'vitest'
import { certified } from '../contact/clerk.ts'
import { besidesReports, cancels, restores, suspends, suspensionDesk, withdraws } from './suspended.ts'

describe('suspend start', () => {
  it('says in Chinese what is missing, flags with what stands behind them', async () => {
    const { said } = await suspensionDesk()
    const { err } = await said(['suspend', 'start', 'Q-C001'], 'zh')
    expect(err).toContain('--reason 原因 --ground-on 日期 --decided-by 姓名 --conditions 文字')
  })

  it('opens a case with everything that the procedure demands', async () => {
    const { json, said } = await suspensionDesk()
    const { suspension } = await json(
      suspends('Q-C001', '2026-06-01', { statement: '两次催缴', 'ground-on': '2026-05-28' }),
    )
    expect(suspension).toMatchObject({
      number: 'SP-2026-0001',
      certificate: 'Q-C001',
      customer: 'C001',
      status: 'suspended',
      from: '2026-06-01',
      until: '2026-12-01',
      ended: null,
      open: true,
    })
    expect(suspension.acts).toHaveLength(1)
    expect(suspension.acts[0]).toMatchObject({
      act: 'suspension',
      on: '2026-06-01',
      until: '2026-12-01',
      reason: 'fees-unpaid',
      reasonName: { en: 'fees unpaid', zh: '未按期缴费' },
      statement: '两次催缴',
      groundOn: '2026-05-28',
      conditions: '缴清费用',
      decidedBy: '李决',
      decidedOn: '2026-06-01',
      handledBy: 'clerk',
    })
    const again = await said(suspends('Q-C001', '2026-06-01', { statement: '两次催缴', 'ground-on': '2026-05-28' }))
    expect(again).toMatchObject({ code: 0, out: 'Already recorded as SP-2026-0001; nothing was changed.\n' })
    expect((await said(['suspend', 'show', 'SP-2026-0001'], 'zh')).out).toMatch(/决定人\s+李决, 2026-06-01/)
  })

  it('asks nothing where it was done that day already, or where there is nothing to restore', async () => {
    const { at } = await suspensionDesk([suspends('Q-C001', '2026-06-01'), restores('Q-C001', '2026-06-30')])
    const restored = await at(['suspend', 'restore', 'Q-C001', '--lang', 'zh'], { tty: true, answers: () => undefined })
    expect(restored).toMatchObject({ code: 2, asked: [], err: expect.stringContaining('恢复已登记为 SP-2026-0001') })
    const later = ['suspend', 'restore', 'Q-C001', '--lang', 'zh', '--today', '2026-07-01']
    const valid = await at(later, { tty: true, answers: () => undefined })
    expect(valid).toMatchObject({ code: 3, asked: [], err: expect.stringContaining('并未暂停') })
  })

  it('does not take the same day with other facts for a retry', async () => {
    const { json, problem, digest } = await suspensionDesk([suspends('Q-C001', '2026-06-01')])
    const before = await digest()
    const other = await problem(suspends('Q-C001', '2026-06-01', { conditions: '别的' }), 2)
    expect(other.message).toContain('on record as SP-2026-0001')
    expect(await digest()).toBe(before)
    expect((await json(['suspend', 'list'])).suspensions).toHaveLength(1)
  })

  it.each([
    ['2025-08-31', 'ISO 9001', [], '2026-02-28'],
    ['2026-01-15', 'ISO 9001', [], '2026-07-15'],
    ['2025-08-31', 'CCC', [], '2026-02-28'],
    ['2025-08-31', 'CCC', ['--seasonal'], '2026-08-31'],
    ['2026-02-28', 'CCC', ['--seasonal'], '2027-02-28'],
    ['2025-08-31', '17020', [], '2026-02-28'],
  ])('ends %s %s %s on %s', async (on, standard, seasonal, end) => {
    const own = ['certificate', 'add', 'C002', '--number', 'S', '--standard', standard, '--scope', 'x']
    const { json, problem } = await suspensionDesk([[...own, '--issued', '2025-02-01', '--expires', '2028-01-31']])
    const start = [...suspends('S', on), ...seasonal]
    expect((await problem([...start, '--until', '2027-12-31'], 3)).clause).toBe('4.4.1')
    const { suspension } = await json(start)
    expect(suspension.until).toBe(end)
  })

  it('ends earlier where it is said, and by the limit in force on its first day', async () => {
    const { json } = await suspensionDesk([certified('C002', '2025-02-01', '2028-01-31')])
    expect((await json(suspends('Q-C001', '2026-06-01', { until: '2026-06-30' }))).suspension.until).toBe('2026-06-30')
    const months = ['limit', 'set', 'suspension-months-management-system', '3', '--reason', '修订']
    await json([...months, '--from', '2026-06-01'])
    expect((await json(suspends('Q-C002', '2026-05-31'))).suspension.until).toBe('2026-11-30')
    await json(['suspend', 'void', 'SP-2026-0002', '--reason', '误录'])
    expect((await json(suspends('Q-C002', '2026-06-01'))).suspension.until).toBe('2026-09-01')
  })

  it('takes all certificates of a customer at once, each with its case, and a dry run leaves nothing', async () => {
    const { json, digest, said } = await suspensionDesk([
      certified('C001', '2025-02-01', '2028-01-31', 'A'),
      certified('C001', '2025-02-01', '2026-05-31', 'OVER'),
      certified('C002', '2025-02-01', '2028-01-31'),
    ])
    const all = [...suspends('C001', '2026-06-01'), '--all-certificates']
    const before = await digest()
    const tried = await json([...all, '--dry-run'])
    expect(tried).toMatchObject({ dryRun: true })
    expect(await digest()).toBe(before)
    const { suspensions } = await json(all)
    const numbers = (suspensions as { number: string; certificate: string }[]).map((each) => [
      each.number,
      each.certificate,
    ])
    expect(numbers).toEqual([
      ['SP-2026-0001', 'Q-C001'],
      ['SP-2026-0002', 'A'],
    ])
    const { entries } = await json(['audit', 'list', '--limit', '1'])
    expect(entries[0].command).toContain('suspend start C001')
    expect((await said(all)).out.match(/Already recorded/g)).toHaveLength(2)
    const back = await json([...restores('C001', '2026-06-20'), '--all-certificates'])
    expect(back.suspensions).toHaveLength(2)
  })

  it('asks on a terminal for what is missing, the reason as a choice', async () => {
    const { at, json } = await suspensionDesk()
    const answers = ['own-request', '2026-06-31', '2026-06-20', '', '整改完成', '', '2026-09-30', '来函']
    const asked = await at(['suspend', 'start', 'Q-C001', '--lang', 'zh'], { tty: true, answers })
    expect(asked, asked.err).toMatchObject({ code: 0 })
    expect(asked.asked).toEqual([
      '原因',
      '事由确认日期',
      expect.stringContaining('不是有效日期'),
      '事由确认日期',
      '生效日期（可为将来日期；留空则为今天 2026-06-30）',
      '恢复条件',
      expect.stringContaining('决定日期（留空则为生效日期'),
      expect.stringContaining('暂停截止日（留空则为允许的最长期限'),
      '补充说明（没有则留空）',
    ])
    // Only one of the staff decides on certification: that is no question, and stands in the review.
    expect(asked.err).toContain('认证决定人员：李决')
    const { suspension } = await json(['suspend', 'show', 'SP-2026-0001'])
    expect(suspension.acts[0]).toMatchObject({ reason: 'own-request', groundOn: '2026-06-20', conditions: '整改完成' })
    expect(suspension.acts[0]).toMatchObject({ until: '2026-09-30', statement: '来函', decidedBy: '李决' })
    // Nobody answers questions to learn that the certificate cannot be suspended.
    const again = await at(['suspend', 'start', 'Q-C001', '--today', '2026-07-01'], { tty: true, answers: [] })
    expect(again).toMatchObject({ code: 3, asked: [] })
  })

  it('from before the register went live demands nothing that no list shows', async () => {
    const { at, said, json } = await suspensionDesk()
    await json(['init', '--register', 'late.db', '--go-live', '2026-06-01'])
    const late = (argv: readonly string[]) => [...argv, '--register', 'late.db']
    await json(late(['customer', 'add', '甲公司', '--code', 'C001']))
    await json(late(['staff', 'add', '李决', '--role', 'decision-maker', '--from', '2026-01-01']))
    await json(late(certified('C001', '2025-01-20', '2028-01-19')))
    const done = await said(late(suspends('Q-C001', '2026-05-20')))
    expect(done.all).toContain('2026-05-20 is before the register went live on 2026-06-01')
    expect(done.all).not.toContain('To follow by')
    const notice = ['suspend', 'follow-up', 'SP-2026-0001', 'notice', '--reference', 'TZ-1', '--delivery', 'EMS']
    expect((await said(late([...notice, '--on', '2026-06-30']))).all).toContain('before the register went live')
    expect((await at(late(['report', 'compliance', '--clause', '4.4.1']))).code).toBe(0)
  })

  it('may be decided today for a day ahead', async () => {
    const { json, statusOn } = await suspensionDesk([suspends('Q-C001', '2026-07-10', { 'ground-on': '2026-06-30' })])
    expect(await statusOn('Q-C001', '2026-07-09')).toBe('valid')
    expect(await statusOn('Q-C001', '2026-07-10')).toBe('suspended')
    const { certificate } = await json(['certificate', 'status', 'Q-C001'])
    expect(certificate).toMatchObject({ status: 'valid', since: '2025-01-20', until: '2026-07-09' })
    expect(certificate.next[0]).toMatchObject({ what: 'surveillance-due' })
    expect(certificate.next).toContainEqual({ what: 'suspension', on: '2026-07-10', daysLeft: 10 })
  })
})

describe('the reasons', () => {
  it('are taken in either language and stored in English', async () => {
    const { json } = await suspensionDesk()
    for (const reason of ['未按期缴费', 'fees unpaid', 'Fees_Unpaid']) {
      const { suspension } = await json(suspends('Q-C001', '2026-06-01', { reason }))
      expect(suspension.acts[0].reason).toBe('fees-unpaid')
    }
  })

  it('grow with the register', async () => {
    const { json, problem, said } = await suspensionDesk()
    const unknown = await problem(suspends('Q-C001', '2026-06-01', { reason: '场所关闭' }), 2)
    expect(unknown.hint).toContain('surveillance-overdue')
    const add = ['suspend', 'reason', 'add', 'site-closed', '--for', '暂停', '--en', 'site closed', '--zh', '场所关闭']
    expect((await json(add)).reason).toMatchObject({ code: 'site-closed', for: 'suspension', source: 'register' })
    expect((await said(add)).out).toContain('nothing was changed')
    expect((await problem([...add.slice(0, -1), '别名'], 2)).message).toContain('site-closed')
    expect(
      (await problem(['suspend', 'reason', 'add', 'x', '--for', 'suspension', '--en', 'y', '--zh', '未按期缴费'], 2))
        .message,
    ).toContain('未按期缴费')
    expect(
      (await problem(['suspend', 'reason', 'add', 'Site 1', '--for', 'suspension', '--en', 'y', '--zh', 'z'], 2)).hint,
    ).toContain('site-closed')
    const { suspension } = await json(suspends('Q-C001', '2026-06-01', { reason: '场所关闭' }))
    expect(suspension.acts[0].reasonName).toEqual({ en: 'site closed', zh: '场所关闭' })
    const { reasons } = await json(['suspend', 'reason', 'list', '--for', 'suspension'])
    expect(reasons).toHaveLength(12)
    // A reason of one kind is none of another.
    await problem(withdraws('Q-C001', '2026-06-20', { reason: 'site-closed' }), 2)
  })
})

describe('restoration with reduced scope', () => {
  it('names the change application of the customer, which reduces', async () => {
    const { problem } = await suspensionDesk([suspends('Q-C001', '2026-06-01')])
    const reduced = restores('Q-C001', '2026-06-20', { change: 'CH-2026-0001' })
    expect(await problem(reduced, 2)).toMatchObject({
      message: 'There is no change application CH-2026-0001 of this customer.',
    })
  })
})

describe('withdrawal and cancellation', () => {
  it('end a certificate, suspended or not, in the case of its suspension', async () => {
    const { json, statusOn } = await suspensionDesk([
      certified('C002', '2025-02-01', '2028-01-31'),
      suspends('Q-C001', '2026-06-01'),
    ])
    const { suspension } = await json(withdraws('SP-2026-0001', '2026-06-20', { reason: '放弃认证' }))
    expect(suspension).toMatchObject({ number: 'SP-2026-0001', status: 'withdrawn', ended: '2026-06-20' })
    const cancelled = await json(cancels('Q-C002', '2026-06-20', { application: null, proof: '注销证明' }))
    expect(cancelled.suspension).toMatchObject({ number: 'SP-2026-0002', from: null, status: 'cancelled' })
    expect(cancelled.suspension.acts[0]).toMatchObject({ reason: 'discontinued', evidence: '注销证明' })
    expect(await statusOn('Q-C001', '2026-06-19')).toBe('suspended')
    expect(await statusOn('Q-C002', '2026-06-20')).toBe('cancelled')
  })
})

describe('a suspension that a list brought', () => {
  const list = (...rows: string[]) =>
    `${['客户编号,客户名称,证书编号,认证标准,发证日期,有效期至,证书状态,暂停原因,暂停开始时间,暂停结束时间', ...rows].join('\n')}\n`
  const imported = 'C002,乙食品有限公司,S1,ISO 9001,2025-01-20,2028-01-19,暂停,费用未付,2026-05-01,2026-12-31'

  it('is adopted by the same start day, and the list changes nothing any more', async () => {
    const { at, json, findings, digest, said } = await suspensionDesk()
    await at(['customer', 'import', '-'], { stdin: list(imported) })
    const [found] = await findings('4.4.1')
    expect(found).toMatchObject({
      state: 'breach',
      period: '2026-05-01',
      settle: ['suspend', 'start', 'S1', '--on', '2026-05-01'],
    })
    const listed = await json(['suspend', 'list', '--open'])
    expect(listed.suspensions).toMatchObject([
      { number: null, certificate: 'S1', from: '2026-05-01', open: true, acts: [{ decidedBy: null, followUps: [] }] },
    ])
    expect((await said(['suspend', 'list'], 'zh')).out.replace(/\s/g, '')).toContain('未登记认证决定')
    const { suspension } = await json(suspends('S1', '2026-05-01'))
    expect(suspension).toMatchObject({ number: 'SP-2026-0001', from: '2026-05-01', until: '2026-11-01' })
    const before = await digest()
    await at(['customer', 'import', '-'], { stdin: list(imported) })
    expect(await digest()).toBe(before)
    expect((await findings('4.4.1')).map((each) => each.text.en)).not.toContainEqual(
      expect.stringContaining('without a decision'),
    )
    // A case that was adopted by mistake is taken back; what the list said stays.
    await json(['suspend', 'void', 'SP-2026-0001', '--reason', '误录'])
    expect((await findings('4.4.1'))[0]?.settle).toEqual(['suspend', 'start', 'S1', '--on', '2026-05-01'])
  })

  it('can be restored without that, and still misses its decision', async () => {
    const { at, json, findings } = await suspensionDesk()
    await at(['customer', 'import', '-'], { stdin: list(imported) })
    const { suspension } = await json(restores('S1', '2026-06-20'))
    expect(suspension).toMatchObject({ number: 'SP-2026-0001', from: '2026-05-01', ended: '2026-06-20' })
    expect(suspension.acts.map((each: { act: string }) => each.act)).toEqual(['suspension', 'restoration'])
    expect((await findings('4.4.1'))[0]?.settle).toEqual(['suspend', 'start', 'S1', '--on', '2026-05-01'])
    expect((await json(suspends('S1', '2026-05-01'))).suspension.number).toBe('SP-2026-0001')
  })
})

describe('an end that a list brought', () => {
  it('is adopted by the same act of the same day', async () => {
    const { at, json, findings, problem } = await suspensionDesk()
    const stdin = [
      '客户编号,客户名称,证书编号,认证标准,发证日期,有效期至,证书状态,撤销原因,撤销日期',
      'C002,乙食品有限公司,W1,ISO 9001,2025-01-20,2028-01-19,撤销,破产,2026-05-01',
    ].join('\n')
    await at(['customer', 'import', '-'], { stdin: `${stdin}\n` })
    expect((await findings('4.4.1'))[0]?.settle).toEqual(['suspend', 'withdraw', 'W1', '--on', '2026-05-01'])
    expect((await problem(withdraws('W1', '2026-05-02'), 3)).message).toContain('final')
    const { suspension } = await json(withdraws('W1', '2026-05-01', { reason: 'legal-status-lost' }))
    expect(suspension).toMatchObject({ number: 'SP-2026-0001', status: 'withdrawn' })
    expect(besidesReports(await findings('4.4.1')).map(({ facts }) => facts.followUp)).toEqual([
      ['notice'],
      ['recall', 'public-notice'],
    ])
  })
})

it('tells of a case in the words of either language where the journal is read', async () => {
  const { said } = await suspensionDesk([
    suspends('Q-C001', '2026-06-01'),
    ['suspend', 'follow-up', 'SP-2026-0001', 'publication', '--on', '2026-06-02'],
  ])
  const history = (await said(['customer', 'history', 'C001'], 'zh')).out.replace(/\s/g, '')
  for (const told of ['未按期缴费', '状态公布', '李决']) expect(history).toContain(told)
})

it('suspend edit corrects the texts of an act, and nothing that was decided', async () => {
  const { json, said, problem } = await suspensionDesk([
    suspends('Q-C001', '2026-06-01'),
    restores('Q-C001', '2026-06-20'),
  ])
  const edit = ['suspend', 'edit', 'SP-2026-0001', '--reason', '错字']
  const { suspension } = await json([...edit, '--conditions', '缴清两年费用', '--of', 'suspension'])
  expect(suspension.acts[0].conditions).toBe('缴清两年费用')
  expect((await json([...edit, '--evidence', '收据'])).suspension.acts[1].evidence).toBe('收据')
  expect((await said([...edit, '--evidence', '收据'])).out).toContain('nothing was changed')
  expect((await json(['audit', 'list', '--limit', '1'])).entries[0].note).toBe('错字')
  await problem(edit, 2)
  await problem([...edit, '--conditions', 'x'], 2)
  expect((await problem([...edit, '--evidence', 'x', '--staff', '赵审'], 3)).clause).toBe('4.4.1')
})

describe('suspend void', () => {
  it('takes back the whole case once', async () => {
    const { json, said, problem, statusOn } = await suspensionDesk([
      suspends('Q-C001', '2026-06-01'),
      restores('Q-C001', '2026-06-20'),
      ['suspend', 'follow-up', 'SP-2026-0001', 'publication', '--on', '2026-06-22'],
    ])
    const takeBack = ['suspend', 'void', 'SP-2026-0001', '--reason', '误录']
    expect((await json(takeBack)).suspension).toMatchObject({ number: 'SP-2026-0001', voided: true })
    expect((await said(takeBack)).out).toContain('void already')
    expect(await statusOn('Q-C001', '2026-06-10')).toBe('valid')
    expect((await json(['suspend', 'list'])).suspensions).toEqual([])
    expect((await problem(['suspend', 'show', 'SP-2026-0001'], 2)).message).toBe('SP-2026-0001 is void: 误录.')
    expect((await json(suspends('Q-C001', '2026-06-01'))).suspension.number).toBe('SP-2026-0002')
  })
})
