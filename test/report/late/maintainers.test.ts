// @module-tag long

import { describe, expect, test } from 'vitest'
import { keptFrom } from './kept.ts'

const none = { count: 0, days: 0 }

/** A body with a contract of C001, which is certified as well, and two maintainers to choose from. */
async function served(init = '2025-01-16', goLive = init) {
  const kept = await keptFrom(init, goLive)
  for (const name of ['Li', 'Wang']) await kept.typed(init, ['staff', 'add', name, '--role', 'business'])
  await kept.typed(init, [
    ...['contract', 'add', 'C001', '--number', 'N-1', '--kind', 'management-system'],
    ...['--accepted', '2025-01-16', '--accepted-ref', 'A', '--reviewed', '2025-01-16', '--reviewed-ref', 'B'],
    ...['--signed', '2025-01-16', '--signed-ref', 'C'],
  ])
  const assign = (typedOn: string, to: string, from: string) =>
    kept.typed(typedOn, ['customer', 'assign', 'C001', '--to', to, '--on', from])
  /** Both duties as of a day, which read the same. */
  const both = async (today: string, asOf: string) => {
    const found = []
    for (const id of ['maintainer-for-every-contract', 'maintenance-division'])
      found.push(await kept.stands(today, id, asOf, '--as-of', asOf))
    expect(found[1]).toEqual(found[0])
    return found[0]
  }
  return { ...kept, assign, both }
}

describe('a maintainer who was recorded late', () => {
  test('turns what was in breach to met by late evidence alone, until the day of the entry', async () => {
    const { assign, both } = await served()
    expect((await both('2026-11-29', '2026-03-31'))?.result).toBe('breach')
    await assign('2026-11-29', 'Li', '2025-04-01')
    const late = { result: 'met', met: 1, recordedLate: { count: 1, days: 607 } }
    expect(await both('2026-11-29', '2026-03-31')).toEqual(late)
    expect(await both('2026-11-29', '2026-11-28')).toEqual(late)
    expect(await both('2026-11-30', '2026-11-29')).toEqual({ result: 'met', met: 1, recordedLate: none })
  })

  test.each([
    ['2025-04-09', none],
    ['2025-04-10', { count: 1, days: 8 }],
  ])('is late after 5 working days: typed on %s from Wednesday 2 April', async (typedOn, late) => {
    const { assign, both } = await served()
    await assign(typedOn, 'Li', '2025-04-02')
    expect((await both('2025-04-10', '2025-04-08'))?.recordedLate).toEqual(late)
  })

  test('does not end the earlier one before the day of the entry', async () => {
    const { assign, both } = await served()
    await assign('2025-04-01', 'Li', '2025-04-01')
    await assign('2026-11-29', 'Wang', '2026-01-01')
    expect(await both('2026-11-29', '2026-03-31')).toEqual({ result: 'met', met: 1, recordedLate: none })
    expect(await both('2026-11-30', '2026-11-30')).toEqual({ result: 'met', met: 1, recordedLate: none })
  })

  test.each([
    ['the same day', '2025-04-01'],
    ['an earlier day', '2025-03-03'],
  ])('nor where it takes the place of the earlier one from %s on', async (_, from) => {
    const { assign, both } = await served()
    await assign('2025-04-01', 'Li', '2025-04-01')
    await assign('2026-11-29', 'Wang', from)
    expect(await both('2026-11-29', '2026-03-31')).toEqual({ result: 'met', met: 1, recordedLate: none })
    expect(await both('2026-11-30', '2026-11-30')).toEqual({ result: 'met', met: 1, recordedLate: none })
  })

  test('is told with days of its own, not with those of what came later', async () => {
    const { assign, both } = await served()
    await assign('2026-03-20', 'Li', '2026-03-01')
    await assign('2026-11-29', 'Wang', '2026-04-01')
    expect((await both('2026-11-29', '2026-03-10'))?.recordedLate).toEqual({ count: 1, days: 19 })
  })

  test('is nobody once the entry is taken back', async () => {
    const { assign, both, typed } = await served()
    await assign('2026-11-27', 'Li', '2025-04-01')
    const { entries } = await typed('2026-11-27', ['audit', 'list'])
    const newest = Math.max(...entries.map(({ seq }: { seq: number }) => seq))
    await typed('2026-11-28', ['undo', String(newest), '--reason', '误录'])
    expect(await both('2026-11-29', '2026-03-31')).toMatchObject({ met: 0, recordedLate: none })
  })

  test('is late where the earlier one is of the department no more', async () => {
    const { assign, both, typed } = await served()
    await assign('2025-04-01', 'Li', '2025-04-01')
    await typed('2026-01-05', ['staff', 'end', 'Li', '--role', 'business', '--on', '2026-01-05'])
    await assign('2026-11-29', 'Wang', '2026-01-05')
    expect(await both('2026-11-29', '2026-03-31')).toEqual({
      ...{ result: 'met', met: 1 },
      recordedLate: { count: 1, days: 328 },
    })
  })

  test('is listed in the month of the entry with what it met', async () => {
    const { assign, typed } = await served()
    await assign('2026-11-20', 'Li', '2025-04-01')
    const late = async (asOf: string[]) =>
      (await typed('2026-12-01', ['report', 'monthly', '--month', '2026-11', ...asOf])).sections.recordedLate
        .recordedLate
    expect(await late([])).toMatchObject([
      { record: 'assignment', customer: 'C001', day: '2025-04-01', recorded: '2026-11-20', days: 598 },
    ])
  })
})

describe('one that begins on or before go-live is migrated', () => {
  test.each([
    ['2026-05-31', '2026-03-02', none],
    ['2026-05-31', '2025-06-01', none],
    ['2026-05-31', '2026-03-03', { count: 1, days: 89 }],
    ['2026-06-01', '2026-03-02', { count: 1, days: 91 }],
  ])('typed on %s from %s', async (typedOn, from, late) => {
    const { assign, both } = await served('2026-03-02')
    await assign(typedOn, 'Li', from)
    expect(await both('2026-06-02', '2026-04-01')).toEqual({ result: 'met', met: 1, recordedLate: late })
  })
})
