// @module-tag long

import { describe, expect, test } from 'vitest'
import { keptFrom } from './kept.ts'

const none = { count: 0, days: 0 }
const service = 'ISO 9001 初次认证'

const signed = [
  ...['contract', 'add', 'C001', '--number', 'N-1', '--kind', 'management-system', '--service', service],
  ...['--amount', '9000', '--accepted', '2025-12-01', '--accepted-ref', 'A', '--reviewed', '2025-12-02'],
  ...['--reviewed-ref', 'B', '--signed', '2025-12-03', '--signed-ref', 'C'],
]

const floor = (amount: string, from: string, of = service) => ['contract', 'floor', 'add', of, amount, '--from', from]

/** A price list in time: 9000 lies above its floor of 8000, and below that of 10000 where that is in force. */
async function priced(lowest: string) {
  const kept = await keptFrom('2025-01-16')
  await kept.typed('2025-02-03', floor(lowest, '2025-02-03'))
  const price = (day: string, ...more: string[]) => kept.stands(day, 'price-floor', '2025', ...more)
  return { ...kept, price }
}

describe('a floor that was typed late is evidence of 4.1.5', () => {
  test('a breach that it turned to met is met by late evidence alone', async () => {
    const { typed, price } = await priced('10000')
    await typed('2025-12-03', [...signed, '--below-floor', '长期合作'])
    expect((await price('2026-11-29')).result).toBe('breach')
    await typed('2026-11-29', floor('5000', '2025-12-01'))
    expect(await price('2026-11-29')).toEqual({ result: 'met', met: 1, recordedLate: { count: 1, days: 363 } })
  })

  test('so is one of a service that had no floor on the day', async () => {
    const { typed, price } = await keptFrom('2025-01-16').then((kept) => ({
      ...kept,
      price: (day: string) => kept.stands(day, 'price-floor', '2025'),
    }))
    await typed('2025-12-03', [...signed, '--deviation', '新服务项目'])
    await typed('2026-11-29', floor('5000', '2025-12-01'))
    expect(await price('2026-11-29')).toEqual({ result: 'met', met: 1, recordedLate: { count: 1, days: 363 } })
  })

  test('a price that took effect when it was on record is not late by it', async () => {
    const { typed, stands } = await keptFrom('2025-01-16')
    await typed('2025-11-03', floor('8000', '2025-06-02'))
    await typed('2025-12-03', signed)
    expect(await stands('2026-11-29', 'price-floor', '2025')).toEqual({ result: 'met', met: 1, recordedLate: none })
  })

  test('a late floor under which nothing changes makes nothing late, and neither does that of another service', async () => {
    const { typed, price } = await priced('8000')
    await typed('2025-12-03', signed)
    await typed('2026-11-29', floor('8500', '2025-12-01'))
    await typed('2026-11-29', floor('5000', '2025-12-01', 'ISO 14001 初次认证'))
    expect(await price('2026-11-29')).toEqual({ result: 'met', met: 1, recordedLate: none })
  })

  describe('one that was taken back late', () => {
    const back = (from: string) => ['contract', 'floor', 'void', service, '--from', from, '--reason', '误设']

    test('is why a price reads as met by the floor before it, and stands in the month’s report for that', async () => {
      const { typed, price } = await priced('8000')
      await typed('2025-11-03', floor('10000', '2025-11-03'))
      await typed('2025-12-03', [...signed, '--below-floor', '长期合作'])
      await typed('2026-11-27', back('2025-11-03'))
      expect(await price('2026-11-29')).toEqual({ result: 'met', met: 1, recordedLate: { count: 1, days: 389 } })
      const { sections } = await typed('2026-12-01', ['report', 'monthly', '--month', '2026-11'])
      expect(sections.recordedLate.recordedLate).toMatchObject([
        { record: 'price_floor', number: service, day: '2025-11-03', recorded: '2026-11-27', met: '4.1.5 2025' },
      ])
    })

    test('holds no more of prices that take effect afterwards', async () => {
      const { typed, price } = await priced('8000')
      await typed('2025-03-03', floor('10000', '2025-03-03'))
      await typed('2025-11-27', back('2025-03-03'))
      await typed('2025-12-03', signed)
      expect(await price('2026-11-29')).toEqual({ result: 'met', met: 1, recordedLate: none })
    })

    test('never held where it was taken back in time', async () => {
      const { typed, price } = await priced('8000')
      await typed('2025-11-28', floor('10000', '2025-11-28'))
      await typed('2025-12-03', [...signed, '--below-floor', '长期合作'])
      await typed('2025-12-05', back('2025-11-28'))
      expect(await price('2026-11-29')).toEqual({ result: 'met', met: 1, recordedLate: none })
    })
  })

  test('it is judged of whomever is asked about, and told with the floor that it turned on', async () => {
    const { typed, price } = await priced('10000')
    await typed('2025-12-03', [...signed, '--below-floor', '长期合作'])
    await typed('2026-11-29', floor('4000', '2025-11-01'))
    await typed('2026-11-29', floor('5000', '2025-12-01'))
    const by = (await typed('2026-11-29', ['staff', 'list'])).staff[0].name
    await typed('2026-11-29', ['customer', 'assign', 'C001', '--to', by])
    expect((await price('2026-11-29', '--maintainer', by)).recordedLate).toEqual({ count: 1, days: 363 })
    const { sections } = await typed('2026-12-01', ['report', 'monthly', '--month', '2026-11'])
    expect(sections.recordedLate.recordedLate).toMatchObject([
      { record: 'price_floor', number: service, customer: null, day: '2025-11-01', days: 393, met: null },
      { record: 'price_floor', number: service, customer: null, day: '2025-12-01', days: 363, met: '4.1.5 2025' },
    ])
  })

  test('as known before it was typed, the price is in breach', async () => {
    const { typed, price } = await priced('10000')
    await typed('2025-12-03', [...signed, '--below-floor', '长期合作'])
    const { head } = await typed('2026-11-28', ['report', 'compliance'])
    await typed('2026-11-29', floor('5000', '2025-12-01'))
    const before = String(head).split(':')[0] as string
    expect(await price('2026-11-29', '--known-at', before)).toEqual({ result: 'breach', met: 0, recordedLate: none })
  })
})

describe('the signing is evidence of 4.1.5, too', () => {
  test('a contract whose steps were typed a year later', async () => {
    const { typed, price, stands } = await priced('8000')
    await typed('2026-11-29', [...signed, '--set-up', '2025-12-04', '--set-up-ref', 'D'])
    expect((await stands('2026-11-29', 'contract-steps', '2025')).recordedLate).toEqual({ count: 1, days: 363 })
    // Of its steps the signing is what the price took effect by.
    expect(await price('2026-11-29')).toEqual({ result: 'met', met: 1, recordedLate: { count: 1, days: 361 } })
  })

  test('so is the application that brought a price since (4.2.8)', async () => {
    const { typed, price, stands } = await priced('8000')
    for (const [name, role] of [
      ['张审', 'certification'],
      ['李批', 'business'],
    ] as const)
      await typed('2025-02-03', ['staff', 'add', name, '--role', role])
    await typed('2025-12-03', signed)
    const amended = () => stands('2026-11-29', 'price-floor', '2026')
    expect((await amended()).met).toBe(0)
    for (const act of [
      [
        ...['submit', 'C001', '--f01', 'F-1', '--copies', '2', '--signed-on', '2026-06-01'],
        ...['--set', 'amount=9500', '--contract', 'N-1', '--on', '2026-06-01'],
      ],
      ['classify', 'CH-2026-0001', '--class', 'administrative', '--why', '仅金额', '--on', '2026-06-01'],
      ['confirm', 'CH-2026-0001', '--material', '来函', '--on', '2026-06-02', '--staff', '张审'],
      ['approve', 'CH-2026-0001', '--on', '2026-06-02', '--staff', '李批'],
      ['enter', 'CH-2026-0001', '--effective', '2026-06-05', '--on', '2026-06-05'],
    ])
      await typed('2026-11-29', ['change', ...act])
    expect(await amended()).toEqual({ result: 'met', met: 1, recordedLate: { count: 1, days: 181 } })
    expect((await price('2026-11-29')).recordedLate).toEqual(none)
  })

  test('the service that a price is judged by, too: filled in a year later', async () => {
    const { typed, price } = await priced('8000')
    await typed('2025-12-03', [...signed.slice(0, 7), ...signed.slice(9)])
    expect(await price('2026-11-29')).toMatchObject({ result: 'at-risk', met: 0 })
    await typed('2026-11-29', ['contract', 'edit', 'N-1', '--service', service, '--reason', '漏填'])
    expect(await price('2026-11-29')).toEqual({ result: 'met', met: 1, recordedLate: { count: 1, days: 361 } })
  })

  test('one that was signed in time and set up late is late in 4.1.4 alone', async () => {
    const { typed, price, stands } = await priced('8000')
    await typed('2025-12-03', signed)
    await typed('2026-11-29', ['contract', 'advance', 'N-1', 'set-up', '--on', '2025-12-04', '--ref', 'D'])
    expect((await stands('2026-11-29', 'contract-steps', '2025')).recordedLate).toEqual({ count: 1, days: 360 })
    expect((await price('2026-11-29')).recordedLate).toEqual(none)
  })
})
