import { expect, test } from 'vitest'
import { sameStandard, schemeOf } from '../../src/certificate/certificate/scheme.ts'

test.each([
  ['ISO 9001:2015', 'management-system'],
  ['GB/T 19001-2016', 'management-system'],
  ['GB/T19001-2016/ISO9001:2015', 'management-system'],
  ['ISO14001；ISO45001', 'management-system'],
  ['GB/T 24001-2016', 'management-system'],
  ['GB/T 45001-2020', 'management-system'],
  ['ISO/IEC 27001:2022', 'management-system'],
  ['ISO 22000', 'management-system'],
  ['ISO 50001', 'management-system'],
  ['ISO １３４８５', 'management-system'],
  ['质量管理体系', 'management-system'],
  ['CCC', 'product'],
  ['3C认证', 'product'],
  ['自愿性产品认证', 'product'],
  ['ISO/IEC 17020', 'inspection'],
  ['检验服务', 'inspection'],
  ['ISO 9001 + CCC', null],
  ['其他', null],
  ['', null],
] as const)('%s → %s', (standard, scheme) => {
  expect(schemeOf(standard)).toBe(scheme)
})

test.each([
  ['ISO 9001:2015', 'ISO 9001:2026', true],
  ['ISO 9001:2015', 'GB/T 19001-2016', true],
  ['GB/T19001-2016/ISO9001:2015', 'ISO ９００１', true],
  ['ISO 9001:2015', 'ISO 14001:2015', false],
  ['ISO 9001-2015', 'ISO 14001-2015', false],
  ['ISO 9001 (2015)', 'ISO 14001 (2015)', false],
  ['ISO/IEC 20000-1:2018', 'GB/T 24405.1-2009', true],
  ['GB/T 22080-2016', 'ISO/IEC 27001:2022', true],
  ['CCC', 'ccc', true],
  ['CCC', '自愿性产品', false],
  ['CCC', 'GB 4943.1-2022', false],
  [null, 'CCC', true],
] as const)('%s and %s are the same: %s', (a, b, same) => {
  expect(sameStandard(a, b)).toBe(same)
  expect(sameStandard(b, a)).toBe(same)
})
