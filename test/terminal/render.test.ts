import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import { parse as parseCsv } from 'csv-parse/sync'
import { stringify as stringifyCsv } from 'csv-stringify/sync'
import fc from 'fast-check'
import stringWidth from 'fast-string-width'
import { describe, expect, it } from 'vitest'
import { Problem } from '../../src/clause/problem.ts'
import { same } from '../../src/clause/words.ts'
import { defaultFormat, type Format } from '../../src/terminal/format.ts'
import { neutralize, recover } from '../../src/terminal/neutral.ts'
import { render } from '../../src/terminal/render.ts'
import { type Column, field, list, one, type Result, sentence } from '../../src/terminal/result.ts'
import { csvOf } from '../../src/terminal/rows.ts'
import { emptyFolder } from '../scratch.ts'
import { isRoot } from '../tools.ts'
import { tries } from '../tries.ts'
import { testWorld } from '../world.ts'
import { report, visit } from './results.ts'

interface Contact {
  readonly customer: string
  readonly days: number | null
  readonly state: 'met' | 'breach'
  readonly counted: boolean
}

const columns: Column<Contact>[] = [
  { key: 'customer', title: { en: 'Customer', zh: '客户' }, cell: (item) => item.customer },
  { key: 'daysLate', title: { en: 'Days late', zh: '逾期天数' }, cell: (item) => item.days, align: 'right' },
  {
    key: 'state',
    title: { en: 'State', zh: '状态' },
    cell: (item) => item.state,
    shown: (item) => (item.state === 'met' ? { en: 'met', zh: '符合' } : { en: 'breach', zh: '不符合' }),
    tone: (item) => (item.state === 'met' ? 'good' : 'bad'),
  },
  { key: 'counted', title: { en: 'Counted', zh: '计入' }, cell: (item) => item.counted },
]
const empty = { en: 'Nobody.', zh: '没有客户。' }
const items: Contact[] = [
  { customer: '甲公司', days: -3, state: 'breach', counted: true },
  { customer: '=1+1', days: null, state: 'met', counted: false },
]
const contacts = list('contacts', columns, items, empty, [sentence({ en: 'Two customers.', zh: '共两家。' })])

async function printed(result: Result, format: Format, options: { lang?: 'en' | 'zh'; quiet?: boolean } = {}) {
  const world = testWorld()
  await render(result, format, options.lang ?? 'en', world, { quiet: options.quiet ?? false, color: false })
  return world.out()
}

describe('JSON', () => {
  it('is the body with the schema, the same in both languages', async () => {
    const text = await printed(contacts, 'json')
    expect(JSON.parse(text)).toEqual({ schema: 1, contacts: items })
    expect(text.startsWith('{\n  "schema": 1,\n  "contacts": [')).toBe(true)
    expect(text.endsWith('}\n')).toBe(true)
    expect(await printed(contacts, 'json', { lang: 'zh' })).toBe(text)
  })

  it('has one item per line in jsonl, or the body where there are no items', async () => {
    const lines = (await printed(contacts, 'jsonl')).trimEnd().split('\n')
    expect(lines.map((line) => JSON.parse(line))).toEqual(items)
    expect(await printed({ json: { file: 'a.db' }, parts: [] }, 'jsonl')).toBe('{"schema":1,"file":"a.db"}\n')
  })

  it('holds no character that a terminal would obey', async () => {
    const text = await printed({ json: { name: 'a\u009b31m\u202eb\u007f' }, parts: [] }, 'json')
    expect(text).toContain('a\\u009b31m\\u202eb\\u007f')
    expect(JSON.parse(text).name).toBe('a\u009b31m\u202eb\u007f')
  })
})

describe('rows for programs', () => {
  it('are tab-separated with a header of keys, whatever the language; formulas are neutralized', async () => {
    const text = "customer\tdaysLate\tstate\tcounted\n甲公司\t-3\tbreach\ttrue\n'=1+1\t\tmet\tfalse\n"
    expect(await printed(contacts, 'tsv')).toBe(text)
    expect(await printed(contacts, 'tsv', { lang: 'zh' })).toBe(text)
  })

  it('keep a value on its line', async () => {
    const odd = list('contacts', columns, [{ ...(items[0] as Contact), customer: 'a\tb\r\nc\u001b[2J' }], empty)
    expect((await printed(odd, 'tsv')).split('\n')[1]).toBe('a b c\\x1b[2J\t-3\tbreach\ttrue')
  })

  it('are CSV with BOM and CRLF; formulas are neutralized, numbers are not', async () => {
    expect(await printed(contacts, 'csv')).toBe(
      "\ufeffcustomer,daysLate,state,counted\r\n甲公司,-3,breach,true\r\n'=1+1,,met,false\r\n",
    )
  })

  it('are written for a single thing, and for one that only a sentence speaks of', async () => {
    const fields = [field('code', { en: 'Code', zh: '编号' }, 'C00001'), field('vip', same('VIP'), false)]
    expect(await printed(one('customer', { code: 'C00001' }, null, fields), 'tsv')).toBe('code\tvip\nC00001\tfalse\n')
    const said = one('customer', { code: 'C00001', names: ['a'] }, same('Added C00001.'))
    expect(await printed(said, 'tsv')).toBe('code\nC00001\n')
  })

  it('come back from CSV as they were, any text whatever', async () => {
    const texts = fc.array(
      fc.string({ unit: 'binary', maxLength: 20 }).map((text) => text.replaceAll('\ufeff', '')),
      { minLength: 1, maxLength: 5 },
    )
    await fc.assert(
      fc.asyncProperty(texts, async (names) => {
        const named = names.map((customer) => ({ ...(items[0] as Contact), customer }))
        const text = await printed(list('contacts', columns, named, empty), 'csv')
        const rows: string[][] = parseCsv(text, { bom: true, record_delimiter: '\r\n' })
        expect(rows.slice(1).map((row) => recover(row[0] ?? ''))).toEqual(names)
      }),
      { numRuns: tries(100) },
    )
  })

  it('are quoted in CSV where the library that writes it elsewhere quotes them', async () => {
    const cells = fc.constantFrom('', ' ', 'a', 'a"b', '"', ',', 'a,b', '\r', 'a\nb', '\r\n', '甲，乙', "'", ';', '\t')
    const lists = fc.integer({ min: 1, max: 3 }).chain((width) => {
      const row = fc.array(cells, { minLength: width, maxLength: width })
      return fc.array(row, { minLength: 1, maxLength: 4 })
    })
    await fc.assert(
      fc.asyncProperty(lists, async (rows) => {
        const keys = (rows[0] ?? []).map((_, i) => `key${i}`)
        const pieces: string[] = []
        for await (const piece of csvOf(keys, [rows])) pieces.push(piece)
        const neutral = rows.map((row) => row.map(neutralize))
        const options = { record_delimiter: '\r\n', quoted_match: /[\r\n]/, quoted_empty: keys.length === 1 }
        expect(pieces.join('')).toBe(`\ufeff${stringifyCsv([keys, ...neutral], options)}`)
      }),
      { numRuns: tries(200) },
    )
  })
})

describe('output for people', () => {
  it('is a table and sentences in the language asked for', async () => {
    expect(await printed(contacts, 'table', { lang: 'zh' })).toBe(
      [
        '客户    逾期天数  状态    计入',
        '------  --------  ------  ----',
        '甲公司        -3  不符合  是',
        '=1+1              符合    否',
        '',
        '共两家。',
        '',
      ].join('\n'),
    )
  })

  it('says so where there is nothing', async () => {
    expect(await printed(list('contacts', columns, [], empty), 'table', { lang: 'zh' })).toBe('没有客户。\n')
    expect(await printed(list('contacts', columns, [], empty), 'md')).toBe('Nobody.\n')
    expect(await printed(list('contacts', columns, [], empty), 'tsv')).toBe('customer\tdaysLate\tstate\tcounted\n')
  })

  it('is GitHub Markdown whose cells cannot break the table', async () => {
    const odd = list('contacts', columns, [{ ...(items[0] as Contact), customer: 'a|b\n<c>' }], empty)
    expect(await printed(odd, 'md')).toBe(
      [
        '| Customer | Days late | State | Counted |',
        '| --- | --: | --- | --- |',
        '| a\\|b<br>&lt;c&gt; | -3 | breach | yes |',
        '',
      ].join('\n'),
    )
  })

  it('leaves sentences out when quiet', async () => {
    expect(await printed(contacts, 'md', { quiet: true })).not.toContain('Two customers')
    expect(await printed(contacts, 'table', { quiet: true })).not.toContain('Two customers')
  })

  it('is coloured only where colours are asked for', async () => {
    const world = testWorld({ tty: true })
    await render(contacts, 'table', 'en', world, { quiet: false, color: true })
    expect(world.out()).toContain('\u001b[31mbreach\u001b[39m')
    expect(await printed(contacts, 'table')).not.toContain('\u001b')
  })

  it('takes its width from the terminal, from COLUMNS, or is 120 wide in a pipe', async () => {
    const long = list('contacts', columns, [{ ...(items[0] as Contact), customer: '很长的名称'.repeat(40) }], empty)
    const widths: [Parameters<typeof testWorld>[0], number][] = [
      [{ tty: true, columns: 50 }, 50],
      [{ env: { COLUMNS: '70' } }, 70],
      [{}, 120],
    ]
    for (const [options, width] of widths) {
      const world = testWorld(options)
      await render(long, 'table', 'en', world, { quiet: false, color: false })
      expect(
        Math.max(
          ...world
            .out()
            .split('\n')
            .map((line) => stringWidth(line)),
        ),
      ).toBe(width)
    }
  })
})

describe('a report with sections', () => {
  const sections = report([visit()])

  it('begins with its title, has its headings on what follows, and ends with what proves it', async () => {
    expect(await printed(sections, 'table')).toBe(
      [
        'Visits as of 2026-03-31',
        '',
        'As known after entry #7.',
        '',
        'Visits',
        'Customer  On          Count    Rate    Amount  Counted  State   Said',
        '--------  ----------  -----  ------  --------  -------  ------  ------',
        '甲公司    2026-02-28      3  90.5 %  12345.60  yes      breach  第一行',
        '                                                                第二行',
        '',
        'By month',
        'Total  6',
        'Most   3 (2026-03)',
        '',
        'Month    Visits',
        '-------  ------',
        '2026-01       2',
        '2026-02       1',
        '',
        'March is not over.',
        '',
        'By maintainer',
        'Who',
        '----',
        '王芳',
        '李强',
        '',
        'Nothing is left out.',
        '',
        'From  2026-01-01',
        'Ok    yes',
        '',
        'Journal head #7:ab',
        '',
      ].join('\n'),
    )
  })

  it('has headings of two orders in Markdown, the columns that a terminal has no room for, and no pictures', async () => {
    const md = await printed(sections, 'md', { lang: 'zh' })
    const headings = md.split('\n').filter((line) => line.startsWith('#'))
    expect(headings).toEqual(['# 截至 2026-03-31 的走访', '## 走访', '## 按月', '### 按维护人', '## 说明'])
    expect(md).toContain('| 处理命令 |')
    expect(md).not.toContain('各月走访')
    expect(md.endsWith('\n\n日志头 #7:ab\n')).toBe(true)
    expect(md).not.toContain('\n\n\n')
  })

  it('is written in each of its languages', async () => {
    const md = await printed(report([visit()], { langs: ['zh', 'en'] }), 'md')
    expect(md.indexOf('# 截至')).toBe(0)
    expect(md).toContain('\n\n# Visits as of 2026-03-31\n')
  })

  it('leaves title, sentences and foot out when quiet, but not its headings', async () => {
    for (const format of ['table', 'md'] as const) {
      const text = await printed(sections, format, { quiet: true })
      for (const left of ['as of', 'March', 'Journal head']) expect(text).not.toContain(left)
      expect(text).toContain('By month')
    }
  })

  it('has its first table in TSV, with every column', async () => {
    expect((await printed(sections, 'tsv')).split('\n')[0]).toBe(
      'customer\ton\tcount\trate\tamount\tcounted\tstate\tsaid\tsettle',
    )
  })
})

describe('the format where none is asked for', () => {
  it('is a table on a terminal and TSV in a pipe, or what the file is called', () => {
    expect(defaultFormat(undefined, testWorld({ tty: true }))).toBe('table')
    expect(defaultFormat(undefined, testWorld())).toBe('tsv')
    expect(defaultFormat('list.CSV', testWorld({ tty: true }))).toBe('csv')
    expect(defaultFormat('list', testWorld({ tty: true }))).toBe('tsv')
    expect(defaultFormat('list.xlsx', testWorld({ tty: true }))).toBe('xlsx')
    expect(defaultFormat('list.htm', testWorld())).toBe('html')
  })
})

describe('--output', () => {
  const folder = () => emptyFolder()
  const write = (output: string, cwd: string, result: Result = contacts) =>
    render(result, 'json', 'en', testWorld({ cwd }), { output, quiet: false, color: false })
  const refusal = async (work: Promise<void>) => {
    const error = await work.then(
      () => null,
      (thrown: unknown) => thrown,
    )
    expect(error).toBeInstanceOf(Problem)
    return error as Problem
  }

  it('writes the file whole, replaces one that is there, and leaves nothing else', async () => {
    const cwd = folder()
    writeFileSync(join(cwd, 'list.json'), 'old')
    await write('list.json', cwd)
    expect(JSON.parse(readFileSync(join(cwd, 'list.json'), 'utf8')).contacts).toHaveLength(2)
    expect(readdirSync(cwd)).toEqual(['list.json'])
  })

  it('keeps a link pointing where it points', async () => {
    const cwd = folder()
    writeFileSync(join(cwd, 'real.json'), 'old')
    symlinkSync('real.json', join(cwd, 'list.json'))
    await write('list.json', cwd)
    expect(readFileSync(join(cwd, 'real.json'), 'utf8')).toContain('contacts')
  })

  it('refuses a folder, a path without a folder and a file as a folder, with exit 2', async () => {
    const cwd = folder()
    mkdirSync(join(cwd, 'sub'))
    writeFileSync(join(cwd, 'file'), '')
    expect((await refusal(write('sub', cwd))).message).toContain('it is a folder')
    expect((await refusal(write('none/list.json', cwd))).message).toContain('its folder does not exist')
    expect((await refusal(write('file/list.json', cwd))).exitCode).toBe(2)
  })

  it.skipIf(isRoot || process.platform === 'win32')('refuses a folder without rights', async () => {
    const cwd = folder()
    chmodSync(cwd, 0o500)
    expect((await refusal(write('list.json', cwd))).message).toContain('not allowed')
  })

  it('leaves what was there when the result fails half-way', async () => {
    const cwd = folder()
    writeFileSync(join(cwd, 'export.csv'), 'old')
    async function* failing() {
      yield 'half'
      throw new Error('no more')
    }
    await expect(write('export.csv', cwd, { json: {}, parts: [], raw: failing() })).rejects.toThrow('no more')
    expect(readFileSync(join(cwd, 'export.csv'), 'utf8')).toBe('old')
    expect(existsSync(join(cwd, 'export.csv')) && readdirSync(cwd)).toEqual(['export.csv'])
  })
})

describe('a raw result', () => {
  it('is written as it is in every format', async () => {
    const raw = 'a,b\r\n\u001b'
    for (const format of ['table', 'json', 'csv'] as const)
      expect(await printed({ json: {}, parts: [], raw }, format)).toBe(raw)
  })
})

describe('a closed pipe', () => {
  it('ends output quietly', async () => {
    let writes = 0
    const stdout = new Writable({
      write(_chunk, _encoding, done) {
        writes++
        done(Object.assign(new Error('write EPIPE'), { code: 'EPIPE' }))
      },
    })
    const many = Array.from({ length: 100_000 }, () => items[0] as Contact)
    const world = { ...testWorld(), stdout }
    await render(list('contacts', columns, many, empty), 'tsv', 'en', world, { quiet: false, color: false })
    expect(writes).toBe(1)
  })
})
