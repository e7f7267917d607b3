// @module-tag long

import { describe, expect, it } from 'vitest'
import { certified, clerk } from '../contact/clerk.ts'

/** A clerk with two customers, each with a certificate; the second with a contract, a complaint, an application and a suspension. */
async function office() {
  const own = await clerk()
  await own.json(['staff', 'add', '陈决', '--role', 'decision-maker'])
  await own.json(certified('C001', '2025-01-20', '2028-01-19', 'Q-2025-00178'))
  await own.json(certified('C002', '2025-01-20', '2028-01-19', 'Q-2025-00245'))
  await own.json(['contract', 'add', 'C002', '--number', 'HT-2025-88', '--kind', 'product'])
  await own.json(['complaint', 'add', 'C002', '--content', '报告迟到', '--received', '2026-06-24', '--owner', 'clerk'])
  await own.json([
    ...['change', 'submit', 'Q-2025-00245', '--f01', 'F-1', '--copies', '2', '--signed-on', '2026-06-01'],
    ...['--on', '2026-06-02', '--set', 'scope=速冻食品', '--direction', 'reduction'],
  ])
  await own.json([
    ...['suspend', 'start', 'Q-2025-00245', '--reason', 'own-request', '--ground-on', '2026-06-02'],
    ...['--on', '2026-06-03', '--decided-by', '陈决', '--conditions', '补齐记录'],
  ])
  return own
}

const called = (customer: string) => ['contact', 'add', customer, '--channel', 'phone', '--outcome', 'no-answer']

const numbers = [
  'Q-2025-00245',
  'q-2025-00245',
  'HT-2025-88',
  'CH-2026-0001',
  'ch-2026-0001',
  'SP-2026-0001',
  'CP-2026-0001',
]

describe('the number of a paper', () => {
  it('is its customer wherever one is wanted, in a pipe too', async () => {
    const { json } = await office()
    for (const number of numbers) {
      expect((await json(['customer', 'show', number])).customer.code, number).toBe('C002')
      expect((await json(['customer', 'find', number])).customers, number).toMatchObject([{ code: 'C002' }])
      expect((await json(called(number))).contact.customer, number).toBe('C002')
    }
  })

  it('is the whole number of one before it is a part of another', async () => {
    const { json } = await office()
    await json(certified('C001', '2025-01-20', '2028-01-19', 'Q-2025-002451'))
    expect((await json(['customer', 'show', 'Q-2025-00245'])).customer.code).toBe('C002')
  })

  it('is none where it was taken back, or is nobody’s', async () => {
    const { json, problem } = await office()
    await json(['contract', 'void', 'HT-2025-88', '--reason', '误录'])
    for (const number of ['HT-2025-88', 'CH-2026-0009'])
      expect((await problem(['customer', 'show', number], 2)).message).toBe(`No customer matches "${number}".`)
  })

  it('and its end find the customer while it is typed, and the row says which it was', async () => {
    const { at } = await office()
    for (const typed of [...numbers, '00245', '5-88']) {
      const { code, asked, out, err } = await at(['customer', 'show', '--lang', 'zh'], { tty: true, answers: [typed] })
      expect(code, `${typed} ${asked} ${err}`).toBe(0)
      expect(out, typed).toContain('乙食品有限公司')
    }
    // Both have a certificate of that year: nobody is the only one.
    const { asked } = await at(['customer', 'show'], { tty: true, answers: ['Q-2025'] })
    expect(asked).toContain('"Q-2025" is none of: C001, C002')
  })

  it('is found once it is recorded, and no longer once it is taken back, at the same desk', async () => {
    const { at, json } = await office()
    const found = async (typed: string) => {
      const { asked } = await at(['customer', 'show'], { tty: true, answers: [typed, 'C001'] })
      return asked.slice(1)
    }
    expect(await found('00999')).toEqual(['"00999" is none of: ', 'Customer (code, part of the name or its pinyin)'])
    await json(certified('C001', '2025-01-20', '2028-01-19', 'Q-2025-00999'))
    expect(await found('00999')).toEqual([])
    await json(['certificate', 'void', 'Q-2025-00999', '--reason', '误录'])
    expect((await found('00999'))[0]).toBe('"00999" is none of: ')
    // What is recorded of other things leaves what was gathered as it is.
    await json(called('C001'))
    expect(await found('00178')).toEqual([])
    await json(['customer', 'edit', 'C001', '--phone', '0755-26990123'])
    expect(await found('26990')).toEqual([])
  })
})
