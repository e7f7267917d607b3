// @module-tag long

import { expect, test } from 'vitest'
import { desk } from '../upkeep/desk.ts'

async function office() {
  const own = desk({ env: { CERTDESK_BY: '王芳', CERTDESK_TODAY: '2026-06-30' } })
  await own.json(['init', '--by', '王芳', '--go-live', '2025-01-16'])
  await own.json(['customer', 'add', '安达电子厂', '--person', '李明', '--mobile', '13800138000'])
  await own.json(['customer', 'add', '东海机床厂', '--person', '李明', '--mobile', '13911112222'])
  await own.json(['customer', 'person', 'edit', 'C00001', '李明', '--mobile', '13800138001'])
  const call = [
    'contact',
    'add',
    'C00001',
    '--channel',
    'phone',
    '--person',
    '李明',
    '--needs',
    '无',
    '--on',
    '2026-05-06',
  ]
  await own.json(call)
  return own
}

const held = (...more: string[]) => ['customer', 'export', '--person', '李明', ...more]

test('a person is given every value that is or was on record, with when and by whom', async () => {
  const { json } = await office()
  const exported = await json(held('--customer', 'C00001'))
  expect(exported).toMatchObject({ schema: 1, person: '李明', copies: [] })
  const of = (field: string) => exported.held.filter((each: { field: string }) => each.field === field)
  expect(of('mobile')).toEqual([
    {
      table: 'person',
      which: 'C00001',
      field: 'mobile',
      value: '13800138000',
      current: false,
      recordedAt: '2026-06-30T01:00:02.000Z',
      recordedBy: '王芳',
      entry: 2,
    },
    expect.objectContaining({ value: '13800138001', current: true, entry: 4 }),
  ])
  expect(of('on_day')).toMatchObject([{ table: 'contact', which: 'CT-2026-0001', value: '2026-05-06', entry: 5 }])
  const all = (await json(held())).held
  expect(all.filter(({ which }: { which: string }) => which === 'C00002')).toHaveLength(3)
})

test('running text that names the person is the person’s too, and who else came to an event is not', async () => {
  const { json } = await office()
  await json(['customer', 'edit', 'C00001', '--note', '找李明'])
  const { event } = await json(['event', 'add', '--kind', 'other', '--title', '座谈', '--on', '2026-05-01'])
  await json(['event', 'attend', event.number, 'C00001', '--persons', '李明、陈红'])
  const exported = await json(held())
  expect(exported.held).toContainEqual(expect.objectContaining({ table: 'customer', field: 'note', value: '找李明' }))
  expect(exported.held).toContainEqual(expect.objectContaining({ table: 'event_attendance', value: '李明' }))
  expect(JSON.stringify(exported)).not.toContain('陈红')
})

test('it is read as a table, CSV and a page, in both languages, and names the backups that hold the person', async () => {
  const { at, json } = await office()
  const { file } = (await json(['backup'])).backup
  for (const [lang, said] of [
    ['en', 'What is held of 李明'],
    ['zh', '李明 的登记信息'],
  ] as const)
    for (const format of ['table', 'html']) {
      const { code, out } = await at(held('--lang', lang, '--format', format))
      expect(code).toBe(0)
      expect(out).toContain(said)
      expect(out).toContain('13800138001')
    }
  expect((await json(held())).copies).toEqual([{ file, holds: ['李明', '13800138000', '13911112222', '13800138001'] }])
  expect((await at(held('--format', 'csv'))).out).toMatch(/^\uFEFF?table,which,field,value,current,recordedAt/)
})

test('of an erased person nothing is held, and the flags of one need one', async () => {
  const { at, json } = await office()
  await json(['customer', 'person', 'erase', 'C00001', '李明', '--everywhere', '--reason', 'asked for it'])
  expect((await json(held())).held).toEqual([])
  expect((await at(held('--format', 'table', '--lang', 'zh'))).out).toContain('没有该联系人的登记信息')
  expect(await at(['customer', 'export', '--customer', 'C00001'])).toMatchObject({
    code: 2,
    err: expect.stringContaining('certdesk customer export --person NAME'),
  })
})

test('who was erased is told what running text still names them', async () => {
  const { json } = await office()
  await json(['customer', 'person', 'add', 'C00001', '欧阳测试', '--mobile', '13987654321'])
  await json(['contact', 'add', 'C00001', '--channel', 'phone', '--summary', '与欧阳测试 通话', '--on', '2026-06-01'])
  await json(['customer', 'person', 'add', 'C00001', '司马样本'])
  await json(['feedback', 'add', '--about', '司马样本', '--channel', 'other', '--content', '来信'])
  await json(['customer', 'edit', 'C00001', '--note', '联系 欧阳测试 即可', '--reason', '补充'])
  const erased = await json(['customer', 'person', 'erase', 'C00001', '欧阳测试', '--reason', '本人要求'])
  expect(JSON.stringify(erased)).toContain('customer edit C00001 --note')
  const { held } = await json(['customer', 'export', '--person', '欧阳测试'])
  expect(held).toContainEqual(
    expect.objectContaining({ table: 'customer', field: 'note', value: '联系 欧阳测试 即可' }),
  )
  // What is no customer's is found for the export, and told of by the erasure with what mends it.
  const found = await json(['customer', 'export', '--person', '司马样本'])
  expect(found.held).toContainEqual(expect.objectContaining({ table: 'feedback', field: 'about' }))
  const told = await json(['customer', 'person', 'erase', 'C00001', '司马样本', '--reason', '本人要求', '--dry-run'])
  expect(JSON.stringify(told)).toContain('certdesk feedback edit FB-2026-0001 --about')
})

test('an erasure says that the file still holds what stays, where anything does', async () => {
  const { json, at } = await office()
  for (const [name, isLeft] of [
    ['欧阳测试', true],
    ['司马样本', false],
  ] as const) {
    await json(['customer', 'person', 'add', 'C00002', name])
    if (isLeft) await json(['customer', 'edit', 'C00002', '--note', `联系 ${name}`, '--reason', '补充'])
    const erase = ['customer', 'person', 'erase', 'C00002', name, '--reason', '本人要求', '--format', 'table']
    const { out } = await at(erase)
    expect(out).toContain('its bytes hold nothing of what was erased')
    expect(out.includes('is still in it'), out).toBe(isLeft)
  }
})
