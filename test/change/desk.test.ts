import { describe, expect, it } from 'vitest'
import { body, f01, manager, staff } from './body.ts'

describe('a change at the desk', () => {
  it('of the name goes from the F01 to new certificates, and the old name finds the customer (4.2.4)', async () => {
    const { json, act } = await body()
    const { change } = await json(f01('C001', 'F-1', '--set', '名称=甲科技有限公司', '--set', 'english-name=Jia Tech'))
    expect(change).toMatchObject({
      number: 'CH-2026-0001',
      state: 'submitted',
      kinds: ['a'],
      reissue: true,
      f01: 'F-1',
      lines: [
        { field: 'name', of: null, before: '甲机械有限公司', after: '甲科技有限公司' },
        { field: 'english-name', of: null, before: null, after: 'Jia Tech' },
      ],
    })
    expect(change.next.command).toBe('certdesk change classify CH-2026-0001 --class administrative --why TEXT')
    const n = change.number
    await act('classify', n, staff.business, '2026-06-03', '--class', 'administrative', '--why', '仅名称')
    await act('confirm', n, staff.certification, '2026-06-04', '--material', '营业执照')
    await act('approve', n, manager, '2026-06-05')
    const entered = await act('enter', n, staff.general, '2026-06-08', '--effective', '2026-06-08')
    expect(entered).toMatchObject({ state: 'entered', next: { act: 'forward' } })
    await act('forward', n, staff.business, '2026-06-08')
    const reissued = await act('reissue', n, staff.general, '2026-06-10', '--number', 'Q-2')
    expect(reissued.reissued).toEqual([{ old: 'Q-1', number: 'Q-2' }])
    const closed = await act(
      'close',
      n,
      staff.business,
      '2026-06-11',
      '--first-copy',
      '客户档案',
      '--second-copy',
      '综合部',
    )
    expect(closed).toMatchObject({ state: 'closed', open: false, next: null, class: 'administrative' })

    const { customer } = await json(['customer', 'show', '甲机械'])
    expect(customer).toMatchObject({ name: '甲科技有限公司', englishName: 'Jia Tech', formerNames: ['甲机械有限公司'] })
    const { certificates } = await json(['certificate', 'list'])
    expect(certificates).toMatchObject([
      { number: 'Q-1', status: 'superseded', scope: '齿轮的加工和销售', expires: '2028-02-29' },
      { number: 'Q-2', status: 'valid', firstIssued: '2025-03-01', issued: '2026-06-10', expires: '2028-02-29' },
    ])
    const { history } = await json(['customer', 'history', 'C001'])
    const entry = history.at(-4)
    expect(entry).toMatchObject({ staff: staff.general, command: expect.stringContaining(`change enter ${n}`) })
    expect(entry.changes).toContainEqual(
      expect.objectContaining({ field: 'name', before: '甲机械有限公司', after: '甲科技有限公司' }),
    )
    expect((await json(['change', 'show', n, '--as-of', '2026-06-04'])).change).toMatchObject({ state: 'confirmed' })
    const { clauses } = await json(['report', 'compliance', '--clause', '4.2', '--year', '2026'])
    const results = (clauses as { id: string; result: string }[]).map(({ id, result }) => [id, result])
    expect(Object.fromEntries(results)).toMatchObject({
      'change-kinds': 'met',
      'change-owner': 'met',
      'change-in-duplicate': 'met',
      'change-administrative': 'met',
      'change-system': 'not-applicable',
    })
  })

  it('of the scope is decided on after review and audit, and the new certificate has it (4.2.5)', async () => {
    const { json, act } = await body()
    const scope = ['--set', 'scope=齿轮的加工', '--direction', 'reduction']
    const { change } = await json(f01('C001', 'F-1', ...scope))
    expect(change).toMatchObject({ kinds: ['d'], direction: 'reduction', lines: [{ of: 'Q-1' }] })
    const n = change.number
    await act('classify', n, staff.business, '2026-06-03', '--class', 'system', '--why', '范围缩小')
    await act('complete-documents', n, staff.business, '2026-06-04', '--documents', '手册', '--proof', '营业执照')
    const reviewed = await act(
      'review',
      n,
      staff['project-manager'],
      '2026-06-05',
      '--outcome',
      '可行',
      '--audit-needed',
      'yes',
    )
    expect(reviewed.next).toMatchObject({ act: 'audit', roles: ['auditor'] })
    await act('audit', n, staff.auditor, '2026-06-08', '--reference', 'A-9')
    await act('decide', n, staff['decision-maker'], '2026-06-09', '--decision', '同意')
    await act('approve', n, manager, '2026-06-10')
    await act('enter', n, staff.business, '2026-06-11', '--effective', '2026-06-11')
    expect((await json(['certificate', 'show', 'Q-1'])).certificate.scope).toBe('齿轮的加工和销售')
    await act('forward', n, staff.business, '2026-06-11')
    await act('reissue', n, staff.general, '2026-06-12', '--number', 'Q-1=Q-2')
    await act('close', n, staff.business, '2026-06-15', '--first-copy', '档案', '--second-copy', '综合部')
    const { certificates } = await json(['certificate', 'list'])
    expect((certificates as { scope: string }[]).map((each) => each.scope)).toEqual(['齿轮的加工和销售', '齿轮的加工'])
  })

  it('ends where the decision is against it', async () => {
    const { json, act, refused } = await body()
    const { change } = await json(f01('C001', 'F-1', '--set', 'process=电镀外包'))
    const n = change.number
    await act('classify', n, staff.business, '2026-06-03', '--class', 'system', '--why', '过程变化')
    await act('complete-documents', n, staff.business, '2026-06-04', '--documents', '手册', '--proof', '许可')
    await act('review', n, staff['project-manager'], '2026-06-05', '--outcome', '存疑', '--audit-needed', 'no')
    const decide = ['change', 'decide', n, '--decision', 'rejected', '--staff', staff['decision-maker']]
    await refused(decide, '4.2.5', 'lacks why (--reason)', 'certdesk change decide')
    const rejected = await act(
      'decide',
      n,
      staff['decision-maker'],
      '2026-06-09',
      '--decision',
      'rejected',
      '--reason',
      '不符',
    )
    expect(rejected).toMatchObject({ state: 'rejected', next: null })
    await refused(['change', 'approve', n], '4.2.2', `${n} is rejected`, 'a new application')
  })

  it('of the contact person and the amount touches person and contract, and no certificate', async () => {
    const { json, act, said } = await body()
    await json(['customer', 'person', 'add', 'C001', '李明', '--mobile', '13800138000'])
    const person = ['--contact-person', '陈静', '--mobile', '13900139000']
    const { change } = await json(f01('C001', 'F-1', '--set', 'amount=15,000', ...person))
    expect(change).toMatchObject({
      kinds: ['c'],
      amount: true,
      reissue: false,
      contactPerson: { name: '陈静', before: '李明' },
    })
    const n = change.number
    await act('classify', n, staff.business, '2026-06-03', '--class', 'administrative', '--why', '联系人')
    await act('confirm', n, staff.certification, '2026-06-04', '--material', '委托书')
    await act('approve', n, manager, '2026-06-05')
    await act('enter', n, staff.business, '2026-06-08', '--effective', '2026-06-08')
    await act('close', n, staff.business, '2026-06-11', '--first-copy', '档案', '--second-copy', '客户')
    expect((await json(['contract', 'show', 'HT-1'])).contract.amount).toBe(1_500_000)
    const { persons } = await json(['customer', 'person', 'list', 'C001'])
    expect(persons).toMatchObject([
      { name: '陈静', primary: true, mobile: '13900139000' },
      { name: '李明', primary: false },
    ])
    // The person's data stand in rows that can be erased, never in the command line.
    const { entries } = await json(['audit', 'list'])
    expect(JSON.stringify(entries)).not.toContain('陈静')
    expect(JSON.stringify(entries)).not.toContain('13900139000')
    expect((await said(['change', 'show', n], 'zh')).out).toContain('陈静, 13900139000')
  })

  it('is returned, mended and submitted again, and the last F01 holds', async () => {
    const { json, act } = await body()
    const { change } = await json(f01('C001', 'F-1', '--set', 'name=错误名称有限公司'))
    await act('return', change.number, staff.business, '2026-06-03', '--reason', '名称有误')
    const again = f01(change.number, 'F-1', '--set', 'name=甲科技有限公司').map((word) =>
      word === '2026-06-02' ? '2026-06-05' : word,
    )
    expect((await json(again)).change).toMatchObject({ state: 'submitted', lines: [{ after: '甲科技有限公司' }] })
    const then = await json(['change', 'show', change.number, '--as-of', '2026-06-04'])
    expect(then.change).toMatchObject({ state: 'returned', lines: [{ after: '错误名称有限公司' }] })
  })

  it('said twice is recorded once', async () => {
    const { json, said, head, act } = await body()
    const argv = f01('C001', 'F-1', '--set', 'name=甲科技有限公司')
    await json(argv)
    const classify = ['--class', 'administrative', '--why', '仅名称']
    const before = await head()
    expect((await said(argv)).out).toContain('Already recorded as CH-2026-0001')
    expect(await head()).toBe(before)
    await act('classify', 'CH-2026-0001', staff.business, '2026-06-03', ...classify)
    const then = await head()
    await act('classify', 'CH-2026-0001', staff.business, '2026-06-03', ...classify)
    expect(await head()).toBe(then)
  })
})

describe('the list', () => {
  it('says what each application waits for, and of whom', async () => {
    const { json, said, act } = await body()
    await json(f01('C001', 'F-1', '--set', 'name=甲科技有限公司'))
    await json(f01('C002', 'F-2', '--set', 'name=乙科技有限公司'))
    await act('classify', 'CH-2026-0001', staff.business, '2026-06-03', '--class', '不影响体系运行', '--why', '仅名称')
    const waiting = await json(['change', 'list', '--waiting-for', '认证部'])
    expect(waiting.changes).toMatchObject([{ number: 'CH-2026-0001', class: 'administrative' }])
    const { next } = await json(['change', 'next'])
    expect(next).toMatchObject([
      { number: 'CH-2026-0001', act: 'confirm', roles: ['certification'] },
      { number: 'CH-2026-0002', act: 'classify' },
    ])
    expect((await said(['change', 'list', '--open'], 'zh')).out).toContain('确认资料（认证部）')
    expect((await json(['change', 'list', 'C002', '--as-of', '2026-06-01'])).changes).toEqual([])
  })
})
