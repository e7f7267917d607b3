import { expect, it } from 'vitest'
import { both, called } from '../contact/clerk.ts'
import { desk } from '../upkeep/desk.ts'

interface Breach {
  readonly clause: string
  readonly period: string
  readonly customer: string | null
  readonly entry?: { seq: number; day: string; by: string; staff: string; reason: string | null; byOnePerson?: boolean }
}
interface Breaches {
  readonly total: number
  readonly breaches: readonly Breach[]
}
interface Report {
  readonly settled: Breaches
  readonly left: Readonly<Record<'late' | 'corrected' | 'takenOut' | 'ruleChanged', Breaches>>
}

/** A customer of 2025 that was called once in it, so that 2025 is in breach of 4.3.2 from the end of January 2026 on. */
async function calledOnce() {
  const own = desk()
  const on = async (day: string, ...argv: readonly string[]) => {
    const typed = argv[0] === 'init' ? argv : [...argv, '--clock-is-right']
    const outcome = await own.at([...typed, '--format', 'json'], { now: `${day}T02:00:00.000Z` })
    expect(outcome.code, `${argv.join(' ')}: ${outcome.err}`).toBe(0)
    return JSON.parse(outcome.out)
  }
  await on('2025-02-03', 'init', '--go-live', '2025-02-03')
  await on('2025-02-03', 'staff', 'add', '王芳', '--role', 'manager')
  await on('2025-02-03', 'customer', 'add', '甲机械有限公司', '--code', 'C001')
  await on(
    '2025-02-04',
    ...['certificate', 'add', 'C001', '--number', 'E-1', '--standard', 'ISO 14001:2015', '--scope', '机械加工'],
    ...['--issued', '2025-02-03', '--expires', '2028-02-02', '--kind', 'initial'],
  )
  await on('2025-06-20', ...called('C001', '2025-06-20', ...both))
  const report = (): Promise<Report> => on('2026-03-01', 'report', 'monthly', '--month', '2026-02')
  return { ...own, on, report }
}

/** Which way each breach of a clause left, with what is told of the entry. */
function ways({ settled, left }: Report, clause: string) {
  const lists = { settled, ...left }
  return Object.fromEntries(
    Object.entries(lists).flatMap(([way, { breaches }]) => {
      const own = breaches.filter((breach) => breach.clause === clause)
      return own.length === 0 ? [] : [[way, own.map(({ customer, entry }) => ({ customer, entry }))]]
    }),
  )
}

it('late evidence settles nothing', async () => {
  const { on, report } = await calledOnce()
  await on('2026-02-03', ...called('C001', '2025-12-10', ...both))
  expect(ways(await report(), '4.3.2')).toMatchObject({
    late: [{ customer: 'C001', entry: { seq: 6, day: '2026-02-03' } }],
  })
})

it('a merge is a correction, and the other entries of the month are not named', async () => {
  const { on, report } = await calledOnce()
  await on('2025-12-01', 'customer', 'add', '乙机械有限公司', '--code', 'C002')
  await on('2025-12-10', ...called('C002', '2025-12-10', ...both))
  await on('2026-02-02', 'customer', 'edit', 'C001', '--phone', '0755-1234567')
  await on('2026-02-03', 'customer', 'merge', 'C002', 'C001')
  await on('2026-02-04', ...called('C001', '2026-02-04', ...both))
  expect(ways(await report(), '4.3.2')).toMatchObject({
    corrected: [{ customer: 'C001', entry: { day: '2026-02-03', reason: null } }],
  })
})

it('whoever is taken out is told of with the reason', async () => {
  const { on, report } = await calledOnce()
  await on('2026-02-03', 'certificate', 'void', 'E-1', '--reason', '重复登记')
  expect(ways(await report(), '4.3.2')).toMatchObject({
    takenOut: [{ customer: 'C001', entry: { reason: '重复登记' } }],
  })
})

it('a limit that reaches back is a changed rule, typed and approved by one person where nobody else did', async () => {
  const { on, report } = await calledOnce()
  await on(
    '2026-02-03',
    ...[
      'limit',
      'set',
      'contacts-a-year',
      '1',
      '--from',
      '2025-02-03',
      '--reason',
      '管理评审',
      '--deviation',
      '客户少',
    ],
    ...['--by', '王芳'],
  )
  expect(ways(await report(), '4.3.2')).toMatchObject({
    ruleChanged: [{ customer: 'C001', entry: { by: '王芳', byOnePerson: true, reason: '管理评审' } }],
  })
})

it('a fact that is recorded in its time settles, and the same for days before is late', async () => {
  const prompt = await calledOnce()
  await prompt.on('2026-02-10', 'customer', 'assign', 'C001', '--to', '王芳')
  expect(ways(await prompt.report(), '4.3.1')).toMatchObject({ settled: [{ customer: 'C001' }] })
  const late = await calledOnce()
  await late.on('2026-02-10', 'customer', 'assign', 'C001', '--to', '王芳', '--from', '2025-02-03')
  expect(Object.keys(ways(await late.report(), '4.3.1'))).toEqual(['late'])
})
