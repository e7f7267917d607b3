// @module-tag long

import { expect, it } from 'vitest'
import { body, f01, manager, staff } from './body.ts'

type Own = Awaited<ReturnType<typeof body>>
type Line = {
  id: string
  result: string
  population: number
  counts: object
  findings: { state: string; text: { en: string }; settle: unknown }[]
  remarks: { text: { en: string; zh: string }; facts: object }[]
}

const { auditor, business, certification, general } = staff
const leader = staff['team-leader']

/** The line of a duty of 4.2 for 2026, as of a day. */
async function line({ json }: Own, id: string, day: string): Promise<Line> {
  const { clauses } = await json(['report', 'compliance', '--clause', '4.2', '--year', '2026', '--as-of', day])
  return (clauses as Line[]).find((each) => each.id === id) as Line
}

const stateOf = async (own: Own, id: string, day = '2026-06-30') => (await line(own, id, day)).result

const name = ['--set', 'name=甲科技有限公司']

it('is met with closing (4.2.3), which comes after the entry', async () => {
  const own = await body()
  const { change } = await own.json(f01('C001', 'F-1', ...name))
  const states: string[] = []
  const act = async (verb: string, by: string, ...more: string[]) => {
    await own.act(verb, change.number, by, '2026-06-10', ...more)
    states.push(`${verb} ${await stateOf(own, 'change-in-duplicate')} ${await stateOf(own, 'change-administrative')}`)
  }
  await act('classify', business, '--class', 'administrative', '--why', '仅名称')
  await act('confirm', certification, '--material', '执照')
  await act('approve', manager)
  await act('enter', general, '--effective', '2026-06-10')
  await act('forward', business)
  await act('reissue', general, '--number', 'Q-2')
  await act('close', business, '--first-copy', '档案', '--second-copy', '综合部')
  expect(states).toEqual([
    'classify on-track on-track',
    'confirm on-track on-track',
    'approve on-track on-track',
    'enter on-track on-track',
    'forward on-track on-track',
    'reissue on-track met',
    'close met met',
  ])
})

/** A change asked for on site, brought to where the report is to be aligned. */
async function toAlignment(own: Own, direction: 'reduction' | 'expansion', scope: string) {
  const at = (time: string) => ['--at', `2026-06-01 ${time}`]
  const number = 'CH-2026-0001'
  const when = direction === 'expansion' ? at('08:00') : ['--on', '2026-06-01']
  await own.json([
    ...['change', 'signal', 'C001', '--direction', direction, '--audit', 'A-1', '--asks', scope, ...when],
    ...['--certificate', 'Q-1', '--staff', leader],
  ])
  if (direction === 'expansion') {
    const told = ['--business-at', '2026-06-01 08:10', '--certification-at', '2026-06-01 08:20']
    await own.json(['change', 'report', number, ...told, '--staff', leader])
    const informed = ['--informed-at', '2026-06-01 09:00']
    await own.act('authorize', number, certification, '2026-06-01', ...at('09:00'), ...informed)
    await own.act('audit', number, auditor, '2026-06-01', ...at('10:00'), '--reference', 'A-1')
  }
  await own.act('return-file', number, leader, '2026-06-02', '--file', 'A-1')
  await own.act('notify', number, certification, '2026-06-02')
  const line = await stateOf(own, direction === 'expansion' ? 'change-on-site-expansion' : 'change-on-site-reduction')
  expect(line).toBe('on-track')
  await own.json([
    ...['change', 'submit', number, '--f01', 'F-1', '--copies', '2', '--signed-on', '2026-06-02'],
    ...['--set', `scope=${scope}`, '--on', '2026-06-02', '--staff', business],
  ])
  await own.act('classify', number, business, '2026-06-02', '--class', 'system', '--why', '范围')
  await own.act('complete-documents', number, business, '2026-06-03', '--documents', '手册', '--proof', '许可')
  const review = ['--outcome', '可行', '--audit-needed', 'no']
  await own.act('review', number, staff['project-manager'], '2026-06-03', ...review)
  await own.act('decide', number, staff['decision-maker'], '2026-06-04', '--decision', 'approved')
  return number
}

it('is met with alignment and entry (4.2.6)', async () => {
  const own = await body()
  const number = await toAlignment(own, 'reduction', '齿轮的加工')
  const state = () => stateOf(own, 'change-on-site-reduction')
  expect(await state()).toBe('on-track')
  await own.act('align-report', number, certification, '2026-06-05', '--f05', 'F05-1', '--scope', '齿轮的加工')
  expect(await state()).toBe('on-track')
  const { findings } = await line(own, 'change-on-site-reduction', '2026-06-30')
  expect(findings).toMatchObject([{ state: 'on-track', settle: ['change', 'approve', number] }])
  await own.act('approve', number, manager, '2026-06-08')
  await own.act('enter', number, general, '2026-06-08', '--effective', '2026-06-08')
  expect(await state()).toBe('met')
  expect(await stateOf(own, 'change-in-duplicate')).toBe('on-track')
})

it('counts no expansion among the reductions found on site, and judges its alignment in 4.2.7', async () => {
  const own = await body()
  const number = await toAlignment(own, 'expansion', '齿轮的铸造和加工')
  await own.act('align-report', number, certification, '2026-06-05', '--f05', 'F05-1', '--scope', '齿轮的铸造和加工')
  expect(await stateOf(own, 'change-on-site-expansion')).toBe('on-track')
  const reduction = await line(own, 'change-on-site-reduction', '2026-06-30')
  expect(reduction).toMatchObject({ result: 'not-applicable', population: 0 })
  await own.act('approve', number, manager, '2026-06-08')
  await own.act('enter', number, general, '2026-06-08', '--effective', '2026-06-08')
  expect(await stateOf(own, 'change-on-site-expansion')).toBe('met')
  await own.json(['staff', 'end', certification, '--on', '2026-06-03'])
  const { result, findings } = await line(own, 'change-on-site-expansion', '2026-06-30')
  expect(result).toBe('breach')
  expect(findings[0]?.text.en).toContain(`align the report on 2026-06-05 by ${certification}`)
})

it('is at risk when nobody went on with it for more than idle-days, and says whose limit that is', async () => {
  const own = await body()
  // A Tuesday: the twentieth working day after it is Tuesday, 30 June, without a calendar.
  await own.json(f01('C001', 'F-1', ...name))
  expect(await stateOf(own, 'change-in-duplicate', '2026-06-30')).toBe('on-track')
  const late = await own.at(
    ['report', 'compliance', '--clause', '4.2.3', '--format', 'json', '--today', '2026-07-01'],
    {},
  )
  const [found] = JSON.parse(late.out).clauses as (Line & { limits: object })[]
  expect(found).toMatchObject({ result: 'at-risk', limits: { idle: 20 } })
  expect(found?.findings).toMatchObject([
    { state: 'at-risk', settle: ['change', 'classify', 'CH-2026-0001'], facts: { idleSince: '2026-06-02' } },
  ])
  expect(found?.findings[0]?.text.en).toBe(
    'CH-2026-0001; submitted; next: classify, by business; no act since 2026-06-02, more than 20 working days (our limit, the procedure gives none)',
  )
  await own.json(['limit', 'set', 'idle-days', '10', '--from', '2026-06-01', '--reason', '按部门要求'])
  expect(await stateOf(own, 'change-in-duplicate', '2026-06-16')).toBe('on-track')
  expect(await stateOf(own, 'change-in-duplicate', '2026-06-17')).toBe('at-risk')
  await own.act('classify', 'CH-2026-0001', business, '2026-06-17', '--class', 'administrative', '--why', '仅名称')
  expect(await stateOf(own, 'change-in-duplicate', '2026-06-17')).toBe('on-track')
})

it('lets the clock stand still while the body waits for the customer or for a planned audit', async () => {
  const own = await body()
  await own.json(['limit', 'set', 'idle-days', '5', '--from', '2026-06-01', '--reason', '按部门要求'])
  const number = 'CH-2026-0001'
  const state = (day: string) => stateOf(own, 'change-in-duplicate', day)
  await own.json(f01('C001', 'F-1', '--set', 'process=电镀外包'))
  expect(await state('2026-06-10')).toBe('at-risk')
  await own.act('return', number, business, '2026-06-02', '--reason', '缺第二联')
  expect(await state('2026-06-30')).toBe('on-track')
  await own.json([
    ...['change', 'submit', number, '--f01', 'F-1', '--copies', '2', '--signed-on', '2026-06-01'],
    ...['--set', 'process=电镀外包', '--on', '2026-06-03', '--staff', business],
  ])
  expect(await state('2026-06-11')).toBe('at-risk')
  await own.act('classify', number, business, '2026-06-03', '--class', 'system', '--why', '过程变化')
  expect(await state('2026-06-30')).toBe('on-track')
  await own.act('complete-documents', number, business, '2026-06-04', '--documents', '手册', '--proof', '许可')
  expect(await state('2026-06-12')).toBe('at-risk')
  const review = ['--outcome', '可行', '--audit-needed', 'yes', '--audit-planned', '2026-06-18']
  const { acts } = await own.act('review', number, staff['project-manager'], '2026-06-05', ...review)
  expect(acts.at(-1)).toMatchObject({ auditNeeded: true, auditPlannedOn: '2026-06-18' })
  expect(await state('2026-06-25')).toBe('on-track')
  expect(await state('2026-06-26')).toBe('at-risk')
})

it('lets the clock stand still until the day that an audit was moved to, as of each day by what was planned then', async () => {
  const own = await body()
  await own.json(['limit', 'set', 'idle-days', '5', '--from', '2026-06-01', '--reason', '按部门要求'])
  const number = 'CH-2026-0001'
  const manager = staff['project-manager']
  const state = (day: string) => stateOf(own, 'change-in-duplicate', day)
  await own.json(f01('C001', 'F-1', '--set', 'process=电镀外包'))
  await own.act('classify', number, business, '2026-06-03', '--class', 'system', '--why', '过程变化')
  await own.act('complete-documents', number, business, '2026-06-04', '--documents', '手册', '--proof', '许可')
  const review = ['--outcome', '可行', '--audit-needed', 'yes', '--audit-planned', '2026-06-10']
  await own.act('review', number, manager, '2026-06-05', ...review)
  expect(await state('2026-06-17')).toBe('on-track')
  expect(await state('2026-06-18')).toBe('at-risk')
  const plan = [
    'change',
    'plan-audit',
    number,
    '--staff',
    manager,
    '--audit-planned',
    '2026-06-22',
    '--on',
    '2026-06-18',
  ]
  expect((await own.problem(plan, 3)).message).toContain('--reason')
  const moved = await own.json([...plan, '--reason', '客户七月停产'])
  expect(moved.change).toMatchObject({ state: 'reviewed', next: { act: 'audit' } })
  expect(moved.change.acts.slice(-2)).toMatchObject([
    { act: 'review', auditPlannedOn: '2026-06-10' },
    { act: 'plan-audit', auditPlannedOn: '2026-06-22', statement: '客户七月停产', on: '2026-06-18' },
  ])
  // Until its day the audit is on the agenda by that day, which is named; after it, today.
  const today = async (day: string) =>
    (await own.json(['today', '--as-of', day])).agenda.filter(({ settle }: { settle: string[] }) =>
      settle.includes(number),
    )
  expect(await today('2026-06-19')).toMatchObject([
    { by: '2026-06-22', daysLeft: 3, urgency: 'due', settle: ['change', 'audit', number] },
  ])
  expect((await today('2026-06-19'))[0].text.zh).toContain('下一步：审核（审核员，计划 2026-06-22）')
  expect(await today('2026-06-22')).toMatchObject([{ by: '2026-06-22', daysLeft: 0, urgency: 'due' }])
  expect(await today('2026-06-29')).toMatchObject([{ by: '2026-06-29', daysLeft: 0, urgency: 'due' }])
  expect(await today('2026-06-17')).toMatchObject([{ by: '2026-06-17' }])
  const before = await own.json(['change', 'next', '--as-of', '2026-06-17'])
  expect(before.next).toMatchObject([{ act: 'audit', auditPlanned: '2026-06-10' }])
  const { next } = await own.json(['change', 'next', number])
  expect(next).toMatchObject([
    { act: 'audit', auditPlanned: '2026-06-22' },
    { act: 'plan-audit', auditPlanned: null },
    {},
    {},
    {},
  ])
  for (const argv of [
    ['change', 'next'],
    ['change', 'show', number],
    ['change', 'list'],
  ])
    expect((await own.said(argv, 'zh')).out).toContain('计划 2026-06-22')
  // What was known on the day before stays as it was.
  expect(await state('2026-06-17')).toBe('on-track')
  expect(await state('2026-06-18')).toBe('on-track')
  expect(await state('2026-06-29')).toBe('on-track')
  expect(await state('2026-06-30')).toBe('at-risk')
  const again = await own.json([...plan, '--reason', '客户七月停产'])
  expect(again.change.acts).toHaveLength(moved.change.acts.length)
  const other = ['change', 'plan-audit', number, '--staff', manager, '--reason', '再改', '--on', '2026-06-19']
  expect((await own.problem([...other, '--audit-planned', '2026-06-22'], 2)).message).toContain('2026-06-22 already')
  const behind = [...other, '--audit-planned', '2026-06-18']
  expect((await own.problem(behind, 2)).message).toContain('--audit-planned 2026-06-18 lies before --on 2026-06-19')
  const clerk = [
    'change',
    'plan-audit',
    number,
    '--staff',
    business,
    '--reason',
    '再改',
    '--audit-planned',
    '2026-07-20',
  ]
  expect((await own.problem(clerk, 3)).clause).toBe('4.2.5')
  await own.json(['undo', '--reason', '误录'])
  expect(await state('2026-06-18')).toBe('at-risk')
})

it('plans no audit of an application of which none is needed', async () => {
  const own = await body()
  const number = 'CH-2026-0001'
  const manager = staff['project-manager']
  await own.json(f01('C001', 'F-1', '--set', 'process=电镀外包'))
  await own.act('classify', number, business, '2026-06-03', '--class', 'system', '--why', '过程变化')
  await own.act('complete-documents', number, business, '2026-06-04', '--documents', '手册', '--proof', '许可')
  await own.act('review', number, manager, '2026-06-05', '--outcome', '可行', '--audit-needed', 'no')
  const plan = ['change', 'plan-audit', number, '--audit-planned', '2026-07-20', '--reason', '改期', '--staff', manager]
  const { message, hint } = await own.problem(plan, 3)
  expect([message, hint].join(' ')).toContain('certdesk change decide')
})

it('takes a planned day only of an audit that is needed, and asks for it on a terminal', async () => {
  const own = await body()
  const number = 'CH-2026-0001'
  await own.json(f01('C001', 'F-1', '--set', 'process=电镀外包'))
  await own.act('classify', number, business, '2026-06-03', '--class', 'system', '--why', '过程变化')
  await own.act('complete-documents', number, business, '2026-06-04', '--documents', '手册', '--proof', '许可')
  const review = ['change', 'review', number, '--outcome', '可行', '--staff', staff['project-manager']]
  const no = await own.problem([...review, '--audit-needed', 'no', '--audit-planned', '2026-07-20'], 2)
  expect(no.message).toContain('an audit that is not needed')
  const before = [...review, '--audit-needed', 'yes', '--audit-planned', '2026-06-05', '--on', '2026-06-08']
  expect((await own.problem(before, 2)).message).toContain('--audit-planned 2026-06-05 lies before --on 2026-06-08')
  const asking = [...review, '--lang', 'zh']
  const { code, err, asked } = await own.at(asking, { tty: true, answers: ['yes', '2026-07-20'] })
  expect(code, err).toBe(0)
  expect(asked.at(-1)).toBe('计划审核日期（尚无则留空）')
  const { change } = await own.json(['change', 'show', number])
  expect(change.acts.at(-1)).toMatchObject({ auditPlannedOn: '2026-07-20' })
})

it('tells how long after it had happened a change became known, and never as a breach (4.2.3)', async () => {
  const own = await body()
  const { change } = await own.json(f01('C001', 'F-1', ...name, '--happened-on', '2026-05-01'))
  expect(change).toMatchObject({ happenedOn: '2026-05-01', acts: [{ happenedOn: '2026-05-01' }] })
  // What was told on the day itself, or does not say when it happened, is not remarked on.
  await own.json(f01('C001', 'F-2', '--set', 'english-name=Jia', '--happened-on', '2026-06-02'))
  await own.json(f01('C001', 'F-3', '--set', 'mailing-address=深圳'))
  const { result, remarks } = await line(own, 'change-in-duplicate', '2026-06-30')
  expect(result).toBe('on-track')
  expect(remarks.map(({ text }) => text)).toEqual([
    {
      en: 'CH-2026-0001: the change happened on 2026-05-01 and became known on 2026-06-02, 32 days later',
      zh: 'CH-2026-0001：变更发生于 2026-05-01，2026-06-02 得知，相隔 32 天',
    },
  ])
  expect(remarks[0]?.facts).toMatchObject({ on: '2026-06-02', happenedOn: '2026-05-01', days: 32 })
})

it('holds the day a change happened against today and the submission', async () => {
  const own = await body()
  const later = f01('C001', 'F-1', ...name, '--happened-on', '2026-06-03')
  await own.refused(later, '4.2.3', '--on 2026-06-02 lies before --happened-on 2026-06-03', 'Leave --happened-on out')
  await own.problem(f01('C001', 'F-1', ...name, '--happened-on', '2026-07-01'), 2)
})
