import fs from 'node:fs'
import path from 'node:path'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bookOf, failed, type Given, kinds, listOf, shown } from '../intake/workbook/books.ts'
import { tries } from '../tries.ts'
import { desk } from '../upkeep/desk.ts'
import { verbs } from '../walk.ts'
import { importer } from './lists.ts'

const header = ['客户编号', '客户名称', '统一社会信用代码', '电话', '发证日期', '有效期至', '证书编号', '认证标准']
const good: readonly Given[] = [
  ...['C1', '甲厂', '91440300192203821Q', 75588888888],
  ...[shown(45689, 'yyyy-mm-dd'), shown(46784, 'm/d/yy'), 'Q-1', 'ISO 9001'],
]

it.each(kinds)('a customer list in %s is taken like one in CSV', async (kind) => {
  const csv = '甲厂,91440300192203821Q,0755-88888888,2025-02-01,2028-02-01,Q-1,ISO 9001'
  const [own, other] = [await importer(), await importer()]
  await own.takes(`${header.join(',')}\nC1,${csv}\n`)
  const done = await other.takes(listOf([header, good], kind))
  expect(done).toMatchObject({ rows: 1, created: 1, rejected: 0, delimiter: null, sheet: 'Sheet1' })
  expect(await other.exported()).toBe(await own.exported())
})

it('every command that takes a list takes the sheet of a workbook', () => {
  const lists = verbs.filter(({ verb }) => 'encoding' in (verb.flags ?? {}))
  expect(lists.length).toBeGreaterThan(7)
  for (const { name, verb } of lists) expect([name, 'sheet' in (verb.flags ?? {})]).toEqual([name, true])
})

describe('values that a spreadsheet lost', () => {
  const rows: readonly (readonly Given[])[] = [
    header,
    good,
    ['C2', '乙厂', Number('914403001922038217'), '', '', '', '', ''],
    ['C3', '丙厂', '9.14403E+17', '', '', '', '', ''],
    ['C4', failed(42), '', failed(23), '', '', '', ''],
    ['C5', '丁厂', '', Number('1380013800013800'), '', '', '', ''],
    ['C6', '戊厂', '', '########', '', '', '', ''],
  ]

  it('are named with their cells, and none of them is stored', async () => {
    const { takes, exported } = await importer()
    const done = await takes(listOf(rows))
    expect(done).toMatchObject({ rows: 6, created: 3, rejected: 3, waiting: 2 })
    expect(done.rejects.map(({ cell, field, value }) => [cell, field, value])).toEqual([
      ['C3', 'creditCode', '9.14403001922038E+17'],
      ['C4', 'creditCode', '9.14403E+17'],
      ['B5', 'name', '#N/A'],
      ['D5', 'phone', '#REF!'],
      ['D6', 'phone', '1.3800138000138E+15'],
      ['D7', 'phone', '########'],
    ])
    expect((await exported()).split('\n')).toHaveLength(5)
  })

  it('are told to people by cell and field', async () => {
    const { said } = await importer()
    const { all } = await said(listOf(rows), 'zh')
    expect(all).toMatch(/单元格/)
    expect(all).toMatch(/B5 .*客户名称.*#N\/A.*公式错误/)
    expect(all).toMatch(/D2 .*开头的 0 已被表格软件去掉/)
  })

  it('are lost in CSV too', async () => {
    const { takes } = await importer()
    const done = await takes('客户名称,电话,备注\n甲,1.38E+10,\n#N/A,,\n乙,,########\n丙,,#1 车间\n')
    expect(done.rejects.map(({ line, field }) => [line, field])).toEqual([
      [2, 'phone'],
      [3, 'name'],
      [4, 'note'],
    ])
  })
})

describe('rejected rows', () => {
  const rows: readonly (readonly Given[])[] = [
    ['客户编号', '客户名称', '电话', '发证日期'],
    ['C1', '', '0012', shown(46203, 'yyyy-mm-dd')],
    ['C2', '=乙厂', Number('9144030019220382'), ''],
  ]

  it.each(['rest.xlsx', 'rest.csv'])('come back as %s, to be mended there and imported again', async (name) => {
    const { at, file, json, cwd, takes } = await importer()
    const list = file(listOf(rows))
    expect((await at(['customer', 'import', list, '--rejects', name])).code).toBe(1)
    expect(await json(['customer', 'list'])).toMatchObject({ customers: [{ code: 'C2', name: '=乙厂' }] })
    const rest = fs.readFileSync(path.join(cwd, name))
    expect(rest.subarray(0, 2).toString() === 'PK').toBe(name === 'rest.xlsx')
    const again = await takes(rest)
    expect(again.rejects.map(({ field, value }) => [field, value])).toEqual([
      ['name', null],
      ['phone', '9.14403001922038E+15'],
    ])
    expect(again).toMatchObject({ rows: 2, unknownColumns: [], rejected: 1, unchanged: 1, waiting: 1 })
    const second = await at(['customer', 'import', name, '--rejects', `again-${name}`])
    expect(second.code).toBe(1)
  })

  it('are not written to a workbook of another kind', async () => {
    const { at, file } = await importer()
    const outcome = await at(['customer', 'import', file(listOf(rows)), '--rejects', 'rest.xls'])
    expect(outcome).toMatchObject({ code: 2, out: '' })
    expect(outcome.err).toContain('Let its name end in .xlsx or .csv.')
  })

  it('of CSV may be a workbook as well', async () => {
    const { at, file, cwd, takes } = await importer()
    await at(['customer', 'import', file("客户名称,电话\n,'+852 2123\n"), '--rejects', 'rest.xlsx'])
    const again = await takes(fs.readFileSync(path.join(cwd, 'rest.xlsx')))
    expect(again).toMatchObject({ encoding: 'xlsx', rows: 1, rejected: 1 })
  })
})

it('a workbook comes through the standard input, with a sheet that is asked for', async () => {
  const { at, json } = await importer()
  const book = bookOf([
    { name: '说明', rows: [['请勿改动']] },
    { name: '客户', rows: [header, good] },
  ])
  const refused = await at(['customer', 'import', '-', '--lang', 'zh'], { stdin: book })
  expect(refused).toMatchObject({ code: 2, out: '' })
  expect(refused.err).toContain('标准输入有多个含数据的工作表：1“说明”（1 行）、2“客户”（2 行）。')
  expect((await at(['customer', 'import', '-', '--sheet', '客户'], { stdin: book })).code).toBe(0)
  expect((await json(['customer', 'list'])).customers).toHaveLength(1)
})

it('what is exported as a workbook comes back as it was', async () => {
  const text = fc.stringMatching(/^[=+@'甲A-][一-七A-Za-z0-9=+@'";,（）·-]{0,12}[一-七A-Za-z]$/)
  const person = fc.record({ name: text, note: text, phone: fc.constantFrom('', '0755-88888888', '13800138000') })
  const list = fc.uniqueArray(person, { minLength: 1, maxLength: 4, selector: ({ name }) => name })
  await fc.assert(
    fc.asyncProperty(list, async (customers) => {
      const [own, other] = [desk(), desk()]
      for (const each of [own, other]) await each.json(['init', '--go-live', '2025-01-16'])
      const rows = customers.map(({ name, note, phone }, n) => [`C${n}`, name, note, phone])
      fs.writeFileSync(path.join(own.cwd, 'a.xlsx'), listOf([['客户编号', '客户名称', '备注', '电话'], ...rows]))
      await own.json(['customer', 'import', 'a.xlsx'])
      const csv = (await own.at(['customer', 'export', '--format', 'csv'])).out
      await own.at(['customer', 'export', '--format', 'xlsx', '--output', path.join(other.cwd, 'b.xlsx')])
      const outcome = await other.at(['customer', 'import', 'b.xlsx', '--format', 'json'])
      expect([outcome.code, outcome.err]).toEqual([0, ''])
      expect((await other.at(['customer', 'export', '--format', 'csv'])).out).toBe(csv)
      expect(parse(csv.replace('\ufeff', ''))).toHaveLength(rows.length + 1)
    }),
    { numRuns: tries(5) },
  )
})
