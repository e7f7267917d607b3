import { expect, test } from 'vitest'
import { desk } from '../upkeep/desk.ts'

/** The same organization twice: the second one has a credit code, a contact and the same person. */
async function office() {
  const own = desk()
  await own.at(['init', '--go-live', '2025-01-16'])
  await own.at(['customer', 'add', '安达电子有限公司', '--phone', '0755-26001234', '--person', '李明'])
  await own.at(['customer', 'add', '安达电子', '--credit-code', '91440300MA5NCT0870', '--person', '李明'])
  await own.at(['customer', 'person', 'add', 'C00002', '陈静', '--mobile', '13800138000'])
  await own.at(['contact', 'add', 'C00002', '--channel', 'phone', '--person', '李明', '--on', '2026-06-01'])
  return own
}

test('facts move, both codes name the one that stays, and it has one of each person', async () => {
  const { at, json } = await office()
  const { customer } = await json(['customer', 'merge', 'C00002', 'C00001'])
  expect(customer).toMatchObject({
    code: 'C00001',
    creditCode: '91440300MA5NCT0870',
    phone: '0755-26001234',
    formerNames: ['安达电子'],
    mergedCodes: ['C00002'],
    merge: { from: 'C00002', into: 'C00001', facts: 3, dryRun: false, done: true },
  })
  const shown = (await json(['customer', 'show', 'C00002'])).customer
  expect(shown.persons).toMatchObject([
    { name: '李明', primary: true },
    { name: '陈静', primary: false },
  ])
  expect(shown.contacts).toMatchObject([{ number: 'CT-2026-0001', person: '李明' }])
  expect((await json(['customer', 'find', 'C00002'])).customers).toMatchObject([{ code: 'C00001' }])
  expect((await json(['customer', 'list'])).customers).toHaveLength(1)
  expect(await at(['customer', 'merge', 'C00002', 'C00001'])).toMatchObject({
    code: 2,
    err: expect.stringContaining('cannot be merged with itself'),
  })
  expect((await at(['audit', 'verify'])).code).toBe(0)
})

test('codes of a chain of merges all stay findable', async () => {
  const { at, json } = await office()
  await at(['customer', 'add', '第三家'])
  await at(['customer', 'merge', 'C00002', 'C00001'])
  const { customer } = await json(['customer', 'merge', 'C00001', 'C00003'])
  expect(customer.mergedCodes).toEqual(['C00001', 'C00002'])
  expect((await json(['customer', 'show', 'C00002'])).customer.code).toBe('C00003')
})

test('a dry run and a no on the terminal leave everything as it is', async () => {
  const { at, json } = await office()
  const { head } = await json(['audit', 'list'])
  const dry = await json(['customer', 'merge', 'C00002', 'C00001', '--dry-run'])
  expect(dry.customer).toMatchObject({ mergedCodes: ['C00002'], merge: { dryRun: true, done: false } })
  const no = await at(['customer', 'merge', 'C00002', 'C00001'], { tty: true, answers: [false] })
  expect(no).toMatchObject({ code: 0, out: expect.stringContaining('Not merged') })
  expect(no.asked[0]).toContain('(3 facts)')
  expect((await json(['audit', 'list'])).head).toBe(head)
  const yes = await at(['customer', 'merge', 'C00002', 'C00001'], { tty: true, answers: [true] })
  expect(yes.out).toContain('both codes name it')
})

test('to merge organizations with different credit codes needs a reason, which the journal keeps', async () => {
  const { at, json } = await office()
  await at(['customer', 'edit', 'C00001', '--credit-code', '91110000600037341L'])
  const merge = ['customer', 'merge', 'C00002', 'C00001', '--lang', 'zh']
  const refused = await at(merge)
  expect(refused).toMatchObject({ code: 2, err: expect.stringContaining('须说明原因') })
  expect(refused.err).toContain('信用代码不同')
  expect((await at([...merge, '--dry-run'])).code).toBe(0)
  expect((await at([...merge, '--reason', '原代码登记有误'])).code).toBe(0)
  const { entries } = await json(['audit', 'list'])
  expect(entries.find(({ command }: { command: string }) => command.includes('merge'))).toMatchObject({
    note: '原代码登记有误',
  })
})

test('VIP standings that overlap after a merge end together', async () => {
  const { at, json } = await office()
  for (const code of ['C00001', 'C00002']) await at(['customer', 'vip', 'set', code, '--from', '2026-01-01'])
  await at(['customer', 'merge', 'C00002', 'C00001'])
  await at(['customer', 'vip', 'end', 'C00001'])
  expect((await json(['customer', 'vip', 'list'])).vips).toEqual([])
})

test('void takes back a customer with its persons, and undo brings all of it back', async () => {
  const { at, json } = await office()
  const voided = await json(['customer', 'void', 'C00001', '--reason', '录重了'])
  expect(voided.customer).toMatchObject({ code: 'C00001', voided: true })
  expect((await json(['customer', 'list'])).customers).toMatchObject([{ code: 'C00002' }])
  expect((await at(['customer', 'void', 'C00001', '--reason', 'x'], { tty: true })).out).toContain('void already')
  expect((await json(['customer', 'history', 'C00001'])).history.at(-1).changes).toContainEqual({
    table: 'customer',
    key: 1,
    op: 'void',
    field: 'void_reason',
    before: null,
    after: '录重了',
  })
  await at(['undo'])
  expect((await json(['customer', 'person', 'list', 'C00001'])).persons).toHaveLength(1)
})

test('a customer with work on record, or with others merged into it, is not taken back', async () => {
  const { at } = await office()
  for (const [lang, said] of [
    ['en', 'has 1 fact on record'],
    ['zh', '名下有 1 条记录'],
  ] as const)
    expect(await at(['customer', 'void', 'C00002', '--reason', 'x', '--lang', lang])).toMatchObject({
      code: 2,
      err: expect.stringContaining(said),
    })
  await at(['customer', 'add', '第三家'])
  await at(['customer', 'merge', 'C00003', 'C00001'])
  expect(await at(['customer', 'void', 'C00001', '--reason', 'x'])).toMatchObject({
    code: 2,
    err: expect.stringContaining('C00003'),
  })
  expect(await at(['customer', 'void', 'C00002'])).toMatchObject({ code: 2, err: expect.stringContaining('--reason') })
})

test('the credit code of the one that goes finds the one that stays, and what is not taken over is named', async () => {
  const { at, json } = await office()
  await at(['customer', 'edit', 'C00001', '--credit-code', '91110000600037341L', '--address', '深圳市福田区1号'])
  await at(['customer', 'edit', 'C00002', '--address', '深圳市南山区2号'])
  const merged = await at(['customer', 'merge', 'C00002', 'C00001', '--reason', '登记有误', '--format', 'json'])
  expect(merged.err).toContain('Registered address 深圳市南山区2号 (深圳市福田区1号 is kept)')
  expect(JSON.parse(merged.out).customer.merge.notKept).toEqual([
    { field: 'creditCode', value: '91440300MA5NCT0870', kept: '91110000600037341L' },
    { field: 'registeredAddress', value: '深圳市南山区2号', kept: '深圳市福田区1号' },
  ])
  for (const verb of ['show', 'find'])
    expect(JSON.stringify(await json(['customer', verb, '91440300ma5nct0870']))).toContain('"C00001"')
  const list = '客户名称,统一社会信用代码\n安达电子,91440300MA5NCT0870\n'
  const imported = await at(['customer', 'import', '-', '--format', 'json'], { stdin: list })
  expect(JSON.parse(imported.out)).toMatchObject({ created: 0, rejected: 0 })
  expect((await json(['customer', 'show', 'C00001'])).customer.creditCode).toBe('91110000600037341L')
  expect((await json(['customer', 'list'])).customers).toHaveLength(1)
})
