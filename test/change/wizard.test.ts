import { expect, it } from 'vitest'
import { body, f01, manager, staff } from './body.ts'

it('asks at the keyboard for what changes, from what to what, and what decides the way', async () => {
  const { at, json } = await body()
  const answers = [
    ...['site-address', '深圳市宝安区9号', 'scope', '齿轮的加工', 'done'],
    ...['reduction', 'yes', 'F-1', '2026-06-01', '2026-05-20'],
  ]
  const { code, out, err, asked } = await at(['change', 'submit', 'C001', '--staff', staff.business], {
    tty: true,
    answers,
  })
  expect({ code, out }, err).toEqual({ code: 0, out: 'Saved.\n' })
  expect(asked).toEqual([
    'Which field changes?',
    'Site address (now "—")',
    'Which field changes?',
    'Scope of certification (now "齿轮的加工和销售") [齿轮的加工和销售]',
    'Which field changes?',
    'Which way the scope goes',
    'Does the site physically move?',
    'Number of the F01',
    "Day of the customer's signature",
    'Day the change happened (leave empty if it is still to come)',
  ])
  expect(err).toContain('By its fields: kind c, d, system.')
  const { change } = await json(['change', 'show', 'CH-2026-0001'])
  expect(change).toMatchObject({
    direction: 'reduction',
    relocation: true,
    happenedOn: '2026-05-20',
    lines: [
      { field: 'site-address', before: null },
      { field: 'scope', before: '齿轮的加工和销售', after: '齿轮的加工' },
    ],
  })
})

it('asks who did it once it knows on which application, where that is asked for too', async () => {
  const { at, json, act } = await body()
  const { number } = (await json(f01('C001', 'F-1', '--set', 'name=甲科技有限公司'))).change
  const typed = (verb: string, answers: string[], ...more: string[]) =>
    at(['change', verb, ...more, '--lang', 'zh', '--by', staff.general], { tty: true, answers })
  const classified = await typed('classify', [number, staff.business, 'administrative', '仅名称', '', true])
  expect(classified.asked[1]).toMatch(/周华 .*由谁办理？$/)
  expect((await json(['change', 'show', number])).change.acts.at(-1)).toMatchObject({ staff: staff.business })
  const { code, err, asked } = await typed('confirm', [number, staff.certification, '营业执照', '', true])
  expect(code, err).toBe(0)
  expect(asked[1]).toMatch(/由谁办理？$/)
  const confirmed = (await json(['change', 'show', number])).change
  expect(confirmed).toMatchObject({ state: 'confirmed' })
  expect(confirmed.acts.at(-1)).toMatchObject({ act: 'confirm', staff: staff.certification })
  // The journal's line is one that can be typed again.
  const { entries } = await json(['audit', 'list', '--limit', '1'])
  expect(entries[0].command).toContain(`--staff ${staff.certification}`)
  await act('approve', number, manager, '2026-06-30')
})

it('asks for the evidence of an act, and by its answers what else is needed', async () => {
  const { at, json, act } = await body()
  await json([
    ...['change', 'submit', 'C001', '--f01', 'F-1', '--copies', '2', '--signed-on', '2026-06-01'],
    ...['--set', 'process=电镀外包', '--on', '2026-06-02', '--staff', staff.business],
  ])
  await act('classify', 'CH-2026-0001', staff.business, '2026-06-03', '--class', 'system', '--why', '过程变化')
  await act('complete-documents', 'CH-2026-0001', manager, '2026-06-03', '--documents', '手册', '--proof', '许可')
  await act(
    'review',
    'CH-2026-0001',
    staff['project-manager'],
    '2026-06-03',
    '--outcome',
    '存疑',
    '--audit-needed',
    'no',
  )
  const decide = ['change', 'decide', 'CH-2026-0001', '--staff', staff['decision-maker'], '--lang', 'zh']
  const { code, err, asked } = await at(decide, { tty: true, answers: ['rejected', '证据不足', ''] })
  expect(code).toBe(0)
  expect(asked).toEqual(['决定', '原因', '办理日期（留空则为今天 2026-06-30）'])
  expect(err).toContain('状态：不予办理')
})

it('asks of which certificate, where there are several, and for more of them', async () => {
  const { at, json } = await body()
  await json([
    ...['certificate', 'add', 'C001', '--number', 'E-1', '--standard', 'ISO 14001:2015', '--scope', '齿轮的制造'],
    ...['--issued', '2025-03-01', '--expires', '2028-02-29'],
  ])
  const answers = [
    ...[
      'scope',
      'E-1',
      '齿轮',
      'scope',
      'Q-1',
      '齿轮的加工',
      'contact-person',
      '陈静',
      '',
      '13900139000',
      '',
      '',
      'done',
    ],
    ...['reduction', 'F-1', '2', '2026-06-01', ''],
  ]
  const { code, err, asked } = await at(['change', 'submit', 'C001', '--staff', staff.business], { tty: true, answers })
  expect(code, err).toBe(0)
  expect(asked).toContain('Scope of certification (now "齿轮的制造") [齿轮的制造]')
  const { change } = await json(['change', 'show', 'CH-2026-0001'])
  expect(change).toMatchObject({
    lines: [
      { field: 'scope', of: 'E-1', after: '齿轮' },
      { field: 'scope', of: 'Q-1', after: '齿轮的加工' },
    ],
    contactPerson: { name: '陈静', mobile: '13900139000', title: null },
  })
})

it('tells whose act it is before it asks anything', async () => {
  const { at, json, act } = await body()
  await json([
    ...['change', 'submit', 'C001', '--f01', 'F-1', '--copies', '2', '--signed-on', '2026-06-01'],
    ...['--set', '客户名称=甲科技有限公司', '--on', '2026-06-02', '--staff', staff.business],
  ])
  await act('classify', 'CH-2026-0001', staff.business, '2026-06-03', '--class', 'administrative', '--why', '仅名称')
  const { asked } = await at(['change', 'confirm', 'CH-2026-0001'], { tty: true, answers: [] })
  expect(asked).toEqual([expect.stringMatching(/^clerk does not hold the role "certification".* Who did it\?$/)])
  const submit = await at(['change', 'submit', 'C002', '--staff', staff.certification], { tty: true, answers: [] })
  expect(submit.asked).toEqual([expect.stringMatching(/ does not hold the role "business".* Who did it\?$/)])
})

it('asks nothing that was said, and nothing in a pipe', async () => {
  const { at } = await body()
  const said = [
    'change',
    'submit',
    'C001',
    '--f01',
    'F-1',
    '--copies',
    '2',
    '--signed-on',
    '2026-06-01',
    '--set',
    'name=甲科技有限公司',
    '--happened-on',
    '2026-05-20',
  ]
  const typed = await at(said, { tty: true, answers: [] })
  expect(typed).toMatchObject({ code: 0, asked: [] })
  const piped = await at(['change', 'submit', 'C001', '--set', 'english-name=Jia'])
  expect(piped).toMatchObject({ code: 3, asked: [] })
})

it('asks again for a value that the field has already', async () => {
  const { at, json } = await body()
  const answers = [...['scope', '齿轮的加工和销售。', '齿轮的加工', 'done', 'reduction', 'F-1', '2', '2026-06-01', '']]
  const { code, asked } = await at(['change', 'submit', 'C001', '--staff', staff.business], { tty: true, answers })
  expect(code).toBe(0)
  expect(
    asked.filter((each) => each.endsWith('is "齿轮的加工和销售。" already. Give the value that it is to have.')),
  ).toHaveLength(1)
  expect((await json(['change', 'show', 'CH-2026-0001'])).change.lines).toMatchObject([{ after: '齿轮的加工' }])
})

it('asks for everything of a signal, and of which certificate it is', async () => {
  const { at, json } = await body()
  await json([
    ...['certificate', 'add', 'C001', '--number', 'E-1', '--standard', 'ISO 14001:2015', '--scope', '齿轮的制造'],
    ...['--issued', '2025-03-01', '--expires', '2028-02-29'],
  ])
  const asking = ['change', 'signal', '--staff', staff['team-leader']]
  const said = ['C001', 'reduction', 'A-0117', 'sale is not covered', 'E-1', '2026-06-29']
  const no = await at(asking, { tty: true, answers: [...said, 'n'] })
  expect({ code: no.code, changes: (await json(['change', 'list'])).changes }).toEqual({ code: 130, changes: [] })
  const { code, err, asked } = await at(asking, { tty: true, answers: [...said, 'y'] })
  expect(code, err).toBe(0)
  expect(asked.slice(-3)).toEqual([
    'Which certificate was audited?',
    'Day it was done (leave empty for today, 2026-06-30)',
    'Enter to save, 1–6 to answer that again, Esc to go back, n to leave',
  ])
  expect(err).toContain(`Done by: ${staff['team-leader']}`)
  expect((await json(['change', 'show', 'CH-2026-0001'])).change).toMatchObject({
    direction: 'reduction',
    certificate: 'E-1',
    acts: [{ act: 'signal', on: '2026-06-29' }],
  })
})

it('shows the changes of an F01 that was asked for from the beginning, and lets one be another', async () => {
  const { at, json } = await body()
  const fields = ['site-address', '深圳市宝安区9号', 'done']
  const answers = ['C001', ...fields, 'no', 'F-1', '2', '2026-06-01', '2026-05-20', '', '3', '深圳市宝安区10号', 'y']
  const { code, err } = await at(['change', 'submit', '--staff', staff.business], { tty: true, answers })
  expect(code, err).toBe(0)
  expect((await json(['change', 'show', 'CH-2026-0001'])).change.lines).toMatchObject([{ after: '深圳市宝安区10号' }])
})

it('offers the applications that wait for an F01', async () => {
  const { at, act, json } = await body()
  const leader = staff['team-leader']
  await json([
    ...['change', 'signal', 'C001', '--direction', 'reduction', '--audit', 'A-1', '--asks', '无销售'],
    ...['--on', '2026-06-01', '--staff', leader],
  ])
  await act('return-file', 'CH-2026-0001', leader, '2026-06-02', '--file', '案卷 A-1')
  // Before it waits for an F01, its number means its customer, whose application is another.
  const asking = {
    tty: true,
    answers: ['CH-2026-0001', 'name', '甲科技有限公司', 'done', 'F-1', '2026-06-01', '', '', 'n'],
  }
  const submit = async (...more: readonly string[]) => {
    const { asked, err, out } = await at(['change', 'submit', '--staff', staff.business, ...more], asking)
    expect(asked[0]).toBe('Customer (or the application that was notified or returned)')
    return err + out
  }
  expect(await submit()).toContain('CH-2026-0002')
  await act('notify', 'CH-2026-0001', staff.certification, '2026-06-03')
  // Taken for the day before, it waited for the notice.
  expect(await submit('--today', '2026-06-02')).toContain('CH-2026-0002')
  const now = await submit()
  expect(now).toContain('CH-2026-0001')
  expect(now).not.toContain('CH-2026-0002')
})

it('takes the two copies without a question, and refuses one where the review is told otherwise', async () => {
  const { at } = await body()
  const answers = ['C001', 'name', '甲科技有限公司', 'done', 'F-1', '2026-06-01', '', '', '6', '1', '2']
  const { code, asked, err } = await at(['change', 'submit', '--staff', staff.business], { tty: true, answers })
  expect(code, err).toBe(0)
  expect(asked).toContain('Two copies (4.2.3) [2]')
  expect(asked).toContainEqual(expect.stringContaining('not 1'))
})

it('offers those who may approve to who submitted', async () => {
  const { at, json, act } = await body()
  await json([
    ...['change', 'submit', 'C001', '--f01', 'F-1', '--copies', '2', '--signed-on', '2026-06-01'],
    ...['--set', '客户名称=甲科技有限公司', '--on', '2026-06-02', '--staff', staff.business],
  ])
  await act('classify', 'CH-2026-0001', staff.business, '2026-06-03', '--class', 'administrative', '--why', '仅名称')
  await act('confirm', 'CH-2026-0001', staff.certification, '2026-06-03', '--material', '执照')
  const approve = ['change', 'approve', 'CH-2026-0001', '--staff', staff.business]
  const { code, asked, err } = await at(approve, { tty: true, answers: ['clerk', ''] })
  expect(code, err).toBe(0)
  expect(asked).toEqual([
    expect.stringContaining('may not do "approve" too. Who did it?'),
    'Day it was done (leave empty for today, 2026-06-30)',
  ])
})

it('takes no word that only stands for a value', async () => {
  const { at } = await body()
  const classify = ['change', 'classify', 'CH-2026-0001', '--class', 'administrative', '--why', 'TEXT']
  expect(await at(classify)).toMatchObject({
    code: 2,
    err: expect.stringContaining('--why TEXT only stands for a value'),
  })
})

const papers = ['F-1', '2026-06-01', '2026-05-20']

it('asks only the new value of a field that is named alone, and its line does the same in a pipe', async () => {
  const { at, json } = await body()
  const argv = ['改名', 'C001', '--staff', staff.business, '--lang', 'zh']
  const { code, err, asked } = await at(argv, { tty: true, answers: ['甲科技有限公司', ...papers] })
  expect(code, err).toBe(0)
  expect(asked).toEqual([
    '名称（现为“甲机械有限公司”） [甲机械有限公司]',
    ...['F01 编号', '客户签章日期', '变更发生日期（尚未发生则留空）'],
  ])
  const line = 'change submit C001 --staff 赵敏 --lang zh --set name=甲科技有限公司 --f01 F-1 --copies 2'
  expect(err.replace(/\n/g, '')).toContain(`$ certdesk ${line} --signed-on 2026-06-01 --happened-on 2026-05-20`)
  const { entries } = await json(['audit', 'list', '--limit', '1'])
  expect(entries[0].command).toMatch(/^change submit C001 --staff 赵敏 --lang zh/)
  expect(entries[0].command).not.toContain('--set name ')
})

it('asks which of several fields that one word names, and refuses a field alone in a pipe', async () => {
  const { at, json, problem } = await body()
  const answers = ['site-address', '深圳市宝安区9号', 'done', 'no', ...papers]
  const { code, err, asked } = await at(['搬家', 'C001', '--staff', staff.business], { tty: true, answers })
  expect(code, err).toBe(0)
  expect(asked.slice(0, 4)).toEqual([
    ...['Which field changes?', 'Site address (now "—")', 'Which field changes?', 'Does the site physically move?'],
  ])
  expect((await json(['change', 'show', 'CH-2026-0001'])).change.lines).toMatchObject([{ field: 'site-address' }])
  const piped = f01('C002', 'F-2', '--staff', staff.business)
  expect((await problem([...piped, '--set', 'name'], 2)).message).toContain('FIELD=VALUE')
  // Beside its value the field alone says nothing more.
  expect((await json([...piped, '--set', 'name', '--set', 'name=乙科技有限公司'])).change.lines).toHaveLength(1)
})
