import { describe, expect, it } from 'vitest'
import { certified, clerkAs } from '../contact/clerk.ts'
import { desk } from '../upkeep/desk.ts'

const list =
  '客户编号,客户名称,联系人,手机\nC001,甲机械有限公司,李明,13800138001\nC002,乙食品有限公司,陈静,13800138002\n'

/** C001 is certified; the time of C002 is over since 2025-05-12. */
const restricting = () =>
  clerkAs('restricting', async () => {
    const own = desk()
    await own.json(['init', '--go-live', '2025-01-16'])
    await own.at(['customer', 'import', '-'], { stdin: list })
    await own.json(certified('C001', '2025-01-20', '2028-01-19'))
    await own.json(certified('C002', '2019-05-12', '2022-05-11'))
    await own.json(['contact', 'add', 'C001', '--channel', 'phone', '--person', '李明', '--needs', '无'])
    return own
  })

const why = ['--reason', '本人要求']
const restricts = (customer = 'C001', name = '李明') => ['customer', 'person', 'restrict', customer, name, ...why]
const releases = ['customer', 'person', 'release', 'C001', '李明', ...why]

describe("a person's data that are restricted", () => {
  it('are in no list, page, search or export, and stand in records as a mark', async () => {
    const { at, json, said } = await restricting()
    const everywhere = [
      ['customer', 'person', 'list', 'C001', '--all'],
      ['customer', 'show', 'C001'],
      ['customer', 'history', 'C001'],
      ['customer', 'find', '13800138001'],
      ['customer', 'export'],
      ['customer', 'file', 'C001', '--format', 'html'],
      ['contact', 'list'],
      ['contact', 'show', 'CT-2026-0001'],
      ['contact', 'due'],
      ['today'],
    ]
    const found = async () => {
      const shown: string[] = []
      for (const argv of everywhere) {
        const { out, err } = await at(argv)
        if (/李明|13800138001/.test(out + err)) shown.push(argv.slice(0, 2).join(' '))
      }
      return shown
    }
    expect((await found()).length).toBeGreaterThan(6)
    const { restriction } = await json(restricts())
    expect(restriction).toMatchObject({ restrictedSince: '2026-06-30', keptUntil: '2031-01-19' })
    expect(await found()).toEqual([])
    expect((await said(['contact', 'show', 'CT-2026-0001'], 'zh')).out).toContain('‹已限制›')
    expect((await said(['customer', 'person', 'list', 'C001'], 'zh')).out).toContain('另有 1 人')
    // Who asks what is held of them is told, and an erasing finds them.
    expect((await at(['customer', 'export', '--person', '李明', '--format', 'json'])).out).toContain('13800138001')
  })

  it('make one line of the day once their time is over, without a name, until they are erased or shown again', async () => {
    const { json, said } = await restricting()
    const lines = async (day: string) => {
      const { agenda } = await json(['today', '--as-of', day])
      return agenda.filter(({ settle }: { settle: string[] }) => settle.join(' ') === 'report retention')
    }
    await json(restricts())
    expect(await lines('2031-01-19')).toEqual([])
    expect(await lines('2031-01-20')).toMatchObject([{ customer: null, name: null, urgency: 'due', by: '2031-01-20' }])
    await json(restricts('C002', '陈静'))
    expect(await lines('2026-06-29')).toEqual([])
    expect(await lines('2026-06-30')).toMatchObject([
      { text: { en: expect.stringContaining('1 restricted contact person'), zh: expect.stringContaining('1 名') } },
    ])
    expect(await lines('2031-01-20')).toMatchObject([{ text: { zh: expect.stringContaining('2 名') } }])
    const { out } = await said(['today'], 'zh')
    expect(out).toContain('可由经理删除')
    expect(out).not.toContain('陈静')
    await json(releases)
    expect(await lines('2031-01-20')).toMatchObject([{ text: { zh: expect.stringContaining('1 名') } }])
    await json(['customer', 'person', 'erase', 'C002', '陈静', '--reason', '期满'])
    expect(await lines('2026-06-30')).toEqual([])
  })

  it('are restricted once, and shown again when that is lifted or undone', async () => {
    const { json, said, at } = await restricting()
    await json(restricts())
    expect((await said(restricts())).out).toContain('nothing was changed')
    await json(releases)
    expect((await said(releases)).out).toContain('not restricted')
    expect((await at(['customer', 'find', '李明'])).out).toContain('C001')
    await json(restricts())
    expect((await at(['customer', 'find', '李明'])).out).not.toContain('C001')
    await json(['undo', '--reason', '误录'])
    expect((await at(['customer', 'find', '李明'])).out).toContain('C001')
  })

  it('are used by nothing new: contacts, corrections, lists', async () => {
    const { at, json, problem } = await restricting()
    await json(restricts())
    const refused = async (...argv: string[]) => (await problem(argv, 2)).message
    expect(
      await refused('contact', 'add', 'C001', '--channel', 'phone', '--person', '李明', '--needs', '无'),
    ).toContain('restricted')
    expect(await refused('customer', 'person', 'edit', 'C001', '李明', '--mobile', '13900139001')).toContain(
      'restricted',
    )
    expect(await refused('customer', 'person', 'add', 'C001', '李明', '--mobile', '13900139001')).toContain(
      'restricted',
    )
    const { head } = (await json(['audit', 'verify'])).verification as { head: string }
    const again = await at(['customer', 'import', '-', '--format', 'json'], { stdin: list })
    expect(again.code).toBe(0)
    expect(again.out).toContain('person-restricted')
    expect(((await json(['audit', 'verify'])).verification as { head: string }).head).toBe(head)
    const contacts = '客户编号,联系日期,联系方式,联系人,需求\nC001,2026-06-29,电话,李明,无\n'
    await at(['contact', 'import', '-'], { stdin: contacts })
    const { contacts: listed } = await json(['contact', 'list'])
    expect((listed as { on: string; person: string | null }[]).map(({ on, person }) => [on, person])).toEqual(
      expect.arrayContaining([['2026-06-29', null]]),
    )
  })

  it('leave the place of the primary contact person free', async () => {
    const { json } = await restricting()
    await json(restricts())
    await json(['customer', 'person', 'add', 'C001', '王强'])
    const { persons } = await json(['customer', 'person', 'list', 'C001'])
    expect(persons).toMatchObject([{ name: '王强', primary: true }])
  })

  it('stay restricted where two customers turn out to be one', async () => {
    const { at, json } = await restricting()
    await json(['customer', 'person', 'add', 'C002', '李明', '--mobile', '13800138001'])
    await json(restricts())
    await json(['customer', 'merge', 'C001', 'C002'])
    expect((await at(['customer', 'find', '李明'])).out).not.toContain('C002')
  })

  it('need a reason that does not name the person, and somebody of business', async () => {
    const { problem } = await restricting()
    const named = ['customer', 'person', 'restrict', 'C001', '李明', '--reason', '李明要求']
    expect((await problem(named, 2)).hint).toContain('without the name')
    expect((await problem(['customer', 'person', 'restrict', 'C001', '李明'], 2)).message).toContain('--reason')
    expect((await problem(restricts('C001', '王五'), 2)).message).toContain('王五')
  })
})

describe('an erasing', () => {
  const erases = (customer: string, name: string) => ['customer', 'person', 'erase', customer, name, ...why]
  const erasedOf = async (json: (argv: readonly string[]) => Promise<Record<string, unknown>>) =>
    (await json(['report', 'retention'])).erased

  it('inside the time says until when, and stands with reason and author in the reports', async () => {
    const { json, said } = await restricting()
    const dry = await said([...erases('C001', '李明'), '--dry-run'], 'zh')
    expect(dry.out).toContain('2031-01-19')
    expect(dry.out).toContain('customer person restrict C001')
    expect(await erasedOf(json)).toEqual([])
    const { erasure } = await json(erases('C001', '李明'))
    expect(erasure).toMatchObject({ keptUntil: '2031-01-19' })
    const told = { on: '2026-06-30', customer: 'C001', keptUntil: '2031-01-19', reason: '本人要求', by: 'clerk' }
    expect(await erasedOf(json)).toEqual([told])
    const month = JSON.stringify(await json(['report', 'monthly', '--month', '2026-06']))
    for (const value of ['2031-01-19', '本人要求', 'erasedInside']) expect(month).toContain(value)
  })

  it('after it is told in neither', async () => {
    const { json } = await restricting()
    const { erasure } = await json(erases('C002', '陈静'))
    expect(erasure).toMatchObject({ keptUntil: null })
    expect(await erasedOf(json)).toEqual([])
  })

  it('reaches whoever was restricted, and ends that', async () => {
    const { json, at } = await restricting()
    await json(restricts())
    await json(erases('C001', '李明'))
    expect(await json(['report', 'retention'])).toMatchObject({ restricted: [] })
    expect((await at(['customer', 'export', '--person', '李明', '--format', 'json'])).out).not.toContain('13800138001')
  })
})

describe('what is past its time', () => {
  it('is listed from the day after it on, with whom to erase', async () => {
    const { json } = await restricting()
    await json(restricts('C002', '陈静'))
    const on = (day: string) => json(['report', 'retention', '--as-of', day])
    expect(await on('2025-05-11')).toMatchObject({ customers: [], persons: [] })
    expect(await on('2025-05-12')).toMatchObject({
      customers: [{ customer: 'C002', ended: '2022-05-11', keptUntil: '2025-05-11', since: '2025-05-12', persons: 1 }],
      persons: [
        { customer: 'C002', person: '陈静', since: '2025-05-12', settle: expect.stringContaining('erase C002 陈静') },
      ],
    })
    expect(await json(['report', 'retention'])).toMatchObject({ restricted: [] })
    await json(['limit', 'set', 'retention-cycle-months-management-system', '60', '--from', '2026-01-01', ...why])
    expect(await json(['report', 'retention'])).toMatchObject({ customers: [], restricted: [{ customer: 'C002' }] })
  })
})
