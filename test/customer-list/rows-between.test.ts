import { describe, expect, it } from 'vitest'
import { bookOf } from '../intake/workbook/books.ts'
import { importer } from './lists.ts'

const header = ['客户名称', '证书编号', '认证标准', '发证日期', '有效期至']
const days = ['2024-01-05', '2027-01-04']
const certified = (name: string, number: string, standard = 'ISO 9001') => [name, number, standard, ...days]

type Rows = readonly (readonly string[])[]

const csv = (rows: Rows) => rows.map((cells) => `${cells.join(',')}\n`).join('')

const both = (rows: Rows) => [csv(rows), bookOf([{ rows: rows.map((row) => [...row]) }])]

const customers = async ({ json }: { json: (argv: string[]) => Promise<{ customers: { name: string }[] }> }) =>
  (await json(['customer', 'list'])).customers.map(({ name }) => name)

const certificates = async (own: Awaited<ReturnType<typeof importer>>) =>
  (await own.json(['certificate', 'list'])).certificates.map(
    ({ number, name }: { number: string; name: string }) => `${number} ${name}`,
  )

describe('lines that are no customers', () => {
  it.each([
    ['华东区小计', 'total'],
    ['2024年度合计', 'total'],
    ['一季度 小计', 'total'],
    ['二、华北区', 'section'],
    ['（三）华南区', 'section'],
    ['第二部分：获证企业', 'section'],
    ['3．西南地区', 'section'],
    ['华北区', 'section'],
    ['【上海市】', 'section'],
    ['暂停客户', 'section'],
  ])('%s is passed over and said', async (text, code) => {
    for (const list of both([
      header,
      certified('甲一有限公司', 'CN-1'),
      [text, '', '', '', ''],
      certified('甲二厂', 'CN-2'),
    ])) {
      const own = await importer()
      const done = await own.takes(list)
      expect(done).toMatchObject({ rows: 2, created: 2, skipped: [{ line: 3, code, text }] })
      expect(await customers(own)).toEqual(['甲一有限公司', '甲二厂'])
    }
  })

  it('are told beside counts, and in the column before the name', async () => {
    const own = await importer()
    const done = await own.takes(
      csv([
        ['序号', '客户名称', '电话', '员工人数'],
        ['1', '甲一有限公司', '1', '20'],
        ['华东区小计', '', '', '20'],
        ['', '二、华北区', '', '12'],
        ['二、华北区', '', '', ''],
        ['2', '甲二有限公司', '2', '30'],
      ]),
    )
    expect(done.skipped.map(({ line, code }) => [line, code])).toEqual([
      [3, 'total'],
      [4, 'section'],
      [5, 'section'],
    ])
    expect(await customers(own)).toEqual(['甲一有限公司', '甲二有限公司'])
  })

  it('are none of the names that only look so', async () => {
    const own = await importer()
    const names = [
      '一汽大众有限公司',
      '三一重工股份有限公司',
      '浦东新区人民医院',
      '上海会计',
      '北京设计',
      '第二人民医院',
      '七匹狼',
    ]
    await own.takes(csv([['客户名称', '电话', '传真'], ...names.map((name) => [name, '1', '2'])]))
    expect(await customers(own)).toEqual(names)
  })

  it('are the numbers before names, which are taken off and said; before anything else somebody is asked', async () => {
    const own = await importer()
    const list = csv([
      ['客户名称', '电话'],
      ['1、深圳甲有限公司', '13800000001'],
      ['（二）深圳乙有限公司', '13800000002'],
      ['3.1度文化有限公司', '13800000003'],
      ['四、张三商店老板', '13800000004'],
    ])
    const done = await own.takes(list)
    expect(done).toMatchObject({ created: 3, rejected: 1 })
    expect(done.rejects).toMatchObject([{ line: 5, code: 'numbered-name' }])
    expect(done.warnings.map(({ line, code }) => [line, code])).toEqual([
      [2, 'number-taken-off'],
      [3, 'number-taken-off'],
    ])
    expect(await customers(own)).toEqual(['深圳甲有限公司', '深圳乙有限公司', '3.1度文化有限公司'])
    expect(await own.takes(list)).toMatchObject({ created: 0, unchanged: 3 })
  })
})

describe('a word or mark for the row above', () => {
  it.each(['同上', '同前', ' 同上 ', '〃', '″', '同上。', 'ditto'])('%j is the same customer', async (text) => {
    const rows = [
      header,
      certified('甲一有限公司', 'CN-1'),
      certified(text, 'CN-2', 'ISO 14001'),
      ['华东区小计', '', '', '', ''],
      certified(text, 'CN-3', 'ISO 45001'),
      certified('甲二有限公司', 'CN-4'),
      certified(text, 'CN-5', 'ISO 14001'),
    ]
    for (const list of both(rows)) {
      const own = await importer()
      expect(await own.takes(list)).toMatchObject({ rows: 5, created: 2, updated: 3, rejected: 0 })
      expect(await certificates(own)).toEqual([
        'CN-1 甲一有限公司',
        'CN-2 甲一有限公司',
        'CN-3 甲一有限公司',
        'CN-4 甲二有限公司',
        'CN-5 甲二有限公司',
      ])
    }
  })

  it('has the number and the code of the customer above, where it gives none', async () => {
    const own = await importer()
    const list = csv([
      ['客户编号', '客户名称', '信用代码', '联系人'],
      ['C1', '甲一有限公司', '91440300MA5NCT0870', '张三'],
      ['C2', '甲一有限公司', '', '李四'],
      ['', '同上', '', '王五'],
    ])
    expect(await own.takes(list)).toMatchObject({ created: 2, updated: 1, rejected: 0 })
    expect((await own.json(['customer', 'person', 'list', 'C2'])).persons).toHaveLength(2)
  })

  it('is said in any other column', async () => {
    const own = await importer()
    const done = await own.takes(
      csv([header, certified('甲一有限公司', 'CN-1'), ['甲二厂', 'CN-2', '同上', '〃', '同上']]),
    )
    expect(done.warnings.map(({ line, code, field, value }) => [line, code, field, value])).toEqual([
      [3, 'as-above', 'standard', '同上'],
      [3, 'as-above', 'issued', '〃'],
      [3, 'as-above', 'expires', '同上'],
    ])
    expect((await own.json(['certificate', 'list'])).certificates[1]).toMatchObject({
      ...{ number: 'CN-2', standard: 'ISO 9001', issued: '2024-01-05', expires: '2027-01-04' },
    })
  })

  it('means nothing where no row is above that can be read', async () => {
    const own = await importer()
    const list = `${csv([header, certified('同上', 'CN-1')])}甲三,CN-3\n${csv([certified('同上', 'CN-2'), ['甲四厂', 'CN-4', 'ISO 9001', '', ''], ['甲五厂', 'CN-5', 'ISO 9001', '同上', '同上']])}`
    const done = await own.takes(list, '--rejects', 'r.csv')
    expect(done.rejects.map(({ line, code }) => [line, code])).toEqual([
      [2, 'nothing-above'],
      [3, 'cell-count'],
      [4, 'nothing-above'],
      [5, 'no-issue-day'],
      [5, 'no-expiry'],
      [6, 'nothing-above'],
      [6, 'nothing-above'],
    ])
    expect(await customers(own)).toEqual(['甲四厂', '甲五厂'])
    // Above it there stands another row now.
    const again = await own.takes(own.readFile('r.csv'))
    expect(again).toMatchObject({ created: 0, rejected: 3 })
  })

  it('stands in the rejects as what it means', async () => {
    const own = await importer()
    const list = csv([header, certified('甲一有限公司', 'CN-1'), certified('同上', '待定', '同上')])
    await own.takes(list, '--rejects', 'r.csv')
    expect(own.readFile('r.csv')).toContain('甲一有限公司,待定,ISO 9001')
  })
})

describe('a row with a certificate', () => {
  it.each(['-', '无', '合计', '华东区小计', '二、华北区', '不详', '测试', ''])(
    'is not passed over where its name is %j',
    async (name) => {
      for (const list of both([header, certified('甲一有限公司', 'CN-1'), certified(name, 'CN-7')])) {
        const own = await importer()
        const done = await own.takes(list)
        expect(done).toMatchObject({ rows: 2, created: 1, rejected: 1, skipped: [] })
        expect(done.rejects).toMatchObject([
          { line: 3, field: 'name', row: expect.arrayContaining([{ field: 'certificateNumber', value: 'CN-7' }]) },
        ])
      }
    },
  )

  it('is one of a contract, too', async () => {
    const own = await importer()
    const done = await own.takes('客户名称,合同编号\n甲一有限公司,HT-1\n合计,HT-2\n合计,2\n合计,共 2 份\n')
    expect(done).toMatchObject({ rows: 2, rejected: 1 })
    expect(done.skipped.map(({ line }) => line)).toEqual([4, 5])
  })
})
