import fs from 'node:fs'
import path from 'node:path'
import { describe, expect, it, test } from 'vitest'
import { addDaysTo, type Day, weekday } from '../../src/clause/day.ts'
import { addWorkingDays, coveredYears, workingDaysOf } from '../../src/clause/working-days.ts'
import { mainland } from '../../src/office/calendar/mainland.ts'
import { calendarOf, mainlandYears } from '../../src/office/calendar/rules.ts'
import { desk } from '../upkeep/desk.ts'

async function office() {
  const own = desk()
  await own.at(['init'])
  const write = (name: string, ...lines: string[]) =>
    fs.writeFileSync(path.join(own.cwd, name), `${lines.join('\n')}\n`)
  const days = async (...more: string[]) => (await own.json(['calendar', 'list', ...more])).days
  return { ...own, write, days }
}

interface Listed {
  readonly day: Day
  readonly kind: string
  readonly name: string
  readonly source: string
}

describe('the official calendars of mainland China', () => {
  const official = (async () => {
    const { json, days } = await office()
    await json(['calendar', 'import', ...mainlandYears.flatMap((year) => ['--mainland', String(year)])])
    return (await days()) as readonly Listed[]
  })()

  // What the notices say of the lengths: days off per holiday, and working days that are made up.
  test.each([
    [2025, { 元旦: 1, 春节: 8, 清明节: 3, 劳动节: 5, 端午节: 3, '国庆节、中秋节': 8 }, 5],
    [2026, { 元旦: 3, 春节: 9, 清明节: 3, 劳动节: 5, 端午节: 3, 中秋节: 3, 国庆节: 7 }, 6],
  ])('of %i have the holidays as long as they were announced', async (year, lengths, madeUp) => {
    const own = (await official).filter(({ day }) => day.startsWith(String(year)))
    const off: Record<string, number> = {}
    for (const { name } of own.filter(({ kind }) => kind === 'holiday')) off[name] = (off[name] ?? 0) + 1
    expect(off).toEqual(lengths)
    const worked = own.filter(({ kind }) => kind === 'workday')
    expect(worked).toHaveLength(madeUp)
    for (const { day } of worked) expect(weekday(day) % 6, day).toBe(0)
    for (const { source } of own) expect(source).toContain(`国务院办公厅关于${year}年部分节假日安排的通知`)
    expect(workingDaysOf(year, calendarOf(own))).toBe(248)
  })

  test('have no gap within a holiday, and no day of another year', async () => {
    for (const year of mainlandYears) {
      const rows = mainland[year].trim().split('\n').slice(1)
      for (const row of rows) expect(row.match(new RegExp(`^${year}-\\d\\d-\\d\\d,${year}-`)), row).not.toBeNull()
    }
    const holidays = (await official).filter(({ kind }) => kind === 'holiday')
    for (const [at, { day, name }] of holidays.entries()) {
      const next = holidays[at + 1]
      if (next?.name === name && next.day.slice(0, 4) === day.slice(0, 4)) expect(next.day).toBe(addDaysTo(day, 1))
    }
  })

  test('give working days that fall on weekends and none in holidays', async () => {
    const calendar = calendarOf(await official)
    const workedAfter = (day: string, n: number) => addWorkingDays(day as Day, n, calendar)
    expect(workedAfter('2025-01-24', 1)).toBe('2025-01-26')
    expect(workedAfter('2025-01-27', 1)).toBe('2025-02-05')
    expect(workedAfter('2025-09-30', 1)).toBe('2025-10-09')
    expect(workedAfter('2026-02-13', 1)).toBe('2026-02-14')
    expect(workedAfter('2026-02-14', 1)).toBe('2026-02-24')
    expect(workedAfter('2026-09-30', 2)).toBe('2026-10-09')
    expect(workedAfter('2026-10-09', 1)).toBe('2026-10-10')
    expect([...coveredYears(calendar)]).toEqual([2025, 2026])
  })
})

describe('calendar import --mainland', () => {
  it('enters a year once, and changes nothing the second time', async () => {
    const { json } = await office()
    const once = await json(['calendar', 'import', '--mainland', '2026', '--dry-run'])
    expect(once).toMatchObject({
      rows: 13,
      created: 13,
      days: 39,
      dryRun: true,
      years: [{ year: 2026, workingDays: 248 }],
    })
    const made = await json(['calendar', 'import', '--mainland', '2026', '--mainland', '2026'])
    expect(made).toMatchObject({ rows: 13, created: 13, unchanged: 0, days: 39 })
    const again = await json(['calendar', 'import', '--mainland', '2026'])
    expect(again).toMatchObject({ rows: 13, created: 0, unchanged: 13, days: 0, removed: [], left: [] })
    expect((await json(['audit', 'list'])).entries).toHaveLength(2)
  })

  it('is refused for a year that is not shipped, beside a file, and without either', async () => {
    const { at } = await office()
    for (const [argv, said] of [
      [['--mainland', '2027'], 'calendar import FILE --year 2027'],
      [['x.csv', '--mainland', '2026'], 'Leave one of them out'],
      [['--mainland', '2026', '--year', '2026'], 'Leave --year out'],
      [['--mainland', '2026', '--source', 'x'], 'Leave --source out'],
      [[], '--mainland YEAR'],
    ] as const)
      expect(await at(['calendar', 'import', ...argv])).toMatchObject({ code: 2, err: expect.stringContaining(said) })
  })

  it('takes the place of a day on record as the other kind only with --replace', async () => {
    const { at, json, write, days } = await office()
    write('own.csv', 'day,kind,name', '2026-10-10,holiday,Office closed', '2026-12-24,holiday,Office closed')
    await json(['calendar', 'import', 'own.csv'])
    const refused = await at(['calendar', 'import', '--mainland', '2026'])
    expect(refused).toMatchObject({
      code: 2,
      err: expect.stringContaining('2026-10-10: on record as 2026-10-10 holiday'),
    })
    expect(await days()).toHaveLength(2)
    const done = await json(['calendar', 'import', '--mainland', '2026', '--replace'])
    expect(done).toMatchObject({ created: 12, updated: 1, removed: [{ day: '2026-12-24', name: 'Office closed' }] })
    expect(done.replaced).toMatchObject([{ value: '2026-10-10', reason: 'was 2026-10-10 holiday (Office closed)' }])
    expect(await days()).toHaveLength(39)
  })

  it('is a matter of the business department (clause 3)', async () => {
    const { at, json } = await office()
    await json(['staff', 'add', '周审', '--role', 'auditor'])
    expect(await at(['calendar', 'import', '--mainland', '2026', '--staff', '周审'])).toMatchObject({ code: 3 })
  })
})

describe('calendar import', () => {
  it.each([
    ['2026-10-01..2026-10-03', 3],
    ['2026年10月1日至2026年10月3日', 3],
    ['10月1日（周四）至3日（周六）', 3],
    ['10月1日至10月3日', 3],
    ['2026/10/1～2026/10/3', 3],
    ['10-1 - 10-3', 3],
    ['20261001', 1],
    ['46296', 1],
    ['10月1日', 1],
  ])('reads %s', async (typed, count) => {
    const { json, write, days } = await office()
    write('list.csv', '日期,类型,名称', `${typed},放假,国庆节`)
    expect(await json(['calendar', 'import', 'list.csv', '--year', '2026'])).toMatchObject({ created: 1, days: count })
    expect((await days())[0]).toMatchObject({ day: '2026-10-01', weekday: 'thursday', kind: 'holiday', name: '国庆节' })
  })

  it('reads two columns, in the encoding of a spreadsheet, with the source of the whole list', async () => {
    const { json, cwd, days } = await office()
    // 开始日期,结束日期,类型 / 放假 / 调休, as GB18030.
    const text = [
      'bfaacabcc8d5c6da2cbde1caf8c8d5c6da2cc0e0d0cd0a',
      Buffer.from('2027-02-05,2027-02-11,').toString('hex'),
      'b7c5bcd90a',
      Buffer.from('2027-02-20,,').toString('hex'),
      'b5f7d0dd0a',
    ]
    fs.writeFileSync(path.join(cwd, 'gb.csv'), Buffer.from(text.join(''), 'hex'))
    const done = await json(['calendar', 'import', 'gb.csv', '--source', '通知'])
    expect(done).toMatchObject({ created: 2, days: 8, encoding: 'gb18030' })
    expect((await days()).at(-1)).toMatchObject({ day: '2027-02-20', kind: 'workday', name: null, source: '通知' })
  })

  it('rejects what is no day, no kind, of another year, too long or the wrong way round, and takes the rest', async () => {
    const { at, json, cwd, write } = await office()
    write(
      'list.csv',
      ...['day,kind', '2026-02-30,holiday', '2026-05-01,party', '2025-05-01,holiday', '2026-01-01..2026-12-31,holiday'],
      ...['2026-05-03..2026-05-01,holiday', ',holiday', '2026-05-04,', '2026-05-05,holiday', '2026-05-05,workday'],
      '2026-05-06,workday',
    )
    const done = await json(['calendar', 'import', 'list.csv', '--year', '2026', '--rejects', 'rejects.csv'], 1)
    expect(done.rejects.map(({ line, reason }: { line: number; reason: string }) => [line, reason])).toEqual([
      [2, 'not a day, nor two with ".." between them'],
      [3, 'none of: holiday, workday'],
      [4, 'not in 2026'],
      [5, 'more than 31 days: check the months and the years'],
      [6, 'it ends before it begins'],
      [7, 'the day is missing'],
      [8, 'holiday or working day is missing'],
      [10, 'an earlier line has 2026-05-05 as holiday'],
    ])
    expect(done).toMatchObject({ rows: 10, created: 2, rejected: 8 })
    expect(done.warnings.map(({ reason }: { reason: string }) => reason)).toEqual([
      '2026-05-05 is a working day anyway',
      '2026-05-06 is a working day anyway',
    ])
    expect(fs.readFileSync(path.join(cwd, 'rejects.csv'), 'utf8').trim().split('\n')).toHaveLength(9)
    write('noyear.csv', 'day,kind', '5月1日,holiday')
    expect((await json(['calendar', 'import', 'noyear.csv'], 1)).rejects).toMatchObject([
      { reason: 'the year is missing: give it with --year' },
    ])
    write('columns.csv', 'name,source', 'x,y')
    expect(await at(['calendar', 'import', 'columns.csv'])).toMatchObject({
      ...{ code: 2, err: expect.stringContaining('no column for: the day (日期); holiday or working day (类型)') },
    })
  })

  it('says what else is on record of its year; with --replace that goes, and nothing where a row is rejected', async () => {
    const { json, at, write, days } = await office()
    write('first.csv', 'day,kind,name', '2026-05-01..2026-05-03,holiday,劳动节', '2026-09-20,workday,国庆节')
    await json(['calendar', 'import', 'first.csv'])
    write('second.csv', 'day,kind', '2026-05-01..2026-05-02,holiday')
    const beside = await at(['calendar', 'import', 'second.csv', '--format', 'md'])
    expect(beside.out).toContain(
      '2026-05-03 holiday (劳动节), 2026-09-20 working day (国庆节). --replace takes them out.',
    )
    expect(await days()).toHaveLength(4)
    write('broken.csv', 'day,kind', '2026-05-01,holiday', '2026-05-33,holiday')
    expect(await json(['calendar', 'import', 'broken.csv', '--replace'], 1)).toMatchObject({ removed: [], created: 0 })
    expect(await days()).toHaveLength(4)
    const { removed, replaced } = await json(['calendar', 'import', 'second.csv', '--replace'])
    expect(removed.map(({ day }: Listed) => day)).toEqual(['2026-05-03', '2026-09-20'])
    expect(replaced).toEqual([])
    expect(await days()).toHaveLength(2)
    expect((await json(['calendar', 'import', 'second.csv', '--replace'])).unchanged).toBe(1)
  })

  it('leaves another year alone, also where a holiday begins in its last days', async () => {
    const { json, write, days } = await office()
    await json(['calendar', 'import', '--mainland', '2026'])
    write('2027.csv', 'day,kind,name', '2026-12-31..2027-01-02,holiday,元旦', '2027-02-05,holiday,春节')
    const { removed, years } = await json(['calendar', 'import', '2027.csv', '--replace'])
    expect([removed, years]).toEqual([[], [{ year: 2027, workingDays: 259 }]])
    expect(await days('--year', '2026')).toHaveLength(40)
  })

  it('enters a day again that was taken back: there is no other way to', async () => {
    const { json, days } = await office()
    await json(['calendar', 'import', '--mainland', '2026'])
    await json(['calendar', 'void', '2026-10-10', '--reason', '误录'])
    expect(await days()).toHaveLength(38)
    expect(await json(['calendar', 'import', '--mainland', '2026'])).toMatchObject({ created: 1, unchanged: 12 })
  })
})

describe('calendar list and void', () => {
  it('offers what can be taken back: days by what they are called, or a whole year', async () => {
    const { at, json } = await office()
    const offered = (...answers: string[]) =>
      at(['calendar', 'void', '--lang', 'zh'], { tty: true, answers: [...answers, '?'] })
    const nothing = await offered()
    expect([nothing.code, nothing.asked]).toEqual([2, []])
    expect(nothing.err).toContain('未录入节假日。')
    await json(['calendar', 'import', '--mainland', '2025', '--mainland', '2026'])
    const named = (await offered('中秋节 ')).asked.join(' ')
    expect(named).toMatch(/"中秋节 " is none of: 2025-09-28, .*2026-09-25, 2026-09-26, 2026-09-27/u)
    expect(named).not.toContain('2026-10-01')
    expect((await offered('', '20')).asked.join(' ')).toContain('"20" is none of: 2025, 2026')
    expect((await offered('', '2026', '清单有误')).err).toContain('已作废 39 天')
  })

  it('count the working days of each year', async () => {
    const { json, at } = await office()
    expect((await json(['calendar', 'list', '--year', '2026'])).years).toEqual([
      { year: 2026, workingDays: 261, entered: false },
    ])
    const zh = (await at(['calendar', 'list', '--year', '2026', '--format', 'md', '--lang', 'zh'])).out
    expect(zh).toContain('可录入：certdesk calendar import --mainland 2026')
    await json(['calendar', 'import', '--mainland', '2025', '--mainland', '2026'])
    expect((await json(['calendar', 'list'])).years).toMatchObject([{ workingDays: 248 }, { workingDays: 248 }])
    const said = (await at(['calendar', 'list', '--year', '2026', '--format', 'md'])).out
    expect(said).toContain('Source of 39 days: 国务院办公厅关于2026年部分节假日安排的通知')
  })

  it('take back a day or a year', async () => {
    const { json, at, days } = await office()
    await json(['calendar', 'import', '--mainland', '2025', '--mainland', '2026'])
    expect((await json(['calendar', 'void', '--year', '2025', '--reason', 'x'])).calendar.days).toHaveLength(33)
    expect((await json(['calendar', 'void', '2026-01-04', '--reason', 'x'])).calendar.days).toEqual(['2026-01-04'])
    expect(await days()).toHaveLength(38)
    for (const argv of [['2026-01-04'], ['--year', '2025'], [], ['2026-01-02', '--year', '2026']])
      expect((await at(['calendar', 'void', ...argv, '--reason', 'x'])).code).toBe(2)
  })
})

describe('a report', () => {
  const said = async (at: Awaited<ReturnType<typeof office>>['at'], ...more: string[]) =>
    (await at(['report', 'compliance', '--clause', '4.1.2', '--format', 'md', ...more])).out

  it('says of which years no calendar is entered, and how to enter it', async () => {
    const { at, json } = await office()
    expect(await said(at)).toContain(
      'Working days of 2025 and 2026 are Monday to Friday: no calendar of holidays is entered. Enter it with: certdesk calendar import --mainland 2025 --mainland 2026',
    )
    await json(['calendar', 'import', '--mainland', '2026'])
    expect(await said(at)).toContain('Working days of 2025 are Monday to Friday')
    expect(await said(at, '--year', '2026')).not.toContain('Monday to Friday')
    expect(await said(at, '--as-of', '2027-03-01', '--lang', 'zh')).toContain(
      '2027 年的工作日按周一至周五计：未录入节假日历。可录入：certdesk calendar import 文件 --year 2027',
    )
    await json(['calendar', 'import', '--mainland', '2025'])
    expect(await said(at)).not.toContain('Monday to Friday')
    expect(await said(at, '--known-at', '#2')).toContain('Working days of 2025 are Monday to Friday')
  })

  it('is named once when a register is made', async () => {
    const { at } = desk()
    const made = (await at(['init', '--format', 'md'])).out
    expect(made.match(/certdesk calendar import --mainland 2026/g)).toHaveLength(1)
  })

  it('judges by the calendar', async () => {
    const { at, json } = desk()
    await at(['init', '--go-live', '2025-01-16'])
    await json(['customer', 'add', '甲公司', '--code', 'C001'])
    await json(['information', 'add', 'C001', '--source', '电话', '--content', '迁址', '--received', '2026-06-17'])
    const found = async () => {
      const { clauses } = await json(['report', 'compliance', '--clause', '4.1.2', '--year', '2026'])
      return clauses[0].findings.map(({ text }: { text: { en: string } }) => text.en)
    }
    expect(await found()).toEqual([expect.stringContaining('recorded late by 6 days')])
    // 2026-06-19, a Friday, is a holiday.
    await json(['calendar', 'import', '--mainland', '2026'])
    expect(await found()).toEqual([expect.stringContaining('recorded late by 5 days')])
  })
})
