// @module-tag long

import { expect, it } from 'vitest'
import { body, f01, manager, staff } from './body.ts'

const { auditor, business, certification, general } = staff
const leader = staff['team-leader']

/** From the classification of a system change to its decision. */
async function decided(act: Awaited<ReturnType<typeof body>>['act'], n: string) {
  await act('classify', n, business, '2026-06-16', '--class', 'system', '--why', '影响体系')
  await act('complete-documents', n, business, '2026-06-16', '--documents', '手册', '--proof', '许可')
  await act('review', n, staff['project-manager'], '2026-06-17', '--outcome', '可行', '--audit-needed', 'no')
  await act('decide', n, staff['decision-maker'], '2026-06-18', '--decision', 'approved')
}

/** From the approval to the closed application. */
async function finished(act: Awaited<ReturnType<typeof body>>['act'], n: string, by: string) {
  await act('approve', n, manager, '2026-06-20')
  await act('enter', n, by, '2026-06-22', '--effective', '2026-06-22')
  await act('forward', n, business, '2026-06-22')
  await act('reissue', n, general, '2026-06-23', '--number', 'Q-2')
  return act('close', n, business, '2026-06-24', '--first-copy', '客户档案', '--second-copy', '综合部')
}

it('a reduction found on site ends with a certificate that the report agrees with (4.2.6)', async () => {
  const { json, act, refused } = await body()
  const { change } = await json([
    ...[
      'change',
      'signal',
      'C001',
      '--direction',
      '缩小',
      '--audit',
      'A-1',
      '--asks',
      '销售无证据',
      '--certificate',
      'Q-1',
    ],
    ...['--on', '2026-06-10', '--staff', leader],
  ])
  const n = change.number
  expect(change).toMatchObject({
    state: 'signalled',
    origin: 'on-site',
    certificate: 'Q-1',
    next: { act: 'return-file' },
  })
  await act('return-file', n, leader, '2026-06-12', '--file', 'A-1')
  await act('notify', n, certification, '2026-06-13')
  // The body began it: the customer's signature is not waited for.
  const submit = ['change', 'submit', n, '--f01', 'F-1', '--copies', '2', '--set', 'scope=齿轮的加工']
  expect((await json([...submit, '--on', '2026-06-15', '--staff', business])).change).toMatchObject({
    direction: 'reduction',
    lines: [{ of: 'Q-1', before: '齿轮的加工和销售', after: '齿轮的加工' }],
  })
  await decided(act, n)
  await refused(
    ['change', 'approve', n, '--on', '2026-06-20'],
    '4.2.6',
    '"approve" does not follow',
    `change align-report ${n}`,
  )
  const align = ['change', 'align-report', n, '--f05', 'F05-1', '--staff', certification, '--on', '2026-06-19']
  await refused(align, '4.2.6', 'the scope as the report has it (--scope)', '--scope TEXT')
  await refused([...align, '--scope', '齿轮的加工及销售'], '4.2.6', '齿轮的加工{+及销售+}', 'correct the report')
  await act('align-report', n, certification, '2026-06-19', '--f05', 'F05-1', '--scope', '齿轮 的加工。')
  expect(await finished(act, n, business)).toMatchObject({ state: 'closed' })
  const { certificate } = await json(['certificate', 'show', 'Q-2'])
  expect(certificate).toMatchObject({ scope: '齿轮的加工', status: 'valid' })
  const { clauses } = await json(['report', 'compliance', '--clause', '4.2.6', '--year', '2026'])
  expect(clauses).toMatchObject([{ result: 'met', population: 1 }])
})

it('an expansion is reported, authorized in the morning, audited in the afternoon, and certified (4.2.7)', async () => {
  const { json, act, refused } = await body()
  const signal = ['change', 'signal', 'C001', '--direction', 'expansion', '--audit', 'A-1', '--asks', '增加铸造']
  await refused([...signal, '--staff', leader], '4.2.7', 'to the minute', '--at "YYYY-MM-DD HH:MM"')
  const { change } = await json([...signal, '--certificate', 'Q-1', '--at', '2026-06-15 08:30', '--staff', leader])
  const n = change.number
  const audit = ['change', 'audit', n, '--at', '2026-06-15 14:00', '--reference', 'A-1', '--staff', auditor]
  await refused(audit, '4.2.7', '"audit" does not follow', `certdesk change report ${n}`)
  const told = ['--business-at', '2026-06-15 08:50', '--certification-at', '2026-06-15 08:40']
  await json(['change', 'report', n, ...told, '--staff', leader])
  const authorize = ['change', 'authorize', n, '--at', '2026-06-15 10:00', '--informed-at', '2026-06-15 10:10']
  await json(['staff', 'role', leader, 'certification', '--from', '2025-01-01'])
  await refused(
    [...authorize, '--staff', leader],
    '4.2.7',
    `${leader} did "signal"`,
    `It is for ${certification} to do`,
  )
  await json([...authorize, '--staff', certification])
  const early = audit.map((word) => (word.endsWith('14:00') ? '2026-06-15 10:00' : word))
  await refused(early, '4.2.7', 'not after the authorization of 2026-06-15 10:00', 'to the minute')
  expect((await json(audit)).change).toMatchObject({ state: 'audited-on-site' })
  await act('return-file', n, leader, '2026-06-15', '--file', 'A-1')
  await act('notify', n, certification, '2026-06-15')
  const scope = 'scope=齿轮的铸造、加工和销售'
  await refused(
    ['change', 'submit', n, '--f01', 'F-1', '--copies', '2', '--set', scope, '--staff', business],
    '4.2.3',
    "the day of the customer's signature",
    '--signed-on DAY',
  )
  await json([
    ...['change', 'submit', n, '--f01', 'F-1', '--copies', '2', '--set', scope],
    ...['--signed-on', '2026-06-15', '--on', '2026-06-16', '--staff', business],
  ])
  await decided(act, n)
  // Advisory for an expansion: recorded with the difference.
  await act('align-report', n, certification, '2026-06-19', '--f05', 'F05-1', '--scope', '齿轮的铸造和加工')
  expect(await finished(act, n, general)).toMatchObject({ state: 'closed' })
  expect((await json(['certificate', 'show', 'Q-2'])).certificate.scope).toBe('齿轮的铸造、加工和销售')
  const { clauses } = await json(['report', 'compliance', '--clause', '4.2.7', '--clause', '4.2.6', '--year', '2026'])
  expect(clauses).toMatchObject([
    { clause: '4.2.6', result: 'not-applicable', remarks: [{ text: { en: expect.stringContaining('advisory') } }] },
    { clause: '4.2.7', result: 'met' },
  ])
  const { change: done } = await json(['change', 'show', n])
  expect((done.acts as { act: string; time: string | null }[]).slice(0, 4)).toMatchObject([
    { act: 'signal', time: '08:30' },
    { act: 'report', time: '08:50' },
    { act: 'authorize', time: '10:00' },
    { act: 'audit', time: '14:00' },
  ])
})

it('an expansion that certification does not authorize ends there', async () => {
  const { json } = await body()
  const signal = ['change', 'signal', 'C001', '--direction', 'expansion', '--audit', 'A-1', '--asks', '增加铸造']
  const { change } = await json([...signal, '--at', '2026-06-15 08:30', '--staff', leader])
  await json([
    ...['change', 'report', change.number, '--business-at', '2026-06-17 08:50'],
    ...['--certification-at', '2026-06-17 08:40', '--staff', leader],
  ])
  const refuse = ['change', 'refuse', change.number, '--at', '2026-06-17 10:00', '--informed-at', '2026-06-17 10:10']
  const { change: refusedOne } = await json([...refuse, '--reason', '无该专业审核员', '--staff', certification])
  expect(refusedOne).toMatchObject({ state: 'rejected', open: false })
  const { clauses } = await json(['report', 'compliance', '--clause', '4.2.7', '--year', '2026'])
  expect(clauses[0]).toMatchObject({ result: 'breach', limits: { report: 1 } })
  expect(clauses[0].findings[0].text.en).toBe('CH-2026-0001; reported late by 1 day')
})

it.each([
  ['2026-06-16 18:00', null],
  ['2026-06-17 08:00', 'CH-2026-0001; business informed of the authorization late by 1 day'],
])('business is informed of an authorization by the next working day: %s', async (informed, finding) => {
  const { json, said } = await body()
  const signal = ['change', 'signal', 'C001', '--direction', 'expansion', '--audit', 'A-1', '--asks', '增加铸造']
  const { change } = await json([...signal, '--at', '2026-06-15 08:30', '--staff', leader])
  await json([
    ...['change', 'report', change.number, '--business-at', '2026-06-15 08:50'],
    ...['--certification-at', '2026-06-15 08:40', '--staff', leader],
  ])
  const authorize = ['change', 'authorize', change.number, '--at', '2026-06-15 10:00', '--staff', certification]
  await json([...authorize, '--informed-at', informed])
  const { clauses } = await json(['report', 'compliance', '--clause', '4.2.7', '--year', '2026'])
  const texts = (clauses[0].findings as { state: string; text: { en: string } }[])
    .filter(({ state }) => state === 'breach')
    .map(({ text }) => text.en.split('; ').slice(0, 2).join('; '))
  expect(texts).toEqual(finding === null ? [] : [finding])
  expect((await said(['change', 'show', change.number])).out.replace(/\s+/g, ' ')).toContain('business informed')
})

it('a change of address that came up on site moves the place and touches the system (4.2.6)', async () => {
  const { json, act, refused } = await body()
  const { change } = await json([
    ...[
      'change',
      'signal',
      'C001',
      '--direction',
      'none',
      '--audit',
      'A-1',
      '--asks',
      '厂址已搬迁',
      '--certificate',
      'Q-1',
    ],
    ...['--on', '2026-06-10', '--staff', leader],
  ])
  const n = change.number
  await act('return-file', n, leader, '2026-06-12', '--file', 'A-1')
  await act('notify', n, certification, '2026-06-13')
  const submit = f01(n, 'F-1', '--set', 'site-address=深圳市宝安区9号').map((word) =>
    word === '2026-06-02' ? '2026-06-15' : word,
  )
  await refused(submit, '4.2.4', 'does the site physically move', '--relocation yes')
  await refused(
    [...submit, '--relocation', 'yes', '--set', 'scope=齿轮的加工'],
    '4.2.6',
    'On site the direction was none',
    'of its own',
  )
  expect((await json([...submit, '--relocation', 'yes'])).change).toMatchObject({
    kinds: ['c'],
    relocation: true,
    next: { command: expect.stringContaining('--class system') },
  })
  await decided(act, n)
  await act('align-report', n, certification, '2026-06-19', '--f05', 'F05-1')
  expect(await finished(act, n, general)).toMatchObject({ state: 'closed', class: 'system' })
  expect((await json(['customer', 'show', 'C001'])).customer.siteAddress).toBe('深圳市宝安区9号')
  const { certificates } = await json(['certificate', 'list'])
  expect(certificates).toMatchObject([{ status: 'superseded' }, { status: 'valid', scope: '齿轮的加工和销售' }])
  expect((await json(['audit', 'verify'])).verification.differences).toEqual([])
})
