import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { emsOf, linesOf, slicesOf } from '../../src/paper/measure.ts'

describe('measuring text', () => {
  it('counts a Chinese character as one, a letter as less', () => {
    expect(emsOf('甲乙，')).toBe(3)
    expect(emsOf('ab')).toBeLessThan(emsOf('AB'))
    expect(emsOf('AB')).toBeLessThan(2)
  })

  it('takes a line at least, and one for each that was typed', () => {
    expect([linesOf('', 50, 9), linesOf('甲\n\n乙', 50, 9), linesOf('甲'.repeat(100), 50, 9)]).toEqual([1, 3, 7])
  })

  it('cuts into pieces that are not longer than asked, and loses nothing', () => {
    const texts = fc.string({ unit: fc.constantFrom('甲', 'a', 'W', '\n', '𠮷', ' '), maxLength: 400 })
    fc.assert(
      fc.property(texts, fc.integer({ min: 1, max: 9 }), (text, most) => {
        const slices = slicesOf(text, 30, 9, most)
        expect(slices.join('')).toBe(text)
        for (const slice of slices) expect(linesOf(slice, 30, 9)).toBeLessThanOrEqual(most + 1)
      }),
    )
  })
})
