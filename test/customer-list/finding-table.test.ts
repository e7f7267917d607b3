import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { customerHeaders } from '../../src/customer-list/headers.ts'
import { recognizeHeaders } from '../../src/intake/headers.ts'
import { encode } from '../intake/encoders.ts'
import { bookOf, kinds, listOf } from '../intake/workbook/books.ts'
import { tries } from '../tries.ts'
import { importer } from './lists.ts'

const head = ['序号', '获证组织名称', '证书编号', '认证依据', '发证日期', '有效期至', '证书状态']
const certified = (n: number, name = `广州示例${n}号有限公司`) =>
  [String(n), name, `Q-${n}`, 'GB/T 19001-2016', '2025-02-01', '2028-01-31', '有效'] as const

const csv = (rows: readonly (readonly string[])[], delimiter = ',') =>
  `${rows.map((row) => row.join(delimiter)).join('\r\n')}\r\n`

/** What a certification body prints: titles, and the header once more on each page. */
const printed: readonly (readonly string[])[] = [
  ['获证客户名单'],
  ['制表日期：2026-06-30'],
  [],
  head,
  certified(1),
  certified(2, '合计科技有限公司'),
  ['获证客户名单'],
  head,
  certified(3),
  ['第 1 页 共 2 页'],
  certified(4, '制表机械（深圳）有限公司'),
  ['6'],
  ['合计', '4 家'],
  ['制表人：张三', '审核：李四'],
  ['注：以上均为有效证书'],
  ['以下空白'],
]

const skippedOf = ({ skipped }: { skipped: readonly { code: string; line: number }[] }) =>
  skipped.map(({ code, line }) => `${line} ${code}`)

describe('a list as it is printed', () => {
  const lines = ['7 title', '8 head', '10 page', '12 number', '13 total', '14 signature', '15 note', '16 end']

  it('has its head below titles, and lines that are no rows, in text as in any workbook', async () => {
    const own = await importer()
    const plain = await own.takes(csv([head, ...printed.filter((row) => row.length === 7 && row !== head)]))
    expect(plain).toMatchObject({ rows: 4, created: 4, skipped: [] })
    for (const list of [csv(printed), encode(csv(printed), 'gb18030'), ...kinds.map((kind) => listOf(printed, kind))]) {
      const other = await importer()
      const done = await other.takes(list)
      expect(done).toMatchObject({ rows: 4, created: 4, rejected: 0, unknownColumns: ['序号'] })
      expect(skippedOf(done)).toEqual(lines)
      expect(await other.exported()).toBe(await own.exported())
      expect(await other.takes(list)).toMatchObject({ rows: 4, unchanged: 4 })
    }
  })

  it('says what it left out, three of a kind', async () => {
    const { said } = await importer()
    const pages = Array.from({ length: 5 }, (_, n) => [certified(n + 1), [`第${n + 1}页`]]).flat()
    const zh = await said(csv([...printed.slice(0, 4), ...pages]), 'zh', '--dry-run')
    expect(zh.err).toContain('表头以上未导入：第 1 行“获证客户名单”；第 2 行“制表日期：2026-06-30”。')
    expect(zh.out).toContain('跳过非数据行：5 行。')
    expect(zh.out).toContain('页码（5）：第 6 行“第1页”、第 8 行“第2页”、第 10 行“第3页” 等')
    const en = await said(csv(printed), 'en', '--dry-run')
    expect(en.out).toContain('Skipped: 8 lines that are no rows.')
    expect(en.out).toContain('the header once more (1): line 8 "序号 | 获证组织名称')
  })

  it('may have titles merged over its width', async () => {
    const { takes } = await importer()
    const book = bookOf([{ rows: printed.map((row) => [...row]), merges: ['A1:G1', 'A2:G2', 'A7:G7', 'A16:G16'] }])
    expect(await takes(book)).toMatchObject({ created: 4, skipped: { length: 8 } })
  })

  it('rejects go without the titles to a file that is read back', async () => {
    const { takes, cwd } = await importer()
    const broken = printed.map((row) => (row[0] === '3' ? row.map((cell, at) => (at === 1 ? '' : cell)) : row))
    expect(await takes(csv(broken), '--rejects', 'r.csv')).toMatchObject({ rows: 4, created: 3, rejected: 1 })
    expect(readFileSync(`${cwd}/r.csv`, 'utf8').split('\r\n')).toHaveLength(3)
  })
})

describe('a name that is none', () => {
  const none = [
    '1',
    '????',
    '？？',
    '不详',
    'NA',
    'N/A',
    '无',
    '-',
    '未知',
    '测试',
    '测试2',
    'test',
    '——',
    '待定',
    'null',
  ]

  it('makes no customer: its line is skipped', async () => {
    const { takes, json } = await importer()
    const done = await takes(`客户名称,客户编号,电话\n甲公司,,\n${none.map((name) => `${name},,1`).join('\n')}\n`)
    expect(done).toMatchObject({ rows: 1, created: 1, rejected: 0 })
    expect(skippedOf(done)).toEqual(none.map((_, n) => `${n + 3} no-name`))
    expect((await json(['customer', 'list'])).customers).toHaveLength(1)
  })

  it('beside a code of its own is rejected, since somebody is meant', async () => {
    const { takes } = await importer()
    const done = await takes('客户名称,客户编号,信用代码\n不详,C7,\n1,,91440300MA5NCT0870\n-,C9,\n')
    expect(done).toMatchObject({ rows: 3, created: 0, rejected: 3, skipped: [] })
    expect(done.rejects.map(({ line, field }) => [line, field])).toEqual([
      [2, 'name'],
      [3, 'name'],
      [4, 'name'],
    ])
  })

  it('is a total beside a count, in whichever column it stands, and none beside a code', async () => {
    const { takes } = await importer()
    const done = await takes('客户名称,信用代码,客户编号\n甲公司,,\n合计,5,\n总计,,12 家\n合计,91440300MA5NCT0870,\n')
    expect(skippedOf(done)).toEqual(['3 total', '4 total'])
    expect(done).toMatchObject({ rows: 2, created: 2 })
  })

  it.each([
    ['-- 第 2 页 --', 'page'],
    ['2/3', 'no-name'],
    ['—第2页—', 'page'],
  ])('%s is the number of a page', async (text, code) => {
    const { takes } = await importer()
    const done = await takes(`客户名称,联系人\n甲公司,张三\n${text},\n`)
    expect([done.created, skippedOf(done)]).toEqual([1, [`3 ${code}`]])
  })

  it('is told in the column of codes too, where that stands first, and in a row that is too short', async () => {
    const { takes } = await importer()
    const done = await takes(
      '统一社会信用代码,企业名称,联系人\n,甲公司,张三\n第1页,,\n注：以上为全部客户,,\n注：以上为全部客户\n制表人：王芳\n',
    )
    expect([done.created, done.rejected, skippedOf(done)]).toEqual([
      1,
      0,
      ['3 page', '4 note', '5 note', '6 signature'],
    ])
  })

  it('is not one that only begins so', async () => {
    const { counts } = await importer()
    const names = [
      '合计科技有限公司',
      '无锡',
      '测试仪器厂',
      '1688网络',
      '第一页印刷厂',
      '注：册',
      '无',
      '小计商行',
      '页',
    ]
    expect(await counts(`客户名称,电话,传真\n${names.map((name) => `${name},1,2`).join('\n')}\n`)).toEqual([
      8, 8, 0, 0, 0,
    ])
  })
})

describe('what parts the cells', () => {
  it.each([',', ';', '\t', '|', '^', ':', '，', '；'])('may be %j, below a title too', async (delimiter) => {
    const { takes, customer } = await importer()
    const rows = [
      ['获证企业', '联系电话', '联系人'],
      ['甲机械厂', '0755-88888888', '李明'],
      ['乙机械厂', '0755-88888889', ''],
    ]
    const done = await takes(`获证企业名单\n${csv(rows, delimiter)}`)
    expect(done).toMatchObject({ rows: 2, created: 2, delimiter })
    expect((await customer('甲机械厂')).phone).toBe('0755-88888888')
  })

  it('is not what times, addresses and sentences hold', async () => {
    const { takes } = await importer()
    const times = '客户名称\n甲：乙厂\n丙:丁厂\n'
    expect(await takes(times)).toMatchObject({ created: 2, delimiter: ',' })
    const noted = '客户名称,备注\n戊厂,10:30 来电，约 11:00；回访^无\n己厂,10:40 来电，约 11:10；回访^有\n'
    expect(await takes(noted)).toMatchObject({ created: 2, delimiter: ',' })
  })
})

describe('headers', () => {
  const names = [
    ...[
      '机构名称',
      '公司名',
      '名称',
      '全称',
      '企业全称',
      '获证企业',
      '获证组织名称',
      '证书持有人',
      '公司名稱',
      '企業名稱',
    ],
    ...[
      'Organization',
      'Organisation',
      'Customer',
      'Client',
      'Client Name',
      'Company Name',
      'Customer Name',
      '持證單位',
    ],
    ...[
      '客户名称（必填）',
      '*客户名称',
      '★企业名称',
      '客户名称(必填项)',
      '（选填）公司名',
      '【必填】單位名稱',
      '名称*',
    ],
  ]
  it.each(names)('%s is the name', (header) => {
    expect(recognizeHeaders([header], customerHeaders).columns).toMatchObject([{ field: 'name' }])
  })

  it.each([
    ['統一社會信用代碼', 'creditCode'],
    ['聯絡人', 'contactPerson'],
    ['手機號碼', 'mobile'],
    ['電話', 'phone'],
    ['電子郵箱', 'email'],
    ['註冊地址', 'registeredAddress'],
    ['郵遞區號', 'postcode'],
    ['證書編號', 'certificateNumber'],
    ['認證範圍', 'scope'],
    ['發證日期', 'issued'],
    ['有效期至（选填）', 'expires'],
    ['備註', 'note'],
    ['認證標準', 'standard'],
    ['聯絡電話', 'phone'],
    ['有效期限', 'expires'],
    ['最近一次监审', 'lastSurveillance'],
    ['注销/撤销日期', 'withdrawnOn'],
  ])('%s is %s', (header, field) => {
    expect(recognizeHeaders([header], customerHeaders).columns).toMatchObject([{ field }])
  })
})

describe('columns that their values tell', () => {
  const rows = [
    ['广州甲示例有限公司', '13800138001', '91440300MA5NCT0870', 'a@example.com', '李明', '广州市天河区一路1号'],
    ['广州乙示例厂', '13800138002', '', 'b@example.com', '王芳', '广州市天河区一路2号'],
    ['乙地医院', '13800138003；13800138004', '', '', '张三', '广州市天河区一路3号'],
  ]
  const all = ['name', 'mobile', 'creditCode', 'email', 'contactPerson', 'registeredAddress']

  it.each([
    ['say nothing', ['甲', '乙', '丙', '丁', '戊', '己']],
    ['are that they must be filled in', ['(必填)', '*', '（选填）', '必填', '★', '(必填项)']],
    ['are numbered', ['列1', '列2', '列3', '列4', '列5', '列6']],
    ['are not there', ['', '', '', '', '', '']],
  ])('whose headers %s are guessed, and each guess is said', async (_, header) => {
    const { takes, customer } = await importer()
    // A line of commas alone is no header: then the list has none.
    const done = await takes(csv([header, ...rows]))
    expect(done).toMatchObject({ rows: 3, created: 3, unknownColumns: [] })
    expect(done.guesses.map(({ field }) => field).sort()).toEqual([...all].sort())
    expect(await customer('广州甲示例')).toMatchObject({
      ...{ creditCode: '91440300MA5NCT0870', registeredAddress: '广州市天河区一路1号' },
    })
  })

  it('are said with how many values told', async () => {
    const { said } = await importer()
    const list = csv([
      ['甲', '电话'],
      ...Array.from({ length: 50 }, (_, n) => [n < 2 ? `老客户${n}` : `甲${n}公司`, '1']),
    ])
    const { err } = await said(list.replaceAll(/甲(\d)公司/g, '广州甲$1公司'), 'en', '--dry-run')
    expect(err).toContain(
      'Column "甲" was taken as name, because 48 of 50 values end in 公司 or the like; choose with --map 甲=FIELD.',
    )
    const zh = await said(list, 'zh', '--dry-run', '--map', '甲=name')
    expect(zh.err).not.toContain('按“客户名称”处理')
  })

  it('in a list without a header lose no row, and its rejects are read back', async () => {
    const { takes, said, cwd } = await importer()
    const headless = csv([['客户名单'], ...rows, ['', '13800138005', '', '', '', '']])
    const done = await takes(headless, '--rejects', 'r.csv')
    expect(done).toMatchObject({ rows: 4, created: 3, rejected: 1 })
    expect((await said(headless, 'zh', '--dry-run')).err).toContain('名单没有表头：数据从第 2 行开始。')
    const rejects = readFileSync(`${cwd}/r.csv`, 'utf8')
    expect(rejects.split('\r\n')[0]).toContain('name,mobile,creditCode,email,contactPerson,registeredAddress')
    expect(await takes(rejects)).toMatchObject({ rows: 1, rejected: 1 })
    for (const kind of ['xlsx', 'ods'] as const) {
      const own = await importer()
      expect(await own.takes(listOf([['客户名单'], ...rows], kind))).toMatchObject({ rows: 3, created: 3 })
    }
  })

  it('are not believed where their values are plainly something else', async () => {
    const { takes, json } = await importer()
    const swapped = csv([
      ['名称', '公司', '联系人', '电话'],
      ['91440300MA5NCT0870', '深圳甲有限公司', '13800138001', '李明'],
      ['91110000600037341L', '深圳乙有限公司', '13800138002', '王芳'],
      ['914403001922038216', '深圳丙有限公司', '13800138003', '张三'],
    ])
    const done = await takes(swapped)
    expect(done).toMatchObject({ created: 3, rejected: 0 })
    expect(done.guesses.map(({ header, field }) => [header, field])).toEqual(
      expect.arrayContaining([
        ['名称', 'creditCode'],
        ['联系人', 'mobile'],
        ['电话', 'contactPerson'],
      ]),
    )
    expect((await json(['customer', 'person', 'list', '深圳甲有限公司'])).persons).toMatchObject([
      { name: '李明', mobile: '13800138001' },
    ])
  })

  it('stay unknown where they are about others, or the field has a column', async () => {
    const { takes, stops } = await importer()
    const others = [
      ['客户名称', '认证机构', '审核员手机', '咨询单位', '颜色'],
      ...Array.from({ length: 6 }, (_, n) => [
        `甲${n}厂`,
        '某某认证有限公司',
        '13800138000',
        '总公司有限公司',
        '13800138000',
      ]),
    ]
    expect(await takes(csv(others))).toMatchObject({
      guesses: [{ header: '颜色', field: 'mobile' }],
      unknownColumns: ['审核员手机', '咨询单位'],
    })
    const nobody = others.map(([, ...row]) => row)
    expect((await stops(csv(nobody))).message).toBe('The file has no column for the name of the customer.')
  })

  it('of one field are chosen between where that can be told, and stay a problem where not', async () => {
    const { takes, stops } = await importer()
    const chosen = await takes(
      '名称,全称,电话,电话\n广州甲公司,广州甲示例有限公司,,1\n广州乙公司,广州乙示例有限公司,,2\n',
    )
    expect(chosen).toMatchObject({ created: 2, unknownColumns: ['名称', '电话'] })
    expect(chosen.guesses.map(({ column, field }) => [column, field])).toEqual([
      [2, 'name'],
      [4, 'phone'],
    ])
    expect((await stops('客户名称,电话,联系电话\n甲,1,2\n')).message).toContain('both mean phone')
  })
})

describe('short headers of a certificate', () => {
  it('are what they say where no other column is it', async () => {
    const own = await importer()
    const list = '企业名称,证号,标准,发证日,到期日,状态,跟进人\n甲公司,Q-1,ISO 9001,2025-03-01,2028-02-29,有效,王芳\n'
    expect(await own.takes(list)).toMatchObject({ created: 1, unknownColumns: [], rejected: 0, waiting: 0 })
    const { certificates } = await own.json(['certificate', 'list'])
    expect(certificates).toMatchObject([{ number: 'Q-1', issued: '2025-03-01', expires: '2028-02-29' }])
  })

  it('are nothing beside a column that says it by its whole name', async () => {
    const { takes } = await importer()
    const list =
      '企业名称,证书编号,认证标准,发证日期,有效期至,证书状态,状态,有效期\n甲公司,Q-1,ISO 9001,2025-03-01,2028-02-29,有效,合作中,三年\n'
    expect(await takes(list)).toMatchObject({ created: 1, unknownColumns: ['状态', '有效期'], waiting: 0 })
  })
})

describe('whatever stands between the rows', () => {
  const between = fc.constantFrom<readonly string[]>(
    head,
    ['第 3 页'],
    ['Page 1 of 5'],
    ['', '第1页', '', '', '', '', ''],
    ['小计', '3', '', '', '', '', ''],
    ['', '合计', '25', '', '', '', ''],
    ['', '总计', '', '128 家', '', '', '3,200.00'],
    ['合计：25 家'],
    ['制表人：张三', '', '', '审核：李四', '', '', ''],
    ['备注：每页 20 行'],
    ['', '', '', '', '', '', ''],
    ['……'],
    ['99', '', '', '', '', '', ''],
  )
  const above = fc.array(
    fc.constantFrom<readonly string[]>(['获证客户名单'], ['制表日期：2026-06-30'], [''], ['单位：家', '2026-06-30']),
    { maxLength: 4 },
  )
  const rows = fc.array(fc.tuple(fc.constant(null), fc.array(between, { maxLength: 3 })), {
    minLength: 1,
    maxLength: 8,
  })

  it('the register is the same as without', async () => {
    await fc.assert(
      fc.asyncProperty(above, rows, fc.constantFrom('csv', 'xlsx'), async (titles, listed, kind) => {
        const good = listed.map((_, n) => [...certified(n + 1)])
        const strewn = listed.flatMap(([, lines], n) => [good[n] ?? [], ...lines])
        const [own, other] = [await importer(), await importer()]
        await own.takes(csv([head, ...good]))
        const all = [...titles, head, ...strewn]
        const done = await other.takes(kind === 'csv' ? csv(all) : listOf(all))
        expect(done).toMatchObject({ rows: good.length, created: good.length, rejected: 0 })
        expect(await other.exported()).toBe(await own.exported())
      }),
      { numRuns: tries(12) },
    )
  })
})
