// @module-tag long

import fs from 'node:fs'
import path from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { expect, it } from 'vitest'
import { Back, interrupted } from '../../src/terminal/prompts.ts'
import { body, f01, manager, staff } from '../change/body.ts'
import type { Outcome } from '../upkeep/desk.ts'

type Body = Awaited<ReturnType<typeof body>>

/** What is chosen at the lists of what can be done, one after the other; then the list is left. */
type Lines = readonly (string | Error)[]

/** What answers a question: a text, or one text after the other. */
type Answer = readonly [RegExp, string | (() => string | undefined)]

/** Answers the lists by `lines`, each other question by the first pattern that it matches; what is shown before it is saved is agreed to. */
function answering(lines: Lines, answers: readonly Answer[]) {
  const left = [...lines]
  return (message: string, flag: string | undefined): string | undefined => {
    if (/what is done now\?$/.test(message)) {
      const next = left.shift()
      if (next instanceof Error) throw next
      return next
    }
    const answer = answers.find(([asked]) => asked.test(message) || asked.test(flag ?? ''))?.[1]
    // What may be left out is.
    if (answer === undefined && /le(ave|ft) empty|—/.test(message)) return ''
    return typeof answer === 'function' ? answer() : answer
  }
}

const walk = ({ at }: Body, argv: readonly string[], lines: Lines, answers: readonly Answer[]) =>
  at(argv, { tty: true, answers: answering(lines, answers) })

/** The command lines that were shown as they were run, without their answers. */
const run = ({ err }: Outcome): string[] =>
  [...stripVTControlCharacters(err).matchAll(/^\$ certdesk (\S+ .*)$/gm)]
    .map(([, line = '']) => line)
    .filter((line) => !/--/.test(line))

/** What is on record of the customer and its papers in the end. */
async function leftBy({ json }: Body, change: string | null) {
  const { customer } = await json(['customer', 'show', 'C001'])
  const { certificates } = await json(['certificate', 'list', 'C001'])
  const { suspensions } = await json(['suspend', 'list'])
  return {
    customer,
    certificates,
    suspensions,
    change: change === null ? null : await json(['change', 'show', change]),
  }
}

const doers: readonly Answer[] = [
  [/"certification".*Who did it\?$/s, staff.certification],
  [/"general".*Who did it\?$/s, staff.general],
  [/project.manager.*Who did it\?$/s, staff['project-manager']],
  [/decision-maker.*Who did it\?$/s, staff['decision-maker']],
  [/"auditor".*Who did it\?$/s, staff.auditor],
  [/team.leader.*Who did it\?$/s, staff['team-leader']],
  [/^clerk submitted|may not.*Who did it\?$/s, staff.business],
]

const papers: readonly Answer[] = [
  [/^--class$/, 'administrative'],
  [/^--why$/, '只是更名'],
  [/^--material$/, '营业执照'],
  [/^--effective$/, '2026-06-30'],
  [/^--number$/, 'Q-2'],
  [/^--first-copy$/, '客户档案'],
  [/^--second-copy$/, '综合管理部'],
  [/^--(on|issued|expires)$/, ''],
]

const named = ['classify', 'confirm', 'approve', 'enter', 'forward', 'reissue', 'close']

it('walks a change of the name to its end, each act by whom it belongs to, as typing each command does', async () => {
  const [walked, typed] = [await body(), await body()]
  const submitted = f01('C001', 'F-1', '--set', 'name=甲科技有限公司')
  for (const own of [walked, typed]) await own.json(submitted)
  const number = 'CH-2026-0001'

  const lines = named.map((act) => `change ${act} ${number}`)
  const outcome = await walk(walked, ['next', number], lines, [...doers, ...papers])
  expect(outcome.code, outcome.err).toBe(0)
  expect(run(outcome)).toEqual(lines.flatMap((line) => [line, `next ${number}`]))
  expect(outcome.out).toMatch(/closed\.\nNothing can be done about it now\.\n$/)

  const act = (verb: string, by: string, ...more: string[]) => typed.act(verb, number, by, '2026-06-30', ...more)
  await act('classify', manager, '--class', 'administrative', '--why', '只是更名')
  await act('confirm', staff.certification, '--material', '营业执照')
  await act('approve', manager)
  await act('enter', staff.general, '--effective', '2026-06-30')
  await act('forward', manager)
  await act('reissue', staff.general, '--number', 'Q-2')
  await act('close', manager, '--first-copy', '客户档案', '--second-copy', '综合管理部')
  expect(await leftBy(walked, number)).toEqual(await leftBy(typed, number))
})

it('walks what affects the system through documents, review, audit and decision', async () => {
  const [walked, typed] = [await body(), await body()]
  const submitted = f01('C001', 'F-1', '--set', 'scope=齿轮的加工', '--direction', 'reduction')
  for (const own of [walked, typed]) await own.json(submitted)
  const number = 'CH-2026-0001'
  const lines = ['classify', 'complete-documents', 'review', 'audit', 'decide', 'approve', 'enter', 'forward']
    .concat('reissue', 'close')
    .map((act) => `change ${act} ${number}`)
  const outcome = await walk(
    walked,
    ['next', number],
    lines,
    [...doers, [/^--class$/, 'system'], [/^--why$/, '范围缩小'], [/^--documents$/, 'QM'], [/^--proof$/, '执照']].concat(
      [
        [/^--outcome$/, '可以覆盖'],
        [/^--audit-needed$/, 'yes'],
        [/^--audit-planned$/, ''],
        [/^--reference$/, 'A-1'],
      ],
      [[/^--decision$/, 'approved']],
      papers,
    ) as [RegExp, string][],
  )
  expect(outcome.code, outcome.err).toBe(0)
  const act = (verb: string, by: string, ...more: string[]) => typed.act(verb, number, by, '2026-06-30', ...more)
  await act('classify', manager, '--class', 'system', '--why', '范围缩小')
  await act('complete-documents', manager, '--documents', 'QM', '--proof', '执照')
  await act('review', staff['project-manager'], '--outcome', '可以覆盖', '--audit-needed', 'yes')
  await act('audit', staff.auditor, '--reference', 'A-1')
  await act('decide', staff['decision-maker'], '--decision', 'approved')
  await act('approve', manager)
  await act('enter', manager, '--effective', '2026-06-30')
  await act('forward', manager)
  await act('reissue', staff.general, '--number', 'Q-2')
  await act('close', manager, '--first-copy', '客户档案', '--second-copy', '综合管理部')
  expect(await leftBy(walked, number)).toEqual(await leftBy(typed, number))
})

it('walks an expansion asked for on site, to the minute, by team leader, certification and auditor, to its submission', async () => {
  const [walked, typed] = [await body(), await body()]
  const signal = ['change', 'signal', 'C001', '--direction', 'expansion', '--audit', 'A-1', '--asks', '铸造']
  for (const own of [walked, typed])
    await own.json([...signal, '--at', '2026-06-29 09:00', '--staff', staff['team-leader']])
  const number = 'CH-2026-0001'
  const moments = ['2026-06-29 10:00', '2026-06-29 14:00']
  const fields = ['scope', 'done']
  const lines = ['report', 'authorize', 'audit', 'return-file', 'notify', 'submit'].map(
    (act) => `change ${act} ${number}`,
  )
  const outcome = await walk(walked, ['next', number], lines, [
    ...doers,
    [/^--business-at$/, '2026-06-29 09:10'],
    [/^--certification-at$/, '2026-06-29 09:15'],
    // The questions that are answered once more answer themselves.
    [/^--at$/, () => moments.shift()],
    [/^--informed-at$/, '2026-06-29 10:05'],
    [/^--reference$/, 'A-2'],
    [/^--file$/, 'A-2'],
    [/^Which field changes/, () => fields.shift()],
    [/^Scope of certification/, '齿轮的加工和销售，铸造'],
    [/^--direction$/, 'expansion'],
    [/^--f01$/, 'F-1'],
    [/^--copies$/, '2'],
    [/^--signed-on$/, '2026-06-30'],
    [/^--happened-on$/, ''],
  ])
  expect(outcome.code, outcome.err).toBe(0)
  const act = (verb: string, by: string, ...more: string[]) => typed.act(verb, number, by, '2026-06-30', ...more)
  const told = ['--business-at', '2026-06-29 09:10', '--certification-at', '2026-06-29 09:15']
  await typed.json(['change', 'report', number, ...told, '--staff', staff['team-leader']])
  const authorized = ['--at', '2026-06-29 10:00', '--informed-at', '2026-06-29 10:05']
  await act('authorize', staff.certification, ...authorized)
  await act('audit', staff.auditor, '--at', '2026-06-29 14:00', '--reference', 'A-2')
  await act('return-file', staff['team-leader'], '--file', 'A-2')
  await act('notify', staff.certification)
  const submitted = [
    '--set',
    'scope=齿轮的加工和销售，铸造',
    '--direction',
    'expansion',
    '--f01',
    'F-1',
    '--copies',
    '2',
  ]
  await act('submit', manager, ...submitted, '--signed-on', '2026-06-30')
  expect(await leftBy(walked, number)).toEqual(await leftBy(typed, number))
})

/** The suspension of Q-1 from the day on. */
const suspended = (on: string, ...more: string[]) => [
  ...['suspend', 'start', 'Q-1', '--reason', 'fees-unpaid', '--ground-on', on, '--on', on, '--conditions', '缴清费用'],
  ...['--decided-by', staff['decision-maker'], ...more],
]

const evidence: readonly Answer[] = [
  [/^--reference$/, 'TZ-1'],
  [/^--delivery$/, 'EMS'],
  [/^--reason$/, '监督另行安排'],
  [/^--evidence$/, '缴费凭证'],
  [/^--verified-by$/, staff.auditor],
  [/^--verified-on$/, '2026-06-30'],
  [/^--decided-by$/, staff['decision-maker']],
]

const followUps = (what: string, ...of: string[]) => ['suspend', 'follow-up', 'SP-2026-0001', what, ...of].join(' ')

it('walks a suspension through its notice, the public status and the restoration with what follows that', async () => {
  const [walked, typed] = [await body(), await body()]
  for (const own of [walked, typed]) await own.json(suspended('2026-06-29'))
  const notice = 'suspend notice SP-2026-0001 --output notice-SP-2026-0001-suspension.html'
  const restore = 'suspend restore SP-2026-0001'
  // After the restoration the same two follow, of that.
  const lines = [notice, followUps('notice'), followUps('publication'), restore].concat(
    followUps('notice'),
    followUps('publication'),
  )
  const outcome = await walk(walked, ['next', 'SP-2026-0001'], lines, evidence)
  expect(outcome.code, outcome.err).toBe(0)
  expect(outcome.out).toMatch(/: valid\.\nNothing can be done about it now\.\n$/)
  expect(fs.readFileSync(path.join(walked.cwd, 'notice-SP-2026-0001-suspension.html'), 'utf8')).toContain('暂停')

  const follow = ['--reference', 'TZ-1', '--delivery', 'EMS']
  const followed = async () => {
    await typed.json(['suspend', 'follow-up', 'SP-2026-0001', 'notice', ...follow])
    await typed.json(['suspend', 'follow-up', 'SP-2026-0001', 'publication'])
  }
  await followed()
  await typed.json([
    ...['suspend', 'restore', 'SP-2026-0001', '--reason', '监督另行安排', '--evidence', '缴费凭证'],
    ...['--verified-by', staff.auditor, '--verified-on', '2026-06-30', '--decided-by', staff['decision-maker']],
  ])
  await followed()
  expect(await leftBy(walked, null)).toEqual(await leftBy(typed, null))
})

it('offers the withdrawal first, with its reason, where the suspension is over', async () => {
  const own = await body()
  await own.json(suspended('2025-10-01', '--decided-on', '2025-10-01'))
  const { next } = await own.json(['next', 'SP-2025-0001'])
  const endings = (next.steps as { act: string; command: string; due: string }[]).filter(({ act }) =>
    ['restoration', 'withdrawal', 'cancellation'].includes(act),
  )
  expect(endings.map(({ act }) => act)).toEqual(['withdrawal', 'restoration', 'cancellation'])
  expect(endings[0]).toMatchObject({
    command: 'certdesk suspend withdraw SP-2025-0001 --reason suspension-unresolved --decided-by NAME',
    roles: ['business'],
    due: '2026-04-01',
  })
  const withdraw = 'suspend withdraw SP-2025-0001 --reason suspension-unresolved'
  const outcome = await walk(own, ['next', 'SP-2025-0001'], [withdraw], evidence)
  expect(outcome.code, outcome.err).toBe(0)
  expect((await own.json(['suspend', 'show', 'SP-2025-0001'])).suspension.status).toBe('withdrawn')
  const after = (await own.json(['next', 'SP-2025-0001'])).next
  expect((after.steps as { act: string }[]).map(({ act }) => act)).toEqual(
    expect.arrayContaining(['print-notice', 'notice', 'recall', 'public-notice']),
  )
  expect((after.steps as { act: string }[]).map(({ act }) => act)).not.toContain('restoration')
})

it('does not offer what the register refuses whatever is answered, and says what it waits for', async () => {
  const own = await body()
  await own.json(f01('C001', 'F-1', '--set', 'name=甲科技有限公司'))
  const number = 'CH-2026-0001'
  const act = (verb: string, by: string, ...more: string[]) => own.act(verb, number, by, '2026-06-29', ...more)
  await act('classify', manager, '--class', 'administrative', '--why', '只是更名')
  await act('confirm', staff.certification, '--material', '营业执照')
  await act('approve', manager)
  await act('enter', staff.general, '--effective', '2026-06-29')
  await act('forward', manager)
  expect((await own.json(['next', number])).next.steps.map(({ act }: { act: string }) => act)).toEqual([
    'reissue',
    'form',
  ])
  await own.json(suspended('2026-06-29'))
  const { next } = await own.json(['next', number])
  expect(next).toMatchObject({ state: 'forwarded', steps: [], waits: [{ act: 'reissue', roles: ['general'] }] })
  expect(next.waits[0].text.zh).toContain('certdesk suspend restore Q-1')
  const said = await own.at(['next', number, '--lang', 'zh'], { tty: true, answers: [] })
  expect(said.code).toBe(0)
  expect(said.out).toContain('等待：换发证书（综合管理部，')
})

it('tells of an audit that is planned, and puts what can be done about it today before it', async () => {
  const own = await body()
  await own.json(f01('C001', 'F-1', '--set', 'scope=齿轮的加工', '--direction', 'reduction'))
  const number = 'CH-2026-0001'
  const act = (verb: string, by: string, ...more: string[]) => own.act(verb, number, by, '2026-06-29', ...more)
  await act('classify', manager, '--class', 'system', '--why', '范围缩小')
  await act('complete-documents', manager, '--documents', 'QM', '--proof', '执照')
  const planned = ['--audit-needed', 'yes', '--audit-planned', '2026-07-20']
  await act('review', staff['project-manager'], '--outcome', '可以覆盖', ...planned)
  const { next } = await own.json(['next', number])
  expect(next.steps.slice(0, 2)).toMatchObject([{ act: 'plan-audit' }, { act: 'audit', due: '2026-07-20' }])
  expect(next.waits).toMatchObject([{ act: 'audit', roles: ['auditor'], due: '2026-07-20' }])
})

it('asks for the number of each of several new certificates', async () => {
  const own = await body()
  await own.json([
    ...['certificate', 'add', 'C001', '--number', 'E-1', '--standard', 'ISO 14001:2015', '--contract', 'HT-1'],
    ...['--scope', '齿轮的加工和销售', '--issued', '2025-03-01', '--expires', '2028-02-29'],
  ])
  await own.json(f01('C001', 'F-1', '--set', 'name=甲科技有限公司'))
  const lines = named.map((act) => `change ${act} CH-2026-0001`)
  const numbers: [RegExp, string][] = [
    [/in place of Q-1$/, 'Q-2'],
    [/in place of E-1$/, 'E-2'],
  ]
  const outcome = await walk(own, ['next', 'CH-2026-0001'], lines, [...numbers, ...doers, ...papers])
  expect(outcome.code, outcome.err).toBe(0)
  const { change } = await own.json(['change', 'show', 'CH-2026-0001'])
  expect(change.state).toBe('closed')
  expect(change.reissued).toEqual(
    expect.arrayContaining([
      { old: 'Q-1', number: 'Q-2' },
      { old: 'E-1', number: 'E-2' },
    ]),
  )
})

it('is left with 130 where nothing was done, with 0 after something was, and leads back where a step is left', async () => {
  const own = await body()
  await own.json(f01('C001', 'F-1', '--set', 'name=甲科技有限公司'))
  const head = await own.head()
  for (const left of [new Back(), interrupted()]) {
    const { code } = await walk(own, ['next', 'CH-2026-0001'], [left], [])
    expect(code).toBe(130)
  }
  const classify = 'change classify CH-2026-0001'
  // Esc at its first question, Ctrl-C at its second: back at the list, and nothing is recorded.
  let asked = 0
  const lines = answering([classify, classify], papers)
  const { code, err } = await own.at(['next', 'CH-2026-0001'], {
    tty: true,
    answers: (message, flag) => {
      if (flag === '--class' && ++asked === 1) throw new Back()
      if (flag === '--why') throw interrupted()
      return lines(message, flag)
    },
  })
  expect({ code, asked }).toEqual({ code: 130, asked: 2 })
  expect(err).toContain('Left; nothing was recorded.')
  expect(await own.head()).toBe(head)
  const once = await walk(own, ['next', 'CH-2026-0001'], [classify, new Back()], papers)
  expect(once.code).toBe(0)
  expect((await own.json(['change', 'show', 'CH-2026-0001'])).change.state).toBe('classified')
})

it('shows what is recorded without a question before it is saved, and has the options of its own command line', async () => {
  const own = await body()
  await own.json(f01('C001', 'F-1', '--set', 'name=甲科技有限公司'))
  await own.act('classify', 'CH-2026-0001', manager, '2026-06-03', '--class', 'administrative', '--why', '仅名称')
  await own.act('confirm', 'CH-2026-0001', staff.certification, '2026-06-04', '--material', '执照')
  const lines = ['change approve CH-2026-0001']
  const no = await own.at(['next', 'CH-2026-0001', '--lang', 'zh'], {
    tty: true,
    answers: (message) =>
      /现在办理哪一步/.test(message)
        ? lines.shift()
        : /回车保存/.test(message)
          ? 'n'
          : /办理日期/.test(message)
            ? ''
            : undefined,
  })
  expect(no.code).toBe(130)
  expect(no.err).toContain('尚未保存。保存后：')
  expect((await own.json(['change', 'show', 'CH-2026-0001'])).change.state).toBe('confirmed')
  const options = ['--by', manager, '--today', '2026-07-02']
  await walk(own, ['next', 'CH-2026-0001', ...options], ['change approve CH-2026-0001', new Back()], papers)
  const { change } = await own.json(['change', 'show', 'CH-2026-0001', '--today', '2026-07-02'])
  expect(change.acts.at(-1)).toMatchObject({ act: 'approve', on: '2026-07-02', staff: manager })
})

it('goes on after a step that fails, and offers it no more by itself', async () => {
  const own = await body()
  await own.json(f01('C001', 'F-1', '--set', 'name=甲科技有限公司'))
  fs.mkdirSync(path.join(own.cwd, 'F01-CH-2026-0001.html'))
  const form = 'change form CH-2026-0001 --output F01-CH-2026-0001.html'
  const outcome = await walk(own, ['next', 'CH-2026-0001'], [form, 'change classify CH-2026-0001', new Back()], papers)
  expect(outcome.code).toBe(0)
  expect(outcome.err).toContain('F01-CH-2026-0001.html')
  expect((await own.json(['change', 'show', 'CH-2026-0001'])).change.state).toBe('classified')
})

it('offers what is open, the newest first, where no number is typed', async () => {
  const own = await body()
  await own.json(f01('C001', 'F-1', '--set', 'name=甲科技有限公司'))
  await own.json(suspended('2026-06-29'))
  const { asked, out } = await own.at(['next'], { tty: true, answers: ['甲机械', 'sp'] })
  expect(asked.join('\n')).toMatch(/none of: SP-2026-0001, CH-2026-0001/)
  expect(out).toContain('SP-2026-0001, C001 甲机械有限公司: suspended.')
})

it.each([
  ['--as-of', '2026-06-30'],
  ['--known-at', '2026-06-30'],
  ['--format', 'table'],
])('only tells what can be done on a terminal, too, with %s', async (...option) => {
  const own = await body()
  await own.json(f01('C001', 'F-1', '--set', 'name=甲科技有限公司'))
  const { code, out, asked } = await own.at(['next', 'CH-2026-0001', ...option], { tty: true, answers: [] })
  expect({ code, asked }).toEqual({ code: 0, asked: [] })
  expect(out).toContain('certdesk change classify CH-2026-0001 --class administrative --why TEXT')
})

it('walks a complaint to its end, each step by whom it belongs to, with the letter of the end before it is told', async () => {
  const [walked, typed] = [await body(), await body()]
  for (const own of [walked, typed]) {
    await own.json(['staff', 'add', '赵质', '--role', 'quality'])
    await own.json(['complaint', 'add', 'C001', '--content', '报告迟到', '--involved', '钱进', '--staff', '赵质'])
  }
  const number = 'CP-2026-0001'
  const acts = ['acknowledge', 'accept', 'investigate', 'decide', 'correct']
  const lines = [
    ...acts.map((act) => `complaint ${act} ${number}`),
    `complaint letter ${number} --of end --output letter-${number}-end.html`,
    ...['inform', 'publish'].map((act) => `complaint ${act} ${number}`),
    `feedback classify ${number}`,
    `complaint close ${number}`,
  ]
  const outcome = await walk(walked, ['next', number], lines, [
    ...([[/Who did it\?$/, '赵质']] as Answer[]),
    ...([
      [/^--means$/, 'letter'],
      [/^--(against|investigated-by|decided-by|reference|outcome)$/, ''],
      [/^--reason$/, '属本机构工作'],
      [/^--findings$/, '迟了 9 天'],
      [/^--decision$/, 'founded'],
      [/^--correction$/, '已补发'],
      [/^--action$/, '每周核对'],
      [/^--public$/, 'no'],
      [/^--agreed-with$/, '双方'],
      [/^--stage$/, 'audit'],
      [/^--topic$/, '报告'],
      [/^--as$/, 'dissatisfaction'],
    ] as Answer[]),
  ])
  expect(outcome.code, outcome.err).toBe(0)
  expect(outcome.out).toMatch(/closed\.\nNothing can be done about it now\.\n$/)
  expect(fs.readFileSync(path.join(walked.cwd, `letter-${number}-end.html`), 'utf8')).toContain('已补发')
  const act = (verb: string, ...more: string[]) => typed.json(['complaint', verb, number, ...more, '--staff', '赵质'])
  await act('acknowledge', '--means', 'letter')
  await act('accept', '--reason', '属本机构工作')
  await act('investigate', '--findings', '迟了 9 天')
  await act('decide', '--decision', 'founded', '--reason', '属本机构工作')
  await act('correct', '--correction', '已补发', '--action', '每周核对')
  await act('inform', '--means', 'letter')
  await act('publish', '--public', 'no', '--agreed-with', '双方')
  await typed.json(['feedback', 'classify', number, '--stage', 'audit', '--topic', '报告', '--as', 'dissatisfaction'])
  await act('close')
  const left = async ({ json }: Body) => (await json(['complaint', 'show', number])).complaint
  expect(await left(walked)).toEqual(await left(typed))
})

it('is found by its customer: the only open one at once, of several one by choice', async () => {
  const own = await body()
  await own.json(['complaint', 'add', 'C002', '--content', '报告迟到', '--involved', '钱进'])
  expect((await own.json(['next', '乙食品'])).next).toMatchObject({ number: 'CP-2026-0001', customer: 'C002' })
  await own.json(['complaint', 'add', 'C002', '--content', '态度差', '--involved', '钱进'])
  expect(await own.problem(['next', 'C002'], 2)).toMatchObject({
    message: expect.stringMatching(/CP-2026-0002 C002 乙食品有限公司 received; CP-2026-0001/),
  })
  const chosen = ['CP-2026-0002']
  const { code, out } = await own.at(['next', 'c002'], {
    ...{ tty: true, answers: (message) => (message.startsWith('Which one') ? chosen.shift() : undefined) },
  })
  expect({ code, out }).toEqual({ code: 130, out: 'CP-2026-0002, C002 乙食品有限公司: received.\n' })
})

it('refuses a number of none of them, and one that is not on record', async () => {
  const own = await body()
  expect(JSON.stringify(await own.problem(['next', 'CP-2026-0001'], 2))).toContain('certdesk complaint list')
  expect(await own.problem(['next', 'FB-2026-0001'], 2)).toMatchObject({
    message: expect.stringContaining('CH-, SP-, CP-, AP-'),
  })
  expect(await own.problem(['next', 'CH-2026-0009'], 2)).toMatchObject({
    message: expect.stringContaining('CH-2026-0009'),
  })
  expect(await own.problem(['next'], 2)).toMatchObject({ message: 'Missing NUMBER.' })
})

it('is what the number of a case means at the desk', async () => {
  const own = await body()
  await own.json(suspended('2026-06-29'))
  const typed = ['sp-2026-0001', 'q']
  const chosen = [followUps('publication')]
  const { code, err } = await own.at([], {
    tty: true,
    answers: (message) => {
      if (/what is done now\?$/.test(message)) return chosen.shift()
      return message.startsWith('desk:') ? typed.shift() : ''
    },
  })
  expect(code, err).toBe(0)
  expect(err).toContain('$ certdesk suspend follow-up SP-2026-0001 publication')
  const { suspension } = await own.json(['suspend', 'show', 'SP-2026-0001'])
  expect(suspension.acts[0].followUps.find(({ kind }: { kind: string }) => kind === 'publication')).toBeDefined()
})
