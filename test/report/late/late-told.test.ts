// @module-tag long

import fs from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { version } from '../../../src/terminal/version.ts'
import { call, keptFrom } from './kept.ts'

/** A body whose year is met by a call of March that was typed in May. */
async function metLate() {
  const kept = await keptFrom('2025-01-16')
  await kept.typed('2026-02-02', ['staff', 'add', '李娜', '--role', 'business'])
  await kept.typed('2026-02-02', call('2026-02-02'))
  await kept.typed('2026-05-20', [...call('2026-03-02'), '--by', '李娜'])
  const said = async (day: string, argv: readonly string[], format: string, lang = 'zh') => {
    const outcome = await kept.at(day, [...argv, '--format', format, '--lang', lang])
    expect(outcome.code, outcome.err).toBe(0)
    return outcome.out
  }
  return { ...kept, said }
}

const line =
  '4.3.2 每年至少两次沟通联系（2026）：符合 1 项，其中 1 项靠补录，事实与登记最长相隔 79 天。该期间仅因补录才符合。'

test.each(['table', 'md', 'html'])('the report says so for people, as %s', async (format) => {
  const { said } = await metLate()
  const argv = ['report', 'compliance', '--clause', '4.3.2']
  expect((await said('2026-06-01', argv, format)).replaceAll('\n', '')).toContain(line)
  const english = (await said('2026-06-01', argv, format, 'en')).replace(/\s+/g, ' ')
  expect(english).toContain('It is met by that alone.')
})

test('a page and a workbook have it beside the counts, a terminal has no room for it', async () => {
  const { said } = await metLate()
  const argv = ['report', 'compliance', '--clause', '4.3.2']
  expect(await said('2026-06-01', argv, 'html')).toContain('1（最长 79 天）')
  expect(await said('2026-06-01', argv, 'table')).not.toContain('1（最长 79 天）')
})

test('programs read it behind the columns there were', async () => {
  const { said } = await metLate()
  const [head, first] = (await said('2026-06-01', ['report', 'compliance', '--clause', '4.3.2'], 'csv')).split('\n')
  expect(head?.trim().endsWith(',asOf,head,version,recordedLate,recordedLateDays,unknownPercent')).toBe(true)
  expect(first?.trim().endsWith(`,${version},1,79,0`)).toBe(true)
})

test('a register without late evidence says nothing of it to people', async () => {
  const { typed, at } = await keptFrom('2025-01-16')
  await typed('2026-02-02', call('2026-02-02'))
  const { out } = await at('2026-02-03', ['report', 'compliance', '--lang', 'zh', '--format', 'html'])
  expect(out).not.toContain('补录')
})

test('the evidence says of each thing that met the duty whether it is late', async () => {
  const { typed, cwd } = await metLate()
  await typed('2026-06-01', ['report', 'evidence', '--clause', '4.3.2', '--output', 'pack', '--lang', 'zh'])
  const [name = ''] = fs.readdirSync(path.join(cwd, 'pack', 'judged'))
  const [head = '', ...rows] = fs
    .readFileSync(path.join(cwd, 'pack', 'judged', name), 'utf8')
    .trim()
    .split('\r\n')
  const at = head.split(',').indexOf('recordedLate')
  expect(rows.filter((row) => row.includes(',met,')).map((row) => row.split(',')[at])).toEqual(['79'])
  const page = fs.readFileSync(path.join(cwd, 'pack', '4.3.2-contact-twice-a-year.html'), 'utf8')
  expect(page).toContain('补录（相隔天数）')
  expect(page).toContain(`由 certdesk ${version} 判读`)
})

test('the report on a month lists what was typed late in it, by whom, and what that met', async () => {
  const { typed } = await metLate()
  await typed('2026-05-21', call('2026-05-21'))
  // Nothing rests on the correction of a remark, however late it is.
  await typed('2026-05-25', ['contact', 'edit', 'CT-2026-0001', '--summary', '补记', '--reason', '更正'])
  const late = async (month: string) =>
    (await typed('2026-07-01', ['report', 'monthly', '--month', month])).sections.recordedLate.recordedLate
  expect(await late('2026-04')).toEqual([])
  expect(await late('2026-06')).toEqual([])
  const [first, ...others] = await late('2026-05')
  expect(others).toEqual([])
  expect(first).toMatchObject({
    ...{ record: 'contact', number: 'CT-2026-0002', customer: 'C001', day: '2026-03-02', recorded: '2026-05-20' },
    ...{ days: 79, by: '李娜' },
  })
})

test('what a late record met stands beside it', async () => {
  const { typed } = await metLate()
  const { clauses, sections } = await typed('2026-06-01', ['report', 'monthly', '--month', '2026-05'])
  expect(sections.recordedLate.recordedLate[0].met).toBe('4.3.2 2026')
  const own = clauses.find(
    ({ id, period }: { id: string; period: string }) => id === 'contact-twice-a-year' && period === '2026',
  )
  expect(own.recordedLate).toEqual({ count: 1, days: 79 })
})

test('a late change that met something is listed too, by the step or the change', async () => {
  const { typed } = await keptFrom('2025-01-16')
  await typed('2026-02-02', call('2026-02-02'))
  const withoutTopic = ['contact', 'add', 'C001', '--on', '2026-03-02', '--channel', 'phone', '--needs', '无']
  await typed('2026-03-02', withoutTopic)
  await typed('2026-05-20', ['contact', 'edit', 'CT-2026-0002', '--surveillance', '2027-03-01', '--reason', '补充'])
  const { sections } = await typed('2026-06-01', ['report', 'monthly', '--month', '2026-05'])
  expect(sections.recordedLate.recordedLate).toMatchObject([{ number: 'CT-2026-0002', days: 79, met: '4.3.2 2026' }])
})

test.each([
  ['compliance', '"version"'],
  ['monthly', '"version"'],
  ['forecast', '"version"'],
  ['certificates', '"version"'],
  ['maintenance', '"version"'],
])('report %s names the version of the program', async (report, key) => {
  const { said } = await metLate()
  expect(await said('2026-06-01', ['report', report], 'json')).toContain(`${key}: "${version}"`)
  expect(await said('2026-06-01', ['report', report], 'table')).toContain(`由 certdesk ${version} 判读`)
})

test.each([
  ['an appeal', 'appeal', 'AP-2025-0001', '9.7'],
  ['a complaint', 'complaint', 'CP-2025-0001', '9.8'],
])(
  'an act of %s that was typed late is told with its days, its number and whom it is about',
  async (_, sort, number, clause) => {
    const { typed } = await keptFrom('2025-01-16')
    await typed('2025-01-16', ['staff', 'add', '钱质', '--role', 'quality'])
    await typed('2025-03-07', [sort, 'add', 'C001', '--content', '不同意决定', '--staff', '钱质'])
    const acknowledge = [sort, 'acknowledge', number, '--means', 'letter', '--reference', 'S-1', '--staff', '钱质']
    await typed('2025-04-20', [...acknowledge, '--on', '2025-03-14'])
    const { clauses } = await typed('2025-04-21', ['report', 'compliance', '--clause', clause])
    expect(clauses).toMatchObject([{ counts: { met: 1 }, recordedLate: { count: 1, days: 37 } }])
    const { sections } = await typed('2025-05-02', ['report', 'monthly', '--month', '2025-04'])
    const late = {
      record: 'case_act',
      number,
      customer: 'C001',
      days: 37,
      met: expect.stringContaining(`${clause} 2025`),
    }
    expect(sections.recordedLate.recordedLate).toMatchObject([late])
  },
)

test.each([
  ['in time', '2026-05-18', { count: 0, days: 0 }],
  ['for days before', '2026-02-01', { count: 1, days: 108 }],
])('a contact counts by late evidence where who made it was of the department by a grant %s', async (_, from, late) => {
  const { typed } = await keptFrom('2025-01-16')
  await typed('2026-02-02', call('2026-02-02'))
  await typed('2026-05-20', ['staff', 'add', '李娜', '--role', 'business', '--from', from])
  await typed('2026-05-20', [...call('2026-05-18'), '--by', '李娜'])
  const { clauses } = await typed('2026-06-01', ['report', 'compliance', '--clause', '4.3.2', '--year', '2026'])
  expect(clauses).toMatchObject([{ id: 'contact-twice-a-year', result: 'met', recordedLate: late }])
})
