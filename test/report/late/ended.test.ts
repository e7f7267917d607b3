// @module-tag long

import { expect, test } from 'vitest'
import { call, keptFrom } from './kept.ts'

const none = { count: 0, days: 0 }
const why = ['--reason', '补录']

/** C001, certified since 2025-01-10, with what a report says of a duty and period of it. */
async function customer() {
  const kept = await keptFrom('2025-01-16')
  await kept.typed('2025-01-16', ['staff', 'add', '王芳', '--role', 'business'])
  await kept.typed('2025-01-16', ['staff', 'add', '李决', '--role', 'decision-maker'])
  const line = async (asOf: string, id: string, period: string) => {
    const { clauses } = await kept.typed('2027-11-30', ['report', 'compliance', '--as-of', asOf])
    const { result, counts, recordedLate, endedLate } = clauses.find(
      (each: { id: string; period: string }) => each.id === id && each.period === period,
    )
    return { result, met: counts.met, recordedLate, endedLate }
  }
  return { ...kept, line }
}

const vip = ['customer', 'vip', 'set', 'C001', '--from', '2025-03-01', '--file', 'VIP-1', '--reason', '大客户']
const vipEnds = ['customer', 'vip', 'end', 'C001', '--on', '2025-06-02', ...why]
const cancelled = (on: string) => [
  ...['suspend', 'withdraw', 'Q-1', '--on', on, '--reason', 'given-up', '--decided-by', '李决'],
]

test.each([
  ['2025-06-09', none],
  ['2025-06-10', { count: 1, days: 8 }],
  ['2026-02-03', { count: 1, days: 246 }],
])('a VIP standing whose end of Monday 2 June is entered on %s', async (typedOn, endedLate) => {
  const { typed, line } = await customer()
  await typed('2025-03-01', vip)
  await typed(typedOn, vipEnds)
  expect(await line('2026-02-28', 'vip-service', '2025')).toEqual({
    ...{ result: 'not-applicable', met: 0, recordedLate: none, endedLate },
  })
})

test('a VIP standing that was begun late and ended in time is over by no late evidence', async () => {
  const { typed, line } = await customer()
  await typed('2025-05-30', vip)
  await typed('2025-06-03', vipEnds)
  expect(await line('2026-02-28', 'vip-service', '2025')).toMatchObject({ result: 'not-applicable', endedLate: none })
})

test('what a VIP did in time is met by the late end where only by it enough was done', async () => {
  const { typed, line } = await customer()
  await typed('2025-03-01', vip)
  await typed('2025-04-10', call('2025-04-10'))
  await typed('2025-04-11', ['contact', 'pass-on', 'CT-2025-0001', '--on', '2025-04-11'])
  await typed('2026-02-03', vipEnds)
  expect(await line('2026-02-28', 'vip-service', '2025')).toEqual({
    ...{ result: 'met', met: 1, recordedLate: { count: 1, days: 246 }, endedLate: none },
  })
})

test('a cancellation that is entered late ends duties, or is enough for fewer contacts, and not in years after its entry', async () => {
  const { typed, line } = await customer()
  await typed('2025-03-03', call('2025-03-03'))
  await typed('2026-02-03', cancelled('2025-05-02'))
  expect(await line('2026-03-31', 'contact-twice-a-year', '2025')).toEqual({
    ...{ result: 'met', met: 1, recordedLate: { count: 1, days: 277 }, endedLate: none },
  })
  const ended = { result: 'not-applicable', met: 0, recordedLate: none }
  expect(await line('2026-03-31', 'contact-twice-a-year', '2026')).toEqual({
    ...ended,
    endedLate: { count: 1, days: 277 },
  })
  expect(await line('2027-03-31', 'contact-twice-a-year', '2026')).toEqual({
    ...ended,
    endedLate: { count: 1, days: 277 },
  })
  expect(await line('2027-03-31', 'contact-twice-a-year', '2027')).toEqual({ ...ended, endedLate: none })
  // A state of a day: what was entered by then was known on it.
  expect(await line('2026-02-02', 'maintenance-division', '2026-02-02')).toEqual({
    ...ended,
    endedLate: { count: 1, days: 277 },
  })
  expect(await line('2026-02-03', 'maintenance-division', '2026-02-03')).toEqual({ ...ended, endedLate: none })
})

test('a cancellation that is entered in time ends them by no late evidence', async () => {
  const { typed, line } = await customer()
  await typed('2025-05-07', cancelled('2025-05-02'))
  expect(await line('2026-03-31', 'contact-twice-a-year', '2026')).toMatchObject({ endedLate: none })
  expect(await line('2026-03-31', 'contact-twice-a-year', '2025')).toMatchObject({
    recordedLate: none,
    endedLate: none,
  })
})

test('people read it in both languages, and the month lists the entry with what it ended', async () => {
  const { typed, at } = await customer()
  await typed('2025-03-01', vip)
  await typed('2026-02-03', vipEnds)
  const report = ['report', 'compliance', '--clause', '4.3.3', '--as-of', '2026-02-28', '--format', 'md']
  const read = async (lang: string) => (await at('2026-03-01', [...report, '--lang', lang])).out.replace(/\n */g, ' ')
  expect(await read('en')).toContain(
    '4.3.3 Service to VIP customers, 2025: 1 not applicable by late evidence, recorded up to 246 days after the fact.',
  )
  expect((await read('zh')).replace(/ /g, '')).toContain('（2025）：1项因补录而不适用，事实与登记最长相隔246天。')
  const { sections } = await typed('2026-03-01', ['report', 'monthly', '--month', '2026-02'])
  expect(sections.recordedLate.recordedLate).toMatchObject([
    {
      record: 'vip.until_day',
      customer: 'C001',
      day: '2025-06-02',
      recorded: '2026-02-03',
      met: '4.3.3 2026 not-applicable; 4.3.3 2025 not-applicable',
    },
  ])
})
