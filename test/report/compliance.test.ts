import fs from 'node:fs'
import path from 'node:path'
import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import { duties } from '../../src/procedure.ts'
import { version } from '../../src/terminal/version.ts'
import { both, called, certified, clerk } from '../contact/clerk.ts'
import { withoutOwnScript } from '../page/own-script.ts'
import { readWorkbook } from '../workbook/read.ts'

interface Finding {
  readonly customer: string | null
  readonly name: string | null
  readonly state: string
  readonly facts: Record<string, unknown>
  readonly settle: readonly string[] | null
}

interface Line {
  readonly clause: string
  readonly id: string
  readonly period: string
  readonly title: { readonly en: string; readonly zh: string }
  readonly result: string
  readonly limits: Record<string, number>
  readonly population: number
  readonly counts: {
    readonly met: number
    readonly onTrack: number
    readonly atRisk: number
    readonly breach: number
    readonly unknown: number
  }
  readonly findings: readonly Finding[]
}

const compliance = ['report', 'compliance']
const contacts = [...compliance, '--clause', '4.3.2']

/** Two certified customers, 甲 with 王芳 and one contact, 乙 with 李强 and none. */
async function newOffice() {
  const own = await clerk()
  for (const name of ['王芳', '李强']) await own.json(['staff', 'add', name, '--role', 'business'])
  for (const code of ['C001', 'C002']) await own.json(certified(code, '2025-09-01', '2028-08-31'))
  await own.json(['customer', 'assign', 'C001', '--to', '王芳', '--from', '2025-12-01'])
  await own.json(['customer', 'assign', 'C002', '--to', '李强', '--from', '2026-02-01'])
  await own.json(called('C001', '2026-02-01', ...both))
  const lines = async (...more: string[]) => (await own.json([...compliance, ...more])).clauses as Line[]
  return { ...own, lines }
}

/** For everything that only asks: one office, made once. */
let made: ReturnType<typeof newOffice> | undefined
const office = () => {
  made ??= newOffice()
  return made
}

describe('report compliance', () => {
  it('gives the keys that other programs rely on', async () => {
    const { json } = await office()
    const report = await json([...contacts, '--year', '2026'])
    const { entries, head } = await json(['audit', 'list', '--limit', '1'])
    expect(report).toEqual({
      schema: 1,
      procedure: 'NCT-GI-007',
      revision: 'A/00',
      title: { en: 'Customer Service Management', zh: '客户服务管理' },
      asOf: '2026-06-30',
      knownAt: entries[0].at,
      head,
      version,
      clauses: [
        {
          clause: '4.3.2',
          id: 'contact-twice-a-year',
          period: '2026',
          title: { en: 'At least two contacts a year', zh: '每年至少两次沟通联系' },
          result: 'on-track',
          limits: { contacts: 2, unionOfTopics: 0 },
          limitChanges: [],
          remarks: [],
          gap: null,
          population: 2,
          counts: { met: 0, onTrack: 2, atRisk: 0, breach: 0, unknown: 0 },
          recordedLate: { count: 0, days: 0 },
          endedLate: { count: 0, days: 0 },
          toTakeOver: 0,
          findings: [
            {
              customer: 'C001',
              name: '甲机械有限公司',
              state: 'on-track',
              text: expect.any(Object),
              facts: expect.objectContaining({ owed: 2, done: 1, missing: 1, countedOn: ['2026-02-01'] }),
              settle: ['contact', 'add', 'C001'],
              record: null,
            },
            expect.objectContaining({ customer: 'C002', facts: expect.objectContaining({ done: 0, missing: 2 }) }),
          ],
        },
      ],
      summary: { met: 0, onTrack: 1, atRisk: 0, breach: 0, unknown: 0, notApplicable: 0, attest: 0, pending: 0 },
      left: [],
      unknown: { goLive: '2025-01-16', unknown: 0, judged: 2, percent: 0, toTakeOver: 0, declared: [] },
      deviations: [],
      unofficialDays: [],
      unconfirmed: [],
    })
  })

  it('has a line for every duty in clause order, and none is unchecked', async () => {
    const { lines } = await office()
    const all = await lines()
    expect([...new Set(all.map((line) => line.id))]).toEqual(duties.map((duty) => duty.id))
    for (const { counts, population } of all)
      expect(counts.met + counts.onTrack + counts.atRisk + counts.breach + counts.unknown).toBe(population)
  })

  it('judges the year of the day and the year before it, each on a line of its own', async () => {
    const { lines } = await office()
    const yearly = (await lines('--clause', '4.3.2')).map(({ period, result }) => [period, result])
    expect(yearly).toEqual([
      ['2026', 'on-track'],
      ['2025', 'breach'],
    ])
  })

  it('points to a record where nothing truthful can cure it any more', async () => {
    const { lines } = await office()
    const [line] = await lines('--clause', '4.3.2', '--year', '2025')
    expect(line?.findings.map(({ state, settle }) => [state, settle])).toEqual([
      ['breach', ['finding', 'open', 'contact-twice-a-year', '--period', '2025', '--customer', 'C001']],
      ['breach', ['finding', 'open', 'contact-twice-a-year', '--period', '2025', '--customer', 'C002']],
    ])
  })

  it('lists the most urgent finding first', async () => {
    const { json, lines } = await newOffice()
    await json(called('C001', '2026-03-01', '--needs', '扩项', '--summary', '问候'))
    const [line] = await lines('--clause', '4.3.2', '--year', '2026', '--as-of', '2026-08-01')
    expect(line?.findings.map(({ customer, state }) => [customer, state])).toEqual([
      ['C002', 'at-risk'],
      ['C001', 'on-track'],
    ])
  })
})

describe('the formats of the report', () => {
  it('is a table for people in both languages, with limits, calendar and head said', async () => {
    const { said, json } = await office()
    const { head } = await json(['audit', 'list', '--limit', '1'])
    const en = await said(contacts)
    expect(en).toMatchObject({ code: 0, err: '' })
    for (const part of [
      'NCT-GI-007 A/00 Customer Service Management: compliance as of 2026-06-30',
      '4.3.2',
      'on track',
      'breach',
      '甲机械有限公司',
      'Contacts a year with each certified organization: 2',
      'no calendar of holidays is entered',
    ])
      expect(en.out).toContain(part)
    expect(en.out.replace(/\s/g, '')).toContain(`Journalhead${head}`)
    const zh = await said(contacts, 'zh')
    for (const part of ['客户服务管理', '截至 2026-06-30', '进行中', '不符合', '限值', '未录入节假日历'])
      expect(zh.out).toContain(part)
  })

  it('prints no limits where a duty has none', async () => {
    const { said } = await office()
    expect((await said([...compliance, '--clause', '2'])).out).not.toContain('Limits')
  })

  it('is rows for programs, a line for every duty, sentences in the language asked for', async () => {
    const { at } = await office()
    const [csv, tsv] = [await at([...compliance, '--format', 'csv']), await at([...compliance, '--format', 'tsv'])]
    const rows = parse(csv.out, { columns: true, bom: true }) as Record<string, string>[]
    expect(Object.keys(rows[0] ?? {})).toEqual([
      'clause',
      'period',
      'state',
      'customer',
      'name',
      'finding',
      'id',
      'settle',
      'record',
      'asOf',
      'head',
      ...['version', 'recordedLate', 'recordedLateDays', 'unknownPercent'],
    ])
    expect([...new Set(rows.map((row) => row.clause))]).toEqual([...new Set(duties.map((duty) => duty.cite))])
    expect(rows).toContainEqual({
      clause: '4.3.2',
      period: '2026',
      state: 'on-track',
      customer: 'C002',
      name: '乙食品有限公司',
      finding: expect.stringContaining('0 of 2'),
      id: 'contact-twice-a-year',
      settle: 'certdesk contact add C002',
      record: '',
      asOf: '2026-06-30',
      head: expect.stringMatching(/^#9:[0-9a-f]{64}$/),
      ...{ version, recordedLate: '0', recordedLateDays: '0', unknownPercent: '0' },
    })
    expect(tsv.out.trimEnd().split('\n')).toHaveLength(rows.length + 1)
    const chinese = await at([...compliance, '--format', 'csv', '--lang', 'zh'])
    expect(chinese.out).toContain('2026,on-track,C002,乙食品有限公司,2026 年联系 0 次')
    for (const format of ['json', 'jsonl']) {
      const english = await at([...compliance, '--format', format])
      expect((await at([...compliance, '--format', format, '--lang', 'zh'])).out).toBe(english.out)
    }
  })

  it('is one object a line in JSON lines, and tables in Markdown', async () => {
    const { at, lines } = await office()
    const jsonl = await at([...contacts, '--format', 'jsonl'])
    const objects = jsonl.out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line))
    // Each line is proof by itself: of which day, and known after which entry.
    const proof = { asOf: '2026-06-30', head: expect.stringMatching(/^#9:[0-9a-f]{64}$/), version, unknownPercent: 0 }
    expect(objects).toEqual((await lines('--clause', '4.3.2')).map((line) => ({ ...line, ...proof })))
    const md = await at([...contacts, '--format', 'md', '--lang', 'zh'])
    expect(md.out).toContain('| 条款 |')
    expect(md.out).toContain('甲机械有限公司')
  })

  it('is a page with its sections, the command that settles each finding, and the head at its foot', async () => {
    const { at } = await office()
    for (const [lang, headings] of [
      ['en', ['Duties', 'Findings', 'Also on record', 'Notes']],
      ['zh', ['职责', '所列事项', '另有记录', '说明']],
    ] as const) {
      const { out } = await at([...compliance, '--format', 'html', '--lang', lang])
      expect([...out.matchAll(/<h2 [^>]*>([^<]*)</g)].map(([, words]) => words)).toEqual(headings)
      expect(out).toMatch(/<code class="below">certdesk contact add C002<\/code>/)
      expect(out).toMatch(
        /<footer><p[^>]*>(Journal head|日志头) #9:[0-9a-f]{64}<\/p><p[^>]*>[^<]*certdesk [^<]*<\/p><\/footer>/,
      )
      expect(out).toContain('<span class="bad">')
    }
  })

  it('is a workbook with a sheet for each section', async () => {
    const { at, cwd } = await office()
    const read = async (lang: string) => {
      expect((await at([...compliance, '--output', 'report.xlsx', '--lang', lang])).code).toBe(0)
      return readWorkbook(fs.readFileSync(path.join(cwd, 'report.xlsx')))
    }
    const [overview, matrix, findings, , notes] = await read('en')
    expect((await read('zh')).map(({ name }) => name)).toEqual(['概览', '职责', '所列事项', '另有记录', '说明'])
    expect(overview?.rows.flat().filter(Boolean)).toEqual([
      'NCT-GI-007 A/00 Customer Service Management: compliance as of 2026-06-30',
      expect.stringMatching(/^As known after journal entry #9 /),
      expect.stringMatching(/^Unknown: none of \d+ judged\.$/),
      expect.stringMatching(/^Journal head #9:/),
      `Read by certdesk ${version}`,
    ])
    expect(matrix?.rows[0]).toEqual([
      'Clause',
      'Duty',
      'Period',
      'Result',
      'Judged',
      'met',
      'on track',
      'at risk',
      'breach',
      'Recorded late',
    ])
    const row = matrix?.rows.find((each) => each[0] === '4.3.2' && each[2] === '2026')
    expect(row).toEqual(['4.3.2', 'At least two contacts a year', '2026', 'on track', 2, 0, 2, 0, 0, '—'])
    expect(findings?.rows[0]?.at(-1)).toBe('Settled by')
    expect(findings?.rows.flat()).toContain('certdesk contact add C002')
    expect(notes?.rows.flat().filter(Boolean)).toContainEqual(expect.stringContaining('no calendar of holidays'))
  })

  it.each(['html', 'xlsx', 'md'])('is the same bytes twice as %s', async (format) => {
    const { at, cwd } = await office()
    const file = path.join(cwd, `twice.${format}`)
    const written = async () => {
      await at([...compliance, '--output', `twice.${format}`])
      return fs.readFileSync(file)
    }
    const once = await written()
    expect((await written()).equals(once)).toBe(true)
  })

  it('shows hostile names as text in every format', async () => {
    const { at, json, cwd } = await newOffice()
    const names = ['=HYPERLINK("http://example.com")', '<script>alert(1)</script>']
    for (const [i, name] of names.entries()) {
      await json(['customer', 'add', name])
      await json(certified(`C0000${i + 1}`, '2025-12-01', '2028-11-30', `HOSTILE-${i}`))
    }
    const as = async (format: string) => {
      expect((await at([...contacts, '--output', `hostile.${format}`])).code).toBe(0)
      return fs.readFileSync(path.join(cwd, `hostile.${format}`))
    }
    const html = withoutOwnScript((await as('html')).toString())
    expect(html).not.toContain('<script>')
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
    expect(html).toContain('=HYPERLINK(&quot;http://example.com&quot;)')
    const sheets = readWorkbook(await as('xlsx'))
    for (const name of names) expect(sheets[2]?.rows.flat()).toContain(name)
    for (const { xml } of sheets) expect(xml).not.toContain('<f>')
    const csv = parse(await as('csv'), { columns: true, bom: true }) as Record<string, string>[]
    expect(csv.map((row) => row.name)).toEqual(expect.arrayContaining([`'${names[0]}`, names[1]]))
  })

  it('goes to a file whole', async () => {
    const { at, cwd } = await office()
    const printed = await at([...compliance, '--format', 'json'])
    const written = await at([...compliance, '--format', 'json', '--output', 'report.json'])
    expect(written.out).toBe('')
    expect(fs.readFileSync(path.join(cwd, 'report.json'), 'utf8')).toBe(printed.out)
  })
})

describe('--fail-on', () => {
  it.each([
    ['on track', ['--as-of', '2026-06-30', '--year', '2026'], 0, 0],
    ['at risk', ['--as-of', '2026-07-01', '--year', '2026'], 0, 1],
    ['in breach', ['--as-of', '2026-07-01', '--year', '2025'], 1, 1],
    ['not applicable', ['--as-of', '2025-01-15'], 0, 0],
  ])('%s', async (_, more, onBreach, onRisk) => {
    const { at } = await office()
    const ends = async (...fail: string[]) => {
      const { code, out } = await at([...contacts, ...more, ...fail, '--format', 'json'])
      expect(JSON.parse(out).schema).toBe(1)
      return code
    }
    expect([await ends(), await ends('--fail-on', 'breach'), await ends('--fail-on', 'at-risk')]).toEqual([
      0,
      onBreach,
      onRisk,
    ])
  })

  it('refuses what it does not know', async () => {
    const { problem } = await office()
    expect((await problem([...compliance, '--fail-on', 'met'], 2)).hint).toBe('Use one of: at-risk, breach.')
  })
})

describe('--clause', () => {
  it.each([
    [['4.3.2'], ['4.3.2']],
    [['4.3.1'], ['4.3.1']],
    [['4.3'], ['4.3.1', '4.3.2', '4.3.3', '4.3.4', '4.3.5', '4.3.6', '4.3.7']],
    [['2'], ['2']],
    [['3'], ['2']],
    [
      ['vip-service', '4.1.1'],
      ['4.1.1', '4.3.3'],
    ],
    [['ISO/IEC 17021-1 9.1.3'], ['ISO/IEC 17021-1 9.1.3']],
  ])('%j', async (wanted, cites) => {
    const { lines } = await office()
    const found = await lines(...wanted.flatMap((clause) => ['--clause', clause]))
    expect([...new Set(found.map((line) => line.clause))]).toEqual(cites)
  })

  it.each(['4.3.9', '4.', '43', 'x'])('refuses "%s" and says what there is', async (clause) => {
    const { problem, said } = await office()
    const found = await problem([...compliance, '--clause', clause], 2)
    expect(found.message).toBe(`The procedure has no clause "${clause}" with a duty.`)
    expect(found.hint).toContain('4.3.2')
    expect((await said([...compliance, '--clause', clause], 'zh')).err).toContain(`程序中没有含职责的条款“${clause}”`)
  })
})

describe('--maintainer', () => {
  it('judges only the customers of one maintainer, as of the day', async () => {
    const { lines } = await office()
    const judged = async (name: string, ...more: string[]) => {
      const found = await lines('--maintainer', name, '--clause', '4.3.2', '--clause', '4.3.1', ...more)
      return found.map(({ id, period, population }) => [id, period, population])
    }
    expect(await judged('王芳')).toEqual([
      ['maintenance-division', '2026-06-30', 1],
      ['maintenance-list', '2026', 1],
      ['maintenance-list', '2025', 1],
      ['contact-twice-a-year', '2026', 1],
      ['contact-twice-a-year', '2025', 1],
    ])
    expect(await judged('李强', '--year', '2026', '--as-of', '2026-01-31')).toEqual([
      ['maintenance-division', '2026-01-31', 0],
      ['maintenance-list', '2026', 1],
      ['contact-twice-a-year', '2026', 0],
    ])
  })

  it('says so, and refuses a name that is not on the staff', async () => {
    const { said, problem } = await office()
    expect((await said([...contacts, '--maintainer', '王芳'])).out).toContain('Only customers maintained by 王芳: 1.')
    expect((await said([...contacts, '--maintainer', '王芳'], 'zh')).out).toContain('仅限 王芳 维护的 1 家客户')
    expect((await problem([...contacts, '--maintainer', '无名'], 2)).message).toContain('"无名" is not on the staff')
  })
})

describe('--year', () => {
  it('picks one', async () => {
    const { lines } = await office()
    expect((await lines('--clause', '4.3.2', '--year', '2025')).map((line) => line.period)).toEqual(['2025'])
    const old = await lines('--clause', '4.3.2', '--year', '2026', '--as-of', '2030-01-01')
    expect(old.map(({ period, result }) => [period, result])).toEqual([['2026', 'breach']])
  })

  it.each(['2024', '2027', '0', 'x', '２'])('refuses %s', async (year) => {
    const { problem } = await office()
    const { code, hint } = await problem([...contacts, '--year', year], 2)
    expect([code, hint.length > 0]).toEqual(['usage', true])
  })
})

describe('--as-of', () => {
  it('projects into the future, and forgets what lies after the past', async () => {
    const { lines } = await office()
    const result = async (asOf: string) => {
      const found = await lines('--clause', '4.3.2', '--as-of', asOf)
      return Object.fromEntries(found.map(({ period, result, population }) => [period, [result, population]]))
    }
    expect(await result('2027-01-01')).toEqual({ 2027: ['on-track', 2], 2026: ['breach', 2] })
    // Both certificates have run out on 2028-11-30, and nobody is certified any more in 2029.
    expect(await result('2029-02-01')).toEqual({ 2029: ['not-applicable', 0], 2028: ['breach', 2] })
    expect(await result('2025-08-31')).toEqual({ 2025: ['not-applicable', 0] })
    expect(await result('2025-12-01')).toEqual({ 2025: ['at-risk', 2] })
    expect((await lines('--clause', '4.3.2', '--as-of', '2026-01-31'))[0]?.findings[0]?.facts).toMatchObject({
      done: 0,
    })
  })

  it('judges nobody before the procedure came into force', async () => {
    const { json, at } = await newOffice()
    await json(certified('C001', '2024-01-01', '2026-12-31', 'OLD'))
    const { clauses, summary } = await json([...compliance, '--as-of', '2025-01-15'])
    expect(clauses).toHaveLength(31)
    for (const line of clauses as Line[]) {
      expect(line).toMatchObject({ period: '2025-01-15', result: 'not-applicable', population: 0, findings: [] })
    }
    expect(summary).toMatchObject({ breach: 0, atRisk: 0, notApplicable: 31 })
    const table = await at([...compliance, '--as-of', '2025-01-15', '--fail-on', 'at-risk', '--format', 'table'])
    expect(table.code).toBe(0)
    expect(table.out).not.toContain('Limits')
    const first = (await json([...contacts, '--as-of', '2025-01-16'])).clauses as Line[]
    expect(first.map(({ period, result, population }) => [period, result, population])).toEqual([
      ['2025', 'on-track', 1],
    ])
  })
})
