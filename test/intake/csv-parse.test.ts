// @module-tag long

import { rmSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isBad } from '../../src/intake/reader.ts'
import { rowsOf, sourceOf } from './folder.ts'

/** So many texts are read both ways; `CERTDESK_FAULTS=long` reads as many as nobody waits for. */
const texts = process.env.CERTDESK_FAULTS === 'long' ? 100_000 : 1000

/** What csv-parse makes of a text, without blank rows and the empty cells behind the last header; null where it refuses it. */
function byCsvParse(text: string): string[][] | null {
  let records: string[][]
  try {
    records = parse(text, { record_delimiter: ['\r\n', '\n', '\r'], relax_column_count: true, skip_empty_lines: true })
  } catch {
    return null
  }
  const rows = records.filter((cells) => filled(cells) > 0)
  const width = filled(rows[0] ?? [])
  return rows.map((cells, at) => (at === 0 || filled(cells) <= width ? cells.slice(0, width) : cells))
}

/** How many cells there are up to the last that is not blank. */
const filled = (cells: readonly string[]): number => cells.findLastIndex((cell) => cell.trim() !== '') + 1

/** Whatever parts cells and rows, thrown together; most of it is no sound table. */
const thrown = fc.string({ unit: fc.constantFrom(...'ab中 ,"\n\r', '\r\n', '""', '","', '"\n'), maxLength: 40 })

/** Cells as they may be written, each plain or quoted: most of it is sound, and a stray mark is not. */
const cell = fc.oneof(
  fc.constantFrom('', 'a', ' b ', '中文', '5" pipe'),
  fc.string({ unit: fc.constantFrom(...'a中 ,\n\r', '\r\n', '""'), maxLength: 6 }).map((inside) => `"${inside}"`),
)
const row = fc.array(cell, { minLength: 1, maxLength: 4 }).map((cells) => cells.join(','))
const table = fc
  .tuple(fc.array(row, { maxLength: 6 }), fc.constantFrom('\n', '\r\n', '\r'), fc.boolean())
  .map(([rows, end, ended]) => rows.join(end) + (ended ? end : ''))

test('what csv-parse reads is read the same, and what it refuses is refused for a row of it alone', async () => {
  await fc.assert(
    fc.asyncProperty(fc.oneof(thrown, table), async (text) => {
      fc.pre(text !== '')
      const source = await sourceOf(text)
      const rows = await rowsOf(source)
      // One by one: to remove 100,000 files at the end would take longer than a test may.
      rmSync(source.path)
      const faults = rows.filter((each) => isBad(each) && each.code !== 'cell-count')
      const expected = byCsvParse(text)
      if (expected === null) expect(faults).not.toEqual([])
      else expect({ faults, cells: rows.map(({ cells }) => cells) }).toEqual({ faults: [], cells: expected })
    }),
    { numRuns: texts },
  )
}, 3_600_000)
