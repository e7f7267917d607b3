import { describe, expect, it } from 'vitest'
import { certified, clerk } from '../contact/clerk.ts'

const add = (...more: string[]) => [
  ...['certificate', 'add', 'C001', '--number', 'N-1', '--scope', '机械加工', '--issued', '2025-03-01'],
  ...more,
]

describe('certificate add', () => {
  it('gives the whole record, the scheme from the standard', async () => {
    const { json, said } = await clerk()
    const { certificate } = await json(add('--standard', 'GB/T 19001-2016', '--expires', '2028-2-29'))
    expect(certificate).toEqual({
      number: 'N-1',
      customer: 'C001',
      name: '甲机械有限公司',
      scheme: 'management-system',
      standard: 'GB/T 19001-2016',
      scope: '机械加工',
      firstIssued: '2025-03-01',
      issued: '2025-03-01',
      expires: '2028-02-29',
      status: 'valid',
      contract: null,
      nextSurveillance: null,
      kind: null,
      lastAudit: null,
      surveillanceMonths: null,
      note: null,
      replaces: null,
    })
    const again = await said(add('--standard', 'GB/T 19001-2016', '--expires', '2028-2-29'), 'zh')
    expect(again).toMatchObject({ code: 0, out: '已登记为 N-1，未作改动。\n' })
  })

  it('takes 长期 for no end, and a first decision before it was issued', async () => {
    const { json } = await clerk()
    const { certificate } = await json(add('--standard', 'CCC', '--expires', '长期', '--first-issued', '2022-03-01'))
    expect(certificate).toMatchObject({ scheme: 'product', expires: null, firstIssued: '2022-03-01' })
  })

  it('asks for a scheme that the standard does not tell', async () => {
    const { at, json, problem } = await clerk()
    const unclear = add('--standard', '企业标准', '--expires', '2028-02-29')
    expect(await problem(unclear, 2)).toMatchObject({
      message: 'The scheme of "企业标准" is not known.',
      hint: 'Say it with --scheme management-system, product or inspection.',
    })
    const asked = await at(unclear, { tty: true, answers: ['inspection'] })
    expect(asked).toMatchObject({ code: 0, asked: [expect.stringContaining('企业标准')] })
    const { certificate } = await json(['certificate', 'show', 'N-1'])
    expect(certificate.scheme).toBe('inspection')
  })

  it('refuses what cannot be', async () => {
    const { json, problem } = await clerk()
    await json(certified('C002', '2025-03-01', '2028-02-29', 'N-1'))
    const rest = ['--standard', 'ISO 9001']
    const taken = await problem(add(...rest, '--expires', '2028-02-29'), 2)
    expect(taken.message).toBe('The certificate number N-1 is on record for 乙食品有限公司.')
    const ahead = ['certificate', 'add', 'C001', '--number', 'N-2', '--scope', 'x', ...rest, '--issued', '2026-07-01']
    expect((await problem([...ahead, '--expires', '2029-01-01'], 2)).message).toContain('after today')
    const order = async (...days: string[]) => (await problem(add(...rest, ...days), 2)).message
    expect(await order('--expires', '2025-02-28')).toBe('--expires 2025-02-28 lies before --issued 2025-03-01.')
    expect(await order('--expires', '2028-02-29', '--first-issued', '2025-03-02')).toContain(
      'lies before --first-issued',
    )
    expect(await order('--expires', '2028-02-30')).toContain('--expires is not a day')
    expect(await order('--expires', '2028-02-29', '--contract', 'HT-9')).toBe('There is no contract HT-9.')
    await json(['contract', 'add', 'C002', '--number', 'HT-2', '--kind', 'product'])
    expect(await order('--expires', '2028-02-29', '--contract', 'HT-2')).toContain('not one of this customer')
  })
})

describe('certificate list, edit and void', () => {
  it('lists by status, scheme and time left, as of a day', async () => {
    const { json } = await clerk()
    await json(certified('C001', '2023-07-15', '2026-07-14', 'A'))
    await json(certified('C002', '2023-01-01', '2026-06-29', 'B'))
    await json(add('--standard', 'CCC', '--expires', '长期'))
    const numbers = async (...more: string[]) => {
      const { certificates } = await json(['certificate', 'list', ...more])
      return (certificates as { number: string }[]).map((each) => each.number)
    }
    expect(await numbers()).toEqual(['A', 'N-1', 'B'])
    expect(await numbers('C002')).toEqual(['B'])
    expect(await numbers('--status', '过期失效')).toEqual(['B'])
    expect(await numbers('--status', 'valid', '--as-of', '2026-06-29')).toEqual(['A', 'N-1', 'B'])
    expect(await numbers('--scheme', 'product')).toEqual(['N-1'])
    expect(await numbers('--expires-within', '13')).toEqual([])
    expect(await numbers('--expires-within', '14')).toEqual(['A'])
    expect(await numbers('--as-of', '2023-06-30')).toEqual(['B'])
  })

  it('changes with a reason, its scope only as a correction (4.2.3)', async () => {
    const { json, problem, said } = await clerk()
    await json(certified('C001', '2025-03-01', '2028-02-29'))
    await json(certified('C002', '2025-03-01', '2028-02-29'))
    const edit = ['certificate', 'edit', 'Q-C001']
    expect((await problem([...edit, '--expires', '2028-03-01'], 2)).hint).toContain('--reason')
    const { certificate } = await json([...edit, '--expires', '长期', '--reason', '误录'])
    expect(certificate.expires).toBeNull()
    expect(await problem([...edit, '--scope', '机械加工和销售', '--reason', '误录'], 3)).toMatchObject({
      code: 'refused',
      clause: '4.2.3',
    })
    const corrected = await json([...edit, '--scope', '机械加工和销售', '--correction', '漏字'])
    expect(corrected.certificate.scope).toBe('机械加工和销售')
    expect((await json(['audit', 'list', '--limit', '1'])).entries[0].note).toBe('correction: 漏字')
    expect((await problem(edit, 2)).message).toBe('Nothing was given to change.')
    expect((await problem([...edit, '--new-number', 'Q-C002', '--reason', 'x'], 2)).message).toContain('乙食品有限公司')
    expect((await problem([...edit, '--issued', '2025-02-01', '--reason', 'x'], 2)).message).toContain('--first-issued')
    expect((await json([...edit, '--new-number', 'Q-9', '--reason', '误录'])).certificate.number).toBe('Q-9')
    expect((await said(['certificate', 'edit', 'Q-9', '--scheme', '管理体系', '--reason', 'x'])).out).toContain(
      'nothing was changed',
    )
  })

  it('voids once; the number is free again', async () => {
    const { json, said, problem } = await clerk()
    await json(certified('C001', '2025-03-01', '2028-02-29'))
    const takeBack = ['certificate', 'void', 'Q-C001', '--reason', '重复']
    expect((await json(takeBack)).certificate).toMatchObject({ number: 'Q-C001', voided: true })
    expect((await said(takeBack)).out).toBe('Q-C001 is void already; nothing was changed.\n')
    expect((await problem(['certificate', 'show', 'Q-C001'], 2)).hint).toContain('certificate list')
    expect((await json(certified('C002', '2025-03-01', '2028-02-29', 'Q-C001'))).certificate.customer).toBe('C002')
  })
})

describe('a number', () => {
  it('is the same whatever the width, case and blanks it is typed with', async () => {
    const { json, problem } = await clerk()
    await json(certified('C001', '2025-03-01', '2028-02-29', 'V 1'))
    for (const number of ['V 1', 'V1', 'Ｖ1', 'v 1'])
      expect((await json(['certificate', 'show', number])).certificate.number).toBe('V1')
    expect((await problem(certified('C002', '2025-03-01', '2028-02-29', 'v1'), 2)).message).toContain('V1')
    await json(['contract', 'add', 'C001', '--number', 'HT-1', '--kind', 'product'])
    expect((await json(['contract', 'show', 'ht-1'])).contract.number).toBe('HT-1')
  })

  it('that was taken back says why', async () => {
    const { json, problem } = await clerk()
    await json(certified('C001', '2025-03-01', '2028-02-29'))
    await json(['certificate', 'void', 'Q-C001', '--reason', '重复'])
    expect((await problem(['certificate', 'show', 'Q-C001'], 2)).message).toBe('Q-C001 is void: 重复.')
  })
})

describe('days that cannot be', () => {
  it('are refused, and those that are most likely mistyped are warned of', async () => {
    const { said, problem } = await clerk()
    const surveillance = [...certified('C001', '2025-03-01', '2028-02-29'), '--next-surveillance', '2025-02-28']
    expect((await problem(surveillance, 2)).message).toBe(
      '--next-surveillance 2025-02-28 lies before --issued 2025-03-01.',
    )
    expect((await said(certified('C001', '2025-03-01', '2028-03-01'))).err).toBe('')
    const long = (await said(certified('C001', '2025-03-01', '2028-03-02', 'LONG'))).err
    expect(long).toContain('later than its cycle allows, 2028-03-01 (ISO/IEC 17021-1 9.1.3)')
    const longest = (await said(certified('C002', '2025-03-01', '2128-02-28'))).err
    expect(longest).toContain('more than ten years')
    expect(longest).not.toContain('cycle')
  })
})

it('shows why and until when a certificate is suspended', async () => {
  const { at, json, said } = await clerk()
  const stdin = [
    '客户编号,客户名称,证书编号,认证标准,发证日期,有效期至,证书状态,暂停原因,暂停开始时间,暂停结束时间',
    'C001,甲机械有限公司,S1,ISO 9001,2025-01-20,2028-01-19,暂停,费用未付,2026-06-01,2026-12-01',
  ].join('\n')
  await at(['customer', 'import', '-'], { stdin: `${stdin}\n` })
  const change = { status: 'suspended', from: '2026-06-01', until: '2026-12-01', reason: '费用未付' }
  const shown = { ...change, reasonName: { en: '费用未付', zh: '费用未付' } }
  expect((await json(['certificate', 'show', 'S1'])).certificate.changes).toEqual([shown])
  expect((await json(['certificate', 'show', 'S1', '--as-of', '2026-05-31'])).certificate.changes).toEqual([])
  expect((await said(['certificate', 'show', 'S1'], 'zh')).out).toMatch(/2026-06-01\s+暂停\s+2026-12-01\s+费用未付/)
})

describe('certificate add --replaces', () => {
  it('supersedes the old one from the issue day, once, and keeps its first decision', async () => {
    const { json, said, problem } = await clerk()
    await json(certified('C001', '2025-03-01', '2028-02-29'))
    const replace = [...certified('C001', '2026-03-01', '2029-02-28', 'N'), '--replaces', 'Q-C001']
    expect((await said(replace)).out).toContain('Q-C001 is superseded from 2026-03-01.')
    expect((await json(['certificate', 'show', 'N'])).certificate).toMatchObject({
      replaces: 'Q-C001',
      firstIssued: '2025-03-01',
    })
    expect((await said(replace)).out).toBe('Already recorded as N; nothing was changed.\n')
    const again = [...certified('C001', '2026-04-01', '2029-02-28', 'N2'), '--replaces', 'Q-C001']
    expect(await problem(again, 3)).toMatchObject({ clause: '4.4.1', message: expect.stringContaining('superseded') })
    const early = [...certified('C001', '2026-03-01', '2029-02-28', 'N2'), '--replaces', 'N']
    expect((await problem(early, 2)).message).toBe('--issued 2026-03-01 does not lie after the issue of N, 2026-03-01.')
    expect((await said(early, 'zh')).err).toContain('--issued 2026-03-01 未晚于原证书 N 的发证日期 2026-03-01。')
    expect((await problem([...again.slice(0, -1), 'X'], 2)).message).toMatch(
      /^There is no certificate X; it may be Q-C001 /,
    )
  })
})
