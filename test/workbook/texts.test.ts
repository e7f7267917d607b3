import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { writableText } from '../../src/ooxml/text.ts'
import { cellText } from '../../src/workbook/cell-text.ts'
import type { Sheet, SheetValue } from '../../src/workbook/sheet.ts'
import { sheetName } from '../../src/workbook/sheet-name.ts'
import { workbookFile } from '../../src/workbook/workbook.ts'
import { isWellFormed, unpacked } from '../paper/unpacked.ts'
import { tries } from '../tries.ts'
import { readWorkbook } from './read.ts'

const sheet = (values: readonly SheetValue[], name = 'A'): Sheet => ({
  name,
  widths: [20],
  rows: values.map((value) => [{ value }]),
  table: null,
})
const fileWith = (...sheets: Sheet[]) => workbookFile({ title: 'T', lang: 'en', foot: '', sheets })
const readBack = async (values: readonly SheetValue[]) =>
  readWorkbook(await fileWith(sheet(values)))[0]?.rows.map((row) => row[0] ?? null)

const hostile = [
  '=HYPERLINK("http://example.com","y")',
  '+1',
  '-1',
  '@SUM(A1)',
  "'=1",
  '<script>alert(1)</script>',
  '&amp; <b>"甲"</b>',
  '_x0041_',
  '_x005F_x0041_',
  'constructor',
  '__proto__',
  'toString',
  'hasOwnProperty',
  ' 前后 ',
  'a\nb',
  '\ufdd0\ufffd',
  '\ud83f\udffe',
  '𠮷',
  '2026',
  '00123',
]

describe('a text in a cell', () => {
  it('is that text, whatever it looks like', async () => {
    expect(await readBack(hostile)).toEqual(hostile)
    const [read] = readWorkbook(await fileWith(sheet(hostile)))
    expect(read?.xml).not.toContain('<f>')
    // What somebody edits in a spreadsheet does not turn into a formula or a number, either.
    expect([read?.formats.A1, read?.formats.A6, read?.formats.A19]).toEqual(['@', 'General', '@'])
  })

  it('has its control characters written out, and halves of characters replaced', async () => {
    expect(await readBack(['a\u001b[31mb\u0000\u202e', '\ud800甲', 'a\tb'])).toEqual([
      'a\\x1b[31mb\\x00\\u202e',
      '\ufffd甲',
      'a b',
    ])
  })

  it('ends in an ellipsis where no cell can hold it', async () => {
    const [long] = (await readBack(['甲'.repeat(40_000)])) as string[]
    expect(long?.length).toBeLessThanOrEqual(32_767)
    expect(long).toMatch(/^甲+…$/)
  })

  it('comes back as it was where a character that is written out ends what looks like one', async () => {
    const texts = ['_x0FF4\ufffd_', '_x0041\ufdd0', '_x0041\ud83f\udffe', '\ufffdx0041_']
    expect(await readBack(texts)).toEqual(texts)
  })

  it('comes back as it was, any text whatever', async () => {
    const units = fc.constantFrom('_', 'x', '0', '4', '1', 'F', '5', '=', '<', '&', '甲', '𠮷', ' ', '\n', '\ufffd')
    await fc.assert(
      fc.asyncProperty(fc.array(fc.string({ unit: units, minLength: 1 }), { minLength: 1 }), async (texts) => {
        expect(await readBack(texts)).toEqual(texts)
      }),
      { numRuns: tries(50) },
    )
    const any = fc.string({ unit: 'binary', minLength: 1, maxLength: 30 })
    await fc.assert(
      fc.asyncProperty(any, async (text) => {
        const file = await fileWith(sheet([text]))
        for (const part of unpacked(file)) expect([part.name, isWellFormed(part.text)]).toEqual([part.name, true])
        expect(readWorkbook(file)[0]?.rows[0]?.[0]).toBe(writableText(text).replace(/\t/g, ' '))
      }),
      { numRuns: tries(50) },
    )
  })

  it('leaves what is plain as it is', () => {
    for (const text of ['甲公司', 'a_b', '_x41_', 'x0041']) expect(cellText(text)).toBe(text)
  })
})

describe('the name of a sheet', () => {
  it.each([
    ['a/b\\c:d*e?f[g]', 'a-b-c-d-e-f-g-'],
    ["'quoted'", 'quoted'],
    ['', '_'],
    ['History', 'History_'],
    ['a\nb\u0000', 'a b\\x00'.replace('\\', '-')],
    ['Customers, with their relation and maintainer', 'Customers, with their relation'],
    ['客户'.repeat(20), '客户'.repeat(20).slice(0, 31)],
  ])('%j is %j', (text, name) => expect(sheetName(text, [])).toBe(name))

  it('is unlike the others, whatever their case', () => {
    expect(sheetName('duties', ['Duties', 'duties (2)'])).toBe('duties (3)')
    const names: string[] = []
    for (let i = 0; i < 12; i++) names.push(sheetName('甲'.repeat(40), names))
    expect(new Set(names).size).toBe(12)
  })

  it('is lawful whatever the text', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 60 })), (texts) => {
        const names: string[] = []
        for (const text of texts) names.push(sheetName(text, names))
        expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length)
        for (const name of names) {
          expect(name.length).toBeGreaterThan(0)
          expect(name.length).toBeLessThanOrEqual(31)
          expect(name).not.toMatch(/[[\]:*?/\\]|^'|'$|[\u0000-\u001f]/)
        }
      }),
    )
  })

  it('is escaped where it stands in the file', async () => {
    const name = `a & <b> "c" 'd'`
    const table = { head: 0, columns: 1, rows: 1 }
    const file = await fileWith({ ...sheet(['x', 'y'], name), table })
    for (const part of unpacked(file)) expect([part.name, isWellFormed(part.text)]).toEqual([part.name, true])
    expect(readWorkbook(file)[0]?.name).toBe(name)
    const book = unpacked(file).find((part) => part.name === 'xl/workbook.xml')?.text
    expect(book).toContain(`>'a &amp; &lt;b&gt; &quot;c&quot; ''d'''!$1:$1<`)
  })
})
