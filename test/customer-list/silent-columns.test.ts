import { describe, expect, it } from 'vitest'
import { listOf, shown } from '../intake/workbook/books.ts'
import { importer } from './lists.ts'

const row = (...more: readonly string[]) =>
  ['甲乙机械有限公司', 'Q-1', 'GB/T 19001', '2025-01-02', '2028-01-01', ...more].join(',')
const head = (...more: readonly string[]) =>
  ['客户名称', '证书编号', '认证标准', '发证日期', '有效期至', ...more].join(',')

describe('a column that may tell which certificates ended', () => {
  it.each(['停证日期', '停证时间', '取消日期', '证书终止时间', '是否撤销', '证书是否有效', '恢复日期', '状态变更日'])(
    'is to be named before anything is imported: %s',
    async (title) => {
      const own = await importer()
      const list = `${head(title)}\n${row('2025-06-01')}\n`
      expect((await own.stops(list)).hint).toContain(`${title}=withdrawnOn`)
      expect(await own.takes(list, '--map', `${title}=ignore`)).toMatchObject({ created: 1 })
    },
  )

  it.each(['当前状态', '证书现状', '使用状态', '在用情况', '异动', 'Current Status'])(
    'is taken for a status that is to be mapped: %s',
    async (title) => {
      const own = await importer()
      const list = `${head(title)}\n${row('吊销中')}\n`
      expect((await own.stops(list)).hint).toContain(`${title}=status`)
      expect(await own.takes(list, '--map', `${title}=status`)).toMatchObject({ created: 1, waiting: 1 })
    },
  )

  it('asks for nothing where a list has no certificates', async () => {
    const own = await importer()
    expect(await own.takes('客户名称,取消日期\n甲乙机械有限公司,2025-06-01\n')).toMatchObject({ created: 1 })
  })
})

it.each(['状况', '有效性', '结果', '备注2', 'Result'])(
  'what tells of an end in a column that is not known keeps its certificate out: %j',
  async (title) => {
    const own = await importer()
    const list = `${head(title)}\n${row('撤销')}\n${row('有效').replaceAll('甲乙', '丙丁').replace('Q-1', 'Q-2')}\n`
    const { rejects } = await own.takes(list)
    expect(rejects.map(({ line }) => line)).toEqual([2])
    expect(rejects[0]?.row?.map(({ value }) => value)).toEqual(['甲乙机械有限公司', 'Q-1'])
    expect((await own.json(['certificate', 'list'])).certificates).toHaveLength(1)
    const other = await importer()
    expect(await other.takes(list, '--map', `${title}=ignore`)).toMatchObject({ rejected: 0, waiting: 0 })
  },
)

it.each(['yyyy"年"m"月"', 'yyyy/mm', '[$-804]yyyy"年"m"月";@'])(
  'a month that a sheet keeps as its first day is a month: %s',
  async (format) => {
    const own = await importer()
    const rows = [head().split(','), [...row().split(',').slice(0, 4), shown(46447, format)]]
    const { rejects } = await own.takes(listOf(rows))
    expect(rejects.map(({ field, value }) => [field, value])).toEqual([['expires', '2027-03']])
    const others = [head().split(','), [...row().split(',').slice(0, 4), shown(46447, 'yyyy-mm-dd')]]
    expect(await own.takes(listOf(others))).toMatchObject({ waiting: 0 })
  },
)

it.each(['有效期至\n(到期前3个月提醒)', '有效期至\r\n（含当日）', '有效期至\n(2025年核对)'])(
  'a note below a title is none of it: %j',
  async (title) => {
    const own = await importer()
    const list = `客户名称,证书编号,认证标准,发证日期,"${title}"\n${row()}\n`
    expect(await own.takes(list)).toMatchObject({ created: 1, waiting: 0, unknownColumns: [] })
    const mapped = await importer()
    expect(await mapped.takes(list, '--map', '有效期至=expires')).toMatchObject({ created: 1, waiting: 0 })
  },
)

const told: readonly (readonly [title: string, cell: string])[] = [
  ['跟进', '暂停至2026-08-31'],
  ['跟进', '撤'],
  ['状态备注', '自愿注销2026.4.30'],
  ['状态备注', '二监逾期未做，已发暂停通知'],
  ['Remarks', 'withdrawn 2026-02-01, non-payment'],
  ['Memo', 'withdrawn 2026-02-01, non-payment'],
  ['备注', '证书不再有效'],
  ['备注', '合同已解除，证书交回'],
  ['备注', '已被00525Q1008R1M替代'],
  ['备注', '技委会决定不予保持'],
  ['备注', '企业不做了'],
  ['备注', '已換發新證'],
  ['备注', '狀態：暫停'],
  ['Remarks', 'cert put on hold'],
  ['跟进情况', '被技委会收回'],
  ['跟进情况', '已公告退出'],
  ['地址', '深圳市宝安区（证书已撤销）'],
  ['认证范围', '电子产品的生产（2026年4月起暂停）'],
  ['业务员', '李强（已撤证）'],
  ['证书状态', '已註銷'],
  ['Certificate Status', 'Voluntarily surrendered'],
  ['Cert. Status', 'Dormant'],
  ['备注', '客户放弃证书'],
  ['备注', '放弃'],
  ['备注', '已退出认证'],
  ['备注', '因未付款取消证书'],
  ['备注', '2026年起不再合作'],
  ['备注', '证书已上交'],
  ['备注', '企业停产，联系不上'],
  ['备注', '换到XX认证公司了'],
  ['备注', '换别的机构了'],
  ['备注', '换了认证公司'],
  ['备注', '去别家做了'],
  ['备注', '找其他机构做'],
  ['备注', '客户不要证了'],
  ['备注', '到期没续'],
  ['备注', '过期未换'],
  ['备注', '没有续证'],
  ['备注', '已关厂'],
  ['备注', '公司关门了'],
  ['备注', '不想做了'],
  ['备注', '拒绝监督'],
  ['备注', '退认证'],
  ['备注', '已丢单'],
  ['Remarks', 'switched to another body'],
  ['Remarks', 'factory closed down'],
  ['Remarks', 'not renewed'],
  ['Remarks', 'no longer certified'],
]

it.each(['换了联系人', '重新换证审核11月', '换版已完成', '不要打电话', '发票已寄', '地址变更办理中'])(
  'a certificate is valid beside a note of something else: %s',
  async (note) => {
    const own = await importer()
    expect(await own.takes(`${head('备注')}\n${row(note)}\n`)).toMatchObject({ created: 1, waiting: 0 })
    expect((await own.json(['certificate', 'list'])).certificates).toMatchObject([{ status: 'valid' }])
  },
)

it.each(told)('a certificate is kept out for what %s says: %s', async (title, cell) => {
  const own = await importer()
  const { rejects } = await own.takes(`${head(title)}\n${row(`"${cell}"`)}\n`)
  expect(rejects.map(({ line }) => line)).toEqual([2])
  expect((await own.json(['certificate', 'list'])).certificates).toEqual([])
})

it('a certificate is kept out for a status behind its standard', async () => {
  const own = await importer()
  await own.takes(`${head()}\n${row().replace('GB/T 19001', 'ISO 9001:2015（停）')}\n`)
  expect((await own.json(['certificate', 'list'])).certificates).toEqual([])
})

it.each(['已流失', '已撤销'])('a status of no certificate is said: %s', async (status) => {
  const own = await importer()
  const { warnings } = await own.takes(`客户名称,证书编号,状态\n甲乙机械有限公司,,${status}\n`)
  expect(warnings).toMatchObject([{ line: 2, field: 'status', value: status }])
})

it('whom 负责人 is taken for is said', async () => {
  const own = await importer()
  expect((await own.said('企业全称,负责人\n甲乙机械有限公司,钟伟\n', 'zh')).all).toContain('“负责人”按“法定代表人”处理')
})

it('a column may be mapped to a short title of its field', async () => {
  const own = await importer()
  const list = `${head('当前状态')}\n${row('有效')}\n`
  expect(await own.takes(list, '--map', '当前状态=状态')).toMatchObject({ created: 1, waiting: 0 })
})

it('says which certificates have no status in a list with a column for it', async () => {
  const own = await importer()
  const rows = [row('有效'), row('').replace('甲乙', '丙丁').replace('Q-1', 'Q-2')].join('\n')
  expect(await own.takes(`${head('证书状态')}\n${rows}\n`)).toMatchObject({ created: 2, withoutStatus: 1 })
  const others = await importer()
  expect((await others.said(`${head('证书状态')}\n${rows}\n`, 'zh')).all).toContain(
    '状态为空的证书 1 张，按有效登记：Q-2',
  )
  const plain = await importer()
  expect(await plain.takes(`${head()}\n${row()}\n`)).toMatchObject({ created: 1, withoutStatus: 0 })
})

it('says that the certificates of a list are of several bodies', async () => {
  const own = await importer()
  const rows = [row('本机构'), row('方圆认证').replace('甲乙', '丙丁').replace('Q-1', 'Q-2')]
  const done = await own.takes(`${head('认证机构')}\n${rows.join('\n')}\n`)
  expect(done).toMatchObject({ created: 2, unknownColumns: [], certifiers: ['本机构', '方圆认证'] })
  const other = await importer()
  expect((await other.said(`${head('认证机构')}\n${rows.join('\n')}\n`, 'zh')).all).toContain('本机构、方圆认证')
  const one = await importer()
  expect(await one.takes(`${head('发证机构')}\n${rows[0]}\n`)).toMatchObject({ created: 1, certifiers: ['本机构'] })
})

it.each([['合作机构'], ['介绍人'], ['委托单位']])('%s is no column of customers beside one that is', async (title) => {
  const own = await importer()
  const list = `${title},客户单位,联系人\n上海代一有限公司,甲乙机械有限公司,王一\n上海代一有限公司,丙丁机械有限公司,赵二\n`
  await own.takes(list)
  expect((await own.json(['customer', 'list'])).customers.map(({ name }: { name: string }) => name)).toEqual([
    '甲乙机械有限公司',
    '丙丁机械有限公司',
  ])
})

it.each([
  ['认证范围', '失效分析服务'],
  ['认证范围', '电子产品的生产（不含暂存）'],
  ['地址', '深圳市宝安区（二期）'],
])('a certificate comes in whatever %s is about: %s', async (title, cell) => {
  const own = await importer()
  expect(await own.takes(`${head(title)}\n${row(cell)}\n`)).toMatchObject({ created: 1, waiting: 0 })
})

it('quotes the comments beside the cells of a sheet', async () => {
  const own = await importer()
  const status = { t: 's' as const, v: '有效', c: [{ a: 'Li', t: '2026.6.15 技委会\n决定撤销' }] }
  const list = listOf([head('证书状态').split(','), [...row().split(','), status]])
  expect((await own.said(list, 'zh')).err).toContain('单元格批注未导入：F2“2026.6.15 技委会决定撤销”')
})
