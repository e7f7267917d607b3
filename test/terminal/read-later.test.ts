import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { same } from '../../src/clause/words.ts'
import { type Format, resultFormats } from '../../src/terminal/format.ts'
import type { ReadLater } from '../../src/terminal/items.ts'
import { render } from '../../src/terminal/render.ts'
import { type Result, sentence, type TablePart, table } from '../../src/terminal/result.ts'
import { tries } from '../tries.ts'
import { testWorld } from '../world.ts'
import { report, type Visit, visit, visitColumns } from './results.ts'

/** How the items of a result are read: so many at a time, by promises or at once. */
interface Reading {
  readonly size: number
  readonly awaited: boolean
}

function later<Item>(items: readonly Item[], { size, awaited }: Reading): ReadLater<Item> {
  function* batches() {
    for (let from = 0; from < items.length; from += size) yield items.slice(from, from + size)
  }
  async function* promised() {
    // A block of which nothing is left after filtering.
    yield []
    for (const batch of batches()) {
      await Promise.resolve()
      yield batch
    }
  }
  return { batches: awaited ? promised : batches }
}

/** A result whose lists are all made by `lists`, one of them deep in its body, and one of them read for several parts. */
function listed(visits: readonly Visit[], lists: <Item>(items: readonly Item[]) => TablePart['items']): Result {
  const whole = report(visits)
  const shared = lists(visits)
  const clauses = [{ id: '4.1.1', findings: shared, empty: lists([]), more: [lists([1]), null, {}] }, { id: 'none' }]
  return {
    ...whole,
    json: { visits: shared, known: undefined, clauses, total: visits.length },
    items: clauses,
    parts: [
      ...whole.parts.map((part) => (part.kind === 'table' ? { ...part, items: lists([...visits]) } : part)),
      { ...table(visitColumns, visits), items: shared, block: (item: Visit) => [{ words: same(item.customer) }] },
      { ...table(visitColumns, []), items: lists([]), empty: same('None.') },
      sentence(same('End.')),
    ],
  }
}

async function printed(result: Result, format: Format, columns: number, tty = false): Promise<string> {
  const world = testWorld({ env: { COLUMNS: String(columns) }, stdoutTTY: tty, columns })
  await render(result, format, 'zh', world, { quiet: false, color: tty })
  return world.out()
}

const atHand = <Item>(items: readonly Item[]) => items

const customers = fc.constantFrom('甲公司', '=1+1', 'a"b\n\u009b', '', '很长的名称'.repeat(9), '\u0301', 'x'.repeat(30))
const visits = fc.array(
  fc.record({
    customer: customers,
    on: fc.constantFrom('2026-02-28', null),
    state: fc.constantFrom<Visit['state']>('met', 'breach'),
  }),
  { maxLength: 7 },
)
const readings = fc.record({ size: fc.integer({ min: 1, max: 4 }), awaited: fc.boolean() })

describe('items that are read when they are printed', () => {
  it.each(resultFormats.filter((format) => format !== 'xlsx'))(
    'give the bytes of items at hand as %s',
    async (format) => {
      await fc.assert(
        fc.asyncProperty(visits, readings, fc.constantFrom(20, 60, 300), async (some, reading, columns) => {
          const all = some.map(visit)
          const read = listed(all, (items) => later(items, reading))
          expect(await printed(read, format, columns)).toBe(await printed(listed(all, atHand), format, columns))
        }),
        { numRuns: tries(60) },
      )
    },
  )

  it('give the same on a terminal', async () => {
    const all = [visit(), visit({ customer: '乙', state: 'at-risk' })]
    const read = listed(all, (items) => later(items, { size: 1, awaited: true }))
    expect(await printed(read, 'table', 100, true)).toBe(await printed(listed(all, atHand), 'table', 100, true))
  })

  it('give the same workbook', async () => {
    const all = [visit(), visit({ on: null })]
    const read = listed(all, (items) => later(items, { size: 1, awaited: true }))
    expect(await printed(read, 'xlsx', 80)).toBe(await printed(listed(all, atHand), 'xlsx', 80))
  })

  it.each(resultFormats.filter((format) => format !== 'xlsx'))(
    'give the same where they are many, as %s',
    async (format) => {
      const all = Array.from({ length: 2300 }, (_, i) => visit({ customer: `客户${i}`, count: i }))
      const read = listed(all, (items) => later(items, { size: 700, awaited: true }))
      expect(await printed(read, format, 120)).toBe(await printed(listed(all, atHand), format, 120))
    },
  )

  it('are in JSON what JSON.stringify makes of them at hand', async () => {
    const all = [visit(), visit({ customer: 'a"b\n' })]
    const { json, items } = listed(all, atHand)
    const read = listed(all, (each) => later(each, { size: 1, awaited: false }))
    expect(await printed(read, 'json', 80)).toBe(`${JSON.stringify({ schema: 1, ...json }, null, 2)}\n`)
    expect(await printed(read, 'jsonl', 80)).toBe(
      [...(items as unknown[])].map((item) => `${JSON.stringify(item)}\n`).join(''),
    )
    const { items: _, ...body } = read
    expect(await printed(body, 'jsonl', 80)).toBe(`${JSON.stringify({ schema: 1, ...json })}\n`)
  })

  it('are as plain values what the first of them is', async () => {
    const read = {
      json: {},
      items: later([{ code: 'C00001' }, { code: 'C00002' }], { size: 1, awaited: true }),
      parts: [],
    }
    expect(await printed(read, 'tsv', 80)).toBe('code\nC00001\n')
  })
})
