import { expect, it } from 'vitest'
import { both, called, certified, clerk } from './clerk.ts'

interface Line {
  readonly clause: string
  readonly id: string
  readonly period: string
  readonly result: string
}

it('judges two contacts a year on every day, and again as it was known', async () => {
  const { json, problem } = await clerk()
  const later = ['--today', '2027-01-01']
  await json(certified('C001', '2025-03-01', '2028-02-29'))
  await json(called('C001', '2026-02-01', ...both))
  await json(called('C001', '2026-05-01', '--needs', '扩项'))

  const results = async (asOf: string, ...more: string[]) => {
    const { clauses } = await json(['report', 'compliance', '--clause', '4.3.2', '--as-of', asOf, ...more])
    return Object.fromEntries((clauses as Line[]).map(({ period, result }) => [period, result]))
  }
  expect(await results('2026-06-30')).toEqual({ 2026: 'on-track', 2025: 'breach' })
  expect(await results('2026-10-15')).toEqual({ 2026: 'at-risk', 2025: 'breach' })
  expect(await results('2026-12-31')).toEqual({ 2026: 'at-risk', 2025: 'breach' })
  expect(await results('2027-01-01')).toEqual({ 2027: 'on-track', 2026: 'breach' })
  for (const month of ['01', '03', '08', '11'])
    expect(await results(`2026-${month}-15`)).toMatchObject({ 2025: 'breach' })

  const { head } = await json(['audit', 'list'])
  const next = ['--surveillance', '2027-09-15', '--needs', '无', '--summary', '例行沟通']
  await problem(called('C001', '2026-11-20', ...next), 2)
  const { contact } = await json([...called('C001', '2026-11-20', ...next), ...later])
  expect(contact).toMatchObject({ counts: true, notCounted: null })
  expect(await results('2027-01-01')).toEqual({ 2027: 'on-track', 2026: 'met' })

  const before = new Date(Date.parse(contact.recordedAt) - 1).toISOString()
  expect(await results('2027-01-01', '--known-at', before)).toEqual({ 2027: 'on-track', 2026: 'breach' })
  expect(await results('2027-01-01', '--known-at', head)).toEqual({ 2027: 'on-track', 2026: 'breach' })
  expect(await results('2027-01-01', '--known-at', contact.recordedAt)).toMatchObject({ 2026: 'met' })
})

/** The line of one year of 4.3.2 or another clause. */
const lineOf = async (json: Awaited<ReturnType<typeof clerk>>['json'], clause: string, year: string, asOf: string) =>
  (await json(['report', 'compliance', '--clause', clause, '--year', year, '--as-of', asOf])).clauses[0]

it('is final on the day the certification ended: a limit set later, or a VIP standing, judges nothing anew', async () => {
  const { json } = await clerk()
  const late = ['--today', '2026-11-25']
  await json(certified('C001', '2024-01-01', '2026-08-15'))
  for (const on of ['2026-02-02', '2026-03-03']) await json(called('C001', on, ...both))
  await json(['limit', 'set', 'contacts-a-year', '3', '--from', '2026-09-01', '--reason', '新规定', ...late])
  await json(['customer', 'vip', 'set', 'C001', '--from', '2026-10-01', '--file', 'V-1', ...late])
  expect(await lineOf(json, '4.3.2', '2026', '2026-12-31')).toMatchObject({
    result: 'met',
    limits: { contacts: 3 },
    limitChanges: [{ name: 'contacts', from: '2026-09-01', value: 3, before: 2 }],
  })
  expect(await lineOf(json, '4.3.3', '2026', '2026-12-31')).toMatchObject({ result: 'not-applicable', population: 0 })
})

it('counts what was before the procedure in the calendar year in which it came into force, and nothing earlier', async () => {
  const { json } = await clerk()
  await json(certified('C001', '2024-01-01', '2028-01-31'))
  for (const on of ['2024-12-31', '2025-01-10', '2025-06-01']) await json(called('C001', on, ...both))
  expect(await lineOf(json, '4.3.2', '2025', '2026-06-30')).toMatchObject({ result: 'met' })
  const { contacts } = await json(['contact', 'list', 'C001'])
  expect(contacts.map((each: { notCounted: string | null }) => each.notCounted)).toEqual([
    null,
    null,
    'before-procedure',
  ])
})

it('owes the same to whoever was certified on the same days, however that ended', async () => {
  const { json, at } = await clerk()
  const list = `客户编号,证书编号,认证标准,发证日期,有效期至,证书状态,撤销日期
C001,Q1,ISO 9001,2024-01-01,2026-12-31,撤销,2026-06-30
C002,Q2,ISO 9001,2024-01-01,2026-06-29,,
`.replaceAll(/^(C00.)/gm, (code) => `${code},${code === 'C001' ? '甲机械有限公司' : '乙食品有限公司'}`)
  const named = list.replace('客户编号,', '客户编号,客户名称,')
  const imported = await at(['customer', 'import', '-', '--format', 'json'], { stdin: named })
  expect(imported.code, imported.err).toBe(0)
  const { findings } = await lineOf(json, '4.3.2', '2026', '2026-07-02')
  expect(findings).toMatchObject([
    {
      customer: 'C001',
      facts: { owed: 1, endedOn: '2026-06-29' },
      text: { zh: expect.stringContaining('获证至 2026-06-29') },
    },
    { customer: 'C002', facts: { owed: 1, endedOn: '2026-06-29' } },
  ])
})

it('tells a VIP at once what both clauses want, on recording and on showing', async () => {
  const { json, said } = await clerk()
  await json(certified('C001', '2024-01-01', '2028-01-31'))
  await json(['customer', 'vip', 'set', 'C001', '--from', '2026-01-01', '--file', 'V-1'])
  const recorded = await said(called('C001', '2026-02-02', ...both))
  expect(recorded.out).toContain('It counts towards 4.3.2: 1 of 2 for 2026.')
  expect(recorded.out).toContain('As a VIP customer (4.3.3): 1 of 3.')
  const shown = await said(['customer', 'show', 'C001'])
  expect(shown.out).toMatch(
    /2026: 1 of 2 contacts \(4\.3\.2\), 1 still to make; as a VIP 3\s+\(4\.3\.3\), 2 still to make\./,
  )
  expect((await json(['customer', 'show', 'C001'])).customer.standing.asVip).toEqual({
    owed: 3,
    missing: 2,
    state: 'on-track',
  })
})

it('is in breach on the last day of the year where two contacts are lacking, and leads to the record of it alone', async () => {
  const { json } = await clerk()
  await json(certified('C001', '2025-03-01', '2028-02-29'))
  const found = async (asOf: string) => {
    const report = await json(['report', 'compliance', '--clause', '4.3.2', '--as-of', asOf, '--today', '2026-12-31'])
    const line = report.clauses.find(({ period }: Line) => period === '2026')
    return line.findings[0]
  }
  expect(await found('2026-12-30')).toMatchObject({ state: 'at-risk', settle: ['contact', 'add', 'C001'] })
  const lost = await found('2026-12-31')
  expect(lost).toMatchObject({
    state: 'breach',
    text: { en: expect.stringContaining('since 2026-12-31 too few days') },
  })
  expect(lost.settle).toEqual(['finding', 'open', 'contact-twice-a-year', '--period', '2026', '--customer', 'C001'])
  const today = ['--today', '2026-12-31', '--clock-is-right']
  const opened = await json([...lost.settle, ...today])
  expect(opened.finding).toMatchObject({ number: 'FD-2026-0001' })
})
