import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fold } from '../../src/clause/fold.ts'
import { tries } from '../tries.ts'
import { desk } from '../upkeep/desk.ts'

async function office() {
  const own = desk()
  await own.at(['init', '--go-live', '2025-01-16'])
  await own.at(['staff', 'add', '王芳', '--role', 'business'])
  await own.at(['customer', 'add', '甲公司', '--english-name', 'Alpha', '--maintainer', '王芳'])
  await own.at(['customer', 'add', '乙公司', '--credit-code', '91440300MA5NCT0870'])
  const certificate = [
    'certificate',
    'add',
    'C00002',
    '--number',
    'Q1',
    '--standard',
    'ISO 9001:2015',
    '--scope',
    '电子',
  ]
  await own.at([...certificate, '--issued', '2025-03-01', '--expires', '2026-03-01'])
  await own.at(['customer', 'vip', 'set', 'C00002', '--from', '2025-06-01'])
  return own
}

test('the keys that programs rely on', async () => {
  const { json } = await office()
  expect(await json(['customer', 'list', '--as-of', '2026-01-01'])).toEqual({
    schema: 1,
    customers: [
      {
        code: 'C00001',
        name: '甲公司',
        englishName: 'Alpha',
        creditCode: null,
        relation: 'intending',
        vip: false,
        maintainer: null,
      },
      {
        code: 'C00002',
        name: '乙公司',
        englishName: null,
        creditCode: '91440300MA5NCT0870',
        relation: 'certified',
        vip: true,
        maintainer: null,
      },
    ],
  })
})

test.each([
  [['--relation', 'certified', '--as-of', '2026-03-01'], ['C00002']],
  [['--relation', '曾获证'], ['C00002']],
  [
    ['--relation', 'intending', '--relation', 'former'],
    ['C00001', 'C00002'],
  ],
  [['--maintainer', '王芳'], ['C00001']],
  [['--unassigned'], ['C00002']],
  [['--vip'], ['C00002']],
  [['--vip', '--as-of', '2025-05-31'], []],
])('list %j', async (flags, codes) => {
  const { json } = await office()
  const { customers } = await json(['customer', 'list', ...flags])
  expect(customers.map((each: { code: string }) => each.code)).toEqual(codes)
})

test('an unknown maintainer or relation is a wrong value', async () => {
  const { at } = await office()
  expect((await at(['customer', 'list', '--maintainer', '谁'])).code).toBe(2)
  expect((await at(['customer', 'list', '--relation', 'friend'])).code).toBe(2)
})

test('find says when nothing matches, and asks for a text', async () => {
  const { at, json } = await office()
  expect((await at(['customer', 'find', '丙'], { tty: true })).out).toContain('No customer matches "丙".')
  expect(await json(['customer', 'find', '丙'])).toEqual({ schema: 1, customers: [] })
  expect(await at(['customer', 'find'])).toMatchObject({ code: 2, err: expect.stringContaining('Missing TEXT') })
  const few = await at(['customer', 'find', '公司', '--limit', '1'], { tty: true })
  expect(few.out).toMatch(
    /The first 1 of 2; type more of the name, or list all with:\ncertdesk customer find 公司 --limit 2\n/,
  )
})

const characters = '公司深圳市电子（）()【】[] ％%_\\\'"ＡＢab·É〇&.-,1'
const name = fc.array(fc.constantFrom(...characters), { maxLength: 10 }).map((all) => `公${all.join('')}z`)

/** Every part of a name that has something in it to look for. */
const partsOf = (whole: string): string[] => [
  ...new Set(Array.from(whole).flatMap((_, from) => [whole.slice(from), whole.slice(from, from + 2)])),
]

test('find finds every part of every name', async () => {
  const { at } = await office()
  let seq = 0
  await fc.assert(
    fc.asyncProperty(name, name, name, name, async (present, english, short, former) => {
      seq += 1
      const code = `X-${seq}`
      const flags = ['--english-name', english, '--short-name', short, '--former-name', former, '--code', code]
      expect((await at(['customer', 'add', ...flags, '--', present])).code).toBe(0)
      for (const whole of [present, english, short, former])
        for (const part of partsOf(whole).filter((each) => fold(each) !== '')) {
          const { out } = await at(['customer', 'find', '--limit', '1000', '--format', 'json', '--', part])
          const { customers } = JSON.parse(out)
          expect(
            customers.map((each: { code: string }) => each.code),
            part,
          ).toContain(code)
        }
    }),
    { numRuns: tries(8) },
  )
})

test('find knows a number with its country code, and those of certificates and contracts', async () => {
  const { json } = await office()
  await json(['customer', 'person', 'add', 'C00001', '李明', '--mobile', '13900139000'])
  await json(['contract', 'add', 'C00001', '--number', 'HT-2026-77', '--kind', 'product'])
  const codes = async (text: string) =>
    (await json(['customer', 'find', text])).customers.map((each: { code: string }) => each.code)
  expect(await codes('+86 139 0013 9000')).toEqual(['C00001'])
  expect(await codes('ht-2026-77')).toEqual(['C00001'])
  expect(await codes('Q1')).toEqual(['C00002'])
})
