import { describe, expect, it } from 'vitest'
import { certified } from '../contact/clerk.ts'
import { restores, suspends, suspensionDesk, withdraws } from '../suspension/suspended.ts'

const decided = { 'decided-on': '2026-06-29', 'ground-on': '2026-06-29' }

describe('what lies ahead of a certificate', () => {
  it('is the same in the report and in the status: decided changes, and what they leave', async () => {
    const { json } = await suspensionDesk([
      certified('C002', '2025-07-20', '2028-01-19', 'S'),
      certified('C002', '2025-07-20', '2026-08-15', 'W'),
      suspends('Q-C001', '2026-02-10'),
      restores('Q-C001', '2026-07-10', { 'verified-on': '2026-06-28', 'decided-on': '2026-06-29' }),
      suspends('S', '2026-07-05', decided),
      withdraws('W', '2026-07-08', { 'decided-on': '2026-06-29' }),
    ])
    const { changes } = await json(['report', 'certificates'])
    const told = (changes as { certificate: string; what: string; on: string }[]).map((each) => [
      each.certificate,
      each.what,
      each.on,
    ])
    expect(told).toEqual([
      ['Q-C001', 'surveillance-due', '2026-01-20'],
      ['S', 'suspension', '2026-07-05'],
      ['W', 'withdrawal', '2026-07-08'],
      ['Q-C001', 'restoration', '2026-07-10'],
      // What S owes on 2026-07-20 lies inside the suspension that is decided.
    ])
    for (const number of ['Q-C001', 'S', 'W']) {
      const { certificate } = await json(['certificate', 'status', number])
      const next = (certificate.next as { what: string; on: string }[]).filter(({ on }) => on <= '2026-08-29')
      expect(next.map(({ what, on }) => [number, what, on])).toEqual(told.filter(([each]) => each === number))
    }
    expect((await json(['report', 'certificates', '--days', '5'])).changes).toHaveLength(2)
    const before = await json(['report', 'certificates', '--as-of', '2026-06-28'])
    expect((before.changes as { what: string }[]).map(({ what }) => what)).toContain('suspension-ends')
  })
})

describe('the monthly return', () => {
  const lines = (certificates: readonly Record<string, unknown>[]) =>
    certificates.map((each) => [each.certificate, each.status, each.reason, each.reasonZh, each.changed, each.until])

  it('has a line for every change within the month', async () => {
    const { json, at } = await suspensionDesk([
      suspends('Q-C001', '2026-06-01'),
      restores('Q-C001', '2026-06-20'),
      certified('C002', '2025-02-01', '2026-06-15', 'X'),
      withdraws('Q-C001', '2026-06-28'),
    ])
    const { certificates } = await json(['certificate', 'export', '--month', '2026-06'])
    expect(lines(certificates)).toEqual([
      ['Q-C001', 'suspended', 'fees unpaid', '未按期缴费', '2026-06-01', '2026-12-01'],
      ['Q-C001', 'valid', 'restored', '恢复', '2026-06-20', null],
      ['Q-C001', 'withdrawn', 'certification given up', '放弃认证', '2026-06-28', null],
      ['X', 'expired', null, null, '2026-06-16', null],
    ])
    const part = await json(['certificate', 'export', '--month', '2026-06', '--as-of', '2026-06-10'])
    expect(lines(part.certificates).map(([, status]) => status)).toEqual(['suspended'])
    expect(lines((await json(['certificate', 'export'])).certificates).map(([, status]) => status)).toEqual([
      'withdrawn',
      'expired',
    ])
    const issued = await json(['certificate', 'export', '--month', '2025-02'])
    expect(lines(issued.certificates)).toEqual([['X', 'valid', null, null, '2025-02-01', null]])
    expect((await at(['certificate', 'export', '--help'])).out).toMatch(/one line per change of\s+status/)
  })

  it('has English reasons in the English column, whatever a list brought', async () => {
    const { json, at } = await suspensionDesk()
    const row = (name: string, reason: string) =>
      `C002,乙食品有限公司,${name},ISO 9001,2025-01-20,2028-01-19,暂停,${reason},2026-06-01`
    const stdin = [
      '客户编号,客户名称,证书编号,认证标准,发证日期,有效期至,证书状态,暂停原因,暂停开始时间',
      row('A-1', '未按期缴费'),
      row('B-1', '企业搬迁'),
      row('C-1', 'moved away'),
    ].join('\n')
    await at(['customer', 'import', '-'], { stdin: `${stdin}\n` })
    const { certificates } = await json(['certificate', 'export', '--month', '2026-06'])
    expect(lines(certificates).map(([number, , en, zh]) => [number, en, zh])).toEqual([
      ['A-1', 'fees unpaid', '未按期缴费'],
      ['B-1', null, '企业搬迁'],
      ['C-1', 'moved away', 'moved away'],
    ])
  })
})

it('report compliance finds a clause of another document by its number', async () => {
  const { json } = await suspensionDesk()
  const cited = async (clause: string) =>
    new Set((await json(['report', 'compliance', '--clause', clause])).clauses.map((each: { id: string }) => each.id))
  expect(await cited('9.1.3')).toEqual(new Set(['surveillance-due']))
  expect(await cited('9.1')).toEqual(new Set(['surveillance-due']))
  expect(await cited('4.4.1')).toEqual(new Set(['suspension-and-withdrawal']))
})
