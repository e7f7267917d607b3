import { expect, it } from 'vitest'
import { suspensionDesk } from '../suspension/suspended.ts'

const desk = async () => {
  const own = await suspensionDesk()
  const asked = async (argv: readonly string[], answers: readonly (string | boolean)[]) => {
    const done = await own.at([...argv, '--lang', 'zh'], { tty: true, answers })
    return { ...done, asked: done.asked.map((message) => message.replace(/（.*）$/u, '')) }
  }
  return { ...own, asked }
}

it('a customer of the same name without a credit code: what is not so of the one on record', async () => {
  const { asked, json } = await desk()
  await json(['customer', 'edit', 'C001', '--credit-code', '914403001922038216', '--correction', '补录'])
  const { name } = (await json(['customer', 'show', 'C001'])).customer
  const done = await asked(['customer', 'add'], [name, '', '没有此人', '', ''])
  expect(done, done.err).toMatchObject({ code: 0, out: expect.stringContaining('已登记为 C001') })
  expect(done.asked.slice(2, 5)).toEqual(['主要联系人', expect.stringContaining('C001'), '主要联系人'])
})

it('a renewal: a day of signing before that of the old contract, and a price below the floor', async () => {
  const { asked, json } = await desk()
  await json(['staff', 'add', '小吴', '--role', 'business', '--from', '2026-01-01'])
  const steps = (on: string) => ['--accepted', on, '--reviewed', on, '--signed', on]
  const service = ['--kind', 'management-system', '--service', 'ISO 9001 初审', '--amount', '12000']
  await json(['contract', 'floor', 'add', 'ISO 9001 初审', '10000', '--from', '2025-01-01'])
  await json(['contract', 'add', 'C001', '--number', 'HT-1', ...service, ...steps('2026-06-10')])
  const day = '2026-06-12'
  const before = ['HT-2', '2026-06-01', 'A', '2026-06-01', 'B']
  const renew = (number: string) => ['contract', 'renew', number, '--staff', '小吴']
  const done = await asked(renew('HT-1'), [...before, '2026-06-09', day, 'C', '', '9000', '11000'])
  expect(done, done.err).toMatchObject({ code: 0 })
  expect(done.asked).toEqual(expect.arrayContaining([expect.stringContaining('早于被续签合同 HT-1 的签订日期')]))
  expect(done.asked.at(-2)).toContain('10,000.00')
  expect((await json(['contract', 'show', 'HT-2'])).contract).toMatchObject({ signed: day, amount: 1100000 })
  // The manager, who may sign it, is asked why.
  const manager = await asked(
    ['contract', 'renew', 'HT-2'],
    ['HT-3', day, 'A', day, 'B', day, 'C', '', '9000', '老客户'],
  )
  expect(manager, manager.err).toMatchObject({ code: 0 })
  expect(manager.asked.at(-1)).toBe('经理同意低于最低价格签订的原因')
})

it('a certificate: a transfer is asked for the last audit before it', async () => {
  const { asked, json } = await desk()
  const answers = ['C001', 'Q-2', 'ISO 14001:2015', '机加工', '2026-06-01', '2029-05-31', '', '', 'transfer']
  const done = await asked(['certificate', 'add'], [...answers, '2026-06-02', '2026-05-01'])
  expect(done, done.err).toMatchObject({ code: 0 })
  const lastAudit = '原机构最近一次审核日期'
  expect(done.asked.slice(-4, -1)).toEqual([lastAudit, expect.stringContaining('晚于'), lastAudit])
  expect((await json(['certificate', 'show', 'Q-2'])).certificate).toMatchObject({
    ...{ kind: 'transfer', lastAudit: '2026-05-01' },
  })
})

it('a contact person twice at a customer: another number of one on record, and the name of another', async () => {
  const { asked, json } = await desk()
  const add = ['customer', 'person', 'add', 'C001']
  for (const name of ['陈静', '黎明']) await json([...add, name, '--mobile', '13900139001'])
  const added = await asked(add, ['陈静', '质量经理', '13900139002', '13900139001', '', '', ''])
  expect(added, added.err).toMatchObject({ code: 0 })
  expect(added.asked.slice(2, 5)).toEqual(['手机', expect.stringContaining('陈静'), '手机'])
  const edit = ['customer', 'person', 'edit', 'C001', '陈静']
  const edited = await asked(edit, ['newName', '黎明', '陈晶', '', '改名'])
  expect(edited, edited.err).toMatchObject({ code: 0 })
  expect(edited.asked[2]).toContain('黎明')
  const { persons } = await json(['customer', 'person', 'list', 'C001'])
  expect(persons.map(({ name }: { readonly name: string }) => name)).toEqual(expect.arrayContaining(['陈晶', '黎明']))
})

it('a correction: a day out of order with those on record, until another answer has moved that', async () => {
  const { asked, json } = await desk()
  const on = ['--on', '2026-06-20']
  await json(['event', 'add', '--kind', 'symposium', '--title', '新标准', ...on])
  await json(['event', 'minutes', 'EV-2026-01', '--text', '存档于 KH-12', ...on])
  const answers = ['on', '2026-06-22', '2026-06-18', 'minutesOn', '2026-06-17', '2026-06-19', '', '日期有误']
  const done = await asked(['event', 'edit', 'EV-2026-01'], answers)
  expect(done, done.err).toMatchObject({ code: 0 })
  expect(done.asked.filter((message) => message.includes('早于'))).toHaveLength(2)
  expect((await json(['event', 'show', 'EV-2026-01'])).event).toMatchObject({
    held: '2026-06-18',
    minutesOn: '2026-06-19',
  })
})

it('a leader who was none on the day of the report, and a manager of a loss', async () => {
  const { asked, json } = await desk()
  await json(['staff', 'add', '林总', '--role', 'leader', '--from', '2026-06-15'])
  await json(['intel', 'add', '--source', '认监委网站', '--nothing', '--on', '2026-06-10'])
  // There is one leader, who is not asked for.
  const done = await asked(['intel', 'report', 'OI-2026-0001'], ['2026-06-12', '2026-06-16', ''])
  expect(done, done.err).toMatchObject({ code: 0 })
  expect(done.asked[1]).toContain('2026-06-12')
})

/** Where a refusal was told: the question that it is told at, which is asked again. */
const toldAt = (asked: readonly string[], refusal: string): string | undefined => {
  const at = asked.findIndex((message) => message.includes(refusal))
  return asked[at - 1] === asked[at + 1] ? asked[at - 1] : undefined
}

it('an appeal: that it is against nothing once it was accepted, and its end by telephone', async () => {
  const { asked, json } = await desk()
  await json(['staff', 'add', '秦质', '--role', 'quality'])
  const quality = ['--staff', '秦质']
  const number = 'AP-2026-0001'
  await json(['appeal', 'add', 'C001', '--content', '已有约定', '--certificate', 'Q-C001', ...quality])
  await json(['appeal', 'acknowledge', number, '--means', 'letter', ...quality])
  await json(['appeal', 'accept', number, '--reason', '认证决定', ...quality])
  const none = await asked(['appeal', 'edit', number, ...quality], ['clear', 'matters'])
  expect(toldAt([...none.asked, '清空该项'], '尚未写明针对哪项决定')).toBe('清空该项')
  // What it is about instead is named first.
  const other = ['involved', '赵审', '', 'clear', '', '录错']
  const edited = await asked(['appeal', 'edit', number, ...quality], other)
  expect(edited, edited.err).toMatchObject({ code: 0 })
  expect((await json(['appeal', 'show', number])).appeal.matters).toMatchObject([{ what: 'staff', named: '赵审' }])
  await json(['appeal', 'investigate', number, '--findings', '属实', ...quality])
  await json(['appeal', 'decide', number, '--decision', 'founded', '--reason', '属实', ...quality])
  await json(['appeal', 'correct', number, '--correction', '恢复', '--action', '复核', ...quality])
  const informed = await asked(['appeal', 'inform', number, ...quality], ['phone', 'letter', '', ''])
  expect(informed, informed.err).toMatchObject({ code: 0 })
  expect(toldAt(informed.asked, '书面')).toBe('告知方式')
})

it('a customer: itself as its head office, and a code that another has', async () => {
  const { asked, json } = await desk()
  const done = await asked(
    ['customer', 'edit', 'C001'],
    ['headOffice', 'C001', 'C002', 'code', 'C002', 'C009', '', '录错'],
  )
  expect(done, done.err).toMatchObject({ code: 0 })
  expect(toldAt(done.asked, '不能是自己的总公司')).toBe('总公司')
  expect(toldAt(done.asked, 'C002')).toBe('正确的客户编号')
  expect((await json(['customer', 'show', 'C009'])).customer).toMatchObject({ headOffice: { code: 'C002' } })
  // That it is no branch any more is an answer, too.
  const alone = await asked(['customer', 'edit', 'C009'], ['headOffice', '无', '', '录错'])
  expect(alone, alone.err).toMatchObject({ code: 0 })
  expect((await json(['customer', 'show', 'C009'])).customer).toMatchObject({ headOffice: null })
})

it('an attendance that is on record otherwise', async () => {
  const { asked, json } = await desk()
  const number = 'EV-2026-01'
  await json(['event', 'add', '--kind', 'symposium', '--title', '新标准', '--on', '2026-06-20'])
  await json(['event', 'attend', number, 'C001', '--headcount', '2'])
  const done = await asked(['event', 'attend', number], ['C001', '', '3', '2', '李强'])
  expect(done, done.err).toMatchObject({ code: 0 })
  expect(toldAt(done.asked, '的登记与此不同')).toBe('参加人数')
  expect((await json(['event', 'show', number])).event.attendees).toMatchObject([{ headcount: 2, persons: '李强' }])
})

it('a request to re-sign: the contract of another, one that says something else, and what needs a reason', async () => {
  const { asked, json } = await desk()
  for (const [customer, number] of [
    ['C001', 'HT-1'],
    ['C002', 'HT-2'],
  ] as const)
    await json(['contract', 'add', customer, '--number', number, '--kind', 'product'])
  const add = ['contract', 're-sign', 'add']
  const day = '2026-06-01'
  const other = await asked([...add, '--contract', 'HT-2'], ['C001', 'C002', day])
  expect(other, other.err).toMatchObject({ code: 0 })
  expect(toldAt(other.asked, 'HT-2')).toBe('客户')
  const situation = ['--situation', '增加场所']
  const otherwise = await asked([...add, 'C002', '--contract', 'HT-2', ...situation], [day, '2026-06-02'])
  expect(otherwise, otherwise.err).toMatchObject({ code: 0 })
  expect(toldAt(otherwise.asked, 'RS-2026-0001')).toMatch(/日期/u)
  const supply = ['contract', 're-sign', 'supply', '--situation', '另一情况']
  const supplied = await asked(supply, ['RS-2026-0002', 'RS-2026-0001'])
  expect(supplied, supplied.err).toMatchObject({ code: 0 })
  expect(toldAt(supplied.asked, 'RS-2026-0002 已')).toMatch(/重新签订要求/u)
})
