import { expect, it } from 'vitest'
import { body, f01, manager, staff } from '../change/body.ts'

const decided = ['--decided-by', staff['decision-maker']]
const suspend = [
  ...['suspend', 'start', 'Q-1', '--on', '2026-06-03', '--reason', 'own-request', '--ground-on', '2026-06-02'],
  ...['--conditions', '缩小范围', ...decided],
]
const restore = (change: string) => [
  ...[
    'suspend',
    'restore',
    'Q-1',
    '--on',
    '2026-06-20',
    '--reason',
    '监督另行安排',
    '--evidence',
    '审核报告',
    '--verified-by',
    staff.auditor,
  ],
  ...['--verified-on', '2026-06-18', ...decided, '--change', change],
]

it('restores with reduced scope by the change application that reduces it, and wants the reissue', async () => {
  const { json, problem } = await body()
  await json(f01('C001', 'F01-1', '--set', 'scope=齿轮的加工', '--direction', 'reduction'))
  await json(f01('C001', 'F01-2', '--set', 'name=甲精密机械有限公司'))
  await json(suspend)
  expect(await problem(restore('CH-2026-0002'), 3)).toMatchObject({
    clause: '4.4.1',
    message: 'CH-2026-0002 does not reduce the scope of Q-1.',
  })
  const { suspension } = await json(restore('CH-2026-0001'))
  const owed = (suspension.acts[1].followUps as { kinds: string[] }[]).map(({ kinds }) => kinds)
  expect(suspension.acts[1]).toMatchObject({ act: 'restoration', change: 'CH-2026-0001' })
  expect(owed).toEqual([['reissue'], ['notice']])
  const reissue = ['suspend', 'follow-up', 'SP-2026-0001', 'reissue', '--on', '2026-06-24']
  expect((await problem(reissue, 3)).hint).toContain('--replaces Q-1')
  expect((await problem([...reissue, '--reference', 'Q-2'], 2)).message).toContain('no certificate Q-2')
  await json([
    ...['certificate', 'add', 'C001', '--number', 'OTHER', '--standard', 'ISO 9001:2015', '--scope', '齿轮的加工'],
    ...['--issued', '2026-06-24', '--expires', '2028-02-29'],
  ])
  expect((await problem([...reissue, '--reference', 'OTHER'], 2)).message).toBe(
    'There is no certificate OTHER that was issued in place of Q-1.',
  )
  await json([
    ...['certificate', 'add', 'C001', '--number', 'Q-2', '--standard', 'ISO 9001:2015', '--scope', '齿轮的加工'],
    ...['--issued', '2026-06-24', '--expires', '2028-02-29', '--replaces', 'Q-1'],
  ])
  const done = await json([...reissue, '--reference', 'Q-2', '--staff', staff.general])
  expect(done.suspension.acts[1].followUps[0]).toMatchObject({ kind: 'reissue', reference: 'Q-2', by: staff.general })
})

it('is followed by the certificate that is issued for the application, without another word', async () => {
  const { json, act } = await body()
  await json(f01('C001', 'F01-1', '--set', 'scope=齿轮的加工', '--direction', 'reduction'))
  await json(suspend)
  await json(restore('CH-2026-0001'))
  const { business, general } = staff
  await act('classify', 'CH-2026-0001', business, '2026-06-20', '--class', 'system', '--why', '范围缩小')
  await act('complete-documents', 'CH-2026-0001', business, '2026-06-20', '--documents', '手册', '--proof', '许可')
  const reviewed = ['--outcome', '可行', '--audit-needed', 'no']
  await act('review', 'CH-2026-0001', staff['project-manager'], '2026-06-21', ...reviewed)
  await act('decide', 'CH-2026-0001', staff['decision-maker'], '2026-06-22', '--decision', 'approved')
  await act('approve', 'CH-2026-0001', manager, '2026-06-22')
  await act('enter', 'CH-2026-0001', general, '2026-06-22', '--effective', '2026-06-22')
  await act('forward', 'CH-2026-0001', business, '2026-06-22')
  const reissued = async () =>
    (await json(['suspend', 'show', 'SP-2026-0001'])).suspension.acts[1].followUps.find(
      ({ kinds }: { kinds: string[] }) => kinds.includes('reissue'),
    )
  expect(await reissued()).toMatchObject({ on: null })
  await act('reissue', 'CH-2026-0001', general, '2026-06-24', '--number', 'Q-2')
  expect(await reissued()).toMatchObject({ on: '2026-06-24', reference: 'Q-2', by: general })
  await json(['undo'])
  expect(await reissued()).toMatchObject({ on: null })
})

it('rests on no application that was given up, nor on one that reduces another certificate', async () => {
  const { json, problem, act } = await body()
  await json([
    ...['certificate', 'add', 'C001', '--number', 'E-1', '--standard', 'ISO 14001:2015', '--contract', 'HT-1'],
    ...['--scope', '齿轮的加工和销售', '--issued', '2025-03-01', '--expires', '2028-02-29'],
  ])
  await json(f01('C001', 'F01-1', '--set', 'scope=齿轮的加工', '--certificate', 'E-1', '--direction', 'reduction'))
  await json(f01('C001', 'F01-2', '--set', 'scope=齿轮的加工', '--certificate', 'Q-1', '--direction', 'reduction'))
  await json(suspend)
  expect((await problem(restore('CH-2026-0001'), 3)).message).toBe('CH-2026-0001 does not reduce the scope of Q-1.')
  await act('retract', 'CH-2026-0002', staff.business, '2026-06-10', '--reason', '客户撤回')
  expect((await problem(restore('CH-2026-0002'), 3)).message).toContain('CH-2026-0002 is retracted')
})
