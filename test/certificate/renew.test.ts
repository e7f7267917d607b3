import { describe, expect, it } from 'vitest'
import { clerk } from '../contact/clerk.ts'

const steps = (accepted: string, reviewed: string, signed: string) => [
  ...['--accepted', accepted, '--accepted-ref', 'SL', '--reviewed', reviewed, '--reviewed-ref', 'PS'],
  ...['--signed', signed, '--signed-ref', 'QD'],
]

/** A signed contract HT-1 of C001. */
async function signed() {
  const own = await clerk()
  const add = ['contract', 'add', 'C001', '--number', 'HT-1', '--kind', 'inspection', '--service', '验货']
  await own.json([...add, '--amount', '5000', ...steps('2025-03-01', '2025-03-02', '2025-03-03')])
  const old = async (...more: string[]) => (await own.json(['contract', 'show', 'HT-1', ...more])).contract
  return { ...own, old }
}

const renew = (...more: string[]) => ['contract', 'renew', 'HT-1', '--number', 'HT-2', ...more]

describe('contract renew', () => {
  it('takes over customer, kind and service, and ends the old one when it is signed', async () => {
    const { json, said, old } = await signed()
    const { contract } = await json(renew('--amount', '6,000'))
    expect(contract).toMatchObject({
      ...{ number: 'HT-2', customer: 'C001', kind: 'inspection', service: '验货', amount: 600_000 },
      ...{ renews: 'HT-1', renewedBy: [], stage: null, ended: null },
    })
    expect(await old()).toMatchObject({ ended: null, renewedBy: ['HT-2'], renews: null })
    expect((await said(renew('--amount', '6,000'))).out).toBe('Already recorded as HT-2; nothing was changed.\n')
    const advance = (on: string, ref: string) => ['contract', 'advance', 'HT-2', '--on', on, '--ref', ref]
    await json(advance('2026-06-01', 'SL-2'))
    await json(advance('2026-06-02', 'PS-2'))
    expect((await said(advance('2026-06-03', 'QD-2'))).out).toContain(
      'Contract HT-1, whose place it takes, ends on 2026-06-03.',
    )
    expect(await old()).toMatchObject({ ended: '2026-06-03', endReason: null })
    expect((await json(['contract', 'list', '--running'])).contracts).toMatchObject([{ number: 'HT-2' }])
    expect((await json(['contract', 'list', '--running', '--as-of', '2026-06-02'])).contracts).toHaveLength(2)
  })

  it('takes what is said instead, and may be signed at once', async () => {
    const { json, said, old } = await signed()
    const now = await said(
      renew('--kind', 'product', '--service', 'CCC', ...steps('2026-06-01', '2026-06-02', '2026-06-03')),
    )
    expect(now.out).toBe(
      'Added contract HT-2 in place of HT-1.\nContract HT-1, whose place it takes, ends on 2026-06-03.\n',
    )
    expect((await json(['contract', 'show', 'HT-2'])).contract).toMatchObject({ kind: 'product', service: 'CCC' })
    expect((await old()).ended).toBe('2026-06-03')
    expect((await old('--as-of', '2026-05-31')).renewedBy).toEqual([])
  })

  it('moves the end with a corrected day of signing, and takes it back with the renewal', async () => {
    const { json, said, old } = await signed()
    await json(renew(...steps('2026-06-01', '2026-06-02', '2026-06-03')))
    await json(['contract', 'edit', 'HT-2', '--signed', '2026-06-05', '--reason', '误录'])
    expect((await old()).ended).toBe('2026-06-05')
    await json(['contract', 'edit', 'HT-2', '--signed', '2026-06-04', '--reason', '误录'])
    expect((await old()).ended).toBe('2026-06-04')
    expect((await said(['contract', 'void', 'HT-2', '--reason', '误录'])).out).toContain('HT-1, which ended')
    expect(await old()).toMatchObject({ ended: null, renewedBy: [] })
  })

  it('leaves an end alone that had come before, and brings one forward that lay ahead', async () => {
    const before = await signed()
    await before.json(['contract', 'end', 'HT-1', '--on', '2026-05-01', '--reason', '到期'])
    await before.json(renew(...steps('2026-06-01', '2026-06-02', '2026-06-03')))
    expect(await before.old()).toMatchObject({ ended: '2026-05-01', endReason: '到期' })
    await before.json(['contract', 'void', 'HT-2', '--reason', '误录'])
    expect((await before.old()).ended).toBe('2026-05-01')
    const same = await signed()
    await same.json(['contract', 'end', 'HT-1', '--on', '2026-06-03', '--reason', '到期'])
    await same.json(renew(...steps('2026-06-01', '2026-06-02', '2026-06-03')))
    await same.json(['contract', 'edit', 'HT-2', '--signed', '2026-06-05', '--reason', '误录'])
    expect(await same.old()).toMatchObject({ ended: '2026-06-03', endReason: '到期' })
    const ahead = await signed()
    await ahead.json(['contract', 'end', 'HT-1', '--on', '2026-12-31', '--reason', '到期'])
    await ahead.json(renew(...steps('2026-06-01', '2026-06-02', '2026-06-03')))
    expect(await ahead.old()).toMatchObject({ ended: '2026-06-03', endReason: null })
  })

  it('refuses what cannot be', async () => {
    const { json, problem, old } = await signed()
    expect((await problem(['contract', 'renew', 'HT-9', '--number', 'HT-2'], 2)).message).toBe(
      'There is no contract HT-9.',
    )
    expect((await problem(['contract', 'renew', 'HT-1', '--number', 'ht-1'], 2)).message).toContain('to be renewed')
    const early = await problem(renew(...steps('2025-02-01', '2025-02-02', '2025-02-03')), 2)
    expect(early.message).toContain('HT-1, whose place it takes, was signed on 2025-03-03')
    expect((await old()).renewedBy).toEqual([])
    await json(renew())
    expect((await problem(renew('--amount', '1'), 2)).message).toContain('The contract number HT-2 is on record')
    const kept = await problem(['contract', 'void', 'HT-1', '--reason', 'x'], 2)
    expect(kept.message).toBe('Contract HT-1 is referred to by HT-2.')
    await json(['contract', 'edit', 'HT-2', ...steps('2026-06-01', '2026-06-02', '2026-06-03')])
    const ended = await problem(['contract', 'advance', 'HT-1', '--ref', 'X'], 3)
    expect(ended.hint).toContain('HT-2 has taken its place: certdesk contract show HT-2')
    expect(ended.hint).toContain('certdesk contract edit HT-1 --set-up DAY --set-up-ref REFERENCE')
  })
})
