import { expect, test } from 'vitest'
import { desk } from '../upkeep/desk.ts'

/** The same organization, entered twice: C00002 goes, C00001 stays. */
async function enteredTwice() {
  const own = desk()
  const all = async (...commands: string[][]) => {
    for (const argv of commands) await own.json(argv)
  }
  await all(['init', '--go-live', '2025-01-16'], ['staff', 'add', '王芳', '--role', 'business'])
  await all(['customer', 'add', '安达电子有限公司'], ['customer', 'add', '安达电子'])
  const shown = async (day = '2026-06-30') => (await own.json(['customer', 'show', 'C00001', '--as-of', day])).customer
  return { ...own, all, shown }
}

const merge = ['customer', 'merge', 'C00002', 'C00001']
const vip = (code: string, from: string, ...more: string[]) => ['customer', 'vip', 'set', code, '--from', from, ...more]
const maintained = (code: string, by: string, from: string) => ['customer', 'assign', code, '--to', by, '--from', from]

test('who is VIP under both codes is VIP once: since the earlier day, with the file that there is', async () => {
  const { json, all, shown } = await enteredTwice()
  await all(vip('C00001', '2026-05-01'), vip('C00002', '2026-01-01', '--file', 'VIP-7'), merge)
  expect(await shown()).toMatchObject({ vip: true, vipSince: '2026-01-01', vipFile: 'VIP-7' })
  await all(['customer', 'vip', 'end', 'C00001', '--on', '2026-06-01', '--reason', '弄错'])
  expect((await shown('2026-05-31')).vip).toBe(true)
  expect((await shown('2026-06-01')).vip).toBe(false)
  await json(['audit', 'verify'])
})

test('VIP times with a gap between them stay apart', async () => {
  const { all, shown } = await enteredTwice()
  await all(vip('C00002', '2025-02-01', '--file', 'VIP-7'), [
    'customer',
    'vip',
    'end',
    'C00002',
    '--on',
    '2025-06-01',
    '--reason',
    '弄错',
  ])
  await all(vip('C00001', '2026-01-01'), merge)
  expect(await shown()).toMatchObject({ vipSince: '2026-01-01', vipFile: null })
  expect((await shown('2025-08-01')).vip).toBe(false)
  expect(await shown('2025-03-01')).toMatchObject({ vipSince: '2025-02-01', vipFile: 'VIP-7' })
})

test('the one that stays keeps its maintainer; before that, the other one holds', async () => {
  const { json, all, shown } = await enteredTwice()
  await all(maintained('C00002', '王芳', '2026-02-01'), maintained('C00001', 'clerk', '2026-03-01'))
  await all(maintained('C00002', 'clerk', '2026-04-01'), maintained('C00002', '王芳', '2026-05-01'), merge)
  const maintainers: unknown[] = []
  for (const day of ['2026-01-31', '2026-02-01', '2026-02-28', '2026-03-01', '2026-06-30'])
    maintainers.push((await shown(day)).maintainer)
  expect(maintainers).toEqual([null, '王芳', '王芳', 'clerk', 'clerk'])
  await json(['audit', 'verify'])
})

test('a merge is undone whole', async () => {
  const { json, all } = await enteredTwice()
  await all(vip('C00001', '2026-02-01'), vip('C00002', '2026-01-01'), maintained('C00002', '王芳', '2026-02-01'))
  await all(maintained('C00001', 'clerk', '2026-03-01'))
  const before = [await json(['customer', 'list']), await json(['customer', 'vip', 'list'])]
  await all(merge)
  const { entries } = await json(['audit', 'list', '--limit', '1'])
  await all(['undo', String(entries[0].seq)])
  expect([await json(['customer', 'list']), await json(['customer', 'vip', 'list'])]).toEqual(before)
  await json(['audit', 'verify'])
})
