import { expect, it } from 'vitest'
import { body, f01, manager, staff } from './body.ts'

const submitted = ['2026-06-01', '2026-05-20', '2026-06-02']

const f01Question = 'F01 编号'
const signedQuestion = '客户签章日期'
const dayQuestion = '办理日期（留空则为今天 2026-06-30）'

/** What an F01 of the name is asked for, from the number of the F01 on. */
const nameAnd = (...rest: string[]) => ['C001', 'name', '甲科技有限公司', 'done', ...rest]

const sitting = async () => {
  const own = await body()
  const type = (argv: readonly string[], answers: readonly string[], by: string = staff.business) =>
    own.at([...argv, '--staff', by, '--lang', 'zh'], { tty: true, answers })
  return { ...own, type, head: own.head }
}

it('refuses a number of F01 that is taken, days ahead and days out of order each where it is typed', async () => {
  const { type, json } = await sitting()
  await json(f01('C001', 'F-1', '--set', 'process=电镀外包'))
  const days = ['2026-07-01', '2026-06-10', '2026-06-20', '2026-06-19', '']
  const { code, err, asked } = await type(['change', 'submit'], nameAnd('F-1', 'F-2', ...days))
  expect(code, err).toBe(0)
  expect(asked.slice(4)).toEqual([
    ...[f01Question, expect.stringContaining('CH-2026-0001'), f01Question],
    ...[signedQuestion, expect.stringContaining('客户签章日期 2026-07-01 晚于今天 2026-06-30'), signedQuestion],
    expect.stringContaining('变更发生'),
    ...[dayQuestion, expect.stringContaining('办理日期 2026-06-19 早于变更发生日期 2026-06-20'), dayQuestion],
  ])
  expect((await json(['change', 'show', 'CH-2026-0002'])).change).toMatchObject({
    f01: 'F-2',
    happenedOn: '2026-06-20',
  })
})

it('refuses an act before the one that it follows at the question of its day, and an effect ahead at its own', async () => {
  const { type, json, act } = await sitting()
  await json(f01('C001', 'F-1', '--set', 'name=甲科技有限公司'))
  const number = 'CH-2026-0001'
  await act('classify', number, manager, '2026-06-10', '--class', 'administrative', '--why', '仅名称')
  const confirm = await type(['change', 'confirm', number], ['执照', '2026-06-09', '2026-06-11'], staff.certification)
  expect(confirm.code, confirm.err).toBe(0)
  expect(confirm.asked).toEqual([
    expect.stringContaining('资料'),
    ...[dayQuestion, expect.stringContaining('办理日期 2026-06-09 早于上一步'), dayQuestion],
  ])
  await act('approve', number, manager, '2026-06-12')
  const effective = '生效日期'
  const enter = await type(['change', 'enter', number], ['2026-07-01', '6月20号', '2026-06-19', ''], staff.general)
  expect(enter.code, enter.err).toBe(0)
  expect(enter.asked).toEqual([
    ...[effective, expect.stringContaining('2026-07-01'), effective],
    ...[dayQuestion, expect.stringContaining('2026-06-20'), dayQuestion],
  ])
})

it('asks of new certificates when they were issued and until when they hold, and refuses a number that is taken', async () => {
  const { type, json, act } = await sitting()
  await json(f01('C001', 'F-1', '--set', 'name=甲科技有限公司'))
  const number = 'CH-2026-0001'
  await act('classify', number, manager, '2026-06-03', '--class', 'administrative', '--why', '仅名称')
  await act('confirm', number, staff.certification, '2026-06-03', '--material', '执照')
  await act('approve', number, manager, '2026-06-04')
  await act('enter', number, staff.general, '2026-06-10', '--effective', '2026-06-10')
  await act('forward', number, manager, '2026-06-10')
  const [asksNumber, issued] = ['新证书编号', '发证日期（留空则为办理日期）']
  const expires = '有效期至（留空则按原证书）'
  const answers = ['Q-1', 'Q-2', '2026-06-09', '2026-06-12', '2026-06-11', '2028-03-31', '']
  const { code, err, asked } = await type(['change', 'reissue', number], answers, staff.general)
  expect(code, err).toBe(0)
  expect(asked).toEqual([
    ...[asksNumber, expect.stringContaining('Q-1'), asksNumber],
    ...[issued, expect.stringContaining('发证日期 2026-06-09 早于变更生效日期 2026-06-10'), issued],
    ...[expires, expect.stringContaining('有效期至 2026-06-11 早于发证日期 2026-06-12'), expires],
    dayQuestion,
  ])
  expect((await json(['certificate', 'show', 'Q-2'])).certificate).toMatchObject({
    ...{ issued: '2026-06-12', expires: '2028-03-31' },
  })
})

it('offers what a returned application had, to be kept by Enter', async () => {
  const { type, json, act } = await sitting()
  const said = ['--set', 'scope=齿轮的加工', '--set', 'name=甲科技有限公司', '--direction', 'reduction']
  await json(f01('C001', 'F-1', ...said, '--happened-on', '2026-05-20'))
  await act('return', 'CH-2026-0001', manager, '2026-06-03', '--reason', '缺公章')
  const kept = ['', '', '', '乙科技有限公司', '', '', '', '', '', '']
  const { code, err, asked } = await type(['change', 'submit', 'CH-2026-0001'], kept)
  expect(code, err).toBe(0)
  expect(asked.map((message) => /\[(.*)\]$/.exec(message)?.[1] ?? null)).toEqual([
    ...[null, '齿轮的加工', null, '甲科技有限公司', null, null],
    ...['F-1', '2026-06-01', '2026-05-20', null],
  ])
  expect((await json(['change', 'show', 'CH-2026-0001'])).change).toMatchObject({
    ...{ state: 'submitted', direction: 'reduction', f01: 'F-1', happenedOn: '2026-05-20' },
    lines: [
      { field: 'scope', after: '齿轮的加工' },
      { field: 'name', after: '乙科技有限公司' },
    ],
  })
})

it('refuses a price below the floor where it is typed, and asks the manager why', async () => {
  const { type, json } = await sitting()
  await json(['contract', 'floor', 'add', 'ISO 9001 初审', '10000', '--from', '2025-01-01'])
  await json(['contract', 'edit', 'HT-1', '--service', 'ISO 9001 初审', '--reason', '补录'])
  const rest = ['done', 'F-1', '2', ...submitted]
  const clerk = await type(['change', 'submit'], ['C001', 'amount', '9000', '11000', ...rest])
  expect(clerk.code, clerk.err).toBe(0)
  expect(clerk.asked[2]).toContain('合同金额')
  expect(clerk.asked[3]).toContain('10,000.00')
  await json(['change', 'void', 'CH-2026-0001', '--reason', '误录', '--staff', staff.business])
  const decided = await type(['change', 'submit'], ['C001', 'amount', '9000', '老客户', ...rest], manager)
  expect(decided.code, decided.err).toBe(0)
  expect(decided.asked[3]).toContain('低于')
})
