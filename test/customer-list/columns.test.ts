import { describe, expect, it } from 'vitest'
import type { Day } from '../../src/clause/day.ts'
import { draftReader } from '../../src/customer-list/commands/import/draft.ts'
import { customerHeaders, type ListField } from '../../src/customer-list/headers.ts'

const today = '2026-08-31' as Day
const fields = Object.keys(customerHeaders.fields) as ListField[]
const cells = [
  '深圳',
  '13800138000',
  'a@b.com',
  '2025-01-01',
  '是',
  '有效',
  '18000',
  '91440300MA5DEM012D',
  '9.14403E+17',
]

/** A row of a list that has these columns, with what stands in some of them. */
const read = (columns: readonly ListField[], row: Partial<Record<ListField, string>>) =>
  draftReader(new Set(columns), today, undefined)(2, (field) => (columns.includes(field) ? (row[field] ?? '') : null))

describe('the columns of a customer list', () => {
  it.each(fields)('%s reads alike whether or not others stand empty beside it', (field) => {
    for (const cell of cells)
      for (const beside of fields) {
        const row = { name: '东莞样本电子厂', [beside]: cell, [field]: cell }
        expect(read(['name', beside, field], row)).toEqual(read(fields, row))
      }
  })
})
