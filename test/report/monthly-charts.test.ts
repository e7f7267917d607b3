// @module-tag long

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { called, certified, clerk } from '../contact/clerk.ts'
import { unescaped } from '../page/letters.ts'
import { round } from '../survey/round.ts'
import { suspends, suspensionDesk } from '../suspension/suspended.ts'
import type { Desk } from '../upkeep/desk.ts'
import { busyMonth } from './month.ts'

type Row = Readonly<Record<string, string | number | null>>
type Rows = readonly Row[]
type Own = Pick<Desk, 'json'>

const monthly = (month: string, ...more: string[]) => ['report', 'monthly', '--month', month, ...more]

async function sectionOf(own: Own, month: string, section: string, ...more: string[]): Promise<Record<string, Rows>> {
  const { sections } = (await own.json(monthly(month, ...more))) as { sections: Record<string, Record<string, Rows>> }
  return sections[section] ?? {}
}

/** The last day of a month. */
const endOf = (month: string): string =>
  new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 0)).toISOString().slice(0, 10)

/** How the report on compliance judges contacts of the day's year on that day. */
async function judged(own: Own, day: string) {
  const asked = ['report', 'compliance', '--clause', 'contact-twice-a-year', '--as-of', day]
  const { clauses } = (await own.json(asked)) as {
    clauses: { period: string; population: number; counts: Record<string, number> }[]
  }
  const line = clauses.find(({ period }) => period === day.slice(0, 4))
  // What may have been done before go-live is unknown there; here it is on record or not.
  const { met, onTrack = 0, atRisk = 0, breach = 0, unknown = 0 } = line?.counts ?? {}
  return { customers: line?.population, complete: met, lacking: onTrack + atRisk + breach + unknown }
}

const told = ({ customers, complete, begun, untouched, ended }: Row) => ({
  ...{ customers, complete },
  lacking: Number(begun) + Number(untouched) + Number(ended),
})

/** The descriptions of the pictures of a page by title, those for a wide screen. */
const pictures = (page: string): Map<string, string> =>
  new Map(
    [...page.matchAll(/<div class="wide"><svg [^>]*role="img"><title>([^<]*)<\/title><desc>([^<]*)<\/desc>/g)].map(
      ([, title = '', said = '']) => [unescaped(title), unescaped(said)],
    ),
  )

const pageOf = async (own: Awaited<ReturnType<typeof clerk>>, month: string, lang = 'zh', ...more: string[]) =>
  (await own.at([...monthly(month, ...more), '--format', 'html', '--lang', lang])).out

describe('contacts against what is owed', () => {
  it('stand at the end of each month as the report on compliance of that day has them', async () => {
    const own = await busyMonth()
    const { contactsOwed = [] } = await sectionOf(own, '2026-05', 'contacts')
    expect(contactsOwed.map(({ month }) => month)).toEqual(['2026-01', '2026-02', '2026-03', '2026-04', '2026-05'])
    for (const row of contactsOwed)
      expect([row.month, told(row)]).toEqual([row.month, await judged(own, endOf(String(row.month)))])
    expect(contactsOwed.at(-1)).toMatchObject({ customers: 6, complete: 0, begun: 3, untouched: 1, ended: 2 })
  })

  it('do so however certificates and contacts fall, and whatever is set as a limit', async () => {
    const codes = Array.from({ length: 24 }, (_, i) => `C${String(i + 1).padStart(3, '0')}`)
    const own = await clerk(`客户编号,客户名称\n${codes.map((code) => `${code},第${code}号厂`).join('\n')}\n`)
    const day = (from: number, months: number) =>
      fc.integer({ min: 0, max: months * 28 - 1 }).map((n) => {
        const month = from + Math.floor(n / 28)
        const place = `${String((month % 12) + 1).padStart(2, '0')}-${String((n % 28) + 1).padStart(2, '0')}`
        return `${Math.floor(month / 12)}-${place}`
      })
    const since = (year: number) => year * 12
    const customer = fc.record({
      issued: day(since(2023), 40),
      years: fc.constantFrom(2, 3),
      contacts: fc.uniqueArray(day(since(2025), 18), { maxLength: 6 }),
      topics: fc.constantFrom(['--needs', '无'], ['--needs', '无', '--surveillance', '2027-03']),
    })
    const all = fc.sample(fc.array(customer, { minLength: codes.length, maxLength: codes.length }), {
      numRuns: 1,
      seed: 11,
    })[0]
    for (const [i, { issued, years, contacts, topics }] of (all ?? []).entries()) {
      const code = codes[i] ?? ''
      await own.json(certified(code, issued, `${Number(issued.slice(0, 4)) + years}${issued.slice(4)}`))
      for (const on of contacts) await own.json(called(code, on, ...topics))
    }
    const agrees = async (month: string) => {
      const { contactsOwed = [] } = await sectionOf(own, month, 'contacts')
      expect(contactsOwed).toHaveLength(Number(month.slice(5)))
      for (const row of contactsOwed)
        expect([row.month, told(row)]).toEqual([row.month, await judged(own, endOf(String(row.month)))])
      return contactsOwed
    }
    const before = [...(await agrees('2025-12')), ...(await agrees('2026-05'))]
    const deviation = ['--reason', '管理评审', '--deviation', '试行']
    await own.json(['limit', 'set', 'topics-by-union', '1', '--from', '2026-03-01', ...deviation])
    const after = await agrees('2026-05')
    expect(after).not.toEqual(before.slice(12))
    // Each is told from the others, and all of them together are who is owed contacts.
    for (const { customers, complete, begun, untouched, ended } of [...before, ...after])
      expect(customers).toBe([complete, begun, untouched, ended].reduce((sum: number, each) => sum + Number(each), 0))
    for (const what of ['complete', 'begun', 'untouched', 'ended', 'missing'])
      expect([what, before.some((row) => Number(row[what]) > 0)]).toEqual([what, true])
  })

  it('say in a sentence what is left to be made, and from when it is at risk', async () => {
    const own = await clerk()
    for (const code of ['C001', 'C002']) await own.json(certified(code, '2025-03-01', '2028-02-29'))
    await own.json(called('C001', '2026-02-03', '--needs', '无', '--surveillance', '2026-09'))
    const said = async (month: string, ...more: string[]) =>
      (await own.said(monthly(month, ...more), 'zh')).out.replace(/\n(?=\S)/g, '')
    expect(await said('2026-05')).toContain(
      '2026 年应联系 2 家：次数已够 0 家，未够 1 家，尚未联系 1 家；尚缺 3 次，年底前每月需 1 次。尚未联系的自 2026-07-01 起、次数未够的自 2026-10-01 起有风险。',
    )
    expect(await said('2025-12')).toContain('2025 年应联系 2 家：次数已够 0 家，未够 0 家，尚未联系 2 家；尚缺 4 次。')
    // Before anybody is owed anything there is nothing to be drawn.
    const early = await pageOf(own, '2025-01')
    expect([...pictures(early).keys()].filter((title) => title.includes('应联系'))).toEqual([])
    const said2026 = pictures(await pageOf(own, '2026-05')).get('2026 年应联系的客户及联系情况（4.3.2）') ?? ''
    expect(said2026).toContain('次数未够: 2026-01 0, 2026-02 1, ')
    expect(said2026).toMatch(/应联系: 2026-01 2, .*2026-05 2, 2026-06 —, .*2026-12 —$/)
  })
})

describe('the survey over the years', () => {
  it('is told year by year against the rate owed; what was closed stands as its analysis has it', async () => {
    const own = await round({ customers: 30, size: 3, on: '2026-03-02' })
    const [first = '', second = '', third = ''] = own.drawn
    await own.back(first, '9 8 7', '--on', '2026-03-10')
    await own.back(second, '10 8 9', '--on', '2026-03-11')
    const open = await sectionOf(own, '2026-03', 'survey')
    expect(open.surveyYears).toMatchObject([
      { year: '2026', issued: 3, returned: 2, valid: 2, needed: 3, returnPercent: 66.66, rateOwed: 90, closed: null },
    ])
    await own.back(third, '8 8 8', '--on', '2026-04-01')
    const [before] = (await sectionOf(own, '2026-04', 'survey')).surveyYears ?? []
    await own.json(['survey', 'close', 'SV-2026-1', '--today', '2026-05-04'])
    const [after] = (await sectionOf(own, '2026-05', 'survey')).surveyYears ?? []
    expect(after).toEqual({ ...before, closed: '2026-05-04' })
    const score = await own.scored()
    expect(after?.total).toBe(score.total)
    for (const { stage, mean } of score.stages as { stage: string; mean: number }[])
      expect([stage, after?.[stage]]).toEqual([stage, mean])
    const drawn = pictures(await pageOf(own, '2026-04'))
    expect(drawn.get('历年收回率与应达到的收回率（4.5.2）')).toBe(
      '收回率 %（小数不进位）: 2026（未关闭） 100; 应达到 %: 2026（未关闭） 90',
    )
    expect(drawn.get('历年发放、收回和有效问卷数')).toBe(
      '发放: 2026（未关闭） 3; 收回: 2026（未关闭） 3; 有效: 2026（未关闭） 3',
    )
    expect([...drawn.keys()]).toContain('历年各阶段得分（4.5.3，纵轴自 6 分起）')
  })
})

describe('suspensions by reason', () => {
  it('are the longest bars in order and the rest as one; the table has every reason', async () => {
    const codes = Array.from({ length: 16 }, (_, i) => `C${String(i + 11).padStart(3, '0')}`)
    const own = await suspensionDesk([
      ...codes.flatMap((code) => [
        ['customer', 'add', `第${code}号厂`, '--code', code],
        certified(code, '2025-01-20', '2028-01-19'),
      ]),
    ])
    const long = '获证组织未能在认证规则规定的期限内接受监督审核且未提出延期申请'
    for (const [i, code] of codes.entries()) {
      const reason = `own-${i}`
      await own.json([
        'suspend',
        'reason',
        'add',
        reason,
        '--for',
        'suspension',
        '--en',
        `reason ${i}`,
        '--zh',
        `${long}之${i}`,
      ])
      await own.json(suspends(`Q-${code}`, i < 3 ? '2026-05-06' : '2026-04-06', { reason: i < 3 ? 'own-0' : reason }))
    }
    // Begun more than a year before: it is no longer of the twelve months, and runs on.
    await own.json(suspends('Q-C001', '2025-05-20', { reason: 'fees-unpaid' }))
    const { suspensionsByReason = [] } = await sectionOf(own, '2026-05', 'suspensions')
    expect(suspensionsByReason).toHaveLength(15)
    expect(suspensionsByReason[0]).toEqual({ reason: 'own-0', begun: 3, running: 3 })
    expect(suspensionsByReason.at(-1)).toEqual({ reason: 'fees-unpaid', begun: 0, running: 1 })
    const page = await pageOf(own, '2026-05')
    const said = pictures(page).get('十二个月内开始的暂停（按原因）') ?? ''
    expect(said.split('; ')).toHaveLength(12)
    expect(said).toMatch(new RegExp(`^${long}之0: 3; .*; 其他（3 项）: 3$`))
    // Whoever asks a month earlier is told nothing of May.
    expect((await sectionOf(own, '2026-04', 'suspensions')).suspensionsByReason?.[0]?.begun).toBe(1)
    expect((await sectionOf(own, '2025-03', 'suspensions')).suspensionsByReason).toEqual([])
    expect(pictures(await pageOf(own, '2025-03')).has('十二个月内开始的暂停（按原因）')).toBe(false)
  })
})

describe('records of breaches, complaints', () => {
  it('are told as they come and go, with what is left at the end of each month', async () => {
    const own = await clerk()
    const on = (day: string, ...argv: string[]) => own.json([...argv, '--today', day])
    for (const code of ['C001', 'C002']) await own.json(certified(code, '2025-01-20', '2028-01-19'))
    const opened = (day: string, code: string) =>
      on(day, 'finding', 'open', 'contact-twice-a-year', '--period', '2025', '--customer', code)
    await opened('2026-02-10', 'C001')
    await opened('2026-04-10', 'C002')
    await on('2026-03-02', 'finding', 'cause', 'FD-2026-0001', '--text', '漏排')
    await on('2026-03-03', 'finding', 'correct', 'FD-2026-0001', '--correction', '补联系', '--action', '按月排')
    await on('2026-05-04', 'finding', 'verify', 'FD-2026-0001', '--effectiveness', '有效')
    await on('2026-05-05', 'finding', 'acknowledge', 'FD-2026-0001')
    const { recordedByMonth = [] } = await sectionOf(own, '2026-05', 'recorded')
    const of = (month: string) => recordedByMonth.find((row) => row.month === month)
    expect(recordedByMonth).toHaveLength(12)
    expect(of('2026-01')).toEqual({ month: '2026-01', opened: 0, acknowledged: 0, open: 0 })
    expect(of('2026-02')).toEqual({ month: '2026-02', opened: 1, acknowledged: 0, open: 1 })
    expect(of('2026-04')).toEqual({ month: '2026-04', opened: 1, acknowledged: 0, open: 2 })
    expect(of('2026-05')).toEqual({ month: '2026-05', opened: 0, acknowledged: 1, open: 1 })
    // As it was known to stand in April, nothing is acknowledged.
    expect((await sectionOf(own, '2026-04', 'recorded')).recordedByMonth?.at(-1)).toEqual(of('2026-04'))
    expect(
      pictures(await pageOf(own, '2026-05', 'en')).get('Records of breaches opened and acknowledged, by month'),
    ).toMatch(
      /^Opened: .*2026-02 1, .*; Acknowledged: .*2026-05 1; Not acknowledged at the end of the month: .*2026-05 1$/,
    )
    // Where none is on record there is no picture, and no table of zeros.
    expect((await sectionOf(own, '2026-01', 'recorded')).recordedByMonth).toBeUndefined()
  })
})
