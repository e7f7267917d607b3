import * as library from '@e965/xlsx'
import { describe, expect, it } from 'vitest'
import { bookOf, glanceAt, listOf, opened } from './books.ts'
import { partsOf, zip } from './zip.ts'

const header = ['客户名称', '日期', '电话', '代码']
const good = listOf([header, ['甲']])

/** A compound file of the old kind with one stream. */
function compound(stream: string, content = Buffer.alloc(5000)): Buffer {
  const container = library.CFB.utils.cfb_new()
  library.CFB.utils.cfb_add(container, `/${stream}`, content)
  return Buffer.from(library.CFB.write(container, { type: 'buffer' }))
}

/** An XLS file that says behind its first record that what follows is encrypted. */
function encryptedXls(): Buffer {
  const container = library.CFB.read(listOf([header, ['甲']], 'biff8'), { type: 'buffer' })
  const book = Buffer.from(library.CFB.find(container, '/Workbook').content)
  const first = 4 + book.readUInt16LE(2)
  const password = Buffer.alloc(4 + 54)
  password.writeUInt16LE(0x2f, 0)
  password.writeUInt16LE(54, 2)
  password.writeUInt16LE(1, 4)
  password.writeUInt16LE(1, 6)
  password.writeUInt16LE(1, 8)
  return compound('Workbook', Buffer.concat([book.subarray(0, first), password, book.subarray(first)]))
}

const damagedPart = Buffer.from(good)
damagedPart.writeUInt8(0, damagedPart.indexOf('xl/worksheets/sheet1.xml') + 60)

const chartOnly = (() => {
  const parts = partsOf(listOf([]))
  const sheet = Object.keys(parts).find((name) => name.startsWith('xl/worksheets/sheet')) ?? ''
  const { [sheet]: _, ...others } = parts
  const types = String(parts['[Content_Types].xml']).replace(
    /\/xl\/worksheets\/sheet1.xml" ContentType="[^"]*"/,
    '/xl/chartsheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.chartsheet+xml"',
  )
  const rels = String(parts['xl/_rels/workbook.xml.rels'])
    .replace('worksheets/sheet1.xml', 'chartsheets/sheet1.xml')
    .replace('relationships/worksheet"', 'relationships/chartsheet"')
  return zip({
    ...others,
    '[Content_Types].xml': types,
    'xl/_rels/workbook.xml.rels': rels,
    'xl/chartsheets/sheet1.xml':
      '<chartsheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetViews><sheetView workbookViewId="0"/></sheetViews></chartsheet>',
  })
})()

describe('a file that is no list', () => {
  it.each<[string, Buffer | string, string]>([
    ['a workbook that lost its end', good.subarray(0, good.length - 40), 'is a damaged workbook'],
    ['a workbook with a wrong byte', damagedPart, 'is a damaged workbook'],
    ['a workbook without its sheets', zip({ 'xl/x': '' }), 'is a damaged workbook'],
    ['an empty archive', zip({}), 'is a ZIP archive'],
    ['another archive', zip({ 'a.txt': 'a' }), 'is a ZIP archive'],
    ['an encrypted archive', zip({ 'xl/workbook.xml': 'a' }, { flags: 1 }), 'is protected by a password'],
    ['an encrypted XLSX', compound('EncryptedPackage'), 'is protected by a password'],
    ['an encrypted XLS', encryptedXls(), 'is protected by a password'],
    [
      'an encrypted ODS',
      zip({
        mimetype: 'application/vnd.oasis.opendocument.spreadsheet',
        'META-INF/manifest.xml': '<manifest:encryption-data/>',
      }),
      'is protected by a password',
    ],
    ['a Word document', zip({ 'word/document.xml': 'a' }), 'is a Word document'],
    ['an old Word document', compound('WordDocument'), 'is a Word document'],
    ['a presentation', zip({ 'ppt/presentation.xml': 'a' }), 'is a PowerPoint presentation'],
    ['a Numbers document', zip({ 'Index/Document.iwa': 'a' }), 'is a Numbers document'],
    ['another old document', compound('VisioDocument'), 'is an old Office document, but not a workbook'],
    ['an XLS that is all zeros', compound('Workbook'), 'No sheet of'],
    ['a web archive', 'MIME-Version: 1.0\nX-Document-Type: Workbook\n', 'is a web archive'],
    ['an empty workbook', bookOf([{ rows: [] }, { rows: [['', '  ']] }]), 'No sheet of'],
    ['a workbook of one chart', chartOnly, 'No sheet of'],
    ['a page without a table', '<html><body><p>名单</p></body></html>', 'No sheet of'],
  ])('%s has a sentence of its own', async (_, bytes, sentence) => {
    await expect(opened(bytes)).rejects.toMatchObject({
      code: 'usage',
      message: expect.stringContaining(sentence),
      hint: { en: expect.stringMatching(/\.$/), zh: expect.stringMatching(/。$/) },
    })
  })
})

describe('a workbook that would become too large', () => {
  it('is refused by what it claims, before anything is unpacked', async () => {
    const parts = partsOf(good)
    await expect(opened(zip({ ...parts, 'xl/worksheets/sheet2.xml': 'x' }, { claimed: 2 ** 31 }))).rejects.toThrow(
      /too large to be read as a workbook: \d+ MB unpacked, 128 MB at most/,
    )
  })

  it('is damaged where it claims less than it has: no more than that is unpacked', async () => {
    const zeros = zip({ 'xl/workbook.xml': Buffer.alloc(50_000_000) }, { claimed: 1000 })
    await expect(opened(zeros)).rejects.toThrow('is a damaged workbook')
  })

  it('is not one that only claims to be: a sheet says that it has 17 billion cells', async () => {
    const parts = partsOf(good)
    const name = 'xl/worksheets/sheet1.xml'
    const sheet = String(parts[name]).replace(/<dimension ref="[^"]*"\/>/, '<dimension ref="A1:XFD1048576"/>')
    expect(sheet).toContain('XFD1048576')
    expect(await glanceAt(zip({ ...parts, [name]: sheet }))).toEqual(['2: 甲|||'])
  })

  it('is not one with a cell in its farthest corner', async () => {
    const far = { rows: [header, ['甲']] }
    const parts = partsOf(bookOf([far]))
    const name = 'xl/worksheets/sheet1.xml'
    const corner = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
    const rows = await glanceAt(zip({ ...parts, [name]: String(parts[name]).replace('</sheetData>', corner) }))
    expect(rows).toEqual(['2: 甲|||', '1048576! Column XFD has no header, but the row has a value there'])
  })

  it.each([
    ['column', '<row r="3"><c r="BCTLGK3"><v>1</v></c></row>'],
    ['row', '<row r="400000000"><c r="A400000000"><v>1</v></c></row>'],
  ])('is damaged with a value in a %s that no sheet has', async (_, far) => {
    const parts = partsOf(good)
    const name = 'xl/worksheets/sheet1.xml'
    const sheet = String(parts[name]).replace('</sheetData>', `${far}</sheetData>`)
    await expect(glanceAt(zip({ ...parts, [name]: sheet }))).rejects.toThrow('is a damaged workbook')
  })

  it('is not one with pictures, which are not looked at', async () => {
    const parts = partsOf(good)
    expect(await glanceAt(zip({ ...parts, 'xl/media/image1.png': Buffer.alloc(200_000_000) }))).toEqual(['2: 甲|||'])
  })
})

describe('a workbook', () => {
  it('whose formulas have no values says so in the place of each', async () => {
    const parts = partsOf(listOf([header, ['甲', '', 'x', '']]))
    const name = 'xl/worksheets/sheet1.xml'
    const formula = String(parts[name]).replace(/<c r="C2"[^>]*>.*?<\/c>/, '<c r="C2"><f>B2&amp;"1"</f></c>')
    expect(await glanceAt(zip({ ...parts, [name]: formula }))).toEqual(['2: 甲||#GETTING_DATA|'])
    const cached = String(parts[name]).replace(/<c r="C2"[^>]*>.*?<\/c>/, '<c r="C2" t="str"><f>B2</f><v>0755</v></c>')
    expect(await glanceAt(zip({ ...parts, [name]: cached }))).toEqual(['2: 甲||0755|'])
  })

  it('may have macros, and is known by its content alone', async () => {
    const parts = partsOf(good)
    const book = zip({ ...parts, 'xl/vbaProject.bin': 'Attribut' })
    expect((await opened(book)).detected.encoding).toBe('xlsx')
    expect((await opened(listOf([header, ['甲']], 'xlsb'))).detected.encoding).toBe('xlsb')
    expect((await opened(listOf([header, ['甲']], 'biff8'))).detected.encoding).toBe('xls')
    expect((await opened(listOf([header, ['甲']], 'ods'))).detected.encoding).toBe('ods')
    const old = listOf(
      [
        ['name', 'code'],
        ['A', '0012'],
      ],
      'biff2',
    )
    expect((await opened(old)).detected.encoding).toBe('xls')
    expect(await glanceAt(old)).toEqual(['2: A|0012'])
  })

  it('passes over flags that are about text, and says so', async () => {
    const { remarks } = await opened(good, { encoding: 'gbk', delimiter: ';' })
    expect(remarks.map(({ en }) => en)).toEqual([
      'The file is a workbook; --encoding, which is about text files, was passed over.',
      'The file is a workbook; --delimiter, which is about text files, was passed over.',
    ])
  })
})
