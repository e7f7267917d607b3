import { writeFileSync } from 'node:fs'
import { crc32, deflateRawSync } from 'node:zlib'
import { listRow } from './customer-list.mjs'

/** The columns of the workbook: customers with their contact persons and certificates. */
const heads = [
  '客户名称',
  '统一社会信用代码',
  '联系人',
  '手机',
  '电子邮箱',
  '经营地址',
  '证书编号',
  '认证标准',
  '认证范围',
  '发证日期',
  '有效期至',
]

const escaped = (text) => text.replace(/[&<>]/g, (character) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[character])

const columns = 'ABCDEFGHIJK'

/** The first of 2025 as spreadsheets number days. */
const firstDay = 45_658

/** What stands in a row: texts, and days as numbers. */
function cellsOf(index) {
  const { name, creditCode, address, mobile } = listRow(index)
  const issued = firstDay + (index % 330)
  return [
    ...[name, creditCode, `联系人${index}`, mobile, `person${index}@example.com`, address],
    ...[
      `016${String(index).padStart(7, '0')}Q1R1M`,
      'ISO 9001:2015',
      `${name.slice(0, 2)}产品的设计、生产和销售，第 ${index % 4000} 类`,
    ],
    ...[issued, issued + 1095],
  ]
}

/** Parts as a zip file: the container of every XLSX. */
function zipped(parts) {
  const files = []
  const directory = []
  let at = 0
  for (const [name, text] of Object.entries(parts)) {
    const bytes = Buffer.from(text)
    const packed = deflateRawSync(bytes)
    const header = Buffer.alloc(30)
    const entry = Buffer.alloc(46)
    header.writeUInt32LE(0x04034b50, 0)
    entry.writeUInt32LE(0x02014b50, 0)
    for (const [to, from] of [
      [header, 4],
      [entry, 6],
    ]) {
      to.writeUInt16LE(20, from)
      to.writeUInt16LE(8, from + 4)
      to.writeUInt16LE(0x21, from + 8)
      to.writeUInt32LE(crc32(bytes), from + 10)
      to.writeUInt32LE(packed.length, from + 14)
      to.writeUInt32LE(bytes.length, from + 18)
      to.writeUInt16LE(Buffer.byteLength(name), from + 22)
    }
    entry.writeUInt32LE(at, 42)
    files.push(header, Buffer.from(name), packed)
    directory.push(entry, Buffer.from(name))
    at += 30 + Buffer.byteLength(name) + packed.length
  }
  const length = directory.reduce((sum, each) => sum + each.length, 0)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(directory.length / 2, 8)
  end.writeUInt16LE(directory.length / 2, 10)
  end.writeUInt32LE(length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...files, ...directory, end])
}

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/** Writes the list as Excel would: texts in a table of their own, days as numbers with a format. */
export function writeWorkbookList(file, rows) {
  const texts = new Map()
  const textCell = (name, text) => {
    if (!texts.has(text)) texts.set(text, texts.size)
    return `<c r="${name}" t="s"><v>${texts.get(text)}</v></c>`
  }
  const lines = [heads, ...Array.from({ length: rows }, (_, index) => cellsOf(index))].map((cells, at) => {
    const written = cells.map((cell, column) => {
      const name = `${columns[column]}${at + 1}`
      return typeof cell === 'number' ? `<c r="${name}" s="1"><v>${cell}</v></c>` : textCell(name, cell)
    })
    return `<row r="${at + 1}" spans="1:${heads.length}">${written.join('')}</row>`
  })
  const shared = [...texts.keys()].map((text) => `<si><t>${escaped(text)}</t></si>`).join('')
  const types = [
    ['xl/workbook.xml', 'spreadsheetml.sheet.main'],
    ['xl/worksheets/sheet1.xml', 'spreadsheetml.worksheet'],
    ['xl/styles.xml', 'spreadsheetml.styles'],
    ['xl/sharedStrings.xml', 'spreadsheetml.sharedStrings'],
  ].map(
    ([part, type]) =>
      `<Override PartName="/${part}" ContentType="application/vnd.openxmlformats-officedocument.${type}+xml"/>`,
  )
  writeFileSync(
    file,
    zipped({
      '[Content_Types].xml': `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${types.join('')}</Types>`,
      '_rels/.rels': `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
      'xl/workbook.xml': `${head}<workbook ${main} xmlns:r="${relations}"><sheets><sheet name="名单" sheetId="1" r:id="rId1"/></sheets></workbook>`,
      'xl/_rels/workbook.xml.rels': `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${relations}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${relations}/styles" Target="styles.xml"/><Relationship Id="rId3" Type="${relations}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
      'xl/styles.xml': `${head}<styleSheet ${main}><fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>`,
      'xl/worksheets/sheet1.xml': `${head}<worksheet ${main}><dimension ref="A1:K${rows + 1}"/><sheetData>${lines.join('')}</sheetData></worksheet>`,
      'xl/sharedStrings.xml': `${head}<sst ${main} count="${rows * 9}" uniqueCount="${texts.size}">${shared}</sst>`,
    }),
  )
}
