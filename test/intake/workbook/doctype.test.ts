import { describe, expect, it } from 'vitest'
import { type Kind, listOf, opened } from './books.ts'
import { partsOf, zip } from './zip.ts'

const rows = [['客户名称'], ['甲']]
const bomb = '<!DOCTYPE a [<!ENTITY x "哈"><!ENTITY y "&x;&x;&x;">]>'

/** A part as text, behind its declaration and before its first element a definition. */
const withDefinition = (text: string, definition: string): string =>
  text.replace(/^(?:<\?xml[^>]*\?>\s*)?/, (declaration) => `${declaration}<!-- <a> --><?b c?>${definition}`)

/** A workbook of which each part of that name has the definition. */
function defined(kind: Kind, wanted: RegExp, definition: string, encoding: BufferEncoding = 'utf8'): Buffer {
  const parts = Object.entries(partsOf(listOf(rows, kind))).map(([name, bytes]) => {
    if (!wanted.test(name)) return [name, bytes] as const
    const mark = encoding === 'utf16le' ? '\ufeff' : ''
    return [name, Buffer.from(mark + withDefinition(String(bytes), definition), encoding)] as const
  })
  return zip(Object.fromEntries(parts))
}

describe('a document type definition in a workbook is refused by name, before anything is parsed', () => {
  it.each<[string, Buffer | string]>([
    ['in the sheet', defined('xlsx', /sheet1\.xml$/, bomb)],
    ['in the formats', defined('xlsx', /styles\.xml$/, '<!DOCTYPE styleSheet SYSTEM "file:///etc/passwd">')],
    ['in the relations', defined('xlsx', /workbook\.xml\.rels$/, bomb)],
    ['in UTF-16', defined('xlsx', /sheet1\.xml$/, bomb, 'utf16le')],
    ['in ODS', defined('ods', /content\.xml$/, bomb)],
    ['an entity on its own', defined('xlsx', /sheet1\.xml$/, '<!ENTITY x "哈">')],
    ['in XML of Excel 2003', withDefinition(String(listOf(rows, 'xlml')), bomb)],
  ])('%s', async (_, book) => {
    await expect(opened(book)).rejects.toThrow('has a document type definition (DTD)')
  })
})

it('what looks like one in a cell is its text', async () => {
  for (const kind of ['xlsx', 'xlsb', 'ods', 'xlml'] as const) {
    const table = await opened(listOf([['客户名称'], [bomb]], kind))
    for await (const batch of table.rows()) expect(batch).toEqual([{ line: 2, cells: [bomb] }])
  }
})
