import { describe, expect, test } from 'vitest'
import { desk } from '../upkeep/desk.ts'

async function office() {
  const own = desk()
  await own.at(['init', '--go-live', '2025-01-16'])
  for (const name of ['王芳', '刘强']) await own.at(['staff', 'add', name, '--role', 'business'])
  for (const name of ['甲公司', '乙公司', '丙公司']) await own.at(['customer', 'add', name])
  for (const code of ['C00001', 'C00002']) {
    const certificate = ['certificate', 'add', code, '--number', `Q-${code}`, '--standard', 'ISO 9001:2015']
    await own.at([...certificate, '--scope', '电子', '--issued', '2025-03-01', '--expires', '2028-02-29'])
  }
  return own
}

const maintainers = async (json: Awaited<ReturnType<typeof office>>['json'], day: string) =>
  (await json(['customer', 'list', '--as-of', day])).customers.map((each: { maintainer: string }) => each.maintainer)

test('several customers at once, from a day in the past or ahead', async () => {
  const { json } = await office()
  const { assignment } = await json(['customer', 'assign', '甲公司', 'C00003', '--to', '王芳', '--from', '2025-06-01'])
  expect(assignment).toEqual({
    maintainer: '王芳',
    from: '2025-06-01',
    portfolioOf: null,
    assigned: 2,
    unchanged: 0,
    dryRun: false,
    customers: [
      { code: 'C00001', name: '甲公司', before: null, until: null, after: null },
      { code: 'C00003', name: '丙公司', before: null, until: null, after: null },
    ],
    later: [],
  })
  await json(['customer', 'assign', 'C00001', '--to', '刘强', '--from', '2026-09-01'])
  expect(await maintainers(json, '2025-05-31')).toEqual([null, null, null])
  expect(await maintainers(json, '2026-08-31')).toEqual(['王芳', null, '王芳'])
  expect(await maintainers(json, '2026-09-01')).toEqual(['刘强', null, '王芳'])
  expect((await json(['customer', 'assign', 'C00003', 'C00003', '--to', '王芳'])).assignment).toMatchObject({
    assigned: 0,
    unchanged: 1,
  })
})

test('all certified customers that nobody has', async () => {
  const { at, json } = await office()
  await at(['customer', 'assign', 'C00001', '--to', '王芳'])
  const all = ['customer', 'assign', '--all-unassigned', '--to', '刘强']
  expect((await json([...all, '--dry-run'])).assignment).toMatchObject({ assigned: 1, dryRun: true })
  expect(await maintainers(json, '2026-06-30')).toEqual(['王芳', null, null])
  expect((await json(all)).assignment.customers).toEqual([
    { code: 'C00002', name: '乙公司', before: null, until: null, after: null },
  ])
  expect(await maintainers(json, '2026-06-30')).toEqual(['王芳', '刘强', null])
  expect((await at(all, { tty: true })).out).toContain('Every certified customer has a maintainer')
})

test.each([
  ['nobody', ['--to', '王芳'], 'No customer is named', '没有指明客户'],
  [
    'all and some',
    ['C00001', '--all-unassigned', '--to', '王芳'],
    'customers by name and --all-unassigned',
    '不止一种',
  ],
  [
    'some of a portfolio',
    ['C00001', '--from', '刘强', '--to', '王芳'],
    'customers by name and --from 刘强',
    '不止一种',
  ],
  ['a portfolio to its owner', ['--from', '王 芳', '--to', '王芳'], '--from and --to are both 王芳', '都是 王芳'],
  ['the portfolio of a stranger', ['--from', '王方', '--to', '刘强'], '王芳', '王芳'],
  ['from no day', ['C00001', '--from', '2026-02-30', '--to', '王芳'], '--from is not a day', '--from 不是有效日期'],
  ['from half a day', ['--from', '2026-02', '--to', '王芳'], '--from is a month, not a day', '--from 是月份，不是日期'],
  [
    'on two days',
    ['C00001', '--from', '2026-02-01', '--on', '2026-03-01', '--to', '王芳'],
    'are two days',
    '不是同一天',
  ],
  ['to nobody', ['C00001'], 'Missing --to', '缺少 --to'],
  ['to a stranger', ['C00001', '--to', '谁'], '谁', '谁'],
])('assign %s is a usage problem in both languages', async (_, words, en, zh) => {
  const { at } = await office()
  expect(await at(['customer', 'assign', ...words])).toMatchObject({ code: 2, err: expect.stringContaining(en) })
  expect((await at(['customer', 'assign', ...words, '--lang', 'zh'])).err).toContain(zh)
})

test('one wrong customer among several assigns none', async () => {
  const { at, json } = await office()
  expect((await at(['customer', 'assign', 'C00001', 'C99999', '--to', '王芳'])).code).toBe(2)
  expect(await maintainers(json, '2026-06-30')).toEqual([null, null, null])
})

test('only the business department maintains (clause 3)', async () => {
  const { at, json } = await office()
  await at(['staff', 'add', '陈审', '--role', 'auditor'])
  await at(['staff', 'end', '刘强', '--on', '2026-06-01'])
  for (const name of ['陈审', '刘强'])
    for (const argv of [
      ['customer', 'assign', 'C00001', '--to', name],
      ['customer', 'add', '丁公司', '--maintainer', name],
    ]) {
      const refused = await at(argv)
      expect(refused).toMatchObject({ code: 3, out: '' })
      expect(refused.err).toContain('who is of it is for a manager to record')
    }
  await json(['customer', 'assign', 'C00001', '--to', '刘强', '--from', '2026-05-01'])
})

test('somebody who left still has customers on paper, which is a breach of 2 and 4.3.1', async () => {
  const { at, json } = await office()
  await json(['customer', 'assign', 'C00001', 'C00002', '--to', '刘强', '--from', '2026-01-01'])
  await at(['staff', 'end', '刘强', '--on', '2026-06-01'])
  const results = async (day: string) =>
    (await json(['report', 'compliance', '--clause', '2', '--clause', '4.3.1', '--as-of', day])).clauses
      .filter(({ id }: { id: string }) => id !== 'maintenance-list')
      .map(({ result, findings }: { result: string; findings: { text: { en: string } }[] }) => [
        result,
        ...findings.map(({ text }) => text.en),
      ])
  const left = 'maintained by 刘强, who is not of the business department'
  expect(await results('2026-05-31')).toEqual([['met'], ['met']])
  expect(await results('2026-06-01')).toEqual([
    ['breach', left, left],
    ['breach', left, left],
  ])
})

test('of whoever is certified clause 2 says so where no contract is on record', async () => {
  const { json } = await office()
  const signed = ['--accepted', '2025-01-20', '--reviewed', '2025-01-21', '--signed', '2025-02-01', '--amount', '9000']
  const references = ['--accepted-ref', 'SL', '--reviewed-ref', 'PS', '--signed-ref', 'HT']
  const contract = ['contract', 'add', 'C00002', '--number', 'HT-1', '--kind', 'inspection', ...signed, ...references]
  await json(contract)
  const said = async (day: string) => {
    const { clauses } = await json(['report', 'compliance', '--clause', '2', '--as-of', day])
    return clauses[0].findings.map(({ customer, text }: { customer: string; text: object }) => [customer, text])
  }
  const certified = { en: 'certified and has no maintainer', zh: '已获证但无维护人' }
  const underContract = { en: 'under contract and has no maintainer', zh: '已签约但无维护人' }
  // The contract is signed before the certificate is issued, and ends while it goes on.
  expect(await said('2025-02-28')).toEqual([['C00002', underContract]])
  expect(await said('2026-06-29')).toEqual([
    ['C00001', certified],
    ['C00002', underContract],
  ])
  await json(['contract', 'end', 'HT-1', '--on', '2026-06-30', '--reason', '履行完毕'])
  expect(await said('2026-06-30')).toEqual([
    ['C00001', certified],
    ['C00002', certified],
  ])
})

test('what is on record from a later day on stays, and is said', async () => {
  const { json, at } = await office()
  await json(['customer', 'assign', 'C00001', '--to', '王芳', '--from', '2026-03-01'])
  const { assignment } = await json(['customer', 'assign', 'C00001', '--to', '刘强', '--from', '2026-01-01'])
  expect(assignment.customers).toMatchObject([{ code: 'C00001', until: '2026-03-01', after: '王芳' }])
  const shown = await at(['customer', 'assign', 'C00001', '--to', '王芳', '--from', '2025-02-01', '--dry-run'], {
    tty: true,
  })
  expect(shown.out).toMatch(/2026-01-01 +刘强/)
})

describe('a whole portfolio', () => {
  async function portfolio() {
    const own = await office()
    await own.json(['customer', 'assign', 'C00001', 'C00003', '--to', '王芳', '--from', '2025-06-01'])
    await own.json(['customer', 'assign', 'C00002', '--to', '刘强', '--from', '2025-06-01'])
    return own
  }
  const over = ['customer', 'assign', '--from', '王芳', '--to', '刘强']

  test('goes over from a day on, certified or not, and what was before stays', async () => {
    const { json, at } = await portfolio()
    const { assignment } = await json([...over, '--on', '2026-08-01'])
    expect(assignment).toEqual({
      maintainer: '刘强',
      from: '2026-08-01',
      portfolioOf: '王芳',
      assigned: 2,
      unchanged: 0,
      dryRun: false,
      customers: [
        { code: 'C00001', name: '甲公司', before: '王芳', until: null, after: null },
        { code: 'C00003', name: '丙公司', before: '王芳', until: null, after: null },
      ],
      later: [],
    })
    expect(await maintainers(json, '2025-05-31')).toEqual([null, null, null])
    expect(await maintainers(json, '2026-07-31')).toEqual(['王芳', '刘强', '王芳'])
    expect(await maintainers(json, '2026-08-01')).toEqual(['刘强', '刘强', '刘强'])
    const again = await at([...over, '--on', '2026-08-01'], { tty: true })
    expect(again).toMatchObject({ code: 0, out: '王芳 maintains no customer on 2026-08-01; nothing was changed.\n' })
  })

  test('is only shown by a dry run, and goes over today unless a day is given', async () => {
    const { json, at } = await portfolio()
    const dry = await at([...over, '--dry-run'], { tty: true })
    expect(dry.out).toContain('Dry run: 刘强 would maintain 2 customers of 王芳 from 2026-06-30.')
    expect(await maintainers(json, '2026-06-30')).toEqual(['王芳', '刘强', '王芳'])
    expect((await at([...over, '--lang', 'zh'], { tty: true })).out).toContain('王芳 的 2 家客户由 刘强 维护')
    expect(await maintainers(json, '2026-06-30')).toEqual(['刘强', '刘强', '刘强'])
  })

  test('names what begins only later, which stays, and what goes over only for a time', async () => {
    const { json, at } = await portfolio()
    await json(['customer', 'assign', 'C00002', '--to', '王芳', '--from', '2026-09-01'])
    await json(['customer', 'assign', 'C00003', '--to', '刘强', '--from', '2026-10-01'])
    const { assignment } = await json([...over, '--on', '2026-08-01', '--dry-run'])
    expect(assignment.later).toEqual([{ code: 'C00002', name: '乙公司', from: '2026-09-01' }])
    expect(assignment.customers).toMatchObject([{ code: 'C00001' }, { code: 'C00003', until: '2026-10-01' }])
    const said = await at([...over, '--on', '2026-08-01'], { tty: true })
    expect(said.out).toContain('王芳 maintains 1 customer only from a day after 2026-08-01; that stays:')
    expect(await maintainers(json, '2026-09-01')).toEqual(['刘强', '王芳', '刘强'])
  })

  test('may be of somebody who left, as the end of their roles says', async () => {
    const { json, at } = await portfolio()
    const ended = await at(['staff', 'end', '王芳', '--on', '2026-06-30'])
    const [, line = ''] = /certdesk (customer assign --from .*)$/m.exec(ended.err) ?? []
    await json(line.replace('NAME', '刘强').split(' '))
    expect(await maintainers(json, '2026-06-30')).toEqual(['刘强', '刘强', '刘强'])
    const handedBack = await at(['customer', 'assign', '--from', '刘强', '--to', '王芳'])
    expect(handedBack).toMatchObject({ code: 3, out: '' })
  })

  test('leaves out customers that were merged away', async () => {
    const { json } = await portfolio()
    await json(['customer', 'merge', 'C00003', 'C00001'])
    expect((await json(over)).assignment).toMatchObject({ assigned: 1, customers: [{ code: 'C00001' }] })
  })
})

test('the day may be given by --on as well as by --from', async () => {
  const { json } = await office()
  await json(['customer', 'assign', 'C00001', '--to', '王芳', '--on', '2026-05-01'])
  await json(['customer', 'assign', 'C00002', '--to', '王芳', '--from', '2026年5月1日', '--on', '2026-05-01'])
  expect(await maintainers(json, '2026-04-30')).toEqual([null, null, null])
  expect(await maintainers(json, '2026-05-01')).toEqual(['王芳', '王芳', null])
})
