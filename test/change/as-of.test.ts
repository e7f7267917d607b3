// @module-tag long

import { expect, it } from 'vitest'
import { body, f01, manager, staff } from './body.ts'

const { business, certification, general } = staff

/** An administrative change that was entered on a day, with effect from it. */
async function entered(own: Awaited<ReturnType<typeof body>>, f01Number: string, on: string, ...set: string[]) {
  const { change } = await own.json(f01('C001', f01Number, ...set))
  await own.act('classify', change.number, business, '2026-06-03', '--class', 'administrative', '--why', '登记事项')
  await own.act('confirm', change.number, certification, '2026-06-04', '--material', '执照')
  await own.act('approve', change.number, manager, '2026-06-05')
  const hand = set.some((each) => each.startsWith('amount')) ? business : general
  await own.act('enter', change.number, hand, on, '--effective', on)
  return change.number as string
}

it('shows what the register said on the day asked about, whatever was entered since', async () => {
  const own = await body()
  await entered(
    own,
    'F-1',
    '2026-06-10',
    '--set',
    'name=甲科技有限公司',
    '--set',
    'site-address=深圳市福田区8号',
    ...['--relocation', 'no'],
  )
  await entered(own, 'F-2', '2026-06-20', '--set', 'name=甲集团有限公司')
  await entered(own, 'F-3', '2026-06-15', '--set', 'amount=15,000')
  const on = async (day: string) => {
    const { customer } = await own.json(['customer', 'show', 'C001', '--as-of', day])
    const { contract } = await own.json(['contract', 'show', 'HT-1', '--as-of', day])
    const { contracts } = await own.json(['contract', 'list', '--as-of', day])
    const { certificate } = await own.json(['certificate', 'show', 'Q-1', '--as-of', day])
    const { certificates } = await own.json(['certificate', 'list', '--as-of', day])
    expect([contracts[0].amount, contracts[0].name]).toEqual([contract.amount, contract.name])
    const { customers } = await own.json(['customer', 'list', '--as-of', day])
    expect(customers[0].name).toBe(customer.name)
    expect([certificates[0].name, certificate.name]).toEqual([customer.name, customer.name])
    return [customer.name, customer.siteAddress, customer.formerNames, contract.amount]
  }
  const [old, between, now] = ['甲机械有限公司', '甲科技有限公司', '甲集团有限公司']
  expect(await on('2026-06-09')).toEqual([old, null, [], 1_200_000])
  expect(await on('2026-06-10')).toEqual([between, '深圳市福田区8号', [old], 1_200_000])
  expect(await on('2026-06-15')).toEqual([between, '深圳市福田区8号', [old], 1_500_000])
  expect(await on('2026-06-20')).toEqual([now, '深圳市福田区8号', [old, between], 1_500_000])
  await own.json(['undo'])
  expect((await on('2026-06-09'))[3]).toBe(1_200_000)
})

it('shows a scope that was changed without a new certificate as it was', async () => {
  const own = await body()
  const change = ['--set', 'scope=齿轮的加工', '--direction', 'reduction', '--reissue', 'no', '--why-not', '附页']
  const { number } = (await own.json(f01('C001', 'F-1', ...change))).change
  await own.act('classify', number, business, '2026-06-03', '--class', 'system', '--why', '范围缩小')
  await own.act('complete-documents', number, manager, '2026-06-03', '--documents', '手册', '--proof', '许可')
  const reviewed = ['--outcome', '可行', '--audit-needed', 'no']
  await own.act('review', number, staff['project-manager'], '2026-06-04', ...reviewed)
  await own.act('decide', number, staff['decision-maker'], '2026-06-05', '--decision', 'approved')
  await own.act('approve', number, manager, '2026-06-05')
  await own.act('enter', number, general, '2026-06-10', '--effective', '2026-06-10')
  const scope = async (day: string) =>
    (await own.json(['certificate', 'show', 'Q-1', '--as-of', day])).certificate.scope
  expect([await scope('2026-06-09'), await scope('2026-06-10')]).toEqual(['齿轮的加工和销售', '齿轮的加工'])
})

it('shows who was the primary contact person', async () => {
  const own = await body()
  await own.json(['customer', 'person', 'add', 'C001', '李明', '--mobile', '13800138000', '--primary'])
  await entered(own, 'F-1', '2026-06-10', '--contact-person', '陈静', '--mobile', '13900139000')
  const primary = async (day: string) => {
    const listed = (await own.json(['customer', 'person', 'list', 'C001', '--as-of', day])).persons
    const shown = (await own.json(['customer', 'show', 'C001', '--as-of', day])).customer.persons
    const first = (persons: { name: string; primary: boolean }[]) => persons.filter(({ primary }) => primary)
    expect(first(listed)).toEqual(first(shown))
    return first(shown).map(({ name }) => name)
  }
  expect([await primary('2026-06-09'), await primary('2026-06-10')]).toEqual([['李明'], ['陈静']])
})
