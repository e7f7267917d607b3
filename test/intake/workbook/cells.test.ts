import fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import { workbookFile } from '../../../src/workbook/workbook.ts'
import { tries } from '../../tries.ts'
import { bookOf, failed, type Given, glanceAt, type Kind, kinds, listOf, shown } from './books.ts'

const header = ['客户名称', '日期', '电话', '代码']

/** A cell in the column of codes, as a list has it. */
const read = async (cell: Given, kind: Kind = 'xlsx') =>
  (await glanceAt(listOf([header, ['甲', null, null, cell]], kind)))[0]?.replace('2: 甲|||', '')

const zone = process.env.TZ
afterEach(() => {
  if (zone === undefined) delete process.env.TZ
  else process.env.TZ = zone
})

describe.each(kinds)('a cell of %s', (kind) => {
  it.each<[Given, string]>([
    ['0012', '0012'],
    ['914403001922038217', '914403001922038217'],
    [13800138000, '13800138000'],
    [46203, '46203'],
    [0.1 + 0.2, '0.3'],
    [123456789012345, '123456789012345'],
    [0.00000012, '0.00000012'],
    [-5, '-5'],
    [true, 'TRUE'],
    [shown(0.95, '0%'), '95%'],
    [shown(12, '000000'), '000012'],
    [shown(1234.5, '#,##0.00'), '1234.5'],
    [shown(46203, 'yyyy-mm-dd'), '2026-06-30'],
    [shown(46203, 'yyyy"年"m"月"d"日"'), '2026-06-30'],
    [shown(46203.5625, 'yyyy-mm-dd hh:mm'), '2026-06-30 13:30'],
    [shown(46203.99999, 'yyyy-mm-dd hh:mm:ss'), '2026-06-30 23:59:59'],
    [shown(Number('914403001922038217'), '0'), '9.14403001922038E+17'],
  ])('%j is read as %s', async (cell, text) => {
    expect(await read(cell, kind)).toBe(text)
  })
})

it.each(['xlsx', 'xlsm', 'xlsb', 'biff8'] as const)('the errors of %s are read by their names', async (kind) => {
  for (const [number, name] of [
    [42, '#N/A'],
    [23, '#REF!'],
    [15, '#VALUE!'],
    [7, '#DIV/0!'],
    [29, '#NAME?'],
  ] as const)
    expect(await read(failed(number), kind)).toBe(name)
})

describe('days', () => {
  const days = [header, ['甲', shown(46203, 'yyyy-mm-dd'), null, null]]
  it.each(['Asia/Shanghai', 'America/Los_Angeles', 'UTC'])('are the same in %s', async (timeZone) => {
    process.env.TZ = timeZone
    for (const kind of kinds) expect(await glanceAt(listOf(days, kind))).toEqual(['2: 甲|2026-06-30||'])
    const book = await workbookFile({
      ...{ title: 't', lang: 'en', foot: '' },
      sheets: [
        {
          ...{ name: '客户', widths: [10, 10], table: null },
          rows: [
            [{ value: '客户名称' }, { value: '日期' }],
            [{ value: '甲' }, { value: { day: '2026-06-30' as never } }],
          ],
        },
      ],
    })
    expect(await glanceAt(book)).toEqual(['2: 甲|2026-06-30'])
  })

  it.each(['xlsx', 'xlsb', 'biff8'] as const)('counted from 1904 are the same in %s', async (kind) => {
    const counted = [header, ['甲', shown(46203 - 1462, 'yyyy-mm-dd'), null, null]]
    expect(await glanceAt(bookOf([{ rows: counted }], kind, true))).toEqual(['2: 甲|2026-06-30||'])
  })

  it('that no calendar has are not read as days', async () => {
    expect(await read(shown(-3, 'yyyy-mm-dd'))).toBe('########')
    expect(await read(shown(60, 'yyyy-mm-dd'))).toBe('1900-02-29')
  })
})

it('texts come back as they were written, by either library', async () => {
  const text = fc.stringMatching(/^[一-龥A-Za-z0-9=+@'"_x;,.·-][一-龥A-Za-z0-9 =+@'"_x;,.·\n-]{0,20}[一-龥A-Za-z0-9]$/)
  await fc.assert(
    fc.asyncProperty(fc.array(text, { minLength: 1, maxLength: 5 }), async (texts) => {
      const rows = [header, ...texts.map((each, n) => [String(n), null, null, each])]
      const told = texts.map((each, n) => `${n + 2}: ${n}|||${each}`)
      for (const kind of ['xlsb', 'biff8'] as const) expect(await glanceAt(listOf(rows, kind))).toEqual(told)
      const book = await workbookFile({
        ...{ title: 't', lang: 'en', foot: '' },
        sheets: [
          {
            ...{ name: 's', widths: [9, 9, 9, 9], table: null },
            rows: rows.map((row) => row.map((value) => ({ value }))),
          },
        ],
      })
      expect(await glanceAt(book)).toEqual(told)
    }),
    { numRuns: tries(15) },
  )
})
