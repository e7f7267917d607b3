import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { certified, clerk } from '../contact/clerk.ts'

const maintenance = ['report', 'maintenance']
const issue = [...maintenance, '--issue', '--to', '业务部']

/** Three certified customers, two of them maintained, and one that is not certified. */
async function office() {
  const own = await clerk(
    '客户编号,客户名称,是否VIP\nC001,甲机械有限公司,是\nC002,乙食品有限公司,\nC003,丙电子有限公司,\nC004,丁物流有限公司,\n',
  )
  for (const code of ['C001', 'C002', 'C003']) await own.json(certified(code, '2025-12-01', '2028-11-30'))
  for (const name of ['王芳', '李强']) await own.json(['staff', 'add', name, '--role', 'business'])
  await own.json(['customer', 'assign', 'C001', '--to', '王芳', '--from', '2025-12-01'])
  await own.json(['customer', 'assign', 'C003', '--to', '李强', '--from', '2026-02-01'])
  const duty = async (id: string, ...more: string[]) => {
    const { clauses } = await own.json(['report', 'compliance', '--clause', id, ...more])
    return Object.fromEntries(clauses.map((line: { period: string; result: string }) => [line.period, line.result]))
  }
  const entries = async () => (await own.json(['audit', 'list'])).entries.length as number
  return { ...own, duty, entries }
}

describe('the maintenance list', () => {
  it('names every certified organization with its maintainer, and changes nothing', async () => {
    const { json, entries } = await office()
    const before = await entries()
    const { asOf, organizations, digest, customers } = await json(maintenance)
    expect([asOf, organizations]).toEqual(['2026-06-30', 3])
    expect(customers).toEqual([
      { customer: 'C002', name: '乙食品有限公司', maintainer: null, vip: false },
      { customer: 'C003', name: '丙电子有限公司', maintainer: '李强', vip: false },
      { customer: 'C001', name: '甲机械有限公司', maintainer: '王芳', vip: true },
    ])
    const lines = 'C002\t乙食品有限公司\t\t0\nC003\t丙电子有限公司\t李强\t0\nC001\t甲机械有限公司\t王芳\t1\n'
    expect(digest).toBe(createHash('sha256').update(lines).digest('hex'))
    expect(await entries()).toBe(before)
  })

  it('can be that of one maintainer', async () => {
    const { json, said, problem } = await office()
    const own = await json([...maintenance, '--maintainer', '王芳'])
    expect(own.customers.map((each: { customer: string }) => each.customer)).toEqual(['C001'])
    expect((await problem([...maintenance, '--maintainer', '无名'], 2)).message).toContain('"无名" is not on the staff')
    expect((await said([...maintenance, '--maintainer', 'clerk'])).out).toContain('No organization is certified')
  })

  it('is issued with its digest, recipients and delivery, in one entry', async () => {
    const { json, entries, duty, said } = await office()
    expect(await duty('maintenance-list')).toEqual({ 2026: 'on-track', 2025: 'breach' })
    const before = await entries()
    const { issue: number, digest, organizations } = await json([...issue, '--delivery', '邮件'])
    expect([number, organizations]).toEqual(['ML-2026-01', 3])
    expect(digest).toBe((await json(maintenance)).digest)
    expect(await entries()).toBe(before + 1)
    const again = await said(issue)
    expect(again).toMatchObject({ code: 0, out: expect.stringContaining('Already issued as ML-2026-01') })
    expect(await entries()).toBe(before + 1)
    expect((await json([...maintenance, '--issue', '--to', '认证部'])).issue).toBe('ML-2026-02')
    expect((await said(issue, 'zh')).out).toContain('已作为 ML-2026-01 提供')
  })

  it('settles 4.3.1 for the year, and grows old after 90 days', async () => {
    const { json, duty } = await office()
    await json([...issue, '--today', '2026-03-31'])
    const on = async (asOf: string) => (await duty('maintenance-list', '--as-of', asOf))['2026']
    expect(await on('2026-03-30')).toBe('on-track')
    expect(await on('2026-03-31')).toBe('met')
    expect(await on('2026-06-29')).toBe('met')
    expect(await on('2026-06-30')).toBe('at-risk')
    expect(await on('2027-01-01')).toBe('met')
    const [line] = (await json(['report', 'compliance', '--clause', 'maintenance-list', '--year', '2026'])).clauses
    expect(line.findings[0]).toMatchObject({ customer: null, settle: ['report', 'maintenance', '--issue'] })
    await json(issue)
    expect(await on('2026-06-30')).toBe('met')
  })

  it('needs every certified organization divided among maintainers', async () => {
    const { json, duty } = await office()
    expect(await duty('maintenance-division')).toEqual({ '2026-06-30': 'breach' })
    await json(['customer', 'assign', '--all-unassigned', '--to', '王芳'])
    expect(await duty('maintenance-division')).toEqual({ '2026-06-30': 'met' })
    expect(await duty('maintenance-division', '--as-of', '2026-06-29')).toEqual({ '2026-06-29': 'breach' })
  })

  it('refuses an issue to nobody, recipients without an issue, and another day', async () => {
    const { problem, said, entries } = await office()
    const before = await entries()
    expect((await problem([...maintenance, '--issue'], 2)).message).toBe('Missing --to.')
    expect((await problem([...maintenance, '--to', '业务部'], 2)).hint).toContain('--issue')
    expect((await said([...maintenance, '--delivery', '邮件'], 'zh')).err).toContain('--delivery 只用于提供名单')
    expect((await problem([...issue, '--as-of', '2026-03-31'], 2)).message).toContain('--as-of is for questions')
    expect((await problem([...issue, '--known-at', '#1'], 2)).message).toContain('--known-at is for questions')
    expect(await entries()).toBe(before)
  })
})
