import fs from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { certified } from '../contact/clerk.ts'
import { cancels, restores, suspends, suspensionDesk, withdraws } from './suspended.ts'

const head = async ({ json }: Awaited<ReturnType<typeof suspensionDesk>>) =>
  (await json(['audit', 'list', '--limit', '1'])).entries[0].seq as number

describe('what is taken back leaves the changes of status in an order that could have been recorded', () => {
  it('so that no restoration goes from under a later suspension, by undo or by voiding its case', async () => {
    const own = await suspensionDesk()
    const list = [
      '客户编号,客户名称,证书编号,认证标准,发证日期,有效期至,证书状态,暂停原因,暂停开始时间',
      'C002,乙食品有限公司,S1,ISO 9001,2025-01-20,2028-01-19,暂停,欠费,2026-03-02',
    ].join('\n')
    await own.at(['customer', 'import', '-'], { stdin: `${list}\n` })
    await own.json(restores('S1', '2026-04-01'))
    const restoration = await head(own)
    await own.json(suspends('S1', '2026-06-01'))
    const before = await own.digest()
    const refused = await own.problem(['undo', String(restoration)], 3)
    expect(refused.clause).toBe('4.4.1')
    expect(refused.message).toContain('The suspension of S1 on 2026-06-01 stands on what would be taken back')
    expect((await own.problem(['undo', String(restoration), '--dry-run'], 3)).clause).toBe('4.4.1')
    expect((await own.problem(['suspend', 'void', 'SP-2026-0001', '--reason', '误录'], 3)).clause).toBe('4.4.1')
    expect(await own.digest()).toBe(before)
    await own.json(['suspend', 'void', 'SP-2026-0002', '--reason', '误录'])
    await own.json(['undo', String(restoration)])
    expect(await own.statusOn('S1', '2026-06-30')).toBe('suspended')
  })

  it('nor does an undone voiding bring a change back beside the one that took its place', async () => {
    const own = await suspensionDesk([suspends('Q-C001', '2026-05-04'), withdraws('Q-C001', '2026-06-01')])
    await own.json(['suspend', 'void', 'SP-2026-0001', '--of', 'withdrawal', '--reason', '误录'])
    const voiding = await head(own)
    await own.json(cancels('Q-C001', '2026-06-10'))
    expect((await own.problem(['undo', String(voiding)], 3)).message).toContain('The cancellation of Q-C001')
    await own.json(['undo'])
    await own.json(['undo', String(voiding)])
    expect(await own.statusOn('Q-C001', '2026-06-30')).toBe('withdrawn')
  })

  it('nor beside a certificate that was issued in its place meanwhile', async () => {
    const own = await suspensionDesk([withdraws('Q-C001', '2026-06-01')])
    await own.json(['suspend', 'void', 'SP-2026-0001', '--reason', '误录'])
    const voiding = await head(own)
    await own.json([...certified('C001', '2026-06-15', '2028-01-19', 'Q-2'), '--replaces', 'Q-C001'])
    expect((await own.problem(['undo', String(voiding)], 3)).message).toContain('The reissue of Q-C001 on 2026-06-15')
  })

  it('nor does an expiry come before what only a certificate in force can undergo', async () => {
    const own = await suspensionDesk([suspends('Q-C001', '2026-03-02'), restores('Q-C001', '2026-04-01')])
    const edit = (expires: string) => [
      ...['certificate', 'edit', 'Q-C001', '--expires', expires, '--correction', '误录'],
    ]
    const refused = await own.problem(edit('2026-03-15'), 2)
    expect(refused.message).toBe('Q-C001 cannot have expired before what is on record of it: valid from 2026-04-01.')
    await own.json(edit('2026-04-01'))
  })

  it('but a suspension that outlived the expiry may have been ended after it', async () => {
    const own = await suspensionDesk([suspends('Q-C001', '2026-03-02'), withdraws('Q-C001', '2026-06-01')])
    await own.json(['certificate', 'edit', 'Q-C001', '--expires', '2026-05-01', '--correction', '误录'])
    expect(await own.statusOn('Q-C001', '2026-05-15')).toBe('expired')
  })
})

describe('a certificate that expired while it was suspended', () => {
  const expired = () =>
    suspensionDesk([certified('C002', '2023-06-01', '2026-05-31', 'S-1'), suspends('S-1', '2025-09-01')])

  it('is not reissued, and its suspension is still what comes next', async () => {
    const own = await expired()
    const successor = [...certified('C002', '2026-06-15', '2029-05-31', 'S-2'), '--replaces', 'S-1']
    expect((await own.problem(successor, 3)).message).toContain('S-1 is suspended')
    const { certificate } = await own.json(['certificate', 'status', 'S-1'])
    expect(certificate).toMatchObject({ status: 'expired', next: [{ what: 'suspension-ends', on: '2026-03-01' }] })
    expect(JSON.stringify(await own.json(['report', 'certificates']))).toContain('suspension-ends')
    await own.json(withdraws('S-1', '2026-06-20', { reason: 'suspension-unresolved' }))
    expect((await own.json(['certificate', 'status', 'S-1'])).certificate.next).toEqual([])
  })
})

it('prints a notice as of a day without what followed later', async () => {
  const own = await suspensionDesk([suspends('Q-C001', '2026-06-01')])
  await own.json([
    ...['suspend', 'follow-up', 'SP-2026-0001', 'notice', '--on', '2026-06-05', '--reference', 'TZ-7'],
    ...['--delivery', 'EMS'],
  ])
  const notice = async (day: string) => {
    const name = `notice-${day}.html`
    await own.at(['suspend', 'notice', 'SP-2026-0001', '--as-of', day, '--output', name])
    return fs.readFileSync(path.join(own.cwd, name), 'utf8')
  }
  expect(await notice('2026-06-05')).toContain('TZ-7')
  expect(await notice('2026-06-04')).not.toContain('TZ-7')
})
