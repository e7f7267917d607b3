import fs from 'node:fs'
import path from 'node:path'
import { parse } from 'csv-parse/sync'
import { expect } from 'vitest'
import { both, called } from '../../contact/clerk.ts'
import type { richDesk } from '../../finding/rich.ts'
import { codeOf, round, survey } from '../../survey/round.ts'

type Row = Readonly<Record<string, string>>

/** A pack as an assessor has it: a folder of files, and nothing else. */
export interface Pack {
  readonly folder: string
  readonly names: readonly string[]
  text(name: string): string
  /** The rows of a CSV file, read by a library that knows nothing of this program. */
  csv(name: string): Row[]
  /** The name of the file of everything judged under a duty. */
  judged(id: string): string
}

type Desk = Pick<Awaited<ReturnType<typeof richDesk>>, 'cwd' | 'at'>

let count = 0

/** Writes the evidence and reads it. */
export async function packOf({ cwd, at }: Desk, ...more: readonly string[]): Promise<Pack> {
  count += 1
  const name = `pack-${count}`
  const { code, err } = await at(['report', 'evidence', '--output', name, ...more])
  expect(code, err).toBe(0)
  return packIn(path.join(cwd, name))
}

export function packIn(folder: string): Pack {
  const names = (fs.readdirSync(folder, { recursive: true, withFileTypes: true }) as fs.Dirent[])
    .filter((each) => each.isFile())
    .map((each) => path.relative(folder, path.join(each.parentPath, each.name)).split(path.sep).join('/'))
    .sort()
  const text = (name: string) => fs.readFileSync(path.join(folder, name), 'utf8')
  const csv = (name: string) => parse(text(name), { bom: true, columns: true }) as Row[]
  const judged = (id: string) => names.find((name) => name.startsWith('judged/') && name.endsWith(`-${id}.csv`)) ?? ''
  return { folder, names, text, csv, judged }
}

/** Rows by what a column, or a function of them, says. */
export function by(rows: readonly Row[], key: string | ((row: Row) => string)): ReadonlyMap<string, Row[]> {
  const groups = new Map<string, Row[]>()
  for (const row of rows) {
    const name = typeof key === 'string' ? (row[key] ?? '') : key(row)
    groups.set(name, [...(groups.get(name) ?? []), row])
  }
  return groups
}

/** What a well-run office records in a year and a half, with some of it late or left out. */
const yearAndAHalf = (drawn: readonly string[]): readonly (readonly string[])[] => [
  ['staff', 'add', '王芳', '--role', 'business'],
  ['staff', 'add', '钱进', '--role', 'auditor'],
  ['staff', 'add', '林总', '--role', 'leader'],
  ['calendar', 'import', '--mainland', '2026'],
  ['limit', 'set', 'contacts-a-year', '3', '--from', '2026-04-01', '--reason', '管理评审'],
  ['limit', 'set', 'timely-days', '7', '--from', '2026-05-01', '--reason', '人手不足', '--deviation', '管理评审第3条'],
  ...Array.from({ length: 20 }, (_, n) => [
    'customer',
    'assign',
    codeOf(n + 1),
    '--to',
    '王芳',
    '--from',
    '2025-02-01',
  ]),
  // 4.3.2: three that count, two on one day, one topic only, nobody reached, by an auditor, before the certificate.
  ...['2025-03-01', '2025-08-01', '2026-01-10', '2026-02-10', '2026-06-10'].map((on) => called('C001', on, ...both)),
  ...['2026-03-01', '2026-03-01', '2026-06-20'].map((on, n) =>
    called('C002', on, '--surveillance', '9月', '--needs', `第${n}次`),
  ),
  called('C003', '2026-03-01', '--surveillance', '9月'),
  [...called('C003', '2026-03-02', ...both), '--outcome', 'no-answer'],
  [...called('C003', '2026-03-03', ...both), '--staff', '钱进'],
  called('C004', '2025-01-18', ...both),
  called('C004', '2025-05-18', ...both, '--person', '联系4'),
  // Ended in the first half of the year, and first certified in the second.
  ['staff', 'add', '李决', '--role', 'decision-maker'],
  ['suspend', 'withdraw', 'Q-5', '--on', '2026-03-15', '--reason', 'given-up', '--decided-by', '李决'],
  called('C005', '2026-02-01', ...both),
  called('C005', '2026-04-01', ...both),
  // 4.1.2: in time over a holiday, late, and done.
  ['information', 'add', 'C001', '--source', '电话', '--received', '2026-06-18', '--content', '更换总经理'],
  [
    'information',
    'add',
    'C002',
    '--source',
    '网站',
    '--received',
    '2026-05-04',
    '--content',
    '搬迁',
    '--owner',
    '王芳',
  ],
  ['information', 'close', 'IN-2026-0002', '--outcome', '已办理'],
  // 4.3.1, 4.3.3–4.3.7
  ['report', 'maintenance', '--issue', '--to', '市场客服部', '--delivery', '邮件'],
  ['customer', 'vip', 'set', 'C001', '--from', '2026-01-01', '--file', 'VIP-1'],
  ['contact', 'pass-on', 'CT-2026-0001', '--on', '2026-01-12'],
  ['intel', 'add', '--source', '公示系统', '--nothing', '--on', '2026-03-12'],
  ['intel', 'add', '--source', '公示系统', '--finding', '列入异常', '--customer', 'C002', '--on', '2026-05-12'],
  ['intel', 'add', '--source', '网站', '--nothing', '--month', '2026-04', '--on', '2026-05-13'],
  ['intel', 'report', 'OI-2026-0001', '--leader', '林总', '--on', '2026-03-13'],
  ['intel', 'report', 'OI-2026-0002', '--leader', '林总', '--on', '2026-06-13'],
  ['event', 'add', '--kind', 'symposium', '--title', '换版', '--on', '2025-04-16'],
  ['event', 'add', '--kind', 'training', '--title', '内审员', '--on', '2026-04-16'],
  ['event', 'attend', 'EV-2026-01', 'C001', '--headcount', '1', '--persons', '联系1'],
  ['event', 'add', '--kind', 'symposium', '--title', '座谈', '--on', '2026-05-16'],
  ['magazine', 'issue', '2026年第1期', '--published', '2026-01-05'],
  ['magazine', 'send', 'MG-2026-01', '--certified', '--delivery', '邮寄', '--on', '2026-01-15'],
  ['magazine', 'issue', '2026年第2期', '--published', '2026-04-05'],
  ['certificate', 'surveillance', 'done', 'Q-1', '--on', '2026-01-10', '--reference', 'JD-1'],
  ['certificate', 'surveillance', 'done', 'Q-2', '--on', '2026-03-10', '--reference', 'JD-2'],
  ['contract', 'add', 'C001', '--number', 'HT-1', '--kind', 'management-system', '--accepted', '2026-05-03'],
  // 4.5: all but one came back.
  ...drawn
    .slice(0, -1)
    .map((code) => [
      ...['survey', 'return', survey, code, '--answers', '9 8 7', '--on', '2026-04-02', '--respondent', '联系9'],
    ]),
  ['survey', 'close', survey, '--on', '2026-05-25', '--short', '一家未回复'],
  ['survey', 'report-to', survey, '--leader', '林总', '--department', '认证部', '--on', '2026-05-26'],
  ['feedback', 'add', 'C001', '--channel', 'visit', '--received', '2026-06-22', '--content', '报告慢'],
  ['feedback', 'classify', 'FB-2026-0001', '--stage', 'service', '--topic', '报告', '--as', 'suggestion'],
]

/** The office with twenty customers and the survey of 2026. */
export async function workedOffice() {
  const own = await round()
  for (const argv of yearAndAHalf(own.drawn)) {
    const { code, err } = await own.at([...argv, '--format', 'json'])
    expect(code, `${argv.join(' ')}: ${err}`).toBe(0)
  }
  return own
}
