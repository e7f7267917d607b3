import { expect, it } from 'vitest'
import { suspensionDesk } from '../suspension/suspended.ts'

/** What is refused is asked again, as often as it is. */
const again = (question: string, ...refusals: string[]) => [
  expect.stringContaining(question),
  ...refusals.flatMap((why) => [expect.stringContaining(why), expect.stringContaining(question)]),
]

const desk = async () => {
  const own = await suspensionDesk()
  const asked = (argv: readonly string[], answers: readonly string[]) =>
    own.at([...argv, '--lang', 'zh'], { tty: true, answers })
  return { ...own, asked }
}

it('a certificate: a number that is taken, a day ahead, an expiry before the issue, a first issue after it', async () => {
  const { asked, json } = await desk()
  const answers = [
    ...['C001', 'Q-C001', 'Q-2', 'ISO 14001:2015', '机加工', '2026-07-01', '2026-06-01', '2026-05-31', '2029-05-31'],
    ...['2026-06-02', '', '', 'initial'],
  ]
  const done = await asked(['certificate', 'add'], answers)
  expect(done, done.err).toMatchObject({ code: 0 })
  expect(done.asked.slice(1, 16)).toEqual([
    ...again('证书编号', 'Q-C001'),
    expect.stringContaining('标准'),
    expect.stringContaining('范围'),
    ...again('发证日期', '2026-07-01'),
    ...again('有效期至', '2026-05-31'),
    ...again('初次获证日期', '2026-06-02'),
    expect.stringContaining('换'),
  ])
  expect((await json(['certificate', 'show', 'Q-2'])).certificate).toMatchObject({ expires: '2029-05-31' })
})

it('a contract: a number that is taken, and a step before the one that it follows', async () => {
  const { asked, json } = await desk()
  await json(['contract', 'add', 'C001', '--number', 'HT-9', '--kind', 'product', '--accepted', '2026-06-01'])
  const answers = ['C001', 'HT-9', 'HT-10', 'product', '2026-06-10', 'SL-1', '2026-06-09', '2026-06-11', 'PS-1', '']
  const done = await asked(['contract', 'add'], [...answers, '', '12000'])
  expect(done, done.err).toMatchObject({ code: 0 })
  expect(done.asked).toEqual(expect.arrayContaining(again('合同编号', 'HT-9')))
  const reviewed = done.asked.findIndex((message) => message.includes('评审'))
  expect(done.asked.slice(reviewed, reviewed + 3)).toEqual(again('评审', '步骤顺序不符'))
  expect((await json(['contract', 'show', 'HT-10'])).contract).toMatchObject({ reviewed: '2026-06-11' })
})

it('a contract: a price below the floor of the day of its signing, of which the manager says why', async () => {
  const { asked, json } = await desk()
  await json(['staff', 'add', '小吴', '--role', 'business', '--from', '2026-01-01'])
  await json(['contract', 'floor', 'add', 'ISO 9001 初审', '8000', '--from', '2025-01-01'])
  await json(['contract', 'floor', 'add', 'ISO 9001 初审', '10000', '--from', '2026-06-15'])
  const steps = (number: string, on: string) => [
    ...['C001', number, 'management-system', on, 'A', on, 'B', on, 'C', '', '9000'],
  ]
  const add = ['contract', 'add', '--staff', '小吴']
  const before = await asked(add, [...steps('HT-1', '2026-06-10'), 'ISO 9001 初审'])
  expect(before, before.err).toMatchObject({ code: 0 })
  const clerk = await asked(add, [...steps('HT-2', '2026-06-16'), 'ISO 9001 初审'])
  expect(clerk.code).toBe(130)
  expect(clerk.asked.slice(-3)).toEqual(again('服务', '10,000.00'))
  const manager = await asked(['contract', 'add'], [...steps('HT-3', '2026-06-16'), 'ISO 9001 初审', '老客户'])
  expect(manager, manager.err).toMatchObject({ code: 0 })
  expect(manager.asked.at(-2)).toContain('低于')
})

it('says of an empty answer what is to be given, and calls what is not asked by the name of its question', async () => {
  const { asked } = await desk()
  const answers = ['C001', 'Q-2', 'ISO 14001:2015', '机加工', '', '2026-06-01', '2024-01-01']
  const done = await asked(['certificate', 'add'], answers)
  expect(done.asked.join('\n')).toContain('\n请填写发证日期。\n')
  expect(done.asked.at(-2)).toMatch(/^有效期至 2024-01-01 早于发证日期/)
  const edit = await asked(['certificate', 'edit', 'Q-C001'], ['expires', '2024-01-01'])
  expect(edit.asked.join('\n')).not.toContain('--')
  expect(edit.asked.join('\n')).toContain('发证日期')
  const steps = ['C001', 'HT-10', 'product', '2026-06-10', 'SL-1', '2026-06-09']
  const contract = await asked(['contract', 'add'], steps)
  expect(contract.asked.join('\n')).toContain('请用“步骤确实颠倒的原因”说明原因')
})

it('a customer: a credit code that another one has', async () => {
  const { asked, json } = await desk()
  await json(['customer', 'edit', 'C001', '--credit-code', '914403001922038216', '--correction', '补录'])
  const done = await asked(['customer', 'add'], ['丙电子有限公司', '914403001922038216', '', '', ''])
  expect(done, done.err).toMatchObject({ code: 0 })
  expect(done.asked.slice(1, 4)).toEqual(again('信用代码', 'C001'))
})

it('a suspension: a day before its ground, who decides and handles it, an end that is too late', async () => {
  const { asked, json } = await desk()
  await json(['staff', 'role', 'clerk', 'decision-maker'])
  const answers = ['fees-unpaid', '2026-06-19', '2026-06-18', '2026-06-20', '缴清费用']
  const done = await asked(
    ['suspend', 'start', 'Q-C001'],
    [...answers, '2026-06-18', '2026-06-19', '2027-06-20', '2026-12-01', ''],
  )
  expect(done, done.err).toMatchObject({ code: 0 })
  expect(done.asked).toEqual([
    expect.stringContaining('原因'),
    expect.stringContaining('事由确认日期'),
    ...again('生效日期', '2026-06-18'),
    expect.stringContaining('条件'),
    ...again('决定日期', '2026-06-18'),
    ...again('截止日', '2027-06-20'),
    expect.stringContaining('补充说明'),
  ])
  // Who handles it does not decide it: only one is left, and is not asked for.
  const { suspension } = await json(['suspend', 'show', 'SP-2026-0001'])
  expect(suspension.acts[0]).toMatchObject({ groundOn: '2026-06-19', decidedBy: '李决', until: '2026-12-01' })

  const followed = await asked(['suspend', 'follow-up', 'SP-2026-0001', 'publication'], ['2026-06-18', '2026-06-22'])
  expect(followed, followed.err).toMatchObject({ code: 0 })
  expect(followed.asked).toEqual(again('日期', '2026-06-18'))
})

it('a complaint: a due day before its receipt, and an act before the one that it follows', async () => {
  const { asked, json } = await desk()
  const done = await asked(
    ['complaint', 'add'],
    ['证书寄错', '2026-06-25', 'clerk', '2026-06-24', '2026-07-20', 'customer', 'C001', '', ''],
  )
  expect(done, done.err).toMatchObject({ code: 0 })
  expect(done.asked).toEqual(expect.arrayContaining(again('处理期限', '2026-06-24')))
  await json(['staff', 'role', 'clerk', 'quality', '--from', '2026-06-01'])
  const told = await asked(['complaint', 'acknowledge', 'CP-2026-0001'], ['phone', '2026-06-24', '2026-06-26'])
  expect(told, told.err).toMatchObject({ code: 0 })
  expect(told.asked.slice(-3)).toEqual(again('日期', '2026-06-24'))
})
