import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDaysTo, type Day } from '../../src/clause/day.ts'
import { judgedMonth } from '../../src/clause/judge.ts'
import type { Month } from '../../src/clause/month.ts'
import { collectionState } from '../../src/maintenance/intelligence/rules.ts'
import { desk } from '../upkeep/desk.ts'
import { isReview } from '../world.ts'
import { office } from './office.ts'

const add = (...more: string[]) => ['intel', 'add', '--source', '认监委网站', ...more]
const nothing = (on: string, ...more: string[]) => add('--nothing', '--on', on, ...more)
const report = (...more: string[]) => ['intel', 'report', ...more]
const first = 'OI-2026-0001'
const duty = 'monthly-intelligence'

/** What is answered where nothing was found, of no customer, today. */
const nothingFound = (asked: string) =>
  asked === 'Source' ? '百度' : /^(Customer|Day it was collected)/.test(asked) || isReview(asked) ? '' : 'nothing'

describe('the collection of a month', () => {
  it('is in time on any day of the month, whatever comes after, and late after it', () => {
    const month = '2026-02' as Month
    const day = fc.integer({ min: -20, max: 60 }).map((n) => addDaysTo('2026-02-01' as Day, n))
    fc.assert(
      fc.property(fc.array(day, { maxLength: 4 }), day, (collected, on) => {
        const known = collected.filter((each) => each <= on)
        const own = judgedMonth(month, on)
        const { state, daysLate } = collectionState(known, own)
        const inTime = known.some((each) => each <= '2026-02-28')
        expect(state === 'met').toBe(inTime)
        expect(state === 'breach').toBe(!inTime && on > '2026-02-28')
        expect(daysLate > 0).toBe(!inTime && known.length > 0)
      }),
    )
  })
})

describe('intel add', () => {
  it('records what was found and says by when a leader is to be told (4.3.4)', async () => {
    const { json, said, head } = await office()
    const found = add('--finding', '列入经营异常名录', '--customer', 'C001', '--on', '2026-06-29')
    expect((await said(found)).out).toBe(
      'Recorded OI-2026-0001 for 2026-06.\nIt is to be fed back to a leader by 2026-07-06 (4.3.4): certdesk intel report OI-2026-0001 --leader NAME\n',
    )
    const before = await head()
    expect((await said(found, 'zh')).out).toBe('已登记为 OI-2026-0001，未作改动。\n')
    expect(await head()).toBe(before)
    expect((await json(nothing('2026-05-12'))).intelligence).toEqual({
      ...{ number: 'OI-2026-0002', month: '2026-05', collected: '2026-05-12', source: '认监委网站', finding: null },
      ...{ customer: null, name: null, by: 'clerk', leader: null, reported: null, delivery: null, due: '2026-05-19' },
    })
    expect((await said(nothing('2026-05-13'), 'zh')).out).toContain(
      '应于 2026-05-20 前反馈机构领导（4.3.4），已逾期 41 天',
    )
    expect((await json(['intel', 'list'])).intelligence.map((each: { number: string }) => each.number)).toEqual([
      'OI-2026-0002',
      'OI-2026-0003',
      first,
    ])
  })

  it('takes "nothing found" for an answer, and no answer for none', async () => {
    const { refuses } = await office()
    expect(await refuses(add(), 2)).toMatchObject({
      message: 'Missing --finding TEXT or --nothing.',
      hint: 'Say what was found, or, where nothing was, that it was looked for: --nothing.',
    })
    expect((await refuses(add('--finding', 'x', '--nothing'), 2)).message).toContain('Both --finding and --nothing')
  })

  it('asks on a terminal for what the clerk alone knows', async () => {
    const { at, json } = await office()
    const answers = ['百度', 'something', ' ', '新厂投产']
    const done = await at(['intel', 'add', '--month', '2026-06', '--lang', 'zh'], { tty: true, answers })
    expect(done.out).toBe('已保存。\n')
    expect(done.err).toContain('已登记 OI-2026-0001，计入 2026-06。')
    expect(done.asked).toEqual(['信息来源', '查询结果如何？', '发现的内容', '请填写发现的内容。', '发现的内容'])
    await at(['intel', 'add'], { tty: true, answers: nothingFound })
    expect((await json(['intel', 'list'])).intelligence).toMatchObject([
      { source: '百度', finding: '新厂投产' },
      { source: '百度', finding: null },
    ])
  })

  it('keeps to the month, the day and the role', async () => {
    const { refuses, json, said } = await office()
    expect((await refuses(nothing('2026-07-01'), 2)).message).toBe('--on 2026-07-01 lies after today, 2026-06-30.')
    expect(await refuses(nothing('2026-05-31', '--month', '2026-06'), 2)).toMatchObject({
      message: '--month 2026-06 lies after the day of the collection, 2026-05-31.',
    })
    expect((await refuses(nothing('2026-05-31', '--month', 'soon'), 2)).message).toBe('--month is not a month: "soon".')
    await json(['staff', 'add', '张伟', '--role', 'auditor'])
    expect(await refuses(nothing('2026-05-31', '--staff', '张伟'), 3)).toMatchObject({ clause: '4.3.4' })
    expect((await refuses(add('--nothing', '--customer', 'C009'), 2)).message).toContain('C009')
    expect((await said(nothing('2026-06-02', '--month', '2026年5月'))).out).toContain(
      '2026-05 was over by then: nothing was collected in it, and this is 2 days late (4.3.4).',
    )
  })
})

describe('intel report', () => {
  it('records that a leader was told, of one or of all of a month that wait', async () => {
    const { json, said, head } = await office()
    await json(nothing('2026-06-02'))
    await json(add('--finding', '换厂址', '--on', '2026-06-24'))
    await json(add('--finding', '新产品', '--on', '2026-06-25'))
    expect((await said(report(first, '--leader', '林总', '--on', '2026-06-12', '--delivery', '例会'))).out).toBe(
      'OI-2026-0001 was fed back to 林总 on 2026-06-12.\nOI-2026-0001 was 3 days late (4.3.4).\n',
    )
    const before = await head()
    expect((await said(report('oi-2026-0001', '--leader', '林总', '--on', '2026-06-12'), 'zh')).out).toBe(
      'OI-2026-0001 已如此登记，未作改动。\n',
    )
    expect(await head()).toBe(before)
    expect((await json(report('--month', '2026/6', '--leader', '林总', '--on', '2026-06-24'))).report).toEqual({
      ...{ leader: '林总', on: '2026-06-24', delivery: null, month: '2026-06' },
      ...{ reported: ['OI-2026-0002'], unchanged: [] },
    })
    expect((await json(['intel', 'list', '--unreported'])).intelligence).toMatchObject([{ number: 'OI-2026-0003' }])
    expect((await json(report('--leader', '林总'))).report.reported).toEqual(['OI-2026-0003'])
    expect((await json(['intel', 'list', '--as-of', '2026-06-12', '--month', '2026-06'])).intelligence).toMatchObject([
      { number: first, leader: '林总', reported: '2026-06-12', delivery: '例会' },
    ])
    expect((await json(['intel', 'list', '--as-of', '2026-06-11'])).intelligence).toMatchObject([
      { number: first, leader: null, reported: null, delivery: null },
    ])
  })

  it('says where something waits when nothing of the month does', async () => {
    const { json, said } = await office()
    await json(nothing('2026-04-02'))
    expect((await said(report('--leader', '林总'))).out.replace(/\s+/g, ' ')).toBe(
      'Nothing of 2026-06 waits to be fed back; nothing was changed. What waits is of 2026-04: certdesk intel report --month 2026-04 --leader NAME ',
    )
  })

  it('goes to a leader of that day, once, after the collection', async () => {
    const { json, refuses } = await office()
    await json(nothing('2026-06-02'))
    expect(await refuses(report(first, '--leader', '王芳'), 3)).toEqual({
      code: 'refused',
      clause: '4.3.4',
      message: '王芳 does not hold the role "leader" on 2026-06-30.',
      hint: 'Name a leader of the body; who is one is for a manager to record.',
    })
    expect((await refuses(report(first, '--leader', '无名'), 2)).message).toContain('无名')
    expect((await refuses(report(first), 2)).message).toContain('--leader')
    expect((await refuses(report(first, '--leader', '林总', '--on', '2026-06-01'), 2)).message).toBe(
      '--on 2026-06-01 lies before OI-2026-0001 was collected, 2026-06-02.',
    )
    expect((await refuses(report('OI-2026-0009', '--leader', '林总'), 2)).message).toContain('OI-2026-0009')
    expect((await refuses(report(first, '--month', '2026-06', '--leader', '林总'), 2)).message).toContain('Both NUMBER')
    await json(report(first, '--leader', '林总', '--on', '2026-06-05'))
    expect(await refuses(report(first, '--leader', '林总', '--on', '2026-06-06'), 2)).toMatchObject({
      message: 'OI-2026-0001 was fed back to 林总 on 2026-06-05.',
      hint: expect.stringContaining('certdesk intel edit OI-2026-0001 --leader NAME --reported DAY'),
    })
  })
})

describe('intel edit and void', () => {
  it('corrects what was mistyped, in the order of the days', async () => {
    const { json, refuses, said } = await office()
    const edit = (...more: string[]) => ['intel', 'edit', first, ...more, '--reason', '误录']
    await json(nothing('2026-06-02'))
    expect(
      (await json(edit('--finding', '新厂', '--customer', 'C002', '--on', '2026-06-03'))).intelligence,
    ).toMatchObject({ finding: '新厂', customer: 'C002', collected: '2026-06-03', month: '2026-06' })
    expect((await said(edit('--finding', '新厂'))).out).toBe('OI-2026-0001 already is so; nothing was changed.\n')
    expect((await json(edit('--nothing', '--month', '2026-05'))).intelligence).toMatchObject({
      finding: null,
      month: '2026-05',
    })
    expect((await refuses(edit(), 2)).message).toBe('Nothing was given to change.')
    expect((await refuses(edit('--on', '2026-04-30'), 2)).message).toContain('--month 2026-05 lies after')
    expect((await refuses(edit('--leader', '林总'), 2)).message).toContain('No leader was told of OI-2026-0001 yet')
    await json(report(first, '--leader', '林总', '--on', '2026-06-05'))
    expect((await refuses(edit('--on', '2026-06-06'), 2)).message).toBe(
      '--reported 2026-06-05 lies before OI-2026-0001 was collected, 2026-06-06.',
    )
    expect(await refuses(edit('--leader', '王芳'), 3)).toMatchObject({ clause: '4.3.4' })
    expect((await json(edit('--reported', '2026-06-08', '--delivery', '邮件'))).intelligence).toMatchObject({
      leader: '林总',
      reported: '2026-06-08',
      delivery: '邮件',
    })
    expect((await said(['intel', 'void', first, '--reason', '重复'], 'zh')).out).toContain('已作废 OI-2026-0001')
    expect((await refuses(edit('--nothing'), 2)).message).toBe('OI-2026-0001 is void: 重复.')
    expect((await said(['intel', 'list'])).out).toBe('No online information is on record.\n')
    expect((await said(['intel', 'list', '--unreported'])).out).toBe('Nothing on record matches.\n')
  })

  it('follows a customer that is merged, and keeps one from being taken back', async () => {
    const { json, refuses } = await office()
    await json(add('--finding', '更名', '--customer', 'C004', '--on', '2026-06-02'))
    expect((await refuses(['customer', 'void', 'C004', '--reason', 'x'], 2)).message).toContain('C004')
    await json(['customer', 'merge', 'C004', 'C001'])
    expect((await json(['intel', 'list', '--customer', 'C001'])).intelligence).toMatchObject([{ customer: 'C001' }])
  })
})

describe('4.3.4', () => {
  it('is judged for every month since February 2025 with customers', async () => {
    const { lines } = await office()
    const all = await lines(duty)
    const periods = Object.keys(all)
    expect([periods.length, periods[0], periods.at(-1)]).toEqual([17, '2026-06', '2025-02'])
    expect(all['2025-02']).toMatchObject({
      result: 'breach',
      population: 1,
      findings: [
        {
          text: { en: 'no collection in 2025-02', zh: '2025-02 没有收集记录' },
          settle: ['finding', 'open', 'monthly-intelligence', '--period', '2025-02'],
        },
      ],
    })
    expect(Object.keys(await lines(duty, '--year', '2025'))).toHaveLength(11)
    expect(await lines(duty, '--as-of', '2025-01-31')).toMatchObject({ '2025-01': { result: 'not-applicable' } })
    const { json } = desk()
    await json(['init', '--go-live', '2025-01-16'])
    const { clauses } = await json(['report', 'compliance', '--clause', duty])
    expect(clauses[0]).toMatchObject({ period: '2026-06', result: 'not-applicable', findings: [] })
  })

  it('is at risk from the 25th and a breach from the first, and one look settles the month', async () => {
    const { at, lines, json } = await office()
    const on = async (day: string) => (await lines(duty, '--as-of', day))['2026-05']
    expect((await on('2026-05-24'))?.result).toBe('on-track')
    expect(await on('2026-05-25')).toMatchObject({
      result: 'at-risk',
      findings: [{ settle: ['intel', 'add', '--month', '2026-05'], facts: { month: '2026-05', collected: [] } }],
    })
    expect((await on('2026-06-01'))?.findings[0]?.settle).toEqual([
      ...['finding', 'open', 'monthly-intelligence', '--period', '2026-05'],
    ])
    const [finding] = (await lines(duty))['2026-06']?.findings ?? []
    const done = await at(finding?.settle ?? [], { tty: true, answers: nothingFound })
    expect(done.code, done.err).toBe(0)
    expect((await lines(duty))['2026-06']).toMatchObject({
      result: 'on-track',
      findings: [
        { period: '2026-07-07', settle: ['intel', 'report', first], text: { en: expect.stringContaining(first) } },
      ],
    })
    await json(report(first, '--leader', '林总'))
    expect((await lines(duty))['2026-06']).toMatchObject({ result: 'met', population: 2, findings: [] })
  })

  it('keeps a month that was made up for as late, by the day on which it was', async () => {
    const { json, lines } = await office()
    await json(nothing('2026-05-04', '--month', '2026-04'))
    await json(report(first, '--leader', '林总', '--on', '2026-05-04'))
    const of = async (day: string) => (await lines(duty, '--as-of', day))['2026-04']
    expect((await of('2026-04-30'))?.result).toBe('at-risk')
    expect((await of('2026-05-03'))?.findings[0]?.facts).toMatchObject({ collected: [], daysLate: 0 })
    expect((await of('2026-06-30'))?.findings).toMatchObject([
      {
        text: { en: 'no collection in 2026-04; OI-2026-0001 is late by 4 days' },
        settle: expect.arrayContaining(['finding', 'open']),
      },
    ])
  })

  it('wants each collection fed back in five working days, and forgets none of an earlier year', async () => {
    const { json, lines } = await office()
    await json(nothing('2025-03-10'))
    const of = async (day: string, ...more: string[]) => (await lines(duty, '--as-of', day, ...more))['2025-03']
    expect((await of('2025-03-14'))?.result).toBe('on-track')
    expect((await of('2025-03-17'))?.result).toBe('at-risk')
    expect(await of('2025-03-18')).toMatchObject({ result: 'breach', findings: [{ period: '2025-03-17' }] })
    expect(await of('2027-01-10')).toMatchObject({ result: 'breach', population: 2 })
    expect(await of('2027-01-10', '--year', '2027')).toBeUndefined()
    await json(report('OI-2025-0001', '--leader', '林总', '--on', '2025-03-20', '--delivery', '例会'))
    expect((await of('2026-06-30'))?.findings).toMatchObject([
      {
        text: { en: 'OI-2025-0001 fed back to a leader late by 3 days' },
        settle: expect.arrayContaining(['finding', 'open']),
        facts: { leader: '林总' },
      },
    ])
    expect(await of('2027-01-10')).toBeUndefined()
    await json(['limit', 'set', 'timely-days', '10', '--from', '2025-02-01', '--reason', 'x', '--deviation', 'y'])
    expect((await of('2026-06-30'))?.result).toBe('met')
  })
})
