import { expect, it } from 'vitest'
import { encode } from '../encoders.ts'
import { glanceAt, opened } from './books.ts'

const table =
  '<table border=1><tr><th>客户名称</th><th>日期</th><th>电话</th><th>代码</th></tr>' +
  '<tr><td rowspan=2>甲&amp;乙</td><td>2026-06-30</td><td>075588888888</td><td>914403001922038217</td></tr>' +
  '<tr><td></td><td style="mso-number-format:\'\\@\'">0012</td><td>&nbsp;</td></tr></table>'

it.each([
  ['a page', `<html><head><meta charset="utf-8"></head><body>${table}</body></html>`],
  ['a page with a remark above it', `<!-- 导出 -->\n<!DOCTYPE html><html><body>${table}</body></html>`],
  ['a page in GB2312', encode(`<html><head><meta charset="gb2312"></head><body>${table}</body></html>`, 'gb18030')],
  ['a bare table', `\ufeff  ${table}`],
  [
    'a page of an office program',
    `<?xml version="1.0"?><html xmlns:x="urn:schemas-microsoft-com:office:excel">${table}</html>`,
  ],
])('%s that is called a workbook is read, its texts as they stand there', async (_, bytes) => {
  expect((await opened(bytes)).detected.encoding).toBe('html')
  expect(await glanceAt(bytes)).toEqual(['2: 甲&乙|2026-06-30|075588888888|914403001922038217', '3: 甲&乙||0012|'])
})

it('an XML spreadsheet of Excel 2003 is read with its types', async () => {
  const cell = (type: string, value: string) => `<Cell><Data ss:Type="${type}">${value}</Data></Cell>`
  const xml =
    '<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>' +
    '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">' +
    '<Worksheet ss:Name="客户"><Table><Row>' +
    `${['客户名称', '日期', '电话', '代码'].map((each) => cell('String', each)).join('')}</Row><Row>` +
    `${cell('String', '甲')}${cell('DateTime', '2026-06-30T00:00:00.000')}${cell('String', '0755')}${cell('Number', '9.1440300192203802E+17')}` +
    '</Row></Table></Worksheet></Workbook>'
  const { detected, sheet } = await opened(xml)
  expect([detected.encoding, sheet]).toEqual(['xml', '客户'])
  expect(await glanceAt(xml)).toEqual(['2: 甲|2026-06-30|0755|9.14403001922038E+17'])
})

it('CSV that is called a workbook is CSV', async () => {
  expect((await opened('客户名称,电话\n<甲>,1\n')).detected.encoding).toBe('utf-8')
  expect((await opened('<名称>,电话\n甲,1\n')).delimiter).toBe(',')
})
