import { describe, expect, it } from 'vitest'
import { clerk } from '../contact/clerk.ts'

const add = (number: string, issued: string, expires: string, ...more: string[]) => [
  ...['certificate', 'add', 'C001', '--number', number, '--standard', 'ISO 14001', '--scope', '机加工'],
  ...['--issued', issued, '--expires', expires, ...more],
]
const audited = (number: string, on: string, kind = 'surveillance') => [
  ...['certificate', 'surveillance', 'add', number, '--on', on, '--kind', kind, '--reference', `R-${on}`],
]

async function office(expires: string) {
  const own = await clerk()
  await own.json(add('E-1', '2023-02-01', expires, '--kind', 'initial'))
  await own.json(audited('E-1', '2024-01-10'))
  await own.json(audited('E-1', '2025-01-10'))
  const judged = async () => {
    const { clauses } = await own.json(['report', 'compliance', '--clause', '9.1.3', '--year', '2026'])
    const said = (all: readonly { text: { zh: string } }[]) => all.map(({ text }) => text.zh)
    return { found: said(clauses[0].findings), remarks: said(clauses[0].remarks) }
  }
  return { ...own, judged }
}

describe('a recertification (ISO/IEC 17021-1 9.1.3)', () => {
  it('is late by its audit, which is what was due by the expiry, and by its issue where none is on record', async () => {
    const { json, judged } = await office('2026-01-31')
    await json(add('E-2', '2026-03-01', '2029-01-31', '--kind', 'recertification', '--replaces', 'E-1'))
    expect((await judged()).found).toContain('E-1：2026-01-31 到期时未再认证；E-2 于 2026-03-01 才换发，逾期 29 天')
    await json(audited('E-2', '2026-02-10', 'recertification'))
    expect((await judged()).found).toContain(
      'E-1：2026-01-31 到期时未再认证；2026-02-10 才审核，逾期 10 天，E-2 于 2026-03-01 换发',
    )
  })

  it('that its days alone tell is not called one as if that had been said', async () => {
    const { json, judged } = await office('2026-06-30')
    await json(add('E-2', '2026-06-15', '2029-06-30', '--replaces', 'E-1'))
    const [unsaid] = (await judged()).remarks
    expect(unsaid).toContain('发证类型尚未登记，按日期视为按期再认证（原证书 E-1）')
    expect(unsaid).toContain('certdesk certificate edit E-2 --kind 类型 --reason 原因')
    await json(['certificate', 'edit', 'E-2', '--kind', 'recertification', '--reason', '补录'])
    const [said] = (await judged()).remarks
    expect(said).toContain('2026-06-15 按期再认证换发（原证书 E-1）')
    expect(said).not.toContain('certificate edit')
  })
})

describe('a surveillance that is due on the day on which its certificate ends', () => {
  it('is not said to be over by then', async () => {
    const own = await clerk()
    await own.json(add('E-1', '2025-04-01', '2026-04-01', '--kind', 'initial'))
    const { clauses } = await own.json(['report', 'compliance', '--clause', '9.1.3', '--year', '2026'])
    const texts = clauses[0].findings.map(({ text }: { text: { zh: string } }) => text.zh)
    expect(texts).toContain('E-1：监督应于 2026-04-01 前完成，当日终止时仍未完成')
  })
})

describe('a certificate of a management system without an end', () => {
  it('is doubted when it is recorded, and a breach', async () => {
    const own = await clerk()
    const added = await own.at([...add('E-9', '2026-03-01', '长期', '--kind', 'initial'), '--lang', 'zh'])
    expect(added.code, added.err).toBe(0)
    expect(added.err).toContain('有效期至 长期，超出认证周期（最迟 2029-03-01')
    const { clauses } = await own.json(['report', 'compliance', '--clause', '9.1.3', '--year', '2026'])
    expect(clauses[0].findings).toMatchObject([{ state: 'breach', facts: { kind: 'expiry', expires: null } }])
  })
})
