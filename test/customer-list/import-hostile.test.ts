import fs from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { encode } from '../intake/encoders.ts'
import { inTwin, tries } from '../tries.ts'
import { importer } from './lists.ts'

const good = '客户编号,客户名称,电话\nC1,甲厂,0755-88888888\n'

/** A file with these first bytes, as a clerk may pick by mistake. */
const binary = (...first: number[]) => Buffer.concat([Buffer.from(first), Buffer.alloc(5000, 7)])

describe('a file that is no customer list', () => {
  it.each<[string, string | Uint8Array, RegExp, RegExp]>([
    ['an empty file', '', /is empty/, /是空的/],
    ['blank lines', '\n\n\r\n', /holds no rows/, /没有任何行/],
    ['an Excel workbook', binary(0x50, 0x4b, 0x03, 0x04), /damaged workbook/, /已损坏的工作簿/],
    ['an old Excel file', binary(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1), /damaged workbook/, /已损坏的工作簿/],
    ['a PDF', binary(0x25, 0x50, 0x44, 0x46), /PDF/, /PDF/],
    ['a picture', binary(0x89, 0x50, 0x4e, 0x47), /picture/, /图片/],
    ['a program', Buffer.from(Array.from({ length: 4000 }, (_, n) => (n % 3 === 0 ? 0 : n % 251))), /binary/, /二进制/],
    [
      'bytes of no encoding',
      Buffer.from(Array.from({ length: 40 }, (_, n) => [0x81, 0x8d, 0xff, 0x80, 0x41 + (n % 20), 0x0a]).flat()),
      /no text in any encoding/,
      /不是任何已知编码的文本/,
    ],
    ['columns that are not known', 'a,b\n1,2\n', /No column of .* is known/, /无法识别/],
    ['the same header twice', '客户名称,电话,电话\n甲,1,2\n', /have the same header "电话"/, /表头相同/],
    ['two headers of one field', '客户名称,企业名称\n甲,乙\n', /both mean name/, /都对应“客户名称”/],
    ['a column without a header', '客户名称,,电话\n甲,1,2\n', /Without a header: column 2/, /第 2 列没有表头/],
    ['no column for the name', '客户编号,电话\nC1,1\n', /no column for the name/, /缺少客户名称/],
    ['a header that is never closed', '"客户名称,电话\n甲,1\n', /header row .* cannot be read/, /表头行.*无法读取/],
  ])('such as %s gets its own sentence, and nothing is written', async (_, content, en, zh) => {
    const { at, file, takes, entries, exported } = await importer()
    await takes(good)
    const before = [await entries(), await exported()]
    const name = file(content)
    for (const [lang, sentence] of [
      ['en', en],
      ['zh', zh],
    ] as const) {
      const outcome = await at(['customer', 'import', name, '--lang', lang])
      expect(outcome).toMatchObject({ code: 2, out: '' })
      expect(outcome.err).toMatch(sentence)
      expect(outcome.err.trimEnd().split('\n').length).toBe(2)
      expect(outcome.err).toMatch(/\n {2}→ \S/)
    }
    expect([await entries(), await exported()]).toEqual(before)
  })

  it('such as one with nothing below its header', async () => {
    const { at, file, entries } = await importer()
    const before = await entries()
    for (const content of ['客户编号,客户名称\n', '客户编号,客户名称', '客户编号,客户名称\n,\n\n']) {
      const outcome = await at(['customer', 'import', file(content)])
      expect(outcome).toMatchObject({ code: 2, out: '', err: expect.stringContaining('no rows below its header') })
    }
    expect(await entries()).toBe(before)
  })

  it('such as one that is not there, is a folder, or may not be read', async () => {
    const { at, cwd } = await importer()
    const stopped = async (name: string) => (await at(['customer', 'import', name])).err
    expect(await stopped('none.csv')).toContain('There is no file "none.csv".')
    fs.mkdirSync(path.join(cwd, 'lists'))
    expect(await stopped('lists')).toContain('is a folder')
    expect((await at(['customer', 'import'])).err).toContain('FILE')
  })

  it('such as one that is not written as --encoding says', async () => {
    const { stops, takes } = await importer()
    const gb = encode(good, 'gb18030')
    expect((await stops(gb, '--encoding', 'utf-8')).hint).toContain('Leave --encoding out')
    expect((await stops(gb, '--encoding', 'klingon')).hint).toContain('gb18030')
    expect(await takes(gb, '--encoding', 'GBK')).toMatchObject({ created: 1, encoding: 'gb18030' })
    expect((await stops(good, '--delimiter', 'ab')).message).toContain('"ab" cannot be a delimiter')
  })
})

describe('a list that is written oddly', () => {
  it.each([
    ['sep=; in front', 'sep=;\r\n客户编号;客户名称\r\nC1;甲\r\nC2;乙\r\n'],
    ['CR alone', '客户编号,客户名称\rC1,甲\rC2,乙\r'],
    ['all line ends in one file', '客户编号,客户名称\r\nC1,甲\rC2,乙'],
    ['a mark at the beginning', '\ufeff客户编号,客户名称\nC1,甲\nC2,乙\n'],
    ['blank lines and empty cells behind', '客户编号,客户名称,,\n\nC1,甲,,\n,,,\nC2,乙,,\n\n\n'],
    ['headers with stars, colons and spaces', '＊客户编号：,【客 户 名 称】\nC1,甲\nC2,乙\n'],
    ['quotation marks everywhere', '"客户编号","客户名称"\n"C1","甲"\n"C2","乙"\n'],
  ])('with %s is read all the same', async (_, list) => {
    const { counts, json } = await importer()
    expect(await counts(list)).toEqual([2, 2, 0, 0, 0])
    const { customers } = await json(['customer', 'list'])
    expect(customers.map((each: { name: string }) => each.name)).toEqual(['甲', '乙'])
  })

  it('in characters that are UTF-8 by chance is tried as GB18030', async () => {
    const { takes, customer } = await importer()
    const done = await takes(encode('客户名称\n隆\n', 'gb18030'))
    expect(done).toMatchObject({ created: 1, encoding: 'gb18030' })
    expect((await customer('隆')).name).toBe('隆')
  })
})

describe('a row that cannot be taken', () => {
  const header = '客户编号,客户名称,信用代码,证书编号,认证标准,发证日期,有效期至'
  const rows: readonly (readonly [string, string | null, RegExp])[] = [
    ['N1,甲\u0000厂,,,,,', null, /NUL/],
    ['N2,"甲厂,,,,,', null, /opened in line \d+ is never closed/],
    ['N3,甲"厂",,,,,', null, /quotation mark stands inside a cell/],
    ['N4,甲厂', null, /has 2 cells, the header 7/],
    ['N5,甲厂,,,,,,,,x', null, /has 10 cells, the header 7/],
    ['N6,,,,,,', 'name', /name is empty/],
    ['N7,甲厂,9.144E+17,,,,', 'creditCode', /digits are lost/],
    ['9.1E+17,甲厂,,,,,', 'code', /digits are lost/],
    ['N8,甲厂,,Z8,ISO 9001,2026-02-30,2028-01-01', 'issued', /not a day/],
    ['N9,甲厂,,Z9,ISO 9001,2026-07-01,2028-01-01', 'issued', /after today, 2026-06-30/],
    ['N10,甲厂,,Z10,ISO 9001,,2028-01-01', 'issued', /no day of issue/],
    ['N11,甲厂,,Z11,ISO 9001,2026-02-01,', 'expires', /no day of expiry/],
    ['N12,甲厂,,Z12,ISO 9001,2026-02-01,2026-01-01', 'expires', /expires before/],
    ['N13,甲厂,,Z0,ISO 9001,2026-02-01,2028-01-01', 'certificateNumber', /on record for C0/],
  ]
  const before = 'C0,"在前\n有限公司",,Z0,ISO 9001,2025-02-01,2028-01-31'
  const list = [header, before, ...rows.flatMap(([row], n) => [row, `C${n + 1},第${n}号有限公司,,,,,`]), ''].join('\n')

  it('is named with its line, field, value and reason; all of them at once, and the good ones are in', async () => {
    const { takes, json } = await importer()
    const done = await takes(list)
    expect(done).toMatchObject({ rows: 29, created: 20, rejected: 9, waiting: 5 })
    expect(done.rejects.map(({ line, field }) => [line, field])).toEqual(rows.map(([, field], n) => [4 + 2 * n, field]))
    done.rejects.forEach(({ reason }, n) => {
      expect(reason).toMatch(rows[n]?.[2] ?? /never/)
    })
    expect(done.rejects[6]).toMatchObject({ value: '9.144E+17' })
    expect((await json(['customer', 'list'])).customers).toHaveLength(20)
    expect(await json(['audit', 'verify'])).toMatchObject({ verification: { ok: true } })
  })

  it('is listed for people in their language', async () => {
    const { said } = await importer()
    const zh = await said(list, 'zh')
    expect(zh.code).toBe(1)
    expect(zh.out).toContain('拒绝原因')
    expect(zh.out).toContain('名称为空')
    expect(zh.out).toContain('加 --rejects 文件')
  })

  it('goes to a file that can be mended and imported', async () => {
    const { takes, cwd, file, at, said } = await importer()
    const first = await takes(list, '--rejects', 'rejects.csv')
    const rejects = fs.readFileSync(path.join(cwd, 'rejects.csv'), 'utf8')
    expect(rejects.startsWith(`\ufeff_line,_code,_reason,_check,${header}\r\n4,`)).toBe(true)
    expect(rejects).toContain('16,')
    const again = await takes(rejects, '--rejects', 'again.csv')
    expect([again.rows, again.created, again.updated]).toEqual([first.rejected + first.waiting, 0, 0])
    expect(fs.readFileSync(path.join(cwd, 'again.csv'), 'utf8').split('\r\n')[0]).toBe(
      `\ufeff_line,_code,_reason,_check,${header}`,
    )

    const mended = ['_line,_reason,客户编号,客户名称', '18,"name: the name is empty",N6,甲厂', '', '20,x,N7,乙厂'].join(
      '\r\n',
    )
    const done = await at(['customer', 'import', file(mended), '--rejects', 'none.csv', '--format', 'json'])
    expect(JSON.parse(done.out)).toMatchObject({ rows: 2, created: 2, rejected: 0, unknownColumns: [] })
    expect(fs.existsSync(path.join(cwd, 'none.csv'))).toBe(false)
    expect((await said(list, 'en', '--rejects', 'r.csv')).out).toContain('The rejected rows are in r.csv')
  })

  it('is not written over the list itself, nor into a folder that is not there: then nothing is imported', async () => {
    const { at, file, entries, cwd } = await importer()
    const name = file(list)
    const before = await entries()
    for (const rejects of [name, 'none/rejects.csv', '.']) {
      const outcome = await at(['customer', 'import', name, '--rejects', rejects])
      expect(outcome).toMatchObject({ code: 2, out: '' })
      expect(await entries()).toBe(before)
    }
    expect(fs.readFileSync(path.join(cwd, name), 'utf8')).toBe(list)
  })

  it('stops everything with --strict, and all of them are named', async () => {
    const { takes, entries, said, exported } = await importer()
    const before = [await entries(), await exported()]
    const done = await takes(list, '--strict', '--rejects', 'rejects.csv')
    expect(done).toMatchObject({ rows: 29, created: 0, updated: 0, rejected: 9, waiting: 5, stopped: 'strict' })
    expect(done.rejects.at(-1)).toMatchObject({ field: 'certificateNumber' })
    expect((await said(list, 'en', '--strict')).out).toContain(
      'Nothing was written: --strict takes all rows or none, and 14 of 29 cannot be taken.',
    )
    expect([await entries(), await exported()]).toEqual(before)
    expect(await takes(good, '--strict')).toMatchObject({ created: 1, rejected: 0 })
  })

  it('is found by --dry-run too, which writes nothing', async () => {
    const { takes, entries, exported } = await importer()
    const before = [await entries(), await exported()]
    const dry = await takes(list, '--dry-run')
    expect([await entries(), await exported()]).toEqual(before)
    const real = await takes(list)
    expect({ ...dry, dryRun: false }).toEqual(real)
  })

  it('may be a cell of 100 MB', inTwin, async () => {
    const { cwd, at } = await importer()
    const out = fs.openSync(path.join(cwd, 'big.csv'), 'w')
    const megabyte = 'x'.repeat(1_000_000)
    fs.writeSync(out, '客户编号,客户名称\nC1,甲厂\nN1,"')
    for (let n = 0; n < 100; n++) fs.writeSync(out, megabyte)
    fs.writeSync(out, '"\nC2,乙厂\n')
    fs.closeSync(out)
    const done = JSON.parse((await at(['customer', 'import', 'big.csv', '--format', 'json'])).out)
    expect(done).toMatchObject({ rows: 3, created: 2, rejected: 1, rejects: [{ line: 3 }] })
    expect(done.rejects[0].reason).toBe('The row is longer than 1,000,000 characters')
  })
})

describe('whatever a list holds', () => {
  const cell = fc.oneof(
    {
      weight: 6,
      arbitrary: fc.constantFrom('', '甲厂', '乙有限公司', 'C1', 'C2', '2025-02-01', '长期', '暂停', 'ISO 9001', '是'),
    },
    {
      weight: 2,
      arbitrary: fc.constantFrom('—', '9.1E+17', '91440300MA5NCT0870', '0755-88888888', '2026-13-01', '"', 'a"b'),
    },
    { weight: 1, arbitrary: fc.string({ maxLength: 6 }) },
  )
  const headers = [
    '客户编号',
    '客户名称',
    '信用代码',
    '证书编号',
    '认证标准',
    '发证日期',
    '有效期至',
    '证书状态',
    '是否VIP',
    '业务员',
  ]
  const list = fc
    .array(fc.array(cell, { minLength: headers.length - 1, maxLength: headers.length + 1 }), {
      maxLength: 12,
      minLength: 1,
    })
    .map((rows) => [headers, ...rows].map((row) => row.join(',')).join('\n'))

  it('every row is created, updated, unchanged or rejected, and the second time none is created or updated', async () => {
    await fc.assert(
      fc.asyncProperty(list, async (content) => {
        const { at, file, entries } = await importer()
        const name = file(content)
        const first = await at(['customer', 'import', name, '--format', 'json'])
        expect([0, 1, 2]).toContain(first.code)
        const before = await entries()
        if (first.code === 2) return
        const done = JSON.parse(first.out)
        expect(done.rows).toBe(done.created + done.updated + done.unchanged + done.rejected)
        const second = JSON.parse((await at(['customer', 'import', name, '--format', 'json'])).out)
        // A name without a number may be two customers' by now: that of the row itself, and one that a later row numbered.
        const anew = second.rejects.filter(({ code }: { code: string }) => code === 'ambiguous-name').length
        expect(second).toMatchObject({ rows: done.rows, created: 0, updated: 0 })
        expect(second.rejected - done.rejected).toBeLessThanOrEqual(anew)
        expect(await entries()).toBe(before)
      }),
      { numRuns: tries(40) },
    )
  })
})
