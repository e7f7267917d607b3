import { describe, expect, it } from 'vitest'
import { certified } from '../contact/clerk.ts'
import { tamper } from '../upkeep/desk.ts'
import { restores, suspends, suspensionDesk, withdraws } from './suspended.ts'

const takeBack = (...more: string[]) => ['suspend', 'void', 'SP-2026-0001', '--reason', '误录', ...more]

describe('suspend void --of', () => {
  it('takes back one act with what followed it, so that the state before it holds again', async () => {
    const { json, said, problem, statusOn } = await suspensionDesk([
      suspends('Q-C001', '2026-06-01'),
      restores('Q-C001', '2026-06-20'),
      ['suspend', 'follow-up', 'SP-2026-0001', 'publication', '--on', '2026-06-22'],
    ])
    const { suspension } = await json(takeBack('--of', 'restoration'))
    expect(suspension).toMatchObject({ number: 'SP-2026-0001', status: 'suspended', ended: null, open: true })
    expect((suspension.acts as { act: string }[]).map(({ act }) => act)).toEqual(['suspension'])
    expect(await statusOn('Q-C001', '2026-06-25')).toBe('suspended')
    expect((await problem(takeBack('--of', '恢复'), 2)).message).toBe('SP-2026-0001 has no restoration.')
    await json(withdraws('Q-C001', '2026-06-25'))
    expect((await said(takeBack('--of', 'withdrawal'))).out).toContain(
      'Voided the withdrawal of 2026-06-25 of SP-2026-0001',
    )
    expect(await statusOn('Q-C001', '2026-06-26')).toBe('suspended')
    const { entries } = await json(['audit', 'list', '--limit', '1'])
    expect(entries[0].note).toBe('误录')
  })

  it('refuses where a later act stands on it, of this case or of another', async () => {
    const { problem, json, digest, said } = await suspensionDesk([
      suspends('Q-C001', '2026-03-02'),
      restores('Q-C001', '2026-04-01'),
      suspends('Q-C001', '2026-06-01'),
    ])
    const before = await digest()
    const first = await problem(takeBack('--of', 'suspension'), 2)
    expect(first.message).toContain('suspension 2026-06-01 stands on it')
    expect(first.hint).toContain('suspend void SP-2026-0002')
    expect((await problem(takeBack('--of', 'restoration'), 2)).hint).toContain('suspend void SP-2026-0002')
    expect(await digest()).toBe(before)
    await json(['suspend', 'void', 'SP-2026-0002', '--of', 'suspension', '--reason', '误录'])
    expect((await json(['suspend', 'list'])).suspensions).toHaveLength(1)
    expect((await problem(['suspend', 'show', 'SP-2026-0002'], 2)).message).toContain('is void')
    expect((await said(takeBack('--of', 'restoration'))).code).toBe(0)
  })

  it('leaves what a list brought, without the case that the act opened', async () => {
    const { at, json, said, statusOn } = await suspensionDesk()
    const stdin = [
      '客户编号,客户名称,证书编号,认证标准,发证日期,有效期至,证书状态,暂停原因,暂停开始时间',
      'C002,乙食品有限公司,S1,ISO 9001,2025-01-20,2028-01-19,暂停,欠费,2026-05-01',
    ].join('\n')
    await at(['customer', 'import', '-'], { stdin: `${stdin}\n` })
    await json(restores('S1', '2026-06-20'))
    await json(takeBack('--of', 'restoration'))
    expect(await statusOn('S1', '2026-06-25')).toBe('suspended')
    expect((await json(['suspend', 'list'])).suspensions).toMatchObject([{ number: null, certificate: 'S1' }])
    await json(suspends('S1', '2026-05-01'))
    const { out } = await said(['suspend', 'void', 'SP-2026-0002', '--of', 'suspension', '--reason', '误录'])
    expect(out).toContain('the change stays as it was on record before')
    expect(await statusOn('S1', '2026-06-25')).toBe('suspended')
  })
})

describe('a case whose certificate was taken back', () => {
  it('says so, whatever is asked of it', async () => {
    const { file, problem } = await suspensionDesk([suspends('Q-C001', '2026-06-01')])
    // The program refuses to void it now; an older one did not.
    tamper(file, `UPDATE certificate SET voided_at = recorded_at, voided_by = 'clerk', void_reason = '误录'`)
    for (const argv of [
      ['suspend', 'show', 'SP-2026-0001'],
      ['suspend', 'notice', 'SP-2026-0001', '--output', 'x.html'],
      ['suspend', 'follow-up', 'SP-2026-0001', 'publication', '--on', '2026-06-02'],
      ['suspend', 'edit', 'SP-2026-0001', '--statement', 'x', '--reason', 'x'],
      takeBack(),
      takeBack('--of', 'suspension'),
    ])
      expect((await problem(argv, 2)).message).toBe('Certificate Q-C001 of SP-2026-0001 is void: 误录.')
    expect((await problem(restores('SP-2026-0001', '2026-06-20'), 2)).message).toContain('is void')
  })
})

describe('certificate void', () => {
  const voids = (number: string) => ['certificate', 'void', number, '--reason', '误录']

  it('refuses while something refers to the certificate, and says what to do', async () => {
    const { json, problem, digest } = await suspensionDesk([
      suspends('Q-C001', '2026-03-01'),
      restores('Q-C001', '2026-04-01'),
      ['certificate', 'surveillance', 'add', 'Q-C001', '--on', '2026-01-10', '--reference', 'JD-1'],
      [...certified('C001', '2026-05-01', '2028-01-19', 'R'), '--replaces', 'Q-C001'],
    ])
    const before = await digest()
    const found = await problem(voids('Q-C001'), 2)
    expect(found.message).toBe(
      'Certificate Q-C001 is referred to by SP-2026-0001, the surveillance of 2026-01-10, R (issued in its place).',
    )
    for (const command of [
      'certdesk suspend void SP-2026-0001',
      'certdesk certificate surveillance void Q-C001 --on 2026-01-10',
      'certdesk certificate void R',
    ])
      expect(found.hint).toContain(command)
    expect(await digest()).toBe(before)
    await json(voids('R'))
    await json(['certificate', 'surveillance', 'void', 'Q-C001', '--on', '2026-01-10', '--reason', '误录'])
    await json(takeBack())
    await json(voids('Q-C001'))
  })
})
