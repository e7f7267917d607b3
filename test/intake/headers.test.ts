import { expect, test } from 'vitest'
import { fieldName, foldHeader, type HeaderCatalogue, recognizeHeaders } from '../../src/intake/headers.ts'
import { growth } from '../growth.ts'

const catalogue: HeaderCatalogue<'name' | 'phone' | 'creditCode' | 'registeredAddress' | 'siteAddress'> = {
  fields: {
    name: ['客户名称', 'company_name'],
    phone: ['电话', '联系电话'],
    creditCode: ['统一社会信用代码'],
    registeredAddress: ['注册地址'],
    siteAddress: ['生产地址'],
  },
  ambiguous: [{ headers: ['地址'], choices: ['registeredAddress', 'siteAddress'] }],
}

const fields = (cells: string[], maps: string[] = []) =>
  recognizeHeaders(cells, catalogue, maps).columns.map(({ index, field }) => `${index} ${field}`)

test('width, spaces, asterisks, colons, brackets and case are folded away', () => {
  expect(fields(['* 客户 名称：', '【联系电话】', 'Credit-Code'])).toEqual(['0 name', '1 phone', '2 creditCode'])
  expect(foldHeader('ＣＯＭＰＡＮＹ＿ＮＡＭＥ')).toBe('companyname')
})

test('the names of the fields are headers themselves, in camel, kebab and snake case', () => {
  expect(fields(['creditCode'])).toEqual(fields(['credit-code']))
  expect(fields(['credit_code'])).toEqual(['0 creditCode'])
})

test('the work on a header grows with its length, whatever is repeated in it', () => {
  expect(foldHeader(`${'\n'.repeat(300_000)}手机`)).toBe('手机')
  expect(foldHeader(`手机\n${' '.repeat(24)}必填`)).toBe('手机')
  for (const repeated of ['\n', '\n(', '\n(1', '\n请', '(必填'])
    expect(
      growth((n) => foldHeader(`手机${repeated.repeat(n)}手机`), 4000),
      JSON.stringify(repeated),
    ).toBeLessThan(1.5)
})

test('what a bracket holds is not dropped: an unknown column is reported, never guessed at', () => {
  expect(recognizeHeaders(['客户名称', '联系电话（手机）', '颜色'], catalogue).unknown).toEqual([
    '联系电话（手机）',
    '颜色',
  ])
})

test('an ambiguous header gets the first field that is free, and is asked about while there is a choice', () => {
  const one = recognizeHeaders(['客户名称', '地址'], catalogue)
  expect(one.columns.map(({ field }) => field)).toEqual(['name', 'registeredAddress'])
  expect(one.ambiguous).toEqual([
    { index: 1, header: '地址', choices: ['registeredAddress', 'siteAddress'], default: 'registeredAddress' },
  ])
  const two = recognizeHeaders(['地址', '注册地址'], catalogue)
  expect(two.columns.map(({ field }) => field)).toEqual(['siteAddress', 'registeredAddress'])
  expect(two.ambiguous).toEqual([])
  expect(recognizeHeaders(['地址', '注册地址', '生产地址'], catalogue).unknown).toEqual(['地址'])
})

test('duplicate and empty headers are named by their columns', () => {
  const { problems } = recognizeHeaders(['客户名称', '', '电话', '电 话'], catalogue)
  expect(problems.map(({ en }) => en)).toEqual([
    'Without a header: column 2',
    'Columns 3, 4 have the same header "电话"',
  ])
})

test('two headers of one field are a question that --map answers', () => {
  expect(recognizeHeaders(['客户名称', '电话', '联系电话'], catalogue).problems).toHaveLength(1)
  expect(recognizeHeaders(['客户名称', '电话', '联系电话'], catalogue, ['联系电话=ignore']).problems).toEqual([])
})

test('--map goes before the catalogue and takes a field by any of its headers', () => {
  expect(fields(['单位', '地址'], ['单位=客户名称', '地址=site-address'])).toEqual(['0 name', '1 siteAddress'])
  expect(() => fields(['单位'], ['公司=name'])).toThrow('does not have')
  expect(() => fields(['单位'], ['单位=colour'])).toThrow('does not exist')
  expect(() => fields(['单位'], ['单位'])).toThrow('HEADER=FIELD')
})

test('people read a field by its first Chinese header, and --map says that it takes it', () => {
  expect(fieldName(catalogue, 'creditCode')).toEqual({ en: 'creditCode', zh: '统一社会信用代码' })
  const bare = { fields: { size: ['width'] }, ambiguous: [] }
  expect(fieldName(bare, 'size')).toEqual({ en: 'size', zh: 'size' })
  const hint = {
    en: expect.stringContaining('Chinese header names such as 客户名称'),
    zh: expect.stringContaining('客户名称'),
  }
  expect(() => fields(['单位'], ['单位=colour'])).toThrow(expect.objectContaining({ hint }))
})

test('the columns that a file of rejected rows adds are passed over', () => {
  expect(recognizeHeaders(['_line', '_reason', '客户名称'], catalogue)).toMatchObject({ unknown: [], problems: [] })
  const own = recognizeHeaders(['_line', '_reason', '客户名称', 'line', 'Reason'], catalogue)
  expect(own).toMatchObject({ unknown: ['line', 'Reason'], problems: [] })
})
