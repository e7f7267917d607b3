import { describe, expect, it } from 'vitest'
import { customerHeaders } from '../../src/customer-list/headers.ts'
import { recognizeHeaders } from '../../src/intake/headers.ts'
import { bookOf } from '../intake/workbook/books.ts'
import { importer } from './lists.ts'

describe('a title with a note', () => {
  it.each([
    '有效期至\n(年-月-日)',
    '有效期至\r\n（年/月/日）',
    '有效期至（YYYY-MM-DD）',
    '有效期至\n格式：2026-01-01',
    '有效期至\n以证书为准',
    '有效期至\n（必填，如 2026-01-01）',
    '*有效期至\n例：2026-06-30',
  ])('is that title: %j', async (title) => {
    const rows = [
      ['客户名称', '证书编号', '认证标准', '发证日期', title],
      ['甲一有限公司', 'CN-1', 'ISO 9001', '2024-01-05', '2027-01-04'],
    ]
    const csv = rows.map((row) => `${row.map((cell) => `"${cell}"`).join(',')}\n`).join('')
    for (const list of [csv, bookOf([{ rows }])]) {
      const own = await importer()
      expect(await own.takes(list)).toMatchObject({ created: 1, waiting: 0, unknownColumns: [] })
      expect((await own.json(['certificate', 'list'])).certificates).toMatchObject([{ expires: '2027-01-04' }])
    }
  })

  it.each([
    '合同金额\n（万元）',
    '联系电话\n(手机)',
    '发证日期\n（初次）',
    '发证日期（民国）\n年月日',
    '客户名称\n（原）',
  ])('that changes what it means is no other title: %j', (title) => {
    const { columns } = recognizeHeaders([title], customerHeaders)
    expect(columns.map(({ field }) => field)).toEqual(title.includes('民国') ? ['issued'] : [])
  })
})

describe('the day of the last surveillance', () => {
  const header = '客户名称,证书编号,认证标准,发证日期,有效期至,上次监督日期\n'

  it('is an audit of the certificate, once', async () => {
    const own = await importer()
    const list = `${header}甲一有限公司,CN-1,ISO 9001,2024-01-05,2027-01-04,2025-01-03\n`
    expect(await own.takes(list)).toMatchObject({
      created: 1,
      waiting: 0,
      filed: { certificates: 1, surveillances: 1 },
    })
    const { surveillances } = await own.json(['certificate', 'surveillance', 'list', 'CN-1'])
    expect(JSON.stringify(surveillances)).toContain('2025-01-03')
    expect(await own.takes(list)).toMatchObject({ unchanged: 1, filed: { surveillances: 0 } })
    expect((await own.said(list, 'zh', '--dry-run')).out).not.toContain('监督审核 1')
    const later = list.replace('2025-01-03', '2026-01-02')
    expect(await own.takes(later)).toMatchObject({ updated: 1, filed: { surveillances: 1 } })
  })

  it.each([
    ['2023-12-31', 'before-first'],
    ['2026-07-01', 'ahead'],
    ['2025-13-01', 'not-a-day'],
    ['已监督', 'not-a-day'],
  ])('waits where it cannot be: %s', async (day, code) => {
    const own = await importer()
    const done = await own.takes(`${header}甲一有限公司,CN-1,ISO 9001,2024-01-05,2027-01-04,${day}\n`)
    expect(done.rejects).toMatchObject([{ line: 2, field: 'lastSurveillance', code }])
    expect((await own.json(['certificate', 'list'])).certificates).toHaveLength(1)
  })

  it('waits of a certificate that had ended, or whose scheme has none', async () => {
    const own = await importer()
    const done = await own.takes(
      `客户名称,证书编号,认证标准,发证日期,有效期至,证书状态,撤销日期,最近一次监督审核日期\n甲一有限公司,CN-1,ISO 9001,2024-01-05,2027-01-04,撤销,2025-01-03,2025-06-01\n甲二有限公司,CN-2,ISO/IEC 17020,2024-01-05,2027-01-04,,,2025-06-01\n`,
    )
    expect(done.rejects.map(({ line, code }) => [line, code])).toEqual([
      [2, 'ended'],
      [3, 'no-surveillance'],
    ])
  })

  it('that was taken back by hand is not entered again', async () => {
    const own = await importer()
    const list = `${header}甲一有限公司,CN-1,ISO 9001,2024-01-05,2027-01-04,2025-01-03\n`
    await own.takes(list)
    await own.json(['certificate', 'surveillance', 'void', 'CN-1', '--on', '2025-01-03', '--reason', '录入有误'])
    const done = await own.takes(list)
    expect(done).toMatchObject({ unchanged: 1, filed: { surveillances: 0 } })
    expect(done.warnings).toMatchObject([{ field: 'lastSurveillance', code: 'surveillance-taken-back' }])
  })

  it('without a certificate is said', async () => {
    const own = await importer()
    const done = await own.takes('客户名称,上次监督日期\n甲一有限公司,2025-01-03\n')
    expect(done.warnings).toMatchObject([{ field: 'lastSurveillance', code: 'no-certificate-number' }])
  })
})
