import { describe, expect, it } from 'vitest'
import { bookOf } from '../intake/workbook/books.ts'
import { importer } from './lists.ts'

const csv = (...rows: readonly (readonly string[])[]) => rows.map((row) => `${row.join(',')}\n`).join('')

const names = async ({ json }: { json: (argv: string[]) => Promise<{ customers: { name: string }[] }> }) =>
  (await json(['customer', 'list'])).customers.map(({ name }) => name)

describe('a header row with titles that read like organizations', () => {
  it.each([
    [
      ['客户名称', '手机', '代理公司'],
      ['深圳甲有限公司', '13800000001', '乙代理公司'],
    ],
    [
      ['客户名称', '审核中心', '会计师事务所'],
      ['深圳甲有限公司', '深圳审核中心', '立信会计师事务所'],
    ],
    [
      ['company', 'tel'],
      ['深圳甲有限公司', '0755-88888888'],
    ],
    [
      ['公司', '就诊医院'],
      ['深圳甲有限公司', '深圳人民医院'],
    ],
    [
      ['客户名称', '代理公司'],
      ['深圳甲有限公司', '乙代理公司'],
    ],
    [
      ['受评企业', '代理公司'],
      ['深圳甲有限公司', '乙代理公司'],
    ],
    [
      ['受评企业', '手机', '咨询公司', '审核中心'],
      ['深圳甲有限公司', '13800000001', '丙咨询公司', '广州审核中心'],
    ],
  ])('%j is the header', async (header, row) => {
    for (const list of [csv(header, row), bookOf([{ rows: [header, row] }])]) {
      const { takes, json } = await importer()
      expect(await takes(list)).toMatchObject({ rows: 1, created: 1 })
      expect(await names({ json })).toEqual(['深圳甲有限公司'])
    }
  })

  it('is found by a title that --map names, whatever stands beside it', async () => {
    const { takes, stops, json } = await importer()
    const list = csv(['名录', '2026-01-01'], ['受评方', '深圳甲有限公司', '2026-03-05'], ['广州乙有限公司', '', ''])
    expect(await takes(list, '--map', '受评方=name')).toMatchObject({ rows: 1, created: 1 })
    expect(await names({ json })).toEqual(['广州乙有限公司'])
    expect(
      await takes(csv(['客户名称', '手机', '代理公司'], ['深圳甲有限公司', '', '']), '--map', '客户名称=name'),
    ).toMatchObject({ rows: 1, created: 1 })
    expect((await stops(list, '--map', '单位=name')).message).toContain('"单位"')
  })

  it('is not a row that only holds such a word', async () => {
    const { takes, json } = await importer()
    const done = await takes(
      csv(
        ['深圳甲有限公司', '13800000001', '客户'],
        ['广州乙有限公司', '13800000002', '客户'],
        ['珠海丙医院', '', '客户'],
      ),
    )
    expect(done).toMatchObject({ rows: 3, created: 3 })
    expect(await names({ json })).toEqual(['深圳甲有限公司', '广州乙有限公司', '珠海丙医院'])
  })

  it('is the clean one where a form stands above it', async () => {
    const { takes, json } = await importer()
    const list = csv(
      ['单位名称：', '深圳质量认证中心', '联系人：', '张三'],
      ['客户名称', '手机', '代理公司', ''],
      ['深圳甲有限公司', '13800000001', '乙代理公司', ''],
    )
    expect(await takes(list)).toMatchObject({ rows: 1, created: 1 })
    expect(await names({ json })).toEqual(['深圳甲有限公司'])
  })
})

it.each(['初次认证', '再认证'])(
  'a title that is a kind of issue elsewhere makes no row of the header: %s',
  async (title) => {
    const own = await importer()
    const rows = '深圳市鲲鹏航模有限公司,Q-1,2021-03-15,深圳分公司\n东莞市南粤水泥有限公司,Q-2,2024-05-15,东莞分公司\n'
    await own.takes(`客户名称,证书编号,${title},所属分公司\n${rows}`)
    expect((await own.json(['customer', 'list'])).customers.map(({ name }: { name: string }) => name)).toEqual([
      ...['深圳市鲲鹏航模有限公司', '东莞市南粤水泥有限公司'],
    ])
  },
)
