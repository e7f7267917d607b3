// @module-tag long

import fs from 'node:fs'
import path from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { Problem } from '../../src/clause/problem.ts'
import { program } from '../../src/program.ts'
import { parse } from '../../src/terminal/tree.ts'
import { version } from '../../src/terminal/version.ts'
import { tried } from '../tries.ts'
import { openedAnew } from '../upkeep/desk.ts'
import { isReview, testWorld } from '../world.ts'
import { busyDesk, type Line } from './busy.ts'

openedAnew()

const order = ['overdue', 'at-risk', 'due', 'record'] as const
const shown = ({ settle }: Pick<Line, 'settle'>) => settle.join(' ')

let desk: Awaited<ReturnType<typeof busyDesk>>
beforeAll(async () => {
  desk = await busyDesk()
})

/** The lines whose command begins so. */
const of = (lines: readonly Line[], ...words: string[]) =>
  lines.filter(({ settle }) => words.every((word, i) => settle[i] === word))

describe('today', () => {
  it('shows what every room has overdue, at risk and due, each with the command that settles it', async () => {
    const lines = await desk.agenda()
    const briefly = lines
      .filter(({ urgency }) => urgency !== 'record')
      .map((line) => `${line.urgency} ${line.by} ${line.clauses.join('+')}: ${shown(line)}`)
    const { low, out } = desk
    expect(briefly).toEqual([
      'overdue 2026-02-01 ISO/IEC 17021-1 9.1.3: suspend start Q-2 --reason surveillance-overdue',
      'overdue 2026-02-17 4.4.1: suspend follow-up SP-2026-0001 publication',
      'overdue 2026-04-30 4.3.7: loss open C008 --certificate Q-8 --kind loss',
      'overdue 2026-05-15 4.4.1: suspend withdraw Q-7 --reason suspension-unresolved',
      'overdue 2026-06-17 4.3.3: contact pass-on CT-2026-0001',
      'overdue 2026-06-25 4.1.1: contact add C003',
      'overdue 2026-06-29 4.1.2: information act IN-2026-0001',
      'overdue 2026-06-29 4.5.1: feedback classify FB-2026-0001',
      'overdue 2026-06-30 2: customer assign C009',
      'at-risk 2026-06-30 4.3.4: intel add --month 2026-06',
      ...[
        '2025-02',
        '2025-03',
        '2025-04',
        '2025-05',
        '2025-07',
        '2025-08',
        '2025-11',
        '2026-01',
        '2026-02',
        '2026-04',
      ].map((month) => `at-risk 2026-06-30 4.4.1: certificate export --month ${month} --sent 2026-06-30`),
      'at-risk 2026-06-30 4.1.1: contact add C002',
      'at-risk 2026-06-30 4.1.1+4.3.2: contact add C005',
      'at-risk 2026-06-30 4.1.1: contact add C006',
      'at-risk 2026-06-30 4.1.1: contact add C007',
      'at-risk 2026-06-30 4.1.4: contract edit HT-9',
      'at-risk 2026-06-30 ISO/IEC 17021-1 9.8+4.5.1: complaint acknowledge CP-2026-0002',
      'at-risk 2026-07-20 ISO/IEC 17021-1 9.1.3: certificate surveillance done Q-3',
      'at-risk 2026-07-24 ISO/IEC 17021-1 9.1.3: certificate surveillance plan Q-5 --kind recertification',
      'at-risk 2026-08-10 4.4.1: suspend restore Q-6',
      'due 2026-06-30 4.2.2+4.2.3+4.2.4: change classify CH-2026-0001',
      `due 2026-06-30 4.5.1: survey follow-up close SV-2026-1 ${low} B1`,
      'due 2026-06-30 4.1.4: contract advance HT-4',
      `due 2026-06-30 4.5.2: survey return SV-2026-1 ${out}`,
      'due 2026-07-02 4.1.2: information close IN-2026-0002',
      'due 2026-07-03 4.4.1: suspend follow-up SP-2026-0002 notice',
      'due 2026-07-03 4.4.1: suspend follow-up SP-2026-0002 recall',
      'due 2026-07-03 4.5.1: feedback classify CP-2026-0001',
      'due 2026-07-03 ISO/IEC 17021-1 9.8: complaint acknowledge CP-2026-0001',
      'due 2026-07-06 4.1.3: contract re-sign supply RS-2026-0001',
      'due 2026-07-10 4.3.6: magazine send MG-2026-01 --certified',
      'due 2026-07-10 4.5.1: survey suggest act SG-2026-0001',
      'due 2026-07-15 4.3.2+4.1.1: contact add C004',
      'due 2026-07-26 4.3.7: loss open C010 --certificate Q-10 --kind loss',
    ])
    const records = of(lines, 'finding')
    expect(records).toHaveLength(lines.filter(({ urgency }) => urgency === 'record').length)
    expect(records.map(shown)).toContain('finding open contact-twice-a-year --period 2025 --customer C001')
    // One that was begun is led on to its next step.
    expect(records.map(shown)).toContain('finding cause FD-2026-0001')
    expect(records.map(shown)).not.toContain('finding open two-events-a-year --period 2025')
  })

  it('has the most urgent first, and nothing late that is to be done in days to come', async () => {
    const lines = await desk.agenda('--days', '400')
    const places = lines.map(({ urgency, by, customer }) => [order.indexOf(urgency), by, customer ?? ''] as const)
    const sorted = [...places].sort(
      (a, b) => a[0] - b[0] || (a[1] < b[1] ? -1 : a[1] > b[1] ? 1 : a[2] < b[2] ? -1 : 1),
    )
    expect(places).toEqual(sorted)
    for (const each of lines) expect(each).not.toHaveProperty('alike')
    for (const { urgency, daysLeft, text } of lines)
      if (urgency === 'overdue' || urgency === 'record') expect(daysLeft, text.en).toBeLessThanOrEqual(0)
      else expect(daysLeft, text.en).toBeGreaterThanOrEqual(0)
  })

  it('has one line for a command: it names every clause, and says each thing once', async () => {
    const lines = await desk.agenda('--days', '400')
    expect(new Set(lines.map(shown)).size).toBe(lines.length)
    for (const { clauses, text } of lines) {
      expect(new Set(clauses).size).toBe(clauses.length)
      for (const said of [text.en.split('; '), text.zh.split('；')]) expect(new Set(said).size).toBe(said.length)
    }
    const [complaint] = of(lines, 'feedback', 'classify', 'CP-2026-0001')
    expect(complaint).toMatchObject({ owner: '王芳', clauses: ['4.5.1'] })
    expect(complaint?.text.en).toBe(
      'CP-2026-0001: not classified, due 2026-07-03; CP-2026-0001: the complaint is to be settled by 2026-07-05',
    )
    const [call] = of(lines, 'contact', 'add', 'C003')
    expect(call).toMatchObject({ urgency: 'overdue', clauses: ['4.1.1', '4.3.2'], by: '2026-06-25', daysLeft: -5 })
    expect(call?.text.zh).toBe('2026-06-15 约定于 2026-06-25 前再联系；2026 年联系 1 次，应有 2 次')
  })

  it('tells whom to call, and who maintains the customer', async () => {
    const lines = await desk.agenda()
    expect(of(lines, 'contact', 'pass-on')).toMatchObject([
      { customer: 'C001', name: '甲机械有限公司', maintainer: '王芳', person: '李明', phone: '13800138001' },
    ])
    expect(of(lines, 'customer', 'assign')).toMatchObject([{ maintainer: null, person: '陈静', phone: '13800138009' }])
    expect(of(lines, 'magazine')).toMatchObject([{ customer: null, maintainer: null, person: null, phone: null }])
    const { out } = await desk.said(['today'])
    expect(out).toContain('13800138001')
  })

  it('is of one maintainer: the customers, and what they see to themselves', async () => {
    const lines = await desk.agenda('--maintainer', '王芳')
    expect(lines.length).toBeGreaterThan(5)
    for (const { customer, maintainer, owner } of lines) expect([maintainer, owner], `${customer}`).toContain('王芳')
    expect(of(lines, 'survey', 'suggest', 'act')).toHaveLength(1)
    // Another's customer, and a complaint that is theirs to settle.
    expect(of(lines, 'feedback', 'classify')).toMatchObject([{ customer: 'C013', maintainer: 'clerk', owner: '王芳' }])
    expect(of(lines, 'information', 'close')).toMatchObject([{ owner: '王芳' }])
    expect(of(lines, 'intel')).toEqual([])
    const everybody = await desk.agenda()
    const own = everybody.filter(({ maintainer, owner }) => maintainer === '王芳' || owner === '王芳')
    expect(lines).toEqual(own)
    expect((await desk.problem(['today', '--maintainer', '无此人'], 2)).message).toContain('无此人')
  })

  describe('on a screen', () => {
    const zh = { CERTDESK_LANG: 'zh' }
    const screen = async (...argv: string[]) =>
      (await desk.at(['today', ...argv], { tty: true, env: zh })).out.replace(/\u001b\[[\d;]*m/g, '')
    /** The groups of a screen: their heads with the commands below. */
    const groups = (out: string) =>
      out
        .split(/\n(?=\S)/)
        .map((part) => ({ head: part.split('\n')[0] ?? '', commands: part.match(/^ {2}certdesk .*$/gm) ?? [] }))
        .filter(({ commands }) => commands.length > 0)

    it('is the day of whoever sits there, counted, and says how to see that of all', async () => {
      const own = await desk.agenda('--maintainer', '王芳')
      const out = await screen('--by', '王芳')
      const counted = (urgency: Line['urgency']) => own.filter((line) => line.urgency === urgency).length
      const [first] = out.split('\n')
      expect(first).toBe(
        `王芳 · 2026-06-30 · 已逾期 ${counted('overdue')} · 有风险 ${counted('at-risk')} · 待办 ${counted('due')} · 待登记 ${counted('record')}`,
      )
      expect(groups(out).flatMap(({ commands }) => commands)).toHaveLength(own.length)
      expect(out).toContain('仅列出王芳维护或负责的；所有人的：certdesk today --all')
      expect(await screen('--maintainer', '王芳')).toContain('有风险')
    })

    it('has each customer once, with the person to call and the telephone, and all that is to be done below', async () => {
      const found = groups(await screen('--all'))
      const of = found.filter(({ head }) => head.startsWith('C001 '))
      expect(of).toHaveLength(1)
      expect(of[0]?.head).toBe('C001 甲机械有限公司 · 李明 · 13800138001')
      const lines = (await desk.agenda()).filter(({ customer }) => customer === 'C001')
      expect(of[0]?.commands).toHaveLength(lines.length)
      expect(of[0]?.commands).toContain('  certdesk contact pass-on CT-2026-0001')
      const heads = found.map(({ head }) => head).filter((head) => /^C\d/.test(head))
      expect(new Set(heads).size).toBe(heads.length)
    })

    it('shows some of what is the same month after month, and says how many more there are', async () => {
      const out = await screen('--all')
      expect(out.match(/^ {2}certdesk certificate export/gm)).toHaveLength(5)
      expect(out).toContain('不限客户：同类 10 项')
      expect(out).toContain('……同类另有 5 项')
      expect(out).not.toMatch(/有风险，今天|undefined|NaN/)
    })

    it('is that of all where nothing is theirs or they are nobody on the staff, and says so', async () => {
      const all = groups(await screen('--all')).length
      const stranger = await screen('--by', '路人')
      expect(groups(stranger)).toHaveLength(all)
      expect(stranger).toContain('“路人”不是在册人员，列出了所有人的。')
      const leader = await screen('--by', '林总')
      expect(groups(leader)).toHaveLength(all)
      expect(leader).toContain('没有林总维护或负责的事项，列出了所有人的。')
    })

    it('says how many more there are than --top lets it show', async () => {
      const { total } = await desk.json(['today'])
      expect(await screen('--all', '--top', '3')).toContain(`仅列出前 3 项，共 ${total} 项`)
    })

    it('is everybody’s in a pipe, in a file and for programs, as it was', async () => {
      const piped = await desk.said(['today', '--by', '王芳'], 'zh')
      expect(piped.out).toBe((await desk.said(['today', '--all', '--by', '王芳'], 'zh')).out)
      const json = (await desk.at(['today', '--by', '王芳', '--format', 'json'], { tty: true })).out
      expect(JSON.parse(json).agenda).toEqual(await desk.agenda())
      expect((await desk.problem(['today', '--all', '--maintainer', '王芳'], 2)).message).toContain('--maintainer')
    })
  })

  it('looks as far ahead as it is told, and what is late or at risk is always there', async () => {
    const [none, week, year] = [
      await desk.agenda('--days', '0'),
      await desk.agenda('--days', '7'),
      await desk.agenda('--days', '184'),
    ]
    const pressing = (lines: readonly Line[]) => lines.filter(({ urgency }) => urgency !== 'due').map(shown)
    expect(pressing(week)).toEqual(pressing(none))
    for (const { urgency, by } of none) if (urgency === 'due') expect(by).toBe('2026-06-30')
    expect(of(none, 'complaint', 'acknowledge', 'CP-2026-0001')).toEqual([])
    expect(of(week, 'complaint', 'acknowledge', 'CP-2026-0001')).toMatchObject([{ daysLeft: 3 }])
    expect(of(week, 'event', 'add')).toEqual([])
    // The end of the year comes into sight: what a year owes is listed though it is on track.
    expect(of(year, 'event', 'add')).toMatchObject([{ urgency: 'due', by: '2026-12-31', daysLeft: 184 }])
    expect(of(year, 'report', 'maintenance', '--issue')).toHaveLength(1)
    expect(of(year, 'survey', 'remind', 'SV-2026-1')).toMatchObject([{ clauses: ['4.5.1', '4.5.2', '4.5.4'] }])
    for (const wrong of ['-1', 'viele']) expect((await desk.at(['today', '--days', wrong])).code).toBe(2)
  })

  it('shows only the first so many, and counts all the same', async () => {
    const all = await desk.json(['today'])
    const first = await desk.json(['today', '--top', '3'])
    expect(first.agenda).toEqual(all.agenda.slice(0, 3))
    expect(first).toMatchObject({ total: all.total, counts: all.counts, asOf: '2026-06-30', until: '2026-07-30' })
    expect(Object.values(all.counts).reduce((a, b) => Number(a) + Number(b), 0)).toBe(all.total)
    expect((await desk.said(['today', '--top', '3'])).out).toContain(`The first 3 of ${all.total};`)
    expect((await desk.said(['today', '--top', '3'], 'zh')).out).toContain(`共 ${all.total} 项`)
    expect((await desk.problem(['today', '--top', '0'], 2)).message).toContain('--top')
  })

  it('is as of a day: what came later is not there yet', async () => {
    const then = await desk.agenda('--as-of', '2026-06-16')
    expect(of(then, 'contact', 'pass-on')).toMatchObject([{ urgency: 'due', by: '2026-06-17', daysLeft: 1 }])
    for (const words of [['information'], ['feedback'], ['change'], ['customer', 'assign'], ['survey', 'suggest']])
      expect(of(then, ...words), words.join(' ')).toEqual([])
    // Promised on the day before: it comes due, and is late ten days later.
    expect(of(then, 'contact', 'add', 'C003')).toMatchObject([{ urgency: 'due', by: '2026-06-25', daysLeft: 9 }])
    expect(of(then, 'certificate', 'surveillance', 'done', 'Q-3')).toMatchObject([{ daysLeft: 34 }])
    const before = await desk.said(['today', '--as-of', '2025-01-01'])
    expect(before.out).toContain('Nothing is to be done as of 2025-01-01, nor due by 2025-01-31.')
    expect((await desk.said(['today', '--as-of', '2025-01-01'], 'zh')).out).toContain('没有待办事项')
  })

  it('is the agenda among the reports under its other name', async () => {
    expect(await desk.json(['report', 'agenda', '--days', '60'])).toEqual(await desk.json(['today', '--days', '60']))
  })

  it('is written as rows for programs, in one order of columns', async () => {
    const keys = 'urgency by daysLeft clauses customer name text maintainer owner person phone settle version'.split(
      ' ',
    )
    const csv = (await desk.at(['today', '--format', 'csv'])).out.replace(/^\ufeff/, '').split('\r\n')
    const tsv = (await desk.at(['today', '--format', 'tsv'])).out.split('\n')
    expect(csv[0]).toBe(keys.join(','))
    expect(tsv[0]).toBe(keys.join('\t'))
    const { total } = await desk.json(['today'])
    expect([csv.length, tsv.length]).toEqual([total + 2, total + 2])
    expect(tsv[1]?.split('\t')).toEqual([
      ...['overdue', '2026-02-01', '-149', 'ISO/IEC 17021-1 9.1.3', 'C002', '乙食品有限公司'],
      ...['Q-2: surveillance due by 2026-02-01, overdue by 149 days', '王芳', '', '王强', '13800138002'],
      ...['certdesk suspend start Q-2 --reason surveillance-overdue', version],
    ])
    const jsonl = (await desk.at(['today', '--format', 'jsonl'])).out.trim().split('\n')
    expect(jsonl.map((line) => JSON.parse(line).settle.join(' '))).toEqual((await desk.agenda()).map(shown))
  })

  it('is read as a table: a heading for each state, then three lines for each thing, in both languages', async () => {
    const en = (await desk.said(['today', '--top', '12'])).out
    expect(en).toContain('Overdue: 9')
    expect(en).toContain('C001 甲机械有限公司 · 13800138001 · 2026-06-17, 13 days over · 4.3.3')
    expect(en).toContain('certdesk contact pass-on CT-2026-0001')
    const zh = (await desk.said(['today'], 'zh')).out
    expect(zh).toContain('已逾期：9 项')
    expect(zh).toContain('CP-2026-0001')
    for (const line of zh.split('\n')) expect(line).not.toMatch(/undefined|NaN|\[object/)
  })
})

/** What a command that is not complete lacks: values that a person knows, named with the flags that give them. */
async function lacks(argv: readonly string[]): Promise<string> {
  try {
    const parsed = await parse(program, argv, testWorld(), 'en')
    expect(parsed, argv.join(' ')).toMatchObject({ kind: 'run' })
    return 'Nothing.'
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    return error.words.en
  }
}

/** Flags with what stands in the place of their values, and nothing else: the command exists, and what is on the line is right. */
const complete = /^(Nothing|Missing (--[a-z-]+ [^ ,]+)(, --[a-z-]+ [^ ,]+)*)\.$/

describe('every command that is suggested', () => {
  it('parses, or lacks only what a person knows', async () => {
    const { clauses } = await desk.json(['report', 'compliance'])
    const found = (clauses as { findings: { settle: readonly string[] | null }[] }[]).flatMap(({ findings }) =>
      findings.flatMap(({ settle }) => (settle === null ? [] : [settle])),
    )
    const all = [...(await desk.agenda('--days', '400')).map(({ settle }) => settle), ...found]
    expect(all.length).toBeGreaterThan(100)
    for (const argv of all) expect(await lacks(argv), argv.join(' ')).toMatch(complete)
  })

  /** What a clerk answers to the question about a flag, or to what is asked without one. */
  const answers: Readonly<Record<string, string>> = {
    '--on': '2026-06-30',
    '--source': '公示系统',
    '--to': 'clerk',
    '--owner': '王芳',
    '--reference': 'BH-1',
    '--ref': 'BH-2',
    '--accepted-ref': 'SL-9',
    '--delivery': '快递',
    '--ground-on': '2026-06-29',
    '--decided-by': '李决',
    '--verified-by': '赵审',
    '--verified-on': '2026-06-29',
    '--evidence': '到账凭证',
    '--conditions': '完成监督',
    '--reason': '客户已承诺日期',
    '--situation': '转到别处',
    '--application': '2026-06-30',
    '--application-ref': 'SQ-1',
    '--papers': '2026-06-30',
    '--papers-ref': 'HT-8',
    '--channel': 'phone',
    '--surveillance': '2026-09-15',
    '--needs': '无',
    '--summary': '例行沟通',
    '--means': 'email',
    '--outcome': '已办理',
    '--action': '已改进',
    '--stage': 'service',
    '--topic': '报告',
    '--as': 'suggestion',
    '--class': 'administrative',
    '--why': '仅法定代表人',
    '--kind': 'symposium',
    '--title': '标准换版',
    '--text': '无人跟进',
  }
  const answering =
    (noun: string | undefined) =>
    (message: string, flag: string | undefined): string | undefined => {
      // A contact asks for everything; nobody is named, and nothing agreed upon.
      if (message.includes('anybody was reached')) return 'reached'
      // Of a contract what is still to come is offered first.
      if (message === 'What is to be corrected?') return 'acceptedRef'
      if (isReview(message)) return ''
      if (flag === '--kind' && noun !== 'event') return 'surveillance'
      // A complaint is the quality manager's.
      if (message.includes('Who did it?')) return '吴质'
      if (flag?.startsWith('--')) return answers[flag] ?? ''
      if (message.includes('search')) return 'nothing'
      return message.includes('0–10') ? '9' : ''
    }

  /** How many of several were done, as a line says it; a contract tells the steps to come instead. */
  const done = ({ text }: Line): number =>
    Number(/(\d+) of \d+/.exec(text.en)?.[1] ?? -(/still to come: (.*)/.exec(text.en)?.[1] ?? '').split(', ').length)

  it('makes its line go, or press less, when it is run word by word and what it asks is answered', async () => {
    const ahead = ['--days', '200']
    const copy = path.join(desk.cwd, 'copy.db')
    const env = { CERTDESK_REGISTER: copy }
    const kinds = new Map(
      (await desk.agenda(...ahead)).map((line) => [
        `${line.settle.filter((word) => !/\d/.test(word)).join(' ')} ${line.text.en.replace(/[\d-]+/g, '')}`,
        line,
      ]),
    )
    expect(kinds.size).toBeGreaterThan(45)
    for (const line of tried([...kinds.values()], kinds.size / 3)) {
      fs.copyFileSync(desk.file, copy)
      const outcome = await desk.at(line.settle, { env, tty: true, answers: answering(line.settle[0]) })
      expect(outcome.code, `${shown(line)}: ${outcome.err} asked ${outcome.asked.join(' | ')}`).toBe(0)
      // The forms of a survey come back one by one, each by a line of its own; this is the list of whom to ask for them.
      if (line.settle[1] === 'remind') continue
      const after = JSON.parse((await desk.at(['today', ...ahead, '--format', 'json'], { env })).out).agenda as Line[]
      const still = after.find((each) => shown(each) === shown(line))
      if (still === undefined) continue
      const isLess =
        order.indexOf(still.urgency) > order.indexOf(line.urgency) || still.by > line.by || done(still) > done(line)
      expect(
        isLess,
        `${shown(line)}: ${line.urgency} ${line.by} ${line.text.en} → ${still.urgency} ${still.text.en}`,
      ).toBe(true)
    }
    expect(JSON.parse((await desk.at(['audit', 'verify', '--format', 'json'], { env })).out).verification.ok).toBe(true)
  })

  it('leads a survey on to its end: what is not yet possible is not suggested', async () => {
    const copy = path.join(desk.cwd, 'survey.db')
    fs.copyFileSync(desk.file, copy)
    const env = { CERTDESK_REGISTER: copy }
    const survey = async () => {
      const { out } = await desk.at(['today', '--days', '200', '--format', 'json'], { env })
      const lines = JSON.parse(out).agenda as Line[]
      return lines.filter(({ settle: [noun, verb] }) => noun === 'survey' && verb !== 'suggest' && verb !== 'follow-up')
    }
    expect((await survey()).map(shown)).toEqual([`survey return SV-2026-1 ${desk.out}`, 'survey remind SV-2026-1'])
    await desk.at(['survey', 'return', 'SV-2026-1', desk.out, '--answers', '9 9 9'], { env })
    expect((await survey()).map(shown)).toEqual(['survey close SV-2026-1'])
    await desk.at(['survey', 'close', 'SV-2026-1'], { env })
    const [report] = await survey()
    expect(report && shown(report)).toBe('survey report-to SV-2026-1')
    expect((await desk.at(report?.settle ?? [], { env })).err).toContain('--leader')
    const told = (message: string) => (message === 'Department' ? '认证部' : isReview(message) ? undefined : '')
    const outcome = await desk.at(report?.settle ?? [], { env, tty: true, answers: told })
    expect(outcome).toMatchObject({
      code: 0,
      asked: [
        'Day (leave empty for today, 2026-06-30)',
        'How it was delivered (leave empty if there is none)',
        // There is one leader, who is no question.
        'Department',
      ],
    })
    expect(await survey()).toEqual([])
  })

  it('tells what a VIP can still be given apart from what came too late, which is put on record', async () => {
    const copy = path.join(desk.cwd, 'late.db')
    fs.copyFileSync(desk.file, copy)
    const env = { CERTDESK_REGISTER: copy }
    await desk.at(['contact', 'pass-on', 'CT-2026-0001'], { env })
    const { out } = await desk.at(['today', '--days', '200', '--format', 'json'], { env })
    const own = (JSON.parse(out).agenda as Line[]).filter(
      ({ customer, clauses }) => customer === 'C001' && clauses.includes('4.3.3'),
    )
    expect(own.map((line) => [line.urgency, line.by, line.text.en, shown(line)])).toEqual([
      ['due', '2026-12-31', '1 of 2 contacts in 2026; 1 of 3 contacts in 2026', 'contact add C001'],
      [
        'record',
        '2026-06-17',
        'passed on late: CT-2026-0001',
        'finding open vip-service --period 2026 --customer C001',
      ],
    ])
    expect((await desk.at(own[1]?.settle ?? [], { env })).code).toBe(0)
  })

  it('has a VIP without a file filed once its contacts are made', async () => {
    const copy = path.join(desk.cwd, 'vip.db')
    fs.copyFileSync(desk.file, copy)
    const env = { CERTDESK_REGISTER: copy }
    const vip = async () => {
      const { out } = await desk.at(['today', '--days', '200', '--format', 'json'], { env })
      return (JSON.parse(out).agenda as Line[]).filter(
        ({ customer, clauses }) => customer === 'C011' && clauses.includes('4.3.3'),
      )
    }
    for (const on of ['2026-06-26', '2026-06-29', '2026-06-30']) {
      expect((await vip())[0]?.settle.slice(0, 2)).not.toEqual(['customer', 'vip'])
      const number = JSON.parse(
        (
          await desk.at(
            [
              'contact',
              'add',
              'C011',
              '--on',
              on,
              '--channel',
              'phone',
              '--surveillance',
              '2027-01',
              '--needs',
              '无',
              '--format',
              'json',
            ],
            { env },
          )
        ).out,
      ).contact.number
      await desk.at(['contact', 'pass-on', number], { env })
    }
    const [line] = await vip()
    expect(line).toMatchObject({ settle: ['customer', 'vip', 'set', 'C011'], text: { en: 'no VIP file' } })
    const outcome = await desk.at(line?.settle ?? [], { env, tty: true, answers: ['VIP-11'] })
    expect(outcome.code, outcome.err).toBe(0)
    expect(await vip()).toEqual([])
  })
})
