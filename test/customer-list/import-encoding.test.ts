import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { customerHeaders } from '../../src/customer-list/headers.ts'
import type { Encoding } from '../../src/intake/encoding.ts'
import { openTable } from '../../src/intake/table.ts'
import { encode } from '../intake/encoders.ts'
import { sourceOf } from '../intake/folder.ts'
import { bookOf } from '../intake/workbook/books.ts'
import { takesLong, tried, tries } from '../tries.ts'
import { importer } from './lists.ts'

const bytes = (...parts: (string | number | Uint8Array)[]): Buffer =>
  Buffer.concat(parts.map((part) => (typeof part === 'number' ? Buffer.from([part]) : Buffer.from(part as string))))

/** Invented organizations, no two of the same characters, in whatever script. */
const invented = (count: number): string[] =>
  Array.from(
    { length: count },
    (_, n) => `${['隆昌', '深圳', '东莞', '宁波'][n % 4]}${String.fromCodePoint(0x4e00 + n)}示例${n}电子科技有限公司`,
  )

describe('the encoding of a list', () => {
  it.each<[string, Encoding, string, string]>([
    [
      'Big5 under a head of ASCII',
      'big5',
      'enterprise_name,address',
      '臺北市立示範電子股份有限公司,臺北市信義區市府路一號',
    ],
    ['Big5 under a Chinese head', 'big5', '公司名稱,客户编号', '鴻海示範精密工業股份有限公司,1'],
    ['Shift-JIS', 'shift_jis', 'name,address', '株式会社サンプル製作所,東京都港区芝浦'],
    ['Latin-1', 'windows-1252', 'name,address', 'Müller & Söhne Präzision,Königstraße 5'],
    ['UTF-16, little end first, without a mark', 'utf-16le', 'name,address', '深圳示例有限公司,Köln'],
    ['UTF-16, big end first, without a mark', 'utf-16be', '企业名称,注册地址', '深圳示例有限公司,Köln'],
    ['GB18030 with rare characters', 'gb18030', 'name,address', '镕喆㛃𠮷䶮示例有限公司,珺'],
  ])('is found: %s', async (_, encoding, head, row) => {
    const { takes, customer } = await importer()
    const known = head.replace('公司名稱', '企业名称').replace('客户编号', 'code')
    const done = await takes(
      encode(encoding === 'big5' ? `name${known.slice(known.indexOf(','))}\n${row}\n` : `${known}\n${row}\n`, encoding),
    )
    const name = row.slice(0, row.indexOf(','))
    expect(done).toMatchObject({ created: 1, rejected: 0, warnings: [], encoding, sample: [name] })
    expect((await customer(name)).name).toBe(name)
  })

  it('is told with three names as a sample', async () => {
    const { said } = await importer()
    const { out } = await said(encode(`name\n${invented(5).join('\n')}\n`, 'gb18030'), 'zh')
    expect(out.split('\n')[0]).toBe(`按 GB18030 读取，分隔符为逗号：${invented(3).join('、')}。`)
  })

  it('is asked about on a terminal where two are near, and warned of elsewhere', async () => {
    const { at, file, said, customer } = await importer()
    const list = encode('name,code\n安宝成达,C1\n', 'gb18030')
    const piped = await said(list, 'en', '--dry-run')
    expect(piped.err).toMatch(
      /was read as GB18030: 安宝成达\. It may as well be Big5: .+\. If that is right, import it again with --encoding big5\./,
    )
    const asked = await at(['customer', 'import', file(list)], { tty: true, answers: ['gb18030'] })
    expect(asked.asked).toEqual(['How do the names read as they should?'])
    expect(asked.err).not.toContain('may as well')
    expect((await customer('C1')).name).toBe('安宝成达')
  })

  const byChance = (name: string): Buffer => {
    const list = encode(`name,code\n${name},C1\n`, 'gb18030')
    expect(new TextDecoder('utf-8', { fatal: true }).decode(list)).not.toContain(name)
    return list
  }

  // All of these are valid UTF-8 by chance, a letter of Latin, Cyrillic, Arabic or of phonetic script for each character.
  it.each(['业莞', '司莞', '实隆', '叶莺', '平石', '山泉', '双英苑', '硕士园', '食园'])(
    'is not UTF-8 where %s is all that a list says in Chinese',
    async (name) => {
      const { takes, customer } = await importer()
      expect(await takes(byChance(name))).toMatchObject({ created: 1, encoding: 'gb18030', sample: [name] })
      expect((await customer('C1')).name).toBe(name)
    },
  )

  // Their letters are those of real words.
  it.each(['小谢', '贸贸', '芯谢协'])('is said to be unsure where %s is all that a list says', async (name) => {
    const { said, takes } = await importer()
    const { err } = await said(byChance(name), 'zh', '--dry-run')
    expect(err).toMatch(/--encoding (gb18030|utf-8)/)
    expect(await takes(byChance(name), '--encoding', 'gb18030')).toMatchObject({ sample: [name] })
  })

  // In UTF-8 the accented letters and the signs of a word are no Han characters: é would be 茅 in GBK.
  it.each(['Café Zürich', 'São Paulo', 'Éclair', 'Škoda', 'Acme® Ltd', 'Acme\u00a0Ltd', 'ООО Ромашка Электро'])(
    'is UTF-8 for %s, without a warning',
    async (name) => {
      const { said } = await importer()
      expect(await said(`name,code\n${name},C1\n`, 'en', '--dry-run')).toMatchObject({ err: '' })
    },
  )

  it('that --encoding names wrongly is refused, with what it looks like, unless most rows can be read', async () => {
    const { stops, takes } = await importer()
    const gbk = encode(`name\n${invented(20).join('\n')}\n`, 'gb18030')
    expect(await stops(gbk, '--encoding', 'utf-8')).toMatchObject({
      message: 'list-1.csv is not UTF-8 text. It looks like GB18030.',
      hint: 'Leave --encoding out to have it detected, or give --encoding gb18030.',
    })
    const most = bytes(encode(`name\n${invented(20).join('\n')}\n`, 'utf-8'), 0xff, '\n')
    expect(await takes(most, '--encoding', 'utf-8')).toMatchObject({ created: 20, rejected: 1 })
  })
})

describe('a fault in a list costs its row', () => {
  it('be it one wrong byte among 2,000 rows of GBK', async () => {
    const { takes } = await importer()
    const rows = invented(2000).map((name) => encode(`${name},地址\r\n`, 'gb18030'))
    rows[1233]?.writeUInt8(0xff, 4)
    const done = await takes(Buffer.concat([encode('企业名称,注册地址\r\n', 'gb18030'), ...rows]))
    expect(done).toMatchObject({ rows: 2000, created: 1999, rejected: 1, encoding: 'gb18030' })
    expect(done.rejects).toEqual([
      {
        line: 1235,
        cell: null,
        code: 'wrong-byte',
        field: null,
        value: null,
        other: null,
        reason: expect.stringMatching(
          /^Column 1 "企业名称", character 3: the byte FF is no character; what can be read is "深圳\ufffd/,
        ),
        row: [],
      },
    ])
  })

  it('be it a cell full of NUL among 2,159', async () => {
    const { takes } = await importer()
    const rows = invented(2159).map((name, n) => `${name},${n === 700 ? '\0'.repeat(2000) : '地址'}\n`)
    const done = await takes(`企业名称,注册地址\n${rows.join('')}`)
    expect(done).toMatchObject({ rows: 2159, created: 2158, rejected: 1 })
    expect(done.rejects[0]).toMatchObject({
      line: 702,
      code: 'control-character',
      reason: 'Column 2 "注册地址", character 1 is a control character (U+0000, NUL) (and 1999 more in this row)',
    })
  })

  it('in a workbook too', async () => {
    const { takes } = await importer()
    const done = await takes(
      bookOf(
        [
          {
            rows: [
              ['企业名称', '注册地址'],
              ['甲示例有限公司', 'a\u0007b'],
              ['乙示例有限公司', 'c'],
            ],
          },
        ],
        'biff8',
      ),
    )
    expect(done).toMatchObject({ created: 1, rejected: 1 })
    expect(done.rejects[0]?.reason).toBe('Column B "注册地址", character 2 is a control character (U+0007, BEL)')
  })

  it('and rows of GBK within UTF-8 are read as GBK, and listed', async () => {
    const { takes, exported } = await importer()
    const names = invented(40)
    const rows = names.map((name, n) => encode(`${name},第${n}行\n`, n % 10 === 7 ? 'gb18030' : 'utf-8'))
    const done = await takes(Buffer.concat([Buffer.from('企业名称,注册地址\n'), ...rows]))
    expect(done).toMatchObject({ created: 40, rejected: 0, encoding: 'utf-8' })
    expect(done.warnings.map(({ line, code }) => [line, code])).toEqual(
      [9, 19, 29, 39].map((line) => [line, 'other-encoding']),
    )
    const text = await exported()
    for (const name of names) expect(text).toContain(name)
    expect(text).not.toContain('\ufffd')
  })

  it('and names whose characters were lost before are rejected, addresses alone wait', async () => {
    const { takes, customer } = await importer()
    const done = await takes(
      '企业名称,注册地址\n深圳\ufffd科技有限公司,深圳\n上海\ue863电子有限公司,上海\n北京示例有限公司,\ufffd路\n',
    )
    expect(done.rejects.map(({ line, code, field }) => [line, code, field])).toEqual([
      [2, 'lost-characters', 'name'],
      [3, 'lost-characters', 'name'],
      [4, 'lost-characters', 'registeredAddress'],
    ])
    expect(done).toMatchObject({ created: 1, rejected: 2 })
    expect((await customer('北京示例')).registeredAddress).toBeNull()
  })

  it('and is given back as it can be read, to be mended', async () => {
    const { takes, readFile } = await importer()
    const list = bytes('企业名称,注册地址\n甲厂,', 0xff, '路\n乙厂,1\n丙厂,\0\n')
    expect(await takes(list, '--rejects', 'rejects.csv')).toMatchObject({ created: 1, rejected: 2 })
    expect(readFile('rejects.csv')).toContain('甲厂,\ufffd路')
  })
})

/** What a file of 300 organizations is made of: rare characters, four bytes in GB18030, full width, traditional, and what CSV has to quote. */
const rare = [
  '',
  '镕',
  '喆',
  '㛃',
  '𠮷',
  '䶮',
  '堃',
  '臺',
  '灣',
  '（',
  '）',
  'Ａ',
  '１',
  '・',
  '—',
  '“',
  '"',
  ',',
  'é',
  '㐂',
  '﨑',
  '\u{2a6d6}',
]
const directory = Array.from({ length: 300 }, (_, n) => [
  `示例${rare[n % rare.length]}${n}号${rare[(n * 7) % rare.length]}有限公司`,
  `C${10_000 + n}`,
  n % 3 === 0
    ? `广东省深圳市${rare[(n * 5) % rare.length]}街${n}号`
    : n % 3 === 1
      ? `第一行${n}${n % 2 === 0 ? '' : '、第二行'}`
      : '',
])
const head = ['企业名称', '客户编号', '注册地址']

const quoted = (rows: readonly (readonly string[])[], end: string): string =>
  rows
    .map(
      (row) => `${row.map((cell) => (/[",]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',')}${end}`,
    )
    .join('')

const holds = (encoding: Encoding) => (row: readonly string[]) => {
  try {
    encode(row.join(), encoding)
    return true
  } catch {
    return false
  }
}

describe('one list in whatever it can be written in', () => {
  const all = [head, ...directory]
  const inBig5 = [
    ['name', 'code', 'registeredAddress'],
    ...directory.map((row) =>
      row.map((cell) => cell.replaceAll('东', '東').replaceAll('广', '廣').replaceAll('号', '號').replaceAll('镕', '')),
    ),
  ].filter(holds('big5'))
  const texts = (['utf-8', 'gb18030', 'utf-16le', 'utf-16be'] as const).flatMap((encoding) =>
    ['\n', '\r\n', '\r'].flatMap((end) => ['', '\ufeff'].map((mark) => encode(mark + quoted(all, end), encoding))),
  )
  const books = (['xlsx', 'biff8', 'ods'] as const).map((kind) => bookOf([{ rows: all }], kind))

  const registerOf = async (content: Uint8Array): Promise<string> => {
    const { takes, exported } = await importer()
    expect(await takes(content)).toMatchObject({ rejected: 0, warnings: [] })
    return exported()
  }

  it('is the same register, cell by cell', async () => {
    const first = await registerOf(Buffer.from(quoted(all, '\n')))
    for (const content of [...tried(texts), ...books]) expect(await registerOf(content)).toBe(first)
    expect(first.split('\r\n')).toHaveLength(302)
  })

  it('and so are the rows that Big5 can write', async () => {
    expect(inBig5.length).toBeGreaterThan(70)
    const first = await registerOf(Buffer.from(quoted(inBig5, '\n')))
    for (const end of ['\n', '\r\n', '\r']) expect(await registerOf(encode(quoted(inBig5, end), 'big5'))).toBe(first)
  })
})

const scripts: Readonly<Record<string, readonly [letters: string, encodings: readonly Encoding[]]>> = {
  simplified: [
    '有限公司科技深圳上海东莞电子贸易镕喆隆昌实业集团机械一乙丁',
    ['utf-8', 'gb18030', 'utf-16le', 'utf-16be'],
  ],
  traditional: [
    '臺灣股份有限公司電子鴻海精密工業臺北高雄企業一乙丁',
    ['utf-8', 'gb18030', 'big5', 'utf-16le', 'utf-16be'],
  ],
  japanese: ['株式会社トヨタさくら製作所東京大阪ソニー', ['utf-8', 'shift_jis', 'utf-16le', 'utf-16be']],
  european: ['MüllerSöhneSociétéÉlectriqueNúñez &', ['utf-8', 'windows-1252', 'utf-16le', 'utf-16be']],
}

const written = fc
  .constantFrom(...Object.values(scripts))
  .chain(([letters, encodings]) =>
    fc.record({
      names: fc.uniqueArray(fc.string({ unit: fc.constantFrom(...letters), minLength: 2, maxLength: 14 }), {
        minLength: 1,
        maxLength: 8,
      }),
      encoding: fc.constantFrom(...encodings),
    }),
  )

it('any names in any encoding are read exactly, or the import says that it is unsure', takesLong, async () => {
  await fc.assert(
    fc.asyncProperty(written, async ({ names, encoding }) => {
      const text = `name,code\n${names.map((name, n) => `${name},C${n}\n`).join('')}`
      const table = await openTable(await sourceOf(encode(text, encoding)), customerHeaders)
      const read: (string | undefined)[] = []
      for await (const rows of table.rows()) read.push(...rows.map(({ cells: [name] }) => name))
      if (table.readings.length === 0) expect(read).toEqual(names)
    }),
    { numRuns: tries(1000) },
  )
})
