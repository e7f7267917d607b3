// @module-tag long

import fs from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Day } from '../../src/clause/day.ts'
import { clerk } from '../contact/clerk.ts'
import { desk, recordedBefore } from '../upkeep/desk.ts'

const CP = 'CP-2026-0001'
const quality = ['--staff', '秦质']

interface Line {
  readonly result: string
  readonly findings: readonly { readonly state: string; readonly facts: Readonly<Record<string, unknown>> }[]
  readonly remarks: readonly { readonly text: { readonly zh: string } }[]
}

/** A register with a complaint of 1 April 2026 as an earlier version left it, to be decided by 31 May: closed on a day, or open. */
async function recorded(closed: string | null) {
  const own = await clerk()
  for (const name of ['秦质', '钱核']) await own.json(['staff', 'add', name, '--role', 'quality'])
  await own.json(['complaint', 'add', 'C001', '--content', '报告迟到', '--received', '2026-04-01', ...quality])
  const told = ['--stage', 'audit', '--topic', '报告', '--as', 'dissatisfaction', '--on', '2026-04-02']
  await own.json(['feedback', 'classify', CP, ...told])
  const { head } = await own.json(['audit', 'list'])
  await recordedBefore(own.file, (tx) => {
    for (const { id } of tx.find('feedback', { number: CP }))
      tx.update('feedback', id, {
        case_asked: null,
        ...(closed === null ? {} : { closed_on: closed as Day, outcome: '已致歉' }),
      })
  })
  const line = async (day: string, ...more: string[]): Promise<Line> =>
    (await own.json(['report', 'compliance', '--clause', '9.8', '--as-of', day, '--year', '2026', ...more])).clauses[0]
  const found = async (day: string, ...more: string[]) =>
    (await line(day, ...more)).findings.map(({ state, facts }) => [facts.step, state])
  const remarks = async (day: string) => (await line(day)).remarks.map(({ text }) => text.zh)
  const shown = async (...more: string[]) => (await own.json(['complaint', 'show', CP, ...more])).complaint
  return { ...own, head, line, found, remarks, shown }
}

const notAsked = '1 项投诉由早期版本登记，当时未要求登记告知收到，此项不作判定'

describe('a complaint that an earlier version closed', () => {
  it('is closed since that day, and was decided no later', async () => {
    const own = await recorded('2026-05-31')
    expect(await own.line('2026-06-30')).toMatchObject({ result: 'met', findings: [] })
    expect(await own.remarks('2026-06-30')).toEqual([notAsked])
    expect(await own.shown()).toMatchObject({
      ...{ state: 'closed', open: false, closed: '2026-05-31', outcome: '已致歉', closedBefore: true, acts: [] },
      ...{ acknowledgeBy: null, decided: null, daysLate: 0, next: null },
    })
    expect((await own.said(['complaint', 'show', CP], 'zh')).out).toContain('2026-05-31（由早期版本关闭）')
    expect((await own.json(['complaint', 'list', '--open'])).complaints).toEqual([])
    // Before that day it is open, and nothing is asked of it but the decision.
    expect(await own.shown('--as-of', '2026-05-30')).toMatchObject({ state: 'received', open: true, closed: null })
    expect(await own.found('2026-05-19')).toEqual([['decide', 'on-track']])
    expect(await own.found('2026-05-30')).toEqual([['decide', 'at-risk']])
    expect(await own.found('2026-05-31')).toEqual([])
    const may = (await own.json(['report', 'monthly', '--month', '2026-05'])).sections.complaints.complaints
    expect(may).toMatchObject([{ number: CP, state: 'closed', daysLate: 0 }])
    const june = (await own.json(['report', 'monthly', '--month', '2026-06'])).sections.complaints.complaints
    expect(june).toEqual([])
  })

  it('after the last day for the decision is no breach: nobody can tell, and the report says so', async () => {
    const own = await recorded('2026-06-02')
    expect(await own.found('2026-06-01')).toEqual([['decide', 'breach']])
    expect(await own.line('2026-06-02')).toMatchObject({ result: 'met', findings: [] })
    expect(await own.remarks('2026-06-02')).toEqual([
      `${CP}：已由早期版本于 2026-06-02 关闭，当时未要求登记决定，是否在 2026-05-31 前作出决定无记录可查`,
      notAsked,
    ])
    // Known before it was closed, it was asked for every act.
    expect(await own.found('2026-06-02', '--known-at', own.head)).toEqual([
      ['acknowledge', 'breach'],
      ['decide', 'breach'],
    ])
  })

  it('is gone on with once its closing is taken back, and that is told where an act is refused', async () => {
    const own = await recorded('2026-05-31')
    const hint = expect.stringContaining(`certdesk complaint edit ${CP} --clear closing --reason TEXT`)
    const acknowledge = ['complaint', 'acknowledge', CP, '--means', 'email', '--on', '2026-04-03', ...quality]
    expect(await own.problem(acknowledge, 3)).toMatchObject({ clause: 'ISO/IEC 17021-1 9.8', hint })
    expect(
      await own.problem(['complaint', 'void', CP, '--of', 'close', '--reason', '误', ...quality], 2),
    ).toMatchObject({ hint })
    await own.json(['complaint', 'edit', CP, '--clear', 'closing', '--reason', '未处理完'])
    expect(await own.shown()).toMatchObject({ state: 'received', open: true, closed: null, closedBefore: false })
    expect(await own.found('2026-06-30')).toEqual([['decide', 'breach']])
    await own.json(acknowledge)
    await own.json(['undo'])
    await own.json(['undo'])
    expect(await own.line('2026-06-30')).toMatchObject({ result: 'met' })
  })
})

it('reads as closed in a register that the program before made, and the acts that it has go on', async () => {
  const own = desk({ now: '2026-12-01T01:00:00.000Z', env: { CERTDESK_BY: '王芳', CERTDESK_TODAY: '2026-06-30' } })
  fs.copyFileSync(new URL('../register/released/schema-7.db', import.meta.url), own.file)
  fs.chmodSync(own.file, 0o600)
  const { complaints } = await own.json(['complaint', 'list'])
  expect(complaints).toMatchObject([
    { number: 'CP-2026-0002', state: 'accepted', acknowledged: '2026-06-25', next: { act: 'investigate' } },
    { number: CP, state: 'closed', closed: '2026-04-20', outcome: '已补发并致歉', closedBefore: true },
  ])
  const { clauses } = await own.json(['report', 'compliance', '--clause', '9.8', '--year', '2026'])
  expect(clauses).toMatchObject([{ result: 'on-track' }])
})

describe('a complaint that an earlier version left open', () => {
  it('is asked for no acknowledgement; one on record is judged', async () => {
    const own = await recorded(null)
    expect(await own.found('2026-04-30')).toEqual([['decide', 'on-track']])
    expect(await own.remarks('2026-04-30')).toEqual([notAsked])
    expect(await own.shown()).toMatchObject({ acknowledgeBy: null, next: { act: 'acknowledge' } })
    await own.json(['complaint', 'acknowledge', CP, '--means', 'email', '--on', '2026-04-09', ...quality])
    expect(await own.found('2026-04-30')).toEqual([
      ['acknowledge', 'breach'],
      ['decide', 'on-track'],
    ])
    expect(await own.remarks('2026-04-30')).toEqual([])
  })

  it('is not closed as a case by feedback close, and then asked for every act', async () => {
    const own = await recorded(null)
    await own.json(['feedback', 'close', CP, '--outcome', '已致歉', '--on', '2026-05-04'])
    expect(await own.shown()).toMatchObject({ state: 'received', open: true, closed: null, closedBefore: false })
    expect(await own.found('2026-05-04')).toEqual([
      ['acknowledge', 'breach'],
      ['decide', 'on-track'],
    ])
  })
})
