import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  creditCheck,
  organizationCheck,
  readCreditCode,
  readOrganizationCode,
} from '../../src/customer/customer/credit-code.ts'

const verdict = (text: string) => {
  const read = readCreditCode(text)
  return read.destroyed ? 'destroyed' : read.verdict
}

test.each([
  '91110000600037341L',
  '914403001922038216',
  '9144030071526726XG',
  '91440300MA5NCT0870',
  'N2440306MA5NCT001B',
])('%s is valid', (code) => {
  expect(readCreditCode(code)).toEqual({ destroyed: false, code, verdict: 'valid', remark: null })
})

test('case, width and spaces are folded', () => {
  expect(readCreditCode(' ９１４４０３００ ma5nct0870\u3000')).toMatchObject({
    code: '91440300MA5NCT0870',
    verdict: 'valid',
  })
})

test('a wrong check is kept, with what it should be', () => {
  expect(readCreditCode('91350100M000100Y4Z')).toMatchObject({
    verdict: 'malformed',
    remark: { en: expect.stringContaining('Z') },
  })
  expect(readCreditCode('91350100M000100Y44')).toMatchObject({
    verdict: 'bad-check',
    code: '91350100M000100Y44',
    remark: { en: expect.stringContaining('end in 3') },
  })
})

test('numbers of the old kind are kept', () => {
  expect(verdict('440301103097413')).toBe('registration-number')
  expect(verdict('4403011030974')).toBe('registration-number')
})

test('what a spreadsheet destroyed is told apart from what was mistyped', () => {
  for (const text of ['9.144E+17', '9.14403E+17', '9E+17', '9.144e17']) expect(verdict(text)).toBe('destroyed')
  expect(readCreditCode('914403001922038000')).toMatchObject({
    verdict: 'bad-check',
    remark: { en: expect.stringContaining('000') },
  })
  expect(readCreditCode('9144030019220382')).toMatchObject({
    verdict: 'malformed',
    remark: { zh: expect.stringContaining('16 位') },
  })
})

describe('generated codes', () => {
  const letters = '0123456789ABCDEFGHJKLMNPQRTUWXY'
  const digits = '0123456789'
  const text = (unit: string, length: number) =>
    fc.string({ unit: fc.constantFrom(...unit), minLength: length, maxLength: length })
  const generated = fc.tuple(text(letters, 2), text(digits, 6), text(letters, 8)).map(([kind, region, body]) => {
    const first17 = `${kind}${region}${body}${organizationCheck(body)}`
    return first17 + creditCheck(first17)
  })

  test('are valid', () => {
    fc.assert(fc.property(generated, (code) => verdict(code) === 'valid'))
  })

  test('fail with any one character changed', () => {
    fc.assert(
      fc.property(generated, fc.nat(17), fc.constantFrom(...letters), (code, at, letter) => {
        fc.pre(code[at] !== letter)
        return verdict(code.slice(0, at) + letter + code.slice(at + 1)) !== 'valid'
      }),
    )
  })
})

test('organization codes get their hyphen; a wrong check is kept', () => {
  expect(readOrganizationCode('55296395-6')).toMatchObject({ code: '55296395-6', verdict: 'valid', remark: null })
  expect(readOrganizationCode(' ma4w6leq５')).toMatchObject({ code: 'MA4W6LEQ-5', verdict: 'valid' })
  expect(readOrganizationCode('55296395-7')).toMatchObject({ code: '55296395-7', verdict: 'bad-check' })
  expect(readOrganizationCode('552963')).toMatchObject({ verdict: 'malformed' })
  expect(readOrganizationCode('5.53E+08')).toMatchObject({ destroyed: true })
})
