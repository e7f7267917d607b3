// @module-tag long

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { both, called, certified, clerk } from '../contact/clerk.ts'
import { tried } from '../tries.ts'
import { busyMonth, formula, script } from './month.ts'

interface Line {
  readonly clause: string
  readonly id: string
  readonly period: string
  readonly before: string | null
  readonly result: string
  readonly population: number
  readonly counts: Readonly<Record<string, number>>
  readonly findings: number
}

interface Breach {
  readonly clause: string
  readonly period: string
  readonly customer: string | null
  readonly text: { readonly en: string; readonly zh: string }
}

interface Breaches {
  readonly total: number
  readonly breaches: readonly Breach[]
}

type Row = Readonly<Record<string, string | number | null>>

interface Report {
  readonly month: string
  readonly asOf: string
  readonly clauses: readonly Line[]
  readonly newBreaches: Breaches
  readonly settled: Breaches
  readonly dayAfter: Breaches | null
  readonly maintainers: readonly Row[]
  readonly sections: Readonly<Record<string, Readonly<Record<string, readonly Row[]>>>>
  readonly deviations: readonly unknown[]
}

const monthly = (month: string, ...more: string[]) => ['report', 'monthly', '--month', month, ...more]
const breached = ({ breaches }: Breaches) =>
  breaches.map(({ clause, period, customer }) => [clause, period, customer].filter((each) => each !== null).join(' '))
const lineOf = ({ clauses }: Report, id: string, period: string) =>
  clauses.find((line) => line.id === id && line.period === period)

/** One office for everything that only asks. */
let made: ReturnType<typeof busyMonth> | undefined
async function office() {
  made ??= busyMonth()
  const own = await made
  const report = async (month: string, ...more: string[]): Promise<Report> => own.json(monthly(month, ...more))
  return { ...own, report }
}

/** Two customers of 2025 with one contact each, nothing else done. */
async function twoCustomers() {
  const own = await clerk()
  for (const code of ['C001', 'C002']) {
    await own.json(certified(code, '2025-03-01', '2028-02-29'))
    await own.json(called(code, '2025-04-01', ...both))
  }
  await own.json(['customer', 'assign', 'C001', '--to', 'clerk', '--from', '2025-03-01'])
  const report = async (month: string, ...more: string[]): Promise<Report> => own.json(monthly(month, ...more))
  return { ...own, report }
}

describe('the month', () => {
  it('is the last one that is over, unless one is named', async () => {
    const { json } = await office()
    expect(await json(['report', 'monthly'])).toMatchObject({ month: '2026-05', asOf: '2026-05-31' })
    expect(await json(['report', 'monthly', '--as-of', '2026-01-01'])).toMatchObject({ month: '2025-12' })
    expect(await json(['report', 'monthly', '--month', '2026年4月'])).toMatchObject({ month: '2026-04' })
  })

  it('that runs is told as of today, says so, and does not know the day after', async () => {
    const { report, said } = await office()
    const early = ['--as-of', '2026-05-15']
    const running = await report('2026-05', ...early)
    expect(running).toMatchObject({ asOf: '2026-05-15', dayAfter: null })
    expect(running.sections.certificates?.certificatesIssuedOrEnded?.map(({ certificate }) => certificate)).toEqual([
      'Q-3',
      'Q-5',
      'Q-5A',
    ])
    const { out } = await said(monthly('2026-05', ...early))
    expect(out).toContain('2026-05 is not over: this is how it stood on 2026-05-15.')
    expect(out).toContain('What turns into a breach on 2026-05-16 can be told once that day has come.')
    expect((await said(monthly('2026-05', ...early), 'zh')).out).toContain('2026-05 尚未结束')
    // The last day of a month is all of it; its day after has not come.
    const whole = await said(monthly('2026-06'))
    expect(whole.out).not.toContain('is not over')
    expect(whole.out).toContain('2026-07-01 can be told once')
    expect((await report('2026-06')).dayAfter).toBeNull()
    expect((await report('2026-06', '--as-of', '2026-07-01')).dayAfter).not.toBeNull()
  })

  it('that lies ahead, or is none, is refused with what to type', async () => {
    const { problem } = await office()
    expect(await problem(monthly('2026-07'), 2)).toMatchObject({
      code: 'usage',
      message: '2026-07 has not begun.',
      hint: 'Give a month that has, for example --month 2026-05.',
    })
    await problem(monthly('2026-13'), 2)
  })

  it('before the procedure was in force has nobody to judge', async () => {
    const { report } = await office()
    const { clauses, newBreaches, dayAfter } = await report('2024-12')
    expect(new Set(clauses.map(({ result }) => result))).toEqual(new Set(['not-applicable']))
    expect([newBreaches.total, dayAfter?.total]).toEqual([0, 0])
  })
})

describe('the matrix', () => {
  it('has every duty as the report on compliance judges it on the last day, and as it did a month before', async () => {
    const { report, json } = await office()
    const judged = async (day: string): Promise<Line[]> =>
      (await json(['report', 'compliance', '--as-of', day])).clauses
    const [now, before] = [await judged('2026-05-31'), await judged('2026-04-30')]
    const { clauses } = await report('2026-05')
    expect(new Set(clauses.map(({ id }) => id))).toEqual(new Set(now.map(({ id }) => id)))
    const day = (period: string) => (period.length === 10 ? 'state' : period)
    for (const line of clauses) {
      const found = now.find(({ id, period }) => id === line.id && period === line.period)
      expect(line).toMatchObject({ result: found?.result, population: found?.population, counts: found?.counts })
      const then = before.find(({ id, period }) => id === line.id && day(period) === day(line.period))
      expect([line.id, line.period, line.before]).toEqual([line.id, line.period, then?.result ?? null])
    }
    // What is left out is an earlier period in which there was nobody to judge.
    const told = new Set(clauses.map(({ id, period }) => `${id} ${period}`))
    for (const { id, period, result, population } of now)
      if (!told.has(`${id} ${period}`)) expect([result, population]).toEqual(['not-applicable', 0])
  })

  it('counts as much judged and unknown as the report on compliance, in the head and for whoever adds up its lines', async () => {
    const { json, at } = await clerk()
    const own = { env: { CERTDESK_TODAY: '2026-11-29' } }
    const asked = async (...argv: string[]) => JSON.parse((await at([...argv, '--format', 'json'], own)).out)
    await json(['contract', 'floor', 'add', '初审', '1000', '--from', '2025-01-16', '--reference', 'F01-2025'])
    for (const code of ['C001', 'C002']) {
      await json(certified(code, '2025-02-03', '2028-02-02'))
      await json([
        ...['contract', 'add', code, '--number', `HT-${code}`, '--kind', 'management-system', '--service', '初审'],
        ...['--amount', '2000', '--accepted', '2025-06-20', '--accepted-ref', 'SL', '--reviewed', '2025-06-25'],
        ...['--reviewed-ref', 'PS', '--signed', '2025-07-01', '--signed-ref', 'HT', '--set-up', '2025-07-05'],
        ...['--set-up-ref', 'LX'],
      ])
    }
    const month = await asked(...monthly('2026-03'))
    const day = await asked('report', 'compliance', '--as-of', '2026-03-31')
    expect(month.unknown).toEqual(day.unknown)
    const sum = (lines: readonly Line[], of: (line: Line) => number) =>
      lines.reduce((total, line) => total + of(line), 0)
    const { judged, unknown } = month.unknown
    expect([
      sum(month.clauses, (line) => line.population),
      sum(month.clauses, ({ counts }) => counts.unknown ?? 0),
    ]).toEqual([judged, unknown])
    // Met last year and over: among the lines for programs, and neither in the table nor in the sum of what stands how.
    expect(lineOf(month, 'price-floor', '2025')).toMatchObject({ before: 'met', result: 'met', population: 2 })
    expect(lineOf(month, 'contract-steps', '2025')).toMatchObject({ population: 2 })
    const csv = (await at([...monthly('2026-03'), '--format', 'csv'], own)).out
    expect(csv).toContain('4.1.5,Lowest contract price,2025,met,met,2,2,')
    const { out } = await at([...monthly('2026-03'), '--format', 'table'], own)
    expect(out).not.toMatch(/4\.1\.5 .* 2025 /)
    expect(out).toMatch(new RegExp(`^Unknown: .* of ${judged} judged`, 'm'))
    const over = (month.clauses as Line[]).filter(({ result, period }) => result === 'met' && period.startsWith('2025'))
    expect(out).toContain(`Not listed: ${sum(over, (line) => line.population)} of those judged, in earlier periods`)
    expect(month.summary.met).toBe(
      month.clauses.filter(({ result, period }: Line) => result === 'met' && period.startsWith('2026')).length,
    )
  })

  it('says months that follow each other and stand alike in one line to readers, not to programs', async () => {
    const { report, said } = await office()
    const months = (await report('2026-05')).clauses.filter(({ id }) => id === 'monthly-intelligence')
    const { out } = await said(monthly('2026-05'))
    expect(months.map(({ period }) => period).slice(0, 3)).toEqual(['2026-05', '2026-04', '2026-03'])
    expect(months).toHaveLength(16)
    expect(out).toMatch(/2025-02 – 2026-03\s+breach\s+breach\s+14 +0 +0 +0 +14\n/)
    // Collected in January: the months on both sides are no longer one stretch.
    const { json, said: saidThen } = await clerk()
    await json(certified('C001', '2025-01-20', '2028-01-19'))
    await json(['intel', 'add', '--month', '2026-01', '--source', '公示系统', '--nothing', '--on', '2026-01-13'])
    await json(['staff', 'add', '林总', '--role', 'leader'])
    await json(['intel', 'report', '--month', '2026-01', '--leader', '林总', '--on', '2026-01-14'])
    const apart = (await saidThen(monthly('2026-05'))).out
    expect(apart).toContain('2026-02 – 2026-03')
    expect(apart).toContain('2025-02 – 2025-12')
  })
})

it('on 80 columns in Chinese cuts no period and no clause: what stands well goes first', async () => {
  const { at } = await office()
  const printed = async (width: number) =>
    (await at([...monthly('2026-05'), '--lang', 'zh', '--format', 'table'], { env: { COLUMNS: String(width) } })).out
  const [narrow, wide] = [await printed(80), await printed(110)]
  expect(narrow).toMatch(/^条款 +职责 +期间 +上月 +本月 +对象 +有风险 +不符合/m)
  expect(narrow).toMatch(/^4\.3\.4 +\S+ +2025-02 – 2026-03 +不符合 +不符合 +14 +0 +14$/m)
  expect(narrow).toMatch(/^4\.3\.1 +\S+ +2026-05-31 +不符合 /m)
  expect(narrow).toMatch(/^ISO\/IEC {2}/m)
  for (const line of narrow.split('\n').filter((each) => /^\d\.\d\.\d|^ISO/.test(each)))
    expect(line).not.toMatch(/ISO\/IE$| 20\d\d-\d?( |$)/)
  expect(wide).toMatch(/^条款 +职责 +期间 +上月 +本月 +对象 +符合 +进行中 +有风险 +不符合/m)
})

describe('what changed', () => {
  it('is what turned into a breach, and what is none any more', async () => {
    const { report, said } = await office()
    const { newBreaches, settled } = await report('2026-05')
    expect(breached(newBreaches)).toEqual(
      expect.arrayContaining(['2 2026-05-31 C003', '4.3.2 2026 C002', '4.3.2 2026 C004', '4.3.4 2026-04']),
    )
    expect(newBreaches.total).toBe(newBreaches.breaches.length)
    expect(breached(settled)).toEqual([
      '2 2026-04-30 C002',
      '2 2026-04-30 C004',
      '4.3.1 2026-04-30 C002',
      '4.3.1 2026-04-30 C004',
    ])
    const { out } = await said(monthly('2026-05'))
    expect(out).toContain(`${newBreaches.total} new breaches, 4 settled; 0 more the day after.`)
    expect(out).toContain('4.3.2 At least two contacts a year: on track → breach')
    expect((await said(monthly('2026-05'), 'zh')).out).toContain('4.3.2 每年至少两次沟通联系：进行中 → 不符合')
  })

  it('over a year: what was owed turns into a breach the day after, and is new in January', async () => {
    const { report } = await twoCustomers()
    const december = await report('2025-12')
    expect(lineOf(december, 'contact-twice-a-year', '2025')).toMatchObject({ before: 'at-risk', result: 'at-risk' })
    expect(breached(december.newBreaches)).toEqual(['4.3.4 2025-11'])
    expect(breached(december.dayAfter ?? { total: 0, breaches: [] })).toEqual(
      expect.arrayContaining(['4.3.2 2025 C001', '4.3.2 2025 C002', '4.3.4 2025-12', '4.3.5 2025']),
    )
    const january = await report('2026-01')
    expect(lineOf(january, 'contact-twice-a-year', '2025')).toMatchObject({ before: 'at-risk', result: 'breach' })
    expect(lineOf(january, 'contact-twice-a-year', '2026')).toMatchObject({ before: null, result: 'on-track' })
    expect(breached(january.newBreaches)).toEqual(
      expect.arrayContaining(breached(december.dayAfter ?? { total: 0, breaches: [] })),
    )
    // The months of 4.3.4 one after the other: at risk on the 31st, a breach on the 1st.
    expect(lineOf(january, 'monthly-intelligence', '2026-01')).toMatchObject({ result: 'at-risk' })
    expect(breached(january.dayAfter ?? { total: 0, breaches: [] })).toEqual(['4.3.4 2026-01'])
  })

  it('does not call settled what is merely no longer judged', async () => {
    const { report } = await twoCustomers()
    expect(breached((await report('2026-12', '--as-of', '2027-02-01')).newBreaches)).toContain('4.3.2 2026 C001')
    const january = await report('2027-01', '--as-of', '2027-02-01')
    expect(breached(january.settled)).toEqual([])
  })

  it('shows the first of very many, and where all of them are', async () => {
    const many = Array.from({ length: 230 }, (_, i) => `K${i},第${i}公司,Q-${i},ISO 9001,加工,2025-03-01,2028-02-29`)
    const { json, said } = await clerk(
      `客户编号,客户名称,证书编号,认证标准,认证范围,发证日期,有效期至\n${many.join('\n')}\n`,
    )
    // Two contacts that are lacking cannot be made on the last day of the year any more.
    const { newBreaches } = (await json(monthly('2025-12'))) as Report
    expect([newBreaches.breaches.length, newBreaches.total >= 230]).toEqual([200, true])
    const { out } = await said(monthly('2025-12'))
    expect(out).toContain(`The first 200 of ${newBreaches.total}; all by:`)
    expect(out.replace(/\s+/g, ' ')).toContain('certdesk report compliance --as-of 2025-12-31 --format csv')
  })

  it('sends to the day before the month for all that was settled in it', async () => {
    const many = Array.from({ length: 230 }, (_, i) => `K${i},第${i}公司,Q-${i},ISO 9001,加工,2025-12-01,2028-11-30`)
    const { json, said } = await clerk(
      `客户编号,客户名称,证书编号,认证标准,认证范围,发证日期,有效期至\n${many.join('\n')}\n`,
    )
    await json(['staff', 'add', '王芳', '--role', 'business'])
    await json(['customer', 'assign', '--all-unassigned', '--to', '王芳', '--from', '2026-04-10'])
    const { settled } = (await json(monthly('2026-04'))) as Report
    expect([settled.breaches.length, settled.total]).toEqual([200, 460])
    const told = (await said(monthly('2026-04'))).out.replace(/\s+/g, ' ')
    expect(told).toContain('The first 200 of 460; all by: certdesk report compliance --as-of 2026-03-31 --format csv')
  })
})

it('counts findings by the maintainer of the day, as the report on compliance has them', async () => {
  const { report, json } = await office()
  const { clauses } = await json(['report', 'compliance', '--as-of', '2026-05-31'])
  const findings = (clauses as { findings: { customer: string | null; state: string }[] }[]).flatMap(
    (line) => line.findings,
  )
  const of = (customers: readonly (string | null)[]) => {
    const own = findings.filter(({ customer }) => customers.includes(customer))
    const count = (state: string) => own.filter((each) => each.state === state).length
    return { breach: count('breach'), atRisk: count('at-risk'), onTrack: count('on-track'), unknown: count('unknown') }
  }
  expect((await report('2026-05')).maintainers).toEqual([
    { maintainer: null, ...of([null, 'C002', 'C003', 'C004']) },
    { maintainer: '王芳', ...of(['C001', 'C006']) },
    { maintainer: '赵敏', ...of(['C005']) },
  ])
})

describe('the sections, held against what was recorded', () => {
  it('contacts by month and channel', async () => {
    const { report, said } = await office()
    const rows = (await report('2026-05')).sections.contacts?.contactsByMonth ?? []
    expect(rows).toHaveLength(12)
    const none = { phone: 0, visit: 0, wechat: 0, reached: 0, bothTopics: 0, noAnswer: 0 }
    const told: Readonly<Record<string, object>> = {
      '2025-06': { phone: 1, reached: 1, bothTopics: 1 },
      '2026-04': { wechat: 1, reached: 1, bothTopics: 1 },
      '2026-05': { phone: 2, visit: 1, reached: 3, bothTopics: 2, noAnswer: 1 },
    }
    for (const row of rows) expect(row).toEqual({ month: row.month, ...none, ...told[String(row.month)] })
    expect((await said(monthly('2026-05'))).out).toContain('3 contacts with 2 customers in the month; 2 covered both')
  })

  it('contacts, however they fall', async () => {
    const { json } = await clerk()
    const days = Array.from({ length: 13 * 28 }, (_, i) => {
      const month = 2025 * 12 + 5 + Math.floor(i / 28)
      return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}-${String((i % 28) + 1).padStart(2, '0')}`
    })
    const contact = fc.record({
      customer: fc.constantFrom('C001', 'C002'),
      on: fc.constantFrom(...days),
      channel: fc.constantFrom('phone', 'visit', 'email', 'meeting'),
      reached: fc.boolean(),
      topics: fc.constantFrom('both', 'needs', 'none'),
    })
    const contacts =
      fc.sample(
        fc.uniqueArray(contact, { selector: ({ customer, on }) => customer + on, minLength: 60, maxLength: 60 }),
        { numRuns: 1, seed: 7 },
      )[0] ?? []
    for (const { customer, on, channel, reached, topics } of contacts)
      await json([
        ...['contact', 'add', customer, '--on', on, '--channel', channel],
        ...(reached ? [] : ['--outcome', 'no-answer']),
        ...(topics === 'none' ? [] : ['--needs', '无']),
        ...(topics === 'both' ? ['--surveillance', '2026-09-15'] : []),
      ])
    for (const month of ['2026-06', '2026-01', '2025-06']) {
      const { sections } = (await json(monthly(month))) as Report
      for (const row of sections.contacts?.contactsByMonth ?? []) {
        const own = contacts.filter(({ on }) => on.startsWith(String(row.month)))
        const count = (is: (each: (typeof own)[number]) => boolean) => own.filter(is).length
        expect(row).toMatchObject({
          reached: count(({ reached }) => reached),
          noAnswer: count(({ reached }) => !reached),
          bothTopics: count(({ reached, topics }) => reached && topics === 'both'),
        })
        for (const channel of ['phone', 'visit', 'email', 'meeting'])
          expect(row[channel] ?? 0).toBe(count((each) => each.reached && each.channel === channel))
      }
    }
  })

  it('customers and certificates, gained and lost', async () => {
    const { certificates } = (await (await office()).report('2026-05')).sections
    expect(certificates?.customersGained).toEqual([{ customer: 'C003', name: script }])
    expect(certificates?.customersLost).toEqual([
      { customer: 'C002', name: '乙食品有限公司' },
      { customer: 'C004', name: formula },
    ])
    const moved = certificates?.certificatesIssuedOrEnded?.map(({ on, what, certificate }) => [on, what, certificate])
    expect(moved).toEqual([
      ['2026-05-06', 'issued', 'Q-3'],
      ['2026-05-12', 'superseded', 'Q-5'],
      ['2026-05-12', 'issued', 'Q-5A'],
      ['2026-05-20', 'expired', 'Q-2'],
      ['2026-05-25', 'cancelled', 'Q-4'],
    ])
    expect(certificates?.certificatesMoved?.map(({ what, total }) => [what, total])).toEqual([
      ...[
        ['before', 5],
        ['issued', 2],
        ['withdrawn', 0],
        ['cancelled', 1],
      ],
      ...[
        ['superseded', 1],
        ['expired', 1],
        ['after', 4],
      ],
    ])
  })

  it('certificates add up in every month', async () => {
    const { report, said } = await office()
    const printed = tried([...Array(18).keys()])
    // Q-2 was in force already.
    let last = 1
    let certifiedThen = 1
    for (let n = 0; n < 18; n++) {
      const month = `${2025 + Math.floor(n / 12)}-${String((n % 12) + 1).padStart(2, '0')}`
      const { certificates } = (await report(month)).sections
      const total = Object.fromEntries(certificates?.certificatesMoved?.map(({ what, total }) => [what, total]) ?? [])
      const { before, issued, after, ...ended } = total as Record<string, number>
      expect([month, before]).toEqual([month, last])
      last = (before ?? 0) + (issued ?? 0) - Object.values(ended).reduce((sum, each) => sum + each, 0)
      expect([month, after]).toEqual([month, last])
      const [gained, lost] = [certificates?.customersGained?.length ?? 0, certificates?.customersLost?.length ?? 0]
      certifiedThen += gained - lost
      if (!printed.includes(n)) continue
      expect((await said(monthly(month))).out).toMatch(
        new RegExp(`\\n${certifiedThen} organizations? certified on ${month}-\\d\\d: ${gained} gained, ${lost} lost`),
      )
    }
    expect([last, certifiedThen]).toEqual([4, 4])
  })

  it('change applications and how long they took', async () => {
    const { report, said } = await office()
    const rows = (await report('2026-05')).sections.changes?.applications ?? []
    expect(
      rows.map(({ application, state, begun, lastAct, days }) => [application, state, begun, lastAct, days]),
    ).toEqual([
      ['CH-2026-0001', 'closed', '2026-04-29', '2026-05-11', 12],
      ['CH-2026-0002', 'closed', '2026-05-11', '2026-05-15', 4],
      ['CH-2026-0003', 'entered', '2026-05-18', '2026-05-21', 13],
    ])
    expect((await said(monthly('2026-05'))).out).toContain(
      '2 begun, 2 closed in the month; 1 open after it. Those closed took 8 days in the middle, 12 at most.',
    )
    const april = (await report('2026-04')).sections.changes?.applications
    expect(april).toMatchObject([{ application: 'CH-2026-0001', state: 'classified', days: 1 }])
  })

  it('suspensions, losses, the survey, feedback, events, intelligence, the magazine, records of breaches', async () => {
    const { sections } = await (await office()).report('2026-05')
    expect(sections.suspensions?.suspensions).toMatchObject([
      {
        certificate: 'Q-1',
        from: '2026-03-02',
        until: '2026-09-02',
        daysLeft: null,
        endedBy: 'restoration',
        ended: '2026-05-15',
      },
      { certificate: 'Q-6', from: '2026-05-08', until: '2026-11-08', daysLeft: 161, endedBy: null, ended: null },
    ])
    expect(sections.losses?.losses).toMatchObject([
      {
        loss: 'LS-2026-0001',
        kind: 'loss',
        customer: 'C002',
        found: '2026-05-21',
        cause: '价格',
        reported: null,
        closed: null,
      },
    ])
    expect(sections.survey?.survey).toEqual([
      {
        ...{ survey: 'SV-2026-1', drawn: 1, issued: 1, returned: 0, valid: 0, outstanding: 1, needed: 1 },
        ...{ returnRate: 0, total: null, closed: null },
      },
    ])
    expect(sections.survey?.returnsByMonth).toHaveLength(12)
    expect(sections.suggestions?.feedback?.map(({ feedback, channel }) => [feedback, channel])).toEqual([
      ['FB-2026-0002', 'symposium'],
      ['FB-2026-0001', 'visit'],
    ])
    expect(sections.suggestions?.suggestions).toMatchObject([
      { suggestion: 'SG-2026-0001', due: '2026-05-29', closed: null },
    ])
    expect(sections.events?.events).toMatchObject([
      { event: 'EV-2026-01', held: '2026-03-12', kind: 'training', organizations: 0 },
      { event: 'EV-2026-02', held: '2026-05-19', kind: 'symposium', organizations: 2, headcount: 5 },
    ])
    expect(sections.intelligence?.intelligence).toMatchObject([
      { intelligence: 'OI-2026-0001', finding: 'nothing', leader: null, reported: null },
      { intelligence: 'OI-2026-0002', finding: '环保处罚', customer: 'C006', leader: '林总', reported: '2026-05-18' },
    ])
    expect(sections.magazine?.magazine).toMatchObject([
      { magazine: 'MG-2026-01', published: '2026-05-15', certified: 6, missing: 5, complete: null },
    ])
    expect(sections.recorded?.recorded).toMatchObject([
      { finding: 'FD-2026-0001', clause: '4.3.2', period: '2025', customer: 'C001', opened: '2026-05-27', cause: null },
    ])
  })

  it('know nothing of what came after the month', async () => {
    const { sections } = await (await office()).report('2026-03')
    const empty = (key: string) => Object.values(sections[key] ?? {}).flat()
    for (const key of ['changes', 'losses', 'suggestions', 'intelligence', 'magazine', 'recorded'])
      expect([key, empty(key)]).toEqual([key, []])
    expect(empty('suspensions')).toMatchObject([
      { reason: 'fees-unpaid', begun: 1, running: 1 },
      { certificate: 'Q-1', endedBy: null },
    ])
    expect(empty('survey')).toEqual([])
    expect(empty('events')).toMatchObject([{ event: 'EV-2026-01' }])
  })
})

describe('what it rests on', () => {
  it('deviations and the revision in force are printed', async () => {
    const { json, said } = await twoCustomers()
    await json([
      ...[
        'limit',
        'set',
        'timely-days',
        '7',
        '--from',
        '2026-03-01',
        '--reason',
        '管理评审',
        '--deviation',
        '两处办公',
      ],
    ])
    await json([
      ...['revision', 'add', 'A/01', '--from', '2026-06-01', '--approved-by', '陈明', '--approved-on', '2026-05-25'],
      ...['--title-en', 'Customer Care', '--title-zh', '客户关怀'],
    ])
    expect((await json(monthly('2026-05'))) as Report).toMatchObject({ revision: 'A/00', deviations: [{}] })
    const { out } = await said(monthly('2026-05'))
    expect(out).toContain('两处办公')
    expect(out).toContain('NCT-GI-007 A/00 Customer Service Management')
    const later = (await said(monthly('2026-06'))).out
    expect(later).toContain('NCT-GI-007 A/01 Customer Care: report on 2026-06')
    expect((await json(monthly('2026-02'))).deviations).toEqual([])
  })

  it('names the limits, what the document leaves open, and the journal', async () => {
    const { said, json } = await office()
    const { out } = await said(monthly('2026-05'))
    const { head } = await json(['audit', 'list', '--limit', '1'])
    expect(out).toContain('Contacts a year with each certified')
    expect(out).toContain('The document leaves open (4.3.6)')
    expect(out).toContain(`Journal head ${head}`)
  })
})

describe('for programs', () => {
  it('has the keys that they rely on', async () => {
    const { json } = await office()
    const report = await json(monthly('2026-05'))
    expect(Object.keys(report)).toEqual([
      ...['schema', 'procedure', 'revision', 'title', 'month', 'asOf', 'knownAt', 'head', 'version'],
      ...['sentence', 'compared', 'first', 'monthBefore'],
      ...['clauses', 'newBreaches', 'settled', 'left', 'dayAfter', 'maintainers', 'sections', 'summary', 'unknown'],
      ...['deviations', 'unofficialDays'],
    ])
    expect(Object.keys(report.sections)).toEqual([
      ...['contacts', 'certificates', 'changes', 'suspensions', 'losses', 'survey', 'suggestions', 'complaints'],
      ...['events', 'intelligence', 'magazine', 'recorded', 'erased', 'recordedLate'],
    ])
    expect(report.clauses[0]).toMatchObject({ clause: '2', before: 'breach', findings: 1 })
    expect(report.summary).toMatchObject({ breach: expect.any(Number), atRisk: expect.any(Number) })
  })

  it('is the matrix as CSV and as a line of JSON for each duty', async () => {
    const { at, json } = await office()
    const { clauses } = (await json(monthly('2026-05'))) as Report
    const csv = (await at([...monthly('2026-05'), '--format', 'csv'])).out.trim().split('\n')
    expect(csv).toHaveLength(clauses.length + 1)
    expect(csv[0]).toContain(
      'clause,title,period,before,result,population,met,onTrack,atRisk,breach,unknown,id,asOf,head',
    )
    const lines = (await at([...monthly('2026-05'), '--format', 'jsonl'])).out.trim().split('\n')
    expect(lines.map((line) => JSON.parse(line).period)).toEqual(clauses.map(({ period }) => period))
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ asOf: '2026-05-31', head: expect.stringMatching(/^#\d+:/) })
  })

  it('--fail-on tells by the exit code', async () => {
    const { at } = await office()
    const code = async (...more: string[]) => (await at([...monthly('2026-05'), ...more])).code
    expect([await code(), await code('--fail-on', 'breach'), await code('--fail-on', 'at-risk')]).toEqual([0, 1, 1])
    const { at: calm, json } = await clerk()
    const fails = (month: string, on: string) => calm(monthly(month, '--fail-on', on))
    expect((await fails('2024-12', 'at-risk')).code).toBe(0)
    expect((await fails('2025-02', 'breach')).code).toBe(0)
    await json(certified('C001', '2025-02-03', '2028-02-02'))
    await json(['customer', 'assign', 'C001', '--to', 'clerk', '--from', '2025-02-03'])
    expect((await fails('2025-02', 'breach')).code).toBe(0)
    expect((await fails('2025-02', 'at-risk')).code).toBe(1)
  })
})

it('is in both languages one after the other', async () => {
  const { at } = await office()
  const { out } = await at([...monthly('2026-05', '--bilingual'), '--format', 'md'])
  const titles = [...out.matchAll(/^# (.*)$/gm)].map(([, title]) => title)
  expect(titles).toEqual([
    'NCT-GI-007 A/00 客户服务管理：2026-05 月度报告（截至 2026-05-31）',
    'NCT-GI-007 A/00 Customer Service Management: report on 2026-05, as of 2026-05-31',
  ])
  const sections = [...out.matchAll(/^## (.*)$/gm)]
  // What to do first, the month, the appendix with all else.
  expect(sections).toHaveLength(2 * 21)
  expect(sections.slice(0, 4).map(([, title]) => title)).toEqual(['先办这些', '本月情况', '附录', '各项职责'])
})

it('is whole under --quiet: what proves it is not a remark', async () => {
  const { at } = await office()
  for (const format of ['table', 'md', 'html', 'json', 'csv']) {
    const printed = async (...more: string[]) => (await at([...monthly('2026-05', ...more), '--format', format])).out
    expect([format, (await printed('--quiet')) === (await printed())]).toEqual([format, true])
  }
})
