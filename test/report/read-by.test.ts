// @module-tag long

import { describe, expect, it } from 'vitest'
import { version } from '../../src/terminal/version.ts'
import { certified, clerk } from '../contact/clerk.ts'
import { desk } from '../upkeep/desk.ts'

/** A customer with a certificate and a maintainer, so that every report has something to tell. */
async function office() {
  const own = await clerk()
  await own.json(certified('C001', '2025-03-01', '2028-02-29'))
  await own.json(certified('C002', '2019-03-01', '2020-02-29'))
  await own.json(['staff', 'add', '王芳', '--role', 'business'])
  await own.json(['customer', 'assign', 'C001', '--to', '王芳', '--from', '2026-01-05'])
  const printed = async (report: readonly string[], format: string, ...more: string[]) => {
    const outcome = await own.at([...report, '--format', format, ...more])
    expect(outcome.code, outcome.err).toBe(0)
    return outcome.out
  }
  return { ...own, printed }
}

const rowsOf = (text: string, delimiter: string) =>
  text
    .replace(/^\uFEFF/, '')
    .trimEnd()
    .split(/\r?\n/)
    .map((line) => line.split(delimiter))

const reports: readonly (readonly string[])[] = [
  ['report', 'compliance', '--clause', '4.3.2'],
  ['report', 'monthly', '--month', '2026-05'],
  ['report', 'agenda'],
  ['today'],
  ['report', 'retention', '--as-of', '2026-06-29'],
  ['report', 'maintenance'],
  ['report', 'certificates'],
  ['report', 'forecast'],
]

describe.each(reports.map((report) => [report.join(' '), report] as const))('%s', (_, report) => {
  it('names the version of the program that read it, in every format', async () => {
    const { printed, json } = await office()
    expect((await json(report)).version).toBe(version)
    for (const format of ['md', 'html'] as const) {
      expect(await printed(report, format)).toContain(`Read by certdesk ${version}`)
      expect(await printed(report, format, '--lang', 'zh')).toContain(`由 certdesk ${version} 判读`)
    }
    for (const [format, delimiter] of [
      ['csv', ','],
      ['tsv', '\t'],
    ] as const) {
      const [head = [], ...rows] = rowsOf(await printed(report, format), delimiter)
      expect([format, head.includes('version'), rows.length > 0]).toEqual([format, true, true])
      for (const row of rows)
        expect([format, row[head.indexOf('version') - head.length + row.length]]).toEqual([format, version])
    }
    const lines = (await printed(report, 'jsonl')).trimEnd().split('\n')
    for (const line of lines) expect(JSON.parse(line)).toMatchObject({ version })
  })
})

it('the day on a terminal stays short, and the agenda that is a report is whole', async () => {
  const { printed } = await office()
  expect(await printed(['today'], 'table')).not.toContain('Read by certdesk')
  expect(await printed(['report', 'agenda'], 'table')).toContain(`Read by certdesk ${version}`)
})

describe('rows that are filed without their head', () => {
  it.each([
    ['report', 'compliance', '--as-of', '2026-06-30'],
    ['report', 'monthly', '--month', '2026-06'],
  ])('say how much of the report is unknown: %s %s', async (...report) => {
    const own = desk()
    await own.json(['init'])
    await own.json(['customer', 'add', '甲机械有限公司', '--code', 'C001'])
    await own.json(certified('C001', '2025-03-01', '2028-02-29'))
    const at = async (format: string) => (await own.at([...report, '--format', format])).out
    const { unknown } = await own.json(report)
    expect(unknown.unknown).toBeGreaterThan(0)
    for (const [format, delimiter] of [
      ['csv', ','],
      ['tsv', '\t'],
    ] as const) {
      const [head = [], ...rows] = rowsOf(await at(format), delimiter)
      expect(head.at(-1)).toBe('unknownPercent')
      expect(new Set(rows.map((row) => row.at(-1)))).toEqual(new Set([String(unknown.percent)]))
    }
    for (const line of (await at('jsonl')).trimEnd().split('\n'))
      expect(JSON.parse(line)).toMatchObject({ unknownPercent: unknown.percent })
  })
})
