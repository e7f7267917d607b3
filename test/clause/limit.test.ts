import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDaysTo, type Day } from '../../src/clause/day.ts'
import {
  inForceFrom,
  isLooser,
  type Limit,
  limit,
  ofProcedure,
  type SetLimits,
  type SetValue,
  valueOn,
  valuesByDay,
  valuesOn,
} from '../../src/clause/limit.ts'

const day = (text: string) => text as Day
const contacts = limit('contacts-a-year', 2, { en: 'Contacts', zh: '联系次数' }, { stricter: 'higher' })
const set = (...values: readonly [string, number, string?][]) =>
  new Map([
    [
      'contacts-a-year',
      values.map(([from, value, revision = null]): SetValue => ({ from: day(from), value, revision })),
    ],
  ])

describe('a dated limit', () => {
  it('is what the procedure says, from the day it came into force', () => {
    expect(inForceFrom).toBe('2025-01-16')
    expect(contacts.values).toEqual([{ from: '2025-01-16', value: 2 }])
    expect(valueOn(contacts, day('2026-06-30'), new Map())).toBe(2)
  })

  it('is judged as of an old day by the value of that day', () => {
    const later = set(['2027-01-01', 3])
    expect(valueOn(contacts, day('2026-12-31'), later)).toBe(2)
    expect(valueOn(contacts, day('2027-01-01'), later)).toBe(3)
  })

  it('follows a new revision, and what the register sets after it', () => {
    const revised: Limit = { ...contacts, values: [...contacts.values, { from: day('2028-01-01'), value: 4 }] }
    const both = set(['2027-01-01', 3], ['2029-01-01', 5])
    const on = (text: string) => valueOn(revised, day(text), both)
    expect(['2026-06-30', '2027-06-30', '2028-01-01', '2029-01-01'].map(on)).toEqual([2, 3, 4, 5])
    expect(valueOn(revised, day('2028-01-01'), set(['2028-01-01', 6]))).toBe(6)
  })

  it('is the newest of the values in whatever order they stand, and another limit does not touch it', () => {
    const values = fc.uniqueArray(
      fc.record({
        from: fc.integer({ min: 1, max: 900 }).map((n) => addDaysTo(inForceFrom, n)),
        value: fc.nat(9),
        revision: fc.constantFrom(null, 'A/01'),
      }),
      { selector: (each) => each.from, maxLength: 6 },
    )
    fc.assert(
      fc.property(values, fc.nat(1000), (dated, n) => {
        const on = addDaysTo(inForceFrom, n)
        const newest = dated.filter((each) => each.from <= on).sort((a, b) => (a.from < b.from ? 1 : -1))[0]
        expect(valueOn(contacts, on, new Map([['contacts-a-year', dated]]))).toBe(newest?.value ?? 2)
        expect(valueOn(contacts, on, new Map([['other', dated]]))).toBe(2)
      }),
    )
  })

  it('is what a later revision says, whatever the body had set before, and what the body sets from its very day on', () => {
    const held = set(['2026-06-01', 4], ['2027-01-01', 3, 'A/01'])
    const on = (text: string, values: SetLimits = held) => valueOn(contacts, day(text), values)
    expect(['2026-12-31', '2027-01-01', '2030-01-01'].map((text) => on(text))).toEqual([4, 3, 3])
    const own = set(['2027-01-01', 3, 'A/01'], ['2027-01-01', 5])
    expect(on('2027-01-01', own)).toBe(5)
    expect(['2026-12-31', '2027-01-01'].map((text) => on(text, ofProcedure(own)))).toEqual([2, 3])
  })

  it.each([
    ['higher', [true, false, false]],
    ['lower', [false, false, true]],
    [null, [true, false, true]],
  ] as const)('that is stricter when %s is looser for other values', (stricter, looser) => {
    expect([1, 2, 3].map((value) => isLooser({ ...contacts, stricter }, value, 2))).toEqual(looser)
  })

  it('is found under the name that the check uses', () => {
    const other = limit('channel-months', 12, { en: 'Months', zh: '月数' }, { stricter: 'lower' })
    expect(valuesOn({ contacts, months: other }, day('2027-02-01'), set(['2027-01-01', 3]))).toEqual({
      contacts: 3,
      months: 12,
    })
  })
})

describe('the values of any day', () => {
  const ages: Limit = { ...contacts, name: 'ages', values: [...contacts.values, { from: day('2026-03-01'), value: 5 }] }
  const days = fc.integer({ min: 0, max: 1500 }).map((n) => addDaysTo(day('2024-06-01'), n))
  const dated = fc.record({ from: days, value: fc.nat(9), revision: fc.constantFrom(null, 'A/01') })
  const inOrder = fc.array(dated, { maxLength: 4 }).map((all) => all.sort((a, b) => (a.from < b.from ? -1 : 1)))

  it('are those of the day, before the first of them too, whatever was set since when', () => {
    fc.assert(
      fc.property(inOrder, inOrder, fc.array(days, { maxLength: 20 }), (own, other, asked) => {
        const held: SetLimits = new Map([
          [contacts.name, own],
          [ages.name, other],
        ])
        const limits = { contacts, ages }
        const valuesOf = valuesByDay(limits, held)
        // Days of change, and those before and after them.
        const all = [...own, ...other].flatMap(({ from }) => [addDaysTo(from, -1), from, addDaysTo(from, 1)])
        for (const each of [...asked, ...all, inForceFrom, addDaysTo(inForceFrom, -1)])
          expect(valuesOf(each)).toEqual(valuesOn(limits, each, held))
      }),
    )
  })
})
