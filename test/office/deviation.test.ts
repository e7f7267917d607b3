import fc from 'fast-check'
import { expect, it } from 'vitest'
import { addDaysTo, type Day, type Moment } from '../../src/clause/day.ts'
import { inForceFrom, inForceOn, isLooser, limit, ofProcedure, valueOn } from '../../src/clause/limit.ts'
import { looserValues } from '../../src/office/limit/deviation.ts'
import type { HeldValue } from '../../src/office/limit/store/held.ts'

const span = 40
const day = (n: number): Day => addDaysTo(inForceFrom, n)

/** Values in the order in which the store gives them: by day, on one day the revision's first; each of the two once. */
const values = fc
  .uniqueArray(
    fc.record({
      n: fc.integer({ min: 0, max: span }),
      value: fc.integer({ min: 0, max: 4 }),
      revision: fc.constantFrom(null, 'A/01'),
    }),
    { selector: ({ n, revision }) => `${n} ${revision}`, maxLength: 8 },
  )
  .map((all) =>
    all
      .sort((a, b) => a.n - b.n || Number(a.revision === null) - Number(b.revision === null))
      .map(
        ({ n, value, revision }): HeldValue => ({
          ...{ from: day(n), value, revision, reason: 'r', deviation: null, recordedAt: '' as Moment },
        }),
      ),
  )

it("is named on a day exactly where the body's own value is in force then and is looser than the procedure's", () => {
  const stricter = fc.constantFrom('higher', 'lower', null)
  fc.assert(
    fc.property(values, stricter, fc.integer({ min: 0, max: span + 5 }), (held, stricter, n) => {
      const judged = limit('contacts-a-year', 2, { en: 'Contacts', zh: '联系次数' }, { stricter })
      const set = new Map([[judged.name, held]])
      const found = inForceOn(judged, day(n), set)
      const own = 'revision' in found && found.revision === null ? found : null
      const procedure = valueOn(judged, day(n), ofProcedure(set))
      const expected = own !== null && isLooser(judged, own.value, procedure) ? [[own.from, own.value, procedure]] : []
      const named = looserValues([{ limit: judged, clauses: ['4.3.2'] }], set, day(n), day(n))
      expect(named.map((each) => [each.from, each.value, each.procedure])).toEqual(expected)
    }),
  )
})
