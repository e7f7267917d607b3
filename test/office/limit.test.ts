import { expect, test } from 'vitest'
import { desk } from '../upkeep/desk.ts'

const set = (name: string, value: string, from = '2027-01-01') => [
  ...['limit', 'set', name, value, '--from', from, '--reason', '管理评审'],
]

test.each([
  ['topics-by-union', '7', 'from 0 to 1', '0 至 1'],
  ['contacts-a-year', '0', 'from 1 to 1000', '1 至 1000'],
  ['timely-days', '1000000', 'from 0 to 1000', '0 至 1000'],
])('%s cannot be %s', async (name, value, en, zh) => {
  const { at } = desk()
  await at(['init'])
  expect(await at(set(name, value))).toMatchObject({ code: 2, err: expect.stringContaining(en) })
  expect((await at([...set(name, value), '--lang', 'zh'])).err).toContain(zh)
})

test('is not set for a time before the procedure', async () => {
  const { at, json } = desk()
  await at(['init'])
  const early = await at(set('contacts-a-year', '1', '2025-01-15'))
  expect(early).toMatchObject({ code: 2, err: expect.stringContaining('on or after 2025-01-16') })
  await json(set('contacts-a-year', '1', '2025-01-16'))
})

test('is set with a reason that the journal shows', async () => {
  const { at, json } = desk()
  await at(['init'])
  await json(set('contacts-a-year', '3'))
  await json(['limit', 'void', 'contacts-a-year', '--from', '2027-01-01', '--reason', '年份有误'])
  const { entries } = await json(['audit', 'list'])
  expect(entries.map((each: { note: string }) => each.note)).toEqual(['年份有误', '管理评审', null])
})

test('the list says what is set for a later day', async () => {
  const { at, json } = desk()
  await at(['init'])
  expect((await at(['limit', 'list', '--format', 'table'])).out).not.toContain('Set ahead')
  await json(set('topics-by-union', '1'))
  const listed = await at(['limit', 'list', '--format', 'table'])
  expect(listed.out).toContain('Set ahead: topics-by-union is 1 from 2027-01-01.')
  expect((await at(['limit', 'list', '--as-of', '2027-01-01', '--format', 'table'])).out).not.toContain('Set ahead')
})
