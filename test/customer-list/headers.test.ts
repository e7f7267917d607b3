import { expect, test } from 'vitest'
import { customerHeaders } from '../../src/customer-list/headers.ts'
import { foldHeader, recognizeHeaders } from '../../src/intake/headers.ts'

test('no header means two fields', () => {
  const meaning = new Map<string, string>()
  const pairs = Object.entries(customerHeaders.fields).flatMap(([field, headers]) =>
    [...new Set([field, ...headers].map(foldHeader))].map((header) => [header, field] as const),
  )
  for (const [header, field] of pairs) {
    expect(meaning.get(header) ?? field, header).toBe(field)
    meaning.set(header, field)
  }
  for (const header of customerHeaders.ambiguous.flatMap(({ headers }) => headers))
    expect(meaning.has(foldHeader(header)), header).toBe(false)
})

test('a list as a supplier sends it', () => {
  const { columns, unknown, ambiguous, problems } = recognizeHeaders(
    [
      'enterprise_name',
      'legal_representative',
      'contact_number',
      'province',
      'city',
      'address',
      'email',
      'unified_social_credit_code',
      'organization_code',
    ],
    customerHeaders,
  )
  expect(columns.map(({ field }) => field)).toEqual([
    'name',
    'legalRepresentative',
    'phone',
    'province',
    'city',
    'registeredAddress',
    'email',
    'creditCode',
    'organizationCode',
  ])
  expect(ambiguous).toHaveLength(1)
  expect([unknown, problems]).toEqual([[], []])
})

test('联系方式 is the telephone where no column is it by name', () => {
  const read = (...cells: string[]) => recognizeHeaders(cells, customerHeaders)
  expect(read('客户名称', '联系方式')).toMatchObject({ columns: [{}, { field: 'phone' }], unknown: [], ambiguous: [] })
  for (const clearer of ['联系电话', '电话'])
    expect(read('联系方式', '客户名称', clearer)).toMatchObject({
      columns: [{ field: 'name' }, { header: clearer, field: 'phone' }],
      unknown: ['联系方式'],
      problems: [],
    })
})

test('an export is understood column by column', () => {
  const fields = Object.keys(customerHeaders.fields)
  expect(recognizeHeaders(fields, customerHeaders).columns.map(({ field }) => field)).toEqual(fields)
})
