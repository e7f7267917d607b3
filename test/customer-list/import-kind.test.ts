import { describe, expect, it } from 'vitest'
import { importer } from './lists.ts'

type Own = Awaited<ReturnType<typeof importer>>

const certificates = async ({ json }: Own) =>
  (await json(['certificate', 'list'])).certificates as readonly Record<string, unknown>[]

const kinds = async (own: Own) => (await certificates(own)).map(({ kind }) => kind)

const head = '客户名称,证书编号,认证标准,发证日期,有效期至'
const dated = '2025-03-01,2028-02-29'

/** A list of certificates of ISO 9001, one customer each, with a column besides. */
const listOf = (header: string, values: readonly string[]): string =>
  [`${head},${header}`, ...values.map((value, n) => `示例${n}有限公司,Q-${n},ISO 9001,${dated},${value}`), ''].join(
    '\n',
  )

describe('the kind of issue in a list', () => {
  it.each([
    ['initial', ['初次', '初审', '首次', '初次认证', '初次发证', 'initial', 'Initial certification']],
    ['recertification', ['再认证', '换证', '复评', '再次认证', '复评换证', 'recertification', 'Re-certification']],
    ['change', ['变更', '变更换证', '范围变更', 'change', 'ＣＨＡＮＧＥ']],
  ])('is %s, whatever lists call it', async (kind, values) => {
    const own = await importer()
    expect(await own.takes(listOf('发证类型', values))).toMatchObject({ waiting: 0, warnings: [] })
    expect(await kinds(own)).toEqual(values.map(() => kind))
  })

  it('is a transfer with the last audit of the body before', async () => {
    const own = await importer()
    const values = ['转入', '转换', '转机构', 'transfer', 'transfer from another body'].map(
      (each) => `${each},2024-12-01`,
    )
    expect(await own.takes(listOf('发证类型,转入前最近一次审核', values))).toMatchObject({ waiting: 0, warnings: [] })
    for (const each of await certificates(own))
      expect(each).toMatchObject({ kind: 'transfer', lastAudit: '2024-12-01' })
  })

  it.each(['发证类型', '换证类型', '颁证类型', '发证 类型*', 'kind', 'Kind of issue'])(
    'stands under %s',
    async (header) => {
      const own = await importer()
      await own.takes(listOf(header, ['复评']))
      expect(await kinds(own)).toEqual(['recertification'])
    },
  )

  it('stands under 认证类型 where the values say so, which is told, and nowhere where they do not', async () => {
    const own = await importer()
    const done = await own.takes(listOf('认证类型', ['初次认证', '再认证', '变更']))
    expect(done.guesses).toMatchObject([{ header: '认证类型', field: 'kind' }])
    expect(await kinds(own)).toEqual(['initial', 'recertification', 'change'])
    const other = await importer()
    const { unknownColumns, waiting } = await other.takes(
      listOf('认证类型', ['管理体系认证', '产品认证', '管理体系认证']),
    )
    expect({ unknownColumns, waiting }).toEqual({ unknownColumns: ['认证类型'], waiting: 0 })
  })

  it('is mapped by hand like other columns', async () => {
    const own = await importer()
    await own.takes(listOf('性质', ['复评', '监督']), '--map', '性质=kind')
    await own.takes(listOf('性质', ['复评', '换证']), '--map', '性质=发证类型')
    expect(await kinds(own)).toEqual(['recertification', 'recertification'])
  })

  it('waits where it is none, and the certificate does not', async () => {
    const own = await importer()
    const done = await own.takes(listOf('发证类型', ['监督', '重新认证', '初审']), '--rejects', 'rejects.csv')
    expect(done).toMatchObject({ created: 3, waiting: 2 })
    expect(done.rejects.map(({ line, code, field, value }) => [line, code, field, value])).toEqual([
      [2, 'no-issue-kind', 'kind', '监督'],
      [3, 'no-issue-kind', 'kind', '重新认证'],
    ])
    expect(await kinds(own)).toEqual([null, null, 'initial'])
    // What was mended of the rejects fills what the certificates lack.
    const mended = own.readFile('rejects.csv').replace(',监督', ',再认证').replace(',重新认证', ',初次认证')
    expect(await own.takes(mended)).toMatchObject({ updated: 2, waiting: 0 })
    expect(await kinds(own)).toEqual(['recertification', 'initial', 'initial'])
  })

  it('waits for a transfer without its audit, or with one after the issue; an audit of another kind is left out', async () => {
    const own = await importer()
    const values = ['转机构,', '转机构,2025-03-02', '初审,2024-12-01', ',2024-12-01', '转机构,2026-02-30']
    const done = await own.takes(listOf('发证类型,原机构最近一次审核', values))
    expect(done.rejects.map(({ line, code, field }) => [line, code, field])).toEqual([
      [2, 'transfer-needs-audit', 'lastAudit'],
      [3, 'audit-after-issue', 'lastAudit'],
      [6, expect.any(String), 'lastAudit'],
    ])
    expect(done.warnings.map(({ line, code, field }) => [line, code, field])).toEqual([
      [4, 'audit-of-transfer', 'lastAudit'],
      [5, 'audit-of-transfer', 'lastAudit'],
    ])
    const there = await certificates(own)
    expect(there.map(({ kind, lastAudit }) => [kind, lastAudit])).toEqual([
      [null, null],
      [null, null],
      ['initial', null],
      [null, null],
      [null, null],
    ])
  })

  it('fills what is on record without one, never replaces one, and changes nothing the second time', async () => {
    const own = await importer()
    await own.takes(listOf('备注', ['', '', '']))
    const list = listOf('发证类型,转入前最近一次审核', ['初审,', '转入,2024-12-01', ','])
    expect(await own.takes(list)).toMatchObject({ updated: 2, unchanged: 1, warnings: [] })
    expect(await own.takes(list)).toMatchObject({ updated: 0, unchanged: 3, warnings: [] })
    const other = listOf('发证类型,转入前最近一次审核', ['换证,', '转入,2024-11-01', ','])
    const done = await own.takes(other)
    expect(done).toMatchObject({ updated: 0, unchanged: 3, waiting: 0 })
    expect(done.warnings.map(({ line, code, field, reason }) => [line, code, field, reason])).toEqual([
      [2, 'certificate-differs', 'kind', expect.stringContaining('says initial certification for the kind of issue')],
      [3, 'certificate-differs', 'lastAudit', expect.stringContaining('says 2024-12-01 for the last audit')],
    ])
    expect(await kinds(own)).toEqual(['initial', 'transfer', null])
  })

  it('without a certificate number is left out with a word', async () => {
    const own = await importer()
    const { warnings } = await own.takes(`${head},发证类型\n示例有限公司,,,,,初审\n`)
    expect(warnings).toMatchObject([{ code: 'kind-of-no-certificate', field: 'kind', value: '初审' }])
  })
})

describe('the interval of surveillance of a product in a list', () => {
  const products = (values: readonly string[], standard = 'CCC') =>
    listOf('监督周期', values).replaceAll('ISO 9001', standard)
  const months = async (own: Own) => (await certificates(own)).map(({ surveillanceMonths }) => surveillanceMonths)

  it('is read in months', async () => {
    const own = await importer()
    const values = ['12', '12个月', '6 月', '1年', '每年', '半年', '0', '不要求', '', '-']
    expect(await own.takes(products(values))).toMatchObject({ waiting: 0, warnings: [] })
    expect(await months(own)).toEqual([12, 12, 6, 12, 12, 6, 0, 0, null, null])
  })

  it('waits where it is none: 无 may be no surveillance, or nothing known', async () => {
    const own = await importer()
    const done = await own.takes(products(['无', '看情况', '1.5']))
    expect(done.rejects.map(({ code, value }) => [code, value])).toEqual([
      ['no-interval', '无'],
      ['no-interval', '看情况'],
      ['no-interval', '1.5'],
    ])
    expect(await months(own)).toEqual([null, null, null])
  })

  it('is left out of management systems with a word, and fills or differs like other values', async () => {
    const own = await importer()
    expect((await own.takes(products(['12', '无'], 'ISO 9001'))).warnings).toMatchObject([
      { code: 'interval-of-product' },
    ])
    const other = await importer()
    await other.takes(products(['']))
    expect(await other.takes(products(['12']))).toMatchObject({ updated: 1 })
    expect(await other.takes(products(['12']))).toMatchObject({ unchanged: 1, warnings: [] })
    expect((await other.takes(products(['24']))).warnings).toMatchObject([
      { code: 'certificate-differs', field: 'surveillanceMonths', value: '24' },
    ])
    expect(await months(other)).toEqual([12])
  })
})
