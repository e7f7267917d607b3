import { describe, expect, it } from 'vitest'
import { encode } from '../intake/encoders.ts'
import { bookOf } from '../intake/workbook/books.ts'
import { importer } from './lists.ts'

const bom = '\ufeff'
const one = [
  ['客户名称', '联系人', '注册地址', '手机'],
  ['深圳甲有限公司', '张三', '深圳市福田区甲路1号', '13800000001'],
  ['深圳乙有限公司', '李四', '深圳市福田区甲路2号', '13800000002'],
]
const other = [
  ['注册地址', '手机', '客户名称', '联系人', '统一社会信用代码'],
  ['广州市天河区乙路2号', '13800000003', '广州丙有限公司', '王五', '91440300MA5NCT0870'],
  ['广州市天河区乙路3号', '13800000004', '广州丁有限公司', '赵六', ''],
]

type Rows = readonly (readonly string[])[]

const csv = (rows: Rows, delimiter = ',') => rows.map((cells) => `${cells.join(delimiter)}\n`).join('')

/** The lists as they come: one file behind the other, with and without a mark or a line end between them, or on one sheet. */
const glued: readonly (readonly [string, string | Buffer])[] = [
  ['cat', csv(one) + csv(other)],
  ['cat, with a mark before each', bom + csv(one) + bom + csv(other)],
  ['cat, without a line end between them', csv(one).trimEnd() + csv(other)],
  ['cat, with a mark and no line end', csv(one).trimEnd() + bom + csv(other)],
  ['tabs', csv(one, '\t') + csv(other, '\t')],
  ['GBK', encode(csv(one) + csv(other), 'gb18030')],
  ['GBK behind UTF-8', Buffer.concat([Buffer.from(csv(one)), encode(csv(other), 'gb18030')])],
  ['a sheet', bookOf([{ rows: [...one, ...other].map((row) => [...row]) }])],
  ['a sheet with titles between', bookOf([{ rows: [...one, [], ['广州客户名单'], ...other].map((row) => [...row]) }])],
  [
    'a web page',
    Buffer.from(
      `<html><table>${[...one, ...other].map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('')}</table></html>`,
    ),
  ],
  ['titles between', `${csv(one)}\n广州客户名单,,,\n${csv(other)}`],
  ['the first once more behind it', csv(one) + csv(other) + csv(one)],
  [
    'quotation marks',
    bom +
      csv(one)
        .replace(/[^,\n]+/g, '"$&"')
        .trimEnd() +
      bom +
      csv(other).replace(/[^,\n]+/g, '"$&"'),
  ],
]

const customers = async (own: Awaited<ReturnType<typeof importer>>) => {
  const { customers } = await own.json(['customer', 'list'])
  const found = []
  for (const { code } of customers) {
    const { name, registeredAddress, creditCode, persons } = await own.customer(code)
    found.push([name, registeredAddress, persons[0]?.name, persons[0]?.mobile, creditCode])
  }
  return found
}

const read = [
  ['深圳甲有限公司', '深圳市福田区甲路1号', '张三', '13800000001', null],
  ['深圳乙有限公司', '深圳市福田区甲路2号', '李四', '13800000002', null],
  ['广州丙有限公司', '广州市天河区乙路2号', '王五', '13800000003', '91440300MA5NCT0870'],
  ['广州丁有限公司', '广州市天河区乙路3号', '赵六', '13800000004', null],
]

describe('a second header further down', () => {
  it.each(glued)('begins a new table that is read by its own order: %s', async (_, list) => {
    const own = await importer()
    const done = await own.takes(list)
    expect(done).toMatchObject({ created: 4, rejected: 0, waiting: 0 })
    expect(await customers(own)).toEqual(read)
    expect(await own.takes(list)).toMatchObject({ created: 0, updated: 0, rejected: 0 })
  })

  it('is said with its line, and which columns of it are not known', async () => {
    const own = await importer()
    const more = other.map((row, at) => [...row, at === 0 ? '颜色' : '红'])
    const zh = await own.said(csv(one) + csv(more), 'zh', '--dry-run')
    expect(zh.err).toContain('第 4 行是另一个表头，其下各行按该表头读取')
    expect(zh.err).toContain('颜色')
    const en = await own.said(csv(one) + csv(more), 'en', '--dry-run')
    expect(en.err).toContain('Line 4 is another header')
    const done = await own.takes(csv(one) + csv(more))
    expect(done.unknownColumns).toEqual(['颜色'])
    expect(done).toMatchObject({ headers: [{ line: 4, cells: more[0] }] })
  })

  it('has its rejects under the same columns as those of the first, and they are read back', async () => {
    const own = await importer()
    const broken = [other[0] as string[], ['广州市天河区乙路2号', '13800000003', '', '王五', '91440300MA5NCT0870']]
    const short = ['广州市天河区乙路9号', '13800000009']
    const list = csv([...one.slice(0, 2), ['', '钱七', '深圳市福田区甲路7号', '13800000007']]) + csv([...broken, short])
    const done = await own.takes(list, '--rejects', 'r.csv')
    expect(done).toMatchObject({ created: 1, rejected: 3 })
    expect(done.rejects.map(({ line }) => line)).toEqual([3, 5, 6])
    const [head, first, second] = own.readFile('r.csv').split('\r\n')
    expect(head).toMatch(/_check,客户名称,联系人,注册地址,手机,统一社会信用代码$/)
    expect(first).toMatch(/,,钱七,深圳市福田区甲路7号,13800000007/)
    expect(second).toMatch(/,,王五,广州市天河区乙路2号,13800000003,91440300MA5NCT0870$/)
    const mended = own
      .readFile('r.csv')
      .replace(',,王五', ',广州丙有限公司,王五')
      .replace(',,钱七', ',深圳庚有限公司,钱七')
    const again = await own.takes(mended)
    expect(again).toMatchObject({ created: 2, rejected: 1 })
    expect(await own.customer('广州丙有限公司')).toMatchObject({ creditCode: '91440300MA5NCT0870' })
  })

  it('names the cells of a sheet by its own columns', async () => {
    const own = await importer()
    const rows = [...one, other[0] as string[], ['广州市天河区乙路2号', '13800000003', '广州丙有限公司', '王五', '123']]
    const done = await own.takes(bookOf([{ rows: rows.map((row) => [...row]) }]))
    expect(done.warnings.filter(({ field }) => field === 'creditCode')).toMatchObject([{ line: 5, cell: 'E5' }])
  })

  it('may have other columns altogether, by whose names it is told', async () => {
    const own = await importer()
    const certificates = [
      ['证书编号', '企业名称', '认证标准', '发证日期', '有效期至'],
      ['CN-1', '深圳甲有限公司', 'ISO 9001', '2024-01-05', '2027-01-04'],
    ]
    expect(await own.takes(csv(one) + csv(certificates))).toMatchObject({ rows: 3, created: 2, updated: 1 })
    expect((await own.json(['certificate', 'list'])).certificates).toMatchObject([{ number: 'CN-1' }])
  })

  it('is read by --map as far as it has the header', async () => {
    const own = await importer()
    const first = [
      ['受评方', '客服'],
      ['深圳甲有限公司', '张三'],
    ]
    const second = [
      ['客户名称', '受评方'],
      ['广州乙有限公司', '旧名厂'],
    ]
    const done = await own.takes(csv(first) + csv(second), '--map', '受评方=name', '--map', '客服=ignore')
    expect(done.rows).toBe(2)
  })

  it('is none where a row only has words that head columns elsewhere', async () => {
    const own = await importer()
    const list = csv([
      ['客户名称', '客户级别', '备注', '跟进人'],
      ['深圳甲有限公司', '客户', '电话', '客服'],
      ['珠海医院', '企业', '微信', '业务员'],
      ['广州丙厂', '', '名称', ''],
    ])
    expect(await own.takes(list)).toMatchObject({ rows: 3, created: 3 })
    const { customers } = await own.json(['customer', 'list'])
    expect(customers.map(({ name }: { name: string }) => name)).toEqual(['深圳甲有限公司', '珠海医院', '广州丙厂'])
  })

  it('never becomes a customer of its own', async () => {
    const own = await importer()
    const done = await own.takes(csv([...one, ['客户名称', '深圳某某有限公司', '', '']]))
    expect(done).toMatchObject({ created: 2 })
    const { customers } = await own.json(['customer', 'list'])
    expect(customers).toHaveLength(2)
  })

  it('is refused where a list is taken as a whole', async () => {
    const own = await importer()
    await own.json(['staff', 'add', '陈红', '--role', 'manager'])
    const file = own.file('题号,阶段,满分,题目\nA1,合同受理,10,受理\n阶段,题号,题目,满分\n证后服务,C1,服务,10\n')
    const done = await own.at(['survey', 'questionnaire', 'import', file])
    expect(done.code).toBe(2)
  })
})
