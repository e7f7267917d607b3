import { describe, expect, it } from 'vitest'
import { both, called, certified, clerk } from './clerk.ts'

async function withCertificate() {
  const own = await clerk()
  await own.json(certified('C001', '2025-03-01', '2028-02-29'))
  return own
}

describe('contact add', () => {
  it('gives the whole record, and says how many of how many', async () => {
    const { json, said } = await withCertificate()
    const { contact } = await json(called('C001', '2026-02-01', ...both, '--person', '李明'))
    expect(contact).toEqual({
      number: 'CT-2026-0001',
      customer: 'C001',
      name: '甲机械有限公司',
      on: '2026-02-01',
      channel: 'phone',
      staff: 'clerk',
      person: '李明',
      outcome: 'reached',
      surveillance: '2026-09-15',
      needs: '无',
      summary: '例行沟通',
      followUp: null,
      passedOn: null,
      counts: true,
      notCounted: null,
      migrated: false,
      recordedAt: expect.stringMatching(/^2026-06-30T/),
      recordedBy: 'clerk',
    })
    const second = await said(called('C001', '2026-03-01', ...both))
    expect(second.out).toContain('It counts towards 4.3.2: 2 of 2 for 2026.')
    const third = await said(called('C001', '2026-03-02', ...both), 'zh')
    expect(third.out).toContain('计入 4.3.2：2026 年已有 3 次，应有 2 次。')
  })

  it('adds the person in the same entry, says so, and keeps the name out of the command line', async () => {
    const { json, said } = await withCertificate()
    const { out } = await said(called('C001', '2026-02-01', ...both, '--person', '李明'))
    expect(out).toContain('Added 李明 at C001.')
    const { entries } = await json(['audit', 'list', '--limit', '1'])
    expect(entries[0].changes).toBe(2)
    expect(entries[0].command).not.toContain('李明')
    const again = await said(called('C001', '2026-02-02', ...both, '--person', '李明'))
    expect(again.out).not.toContain('Added')
  })

  it('is a safe thing to say twice', async () => {
    const { json, said } = await withCertificate()
    const first = called('C001', '2026-02-01', ...both, '--person', '李明')
    await json(first)
    const { entries } = await json(['audit', 'list'])
    const again = await said(first)
    expect(again).toMatchObject({ code: 0, out: 'Already recorded as CT-2026-0001; nothing was changed.\n' })
    expect((await json(['audit', 'list'])).entries).toHaveLength(entries.length)
  })

  it.each([
    [['--needs', '扩项'], 'no-surveillance'],
    [['--surveillance', '2026-09'], 'no-needs'],
    [['--surveillance', '2026-01', '--needs', '无'], 'past-surveillance'],
    [['--surveillance', '2026-01-31'], 'past-surveillance'],
    [['--summary', '问候'], 'no-topics'],
    [[...both, '--outcome', 'no-answer'], 'no-answer'],
  ])('stores %j and says at once why it does not count', async (more, why) => {
    const { json } = await withCertificate()
    const { contact } = await json(called('C001', '2026-02-01', ...more))
    expect(contact).toMatchObject({ counts: false, notCounted: why })
  })

  it('shows an auditor’s visit, a second contact of a day and uncertified times as not counted', async () => {
    const { json } = await withCertificate()
    await json(['staff', 'add', '赵审', '--role', 'auditor'])
    const auditor = await json([...called('C001', '2026-02-01', ...both), '--staff', '赵审'])
    expect(auditor.contact).toMatchObject({ staff: '赵审', recordedBy: 'clerk', notCounted: 'not-business' })
    expect((await json(called('C001', '2026-02-01', ...both))).contact.counts).toBe(true)
    const second = await json(called('C001', '2026-02-01', '--summary', '再次', ...both.slice(0, 4)))
    expect(second.contact.notCounted).toBe('same-day')
    expect((await json(called('C001', '2025-02-28', ...both))).contact.notCounted).toBe('not-certified')
    expect((await json(called('C002', '2026-02-01', ...both))).contact.notCounted).toBe('not-certified')
    expect((await json(called('C001', '2024-06-01', ...both))).contact.notCounted).toBe('before-procedure')
  })

  it('marks what was before the register went live', async () => {
    const { json, said } = await withCertificate()
    const { contact } = await json(called('C001', '2025-01-10', ...both))
    expect(contact.migrated).toBe(true)
    expect((await said(called('C001', '2025-01-11', ...both))).out).toContain('went live on 2025-01-16')
  })

  it('refuses what has not happened, and what cannot be', async () => {
    const { problem } = await withCertificate()
    const ahead = await problem(called('C001', '2026-07-01', ...both), 2)
    expect(ahead.message).toBe('--on 2026-07-01 lies after today, 2026-06-30.')
    const early = await problem(called('C001', '2026-06-01', '--follow-up', '2026-05-01'), 2)
    expect(early.message).toContain('lies before the contact itself')
    expect((await problem(called('C009', '2026-06-01'), 2)).message).toBe('No customer matches "C009".')
    expect((await problem([...called('C001', '2026-06-01'), '--staff', '无名'], 2)).hint).toContain(
      'certdesk staff list',
    )
    expect((await problem(['contact', 'add', 'C001'], 2)).message).toContain('Missing --channel')
    expect((await problem(['contact', 'add', 'C001', '--channel', '飞鸽'], 2)).hint).toContain('phone')
  })

  it('asks a person at the terminal for the topics, and takes an empty answer for none', async () => {
    const { at, json } = await withCertificate()
    const asked = await at(['contact', 'add', 'C001', '--on', '2026-02-01', '--lang', 'zh'], {
      tty: true,
      answers: ['phone', '2026年9月15日', '', '例行沟通'],
    })
    expect(asked.code).toBe(0)
    expect(asked.asked).toHaveLength(4)
    expect(asked.asked[1]).toContain('监督检验时间')
    expect(asked.err).toContain('不计入 4.3.2：未涉及审核/检验需要。')
    const { contact } = await json(['contact', 'show', 'CT-2026-0001'])
    expect(contact).toMatchObject({ surveillance: '2026-09-15', needs: null, summary: '例行沟通' })
    const nobody = await at(['contact', 'add', '无此客户', '--channel', 'phone'], { tty: true })
    expect(nobody).toMatchObject({ code: 2, asked: [] })
    const unanswered = await at(['contact', 'add', 'C001', '--channel', 'phone', '--outcome', '未联系上'], {
      tty: true,
    })
    expect(unanswered).toMatchObject({ code: 0, asked: [] })
  })

  it('reminds that what a VIP says is passed on within five working days', async () => {
    const { json, said } = await clerk('客户编号,客户名称,是否VIP\nC001,甲机械有限公司,是\n')
    await json(certified('C001', '2025-03-01', '2028-02-29'))
    const { out } = await said(called('C001', '2026-06-30', ...both))
    expect(out).toContain('pass it on to certification by 2026-07-07')
    expect(out).toContain('certdesk contact pass-on CT-2026-0001')
  })
})

describe('contact list and show', () => {
  it('lists newest first, and lets through what was asked for', async () => {
    const { json } = await withCertificate()
    await json(['staff', 'add', '王芳', '--role', 'business'])
    await json(called('C001', '2026-02-01', ...both))
    await json([...called('C001', '2026-03-01', ...both), '--staff', '王芳'])
    await json(called('C002', '2026-04-01', ...both))
    const numbers = async (...more: string[]) => {
      const { contacts } = await json(['contact', 'list', ...more])
      return (contacts as { number: string }[]).map(({ number }) => number.slice(-1))
    }
    expect(await numbers()).toEqual(['3', '2', '1'])
    expect(await numbers('C001')).toEqual(['2', '1'])
    expect(await numbers('--by-staff', '王芳')).toEqual(['2'])
    expect(await numbers('--from', '2026-02-02', '--to', '2026-03-31')).toEqual(['2'])
    expect(await numbers('--not-counted')).toEqual(['3'])
    expect(await numbers('--as-of', '2026-03-31')).toEqual(['2', '1'])
  })

  it('does not show what lies after the day asked about', async () => {
    const { json, problem } = await withCertificate()
    await json(called('C001', '2026-02-01', ...both))
    expect((await problem(['contact', 'show', 'CT-2026-0001', '--as-of', '2026-01-31'], 2)).code).toBe('usage')
    expect((await problem(['contact', 'show', 'CT-2026-0009'], 2)).hint).toContain('contact list')
  })
})

describe('contact edit, pass-on and void', () => {
  it('corrects with a reason that the journal keeps', async () => {
    const { json, problem } = await withCertificate()
    await json(called('C001', '2026-02-01', '--needs', '扩项'))
    const edit = ['contact', 'edit', 'CT-2026-0001']
    expect((await problem([...edit, '--surveillance', '2026-9-1'], 2)).message).toContain('Missing --reason')
    const { contact } = await json([...edit, '--surveillance', '2026-9-1', '--reason', '漏填'])
    expect(contact).toMatchObject({ surveillance: '2026-09-01', counts: true })
    expect((await json(['audit', 'list', '--limit', '1'])).entries[0].note).toBe('漏填')
    const cleared = await json([...edit, '--clear', 'needs', '--person', '李明', '--reason', '误填'])
    expect(cleared.contact).toMatchObject({ needs: null, person: '李明', notCounted: 'no-needs' })
    expect((await problem([...edit, '--reason', '无'], 2)).message).toBe('Nothing was given to change.')
    expect((await problem([...edit, '--on', '2026-07-01', '--reason', 'x'], 2)).message).toContain('after today')
    expect((await problem([...edit, '--made-by', '无名', '--reason', 'x'], 2)).message).toContain('无名')
    const { entries } = await json(['audit', 'list'])
    await json([...edit, '--person', '李明', '--reason', '重复'])
    expect((await json(['audit', 'list'])).entries).toHaveLength(entries.length)
  })

  it('passes on once, not before the contact', async () => {
    const { json, said, problem } = await withCertificate()
    await json(called('C001', '2026-02-01', ...both))
    const passOn = ['contact', 'pass-on', 'CT-2026-0001']
    expect((await problem([...passOn, '--on', '2026-01-31'], 2)).message).toContain('lies before the contact itself')
    const { contact } = await json([...passOn, '--on', '2026-02-03', '--to', '认证部 张三'])
    expect(contact.passedOn).toBe('2026-02-03')
    expect((await said([...passOn, '--on', '2026-02-03'])).out).toContain('nothing was changed')
  })

  it('voids for a reason: it stays on record and counts for nothing', async () => {
    const { json, said, problem } = await withCertificate()
    await json(called('C001', '2026-02-01', ...both))
    const takeBack = ['contact', 'void', 'CT-2026-0001', '--reason', '客户有误']
    await json(takeBack)
    expect((await json(['contact', 'list'])).contacts).toEqual([])
    expect((await said(takeBack, 'zh')).out).toContain('已作废，未作改动')
    expect((await problem(['contact', 'show', 'CT-2026-0001'], 2)).message).toBe('CT-2026-0001 is void: 客户有误.')
    const again = await json(called('C001', '2026-02-01', ...both))
    expect(again.contact).toMatchObject({ number: 'CT-2026-0002', counts: true })
  })
})

describe('the surveillance date of a contact', () => {
  it('is refused where it has the shape of a day and is none', async () => {
    const { problem, json, said } = await clerk()
    for (const typed of ['2027-02-30', '2027/13/01', '2027年2月30日', '20270230', '30.2.2027'])
      expect((await problem(called('C001', '2026-06-01', '--surveillance', typed), 2)).message).toContain('not a day')
    await json(called('C001', '2026-06-01', '--surveillance', '9月', '--needs', '无'))
    await problem(['contact', 'edit', 'CT-2026-0001', '--surveillance', '2027-02-30', '--reason', 'x'], 2)
    const edit = ['contact', 'edit', 'CT-2026-0001', '--surveillance', '2026-05-31', '--reason', 'x']
    expect((await said(edit)).err).toContain(
      '2026-05-31 was over before the contact itself, 2026-06-01: check it, it does not count.',
    )
    expect((await said(['contact', 'edit', 'CT-2026-0001', '--needs', '扩项', '--reason', 'x'])).err).toBe('')
  })

  it('is remarked on where it was before the contact', async () => {
    const { said } = await clerk()
    const early = called('C001', '2026-06-01', '--surveillance', '2026.5.31', '--needs', '无')
    expect(await said(early, 'zh')).toMatchObject({ code: 0, err: expect.stringContaining('2026-05-31 早于联系日期') })
    expect((await said(called('C001', '2026-06-02', '--surveillance', '2026-06-02'))).err).toBe('')
  })
})

it('asks for a customer until the register has one of that name', async () => {
  const { at } = await clerk()
  const answers = ['没有的公司', '甲机械', '2026-09', '无', '问候']
  const { code, asked } = await at(['contact', 'add', '--channel', 'phone'], { tty: true, answers })
  expect(code).toBe(0)
  expect(asked[1]).toContain('没有的公司')
  const typed = await at(['certificate', 'add', '没有的公司'], { tty: true, answers: ['Q1'] })
  expect(typed).toMatchObject({ code: 2, asked: [] })
})

it('says that the person it names has left', async () => {
  const { json, said } = await clerk()
  await json(['customer', 'person', 'add', 'C001', '李明'])
  await json(['customer', 'person', 'end', 'C001', '李明', '--on', '2026-06-01'])
  expect((await said(called('C001', '2026-06-15', ...both, '--person', '李明'))).err).toContain(
    '李明 is on record as not at C001 any more since 2026-06-01.',
  )
})

it('asks whether anybody was reached of a contact of which nothing is told', async () => {
  const { at, json } = await clerk()
  const said = await at(['contact', 'add', 'C001', '--on', '2026-06-01'], {
    tty: true,
    answers: ['phone', '', '', '', 'no-answer'],
  })
  expect(said).toMatchObject({ code: 0, asked: { 4: 'Outcome', length: 5 } })
  expect((await json(['contact', 'list'])).contacts).toMatchObject([{ outcome: 'no-answer' }])
  const told = await at(['contact', 'add', 'C001', '--on', '2026-06-02'], {
    tty: true,
    answers: ['phone', '', '', '问候'],
  })
  expect(told).toMatchObject({ code: 0, asked: { length: 4 } })
})
