// @module-tag long

import fs from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { keptFrom } from './kept.ts'

const none = { count: 0, days: 0 }
const typedOn = '2026-11-29'

/** A body with a certificate of which the first surveillance is due on 2026-04-01, and somebody who decides. */
async function issued() {
  const kept = await keptFrom('2025-01-16')
  await kept.typed('2025-01-16', ['staff', 'add', '李决', '--role', 'decision-maker'])
  await kept.typed('2025-04-01', [
    ...['certificate', 'add', 'C001', '--number', 'LS', '--standard', 'ISO 14001:2015', '--scope', '机械加工'],
    ...['--issued', '2025-04-01', '--expires', '2028-03-31', '--kind', 'initial'],
  ])
  return kept
}

const suspend = (on: string, ground: string, reason: string) => [
  ...['suspend', 'start', 'LS', '--reason', reason, '--ground-on', ground, '--on', on],
  ...['--decided-by', '李决', '--conditions', '完成监督审核'],
]

/** The days that the evidence pack gives beside what met 4.4.1, by the day on which that fell due. */
async function daysTold({ typed, cwd }: Awaited<ReturnType<typeof issued>>) {
  await typed(typedOn, ['report', 'evidence', '--clause', '4.4.1', '--output', 'pack'])
  const folder = path.join(cwd, 'pack', 'judged')
  const [name = ''] = fs.readdirSync(folder)
  const [head = '', ...rows] = fs.readFileSync(path.join(folder, name), 'utf8').trim().split('\r\n')
  const [due, days] = ['due', 'recordedLate'].map((column) => head.split(',').indexOf(column)) as [number, number]
  const met = rows.filter((row) => row.includes(',met,')).map((row) => row.split(','))
  return Object.fromEntries(met.map((cells) => [cells[due], cells[days]]))
}

test('a suspension of what was overdue, typed months later, meets 9.1.3 by late evidence alone', async () => {
  const { typed, stands } = await issued()
  const due = () => stands(typedOn, 'surveillance-due', '2026', '--clause', '9.1.3')
  const before = await due()
  await typed(typedOn, suspend('2026-04-08', '2026-04-02', 'surveillance-overdue'))
  const after = await due()
  expect(after.met).toBe(before.met + 1)
  expect(after.recordedLate).toEqual({ count: 1, days: 235 })
})

test('one that was typed in time is not late', async () => {
  const { typed, stands } = await issued()
  await typed('2026-04-08', suspend('2026-04-08', '2026-04-02', 'surveillance-overdue'))
  expect((await stands('2026-05-01', 'surveillance-due', '2026')).recordedLate).toEqual(none)
})

test('what is not applicable by a late suspension is not counted', async () => {
  const { typed, stands } = await issued()
  await typed('2026-05-01', suspend('2026-03-20', '2026-03-19', 'fees-unpaid'))
  expect((await stands('2026-05-02', 'surveillance-due', '2026')).recordedLate).toEqual(none)
})

test('what the authority was told, typed months later, meets 4.4.1 by late evidence alone', async () => {
  const { typed, stands } = await issued()
  await typed('2026-02-10', [
    ...['certificate', 'add', 'C001', '--number', 'E-1', '--standard', 'ISO 45001:2018', '--scope', '机械加工'],
    ...['--issued', '2026-02-10', '--expires', '2029-02-09', '--kind', 'initial'],
  ])
  const sent = ['certificate', 'export', '--month', '2026-02', '--sent', '2026-03-09', '--reason', '当时已上报']
  expect((await stands(typedOn, 'suspension-and-withdrawal', '2026')).met).toBe(0)
  await typed(typedOn, sent)
  expect(await stands(typedOn, 'suspension-and-withdrawal', '2026')).toMatchObject({
    ...{ met: 1, recordedLate: { count: 1, days: 265 } },
  })
  const { sections } = await typed('2026-12-01', ['report', 'monthly', '--month', '2026-11'])
  expect(sections.recordedLate.recordedLate).toMatchObject([
    { record: 'reported_status', number: 'E-1', customer: 'C001', day: '2026-03-09', met: '4.4.1 2026' },
  ])
})

test('what the authority was told in time is not late', async () => {
  const { typed, stands } = await issued()
  await typed('2025-05-09', ['certificate', 'export', '--month', '2025-04', '--sent', '2025-05-09'])
  expect(await stands(typedOn, 'suspension-and-withdrawal', '2025')).toMatchObject({ met: 1, recordedLate: none })
})

test('each act of a certificate is told with the days of its own', async () => {
  const kept = await issued()
  await kept.typed(typedOn, suspend('2026-03-02', '2026-03-01', 'fees-unpaid'))
  await kept.typed(typedOn, ['staff', 'add', '王核', '--role', 'business'])
  await kept.typed(typedOn, [
    ...['suspend', 'restore', 'LS', '--on', '2026-06-02', '--evidence', '已缴清', '--verified-by', '王核'],
    ...['--verified-on', '2026-06-01', '--decided-by', '李决', '--reason', '另行安排'],
  ])
  // Both were decided, and by the restoration the suspension was ended before its last day: that rests on both.
  expect(await daysTold(kept)).toEqual({ '2026-03-02': '272', '2026-06-02': '180', '2026-09-02': '272' })
})
