import { expect, test } from 'vitest'
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
  await json(['customer', 'vip', 'end', 'C001', '--on', '2026-06-01'])
  expect((await json(asked)).clauses[0]).toMatchObject({ result: 'breach', population: 1, findings: [late] })
  const { clauses } = await json([...asked, '--as-of', '2027-03-01', '--year', '2026'])
  expect(clauses).toMatchObject([{ period: '2026', result: 'breach', findings: [late] }])
})

test('who is VIP no more and was never contacted as one is not judged', async () => {
  const { json } = await clerk()
  await json(certified('C001', '2025-03-01', '2028-02-29'))
  await json(called('C001', '2026-01-05', ...both))
  await json(['customer', 'vip', 'set', 'C001', '--from', '2026-02-01', '--file', 'V-1'])
  await json(['customer', 'vip', 'end', 'C001', '--on', '2026-05-01'])
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
  expect(typed).toMatchObject({
    code: 0,
    asked: ['the number of its VIP file (--file; leave empty if there is none yet)'],
  })
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
