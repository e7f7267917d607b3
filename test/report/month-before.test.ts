// @module-tag long

import { describe, expect, it } from 'vitest'
import { both, called } from '../contact/clerk.ts'
import { desk } from '../upkeep/desk.ts'

interface Breach {
  readonly clause: string
  readonly period: string
  readonly customer: string | null
  readonly recordedLate?: number
}

interface Report {
  readonly monthBefore: { readonly asOf: string; readonly knownAt: string | null; readonly head: string | null }
  readonly clauses: readonly { id: string; period: string; before: string | null; result: string }[]
  readonly newBreaches: { readonly total: number; readonly breaches: readonly Breach[] }
  readonly settled: { readonly total: number; readonly recordedLate: number; readonly breaches: readonly Breach[] }
  readonly left: Readonly<Record<string, { readonly total: number; readonly breaches: readonly Breach[] }>>
}

/** An office whose clock shows the day of each command, and is right, however many months after the last. */
function office() {
  const own = desk()
  const on = async (day: string, argv: readonly string[], format = 'json') => {
    const typed = argv[0] === 'init' ? argv : [...argv, '--clock-is-right']
    const outcome = await own.at([...typed, '--format', format], { now: `${day}T02:00:00.000Z` })
    expect(outcome.code, `${argv.join(' ')}: ${outcome.err}`).toBe(0)
    return outcome.out
  }
  const report = async (day: string, month: string, ...more: string[]): Promise<Report> =>
    JSON.parse(await on(day, ['report', 'monthly', '--month', month, ...more]))
  const told = async (day: string, month: string, ...more: string[]) =>
    (await on(day, ['report', 'monthly', '--month', month, ...more], 'table')).replace(/\s+/g, ' ')
  return { ...own, on, report, told }
}

const certified = [
  ...['certificate', 'add', 'C001', '--number', 'E-1', '--standard', 'ISO 14001:2015', '--scope', '机械加工'],
  ...['--issued', '2025-02-03', '--expires', '2028-02-02', '--kind', 'initial'],
]

/** One customer of 2025 that was called once in it. */
async function calledOnce() {
  const own = office()
  await own.on('2025-02-03', ['init', '--go-live', '2025-02-03'])
  await own.on('2025-02-03', ['customer', 'add', '甲机械有限公司', '--code', 'C001'])
  await own.on('2025-02-04', certified)
  await own.on('2025-06-20', called('C001', '2025-06-20', ...both))
  return own
}

const of432 = ({ breaches }: { readonly breaches: readonly Breach[] }) =>
  breaches.filter(({ clause }) => clause === '4.3.2')
const lineOf = ({ clauses }: Report) => {
  const line = clauses.find(({ id, period }) => id === 'contact-twice-a-year' && period === '2025')
  return line === undefined ? null : [line.before, line.result]
}

describe('the month before is told as it was known then', () => {
  it('so that a breach which late evidence meets is told as gone by it, and not as settled', async () => {
    const { on, report, told } = await calledOnce()
    const january = await report('2026-02-01', '2026-01')
    expect([lineOf(january), of432(january.newBreaches)]).toMatchObject([
      ['at-risk', 'breach'],
      [{ period: '2025', customer: 'C001' }],
    ])
    await on('2026-02-03', called('C001', '2025-12-10', ...both))
    const february = await report('2026-03-01', '2026-02')
    expect(lineOf(february)).toEqual(['breach', 'met'])
    expect(of432(february.settled)).toEqual([])
    expect(of432(february.left.late as Report['settled'])).toMatchObject([
      { period: '2025', customer: 'C001', recordedLate: 55 },
    ])
    expect(february.settled.recordedLate).toBe(1)
    expect(of432(february.newBreaches)).toEqual([])
    const text = await told('2026-03-01', '2026-02')
    expect(text).toContain('Compared with 2026-01-31 as it was known at the end of that day (journal entry #4)')
    expect(text).toContain('0 settled, 1 gone without being settled')
    expect(text).toContain('4.3.2 At least two contacts a year, 2025: breach → met')
    const page = (await on('2026-03-01', ['report', 'monthly', '--month', '2026-02', '--lang', 'zh'], 'md')).toString()
    expect(page).toContain('仅因补录才符合，事实与登记最长相隔 55 天')
    expect(page).toContain('因补录不再列出（2026-01-31 为不符合）')
  })

  it('so that a breach which taking back makes is new', async () => {
    const { on, report } = await calledOnce()
    await on('2026-02-03', called('C001', '2025-12-10', ...both))
    await on('2026-03-05', ['contact', 'void', 'CT-2025-0001', '--reason', '记错客户'])
    const march = await report('2026-04-01', '2026-03')
    expect(lineOf(march)).toEqual(['met', 'breach'])
    expect(of432(march.newBreaches)).toMatchObject([{ period: '2025', customer: 'C001' }])
    expect(of432(march.settled)).toEqual([])
    expect(
      (await report('2026-05-01', '2026-04')).newBreaches.breaches.filter(({ clause }) => clause === '4.3.2'),
    ).toEqual([])
  })

  it('so that a year whose breach was taken back is told, and one of which something moved on is not', async () => {
    const { on, report } = await calledOnce()
    const line = ({ clauses }: Report, wanted: string) => {
      const found = clauses.find(({ id, period }) => id === wanted && period === '2025')
      return found === undefined ? null : [found.before, found.result]
    }
    // The surveillance due on 2026-02-03 was at risk in 2025, and is so in 2026.
    expect(line(await report('2026-02-01', '2026-01'), 'surveillance-due')).toBeNull()
    await on('2026-03-05', ['certificate', 'void', 'E-1', '--reason', '重复登记'])
    expect(line(await report('2026-04-01', '2026-03'), 'contact-twice-a-year')).toEqual(['breach', 'not-applicable'])
  })

  it('so that it stands as the report of that month had it', async () => {
    const { on, report } = await calledOnce()
    const stood = ({ clauses }: Report, key: 'before' | 'result') =>
      Object.fromEntries(clauses.map((line) => [`${line.id} ${line.period}`, line[key]]))
    const february = await report('2026-03-01', '2026-02')
    await on('2026-03-03', called('C001', '2025-12-10', ...both))
    await on('2026-03-04', ['customer', 'assign', 'C001', '--to', 'clerk', '--from', '2025-02-03'])
    const before = stood(await report('2026-04-01', '2026-03'), 'before')
    const then = stood(february, 'result')
    for (const [line, result] of Object.entries(before))
      if (result !== null && line in then) expect([line, result]).toEqual([line, then[line]])
    expect(before['contact-twice-a-year 2025']).toBe('breach')
    // And as the report on compliance has that day, known at its end.
    const asKnown = ['report', 'compliance', '--as-of', '2026-02-28', '--known-at', '2026-02-28']
    const compliance = stood(JSON.parse(await on('2026-04-01', asKnown)), 'result')
    for (const [line, result] of Object.entries(before))
      if (result !== null && line in compliance) expect([line, result]).toEqual([line, compliance[line]])
    expect(Object.keys(before).filter((line) => line in compliance).length).toBeGreaterThan(30)
  })

  it('and as known now where the register was made later', async () => {
    const own = office()
    await own.on('2026-03-02', ['init', '--go-live', '2025-02-03'])
    await own.on('2026-03-02', ['customer', 'add', '甲机械有限公司', '--code', 'C001'])
    await own.on('2026-03-02', certified)
    const february = await own.report('2026-03-02', '2026-02')
    expect(february.monthBefore).toEqual({ asOf: '2026-01-31', knownAt: null, head: null })
    expect(lineOf(february)).toEqual(['breach', 'breach'])
    expect(await own.told('2026-03-02', '2026-02')).toContain('Compared with 2026-01-31 as it is known now')
    expect((await own.report('2026-04-01', '2026-03')).monthBefore).toMatchObject({ asOf: '2026-02-28', head: null })
    expect((await own.report('2026-05-01', '2026-04')).monthBefore.head).toMatch(/^#3:/)
  })

  it('and is printed again to the byte as it was known when it was printed', async () => {
    const { on } = await calledOnce()
    await on('2026-02-03', called('C001', '2025-12-10', ...both))
    const asked = ['report', 'monthly', '--month', '2026-02', '--as-of', '2026-03-01', '--known-at', '#5']
    const formats = ['json', 'csv', 'md', 'jsonl']
    const printed = async (day: string) => {
      const all: string[] = []
      for (const format of formats) all.push(await on(day, asked, format))
      return all
    }
    const then = await printed('2026-03-01')
    await on('2026-03-05', ['contact', 'void', 'CT-2025-0001', '--reason', '记错客户'])
    await on('2026-03-06', ['customer', 'edit', 'C001', '--name', '甲重工有限公司', '--correction', '录入错误'])
    expect(await printed('2026-04-01')).toEqual(then)
  })
})
