import { expect, it } from 'vitest'
import { both, called, certified, clerk } from './clerk.ts'

const five = [
  '客户编号,客户名称,业务员,联系人,手机,电话,是否VIP',
  'C001,甲机械有限公司,王芳,李明,13800138000,0755-23456789,',
  'C002,乙食品有限公司,王芳,,,0755-87654321,',
  'C003,丙软件有限公司,张伟,,,,是',
  'C004,丁建材有限公司,张伟,,,,',
  'C005,戊物流有限公司,王芳,,,,',
  '',
].join('\n')

async function callList() {
  const own = await clerk(five)
  for (const code of ['C001', 'C002', 'C003']) await own.json(certified(code, '2025-03-01', '2028-02-29'))
  await own.json(certified('C004', '2023-05-01', '2026-04-30'))
  await own.json(called('C001', '2026-02-01', ...both))
  const due = async (...more: string[]) =>
    (await own.json(['contact', 'due', ...more])).due as Record<string, unknown>[]
  const codes = async (...more: string[]) => (await due(...more)).map((each) => each.customer)
  return { ...own, due, codes }
}

it('lists who is owed what until when, and how to reach them', async () => {
  const { due } = await callList()
  const lines = await due()
  expect(lines.map((each) => [each.customer, each.state, each.owed, each.done, each.missing, each.vip])).toEqual([
    ['C003', 'on-track', 3, 0, 3, true],
    ['C002', 'on-track', 2, 0, 2, false],
    ['C001', 'on-track', 2, 1, 1, false],
  ])
  expect(lines[2]).toEqual({
    customer: 'C001',
    name: '甲机械有限公司',
    state: 'on-track',
    owed: 2,
    done: 1,
    missing: 1,
    until: '2026-12-31',
    lastContact: '2026-02-01',
    maintainer: '王芳',
    person: '李明',
    phone: expect.stringContaining('13800138000'),
    vip: false,
    followUp: null,
  })
  expect(lines[1]).toMatchObject({ person: null, phone: '0755-87654321', lastContact: null })
})

it('puts the most urgent first, and leaves out what cannot be made up', async () => {
  const { due, codes, json } = await callList()
  const later = await due('--as-of', '2026-07-15')
  expect(later.map((each) => [each.customer, each.state])).toEqual([
    ['C003', 'at-risk'],
    ['C002', 'at-risk'],
    ['C001', 'on-track'],
  ])
  // C004 ended on 30 April with a contact missing: nothing truthful can cure that.
  expect(await codes()).not.toContain('C004')
  await json(called('C002', '2026-03-01', ...both))
  await json(called('C002', '2026-03-02', ...both))
  expect(await codes()).toEqual(['C003', 'C001'])
})

it('takes a maintainer and a number of days', async () => {
  const { codes, said, problem } = await callList()
  expect(await codes('--maintainer', '王芳')).toEqual(['C002', 'C001'])
  expect(await codes('--within', '0')).toEqual([])
  expect(await codes('--within', '1')).toEqual(['C003', 'C002'])
  expect(await codes('--within', '93')).toEqual(['C003', 'C002', 'C001'])
  expect((await said(['contact', 'due', '--within', '0'], 'zh')).out).toContain('至 2026-06-30 没有')
  expect((await problem(['contact', 'due', '--maintainer', '无名'], 2)).message).toContain('无名')
})

it('shows follow-ups that have fallen due, until a later contact', async () => {
  const { due, codes, json } = await callList()
  await json(called('C005', '2026-05-01', '--summary', '考虑认证', '--follow-up', '2026-06-20'))
  await json(called('C001', '2026-05-02', '--outcome', 'no-answer', '--follow-up', '2026-07-10'))
  expect((await due())[0]).toMatchObject({
    state: 'met',
    owed: 0,
    missing: 0,
    followUp: '2026-06-20',
    maintainer: '王芳',
  })
  expect((await due()).find((each) => each.customer === 'C001')?.followUp).toBeNull()
  expect((await due('--within', '10')).find((each) => each.customer === 'C001')?.followUp).toBe('2026-07-10')
  expect(await codes('--as-of', '2026-06-19')).not.toContain('C005')
  await json(called('C005', '2026-06-25', '--summary', '已回访'))
  expect(await codes()).not.toContain('C005')
})
