import { describe, expect, it } from 'vitest'
import { areDays, sheetValue } from '../../src/terminal/sheet-value.ts'

describe('a value in a spreadsheet', () => {
  it.each([
    ['a number', 3, undefined, { value: 3 }],
    ['a number as it is written', 1234560, '12345.60', { value: 12345.6, format: '0.00' }],
    ['thousands', 1234560, '12,345.60', { value: 12345.6, format: '#,##0.00' }],
    ['a percentage', 90, '90 %', { value: 0.9, format: '0%' }],
    ['a percentage with decimals', 87.5, '87.5%', { value: 0.875, format: '0.0%' }],
    ['a negative number', -3, '-3', { value: -3 }],
    ['a figure said in words', 3, '3 days left', { value: '3 days left' }],
    ['a fraction', 3, '3/5', { value: '3/5' }],
    ['no number', Number.NaN, undefined, { value: 'NaN' }],
    ['a yes', true, undefined, { value: true }],
    ['a yes said in words', true, 'VIP', { value: 'VIP' }],
    ['a no that says nothing', false, '', { value: null }],
    ['a dash for nothing', null, '—', { value: null }],
    ['nothing', null, undefined, { value: null }],
    ['something said of nothing', null, 'never', { value: 'never' }],
    ['a text', '2026', undefined, { value: '2026' }],
    ['a word in the language', 'met', '符合', { value: '符合' }],
    ['a day', '2026-02-28', undefined, { value: { day: '2026-02-28' } }],
    ['a day shown as such', '2026-02-28', '2026-02-28', { value: { day: '2026-02-28' } }],
    ['a day said in words', '2026-02-28', 'closed on 2026-02-28', { value: 'closed on 2026-02-28' }],
    ['a day before spreadsheets agree', '1900-02-28', undefined, { value: '1900-02-28' }],
    ['money, which adds up', 1_800_000, '¥18,000.00', { value: 18_000, format: '"¥"#,##0.00' }],
    ['little money', 50, '¥0.50', { value: 0.5, format: '"¥"#,##0.00' }],
  ] as const)('%s', (_, cell, shown, typed) => expect(sheetValue(cell, shown, true)).toEqual(typed))

  it('is a text where the column is not one of days', () =>
    expect(sheetValue('2026-02-28', undefined, false)).toEqual({ value: '2026-02-28' }))
})

describe('a column', () => {
  it.each([
    [['2026-02-28', null], true],
    [['2026-02-28', '2026'], false],
    [['2026-02-30'], false],
    [['2026-02-28', 3], false],
    [[null], false],
    [[], false],
  ])('%j has days: %s', (cells, are) => expect(areDays(cells)).toBe(are))
})
