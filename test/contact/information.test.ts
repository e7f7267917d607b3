import { describe, expect, it } from 'vitest'
import { clerk } from './clerk.ts'

const learned = (...more: string[]) => [
  ...['information', 'add', 'C001', '--source', '电话', '--received', '2026-06-25', '--content', '更换总经理'],
  ...more,
]

describe('information', () => {
  it('goes from received to closed', async () => {
    const { json, said } = await clerk()
    const { information } = await json(learned('--action-needed'))
    expect(information).toEqual({
      number: 'IN-2026-0001',
      customer: 'C001',
      name: '甲机械有限公司',
      source: '电话',
      received: '2026-06-25',
      recorded: '2026-06-30',
      content: '更换总经理',
      actionNeeded: true,
      owner: null,
      action: null,
      acted: null,
      closed: null,
      outcome: null,
      passedOn: null,
      migrated: false,
    })
    expect((await said(learned('--action-needed'))).out).toBe(
      'Already recorded as IN-2026-0001; nothing was changed.\n',
    )
    const act = ['information', 'act', 'IN-2026-0001']
    expect((await json([...act, '--owner', 'clerk'])).information).toMatchObject({ owner: 'clerk', acted: null })
    const acted = await json([...act, '--action', '更新联系人', '--on', '2026-06-26'])
    expect(acted.information).toMatchObject({ owner: 'clerk', action: '更新联系人', acted: '2026-06-26' })
    expect((await json(['information', 'list', '--open'])).information).toHaveLength(1)
    const close = ['information', 'close', 'IN-2026-0001', '--outcome', '已更新', '--on', '2026-06-27']
    expect((await json(close)).information).toMatchObject({ closed: '2026-06-27', outcome: '已更新' })
    expect((await said(close)).out).toContain('was closed on 2026-06-27 already')
    expect((await json(['information', 'list', '--open'])).information).toEqual([])
    expect((await json(['information', 'list', 'C001'])).information).toHaveLength(1)
    const then = await json(['information', 'show', 'IN-2026-0001', '--as-of', '2026-06-26'])
    expect(then.information).toMatchObject({ acted: '2026-06-26', closed: null })
  })

  it('refuses to close an action that nobody owned (4.1.2)', async () => {
    const { json, problem } = await clerk()
    await json(learned('--action-needed'))
    const refused = await problem(['information', 'close', 'IN-2026-0001', '--outcome', 'x'], 3)
    expect(refused).toMatchObject({
      code: 'refused',
      clause: '4.1.2',
      message: 'The action on IN-2026-0001 has no owner.',
    })
    expect(refused.hint).toContain('information act IN-2026-0001 --owner')
  })

  it('is not recorded again with another action, which would be lost', async () => {
    const { json, problem, said } = await clerk()
    await json(learned())
    for (const more of [['--action-needed'], ['--owner', 'clerk']]) {
      const refused = await problem(learned(...more), 2)
      expect(refused.message).toBe('IN-2026-0001 says the same, but not what is to be done about it.')
      expect(refused.hint).toContain('certdesk information act IN-2026-0001 --owner NAME')
    }
    expect((await said(learned())).out).toContain('Already recorded as IN-2026-0001')
  })

  it('that is late already says so at once (4.1.2)', async () => {
    const { said } = await clerk()
    const add = ['information', 'add', 'C001', '--source', '电话', '--content', '更换总经理', '--received']
    const late = (received: string) => [...add, received]
    expect((await said(late('2026-06-23'))).out).not.toContain('late')
    expect((await said(late('2026-06-22'))).out).toContain('It is recorded 1 day late, which stays on record')
    expect((await said(late('2025-01-15'))).out).not.toContain('late')
  })

  it('is not closed before its action', async () => {
    const { json, problem } = await clerk()
    await json(learned('--owner', 'clerk'))
    await json(['information', 'act', 'IN-2026-0001', '--action', '更新', '--on', '2026-06-29'])
    const close = ['information', 'close', 'IN-2026-0001', '--outcome', '好', '--on', '2026-06-28']
    expect((await problem(close, 2)).message).toBe('--on 2026-06-28 lies before the action of 2026-06-29.')
    await json(['information', 'close', 'IN-2026-0001', '--outcome', '好', '--on', '2026-06-29'])
    const edit = ['information', 'edit', 'IN-2026-0001', '--acted', '2026-06-30', '--reason', 'x']
    expect((await problem(edit, 2)).message).toBe('--closed 2026-06-29 lies before the action of 2026-06-30.')
  })

  it('may be about somebody who is not in the register', async () => {
    const { json, problem } = await clerk()
    const rest = ['--source', '展会', '--received', '2026-06-01', '--content', '有意申请']
    const { information } = await json(['information', 'add', '--about', '己纺织厂', ...rest])
    expect(information).toMatchObject({ customer: null, name: '己纺织厂', actionNeeded: false })
    const other = await json(['information', 'add', '--about', '庚纺织厂', ...rest])
    expect(other.information.number).toBe('IN-2026-0002')
    expect((await problem(['information', 'add', 'C001', '--about', '己', ...rest], 2)).hint).toContain('--about')
  })

  it('refuses what cannot be', async () => {
    const { json, problem, said } = await clerk()
    await json(learned())
    const act = ['information', 'act', 'IN-2026-0001']
    const ahead = ['information', 'add', '--source', 'x', '--received', '2026-07-01', '--content', 'y']
    expect((await problem(ahead, 2)).message).toContain('--received 2026-07-01 lies after today')
    expect((await problem([...act, '--action', 'x'], 2)).message).toContain('has no owner')
    expect((await problem(act, 2)).message).toBe('Neither an action nor an owner is given.')
    expect((await problem([...act, '--owner', '无名'], 2)).hint).toContain('certdesk staff list')
    const early = [...act, '--action', 'x', '--owner', 'clerk', '--on', '2026-06-24']
    expect((await problem(early, 2)).message).toContain('before the information was received')
    expect((await problem(['information', 'close', 'IN-2026-0007', '--outcome', 'x'], 2)).hint).toContain(
      'information list',
    )
    expect((await said(['information', 'add'], 'zh')).err).toContain(
      '缺少 --source 文字、--received 日期、--content 文字',
    )
  })

  it('is corrected and taken back with a reason', async () => {
    const { json, problem } = await clerk()
    await json(learned())
    const edit = ['information', 'edit', 'IN-2026-0001', '--reason', '误录']
    const { information } = await json([...edit, '--customer', 'C002', '--action-needed', '是', '--owner', 'clerk'])
    expect(information).toMatchObject({ customer: 'C002', actionNeeded: true, owner: 'clerk' })
    expect((await problem(edit, 2)).message).toBe('Nothing was given to change.')
    expect((await problem([...edit, '--closed', '2026-06-01'], 2)).message).toContain('before the information')
    await json(['information', 'void', 'IN-2026-0001', '--reason', '重复'])
    expect((await json(['information', 'list'])).information).toEqual([])
    expect((await problem(edit, 2)).message).toBe('IN-2026-0001 is void: 重复.')
    expect((await json(['audit', 'verify'])).verification.ok).toBe(true)
  })
})
