import { createWriteStream } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { stringify } from 'csv-stringify/sync'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { detectDelimiter, parseDelimiter } from '../../src/intake/delimiter.ts'
import type { Encoding } from '../../src/intake/encoding.ts'
import { isBad, readRows } from '../../src/intake/reader.ts'
import { openSource } from '../../src/intake/source.ts'
import { emptyFolder } from '../scratch.ts'
import { takesLong, tried, tries } from '../tries.ts'
import { encode } from './encoders.ts'
import { glance, rowsOf, sourceOf } from './folder.ts'

test.each([
  ['LF', 'a,b\n1,2\n3,4\n'],
  ['CRLF', 'a,b\r\n1,2\r\n3,4\r\n'],
  ['CR', 'a,b\r1,2\r3,4\r'],
  ['an LF header above CRLF rows', 'a,b\n1,2\r\n3,4\r\n'],
  ['no line end at the end', 'a,b\n1,2\n3,4'],
])('%s', async (_, text) => {
  expect(await glance(text)).toEqual(['1: a|b', '2: 1|2', '3: 3|4'])
})

test('a row is known by its first physical line, whatever stands before it', async () => {
  const text = '\r\n\r\na,b\r\n"one\r\ntwo\r\nthree",2\r\n\r\n,,\r\n3,"4"\r\n'
  expect(await glance(text)).toEqual(['3: a|b', '4: one\r\ntwo\r\nthree|2', '9: 3|4'])
})

test('sep=; is no header', async () => {
  expect(await glance('sep=;\r\na;b\r\n1;2\r\n', ';')).toEqual(['2: a|b', '3: 1|2'])
  expect(await glance('"sep=;"\na;"b"\n1;2\n', ';')).toEqual(['2: a|b', '3: 1|2'])
})

test('empty cells behind the last header are dropped; other ragged rows are refused with both numbers', async () => {
  expect(await glance('a,b,,\n1,2,,\n1,2\n1\n1,2,3\n1,,\n')).toEqual([
    '1: a|b',
    '2: 1|2',
    '3: 1|2',
    '4! cell-count',
    '5! cell-count',
    '6: 1|',
  ])
  const [, bad] = await rowsOf(await sourceOf('a,b\n1,2,3\n'))
  expect(bad).toMatchObject({ reason: { en: 'The row has 3 cells, the header 2' }, cells: ['1', '2', '3'] })
})

test('a value below no header is told by its column', async () => {
  const [, first, second, third] = await rowsOf(await sourceOf('a,b,,\n1,2,3\n1,2,,4\n1,2,3,4,5\n'))
  expect(first).toMatchObject({
    code: 'cell-count',
    reason: { en: 'Column 3 has no header, but the row has a value there', zh: '第 3 列没有表头，但该行在此列有内容' },
  })
  expect(second).toMatchObject({ reason: { en: expect.stringContaining('Column 4 has no header') } })
  expect(third).toMatchObject({ reason: { en: 'The row has 5 cells, the header 2' } })
})

test('a NUL is called by its name', async () => {
  const [, bad] = await rowsOf(await sourceOf('a,b\n1,\u00002\n'))
  expect(bad).toMatchObject({
    code: 'control-character',
    reason: { zh: '第 2 列“b”第 1 个字符是控制字符（U+0000，NUL）' },
  })
})

test('an unclosed quotation mark costs its own line only, and says where it was opened', async () => {
  const text = 'a,b\n1,"2\n3,4\n5,"6"\n7,8\n'
  expect(await glance(text)).toEqual(['1: a|b', '2! unclosed-quote', '3: 3|4', '4: 5|6', '5: 7|8'])
  const bad = (await rowsOf(await sourceOf(text))).find(isBad)
  expect(bad?.reason.en).toBe('The quotation mark opened in line 2 is never closed')
})

test('quotation marks inside a cell cost their own line only', async () => {
  expect(await glance('a,b\n5" pipe,1\n"x"y,2\nz"q"z,3\n"ok, really",4\n')).toEqual([
    '1: a|b',
    '2! stray-quote',
    '3! stray-quote',
    '4! stray-quote',
    '5: ok, really|4',
  ])
})

test('a row with stray quotation marks is kept whole, so that it can be mended', async () => {
  const line = `5" pipe,${'长'.repeat(5000)}`
  const rows = await rowsOf(await sourceOf(`a,b\n${line}\n`))
  expect(rows[1]).toMatchObject({ line: 2, code: 'stray-quote', cells: [line] })
})

const bytes = (...parts: (string | number)[]): Buffer =>
  Buffer.concat(parts.map((part) => (typeof part === 'number' ? Buffer.from([part]) : Buffer.from(part))))

test('a byte that the encoding lacks costs its row, and is told with its place and what else can be read', async () => {
  const source = await sourceOf(bytes('名称,地址\n甲,1\n乙,"一路\r\n二', 0xff, '路"\n', 0xc3, ',2\n丙,3\n'))
  const [, first, second, third, fourth] = await rowsOf(source)
  expect([first, fourth]).toEqual([
    { line: 2, cells: ['甲', '1'] },
    { line: 6, cells: ['丙', '3'] },
  ])
  expect(second).toEqual({
    line: 3,
    code: 'wrong-byte',
    cells: ['乙', '一路\r\n二\ufffd路'],
    reason: {
      en: 'Line 4, column 2 "地址", character 6: the byte FF is no character; what can be read is "一路 二\ufffd路"',
      zh: '第 4 行第 2 列“地址”第 6 个字符：字节 FF 不是有效字符；可读部分为“一路 二\ufffd路”',
    },
  })
  expect(third).toMatchObject({
    line: 5,
    reason: { en: expect.stringContaining('Column 1 "名称", character 1: the byte C3') },
  })
})

test.each<[Encoding, Buffer, number]>([
  ['gb18030', Buffer.from([0xff]), 1],
  ['gb18030', Buffer.from([0xb0]), 1],
  ['big5', Buffer.from([0xa4]), 1],
  ['shift_jis', Buffer.from([0x83]), 1],
  ['windows-1252', Buffer.from([0x81]), 1],
  ['utf-16le', Buffer.from([0x34, 0xd8]), 2],
  ['utf-16be', Buffer.from([0xdc, 0x34]), 2],
])('in %s too (%o)', async (encoding, wrong, count) => {
  const text = (from: string) => encode(from, encoding)
  const source = await sourceOf(Buffer.concat([text('a,b\r1,2\r3,'), wrong, text('\r5,6\r'.repeat(3000))]))
  const rows = await rowsOf(source, encoding)
  expect(rows.slice(0, 4)).toMatchObject([
    { line: 1 },
    { line: 2, cells: ['1', '2'] },
    {
      line: 3,
      code: 'wrong-byte',
      cells: ['3', '\ufffd'.repeat(count)],
      reason: { zh: expect.stringContaining(`字节 ${wrong.toString('hex', 0, 1).toUpperCase()}`) },
    },
    { line: 4, cells: ['5', '6'] },
  ])
  expect(rows.filter(isBad)).toHaveLength(1)
})

test.each<[Encoding, string, number]>([
  ['utf-8', '路', 1],
  ['gb18030', '路', 1],
  ['gb18030', '\u{20000}', 1],
  ['big5', '路', 1],
  ['utf-16le', '路', 1],
  ['utf-16be', '𠮷', 1],
])('a file in %s that ends in the middle of %s loses its last row alone', async (encoding, cut, most) => {
  const whole = encode(`a,b\n1,2\n3,4${cut}`, encoding)
  const last = encode(cut, encoding).length
  for (let missing = 1; missing < last; missing += most) {
    const rows = await rowsOf(await sourceOf(whole.subarray(0, whole.length - missing)), encoding)
    expect(rows).toMatchObject([{ line: 1 }, { line: 2, cells: ['1', '2'] }, { line: 3, code: 'cut-off' }])
    expect((rows[2] as { reason: { en: string } }).reason.en).toContain('the file ends in the middle of a character')
  }
})

test('a row that is written in GBK within UTF-8 is read so, and the other way round', async () => {
  const gbk = encode('隆昌镕喆科技有限公司,"四川省\n内江"\n', 'gb18030')
  const mixed = bytes('名称,地址\n上海一心公司,上海\n')
  const rows = await rowsOf(await sourceOf(Buffer.concat([mixed, gbk, bytes('Müller,北京\n')])))
  expect(rows).toEqual([
    { line: 1, cells: ['名称', '地址'] },
    { line: 2, cells: ['上海一心公司', '上海'] },
    { line: 3, cells: ['隆昌镕喆科技有限公司', '四川省\n内江'], note: { encoding: 'gb18030', hasLost: false } },
    { line: 5, cells: ['Müller', '北京'] },
  ])
  const other = await rowsOf(await sourceOf(Buffer.concat([gbk, gbk, mixed])), 'gb18030')
  expect(other.slice(2)).toEqual([
    { line: 5, cells: ['名称', '地址'], note: { encoding: 'utf-8', hasLost: false } },
    { line: 6, cells: ['上海一心公司', '上海'], note: { encoding: 'utf-8', hasLost: false } },
  ])
})

test('Latin-1 within UTF-8 is not taken for Chinese', async () => {
  const rows = await rowsOf(await sourceOf(bytes('name\nM', 0xfc, 'ller\n')))
  expect(rows[1]).toMatchObject({ code: 'wrong-byte', cells: ['M\ufffdller'] })
})

test('control characters are refused, tabs and line ends are not', async () => {
  expect(await glance('a,b\n1,\u00002\n1,\u001b[2J\n"x\ty\nz",1\n')).toEqual([
    '1: a|b',
    '2! control-character',
    '3! control-character',
    '4: x\ty\nz|1',
  ])
})

test.each(
  tried([
    ['"', '"'],
    ['', ''],
  ]),
)('a hundred megabytes in one field (%s) are one bad row in little memory', takesLong, async (open, close) => {
  const path = join(emptyFolder(), 'huge.csv')
  const megabyte = 'x'.repeat(1 << 20)
  const parts = function* () {
    yield `a,b\n1,2\n3,${open}`
    for (let n = 0; n < 100; n += 1) yield megabyte
    yield `${close}\r\n5,6\r\n`
  }
  await pipeline(Readable.from(parts()), createWriteStream(path))
  const source = await openSource(path, { stdin: Readable.from([]), cwd: tmpdir() })
  const before = process.memoryUsage().rss
  let peak = before
  const seen: string[] = []
  for await (const batch of readRows(source, { encoding: 'utf-8', delimiter: ',' })) {
    peak = Math.max(peak, process.memoryUsage().rss)
    for (const row of batch) seen.push(isBad(row) ? `${row.line}! ${row.code}` : `${row.line}: ${row.cells.join('|')}`)
  }
  expect(seen).toEqual(['1: a|b', '2: 1|2', '3! too-long', '4: 5|6'])
  expect(peak - before).toBeLessThan(120e6)
})

test('delimiters are found outside quotation marks', () => {
  expect(detectDelimiter('名称,电话\n"甲;乙;丙",1；2\n')).toBe(',')
  expect(detectDelimiter('名称;电话;地址\r\n甲,一;1;a,b\r\n')).toBe(';')
  expect(detectDelimiter('名称\t电话\r甲\t1\r')).toBe('\t')
  expect(detectDelimiter('名称|电话')).toBe('|')
  expect(detectDelimiter('名称\n甲\n')).toBe(',')
  expect(detectDelimiter('sep=|\na,b|c\n')).toBe('|')
  expect(detectDelimiter('sep="\na,b\n')).toBe(',')
})

test('--delimiter takes a character or a word', () => {
  expect(['tab', '\\t', '\t', ';', '|', '^'].map(parseDelimiter)).toEqual(['\t', '\t', '\t', ';', '|', '^'])
  for (const wrong of ['', '"', 'ab', 'x', '\n']) expect(() => parseDelimiter(wrong)).toThrow('cannot be a delimiter')
})

const letters = {
  'utf-8': '隆昌镕喆𠮷é',
  gb18030: '隆昌镕喆𠮷',
  'utf-16le': '隆昌镕喆𠮷é',
  'utf-16be': '隆昌镕喆𠮷é',
  big5: '臺灣鴻海隆昌',
  'windows-1252': 'éüßÑ',
  shift_jis: '株式会社トヨタｱ',
} as const satisfies Record<Encoding, string>

/** Tables that hold what parts cells and rows, in letters that the encoding can write. */
const written = fc.constantFrom(...(Object.keys(letters) as Encoding[])).chain((encoding) => {
  const cell = fc.oneof(
    fc.string({ unit: fc.constantFrom(...`ab,;\t|"\n\r 1-=${letters[encoding]}`) }),
    fc.constantFrom('"', '""', '', ' ', '\r\n', 'x'.repeat(300)),
  )
  const grid = fc
    .integer({ min: 1, max: 4 })
    .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { maxLength: 12 }))
  return fc.record({ encoding: fc.constant(encoding), cells: grid })
})

/** What a cell says: a text that is written as a formula, ="text", says the text, whatever blanks are around it. */
const saidBy = (cell: string): string => /^\s*="((?:[^"]|"")*)"\s*$/.exec(cell)?.[1]?.replaceAll('""', '"') ?? cell

test('any table reads back equal, in any encoding, with any delimiter and line end', async () => {
  await fc.assert(
    fc.asyncProperty(
      written,
      fc.constantFrom(',', ';', '\t', '|'),
      fc.constantFrom('\n', '\r\n', '\r'),
      fc.boolean(),
      async ({ encoding, cells }, delimiter, end, quoted) => {
        const rows = [(cells[0] ?? ['h']).map((_, index) => `h${index}`), ...cells]
        const text = stringify(rows, { delimiter, record_delimiter: end, quoted, quoted_match: /[\r\n]/ })
        const read = await rowsOf(await sourceOf(encode(text, encoding)), encoding, delimiter)
        const expected = rows.map((row) => row.map(saidBy)).filter((row) => row.some((each) => each.trim() !== ''))
        expect(read).toHaveLength(expected.length)
        for (const [index, row] of read.entries()) {
          const said = expected[index] ?? []
          // A few characters of GBK may be UTF-8 as well: the row is marked as read in it.
          const other = 'note' in row ? row.note?.encoding : null
          if (other == null) expect(row.cells).toEqual(said)
          else expect(encode(row.cells.join(), other)).toEqual(encode(said.join(), encoding))
        }
      },
    ),
    { numRuns: tries(300) },
  )
})

test('wherever the pieces end, the records are the same', async () => {
  const { RecordCutter } = await import('../../src/intake/records.ts')
  const text = fc.string({ unit: fc.constantFrom('a', ',', '"', '\n', '\r', '\r\n', '""'), maxLength: 60 })
  fc.assert(
    fc.property(text, fc.array(fc.nat(60), { maxLength: 6 }), (whole, cuts) => {
      const sound = () => null
      const expected = new RecordCutter(sound).cut(whole, true)
      const cutter = new RecordCutter(sound)
      const found = []
      let from = 0
      for (const to of cuts.sort((a, b) => a - b)) {
        found.push(...cutter.cut(whole.slice(from, to)))
        from = Math.max(from, to)
      }
      found.push(...cutter.cut(whole.slice(from), true))
      expect(found).toEqual(expected)
    }),
    { numRuns: tries(500) },
  )
})
