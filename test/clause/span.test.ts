import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDaysTo, type Day } from '../../src/clause/day.ts'
import { holdsOn, type Span, touches, union, without } from '../../src/clause/span.ts'

const at = (n: number): Day => addDaysTo('2026-01-01' as Day, n)
const days = fc.integer({ min: 0, max: 40 }).map(at)
const spans = fc.record({ from: days, until: fc.option(days) })
const everyDay = Array.from({ length: 45 }, (_, n) => at(n))

describe('a span', () => {
  const span: Span = { from: at(10), until: at(20) }

  it('holds from its day inclusive, and no longer on the day that ends it', () => {
    expect([9, 10, 19, 20].map((n) => holdsOn(span, at(n)))).toEqual([false, true, true, false])
    expect(holdsOn({ from: at(10), until: null }, at(4000))).toBe(true)
  })

  it('touches a time that shares a day with it', () => {
    expect(touches(span, at(0), at(9))).toBe(false)
    expect(touches(span, at(0), at(10))).toBe(true)
    expect(touches(span, at(19), at(30))).toBe(true)
    expect(touches(span, at(20), at(30))).toBe(false)
    expect(touches({ from: at(10), until: at(10) }, at(0), at(30))).toBe(false)
    expect(touches({ from: at(10), until: at(5) }, at(0), at(30))).toBe(false)
  })

  it('touches exactly where some day of the time is held', () => {
    fc.assert(
      fc.property(spans, days, days, (each, a, b) => {
        const [from, to] = a <= b ? [a, b] : [b, a]
        const shared = everyDay.some((day) => from <= day && day <= to && holdsOn(each, day))
        expect(touches(each, from, to)).toBe(shared)
      }),
    )
  })
})

describe('the union of spans', () => {
  it('joins spans that meet, and keeps a gap', () => {
    const first = { from: at(0), until: at(5) }
    expect(union([{ from: at(5), until: at(9) }, first])).toEqual([{ from: at(0), until: at(9) }])
    expect(union([{ from: at(6), until: at(9) }, first])).toEqual([first, { from: at(6), until: at(9) }])
    expect(union([first, { from: at(3), until: null }, { from: at(7), until: at(8) }])).toEqual([
      { from: at(0), until: null },
    ])
  })

  it('covers the same days with as few spans as there can be, in order', () => {
    fc.assert(
      fc.property(fc.array(spans, { maxLength: 8 }), (list) => {
        const merged = union(list)
        for (const day of everyDay)
          expect(merged.filter((span) => holdsOn(span, day)).length).toBe(
            list.some((span) => holdsOn(span, day)) ? 1 : 0,
          )
        merged.slice(1).forEach((span, index) => {
          const before = merged[index]?.until
          expect(before != null && before < span.from).toBe(true)
        })
      }),
    )
  })
})

describe('what others leave of a span', () => {
  it('is open behind the last of them, and nothing where they cover it', () => {
    const open = { from: at(0), until: null }
    expect(without(open, [])).toEqual([open])
    expect(without(open, [{ from: at(3), until: at(5) }])).toEqual([
      { from: at(0), until: at(3) },
      { from: at(5), until: null },
    ])
    expect(without({ from: at(3), until: at(5) }, [open])).toEqual([])
  })

  it('is each of its days on which none of them holds', () => {
    fc.assert(
      fc.property(spans, fc.array(spans, { maxLength: 6 }), (whole, others) => {
        const left = without(whole, others)
        for (const day of everyDay)
          expect(left.filter((span) => holdsOn(span, day)).length).toBe(
            holdsOn(whole, day) && !others.some((other) => holdsOn(other, day)) ? 1 : 0,
          )
      }),
    )
  })
})
