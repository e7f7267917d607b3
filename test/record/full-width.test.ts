import { expect, it } from 'vitest'
import { contractByNumber } from '../../src/certificate/contract/store.ts'
import { body, f01 } from '../change/body.ts'
import { recordedBefore } from '../upkeep/desk.ts'

const contract = ['contract', 'add', 'C002', '--kind', 'product', '--number']

it('keeps the numbers of contracts, certificates and F01, and of the papers that prove a step, in plain letters and digits', async () => {
  const { json } = await body()
  await json([...contract, 'ＺＴ－２０２６-01', '--accepted', '2026-06-01', '--accepted-ref', '受理（２０２６）第１号'])
  expect((await json(['contract', 'show', 'ZT-2026-01'])).contract).toMatchObject({
    ...{ number: 'ZT-2026-01', acceptedRef: '受理（2026）第1号' },
  })
  await json([
    ...['certificate', 'add', 'C002', '--number', 'Ｑ-２', '--standard', 'ISO 9001:2015', '--scope', '食品'],
    ...['--issued', '2026-06-01', '--expires', '2029-05-31'],
  ])
  expect((await json(['certificate', 'show', 'Q-2'])).certificate.number).toBe('Q-2')
  expect((await json(f01('C001', 'Ｆ-１', '--set', 'process=电镀'))).change.f01).toBe('F-1')
})

it('takes an answer in full width as what it is, so that a number that is taken is refused', async () => {
  const { at, json } = await body()
  const answers = ['C002', 'ＨＴ-１', 'ＨＴ－２', 'product', '', '', '', '', '']
  const done = await at(['contract', 'add', '--lang', 'zh'], { tty: true, answers })
  expect(done.code, done.err).toBe(0)
  expect(done.asked.join('\n')).toContain('合同编号 HT-1 已登记在')
  expect((await json(['contract', 'show', 'HT-2'])).contract.number).toBe('HT-2')
})

it('finds a number that an earlier version kept in full width, however it is typed, and records it no second time', async () => {
  const own = await body()
  await recordedBefore(own.file, async (tx) => {
    const { id } = (await contractByNumber(tx.db, 'HT-1')) as { id: number }
    tx.update('contract', id, { number: 'ＨＴ-１' })
  })
  for (const typed of ['HT-1', 'ht-1', 'ＨＴ-１', 'ｈｔ－１'])
    expect((await own.json(['contract', 'show', typed])).contract.number).toBe('ＨＴ-１')
  expect((await own.problem([...contract, 'HT-1'], 2)).message).toContain('ＨＴ-１')
})
