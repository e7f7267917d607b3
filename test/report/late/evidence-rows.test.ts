import { expect, test } from 'vitest'
import { duties } from '../../../src/procedure.ts'
import type { Either, EvidenceRows, Path } from '../../../src/register/in-time/evidence.ts'
import { type FactTable, factTables } from '../../../src/register/tables.ts'
import { evidenceRows } from '../../../src/report/late/evidence-rows.ts'

const declared = Object.entries(evidenceRows) as [FactTable, EvidenceRows][]
const columnsOf = (table: FactTable): readonly string[] => Object.keys(factTables[table])

/** The columns that a path names, each with its table. */
const named = (table: FactTable, path: Path | Either): (readonly [FactTable, string])[] =>
  'either' in path
    ? path.either.flatMap((each) => named(table, each))
    : [[table, path[0]], ...(path.slice(1) as (readonly [FactTable, string])[])]

test.each(declared)('what is evidence of %s names columns that there are', (table, rows) => {
  const { day, customer, number, steps = {}, needs = [], stays = [], chain, holds, with: on } = rows
  const paths = [day, customer, number].filter((path) => path !== null).flatMap((path) => named(table, path))
  for (const [of, column] of paths) expect(columnsOf(of), `${of}.${column}`).toContain(column)
  const own = [...Object.entries(steps).flat(2), ...needs, ...stays, ...(chain === undefined ? [] : [chain])]
  const single = [on?.column, ...Object.values(holds ?? {})].filter((column) => column !== undefined)
  for (const column of [...own, ...single]) expect(columnsOf(table)).toContain(column)
})

test('what rests on other rows stands behind them, so that these were looked at before', () => {
  const order = declared.map(([table]) => table)
  for (const [table, { with: on }] of declared)
    if (on !== undefined) expect(order.indexOf(on.table), table).toBeLessThan(order.indexOf(table))
})

test('whatever proves some duties alone proves duties that there are, which name it as evidence', () => {
  const known = new Map(duties.map(({ id, evidence }) => [id, evidence]))
  for (const [table, { proves = [] }] of declared) for (const id of proves) expect(known.get(id), id).toContain(table)
})

test('what rests on other rows is looked for wherever these are', () => {
  for (const [table, { with: on, proves }] of declared)
    if (on !== undefined && proves !== undefined)
      expect(evidenceRows[on.table]?.proves ?? proves, table).toEqual(expect.arrayContaining([...proves]))
})

test('what holds from a day on has a first day of its own, and neither steps nor anything it rests on', () => {
  for (const [table, { day, holds, steps, with: on, chain }] of declared)
    if (holds !== undefined) {
      expect(day, table).toHaveLength(1)
      expect([steps, on, chain], table).toEqual([undefined, undefined, undefined])
    }
})

test('a step fills no column of another', () => {
  for (const [table, { steps = {} }] of declared) {
    const filled = Object.entries(steps).flatMap(([step, columns]) => [step, ...columns])
    expect(new Set(filled).size, table).toBe(filled.length)
  }
})
