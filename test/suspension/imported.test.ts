import { describe, expect, it } from 'vitest'
import { suspends, suspensionDesk } from './suspended.ts'

const list = (...rows: string[]) =>
  `${['客户编号,客户名称,证书编号,认证标准,发证日期,有效期至,证书状态,暂停原因,暂停开始时间,暂停结束时间', ...rows].join('\n')}\n`
const row = (standard: string, status: string, from: string, until: string) =>
  `C002,乙食品有限公司,S1,${standard},2025-01-20,2028-01-19,${status},费用未付,${from},${until}`

describe('what a list says of a suspension', () => {
  const desk = async () => {
    const own = await suspensionDesk()
    const told = async (...rows: string[]) => {
      const { out } = await own.at(['customer', 'import', '-', '--format', 'json'], { stdin: list(...rows) })
      return (JSON.parse(out).warnings as { reason: { en: string } | string }[]).map((each) => JSON.stringify(each))
    }
    return { ...own, told }
  }

  it.each([
    ['ISO 9001', '2026-05-01', '2026-11-01', null],
    ['ISO 9001', '2026-05-01', '2026-11-02', '2026-11-01'],
    ['CCC', '2026-05-01', '2027-05-01', null],
    ['CCC', '2026-05-01', '2027-05-02', '2027-05-01'],
  ])('of %s from %s to %s is held against the longest allowed', async (standard, from, until, last) => {
    const { told } = await desk()
    const warnings = await told(row(standard, '暂停', from, until))
    expect(warnings).toHaveLength(last === null ? 0 : 1)
    for (const day of last === null ? [] : [last, until]) expect(warnings[0]).toContain(day)
  })

  it('is held against the end on record', async () => {
    const { told, json } = await desk()
    await told(row('ISO 9001', '暂停', '2026-05-01', '2026-08-31'))
    await json(suspends('S1', '2026-05-01', { until: '2026-07-31' }))
    const [warning] = await told(row('ISO 9001', '暂停', '2026-05-01', '2026-08-31'))
    expect(warning).toContain('2026-07-31')
    expect(warning).toContain('2026-08-31')
    expect(await told(row('ISO 9001', '暂停', '2026-05-01', '2026-07-31'))).toEqual([])
  })

  it('does not stand beside what was decided here', async () => {
    const { told, json } = await desk()
    await told(row('ISO 9001', '有效', '', ''))
    await json(suspends('S1', '2026-05-03'))
    const [warning, ...more] = await told(row('ISO 9001', '暂停', '2026-05-01', ''))
    expect(more).toEqual([])
    expect(warning).toContain('certificate status S1')
    expect((await json(['certificate', 'show', 'S1'])).certificate.changes).toHaveLength(1)
    expect(await told(row('ISO 9001', '暂停', '2026-05-03', ''))).toEqual([])
  })

  it.each([
    ['暂停', '2024-12-31', '', ['before the day of issue, 2025-01-20']],
    ['暂停', '2026-05-01', '2026-04-30', ['before the first day of the suspension, 2026-05-01']],
  ])('%s from %s to %s is taken over, and what is strange about it said', async (status, from, until, parts) => {
    const { told, json } = await desk()
    const warnings = await told(row('ISO 9001', status, from, until))
    expect(warnings).toHaveLength(parts.length)
    for (const part of parts) expect(warnings.join()).toContain(part)
    expect((await json(['certificate', 'show', 'S1'])).certificate.changes).toMatchObject([{ until: null }])
  })

  it('is not taken over where it is over, which is said', async () => {
    const { told, json } = await desk()
    const [warning, ...more] = await told(row('ISO 9001', '有效', '2025-05-01', '2025-08-31'))
    expect(more).toEqual([])
    expect(warning).toContain('2025-05-01')
    expect(warning).toContain('suspend start')
    expect((await json(['certificate', 'show', 'S1'])).certificate.changes).toEqual([])
  })
})
