import { expect, test } from 'vitest'
import type { Day } from '../../src/clause/day.ts'
import { recordedBefore } from '../upkeep/desk.ts'
import { both, called, certified, clerk } from './clerk.ts'

const asked = ['report', 'compliance', '--clause', '4.3.3']

/** A VIP since January with two contacts, the first passed on late. */
async function vip() {
  const own = await clerk()
  await own.json(certified('C001', '2025-03-01', '2028-02-29'))
  await own.json(['customer', 'vip', 'set', 'C001', '--from', '2026-01-01', '--file', 'V-1'])
  for (const on of ['2026-02-02', '2026-03-02', '2026-04-01']) await own.json(called('C001', on, ...both))
  await own.json(['contact', 'pass-on', 'CT-2026-0001', '--on', '2026-02-27'])
  for (const number of ['CT-2026-0002', 'CT-2026-0003']) {
    const on = number.endsWith('2') ? '2026-03-03' : '2026-04-02'
    await own.json(['contact', 'pass-on', number, '--on', on])
  }
  return own
}

test('what was passed on late stays a breach of its year, also when the customer is VIP no more', async () => {
  const { json } = await vip()
  const late = {
    customer: 'C001',
    state: 'breach',
    facts: { passedOnLate: ['CT-2026-0001'] },
    settle: expect.arrayContaining(['finding', 'open']),
  }
  const before = (await json(asked)).clauses[0]
  expect(before).toMatchObject({ period: '2026', result: 'breach', population: 1, findings: [late] })
  await json(['customer', 'vip', 'end', 'C001', '--on', '2026-06-01', '--reason', '弄错'])
  expect((await json(asked)).clauses[0]).toMatchObject({ result: 'breach', population: 1, findings: [late] })
  const { clauses } = await json([...asked, '--as-of', '2027-03-01', '--year', '2026'])
  expect(clauses).toMatchObject([{ period: '2026', result: 'breach', findings: [late] }])
})

test('who is VIP no more and was never contacted as one is not judged', async () => {
  const { json } = await clerk()
  await json(certified('C001', '2025-03-01', '2028-02-29'))
  await json(called('C001', '2026-01-05', ...both))
  await json(['customer', 'vip', 'set', 'C001', '--from', '2026-02-01', '--file', 'V-1'])
  await json(['customer', 'vip', 'end', 'C001', '--on', '2026-05-01', '--reason', '弄错'])
  expect((await json([...asked, '--as-of', '2026-04-30'])).clauses[0]).toMatchObject({ population: 1 })
  expect((await json(asked)).clauses[0]).toMatchObject({ result: 'not-applicable', population: 0, findings: [] })
})

test('a contact before the customer was VIP need not be passed on', async () => {
  const { json } = await clerk()
  await json(certified('C001', '2025-03-01', '2028-02-29'))
  await json(called('C001', '2026-01-05', ...both))
  await json(['customer', 'vip', 'set', 'C001', '--from', '2026-02-01', '--file', 'V-1'])
  const { findings } = (await json(asked)).clauses[0]
  expect(findings).toMatchObject([{ state: 'on-track', facts: { owed: 3, done: 1, notPassedOn: [] } }])
  expect(findings[0].settle).toEqual(['contact', 'add', 'C001'])
})

test('a file that is missing is settled by the command that takes it, until the year is over', async () => {
  const { json, at, said } = await clerk()
  await json(certified('C001', '2025-03-01', '2028-02-29'))
  await json(['customer', 'vip', 'set', 'C001', '--from', '2026-01-01'])
  for (const [i, on] of ['2026-02-02', '2026-03-02', '2026-04-01'].entries()) {
    await json(called('C001', on, ...both))
    await json(['contact', 'pass-on', `CT-2026-000${i + 1}`, '--on', on])
  }
  const settled = async (...more: string[]) => (await json([...asked, ...more])).clauses[0].findings[0]?.settle
  const settle = ['customer', 'vip', 'set', 'C001']
  expect(await settled()).toEqual(settle)
  expect(await settled('--as-of', '2027-01-01', '--year', '2026')).toEqual(expect.arrayContaining(['finding', 'open']))
  // In a pipe it says what is missing, on a terminal it asks for that.
  expect((await said(settle)).out.replaceAll('\n', ' ')).toContain(
    'It has no VIP file yet (4.3.3): certdesk customer vip set C001 --file NO',
  )
  const typed = await at(settle, { tty: true, answers: ['V-1'] })
  expect(typed).toMatchObject({ code: 0, asked: ['VIP file (leave empty if there is none yet)'] })
  expect((await json(asked)).clauses[0]).toMatchObject({ period: '2026', result: 'met' })
  expect(await at(settle, { tty: true })).toMatchObject({ code: 0, asked: [] })
  expect((await said(settle)).out).toBe('C001 甲机械有限公司 is VIP from 2026-01-01 already; nothing was changed.\n')
})

test('a certificate that expires on 30 June leaves one contact owed, and the report names its last day', async () => {
  const { json } = await clerk()
  await json(certified('C001', '2025-03-01', '2026-06-30'))
  await json(certified('C002', '2025-03-01', '2026-07-01'))
  const { clauses } = await json([
    'report',
    'compliance',
    '--clause',
    '4.3.2',
    '--as-of',
    '2026-07-02',
    '--year',
    '2026',
  ])
  expect(clauses[0].findings).toMatchObject([
    { customer: 'C001', state: 'breach', facts: { owed: 1, endedOn: '2026-06-30' } },
    { customer: 'C002', state: 'breach', facts: { owed: 2, endedOn: '2026-07-01' } },
  ])
})

test('nobody is missing on a list while nobody is certified', async () => {
  const { json } = await clerk()
  const list = async () =>
    (await json(['report', 'compliance', '--clause', 'maintenance-list'])).clauses.map(
      (line: { period: string; result: string }) => [line.period, line.result],
    )
  expect(await list()).toEqual([
    ['2026', 'not-applicable'],
    ['2025', 'not-applicable'],
  ])
  await json(certified('C001', '2026-03-01', '2028-02-29'))
  expect(await list()).toEqual([
    ['2026', 'on-track'],
    ['2025', 'not-applicable'],
  ])
})

test('a list that calls a suspended certificate valid does not restore it, and the clerk is told', async () => {
  const { at, json } = await clerk()
  const head = '客户编号,客户名称,证书编号,认证标准,发证日期,有效期至,证书状态,暂停开始时间\n'
  const row = (status: string, from: string) =>
    `C001,甲机械有限公司,Q-1,ISO 9001,2025-03-01,2028-02-29,${status},${from}\n`
  await at(['customer', 'import', '-'], { stdin: head + row('暂停', '2026-05-01') })
  const again = await at(['customer', 'import', '-', '--lang', 'zh'], { stdin: head + row('有效', '') })
  expect(again.err).toContain('第 2 行：证书状态“有效”：已登记的证书状态为暂停，保持不变')
  expect((await json(['certificate', 'show', 'Q-1'])).certificate.status).toBe('suspended')
})

/** Information about a customer, as it is typed. */
const learned = (customer: string, received: string, content = '换了总经理') => [
  ...['information', 'add', customer, '--source', '网站', '--received', received, '--content', content],
]

test('information about a VIP is passed on to certification in five working days, as a contact is', async () => {
  const { json, said, problem } = await clerk()
  await json(certified('C001', '2025-03-01', '2028-02-29'))
  await json(['customer', 'vip', 'set', 'C001', '--from', '2026-01-01', '--file', 'V-1'])
  const added = await said(learned('C001', '2026-06-22'), 'zh')
  expect(added.out).toContain('请最迟于 2026-06-29 传递至认证部，然后登记：certdesk information pass-on IN-2026-0001')
  expect((await said(learned('C002', '2026-06-22'))).out).not.toContain('pass-on')
  const found = async (day: string) => (await json([...asked, '--as-of', day, '--year', '2026'])).clauses[0].findings
  expect(await found('2026-06-26')).toMatchObject([{ state: 'on-track', facts: { notPassedOn: ['IN-2026-0001'] } }])
  expect(await found('2026-06-29')).toMatchObject([
    { state: 'at-risk', facts: { due: '2026-06-29' }, settle: ['information', 'pass-on', 'IN-2026-0001'] },
  ])
  expect(await found('2026-06-30')).toMatchObject([
    { state: 'breach', settle: ['information', 'pass-on', 'IN-2026-0001'] },
  ])
  const passOn = ['information', 'pass-on', 'IN-2026-0001', '--to', '认证部']
  expect((await problem([...passOn, '--on', '2026-06-21'], 2)).message).toContain('the information was received')
  expect((await json([...passOn, '--on', '2026-06-29'])).information).toMatchObject({ passedOn: '2026-06-29' })
  expect((await said(passOn.slice(0, 3).concat('--on', '2026-06-29'))).out).toContain('nothing was changed')
  expect(await found('2026-06-30')).toMatchObject([{ state: 'on-track', facts: { notPassedOn: [], passedOnLate: [] } }])
  // As of a day before, it was not passed on yet; passed on late it stays a breach.
  expect((await json(['information', 'show', 'IN-2026-0001', '--as-of', '2026-06-28'])).information.passedOn).toBe(null)
  await json(learned('C001', '2026-06-01', '迁址'))
  await json(['information', 'pass-on', 'IN-2026-0003'])
  expect(await found('2026-06-30')).toMatchObject([
    { state: 'breach', facts: { passedOnLate: ['IN-2026-0003'] }, settle: expect.arrayContaining(['finding', 'open']) },
    { state: 'on-track' },
  ])
})

test('information from before go-live, before the customer was VIP, or of an earlier version is not asked for', async () => {
  const own = await clerk()
  await own.json(certified('C001', '2024-03-01', '2027-02-28'))
  await own.json(['customer', 'vip', 'set', 'C001', '--from', '2025-01-01', '--file', 'V-1'])
  await own.json(certified('C002', '2025-03-01', '2028-02-29'))
  await own.json(['customer', 'vip', 'set', 'C002', '--from', '2026-02-01', '--file', 'V-2'])
  await own.json(learned('C001', '2025-01-15'))
  await own.json(learned('C002', '2026-01-31'))
  await recordedBefore(own.file, async (tx) => {
    const [customer] = tx.find('customer', { code: 'C001' })
    const of = { number: 'IN-2026-0009', customer_id: customer?.id ?? null, about: null, source: '网站', content: '旧' }
    const open = {
      action_needed: 0,
      owner_id: null,
      action: null,
      acted_on: null,
      closed_on: null,
      outcome: null,
    } as const
    tx.insert('information', { ...of, ...open, received_on: '2026-03-02' as Day, passing_asked: null })
  })
  for (const year of ['2025', '2026'])
    for (const { findings } of (await own.json([...asked, '--year', year])).clauses)
      for (const { facts } of findings) expect(facts).toMatchObject({ notPassedOn: [], passedOnLate: [] })
})
