import { describe, expect, test } from 'vitest'
import type { Day } from '../../../src/clause/day.ts'
import { Until } from '../../../src/register/in-time/deadlines.ts'
import type { RowChange } from '../../../src/register/in-time/image.ts'
import { spanInTime } from '../../../src/register/in-time/span.ts'
import type { Values } from '../../../src/register/statements.ts'

/** Everything is in time up to the ninth of its own month; from before 2026 it was migrated, up to 2026-03-31. */
const until = new Until(
  {
    timeZone: 'Asia/Shanghai',
    last: (day) => `${day.slice(0, 8)}09` as Day,
    least: 0,
    migrated: { before: '2026-01-01' as Day, last: '2026-03-31' as Day },
  },
  { holds: { until: 'end' } },
)

const change = (day: string, before: Values | null, after: Values): RowChange => ({
  op: before === null ? 'insert' : 'update',
  before: before === null ? null : JSON.stringify(before),
  after: JSON.stringify(after),
  private: null,
  entry: 1,
  at: `${day}T02:00:00.000Z` as RowChange['at'],
})

/** How a span that began on a day is seen by what its ends were, each with the day of its entry; the first is that of the span. */
function seen(from: string, ...ends: readonly (readonly [on: string, end: string | null, more?: Values])[]) {
  const { image, late, row } = held(from, ends)
  return { from: image?.from, end: image?.end, late: late.length, isSame: image === row }
}

type Ends = readonly (readonly [on: string, end: string | null, more?: Values])[]

function held(from: string, ends: Ends, voidedOn: string | null = null, end: string | null = 'end') {
  const told = ends.map(([, end]) => end)
  const changes = ends.map(([on, end, more = {}], i) =>
    change(on, i === 0 ? null : { end: told[i - 1] ?? null, ...more }, { end }),
  )
  const voided = voidedOn === null ? [] : [change(voidedOn, { voided_at: null }, { voided_at: 'then' })]
  const at = voidedOn === null ? null : `${voidedOn}T02:00:00.000Z`
  const row = { id: 1, from, end: told.at(-1) ?? null, voided_at: at, ' day': from }
  const history = { row, changes: [...changes, ...voided].toReversed() }
  return { row, ...spanInTime(history, { from: 'from', end, same: end === null ? 'service' : null }, until) }
}

describe('a span as it held by what was on record in time', () => {
  test.each([
    ['in time', seen('2026-05-01', ['2026-05-09', null]), { from: '2026-05-01', end: null, late: 0, isSame: true }],
    ['late', seen('2026-05-01', ['2026-05-10', null]), { from: '2026-05-10', end: null, late: 1, isSame: false }],
    ['migrated', seen('2025-05-01', ['2026-03-31', null]), { from: '2025-05-01', end: null, late: 0, isSame: true }],
    [
      'from go-live on',
      seen('2026-01-01', ['2026-03-31', null]),
      { from: '2026-01-01', end: null, late: 0, isSame: true },
    ],
    [
      'of the day after it',
      seen('2026-01-02', ['2026-03-31', null]),
      { from: '2026-03-31', end: null, late: 1, isSame: false },
    ],
  ])('begun: %s', (_, found, expected) => expect(found).toEqual(expected))

  test.each([
    ['in time', seen('2026-05-01', ['2026-05-01', null], ['2026-08-09', '2026-08-01']), '2026-08-01'],
    ['late', seen('2026-05-01', ['2026-05-01', null], ['2026-11-29', '2026-08-01']), '2026-11-29'],
    ['ahead', seen('2026-05-01', ['2026-05-01', null], ['2026-06-01', '2026-08-01']), '2026-08-01'],
    [
      'late, where it ended before that anyway',
      seen('2026-05-01', ['2026-05-01', '2026-09-01'], ['2026-11-29', '2026-08-01']),
      '2026-09-01',
    ],
    [
      'late, and once more',
      seen('2026-05-01', ['2026-05-01', null], ['2026-10-20', '2026-08-01'], ['2026-11-29', '2026-07-01']),
      '2026-10-20',
    ],
    [
      'late, and taken back',
      seen('2026-05-01', ['2026-05-01', null], ['2026-10-20', '2026-08-01'], ['2026-11-29', null]),
      null,
    ],
    [
      'by the merging of customers',
      seen('2026-05-01', ['2026-05-01', null], ['2026-11-29', '2026-08-01', { customer_id: 2 }]),
      '2026-08-01',
    ],
  ])('ended: %s', (_, found, end) => expect(found).toMatchObject({ from: '2026-05-01', end, late: 0 }))

  test.each([
    ['long after it was recorded in time', ['2026-05-01', null], '2026-11-29', { voided_at: null, end: '2026-11-29' }],
    ['after its end', ['2026-05-01', '2026-08-01'], '2026-11-29', { voided_at: null, end: '2026-08-01' }],
    ['in time', ['2026-05-01', null], '2026-05-09', { voided_at: '2026-05-09T02:00:00.000Z' }],
    ['after it was recorded late', ['2026-06-01', null], '2026-11-29', { voided_at: '2026-11-29T02:00:00.000Z' }],
  ] as const)('taken back: %s', (_, begun, voidedOn, expected) => {
    const { image, late } = held('2026-05-01', [begun], voidedOn)
    expect(image).toMatchObject(expected)
    expect(late).toEqual([])
  })

  test('what holds until another takes its place is late by what took it back, and begins with its entry where it is late', () => {
    const { image, late } = held('2026-05-01', [['2026-05-01', null]], '2026-11-29', null)
    expect(image).toMatchObject({ from: '2026-05-01', voided_at: null })
    expect(late).toMatchObject([{ day: '2026-05-01', at: '2026-11-29T02:00:00.000Z', changed: true }])
    expect(held('2026-05-01', [['2026-06-01', null]], null, null).image).toMatchObject({ from: '2026-06-01' })
  })

  test('begun and ended late: it never held', () => {
    const found = seen('2026-05-01', ['2026-11-29', '2026-08-01'])
    expect(found).toEqual({ from: '2026-11-29', end: '2026-08-01', late: 1, isSame: false })
  })
})
