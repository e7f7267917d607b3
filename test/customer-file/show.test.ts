import { expect, test } from 'vitest'
import { desk } from '../upkeep/desk.ts'

async function office() {
  const own = desk()
  await own.at(['init', '--go-live', '2025-01-16'])
  await own.at(['customer', 'add', '甲公司', '--person', '李明', '--maintainer', 'clerk'])
  await own.at([
    'contract',
    'add',
    'C00001',
    '--number',
    'HT-1',
    '--kind',
    'management-system',
    '--signed',
    '2025-02-10',
  ])
  const certificate = [
    'certificate',
    'add',
    'C00001',
    '--number',
    'Q1',
    '--standard',
    'ISO 9001:2015',
    '--scope',
    '电子',
  ]
  await own.at([...certificate, '--issued', '2025-03-01', '--expires', '2028-02-29'])
  const topics = ['--surveillance', '2026-09-15', '--needs', '无']
  await own.at(['contact', 'add', 'C00001', '--channel', 'phone', '--on', '2026-02-01', ...topics])
  await own.at(['contact', 'add', 'C00001', '--channel', 'wechat', '--on', '2026-05-01', '--summary', '问候'])
  return own
}

test('everything of a customer, as JSON', async () => {
  const { json } = await office()
  const { customer } = await json(['customer', 'show', '甲'])
  expect(customer).toMatchObject({
    code: 'C00001',
    relation: 'certified',
    maintainer: 'clerk',
    persons: [{ name: '李明', primary: true }],
    contracts: [{ number: 'HT-1', kind: 'management-system', signed: '2025-02-10', ended: null }],
    certificates: [{ number: 'Q1', status: 'valid', expires: '2028-02-29' }],
    contacts: [
      { number: 'CT-2026-0002', on: '2026-05-01', counts: false, summary: '问候' },
      { number: 'CT-2026-0001', on: '2026-02-01', counts: true },
    ],
    standing: { year: 2026, owed: 2, done: 1, missing: 1, state: 'on-track' },
  })
})

test('everything of a customer, for people and as of another day', async () => {
  const { at, json } = await office()
  const now = await at(['customer', 'show', 'C00001', '--lang', 'zh'], { tty: true, columns: 100 })
  for (const said of ['获证', 'clerk', '李明', 'HT-1', 'Q1', '问候', '应联系 2 次，已计入 1 次（4.3.2），尚缺 1 次'])
    expect(now.out).toContain(said)
  const before = (await json(['customer', 'show', 'C00001', '--as-of', '2025-02-28'])).customer
  expect(before).toMatchObject({ relation: 'applying', maintainer: null, contacts: [], standing: null })
  expect(before.certificates).toMatchObject([{ status: null }])
})

test('a customer that is not there is named in both languages', async () => {
  const { at } = await office()
  expect(await at(['customer', 'show', '丙'])).toMatchObject({ code: 2, err: expect.stringContaining('"丙"') })
  expect((await at(['customer', 'show', '丙', '--lang', 'zh'])).err).toContain('没有与“丙”匹配的客户')
  expect(await at(['customer', 'show'])).toMatchObject({ code: 2, err: expect.stringContaining('Missing CUSTOMER') })
})
