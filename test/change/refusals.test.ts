// @module-tag long

import { describe, expect, it } from 'vitest'
import { needs } from '../../src/change/needs.ts'
import { transitions } from '../../src/change/transitions.ts'
import { body, bodyAs, f01, manager, staff } from './body.ts'

const { auditor, business, certification, general } = staff
type Body = Awaited<ReturnType<typeof body>>

/** How an application at the desk is brought to each state, act by act. */
const system: readonly (readonly [string, string, ...string[]])[] = [
  ['classify', business, '--class', 'system', '--why', '过程变化'],
  ['complete-documents', business, '--documents', '手册', '--proof', '许可'],
  ['review', staff['project-manager'], '--outcome', '可行', '--audit-needed', 'yes'],
  ['audit', auditor, '--reference', 'A-1'],
  ['decide', staff['decision-maker'], '--decision', 'approved'],
  ['approve', manager],
]

const administrative: readonly (readonly [string, string, ...string[]])[] = [
  ['classify', business, '--class', 'administrative', '--why', '仅名称'],
  ['confirm', certification, '--material', '执照'],
  ['approve', manager],
  ['enter', general, '--effective', '2026-06-10'],
  ['forward', business],
  ['reissue', general, '--number', 'Q-2'],
]

/** Brings an application through the acts up to the one named, which is still to be done. */
async function broughtTo(act: string, { json, act: done }: Body, way: typeof system, change: readonly string[]) {
  const { change: begun } = await json(f01('C001', 'F-1', ...change))
  for (const [verb, by, ...more] of way) {
    if (verb === act) break
    await done(verb, begun.number, by, '2026-06-10', ...more)
  }
  return begun.number as string
}

/** A suspension of the certificate, in force on the day of the tests. */
const suspended = [
  ...['suspend', 'start', 'Q-1', '--reason', 'own-request', '--ground-on', '2026-05-20', '--conditions', '整改'],
  ...['--decided-by', staff['decision-maker'], '--decided-on', '2026-05-21', '--on', '2026-05-22'],
]

describe('every need of the table', () => {
  const process = ['--set', 'process=电镀外包']
  const name = ['--set', 'name=甲科技有限公司']
  const ways = [
    ...system.map(([act]) => [act, system, process] as const),
    ...administrative.map(([act]) => [act, administrative, name] as const),
    ['close', administrative, name] as const,
    ['return', administrative, name] as const,
    ['reject', administrative, name] as const,
    ['retract', administrative, name] as const,
    ['void', administrative, name] as const,
  ].filter(([act]) => transitions.some((each) => each.act === act && each.needs.length > 0))

  it.each(ways)('%s is refused without it', async (act, way, change) => {
    const first = ['return', 'reject', 'retract', 'void'].includes(act) ? 'classify' : act
    const own = await bodyAs(`up to ${first} ${change}`, async () => {
      const own = await body()
      await broughtTo(first, own, way, change)
      return own
    })
    const number = 'CH-2026-0001'
    const rows = transitions.filter((each) => each.act === act && each.needs.length > 0)
    const by = [...system, ...administrative].find(([verb]) => verb === act)?.[1] ?? business
    const before = await own.head()
    const problem = await own.problem(['change', act, number, '--staff', by], 3)
    expect(rows.map(({ clause }) => clause)).toContain(problem.clause)
    const wanted = rows.map((row) => row.needs.map((each) => `--${needs[each].flag}`))
    expect(wanted.some((flags) => flags.every((flag) => problem.message.includes(flag)))).toBe(true)
    expect(problem.hint).toContain(`certdesk change ${act} ${number} --`)
    expect(await own.head()).toBe(before)
  })
})

describe('every guard', () => {
  it('holds every moment and day against today and the acts before', async () => {
    const { json, problem, refused } = await body()
    const leader = staff['team-leader']
    const signal = ['change', 'signal', 'C001', '--direction', 'expansion', '--audit', 'A-1', '--asks', '铸造']
    await json([...signal, '--certificate', 'Q-1', '--at', '2026-06-15 08:30', '--staff', leader])
    const report = (business: string, its: string) => [
      ...['change', 'report', 'CH-2026-0001', '--business-at', business, '--certification-at', its, '--staff', leader],
    ]
    await refused(report('2026-06-14 08:00', '2026-06-15 09:00'), '4.2.7', 'lies before the act before it', 'order')
    expect((await problem(report('2026-07-14 08:00', '2026-06-15 09:00'), 2)).message).toContain(
      '--business-at 2026-07-14',
    )
    await json(report('2026-06-15 08:50', '2026-06-15 09:00'))
    const authorize = ['change', 'authorize', 'CH-2026-0001', '--at', '2026-06-15 10:00', '--staff', certification]
    expect((await problem([...authorize, '--informed-at', '2027-01-01 08:00'], 2)).message).toContain('--informed-at')
    const unsigned = f01('C002', 'F-1', '--set', 'english-name=Yi').map((word) =>
      word === '2026-06-01' ? '2030-01-01' : word,
    )
    expect((await problem(unsigned, 2)).message).toContain('--signed-on 2030-01-01 lies after today')
  })

  it('changes a scope with a direction, and a direction only with a scope, in force', async () => {
    const own = await body()
    await own.refused(
      f01('C001', 'F-1', '--set', 'process=外包', '--direction', 'reduction'),
      '4.2.5',
      'no scope changes',
      '--set scope=TEXT',
    )
    const number = await broughtTo('decide', own, system, ['--set', 'scope=齿轮的加工', '--direction', 'reduction'])
    const decider = staff['decision-maker']
    await own.json([
      ...['suspend', 'withdraw', 'Q-1', '--reason', 'given-up', '--decided-by', decider, '--decided-on', '2026-06-09'],
      ...['--on', '2026-06-10'],
    ])
    const decide = ['change', 'decide', number, '--decision', 'approved', '--staff', decider, '--on', '2026-06-12']
    await own.refused(
      decide,
      '4.2.5',
      'Scope of certification of Q-1 cannot change any more',
      `change reject ${number}`,
    )
    await own.json(['change', 'reject', number, '--reason', '证书已撤销', '--staff', business, '--on', '2026-06-12'])
  })

  it('wants a new certificate where printed data change, or the reason why not', async () => {
    const { json, refused } = await body()
    const change = ['--set', 'english-name=Jia', '--reissue', 'no']
    await refused(f01('C001', 'F-1', ...change), '4.2.4', 'no new one is to be issued', '--why-not TEXT')
    expect((await json(f01('C001', 'F-1', ...change, '--why-not', '证书不印英文名'))).change.reissue).toBe(false)
    const { clauses } = await json(['report', 'compliance', '--clause', '4.2.4', '--year', '2026'])
    expect(clauses[0].remarks[0].text.en).toContain('证书不印英文名')
  })

  it('leaves a way on where the certificates have ended after the form was forwarded', async () => {
    const own = await body()
    const number = await broughtTo('reissue', own, administrative, ['--set', 'name=甲科技有限公司'])
    const close = ['change', 'close', number, '--first-copy', '档案', '--second-copy', '综合部', '--staff', business]
    await own.refused(close, '4.2.4', 'still in force: Q-1', `change reissue ${number} --number Q-1=NEW`)
    await own.json([
      ...['suspend', 'withdraw', 'Q-1', '--reason', 'given-up', '--decided-by', staff['decision-maker']],
      ...['--decided-on', '2026-06-11', '--on', '2026-06-12'],
    ])
    const reissue = ['change', 'reissue', number, '--number', 'Q-2', '--staff', general, '--on', '2026-06-12']
    await own.refused(reissue, '4.2.4', 'in force any more', `certdesk change close ${number}`)
    expect((await own.json(close)).change.state).toBe('closed')
  })

  it('replaces a certificate once, by one of days that can be, and takes no other number for the same act', async () => {
    const own = await body()
    const number = await broughtTo('reissue', own, administrative, ['--set', 'name=甲科技有限公司'])
    const reissue = ['change', 'reissue', number, '--staff', general, '--on', '2026-06-12']
    const message = async (...more: string[]) => (await own.problem([...reissue, ...more], 2)).message
    expect(await message('--number', 'Q-1=Q-2', '--number', 'Q-1=Q-3')).toContain('Two new numbers')
    expect(await message('--number', 'Q-2', '--issued', '2026-12-31')).toContain('lies after today')
    expect(await message('--number', 'Q-2', '--expires', '2020-01-01')).toContain('lies before')
    await own.refused(
      [...reissue, '--number', 'Q-2', '--issued', '2026-06-09'],
      '4.2.4',
      'before the change took effect',
      'true day',
    )
    await own.json([...reissue, '--number', 'Q-2'])
    await own.json([...reissue, '--number', 'Q-1=Q-2'])
    for (const other of [
      ['--expires', '2028-03-31'],
      ['--issued', '2026-06-11'],
    ])
      await own.refused([...reissue, '--number', 'Q-2', ...other], '4.2.3', 'was done already', `close ${number}`)
    await own.refused([...reissue, '--number', 'Q-7'], '4.2.3', 'was done already', `change close ${number}`)
  })

  it('tells of a new certificate with another expiry (4.2.4)', async () => {
    const own = await body()
    const number = await broughtTo('reissue', own, administrative, ['--set', 'name=甲科技有限公司'])
    const reissue = ['change', 'reissue', number, '--staff', general, '--number', 'Q-2']
    const { change } = await own.json([...reissue, '--expires', '2029-02-28', '--on', '2026-06-12'])
    expect(change.state).toBe('reissued')
    const { clauses } = await own.json(['report', 'compliance', '--clause', '4.2.4', '--year', '2026'])
    expect(clauses[0].remarks[0].text.en).toBe(
      `${number}: Q-2 was issued with another expiry, 2029-02-28 instead of 2028-02-29`,
    )
  })

  it('takes the same F01 again only with the same contact person, and that of a void application for another', async () => {
    const { json, problem } = await body()
    const one = f01('C001', 'F-1', '--contact-person', '陈静', '--mobile', '13900139000')
    await json(one)
    await json(one)
    expect((await problem([...one.slice(0, -1), '13900139001'], 2)).message).toContain('was submitted as CH-2026-0001')
    await json(['change', 'void', 'CH-2026-0001', '--reason', '误录', '--staff', business])
    expect((await json([...one.slice(0, -1), '13900139001'])).change.number).toBe('CH-2026-0002')
  })

  it('enters nobody who was erased meanwhile', async () => {
    const { json, act, refused } = await body()
    const { number } = (await json(f01('C001', 'F-1', '--contact-person', '陈静', '--mobile', '13900139000'))).change
    await act('classify', number, business, '2026-06-03', '--class', 'administrative', '--why', '联系人')
    await act('confirm', number, staff.certification, '2026-06-04', '--material', '委托书')
    await act('approve', number, manager, '2026-06-05')
    const { erasure } = await json(['customer', 'person', 'erase', 'C001', '陈静', '--reason', 'asked for it'])
    expect(erasure.rows).toMatchObject([{ table: 'change_person', customer: 'C001', text: '陈静' }])
    expect((await json(['change', 'show', number])).change.contactPerson).toMatchObject({
      name: '‹erased›',
      mobile: null,
    })
    const enter = ['change', 'enter', number, '--effective', '2026-06-08', '--on', '2026-06-08', '--staff', general]
    await refused(enter, '4.2.4', 'The contact person that the F01 names was erased', `change reject ${number}`)
  })

  it('keeps who may do what: the role, on the day of the act', async () => {
    const { json, refused, act } = await body()
    const { change } = await json(f01('C001', 'F-1', '--set', 'name=甲科技有限公司'))
    const classify = [
      'change',
      'classify',
      change.number,
      '--class',
      'administrative',
      '--why',
      '仅名称',
      '--on',
      '2026-06-03',
    ]
    await refused(
      [...classify, '--staff', general],
      '4.2.4',
      `${general} does not hold the role "business"`,
      'It is for ',
    )
    await json(['staff', 'add', '新人'])
    await json(['staff', 'role', '新人', 'business', '--from', '2026-06-15'])
    await refused([...classify, '--staff', '新人'], '4.2.4', 'on 2026-06-03', 'It is for ')
    await act('classify', change.number, business, '2026-06-03', '--class', 'administrative', '--why', '仅名称')
  })

  it('keeps the class as the fields say, unless certification states otherwise', async () => {
    const { json, refused, act } = await body()
    const { change } = await json(f01('C001', 'F-1', '--set', 'name=甲科技有限公司'))
    const classify = ['change', 'classify', change.number, '--class', 'system', '--why', '改制']
    await refused(
      [...classify, '--staff', business],
      '4.2.5',
      'By its fields the change is administrative',
      'is for certification to do',
    )
    expect(
      await act('classify', change.number, certification, '2026-06-03', '--class', 'system', '--why', '改制'),
    ).toMatchObject({ class: 'system', next: { act: 'complete-documents' } })
  })

  it('keeps the approver apart from the submitter, and the decision-maker from the auditor', async () => {
    const own = await body()
    const number = await broughtTo('approve', own, administrative, ['--set', 'name=甲科技有限公司'])
    const approve = ['change', 'approve', number, '--staff', business]
    await own.refused(approve, '4.2.3', `${business} did "submit" on 2026-06-02`, 'It is for clerk to do.')
    const other = await body()
    const second = await broughtTo('decide', other, system, ['--set', 'process=电镀外包'])
    await other.json(['staff', 'role', auditor, 'decision-maker', '--from', '2025-01-01'])
    const decide = ['change', 'decide', second, '--decision', 'approved', '--staff', auditor]
    await other.refused(decide, '4.2.5', `${auditor} did "audit"`, 'It is for 陈红')
  })

  it('keeps acts in time order, and none twice', async () => {
    const own = await body()
    const number = await broughtTo('confirm', own, administrative, ['--set', 'name=甲科技有限公司'])
    const confirm = ['change', 'confirm', number, '--material', '执照', '--staff', certification]
    await own.refused(
      [...confirm, '--on', '2026-06-09'],
      '4.2.4',
      'lies before the act before it',
      'order in which they were done',
    )
    expect((await own.problem([...confirm, '--on', '2026-07-01'], 2)).message).toContain('lies after today')
    const again = ['change', 'classify', number, '--class', 'administrative', '--why', '再分类', '--staff', business]
    await own.refused(
      again,
      '4.2.4',
      `was done already, by ${business} on 2026-06-10`,
      `certdesk change confirm ${number}`,
    )
    const ahead = ['change', 'approve', number, '--staff', manager]
    await own.refused(ahead, '4.2.4', 'does not follow from there', `certdesk change confirm ${number}`)
  })

  it('wants two copies, one F01 for one application, and a change that is one', async () => {
    const { json, refused, problem } = await body()
    const name = ['--set', 'name=甲科技有限公司']
    const one = f01('C001', 'F-1', ...name).map((word) => (word === '2' ? '1' : word))
    await refused(one, '4.2.3', 'two copies, not 1', '--copies 2')
    await refused(
      f01('C001', 'F-1', '--set', 'name=甲机械有限公司'),
      '4.2.3',
      'is "甲机械有限公司" already',
      'that it is to have',
    )
    await refused(f01('C001', 'F-1', '--kind', 'b'), '4.2.1', 'Kind b is ticked', '--set')
    await json(f01('C001', 'F-1', ...name))
    await refused(
      f01('C001', 'F-2', ...name),
      '4.2.3',
      'CH-2026-0001 already applies for the same: Name',
      'change classify CH-2026-0001',
    )
    expect((await problem(f01('C002', 'F-1', '--set', 'name=乙'), 2)).message).toContain(
      'F01 F-1 was submitted as CH-2026-0001',
    )
  })

  it('asks which way a scope goes, and expands a suspended one only with a reason', async () => {
    const { json, refused } = await body()
    const scope = ['--set', 'scope=齿轮的铸造、加工和销售']
    await refused(f01('C001', 'F-1', ...scope), '4.2.5', 'expansion or a reduction', '--direction expansion')
    await json(suspended)
    const expansion = f01('C001', 'F-1', ...scope, '--direction', 'expansion')
    await refused(expansion, '4.2.5', 'Certificate Q-1 is suspended', '--while-suspended REASON')
    expect((await json([...expansion, '--while-suspended', '整改期间搬迁'])).change.state).toBe('submitted')
  })

  it('holds an amended price against the floor', async () => {
    const { json, refused, problem } = await body()
    await json(['contract', 'floor', 'add', 'ISO 9001', '10000', '--from', '2025-01-16', '--staff', manager])
    await json(['contract', 'edit', 'HT-1', '--service', 'ISO 9001'])
    const amount = f01('C001', 'F-1', '--set', 'amount=9,999.99')
    await refused(amount, '4.1.5', '¥9,999.99, is below the floor of "ISO 9001", ¥10,000.00', '(--below-floor)')
    await refused([...amount, '--below-floor', '老客户'], '4.1.5', 'does not hold the role "manager"', 'It is for ')
    const byManager = [...amount, '--below-floor', '老客户'].map((word) => (word === business ? manager : word))
    const { change } = await json(byManager)
    const act = async (verb: string, by: string, ...more: string[]) =>
      json(['change', verb, change.number, ...more, '--staff', by, '--on', '2026-06-10'])
    await act('classify', business, '--class', 'administrative', '--why', '金额')
    await act('confirm', certification, '--material', '补充协议')
    await act('approve', business)
    const enter = [
      'change',
      'enter',
      change.number,
      '--effective',
      '2026-06-10',
      '--on',
      '2026-06-10',
      '--staff',
      general,
    ]
    await refused(enter, '4.2.8', `${general} does not hold the role "business"`, 'It is for ')
    await act('enter', business, '--effective', '2026-06-10')
    const { clauses } = await json(['report', 'compliance', '--clause', '4.2.8', '--year', '2026'])
    expect(clauses).toMatchObject([
      { result: 'breach', findings: [{ text: { en: expect.stringContaining(`decided by ${manager}: 老客户`) } }] },
    ])
    // What was signed is judged as it was signed: the amendment changes no earlier report.
    const signed = await json(['report', 'compliance', '--clause', '4.1.5'])
    expect((signed.clauses as { counts: object }[]).map(({ counts }) => counts)).toContainEqual(
      expect.objectContaining({ met: 1, breach: 0 }),
    )
    const needless = f01('C001', 'F-2', '--set', 'amount=20,000', '--below-floor', '老客户')
    expect((await problem(needless, 2)).message).toContain('is not signed below a price floor')
  })

  it('enters only what the register still says, on its day, and covers every certificate', async () => {
    const own = await body()
    await own.json([
      ...['certificate', 'add', 'C001', '--number', 'E-1', '--standard', 'ISO 14001:2015', '--scope', '齿轮'],
      ...['--issued', '2025-03-01', '--expires', '2028-02-29'],
    ])
    const number = await broughtTo('enter', own, administrative, ['--set', 'name=甲科技有限公司'])
    const enter = ['change', 'enter', number, '--staff', general, '--effective']
    await own.refused([...enter, '2026-07-01'], '4.2.4', 'lies after the day of the entry', 'Enter it on 2026-07-01')
    await own.json(['customer', 'edit', 'C001', '--name', '甲机器有限公司', '--correction', '误录'])
    const back = [...enter, '2026-06-11', '--on', '2026-06-10']
    await own.refused(back, '4.2.4', 'lies after the day of the entry', 'Enter it on 2026-06-11')
    await own.refused([...enter, '2026-06-10'], '4.2.4', 'Name is now "甲机器有限公司"', `change reject ${number}`)
    await own.json(['customer', 'edit', 'C001', '--name', '甲机械有限公司', '--correction', '误录'])
    await own.json([...enter, '2026-06-10', '--on', '2026-06-10'])
    await own.json(['change', 'forward', number, '--staff', business, '--on', '2026-06-10'])
    const reissue = ['change', 'reissue', number, '--staff', general, '--number']
    await own.refused([...reissue, 'Q-1=Q-2'], '4.2.4', 'missing: E-1', 'OLD=NEW')
    expect((await own.problem([...reissue, 'X-1=Q-2', '--number', 'E-1=E-2'], 2)).message).toContain(
      'X-1 is not changed',
    )
    const { change } = await own.json([...reissue, 'Q-1=Q-2', '--number', 'E-1=E-2'])
    expect(change.reissued).toHaveLength(2)
  })

  it('closes only with certificates as the F01 has them', async () => {
    const own = await body()
    const scope = ['--set', 'scope=齿轮的加工', '--direction', 'reduction']
    const number = await broughtTo('', own, system, scope)
    await own.act('enter', number, business, '2026-06-10', '--effective', '2026-06-10')
    await own.act('forward', number, business, '2026-06-10')
    await own.act('reissue', number, general, '2026-06-10', '--number', 'Q-2')
    await own.json(['certificate', 'edit', 'Q-2', '--scope', '齿轮的加工和销售', '--correction', '误录'])
    const close = ['change', 'close', number, '--first-copy', '档案', '--second-copy', '综合部', '--staff', business]
    await own.refused(close, '4.2.3', '齿轮的加工{+和销售+}', 'certificate edit Q-2')
    await own.json(['certificate', 'edit', 'Q-2', '--scope', '齿轮的加工', '--correction', '误录'])
    expect((await own.json(close)).change.state).toBe('closed')
  })

  it('does not make a suspended certificate valid by a new one', async () => {
    const own = await body()
    const number = await broughtTo('reissue', own, administrative, ['--set', 'name=甲科技有限公司'])
    await own.json(suspended)
    const reissue = ['change', 'reissue', number, '--staff', general, '--number', 'Q-2']
    await own.refused(reissue, '4.4.1', 'Q-1 is suspended', 'suspend restore Q-1')
    const close = ['change', 'close', number, '--first-copy', '档案', '--second-copy', '综合部', '--staff', business]
    await own.refused(close, '4.2.4', 'still in force: Q-1', 'certdesk suspend restore Q-1')
    const replacing = [
      'certificate',
      'add',
      'C001',
      '--number',
      'Q-2',
      '--standard',
      'ISO 9001:2015',
      '--scope',
      '齿轮',
    ]
    const dates = ['--issued', '2026-06-20', '--expires', '2029-06-19', '--replaces', 'Q-1']
    await own.refused([...replacing, ...dates], '4.4.1', 'Q-1 is suspended', 'suspend restore Q-1')
  })
})
