// @module-tag long

import { expect, test } from 'vitest'
import { desk } from '../upkeep/desk.ts'

async function office() {
  const own = desk()
  await own.at(['init', '--go-live', '2025-01-16'])
  for (const name of ['王芳', '王丽', '刘强']) await own.at(['staff', 'add', name, '--role', 'business'])
  const names = [
    '深圳市安达电子有限公司',
    '深圳市安达电器有限公司',
    '中国人寿保险股份有限公司',
    '北京稻香村食品有限公司',
  ]
  for (const name of names) await own.at(['customer', 'add', name])
  return own
}

/** A contact that asks for nothing but its customer. */
const called = (customer: string) => ['contact', 'add', customer, '--channel', 'phone', '--outcome', 'no-answer']

const contacts = async (json: Awaited<ReturnType<typeof office>>['json']) =>
  (await json(['contact', 'list'])).contacts.map((each: { customer: string }) => each.customer)

test('on a terminal one of several is chosen, and goes on as if its code had been typed', async () => {
  const { at, json } = await office()
  const { code, asked } = await at(called('安达'), { tty: true, answers: ['C00002'] })
  expect({ code, asked }).toEqual({ code: 0, asked: ['Which one is meant by "安达"?'] })
  expect(await contacts(json)).toEqual(['C00002'])
  const { entries } = await json(['audit', 'list', '--limit', '1'])
  expect(entries[0].command).toBe('contact add C00002 --channel phone --outcome no-answer')
})

test('a word that stands for something else on the line stays there in the journal', async () => {
  const { at, json } = await office()
  expect((await at(['contact', 'add', '--channel', 'phone', '--summary', 'zgrs', 'zgrs'])).code).toBe(0)
  const { entries } = await json(['audit', 'list', '--limit', '1'])
  expect(entries[0].command).toBe('contact add --channel phone --summary zgrs C00003')
  const events = ['intel', 'add', '--source', '安达', '--finding', '安达', '--customer=zgrs']
  expect((await at(events)).code).toBe(0)
  const [last] = (await json(['audit', 'list', '--limit', '1'])).entries
  expect(last.command).toBe('intel add --source 安达 --finding 安达 --customer=C00003')
})

test('whoever leaves the list records nothing', async () => {
  const { at, json } = await office()
  expect((await at(called('安达'), { tty: true })).code).toBe(130)
  expect(await contacts(json)).toEqual([])
})

test.each([
  ['zgrs', true, 0, []],
  ['国寿', true, 0, ['Which one is meant by "国寿"?']],
  ['zgrs', false, 0, []],
  ['国寿', false, 2, []],
  ['szad', false, 2, []],
])('%s is recorded where it is meant beyond doubt, or was chosen (terminal: %s)', async (typed, tty, code, asked) => {
  const { at, json } = await office()
  const outcome = await at(called(typed), { tty, answers: ['C00003'] })
  expect({ code: outcome.code, asked: outcome.asked }).toEqual({ code, asked })
  expect(await contacts(json)).toEqual(code === 0 ? ['C00003'] : [])
  expect(outcome.err.includes('is taken as C00003 中国人寿保险股份有限公司.')).toBe(typed === 'zgrs' && code === 0)
})

test('letters in a credit code name nobody whose initials are others', async () => {
  const { at, json } = await office()
  await at(['customer', 'add', '兰州乔顿服饰有限公司', '--credit-code', '91620100MA72DXC012'])
  const refused = await at(called('dxc'))
  expect(refused.code).toBe(2)
  expect(refused.err).toContain('"dxc" may mean C00004 北京稻香村食品有限公司; C00005 兰州乔顿服饰有限公司.')
  const codes = (await json(['customer', 'find', 'dxc'])).customers.map((each: { code: string }) => each.code)
  expect(codes).toEqual(['C00004', 'C00005'])
  // With a digit they are no initials.
  expect((await at(called('2DXC0'))).code).toBe(0)
})

test('who maintains one of two is offered that first', async () => {
  const { at } = await office()
  await at(['customer', 'assign', 'C00002', '--to', '王芳', '--from', '2025-06-01'])
  const asking = called('').filter((word) => word !== '')
  const offered = async (typed: string, staff: string) =>
    (await at([...asking, '--staff', staff], { tty: true, answers: [typed, 'C00001'] })).asked[1]
  expect(await offered('安达', '王芳')).toBe('"安达" is none of: C00002, C00001')
  expect(await offered('安达', '刘强')).toBe('"安达" is none of: C00001, C00002')
  expect(await offered('szad', '王芳')).toBe('"szad" is none of: C00002, C00001')
  expect(await offered('', '王芳')).toBe('"" is none of: C00002, C00001, C00003, C00004')
})

test('what was recorded since the last search is found, and what was taken back is not', async () => {
  const { at, json } = await office()
  const found = async (typed: string) =>
    (await json(['customer', 'find', typed])).customers.map((each: { name: string }) => each.name)
  expect(await found('htjx')).toEqual([])
  await at(['customer', 'add', '广州恒泰机械厂'])
  expect(await found('htjx')).toEqual(['广州恒泰机械厂'])
  await at(['customer', 'edit', 'C00005', '--name', '广州新光机械厂'])
  expect(await json(['customer', 'find', 'htjx'])).toMatchObject({
    customers: [{ name: '广州新光机械厂', formerName: '广州恒泰机械厂' }],
  })
  await at(['customer', 'void', 'C00005', '--reason', 'twice'])
  expect(await found('htjx')).toEqual([])
})

test('codes do without their zeros, and without their C, where only one has that number', async () => {
  const { at, json } = await office()
  const shown = async (typed: string) => (await json(['customer', 'show', typed])).customer.code
  for (const typed of ['2', 'c2', 'C2', 'c0002', 'Ｃ２']) expect(await shown(typed), typed).toBe('C00002')
  await at(['customer', 'add', '2'])
  expect(await shown('2'), 'a name is no number').toBe('C00005')
  expect(await shown('c2')).toBe('C00002')
  await at(['customer', 'add', '丁公司', '--code', 'C002'])
  expect((await at(['customer', 'show', 'c2'])).code, 'two have it').toBe(2)
})

test('a member of staff is chosen by a part of the name or its pinyin; who did what is not guessed in a pipe', async () => {
  const { at, json } = await office()
  const assign = ['customer', 'assign', 'C00001', '--from', '2025-06-01', '--to']
  expect((await at([...assign, 'wf'])).code).toBe(2)
  expect((await at([...assign, 'wf'])).err).toContain('Did you mean 王芳?')
  const chosen = await at([...assign, 'w'], {
    tty: true,
    answers: (message) => (message.includes('"w"') ? '王丽' : 'y'),
  })
  expect(chosen.code).toBe(0)
  expect((await json(['customer', 'list', '--maintainer', 'wl'])).customers).toMatchObject([{ code: 'C00001' }])
})

test('of an earlier register only what it had is asked about', async () => {
  const { at, json } = await office()
  const before = await json(['customer', 'find', 'zgrs', '--known-at', '#5'])
  expect(before.customers).toEqual([])
  expect((await json(['customer', 'find', 'zgrs'])).customers).toHaveLength(1)
  expect((await at(['contact', 'list', 'zgrs', '--known-at', '#5'])).code).toBe(2)
})

test('where nobody is found, a terminal says how to look for less; a pipe is told as before', async () => {
  const { at } = await office()
  const find = ['customer', 'find', '没有这家', '--lang', 'zh']
  const hint = '可少写几个字，或用空格隔开几个部分。'
  expect((await at(find, { tty: true })).out).toContain(hint)
  const piped = await at([...find, '--format', 'table'])
  expect(piped).toMatchObject({ code: 0, out: '没有与“没有这家”匹配的客户。\n' })
})
