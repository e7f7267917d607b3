import { describe, expect, it, test } from 'vitest'
import type { Day } from '../../src/clause/day.ts'
import { channelState } from '../../src/contact/contact/checks/channels.ts'
import { called, certified, clerk } from './clerk.ts'

describe('a channel (4.1.1)', () => {
  const since = '2025-06-30' as Day
  it.each([
    // Nobody was reached: on track until twelve months are over.
    [null, '2025-06-30', 'on-track'],
    [null, '2025-07-01', 'on-track'],
    [null, '2026-06-30', 'on-track'],
    [null, '2025-06-29', 'at-risk'],
    // Somebody was reached within the twelve months, however long it is on record.
    ['2025-06-30', '2020-01-01', 'met'],
    ['2026-06-30', '2026-06-30', 'met'],
    ['2025-06-29', '2020-01-01', 'at-risk'],
    // What is on record for less than that is on track, also where an older contact was brought along.
    ['2025-06-29', '2026-06-01', 'on-track'],
  ] as const)('last used %s and on record since %s is %s', (last, opened, state) => {
    expect(channelState(last as Day | null, opened as Day, since)).toBe(state)
  })
})

test('a channel that nobody used yet is on track, is told nothing of, and never called met (4.1.1)', async () => {
  const { json } = await clerk()
  await json(certified('C001', '2025-09-01', '2028-08-31'))
  const line = async (day: string) =>
    (await json(['report', 'compliance', '--clause', '4.1.1', '--as-of', day])).clauses[0]
  expect(await line('2026-06-30')).toMatchObject({
    ...{ result: 'on-track', population: 2, counts: { met: 0, onTrack: 2, atRisk: 0, breach: 0 }, findings: [] },
  })
  await json(called('C001', '2026-06-01'))
  expect(await line('2026-06-30')).toMatchObject({ result: 'on-track', counts: { met: 1, onTrack: 1, atRisk: 0 } })
  expect(await line('2027-06-30')).toMatchObject({ result: 'at-risk', counts: { met: 0, onTrack: 1, atRisk: 1 } })
})
