import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { laidOut } from '../../src/terminal/question/typed-text.ts'
import { widthOf } from '../../src/terminal/wrap.ts'
import { tries } from '../tries.ts'

describe('a text that is typed', () => {
  it('goes on below where its line is full, and never cuts a Chinese character in two', () => {
    expect(laidOut('? 客户 ', '深圳华南精密', 6, 12)).toEqual({
      above: ['? 客户 深圳', '华南精密'],
      below: [],
      column: 8,
    })
    expect(laidOut('> ', 'ab', 1, 80)).toEqual({ above: ['> ab'], below: [], column: 3 })
  })

  it('keeps every character, fits the terminal, and gives the cursor a column of its own', () => {
    const text = fc.string({ unit: fc.constantFrom('a', '1', ' ', '客', '户', '，'), maxLength: 200 })
    fc.assert(
      fc.property(text, fc.nat(200), fc.integer({ min: 8, max: 100 }), (typed, at, columns) => {
        const cursor = Math.min(at, typed.length)
        const { above, below, column } = laidOut('> ', typed, cursor, columns)
        const rows = [...above, ...below]
        expect(rows.join('')).toBe(`> ${typed}`)
        for (const row of rows) expect(widthOf(row)).toBeLessThan(columns)
        expect(column).toBeLessThan(columns)
        // What stands before the cursor is what was typed before it.
        const before = [
          ...above.slice(0, -1),
          [...(above.at(-1) ?? '')].reduce((kept, character) => (widthOf(kept) < column ? kept + character : kept), ''),
        ]
        expect(before.join('')).toBe(`> ${typed.slice(0, cursor)}`)
      }),
      { numRuns: tries(200) },
    )
  })
})
