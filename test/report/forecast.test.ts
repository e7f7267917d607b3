// @module-tag long

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Day } from '../../src/clause/day.ts'
import { both, called, certified, clerk } from '../contact/clerk.ts'
import { tries } from '../tries.ts'

const forecast = ['report', 'forecast']

/** Four certified customers: two of 王芳, one of them VIP, one of 李强, one of nobody. */
async function office() {
  const own = await clerk(
    '客户编号,客户名称,是否VIP\nC001,甲机械有限公司,是\nC002,乙食品有限公司,\nC003,丙电子有限公司,\nC004,丁物流有限公司,\n',
  )
  const { json } = own
  for (const name of ['王芳', '李强', '陈红', '周华']) await json(['staff', 'add', name, '--role', 'business'])
  await json(['staff', 'role', '陈红', 'decision-maker', '--from', '2025-01-16'])
  await json(certified('C001', '2025-12-01', '2028-11-30'))
  await json(certified('C002', '2025-12-01', '2026-08-15'))
  await json(certified('C003', '2025-07-20', '2028-07-19'))
  await json(certified('C004', '2025-12-01', '2028-11-30'))
  await json(['customer', 'assign', 'C001', 'C002', '--to', '王芳', '--from', '2025-12-01'])
  await json(['customer', 'assign', 'C003', '--to', '李强', '--from', '2025-12-01'])
  const at = async (...more: string[]) => json([...forecast, ...more])
  return { ...own, forecast: at }
}

const suspended = [
  ...['suspend', 'start', 'Q-C001', '--reason', 'fees-unpaid', '--ground-on', '2026-02-01', '--decided-by', '陈红'],
  ...['--decided-on', '2026-02-02', '--on', '2026-02-03', '--conditions', '缴清费用'],
]

describe('report forecast', () => {
  it('holds the contacts still owed against the working days left, by maintainer', async () => {
    const own = await office()
    await own.json(called('C003', '2026-03-10', ...both, '--staff', '李强'))
    const found = await own.forecast()
    expect(found).toMatchObject({
      asOf: '2026-06-30',
      horizon: { days: 60, until: '2026-08-29' },
      year: 2026,
      // From 1 July to 31 December, Mondays to Fridays.
      workingDaysLeft: 132,
      maintainer: null,
    })
    expect(found.maintainers).toEqual([
      {
        ...{ maintainer: '王芳', ofBusiness: true, customers: 2, behind: 2, contacts: 5, vipBehind: 1, vipContacts: 3 },
        // The certificate of C002 ends in August.
        ...{ early: 2, contactsPerDay: 0.04 },
      },
      {
        ...{ maintainer: '李强', ofBusiness: true, customers: 1, behind: 1, contacts: 1, vipBehind: 0, vipContacts: 0 },
        ...{ early: 0, contactsPerDay: 0.01 },
      },
      {
        ...{ maintainer: null, ofBusiness: false, customers: 1, behind: 1, contacts: 2, vipBehind: 0, vipContacts: 0 },
        ...{ early: 0, contactsPerDay: 0.02 },
      },
    ])
    // As of the day before the contact it was still owed; on the last day of the year no working day is left.
    expect((await own.forecast('--as-of', '2026-03-09')).maintainers).toMatchObject([{}, { contacts: 2 }, {}])
    expect((await own.forecast('--as-of', '2026-12-31')).maintainers).toMatchObject([
      { contactsPerDay: null },
      { contactsPerDay: null },
      { contactsPerDay: null },
    ])
    const said = await own.said(forecast)
    expect(said.out).toContain('Contacts still owed in 2026 (4.3.2, 4.3.3): 132 working days left')
    expect(said.out).toContain("2 of these before the year's end, as certificates expire.")
    expect((await own.said(forecast, 'zh')).out).toContain('（无维护人）')
  })

  it('is that of `contact due`: what it adds up is what the call list has', async () => {
    const own = await office()
    await own.json(called('C001', '2026-03-10', ...both, '--staff', '王芳'))
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 364 }), async (n) => {
        const day = new Date(Date.UTC(2026, 0, 1 + n)).toISOString().slice(0, 10) as Day
        const { maintainers } = await own.forecast('--as-of', day)
        const { due } = await own.json(['contact', 'due', '--as-of', day])
        const missing = (list: readonly { missing: number }[]) => list.reduce((sum, each) => sum + each.missing, 0)
        for (const { maintainer, contacts } of maintainers)
          expect(contacts).toBe(missing(due.filter((each: { maintainer: string }) => each.maintainer === maintainer)))
      }),
      { numRuns: tries(12) },
    )
  })

  it('says whose contacts would not count: who left the business department', async () => {
    const own = await office()
    await own.json(['staff', 'end', '李强', '--on', '2026-06-01'])
    expect((await own.forecast()).maintainers).toMatchObject([
      { maintainer: '王芳' },
      { maintainer: '李强', ofBusiness: false },
      { maintainer: null },
    ])
    expect((await own.said(forecast)).out).toContain('李强 (not of the business department)')
  })

  it('says that no survey is drawn, then how many returns 90 % still takes', async () => {
    const own = await office()
    const { json } = own
    expect((await own.forecast()).survey).toBeNull()
    expect((await own.said(forecast)).out).toContain('no sample is drawn yet: certdesk survey sample')
    const items = ['A1|acceptance|10|受理|Accepted', 'B1|audit|10|审核|Audited', 'C1|service|10|服务|Served']
    const grounds = ['--market-trend', 'x', '--customer-needs', 'y', '--own-work', 'z', '--on', '2026-05-04']
    await json(['survey', 'questionnaire', 'add', ...items.flatMap((item) => ['--item', item]), ...grounds])
    await json(['survey', 'sample', '--seed', 'a', '--witness', '王芳'])
    expect((await own.forecast()).survey).toMatchObject({ drawn: 1, issued: 0, unissued: 1, needed: 1, missing: 1 })
    await json(['survey', 'issue', 'SV-2026-1', '--channel', 'email'])
    const { survey } = await own.forecast('--as-of', '2026-07-10')
    expect(survey).toEqual({
      ...{ survey: 'SV-2026-1', drawn: 1, issued: 1, unissued: 0, returned: 0, outstanding: 1, rate: 90 },
      ...{ needed: 1, missing: 1, lost: false, issuedOn: '2026-06-30', daysSinceIssue: 10, closedOn: null },
    })
    expect((await own.said(forecast)).out.replace(/\s+/g, ' ')).toContain('1 more needed for 90 % (1), 1 outstanding.')
    const [drawn] = (await json(['survey', 'show', 'SV-2026-1'])).survey.sampled
    await json(['survey', 'return', 'SV-2026-1', drawn.customer, '--outcome', 'refused'])
    expect((await own.forecast()).survey).toMatchObject({ outstanding: 0, missing: 1, lost: true })
    expect((await own.said(forecast, 'zh')).out).toContain('已无法达到')
    // Nobody is certified yet: there is nobody to draw of.
    const { out } = await own.said([...forecast, '--as-of', '2025-01-20'])
    expect(out).not.toContain('Survey')
  })

  it('has the suspensions that end within the horizon, and those that should have', async () => {
    const own = await office()
    await own.json(suspended)
    const of = async (...more: string[]) => (await own.forecast(...more)).suspensions
    expect(await of('--as-of', '2026-05-31')).toEqual([])
    expect(await of()).toEqual([
      {
        ...{ certificate: 'Q-C001', customer: 'C001', name: '甲机械有限公司', maintainer: '王芳', daysLeft: 34 },
        ...{ case: 'SP-2026-0001', last: '2026-08-03' },
      },
    ])
    expect(await of('--as-of', '2026-08-13')).toMatchObject([{ daysLeft: -10 }])
    expect(await of('--days', '33')).toEqual([])
  })

  it('has the certificates that expire, with whether recertification is planned or done', async () => {
    const own = await office()
    const of = async (...more: string[]) => (await own.forecast(...more)).certificates
    expect(await of('--days', '45')).toEqual([])
    expect(await of()).toEqual([
      {
        ...{ certificate: 'Q-C002', customer: 'C002', name: '乙食品有限公司', maintainer: '王芳', daysLeft: 46 },
        ...{ status: 'valid', expires: '2026-08-15', recertification: 'none', recertificationOn: null },
      },
    ])
    const recertify = ['certificate', 'surveillance', 'plan', 'Q-C002', '--kind', 'recertification']
    await own.json([...recertify, '--on', '2026-07-20'])
    expect(await of()).toMatchObject([{ recertification: 'planned', recertificationOn: '2026-07-20' }])
    const done = [
      'certificate',
      'surveillance',
      'done',
      'Q-C002',
      '--kind',
      'recertification',
      '--reference',
      'ZR-1',
      '--on',
      '2026-07-21',
    ]
    await own.json([...done, '--today', '2026-07-21'])
    expect(await of('--as-of', '2026-07-21')).toMatchObject([
      { recertification: 'done', recertificationOn: '2026-07-21' },
    ])
    // As of the day before, what was done since was planned.
    expect(await of('--as-of', '2026-07-20')).toMatchObject([
      { recertification: 'planned', recertificationOn: '2026-07-20' },
    ])
    // What another certificate continues does not end with this one.
    const next = [...certified('C002', '2026-08-01', '2029-07-31', 'Q-C002-2'), '--first-issued', '2025-12-01']
    await own.json([...next, '--today', '2026-08-01'])
    expect(await of('--as-of', '2026-07-31')).toHaveLength(1)
    expect(await of('--as-of', '2026-08-01')).toEqual([])
    const inspection = ['--scheme', 'inspection', '--standard', 'ISO/IEC 17020', '--scope', '检验']
    const dates = ['--issued', '2025-07-20', '--expires', '2026-07-19']
    await own.json(['certificate', 'add', 'C003', '--number', 'IN-1', ...inspection, ...dates])
    expect(await of()).toMatchObject([{ certificate: 'IN-1', recertification: 'not-applicable' }, {}])
  })

  it('has the surveillance due within the horizon, and counts what is overdue', async () => {
    const own = await office()
    const { surveillances, surveillancesOverdue } = await own.forecast()
    expect(surveillances).toEqual([
      {
        ...{ certificate: 'Q-C003', customer: 'C003', name: '丙电子有限公司', maintainer: '李强', daysLeft: 20 },
        ...{ due: '2026-07-20', planned: null },
      },
    ])
    expect(surveillancesOverdue).toBe(0)
    await own.json(['certificate', 'surveillance', 'plan', 'Q-C003', '--on', '2026-07-15'])
    expect((await own.forecast()).surveillances).toMatchObject([{ planned: '2026-07-15' }])
    expect(await own.forecast('--as-of', '2026-07-21')).toMatchObject({ surveillances: [], surveillancesOverdue: 1 })
    expect((await own.said([...forecast, '--as-of', '2026-07-21'])).out).toContain('1 is overdue already')
  })

  it('can be that of one maintainer', async () => {
    const own = await office()
    const found = await own.forecast('--maintainer', '李强')
    expect(found).toMatchObject({ maintainer: '李强', maintainers: [{ maintainer: '李强' }], certificates: [] })
    expect(found.surveillances).toHaveLength(1)
    expect((await own.forecast('--maintainer', '王芳')).surveillances).toEqual([])
    expect((await own.problem([...forecast, '--maintainer', '无名'], 2)).message).toContain('"无名"')
    expect((await own.said([...forecast, '--maintainer', '李强'], 'zh')).out).toContain('仅限 李强 的客户')
  })

  it('is one list for programs, and the same bytes known at the same moment', async () => {
    const own = await office()
    await own.json(suspended)
    const { out } = await own.at([...forecast, '--format', 'csv'])
    const kinds = out.split('\r\n').map((line) => line.replace('\ufeff', '').split(',')[0])
    expect(kinds).toEqual(['of', 'contacts', 'contacts', 'contacts', 'suspension', 'certificate', 'surveillance', ''])
    const before = await own.at([...forecast, '--as-of', '2026-06-30'])
    const { head } = await own.forecast()
    await own.json(called('C003', '2026-03-10', ...both, '--staff', '李强'))
    const [entry = ''] = String(head).split(':')
    expect(await own.at([...forecast, '--as-of', '2026-06-30', '--known-at', entry])).toEqual(before)
  })
})
