import path from 'node:path'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { both, called } from '../contact/clerk.ts'
import { tries } from '../tries.ts'
import { desk } from '../upkeep/desk.ts'
import { packIn } from './evidence/office.ts'

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
type OtherWay = 'late' | 'corrected' | 'takenOut' | 'ruleChanged'
type LeftOfDuty = Readonly<Record<OtherWay, number> & Record<'clause' | 'id' | 'period', string>>
interface Report {
  readonly newBreaches: Breaches
  readonly settled: Breaches
  readonly left: Readonly<Record<OtherWay, Breaches>>
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
  const report = async (): Promise<Report> => {
    const month: Report = await on('2026-03-01', 'report', 'monthly', '--month', '2026-02')
    const { left } = await on('2026-03-01', 'report', 'compliance', '--as-of', '2026-02-28')
    expectCounted(left, month)
    expect((await pack('2026-02-28')).filter((row) => row.month === '2026-02')).toEqual(listed(month, '2026-02'))
    return month
  }
  let packs = 0
  /** What the evidence pack of a day lists of breaches that left without being cured. */
  const pack = async (day: string) => {
    const name = `pack-${packs++}`
    await on('2026-06-30', 'report', 'evidence', '--as-of', day, '--output', name)
    return packIn(path.join(own.cwd, name)).csv('judged/left.csv').map(asListed).sort(inOrder)
  }
  return { ...own, on, report, pack }
}

/** One by one: of which month, which breach left which way, by which entry. */
const listed = ({ left }: Report, month: string) =>
  Object.entries(left)
    .flatMap(([way, { breaches }]) =>
      breaches.map(({ clause, period, customer, entry }) => ({
        ...{ month, way, clause, period, customer: customer ?? '' },
        entry: String(entry?.seq),
        ...{ day: entry?.day, by: entry?.by, staff: entry?.staff, reason: entry?.reason ?? '' },
        byOnePerson: String(entry?.byOnePerson ?? ''),
      })),
    )
    .sort(inOrder)

const asListed = (row: Readonly<Record<string, string>>) => ({
  ...{ month: row.month, way: row.way, clause: row.clause, period: row.period, customer: row.customer },
  ...{ entry: row.entry, day: row.day, by: row.by, staff: row.staff, reason: row.reason, byOnePerson: row.byOnePerson },
})

const inOrder = (a: object, b: object) => JSON.stringify(a).localeCompare(JSON.stringify(b))

/** The report on compliance says of each duty how many breaches the month lists of each way but the one that settles. */
function expectCounted(counted: readonly LeftOfDuty[], { left }: Report) {
  for (const [way, { total, breaches }] of Object.entries(left) as [OtherWay, Breaches][]) {
    expect(breaches.length).toBe(total)
    expect(counted.reduce((sum, each) => sum + each[way], 0)).toBe(total)
    for (const clause of new Set(breaches.map(({ clause }) => clause))) {
      const own = counted.filter((each) => each.clause === clause)
      const listed = breaches.filter((breach) => breach.clause === clause)
      expect(own.reduce((sum, each) => sum + each[way], 0)).toBe(listed.length)
    }
  }
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

it('the report on compliance says how many left, from when, and where they are listed', async () => {
  const { at, on } = await calledOnce()
  await on('2026-02-03', 'certificate', 'void', 'E-1', '--reason', '重复登记')
  const { out } = await at(['report', 'compliance', '--clause', '4.3.2', '--lang', 'zh', '--format', 'md'], {
    now: '2026-02-20T02:00:00.000Z',
  })
  expect(out.replace(/\n */g, '')).toContain(
    '（2025）：2026-01-31 的不符合中，未经解决而不再列出：因客户或证书作废 1 项。',
  )
  expect(out).toContain('certdesk report monthly --month 2026-02 --as-of 2026-02-20 --known-at "#6"')
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

it('a step passed over last year stays that breach when the next step is taken: neither new nor settled', async () => {
  const { on, report } = await calledOnce()
  const signed = ['--signed', '2025-10-20', '--signed-ref', 'QD-1']
  await on('2025-10-20', 'contract', 'add', 'C001', '--number', 'HT-1', '--kind', 'management-system', ...signed)
  await on('2026-02-10', 'contract', 'edit', 'HT-1', '--set-up', '2026-02-10', '--set-up-ref', 'LX-1')
  const month = await report()
  expect(ways(month, '4.1.4')).toEqual({})
  expect(month.newBreaches.breaches.filter(({ clause }) => clause === '4.1.4')).toEqual([])
  const { clauses } = await on('2026-03-01', 'report', 'compliance', '--clause', '4.1.4', '--as-of', '2026-02-28')
  expect(clauses).toMatchObject([
    { period: '2026', result: 'not-applicable' },
    { period: '2025', result: 'breach', findings: [{ period: '2025-10-20' }] },
  ])
})

/** Something on record that is a breach by the end of January 2026, and an entry of February that takes the breach away. */
interface Removal {
  readonly clause: string
  readonly way: string
  /** Typed on days before February. */
  readonly before: readonly (readonly [day: string, ...argv: readonly string[]])[]
  /** Typed on some day of February. */
  readonly removal: readonly string[]
}

const why = ['--reason', '登记有误']
const second = (...more: string[]) => ['2025-12-10', ...called('C001', '2025-12-10', ...more)] as const
const learned = ['information', 'add', 'C001', '--source', '来电', '--received', '2026-01-05', '--content', '要求整改']
const lost = ['loss', 'open', 'C001', '--kind', 'abnormality', '--situation', '不再联系', '--found', '2025-12-01']
const wanted = ['contract', 're-sign', 'add', 'C001', '--requested', '2025-12-20']
const vip = ['customer', 'vip', 'set', 'C001', '--from', '2025-03-01', '--file', 'VIP-1', '--reason', '大客户']

/** One of each kind of entry that takes a breach away. */
const removals: Readonly<Record<string, Removal>> = {
  'a loss taken back': {
    ...{ clause: '4.3.7', way: 'corrected', removal: ['loss', 'void', 'LS-2025-0001', ...why] },
    before: [['2025-12-01', ...lost]],
  },
  'information taken back': {
    ...{ clause: '4.1.2', way: 'corrected', removal: ['information', 'void', 'IN-2026-0001', ...why] },
    before: [['2026-01-05', ...learned, '--action-needed', '--owner', '王芳']],
  },
  'a re-sign request taken back': {
    ...{ clause: '4.1.3', way: 'corrected', removal: ['contract', 're-sign', 'void', 'RS-2025-0001', ...why] },
    before: [['2025-12-20', ...wanted]],
  },
  'a contact that is given another day': {
    ...{
      clause: '4.3.2',
      way: 'corrected',
      removal: ['contact', 'edit', 'CT-2025-0002', '--on', '2025-12-11', ...why],
    },
    before: [['2025-12-11', ...called('C001', '2025-06-20', ...both)]],
  },
  'a topic that is filled in': {
    ...{ clause: '4.3.2', way: 'corrected', removal: ['contact', 'edit', 'CT-2025-0002', '--needs', '无', ...why] },
    before: [second('--surveillance', '2026-02')],
  },
  'a role granted for days before': {
    ...{ clause: '4.3.2', way: 'ruleChanged', removal: ['staff', 'role', '李四', 'business', '--from', '2025-12-01'] },
    before: [['2025-12-09', 'staff', 'add', '李四', '--role', 'auditor'], second(...both, '--staff', '李四')],
  },
  'a VIP standing ended in retrospect': {
    ...{ clause: '4.3.3', way: 'late' },
    removal: ['customer', 'vip', 'end', 'C001', '--on', '2025-06-01', ...why],
    before: [['2025-03-01', ...vip]],
  },
  'a VIP standing taken back': {
    ...{ clause: '4.3.3', way: 'corrected' },
    removal: ['customer', 'vip', 'void', 'C001', '--from', '2025-03-01', ...why],
    before: [['2025-03-01', ...vip]],
  },
  'an undo of what made the breach': {
    ...{ clause: '4.1.3', way: 'corrected', removal: ['undo', '#6'] },
    before: [['2025-12-20', ...wanted]],
  },
  'a customer that is taken out': {
    ...{ clause: '4.3.2', way: 'takenOut', removal: ['certificate', 'void', 'E-1', ...why] },
    before: [],
  },
}

it.each(Object.entries(removals))(
  '%s is told as what it is, by its entry',
  async (_, { clause, way, before, removal }) => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 2, max: 27 }), fc.boolean(), async (dayOfMonth, isCalled) => {
        const { on, report } = await calledOnce()
        for (const [day, ...argv] of before) await on(day, ...argv, '--by', '王芳')
        // What else was recorded in the month is none of it.
        if (isCalled) await on('2026-02-01', ...called('C001', '2026-02-01', ...both))
        const day = `2026-02-${String(dayOfMonth).padStart(2, '0')}`
        const stood = await on(day, 'audit', 'list')
        await on(day, ...removal, '--by', '王芳')
        const { entries } = await on(day, 'audit', 'list')
        expect(entries.length).toBe(stood.entries.length + 1)
        const left = ways(await report(), clause)
        expect(left).toMatchObject({ [way]: [{ customer: 'C001', entry: { day, by: '王芳' } }] })
        expect(Object.keys(left)).toEqual([way])
      }),
      { numRuns: tries(2) },
    )
  },
)

it('the evidence pack lists each under the month in which it left, as the report on that month did at its end', async () => {
  const { on, pack } = await calledOnce()
  await on('2025-02-04', 'customer', 'add', '乙机械有限公司', '--code', 'C002')
  await on(
    '2025-02-04',
    ...['certificate', 'add', 'C002', '--number', 'E-2', '--standard', 'ISO 14001:2015', '--scope', '机械加工'],
    ...['--issued', '2025-02-03', '--expires', '2028-02-02', '--kind', 'initial'],
  )
  await on('2026-02-03', ...called('C001', '2025-12-10', ...both))
  await on('2026-02-04', 'certificate', 'void', 'E-2', ...why)
  // The contact that came late is taken back, and another one entered: what left in February is in breach again, and leaves again.
  await on('2026-03-05', 'contact', 'void', 'CT-2025-0002', ...why)
  await on('2026-04-06', ...called('C001', '2025-12-11', ...both))
  const months = ['2026-02', '2026-03', '2026-04'].map(async (month) => {
    const day = `${month}-${month === '2026-03' ? '31' : month === '2026-04' ? '30' : '28'}`
    const report = ['report', 'monthly', '--month', month, '--as-of', day, '--known-at', day]
    return listed(await on('2026-06-30', ...report), month)
  })
  const each = (await Promise.all(months)).flat().sort(inOrder)
  const rows = await pack('2026-06-30')
  expect(rows).toEqual(each)
  const contacts = rows.filter(({ clause, customer }) => clause === '4.3.2' && customer === 'C001')
  expect(contacts.map(({ month, way, day }) => [month, way, day])).toEqual([
    ['2026-02', 'late', '2026-02-03'],
    ['2026-04', 'late', '2026-04-06'],
  ])
})
