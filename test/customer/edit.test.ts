import { expect, test } from 'vitest'
import { desk } from '../upkeep/desk.ts'

async function office() {
  const own = desk()
  await own.at(['init', '--go-live', '2025-01-16'])
  await own.at(['customer', 'add', '安达电子厂', '--legal-representative', '赵一', '--phone', '0755-26001234'])
  return own
}

const certify = ['certificate', 'add', 'C00001', '--number', 'Q1', '--standard', 'ISO 9001:2015', '--scope', '电子']
const days = ['--issued', '2025-03-01', '--expires', '2028-02-29']

test('a change before the contract is free, keeps the old name and its reason', async () => {
  const { at, json } = await office()
  const { customer } = await json(['customer', 'edit', '安达', '--name', '安达电子有限公司', '--reason', '改制'])
  expect(customer).toMatchObject({ name: '安达电子有限公司', formerNames: ['安达电子厂'] })
  expect((await json(['customer', 'find', '电子厂'])).customers).toEqual([
    { code: 'C00001', name: '安达电子有限公司', formerName: '安达电子厂', relation: 'intending' },
  ])
  const { history } = await json(['customer', 'history', 'C00001'])
  expect(history.at(-1)).toMatchObject({
    note: '改制',
    changes: expect.arrayContaining([
      { table: 'customer', key: 1, op: 'update', field: 'name', before: '安达电子厂', after: '安达电子有限公司' },
    ]),
  })
  const again = await at(['customer', 'edit', 'C00001', '--name', '安达电子有限公司'], { tty: true })
  expect(again).toMatchObject({ code: 0, out: expect.stringContaining('nothing was changed') })
})

test('what F01 governs is refused once certified, unless it was mistyped', async () => {
  const { at, json } = await office()
  await at([...certify, ...days])
  for (const flags of [
    ['--name', '安达'],
    ['--legal-representative', '钱二'],
    ['--clear', 'legal-representative'],
  ])
    expect(await at(['customer', 'edit', 'C00001', ...flags])).toMatchObject({
      code: 3,
      err: expect.stringContaining('(clause 4.2.3)'),
    })
  const refused = await at(['customer', 'edit', 'C00001', '--name', '安达', '--format', 'json', '--lang', 'zh'])
  expect(JSON.parse(refused.err).error).toMatchObject({ code: 'refused', clause: '4.2.3' })
  expect((await at(['customer', 'edit', 'C00001', '--phone', '0755-26009999'])).code).toBe(0)
  expect((await at(['customer', 'edit', 'C00001', '--site-address', '深圳'])).code).toBe(0)
  const { customer } = await json(['customer', 'edit', 'C00001', '--name', '安达电子', '--correction', '看错'])
  expect(customer).toMatchObject({ name: '安达电子', formerNames: [], siteAddress: '深圳' })
  expect((await json(['customer', 'history', 'C00001'])).history.at(-1).note).toBe('correction: 看错')
})

test('fields are cleared, former names added and taken back, the code mended', async () => {
  const { json } = await office()
  const cleared = await json(['customer', 'edit', 'C00001', '--clear', 'phone', '--clear', '法定代表人'])
  expect(cleared.customer).toMatchObject({ phone: null, legalRepresentative: null })
  const named = await json(['customer', 'edit', 'C00001', '--former-name', '老安达', '--code', 'GD-1'])
  expect(named.customer).toMatchObject({ code: 'GD-1', formerNames: ['老安达'] })
  const dropped = await json(['customer', 'edit', 'GD-1', '--drop-former-name', '老安达'])
  expect(dropped.customer.formerNames).toEqual([])
})

test.each([
  ['nothing', [], 'Nothing was given', '没有给出要修改的内容'],
  ['only a reason', ['--reason', 'x'], 'Nothing was given', '没有给出要修改的内容'],
  ['a field given and cleared', ['--phone', '12345678', '--clear', 'phone'], 'given and cleared', '又要清空'],
  ['an unknown field', ['--clear', 'colour'], 'none of the known values', '不是可用的值'],
  ['no former name', ['--drop-former-name', '谁'], 'no former name', '没有曾用名'],
  ["another's code", ['--code', 'C00002'], 'belongs to', '已属于'],
  ["another's credit code", ['--credit-code', '91440300MA5NCT0870'], 'is on record for C00002', '已登记在 C00002'],
])('%s is refused in both languages', async (_, flags, en, zh) => {
  const { at } = await office()
  await at(['customer', 'add', '别的公司', '--credit-code', '91440300MA5NCT0870'])
  const said = await at(['customer', 'edit', 'C00001', ...flags])
  expect(said).toMatchObject({ code: 2, out: '', err: expect.stringContaining(en) })
  expect((await at(['customer', 'edit', 'C00001', ...flags, '--lang', 'zh'])).err).toContain(zh)
})

test('a customer that is not there, or not the only one, is named', async () => {
  const { at } = await office()
  await at(['customer', 'add', '安达化工厂'])
  expect(await at(['customer', 'edit', '不存在', '--phone', '12345678'])).toMatchObject({ code: 2 })
  const several = await at(['customer', 'edit', '安达', '--phone', '12345678'])
  expect(several).toMatchObject({ code: 2, err: expect.stringContaining('C00001 安达电子厂; C00002 安达化工厂') })
})
