import { expect, test } from 'vitest'
import { desk } from '../upkeep/desk.ts'

async function office() {
  const own = desk()
  await own.at(['init', '--go-live', '2025-01-16'])
  await own.at(['customer', 'add', '安达电子厂', '--person', '李明', '--mobile', '13800138000'])
  return own
}

const person = (verb: string, ...words: string[]) => ['customer', 'person', verb, 'C00001', ...words]
const certificate = ['certificate', 'add', 'C00001', '--number', 'Q1', '--standard', 'ISO 9001:2015', '--scope', '电子']
const certify = [...certificate, '--issued', '2025-03-01', '--expires', '2028-02-29']

test('a person with all that is known, as JSON', async () => {
  const { json } = await office()
  const reach = [
    '--title',
    '质量经理',
    '--mobile',
    '139 0013 9000',
    '--phone',
    '0755 26001234',
    '--email',
    'Z@a.example',
  ]
  const added = await json(person('add', '张华', ...reach, '--wechat', 'zh1', '--from', '2026-01-01'))
  const expected = {
    customer: 'C00001',
    name: '张华',
    title: '质量经理',
    mobile: '13900139000',
    phone: '0755-26001234',
    email: 'Z@a.example',
    wechat: 'zh1',
    primary: false,
    from: '2026-01-01',
    until: null,
  }
  expect(added).toEqual({ schema: 1, person: expected })
  expect((await json(person('list'))).persons.map((each: { name: string }) => each.name)).toEqual(['李明', '张华'])
  expect((await json([...person('list'), '--as-of', '2025-12-31'])).persons).toHaveLength(1)
})

test('adding again fills what was missing; another value is a change', async () => {
  const { at, json } = await office()
  expect((await at(person('add', '李明'), { tty: true, answers: () => '' })).out).toContain('already recorded')
  expect((await json(person('add', '李明', '--title', '经理'))).person).toMatchObject({ title: '经理' })
  const other = await at(person('add', '李明', '--mobile', '13900139000'))
  expect(other).toMatchObject({ code: 2, err: expect.stringContaining('customer person edit C00001 李明') })
  expect((await json(person('edit', '李明', '--mobile', '13900139000'))).person.mobile).toBe('13900139000')
})

test('what is personal stays out of the journal’s command line', async () => {
  const { at, json } = await office()
  await at(person('add', '张华', '--mobile', '13900139000', '--email', 'z@a.example', '--title', '经理'))
  await at(person('edit', '张华', '--new-name', '张桦'))
  const { entries } = await json(['audit', 'list'])
  const commands = entries.map((entry: { command: string }) => entry.command).join('\n')
  expect(commands).not.toMatch(/李明|张华|张桦|13900139000|13800138000|z@a\.example|经理/)
})

test('who is primary is free before the contract and governed after it (4.2.3)', async () => {
  const { at, json } = await office()
  expect((await json(person('add', '张华', '--primary'))).person.primary).toBe(true)
  const primaries = async () =>
    (await json(person('list'))).persons.filter((each: { primary: boolean }) => each.primary).length
  expect(await primaries()).toBe(1)
  await at(certify)
  for (const words of [
    person('edit', '李明', '--primary'),
    person('add', '陈静', '--primary'),
    person('edit', '张华', '--new-name', '张桦'),
  ])
    expect(await at(words)).toMatchObject({ code: 3, err: expect.stringContaining('(clause 4.2.3)') })
  expect((await at(person('edit', '张华', '--mobile', '13900139000'))).code).toBe(0)
  expect((await at(person('edit', '李明', '--primary', '--correction', '选错人'))).code).toBe(0)
  expect(await primaries()).toBe(1)
})

test('a person leaves, and is back', async () => {
  const { at, json } = await office()
  expect((await json(person('end', '李明', '--on', '2026-07-31'))).person.until).toBe('2026-07-31')
  expect((await at(person('end', '李明', '--on', '2026-07-31'), { tty: true })).out).toContain('already')
  expect((await json([...person('list'), '--as-of', '2026-07-31'])).persons).toEqual([])
  expect((await json([...person('list'), '--as-of', '2026-07-31', '--all'])).persons).toHaveLength(1)
  const back = await at(person('add', '李明'))
  expect(back).toMatchObject({ code: 2, err: expect.stringContaining('--clear until') })
  expect((await json(person('edit', '李明', '--clear', 'until'))).person.until).toBeNull()
})

test('a person recorded by mistake is taken back, but not one who was spoken to', async () => {
  const { at, json } = await office()
  await at(person('add', '张华'))
  expect((await json(person('void', '张华', '--reason', '别家的人'))).person).toMatchObject({
    name: '张华',
    voided: true,
  })
  await at(['contact', 'add', 'C00001', '--channel', 'phone', '--person', '李明', '--on', '2026-06-01'])
  expect(await at(person('void', '李明', '--reason', 'x'))).toMatchObject({
    code: 2,
    err: expect.stringContaining('1 contact was made with 李明'),
  })
})

test.each([
  ['edit nothing', person('edit', '李明'), 'Nothing was given', '没有给出'],
  ['edit nobody', person('edit', '谁', '--title', 'x'), 'no contact person', '没有联系人'],
  ['end nobody', person('end', '谁'), 'no contact person', '没有联系人'],
  ['begin after today', person('add', '张华', '--from', '2026-07-01'), 'lies after today', '晚于今天'],
  ['end before the beginning', person('end', '陈静', '--on', '2025-12-31'), 'before the beginning', '早于起始日期'],
  ['take another’s name', person('edit', '陈静', '--new-name', '李明'), 'already has', '已有联系人'],
  ['void without a reason', person('void', '李明'), 'Missing --reason', '缺少 --reason'],
  ['nobody named', person('add'), 'Missing NAME', '缺少 名称'],
])('%s is a usage problem in both languages', async (_, words, en, zh) => {
  const { at } = await office()
  await at(person('add', '陈静', '--from', '2026-01-01'))
  expect(await at(words)).toMatchObject({ code: 2, out: '', err: expect.stringContaining(en) })
  expect((await at([...words, '--lang', 'zh'])).err).toContain(zh)
})

test.each(['edit', 'add'])(
  'once the primary person has left, another is primary without an application: %s',
  async (how) => {
    const { at, json } = await office()
    await at(person('add', '张华'))
    await at(certify)
    const next = how === 'edit' ? '张华' : '陈静'
    await at(person('end', '李明', '--on', '2026-07-31'))
    expect((await at(person(how, next, '--primary'))).code).toBe(3)
    expect((await json([...person(how, next, '--primary'), '--today', '2026-07-31'])).person.primary).toBe(true)
    const all = (await json([...person('list'), '--all'])).persons
    expect(all.filter((each: { primary: boolean }) => each.primary)).toMatchObject([{ name: next }])
  },
)
