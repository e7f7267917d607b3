import { describe, expect, it } from 'vitest'
import { bookOf, glanceAt, kinds, listOf, opened } from './books.ts'

const header = ['客户名称', '日期', '电话', '代码']
const remarksOf = async (...given: Parameters<typeof opened>) => (await opened(...given)).remarks.map(({ en }) => en)

describe('merged cells', () => {
  const rows = [header, ['甲', '', '1', 'a'], ['', '', '2', 'b'], ['', '', '', ''], ['乙', '', '3', '']]
  const merges = ['A2:A4', 'C5:D5']

  it.each(kinds)('over several rows of %s are the value of each that has one of its own', async (kind) => {
    const book = bookOf([{ rows, merges }], kind)
    expect(await glanceAt(book)).toEqual(['2: 甲||1|a', '3: 甲||2|b', '5: 乙||3|'])
    expect(await remarksOf(book)).toEqual([
      'Cells merged over several rows were taken as the value of each of them: A2:A4.',
    ])
  })

  it('of columns that mean nothing are not told of', async () => {
    const book = bookOf([
      {
        rows: [
          ['客户名称', '组'],
          ['甲', '一'],
          ['乙', ''],
        ],
        merges: ['B2:B3'],
      },
    ])
    expect(await remarksOf(book)).toEqual([])
  })

  it('that claim the whole sheet, or each other, end soon', async () => {
    const claims = Array.from({ length: 2000 }, (_, n) => `A${2 + (n % 3)}:XFD1048576`)
    expect(await glanceAt(bookOf([{ rows: [header, ['甲'], ['', '', '1'], ['乙']], merges: claims }]))).toEqual([
      '2: 甲|||',
      '3: 甲||1|',
      '4: 乙|||',
    ])
  })
})

describe('the header', () => {
  it('may stand below a title, which is left out and said', async () => {
    const rows = [['2026 年获证客户名单'], [], ['制表：王芳', '', '2026-06-30'], header, ['甲', '', '1', 'a']]
    const book = bookOf([{ rows, merges: ['A1:D1'] }])
    expect(await glanceAt(book)).toEqual(['5: 甲||1|a'])
    expect(await remarksOf(book)).toEqual([
      'Left out above the header: line 1 "2026 年获证客户名单"; line 3 "制表：王芳 | 2026-06-30".',
    ])
  })

  it('may have two levels', async () => {
    const rows = [
      ['客户名称', '联系', '', '代码'],
      ['', '日期', '电话', ''],
      ['甲', '2026-06-30', '1', 'a'],
    ]
    const book = bookOf([{ rows, merges: ['A1:A2', 'B1:C1', 'D1:D2'] }])
    expect((await opened(book)).header).toEqual({ line: 2, cells: header })
    expect(await glanceAt(book)).toEqual(['3: 甲|2026-06-30|1|a'])
  })

  it('is the first row where its columns are mapped, and a map counts as known', async () => {
    const rows = [
      ['单位', '号码'],
      ['甲', '电话'],
    ]
    expect(await glanceAt(listOf(rows), { maps: ['单位=name', '号码=phone'] })).toEqual(['2: 甲|电话'])
  })

  it('may begin further right, and columns without header and values are none', async () => {
    expect(
      await glanceAt(
        listOf([
          ['', ...header],
          ['', '甲', '', '1'],
        ]),
      ),
    ).toEqual(['2: |甲||1|'])
  })

  it('that lacks a name above values cannot be used, and its column is called as in a spreadsheet', async () => {
    const book = listOf([
      ['客户名称', '', '电话', '电话'],
      ['甲', 'x', '1', '2'],
    ])
    await expect(opened(book)).rejects.toThrow('Without a header: column B; Columns C, D have the same header "电话".')
  })

  it('has no place for a value beside the table: that row is rejected', async () => {
    expect(await glanceAt(listOf([header, ['甲', '', '', '', '', '见附件'], ['乙']]))).toEqual([
      '2! Column F has no header, but the row has a value there',
      '3: 乙|||',
    ])
  })
})

describe('the sheet', () => {
  const list = { name: '客户', rows: [header, ['甲']] }
  const empty = { name: '空', rows: [] }
  const other = { name: '说明', rows: [['请勿改动']] }

  it('is the only one with rows', async () => {
    expect((await opened(bookOf([empty, list]))).sheet).toBe('客户')
  })

  it('has to be named where several have rows; hidden ones are told', async () => {
    const book = bookOf([other, list, { ...other, name: '字典', hidden: true }])
    await expect(opened(book)).rejects.toMatchObject({
      code: 'usage',
      message: expect.stringContaining('1 "说明" (1 row), 2 "客户" (2 rows), 3 "字典" (1 row, hidden)'),
      hint: { en: 'Say which one, by name or number: --sheet 客户' },
    })
    for (const sheet of ['客户', '2', ' 客户 ']) expect((await opened(book, { sheet })).sheet).toBe('客户')
    await expect(opened(book, { sheet: '9' })).rejects.toThrow('has no sheet "9"')
  })

  it('may be called like the number of another', async () => {
    const book = bookOf([other, { ...list, name: '1' }])
    expect((await opened(book, { sheet: '1' })).sheet).toBe('1')
  })

  it('that is hidden is left out, and read only where there is no other', async () => {
    expect(await remarksOf(bookOf([list, { ...other, hidden: true }]))).toEqual([
      'Hidden sheets were left out: 2 "说明" (1 row, hidden). Import one with --sheet NAME.',
    ])
    expect(await remarksOf(bookOf([empty, { ...list, hidden: true }]))).toEqual([
      'The only sheet with rows, "客户", is hidden; it was read all the same.',
    ])
  })

  it('is nothing that a text has', async () => {
    await expect(opened('客户名称\n甲\n', { sheet: '1' })).rejects.toThrow('is text and has no sheets')
  })
})
