import { execFile, execFileSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'
import * as library from '@e965/xlsx'
import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import { listOf as bookOf } from '../intake/workbook/books.ts'
import { importer } from './lists.ts'

const list = '客户编号,客户名称,电话\nK1,甲厂,\nK2,"乙厂,0755-88888888\nK3,,0755-77777777\n'

describe('a file of rejected rows', () => {
  it.each(['rest.csv', 'rest.xlsx'])(
    '%s has line, code and reason apart from the row, and is refused unmended',
    async (name) => {
      const own = await importer()
      const done = await own.takes(list, '--rejects', name)
      expect(done).toMatchObject({ created: 1, rejected: 2 })
      const again = await own.takes(fs.readFileSync(path.join(own.cwd, name)))
      expect(again).toMatchObject({ rows: 2, created: 0, rejected: 2 })
      expect(again.rejects.map(({ code }) => code)).toEqual(['unmended', 'no-name'])
      expect(again.rejects[0]?.reason).toMatch(/^this row is as it was rejected \(.*never closed.*\): mend it/)
      expect((await own.json(['customer', 'list'])).customers).toHaveLength(1)
    },
  )

  it('goes on where the first import left off, once it is mended', async () => {
    const { takes, cwd, json } = await importer()
    await takes(list, '--rejects', 'rest.csv')
    const rest = fs.readFileSync(path.join(cwd, 'rest.csv'), 'utf8')
    const [head, first = '', second = ''] = rest.split('\r\n')
    const mended = [
      head,
      first.replace(/,"K2[\s\S]*/, ',K2,乙厂,0755-88888888'),
      second.replace('K3,,', 'K3,丙厂,'),
    ].join('\r\n')
    expect(await takes(mended)).toMatchObject({ rows: 2, created: 2, rejected: 0 })
    expect((await json(['customer', 'list'])).customers).toHaveLength(3)
    expect(await takes(mended)).toMatchObject({ created: 0, unchanged: 2, rejected: 0 })
  })

  it('is written over as long as nobody has mended anything in it', async () => {
    const { takes, stops, cwd } = await importer()
    const file = path.join(cwd, 'rest.csv')
    for (const _ of [1, 2]) await takes(list, '--rejects', 'rest.csv')
    const mended = fs.readFileSync(file, 'utf8').replace('K3,,', 'K3,丙厂,')
    fs.writeFileSync(file, mended)
    const { message, hint } = await stops(list, '--rejects', 'rest.csv')
    expect(message).toBe('"rest.csv" holds rejected rows that somebody has mended, which would be lost.')
    expect(hint).toContain('name another file with --rejects')
    expect(fs.readFileSync(file, 'utf8')).toBe(mended)
  })

  it('is not written over anything else', async () => {
    const { takes, stops, cwd, exported } = await importer()
    await takes(list)
    const before = await exported()
    for (const other of ['客户名称\n丁厂\n', 'anything']) {
      fs.writeFileSync(path.join(cwd, 'other.csv'), other)
      expect((await stops(list, '--rejects', 'other.csv')).message).toContain('holds something else')
      expect(fs.readFileSync(path.join(cwd, 'other.csv'), 'utf8')).toBe(other)
    }
    expect(await exported()).toBe(before)
  })
})

/** What a terminal obeys; a line's end in a cell is none. */
const obeyed = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]|\r(?!\n)/

/** Notes that a terminal would obey or a spreadsheet run, or that look like what is written in their place. */
const notes = [
  ...[
    '\u001b]0;evil\u0007',
    '\u009b31m红',
    '\u007f',
    '\\\u001b',
    '\\\\x1b',
    '\\x1b',
    '\\u200b',
    'a\u200bb',
    'a\rb',
    'a\r\nb',
  ],
  ...['=1+1', "'=1+1", "''=1", '＝HYPERLINK("http://x")', '＋86 139', '@x', '-5', "'s", '\\x41', '葛\u{e0100}'],
]

/** A workbook of rejected rows to which somebody has added the names. */
function mendedWorkbook(file: string): Buffer {
  const book = library.read(fs.readFileSync(file))
  const sheet = book.Sheets[book.SheetNames[0] ?? ''] as library.WorkSheet
  const [head = [], ...rows] = library.utils.sheet_to_json<string[]>(sheet, { header: 1, raw: true, defval: '' })
  const [code, name] = ['客户编号', '客户名称'].map((title) => head.indexOf(title)) as [number, number]
  return bookOf([head, ...rows.map((row) => row.with(name, `第${row[code]?.slice(1)}号有限公司`))])
}

describe('a row that a terminal would obey, or a spreadsheet run', () => {
  const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`
  const listOf = (names: readonly string[]) =>
    ['客户编号,客户名称,备注', ...notes.map((note, n) => `K${n},${names[n] ?? ''},${quoted(note)}`), 'K99,末,'].join(
      '\n',
    )
  const whole = listOf(notes.map((_, n) => `第${n}号有限公司`))
  const nameless = listOf([])

  it.each(['rest.csv', 'rest.xlsx'])('is told in %s without either, and is read again as it was', async (name) => {
    const own = await importer()
    const done = await own.takes(nameless, '--rejects', name)
    expect(done).toMatchObject({ created: 1, rejected: notes.length })
    const rest = path.join(own.cwd, name)
    if (name === 'rest.csv') {
      const text = fs.readFileSync(rest, 'utf8')
      expect(text).not.toMatch(obeyed)
      expect(text).not.toMatch(/(?:^|,"?)[=+\-@＝＋－＠]/m)
      expect(text).toContain('\\x1b]0;evil\\x07')
    }
    // The same is wrong with it as with the list itself, and what could not be read is known to be as it was.
    const again = await own.takes(fs.readFileSync(rest), '--rejects', name)
    const codes = ({ rejects }: Awaited<ReturnType<typeof own.takes>>) =>
      rejects.map(({ code, value }) => [code, value])
    expect(codes(again)).toEqual(
      codes(done).map(([code, value]) => [code === 'control-character' ? 'unmended' : code, value]),
    )
    const twice = fs.readFileSync(rest)
    expect(await own.takes(twice, '--rejects', name)).toMatchObject({ rejected: notes.length })
    const cells = (csv: string) => (parse(csv, { bom: true }) as string[][]).map((row) => row.slice(3))
    if (name === 'rest.csv') expect(cells(fs.readFileSync(rest, 'utf8'))).toEqual(cells(twice.toString()))
  })

  it.each(['rest.csv', 'rest.xlsx'])('gives the values of the list once it is mended in %s', async (name) => {
    const [own, other] = [await importer(), await importer()]
    const taken = (await own.takes(whole)).rejects.map(({ line }) => line)
    await other.takes(nameless, '--rejects', name)
    const rest = path.join(other.cwd, name)
    const mended =
      name === 'rest.csv'
        ? fs.readFileSync(rest, 'utf8').replace(/K(\d+),,/g, 'K$1,第$1号有限公司,')
        : mendedWorkbook(rest)
    expect((await other.takes(mended)).rejects).toHaveLength(taken.length)
    const noted = async ({ json }: typeof own) =>
      (await json(['customer', 'list'])).customers.map(({ code, note }: Record<string, unknown>) => [code, note])
    expect((await noted(other)).toSorted()).toEqual((await noted(own)).toSorted())
  })

  it('reaches no terminal, in whatever is said of it, and no report', async () => {
    const own = await importer()
    const list = own.file(`${nameless}\n"\u001b[31m","\u009b1m",x\n`)
    for (const argv of [[], ['--lang', 'zh'], ['--format', 'json'], ['--format', 'csv'], ['--format', 'tsv']]) {
      const line = ['customer', 'import', list, '--dry-run', ...argv]
      const { out, err } = await own.at(line, { tty: true, env: { NO_COLOR: '1' } })
      expect([argv, `${out}${err}`.replaceAll('\r\n', '\n').match(obeyed)]).toEqual([argv, null])
    }
    for (const name of ['all.csv', 'all.tsv', 'all.md', 'all.html', 'all.json']) {
      await own.at(['customer', 'import', list, '--dry-run', '--report', name])
      expect([name, own.readFile(name).replaceAll('\r\n', '\n').match(obeyed)]).toEqual([name, null])
    }
    const header = own.file('\u001b[31m客户,\u009b1m\n甲,1\n')
    const none = await own.at(['customer', 'import', header], { tty: true, env: { NO_COLOR: '1' } })
    expect(none.err.match(obeyed)).toBeNull()
  })
})

describe('what --rejects names that is no plain file', () => {
  const list = '客户名称,联系电话\n甲公司,1\n,2\n'

  it('stays what it is: a link goes on to point where it pointed', async () => {
    const own = await importer()
    const [link, target] = ['link.csv', 'target.csv'].map((name) => path.join(own.cwd, name)) as [string, string]
    fs.writeFileSync(target, '')
    fs.symlinkSync(target, link)
    await own.takes(list, '--rejects', 'link.csv')
    expect(fs.readlinkSync(link)).toBe(target)
    expect(own.readFile('target.csv')).toContain('_line,_code')
  })

  it('is written in its place: a pipe with a name', async () => {
    const own = await importer()
    const pipe = path.join(own.cwd, 'pipe')
    execFileSync('mkfifo', [pipe])
    const read = promisify(execFile)('cat', [pipe])
    await own.takes(list, '--rejects', 'pipe')
    expect((await read).stdout).toContain('_line,_code')
    expect(fs.lstatSync(pipe).isFIFO()).toBe(true)
  })
})

describe('a fault in a detail', () => {
  const header = '客户编号,客户名称,联系人,证书编号,认证标准,发证日期,有效期至\n'

  it('costs the detail: the customer and its person are in, and the row waits', async () => {
    const { takes, json, cwd } = await importer()
    const done = await takes(`${header}K1,甲厂,李明,Q-1,ISO 9001,,2028-01-31\n`, '--rejects', 'rest.csv')
    expect(done).toMatchObject({ created: 1, rejected: 0, waiting: 1 })
    expect(done.rejects).toMatchObject([{ line: 2, field: 'issued', code: 'no-issue-day' }])
    expect((await json(['customer', 'person', 'list', 'K1'])).persons).toMatchObject([{ name: '李明' }])
    const rest = fs.readFileSync(path.join(cwd, 'rest.csv'), 'utf8')
    expect(await takes(rest.replace('ISO 9001,,', 'ISO 9001,2025-02-01,'))).toMatchObject({ updated: 1, waiting: 0 })
    expect((await json(['certificate', 'list', 'K1'])).certificates).toMatchObject([
      { number: 'Q-1', issued: '2025-02-01' },
    ])
  })

  it('is one line where three hundred have it', async () => {
    const { said, takes } = await importer()
    const rows = Array.from({ length: 300 }, (_, n) => `K${n},第${n}号有限公司,,Q-${n},ISO 9001,,2028-01-31\n`)
    const { out, err } = await said(header + rows.join(''), 'zh', '--dry-run')
    expect(out.match(/证书无发证日期/g)).toHaveLength(3)
    expect(out).toContain('另有 297 条同类')
    expect(err).toBe('')
    const cron = await importer()
    const quiet = await cron.at(['customer', 'import', cron.file(header + rows.join('')), '--lang', 'zh'])
    expect(quiet.err.match(/证书无发证日期/g)).toHaveLength(1)
    expect(quiet.err).toContain('第 2、3、4 行等 300 处')
    expect((await takes(header + rows.join(''))).rejects).toHaveLength(300)
  })
})

describe('--report', () => {
  it.each(['all.csv', 'all.xlsx', 'all.json', 'all.html'])(
    'writes everything that is said of the rows to %s',
    async (name) => {
      const { takes, cwd } = await importer()
      const rows = Array.from({ length: 20 }, (_, n) => `第${n}号有限公司,123`)
      await takes(['客户名称,信用代码', ...rows, ',1', '合计,20'].join('\n'), '--report', name)
      const written = fs.readFileSync(path.join(cwd, name))
      if (name === 'all.csv') expect(written.toString().match(/placeholder/g)).toHaveLength(21)
      if (name === 'all.json') {
        const { remarks } = JSON.parse(written.toString())
        expect(remarks.slice(-2)).toMatchObject([
          { kind: 'rejects', line: 22, code: 'no-name' },
          { kind: 'skipped', line: 23, code: 'total' },
        ])
      }
      expect(written.length).toBeGreaterThan(500)
    },
  )
})
