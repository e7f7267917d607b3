// @module-tag long

import { describe, expect, test } from 'vitest'
import { call, keptFrom } from './kept.ts'

const none = { count: 0, days: 0 }

/** A body of one customer that was called in time once in 2026: one more call makes the year. */
async function calledOnce() {
  const kept = await keptFrom('2025-01-16')
  await kept.typed('2026-02-02', call('2026-02-02'))
  const year = (day: string, ...more: string[]) => kept.stands(day, 'contact-twice-a-year', '2026', ...more)
  return { ...kept, year }
}

describe('a fact is late evidence when it is entered more than 5 working days after its day', () => {
  // Monday 2 March; the fifth working day after it is Monday 9 March.
  test.each([
    ['2026-03-09', none],
    ['2026-03-10', { count: 1, days: 8 }],
    ['2026-05-20', { count: 1, days: 79 }],
  ])('a call of 2 March entered on %s', async (entered, late) => {
    const { typed, year } = await calledOnce()
    await typed(entered, call('2026-03-02'))
    expect(await year('2026-06-01')).toEqual({ result: 'met', met: 1, recordedLate: late })
  })

  test('holidays are no working days', async () => {
    const { typed, year } = await calledOnce()
    await typed('2026-03-01', ['calendar', 'import', '--mainland', '2026'])
    // 30 September, then seven days of holidays: 14 October at the earliest is the fifth working day.
    await typed('2026-10-13', call('2026-09-30'))
    expect((await year('2026-10-20')).recordedLate).toEqual(none)
  })

  test('a day is one of the register, not of the clock in London', async () => {
    // In Shanghai 10 March begins at 16:00 UTC.
    const typedAt = async (now: string) => {
      const kept = await calledOnce()
      const outcome = await kept.at('2026-03-09', [...call('2026-03-02'), '--format', 'json'], { now })
      expect(outcome.code, outcome.err).toBe(0)
      return (await kept.year('2026-06-01')).recordedLate
    }
    expect(await typedAt('2026-03-09T15:59:00.000Z')).toEqual(none)
    expect(await typedAt('2026-03-09T16:01:00.000Z')).toEqual({ count: 1, days: 8 })
  })

  test('what is met without it does not rest on it', async () => {
    const { typed, year } = await calledOnce()
    await typed('2026-03-04', call('2026-03-04'))
    await typed('2026-05-20', call('2026-03-05'))
    expect((await year('2026-06-01')).recordedLate).toEqual(none)
  })

  test('the limit is the body’s to set, and its value of the fact’s own day counts', async () => {
    const { typed, year } = await calledOnce()
    const reason = ['--reason', '会议', '--deviation', '两地办公']
    await typed('2026-02-10', ['limit', 'set', 'recording-days', '10', '--from', '2026-03-02', ...reason])
    await typed('2026-03-16', call('2026-03-02'))
    expect((await year('2026-06-01')).recordedLate).toEqual(none)
    const { clauses: _, deviations } = await typed('2026-06-01', ['report', 'compliance'])
    expect(JSON.stringify(deviations)).toContain('recording-days')
  })
})

describe('it is judged by the entry that made it count', () => {
  const withoutTopic = [
    'contact',
    'add',
    'C001',
    '--on',
    '2026-03-02',
    '--channel',
    'phone',
    '--surveillance',
    '2027-03-01',
  ]

  test('an edit that gives it an earlier day, not the entry of the call', async () => {
    const { typed, year } = await calledOnce()
    const { contact } = await typed('2026-03-10', call('2026-03-10'))
    expect((await year('2026-03-20')).recordedLate).toEqual(none)
    await typed('2026-05-20', ['contact', 'edit', contact.number, '--on', '2026-03-02', '--reason', '日期录错'])
    expect((await year('2026-06-01')).recordedLate).toEqual({ count: 1, days: 79 })
  })

  test('an edit that adds the topic late, not the entry of the call', async () => {
    const { typed, year } = await calledOnce()
    await typed('2026-03-02', withoutTopic)
    expect((await year('2026-03-20')).result).not.toBe('met')
    await typed('2026-04-20', ['contact', 'edit', 'CT-2026-0002', '--needs', '无', '--reason', '更正'])
    expect(await year('2026-06-01')).toEqual({ result: 'met', met: 1, recordedLate: { count: 1, days: 49 } })
  })

  test('an edit that adds it in time is in time, and a later one that adds nothing does not change that', async () => {
    const { typed, year } = await calledOnce()
    await typed('2026-03-02', withoutTopic)
    await typed('2026-03-06', ['contact', 'edit', 'CT-2026-0002', '--needs', '无', '--reason', '更正'])
    await typed('2026-05-20', ['contact', 'edit', 'CT-2026-0002', '--summary', '错字更正', '--reason', '更正'])
    expect((await year('2026-06-01')).recordedLate).toEqual(none)
  })

  test('what was taken back and recorded anew is late by the new entry', async () => {
    const { typed, year } = await calledOnce()
    await typed('2026-03-02', call('2026-03-02'))
    await typed('2026-04-20', ['contact', 'void', 'CT-2026-0002', '--reason', '误录'])
    expect((await year('2026-04-21')).result).not.toBe('met')
    await typed('2026-04-22', call('2026-03-02'))
    expect((await year('2026-06-01')).recordedLate).toEqual({ count: 1, days: 51 })
  })

  test('what was taken back by mistake and brought back stood in time', async () => {
    const { typed, year } = await calledOnce()
    await typed('2026-03-02', call('2026-03-02'))
    await typed('2026-04-20', ['contact', 'void', 'CT-2026-0002', '--reason', '误录'])
    const { entries } = await typed('2026-04-20', ['audit', 'list'])
    const newest = Math.max(...entries.map(({ seq }: { seq: number }) => seq))
    await typed('2026-04-21', ['undo', String(newest), '--reason', '未误录'])
    expect(await year('2026-06-01')).toEqual({ result: 'met', met: 1, recordedLate: none })
  })

  test('a late entry that is undone helps nobody', async () => {
    const { typed, year } = await calledOnce()
    await typed('2026-05-20', call('2026-03-02'))
    const { entries } = await typed('2026-05-20', ['audit', 'list'])
    const newest = Math.max(...entries.map(({ seq }: { seq: number }) => seq))
    await typed('2026-05-21', ['undo', String(newest), '--reason', '误录'])
    const stands = await year('2026-06-01')
    expect(stands.met).toBe(0)
    expect(stands.recordedLate).toEqual(none)
  })
})

describe('what was migrated has 90 days from the making of the register', () => {
  // The register is made on 2 March; the ninetieth day after it is 31 May.
  test.each([
    ['2026-05-31', none],
    ['2026-06-01', { count: 1, days: 111 }],
  ])('a call of before go-live entered on %s', async (entered, late) => {
    const { typed, stands } = await keptFrom('2026-03-02')
    await typed('2026-03-03', call('2026-03-03'))
    await typed(entered, call('2026-02-10'))
    expect((await stands('2026-06-02', 'contact-twice-a-year', '2026')).recordedLate).toEqual(late)
  })
})

describe('each step of a record has its own day', () => {
  test('an audit has 20 working days', async () => {
    const done = (entered: string) => async () => {
      const { typed, stands } = await keptFrom('2025-01-16')
      const add = ['certificate', 'surveillance', 'add', 'Q-1', '--on', '2026-01-05', '--reference', 'J-1']
      await typed(entered, add)
      return (await stands('2026-04-20', 'surveillance-due', '2026')).recordedLate
    }
    // 20 working days after Monday 5 January: Monday 2 February.
    expect(await done('2026-02-02')()).toEqual(none)
    expect(await done('2026-02-03')()).toEqual({ count: 1, days: 29 })
  })

  test('information in time, and closed late', async () => {
    const { typed, stands } = await keptFrom('2025-01-16')
    const by = (await typed('2026-03-02', ['staff', 'list'])).staff[0].name
    const about = ['C001', '--source', 'certified', '--content', '搬迁', '--action-needed', '--owner', by]
    await typed('2026-03-02', ['information', 'add', ...about, '--received', '2026-03-02'])
    await typed('2026-03-03', ['information', 'act', 'IN-2026-0001', '--action', '核实', '--on', '2026-03-03'])
    await typed('2026-04-20', ['information', 'close', 'IN-2026-0001', '--outcome', '已更新', '--on', '2026-03-04'])
    const { met, recordedLate } = await stands('2026-05-01', 'information-recorded', '2026')
    expect(met).toBe(1)
    expect(recordedLate).toEqual({ count: 1, days: 47 })
  })

  test('steps of a contract: the late one alone', async () => {
    const { typed, stands } = await keptFrom('2025-01-16')
    const add = ['contract', 'add', 'C001', '--number', 'N-1', '--kind', 'management-system']
    await typed('2026-03-02', [...add, '--accepted', '2026-03-02', '--accepted-ref', 'A'])
    await typed('2026-03-03', ['contract', 'advance', 'N-1', 'reviewed', '--on', '2026-03-03', '--ref', 'B'])
    await typed('2026-03-04', ['contract', 'advance', 'N-1', 'signed', '--on', '2026-03-04', '--ref', 'C'])
    await typed('2026-04-20', ['contract', 'advance', 'N-1', 'set-up', '--on', '2026-03-05', '--ref', 'D'])
    expect((await stands('2026-05-01', 'contract-steps', '2026')).recordedLate).toEqual({ count: 1, days: 46 })
    // Who is judged by other duties does not turn on it.
    expect((await stands('2026-05-01', 'maintainer-for-every-contract', '2026-05-01')).recordedLate).toEqual(none)
  })
})

describe('a report of the past', () => {
  test('is what was known then', async () => {
    const { typed, at, year } = await calledOnce()
    await typed('2026-05-20', call('2026-03-02'))
    const argv = ['report', 'compliance', '--as-of', '2026-05-21', '--format', 'json']
    const then = (await at('2026-05-21', argv)).out
    const { head } = JSON.parse(then)
    await typed('2026-05-22', ['contact', 'edit', 'CT-2026-0001', '--needs', '扩项', '--reason', '更正'])
    await typed('2026-05-23', ['contact', 'void', 'CT-2026-0002', '--reason', '误录'])
    await typed('2026-05-24', call('2026-05-24'))
    const seq = String(head).split(':')[0] as string
    expect((await at('2026-06-10', [...argv, '--known-at', seq])).out).toBe(then)
    expect((await year('2026-05-21', '--known-at', seq)).recordedLate).toEqual({ count: 1, days: 79 })
    expect(await year('2026-06-10')).toEqual({ result: 'met', met: 1, recordedLate: none })
  })

  test('knows nothing of an edit that came later', async () => {
    const { typed, year } = await calledOnce()
    await typed('2026-03-02', call('2026-03-02'))
    const seq = (await typed('2026-03-03', ['report', 'compliance'])).head.split(':')[0]
    await typed('2026-04-20', ['contact', 'edit', 'CT-2026-0002', '--on', '2026-02-27', '--reason', '更正'])
    expect((await year('2026-05-01', '--known-at', seq)).recordedLate).toEqual(none)
    expect((await year('2026-05-01')).met).toBe(1)
  })
})
