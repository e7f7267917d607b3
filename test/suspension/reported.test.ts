// @module-tag long

import { describe, expect, it } from 'vitest'
import { certified, clerk } from '../contact/clerk.ts'
import { desk } from '../upkeep/desk.ts'
import { restores, suspends, suspensionDesk } from './suspended.ts'

interface Line {
  readonly certificate: string
  readonly status: string
  readonly due: string | null
  readonly reported: string | null
}

/** What 4.4.1 says of reports: findings, and remarks. */
async function judged(json: (argv: readonly string[]) => Promise<Record<string, unknown>>, ...options: string[]) {
  const { clauses } = await json(['report', 'compliance', '--clause', '4.4.1', '--year', '2026', ...options])
  const lines = clauses as {
    findings: { state: string; text: { en: string }; facts: { reported?: string | null } }[]
    remarks: { text: { en: string } }[]
  }[]
  return {
    open: lines.flatMap(({ findings }) => findings).filter(({ facts }) => facts.reported === null),
    remarks: lines.flatMap(({ remarks }) => remarks ?? []).map(({ text }) => text.en),
  }
}

describe('what the authority is told (4.4.1, 上报)', () => {
  const may = [certified('C002', '2026-05-04', '2029-05-03')]

  it('is open until it is sent, once, and then as of the days before too', async () => {
    const { json, said } = await suspensionDesk(may)
    expect((await judged(json, '--as-of', '2026-06-10')).open.map(({ state }) => state)).toEqual(['on-track'])
    expect((await judged(json)).open.map(({ state }) => state)).toEqual(['at-risk'])
    const first = await json(['certificate', 'export', '--month', '2026-05', '--sent', '2026-06-30'])
    expect((first.certificates as Line[]).map(({ certificate, reported }) => [certificate, reported])).toEqual([
      ['Q-C002', '2026-06-30'],
    ])
    const { head } = (await json(['audit', 'verify'])).verification as { head: string }
    const again = await said(['certificate', 'export', '--month', '2026-05', '--sent', '2026-06-30'])
    expect(again.out).toContain('nothing was changed')
    expect(((await json(['audit', 'verify'])).verification as { head: string }).head).toBe(head)
    const now = await judged(json)
    expect(now.open).toEqual([])
    expect(now.remarks).toEqual([
      'Q-C002: issue of 2026-05-04 reported to the authority on 2026-06-30, late by 20 days',
    ])
    expect((await judged(json, '--as-of', '2026-06-29')).open).toHaveLength(1)
  })

  it('shows at the desk which changes are settled before it is saved, and saves nothing where that is left', async () => {
    const { at, json } = await suspensionDesk(may)
    const line = 'certificate export --month 2026-05 --sent 2026-06-30'
    const typedAt = async (review: string | undefined) => {
      const lines = [line, 'q']
      const answers = (message: string) =>
        message.startsWith('desk:') ? lines.shift() : message.startsWith('回车保存') ? review : ''
      return at(['--lang', 'zh'], { tty: true, answers })
    }
    const left = await typedAt('n')
    expect(left.err).toMatch(
      /尚未保存。保存后：\n已登记：2026-05 的 1 项变化于 2026-06-30 上报。\n[^$]*Q-C002[^$]*有效/,
    )
    expect((await judged(json)).open).toHaveLength(1)
    await typedAt('')
    expect((await judged(json)).open).toHaveLength(0)
  })

  it('is listed again where it was recorded after the month was sent', async () => {
    const { json } = await suspensionDesk(may)
    await json(['certificate', 'export', '--month', '2026-05', '--sent', '2026-06-30'])
    await json(suspends('Q-C002', '2026-05-20'))
    const { certificates, toReport } = await json(['certificate', 'export', '--month', '2026-05', '--open'])
    expect(toReport).toBe(1)
    expect((certificates as Line[]).map(({ status, reported }) => [status, reported])).toEqual([['suspended', null]])
  })

  it('does not cover what was recorded after the day on which it was sent, unless somebody says why', async () => {
    const { json, problem } = await suspensionDesk(may)
    const early = ['certificate', 'export', '--month', '2026-05', '--sent', '2026-06-08']
    const { head } = (await json(['audit', 'verify'])).verification as { head: string }
    expect(await problem(early, 3)).toMatchObject({
      code: 'refused',
      message: expect.stringContaining('(1 change) was recorded after 2026-06-08; nothing was recorded as sent'),
      hint: expect.stringContaining('certdesk certificate export --month 2026-05 --sent 2026-06-08 --reason TEXT'),
      clause: '4.4.1',
    })
    expect(((await json(['audit', 'verify'])).verification as { head: string }).head).toBe(head)
    const reason = ['--reason', '当时以旧系统上报']
    const { certificates } = await json([
      'certificate',
      'export',
      '--month',
      '2026-05',
      '--sent',
      '2026-06-08',
      ...reason,
    ])
    expect(certificates).toHaveLength(1)
    expect((await judged(json)).remarks).toEqual([])
  })

  it('says in every format what was not recorded, and why', async () => {
    const { json, at } = await suspensionDesk(may)
    const sent = ['certificate', 'export', '--month', '2026-05', '--sent', '2026-06-08']
    const [tsv, table, jsonl] = [[], ['--format', 'table'], ['--format', 'jsonl']]
    for (const format of [tsv, table, ['--format', 'json'], jsonl, ['--format', 'csv'], ['--quiet']]) {
      const { code, out, err } = await at([...sent, ...format])
      expect([code, out, err.includes('1 change) was recorded after 2026-06-08')]).toEqual([3, '', true])
    }
    // Beside what a report of that day had on record, and once more of that report.
    await json([...sent, '--reason', '当时以旧系统上报'])
    await json(suspends('Q-C002', '2026-05-20'))
    const left = 'note: 1 change recorded after 2026-06-08 still to be reported. If that report had them all the same'
    for (const format of [tsv, table, jsonl]) expect(await at([...sent, ...format])).toMatchObject({ code: 0 })
    for (const format of [tsv, table, jsonl]) expect((await at([...sent, ...format])).err).toContain(left)
    const none = ['certificate', 'export', '--month', '2026-04', '--sent', '2026-06-08']
    const said = '2026-04 has nothing to report up to 2026-06-08; nothing was recorded.'
    for (const format of [tsv, jsonl]) expect((await at([...none, ...format])).err).toBe(`note: ${said}\n`)
    expect(await at([...none, ...table])).toMatchObject({ code: 0, out: `${said}\n`, err: '' })
  })

  it('needs no report of what was taken back, and says so where it was told', async () => {
    const { json } = await suspensionDesk(may)
    await json(suspends('Q-C002', '2026-05-20'))
    await json(['certificate', 'export', '--month', '2026-05', '--sent', '2026-06-30'])
    await json(['suspend', 'void', 'SP-2026-0001', '--reason', '误录'])
    const { certificates, takenBack } = await json(['certificate', 'export', '--month', '2026-05'])
    expect((certificates as Line[]).map(({ status }) => status)).toEqual(['valid'])
    expect(takenBack).toEqual([
      { certificate: 'Q-C002', status: 'suspended', changed: '2026-05-20', reported: '2026-06-30' },
    ])
    expect((await judged(json)).remarks.filter((text) => text.includes('taken back'))).toHaveLength(1)
  })

  it('keeps nothing from being undone, and is undone itself', async () => {
    const { json } = await suspensionDesk()
    await json(certified('C002', '2026-05-04', '2029-05-03'))
    const { head } = (await json(['audit', 'verify'])).verification as { head: string }
    const entry = /^#(\d+):/.exec(head)?.[1] ?? ''
    await json(['certificate', 'export', '--month', '2026-05', '--sent', '2026-06-30'])
    await json(['undo', entry, '--reason', '误录'])
    expect((await judged(json)).open).toEqual([])
    expect((await judged(json)).remarks[0]).toContain('tell the authority')
    const { takenBack } = await json(['certificate', 'export', '--month', '2026-05'])
    expect(takenBack).toHaveLength(1)
    await json(['undo', String(Number(entry) + 2), '--reason', '误撤'])
    const back = await json(['certificate', 'export', '--month', '2026-05'])
    expect(back).toMatchObject({ takenBack: [], certificates: [{ certificate: 'Q-C002', reported: '2026-06-30' }] })
    await json(['undo', String(Number(entry) + 1), '--reason', '尚未上报'])
    const open = await json(['certificate', 'export', '--month', '2026-05'])
    expect(open).toMatchObject({ toReport: 1, certificates: [{ certificate: 'Q-C002', reported: null }] })
  })

  it('asks for nothing before go-live', async () => {
    const own = desk()
    await own.json(['init', '--go-live', '2026-06-01'])
    await own.json(['customer', 'add', '甲机械有限公司', '--code', 'C001'])
    await own.json(certified('C001', '2026-05-31', '2029-05-30', 'OLD'))
    await own.json(certified('C001', '2026-06-01', '2029-05-31', 'NEW'))
    const lines = async (month: string) => {
      const { certificates } = await own.json(['certificate', 'export', '--month', month])
      return (certificates as Line[]).map(({ certificate, due }) => [certificate, due])
    }
    expect(await lines('2026-05')).toEqual([['OLD', null]])
    expect(await lines('2026-06')).toEqual([['NEW', '2026-07-10']])
    expect((await judged(own.json)).open).toHaveLength(1)
  })

  it('makes one line of a month to be done', async () => {
    const own = await clerk()
    const rows = Array.from(
      { length: 80 },
      (_, n) => `C001,甲机械有限公司,CN-${n},ISO 9001,2026-0${(n % 5) + 1}-04,2029-01-03`,
    )
    const stdin = `客户编号,客户名称,证书编号,认证标准,发证日期,有效期至\n${rows.join('\n')}\n`
    await own.at(['customer', 'import', '-'], { stdin })
    const { agenda } = await own.json(['today'])
    const lines = (agenda as { customer: string | null; settle: string[] }[]).filter(
      ({ settle }) => settle[1] === 'export',
    )
    expect(lines.map(({ customer, settle }) => [customer, settle[3]])).toEqual([
      [null, '2026-01'],
      [null, '2026-02'],
      [null, '2026-03'],
      [null, '2026-04'],
      [null, '2026-05'],
    ])
  })

  it('takes part in the month it is of, though restored within it', async () => {
    const { json } = await suspensionDesk([suspends('Q-C001', '2026-06-02'), restores('Q-C001', '2026-06-20')])
    const { certificates } = await json(['certificate', 'export', '--month', '2026-06'])
    expect((certificates as Line[]).map(({ status, due }) => [status, due])).toEqual([
      ['suspended', '2026-07-10'],
      ['valid', '2026-07-10'],
    ])
  })

  it('is recorded by business, of a month, on a day that has come', async () => {
    const { problem } = await suspensionDesk(may)
    expect((await problem(['certificate', 'export', '--sent', '2026-06-09'], 2)).message).toContain('--month')
    expect((await problem(['certificate', 'export', '--open'], 2)).hint).toContain('--month')
    const ahead = ['certificate', 'export', '--month', '2026-05', '--sent', '2026-07-01']
    expect((await problem(ahead, 2)).message).toContain('2026-07-01')
    const auditor = ['certificate', 'export', '--month', '2026-05', '--sent', '2026-06-09', '--staff', '赵审']
    expect((await problem(auditor, 3)).clause).toBe('4.4.1')
  })
})
