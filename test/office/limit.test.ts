import { describe, expect, it, test } from 'vitest'
import { desk, tamper } from '../upkeep/desk.ts'

const set = (name: string, value: string, from = '2027-01-01', ...more: string[]) => [
  ...['limit', 'set', name, value, '--from', from, '--reason', '管理评审', ...more],
]
const deviation = (reason: string) => ['--deviation', reason]

test.each([
  ['topics-by-union', '7', 'from 0 to 1', '0 至 1'],
  ['contacts-a-year', '0', 'from 1 to 1000', '1 至 1000'],
  ['timely-days', '1000000', 'from 0 to 1000', '0 至 1000'],
])('%s cannot be %s', async (name, value, en, zh) => {
  const { at } = desk()
  await at(['init'])
  expect(await at(set(name, value))).toMatchObject({ code: 2, err: expect.stringContaining(en) })
  expect((await at([...set(name, value), '--lang', 'zh'])).err).toContain(zh)
})

test('is not set for a time before the procedure', async () => {
  const { at, json } = desk()
  await at(['init'])
  const early = await at(set('contacts-a-year', '1', '2025-01-15'))
  expect(early).toMatchObject({ code: 2, err: expect.stringContaining('on or after 2025-01-16') })
  await json(set('contacts-a-year', '3', '2025-01-16'))
})

test('is set with a reason that the journal shows', async () => {
  const { at, json } = desk()
  await at(['init'])
  await json(set('contacts-a-year', '3'))
  await json(['limit', 'void', 'contacts-a-year', '--from', '2027-01-01', '--reason', '年份有误'])
  const { entries } = await json(['audit', 'list'])
  expect(entries.map((each: { note: string }) => each.note)).toEqual(['年份有误', '管理评审', null])
})

test('the list says what is set for a later day', async () => {
  const { at, json } = desk()
  await at(['init'])
  expect((await at(['limit', 'list', '--format', 'table'])).out).not.toContain('Set ahead')
  await json(set('topics-by-union', '1', '2027-01-01', ...deviation('试行')))
  const listed = await at(['limit', 'list', '--format', 'table'])
  expect(listed.out).toContain('Set ahead: topics-by-union is 1 from 2027-01-01.')
  expect((await at(['limit', 'list', '--as-of', '2027-01-01', '--format', 'table'])).out).not.toContain('Set ahead')
})

const iso = 'ISO/IEC 17021-1 9.1.3'

describe("a value that is looser than the procedure's", () => {
  it.each([
    ['contacts-a-year', '1', '4.3.2, 4.3.3', 'is looser than the 2'],
    ['timely-days', '6', '4.1.2, 4.3.3, 4.3.4, 4.4.1, 4.5.1, ISO/IEC 17021-1 9.1.3', 'is looser than the 5'],
    ['survey-least-percent', '9', '4.5.2', 'is looser than the 10'],
    ['survey-most-percent', '21', '4.5.2', 'is looser than the 20'],
    ['survey-weight-audit', '51', '4.5.4', 'differs from the 50'],
    ['topics-by-union', '1', '4.3.2, 4.3.3', 'is looser than the 0'],
    ['suspension-ahead-days', '59', '4.4.1', 'is looser than the 60'],
  ])('%s %s is refused with the clauses that are judged by it', async (name, value, clause, said) => {
    const { at, json } = desk()
    await at(['init'])
    const refused = await at([...set(name, value), '--format', 'json'])
    expect(refused.code).toBe(3)
    const { error } = JSON.parse(refused.err)
    expect(error).toMatchObject({ code: 'refused', clause, message: expect.stringContaining(said) })
    expect(error.hint).toContain('--deviation REASON')
    const zh = await at([...set(name, value), '--lang', 'zh'])
    expect(zh.err).toMatch(/程序所规定的/)
    expect((await json(['limit', 'history', name])).values).toHaveLength(1)
  })

  it('names no clause where the limit is ours, in the refusal and in reports', async () => {
    const { at, json } = desk()
    await at(['init'])
    const refused = await at([...set('recording-days', '400'), '--lang', 'zh'])
    expect(refused.code).toBe(3)
    expect(refused.err).toContain('recording-days 为 400，宽于未另设时的 5。\n')
    await json(set('recording-days', '400', '2026-03-01', ...deviation('两处办公')))
    const report = await at(['report', 'compliance', '--clause', '4.3.2', '--lang', 'zh', '--format', 'table'])
    expect(report.out.replaceAll(/\s/gu, '')).toContain('偏离自定限值：')
    expect(report.out).not.toMatch(/程序（）|条款 ）/)
  })

  it('is stored with its reason, and named where limits are listed and reported', async () => {
    const { at, json } = desk()
    await at(['init'])
    const told = { limit: 'timely-days', value: 7, procedure: 5, from: '2026-03-01', reason: '两处办公', by: 'clerk' }
    const made = await json(set('timely-days', '7', '2026-03-01', ...deviation('两处办公')))
    expect(made.limit).toMatchObject({ name: 'timely-days', value: 7, deviation: '两处办公' })
    const { deviations } = await json(['report', 'compliance', '--clause', '4.3.2'])
    expect(deviations).toMatchObject([
      { ...told, until: null, clauses: ['4.1.2', '4.3.3', '4.3.4', '4.4.1', '4.5.1', iso] },
    ])
    const { limits } = await json(['limit', 'list'])
    expect(limits.find((each: { name: string }) => each.name === 'timely-days')).toMatchObject({
      ...{ value: 7, source: 'register', revision: null, procedure: 5, deviation: '两处办公' },
    })
    for (const argv of [
      ['limit', 'list'],
      ['report', 'compliance'],
    ]) {
      const en = (await at([...argv, '--format', 'md'])).out
      expect(en).toContain(
        'Working days that "timely" gives: 7 instead of 5, from 2026-03-01, set by clerk on 2026-06-30 (UTC): 两处办公.',
      )
      const zh = (await at([...argv, '--format', 'md', '--lang', 'zh'])).out
      expect(zh).toContain(
        '偏离程序（4.1.2、4.3.3、4.3.4、4.4.1、4.5.1、ISO/IEC 17021-1 9.1.3）：“及时”的工作日数：自 2026-03-01 起为 7，程序规定为 5',
      )
    }
  })

  it('is said on the error stream where a report is rows alone', async () => {
    const { at, json } = desk()
    await at(['init'])
    await json(set('timely-days', '7', '2026-03-01', ...deviation('两处办公')))
    for (const format of ['tsv', 'csv', 'jsonl']) {
      const { out, err } = await at(['report', 'compliance', '--format', format])
      expect(out).not.toContain('两处办公')
      expect(err).toContain('set by clerk on 2026-06-30 (UTC): 两处办公.')
    }
  })

  it('is named by who decided it, not by who typed', async () => {
    const { at, json } = desk()
    await at(['init'])
    await json(['staff', 'add', '王芳', '--role', 'manager'])
    await json(set('timely-days', '7', '2026-03-01', ...deviation('两处办公'), '--staff', '王芳'))
    expect((await json(['report', 'compliance'])).deviations).toMatchObject([{ by: '王芳' }])
  })

  it('is reported while it is in force on a day judged, and as it was known', async () => {
    const { at, json } = desk()
    await at(['init'])
    const reported = async (...more: string[]) =>
      (await json(['report', 'compliance', ...more])).deviations.map(
        ({ value, from, until }: { value: number; from: string; until: string }) => [value, from, until],
      )
    await json(set('timely-days', '7', '2025-03-01', ...deviation('两处办公')))
    await json(set('timely-days', '5', '2025-06-01'))
    expect(await reported()).toEqual([[7, '2025-03-01', '2025-06-01']])
    expect(await reported('--year', '2026')).toEqual([])
    expect(await reported('--as-of', '2025-02-28')).toEqual([])
    expect(await reported('--known-at', '#2')).toEqual([[7, '2025-03-01', null]])
    await json(['limit', 'void', 'timely-days', '--from', '2025-03-01', '--reason', '误录'])
    expect(await reported()).toEqual([])
  })

  it('is set once; the reason can still be given to one that has none of its own', async () => {
    const { at, json, file } = desk()
    await at(['init'])
    await json(set('timely-days', '7', '2026-03-01', ...deviation('两处办公')))
    const again = await at([...set('timely-days', '7', '2026-03-01', ...deviation('两处办公')), '--format', 'table'])
    expect(again.out).toContain('already has that value')
    expect((await json(['limit', 'history', 'timely-days'])).values).toHaveLength(2)
    tamper(file, `UPDATE limit_value SET deviation = NULL`)
    expect((await json(['report', 'compliance'])).deviations).toMatchObject([{ reason: '管理评审' }])
  })

  it('is asked for a deviation only where it deviates', async () => {
    const { at } = desk()
    await at(['init'])
    for (const [name, value] of [
      ['timely-days', '5'],
      ['timely-days', '4'],
      ['survey-weight-audit', '50'],
    ] as const)
      for (const [lang, said] of [
        ['en', 'is no deviation'],
        ['zh', '不构成偏离'],
      ] as const)
        expect(await at([...set(name, value, '2026-03-01', ...deviation('x')), '--lang', lang])).toMatchObject({
          ...{ code: 2, err: expect.stringContaining(said) },
        })
  })
})

describe('limit history', () => {
  it('has all values with their days, who set them and why, voided ones too', async () => {
    const { at, json } = desk()
    await at(['init'])
    await json(set('timely-days', '7', '2026-03-01', ...deviation('两处办公')))
    await json(set('timely-days', '4', '2026-09-01'))
    await json(['limit', 'void', 'timely-days', '--from', '2026-09-01', '--reason', '未批准'])
    const { values } = await json(['limit', 'history', 'timely-days'])
    expect(values).toMatchObject([
      { value: 5, from: '2025-01-16', until: '2026-03-01', source: 'procedure', revision: 'A/00', by: null },
      { value: 7, from: '2026-03-01', until: null, source: 'register', by: 'clerk', deviation: '两处办公' },
      { value: 4, from: '2026-09-01', until: null, source: 'register', voided: true, voidReason: '未批准' },
    ])
    const zh = (await at(['limit', 'history', 'timely-days', '--format', 'table', '--lang', 'zh'])).out
    expect(zh).toContain('管理评审；已作废：未批准')
    expect(zh).toContain('偏离：两处办公')
    expect((await json(['limit', 'history'])).values.length).toBeGreaterThan(20)
    expect((await at(['limit', 'history', 'nothing'])).code).toBe(2)
  })

  it('is said where a value is set before one on record', async () => {
    const { at, json } = desk()
    await at(['init'])
    await json(set('contacts-a-year', '4', '2027-01-01'))
    const before = await at([...set('contacts-a-year', '3', '2026-09-01'), '--format', 'md'])
    expect(before.out).toContain('From 2027-01-01 it is 4')
  })
})

test('limits are set by a manager', async () => {
  const { at, json } = desk()
  await at(['init'])
  await json(['staff', 'add', '王芳', '--role', 'business'])
  expect(await at([...set('contacts-a-year', '3'), '--staff', '王芳'])).toMatchObject({ code: 3 })
})
