// @module-tag long

import fs from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { round, survey } from '../survey/round.ts'
import { readWorkbook } from '../workbook/read.ts'

type Rows = readonly Readonly<Record<string, unknown>>[]

/** A survey of which comments came back in May and June, classified or not, and whose analysis was reported in June. */
async function commented() {
  const desk = await round({ on: '2026-05-04' })
  const [first = '', second = '', third = '', fourth = ''] = desk.drawn
  await desk.back(first, '9 8 7', '--on', '2026-05-12', '--comment', '报告太慢')
  await desk.back(second, '9 8 7', '--on', '2026-05-29', '--comment', '希望多培训')
  await desk.back(third, '9 8 7', '--on', '2026-06-22', '--comment', '电话无人接')
  await desk.back(fourth, '9 8 7', '--on', '2026-06-22', '--comment', '无')
  const classify = (customer: string, on: string, kind: string) =>
    desk.json([
      ...['survey', 'classify', survey, customer, '--stage', 'service', '--topic', '报告', '--as', kind, '--on', on],
    ])
  await classify(first, '2026-05-14', 'dissatisfaction')
  await classify(second, '2026-06-03', 'suggestion')
  await desk.json(['survey', 'close', survey, '--on', '2026-06-24'])
  await desk.json(['staff', 'add', '林总', '--role', 'leader'])
  const to = ['--leader', '林总', '--department', '认证部', '--delivery', '会议']
  await desk.json(['survey', 'report-to', survey, ...to, '--on', '2026-06-25'])
  const section = async (month: string) =>
    (await desk.json(['report', 'monthly', '--month', month])).sections.suggestions as Readonly<Record<string, Rows>>
  return { ...desk, first, second, third, section }
}

it('tells the comments on F02 that came, were classified or wait, and what was reported (4.5.1)', async () => {
  const { first, second, third, section, json, said } = await commented()
  const may = await section('2026-05')
  expect(Object.keys(may)).toEqual(['suggestions', 'feedback', 'comments', 'reports'])
  expect(may.comments).toEqual([
    {
      ...{ survey, received: '2026-05-12', customer: first, name: expect.any(String), comment: '报告太慢' },
      ...{ stage: 'service', topic: '报告', classification: 'dissatisfaction', classified: '2026-05-14' },
    },
    {
      ...{ survey, received: '2026-05-29', customer: second, name: expect.any(String), comment: '希望多培训' },
      ...{ stage: null, topic: null, classification: null, classified: null },
    },
  ])
  expect(may.reports).toEqual([])
  const june = await section('2026-06')
  expect(june.comments?.map(({ customer, classified }) => [customer, classified])).toEqual([
    [second, '2026-06-03'],
    [third, null],
  ])
  const reported = { number: survey, on: '2026-06-25', delivery: '会议', by: 'clerk' }
  expect(june.reports).toEqual([
    { ...reported, recipient: '林总', kind: 'leader' },
    { ...reported, recipient: '认证部', kind: 'department' },
  ])
  expect((await said(['report', 'monthly', '--month', '2026-06'], 'zh')).out).toContain(
    '问卷意见：当月收到 1 条，月末未分类 1 条。',
  )
  // Taken back, it waits; known before, the month reads as it did.
  const { head } = await json(['audit', 'list'])
  await json(['survey', 'comment', 'void', survey, first, '--reason', '看错'])
  expect((await section('2026-05')).comments?.[0]).toMatchObject({ customer: first, classified: null })
  const then = await json(['report', 'monthly', '--month', '2026-05', '--known-at', head])
  expect(then.sections.suggestions.comments[0]).toMatchObject({ classified: '2026-05-14' })
})

it('as a page, a workbook and Markdown, in both languages', async () => {
  const { at, cwd } = await commented()
  const printed = async (format: string, lang: string) => {
    const file = path.join(cwd, `2026-05.${lang}.${format}`)
    const { code, err } = await at(['report', 'monthly', '--month', '2026-05', '--lang', lang, '--output', file])
    expect(code, err).toBe(0)
    return format === 'xlsx'
      ? readWorkbook(fs.readFileSync(file))
          .map(({ name, rows }) => [name, ...rows.flat()].join('\n'))
          .join('\n')
      : fs.readFileSync(file, 'utf8')
  }
  for (const format of ['html', 'xlsx', 'md']) {
    const zh = await printed(format, 'zh')
    for (const part of ['未分类及当月收到、当月分类的问卷意见', '报告太慢', '证后服务', '当月上报记录'])
      expect(zh, `${format}: ${part}`).toContain(part)
    const en = await printed(format, 'en')
    for (const part of ['Comments on F02 not classified', '希望多培训', 'Reported in the month'])
      expect(en, `${format}: ${part}`).toContain(part)
  }
})
