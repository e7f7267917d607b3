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
    const { asOf, organizations, digest, customers, maintainers, unassigned } = await json(maintenance)
    expect([asOf, organizations, unassigned]).toEqual(['2026-06-30', 3, 1])
    expect(maintainers).toEqual([
      { maintainer: '李强', organizations: 1, vips: 0 },
      { maintainer: '王芳', organizations: 1, vips: 1 },
    ])
    expect(customers).toEqual([
      { customer: 'C003', name: '丙电子有限公司', maintainer: '李强', vip: false, unassigned: false },
      { customer: 'C001', name: '甲机械有限公司', maintainer: '王芳', vip: true, unassigned: false },
      { customer: 'C002', name: '乙食品有限公司', maintainer: null, vip: false, unassigned: true },
    ])
    const lines = 'C002\t乙食品有限公司\t\t0\nC003\t丙电子有限公司\t李强\t0\nC001\t甲机械有限公司\t王芳\t1\n'
    expect(digest).toBe(createHash('sha256').update(lines).digest('hex'))
    expect(await entries()).toBe(before)
  })

  it('is grouped for people, each group with its size, and ends with who has nobody', async () => {
    const { said } = await office()
    const { out } = await said(maintenance)
    const at = (text: string) => out.indexOf(text)
    expect(out).toContain('As of 2026-06-30: 3 organizations certified, 2 maintainers, 1 without one (4.3.1).')
    const order = ['李强: 1 organization\n', '王芳: 1 organization, 1 VIP', 'Without a maintainer', 'SHA-256'].map(at)
    expect(order).toEqual([...order].sort((a, b) => a - b))
    expect(at('乙食品')).toBeGreaterThan(at('Without a maintainer'))
    expect((await said(maintenance, 'zh')).out).toContain('王芳：1 家，其中 VIP 1 家')
  })

  it('has who is maintained on paper by somebody who left among those without a maintainer', async () => {
    const { json, said } = await office()
    await json(['staff', 'end', '李强', '--on', '2026-06-01'])
    const { unassigned, customers } = await json(maintenance)
    expect(unassigned).toBe(2)
    expect(customers.slice(1)).toMatchObject([
      { customer: 'C002', maintainer: null, unassigned: true },
      { customer: 'C003', maintainer: '李强', unassigned: true },
    ])
    expect((await said(maintenance)).out).toMatch(/On paper[\s\S]*C003 .*李强/)
    expect(await json([...maintenance, '--as-of', '2026-05-31'])).toMatchObject({ unassigned: 1 })
  })

  it('can be that of one maintainer', async () => {
    const { json, said, problem } = await office()
    const own = await json([...maintenance, '--maintainer', '王芳'])
    expect(own.customers.map((each: { customer: string }) => each.customer)).toEqual(['C001'])
    expect((await problem([...maintenance, '--maintainer', '无名'], 2)).message).toContain('"无名" is not on the staff')
    expect((await said([...maintenance, '--maintainer', 'clerk'])).out).toContain(
      'clerk maintains no certified organization on 2026-06-30.',
    )
  })

  it('is issued by the business department (4.3.1)', async () => {
    const { json, problem, entries } = await office()
    await json(['staff', 'add', '钱进', '--role', 'auditor'])
    const before = await entries()
    expect(await problem([...issue, '--staff', '钱进'], 3)).toMatchObject({
      clause: '4.3.1',
      message: expect.stringContaining('does not hold the role "business"'),
    })
    expect(await entries()).toBe(before)
  })

  it('is issued in the part of one maintainer, which is on record and counts for nothing', async () => {
    const { json, said, problem, duty } = await office()
    const part = [...maintenance, '--maintainer', '王芳', '--issue', '--to', '王芳']
    const issued = await said(part)
    expect(issued.out).toContain('Issued ML-2026-01: the part of 王芳, 1 organization, to 王芳.')
    expect(issued.out).toContain('Only the whole list counts for 4.3.1')
    expect((await said(part, 'zh')).out).toContain('已作为 ML-2026-01 提供')
    expect(await duty('maintenance-list')).toEqual({ 2026: 'on-track', 2025: 'breach' })
    await json(issue)
    expect((await duty('maintenance-list'))['2026']).toBe('met')
    const report = ['report', 'compliance', '--clause', 'maintenance-list', '--year', '2026']
    const [line] = (await json(report)).clauses
    expect(line.remarks).toMatchObject([{ customer: null, facts: { parts: ['ML-2026-01'] } }])
    expect(line.remarks[0].text.en).toContain('ML-2026-01 of 2026-06-30 (王芳)')
    expect((await json([...report, '--as-of', '2026-06-29'])).clauses[0].remarks).toEqual([])
    await json(['staff', 'add', '陈审', '--role', 'auditor'])
    const others = [...maintenance, '--issue', '--to', '王芳', '--maintainer']
    expect((await problem([...others, '陈审'], 3)).clause).toBe('3')
    expect((await problem([...others, 'clerk'], 2)).message).toContain('maintains no certified organization')
  })

  it('has a history: number, day, whose part, organizations, recipients, delivery, digest', async () => {
    const { json, said, problem } = await office()
    const history = [...maintenance, '--history']
    expect((await said(history)).out).toContain('No list is issued yet')
    const first = await json([...issue, '--today', '2026-03-31'])
    await json([...maintenance, '--maintainer', '王芳', '--issue', '--to', '王芳', '--delivery', '当面'])
    expect((await json(history)).issues).toEqual([
      expect.objectContaining({ number: 'ML-2026-02', issued: '2026-06-30', maintainer: '王芳', organizations: 1 }),
      {
        ...{ number: 'ML-2026-01', issued: '2026-03-31', maintainer: null, organizations: 3, recipients: '业务部' },
        ...{ delivery: null, digest: first.digest, by: 'clerk' },
      },
    ])
    expect(await json([...history, '--as-of', '2026-06-29'])).toMatchObject({ issues: [{ number: 'ML-2026-01' }] })
    expect((await json([...history, '--maintainer', '王芳'])).issues).toHaveLength(1)
    expect((await said(history, 'zh')).out).toContain('完整名单')
    expect((await problem([...history, '--issue', '--to', '业务部'], 2)).message).toContain('--history shows')
    // A list at hand is held against its issue by asking again as of that day.
    expect((await json([...maintenance, '--as-of', '2026-03-31'])).digest).toBe(first.digest)
  })

  it('is settled as the check says: a terminal asks who gets it', async () => {
    const { at, json, duty } = await office()
    const report = ['report', 'compliance', '--clause', 'maintenance-list', '--year', '2026']
    const [{ findings }] = (await json(report)).clauses
    const { settle } = findings[0]
    const asked = await at(settle, { tty: true, answers: ['业务部'] })
    expect(asked).toMatchObject({ code: 0, asked: ['To'] })
    expect((await duty('maintenance-list'))['2026']).toBe('met')
    expect((await json([...maintenance, '--history'])).issues).toMatchObject([{ recipients: '业务部' }])
  })

  it('is not issued where nobody is on it', async () => {
    const { json, problem } = await clerk()
    expect((await problem(issue, 2)).message).toBe('No organization is certified on that day.')
    expect((await json(maintenance)).organizations).toBe(0)
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
    // Handed over in another way as well: that is another issue.
    expect((await json([...issue, '--delivery', '纸质'])).issue).toBe('ML-2026-03')
    expect((await said(issue, 'zh')).out).toContain('已作为 ML-2026-03 提供')
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
    expect(await problem([...maintenance, '--issue'], 2)).toMatchObject({
      message: 'Missing --to RECIPIENTS.',
      hint: 'Usage: certdesk report maintenance --issue --to RECIPIENTS [options]',
    })
    expect((await problem([...maintenance, '--to', '业务部'], 2)).hint).toContain('--issue')
    expect((await said([...maintenance, '--delivery', '邮件'], 'zh')).err).toContain('--delivery 只用于提供名单')
    expect((await problem([...issue, '--as-of', '2026-03-31'], 2)).message).toContain('--as-of is for questions')
    expect((await problem([...issue, '--known-at', '#1'], 2)).message).toContain('--known-at is for questions')
    expect(await entries()).toBe(before)
  })
})
