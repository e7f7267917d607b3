import { describe, expect, it } from 'vitest'
import { f01 } from '../change/body.ts'
import { suspensionDesk } from '../suspension/suspended.ts'

/** A desk with a suspended certificate, and the people who handle complaints and appeals. */
const office = () =>
  suspensionDesk([
    ['staff', 'add', '秦质', '--role', 'quality'],
    ['staff', 'add', '钱核', '--role', 'quality'],
    [
      ...['suspend', 'start', 'Q-C001', '--reason', 'surveillance-overdue', '--ground-on', '2026-06-29'],
      ...['--decided-by', '李决', '--conditions', '通过监督'],
    ],
  ])

const [CP, AP, SP] = ['CP-2026-0001', 'AP-2026-0001', 'SP-2026-0001']
const quality = ['--staff', '秦质']
const complained = ['complaint', 'add', 'C001', '--content', '报告迟到', '--received', '2026-06-24', ...quality]
const appealed = ['appeal', 'add', 'C001', '--content', '已有约定', '--suspension', SP, ...quality]
const why = ['--reason', '录错']

describe('a complaint, corrected', () => {
  it('is the very record that feedback edit corrects', async () => {
    const own = await office()
    await own.json(complained)
    const edit = ['complaint', 'edit', CP]
    const { complaint } = await own.json([
      ...[...edit, '--content', '报告迟到三周', '--received', '2026-06-23', '--complainant', '李女士'],
      ...['--owner', '钱核', ...why],
    ])
    expect(complaint).toMatchObject({
      ...{ number: CP, content: '报告迟到三周', received: '2026-06-23', customer: null, name: '李女士', owner: '钱核' },
    })
    expect((await own.json(['feedback', 'show', CP])).feedback).toMatchObject({
      ...{ content: '报告迟到三周', customer: null, name: '李女士', owner: '钱核' },
    })
    expect((await own.json([...edit, '--customer', 'C002', ...why])).complaint).toMatchObject({ customer: 'C002' })
    expect((await own.json([...edit, '--clear', 'from', ...why])).complaint).toMatchObject({ anonymous: true })
    const { head } = await own.json(['audit', 'list'])
    await own.json(['feedback', 'edit', CP, '--content', '报告迟到两周', ...why])
    expect((await own.json(['complaint', 'show', CP, '--known-at', head])).complaint.content).toBe('报告迟到三周')
    expect((await own.said([...edit, '--content', '报告迟到两周', ...why], 'zh')).out).toContain('未作改动')
    await own.json(['undo'])
    expect((await own.json(['complaint', 'show', CP])).complaint.content).toBe('报告迟到三周')
  })

  it('refuses what cannot be so, as feedback edit does', async () => {
    const own = await office()
    await own.json(complained)
    const edit = (...more: string[]) => ['complaint', 'edit', CP, ...more]
    const message = async (argv: string[], code: number) => (await own.problem(argv, code)).message
    expect(await message(edit(...why), 2)).toBe('Nothing was given to change.')
    expect(await message(edit('--owner', '钱核'), 2)).toContain('--reason')
    expect(await message(edit('--customer', 'C002', '--complainant', '李女士', ...why), 2)).toContain(
      'It comes from one',
    )
    expect(await message(edit('--clear', 'from', '--complainant', '李女士', ...why), 2)).toContain('--complainant')
    expect(await message(edit('--topic', '报告', ...why), 2)).toContain('is not classified')
    expect(await message(edit('--received', '2026-07-01', ...why), 2)).toContain('--received')
    await own.json(['complaint', 'acknowledge', CP, '--means', 'email', '--on', '2026-06-25', ...quality])
    expect(await own.problem(edit('--received', '2026-06-26', ...why), 3)).toMatchObject({
      clause: 'ISO/IEC 17021-1 9.8',
    })
    await own.json(['feedback', 'add', 'C001', '--channel', 'visit', '--content', '很好'])
    expect(await message(['complaint', 'edit', 'FB-2026-0001', '--content', '不好', ...why], 2)).toContain(
      'no complaint',
    )
  })

  it('is about something else, as of its receipt; whoever handled it and was involved is told at once', async () => {
    const own = await office()
    await own.json([...complained, '--involved', '钱核', '--against', 'C002'])
    const edit = (...more: string[]) => ['complaint', 'edit', CP, ...more, ...why]
    const { complaint } = await own.json(edit('--clear', 'matters', '--involved', '赵审'))
    expect(complaint).toMatchObject({ against: null, matters: [{ what: 'staff', named: '赵审', on: '2026-06-24' }] })
    expect((await own.json(['complaint', 'show', CP, '--as-of', '2026-06-24'])).complaint.matters).toHaveLength(1)
    await own.json(['complaint', 'acknowledge', CP, '--means', 'email', ...quality])
    await own.json(['complaint', 'accept', CP, '--reason', '属于我方', ...quality])
    await own.json(['complaint', 'investigate', CP, '--findings', '属实', ...quality, '--investigated-by', '钱核'])
    const { out } = await own.said(edit('--involved', '钱核'), 'zh')
    expect(out).toContain(`${CP}：“调查”由 钱核 办理，而其参与过所涉事项`)
    const found = await own.findings('9.8')
    expect(found.map(({ state, facts }) => [state, facts.step])).toContainEqual(['breach', 'investigate-separate'])
    expect((await own.said(edit('--involved', '钱核'), 'zh')).out).toContain('未作改动')
  })
})

describe('an appeal, corrected', () => {
  it('comes from somebody else, and is against another decision; never against none once it was accepted', async () => {
    const own = await office()
    await own.json(appealed)
    const edit = (...more: string[]) => ['appeal', 'edit', AP, ...more, ...why]
    expect((await own.json(edit('--appellant', '甲集团'))).appeal).toMatchObject({ customer: null, name: '甲集团' })
    expect((await own.json(edit('--customer', 'C001'))).appeal).toMatchObject({ customer: 'C001' })
    await own.problem(edit('--customer', 'C001', '--appellant', '甲集团'), 2)
    expect((await own.json(edit('--clear', 'matters'))).appeal.matters).toEqual([])
    await own.json(edit('--certificate', 'Q-C001'))
    await own.json(['appeal', 'acknowledge', AP, '--means', 'letter', ...quality])
    await own.json(['appeal', 'accept', AP, '--reason', '认证决定', ...quality])
    const before = await own.digest()
    expect(await own.problem(edit('--clear', 'matters'), 3)).toMatchObject({ clause: 'ISO/IEC 17021-1 9.7' })
    expect(await own.digest()).toBe(before)
    expect((await own.json(edit('--clear', 'matters', '--suspension', SP))).appeal).toMatchObject({
      matters: [{ what: 'suspension', named: SP }],
      involved: [{ name: '李决' }, { name: 'clerk' }],
    })
  })
})

describe('what a complaint or an appeal is about', () => {
  it('is not taken back while it is: a suspension', async () => {
    const own = await office()
    await own.json(appealed)
    const before = await own.digest()
    for (const more of [[], ['--of', 'suspension']])
      expect(await own.problem(['suspend', 'void', SP, ...more, ...why], 2)).toMatchObject({
        message: `${AP} is about ${SP}, and rests on it.`,
        hint: `If it names the wrong one, correct that first: certdesk appeal edit ${AP} --clear matters --reason TEXT.`,
      })
    const { err } = await own.said(['suspend', 'void', SP, ...why], 'zh')
    expect(err).toContain(`${AP} 涉及 ${SP}，以其为依据，不能作废。`)
    expect(await own.digest()).toBe(before)
    // Nor is it undone before the appeal.
    const entries = (await own.json(['audit', 'list'])).entries as { seq: number; command: string }[]
    const { seq } = entries.find(({ command }) => command.includes('suspend start')) ?? { seq: 0 }
    expect((await own.problem(['undo', String(seq)], 3)).message).toContain('rest')
    // About something else it is no longer in the way.
    await own.json(['appeal', 'edit', AP, '--clear', 'matters', ...why])
    await own.json(['suspend', 'void', SP, ...why])
  })

  it('a certificate, by whichever sort, closed or not', async () => {
    const own = await office()
    await own.json(['suspend', 'void', SP, ...why])
    await own.json([...complained, '--certificate', 'Q-C001'])
    await own.json(['appeal', 'add', 'C002', '--content', '不同意', '--certificate', 'Q-C001', ...quality])
    const { message, hint } = await own.problem(['certificate', 'void', 'Q-C001', ...why], 2)
    expect(message).toBe(`Certificate Q-C001 is referred to by ${AP}, ${CP}.`)
    expect(hint).toContain(`certdesk complaint edit ${CP} --clear matters`)
    await own.json(['complaint', 'void', CP, ...why, ...quality])
    await own.problem(['certificate', 'void', 'Q-C001', ...why], 2)
    await own.json(['appeal', 'void', AP, ...why, ...quality])
    await own.json(['certificate', 'void', 'Q-C001', ...why])
  })

  it('a change application; but it is rejected or retracted as ever', async () => {
    const own = await office()
    await own.json(['staff', 'add', '赵敏', '--role', 'business'])
    for (const number of ['F01-1', 'F01-2']) await own.json(f01('C001', number, '--set', `名称=甲科技${number}公司`))
    await own.json(['appeal', 'add', 'C001', '--content', '不同意', '--change', 'CH-2026-0001', ...quality])
    expect(await own.problem(['change', 'void', 'CH-2026-0001', ...why], 3)).toMatchObject({
      clause: '4.2.2',
      message: `${AP} is about CH-2026-0001, and rests on it.`,
    })
    await own.json(['change', 'void', 'CH-2026-0002', ...why])
    await own.json(['change', 'retract', 'CH-2026-0001', ...why])
  })
})
