// @module-tag long

import { describe, expect, it } from 'vitest'
import { clerkAs } from '../contact/clerk.ts'
import { desk } from '../upkeep/desk.ts'

const today = '2026-06-30'

/** Eighty certificates of forty customers as a list has them: nothing is told of what was before. */
const certificates = [
  '企业名称,证书编号,认证标准,初次获证日期,发证日期,有效期至,业务员,VIP',
  ...Array.from({ length: 40 }, (_, i) => {
    const month = String((i % 12) + 1).padStart(2, '0')
    const vip = i % 10 === 0 ? 'VIP' : ''
    const dates = `2022-${month}-10,2025-${month}-10,2028-${month}-09`
    return [
      `第${i}精密有限公司,Q-${i},ISO 9001,${dates},${i % 2 === 0 ? '王芳' : '赵敏'},${vip}`,
      `第${i}精密有限公司,E-${i},ISO 14001,${dates},${i % 2 === 0 ? '王芳' : '赵敏'},${vip}`,
    ].join('\n')
  }),
].join('\n')

/** A desk on the first morning: the list is in, and the register went live that day. */
const firstMorning = () =>
  clerkAs('the first morning', async () => {
    const own = desk({ env: { CERTDESK_BY: '王芳', CERTDESK_TODAY: today } })
    await own.json(['init'])
    const done = await own.at(['customer', 'import', '-', '--format', 'json'], { stdin: certificates })
    if (done.code !== 0) throw new Error(done.out + done.err)
    return own
  })

const by = { CERTDESK_BY: '王芳', CERTDESK_TODAY: today }
const later = (day: string) => ({ env: { ...by, CERTDESK_TODAY: day } })

type Own = Awaited<ReturnType<typeof firstMorning>>
const json = async (own: Pick<Own, 'at'>, argv: readonly string[], day = today) => {
  const outcome = await own.at([...argv, '--format', 'json'], later(day))
  expect(outcome.code, outcome.err).toBe(0)
  return JSON.parse(outcome.out)
}

type Line = { id: string; period: string; result: string; counts: Record<string, number> }
const line = async (own: Pick<Own, 'at'>, id: string, period: string, day = today): Promise<Line> => {
  const { clauses } = await json(own, ['report', 'compliance', '--clause', id, '--as-of', day], day)
  return clauses.find((each: Line) => each.period === period)
}

describe('the first morning', () => {
  it('has one line of what is to be taken over, and proposes nothing on account of the unknown', async () => {
    const own = await firstMorning()
    // On 1 July nothing done is at risk, but what was before go-live may have met it.
    const { agenda } = await json(own, ['today'], '2026-07-01')
    const unknown = agenda.filter(({ settle }: { settle: string[] }) => settle[0] === 'takeover')
    expect(unknown).toHaveLength(1)
    expect(unknown[0]).toMatchObject({ urgency: 'due', by: '2026-07-30', customer: null })
    const proposed = agenda.map(({ settle }: { settle: string[] }) => settle.slice(0, 2).join(' '))
    expect(proposed).not.toContain('suspend start')
    expect(proposed).not.toContain('finding open')
  })

  it('has one line for all customers of a list that names no maintainer, and one each where they are few', async () => {
    const own = desk({ env: by })
    await own.json(['init'])
    await own.json(['staff', 'add', '王芳', '--role', 'business'])
    const list = (many: number) =>
      ['企业名称,证书编号,认证标准,初次获证日期,发证日期,有效期至']
        .concat(
          Array.from({ length: many }, (_, i) => `第${i}精密有限公司,Q-${i},ISO 9001,2025-10-10,2025-10-10,2028-10-09`),
        )
        .join('\n')
    const unassigned = async () =>
      (await json(own, ['today'])).agenda.filter(({ settle }: { settle: string[] }) => settle[1] === 'assign')
    await own.at(['customer', 'import', '-'], { stdin: list(5) })
    expect(await unassigned()).toMatchObject(
      Array.from({ length: 5 }, (_, i) => ({ name: `第${i}精密有限公司`, clauses: ['2', '4.3.1'] })),
    )
    await own.at(['customer', 'import', '-'], { stdin: list(6) })
    const command = ['customer', 'assign', '--all-unassigned']
    expect(await unassigned()).toMatchObject([
      {
        ...{ urgency: 'overdue', by: today, customer: null, name: null, clauses: ['2', '4.3.1'], settle: command },
        text: { en: '6 certified customers have no maintainer', zh: '6 个获证客户无维护人' },
      },
    ])
    await own.json([...command, '--to', '王芳'])
    expect(await unassigned()).toEqual([])
  })

  it('knows nothing of the steps of a contract that is older, of one that went live with the procedure too (4.1.4)', async () => {
    const morning = { now: Date.parse('2025-01-16T01:00:00.000Z'), files: new Map() }
    const own = desk({ env: { CERTDESK_BY: '王芳', CERTDESK_TODAY: '2025-01-16' } }, morning)
    await own.json(['init', '--go-live', '2025-01-16'])
    const list =
      '企业名称,证书编号,认证标准,初次获证日期,发证日期,有效期至\n甲有限公司,Q-1,ISO 9001,2023-11-04,2023-11-04,2026-11-03\n'
    await own.at(['customer', 'import', '-'], { stdin: list })
    await own.json(['contract', 'add', 'C00001', '--number', 'HT-1', '--kind', 'management-system'])
    expect(await line(own, '4.1.4', '2025', '2026-01-15')).toMatchObject({ counts: { unknown: 1 } })
    expect(await line(own, '4.1.4', '2025', '2026-01-16')).toMatchObject({ counts: { unknown: 0, onTrack: 1 } })
  })

  it('owes nothing for the year before', async () => {
    const own = await firstMorning()
    expect(await line(own, '4.3.2', '2025')).toMatchObject({ result: 'not-applicable' })
    const { clauses } = await json(own, ['report', 'compliance', '--clause', '4.3.4'])
    expect(clauses.filter(({ population }: { population: number }) => population > 0)).toMatchObject([
      { period: '2026-06' },
    ])
  })

  it('presses after thirty days, and counts what is not on record as not done after twelve months', async () => {
    const own = await firstMorning()
    const urgency = async (day: string) =>
      (await json(own, ['today'], day)).agenda.find(({ settle }: { settle: string[] }) => settle[0] === 'takeover')
        ?.urgency
    expect(await urgency('2026-07-30')).toBe('due')
    expect(await urgency('2026-07-31')).toBe('at-risk')
    expect(await line(own, '4.3.2', '2026', '2027-06-29')).toMatchObject({ result: 'unknown', counts: { unknown: 40 } })
    expect(await line(own, '4.3.2', '2026', '2027-06-30')).toMatchObject({ result: 'breach', counts: { unknown: 0 } })
  })

  it('is told at the head of every report, in per cent', async () => {
    const own = await firstMorning()
    const { unknown } = await json(own, ['report', 'compliance', '--clause', '4.3.2'], '2026-07-01')
    expect(unknown).toEqual({ goLive: today, unknown: 40, judged: 40, percent: 100, toTakeOver: 40, declared: [] })
    const { out } = await own.at(
      ['report', 'compliance', '--clause', '4.3.2', '--format', 'table', '--lang', 'zh'],
      later('2026-07-01'),
    )
    expect(out).toContain('结果不明：40 项，占所判定 40 项的 100%')
  })
})

describe('surveillances of which nobody knows when they are due', () => {
  type Listed = { surveillances: { state: string }[] }
  const list = ['certificate', 'surveillance', 'list']
  const unknown = ({ surveillances }: Listed) => surveillances.filter(({ state }) => state === 'unknown').length

  it('are counted in a line of the forecast and of the certificates, and left out of what is due within days', async () => {
    const own = await firstMorning()
    const all = unknown(await json(own, list))
    expect(all).toBeGreaterThan(10)
    for (const report of ['forecast', 'certificates']) {
      expect(await json(own, ['report', report])).toMatchObject({ surveillancesUnknown: all })
      const { out } = await own.at(['report', report, '--format', 'table', '--lang', 'zh'], later(today))
      expect(out.replaceAll('\n', '')).toContain(`另有 ${all} 张证书的监督期限不明`)
    }
    expect(unknown(await json(own, [...list, '--days', '60']))).toBe(0)
    const { out } = await own.at([...list, '--days', '60', '--format', 'table', '--lang', 'zh'], later(today))
    expect(out.replaceAll('\n', '')).toContain(`另有 ${all} 张证书的监督期限不明`)
  })

  it('are listed with what is at risk after thirty days, until they are answered', async () => {
    const own = await firstMorning()
    expect(unknown(await json(own, [...list, '--days', '60'], '2026-07-30'))).toBe(0)
    const pressing = unknown(await json(own, [...list, '--days', '60'], '2026-07-31'))
    expect(pressing).toBe(unknown(await json(own, list, '2026-07-31')))
    expect(pressing).toBeGreaterThan(10)
    const { out } = await own.at([...list, '--days', '60', '--format', 'table', '--lang', 'zh'], later('2026-07-31'))
    expect(out).not.toContain('监督期限不明')
    await json(own, ['takeover', 'answer', 'surveillance', 'complete'], '2026-07-31')
    expect(await json(own, ['report', 'forecast'], '2026-07-31')).toMatchObject({ surveillancesUnknown: 0 })
  })
})

describe('an answer', () => {
  it('that what is on record is all there was makes it judged', async () => {
    const own = await firstMorning()
    await json(own, ['takeover', 'answer', 'contact', 'complete', '--customer', 'C00001'], '2026-07-01')
    expect((await line(own, '4.3.2', '2026', '2026-07-01')).counts).toMatchObject({ atRisk: 1, unknown: 39 })
    await json(own, ['takeover', 'answer', 'contact', 'complete'], '2026-07-01')
    expect((await line(own, '4.3.2', '2026', '2026-07-01')).counts).toMatchObject({ atRisk: 40, unknown: 0 })
  })

  it('that nobody can tell any more stands in every report, with who says so and why, and leaves the day', async () => {
    const own = await firstMorning()
    await json(own, ['takeover', 'answer', 'contact', 'unknown', '--reason', '旧系统停用'], '2026-07-01')
    const { unknown } = await json(own, ['report', 'compliance', '--clause', '4.3.2'], '2026-07-01')
    expect(unknown.declared).toEqual([
      { duty: 'contact-twice-a-year', by: '王芳', on: '2026-07-01', reason: '旧系统停用', customers: null },
    ])
    expect(await line(own, '4.3.2', '2026', '2029-01-01')).toBeUndefined()
    expect(await line(own, '4.3.2', '2026', '2027-12-01')).toMatchObject({ result: 'unknown' })
    const { open } = await json(own, ['takeover', 'list'], '2026-07-01')
    expect(open.filter(({ matter }: { matter: string }) => matter === 'contact')).toEqual([])
  })

  it('that nobody can tell any more is led nowhere, and the head leads to what is still open alone', async () => {
    const own = await firstMorning()
    type Found = { state: string; settle: string[] | null; customer: string | null }
    const told = async (...more: string[]) => {
      const report = ['report', 'compliance', '--clause', '4.3.2', '--as-of', '2026-07-01', ...more]
      const { unknown, clauses } = await json(own, report, '2026-07-01')
      const found = clauses.flatMap(({ findings }: { findings: Found[] }) => findings) as Found[]
      const led = found.filter(({ state, settle }) => state === 'unknown' && settle !== null)
      const { out } = await own.at([...report, '--format', 'md', '--lang', 'zh'], later('2026-07-01'))
      const { out: csv } = await own.at([...report, '--format', 'csv'], later('2026-07-01'))
      return { unknown, led: led.map(({ customer }) => customer), out, csv }
    }
    const answer = ['takeover', 'answer', 'contact', 'unknown', '--reason', '旧系统停用']
    await json(own, [...answer, '--customer', 'C00002'], '2026-07-01')
    const one = await told()
    expect(one.unknown).toMatchObject({ unknown: 40, toTakeOver: 39 })
    expect(one.led).toHaveLength(39)
    expect(one.led).not.toContain('C00002')
    expect(one.out).toContain('其中 39 项仍可接收：certdesk takeover')
    await json(own, answer, '2026-07-01')
    const all = await told()
    expect(all.unknown).toMatchObject({ unknown: 40, percent: 100, toTakeOver: 0 })
    expect(all.led).toEqual([])
    expect(all.out).toContain('结果不明：40 项，占所判定 40 项的 100%')
    expect(all.out).toContain('王芳 于 2026-07-01 说明无从查明')
    expect([all.out, all.csv].some((text) => text.includes('certdesk takeover'))).toBe(false)
  })

  it('changes nothing the second time, and needs its reason', async () => {
    const own = await firstMorning()
    const argv = ['takeover', 'answer', 'contact', 'unknown', '--format', 'json']
    expect((await own.at(argv, later('2026-07-01'))).code).toBe(2)
    await json(own, ['takeover', 'answer', 'event', 'complete'])
    const { entries: before } = await json(own, ['audit', 'list'])
    await json(own, ['takeover', 'answer', 'event', 'complete'])
    expect((await json(own, ['audit', 'list'])).entries).toHaveLength(before.length)
  })

  it('is never "unknown for good" of the surveillance of the running cycle', async () => {
    const own = await firstMorning()
    const argv = ['takeover', 'answer', 'surveillance', 'unknown', '--reason', '没有', '--format', 'json']
    const { code, err } = await own.at(argv, later(today))
    expect(code).toBe(2)
    expect(JSON.parse(err).error.message).toContain('cannot be unknown for good')
  })
})

describe('kinds of issue', () => {
  it('are asked of certificates on record with a proposal, and only an answer sets them', async () => {
    const own = await firstMorning()
    const { open } = await json(own, ['takeover', 'list'])
    const kinds = open.filter(({ matter }: { matter: string }) => matter === 'kind')
    expect(kinds).toHaveLength(80)
    expect(kinds[0]).toMatchObject({ customer: 'C00001', proposed: 'recertification' })
    const answers = (message: string) => {
      if (message === 'Record it for all 80?') return true
      return message.includes('initial certifications') ? 'as-proposed' : 'later'
    }
    const { code } = await own.at(['takeover', '--lang', 'en'], { ...later(today), tty: true, answers })
    expect(code).toBe(0)
    const { certificate } = await json(own, ['certificate', 'show', 'Q-0'])
    expect(certificate.kind).toBe('recertification')
    const { matters } = await json(own, ['takeover', 'list'])
    expect(matters.map(({ matter }: { matter: string }) => matter)).not.toContain('kind')
  })
})

describe('a contract of a customer who was certified before', () => {
  it('is unknown until its steps are taken over, and nothing is proposed for it', async () => {
    const own = await firstMorning()
    await json(own, ['contract', 'add', 'C00001', '--number', 'HT-1', '--kind', 'management-system'])
    expect((await line(own, '4.1.4', '2026')).counts).toMatchObject({ unknown: 1, onTrack: 0 })
    await json(own, ['takeover', 'answer', 'contract', 'complete', '--customer', 'C00001'])
    expect((await line(own, '4.1.4', '2026')).counts).toMatchObject({ unknown: 0, onTrack: 1 })
  })
})

/** A body that went live this spring and has one customer, certified since the day given. */
const wentLive = async (issued: string, day = '2026-03-20') => {
  const own = desk({ env: { CERTDESK_BY: '王芳', CERTDESK_TODAY: day } })
  await own.json(['init'])
  await own.json(['customer', 'add', '甲公司', '--maintainer', '王芳'])
  const certificate = ['certificate', 'add', 'C00001', '--number', 'Q-1', '--standard', 'ISO 9001', '--scope', '加工']
  await own.json([...certificate, '--kind', 'initial', '--issued', issued, '--expires', '2028-03-09'])
  return own
}

describe('what the verdict does not turn on', () => {
  it('is no list of the eve of go-live: ninety days later that one is old as well', async () => {
    const own = await wentLive('2025-03-10')
    // Nothing was issued since: from July that is at risk, and with a list of 19 March it is by age.
    expect(await line(own, 'maintenance-list', '2026', '2026-06-17')).toMatchObject({ result: 'on-track' })
    expect(await line(own, 'maintenance-list', '2026', '2026-07-01')).toMatchObject({ result: 'at-risk' })
    expect(await line(own, 'maintenance-list', '2026', '2027-01-01')).toMatchObject({ result: 'unknown' })
  })

  it('is no contact of before the certificate', async () => {
    // One day of certification before go-live: one of the two contacts that are owed may have been made on it.
    const own = await wentLive('2026-03-19')
    expect(await line(own, '4.3.2', '2026', '2027-01-01')).toMatchObject({ result: 'breach' })
    const older = await wentLive('2026-03-18')
    expect(await line(older, '4.3.2', '2026', '2027-01-01')).toMatchObject({ result: 'unknown' })
  })

  it('is no step of a contract that lies before its missing one, nor the order of steps on record', async () => {
    const own = await wentLive('2025-03-10')
    const contract = ['contract', 'add', 'C00001', '--kind', 'management-system']
    const signed = ['--signed', '2026-03-16', '--signed-ref', 'QD-1']
    const setUp = ['--set-up', '2026-04-01', '--set-up-ref', 'LX-1']
    await json(own, [...contract, '--number', 'HT-1', ...signed, ...setUp], '2026-04-01')
    // Its acceptance and review were before go-live, and nobody has said when.
    expect((await line(own, '4.1.4', '2026', '2026-04-01')).counts).toMatchObject({ unknown: 1, breach: 0 })
    const order = ['--accepted', '2026-03-17', '--accepted-ref', 'SL-1', '--out-of-order', '补签']
    await json(own, ['contract', 'edit', 'HT-1', ...order], '2026-04-01')
    expect((await line(own, '4.1.4', '2026', '2026-04-01')).counts).toMatchObject({ unknown: 0, breach: 1 })
    await json(own, ['contract', 'add', 'C00001', '--kind', 'product', '--number', 'HT-2', ...setUp], '2026-04-01')
    expect((await line(own, '4.1.4', '2026', '2026-04-01')).counts).toMatchObject({ unknown: 0, breach: 2 })
  })
})

describe('a contact with a VIP of before go-live', () => {
  it('may have been passed on by then', async () => {
    const own = await wentLive('2025-03-10')
    await json(own, ['customer', 'vip', 'set', 'C00001', '--from', '2026-01-05', '--file', 'V-1'], '2026-03-20')
    const topics = ['--channel', 'phone', '--surveillance', '2026-09-01', '--needs', '无']
    await json(own, ['contact', 'add', 'C00001', '--on', '2026-02-02', ...topics], '2026-03-20')
    const { counts } = await line(own, '4.3.3', '2026', '2026-03-20')
    expect(counts).toMatchObject({ unknown: 1, breach: 0 })
    await json(own, ['takeover', 'answer', 'contact', 'complete'], '2026-03-20')
    expect((await line(own, '4.3.3', '2026', '2026-03-20')).counts).toMatchObject({ unknown: 0, breach: 1 })
  })
})

describe('the workbook', () => {
  it('that is written is read back as it is, with nothing to say of it', async () => {
    const own = await firstMorning()
    const file = 'takeover.xlsx'
    expect((await own.at(['takeover', '--output', file], later(today))).code).toBe(0)
    const { code, out } = await own.at(['takeover', 'import', file, '--format', 'json'], later(today))
    expect(code).toBe(0)
    expect(JSON.parse(out)).toMatchObject({ created: 0, rejected: 0, unknownColumns: [] })
  })

  const header = '事项,客户编号,名称,证书或合同编号,日期,依据或报告编号,答复,理由'
  const read = async (own: Own, rows: readonly string[], day = '2026-07-01') => {
    const more = { ...later(day), stdin: [header, ...rows].join('\n') }
    return own.at(['takeover', 'import', '-', '--format', 'json'], more)
  }

  it('is filled in and read back: days become facts, what is not filled in is left', async () => {
    const own = await firstMorning()
    const { code, out } = await read(own, [
      '维护起始日期,C00001,第0精密有限公司,,2025-03-01,,,',
      'VIP 起始日期,C00001,第0精密有限公司,,2025-05-01,,,',
      '当年的联系,C00002,第1精密有限公司,,,,全部,',
      '当年的联系,C00003,第2精密有限公司,,,,,',
    ])
    expect(code, out).toBe(0)
    expect(JSON.parse(out)).toMatchObject({ rows: 4, created: 3, unchanged: 1, rejected: 0 })
    const { customer } = await json(own, ['customer', 'show', 'C00001'], '2026-07-01')
    expect(JSON.stringify(customer)).toContain('2025-03-01')
    expect(JSON.stringify(customer)).toContain('2025-05-01')
    const { out: again } = await read(own, ['维护起始日期,C00001,,,2025-03-01,,,'])
    expect(JSON.parse(again)).toMatchObject({ created: 0, unchanged: 1 })
  })

  it('rejects what cannot be, with the reason, and loses no other row', async () => {
    const own = await firstMorning()
    const { code, out } = await read(own, [
      '没有的事项,C00001,,,2025-03-01,,,',
      '当年的联系,C00001,,,2025-03-01,,,',
      '当年的联系,C00001,,,,,无从查明,',
      '监督审核,C00001,,Q-0,,,无从查明,丢失',
      '监督审核,C00001,,Q-999,2025-12-01,JD-1,,',
      '维护起始日期,C00001,,,2027-01-01,,,',
      '当年的联系,C00004,,,,,全部,',
    ])
    expect(code).toBe(1)
    const result = JSON.parse(out)
    expect(result).toMatchObject({ rows: 7, created: 1, rejected: 6 })
  })
})

it('asks matter by matter on a terminal, and records what was answered', async () => {
  const own = await firstMorning()
  const answers = (message: string) => {
    if (message === 'Record it for all 40?') return true
    if (message.includes('maintained')) return 'complete'
    if (message.includes('VIP')) return 'later'
    if (message.includes('events')) return 'unknown'
    if (message.includes('Why')) return 'the files burnt'
    return 'later'
  }
  const { code, out, err } = await own.at(['takeover', '--lang', 'en'], { ...later('2026-07-01'), tty: true, answers })
  expect(code, err).toBe(0)
  expect(out).toContain('maintained since: 1 recorded')
  const { matters } = await json(own, ['takeover', 'list'], '2026-07-01')
  const names = matters.map(({ matter }: { matter: string }) => matter)
  expect(names).not.toContain('maintainer')
  expect(names).toContain('vip')
  const { unknown } = await json(own, ['report', 'compliance', '--clause', '4.3.5'], '2026-07-01')
  expect(unknown.declared).toMatchObject([{ duty: 'two-events-a-year', reason: 'the files burnt' }])
})

it('was in no breach a month before, and so settles none', async () => {
  const own = await firstMorning()
  expect((await line(own, 'maintenance-division', '2026-05-31', '2026-05-31')).counts).toMatchObject({
    breach: 0,
    unknown: 40,
  })
  const report = await json(own, ['report', 'monthly', '--month', '2026-06'])
  expect([report.newBreaches.total, report.settled.total]).toEqual([0, 0])
})

it('asks for the surveillance before the last one that was given, and judges what was due before it', async () => {
  const own = await firstMorning()
  const add = ['certificate', 'add', 'C00001', '--number', 'Z-1', '--standard', 'ISO 9001:2015', '--scope', '加工']
  await json(own, [...add, '--issued', '2024-03-10', '--expires', '2027-03-09', '--kind', 'initial'])
  await json(own, ['certificate', 'surveillance', 'add', 'Z-1', '--on', '2026-02-25', '--reference', 'JD-2'])
  const open = async (): Promise<{ matter: string; number: string; asks?: { zh: string } }[]> => {
    const { open: all } = await json(own, ['takeover', 'list'])
    return all.filter((each: { matter: string; number: string }) => each.number === 'Z-1')
  }
  const counts = async () => (await line(own, '9.1.3', '2025')).counts
  const before = await counts()
  expect(await open()).toMatchObject([{ matter: 'surveillance', asks: { zh: '2026-02-25 之前一次的监督日期' } }])
  const answers = (message: string) => {
    if (message.includes('最近一次监督审核是哪天')) return 'one-by-one'
    if (message.includes('2026-02-25 之前一次的监督日期')) return '2025-03-05'
    return message.includes('？') ? 'later' : ''
  }
  const { code, err } = await own.at(['takeover', '--lang', 'zh'], { ...later(today), tty: true, answers })
  expect(code, err).toBe(0)
  expect(await open()).toEqual([])
  const after = await counts()
  expect([after.met, after.unknown]).toEqual([Number(before.met) + 1, Number(before.unknown) - 1])
})
