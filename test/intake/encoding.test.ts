import { expect, test } from 'vitest'
import { chooseEncoding } from '../../src/intake/choose-encoding.ts'
import { textOf } from '../../src/intake/decode.ts'
import type { Encoding } from '../../src/intake/encoding.ts'
import { encode } from './encoders.ts'
import { sourceOf } from './folder.ts'

const list = '客户名称,联系电话\n上海一心医疗器械有限公司,021-58595386\n昇𠮷科技有限公司,0755-88888888\n'

const detect = async (bytes: Buffer, asked?: string) => chooseEncoding(await sourceOf(bytes), asked, async () => 0)

async function textFrom(bytes: Buffer, asked?: string): Promise<string> {
  const source = await sourceOf(bytes)
  let text = ''
  for await (const piece of textOf(source, (await chooseEncoding(source, asked, async () => 0)).encoding)) text += piece
  return text
}

test.each(['utf-8', 'gb18030', 'utf-16le', 'utf-16be'] as const)(
  '%s is found and read, without a mark',
  async (encoding) => {
    const bytes = encode(list, encoding)
    expect(await detect(bytes)).toMatchObject({ encoding, bom: false, near: [], remark: null })
    expect(await textFrom(bytes)).toBe(list)
  },
)

test.each(['utf-8', 'utf-16le', 'utf-16be'] as const)('%s is found by its mark, which is no text', async (encoding) => {
  const bytes = encode(`\ufeff${list}`, encoding)
  expect(await detect(bytes)).toMatchObject({ encoding, bom: true })
  expect(await textFrom(bytes)).toBe(list)
})

test('GB18030 has a mark of its own', async () => {
  const bytes = Buffer.concat([Buffer.from([0x84, 0x31, 0x95, 0x33]), encode(list, 'gb18030')])
  expect(await detect(bytes)).toMatchObject({ encoding: 'gb18030', bom: true })
  expect(await textFrom(bytes)).toBe(list)
})

test('UTF-16 that holds almost only Chinese is still UTF-16', async () => {
  const names = '名称\n上海一一有限公司\n北京丁丁有限公司\n'.repeat(20)
  for (const encoding of ['utf-16le', 'utf-16be'] as const)
    expect((await detect(encode(names, encoding))).encoding).toBe(encoding)
})

test('the whole file counts: one GBK byte after a megabyte of ASCII', async () => {
  const bytes = Buffer.concat([Buffer.from('name\n'), Buffer.alloc(1 << 20, 'a\n'), encode('隆昌', 'gb18030')])
  expect((await detect(bytes)).encoding).toBe('gb18030')
})

test('characters that straddle the pieces of reading are whole', async () => {
  const text = `a${'汉字𠮷'.repeat(100_000)}`
  for (const encoding of ['utf-8', 'gb18030', 'utf-16le'] as const)
    expect(await textFrom(encode(text, encoding), encoding)).toBe(text)
})

test('GB18030 has characters of four bytes, which GBK has not', async () => {
  const bytes = Buffer.from([0x82, 0x35, 0x98, 0x33, 0x81, 0x30, 0x86, 0x38, 0x0a, 0x95, 0x32, 0x82, 0x36])
  expect(await textFrom(bytes)).toBe('ꀀÀ\n\u{20000}')
})

test.each<[Encoding, string]>([
  ['big5', '客戶名稱,聯絡人\n臺灣積體電路製造股份有限公司,張忠謀\n鴻海精密工業股份有限公司,郭台銘\n'],
  ['big5', 'name\n臺灣積體電路製造股份有限公司\n'],
  ['gb18030', 'name\n镕基喆晟科技有限公司\n'],
  ['gb18030', 'name\n臺灣積體電路製造股份有限公司\n'],
  ['windows-1252', 'name,city\nMüller GmbH,Münster\nKörner AG,Köln\n'],
  ['windows-1252', 'name\nSociété Générale\nCrème Brûlée\nCompañía Eléctrica\n'],
  ['windows-1252', 'name\nCafé\n'],
  ['shift_jis', 'name\n株式会社山田製作所\nトヨタ自動車株式会社\n'],
  ['utf-16le', 'name\n株式会社山田製作所\n'],
  ['utf-16be', 'name\nMüller GmbH\n'],
])('text in %s is told from the others by its bytes: %s', async (encoding, text) => {
  const bytes = encode(text, encoding)
  expect(await detect(bytes)).toMatchObject({ encoding, near: [] })
  expect(await textFrom(bytes)).toBe(text)
})

test('what may be two encodings is said to be, the likelier first', async () => {
  expect(await detect(encode('name\n隆\n', 'gb18030'))).toMatchObject({ encoding: 'gb18030', near: ['big5', 'utf-8'] })
})

test('a header that is known speaks for its encoding', async () => {
  const source = await sourceOf(encode('名\n隆\n', 'gb18030'))
  expect(await chooseEncoding(source, undefined, async () => 0)).toMatchObject({ near: [expect.anything()] })
  const known = async (encoding: Encoding) => (encoding === 'big5' ? 2 : 0)
  expect(await chooseEncoding(source, undefined, known)).toMatchObject({ encoding: 'big5', near: [] })
})

test('Windows-1252 has characters where Latin-1 has controls', async () => {
  expect(await textFrom(Buffer.from([0x6e, 0x0a, 0x80, 0x8a, 0x9c, 0x0a]), 'latin1')).toBe('n\n€Šœ\n')
})

test.each([
  ['gbk', 'gb18030'],
  ['GB2312', 'gb18030'],
  ['cp936', 'gb18030'],
])('--encoding %s means %s', async (asked, encoding) => {
  expect((await detect(encode('隆\n', 'gb18030'), asked)).encoding).toBe(encoding)
})

test('a mark goes before --encoding, and says so', async () => {
  const detected = await detect(encode(`\ufeff${list}`, 'utf-8'), 'gbk')
  expect(detected).toMatchObject({ encoding: 'utf-8', remark: { en: expect.stringContaining('UTF-8') } })
})

test('a wrong name lists the right ones; a wrong encoding is said at once', async () => {
  await expect(detect(Buffer.from(list), 'klingon')).rejects.toMatchObject({
    code: 'usage',
    hint: { en: expect.stringContaining('gb18030') },
  })
  await expect(detect(encode(list, 'gb18030'), 'utf8')).rejects.toThrow('is not UTF-8 text.')
})

test.each([
  [[0x25, 0x50, 0x44, 0x46], 'PDF'],
  [[0x89, 0x50, 0x4e, 0x47], 'PNG'],
  [[1, 0, 0, 0, 9, 0, 0, 0, 200, 0, 0], 'binary'],
])('a file that is no text is called by its name (%s)', async (bytes, named) => {
  await expect(detect(Buffer.from([...bytes, 7, 8, 9]))).rejects.toThrow(named)
})
