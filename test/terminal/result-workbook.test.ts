import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import { same } from '../../src/clause/words.ts'
import { list, one, type Result, sentence, table } from '../../src/terminal/result.ts'
import { mostRows } from '../../src/workbook/sheet.ts'
import { isWellFormed, partOf, unpacked } from '../paper/unpacked.ts'
import { noSpreadsheet, opened } from '../spreadsheet.ts'
import { takesLong } from '../tries.ts'
import { readWorkbook } from '../workbook/read.ts'
import { hostileNames, report, visit, visitColumns, written } from './results.ts'

const visits = [visit(), visit({ customer: '乙公司', on: null, rate: null, counted: false, state: 'met' })]
const namesOf = async (result: Result, lang: 'en' | 'zh' = 'en') =>
  readWorkbook(await written(result, 'xlsx', lang)).map((sheet) => sheet.name)
const day = (text: string) => new Date(`${text}T00:00:00.000Z`)

describe('the sheets of a result', () => {
  it('are an overview, then one for each section and for each further table of one', async () => {
    const sheets = readWorkbook(await written(report(visits), 'xlsx'))
    expect(sheets.map(({ name }) => name)).toEqual(['Overview', 'Visits', 'By month', 'By maintainer', 'Notes'])
    expect(sheets[0]?.rows.flat().filter((value) => value !== null)).toEqual([
      'Visits as of 2026-03-31',
      'As known after entry #7.',
      'Journal head #7:ab',
    ])
    expect(sheets[2]?.rows.filter((row) => row.length > 0)).toEqual([
      ['Total', 6],
      ['Most', '3 (2026-03)'],
      ['Month', 'Visits'],
      ['2026-01', 2],
      ['2026-02', 1],
    ])
    // What is said between two tables stands before the second.
    expect(sheets[3]?.rows.filter((row) => row.length > 0).map((row) => row[0])).toEqual([
      'March is not over.',
      'Who',
      '王芳',
      '李强',
    ])
    expect(sheets[4]?.rows.filter((row) => row.length > 0).map((row) => row.slice(0, 2))).toEqual([
      ['Nothing is left out.', null],
      ['From', day('2026-01-01')],
      ['Ok', true],
    ])
  })

  it('are in the language asked for, or in several one after the other', async () => {
    const zh = ['概览', '走访', '按月', '按维护人', '说明']
    expect(await namesOf(report(visits), 'zh')).toEqual(zh)
    expect(await namesOf(report(visits, { langs: ['zh', 'en'] }))).toEqual([
      ...zh,
      ...(await namesOf(report(visits), 'en')),
    ])
  })

  it('are a single one for a plain list, whose head is its first row', async () => {
    const all = list('visits', visitColumns, visits, same('none'))
    const [sheet, ...others] = readWorkbook(
      await written(all, 'xlsx', 'en', { quiet: false, about: { en: 'Visits made: all', zh: '走访' } }),
    )
    expect(others).toEqual([])
    expect(sheet?.name).toBe('Visits made- all')
    expect(sheet?.rows[0]).toEqual(visitColumns.map(({ title }) => title.en))
    expect(sheet?.xml).toContain('<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>')
    expect(sheet?.xml).toContain('<autoFilter ref="A1:I3"/>')
  })

  it('say what was done where there is no list, and what there is none of', async () => {
    const added = one('visit', { code: 'V1' }, { en: 'Added V1.', zh: '已添加 V1。' })
    const about = { en: 'Add a visit', zh: '添加走访' }
    const [sheet] = readWorkbook(await written(added, 'xlsx', 'zh', { quiet: false, about }))
    expect(sheet?.rows.flat().filter(Boolean)).toEqual(['添加走访', '已添加 V1。'])
    const [none] = readWorkbook(await written(list('v', visitColumns, [], { en: 'None.', zh: '无。' }), 'xlsx'))
    expect(none?.rows[1]?.[0]).toBe('None.')
    expect(none?.xml).not.toContain('autoFilter')
  })

  it('leave out what quiet leaves out, and stay', async () => {
    const file = await written(report(visits), 'xlsx', 'en', { quiet: true })
    expect(readWorkbook(file).map(({ name }) => name)).toEqual([
      'Overview',
      'Visits',
      'By month',
      'By maintainer',
      'Notes',
    ])
    expect(partOf(file, 'xl/sharedStrings.xml')).not.toContain('March is not over')
  })
})

describe('the cells', () => {
  it('know their types: days do not shift, numbers are as they are written', async () => {
    const [, sheet] = readWorkbook(await written(report(visits), 'xlsx'))
    expect(sheet?.rows[1]).toEqual([
      '甲公司',
      day('2026-02-28'),
      3,
      0.905,
      12345.6,
      true,
      'breach',
      '第一行\n第二行',
      'certdesk contact add "甲公司"',
    ])
    expect(sheet?.rows[2]?.slice(0, 7)).toEqual(['乙公司', null, 3, null, 12345.6, false, 'met'])
    expect([sheet?.formats.B2, sheet?.formats.D2, sheet?.formats.E2]).toEqual(['yyyy-mm-dd', '0.0%', '0.00'])
  })

  it('are texts where a name looks like anything else', async () => {
    const named = hostileNames.map((customer) => visit({ customer }))
    const [, sheet] = readWorkbook(await written(report(named), 'xlsx'))
    expect(sheet?.rows.slice(1).map((row) => row[0])).toEqual(hostileNames)
    expect(sheet?.xml).not.toMatch(/<f>|t="str"|hyperlink/i)
  })
})

describe('the file', () => {
  it('is the same bytes for the same result', async () => {
    const file = await written(report(visits), 'xlsx')
    expect((await written(report(visits), 'xlsx')).equals(file)).toBe(true)
    for (const { name, packed, text } of unpacked(file)) {
      expect([name, packed]).toEqual([name, [0, 0x21]])
      expect([name, isWellFormed(text)]).toEqual([name, true])
      expect(text).not.toMatch(/\d{4}-\d{2}-\d{2}T/)
    }
    expect(partOf(file, 'docProps/core.xml')).toContain('<dc:title>Visits as of 2026-03-31</dc:title>')
  })

  it('prints on A4 across with its head on every page, as wide as the page, and what proves it at the foot', async () => {
    const file = await written(report(visits), 'xlsx')
    const book = partOf(file, 'xl/workbook.xml')
    expect(book).toContain(`<definedName name="_xlnm.Print_Titles" localSheetId="1">'Visits'!$1:$1</definedName>`)
    expect(book).toContain(`localSheetId="1" hidden="1">'Visits'!$A$1:$I$3</definedName>`)
    expect(book).toContain(`localSheetId="2">'By month'!$4:$4</definedName>`)
    const sheet = partOf(file, 'xl/worksheets/sheet2.xml')
    expect(sheet).toContain('<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>')
    expect(sheet).toContain('&amp;LVisits as of 2026-03-31  Journal head #7:ab&amp;R&amp;P / &amp;N')
    expect(partOf(file, 'xl/worksheets/sheet1.xml')).toContain('orientation="portrait"')
    // The standard's order: a spreadsheet takes a file with another one for damaged.
    const order = [
      'sheetPr',
      'sheetViews',
      'cols',
      'sheetData',
      'autoFilter',
      'pageMargins',
      'pageSetup',
      'headerFooter',
    ]
    const places = [...order, 'ignoredErrors'].map((tag) => sheet.search(new RegExp(`<${tag}[ >/]`)))
    expect(places).toEqual([...places].sort((a, b) => a - b))
    expect(places.every((place) => place > 0)).toBe(true)
  })

  it('filters as many columns as there are', async () => {
    const columns = Array.from({ length: 60 }, (_, i) => ({ key: `c${i}`, title: same(`C${i}`), cell: () => i }))
    for (const [count, last] of [
      [26, 'Z'],
      [27, 'AA'],
      [52, 'AZ'],
      [60, 'BH'],
    ] as const) {
      const [sheet] = readWorkbook(await written({ json: {}, parts: [table(columns.slice(0, count), ['x'])] }, 'xlsx'))
      expect(sheet?.xml).toContain(`<autoFilter ref="A1:${last}2"/>`)
    }
  })

  it('is refused where a sheet has no room for the rows, with what to do', async () => {
    const items = { length: mostRows } as readonly string[]
    const many = { json: {}, parts: [{ kind: 'table', columns: [], items } as const] }
    await expect(written(many, 'xlsx')).rejects.toMatchObject({ exitCode: 2, message: /no room for more than 1047576/ })
  })

  it('is a matter of seconds for a long list', takesLong, async () => {
    const many = Array.from({ length: 20_000 }, (_, i) => visit({ customer: `客户 ${i}` }))
    const file = await written({ json: {}, parts: [table(visitColumns, many)] }, 'xlsx')
    expect(partOf(file, 'xl/worksheets/sheet1.xml')).toContain('<autoFilter ref="A1:I20001"/>')
  })
})

describe.skipIf(noSpreadsheet)('in a spreadsheet program', () => {
  it('every sheet opens with the figures of the report, and names are text', takesLong, async () => {
    const named = [...hostileNames, '_x0041_', 'constructor', '  两端  '].map((customer) => visit({ customer }))
    const sheets = opened(await written(report(named), 'xlsx'))
    expect(Object.keys(sheets).sort()).toEqual(['By maintainer', 'By month', 'Notes', 'Overview', 'Visits'])
    const rows = named.map(({ customer }) => [
      customer,
      '2026-02-28',
      '3',
      '90.5%',
      // Shown as 12345.60; a CSV of a spreadsheet has numbers as they are.
      '12345.6',
      'TRUE',
      'breach',
      '第一行\n第二行',
      `certdesk contact add "${customer}"`,
    ])
    expect(sheets.Visits).toEqual([visitColumns.map(({ title }) => title.en), ...rows])
    // The same rows as CSV has them, where the two write alike.
    const csv = parse((await written(report(named), 'csv')).toString(), { bom: true }) as string[][]
    expect(sheets.Visits?.slice(1).map((row) => [row[1], row[2]])).toEqual(csv.slice(1).map((row) => [row[1], row[2]]))
  })
})

it('has its sentences where a list has some', async () => {
  const counted = list('visits', visitColumns, visits, same('none'), [sentence({ en: 'Two visits.', zh: '共两次。' })])
  const [sheet] = readWorkbook(await written(counted, 'xlsx'))
  expect(sheet?.rows.at(-1)?.[0]).toBe('Two visits.')
})
