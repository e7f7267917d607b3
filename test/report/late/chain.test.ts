import { expect, test } from 'vitest'
import { body, staff } from '../../change/body.ts'

const { business, certification, general } = staff

/** Everything is typed on 30 June: what happened up to 22 June is late then, what came after it is not. */
const acts = [
  [
    ...['change', 'submit', 'C001', '--f01', 'F-1', '--copies', '2', '--set', '通讯地址=新址'],
    ...['--staff', business],
  ],
  ['change', 'classify', 'CH-2026-0001', '--class', 'administrative', '--why', '仅通讯地址', '--staff', business],
  ['change', 'confirm', 'CH-2026-0001', '--material', '执照', '--staff', certification],
  ['change', 'approve', 'CH-2026-0001'],
  ['change', 'enter', 'CH-2026-0001', '--effective', '2026-06-29', '--staff', general],
  ['change', 'close', 'CH-2026-0001', '--first-copy', '客户', '--second-copy', '综合部'],
]

test.each([
  ['none of its acts is late', ['26', '26', '26', '26', '29', '29'], { count: 0, days: 0 }],
  ['it was begun late', ['12', '26', '26', '26', '29', '29'], { count: 1, days: 18 }],
  ['an act in its middle was recorded late', ['12', '15', '26', '26', '29', '29'], { count: 1, days: 18 }],
])('a change application is met late or not: %s', async (_, days, late) => {
  const { json } = await body()
  for (const [i, argv] of acts.entries()) {
    const on = `2026-06-${days[i]}`
    await json([...argv, '--on', on, ...(i === 0 ? ['--signed-on', on] : [])])
  }
  const { clauses } = await json(['report', 'compliance', '--clause', '4.2.4', '--year', '2026'])
  expect(clauses).toMatchObject([{ id: 'change-administrative', result: 'met', recordedLate: late }])
})

test.each([
  ['in time', '2026-06-26', { count: 0, days: 0 }],
  ['for days before', '2026-06-01', { count: 1, days: 29 }],
])('an act is met by late evidence where its role was granted %s', async (_, from, late) => {
  const { json } = await body()
  await json(['staff', 'add', '新认', '--role', 'certification', '--from', from])
  for (const argv of acts) {
    const typed = argv.map((word) => (word === certification ? '新认' : word))
    await json([...typed, '--on', '2026-06-29', ...(argv === acts[0] ? ['--signed-on', '2026-06-29'] : [])])
  }
  const { clauses } = await json(['report', 'compliance', '--clause', '4.2.4', '--year', '2026'])
  expect(clauses).toMatchObject([{ id: 'change-administrative', result: 'met', recordedLate: late }])
  const { sections } = await json(['report', 'monthly', '--month', '2026-06'])
  const grants = sections.recordedLate.recordedLate.filter(({ record }: { record: string }) => record === 'staff_role')
  const grant = { number: '新认', day: from, recorded: '2026-06-30', met: expect.stringContaining('4.2.4 2026') }
  expect(grants).toEqual(late.count === 0 ? [] : expect.arrayContaining([expect.objectContaining(grant)]))
})
