import { expect, test } from 'vitest'
import { importer } from '../customer-list/lists.ts'
import { desk } from '../upkeep/desk.ts'

async function office() {
  const own = desk()
  await own.at(['init', '--go-live', '2025-01-16'])
  await own.at(['customer', 'add', '甲公司'])
  return own
}

const set = (...flags: string[]) => ['customer', 'vip', 'set', 'C00001', ...flags]

test('VIP from a day, its file filed later, until an end that may lie ahead', async () => {
  const { at, json } = await office()
  const typed = set('--from', '2026-01-01', '--reason', '重点客户')
  const first = await at(typed, { tty: true, columns: 200, answers: [''] })
  // Its file is asked for, and may come later.
  expect(first.asked).toEqual(['VIP file (leave empty if there is none yet)'])
  expect(first.err).toContain('no VIP file yet (4.3.3)')
  expect((await json(set('--file', 'VIP-007'))).vip).toEqual({
    customer: 'C00001',
    name: '甲公司',
    from: '2026-01-01',
    until: null,
    file: 'VIP-007',
    reason: '重点客户',
  })
  expect((await at(set('--file', 'VIP-007'), { tty: true })).out).toContain('nothing was changed')
  expect(
    (await json(['customer', 'vip', 'end', 'C00001', '--on', '2026-12-31', '--reason', '弄错'])).vip,
  ).toMatchObject({ ended: true })
  const listed = async (day: string) => (await json(['customer', 'vip', 'list', '--as-of', day])).vips
  expect(await listed('2025-12-31')).toEqual([])
  expect(await listed('2026-12-30')).toEqual([
    { customer: 'C00001', name: '甲公司', from: '2026-01-01', until: '2026-12-31', file: 'VIP-007' },
  ])
  expect(await listed('2026-12-31')).toEqual([])
})

test('an earlier day moves the beginning, so that one end ends it', async () => {
  const { json } = await office()
  await json(set('--from', '2026-03-01'))
  expect((await json(set('--from', '2026-01-01'))).vip).toMatchObject({ from: '2026-01-01', until: null })
  await json(['customer', 'vip', 'end', 'C00001'])
  expect((await json(['customer', 'vip', 'list'])).vips).toEqual([])
})

test('a mistyped standing is taken back', async () => {
  const { at, json } = await office()
  await json(set('--from', '2025-01-01'))
  const wrong = ['customer', 'vip', 'void', 'C00001', '--from', '2026-01-01', '--reason', 'x']
  expect(await at(wrong)).toMatchObject({ code: 2, err: expect.stringContaining('no VIP standing that begins') })
  const right = ['customer', 'vip', 'void', 'C00001', '--from', '2025-01-01', '--reason', '年份写错']
  expect((await json(right)).vip).toMatchObject({ from: '2025-01-01', voided: true })
  expect((await json(['customer', 'vip', 'list', '--as-of', '2025-06-01'])).vips).toEqual([])
})

test('a beginning after today is refused; who is no VIP cannot end', async () => {
  const { at } = await office()
  expect(await at(set('--from', '2026-07-01'))).toMatchObject({
    code: 2,
    err: expect.stringContaining('lies after today'),
  })
  expect((await at(['customer', 'vip', 'end', 'C00001', '--lang', 'zh'], { tty: true, answers: [''] })).out).toContain(
    '不是 VIP 客户',
  )
  expect((await at(['customer', 'vip', 'list', '--lang', 'zh'], { tty: true })).out).toContain('没有 VIP 客户')
})

test('a VIP file is of one customer at a time', async () => {
  const { at, json } = await office()
  await json(['customer', 'add', '乙公司'])
  const other = (...flags: string[]) => ['customer', 'vip', 'set', 'C00002', ...flags]
  await json(other('--from', '2026-01-01', '--file', 'VIP-001'))
  const refused = await at(set('--file', 'VIP-001'))
  expect(refused).toMatchObject({ code: 2, err: expect.stringContaining('VIP file VIP-001 is that of C00002 乙公司.') })
  const zh = await at(set('--file', 'VIP-001', '--lang', 'zh'))
  expect(zh.err).toContain('VIP 档案 VIP-001 已登记在 C00002 乙公司 名下。')
  expect((await json(['customer', 'vip', 'list'])).vips).toMatchObject([{ customer: 'C00002' }])
  expect((await at(other('--file', 'VIP-001'), { tty: true })).out).toContain('nothing was changed')
  await json(['customer', 'vip', 'end', 'C00002', '--on', '2026-05-01', '--reason', '弄错'])
  expect((await at(set('--from', '2026-04-30', '--file', 'VIP-001'))).code).toBe(2)
  expect((await json(set('--from', '2026-05-01', '--file', 'VIP-001'))).vip).toMatchObject({ file: 'VIP-001' })
})

test('an end before today needs a reason: asked for on a terminal, and kept by the journal', async () => {
  const { at, json } = await office()
  await json(set('--from', '2026-01-01', '--file', 'VIP-001'))
  const end = ['customer', 'vip', 'end', 'C00001', '--on', '2026-05-01']
  const refused = await at(end)
  expect(refused).toMatchObject({ code: 2, err: expect.stringContaining('needs a reason') })
  expect((await json(['customer', 'vip', 'list'])).vips).toHaveLength(1)
  // On a day on which there is nothing to end, no reason is wanted.
  expect((await json(['customer', 'vip', 'end', 'C00001', '--on', '2025-05-01'])).vip).toMatchObject({ ended: false })
  expect((await at(end, { tty: true, answers: ['集团已退出'] })).code).toBe(0)
  const { entries } = await json(['audit', 'list'])
  expect(entries.find(({ command }: { command: string }) => command.includes('vip end'))).toMatchObject({
    note: '集团已退出',
  })
})

test('a list leaves the number of another VIP file out', async () => {
  const { takes, json } = await importer()
  const list = '客户编号,客户名称,客户级别,VIP档案号\nC1,甲厂,VIP,VIP-001\nC2,乙厂,VIP,VIP-001\n'
  const reason = 'this VIP file is that of C1; the number was left out'
  const warnings = [{ line: 3, field: 'vipFile', value: 'VIP-001', reason }]
  expect(await takes(list)).toMatchObject({ created: 2, warnings })
  const vips = [
    { customer: 'C1', file: 'VIP-001' },
    { customer: 'C2', file: null },
  ]
  expect((await json(['customer', 'vip', 'list'])).vips).toMatchObject(vips)
  expect(await takes(list)).toMatchObject({ unchanged: 2, warnings })
})
