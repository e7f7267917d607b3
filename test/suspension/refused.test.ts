import { expect, it } from 'vitest'
import { certified } from '../contact/clerk.ts'
import { cancels, restores, suspends, suspensionDesk, withdraws } from './suspended.ts'

/** Q-C001 is valid, S is suspended since 2026-03-01, W is withdrawn, OVER has expired. */
const standing = [
  certified('C002', '2025-01-20', '2028-01-19', 'S'),
  certified('C002', '2025-01-20', '2028-01-19', 'W'),
  certified('C002', '2025-01-20', '2026-05-31', 'OVER'),
  suspends('S', '2026-03-01'),
  withdraws('W', '2026-04-01'),
  ['staff', 'add', '外人'],
]

const ground = (on: string) => ({ 'ground-on': on })
const notice = ['suspend', 'follow-up', 'SP-2026-0001', 'notice', '--on', '2026-03-03']

it('refuses what 4.4.1 does not allow, names what is missing, and leaves the register as it was', async () => {
  const { problem, digest } = await suspensionDesk(standing)
  const cases: readonly (readonly [string, readonly string[], string])[] = [
    ['no reason', suspends('Q-C001', '2026-06-01', { reason: null }), '--reason REASON'],
    ['no ground', suspends('Q-C001', '2026-06-01', { 'ground-on': null }), '--ground-on DAY'],
    ['no decision', suspends('Q-C001', '2026-06-01', { 'decided-by': null }), '--decided-by NAME'],
    ['no conditions', suspends('Q-C001', '2026-06-01', { conditions: null }), '--conditions TEXT'],
    ['decided by nobody who may', suspends('Q-C001', '2026-06-01', { 'decided-by': '赵审' }), '--decided-by'],
    [
      'decided before holding the role',
      suspends('Q-C001', '2026-06-01', { 'decided-on': '2024-12-31', ...ground('2024-12-31') }),
      '--decided-by',
    ],
    ['handled by nobody of business', [...suspends('Q-C001', '2026-06-01'), '--staff', '外人'], 'It is for'],
    ['decided before the ground', suspends('Q-C001', '2026-06-01', ground('2026-06-02')), '--ground-on'],
    ['started before the decision', suspends('Q-C001', '2026-06-01', { 'decided-on': '2026-06-02' }), '--decided-on'],
    ['before it was issued', suspends('Q-C001', '2025-01-19'), '2025-01-20'],
    ['ends before it starts', suspends('Q-C001', '2026-06-01', { until: '2026-05-31' }), '2026-12-01'],
    ['ends too late', suspends('Q-C001', '2026-06-01', { until: '2026-12-02' }), '2026-12-01'],
    ['suspended already', suspends('S', '2026-06-01'), 'suspend restore S'],
    ['withdrawn', suspends('W', '2026-06-01'), 'certificate add'],
    ['expired', suspends('OVER', '2026-06-01'), '--replaces OVER'],
    ['before a later change', suspends('S', '2026-02-01'), '2026-03-01'],
    ['no certificate left', [...suspends('C002', '2026-06-01'), '--all-certificates'], 'certificate list C002'],
    ['no evidence', restores('S', '2026-06-01', { evidence: null }), '--evidence TEXT'],
    ['nobody verified', restores('S', '2026-06-01', { 'verified-by': null }), '--verified-by NAME'],
    ['verified on no day', restores('S', '2026-06-01', { 'verified-on': null }), '--verified-on DAY'],
    ['restored without a decision', restores('S', '2026-06-01', { 'decided-by': null }), '--decided-by NAME'],
    ['verified by who decides', restores('S', '2026-06-01', { 'verified-by': '李决' }), '--decided-by'],
    ['verified before it was suspended', restores('S', '2026-06-01', { 'verified-on': '2026-02-28' }), '--verified-on'],
    ['decided before it was verified', restores('S', '2026-06-01', { 'decided-on': '2026-05-31' }), '--verified-on'],
    ['not suspended', restores('Q-C001', '2026-06-01'), 'suspend start Q-C001'],
    ['restored after withdrawal', restores('W', '2026-06-01'), 'certificate add'],
    ['withdrawn without a ground', withdraws('S', '2026-06-01', { reason: null }), '--reason REASON'],
    ['withdrawn without a decision', withdraws('S', '2026-06-01', { 'decided-by': null }), '--decided-by NAME'],
    ['withdrawn twice', withdraws('W', '2026-06-01'), 'certificate add'],
    ['withdrawn after expiry', withdraws('OVER', '2026-06-01'), '--replaces OVER'],
    ['cancelled without application', cancels('S', '2026-06-01', { application: null }), '--application REFERENCE'],
    ['cancelled without a decision', cancels('S', '2026-06-01', { 'decided-by': null }), '--decided-by NAME'],
    ['cancelled after withdrawal', cancels('W', '2026-06-01'), 'certificate add'],
    ['a notice without a number', [...notice, '--delivery', '快递'], '--reference NUMBER'],
    ['a notice without its delivery', [...notice, '--reference', 'TZ-1'], '--delivery TEXT'],
    [
      'a notice before the decision',
      [...notice.slice(0, -1), '2026-02-28', '--reference', 'T', '--delivery', 'x'],
      'day',
    ],
    [
      'a follow-up by nobody who may',
      [...notice, '--reference', 'T', '--delivery', 'x', '--staff', '外人'],
      'It is for',
    ],
    ['a void by nobody who may', ['suspend', 'void', 'SP-2026-0001', '--reason', 'x', '--staff', '外人'], 'It is for'],
    [
      'a certificate in place of a final one',
      [...certified('C002', '2026-06-01', '2029-05-31', 'N'), '--replaces', 'W'],
      'certificate show',
    ],
    [
      "a certificate in place of another customer's",
      [...certified('C001', '2026-06-01', '2029-05-31', 'N'), '--replaces', 'S'],
      'certificate list',
    ],
  ]
  const before = await digest()
  for (const [what, argv, named] of cases) {
    const found = await problem(argv, 3)
    expect(found, what).toMatchObject({ code: 'refused', clause: '4.4.1' })
    expect(found.hint, what).toContain(named)
  }
  // The decision-maker types: who handles is somebody else.
  await problem([...suspends('Q-C001', '2026-06-01', { 'decided-by': 'clerk' })], 3)
  expect(await digest()).toBe(before)
})

it('takes facts that lie ahead for mistyped, and decisions for decisions', async () => {
  const { problem, json } = await suspensionDesk(standing)
  const ahead = { on: '2026-07-20', 'decided-on': '2026-07-10' }
  expect((await problem(suspends('Q-C001', '2026-07-20', { ...ahead, ...ground('2026-07-01') }), 2)).message).toContain(
    '--ground-on',
  )
  expect((await problem(restores('S', '2026-07-20', { 'verified-on': '2026-07-01' }), 2)).message).toContain(
    '--verified-on',
  )
  expect((await problem(cancels('S', '2026-07-20', ground('2026-07-01')), 2)).message).toContain('--ground-on')
  await problem(['suspend', 'follow-up', 'SP-2026-0001', 'publication', '--on', '2026-07-01'], 2)
  const { suspension } = await json(suspends('Q-C001', '2026-07-20', { ...ahead, ...ground('2026-06-30') }))
  expect(suspension.acts[0]).toMatchObject({ decidedOn: '2026-07-10', on: '2026-07-20' })
})

it('tells the second of two clerks who recorded the suspension, and when', async () => {
  const { json, problem } = await suspensionDesk([['staff', 'add', '王经办', '--role', 'business']])
  await json([...suspends('Q-C001', '2026-06-01'), '--staff', '王经办'])
  const recorded = /recorded by 王经办, 2026-06-30 09:\d\d:\d\d/
  expect((await problem(suspends('Q-C001', '2026-06-02'), 3)).message).toMatch(recorded)
  expect((await problem(suspends('Q-C001', '2026-06-01', { conditions: '别的' }), 2)).message).toMatch(recorded)
})

it('asks for who decides apart from who handles', async () => {
  const { json, problem } = await suspensionDesk()
  await json(['staff', 'role', 'clerk', 'decision-maker', '--from', '2025-01-01'])
  const found = await problem(suspends('Q-C001', '2026-06-01', { 'decided-by': 'clerk' }), 3)
  expect(found).toMatchObject({ clause: '4.4.1', message: 'clerk both handles the case and decides it.' })
})
