// @module-tag long

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import { askedFor, noBrowser, noPrinter, onScreen, pdfOf, wordsIn } from '../browser.ts'
import { unescaped } from '../page/letters.ts'
import { withoutOwnScript } from '../page/own-script.ts'
import { noSpreadsheet, opened } from '../spreadsheet.ts'
import { tried } from '../tries.ts'
import { wordsOf } from '../walk.ts'
import { readWorkbook } from '../workbook/read.ts'
import { busyMonth, formula, script } from './month.ts'

const may = ['report', 'monthly', '--month', '2026-05']

/** The office, and its reports as the bytes of their files. */
async function newOffice() {
  const own = await busyMonth()
  const file = async (argv: readonly string[], format: string, today = '2026-06-30'): Promise<Buffer> => {
    const name = `report.${format}`
    const outcome = await own.at([...argv, '--output', name], { env: { CERTDESK_TODAY: today } })
    expect(outcome, argv.join(' ')).toMatchObject({ code: 0, out: '', err: '' })
    return readFileSync(join(own.cwd, name))
  }
  return { ...own, file }
}

/** For everything that only asks: one office, made once. */
let made: ReturnType<typeof newOffice> | undefined
const office = () => {
  made ??= newOffice()
  return made
}

/** The text at the foot of a report, where its own command stands. */
function footOf(file: Buffer, format: string): string {
  if (format === 'html')
    return unescaped(/<footer>.*<\/footer>/s.exec(file.toString())?.[0].replace(/<[^>]*>/g, '\n') ?? '')
  if (format === 'xlsx') return readWorkbook(file)[0]?.rows.flat().join('\n') ?? ''
  return file.toString()
}

/** The command at the foot, as its words. */
const commandIn = (foot: string): string[] =>
  wordsOf(/certdesk (report monthly --month \d[^\n]*)/.exec(foot)?.[1] ?? '')

describe('printed again', () => {
  it('is the same to the byte, whatever was recorded since and whatever day it is', async () => {
    const { file, json } = await newOffice()
    const formats = tried(['html', 'xlsx', 'md', 'json'], 2)
    const asked = [
      may,
      [...may, '--bilingual'],
      [...may, '--lang', 'zh', '--quiet'],
      // A month that runs, one whose day after has not come, and one foreseen.
      [...may, '--as-of', '2026-05-20'],
      ['report', 'monthly', '--month', '2026-06'],
      ['report', 'monthly', '--month', '2026-07', '--as-of', '2026-08-15'],
    ]
    const first: { argv: string[]; format: string; bytes: Buffer }[] = []
    for (const argv of tried(asked))
      for (const format of formats) first.push({ argv, format, bytes: await file(argv, format) })
    const { head } = await json(['audit', 'list', '--limit', '1'])
    const known = `#${head.split(':')[0].slice(1)}`

    for (const argv of [
      ['contact', 'void', 'CT-2026-0001', '--reason', '记错客户'],
      ['customer', 'edit', 'C003', '--name', '丙机械有限公司', '--correction', '录入错误'],
      [
        'contact',
        'add',
        'C005',
        '--on',
        '2026-05-06',
        '--channel',
        'meeting',
        '--needs',
        '无',
        '--surveillance',
        '2026-09',
      ],
      ['limit', 'set', 'contacts-a-year', '3', '--from', '2026-01-01', '--reason', '管理评审'],
      ['revision', 'add', 'A/01', '--from', '2026-05-01', '--approved-by', '陈明', '--approved-on', '2026-04-25'],
      ['certificate', 'void', 'Q-3', '--reason', '重复登记'],
    ])
      await json(argv)
    for (const { argv, format, bytes } of first) {
      const told = `${argv.join(' ')} as ${format}`
      // The head that a JSON report names is all that one needs; the others say the whole command.
      const foot = footOf(bytes, format)
      const again = format === 'json' ? [...argv, '--known-at', known] : commandIn(foot)
      if (format !== 'json') expect(again, told).toContain(known)
      const later = format === 'json' ? '2026-06-30' : '2027-03-01'
      expect((await file(again, format, later)).equals(bytes), told).toBe(true)
    }
    // And it does change where it is not asked what was known then.
    for (const format of formats) {
      const [old] = first.filter((each) => each.format === format)
      expect((await file(may, format)).equals(old?.bytes ?? Buffer.alloc(0)), format).toBe(false)
    }
  })

  it('is what its own command says on a terminal, too', async () => {
    const { said, at } = await office()
    const { out } = await said(may)
    const command = commandIn(out.slice(out.indexOf('Printed again')).replace(/\n(?=--)/g, ' '))
    expect((await at(command)).out).toBe(out)
  })
})

describe('names that would be run', () => {
  const reports = [may, ['report', 'compliance', '--as-of', '2026-05-31']]

  it.each(reports)('are text in pages: %s %s', async (...argv) => {
    const { file } = await office()
    const page = withoutOwnScript((await file(argv, 'html')).toString())
    expect(page).not.toMatch(/<script/i)
    expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
    expect(page).toContain('=HYPERLINK(&quot;http://x&quot;,&quot;y&quot;)')
    expect(page).not.toMatch(/href="http|src=/i)
  })

  it.each(reports)('are texts in workbooks: %s %s', async (...argv) => {
    const { file } = await office()
    const sheets = readWorkbook(await file(argv, 'xlsx'))
    const values = sheets.flatMap(({ rows }) => rows.flat())
    expect(values).toContain(script)
    expect(values).toContain(formula)
    for (const { xml } of sheets) expect(xml).not.toMatch(/<f>|t="str"|hyperlink/i)
  })

  it('begin no formula in CSV', async () => {
    const { at } = await office()
    const { out } = await at(['report', 'compliance', '--as-of', '2026-05-31', '--format', 'csv'])
    const cells = (parse(out, { bom: true }) as string[][]).flat()
    expect(cells).toContain(script)
    expect(cells).toContain(`'${formula}`)
    for (const cell of cells) expect(cell).not.toMatch(/^[=+@\t-]/)
    const monthlyCells = (parse((await at([...may, '--format', 'csv'])).out, { bom: true }) as string[][]).flat()
    for (const cell of monthlyCells) expect(cell).not.toMatch(/^[=+@\t-]/)
  })
})

describe.skipIf(noSpreadsheet)('in a spreadsheet program', () => {
  it('has the figures that the report has for programs', async () => {
    const { file, json } = await office()
    const report = await json(may)
    const sheets = opened(await file(may, 'xlsx'))
    const rows = Object.values(sheets).flat()
    const has = (values: readonly (string | null)[], told: string) =>
      expect(
        rows.some((row) => values.every((value, i) => value === null || row[i] === value)),
        `${told}: ${JSON.stringify(values)}`,
      ).toBe(true)

    // What programs read as a code, people read as a word.
    const coded = ['what', 'state', 'reason', 'endedBy', 'kind', 'channel', 'finding']
    let count = 0
    type Rows = readonly Readonly<Record<string, string | number | null>>[]
    for (const tables of Object.values(report.sections as Record<string, Record<string, Rows>>))
      for (const [key, list] of Object.entries(tables))
        for (const row of list) {
          const text = ([name, value]: [string, string | number | null]) =>
            coded.includes(name) && key !== 'recorded' ? null : value === null ? '' : String(value)
          has(Object.entries(row).map(text), key)
          count++
        }
    expect(count).toBeGreaterThan(50)

    const duties = sheets['How every duty stands']?.slice(3) ?? []
    // Months that stand alike are one line in a workbook: the sums are the same. What was met last year and is over is for programs alone.
    type Line = Readonly<Record<'id' | 'period' | 'result', string>> & { before: string | null }
    const isOver = ({ id, period, result, before }: Line) =>
      result === 'met' &&
      (before ?? 'met') === 'met' &&
      report.clauses.some((line: Line) => line.id === id && line.period > period)
    const lines = report.clauses.filter((line: Line) => !isOver(line))
    for (const [column, key] of [
      [5, 'population'],
      [6, 'met'],
      [7, 'onTrack'],
      [8, 'atRisk'],
      [9, 'breach'],
    ] as const) {
      const shown = duties.reduce((sum, row) => sum + Number(row[column]), 0)
      const told = lines.reduce(
        (sum: number, line: { population: number; counts: Record<string, number> }) =>
          sum + (key === 'population' ? line.population : (line.counts[key] ?? 0)),
        0,
      )
      expect([key, shown]).toEqual([key, told])
    }
    for (const { clause, period, customer, text } of [...report.newBreaches.breaches, ...report.settled.breaches])
      has([clause, period, customer ?? '', null, text.en], 'breaches')
    for (const { maintainer, breach, atRisk, onTrack } of report.maintainers)
      has([maintainer, ...[breach, atRisk, onTrack].map(String)], 'maintainers')
    has(['New breaches', String(report.newBreaches.total)], 'overview')
    has(['Duties and periods in breach', String(report.summary.breach)], 'overview')
  })
})

describe.skipIf(noBrowser)('in a browser', () => {
  it('asks nobody for anything', async () => {
    const { file } = await office()
    const page = (await file([...may, '--bilingual'], 'html')).toString()
    expect(await askedFor(async () => page)).toEqual(['/page'])
  })

  it.each(tried([390, 1280]))('stands within %i pixels, in both languages', async (width) => {
    const { file } = await office()
    const page = (await file([...may, '--bilingual'], 'html')).toString()
    expect(await onScreen(page, width)).toEqual({ width, cut: [], moved: [] })
  })

  it.skipIf(noPrinter)('prints on A4 with no word beyond a page', async () => {
    const { file } = await office()
    for (const lang of ['en', 'zh']) {
      const { beyond, all } = wordsIn(await pdfOf((await file([...may, '--lang', lang], 'html')).toString()))
      expect(beyond).toEqual([])
      expect(all).toContain('CH-2026-0003')
    }
  })
})
