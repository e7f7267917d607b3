// @module-tag long

import fc from 'fast-check'
import { beforeAll, expect, it } from 'vitest'
import { addDaysTo, type Day } from '../../../src/clause/day.ts'
import { duties } from '../../../src/procedure.ts'
import { f01, manager, staff } from '../../change/body.ts'
import { richDesk } from '../../finding/rich.ts'
import { tries } from '../../tries.ts'
import { by, packOf, workedOffice } from './office.ts'

interface Line {
  readonly id: string
  readonly period: string
  readonly population: number
  readonly counts: { met: number; onTrack: number; atRisk: number; breach: number; unknown: number }
}

const states = { met: 'met', onTrack: 'on-track', atRisk: 'at-risk', breach: 'breach', unknown: 'unknown' } as const

let desks: readonly Awaited<ReturnType<typeof richDesk | typeof workedOffice>>[]
beforeAll(async () => {
  const rich = await richDesk()
  // 4.2.5–4.2.8: what came up on site and at the desk.
  const signal = ['change', 'signal', 'C001', '--certificate', 'Q-1', '--at', '2026-06-10 10:00']
  const asks = ['--audit', 'A-1', '--asks', '范围', '--staff', staff['team-leader']]
  await rich.json([...signal, ...asks, '--direction', 'reduction'])
  await rich.json([...signal, ...asks, '--direction', 'expansion'])
  const { change: amount } = await rich.json(f01('C001', 'F-2', '--set', 'amount=15,000'))
  await rich.json(['staff', 'add', '吴刚', '--role', 'certification'])
  await rich.act('classify', amount.number, staff.business, '2026-06-03', '--class', 'administrative', '--why', '金额')
  await rich.act('confirm', amount.number, '吴刚', '2026-06-04', '--material', '协议')
  await rich.act('approve', amount.number, manager, '2026-06-05')
  await rich.act('enter', amount.number, staff.business, '2026-06-08', '--effective', '2026-06-08')
  const { change } = await rich.json(
    f01('C001', 'F-3', '--set', 'scope=齿轮的加工', '--certificate', 'Q-1', '--direction', 'reduction'),
  )
  await rich.act('classify', change.number, staff.business, '2026-06-16', '--class', 'system', '--why', '影响体系')
  // ISO/IEC 17021-1 9.7, 9.8.
  for (const sort of ['complaint', 'appeal'])
    await rich.json([sort, 'add', 'C001', '--content', '报告迟到', '--received', '2026-06-17'])
  desks = [rich, await workedOffice()]
})

/** Of each duty and period: the rows of its file are what was judged, state by state. */
async function held(place: number, day: string): Promise<ReadonlyMap<string, number>> {
  const own = desks[place]
  if (own === undefined) throw new Error(`there is no desk ${place}`)
  const { clauses } = await own.json(['report', 'compliance', '--as-of', day])
  const pack = await packOf(own, '--as-of', day)
  const seen = new Map<string, number>()
  for (const { id } of duties) {
    const rows = by(pack.csv(pack.judged(id)), 'period')
    const lines = (clauses as Line[]).filter((line) => line.id === id)
    expect([...rows.keys()].filter((period) => !lines.some((line) => line.period === period))).toEqual([])
    for (const { period, population, counts } of lines) {
      const own = rows.get(period) ?? []
      const told = Object.fromEntries(
        Object.entries(states).map(([name, state]) => [name, own.filter((row) => row.state === state).length]),
      )
      expect({ id, period, population: own.length, ...told }).toEqual({ id, period, population, ...counts })
      for (const [name, state] of Object.entries(states))
        seen.set(`${id} ${state}`, (seen.get(`${id} ${state}`) ?? 0) + (told[name] ?? 0))
    }
  }
  return seen
}

it('counts what is on record today, of every duty something', async () => {
  const seen = [await held(0, '2026-06-30'), await held(1, '2026-06-30')]
  const judged = duties.filter(({ id }) =>
    Object.values(states).some((state) => seen.some((each) => (each.get(`${id} ${state}`) ?? 0) > 0)),
  )
  expect(judged.map(({ id }) => id)).toEqual(duties.map(({ id }) => id))
  const met = duties.filter(({ id }) => seen.some((each) => (each.get(`${id} met`) ?? 0) > 0)).length
  expect(met).toBeGreaterThanOrEqual(20)
})

it('counts as of any day', async () => {
  const days = fc.integer({ min: -20, max: 900 }).map((n) => addDaysTo('2025-01-16' as Day, n))
  await fc.assert(
    fc.asyncProperty(fc.nat(1), days, async (place, day) => void (await held(place, day))),
    {
      numRuns: tries(16),
      examples: [
        [0, '2025-01-01' as Day],
        [1, '2027-01-01' as Day],
        [0, '2025-12-31' as Day],
      ],
    },
  )
})
