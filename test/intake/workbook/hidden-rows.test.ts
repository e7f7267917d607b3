import * as library from '@e965/xlsx'
import { describe, expect, it } from 'vitest'
import { importer } from '../../customer-list/lists.ts'
import { partsOf, zip } from './zip.ts'

const rows = [
  ['客户名称', '电话'],
  ['深圳甲有限公司', '0755-88888881'],
  ['深圳乙有限公司', '0755-88888882'],
  ['深圳丙有限公司', '0755-88888883'],
  ['深圳丁有限公司', '0755-88888884'],
]

/** The list with its third and fifth rows hidden. */
function bookOf(kind: library.BookType, hidden = [3, 5]): Buffer {
  const sheet = library.utils.aoa_to_sheet(rows)
  sheet['!rows'] = rows.map((_, at) => ({ hidden: hidden.includes(at + 1) }))
  const book = library.utils.book_new()
  library.utils.book_append_sheet(book, sheet, '名单')
  return library.write(book, { type: 'buffer', bookType: kind })
}

/** The writer hides no rows in this kind: what a spreadsheet writes is put in. */
function openDocument(): Buffer {
  const parts = partsOf(bookOf('ods', []))
  let number = 0
  const content = String(parts['content.xml']).replace(/<table:table-row\b/g, (tag) => {
    number += 1
    return number === 3 ? `${tag} table:visibility="collapse"` : number === 5 ? `${tag} table:visibility="filter"` : tag
  })
  return zip({ ...parts, 'content.xml': content })
}

/** The writer has no records of rows in this kind: those of the third and the fifth are put behind the sheet's dimensions. */
function oldExcel(): Buffer {
  const container = library.CFB.read(bookOf('biff8', []), { type: 'buffer' })
  const book = Buffer.from(library.CFB.find(container, '/Workbook').content)
  let at = 0
  while (book.readUInt16LE(at) !== 0x0200) at += 4 + book.readUInt16LE(at + 2)
  at += 4 + book.readUInt16LE(at + 2)
  const records = [2, 4].map((row) => {
    const record = Buffer.alloc(20)
    record.writeUInt16LE(0x0208, 0)
    record.writeUInt16LE(16, 2)
    record.writeUInt16LE(row, 4)
    record.writeUInt16LE(2, 8)
    record.writeUInt8(0x20, 16)
    return record
  })
  const made = library.CFB.utils.cfb_new()
  const content = Buffer.concat([book.subarray(0, at), ...records, book.subarray(at)])
  library.CFB.utils.cfb_add(made, '/Workbook', content)
  return Buffer.from(library.CFB.write(made, { type: 'buffer' }))
}

const page = `<html><table>${rows
  .map((row, at) => {
    const style = at === 2 ? " style='display:none'" : at === 4 ? ' style="mso-height-source:auto; DISPLAY : none"' : ''
    return `<tr height=0${style}>${row.map((cell) => `<td>${cell}</td>`).join('')}</tr>`
  })
  .join('')}</table></html>`

describe('rows that a sheet hides or filters out', () => {
  it.each([
    ['xlsx', () => bookOf('xlsx')],
    ['xlsb', () => bookOf('xlsb')],
    ['the XML of 2003', () => bookOf('xlml')],
    ['xls', oldExcel],
    ['ods', openDocument],
    ['a web page', () => page],
  ])('are read, and said with their numbers: %s', async (_, made) => {
    const own = await importer()
    const list = made()
    const done = await own.takes(list, '--dry-run')
    expect(done).toMatchObject({ rows: 4, hiddenRows: [3, 5] })
    const zh = await own.said(list, 'zh', '--dry-run')
    expect(zh.err).toContain('有 2 行被隐藏或筛选掉，已照常读取：第 3、5 行')
    expect((await own.said(list, 'en', '--dry-run')).err).toContain(
      '2 rows that the sheet hides or filters out were read',
    )
  })

  it('are none where it hides columns, or its head alone', async () => {
    const own = await importer()
    expect(await own.takes(bookOf('xlsx', [1]))).toMatchObject({ rows: 4, hiddenRows: [] })
    const sheet = library.utils.aoa_to_sheet(rows)
    sheet['!cols'] = [{}, { hidden: true }]
    const book = library.utils.book_new()
    library.utils.book_append_sheet(book, sheet, '名单')
    const list = library.write(book, { type: 'buffer', bookType: 'xlsx' })
    expect(await own.takes(list)).toMatchObject({ rows: 4, hiddenRows: [] })
  })
})

describe('several tables of a web page', () => {
  it('are read as one behind the other, each by its own header', async () => {
    const own = await importer()
    const table = (...rows: readonly (readonly string[])[]) =>
      `<table>${rows.map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('')}</table>`
    const done = await own.takes(
      `<html><body><p>名单</p>${table(['客户名称', '电话'], ['深圳甲有限公司', '0755-88888881'])}<p>续</p>${table(['电话', '客户名称'], ['0755-88888882', '深圳乙有限公司'])}</body></html>`,
    )
    expect(done).toMatchObject({ rows: 2, created: 2, headers: [{ line: 5 }] })
    expect((await own.customer('深圳乙有限公司')).phone).toBe('0755-88888882')
  })
})
