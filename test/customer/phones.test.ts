import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readPhones } from '../../src/customer/customer/phones.ts'
import { tries } from '../tries.ts'

test.each([
  ['13800138000', ['13800138000']],
  ['+86 138 0013 8000', ['13800138000']],
  ['86-13800138000', ['13800138000']],
  ['１３８－００１３－８０００', ['13800138000']],
  ['021-58595386', ['021-58595386']],
  ['02158595386', ['021-58595386']],
  ['(0755) 8888 8888', ['0755-88888888']],
  ['（021）58595386', ['021-58595386']],
  ['+86-21-58595386', ['021-58595386']],
  ['+86 755 88888888', ['0755-88888888']],
  ['0755-88888888-801', ['0755-88888888-801']],
  ['0755-88888888转801', ['0755-88888888-801']],
  ['0755—88888888 ext. 801', ['0755-88888888-801']],
  ['400-820-8820', ['400-820-8820']],
  ['4008208820', ['400-820-8820']],
  ['4008-208-820', ['400-820-8820']],
  ['40088-95569', ['400-889-5569']],
  ['58595386', ['58595386']],
  ['95588', ['95588']],
  ['+852 2123 4567', ['+85221234567']],
  ['021-58595386；021-58590603', ['021-58595386', '021-58590603']],
  ['0579-86636007;0579-86621066/13800138000', ['0579-86636007', '0579-86621066', '13800138000']],
  ['13800138000、13900139000\n010-62345678，13800138000', ['13800138000', '13900139000', '010-62345678']],
  ['13800138000 0755-88888888', ['13800138000', '0755-88888888']],
  ['—', []],
  ['无', []],
  ['', []],
  [' / ', []],
])('%s', (text, numbers) => {
  expect(readPhones(text)).toEqual({ numbers, remark: null })
})

test('an unknown form is kept as written and said', () => {
  const { numbers, remark } = readPhones('前台 12；13800138000')
  expect(numbers).toEqual(['前台 12', '13800138000'])
  expect(remark?.en).toContain('前台 12')
  expect(readPhones('1.38E+10').remark).not.toBeNull()
})

test.each([
  ['75588888888', '0755-88888888'],
  ['1058595386', '010-58595386'],
  ['57986636007', '0579-86636007'],
])('%s gets back the 0 that a spreadsheet took, and that is said', (typed, number) => {
  const { numbers, remark } = readPhones(typed)
  expect(numbers).toEqual([number])
  expect(remark?.en).toBe(`"${typed}" lost its leading 0 in a spreadsheet; taken as ${number}`)
})

test('reading what was read changes nothing, and nothing that is a number is dropped', () => {
  const text = fc.string({ unit: fc.constantFrom(...'0123456789138-+()转 ;/、无—EXT'), maxLength: 40 })
  fc.assert(
    fc.property(text, (written) => {
      const { numbers } = readPhones(written)
      expect(readPhones(numbers.join('; ')).numbers).toEqual(numbers)
      if (/\d/.test(written)) expect(numbers.length).toBeGreaterThan(0)
    }),
    { numRuns: tries(2000) },
  )
})

test('a number reads the same with and without what copying leaves between its digits', () => {
  const digits = fc.stringMatching(/^\d{1,5}(?:-\d{1,8}){0,3}$/)
  fc.assert(
    fc.property(digits, fc.nat(), (number, place) => {
      const at = place % (number.length + 1)
      const { numbers } = readPhones(`${number.slice(0, at)}\u2060${number.slice(at)}`)
      const plain = readPhones(number)
      if (plain.remark === null) expect(numbers).toEqual(plain.numbers)
      else expect(plain.numbers).toEqual([number])
    }),
  )
})

test('numbers that are typed plainly read as they do with a blank behind them', () => {
  const part = fc.oneof(
    fc.stringMatching(/^[-\d]{0,14}$/),
    fc.stringMatching(/^0(10|2\d|[3-9]\d\d)-?[2-9]\d{5,7}(-\d{1,4})?$/),
    fc.stringMatching(/^1[3-9]\d{9}$/),
    fc.constantFrom('021-58595386', '13800138000', '110', '-'),
  )
  const cell = fc
    .array(part, { minLength: 1, maxLength: 4 })
    .chain((parts) => fc.constantFrom(';', '；').map((parting) => parts.join(parting)))
  fc.assert(
    fc.property(cell, (text) => {
      expect(readPhones(text)).toEqual(readPhones(`${text}\u3000`))
    }),
    { numRuns: tries(1000) },
  )
})
