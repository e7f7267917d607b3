import { describe, expect, it } from 'vitest'
import { importer } from './lists.ts'

const certificates = async (own: Awaited<ReturnType<typeof importer>>) =>
  (await own.json(['certificate', 'list'])).certificates

describe('the days of a list', () => {
  it('are of the Republic where the head of their column says so, and only there', async () => {
    const own = await importer()
    const head = '客户名称,证书编号,认证标准,发证日期(民國),有效期至（民国年）'
    const days = ['114/03/01,117/2/28', '114.3.1,117.2.28', '1140301,1170228', '114年3月1日,117年2月28日']
    const rows = days.map((each, i) => `公司${i},Q-${i},ISO 9001,${each}`)
    // What a spreadsheet makes of a cell that it takes for a day, and who counts as everybody else does.
    rows.push('公司甲,Q-9,ISO 9001,2025-03-01,2028/2/28')
    expect((await own.takes([head, ...rows, ''].join('\n'))).rejects).toEqual([])
    const there = await certificates(own)
    expect(there).toHaveLength(rows.length)
    for (const each of there) expect(each).toMatchObject({ issued: '2025-03-01', expires: '2028-02-28' })
    const plain = '客户名称,证书编号,认证标准,发证日期,有效期至\n公司乙,Q-8,ISO 9001,114/03/01,117/2/28\n'
    expect((await own.takes(plain)).rejects).toMatchObject([{ code: 'short-year' }, { code: 'short-year' }])
  })

  it('are those of the column that needs no explaining where a list has both', async () => {
    const own = await importer()
    const head = '客户名称,证书编号,认证标准,发证日期(民國),发证日期,有效期至'
    const { unknownColumns } = await own.takes(`${head}\n公司甲,Q-1,ISO 9001,114/03/01,2025-03-02,2028-03-01\n`)
    expect(unknownColumns).toEqual(['发证日期(民國)'])
    expect(await certificates(own)).toMatchObject([{ issued: '2025-03-02' }])
  })

  it.each(['昨天', '上周五', '11-12', '11月12日', '月底', 'fri', '+3d', '3天后'])(
    'are written out: %s would be another one tomorrow',
    async (said) => {
      const own = await importer()
      const list = `客户名称,证书编号,认证标准,发证日期,有效期至\n公司甲,Q-1,ISO 9001,${said},2028-03-01\n`
      const code = /^11/.test(said) ? 'day-without-year' : 'day-as-of-today'
      expect((await own.takes(list)).rejects).toMatchObject([{ field: 'issued', value: said, code }])
    },
  )
})
