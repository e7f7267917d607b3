// @module-tag long

import path from 'node:path'
import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import type { Day } from '../../src/clause/day.ts'
import { listFindings } from '../../src/finding/finding.ts'
import { judgingOn } from '../../src/office/judging.ts'
import { dues, duties, monthlyFigures } from '../../src/procedure.ts'
import { facts } from '../../src/records.ts'
import { openRegister } from '../../src/register/file/open.ts'
import type { Db } from '../../src/register/register.ts'
import { judge } from '../../src/report/judge.ts'
import { Kept, unpacked } from '../../src/report/kept.ts'
import { monthlyReport } from '../../src/report/monthly.ts'
import { packedFindings } from '../../src/report/packed-findings.ts'
import { type Items, upTo } from '../../src/terminal/items.ts'
import { emptyFolder } from '../scratch.ts'
import { tries } from '../tries.ts'
import { randomWorld, worldsDay } from './random-world.ts'

const allOf = async <Item>(items: Items<Item>) => (await upTo(Number.POSITIVE_INFINITY, items)) ?? []

const customers = 30
const file = path.join(emptyFolder(), 'world.db')

beforeAll(() => randomWorld(file, customers, 11))

async function asked<T>(work: (db: Db) => Promise<T>): Promise<T> {
  const register = openRegister({ file, writes: false, clock: () => Date.parse(`${worldsDay}T04:00:00Z`), wait: 0 })
  try {
    return await register.read(work)
  } finally {
    register.close()
  }
}

/** Every line of the report with its findings and what met each duty, judged so many customers at once. */
const report = (day: Day, atOnce: number, proving: boolean, facts = true) =>
  asked(async (db) => {
    const asOf = { ...(await judgingOn(db, day, 'Asia/Shanghai')), ...(proving ? { proving } : {}) }
    const { lines } = await judge(duties, db, asOf, await listFindings(db, day), { atOnce, facts })
    return Promise.all(
      lines.map(async ({ findings, passed = [], ...line }) => ({
        ...line,
        findings: await allOf(findings),
        passed: await allOf(passed),
      })),
    )
  })

const month = (atOnce: number) =>
  asked(async (db) => {
    const asOf = await judgingOn(db, '2026-06-30' as Day, 'Asia/Shanghai')
    const june = { month: '2026-06', first: '2026-06-01', last: '2026-06-30' } as Parameters<typeof monthlyReport>[1]
    const of = { duties, dues, figures: monthlyFigures, names: (await facts()).factWords, atOnce }
    // As it is printed: columns have functions beside their values.
    return JSON.parse(JSON.stringify(await monthlyReport(db, june, asOf, worldsDay, of)))
  })

const days = ['2025-01-10', '2025-06-30', '2025-12-31', '2026-01-02', '2026-08-31'] as Day[]

test('however many customers are judged at once, the report is the same', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: customers }),
      fc.constantFrom(...days),
      fc.boolean(),
      async (n, day, proving) => {
        expect(await report(day, n, proving)).toEqual(await report(day, customers, proving))
      },
    ),
    { numRuns: tries(15) },
  )
})

test('the world has findings of many duties, in time, at risk and in breach', async () => {
  const lines = await report(worldsDay, 7, true)
  const found = new Set(lines.filter(({ findings }) => findings.length > 0).map(({ id }) => id))
  expect(found.size).toBeGreaterThan(12)
  expect(new Set(lines.flatMap(({ findings }) => findings.map(({ state }) => state))).size).toBe(3)
})

test('however many customers are judged at once, the month is the same', async () => {
  const whole = await month(customers)
  expect(whole.newBreaches.total + whole.settled.total).toBeGreaterThan(0)
  for (const atOnce of [1, 4, 11]) expect(await month(atOnce)).toEqual(whole)
})

test('what is kept is read in its order, whether it went to a file or not', async () => {
  const added = fc.record({
    list: fc.integer({ min: 0, max: 2 }),
    section: fc.integer({ min: 0, max: 3 }),
    place: fc.constantFrom('', '2026-01-02', '2026-11-30', '~'),
    items: fc.array(fc.integer(), { minLength: 1, maxLength: 3 }),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(added, { maxLength: 30 }), fc.nat(40), async (all, most) => {
      const [held, filed] = [new Kept(unpacked<number>()), new Kept(unpacked<number>(), most)]
      for (const { list, section, place, items } of all) {
        held.add(list, section, place, items)
        filed.add(list, section, place, items)
        await filed.settle()
      }
      for (const list of [0, 1, 2]) expect(await allOf(filed.of(list, 0))).toEqual(await allOf(held.of(list, 0)))
    }),
    { numRuns: tries(50) },
  )
})

test('a finding is what it was when it is unpacked, without its facts where nobody reads them', async () => {
  const found = async (facts: boolean) =>
    (await report(worldsDay, customers, false, facts)).flatMap(({ findings }) => findings)
  const whole = await found(true)
  expect(packedFindings.unpack(JSON.parse(JSON.stringify(packedFindings.pack(whole))))).toEqual(whole)
  expect(await found(false)).toEqual(whole.map((finding) => ({ ...finding, facts: {} })))
})
