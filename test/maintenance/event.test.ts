import fs from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { eventCounts, onlyKind } from '../../src/maintenance/event/rules.ts'
import { encode } from '../intake/encoders.ts'
import { office } from './office.ts'

const add = (on: string, ...more: string[]) => [
  ...['event', 'add', '--kind', 'symposium', '--title', '标准换版', '--on', on, ...more],
]
const first = 'EV-2026-01'
const attend = (...more: string[]) => ['event', 'attend', first, ...more]
const show = ['event', 'show', first]
const duty = 'two-events-a-year'

/** A desk with one event of March 2026, and how lists of its attendees are taken. */
async function held() {
  const own = await office()
  await own.json(add('2026-03-12', '--place', '深圳'))
  const take = async (list: string | Uint8Array, ...more: string[]) => {
    const done = await own.at([...attend('--file', '-', ...more), '--format', 'json'], { stdin: list })
    return JSON.parse(done.code < 2 ? done.out : done.err.slice(done.err.indexOf('{')))
  }
  const attendees = async () => (await own.json(show)).event.attendees
  return { ...own, take, attendees }
}

describe('the rules of events', () => {
  it('call several events of one kind so, one alone not', () => {
    expect(onlyKind(['training', 'training'])).toBe('training')
    expect(onlyKind(['training', 'symposium'])).toBeNull()
    expect(onlyKind(['training'])).toBeNull()
    expect(onlyKind([])).toBeNull()
  })

  it('count an event with attendees or minutes on record (4.3.5)', () => {
    expect(eventCounts({ organizations: 0, minutes: null })).toBe(false)
    expect(eventCounts({ organizations: 1, minutes: null })).toBe(true)
    expect(eventCounts({ organizations: 0, minutes: '存 KH-12' })).toBe(true)
  })
})

describe('event add', () => {
  it('records an event that was held, and says what else is wanted (4.3.5)', async () => {
    const { json, said, head } = await office()
    const argv = add('2026-03-12', '--place', '深圳')
    expect((await said(argv)).out).toBe(
      [
        'Recorded EV-2026-01: symposium on 2026-03-12.',
        '0 of 2 customer events of 2026 count (4.3.5).',
        'EV-2026-01 counts once its attendees or its minutes are on record.',
        'Record who attended: certdesk event attend EV-2026-01 CUSTOMER…',
        'Record the minutes: certdesk event minutes EV-2026-01 --text TEXT\n',
      ].join('\n'),
    )
    const before = await head()
    expect((await said(argv, 'zh')).out).toBe('已登记为 EV-2026-01，未作改动。\n')
    expect((await said(add('2026-03-12'), 'zh')).out).toBe('已登记为 EV-2026-01，未作改动。\n')
    expect(await head()).toBe(before)
    expect((await json(show)).event).toEqual({
      ...{ number: first, kind: 'symposium', held: '2026-03-12', title: '标准换版', place: '深圳', by: 'clerk' },
      ...{ organizations: 0, headcount: null, minutes: null, minutesOn: null, attendees: [] },
    })
    const training = ['event', 'add', '--kind', '培训', '--title', '内审员', '--on', '2025-11-05']
    expect((await json(training)).event).toMatchObject({ number: 'EV-2025-01', kind: 'training' })
    expect((await json(['event', 'list', '--year', '2025'])).events).toMatchObject([{ number: 'EV-2025-01' }])
    expect((await json(['event', 'list', '--kind', 'symposium'])).events).toMatchObject([{ number: first }])
    expect((await json(['event', 'list', '--as-of', '2026-01-31'])).events).toHaveLength(1)
  })

  it('keeps to the day and the role', async () => {
    const { json, refuses } = await office()
    expect((await refuses(add('2026-07-01'), 2)).message).toContain('lies after today')
    expect(
      (await refuses(['event', 'add', '--kind', '聚餐', '--title', 'x', '--on', '2026-03-01'], 2)).message,
    ).toContain('--kind is none of the known values')
    await json(['staff', 'add', '张伟', '--role', 'auditor'])
    expect(await refuses(add('2026-03-12', '--staff', '张伟'), 3)).toMatchObject({ clause: '4.3.5' })
    await json(add('2026-03-12', '--place', '深圳'))
    expect(await refuses(add('2026-03-12', '--place', '广州'), 2)).toMatchObject({
      message: 'EV-2026-01 is on record with another place.',
      hint: expect.stringContaining('certdesk event edit EV-2026-01 --place TEXT'),
    })
  })
})

describe('event attend', () => {
  it('records customers by name, once each, and fills what was left out', async () => {
    const { json, said, head, attendees, refuses } = await held()
    expect((await said(attend('C001', '乙食品'))).out).toBe('Recorded 2 organizations at EV-2026-01; 2 in all.\n')
    const before = await head()
    expect((await said(attend('C001', 'C002'), 'zh')).out).toBe('EV-2026-01 已有此登记，未作改动。\n')
    expect((await said(attend('C004', '--dry-run'))).out).toBe(
      'Dry run: 1 organization would be recorded at EV-2026-01.\n',
    )
    expect(await head()).toBe(before)
    expect((await said(attend('C001', '--headcount', '2', '--persons', '李强、陈红'))).out).toBe(
      'Completed what is on record of 1 organization at EV-2026-01.\n',
    )
    expect(await attendees()).toEqual([
      { customer: 'C001', name: '甲机械有限公司', headcount: 2, persons: '李强、陈红' },
      { customer: 'C002', name: '乙食品有限公司', headcount: null, persons: null },
    ])
    expect(await refuses(attend('C001', '--headcount', '3'), 2)).toMatchObject({
      message: 'C001 is on record at EV-2026-01 with other attendees.',
      hint: expect.stringContaining('certdesk event edit EV-2026-01 --customer C001'),
    })
    expect((await json(['event', 'list'])).events).toMatchObject([{ organizations: 2, headcount: 2 }])
  })

  it('keeps the names of people out of the journal’s command line', async () => {
    const { json } = await held()
    await json(attend('C001', '--persons', '李强'))
    const [entry] = (await json(['audit', 'list', '--limit', '1'])).entries
    expect(entry.command).toContain('event attend')
    expect(entry.command).not.toContain('李强')
  })

  it('takes customers or a list', async () => {
    const { refuses } = await held()
    expect(await refuses(attend(), 2)).toMatchObject({ message: 'Missing CUSTOMER or --file FILE.' })
    expect((await refuses(attend('C001', '--file', 'a.csv'), 2)).message).toContain('Both CUSTOMER and --file')
    expect((await refuses(attend('C001', 'C002', '--headcount', '2', '--persons', 'x'), 2)).message).toBe(
      '--headcount and --persons tell of one organization.',
    )
    expect((await refuses(attend('--file', 'a.csv', '--headcount', '2'), 2)).message).toContain('--headcount tells')
    expect((await refuses(attend('C001', '--map', 'a=b', '--strict'), 2)).message).toBe(
      '--strict and --map are about a list, and no --file is given.',
    )
    expect((await refuses(attend('C009'), 2)).message).toContain('C009')
    expect((await refuses(['event', 'attend', 'EV-2026-09', 'C001'], 2)).message).toBe('There is no event EV-2026-09.')
    expect((await refuses(['event', 'attend', 'EV-2026-09', '--file', 'a.csv'], 2)).message).toContain('EV-2026-09')
  })

  it('puts a list of people together by organization, and changes nothing the second time', async () => {
    const { take, attendees, head, cwd, json } = await held()
    const list = [
      '单位名称,姓名,职务',
      '甲机械有限公司,李强,经理',
      '甲机械有限公司,陈红,质量部',
      '乙食品有限公司,赵敏,',
      '没有的公司,钱进,',
      ',孙丽,',
    ].join('\r\n')
    const file = path.join(cwd, 'attendees.csv')
    fs.writeFileSync(file, encode(list, 'gb18030'))
    const before = await head()
    const dry = await json(attend('--file', file, '--dry-run'), 1)
    expect(dry).toMatchObject({ rows: 5, created: 3, rejected: 2, dryRun: true, organizations: 2 })
    expect(await head()).toBe(before)
    const done = await json(attend('--file', file, '--rejects', path.join(cwd, 'rejects.csv')), 1)
    expect(done).toMatchObject({
      ...{ rows: 5, created: 3, updated: 0, unchanged: 0, rejected: 2, encoding: 'gb18030', event: first },
      unknownColumns: ['职务'],
      rejects: [
        { line: 5, reason: 'no customer of the register' },
        { line: 6, reason: 'no organization is named' },
      ],
    })
    expect(fs.readFileSync(path.join(cwd, 'rejects.csv'), 'utf8')).toContain('没有的公司')
    expect(await attendees()).toMatchObject([
      { customer: 'C001', headcount: 2, persons: '李强、陈红' },
      { customer: 'C002', headcount: 1, persons: '赵敏' },
    ])
    const after = await head()
    expect(await take(encode(list, 'gb18030'))).toMatchObject({ created: 0, updated: 0, unchanged: 3, rejected: 2 })
    expect(await head()).toBe(after)
  })

  it('takes a list of organizations, in English or by --map', async () => {
    const { take, attendees } = await held()
    expect(await take('code,Headcount\nC001,2\nC002,３人\nC003,none\nC001,2\nC002,4\n')).toMatchObject({
      ...{ created: 2, unchanged: 1, rejected: 2 },
      rejects: [
        { line: 4, field: 'headcount', reason: 'not a number of people' },
        { line: 6, field: 'headcount', reason: 'stands on line 3 already, with another number of people' },
      ],
    })
    expect(await attendees()).toMatchObject([{ headcount: 2 }, { headcount: 3 }])
    expect(await take('签到,来人\nC003,李强\n', '--map', '签到=code', '--map', '来人=参加人员')).toMatchObject({
      created: 1,
    })
    expect((await take('姓名\n李强\n')).error).toMatchObject({
      message: 'The file has no column for: the organization (客户名称).',
    })
  })

  it('asks whether a customer is meant of whom a row gives a part of the name alone', async () => {
    const { take, attendees, json } = await held()
    await json(['customer', 'add', '南山新能源科技有限公司', '--code', 'C101'])
    const list = '客户名称\n南山新能源\n有限公司\n没有的公司\n'
    expect((await take(list)).rejects).toMatchObject([
      { line: 2, field: 'name', reason: 'not the whole name of a customer; is C101 南山新能源科技有限公司 meant?' },
      { line: 3, reason: 'no customer of the register' },
      { line: 4, reason: 'no customer of the register' },
    ])
    expect(await attendees()).toEqual([])
  })

  it('says where it adds numbers of people that may be the same', async () => {
    const { take, attendees, json } = await held()
    await json(attend('C003'))
    const rows = ['C001,李强,3', 'C001,陈红,2', 'C002,赵敏,1', 'C002,钱进,', 'C003,孙丽,2', 'C003,周杰,1']
    const list = `客户编号,参加人员,人数\n${rows.join('\n')}\n`
    const reason = (line: number, all: number) =>
      `names the same organization as line ${line}; the numbers of people were added, ${all} so far`
    expect((await take(list)).warnings).toMatchObject([
      { line: 3, field: 'headcount', value: '2', reason: reason(2, 5) },
      { line: 7, field: 'headcount', value: '1', reason: reason(6, 3) },
    ])
    expect(await attendees()).toMatchObject([{ headcount: 5 }, { headcount: 2 }, { headcount: 3 }])
    expect(await take(list)).toMatchObject({ created: 0, updated: 0 })
  })

  it('fills what is on record, and leaves alone what says otherwise or was taken back', async () => {
    const { take, attendees, json } = await held()
    await json(attend('C001'))
    await json(attend('C002', '--headcount', '2', '--persons', '赵敏、钱进'))
    await json(attend('C003'))
    await json(['event', 'void', first, '--customer', 'C003', '--reason', '未到会'])
    const list = '客户编号,参加人员,人数\nC001,李强,\nC001,陈红,\nC002,孙丽,\nC002,,3\nC003,周杰,\n'
    expect(await take(list)).toMatchObject({
      ...{ created: 0, updated: 2, unchanged: 3, rejected: 0 },
      warnings: [
        { line: 4, reason: expect.stringContaining('on record with other attendees') },
        { line: 5, reason: expect.stringContaining('on record with other attendees') },
        { line: 6, reason: 'its attendance was taken back since: it is not recorded again' },
      ],
    })
    expect(await attendees()).toMatchObject([
      { customer: 'C001', headcount: 2, persons: '李强、陈红' },
      { customer: 'C002', headcount: 2, persons: '赵敏、钱进' },
    ])
    expect(await take(list)).toMatchObject({ updated: 0, unchanged: 5 })
    await json(attend('C003'))
    expect(await take(list)).toMatchObject({ updated: 1 })
    expect((await json(['audit', 'verify'])).verification.ok).toBe(true)
  })

  it('is one attendance of customers that are merged, and two again when that is undone', async () => {
    const { json, attendees } = await held()
    await json(attend('C001', '--headcount', '2'))
    await json(attend('C004', '--persons', '李强'))
    await json(['customer', 'merge', 'C004', 'C001'])
    expect(await attendees()).toMatchObject([{ customer: 'C001', headcount: 2, persons: '李强' }])
    await json(['undo', '--reason', '误合并'])
    expect(await attendees()).toMatchObject([
      { customer: 'C001', headcount: 2, persons: null },
      { customer: 'C004', headcount: null, persons: '李强' },
    ])
  })
})

describe('event minutes, edit and void', () => {
  it('keeps minutes from their own day on, once', async () => {
    const { json, said, refuses } = await held()
    const minutes = (text: string, ...more: string[]) => ['event', 'minutes', first, '--text', text, ...more]
    expect((await refuses(minutes('x', '--on', '2026-03-11'), 2)).message).toBe(
      '--on 2026-03-11 lies before the event, 2026-03-12.',
    )
    expect((await said(minutes('存 KH-12', '--on', '2026-03-20'), 'zh')).out).toBe(
      '已登记 EV-2026-01 的会议纪要，日期 2026-03-20。\n',
    )
    expect((await said(minutes('存 KH-12'))).out).toBe('EV-2026-01 already is so; nothing was changed.\n')
    expect(await refuses(minutes('别的'), 2)).toMatchObject({
      message: 'The minutes of EV-2026-01 of 2026-03-20 are on record, and they say something else.',
    })
    expect((await json([...show, '--as-of', '2026-03-19'])).event).toMatchObject({ minutes: null, minutesOn: null })
    expect((await json(show)).event).toMatchObject({ minutes: '存 KH-12', minutesOn: '2026-03-20' })
  })

  it('corrects an event and an attendance, in the order of the days', async () => {
    const { json, refuses, said } = await held()
    const edit = (...more: string[]) => ['event', 'edit', first, ...more, '--reason', '误录']
    await json(attend('C001', '--headcount', '2'))
    expect((await refuses(edit(), 2)).message).toBe('Nothing was given to change.')
    expect((await refuses(edit('--customer', 'C001'), 2)).message).toBe('Nothing was given to change.')
    expect((await refuses(edit('--headcount', '3'), 2)).message).toBe(
      '--headcount tells of an attendance, and --customer is missing.',
    )
    expect((await refuses(edit('--customer', 'C002', '--headcount', '3'), 2)).message).toBe(
      'C002 is not on record at EV-2026-01.',
    )
    expect((await refuses(edit('--minutes', 'x'), 2)).message).toBe('EV-2026-01 has no minutes to correct.')
    await json(['event', 'minutes', first, '--text', 'x', '--on', '2026-03-20'])
    expect((await refuses(edit('--on', '2026-03-21'), 2)).message).toContain('lies before the event, 2026-03-21')
    const all = ['--kind', 'training', '--on', '2026-03-13', '--place', '广州', '--minutes', 'y']
    expect(
      (await json(edit(...all, '--customer', 'C001', '--headcount', '3', '--persons', '李强'))).event,
    ).toMatchObject({
      ...{ kind: 'training', held: '2026-03-13', place: '广州', minutes: 'y', minutesOn: '2026-03-20' },
      attendees: [{ headcount: 3, persons: '李强' }],
    })
    expect((await said(edit(...all))).out).toBe('EV-2026-01 already is so; nothing was changed.\n')
  })

  it('takes back an attendance, or the event with all of them', async () => {
    const { json, said, refuses } = await held()
    await json(attend('C001', 'C002'))
    expect((await said(['event', 'void', first, '--customer', 'C001', '--reason', 'x'])).out).toBe(
      'Took back that C001 attended EV-2026-01; it stays on record and counts for nothing.\n',
    )
    expect((await json(show)).event.organizations).toBe(1)
    expect((await refuses(['customer', 'void', 'C002', '--reason', 'x'], 2)).message).toContain('C002')
    expect((await json(['event', 'void', first, '--reason', '重复'])).event).toMatchObject({ voided: true })
    expect((await refuses(attend('C001'), 2)).message).toBe('EV-2026-01 is void: 重复.')
    expect((await said(['event', 'list'])).out).toBe('No customer event is on record.\n')
  })

  it('is told in the journal by the names of things', async () => {
    const { json, said } = await held()
    await json(attend('C001', '--headcount', '2'))
    const told = (await said(['customer', 'history', 'C001'], 'zh')).out
    expect(told).toContain('活动参加者')
  })

  it('cannot be undone while an attendance hangs on it', async () => {
    const { json, problem } = await held()
    await json(attend('C001'))
    const entries = (await json(['audit', 'list'])).entries
    const added = entries.find((each: { command: string }) => each.command.includes('event add'))
    const { message, hint } = await problem(['undo', String(added.seq)], 3)
    expect(message).toBe(`Entry #${added.seq} cannot be undone: a later entry rests on it.`)
    expect(hint).toContain('its attendance of an event refers to the customer event')
  })
})

describe('4.3.5', () => {
  it('is met by two events in the year, and lists what they lack', async () => {
    const { json, lines } = await held()
    const of = async (day: string, year = '2026') => (await lines(duty, '--as-of', day))[year]
    expect(await of('2026-03-11')).toMatchObject({
      result: 'on-track',
      population: 1,
      findings: [
        {
          text: { en: '0 of 2 customer events held in 2026' },
          facts: { year: 2026, held: [], notCounted: [], owed: 2 },
          settle: ['event', 'add'],
        },
      ],
    })
    expect((await of('2026-03-12'))?.findings).toMatchObject([
      {
        text: {
          en: '0 of 2 customer events held in 2026; not counted, without attendees and minutes: EV-2026-01',
          zh: '2026 年举办客户活动 0 次，应不少于 2 次；无参加组织和会议纪要、未计入：EV-2026-01',
        },
        facts: { held: [first], notCounted: [first] },
        settle: ['event', 'minutes', first],
      },
    ])
    expect((await of('2026-06-30'))?.result).toBe('on-track')
    expect((await of('2026-07-01'))?.result).toBe('at-risk')
    expect(await of('2027-01-01')).toMatchObject({
      result: 'breach',
      findings: [{ settle: ['finding', 'open', 'two-events-a-year', '--period', '2026'] }],
    })
    expect((await of('2026-06-30', '2025'))?.result).toBe('breach')
    await json(add('2026-06-18'))
    await json(attend('C001'))
    expect((await of('2026-09-30'))?.result).toBe('on-track')
    expect((await of('2026-10-01'))?.result).toBe('at-risk')
    const said = await of('2026-06-30')
    expect(said).toMatchObject({ result: 'on-track', findings: [{ settle: ['event', 'minutes', 'EV-2026-02'] }] })
    expect(said?.remarks.map(({ text }) => text.en)).toEqual([
      'EV-2026-01 (2026-03-12, symposium) counts, but no minutes are on record',
      'EV-2026-02 (2026-06-18, symposium) does not count: neither attendees nor minutes are on record',
      'all customer events of 2026 are of one kind: symposium',
    ])
    expect(said?.remarks[1]?.text.zh).toBe('EV-2026-02（2026-06-18，座谈会）未计入：没有参加组织，也没有会议纪要')
    // What was written down of an event that was held can be put on record when the year is over, too.
    expect(await of('2027-01-01')).toMatchObject({
      result: 'breach',
      findings: [{ settle: ['event', 'minutes', 'EV-2026-02'] }],
    })
    await json(['event', 'attend', 'EV-2026-02', 'C002'])
    expect(await of('2026-06-30')).toMatchObject({ result: 'met', findings: [] })
    await json(['event', 'edit', 'EV-2026-02', '--kind', 'training', '--reason', 'x'])
    await json(attend('C002'))
    await json(['event', 'minutes', first, '--text', 'x'])
    await json(['event', 'minutes', 'EV-2026-02', '--text', 'x'])
    await json(['event', 'attend', 'EV-2026-02', 'C001'])
    expect((await of('2026-06-30'))?.remarks).toEqual([])
    await json(['limit', 'set', 'events-a-year', '3', '--from', '2026-01-01', '--reason', 'x'])
    expect((await of('2026-06-30'))?.result).toBe('on-track')
  })

  it('is settled by what its finding names', async () => {
    const { at, lines } = await held()
    const steps = [
      [['event', 'minutes', first], ['存 KH-12']],
      [
        ['event', 'add'],
        ['training', '内审员', '2026-06-29'],
      ],
      [['event', 'minutes', 'EV-2026-02'], ['存 KH-13']],
    ] as const
    for (const [settle, answers] of steps) {
      expect((await lines(duty))['2026']?.findings).toMatchObject([{ settle }])
      const done = await at(settle, { tty: true, answers: [...answers, '', '', ''] })
      expect(done.code, done.err).toBe(0)
    }
    expect((await lines(duty))['2026']?.result).toBe('met')
  })
})
