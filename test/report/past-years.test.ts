import { describe, expect, it } from 'vitest'
import { both, called, certified, clerk } from '../contact/clerk.ts'

type Own = Awaited<ReturnType<typeof clerk>>

/** The results of a clause by period. */
const results = async ({ json }: Own, clause: string, ...more: string[]): Promise<Record<string, string>> => {
  const { clauses } = await json(['report', 'compliance', '--clause', clause, ...more])
  return Object.fromEntries(clauses.map((each: { period: string; result: string }) => [each.period, each.result]))
}

const learned = (received: string, ...more: string[]) => [
  ...['information', 'add', 'C001', '--source', '电话', '--received', received, '--content', '更换总经理', ...more],
]

const limit = (name: string, value: string, from: string, ...more: string[]) => [
  ...['limit', 'set', name, value, '--from', from, '--reason', '评审', ...more],
]

describe('a limit that is set later', () => {
  it('makes no information late that was recorded in time, and none that was late timely (4.1.2)', async () => {
    const own = await clerk()
    await own.json(learned('2026-06-23'))
    await own.json(learned('2026-06-15'))
    const facts = async (day: string) => {
      const { clauses } = await own.json(['report', 'compliance', '--clause', '4.1.2', '--as-of', day])
      return clauses[0].findings.map((each: { period: string; text: { en: string } }) => [each.period, each.text.en])
    }
    const late = [['2026-06-22', 'IN-2026-0002; recorded late by 8 days']]
    expect(await facts('2026-07-31')).toEqual(late)
    await own.json(limit('timely-days', '3', '2026-07-01'))
    expect(await facts('2026-07-31')).toEqual(late)
    await own.json(limit('timely-days', '30', '2026-08-01', '--deviation', '经批准'))
    expect(await facts('2026-08-31')).toEqual(late)
  })

  it('makes no contact of a VIP late that was passed on in time (4.3.3)', async () => {
    const own = await clerk()
    await own.json(certified('C001', '2025-03-01', '2028-02-29'))
    await own.json(['customer', 'vip', 'set', 'C001', '--from', '2026-01-01', '--file', 'V-1'])
    await own.json(called('C001', '2026-02-02', ...both))
    await own.json(['contact', 'pass-on', 'CT-2026-0001', '--on', '2026-02-09'])
    await own.json(limit('timely-days', '3', '2026-04-01'))
    const { clauses } = await own.json(['report', 'compliance', '--clause', '4.3.3'])
    expect(clauses[0].findings[0]).toMatchObject({ state: 'on-track', facts: { passedOnLate: [] } })
  })

  it('never makes a VIP owed less than others (4.3.3)', async () => {
    const own = await clerk()
    await own.json(certified('C001', '2025-03-01', '2028-02-29'))
    await own.json(['customer', 'vip', 'set', 'C001', '--from', '2026-01-01', '--file', 'V-1'])
    await own.json(limit('contacts-a-year', '4', '2026-01-01'))
    const { clauses } = await own.json(['report', 'compliance', '--clause', '4.3.3'])
    expect(clauses[0].findings[0].facts).toMatchObject({ owed: 5 })
    expect((await own.json(['contact', 'due'])).due[0]).toMatchObject({ owed: 5 })
  })
})

describe('what is still open', () => {
  it('does not vanish with its year: an action on information (4.1.2)', async () => {
    const own = await clerk()
    await own.json([...learned('2025-11-24', '--action-needed', '--owner', 'clerk'), '--today', '2025-11-24'])
    const open = { 2027: 'not-applicable', 2026: 'not-applicable', 2025: 'breach' }
    expect(await results(own, '4.1.2', '--as-of', '2027-01-01')).toEqual(open)
    expect(await results(own, '4.1.2', '--as-of', '2027-01-01', '--year', '2026')).toEqual({ 2026: 'not-applicable' })
    await own.json(['information', 'close', 'IN-2025-0001', '--outcome', '已办理'])
    expect(await results(own, '4.1.2', '--as-of', '2027-01-01')).toEqual({
      2027: 'not-applicable',
      2026: 'not-applicable',
    })
  })

  it('does not vanish with its year: the steps of a contract, unless the contract ended (4.1.4)', async () => {
    const own = await clerk()
    const begun = ['--accepted', '2025-03-03', '--accepted-ref', 'SL-1']
    const add = ['contract', 'add', 'C001', '--number', 'HT-1', '--kind', 'inspection', ...begun]
    await own.json(add)
    const none = { 2027: 'not-applicable', 2026: 'not-applicable' }
    expect(await results(own, '4.1.4', '--as-of', '2027-01-01')).toEqual({ ...none, 2025: 'on-track' })
    await own.json(['contract', 'end', 'HT-1', '--on', '2025-06-30', '--reason', '客户放弃'])
    expect(await results(own, '4.1.4', '--as-of', '2025-06-29')).toEqual({ 2025: 'on-track' })
    expect(await results(own, '4.1.4', '--as-of', '2025-06-30')).toEqual({ 2025: 'met' })
    expect(await results(own, '4.1.4', '--as-of', '2027-01-01')).toEqual(none)
  })
})

describe('certification with a gap (4.3.2)', () => {
  it('begins anew after it, where the certificate before is on record', async () => {
    const own = await clerk()
    const first = ['--first-issued', '2018-07-01']
    await own.json([...certified('C001', '2021-07-01', '2024-06-30', 'L1'), ...first])
    await own.json([...certified('C001', '2025-08-01', '2028-06-30', 'L2'), ...first])
    await own.json(called('C001', '2025-03-01', ...both))
    expect((await own.json(['contact', 'show', 'CT-2025-0001'])).contact).toMatchObject({ notCounted: 'not-certified' })
    await own.json(called('C001', '2025-09-01', ...both))
    expect(await results(own, '4.3.2', '--as-of', '2026-01-01')).toMatchObject({ 2025: 'met' })
  })

  it('has none where the certificate continues one that is not on record', async () => {
    const own = await clerk()
    await own.json([...certified('C001', '2025-08-01', '2028-06-30'), '--first-issued', '2022-08-01'])
    await own.json(called('C001', '2025-09-01', ...both))
    // Until a year after go-live one of the first days of January may not be on record.
    expect(await results(own, '4.3.2', '--as-of', '2026-01-15')).toMatchObject({ 2025: 'unknown' })
    expect(await results(own, '4.3.2', '--as-of', '2026-01-16')).toMatchObject({ 2025: 'breach' })
  })

  it('is not judged where it ended before the procedure came into force', async () => {
    const own = await clerk()
    await own.json(certified('C001', '2022-01-16', '2025-01-15', 'G1'))
    expect(await results(own, '4.3.2', '--as-of', '2025-02-01')).toEqual({ 2025: 'not-applicable' })
    await own.json(certified('C002', '2022-01-17', '2025-01-16', 'G2'))
    expect(await results(own, '4.3.2', '--as-of', '2025-01-16')).toEqual({ 2025: 'on-track' })
    expect(await results(own, '4.3.2', '--as-of', '2025-01-17')).toEqual({ 2025: 'not-applicable' })
  })
})

it('a certificate that ends within the year is the day by which contacts are due', async () => {
  const own = await clerk()
  await own.json(certified('C001', '2023-08-16', '2026-08-15'))
  const { due } = await own.json(['contact', 'due'])
  expect(due).toMatchObject([{ customer: 'C001', owed: 2, done: 0, until: '2026-08-15' }])
  expect((await own.json(['contact', 'due', '--within', '46'])).due).toHaveLength(1)
  const { clauses } = await own.json(['report', 'compliance', '--clause', '4.3.2'])
  expect(clauses[0].findings[0].text.en).toBe('0 of 2 contacts in 2026, certificate ends 2026-08-15')
})
