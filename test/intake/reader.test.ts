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
import { tries } from '../tries.ts'
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
  expect(bad).toMatchObject({ code: 'control-character', reason: { zh: '单元格中有 NUL 字符' } })
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

test('bytes that the encoding lacks are a sentence, not a crash', async () => {
  const source = await sourceOf(Buffer.concat([Buffer.from('a,b\n'), Buffer.from([0xff, 0x0a])]))
  await expect(rowsOf(source)).rejects.toThrow('is not UTF-8 text.')
})

test('control characters are refused, tabs and line ends are not', async () => {
  expect(await glance('a,b\n1,\u00002\n1,\u001b[2J\n"x\ty\nz",1\n')).toEqual([
    '1: a|b',
    '2! control-character',
    '3! control-character',
    '4: x\ty\nz|1',
  ])
})

test.each([
  ['', ''],
  ['"', '"'],
])('a hundred megabytes in one field (%s) are one bad row in little memory', async (open, close) => {
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
        const expected = rows.filter((row) => row.some((each) => each.trim() !== ''))
        expect(read.map((row) => row.cells)).toEqual(expected)
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
