import { expect, test } from 'vitest'
import { customerHeaders } from '../../src/customer-list/headers.ts'
import { type Asked, openTable } from '../../src/intake/table.ts'
import { encode } from './encoders.ts'
import { sourceOf } from './folder.ts'

const open = async (content: string | Buffer, asked: Asked = {}) =>
  openTable(await sourceOf(content), customerHeaders, asked)

test('encoding, delimiter, header and rows are found together', async () => {
  const table = await open(encode('企业名称;联系电话\r\n上海一心公司;021-58595386\r\n', 'gb18030'))
  expect(table).toMatchObject({ delimiter: ';', detected: { encoding: 'gb18030' }, header: { line: 1 } })
  for (let time = 0; time < 2; time += 1) {
    const rows = []
    for await (const batch of table.rows()) rows.push(...batch)
    expect(rows).toEqual([{ line: 2, cells: ['上海一心公司', '021-58595386'] }])
  }
})

test('GBK that is valid UTF-8 by chance is read as GB18030, where a header is known in either too', async () => {
  // 隆 is C2 A1, which is ¡ in UTF-8; a header of such characters alone needs --map to be known.
  const bytes = encode('隆\n隆\n', 'gb18030')
  expect(bytes).toEqual(Buffer.from([0xc2, 0xa1, 0x0a, 0xc2, 0xa1, 0x0a]))
  const table = await open(encode('name,隆\n隆,1\n', 'gb18030'))
  expect(table.detected.encoding).toBe('gb18030')
  expect(table.readings.map(({ encoding, sample }) => [encoding, sample.join()])).toContainEqual(['utf-8', '¡'])
  expect((await open(encode('name,隆\n隆,1\n', 'gb18030'), { encoding: 'gbk' })).recognized.unknown).toEqual(['隆'])
})

test('a header that only GB18030 makes sense of settles it', async () => {
  const catalogue = { fields: { name: ['隆'] }, ambiguous: [] }
  const table = await openTable(await sourceOf(encode('隆\n隆\n', 'gb18030')), catalogue)
  expect(table.detected).toMatchObject({ encoding: 'gb18030' })
})

test('Big5 is read as Big5, and proposed where another encoding was asked for', async () => {
  const text = '地址,電子郵箱,臺灣積體電路製造股份有限公司\n臺北市,a@b.cn,1\n'
  const catalogue = { fields: { email: ['電子郵箱'] }, ambiguous: [] }
  const source = await sourceOf(encode(text, 'big5'))
  expect((await openTable(source, catalogue)).detected.encoding).toBe('big5')
  await expect(openTable(source, catalogue, { encoding: 'gbk' })).rejects.toMatchObject({
    hint: { en: 'Try again with --encoding big5.' },
  })
})

test.each([
  ['no rows', '\ufeff\n\n', 'holds no rows'],
  ['no header known', '甲,乙\n1,2\n', 'its first row reads: 甲 | 乙'],
  ['the same header twice', '客户名称,电话,电话\n', 'Columns 2, 3 have the same header'],
  ['a broken header', '客户名称,"电话\n1,2\n', 'line 1) cannot be read: The quotation mark opened in line 1'],
])('%s is one sentence', async (_, text, sentence) => {
  await expect(open(text)).rejects.toThrow(sentence)
})

test('a header alone is a table without rows', async () => {
  for await (const batch of (await open('客户名称,电话\n')).rows()) expect(batch).toEqual([])
})
